"""What is kept of a demand: the same wish, as a request."""

from __future__ import annotations

from typing import Final

from tonecheck.advice.move import Move
from tonecheck.advice.wishes import ask_for_it, say_it_again

REQUEST: Final = (
    Move(
        name="say-it-again",
        reasons=("blaming", "lashing-out", "entitlement"),
        cue=r"\btold (?:you|u|your)\b",
        texts=(),
        build=say_it_again,
        fits=(
            (
                "blaming",
                "You put me forward for a night job after I told you twice, in writing, that I can't do nights.",
            ),
            ("lashing-out", "I told you that I have moved to Leeds, you clown."),
        ),
        leaves=(
            ("blaming", "I told you so."),
            ("blaming", "You told me that I had the job."),
        ),
    ),
    Move(
        name="ask-whether-it-comes-by-then",
        reasons=("threatening", "entitlement"),
        cue=r"\bif (?:the|my) (?:money|pay|wages?|refund|payment|cheque)\b.*(?:not|n['’]t|no)\b|"
        r"\b(?:unless|until) (?:the|my) (?:money|pay|wages?|refund|payment|cheque)\b",
        texts=(
            "Could you let me know whether the money will be there by {deadline}?",
            "Could you let me know when the money will be there?",
        ),
        fits=(
            ("threatening", "If the money isn't there on Friday, every lad on the site will know how you pay."),
            ("threatening", "If my wages are not paid, I go to the union."),
        ),
        leaves=(
            ("threatening", "If I don't hear from you, I go to the papers."),
            ("threatening", "You will regret this."),
        ),
    ),
    Move(
        name="ask-for-it",
        holds_point=True,
        reasons=("entitlement", "threatening", "blaming", "lashing-out", "taking-it-personally", "sarcasm"),
        cue=r"^\W*(?:please|kindly)\b|\b(?:or|least|must|should|have to|expect|demand|want|require|insist|"
        r"need|will|ask|know|await|"
        r"entitled|about|owe|"
        r"due|like|before|unless|obli\w+|either)\b|\byou['’]ll\b",
        texts=(),
        build=ask_for_it,
        fits=(
            ("entitlement", "I expect a corrected assessment, signed by the person responsible, by Thursday."),
            ("entitlement", "You must send me the papers today, no more excuses."),
        ),
        leaves=(
            ("entitlement", "I expect an apology."),
            ("entitlement", "You owe me."),
        ),
    ),
    Move(
        name="use-the-right-papers",
        reasons=("blaming", "lashing-out", "entitlement", "sarcasm"),
        cue=r"\b(?:sent|send|pass(?:ed)?|forward(?:ed)?|used)\b.{0,40}\b(?:CV|résumé|resume)\b.*\b(?:instead|old|"
        r"wrong|ancient|"
        r"from (?:19|20)\d\d)\b",
        texts=("Please use my current CV from now on.",),
        fits=(
            ("blaming", "Had you sent the client my current CV instead of the one from 2016, we would not be here."),
            ("blaming", "If you had passed on my new CV instead of that ancient thing, I'd be starting on Monday."),
        ),
        leaves=(
            ("blaming", "Nobody read my CV."),
            ("blaming", "You sent me an old advert."),
        ),
    ),
    Move(
        name="ask-when-it-is-paid",
        holds_point=True,
        reasons=("entitlement", "threatening", "blaming", "lashing-out", "unprofessional-register"),
        cue=r"\b(?:owe[sd]?|owing|refund\w*|reimburs\w*|pay (?:me|my|back)|(?:want|waiting for|"
        r"need) (?:my|the|"
        r"back)|transfer)\b",
        unless=r"(?:want|for) (?:my|the) (?:\w+ ){0,2}(?:days?|time|train|petrol|fare)|\b(?:salar\w+|an hour|"
        r"per hour|a year|figure|offer\w*|less|lower)\b",
        texts=("Could you let me know when I can expect the {money}?",),
        fits=(
            ("entitlement", "you owe me 140 euro and an apology in that order"),
            ("entitlement", "Your school owes every candidate a refund, and I am waiting for my 6,500 naira."),
        ),
        leaves=(
            ("entitlement", "You owe me an explanation."),
            ("blaming", "£38k is an insult."),
        ),
    ),
    Move(
        name="ask-for-the-money",
        reasons=("entitlement", "threatening", "blaming", "lashing-out", "unprofessional-register"),
        cue=r"\b(?:want|expect|demand|claim)\b.*\b(?:pay|paid|petrol|fare|train|ticket|time|hours|costs?|parking|hotel)\b|"
        r"\bfor (?:the|my) (?:\w+ ){0,2}(?:time|train|petrol|fare|day|hours)\b.*\bwant\b",
        unless=r"\b(?:salar\w+|an hour|per hour|a year|figure|offer\w*|less|lower)\b",
        texts=("I'd like to ask for {money} for my time and costs.",),
        fits=(
            ("entitlement", "for my lost time and the train i want 140 pounds"),
            ("entitlement", "I want my three days' pay and my petrol, 412 pounds in all, and I want it this week."),
        ),
        leaves=(
            ("entitlement", "I want 50 pounds an hour and not less, for my time."),
            ("blaming", "£38k is an insult."),
        ),
    ),
    Move(
        name="ask-what-made-the-difference",
        reasons=("entitlement", "blaming", "taking-it-personally", "lashing-out", "sarcasm"),
        decided=True,
        cue=r"\b(?:explain|tell|know|say|told)\b.*\bwhat\b.*\b(?:has|have|had|got|does|did|can)\b.*"
        r"\bthat (?:I|i)\b|"
        r"\bwhat (?:does|did|has) (?:he|she|they|this|that|the) .*\b(?:that (?:I|i)|I)\b.*\?",
        texts=("Could you tell me what made the difference?",),
        fits=(
            ("entitlement", "I'd like somebody to explain to me what this other lady has that I haven't."),
            ("lashing-out", "What does she have that I do not?"),
        ),
        leaves=(
            ("entitlement", "You owe me an explanation."),
            ("lashing-out", "I know what you did."),
        ),
    ),
    Move(
        name="ask-whom-to-speak-to",
        reasons=("entitlement", "threatening", "lashing-out", "unprofessional-register"),
        cue=r"\b(?:want|need|give me|tell me|require|demand|expect)\b.*\bnames?\b",
        unless=r"\b(?:my|your|first|sur|second|good) ?names?\b|\bname (?:on|right|off)\b|reports?\b",
        texts=("Could you tell me whom I could speak to?",),
        fits=(
            ("entitlement", "i want his name and rank by noon"),
            ("entitlement", "I demand the name of whoever decided this."),
        ),
        leaves=(
            ("entitlement", "I want my name off your list."),
            ("entitlement", "You owe me an explanation."),
        ),
    ),
    Move(
        name="ask-for-the-figure",
        reasons=("threatening", "blaming", "lashing-out", "entitlement", "sarcasm"),
        cue=r"\b(?:hid(?:e|es|ing|den)|conceal\w*|withh(?:old|eld)\w*|(?:won['’]?t|will not|refuses? to|afraid to|"
        r"never) "
        r"(?:say|tell|name|state|give)|secret)\b.{0,30}\b(?:wages?|salary|pay|rate|range)\b",
        unless=r"[£$€]|\d",
        texts=("Could you tell me what the pay is?",),
        fits=(
            ("threatening", "Keep hiding the wage and the inspectorate gets an email tonight."),
            ("blaming", "What sort of firm refuses to name the salary?"),
        ),
        leaves=(
            ("blaming", "You pay peanuts."),
            ("blaming", "Stop hiding behind your template."),
        ),
    ),
)
