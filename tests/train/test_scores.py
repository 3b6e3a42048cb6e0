"""The score head: linear, exported as it predicts, and never milder for more that burns."""

import numpy as np
import pytest

from tonecheck.judge.features import GROWING, SURFACE
from tonecheck.train.scores import fit_scores

WIDTH = GROWING + 1 + 2 * len(SURFACE)


@pytest.fixture(scope="module")
def rows():
    """Give made-up draft features."""
    return np.random.default_rng(3).random((80, WIDTH))


@pytest.fixture(scope="module")
def head(rows):
    """Fit a head to scores that go the wrong way with half of what grows, so that a free head would follow them."""
    pull = np.where(np.arange(WIDTH) % 2, 1.0, -1.0)
    return fit_scores(rows, np.stack([rows @ pull, rows @ -pull, rows @ pull], axis=1), penalty=1.0)


def test_folded_is_what_it_predicts(rows, head):
    """One weight and bias give what scaler and regressions give."""
    weight, bias = head.folded()
    np.testing.assert_allclose(rows @ weight.T + bias, head.predict(rows), atol=1e-9)


def test_more_that_burns_never_makes_a_score_better(head):
    """Of what grows, no weight lowers anger or defensiveness, or raises professionalism; some do what is allowed."""
    weight, _ = head.folded()
    assert (weight[:2, :GROWING] >= 0).all()
    assert (weight[2, :GROWING] <= 0).all()
    assert np.abs(weight[:, :GROWING]).max() > 0


def test_what_may_go_either_way_does(head):
    """The other features take both signs."""
    weight, _ = head.folded()
    assert (weight[:, GROWING:] > 0).any()
    assert (weight[:, GROWING:] < 0).any()
