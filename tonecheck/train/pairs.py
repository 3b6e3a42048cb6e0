"""Pairs of drafts: nearly the same words, and one sentence that harms nobody in the one and burns in the other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Final

from tonecheck.train.corpus import LabelledDraft, LabelledSentence

_WORD: Final = re.compile(r"[^\W_]+")
_COMMON: Final = 0.5  # of the shorter draft's words: twins have three quarters, other neighbours a quarter
_ALIKE: Final = 0.35  # of the characters of the two sentences


@dataclass(frozen=True, slots=True)
class Pair:
    """Two drafts, and of each the sentence that decides.

    Attributes:
        fair: the draft in which nothing burns.
        burning: its twin.
        harmless: the sentence of ``fair`` in the place of the burn.
        burn: the sentence of ``burning`` that burns.
    """

    fair: LabelledDraft
    burning: LabelledDraft
    harmless: LabelledSentence
    burn: LabelledSentence


def find_pairs(drafts: Sequence[LabelledDraft]) -> list[Pair]:
    """Find the pairs among neighbours of one writer's file."""
    return [pair for one, other in pairwise(drafts) if one.writer == other.writer for pair in _paired(one, other)]


def group_pairs(pairs: Sequence[Pair], size: int) -> Iterator[list[Pair]]:
    """Yield groups of so many pairs of similar length."""
    by_length = sorted(pairs, key=lambda pair: sum(map(len, pair.fair.texts)))
    yield from (by_length[at : at + size] for at in range(0, len(by_length), size))


def _paired(one: LabelledDraft, other: LabelledDraft) -> Iterator[Pair]:
    """Yield the pair that two drafts are, if they are one."""
    fair, burning = sorted((one, other), key=_burns)
    if _burns(fair) or not _burns(burning) or not _has_much_in_common(fair, burning):
        return
    burn = max((each for each in burning.sentences if each.flag == "burn"), key=lambda each: len(each.text))
    own = [each for each in fair.sentences if each.flag == "ok" and each.text not in burning.texts]
    likest = max(own, key=lambda each: _likeness(each, burn), default=None)
    if likest is not None and _likeness(likest, burn) > _ALIKE:
        yield Pair(fair, burning, likest, burn)


def _burns(draft: LabelledDraft) -> int:
    """Count the burns."""
    return sum(sentence.flag == "burn" for sentence in draft.sentences)


def _has_much_in_common(one: LabelledDraft, other: LabelledDraft) -> bool:
    """Tell whether two drafts share many of their words."""
    words, others = _words(one), _words(other)
    return len(words & others) > _COMMON * min(len(words), len(others))


def _words(draft: LabelledDraft) -> set[str]:
    """Give the words of a draft."""
    return {word.lower() for text in draft.texts for word in _WORD.findall(text)}


def _likeness(one: LabelledSentence, other: LabelledSentence) -> float:
    """Give how much two sentences have in common, 0 to 1."""
    return SequenceMatcher(None, one.text, other.text, autojunk=False).ratio()
