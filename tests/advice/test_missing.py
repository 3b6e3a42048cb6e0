"""Elements that fit and are absent."""

import pytest

from tonecheck.advice.adviser import Adviser
from tonecheck.advice.missing import _BY_OCCASION, _TEXTS

THEIRS = "We have decided to go with another candidate."
BARE = "I have seen your mail about the post. You are a bunch of clowns and liars. The bus to Leeds takes two hours."


def test_rejection_lacks_what_fits_it(checker):
    """A hostile reply to a rejection lacks thanks, acceptance, a question, an open door; each with a sentence."""
    report = Adviser(checker).check(BARE, in_reply_to=THEIRS)
    missing = [each.element for each in report.missing]
    assert {"thanks", "feedback-request", "open-door"} <= set(missing)
    assert all(not report.elements[element] for element in missing)
    assert all(each.text for each in report.missing)


def test_short_clean_thanks_is_not_nagged(checker):
    """A short reply that is fine lacks nothing."""
    assert Adviser(checker).check("Thank you for letting me know, and all the best.", in_reply_to=THEIRS).missing == ()


def test_silence_is_not_answered_with_acceptance(checker):
    """Where nothing has been decided there is nothing to accept."""
    report = Adviser(checker).check(BARE, in_reply_to="Sorry for the delay, we are still waiting for a decision.")
    assert "acceptance" not in {each.element for each in report.missing}


@pytest.mark.parametrize("text", sorted({*_TEXTS.values(), *_BY_OCCASION.values()}))
def test_sentence_to_take_over_is_fine(checker, text):
    """No sentence offered is ever flagged."""
    report = checker.check(f"Dear Ms Obi,\n\nI have read your mail about the post.\n\n{text}\n\nTom Ashby")
    assert report.flagged == ()


def test_sentence_with_a_gap_is_noticed_when_sent_unfilled(checker):
    """The gap to fill is a placeholder that tonecheck itself notes."""
    assert [note.kind for note in checker.check(_TEXTS["strengths"]).notes] == ["placeholder"]
