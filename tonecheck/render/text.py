"""The report for people: the verdict in words, the flagged sentences, the scores; 80 columns, no colour needed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from tonecheck.advice.reasons import REASON_TEXTS
from tonecheck.labels import SCORES
from tonecheck.render.advice import render_advice, render_evidence, render_missing, render_what_if
from tonecheck.render.plain import visible, wrap
from tonecheck.render.words import HEADLINES, count_flags
from tonecheck.report import Report, Sentence

_BAR: Final = 10
_COLOURS: Final = {"send": "32", "revise": "33", "hold": "31", "caution": "33", "burn": "31"}


def render_text(report: Report, *, colour: bool = False, ascii_only: bool = False) -> str:
    """Render a report for a terminal or a pager.

    Args:
        report: what to show.
        colour: use ANSI colours for the verdict and the flags; nothing is told by colour alone.
        ascii_only: draw the bars with plain signs.
    """
    blocks = [
        "\n".join(_headline(report, colour=colour)),
        *(_flagged(sentence, colour=colour) for sentence in report.flagged),
        *render_what_if(report),
        *render_missing(report),
        "\n".join(_bars(report, ascii_only=ascii_only)),
        *_notes(report),
        *_skipped(report),
    ]
    return "\n\n".join(blocks) + "\n"


def _headline(report: Report, *, colour: bool) -> Iterator[str]:
    """Yield the verdict in words and the count behind it."""
    yield _paint(HEADLINES[report.verdict], report.verdict, colour=colour)
    if report.flagged:
        yield count_flags(report)


def _flagged(sentence: Sentence, *, colour: bool) -> str:
    """Quote one flagged sentence with its reason and one kind line."""
    words = REASON_TEXTS[sentence.reason] if sentence.reason else None
    place = "Subject" if sentence.field else f"Line {sentence.line}"
    title = f"{sentence.flag}, {words.title}" if words else sentence.flag
    quote = wrap(f"“{visible(sentence.text)}”", "  ")
    lines = [
        _paint(f"{place}: {title}", sentence.flag, colour=colour),
        _underlined(quote, sentence) if colour else quote,
        *render_evidence(sentence),
        wrap(words.line if words else "", "  "),
        *render_advice(sentence),
    ]
    return "\n".join(lines)


def _underlined(quote: str, sentence: Sentence) -> str:
    """Underline the words that carry the flag; they stand in a line of their own, too."""
    for each in sentence.evidence or ():
        words = r"\s+".join(map(re.escape, visible(each.text).split()))
        quote = re.sub(rf"(?<!\w){words}(?!\w)", lambda found: f"\x1b[4m{found[0]}\x1b[24m", quote, count=1)
    return quote


def _bars(report: Report, *, ascii_only: bool) -> Iterator[str]:
    """Yield a line a score: name, number, bar."""
    full, empty = ("#", ".") if ascii_only else ("█", "░")
    for name in SCORES:
        score = getattr(report.scores, name)
        filled = round(score / 10 * _BAR)
        yield f"{name.capitalize():<15} {score:>4} of 10  {full * filled}{empty * (_BAR - filled)}"


def _notes(report: Report) -> Iterator[str]:
    """Yield one block with a line for each slip beside tone."""
    if report.notes:
        yield "\n".join(f"Note: {visible(note.message)}" for note in report.notes)


def _skipped(report: Report) -> Iterator[str]:
    """Yield one line on how much was not judged."""
    if report.skipped:
        kinds = sorted({skipped.kind for skipped in report.skipped})
        length = sum(skipped.end - skipped.start for skipped in report.skipped)
        yield f"Not judged: {length} characters ({', '.join(kinds)})."


def _paint(text: str, what: str, *, colour: bool) -> str:
    """Colour a text by a verdict or flag."""
    return f"\x1b[1;{_COLOURS[what]}m{text}\x1b[0m" if colour else text
