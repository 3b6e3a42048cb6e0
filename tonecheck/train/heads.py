"""Fit the linear heads with scikit-learn and export them as plain arrays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from sklearn.linear_model import LogisticRegression, Ridge
from sklearn.metrics import average_precision_score
from sklearn.multioutput import MultiOutputClassifier
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler

from tonecheck.judge.encoder import Encoder
from tonecheck.judge.features import Floats, draft_features, sentence_features, surface_features
from tonecheck.judge.heads import Heads, Weights
from tonecheck.judge.sentiment import read_sentiment
from tonecheck.report import ELEMENTS, FLAGS, REASONS
from tonecheck.train.corpus import LabelledDraft

FLAG_PENALTIES: Final = (0.0003, 0.001, 0.003, 0.01, 0.03)  # inverse strengths tried on the development drafts
ELEMENT_PENALTIES: Final = (0.0003, 0.001, 0.003, 0.01)
RIDGE_PENALTIES: Final = (30.0, 100.0, 300.0, 1000.0, 3000.0)
REASON_PENALTY: Final = 0.003
_STEPS: Final = 2000
BURN: Final = FLAGS.index("burn")


@dataclass(frozen=True, slots=True)
class EncodedDraft:
    """A labelled draft with its vectors, shape (sentences, width), and features, shape (sentences, features)."""

    draft: LabelledDraft
    vectors: Floats
    features: Floats


@dataclass(frozen=True, slots=True)
class FittedHeads:
    """The scikit-learn estimators behind the exported heads.

    Attributes:
        flags: scaler and logistic regression over sentence features.
        calibrator: logistic regression from the logits of ``flags`` to calibrated probabilities.
        reasons: scaler and logistic regression over the features of flagged sentences.
        scores: scaler and ridge regression over draft features.
        elements: scaler and one logistic regression an element over draft features.
    """

    flags: Pipeline
    calibrator: LogisticRegression
    reasons: Pipeline
    scores: Pipeline
    elements: Pipeline

    def flag_probabilities(self, features: Floats) -> Weights:
        """Give calibrated probabilities of shape (sentences, 3) the way scikit-learn computes them."""
        return np.asarray(self.calibrator.predict_proba(self.flags.decision_function(features)))

    def draft_rows(self, encoded: Sequence[EncodedDraft]) -> Floats:
        """Give the draft features of each draft, shape (drafts, features)."""
        rows = [
            draft_features(each.vectors, self.flag_probabilities(each.features).astype(np.float32)) for each in encoded
        ]
        return np.stack(rows)


def encode_drafts(encoder: Encoder, drafts: Sequence[LabelledDraft]) -> list[EncodedDraft]:
    """Encode drafts as the runtime does, sentence boundaries as labelled."""
    return [_encode(encoder, draft) for draft in drafts]


def _encode(encoder: Encoder, draft: LabelledDraft) -> EncodedDraft:
    """Encode one draft."""
    texts = draft.texts
    vectors = encoder.encode(texts)
    surface = surface_features(texts, [read_sentiment(text) for text in texts])
    return EncodedDraft(draft, vectors, sentence_features(vectors, surface))


def fit_heads(train: Sequence[EncodedDraft], dev: Sequence[EncodedDraft], *, seed: int) -> FittedHeads:
    """Fit all heads on the training drafts; penalties and calibration come from the development drafts."""
    flags = _fit_flags(train, dev, seed)
    calibrator = LogisticRegression(C=0.1, max_iter=_STEPS, random_state=seed)
    calibrator.fit(flags.decision_function(stack_features(dev)), flag_labels(dev))
    partial = FittedHeads(flags, calibrator, _fit_reasons(train, seed), flags, flags)
    rows, dev_rows = partial.draft_rows(train), partial.draft_rows(dev)
    return FittedHeads(
        flags=flags,
        calibrator=calibrator,
        reasons=partial.reasons,
        scores=_fit_scores(rows, score_labels(train), dev_rows, score_labels(dev)),
        elements=_fit_elements(rows, element_labels(train), dev_rows, element_labels(dev), seed),
    )


def stack_features(encoded: Sequence[EncodedDraft]) -> Floats:
    """Stack the sentence features of all drafts."""
    return np.concatenate([each.features for each in encoded])


def flag_labels(encoded: Sequence[EncodedDraft]) -> np.ndarray[Any, Any]:
    """Give each sentence's flag as its index in ``FLAGS``."""
    return np.array([FLAGS.index(sentence.flag) for each in encoded for sentence in each.draft.sentences])


def score_labels(encoded: Sequence[EncodedDraft]) -> np.ndarray[Any, Any]:
    """Give each draft's three scores."""
    return np.array([each.draft.scores for each in encoded], dtype=float)


def element_labels(encoded: Sequence[EncodedDraft]) -> np.ndarray[Any, Any]:
    """Give each draft's six elements as 0 or 1."""
    return np.array([[element in each.draft.elements for element in ELEMENTS] for each in encoded], dtype=int)


def _fit_flags(train: Sequence[EncodedDraft], dev: Sequence[EncodedDraft], seed: int) -> Pipeline:
    """Fit the flag head with the penalty of the best average precision of burn against ok on dev."""
    features, labels = stack_features(train), flag_labels(train)
    dev_features, dev_labels = stack_features(dev), flag_labels(dev)
    clear = dev_labels != FLAGS.index("caution")

    def precision(head: Pipeline) -> float:
        burn = head.predict_proba(dev_features)[:, BURN]
        return float(average_precision_score(dev_labels[clear] == BURN, burn[clear]))

    heads = [_logistic(penalty, seed).fit(features, labels) for penalty in FLAG_PENALTIES]
    return max(heads, key=precision)


def _fit_reasons(train: Sequence[EncodedDraft], seed: int) -> Pipeline:
    """Fit the reason head on the flagged sentences."""
    sentences = [sentence for each in train for sentence in each.draft.sentences]
    flagged = np.array([sentence.reason is not None for sentence in sentences])
    labels = [REASONS.index(sentence.reason) for sentence in sentences if sentence.reason is not None]
    return _logistic(REASON_PENALTY, seed).fit(stack_features(train)[flagged], labels)


def _fit_scores(rows: Floats, labels: Any, dev_rows: Floats, dev_labels: Any) -> Pipeline:  # noqa: ANN401
    """Fit the score head with the penalty of the smallest squared error on dev."""

    def error(head: Pipeline) -> float:
        return float(((head.predict(dev_rows) - dev_labels) ** 2).mean())

    heads = [make_pipeline(StandardScaler(), Ridge(penalty)).fit(rows, labels) for penalty in RIDGE_PENALTIES]
    return min(heads, key=error)


def _fit_elements(rows: Floats, labels: Any, dev_rows: Floats, dev_labels: Any, seed: int) -> Pipeline:  # noqa: ANN401
    """Fit the element head with the penalty of the best share of right answers on dev."""

    def right(head: Pipeline) -> float:
        return float((head.predict(dev_rows) == dev_labels).mean())

    heads = [
        make_pipeline(
            StandardScaler(),
            MultiOutputClassifier(LogisticRegression(C=penalty, max_iter=_STEPS, random_state=seed)),
        ).fit(rows, labels)
        for penalty in ELEMENT_PENALTIES
    ]
    return max(heads, key=right)


def _logistic(penalty: float, seed: int) -> Pipeline:
    """Make a scaler and a logistic regression."""
    return make_pipeline(StandardScaler(), LogisticRegression(C=penalty, max_iter=_STEPS, random_state=seed))


def export_heads(fitted: FittedHeads) -> Heads:
    """Fold scalers and calibrator into plain weights and biases; the same figures without scikit-learn."""
    weight, bias = _folded(fitted.flags)
    inner = fitted.calibrator
    reason_weight, reason_bias = _folded(fitted.reasons)
    score_weight, score_bias = _folded(fitted.scores)
    element_weight, element_bias = _folded(fitted.elements)
    return Heads(
        flag_weight=inner.coef_ @ weight,
        flag_bias=inner.coef_ @ bias + inner.intercept_,
        reason_weight=reason_weight,
        reason_bias=reason_bias,
        score_weight=score_weight,
        score_bias=score_bias,
        element_weight=element_weight,
        element_bias=element_bias,
    )


def _folded(head: Pipeline) -> tuple[Weights, Weights]:
    """Fold a scaler into the linear model behind it: weight of shape (outputs, features) and bias."""
    scaler, model = head[0], head[-1]
    estimators = getattr(model, "estimators_", [model])
    coefficients = np.concatenate([np.atleast_2d(each.coef_) for each in estimators])
    intercepts = np.concatenate([np.atleast_1d(each.intercept_) for each in estimators])
    weight = coefficients / scaler.scale_
    return weight, intercepts - weight @ scaler.mean_
