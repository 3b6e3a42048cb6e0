"""The point of the feedback, answered calmly."""

import pytest

from tonecheck.advice.points import answer_the_point, see_the_point_differently


@pytest.mark.parametrize(
    ("sentence", "answer"),
    [
        (
            "The remark about teamwork is false, as three of my referees would confirm.",
            "As for the remark about teamwork, I see it differently, as three of my referees would confirm.",
        ),
        (
            "You say I lack experience, although I have won three tenders.",
            "You say I lack experience, but I have won three tenders.",
        ),
        (
            "The third, that I lack energy, I must refuse, because I have lived through four mergers and could teach you.",
            "As for the third, I see it differently: I have lived through four mergers.",
        ),
        (
            "You call my guard reckless, which is wrong, as the value cannot be nil after line twelve.",
            "I see that differently, as the value cannot be nil after line twelve.",
        ),
    ],
)
def test_point_is_named_and_answered(sentence, answer):
    """The point is named in the sender's words; a fact or a reason of theirs comes before a bare disagreement."""
    assert next(answer_the_point(sentence)) == answer


@pytest.mark.parametrize(
    "sentence", ["Wrong call.", "You said the other candidate was calmer, but calm is not what you need."]
)
def test_no_point_no_answer(sentence):
    """Where no point is named, or it is about somebody else, there is nothing to answer."""
    assert list(answer_the_point(sentence)) == []


@pytest.mark.parametrize(
    ("sentence", "disagreement"),
    [
        (
            "That I lack warmth with guests is simply untrue.",
            "You say I lack warmth with guests; I see that differently, but I respect your view.",
        ),
        (
            "The comment on my teamwork, I'm afraid, is simply wrong.",
            "As for the comment on my teamwork, I see it differently, but I respect your view.",
        ),
        (
            "saying im not mature enough is rubbish when none of you asked me",
            "you say im not mature enough; i see that differently, but i respect your view",
        ),
        (
            "Any student could have told you that question three has no answer.",
            "As for question three, I see it differently, but I respect your view.",
        ),
    ],
)
def test_point_is_disagreed_on_calmly(sentence, disagreement):
    """Where the sender gives no fact, the point is named and seen differently."""
    assert list(answer_the_point(sentence)) == []
    assert next(see_the_point_differently(sentence)) == disagreement


def test_one_of_several_points_is_not_picked_out():
    """A sentence on several numbered points is not answered as if it were on one."""
    assert list(see_the_point_differently("Point two is a matter of taste, and point four describes other code.")) == []
