"""Linear estimators of scikit-learn, and how they fold into plain weights."""

from __future__ import annotations

from typing import Final

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler

from tonecheck.judge.heads import Weights

MOST_STEPS: Final = 2000
WEIGHED: Final = "logisticregression__sample_weight"  # of the argument with the weights of rows


def make_logistic(penalty: float, seed: int) -> Pipeline:
    """Make a scaler and a logistic regression; ``penalty`` is its inverse strength."""
    return make_pipeline(StandardScaler(), LogisticRegression(C=penalty, max_iter=MOST_STEPS, random_state=seed))


def folded(head: Pipeline) -> tuple[Weights, Weights]:
    """Fold a scaler into the linear model behind it: weight of shape (outputs, features) and bias (outputs,)."""
    scaler, model = head[0], head[-1]
    weight = np.atleast_2d(model.coef_) / scaler.scale_
    return weight, np.atleast_1d(model.intercept_) - weight @ scaler.mean_
