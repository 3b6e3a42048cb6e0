"""Whether the next sentence leans on the one that goes."""

import pytest

from tonecheck.advice.leaning import leans


@pytest.mark.parametrize(
    ("before", "gone", "after"),
    [
        ("Hello.", "My brother is a lawyer.", "He advises me to wait."),
        ("", "A professional returns calls.", "You did none of these things."),
        ("Hi Keith.", "Nine pounds is an insult.", "Give it to the dog."),
        ("", "You pulled the offer.", "What sort of people do that by text?"),
        ("Thanks.", "The ramp was broken.", "But the day was fine."),
        ("First, you were late.", "Second, he left the room.", "Third, the case was an old one."),
        ("", "You miss tact, a remark I lay aside.", "You miss also drive."),
        ("", "It is now November.", "Perhaps my result is still on its way."),
        ("", "Your accounts show no interests.", "I had intended to raise this quietly."),
        ("Thanks.", "You made me pay for my own police check.", "How do I get the check back?"),
        ("", "I looked up the person you chose.", "I would like to hear how that was weighed."),
    ],
)
def test_pointer_to_what_is_gone_leans(before, gone, after):
    """A sentence leans where it is joined on, or speaks of a person or a thing that only the one that goes has named."""
    assert leans(before, gone, after)


@pytest.mark.parametrize(
    ("before", "gone", "after"),
    [
        ("Mr Voss met me.", "Your manager is a clown.", "He advises me to wait."),
        ("Hello.", "You are clowns.", "It was good to see the plant."),
        ("Hello.", "You are clowns.", "This is my new address."),
        ("I had a police check.", "You made me pay for a check.", "How do I get the check back?"),
        ("Hello.", "You are clowns.", "I wish you well."),
        ("Hello.", "Your raffle is a joke.", "It's been seven weeks now."),
    ],
)
def test_what_can_stand_alone_does_not_lean(before, gone, after):
    """A sentence that speaks of what stands before, or of nothing in particular, does not lean."""
    assert not leans(before, gone, after)
