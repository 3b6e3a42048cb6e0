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
_OFFER: Final = (
    r"rescind|withdr[ae]w\w*|"
    r"pull(?:ed|ing) (?:the|an|my) (?:offer|job|role)|(?:your|the|an|my|job|signed|written) offer\b|(?:my|your|the|a|"
    r"signed) contract|"
    r"gave (?:up|in)|handed in|notice\b"
)
_PAY: Final = (
    r"salar|\bpay\b|\bwages?\b|\brates?\b|\bbase\b|\d ?k\b|[£$€] ?\d|\bAED|HK\$|grand\b|thousand|peanuts|"
    r"raffle|decimal|"
    r"budget|title instead|out of bed|bonus"
)

TERMS: Final = (
    Move(
        name="ask-for-the-cost",
        reasons=("entitlement", "blaming", "lashing-out", "threatening"),
        cue=r"refund|reimburs|expenses|\bfares?\b|petrol|invoice|travel claim|(?:my|the|for) (?:train|flight|hotel|"
        r"parking|ticket)|"
        r"day's pay|pay of the day|transport",
        texts=(
            "Would you be able to refund the {money} that the journey cost me?",
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
            ("entitlement", "Pathetic."),
        ),
    ),
    Move(
        name="ask-about-the-pay-for-the-trial",
        reasons=("blaming", "entitlement", "lashing-out", "sarcasm", "threatening", "unprofessional-register"),
        cue=r"(?=.*\b(?:unpaid|for nothing|for free|without pay|no pay|never paid)\b)(?=.*\b(?:trial|shifts?|hours)\b)",
        texts=(
            "Could you let me know how the {shift} will be paid?",
            "Could you let me know how the hours I worked will be paid?",
            "I'd like to know whether my time on the day will be paid.",
        ),
        fits=(
            ("blaming", "u had me do 2 trial shifts for nothing n now theres no job"),
            ("blaming", "you lot let someone do twelve hours unpaid and then cant be bothered to pick up a phone"),
        ),
        leaves=(
            ("blaming", "My case study took six days."),
            ("blaming", "The shift manager is a bully."),
        ),
        unless=r"case stud|take-?home|campaign|slides|pages",
    ),
    Move(
        name="hold-to-the-offer",
        reasons=(*_ANGRY, "threatening", "taking-it-personally"),
        cue=rf"{_OFFER}|promis|agreed|(?:you|u|ye) (?:told|said|wrote|assured)(?! (?:no|that (?:i|my))\b)|(?:your|"
        rf"his|her) word\b",
        texts=(
            "On the phone we spoke of {money}, so could you tell me what has changed?",
            "I had made plans on the strength of what we agreed, so could you tell me what has changed?",
            "I had relied on what was agreed, and I'd like to know what can still be done.",
        ),
        fits=(
            ("blaming", "But in the paper you make 24 pound and on the phone you told me 29, so you are lying to me."),
            ("blaming", "I gave notice because of your signed contract, you cowards."),
        ),
        leaves=(
            ("blaming", "I offered to help."),
            ("blaming", "Your manager is a bully."),
        ),
        unless=r"\bI (?:offered|told|said)|low(?:ball)?\b|the feedback|you (?:said|wrote|told me)(?: that)? (?:i|my)\b",
    ),
    Move(
        name="name-the-figure",
        reasons=_ANGRY,
        cue=_PAY,
        texts=(
            "{money} is below what I can accept; is there room to move?",
            "The pay is below what I can accept; is there room to move?",
            "I had expected a figure nearer to the market rate.",
        ),
        fits=(
            ("blaming", "Thirty-one thousand for a master plumber with a gas ticket is an insult."),
            ("sarcasm", "Nobody gets out of bed for that salary."),
        ),
        leaves=(("blaming", "Your interviewer is a clown."), ("blaming", "Nobody rang me.")),
        unless=r"day's pay|pay attention|at any rate|first-rate|refund|fare\b|at this rate|cheaper",
        decided=False,
    ),
    Move(
        name="say-the-pay-was-low",
        reasons=_ANGRY,
        cue=_PAY,
        texts=(
            "The pay was lower than I had expected.",
            "I had expected a figure nearer to the market rate.",
        ),
        fits=(
            ("sarcasm", "Good luck finding somebody at that salary."),
            ("lashing-out", "You pay peanuts, you clowns."),
        ),
        leaves=(("blaming", "Your interviewer is a clown."), ("blaming", "Nobody rang me.")),
        unless=r"day's pay|pay attention|at any rate|first-rate|refund|fare\b|at this rate|cheaper",
        decided=True,
    ),
    Move(
        name="fix-the-date",
        reasons=_ANGRY,
        cue=r"resched|postpon|cancel\w* on me|(?:third|fourth|fifth|three|four|two) times?.{0,40}(?:mov|chang|cancel|"
        r"shift)|"
        r"(?:mov|chang|cancel|shift)\w*.{0,40}(?:third|fourth|fifth|three|four|two) times?|diary|new (?:date|slot|"
        r"time)|"
        r"(?:third|fourth|fifth) (?:date|slot|time)|at this rate|cheaper",
        texts=(
            "This is the {times} date now, so could we find one that's sure to hold?",
            "Could we find a date that's sure to hold?",
            "I've kept the time free each time, so I'd be glad of a date that holds.",
        ),
        fits=(
            ("blaming", "This is the third time you have moved it, and you people apparently cannot keep a diary."),
            ("blaming", "At this rate we shall hold the interview at my retirement do."),
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
        r"spam|headhunt|your (?:message|invitation) (?:opens|offers)|mistook|cold (?:call|mail)",
        texts=(
            "This role isn't a match for what I do, so I'll pass.",
            "It isn't the right role for me, but thank you for thinking of me.",
            "A role closer to my profile would be welcome.",
        ),
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
        unless=r"\b(?:set|gave) (?:me |us )?(?:a|the) (?:task|test|exercise)|shift",
        reasons=_ANGRY,
        cue=r"(?=.*\b(?:my|ma|unpaid|free|hours|days|weekend|holiday|evening|(?:I|i|we) (?:did|do|made|make|put|"
        r"spent|built|wrote|sent|drew|"
        r"redrew|worked))\b)(?=.*\b(?:take-?homes?|case stud(?:y|ies)|presentations?|exercises?|assignments?|task|"
        r"designs?|slides|pages|"
        r"icon set|pitch|project|proposal|sketches|samples|drawings|free work|campaign|videos?)\b)",
        texts=(
            "I put {time} into the {work}, so I'd be grateful for a few lines on it.",
            "I put a good deal of work into the {work}, so I'd be grateful for a few lines on it.",
            "I put a good deal of work into this, so I'd be grateful for a few lines on it.",
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
