"""The decision and the silence before it: ask, and name what one brings."""

from __future__ import annotations

from typing import Final

from tonecheck.advice.move import Move
from tonecheck.labels import Reason

_ANGRY: Final[tuple[Reason, ...]] = ("blaming", "sarcasm", "lashing-out", "entitlement", "unprofessional-register")
_WAIT: Final = (
    r"\byes or (?:a )?no\b|\b(?:have been|been|'ve been|i|still|kept) wait(?:ed|ing)?\b|\bi wait\b|silence|"
    r"not (?:one|a|had a|"
    r"so much as a) "
    r"(?:single )?(?:word|call|line|reply|text|mail)|\bno (?:word|reply|answer|news)|(?:nobody|no one|never|not|"
    r"n't|cant) "
    r"(?:\w+ ){0,3}(?:rang|rung|ring|called|call|wrote|write|repl(?:y|ied)|respond(?:ed)?|phoned)\b|"
    r"\bghost|lost at sea|(?:weeks?|months?)\b(?=.*\b(?:wait|silence|without|nobody|nothing|later|repl|word|heard))|"
    r"\b(?:wait|silence).*(?:weeks?|months?)\b"
)

WAITING: Final = (
    Move(
        name="ask-where-things-stand",
        holds_point=True,
        reasons=_ANGRY,
        cue=_WAIT,
        unless=r"resign|gave notice|offer|\bnext (?:month|week)|trial|interviewer|read\b|thousand|winter|\bsite\b|"
        r"\bdesk\b|reception|foyer|nobody came|"
        r"\bthank|\btook\b|\btaking\b|explanation|reasons?\b|\bknown\b|\bpay\b|\blose\b",
        decided=False,
        texts=(
            "It's been {wait} now, and I'd be glad to know where things stand.",
            "I'd be glad to know where things stand, even if the answer is no.",
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
            ("blaming", "Congratulations, now wait until first winter and look at your pipes."),
        ),
    ),
    Move(
        name="say-the-wait-was-long",
        reasons=("blaming", "sarcasm", "lashing-out", "unprofessional-register"),
        cue=r"\b(?:weeks?|months?|fortnight)\b",
        unless=r"\b(?:notice|trial|resign\w*|years?|every|exam|next|last|holiday|experience|a fortnight after)\b|"
        r"gave up|worked|within",
        decided=True,
        texts=(
            "After {wait}, a call would've meant a lot to me.",
            "A short note in between would've helped me.",
        ),
        fits=(
            ("blaming", "Nine weeks for two lines, and you did not even pick up the phone."),
            ("sarcasm", "Only took you five weeks, so well done there."),
        ),
        leaves=(
            ("blaming", "You never liked me."),
            ("blaming", "Clowns."),
        ),
    ),
)

DECISION: Final = (
    Move(
        name="ask-for-the-reasons",
        reasons=("entitlement", "lashing-out", "sarcasm", "blaming", "unprofessional-register"),
        cue=r"(?<!other )(?<!no )\bexplanation|\b(?:must|should|could|can|will|to|please) explain\b|"
        r"must have a better reason|tell me why|\bwhy (?:i|it|you|did|was|not)\b|(?:\bowe[sd]?\b|\bdue\b|the least|"
        r"deserve).*"
        r"(?:answer|line|word|reason|template|text|e-?mail|sentence|feedback|better|more than)",
        unless=r"have to explain|\bask(?:ed|ing|s)? (?:me )?why\b|before I|"
        r"reason after all|your reasons|(?:receive|no|without) (?:an )?answer|"
        r"\bpay|fare|\bcost|refund",
        decided=True,
        texts=(
            "Could you tell me what the decision turned on?",
            "A few lines on the reasons would help me a good deal.",
        ),
        fits=(
            ("entitlement", "You owe me more than a two-line text, and you know it."),
            ("entitlement", "After a fully worked campaign, I think an explanation is the least you people owe me."),
        ),
        leaves=(
            ("entitlement", "Clowns."),
            (
                "entitlement",
                "seven years i do the work of two persons here and it would be the least to be asked first",
            ),
        ),
    ),
    Move(
        name="ask-for-an-answer-in-time",
        holds_point=True,
        reasons=("entitlement", "threatening"),
        cue=r"answer|reply|\bhear\b|\bcall\b|contract|decision|confirm",
        unless=r"\bon \w+day|apolog|\bpay|refund|invoice|fare\b|lawyer|solicitor",
        texts=(
            "I'd be glad of an answer by {deadline}, if you can manage it.",
            "I'd be glad of an answer {within}, if you can manage it.",
        ),
        fits=(
            ("entitlement", "I expect a corrected contract on my desk by Friday noon."),
            ("entitlement", "You will give me a decision within three days, or you can forget me."),
        ),
        leaves=(
            ("entitlement", "You owe me an explanation."),
            ("entitlement", "I want my money by Friday."),
        ),
    ),
    Move(
        name="ask-for-a-call",
        reasons=("entitlement",),
        cue=r"(?:\bowe[sd]?\b|\bwant\b|the least|expect|demand|require|due\b).*\b(?:call|number|ring|speak|talk|"
        r"phone)\b|\bcall\b.*\b(?:due|owed|the least)\b",
        unless=r"everyone|review|lawyer|solicitor|tell people|my number",
        texts=("I'd be glad of a short call, if you can manage it.",),
        fits=(
            ("entitlement", "I want the hiring manager's number today, and a proper apology with it."),
            ("entitlement", "After that the least I'm owed is a call from somebody senior."),
        ),
        leaves=(
            ("entitlement", "You owe me an explanation."),
            ("entitlement", "You need me more than I need you."),
        ),
    ),
    Move(
        name="ask-for-a-reply",
        holds_point=True,
        reasons=("entitlement", "threatening"),
        cue=r"\b(?:owe[sd]?|require|expect|demand|deserve|due)\b.*\b(?:reply|answer|response)\b|\brepl(?:y|ies)\b.*\brequire\b",
        unless=r"answer key|institution|explanation|reason|more than|better|honest|\blines?\b|no answer",
        texts=("I'd be grateful for a reply.",),
        fits=(
            (
                "entitlement",
                "A public body owes those who give up a day's pay for it a reply, and I require one by return.",
            ),
            ("entitlement", "I think that I am due an answer after all this time."),
        ),
        leaves=(
            ("entitlement", "You owe me an explanation."),
            ("entitlement", "You owe me more than a two-line reply."),
        ),
    ),
    Move(
        name="ask-for-another-look",
        reasons=("entitlement", "pleading"),
        cue=r"reconsider|re-?open|look again|think again|one more (?:chance|time|look)|look one more|"
        r"(?:second|another) (?:chance|look)|be (?:heard|seen|tested|assessed) again|"
        r"change your mind|looked at .{0,20}again",
        unless=r"\bnever\b|no (?:second|other)",
        decided=True,
        texts=(
            "If there's any room for another look, I'd be glad of it.",
            "Should you look at my application again, I'd be glad to come back.",
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
)
