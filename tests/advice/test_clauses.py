"""The clauses of a sentence that stand alone."""

import pytest

from tonecheck.advice.clauses import keep_own_start, keep_the_start


@pytest.mark.parametrize(
    ("sentence", "start"),
    [
        (
            "I was careful, which is what the regulator expects and what your panel plainly did not recognise.",
            "I was careful, which is what the regulator expects.",
        ),
        (
            "The ramp was out of order until ten, so I'm not sure whose time was measured.",
            "The ramp was out of order until ten.",
        ),
        (
            "I have had nothing but praise from them, so I can only assume that you watched somebody else.",
            "I have had nothing but praise from them.",
        ),
        ("question 4 had two right answers and any plumber would tell u that", "question 4 had two right answers"),
    ],
)
def test_start_is_kept_up_to_the_joint(sentence, start):
    """The longest start that is a whole statement comes first, with the capital and the stop of the original."""
    assert next(keep_the_start(sentence)) == start


@pytest.mark.parametrize(
    "sentence",
    [
        "If you had read it, you would know.",
        "You say I lack experience, and I say you never read it.",
        "On the reported concern about my record, I would point out the panel.",
        "Rejected at 02:14, nine minutes after I pressed submit, so do not speak of a review.",
        "I missed the train because your office sent me elsewhere.",
        "The remark is plainly wrong, since reading numbers and acting on them is my trade.",
    ],
)
def test_start_that_is_no_statement_is_not_kept(sentence):
    """Half a condition, the accusation alone, a topic or a fragment without a verb, and what is said harshly are not kept."""
    assert list(keep_the_start(sentence)) == []


def test_own_start_tells_what_the_sender_did():
    """What the sender did is kept, what they think of others is not."""
    assert list(keep_own_start("All Saturday I cut onions for free, and the chef did not even taste my plate.")) == [
        "All Saturday I cut onions for free."
    ]
    assert list(keep_own_start("I think you wanted a man from here, and I was only for your statistics.")) == []
