"""The reasons in plain words."""

from tonecheck.advice.reasons import REASON_TEXTS
from tonecheck.report import REASONS

SCOLDING = ("you should", "you must", "never ", "don't", "wrong", "bad", "rude", "!")


def test_every_reason_has_words():
    """All ten reasons are told, none beside them."""
    assert set(REASON_TEXTS) == set(REASONS)


def test_words_are_short_and_never_scold():
    """One kind line each, that says what helps."""
    for text in REASON_TEXTS.values():
        assert len(text.line) <= 90
        assert not any(word in text.line.lower() for word in SCOLDING)
