"""Fit the linear heads with scikit-learn and export them as plain arrays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score
from sklearn.pipeline import Pipeline

from tonecheck.judge.features import SURFACE, Floats, draft_features
from tonecheck.judge.heads import Heads, Weights
from tonecheck.labels import FLAGS, REASONS
from tonecheck.train.elements import ElementDetector, fit_elements
from tonecheck.train.encoded import EncodedDraft, flag_labels, stack_features
from tonecheck.train.linear import MOST_STEPS, WEIGHED, folded, make_logistic
from tonecheck.train.scores import ScoreHead, fit_scores

FLAG_PENALTIES: Final = (0.0003, 0.001, 0.003, 0.01, 0.03)  # inverse strengths tried on the development drafts
RIDGE_PENALTIES: Final = (10.0, 30.0, 100.0, 300.0, 1000.0)
REASON_PENALTY: Final = 0.003
_INSERTED: Final = 0.3  # weight of a sentence in a draft with an insertion, chosen on dev
BURN: Final = FLAGS.index("burn")


@dataclass(frozen=True, slots=True)
class SentenceHeads:
    """The scikit-learn estimators behind what is said of sentences.

    Attributes:
        flags: scaler and logistic regression over sentence features.
        calibrator: logistic regression from the logits of ``flags`` to calibrated probabilities.
        reasons: scaler and logistic regression over the features of flagged sentences.
    """

    flags: Pipeline
    calibrator: LogisticRegression
    reasons: Pipeline

    def flag_probabilities(self, features: Floats) -> Weights:
        """Give calibrated probabilities of shape (sentences, 3) the way scikit-learn computes them."""
        return np.asarray(self.calibrator.predict_proba(self.flags.decision_function(features)))

    def draft_rows(self, encoded: Sequence[EncodedDraft]) -> Floats:
        """Give the draft features of each draft, shape (drafts, features)."""
        return np.stack([self._draft_row(each.features) for each in encoded])

    def _draft_row(self, features: Floats) -> Floats:
        """Give the draft features of one draft."""
        reasons = self.reasons.predict_proba(features)
        return draft_features(self.flag_probabilities(features), reasons, features[:, -len(SURFACE) :])


@dataclass(frozen=True, slots=True)
class FittedHeads(SentenceHeads):
    """The estimators behind the exported heads.

    Attributes:
        scores: the head of the scores over draft features.
        elements: one detector an element over sentence features.
    """

    scores: ScoreHead
    elements: tuple[ElementDetector, ...]


def fit_heads(
    train: Sequence[EncodedDraft],
    dev: Sequence[EncodedDraft],
    *,
    seed: int,
    excerpts: Sequence[EncodedDraft] = (),
    insertions: Sequence[EncodedDraft] = (),
) -> FittedHeads:
    """Fit all heads on the training drafts, the flag's on excerpts of them and on insertions, too.

    Penalties and calibration come from the development drafts.
    """
    flags = _fit_flags([*train, *excerpts], dev, seed, insertions)
    calibrator = fit_calibrator(flags, stack_features(dev), flag_labels(dev), seed=seed)
    said = SentenceHeads(flags, calibrator, _fit_reasons(train, seed))
    return FittedHeads(
        flags=said.flags,
        calibrator=said.calibrator,
        reasons=said.reasons,
        scores=_fit_scores(said, train, dev),
        elements=fit_elements(train, dev, seed=seed),
    )


def score_labels(encoded: Sequence[EncodedDraft]) -> np.ndarray[Any, Any]:
    """Give each draft's three scores."""
    return np.array([each.draft.scores for each in encoded], dtype=float)


def _fit_flags(
    train: Sequence[EncodedDraft], dev: Sequence[EncodedDraft], seed: int, insertions: Sequence[EncodedDraft]
) -> Pipeline:
    """Fit the flag head with the penalty of the best average precision of burn against ok on dev."""
    features, labels = stack_features([*train, *insertions]), flag_labels([*train, *insertions])
    weights = np.repeat([1.0, _INSERTED], [len(labels) - len(flag_labels(insertions)), len(flag_labels(insertions))])
    dev_features, dev_labels = stack_features(dev), flag_labels(dev)
    clear = dev_labels != FLAGS.index("caution")

    def precision(head: Pipeline) -> float:
        burn = head.predict_proba(dev_features)[:, BURN]
        return float(average_precision_score(dev_labels[clear] == BURN, burn[clear]))

    heads = [make_logistic(penalty, seed).fit(features, labels, **{WEIGHED: weights}) for penalty in FLAG_PENALTIES]
    return max(heads, key=precision)


def _fit_reasons(train: Sequence[EncodedDraft], seed: int) -> Pipeline:
    """Fit the reason head on the flagged sentences."""
    sentences = [sentence for each in train for sentence in each.draft.sentences]
    flagged = np.array([sentence.reason is not None for sentence in sentences])
    labels = [REASONS.index(sentence.reason) for sentence in sentences if sentence.reason is not None]
    return make_logistic(REASON_PENALTY, seed).fit(stack_features(train)[flagged], labels)


def _fit_scores(said: SentenceHeads, train: Sequence[EncodedDraft], dev: Sequence[EncodedDraft]) -> ScoreHead:
    """Fit the score head with the penalty of the smallest squared error on dev."""
    rows, labels = said.draft_rows(train), score_labels(train)
    dev_rows, dev_labels = said.draft_rows(dev), score_labels(dev)

    def error(head: ScoreHead) -> float:
        return float(((head.predict(dev_rows) - dev_labels) ** 2).mean())

    return min((fit_scores(rows, labels, penalty=penalty) for penalty in RIDGE_PENALTIES), key=error)


def fold_flags(flags: Pipeline, calibrator: LogisticRegression) -> tuple[Weights, Weights]:
    """Fold scaler, flag head and calibrator into weight and bias."""
    weight, bias = folded(flags)
    return calibrator.coef_ @ weight, calibrator.coef_ @ bias + calibrator.intercept_


def fit_calibrator(flags: Pipeline, features: Floats, labels: np.ndarray[Any, Any], *, seed: int) -> LogisticRegression:
    """Fit the calibrator on the logits of development sentences."""
    calibrator = LogisticRegression(C=0.1, max_iter=MOST_STEPS, random_state=seed)
    return calibrator.fit(flags.decision_function(features), labels)


def export_heads(fitted: FittedHeads) -> Heads:
    """Fold scalers and calibrator into plain weights and biases; the same figures without scikit-learn."""
    flag_weight, flag_bias = fold_flags(fitted.flags, fitted.calibrator)
    reason_weight, reason_bias = folded(fitted.reasons)
    score_weight, score_bias = fitted.scores.folded()
    elements = [detector.folded() for detector in fitted.elements]
    return Heads(
        flag_weight=flag_weight,
        flag_bias=flag_bias,
        reason_weight=reason_weight,
        reason_bias=reason_bias,
        score_weight=score_weight,
        score_bias=score_bias,
        element_weight=np.stack([weight for weight, _ in elements]),
        element_bias=np.array([bias for _, bias in elements]),
    )
