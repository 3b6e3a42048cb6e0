"""What went wrong, named flatly instead of the anger about it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from tonecheck.advice.move import Move
from tonecheck.labels import Reason

_ANGRY: Final[tuple[Reason, ...]] = (
    "blaming",
    "sarcasm",
    "lashing-out",
    "entitlement",
    "unprofessional-register",
    "taking-it-personally",
)
_LIED: Final = re.compile(
    r"\blied (?:to (?:me|us) )?about (?P<what>(?:the|my) \w+(?: \w+)?)(?=\s*(?:,|\band\b|[.!?;]|$))", re.IGNORECASE
)


def say_what_was_not_so(sentence: str) -> Iterator[str]:
    """Yield what the sender was told wrongly about, without the word for it."""
    named = [found["what"].lower() for found in _LIED.finditer(sentence)]
    if named:
        listed = " and ".join(filter(None, [", ".join(named[:-1]), named[-1]]))
        were = "were" if len(named) > 1 or re.search(r"(?<![usi])s$", named[0]) else "was"
        opened = listed if sentence[:1].islower() else listed[0].upper() + listed[1:]
        yield f"{opened} {were} not what I had been told."


GRIEVANCE: Final = (
    Move(
        name="say-what-was-not-so",
        reasons=_ANGRY,
        cue=r"\blied\b",
        texts=(),
        build=say_what_was_not_so,
        fits=(
            ("blaming", "You lied about the hours, you lied about the pay, and then you strung me along for a month."),
            ("lashing-out", "You lied to me about the shifts."),
        ),
        leaves=(
            ("blaming", "You lied to me."),
            ("blaming", "You lied about everything."),
        ),
    ),
    Move(
        name="hope-for-more-after-that",
        reasons=_ANGRY,
        cue=r"\b(?:rounds|interviews|visits|meetings|stages|tests|applications)\b",
        unless=r"\byour (?:own )?(?:rounds|meetings|tests)|[\"“]|silence|heard|wait|reply|\bline\b|\bword\b|answer",
        texts=("After {rounds}, I had hoped for a different answer.",),
        fits=(
            ("sarcasm", "love that for u guys, 6 rounds to hire a barista, nasa could never"),
            ("sarcasm", "How reassuring that five rounds were enough to discover where I live."),
        ),
        leaves=(
            ("sarcasm", "What a thrill to be found wanting by a seller of printer ink."),
            ("blaming", "Your interviews are a joke."),
        ),
    ),
    Move(
        name="say-how-often-you-came",
        reasons=_ANGRY,
        cue=r"\b(?:make|made|let|had|have|dragg?\w*|got|pulled) (?:me|us)\b.*\b(?:twice|times)\b",
        unless=r"\byou (?:came|come)\b|\btold\b|\basked\b|\bwrite\b|\bwait\b",
        texts=("I came in {often}, and I'd have been glad of a proper answer.",),
        fits=(
            ("sarcasm", "Wah, so professional, make me come down three times then go missing like magic trick."),
            ("blaming", "You let me travel down twice for nothing."),
        ),
        leaves=(
            ("blaming", "You never liked me."),
            ("blaming", "You moved it three times."),
        ),
    ),
    Move(
        name="say-how-far-you-came",
        reasons=_ANGRY,
        cue=r"\b(?:make|made|let|had|have|dragg?\w*|got|get) (?:me|us) "
        r"(?:drive|come|travel|go|fly|ride|sit (?:on|in))\b",
        unless=r"\btold\b|\basked\b|\bwait\b|\blate\b|interview(?:ed)? (?:for|lasted)",
        texts=("I travelled {minutes} to see you, and I'd have been glad of a word beforehand.",),
        fits=(
            (
                "lashing-out",
                "Y'all some clowns for real, had me drive two hours for a spot that was gone since Monday.",
            ),
            ("blaming", "You let me travel 4 hours for a job that was filled."),
        ),
        leaves=(
            ("blaming", "You let me drive there twice."),
            ("blaming", "You made me wait two hours."),
        ),
    ),
    Move(
        name="say-what-you-gave",
        reasons=_ANGRY,
        cue=r"\bunpaid\b|\bfor (?:free|nothing)\b(?! hours)|\bday off\b|\bI\b.*\ball (?:saturday|sunday|day)\b|"
        r"\ball (?:saturday|sunday|day),? (?:I|i)\b|\bbunked off\b",
        unless=r"trial shift|shifts|my boss|\bpay me\b|\bhours\b|thanks for nothing",
        texts=("I gave {time} to this, and I'd have been glad of a fair answer.",),
        fits=(
            (
                "blaming",
                "All Saturday I cut onions for free in your kitchen, and the chef did not even taste my plate.",
            ),
            (
                "sarcasm",
                "Thank you for letting me take three unpaid mornings off to hear that you had somebody already.",
            ),
        ),
        leaves=(
            ("sarcasm", "Thanks for nothing."),
            ("blaming", "Your unpaid trial shifts are a joke."),
        ),
    ),
    Move(
        name="say-the-figure-changed",
        reasons=_ANGRY,
        cue=r"contradict\w*.*(?:salary|pay|figure)|\bfirst\b.*\b(?:lakhs?|thousand|\d+ ?k|grand|euros?|"
        r"pounds?)\b.*\bthen\b|"
        r"(?:below|less than|lower than) (?:what )?(?:we|you|I) (?:discussed|agreed|said|promised|was told|told)",
        texts=("The figure isn't the one I had been told, so could you tell me what has changed?",),
        fits=(
            (
                "blaming",
                "First you people are telling eighteen lakhs, then you are telling twelve, this is total cheating.",
            ),
            ("blaming", "Your own two messages contradicted each other about the salary."),
        ),
        leaves=(
            ("blaming", "First you are late, then you are rude."),
            ("blaming", "The pay is an insult."),
        ),
    ),
    Move(
        name="hope-the-years-would-count",
        reasons=(*_ANGRY, "rejecting-feedback"),
        cue=r"\b(?:years?|yrs)['’]? ?(?:of|in|as|on|with|at|behind)\b",
        unless=r"\bage\b|old|ago|last year|you (?:have|had)|profile|offer|your .{0,20}years",
        decided=True,
        texts=("I had hoped that my {experience} would count for more.",),
        fits=(
            ("sarcasm", "A refusal at two in the morning suggests an exhaustive review of my twenty-two years in tax."),
            ("lashing-out", "Nineteen years in kernels, and you clowns send a robot."),
        ),
        leaves=(
            ("sarcasm", "How wonderful that my fifteen years in dentistry made you offer me forklift sales."),
            ("lashing-out", "Clowns."),
        ),
    ),
)
