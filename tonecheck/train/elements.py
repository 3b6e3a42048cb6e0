"""Learn to see the elements of a good reply in sentences, from labels that only whole drafts have.

Multiple-instance learning by hard expectation maximisation (Andrews et al. 2003): an element stands in the sentence
that shows it best, and which sentence that is becomes clear as the detector learns.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline

from tonecheck.judge.features import Floats
from tonecheck.judge.heads import Weights
from tonecheck.labels import ELEMENTS, Element
from tonecheck.train.encoded import EncodedDraft, stack_features
from tonecheck.train.linear import folded, make_logistic

PENALTY: Final = 0.01
ROUNDS: Final = 6


@dataclass(frozen=True, slots=True)
class ElementDetector:
    """A logistic regression over sentence features, and one that calibrates a draft's highest logit."""

    sentences: Pipeline
    calibrator: LogisticRegression

    def highest(self, encoded: Sequence[EncodedDraft]) -> Weights:
        """Give the highest logit of each draft, shape (drafts, 1)."""
        return _highest(self.sentences, encoded)

    def probabilities(self, encoded: Sequence[EncodedDraft]) -> Weights:
        """Give the probability that the element is present in each draft, shape (drafts,)."""
        return np.asarray(self.calibrator.predict_proba(self.highest(encoded))[:, 1])

    def folded(self) -> tuple[Weights, float]:
        """Fold scaler and calibrator into one weight of shape (features,) and one bias."""
        weight, bias = folded(self.sentences)
        slope, shift = float(self.calibrator.coef_[0, 0]), float(self.calibrator.intercept_[0])
        return slope * weight[0], slope * float(bias[0]) + shift


def fit_elements(
    train: Sequence[EncodedDraft], dev: Sequence[EncodedDraft], *, seed: int
) -> tuple[ElementDetector, ...]:
    """Fit one detector an element, in the order of ``ELEMENTS``; calibrated on the development drafts."""
    return tuple(_fit(element, train, dev, seed) for element in ELEMENTS)


def _fit(element: Element, train: Sequence[EncodedDraft], dev: Sequence[EncodedDraft], seed: int) -> ElementDetector:
    """Fit the detector of one element."""
    sentences = _fit_sentences(stack_features(train), _owners(train), _has(element, train), seed)
    calibrator = LogisticRegression(random_state=seed).fit(_highest(sentences, dev), _has(element, dev))
    return ElementDetector(sentences, calibrator)


def _fit_sentences(features: Floats, owners: NDArray[np.int64], has: NDArray[np.bool_], seed: int) -> Pipeline:
    """Alternate between choosing the sentence that shows the element and learning from the choice."""
    labels, used = has[owners], np.ones(len(owners), dtype=bool)
    detector = make_logistic(PENALTY, seed).fit(features, labels)
    for _ in range(ROUNDS):
        shown = _best_sentences(detector.decision_function(features), owners, has)
        labels = np.zeros(len(owners), dtype=bool)
        labels[shown] = True
        used = labels | ~has[owners]  # what else stands in a draft that has the element tells nothing
        detector = make_logistic(PENALTY, seed).fit(features[used], labels[used])
    return detector


def _best_sentences(logits: Weights, owners: NDArray[np.int64], has: NDArray[np.bool_]) -> list[int]:
    """Give the index of the sentence with the highest logit in each draft that has the element."""
    starts = np.searchsorted(owners, np.arange(len(has) + 1))
    spans = zip(starts[:-1], starts[1:], has, strict=True)
    return [int(start + logits[start:end].argmax()) for start, end, present in spans if present]


def _highest(sentences: Pipeline, encoded: Sequence[EncodedDraft]) -> Weights:
    """Give the highest logit of each draft, shape (drafts, 1)."""
    return np.array([[sentences.decision_function(each.features).max()] for each in encoded])


def _owners(encoded: Sequence[EncodedDraft]) -> NDArray[np.int64]:
    """Give for each sentence the index of its draft."""
    return np.repeat(np.arange(len(encoded)), [len(each.features) for each in encoded])


def _has(element: Element, encoded: Sequence[EncodedDraft]) -> NDArray[np.bool_]:
    """Tell which drafts have the element."""
    return np.array([element in each.draft.elements for each in encoded])
