"""What is decided of one draft, or of a changed version of it, from the heads' figures."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from tonecheck.judge.verdict import Thresholds, decide_flag, decide_verdict
from tonecheck.labels import ELEMENTS, REASONS, Element, Flag, Reason, Verdict
from tonecheck.report import Scores

if TYPE_CHECKING:
    from tonecheck.judge.features import Floats
    from tonecheck.judge.heads import Judgement, Weights

_PRESENT: Final = 0.5  # an element is present from this probability on


@dataclass(frozen=True, slots=True)
class Decision:
    """The decisions on one list of sentences.

    Attributes:
        verdict: on the whole.
        scores: of the whole, 0 to 10 each, one decimal.
        elements: which elements of a good reply are present.
        flags: one a sentence.
        reasons: one a sentence; None on ``ok``.
        burns: calibrated probability of ``burn``, one a sentence.
        cautions: calibrated probability of ``caution``, one a sentence.
        features: shape (sentences, features), what each sentence was judged by.
    """

    verdict: Verdict
    scores: Scores
    elements: dict[Element, bool]
    flags: tuple[Flag, ...]
    reasons: tuple[Reason | None, ...]
    burns: tuple[float, ...]
    cautions: tuple[float, ...]
    features: Floats = field(repr=False, compare=False)


def decide(judgement: Judgement, thresholds: Thresholds) -> Decision:
    """Turn the heads' figures into decisions."""
    burns, cautions = judgement.flags[:, 2].tolist(), judgement.flags[:, 1].tolist()
    scores = Scores(*(round(float(min(10.0, max(0.0, score))), 1) for score in judgement.scores))
    flags = [decide_flag(burn, caution, thresholds) for burn, caution in zip(burns, cautions, strict=True)]
    return Decision(
        verdict=decide_verdict(burns, cautions, thresholds, professionalism=scores.professionalism),
        scores=scores,
        elements=_elements(judgement.elements),
        flags=tuple(flags),
        reasons=tuple(
            None if flag == "ok" else REASONS[int(chances.argmax())]
            for flag, chances in zip(flags, judgement.reasons, strict=True)
        ),
        burns=tuple(burns),
        cautions=tuple(cautions),
        features=judgement.features,
    )


def _elements(chances: Weights) -> dict[Element, bool]:
    """Tell which elements are present."""
    return {element: bool(chance >= _PRESENT) for element, chance in zip(ELEMENTS, chances, strict=True)}
