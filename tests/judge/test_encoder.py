"""The encoder: windows of whole sentences, and vectors that know their company."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonecheck.judge.artefact import find_model
from tonecheck.judge.encoder import MOST_TOKENS, plan_windows, read_encoder


@pytest.fixture(scope="module")
def encoder():
    """Load the shipped encoder."""
    return read_encoder(find_model())


@given(st.lists(st.integers(0, MOST_TOKENS - 1), min_size=1, max_size=60))
def test_windows_cover_every_sentence_once_and_fit(lengths):
    """Each sentence is fresh in exactly one window, and no window is too long for the encoder."""
    windows = list(plan_windows(lengths))
    assert [at for w in windows for at in range(w.fresh, w.end)] == list(range(len(lengths)))
    assert all(sum(lengths[w.first : w.end]) <= MOST_TOKENS - 1 for w in windows)


def test_vector_depends_on_the_company(encoder):
    """The same words read differently after other words."""
    alone = encoder.encode(["Good luck with the search."]).whole[0]
    after = encoder.encode(["You clearly have no idea what you want.", "Good luck with the search."]).whole[1]
    assert not np.allclose(alone, after, atol=1e-2)


def test_long_drafts_give_a_vector_for_each_sentence(encoder):
    """Beyond the encoder's window nothing is dropped."""
    texts = [f"This is remark number {at} on the interview, and there are many more." for at in range(90)]
    vectors = encoder.encode(texts).whole
    assert vectors.shape[0] == len(texts)
    assert np.isfinite(vectors).all()
    assert np.abs(vectors).sum(axis=1).min() > 0
