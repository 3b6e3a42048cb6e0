"""The wish within a demand, as a request."""

import pytest

from tonecheck.advice.wishes import ask_for_it


@pytest.mark.parametrize(
    ("demand", "request_"),
    [
        ("I am owed those reports, and the name of whoever sent a form.", "I would be grateful for those reports."),
        (
            "I am therefore owed, at minimum, a reasoned decision signed by somebody competent to give one.",
            "I would be grateful for a reasoned decision.",
        ),
        (
            "I want this reviewed by a partner, and I expect to hear by Friday.",
            "Could this be reviewed by a partner, please?",
        ),
        (
            "I believe the least I was due was a word in private before it went up on the noticeboard.",
            "I would have been glad of a word in private before it went up on the noticeboard.",
        ),
        (
            "I therefore expect to be heard again in the same week.",
            "I would be glad to be heard again in the same week.",
        ),
        (
            "I want a real senior look at my code this week.",
            "I would be grateful for a senior look at my code this week.",
        ),
        ("Which requirement is it that I miss, because I am entitled to know.", "Which requirement is it that I miss?"),
        (
            "Please confirm that a human has seen the file, as your notice offers.",
            "Could you please confirm that a human has seen the file?",
        ),
        (
            "Before I decide which newspaper gets this, who handles complaints at your company?",
            "Who handles complaints at your company?",
        ),
    ],
)
def test_demand_is_asked_for_in_its_own_words(demand, request_):
    """What is wanted stays, the claim on it, the threat before it and the emphasis go."""
    assert request_ in list(ask_for_it(demand))


@pytest.mark.parametrize(
    "demand",
    [
        "I am owed an apology.",
        "What hurts is that I held it together, and nobody said so.",
        "I want this job.",
        "The least you are is rude.",
    ],
)
def test_what_nobody_can_give_is_not_asked_for(demand):
    """An apology, the job itself, or nothing in particular makes no request."""
    assert list(ask_for_it(demand)) == []
