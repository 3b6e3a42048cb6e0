"""The draft itself on the page: sentences shaded by strength, what was not judged dimmed; pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from tonecheck.advice.reasons import REASON_TEXTS
from tonecheck.render.plain import CONTROL
from tonecheck.report import Evidence, Sentence, Skipped

_STEPS: Final = (0.15, 0.4, 0.65, 0.85)  # strengths from which a shade is one step deeper
_LAYOUT: Final = {ord(sign): sign for sign in "\n\r\t"}
_SIGNS: Final = CONTROL | _LAYOUT


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence of the page with its number among the flagged ones; None where it is not flagged."""

    sentence: Sentence
    number: int | None
    prefix: str

    @property
    def place(self) -> str:
        """The id of the sentence in the draft."""
        return f"{self.prefix}at-{self.number}"

    @property
    def card(self) -> str:
        """The id of what is said about the sentence below the draft."""
        return f"{self.prefix}flag-{self.number}"


def number_flags(sentences: Sequence[Sentence], prefix: str) -> tuple[Marked, ...]:
    """Number the flagged sentences from 1, in order."""
    numbers = iter(range(1, len(sentences) + 1))
    return tuple(Marked(each, next(numbers) if each.flag != "ok" else None, prefix) for each in sentences)


def safe(text: str) -> str:
    """Escape for HTML; control and direction signs other than line breaks and tabs are shown as a sign."""
    return escape(text.translate(_SIGNS))


def draw_draft(text: str, marked: Sequence[Marked], skipped: Sequence[Skipped]) -> str:
    """Draw one text with its sentences and skipped stretches marked."""
    return "".join(_stretches(text, sorted([*marked, *skipped], key=_start)))


def _start(part: Marked | Skipped) -> int:
    """Give where a stretch starts."""
    return part.sentence.start if isinstance(part, Marked) else part.start


def _stretches(text: str, parts: Sequence[Marked | Skipped]) -> Iterator[str]:
    """Yield the stretches of the text in order; one that overlaps what is drawn already is left plain."""
    at = 0
    for part in parts:
        if _start(part) < at:
            continue
        yield safe(text[at : _start(part)])
        yield _skipped(text, part) if isinstance(part, Skipped) else _sentence(part)
        at = part.end if isinstance(part, Skipped) else part.sentence.end
    yield safe(text[at:])


def _skipped(text: str, part: Skipped) -> str:
    """Dim a stretch that was not judged."""
    told = f'<span class="unseen">Not judged, {part.kind}: </span>'
    return f'<span class="skipped">{told}{safe(text[part.start : part.end])}</span>'


def _sentence(marked: Marked) -> str:
    """Shade a sentence; a flagged one leads to what is said about it."""
    sentence = marked.sentence
    level = sum(_strength(sentence) >= step for step in _STEPS)
    if marked.number is None:
        shown = safe(sentence.text)
        return f'<span class="mark ok l{level}">{shown}</span>' if level else shown
    tip = f"{marked.prefix}tip-{marked.number}"
    return (
        f'<span class="place"><a class="mark {sentence.flag} l{max(level, 1)}" id="{marked.place}" '
        f'href="#{marked.card}" aria-describedby="{tip}">{underline_words(sentence)}'
        f'<span class="tag"><span class="unseen"> </span>{marked.number} {sentence.flag}</span></a>'
        f'<span class="tip" role="tooltip" id="{tip}">{_tip(sentence)}</span></span>'
    )


def _strength(sentence: Sentence) -> float:
    """Give how surely a sentence deserves its flag."""
    return sentence.burn if sentence.flag == "burn" else sentence.burn + sentence.caution


def underline_words(sentence: Sentence) -> str:
    """Draw a sentence with the words that carry its flag underlined."""
    drawn, at = "", sentence.start
    for words in sentence.evidence or ():
        before, inside = (sentence.text[words.start - sentence.start :], sentence.text)
        drawn += safe(inside[at - sentence.start : words.start - sentence.start])
        drawn += f"<u>{safe(before[: words.end - words.start])}</u>"
        at = words.end
    return drawn + safe(sentence.text[at - sentence.start :])


def _tip(sentence: Sentence) -> str:
    """Tell the reason in brief, and the words."""
    lines = [f"<b>{title(sentence)}</b>", safe(REASON_TEXTS[sentence.reason].line) if sentence.reason else ""]
    if sentence.evidence:
        lines.append(f"The words: {quote_words(sentence.evidence)}.")
    return " ".join(line for line in lines if line)


def title(sentence: Sentence) -> str:
    """Name a flag with its reason."""
    reason = f", {REASON_TEXTS[sentence.reason].title}" if sentence.reason else ""
    return safe(f"{sentence.flag.capitalize()}{reason}")


def quote_words(evidence: Sequence[Evidence]) -> str:
    """Quote the words that carry a flag."""
    return ", ".join(f"“{safe(' '.join(words.text.split()))}”" for words in evidence)
