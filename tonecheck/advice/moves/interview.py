"""How the interview and the message went: say what would have helped, without a culprit."""

from __future__ import annotations

from typing import Final

from tonecheck.advice.move import Move
from tonecheck.labels import Reason

_ANGRY: Final[tuple[Reason, ...]] = ("blaming", "sarcasm", "lashing-out", "unprofessional-register")

CONDUCT: Final = (
    Move(
        name="say-it-began-late",
        reasons=(*_ANGRY, "taking-it-personally"),
        cue=r"\b(?:minutes?|mins|hours?) late\b|\b(?:turned up|came|arrived|was|were|showed up|started|began|"
        r"be) (?:\w+ ){0,2}late\b",
        unless=r"\btoo late\b|\bI (?:was|came|arrived)",
        texts=(
            "We began {minutes} late, and I'd have liked the full time to talk.",
            "We began late that day, and I'd have liked the full time to talk.",
        ),
        fits=(
            ("blaming", "Your head chef turned up forty minutes late to my own trial, reeking of last night."),
            ("sarcasm", "How charming of him to be an hour late."),
        ),
        leaves=(
            ("blaming", "You never liked me."),
            ("blaming", "My late husband would have laughed at you."),
        ),
    ),
    Move(
        name="say-they-had-to-wait",
        reasons=(*_ANGRY, "taking-it-personally"),
        cue=r"kept (?:me )?waiting|\bsat in (?:that|the|your) (?:lobby|reception|corridor|hall|waiting room)|"
        r"\bwait(?:ed)?\b.{0,40}(?:reception|outside|corridor|lobby|hall|rain|hail|gate)|"
        r"locked gate|nobody was (?:there|at)",
        unless=r"weeks|months",
        texts=(
            "I waited {minutes} that day, and I'd have been glad of a word in between.",
            "I had to wait that day, and I'd have been glad of a word in between.",
        ),
        fits=(
            ("blaming", "BUT SERIOUSLY WHO MAKES PEOPLE WAIT OUTSIDE IN THE HAIL FOR AN HOUR WTF!!!!!"),
            ("blaming", "Nobody was at the gate until ten to five, you amateurs."),
        ),
        leaves=(("blaming", "Three weeks I wait, and no answer."), ("blaming", "He was late.")),
    ),
)

INTERVIEW: Final = (
    Move(
        name="ask-about-the-question",
        reasons=(*_ANGRY, "threatening", "taking-it-personally", "rejecting-feedback"),
        cue=r"(?:question\w*|ask\w*)\b.{0,40}\b(?:my )?(?:church|plans for a family|children|kids|family plans|"
        r"married|pregnan\w+|childcare|"
        r"husband|religion|faith|age)\b",
        texts=(
            "I was asked a personal question in the interview, and I'd like to know why it mattered.",
            "May I ask why I was asked something so personal?",
        ),
        fits=(
            ("blaming", "I place on record that the question about my children was put in front of a witness."),
            ("lashing-out", "Your idiot asked me if I am pregnant."),
        ),
        leaves=(("blaming", "He asked me nothing."), ("blaming", "My children are well.")),
    ),
    Move(
        name="ask-where-they-got-it",
        reasons=(*_ANGRY, "closing-the-door", "threatening"),
        cue=r"(?:who gave you|how did you get|where did you get|from whom).{0,20}\bmy\b.{0,20}(?:address|number|mail|"
        r"details|name)",
        texts=("May I ask how you came by my details?", "Could you tell me where you have my details from?"),
        fits=(
            ("blaming", "WHO gave you my private address???"),
            ("blaming", "How did you get my number, you parasites?"),
        ),
        leaves=(("blaming", "Lose my number."), ("blaming", "Who gave you that job?")),
    ),
    Move(
        name="say-the-name-was-wrong",
        reasons=(*_ANGRY, "taking-it-personally"),
        cue=r"\bcall(?:s|ed|ing)? me (?-i:[A-Z])[a-z]+\b(?! (?:on|at|to|back))",
        unless=r"call me (?:Mr|Mrs|Ms|Dr)|(?:on|at) (?:Monday|Tuesday|Wednesday|Thursday|Friday)",
        texts=("I was called by the wrong name.",),
        fits=(
            ("blaming", "One of you was eating a sandwich and the other one kept calling me Susan."),
            ("lashing-out", "Your manager called me Sandra all day, the clown."),
        ),
        leaves=(("blaming", "You never called me."), ("blaming", "Call me back, you clowns.")),
    ),
    Move(
        name="correct-the-name",
        reasons=(*_ANGRY, "taking-it-personally", "rejecting-feedback", "entitlement"),
        cue=r"(?:wrong|somebody else's|someone else's) (?:first |last )?name|sp[ea]l+(?:s|ed|t)? my (?:sur)?name|"
        r"my (?:sur|first )?name (?:\w+ )?(?:mis)?sp[ea]l+(?:ed|t)|"
        r"trouble to spell|"
        r"first_?name|\bmy name is\b(?! (?:different|not))|name wrong|sur?name \w+ different",
        texts=(
            "A small thing for your records: the message didn't have my name right.",
            "By the way, the message didn't have my name right.",
        ),
        fits=(
            ("blaming", "AND U SPELLED MY NAME WRONG LMAOOOO"),
            ("blaming", "I am owed something better than a template with the wrong first name in it."),
        ),
        leaves=(
            ("blaming", "Mr Smith is a clown."),
            ("blaming", "Take my name off the list."),
        ),
    ),
    Move(
        name="wish-for-a-personal-word",
        reasons=(*_ANGRY, "entitlement"),
        cue=r"\b(?:bots?|robots?|algorithm|automat\w+|template|form letter|no-?reply|machine|toaster|dear candidate|"
        r"(?:two|four|three|one|2|3|4)[- ]lines?(?! (?:mail|e-?mail|text)\b)|a text|human)\b",
        decided=True,
        texts=("I'd have been glad of a personal word.",),
        fits=(
            ("blaming", "so your bot binned me in four minutes at 2am lmao what a clown company"),
            ("blaming", "so your founder cancels on me three times and you send me a TEXT"),
        ),
        leaves=(
            ("blaming", "You never liked me."),
            ("blaming", "My lawyer will call."),
        ),
    ),
    Move(
        name="say-what-would-have-helped",
        reasons=(*_ANGRY, "taking-it-personally"),
        cue=r"\b(?:(?:job|post|role|position|vacancy)(?: \w+){0,2} (?:was|is|were|been) (?:already |"
        r"long )?(?:filled|gone|"
        r"closed|taken)|already know who|make up the numbers|already been printed|look complete|dead adverts?|"
        r"internal candidate|never (?:any|a real) (?:job|vacancy)|make the list look|(?:choice|"
        r"decision) was (?:made )?long)\b",
        unless=r"internal candidate (?:is|was) (?:good|fine|better)",
        around=r"interview|panel|round|met\b|travel|came\b|come\b|invit|trial|waiting room",
        texts=(
            "I'd have been glad to know before the interview how open the post still was.",
            "I was left unsure how open the post still was when we met.",
        ),
        fits=(
            (
                "blaming",
                "The choice was made long before, and I was invited so the list would look complete.",
            ),
            ("blaming", "You clearly knew that the job was gone, and you let us come."),
        ),
        leaves=(
            ("blaming", "Clowns."),
            ("blaming", "You owe me."),
        ),
    ),
    Move(
        name="leave-the-motives-open",
        reasons=("taking-it-personally",),
        cue=r"before I (?:walked|sat|opened|came)|from the (?:first|start|moment|beginning|minute)|from (?:first|"
        r"begin|minute)|"
        r"the moment|as soon as|made up your mind|mind was made up|(?:decided|set) (?:before|against)|"
        r"when (?:you|he|she|they|I) (?:saw|heard|pronounced|said|mentioned|walked|came)|never (?:liked|wanted)|"
        r"did(?:n't| not) like|"
        r"took against|one look|saw (?:the|my)",
        around=r"interview|\broom\b|\bhall\b|\bsat\b|walk(?:ed)? in|trial|first (?:minute|word|question|hour|"
        r"moment)|panel|"
        r"\baccent|surname|grey hair|liked",
        decided=True,
        texts=(
            "I had the feeling early on that the interview wasn't going well.",
            "I had hoped to make a better impression.",
        ),
        fits=(
            ("taking-it-personally", "You never liked me, and you had made up your mind before I walked in."),
            ("taking-it-personally", "Your panel had it in for me from the moment I said where I served my time."),
        ),
        leaves=(
            ("taking-it-personally", "You gave it to one of your mates from the darts."),
            ("lashing-out", "Clowns."),
        ),
    ),
)
