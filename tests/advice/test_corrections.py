"""A correction of fact, kept without the quarrel around it."""

import pytest

from tonecheck.advice.corrections import add_the_fact, keep_the_start_as_a_fact, leave_out_the_jab


@pytest.mark.parametrize(
    ("sentence", "fact"),
    [
        (
            "I don't agree that I lack leadership, seeing as I ran a crew of fourteen.",
            "I would like to add that I ran a crew of fourteen.",
        ),
        (
            "the reason with my english is not correct because six years i work with london customers",
            "i would like to add that six years i work with london customers",
        ),
        (
            "It is wrong, and a junior could have shown your reviewer that the lock is taken two lines above.",
            "I would like to add that the lock is taken two lines above.",
        ),
        (
            "Station five was marked on a guideline that was replaced last year, so yours was not correct.",
            "Station five was marked on a guideline that was replaced last year.",
        ),
        (
            "Comment 3 is impossible, because I have fourteen patents.",
            "As for comment 3, I have fourteen patents.",
        ),
    ],
)
def test_fact_is_told_without_the_quarrel(sentence, fact):
    """A clause about the sender or the matter becomes a sentence, framed where it does not open the sentence."""
    assert next(add_the_fact(sentence)) == fact


@pytest.mark.parametrize(
    "sentence",
    [
        "You say I seemed unsure of the region, although I was born in it.",
        "It is nonsense, I told you twice.",
        "But that is not true, I have all paper and all experience that you write in the advert.",
        "As for being hesitant, I have had nothing but praise from them, so you watched somebody else.",
        "The remark about my tone is wrong, and the panel was asleep all the time.",
    ],
)
def test_what_accuses_or_is_a_stump_is_no_fact(sentence):
    """Nothing is told that accuses, speaks of "it", or stops before it says anything."""
    assert list(add_the_fact(sentence)) == []


def test_start_is_kept_or_added():
    """The start comes as it is, then as something added; what is thought is not added."""
    assert list(
        keep_the_start_as_a_fact("I know how to take a blood pressure, and one reading does not show otherwise.")
    ) == [
        "I know how to take a blood pressure.",
        "I would like to add that I know how to take a blood pressure.",
    ]
    assert list(keep_the_start_as_a_fact("I find the notes on pace odd, and your man was late.")) == [
        "I find the notes on pace odd."
    ]


def test_jab_is_left_out():
    """The clause that jabs at the reader goes with its commas; a sentence without one is left alone."""
    sentence = "Paragraph two says ninety seconds; the recording, which you evidently did not replay, shows thirty-one."
    assert list(leave_out_the_jab(sentence)) == ["Paragraph two says ninety seconds; the recording shows thirty-one."]
    assert list(leave_out_the_jab("I clearly hold the licence.")) == []
