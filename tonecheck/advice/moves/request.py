"""What is kept of a demand: the same wish, as a request."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from tonecheck.advice.move import Move

_VERBS: Final = (
    r"(?:have(?= (?:it|them|this|that|the|an?|my|your|some\w+)\b)|give|send|pay|let|"
    r"show|return|refund|correct|confirm|answer|call|ring|fix|transfer|provide|take|look|go "
    r"back|remove|post|forward|check|put right|repay|reimburse|withdraw|hand back|write)"
)
_TOLD_TO: Final = re.compile(
    r"\b(?:you['’]ll|either you|you (?:must|should|have to|need to|will|had better|are (?:obliged|"
    r"obligated) to)(?: to)?(?: now)?|"
    r"I (?:expect|demand|want|require|insist that|ask|['’]d ask|would ask|must ask) you to|I(?:['’]d|"
    r" would) ask you to)"
    rf" (?P<do>{_VERBS}\b.*)",
    re.IGNORECASE,
)
_WANTED: Final = re.compile(
    r"\bI (?:(?:do|shall|will|now|fully|must|therefore|also) )?(?:expect|demand|want|require|insist on|"
    r"insist upon|await)"
    r" (?P<what>(?:an?|the|my|your|some|his|her)\b.*)",
    re.IGNORECASE,
)
_OWED: Final = re.compile(r"\b(?:you|u) owe (?:me|us) (?P<what>(?:an?|the|my)\b.*)", re.IGNORECASE)
_TO_BE: Final = re.compile(
    r"\bI (?:(?:do|shall|will|now|must|therefore|also) )?(?:expect|demand|want) (?P<what>to be \w+ .*)", re.IGNORECASE
)
_BID: Final = re.compile(rf"(?P<do>{_VERBS} (?:me|us|my|back)\b.*?),? or\b", re.IGNORECASE)
_LEAST: Final = re.compile(
    r"\bthe (?:very )?least (?:you|u|ye)(?: people| lot)? (?:can|could) (?:now )?do (?:now )?is (?:to )?(?P<do>\w+ .*)",
    re.IGNORECASE,
)
_TO_KNOW: Final = re.compile(
    r"\bI (?:should|would|['’]d|want to|demand to|have a right to|am entitled to|deserve to|believe I deserve to)"
    r" (?:like to )?know (?P<what>(?:by \w+ |on \w+ |in \w+ )*(?:what|why|how|who|when|where|which|whether|if|"
    r"on what)\b.*)",
    re.IGNORECASE,
)
_CUT: Final = re.compile(
    r"\s*[;:.!?—]|\s[-–—]\s|,?\s+(?:or|but|because|and (?:I|i|not|no|nothing|a proper apology|an apology|if)|no more|"
    r"before I|"
    r"otherwise|since|if you|so|that being|in that order|with an? apology)\b|,\s+(?:i|it|you|as|that|this|and|which|"
    r"every)\b",
    re.IGNORECASE,
)
_HAD_TOLD: Final = re.compile(
    r"\bI (?:had |have |already )?told (?:you|u|your \w+)(?:,? (?:twice|before|already|clearly|\w+ times|"
    r"in writing))*,? "
    r"(?:that )?(?P<what>(?:I|i|my)\b(?! (?:would|will|was)\b)[^,;:.!?]{6,})",
    re.IGNORECASE,
)
_LONGEST: Final = 22  # words
_UNASKED: Final = re.compile(
    r"apolog|compensat|\bhead\b|fired|sacked|dismiss|better|respect|decency|explanation\b|\bu\b|reopen|reconsider|"
    r"to be treated|\ba (?:job|post|place|chance|role)\b|answer(?:s)? from",
    re.IGNORECASE,
)


_QUESTION: Final = re.compile(r"(?P<what>(?:which|what|when|why|how) .+?),? (?:because|and|since|as)\b", re.IGNORECASE)
_GUESS: Final = re.compile(
    r"(?:so )?(?:this|that|it) (?:is|was) (?:all )?about (?P<what>(?:the|my) [^,?.]+),? isn['’]?t it\?", re.IGNORECASE
)


def ask_for_it(sentence: str) -> Iterator[str]:
    """Yield the demand as a request, in its own words."""
    question = _QUESTION.match(sentence)
    if question:
        yield _in_its_case(f"{question['what']}?", sentence)
    for pattern, opening, stop in (
        (_LEAST, "Could you please {}", "?"),
        (_BID, "Could you please {}", "?"),
        (_GUESS, "May I ask whether this has to do with {}", "?"),
        (_TOLD_TO, "Could you please {}", "?"),
        (_TO_KNOW, "Could you tell me {}", "?"),
        (_WANTED, "I would be grateful for {}", "."),
        (_TO_BE, "I would be glad {}", "."),
        (_OWED, "I would be grateful for {}", "."),
    ):
        found = pattern.search(sentence)
        if found:
            wish = _CUT.split(found[found.lastindex or 0])[0].strip(" ,")
            wish = wish if pattern is not _BID else wish[:1].lower() + wish[1:]
            if 1 < len(wish.split()) <= _LONGEST and not _UNASKED.search(wish):
                yield _in_its_case(opening.format(wish) + stop, sentence)


def _in_its_case(text: str, original: str) -> str:
    """Write a text small where the original is."""
    if not original[:1].islower():
        return text
    return (text[:1].lower() + re.sub(r"\bI\b", "i", text[1:])).rstrip(".")


def say_it_again(sentence: str) -> Iterator[str]:
    """Yield what the sender had told the reader before, said once more."""
    found = _HAD_TOLD.search(sentence)
    if found:
        yield _in_its_case(f"As I told you, {found['what']}.", sentence)


REQUEST: Final = (
    Move(
        name="say-it-again",
        reasons=("blaming", "lashing-out", "entitlement"),
        carries=True,
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
        carries=True,
        cue=r"\bif (?:the|my) (?:money|pay|wages?|refund|payment|cheque)\b.*(?:not|n['’]t|no)\b",
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
        reasons=("entitlement", "threatening", "blaming", "lashing-out", "taking-it-personally"),
        carries=True,
        cue=r"\b(?:or|least|must|should|have to|expect|demand|want|require|insist|need|will|ask|know|await|"
        r"entitled|about|owe|"
        r"obli\w+|either)\b|\byou['’]ll\b",
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
        carries=True,
        cue=r"\b(?:sent|send|pass(?:ed)?|forward(?:ed)?|used)\b.{0,40}\b(?:CV|résumé|resume)\b.*\b(?:instead|old|wrong|ancient|"
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
        reasons=("entitlement", "threatening", "blaming", "lashing-out", "unprofessional-register"),
        carries=True,
        cue=r"\b(?:expect to be paid|owe[sd]?|owing|refund\w*|reimburs\w*|pay (?:me|my|back)|(?:want|waiting for|"
        r"need) (?:my|the|"
        r"back)|transfer)\b|"
        r"\bwant [£$€]?\d",
        unless=r"\b(?:salar\w+|an hour|per hour|a year|figure|offer\w*|less|lower)\b",
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
)
