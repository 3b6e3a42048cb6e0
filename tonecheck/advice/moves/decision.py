"""The decision and the silence before it: ask, and name what one brings."""

from __future__ import annotations

from typing import Final

from tonecheck.advice.move import Move
from tonecheck.labels import Reason

_ANGRY: Final[tuple[Reason, ...]] = ("blaming", "sarcasm", "lashing-out", "entitlement", "unprofessional-register")
_WAIT: Final = (
    r"\bwait(?:ed|ing)?\b|silence|not (?:one|a|had a) (?:single )?(?:word|call|line|reply|text|mail)|no (?:word|"
    r"reply|answer|news)|"
    r"reply|respond|pick(?:ed)? up (?:a|the) (?:phone|telephone)|(?:nobody|no one|never) (?:has |even )?(?:rang|rung|"
    r"called|wrote|"
    r"answered)|(?:call|text|ring|write|get|got)(?:ed|ing)? (?:me )?back|hear(?:d)? (?:back|from|nothing|anything)|"
    r"ghost|bothered to|"
    r"out of .{0,12}reach of a telephone|lost at sea|voicemails?|forgotten|took you|weeks (?:for|since|later)|"
    r"months (?:for|since)"
)

WAITING: Final = (
    Move(
        name="ask-where-things-stand",
        reasons=_ANGRY,
        cue=_WAIT,
        texts=(
            "It's been {wait} since I sent in the {work}, and I'd be glad to know where things stand.",
            "It's been {wait} since the {event}, and I'd be glad to know where things stand.",
            "It's been {wait} now, and I'd be glad to know where things stand.",
            "I'd be glad to know where things stand, even if the answer is no.",
            "Could you let me know when I might hear from you?",
        ),
        fits=(
            (
                "blaming",
                "three weeks i waited for your call from the phone shop job and u couldnt even be bothered to text",
            ),
            ("blaming", "I trust the chairman is in good health and merely lost at sea: not one word."),
        ),
        leaves=(
            ("blaming", "You never liked me."),
            ("blaming", "Clowns."),
        ),
        decided=False,
    ),
    Move(
        name="say-the-wait-was-long",
        reasons=_ANGRY,
        cue=rf"{_WAIT}|by (?:text|mail|e-?mail|post)|from a (?:customer|colleague|friend)|the corridor|rumou?r|hear it",
        texts=(
            "After {wait}, a call would've meant a lot to me.",
            "A short note in between would've helped me.",
            "I'd have been glad to hear it from you a little sooner.",
        ),
        fits=(
            ("blaming", "Nine weeks for two lines, and you did not even pick up the phone."),
            ("blaming", "You could not be bothered to reply for a month."),
        ),
        leaves=(
            ("blaming", "You never liked me."),
            ("blaming", "Clowns."),
        ),
        decided=True,
    ),
)

DECISION: Final = (
    Move(
        name="ask-for-the-reasons",
        reasons=("entitlement", "lashing-out", "sarcasm", "blaming"),
        cue=r"explan|reasons?\b|\bowe[sd]?\b|\bdue\b|deserve|the least|\bexpect|demand|account of|feedback|lines back|"
        r"answer|bars?\b|qualif|criteria|(?:you|he|she) will (?:call|give|tell)|settlement|decision is awaited",
        unless=r"reason after all|your reasons|(?:receive|no|without) (?:an )?answer",
        texts=(
            "After the {work}, I'd be grateful for a few lines on the reasons.",
            "I'd be glad of an answer by {deadline}, if you can manage it.",
            "I'd be glad of an answer {within}, if you can manage it.",
            "Could you tell me what the decision turned on?",
            "A few lines on the reasons would help me a good deal.",
        ),
        fits=(
            ("entitlement", "You owe me more than a two-line text, and you know it."),
            ("entitlement", "After a fully worked campaign, I think an explanation is the least you people owe me."),
        ),
        leaves=(
            ("entitlement", "Clowns."),
            ("entitlement", "I trained most of the people on that street."),
        ),
    ),
    Move(
        name="ask-for-another-look",
        reasons=("entitlement", "pleading", "rejecting-feedback"),
        cue=r"reconsider|re-?open|look again|think again|one more (?:chance|time|look)|look one more|second chance|"
        r"change your mind|"
        r"straight to the final|looked at .{0,20}again|mistake and|once more|sitting the paper again|"
        r"submit .{0,20}again|corrected decision",
        texts=(
            "If there's any room for another look, I'd be glad of it.",
            "Should you look at this again, I'd be glad to come back.",
        ),
        fits=(
            ("entitlement", "With numbers like that I honestly expect you to reopen my application."),
            ("entitlement", "Please, sir, please look one more time, I really need this contract."),
        ),
        leaves=(
            ("entitlement", "Clowns."),
            ("entitlement", "You owe me an explanation."),
        ),
    ),
    Move(
        name="name-the-strength",
        reasons=("entitlement", "rejecting-feedback", "lashing-out"),
        cue=r"\b(?:years?|yrs)\b|\bI(?: have|'ve)? (?:trained|built|ran|run|led|lead|made|wrote|held|earned|sold)|"
        r"experience|"
        r"standing|record|"
        r"qualified|better than|half my|more than (?:you|him|her)|my (?:numbers|figures|sales)|nobody|"
        r"no (?:candidate|surveyor|other)|"
        r"whoever|scale|has not|could not|couldn't|need me|by right|formality|audition",
        texts=(
            "I bring {experience}, and I believe it would've been of use to you.",
            "I believe that my experience would've been of use to you.",
            "I had hoped that my experience would count for more.",
        ),
        fits=(
            ("entitlement", "A doctor with nineteen years in kernels should not be made to audition like a graduate."),
            ("entitlement", "I would be surprised if the girl you took has half my experience."),
        ),
        leaves=(
            ("entitlement", "Clowns."),
            ("entitlement", "You owe me."),
        ),
    ),
)
