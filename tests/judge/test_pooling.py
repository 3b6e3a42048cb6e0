"""Pooling: means of sentences, and stretches of the long ones."""

import numpy as np
import pytest

from tonecheck.judge.pooling import join_windows, pool_sentences


def tokens(count):
    """Give token vectors that tell their place: the opening mark is 0."""
    return np.arange(count, dtype=np.float32)[:, None]


def test_short_sentences_have_a_mean_each():
    """A sentence's vector averages its tokens and no mark; without tokens it is zero."""
    encoding = pool_sentences(tokens(9), [3, 0, 2], first=0)
    assert encoding.vectors[:, 0].tolist() == [2, 0, 6.5]
    assert encoding.owners.tolist() == [0, 1, 2]


def test_company_is_left_out():
    """Sentences before the first fresh one have no vector, and the fresh ones are counted from 0."""
    encoding = pool_sentences(tokens(9), [3, 1, 2], first=1)
    assert (encoding.owners.tolist(), encoding.vectors[:, 0].tolist()) == ([0, 1], [5, 7.5])


@pytest.mark.parametrize("length", [49, 64, 65, 200, 509])
def test_stretches_cover_a_long_sentence(length):
    """Every token of a long sentence stands in a stretch of 32; neighbours overlap by a half or more."""
    encoding = pool_sentences(tokens(length + 2), [length], first=0)
    middles = encoding.vectors[1:, 0]
    assert (middles[0], middles[-1]) == (16.5, length - 15.5)
    assert np.diff(middles).max() <= 16
    assert encoding.whole.shape == (1, 1)


def test_windows_are_joined_in_order():
    """The sentences of a second window go on where the first one's ended."""
    one, two = pool_sentences(tokens(6), [2, 1], first=0), pool_sentences(tokens(60), [3, 52], first=0)
    joined = join_windows([one, two])
    assert joined.owners.tolist()[:3] == [0, 1, 2]
    assert set(joined.owners.tolist()[3:]) == {3}
    assert joined.whole.shape == (4, 1)
