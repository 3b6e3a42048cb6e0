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
        ("", "How wonderful that my years in dentistry made you think of sales.", "It's rare to feel so understood."),
        ("", "Several of your clients sit with me on the council.", "I have so far said nothing."),
        ("", "How fortunate that you had me draft your charter.", "I would ask that the draft not be used."),
        ("It was good to see the choir.", "It went to the organist's daughter.", "She can't sight-read."),
        ("You said the other candidate was calmer.", "Bas had that look of his.", "He asked me the same twice."),
        ("Mr Voss met me.", "The woman beside him yawned.", "She asked me nothing."),
        ("", "But the man looked into his telephone.", "The lady beside him was very correct."),
        ("", "You took against me at once.", "Everything after that was for show."),
        ("", "You had me drive there for a job that was gone.", "I fed the dog, even."),
        ("", "Question two was marked on an old guideline.", "The revised guideline is on the intranet."),
        ("", "I am owed a reasoned decision.", "I look forward to receiving it."),
        ("", "Did anybody read my file?", "Apparently not."),
        ("Hello.", "Were the rest of us there for the statistics?", "I ask out of interest."),
        ("", "That I lack warmth is untrue.", "Apart from that, your summary was helpful."),
        ("", "The bit about my attitude is made up.", "The rest of your comments I can work with."),
        ("", "Nobody rang me.", "You didn't write either."),
        ("", "I looked up the person you chose.", "I would like to hear how that was weighed."),
        ("", "That I am slow is nonsense.", "Everything else in your notes was useful."),
        ("", "Your panel had not opened my file.", "Had they done so, we would not be here."),
        ("", "I want the fare back by Friday.", "Should that not be possible, please say so."),
        ("", "The microphone was broken and nobody cared.", "I therefore ask to be heard again."),
        ("", "Dr Kern never liked me.", "Be that as it may, I hope the ward does well."),
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
        ("Hello.", "You are clowns.", "I hope that the new cook does well."),
        ("hi", "ur clowns", "its been 3 weeks since the second chat"),
        ("Hello.", "Your manager is a clown.", "The lady at the desk and her dog were kind."),
        ("Hello.", "Your manager is a clown.", "Please greet Anna and thank her."),
        ("Hello.", "Did you read it?", "No hard feelings."),
        ("Hello.", "You are clowns.", "After that interview I went home."),
        ("Ms Voss met me.", "Your manager is a clown.", "She advises me to wait."),
        ("Bas was kind.", "Bas had that look of his.", "He asked me twice."),
        ("Hello.", "You are clowns.", "I still need my scissors, which are in the second drawer."),
        ("Hello.", "You are clowns.", "The contract should come by post."),
        ("Hello.", "Your raffle is a joke.", "It's been seven weeks now."),
    ],
)
def test_what_can_stand_alone_does_not_lean(before, gone, after):
    """A sentence that speaks of what stands before, or of nothing in particular, does not lean."""
    assert not leans(before, gone, after)
