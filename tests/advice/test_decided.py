"""Whether a decision has been made: told by what the sender writes."""

from dataclasses import replace

import pytest

from tonecheck import Checker
from tonecheck.advice.decided import is_decided


@pytest.fixture(scope="module")
def report():
    """Judge a draft that tells of no decision."""
    return Checker().check("I am waiting for your letter. Could you tell me when it comes?")


@pytest.mark.parametrize("text", ["You chose somebody else.", "so now its a no", "That's a flat no, then."])
def test_decision_is_told_by_what_the_sender_writes(report, text):
    """A draft that speaks of a no has had one."""
    (first, second) = report.sentences
    assert not is_decided(report)
    assert is_decided(replace(report, sentences=(first, replace(second, text=text))))


@pytest.mark.parametrize(("occasion", "expected"), [("rejection", True), ("offer", False)])
def test_occasion_goes_before_the_words(report, occasion, expected):
    """The mail answered tells more surely than the answer."""
    assert is_decided(replace(report, occasion=occasion)) is expected
