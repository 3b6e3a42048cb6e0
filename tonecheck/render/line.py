"""One line a flagged sentence, for editors: ``file:line:column: severity: reason: message``."""

from __future__ import annotations

from typing import Final

from tonecheck.advice.reasons import REASON_TEXTS
from tonecheck.labels import Flag
from tonecheck.render.place import Place, find_place
from tonecheck.report import Report, Sentence

SEVERITIES: Final[dict[Flag, str]] = {"ok": "note", "caution": "warning", "burn": "error"}


def render_line(report: Report, *, name: str) -> str:
    """Render the flagged sentences of a report, one a line; empty where there is none.

    Lines are those of the file. Where a mail message's text is encoded in it, the line on which it begins is given, and
    the message tells the line of the decoded text.

    Args:
        report: what to show.
        name: the file's name as the user gave it.
    """
    return "".join(_line(find_place(report, sentence), sentence, name) for sentence in report.flagged)


def _line(place: Place, sentence: Sentence, name: str) -> str:
    """Render one flagged sentence."""
    words = REASON_TEXTS[sentence.reason].line if sentence.reason else ""
    note = f" ({place.note})" if place.note else ""
    return f"{name}:{place.line}:{place.column}: {SEVERITIES[sentence.flag]}: {sentence.reason}: {words}{note}\n"
