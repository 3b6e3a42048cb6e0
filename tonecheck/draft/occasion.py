"""What a recruiter's mail is about, told by phrases in order; the first rule that fits decides."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

from tonecheck.labels import Occasion

_RULES: Final[tuple[tuple[Occasion, tuple[str, ...]], ...]] = (
    (
        "rejection",
        (
            r"(?:not|\w{1,6}n't) be (?:moving|going|proceeding|progressing|taking|offering|inviting|continuing)",
            r"(?:decided|chosen|opted|going|choosing) (?:to (?:go|move|proceed|continue) (?:forward |ahead |"
            r"on )?)?with (?:(?:an)?other|somebody|someone|a different)",
            r"(?:went|gone|going) (?:forward |ahead )?with (?:(?:an)?other|somebody|someone|a different)",
            r"(?:decided|chosen) not to (?:move|proceed|progress|go|continue|take|pursue|invite|offer)",
            r"(?:not|\w{1,6}n't|unable to|cannot) (?:able to |to )?(?:proceed|progress|move forward|offer you|"
            r"take your application|take you forward|invite you|continue with your)",
            r"unsuccessful",
            r"(?:not|\w{1,6}n't) (?:been )?(?:successful|selected|shortlisted)",
            r"(?:no longer|(?:not|\w{1,6}n't)) (?:being |be )?(?:considered|consider you|considering you)",
            r"regret (?:to (?:inform|tell|say|let)|that)",
            r"position has (?:now |already )?been filled",
            r"(?:not|\w{1,6}n't) (?:quite )?(?:the right|a (?:good |strong )?) ?(?:fit|match)\b",
            r"rejected",
            r"wish you (?:all the best|every success|success|luck|the best) (?:in|with|"
            r"for) your (?:job )?(?:search|hunt|future)",
            r"(?:it's|it is|that's) a no\b",
            r"keep your (?:cv|resume|résumé|details) on file",
        ),
    ),
    (
        "reschedule",
        (
            r"re-?schedul",
            r"postpone",
            r"(?:move|push|shift|bring) (?:back )?(?:our|your|the|this|that|tomorrow's|"
            r"today's) (?:\w+ ){0,3}?(?:interview|call|chat|meeting|slot|conversation)",
            r"(?:another|a (?:new|different|later|better)) (?:time|date|slot|day)\b",
            r"something (?:has )?come up",
            r"can(?:'t|not| no longer) (?:make|do) (?:it|our|the|tomorrow|today|monday|tuesday|wednesday|"
            r"thursday|friday)",
            r"(?:need|have) to cancel (?:our|your|the|today|tomorrow)",
            r"(?:interview|call) (?:has been|is) (?:moved|cancelled|canceled)",
        ),
    ),
    (
        "offer",
        (
            r"(?:like|love|pleased|delighted|happy|thrilled|excited|want|glad) to (?:make you an?|extend|"
            r"offer you|be able to offer)",
            r"(?:job|formal|verbal|written|revised|our|your|final|improved|an) offer\b(?! (?:you|our|of help))",
            r"offer (?:letter|details|attached|stands)",
            r"offer(?:ing)? you the (?:job|role|position)",
            r"(?:got|get) the job",
            r"welcome (?:aboard|to the team)",
            r"(?:starting|base|annual) salary (?:of|is|would)",
            r"\d+k base",
        ),
    ),
    (
        "feedback",
        (
            r"(?:here is|here's|some|the|their|my|our|your|promised|panel's|team's|honest|brilliant|"
            r"following) (?:\w+ ){0,2}?feedback",
            r"feedback (?:from|is|was|on|below|about)",
            r"(?:panel|team|interviewers?|hiring manager|they|we|i) (?:\w+ )?(?:felt|thought|noted|found|"
            r"noticed) (?:that )?(?:you|your|the (?:answer|presentation|task))",
            r"areas? (?:for|of|to) (?:improve|improvement|development|work)",
            r"(?:lacked|could have been|would have liked to see|came across as)",
            r"(?:need|could|should) (?:to )?(?:improve|work on) (?:your|the)",
        ),
    ),
    (
        "silence",
        (
            r"(?:sorry|apologi[sz]e|apologies|forgive me)\b[^.!?]{0,40}\b(?:delay|silence|late|slow|wait|"
            r"not getting back|taking so long|radio)",
            r"(?:still )?(?:waiting|wait) (?:to hear|for (?:a decision|feedback|news|an answer|the (?:team|"
            r"hiring|client|panel)))",
            r"(?:no|have no|any) (?:news|update|updates)\b",
            r"bear with (?:us|me)",
            r"(?:not|\w{1,6}n't) (?:forgotten|heard (?:back|from|anything))",
            r"(?:received|receipt of) your (?:application|cv|resume|mail|email)",
            r"get back to you (?:as soon|soon|in due|within|once|by)",
            r"(?:following|follow|chasing) up on my",
            r"taking longer than",
        ),
    ),
    (
        "cold-approach",
        (
            r"(?:came|come|stumbled) (?:across|upon|on) your",
            r"(?:found|saw|seen|noticed|spotted|liked|loved|viewed|looking at|read) your (?:\w+ )?(?:profile|"
            r"github|linkedin|cv|resume|background|details|work|portfolio)",
            r"(?:your|a) (?:profile|background|experience) (?:\w+ )?(?:caught|looks|stood|seems|would|is|could)",
            r"(?:i have|i've got|we have|with) an? (?:\w+ ){0,3}?(?:opportunity|opening|vacancy)",
            r"(?:amazing|exciting|great) (?:\w+ )?(?:opportunity|role)",
            r"open to (?:new|a (?:new|chat|quick)|hearing|opportunities|discuss)",
            r"(?:are|would) you (?:\w+ )?(?:be )?(?:interested|looking for|open to)",
            r"reaching out (?:to you )?(?:because|about|regarding|as|to see)",
            r"passive candidate",
        ),
    ),
)
_SPACE: Final = re.compile(r"\s+")


def tell_occasion(text: str) -> Occasion | None:
    """Tell the occasion of a mail by the first rule with a phrase in it, in English before any other language.

    None where there is no word in it.
    """
    plain = _SPACE.sub(" ", text).replace("’", "'")
    if not re.search(r"\w", plain):
        return None
    for rules in (_rules, _rules_abroad):
        for occasion, rule in rules():
            if rule.search(plain):
                return occasion
    return "other"


@cache
def _rules() -> tuple[tuple[Occasion, re.Pattern[str]], ...]:
    """Compile the rules, which a draft that answers no mail never needs."""
    return tuple((occasion, _compiled(phrases)) for occasion, phrases in _RULES)


@cache
def _rules_abroad() -> tuple[tuple[Occasion, re.Pattern[str]], ...]:
    """Compile the rules of other languages, wanted where no English phrase was found."""
    from tonecheck.draft.occasion_abroad import PHRASES

    return tuple((occasion, _compiled(PHRASES[occasion])) for occasion, _ in _RULES)


def _compiled(phrases: Iterable[str]) -> re.Pattern[str]:
    """Make one pattern of phrases that begin a word."""
    return re.compile(rf"\b(?:{'|'.join(phrases)})", re.IGNORECASE)
