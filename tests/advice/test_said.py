"""What may not be said beside a neighbour."""

import pytest

from tonecheck.advice.said import may_be_said
from tonecheck.advice.setting import Setting


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("Thank you for letting me know.", "I'm grateful for your mail."),
        ("I'm disappointed, and I won't pretend otherwise.", "I was sorry to read this."),
        ("The pay is below what I can accept; is there room to move?", "So I shall have to decline."),
        ("I won't be applying again for the time being.", "If another opening comes up, please think of me."),
        ("I'd be glad to know where things stand.", "Please cancel my interview."),
        ("Could you tell me what the decision turned on?", "You gave me three reasons."),
    ],
)
def test_neighbour_that_says_or_denies_it_forbids_it(text, others):
    """A text is kept from a draft that says the same elsewhere, or the opposite; beside others it may stand."""
    assert not may_be_said(text, Setting(others=others))
    assert may_be_said(text, Setting(others="The key is with the porter."))


def test_this_needs_something_before_it():
    """The word "this" may speak of the mail answered or of a complaint just made, not of a friendly sentence."""
    text = "I'd like to settle this with you directly."
    assert may_be_said(text, Setting())
    assert may_be_said(text, Setting(before="Nobody paid me.", complains=True))
    assert not may_be_said(text, Setting(before="The coffee was excellent."))
