"""The report as one self-contained page: no script, nothing fetched, everything escaped; pure."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from tonecheck.advice.reasons import REASON_TEXTS
from tonecheck.labels import ELEMENTS, SCORES, Verdict
from tonecheck.render.advice import ELEMENT_TITLES, leave_out, warn_of_next
from tonecheck.render.html_draft import Marked, draw_draft, number_flags, quote_words, safe, title, underline_words
from tonecheck.render.html_style import STYLE
from tonecheck.render.plain import listed
from tonecheck.render.words import HEADLINES, count_flags
from tonecheck.report import Advice, Report, Scores, WhatIf


@dataclass(frozen=True, slots=True)
class Shown:
    """A draft to show with its report.

    Attributes:
        name: the file's name as people know it.
        text: the text into which the report's offsets are.
        subject: a message's decoded Subject, else empty.
        report: the judgement.
    """

    name: str
    text: str
    subject: str
    report: Report


def render_html(shown: Sequence[Shown]) -> str:
    """Render one page with one or several drafts, at least one."""
    one = len(shown) == 1
    heading = HEADLINES[shown[0].report.verdict] if one else f"{len(shown)} drafts"
    body = _draft_page(shown[0], "", 1) if one else _many(shown, heading)
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_policy()}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{safe(heading)} {safe(shown[0].name) if one else ''}</title>\n<style>{STYLE}</style>\n</head>\n"
        f"<body>\n<main>\n{body}\n{_footer(shown[0].report)}\n</main>\n</body>\n</html>\n"
    )


def _policy() -> str:
    """Forbid everything but the page's own style."""
    digest = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def _many(shown: Sequence[Shown], heading: str) -> str:
    """Show several drafts, one below the other."""
    parts = [_draft_page(each, f"d{at}-", 2) for at, each in enumerate(shown, 1)]
    return f"<h1>{heading}</h1>\n" + "\n".join(parts)


def _draft_page(shown: Shown, prefix: str, level: int) -> str:
    """Show one draft with all that is said of it; headings start at a level."""
    report, marked = shown.report, number_flags(shown.report.sentences, prefix)
    flagged = [each for each in marked if each.number is not None]
    sections = [
        f'<h{level} class="{report.verdict}">{HEADLINES[report.verdict]}</h{level}>',
        f'<p class="small">{safe(shown.name)}</p>' if level > 1 else "",
        f"<p>{count_flags(report)}</p>" if flagged else "",
        _scores(report.scores),
        _section("The draft", level, _legend(report) + _draft(shown, marked)),
        _section("What to change", level, "".join(_card(each, report, level + 2) for each in flagged)),
        _section("What if", level, _what_if(report, marked) if flagged else ""),
        _section("What a good reply has", level, _elements(report)),
        _section("Also", level, _list(note.message[:1].upper() + note.message[1:] for note in report.notes)),
    ]
    return f"<section>{''.join(sections)}</section>" if level > 1 else "".join(sections)


def _section(heading: str, level: int, content: str) -> str:
    """Put content under a heading; nothing where there is none."""
    return f"\n<h{level + 1}>{heading}</h{level + 1}>\n{content}" if content else ""


def _scores(scores: Scores) -> str:
    """Show the three scores as words, figures and bars."""
    return f'\n<ul class="scores">{"".join(_score(name, getattr(scores, name)) for name in SCORES)}</ul>'


def _score(name: str, score: float) -> str:
    """Show one score; the bar says nothing that the figure does not."""
    bar = f'<rect width="100" height="8" rx="4"/><rect width="{10 * score:.0f}" height="8" rx="4"/>'
    drawn = f'<svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">{bar}</svg>'
    return f"<li>{name.capitalize()} <b>{score}</b> of 10{drawn}</li>"


def _legend(report: Report) -> str:
    """Explain the marks that occur."""
    flags = {sentence.flag for sentence in report.sentences}
    parts = [
        '<span class="mark burn l4">could cost you goodwill</span>' if "burn" in flags else "",
        '<span class="mark caution l4">could be stronger</span>' if "caution" in flags else "",
        '<span class="skipped">not judged</span>' if report.skipped else "",
    ]
    told = " · ".join(part for part in parts if part)
    more = " The deeper the shade, the surer. Underlined words carry it." if report.flagged else ""
    return f'<p class="legend small">{told}.{more}</p>\n' if told else ""


def _draft(shown: Shown, marked: Sequence[Marked]) -> str:
    """Show the Subject, where there is one, and the text."""
    subject = [each for each in marked if each.sentence.field == "subject"]
    body = [each for each in marked if each.sentence.field is None]
    top = f'<span class="subject">Subject: {draw_draft(shown.subject, subject, ())}</span>' if shown.subject else ""
    return f'<div class="draft">{top}{draw_draft(shown.text, body, shown.report.skipped).rstrip()}</div>'


def _card(marked: Marked, report: Report, level: int) -> str:
    """Say why one sentence is flagged and what to write instead."""
    sentence = marked.sentence
    place = "Subject" if sentence.field else f"Line {sentence.line}"
    reason = f"<p>{safe(REASON_TEXTS[sentence.reason].line)}</p>" if sentence.reason else ""
    head = f'<a href="#{marked.place}">{marked.number}. {place}</a>: {title(sentence)}'
    facts = "".join(f"<dt>{term}</dt><dd>{told}</dd>" for term, told in _facts(marked, report))
    return (
        f'<article class="card {sentence.flag}" id="{marked.card}"><h{level}>{head}</h{level}>'
        f"<blockquote>{underline_words(sentence)}</blockquote>{reason}<dl>{facts}</dl>"
        f"{_advice(sentence.advice, level + 1)}</article>\n"
    )


def _facts(marked: Marked, report: Report) -> Iterator[tuple[str, str]]:
    """Yield what is known of one flagged sentence, as terms and texts."""
    sentence = marked.sentence
    yield "How sure", f"burn {sentence.burn:.0%}, caution {sentence.caution:.0%}"
    if sentence.evidence:
        yield "The words", quote_words(sentence.evidence)
    at = report.sentences.index(sentence)
    for without in report.what_if.without_each if report.what_if else ():
        if without.index == at:
            yield "Without it", f"the verdict would be {_verdict(without.verdict)}"


def _advice(advice: Sequence[Advice] | None, level: int) -> str:
    """List what to write instead."""
    if not advice:
        return ""
    items = "".join(f"<li>{_suggestion(each)}</li>" for each in advice)
    return f"<h{level}>Instead</h{level}><ol>{items}</ol>"


def _suggestion(advice: Advice) -> str:
    """Say what to write instead, and what that leaves out."""
    if not advice.text:
        return f"{leave_out(advice).capitalize()}.{warn_of_next(advice)}"
    drops = f' <span class="small">(leaves out {safe(listed(advice.drops))})</span>' if advice.drops else ""
    return safe(advice.text) + drops + warn_of_next(advice)


def _verdict(verdict: Verdict) -> str:
    """Colour a verdict's name."""
    return f'<b class="{verdict}">{verdict}</b>'


def _what_if(report: Report, marked: Sequence[Marked]) -> str:
    """Show verdict and scores without flagged sentences."""
    if report.what_if is None:
        return ""
    rows = "".join(_row(name, verdict, scores) for name, verdict, scores in _outcomes(report, report.what_if, marked))
    heads = "".join(f'<th scope="col">{head}</th>' for head in ("Sentence", "Verdict", *map(str.capitalize, SCORES)))
    table = f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
    region = f'<div class="wide" role="region" aria-label="Verdicts and scores" tabindex="0">{table}</div>'
    return f"<p>{_smallest(report.what_if, marked)}</p>{region}"


def _outcomes(report: Report, what_if: WhatIf, marked: Sequence[Marked]) -> Iterator[tuple[str, Verdict, Scores]]:
    """Yield the draft as it is, without each flagged sentence and without all."""
    yield "As it is", report.verdict, report.scores
    for each in what_if.without_each if len(report.flagged) > 1 else ():
        yield f"Without {marked[each.index].number}", each.verdict, each.scores
    if what_if.without_flagged:
        name = "Without any" if len(report.flagged) > 1 else "Without it"
        yield name, what_if.without_flagged.verdict, what_if.without_flagged.scores


def _row(name: str, verdict: Verdict, scores: Scores) -> str:
    """Show one outcome."""
    cells = "".join(f"<td>{getattr(scores, score)}</td>" for score in SCORES)
    return f'<tr><th scope="row">{name}</th><td>{_verdict(verdict)}</td>{cells}</tr>'


def _smallest(what_if: WhatIf, marked: Sequence[Marked]) -> str:
    """Name the fewest sentences whose removal reaches send."""
    if what_if.smallest is None:
        return "Leaving sentences out is not enough here; some have to be written anew."
    if not what_if.smallest:
        return "It can be sent as it is."
    numbers = [f'<a href="#{marked[at].card}">{marked[at].number}</a>' for at in what_if.smallest]
    return f"The least to leave out for {_verdict('send')}: {listed(numbers)}."


def _elements(report: Report) -> str:
    """Tell which elements are there, and which are worth adding with a sentence to take over."""
    there = [ELEMENT_TITLES[name] for name in ELEMENTS if report.elements.get(name)]
    told = f"<p>There already: {', '.join(there)}.</p>" if there else ""
    if not report.missing or report.verdict == "send":
        return told
    items = "".join(f"<dt>{ELEMENT_TITLES[each.element]}</dt><dd>“{safe(each.text)}”</dd>" for each in report.missing)
    return f"{told}<p>You could add:</p><dl>{items}</dl>"


def _list(texts: Iterator[str]) -> str:
    """List texts; nothing where there is none."""
    items = "".join(f"<li>{safe(text)}</li>" for text in texts)
    return f"<ul>{items}</ul>" if items else ""


def _footer(report: Report) -> str:
    """Say who judged, and that nothing left the machine."""
    tool = escape(f"{report.tool.name} {report.tool.version}, model {report.tool.model}")
    return f"<footer><p>{tool}. Made on this machine; this page loads nothing and sends nothing.</p></footer>"
