"""The exported heads say what scikit-learn says."""

from pathlib import Path

import numpy as np
import pytest

from tonecheck.judge.artefact import find_model
from tonecheck.judge.encoder import read_encoder
from tonecheck.judge.features import SURFACE, draft_features
from tonecheck.labels import ELEMENTS, REASONS
from tonecheck.train.corpus import read_corpus
from tonecheck.train.encoded import encode_drafts, stack_features
from tonecheck.train.heads import export_heads, fit_heads

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture(scope="module")
def encoded():
    """Encode some drafts, two writers for training and one to choose by."""
    encoder = read_encoder(find_model())
    parts = (["train/w01.jsonl", "train/w02.jsonl"], ["dev/d1.jsonl"])
    return [encode_drafts(encoder, read_corpus([DATA / name for name in names])) for names in parts]


@pytest.fixture(scope="module")
def fitted(encoded):
    """Fit heads on them."""
    return fit_heads(*encoded, seed=1)


def test_flags_are_equal(encoded, fitted):
    """Scaler, regression and calibrator fold into one weight without a difference of 1e-6."""
    features = stack_features(encoded[1])
    judged = export_heads(fitted).judge(features)
    np.testing.assert_allclose(judged.flags, fitted.flag_probabilities(features), atol=1e-6)


def test_reasons_are_equal(encoded, fitted):
    """Reasons that occur have the estimator's probabilities, and their columns stand in the guide's order."""
    features = stack_features(encoded[1])
    judged = export_heads(fitted).judge(features)
    assert list(fitted.reasons.classes_) == list(range(len(REASONS)))
    np.testing.assert_allclose(judged.reasons, fitted.reasons.predict_proba(features), atol=1e-6)


def test_scores_and_elements_are_equal(encoded, fitted):
    """Draft by draft, the exported heads give the estimators' scores and elements."""
    heads = export_heads(fitted)
    scores = fitted.scores.predict(fitted.draft_rows(encoded[1]))
    elements = np.stack([detector.probabilities(encoded[1]) for detector in fitted.elements], axis=1)
    judged = [heads.judge(each.features) for each in encoded[1]]
    np.testing.assert_allclose([each.scores for each in judged], scores, atol=1e-5)
    np.testing.assert_allclose([each.elements for each in judged], elements, atol=1e-6)
    assert elements.shape[1] == len(ELEMENTS)


def test_fitting_is_reproducible(encoded, fitted):
    """The same drafts and seed give the same weights."""
    again = export_heads(fit_heads(*encoded, seed=1))
    np.testing.assert_array_equal(again.flag_weight, export_heads(fitted).flag_weight)


def test_draft_row_is_the_runtimes(encoded, fitted):
    """Training describes a draft with the function that a check uses."""
    features = encoded[1][0].features
    flags, reasons = fitted.flag_probabilities(features), fitted.reasons.predict_proba(features)
    np.testing.assert_array_equal(
        fitted.draft_rows(encoded[1][:1])[0], draft_features(flags, reasons, features[:, -len(SURFACE) :])
    )
