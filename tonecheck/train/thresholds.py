"""Choose the thresholds on the development drafts: false alarms first, then what is found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import product
from typing import Final

import numpy as np
from sklearn.metrics import cohen_kappa_score

from tonecheck.judge.heads import Weights
from tonecheck.judge.verdict import STRICTNESSES, Strictness, Thresholds, combine_burns, decide_verdict
from tonecheck.labels import VERDICTS, Verdict
from tonecheck.train.corpus import LabelledDraft
from tonecheck.train.heads import BURN

# of ok sentences flagged on dev, which is hard on purpose: on d7, its cross-section, it is fewer
FALSE_ALARMS: Final[dict[Strictness, float]] = {"gentle": 0.003, "normal": 0.005, "strict": 0.03}
_GRID: Final = np.round(np.arange(0.02, 0.98, 0.01), 2)
_CAUTIONS: Final = np.round(np.arange(0.3, 0.6, 0.1), 2)  # what is more likely flagged than not is a caution at least
_WEIGHTS: Final = np.round(np.arange(0.2, 2.2, 0.2), 2)
_POOREST: Final = 4.0  # professionalism: below the middle of the scale
_AS_GOOD: Final = 0.01  # of kappa: less than the drafts can tell
_HOLDS: Final = np.round(np.arange(0.3, 0.99, 0.02), 2)  # beside the least that the clean drafts allow


@dataclass(frozen=True, slots=True)
class JudgedDraft:
    """A labelled draft with the calibrated flag probabilities of its sentences, shape (sentences, 3), and a score."""

    draft: LabelledDraft
    flags: Weights
    professionalism: float


def choose_thresholds(judged: Sequence[JudgedDraft]) -> dict[Strictness, dict[str, float]]:
    """Choose the thresholds of every strictness, as the manifest writes them."""
    return {strictness: asdict(_choose(judged, FALSE_ALARMS[strictness])) for strictness in STRICTNESSES}


def _choose(judged: Sequence[JudgedDraft], false_alarms: float) -> Thresholds:
    """Choose the burn threshold by false alarms, what makes a draft poor by the clean ones, the rest by weighted kappa.

    Of choices within a hundredth of the best kappa, the one that lets through or stops the fewest drafts wrongly is
    taken: drafts to change that get "send", and clean ones that do not; those to hold, or held, count twice. At most
    one clean draft in a hundred may be held.
    """
    burn = _burn_threshold(judged, false_alarms)
    poor = _poor(judged, burn)
    gold = [each.draft.verdict for each in judged]
    tried = [
        (_agreement(gold, said), -_wrong_ways(gold, said), thresholds)
        for thresholds in _verdict_choices(burn, poor, _hottest_clean(judged, burn))
        for said in [[_verdict(each, thresholds) for each in judged]]
    ]
    best = max(kappa for kappa, _, _ in tried)
    return max((each for each in tried if each[0] >= best - _AS_GOOD), key=lambda each: (each[1], each[0]))[2]


def _hottest_clean(judged: Sequence[JudgedDraft], burn: float) -> float:
    """Give the hottest clean draft's probability that a flagged sentence burns, but for the hottest hundredth."""
    clean = (each.flags[:, BURN].tolist() for each in judged if each.draft.verdict == "send")
    heats = sorted((combine_burns(burns, burn) for burns in clean), reverse=True)
    return heats[len(heats) // 100] if heats else 0.0


def _poor(judged: Sequence[JudgedDraft], burn: float) -> float:
    """Choose the professionalism, in tenths, below that of every clean draft in which a burn is seen."""
    clean = [
        each.professionalism
        for each in judged
        if each.draft.verdict == "send" and combine_burns(each.flags[:, BURN].tolist(), burn) > 0
    ]
    return max(0.0, round(min([*clean, _POOREST]) - 0.1, 1))


def _verdict(judged: JudgedDraft, thresholds: Thresholds) -> Verdict:
    """Give the verdict on one draft."""
    burns, cautions = judged.flags[:, BURN].tolist(), judged.flags[:, 1].tolist()
    return decide_verdict(burns, cautions, thresholds, professionalism=judged.professionalism)


def _agreement(gold: Sequence[Verdict], said: Sequence[Verdict]) -> float:
    """Give the verdicts' quadratic kappa."""
    return float(cohen_kappa_score(gold, said, labels=list(VERDICTS), weights="quadratic"))


def _wrong_ways(gold: Sequence[Verdict], said: Sequence[Verdict]) -> int:
    """Count drafts let through that should be changed, and clean ones stopped; twice where one is or should be held."""
    let_through = sum((a != "send") + (a == "hold") for a, b in zip(gold, said, strict=True) if b == "send")
    stopped = sum((b != "send") + (b == "hold") for a, b in zip(gold, said, strict=True) if a == "send")
    return let_through + stopped


def _verdict_choices(burn: float, poor: float, hottest_clean: float) -> Iterator[Thresholds]:
    """Yield the combinations to try, all of which hold only what is hotter than that."""
    least = round(max(burn, hottest_clean + 0.005), 3)
    holds = [least, *(float(hold) for hold in _HOLDS if hold > least)]
    for caution, revise, hold in product(_CAUTIONS, _WEIGHTS, holds):
        yield Thresholds(burn=burn, caution=float(caution), hold=hold, revise=float(revise), poor=poor)


def _burn_threshold(judged: Sequence[JudgedDraft], false_alarms: float) -> float:
    """Choose the lowest threshold that keeps false alarms on ok sentences within the limit."""
    scored = np.array([flags[BURN] for each in judged for flags in each.flags])
    labels = np.array([sentence.flag for each in judged for sentence in each.draft.sentences])
    clean = scored[labels == "ok"]
    return float(next((cut for cut in _GRID if (clean >= cut).mean() <= false_alarms), _GRID[-1]))
