"""How a reader takes what is suggested for a flagged sentence: two linear heads, apart from the judgement."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from tonecheck.judge.features import Floats
from tonecheck.judge.heads import NamedArrays, Weights, sigmoid


@dataclass(frozen=True, slots=True)
class Reception(NamedArrays):
    """Weights and biases of the two heads, fitted on what readers said of suggestions for the training drafts.

    Attributes:
        point_weight: shape (features,), of the features of a flagged sentence.
        point_bias: shape ().
        wording_weight: shape (2 * features,), of the features of a flagged sentence and of what is put in its place.
        wording_bias: shape ().
    """

    point_weight: Weights
    point_bias: Weights
    wording_weight: Weights
    wording_bias: Weights

    def holds_point(self, sentence: Floats) -> float:
        """Give the probability that a flagged sentence holds a point that a calm sender would still make.

        Args:
            sentence: its features from ``sentence_features``, shape (features,), read in its draft.
        """
        return float(sigmoid(sentence @ self.point_weight + self.point_bias))

    def is_sent(self, sentence: Floats, instead: Floats) -> float:
        """Give the probability that a reader would send a text in a flagged sentence's place.

        Args:
            sentence: the features of the sentence, shape (features,), read in its draft.
            instead: those of the text, read in the sentence's place; the mean where it is more than one sentence.
        """
        return float(sigmoid(np.concatenate([sentence, instead]) @ self.wording_weight + self.wording_bias))
