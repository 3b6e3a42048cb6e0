"""Pairs of drafts: much in the same words, and where one has a sentence that harms nobody, the other has a burn."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise, product
from typing import Final

from tonecheck.train.corpus import LabelledDraft, LabelledSentence

_WORD: Final = re.compile(r"[^\W_]+")
_COMMON: Final = 0.4  # of the longer draft's words; other neighbours have a sixth
_ALIKE: Final = 0.42  # of the characters of the two sentences


@dataclass(frozen=True, slots=True)
class Pair:
    """Two drafts, and the 0-based index of the sentence that decides in each.

    Attributes:
        fair: the draft in which nothing burns.
        burning: its twin.
        harmless: in ``fair``, the sentence most like the burn.
        burn: in ``burning``, the sentence that burns.
    """

    fair: LabelledDraft
    burning: LabelledDraft
    harmless: int
    burn: int


def find_pairs(drafts: Sequence[LabelledDraft]) -> list[Pair]:
    """Find the pairs among neighbours of one writer; drafts are in the order of their files."""
    neighbours = (couple for couple in pairwise(drafts) if couple[0].writer == couple[1].writer)
    return [pair for one, other in neighbours if (pair := _pair_up(one, other)) is not None]


def group_pairs(pairs: Sequence[Pair], size: int) -> Iterator[list[Pair]]:
    """Yield groups of so many pairs, the shortest drafts together."""
    by_length = sorted(pairs, key=lambda pair: sum(map(len, pair.fair.texts)))
    yield from (by_length[at : at + size] for at in range(0, len(by_length), size))


def _pair_up(one: LabelledDraft, other: LabelledDraft) -> Pair | None:
    """Give the pair that two drafts are, if they are one."""
    fair, burning = sorted((one, other), key=_count_burns)
    if _count_burns(fair) or not _count_burns(burning) or not _have_much_in_common(fair, burning):
        return None
    burns = [at for at, each in enumerate(burning.sentences) if each.flag == "burn"]
    own = [at for at, each in enumerate(fair.sentences) if each.text not in burning.texts]
    couples = [(_likeness(fair.sentences[at], burning.sentences[burn]), at, burn) for at, burn in product(own, burns)]
    likeness, harmless, burn = max(couples, default=(0.0, 0, 0))
    is_told_apart = likeness > _ALIKE and fair.sentences[harmless].flag == "ok"
    return Pair(fair, burning, harmless, burn) if is_told_apart else None


def _count_burns(draft: LabelledDraft) -> int:
    """Count the burns of a draft."""
    return sum(sentence.flag == "burn" for sentence in draft.sentences)


def _have_much_in_common(one: LabelledDraft, other: LabelledDraft) -> bool:
    """Tell whether two drafts share many of their words."""
    words, others = _words(one), _words(other)
    return len(words & others) > _COMMON * max(len(words), len(others))


def _words(draft: LabelledDraft) -> set[str]:
    """Give the words of a draft."""
    return {word.lower() for text in draft.texts for word in _WORD.findall(text)}


def _likeness(one: LabelledSentence, other: LabelledSentence) -> float:
    """Give how much two sentences have in common, 0 to 1."""
    return SequenceMatcher(None, one.text, other.text, autojunk=False).ratio()
