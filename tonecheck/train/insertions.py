"""Sentences of one draft set into another that is kind throughout: a burn among kind lines still is one.

Heads that have seen whole drafts only are too sure that a letter with thanks and a request for feedback holds no burn.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from tonecheck.labels import Flag
from tonecheck.train.corpus import LabelledDraft, LabelledSentence

_FEWEST: Final = 3  # sentences of a host, and words of a guest
_BURNING: Final = 0.6  # share of guests; the others are harmless, so that being out of place tells nothing
_PARAGRAPH: Final = 0.4  # share of guests that begin one


def draw_insertions(drafts: Sequence[LabelledDraft], *, seed: int) -> tuple[LabelledDraft, ...]:
    """Set a sentence of another draft into each that is harmless throughout, neither first nor last.

    Flags and reasons hold; scores, verdict and elements are those of the draft without the sentence and do not.
    """
    chance = random.Random(seed)  # noqa: S311 - no secret
    guests: dict[Flag, list[LabelledSentence]] = {flag: list(_guests(drafts, flag)) for flag in ("burn", "ok")}
    return tuple(_inserted(draft, guests, chance) for draft in drafts if _is_host(draft))


def _is_host(draft: LabelledDraft) -> bool:
    """Tell whether a draft is harmless throughout and long enough."""
    return len(draft.sentences) >= _FEWEST and all(sentence.flag == "ok" for sentence in draft.sentences)


def _guests(drafts: Sequence[LabelledDraft], flag: Flag) -> Iterator[LabelledSentence]:
    """Yield the whole sentences with a flag."""
    for draft in drafts:
        for sentence in draft.sentences:
            if sentence.flag == flag and len(sentence.text.split()) >= _FEWEST and sentence.text[-1] in ".!?":
                yield sentence


def _inserted(draft: LabelledDraft, guests: dict[Flag, list[LabelledSentence]], chance: random.Random) -> LabelledDraft:
    """Set a guest into a draft."""
    guest = chance.choice(guests["burn" if chance.random() < _BURNING else "ok"])
    at = chance.randrange(1, len(draft.sentences))
    guest = replace(guest, opens=chance.random() < _PARAGRAPH)
    return replace(draft, sentences=(*draft.sentences[:at], guest, *draft.sentences[at:]))
