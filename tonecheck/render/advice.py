"""What the text report says of evidence, advice, what-if and missing elements; all of it works by ear."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tonecheck.labels import Element
from tonecheck.render.plain import listed, visible, wrap
from tonecheck.report import Advice, Report, Sentence

_SHOWN: Final = 2  # suggestions a sentence
_MOST_MISSING: Final = 3
_LIKELY: Final = 0.5  # probability that a deletion loses a point, from which it says what to do about it
ELEMENT_TITLES: Final[dict[Element, str]] = {
    "thanks": "thanks",
    "acceptance": "a word on the decision",
    "feedback-request": "a question to learn from",
    "open-door": "an open door",
    "strengths": "what you bring",
    "courteous-close": "a courteous close",
}


def render_evidence(sentence: Sentence) -> Iterator[str]:
    """Yield a line with the words that carry the flag, where they are not the whole sentence."""
    words = [f"“{visible(each.text)}”" for each in sentence.evidence or ()]
    if words and len(words[0]) < len(visible(sentence.text)):
        yield wrap(f"It is in {listed(words)}.", "  ")


def render_advice(sentence: Sentence) -> Iterator[str]:
    """Yield a line for each of the best suggestions."""
    for at, advice in enumerate((sentence.advice or ())[:_SHOWN]):
        yield wrap(_suggestion(advice, is_first=at == 0), "  ", later="    ")


def _suggestion(advice: Advice, *, is_first: bool) -> str:
    """Say what to write instead, and what that leaves out."""
    if not advice.text:
        return f"{'Best:' if is_first else 'Or'} {leave_out(advice)}.{warn_of_next(advice)}"
    drops = f" (leaves out {listed([visible(word) for word in advice.drops])})" if advice.drops else ""
    return f"{'Instead' if is_first else 'Or'}: “{visible(advice.text)}”{drops}{warn_of_next(advice)}"


def leave_out(advice: Advice) -> str:
    """Say to leave the sentence out, with the more care the more likely that loses a point."""
    if not advice.keep_point:
        return "leave it out"
    if advice.point < _LIKELY:
        return "leave it out, but for any point you still need"
    return "leave it out, unless it holds a point you need; then make only that, calmly"


def warn_of_next(advice: Advice) -> str:
    """Say that the next sentence must be changed, too, where it leans on what is taken away."""
    return " The next sentence leans on it; change that too." if advice.mend_next else ""


def render_what_if(report: Report) -> Iterator[str]:
    """Yield one line on what would have to go."""
    if report.what_if is None or report.verdict == "send":
        return
    smallest, without = report.what_if.smallest, report.what_if.without_flagged
    if smallest:
        yield wrap(f"Without {_named(report, smallest)} this would be fine to send.", "")
    elif without is None:
        yield wrap("Without this nothing would be left; a few fresh lines would serve you better.", "")
    else:
        yield wrap(f"Without what is flagged the verdict would be: {without.verdict}.", "")


def _named(report: Report, left: tuple[int, ...]) -> str:
    """Name sentences by their lines."""
    if len(left) == len(report.flagged):
        return "the sentence above" if len(left) == 1 else f"the {len(left)} sentences above"
    gone = [report.sentences[index] for index in left]
    lines = list(dict.fromkeys("the Subject" if each.field else f"line {each.line}" for each in gone))
    return f"the sentence{'s' * (len(gone) > 1)} in {listed(lines)}"


def render_missing(report: Report) -> Iterator[str]:
    """Yield a block with a few missing elements, where the reply is to be changed anyway; nobody has to boast."""
    missing = [each for each in report.missing or () if each.element != "strengths"][:_MOST_MISSING]
    if missing and report.verdict != "send":
        lines = [wrap(f"{ELEMENT_TITLES[each.element]}: “{each.text}”", "  ", later="    ") for each in missing]
        yield "\n".join(["What would help:", *lines])
