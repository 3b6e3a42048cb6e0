"""The reasons in plain words."""

import pytest

from tonecheck.advice.reasons import REASON_TEXTS
from tonecheck.labels import REASONS

SCOLDING = ("you should", "you must", "never ", "don't", "wrong", "bad", "rude", "!")


def test_every_reason_has_words():
    """All ten reasons are told, none beside them."""
    assert set(REASON_TEXTS) == set(REASONS)


@pytest.mark.parametrize("reason", REASONS)
def test_examples_are_judged_as_they_say(checker, reason):
    """What is told to cost goodwill is flagged, and what is told to be fine is not."""
    words = REASON_TEXTS[reason]
    for burning, fine in zip(words.burning, words.fine, strict=True):
        judged = [checker.check(f"Dear Ms Obi,\n\n{text}\n\nTom Ashby").sentences[1] for text in (burning, fine)]
        assert [sentence.flag == "ok" for sentence in judged] == [False, True], (burning, fine)


def test_words_are_short_and_never_scold():
    """One kind line each, that says what helps."""
    for text in REASON_TEXTS.values():
        assert len(text.line) <= 90
        assert not any(word in text.line.lower() for word in SCOLDING)
