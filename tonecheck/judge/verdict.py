"""Probabilities to decisions: the flag of each sentence and the verdict on the draft."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal, get_args

from tonecheck.labels import Flag, Verdict

Strictness = Literal["gentle", "normal", "strict"]
FailOn = Literal["revise", "hold", "never"]
STRICTNESSES: tuple[Strictness, ...] = get_args(Strictness)
_FAILING: Final[dict[FailOn, frozenset[Verdict]]] = {
    "revise": frozenset({"revise", "hold"}),
    "hold": frozenset({"hold"}),
    "never": frozenset(),
}


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Where a probability becomes a decision; chosen on the development drafts, kept in the model's manifest.

    Attributes:
        burn: at least this ``burn`` flags a sentence as burn.
        caution: at least this ``burn + caution`` flags it as caution.
        hold: at least this probability that at least one flagged sentence burns holds the draft.
        revise: the sum of ``burn + caution``, over sentences of at least ``caution``, that asks for a revision.
        poor: a draft with a burn and a professionalism of at most this, 0 to 10, is held, however mild the burn.
    """

    burn: float
    caution: float
    hold: float
    revise: float
    poor: float = 0.0

    @classmethod
    def from_manifest(cls, manifest: Mapping[str, Any], strictness: Strictness) -> Thresholds:
        """Read the thresholds of one strictness."""
        return cls(**manifest["thresholds"][strictness])


def decide_flag(burn: float, caution: float, thresholds: Thresholds) -> Flag:
    """Decide the flag of a sentence from its two probabilities."""
    if burn >= thresholds.burn:
        return "burn"
    return "caution" if burn + caution >= thresholds.caution else "ok"


def decide_verdict(
    burns: Sequence[float], cautions: Sequence[float], thresholds: Thresholds, *, professionalism: float
) -> Verdict:
    """Decide the verdict from the probabilities of all sentences and the draft's professionalism, 0 to 10.

    A clear burn holds the draft, and so do several milder ones, or one in a draft that is poor as a whole. Otherwise a
    milder burn, or cautions that add up, ask for a revision.
    """
    burning = combine_burns(burns, thresholds.burn)
    if burning >= thresholds.hold or (burning > 0 and professionalism <= thresholds.poor):
        return "hold"
    weight = sum(both for both in map(sum, zip(burns, cautions, strict=True)) if both >= thresholds.caution)
    return "revise" if burning > 0 or weight >= thresholds.revise else "send"


def combine_burns(burns: Sequence[float], threshold: float) -> float:
    """Give the probability that at least one of the flagged sentences burns, were they independent.

    Args:
        burns: each sentence's probability.
        threshold: from which one is flagged; the others do not count. Where none is flagged the answer is 0.
    """
    return 1.0 - math.prod(1.0 - burn for burn in burns if burn >= threshold)


def is_failing(verdict: Verdict, fail_on: FailOn) -> bool:
    """Tell whether a verdict is at or below the one from which a draft should not go out."""
    return verdict in _FAILING[fail_on]
