"""The head of the three scores: linear, and such that nothing that burns makes a draft look better."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from sklearn.linear_model import Ridge
from sklearn.preprocessing import StandardScaler

from tonecheck.judge.features import GROWING, Floats
from tonecheck.judge.heads import Weights

_WORSE: Final = (1, 1, -1)  # where each score goes with what burns: anger and defensiveness up, professionalism down


@dataclass(frozen=True, slots=True)
class ScoreHead:
    """A fitted head.

    Attributes:
        scaler: of the draft features.
        ridges: a ridge regression a score, without negative weights, over ``_widened`` features.
    """

    scaler: StandardScaler
    ridges: tuple[Ridge, ...]

    def predict(self, rows: Floats) -> Weights:
        """Give the scores of draft features, shape (drafts, 3)."""
        wide = _widened(self.scaler.transform(rows))
        return np.stack([sign * ridge.predict(wide) for sign, ridge in zip(_WORSE, self.ridges, strict=True)], axis=1)

    def folded(self) -> tuple[Weights, Weights]:
        """Fold scaler and signs into weight, shape (3, features), and bias, shape (3,)."""
        signs = np.array(_WORSE)
        free = self.scaler.n_features_in_ - GROWING
        coefficients = np.stack([ridge.coef_ for ridge in self.ridges]) * signs[:, None]
        weight = coefficients[:, : GROWING + free]
        weight[:, GROWING:] -= coefficients[:, GROWING + free :]
        weight = weight / self.scaler.scale_
        return weight, signs * [ridge.intercept_ for ridge in self.ridges] - weight @ self.scaler.mean_


def fit_scores(rows: Floats, labels: Weights, *, penalty: float) -> ScoreHead:
    """Fit a ridge regression a score in which what grows with every sentence never makes a score better.

    So a score does not get worse when a sentence that burns is left out, but for what the others are then read as.

    Args:
        rows: draft features, shape (drafts, features).
        labels: the scores, 0 to 10, shape (drafts, 3).
        penalty: strength of the ridge.
    """
    scaler = StandardScaler().fit(rows)
    wide = _widened(scaler.transform(rows))
    ridges = [
        Ridge(penalty, positive=True).fit(wide, sign * column) for sign, column in zip(_WORSE, labels.T, strict=True)
    ]
    return ScoreHead(scaler, tuple(ridges))


def _widened(scaled: Floats) -> Floats:
    """Put in twice, once with the other sign, what may go either way, so that no weight need be negative."""
    return np.hstack([scaled, -scaled[:, GROWING:]])
