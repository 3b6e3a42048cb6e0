"""Features: their shape and what they see."""

import numpy as np

from tonecheck.judge.features import GROWING, SURFACE, draft_features, surface_features
from tonecheck.judge.sentiment import Sentiment, read_sentiment

NEUTRAL = Sentiment(0.0, 1.0, 0.0, 0.0)


def test_surface_sees_capitals_signs_and_place():
    """Shouting, exclamation marks and the place in the draft are told apart."""
    calm, loud = surface_features(["Why was I not told?", "WHY WAS I NOT TOLD!!!"], [NEUTRAL, NEUTRAL])
    at = SURFACE.index
    assert (calm[at("capital-words")], calm[at("questions")], calm[at("position")]) == (0.0, 1.0, 0.0)
    assert loud[at("capital-words")] == 1.0
    assert (loud[at("exclamations")], loud[at("position")]) == (3.0, 1.0)


def test_sentiment_is_vaders():
    """The compound is VADER's: praise above zero, scorn below."""
    assert read_sentiment("What a lovely, kind answer!").compound > 0.5
    assert read_sentiment("What a horrible, stupid answer!").compound < -0.5


def test_draft_features_do_not_depend_on_order():
    """A draft's features are the same however its sentences stand."""
    chance = np.random.default_rng(1)
    flags, reasons, surface = (chance.random((4, width), np.float32) for width in (3, 10, len(SURFACE)))
    backwards = draft_features(flags[::-1], reasons[::-1], surface[::-1])
    np.testing.assert_allclose(draft_features(flags, reasons, surface), backwards, rtol=1e-5)


def test_what_a_draft_has_only_grows():
    """Without any one of its sentences, none of the first ``GROWING`` features of a draft is larger."""
    chance = np.random.default_rng(2)
    flags, reasons, surface = (chance.random((5, width), np.float32) for width in (3, 10, len(SURFACE)))
    whole = draft_features(flags, reasons, surface)[:GROWING]
    for left in range(5):
        rest = draft_features(*(np.delete(rows, left, axis=0) for rows in (flags, reasons, surface)))[:GROWING]
        assert (rest <= whole + 1e-6).all()
