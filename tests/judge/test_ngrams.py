"""The linear model on n-grams."""

import warnings

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tonecheck.judge.ngrams import LOG_BUCKETS, Ngrams, hash_ngrams

TOKENS = st.lists(st.integers(0, 30_000), max_size=12)


@given(TOKENS)
def test_buckets_are_few_and_each_once(tokens):
    """There are at most four n-grams for each token and mark, in rising order and within the weights."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # the multiplication is meant to overflow, and does so in silence
        buckets = hash_ngrams(tokens)
    assert 0 < len(buckets) <= 4 * (len(tokens) + 2)
    assert (np.diff(buckets) > 0).all()
    assert 0 <= buckets[0] <= buckets[-1] < 2**LOG_BUCKETS


def test_order_and_ends_count():
    """The same tokens turned round, or in the middle of others, have n-grams of their own."""
    here, back, inside = (set(hash_ngrams(tokens).tolist()) for tokens in ([7, 8], [8, 7], [5, 7, 8, 5]))
    assert len(here & back) < len(here)
    assert here - inside


def test_logit_adds_up_the_weights_of_a_row_of_length_one():
    """A sentence of twice as many n-grams does not weigh twice as much."""
    ngrams = Ngrams(np.full(2**LOG_BUCKETS, 2, np.int8), 0.5, -1.0)
    buckets = hash_ngrams([1, 2, 3])
    assert ngrams.logits([[1, 2, 3]]).tolist() == [np.float32(len(buckets) ** 0.5 - 1.0)]


def test_a_long_sentence_has_a_row_for_each_stretch():
    """Rows stand as the encoder's do: the sentence, then its stretches."""
    weight = np.zeros(2**LOG_BUCKETS, np.int8)
    weight[hash_ngrams([9] * 5)] = 100
    ngrams = Ngrams(weight, 0.1, 0.0)
    rows = ngrams.row_logits([[1, 2], [*range(100, 140), *[9] * 20]])
    assert len(rows) == 2 + 3
    assert rows[-1] == max(rows) > rows[1] > 0


@given(TOKENS)
def test_stored_model_says_the_same(tokens):
    """What is saved by its names is built again."""
    ngrams = Ngrams(np.arange(2**LOG_BUCKETS, dtype=np.uint32).astype(np.int8), 0.25, 0.5)
    arrays = {"weight": ngrams.weight, "step": np.array(ngrams.step), "bias": np.array(ngrams.bias)}
    assert Ngrams.from_arrays(arrays).logits([tokens]) == ngrams.logits([tokens])
