"""Pay, offers, promises, dates, travel and unpaid work: be firm, and ask for what is wanted."""

from __future__ import annotations

from typing import Final

from tonecheck.advice.move import Move
from tonecheck.labels import Reason

_ANGRY: Final[tuple[Reason, ...]] = (
    "blaming",
    "sarcasm",
    "lashing-out",
    "entitlement",
    "rejecting-feedback",
    "unprofessional-register",
)
_PAY: Final = (
    r"salar|\b(?:you|that|the|your) pay\b|\bwages?\b|\brates?\b|\bbase\b|\b\d+ ?k\b|[£$€] ?\d|\bAED|HK\$|"
    r"grand (?:for|is)|thousand (?:for|is)|(?:pounds|euros|dollars|quid|\d|ten|eleven|twelve|teen|ty|"
    r"five) (?:an|the|per) hour|\b(?:pounds?|euros?|dollars?|quid) (?:the|per|a) (?:hour|day)\b|"
    r"for the money I got|peanuts|"
    r"number in writing|(?:on|for|with|at) (?:that|this) (?:figure|money)|\bis an? (?:price|rate|wage)\b|"
    r"title instead|out of bed|serious figure|real number|\b\d{2,} (?:a|per|an) (?:day|hour)\b"
)
_NO_PAY: Final = (
    r"day's pay|pay attention|at any rate|first-rate|refund|fares?\b|at this rate|cheaper|pay (?:me|for|the|my|"
    r"people)|"
    r"unpaid|lied|contradict|messages|\blos[et]\b|\btoday\b|invoice|paying|expenses|hotel|train|petrol|journey|parking"
)

TERMS: Final = (
    Move(
        name="ask-for-the-cost",
        holds_point=True,
        reasons=("entitlement", "blaming", "lashing-out", "threatening"),
        cue=r"refund|reimburs|expenses|invoice|travel claim|(?:\bwant\b|\bowe[sd]?\b|pay\b|paid\b).*(?:\bfares?\b|"
        r"petrol|"
        r"(?:my|the|for) (?:train|flight|hotel|parking|ticket)|transport)",
        unless=r"hours|shift|trial|licen[cs]e|don't want",
        around=r"travel|fares?\b|train|flight|flew|petrol|hotel|parking|ticket|transport|journey|miles|\bdrove\b",
        texts=(
            "Could you tell me whether you cover the cost of the journey?",
            "I'd be grateful if you could tell me how to claim the cost of the journey.",
        ),
        fits=(
            ("entitlement", "I want my train fare and the day's pay I lost, all of it, and I want it this week."),
            (
                "entitlement",
                "Your school owes every candidate a refund of transport, and I am waiting for my 6,500 naira.",
            ),
        ),
        leaves=(
            ("entitlement", "You owe me an explanation."),
            ("entitlement", "My parking ticket was nine pounds."),
        ),
    ),
    Move(
        name="ask-about-the-pay-for-the-trial",
        holds_point=True,
        reasons=("blaming", "entitlement", "lashing-out", "sarcasm", "threatening", "unprofessional-register"),
        cue=r"(?=.*\b(?:unpaid|for nothing|for free|without pay|no pay|never paid)\b)(?=.*\b(?:trial|shifts?|"
        r"hours)\b)",
        texts=(
            "Could you let me know how the {shift} will be paid?",
            "Could you let me know how the hours I worked will be paid?",
        ),
        fits=(
            ("blaming", "u had me do 2 trial shifts for nothing n now theres no job"),
            ("blaming", "you lot let someone do twelve hours unpaid and then cant be bothered to pick up a phone"),
        ),
        leaves=(
            ("blaming", "My case study took six days."),
            ("blaming", "The shift manager is a bully."),
        ),
        unless=r"redo|bullet|review|readme|for free hours|my boss|case stud|take-?home|campaign|slides|pages|driv|"
        r"train|flight|\blines?\b",
    ),
    Move(
        name="name-the-figure",
        holds_point=True,
        reasons=_ANGRY,
        cue=_PAY,
        texts=(
            "{money} is below what I can accept.",
            "The pay is below what I can accept.",
            "I had expected a figure nearer to the market rate.",
        ),
        fits=(
            ("blaming", "Thirty-one thousand for a master plumber with a gas ticket is an insult."),
            ("sarcasm", "Nobody gets out of bed for that salary."),
        ),
        leaves=(("blaming", "Your interviewer is a clown."), ("blaming", "Nobody rang me.")),
        unless=_NO_PAY,
        decided=False,
    ),
    Move(
        name="say-the-pay-was-low",
        reasons=_ANGRY,
        cue=r"salar|\b(?:you|that|the|your) pay\b|\bwages?\b|peanuts|out of bed",
        texts=("The pay was lower than I had expected.",),
        fits=(
            ("sarcasm", "Good luck finding somebody at that salary."),
            ("lashing-out", "You pay peanuts, you clowns."),
        ),
        leaves=(("blaming", "Your interviewer is a clown."), ("blaming", "Nobody rang me.")),
        unless=_NO_PAY,
        decided=True,
    ),
    Move(
        name="fix-the-date",
        reasons=_ANGRY,
        cue=r"(?:third|fourth|fifth|three|four|two) times?.{0,40}(?:mov|chang|cancel|shift|resched)|"
        r"(?:mov|chang|cancel|shift|resched)\w*.{0,40}(?:third|fourth|fifth|three|four|two) times?|"
        r"(?:third|fourth|fifth) (?:date|slot)|keep a diary",
        texts=(
            "This is the {times} date now, so could we find one that's sure to hold?",
            "Could we find a date that's sure to hold?",
        ),
        decided=False,
        fits=(
            ("blaming", "This is the third time you have moved it, and you people apparently cannot keep a diary."),
            ("blaming", "You have cancelled three times, what a circus."),
        ),
        leaves=(
            ("blaming", "The rate is an insult."),
            ("blaming", "You never liked me."),
        ),
    ),
    Move(
        name="pass-on-the-role",
        reasons=("blaming", "sarcasm", "lashing-out", "rejecting-feedback", "entitlement"),
        cue=r"\{\{|read (?:a|my|the) profile|my profile|(?:junior|entry|wrong) (?:post|role|job|position)|"
        r"invitation to (?:become|apply)|"
        r"spam|headhunt|studied my (?:background|profile)|your (?:message|invitation) (?:opens|offers)|mistook|"
        r"cold (?:call|mail)",
        texts=("This role isn't a match for what I do, so I'll pass.",),
        where="opens",
        fits=(
            ("blaming", "Kindly learn to read a profile before you trouble busy people."),
            (
                "blaming",
                "How flattering that an algorithm mistook eleven years of dentistry for an interest in drains.",
            ),
        ),
        leaves=(
            ("blaming", "Nobody rang me."),
            ("blaming", "You never liked me."),
        ),
        decided=False,
    ),
)

WORK: Final = (
    Move(
        name="say-what-the-work-took",
        unless=r"\bduring my\b|eating|"
        r"\b(?:set|gave) (?:me |us )?(?:a|the) (?:task|test|exercise)|shift|\byour (?:own )?(?:design|"
        r"slides|proposal|project)",
        reasons=_ANGRY,
        cue=r"(?=.*\b(?:my|ma|unpaid|for free|(?:I|i|we) (?:did|do|made|make|put|spent|built|wrote|drew|redrew|"
        r"worked))\b)"
        r"(?=.*\b(?:take-?homes?|case stud(?:y|ies)|presentations?|exercises?|assignments?|task|pitch|campaign)\b)",
        decided=True,
        texts=(
            "I put {time} into the {work}, so I'd be grateful for a few lines on it.",
            "I put a good deal of work into the {work}, so I'd be grateful for a few lines on it.",
        ),
        fits=(
            ("blaming", "For five days I make your exercise with login, and your man looks not even the video."),
            ("blaming", "ngl i did ur 6 page case study for free in exam week so the least i'm owed is two lines back"),
        ),
        leaves=(
            ("blaming", "The group exercise had a fire alarm in the middle of it."),
            ("blaming", "Nobody rang me."),
        ),
    ),
)
