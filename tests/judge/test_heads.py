"""The heads: which row of a long sentence counts."""

import numpy as np
import pytest

from tonecheck.judge.heads import Heads

HEADS = Heads(
    flag_weight=np.array([[0.0], [0.0], [1.0]]),  # burn is the sigmoid of the only feature
    flag_bias=np.array([0.0, -99.0, 0.0]),
    reason_weight=np.zeros((10, 1)),
    reason_bias=np.zeros(10),
    score_weight=np.zeros((3, 1)),
    score_bias=np.zeros(3),
    element_weight=np.zeros((6, 1)),
    element_bias=np.zeros(6),
)


@pytest.mark.parametrize(
    ("stretches", "picked"),
    [
        ([-1.0, 0.2], -2.0),  # as bad as even: torn from its sentence, not clearly so
        ([-1.0, 2.0], 2.0),
        ([3.0, 2.0], 3.0),
    ],
)
def test_stretch_counts_where_it_burns_clearly(stretches, picked):
    """A long sentence is taken as a whole, unless a stretch of it burns clearly; short neighbours stay."""
    features = np.array([[1.0], [-2.0], *([each] for each in stretches), [0.5]])
    owners = np.array([0, 1, *(1 for _ in stretches), 2])
    assert HEADS.pick_worst(features, owners)[:, 0].tolist() == [1.0, picked, 0.5]
