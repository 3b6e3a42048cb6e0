"""The linear heads on the encoder: trained with scikit-learn, evaluated here with numpy alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Final, Self

import numpy as np
from numpy.typing import NDArray

from tonecheck.judge.features import SURFACE, Floats, draft_features
from tonecheck.judge.pooling import Rows

Weights = NDArray[np.float64]
_CLEAR: Final = 0.6  # burn of a stretch that counts; torn from its sentence, a friendly one may read as irony


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the heads say of one draft.

    Attributes:
        flags: shape (sentences, 3), calibrated probabilities of ok, caution and burn.
        reasons: shape (sentences, 10), probabilities of the reasons, given that a sentence is flagged.
        scores: shape (3,), anger, defensiveness and professionalism, not yet clipped to 0 to 10.
        elements: shape (6,), probabilities that the element is present.
        features: shape (sentences, features), what each sentence was judged by.
    """

    flags: Weights
    reasons: Weights
    scores: Weights
    elements: Weights
    features: Floats


@dataclass(frozen=True, slots=True)
class NamedArrays:
    """Arrays by their names, as a model folder keeps them."""

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, Weights]) -> Self:
        """Build from named arrays; raises KeyError for a missing one."""
        return cls(**{field.name: np.asarray(arrays[field.name], np.float64) for field in fields(cls)})


@dataclass(frozen=True, slots=True)
class Heads(NamedArrays):
    """Weights of shape (outputs, features) and biases of shape (outputs,) of the four heads."""

    flag_weight: Weights
    flag_bias: Weights
    reason_weight: Weights
    reason_bias: Weights
    score_weight: Weights
    score_bias: Weights
    element_weight: Weights
    element_bias: Weights

    def judge(self, features: Floats, owners: Rows | None = None) -> Judgement:
        """Judge a draft by its sentences' features from ``sentence_features``.

        A sentence is as bad as its worst row, of which a stretch counts only where it burns clearly. An element is
        present as surely as in the row that shows it best.

        Args:
            features: of sentences, and of the stretches of long ones, shape (rows, features).
            owners: the sentence of each row, shape (rows,), in rising order; None where there is a row a sentence.
        """
        worst = features if owners is None else self.pick_worst(features, owners)
        flags = self._flags(worst)
        reasons = softmax(worst @ self.reason_weight.T + self.reason_bias)
        draft = draft_features(flags, reasons, worst[:, -len(SURFACE) :])
        return Judgement(
            flags=flags,
            reasons=reasons,
            scores=self.score_weight @ draft + self.score_bias,
            elements=sigmoid((features @ self.element_weight.T + self.element_bias).max(axis=0)),
            features=worst,
        )

    def pick_worst(self, features: Floats, owners: Rows) -> Floats:
        """Pick of each sentence's rows, as ``judge`` takes them, the one that burns most, a stretch if clearly."""
        if len(features) == owners[-1] + 1:  # no sentence is long
            return features
        burns = self._flags(features)[:, -1]
        is_stretch = np.diff(owners, prepend=-1) == 0
        burns[is_stretch & (burns < _CLEAR)] = 0.0
        order = np.lexsort((-burns, owners))
        return features[order[np.searchsorted(owners, np.arange(owners[-1] + 1))]]

    def _flags(self, features: Floats) -> Weights:
        """Give the probabilities of the flags."""
        return softmax(features @ self.flag_weight.T + self.flag_bias)


def softmax(logits: Weights) -> Weights:
    """Turn logits of shape (rows, classes) into probabilities along the last axis."""
    raised = np.exp(logits - logits.max(axis=-1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=-1, keepdims=True))


def sigmoid(logits: Weights) -> Weights:
    """Turn logits into probabilities, one by one."""
    return np.asarray(1.0 / (1.0 + np.exp(-np.clip(logits, -500, 500))))
