"""Which words of the mail answered are spared: where they, and not the sender's own, make a sentence burn."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tonecheck.draft.stand_in import Stretches, with_stand_ins

if TYPE_CHECKING:
    from tonecheck.judge.heads import Judgement


@dataclass(frozen=True, slots=True)
class Spared:
    """A draft's judgement, and the stretches of each of its sentences in whose place a stand-in was read."""

    judgement: Judgement
    repeated: tuple[Stretches, ...]


def judge_sparing(
    judge: Callable[[Sequence[str]], Judgement],
    texts: Sequence[str],
    repeated: Sequence[Stretches],
    *,
    own_burn: float,
) -> Spared:
    """Judge a draft, each sentence by one reading: without the repeated words where they carry its burn.

    A sentence that clearly burns without them, read alone, does so by its sender's own words, and is read as written;
    so is one that they make no worse. One that burns mildly without them is judged by that.

    Args:
        judge: judges the sentences of a draft.
        texts: the sentences.
        repeated: the stretches of each that repeat the mail answered.
        own_burn: from this ``burn`` on a sentence without them clearly burns.
    """
    written = judge(texts)
    if not any(repeated):
        return Spared(written, tuple(repeated))
    spared = _read(texts, repeated)
    without = judge(spared)
    kept = tuple(
        stretches if stretches and _is_milder(without, written, at) and _burn(judge([spared[at]]), 0) < own_burn else ()
        for at, stretches in enumerate(repeated)
    )
    return Spared(without if kept == tuple(repeated) else judge(_read(texts, kept)), kept)


def _is_milder(one: Judgement, other: Judgement, at: int) -> bool:
    """Tell whether a sentence burns less in one judgement than in another."""
    return _burn(one, at) < _burn(other, at)


def _burn(judgement: Judgement, at: int) -> float:
    """Give the burn of a sentence."""
    return float(judgement.flags[at, 2])


def _read(texts: Sequence[str], repeated: Sequence[Stretches]) -> list[str]:
    """Give the sentences with stand-ins."""
    return [with_stand_ins(text, stretches) for text, stretches in zip(texts, repeated, strict=True)]
