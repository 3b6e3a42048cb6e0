"""Excerpts of drafts: some sentences without the rest, as people who write little send them.

What is harmless in a letter is harmless alone; heads that have seen letters only are too sure of the opposite.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from tonecheck.train.corpus import LabelledDraft, LabelledSentence
from tonecheck.train.framing import add_frame

Sentences = tuple[LabelledSentence, ...]
_LONGEST_PART: Final = 4  # sentences
_FEWEST_WORDS: Final = 4  # of a sentence shown alone
_FRAMED: Final = 0.55


def cut_part(sentences: Sentences, chance: random.Random) -> Sentences:
    """Cut out one to four neighbouring sentences of two or more."""
    size = chance.randint(1, min(_LONGEST_PART, len(sentences) - 1))
    first = chance.randint(0, len(sentences) - size)
    return sentences[first : first + size]


def draw_excerpts(drafts: Sequence[LabelledDraft], *, seed: int) -> tuple[LabelledDraft, ...]:
    """Draw a part and a single sentence of each draft that has them, half of them between a greeting and a name.

    The flags and reasons of an excerpt hold; its scores, verdict and elements are those of the whole draft and do not.
    """
    chance = random.Random(seed)  # noqa: S311 - no secret
    return tuple(
        replace(draft, sentences=add_frame(cut, chance) if chance.random() < _FRAMED else cut)
        for draft in drafts
        for cut in _cuts(draft.sentences, chance)
    )


def _cuts(sentences: Sentences, chance: random.Random) -> Iterator[Sentences]:
    """Yield a part of a draft of three sentences or more, and a sentence of some length of one of two or more."""
    if len(sentences) > 2:  # noqa: PLR2004 - a part of two would be one of them, which follows
        yield cut_part(sentences, chance)
    long = [sentence for sentence in sentences if len(sentence.text.split()) >= _FEWEST_WORDS]
    if len(sentences) > 1 and long:
        yield (chance.choice(long),)
