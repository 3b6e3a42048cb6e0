"""Learn from the user's marks: refit the heads on the corpus and the marks, and keep what costs the corpus little."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import average_precision_score
from sklearn.pipeline import Pipeline

from tonecheck.judge.artefact import Artefact, read_arrays
from tonecheck.judge.checker import Checker
from tonecheck.judge.features import Floats
from tonecheck.judge.heads import Heads, Weights, softmax
from tonecheck.judge.marks import Mark, make_mark
from tonecheck.judge.verdict import Thresholds, decide_flag
from tonecheck.labels import FLAGS, REASONS
from tonecheck.train.compact import NO_REASON, CompactCorpus, read_compact
from tonecheck.train.corpus import LabelledDraft, as_sent
from tonecheck.train.heads import BURN, REASON_PENALTY, fit_calibrator, fold_flags
from tonecheck.train.linear import WEIGHED, folded, make_logistic

WEIGHTS: Final = (4.0, 20.0, 100.0)  # how many sentences of the corpus one mark counts for, the least first
MOST_LOST: Final = 0.01  # of F1, average precision and false alarms on the development sentences
_SEED: Final = 1


@dataclass(frozen=True, slots=True)
class DevFigures:
    """How heads do on the development sentences: burn against ok, at the thresholds in force."""

    f1: float
    average_precision: float
    false_alarms: float

    def is_near(self, other: DevFigures) -> bool:
        """Tell whether no figure is worse than the other's by more than ``MOST_LOST``."""
        lost = (
            other.f1 - self.f1,
            other.average_precision - self.average_precision,
            self.false_alarms - other.false_alarms,
        )
        return max(lost) <= MOST_LOST


@dataclass(frozen=True, slots=True)
class Fit:
    """Heads, their figures, and how many marks they judge as the user does."""

    heads: Heads
    figures: DevFigures
    followed: int


@dataclass(frozen=True, slots=True)
class Lesson:
    """What came of learning.

    Attributes:
        marks: how many there were.
        before: the heads beneath.
        after: the refitted heads; None where no refit followed more marks than the heads beneath and cost little.
        weight: how many sentences of the corpus a mark counted for.
    """

    marks: int
    before: Fit
    after: Fit | None
    weight: float


def learn(artefact: Artefact, marks: Sequence[Mark]) -> Lesson:
    """Refit the flag head, and with reasons the reason head, on the corpus and the marks.

    The least weight is taken that follows most marks, among those that leave the development figures near and follow
    more than the heads beneath. What tells the scores and the elements stays.

    Args:
        artefact: the model beneath; it came with the corpus in small figures.
        marks: made by its encoder, one or more.

    Raises:
        ArtefactError: the model came without the corpus, or is damaged.
    """
    study = _Study(artefact, marks)
    before = study.measured(study.heads)
    best, chosen = before, WEIGHTS[0]
    for weight in WEIGHTS:
        if best.followed == len(marks):
            break
        fit = study.measured(study.with_flags(weight))
        if fit.figures.is_near(before.figures) and fit.followed > best.followed:
            best, chosen = fit, weight
    after = None if best is before else replace(best, heads=study.with_reasons(best.heads, chosen))
    return Lesson(len(marks), before, after, chosen)


def marks_of(drafts: Iterable[LabelledDraft], checker: Checker) -> list[Mark]:
    """Turn labelled drafts into marks, one a sentence, as a check splits and reads them."""
    return [mark for draft in drafts for mark in _marks_of(as_sent(draft, checker.boundaries), checker)]


def _marks_of(draft: LabelledDraft, checker: Checker) -> list[Mark]:
    """Turn one draft into marks."""
    rows = zip(checker.describe(draft.texts), draft.sentences, strict=True)
    return [make_mark(checker.encoder, row, sentence.flag, sentence.reason) for row, sentence in rows]


class _Study:
    """The corpus, the marks and the heads beneath, at hand for several fits."""

    def __init__(self, artefact: Artefact, marks: Sequence[Mark]) -> None:
        self.corpus = read_compact(artefact)
        self.heads = Heads.from_arrays(read_arrays(artefact.audited("heads.npz")))
        self._thresholds = Thresholds.from_manifest(artefact.manifest, "normal")
        self._marks = marks
        self._features = np.stack([np.frombuffer(mark.features, "<f4") for mark in marks])

    def with_flags(self, weight: float) -> Heads:
        """Fit the flag head anew, each mark as heavy as some sentences of the corpus."""
        labels = np.array([*self.corpus.flags, *(FLAGS.index(mark.flag) for mark in self._marks)])
        rows = _Rows(np.concatenate([self.corpus.features, self._features]), labels, len(self._marks))
        head = _fit(rows, self.corpus.penalty, weight)
        calibrator = fit_calibrator(head, self.corpus.dev_features, self.corpus.dev_flags, seed=_SEED)
        flag_weight, flag_bias = fold_flags(head, calibrator)
        return replace(self.heads, flag_weight=flag_weight, flag_bias=flag_bias)

    def with_reasons(self, heads: Heads, weight: float) -> Heads:
        """Fit the reason head anew where a mark has a reason and the corpus shows all of them."""
        given = [at for at, mark in enumerate(self._marks) if mark.reason is not None]
        flagged = self.corpus.reasons != NO_REASON
        if not given or len(set(self.corpus.reasons[flagged].tolist())) < len(REASONS):
            return heads
        reasons = [REASONS.index(mark.reason) for mark in self._marks if mark.reason is not None]
        rows = _Rows(
            np.concatenate([self.corpus.features[flagged], self._features[given]]),
            np.array([*self.corpus.reasons[flagged], *reasons]),
            len(given),
        )
        reason_weight, reason_bias = folded(_fit(rows, REASON_PENALTY, weight))
        return replace(heads, reason_weight=reason_weight, reason_bias=reason_bias)

    def measured(self, heads: Heads) -> Fit:
        """Measure heads on the development sentences, and count the marks they follow."""
        said = [self._flag(row) for row in _probabilities(heads, self._features)]
        followed = sum((flag == "ok") == (mark.flag == "ok") for flag, mark in zip(said, self._marks, strict=True))
        return Fit(heads, dev_figures(heads, self.corpus, self._thresholds), followed)

    def _flag(self, row: Weights) -> str:
        """Decide one flag."""
        return decide_flag(float(row[BURN]), float(row[1]), self._thresholds)


@dataclass(frozen=True, slots=True)
class _Rows:
    """Features and labels; the last ``marks`` rows are the user's."""

    features: Floats
    labels: NDArray[Any]
    marks: int


def _fit(rows: _Rows, penalty: float, weight: float) -> Pipeline:
    """Fit a scaler and a logistic regression, the marks with their weight."""
    weights = np.ones(len(rows.labels))
    weights[len(weights) - rows.marks :] = weight
    return make_logistic(penalty, _SEED).fit(rows.features, rows.labels, **{WEIGHED: weights})


def _probabilities(heads: Heads, features: Floats) -> Weights:
    """Give the flag probabilities of sentences, shape (sentences, 3)."""
    return softmax(features @ heads.flag_weight.T + heads.flag_bias)


def dev_figures(heads: Heads, corpus: CompactCorpus, thresholds: Thresholds) -> DevFigures:
    """Measure heads on the development sentences."""
    burn = _probabilities(heads, corpus.dev_features)[:, BURN]
    is_burn, is_ok = corpus.dev_flags == BURN, corpus.dev_flags == FLAGS.index("ok")
    found, alarms = int((burn[is_burn] >= thresholds.burn).sum()), int((burn[is_ok] >= thresholds.burn).sum())
    clear = is_burn | is_ok
    return DevFigures(
        f1=2 * found / max(1, found + alarms + int(is_burn.sum())),
        average_precision=float(average_precision_score(is_burn[clear], burn[clear])),
        false_alarms=alarms / max(1, int(is_ok.sum())),
    )
