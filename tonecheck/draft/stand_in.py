"""How a sentence reads without the words in it that are the mail's answered: the one reading that is judged."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from tonecheck.draft.sentences import Span
    from tonecheck.report import Sentence

Stretches = tuple[tuple[int, int], ...]  # in order and apart; 0-based, half-open, in code points of a sentence
STAND_IN: Final = "it"  # what is read in place of words that are not the sender's


def stretches_within(span: Span, repetitions: Iterable[Span]) -> Stretches:
    """Give what lies within a sentence of the words repeated in its text, as stretches of the sentence."""
    clipped = [(max(part.start, span.start), min(part.end, span.end)) for part in repetitions]
    return tuple((start - span.start, end - span.start) for start, end in clipped if start < end)


def with_stand_ins(text: str, stretches: Stretches) -> str:
    """Give a sentence with ``STAND_IN`` in place of each stretch."""
    kept, at = [], 0
    for start, end in stretches:
        kept += [text[at:start], STAND_IN]
        at = end
    return "".join([*kept, text[at:]])


def readings(sentences: Iterable[Sentence]) -> list[str]:
    """Give the sentences of a report as they were judged."""
    return [with_stand_ins(sentence.text, sentence.repeated) for sentence in sentences]


def read_alike(text: str, sentence: Sentence) -> str:
    """Give the reading of a text in a sentence's place, which may keep the quotations in that."""
    for start, end in sentence.repeated:
        quotation = sentence.text[max(0, start - 1) : end + 1]  # with its marks
        text = text.replace(quotation, quotation.replace(sentence.text[start:end], STAND_IN))
    return text


def place_as_written(offset: int, stretches: Stretches) -> int:
    """Give where an offset into a sentence's reading, not within a stand-in, lies in the sentence as written."""
    for start, end in stretches:
        if offset >= start + len(STAND_IN):
            offset += end - start - len(STAND_IN)
    return offset
