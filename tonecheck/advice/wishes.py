"""The wish within a demand, said as a request."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

_VERBS: Final = (
    r"(?:have(?= (?:it|them|this|that|the|an?|my|your|some\w+)\b)|give|send|pay|let|"
    r"show|return|refund|correct|confirm|answer|call|ring|fix|transfer|provide|take|look|go "
    r"back|remove|post|forward|check|put right|repay|reimburse|withdraw|hand back|write)"
)
_NOW: Final = r"(?:(?:do|shall|will|now|fully|must|therefore|also|still|hereby|only) )?"
_TOLD_TO: Final = re.compile(
    r"\b(?:you['’]ll|either you|you (?:must|should|have to|need to|will|had better|are (?:obliged|"
    r"obligated) to)(?: to)?(?: now)?|"
    r"I (?:expect|demand|want|require|insist that|ask|['’]d ask|would ask|must ask) you to|I(?:['’]d|"
    r" would) ask you to)"
    rf" (?P<do>{_VERBS}\b.*)",
    re.IGNORECASE,
)
_WANTED: Final = re.compile(
    rf"\bI {_NOW}(?:expect|demand|want|require|insist on|"
    r"insist upon|await)"
    r" (?P<what>(?:an?|the|my|your|some|his|her)\b.*)",
    re.IGNORECASE,
)
_OWED: Final = re.compile(r"\b(?:you|u) owe (?:me|us) (?P<what>(?:an?|the|my)\b.*)", re.IGNORECASE)
_TO_BE: Final = re.compile(rf"\bI {_NOW}(?:expect|demand|want) (?P<what>to be \w+ .*)", re.IGNORECASE)
_DUE: Final = re.compile(
    r"\b(?:I(?:['’]m| am)|we are) (?:\w+ly |therefore |still )?owed,?(?: at (?:the very |the )?(?:least|minimum),?)? "
    r"(?P<what>(?:an?|the|my|those|these|some)\b.*)",
    re.IGNORECASE,
)
_WAS_DUE: Final = re.compile(
    r"\bthe (?:very )?least (?:that )?(?:I|we) (?:was|were|am|are|had been) (?:due|owed) (?:was|is|would be) "
    r"(?P<what>an? .*)",
    re.IGNORECASE,
)
_DONE: Final = re.compile(
    rf"\bI(?:['’]d like| would like| {_NOW}(?:expect|demand|want|require))(?: to (?:have|see))? "
    r"(?P<what>(?:this|that|it|my (?:\w+ )?\w+|the (?:\w+ )?\w+)) (?:to be )?(?P<done>(?:re)?(?:viewed|marked|assessed|"
    r"checked|examined|corrected|changed|removed|struck|withdrawn|tested|graded|scored|looked at|considered)\b.*)",
    re.IGNORECASE,
)
_ASKED: Final = re.compile(
    r"(?:before|if|unless|until|since|now that|while)\b[^,?]*, (?P<what>(?:who|what|when|where|how|which|may|can|could)"
    r"\b[^?]*)\?$",
    re.IGNORECASE,
)
_PLEASE: Final = re.compile(
    r"\W*(?:please|kindly) (?P<do>(?:confirm|return|tell me|explain|correct|check)\b(?! your(?:self|selves)).*)",
    re.IGNORECASE,
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
    r"otherwise|since|if you|so|that being|in that order|"
    r"with an? apology|signed by some\w+|from some\w+ (?:competent|who))\b|,\s+(?:i|it|you|as|that|this|and|which|"
    r"every)\b",
    re.IGNORECASE,
)
_HAD_TOLD: Final = re.compile(
    r"\bI (?:had |have |already )?told (?:you|u|your \w+)(?:,? (?:twice|before|already|clearly|\w+ times|"
    r"in writing))*,? "
    r"(?:that )?(?P<what>(?:I|i|my)\b(?! (?:would|will|was)\b)[^,;:.!?]{6,})",
    re.IGNORECASE,
)
_EMPHASIS: Final = re.compile(r"\b(?:real|proper|decent|honest|bloody|properly|damn) ?\b", re.IGNORECASE)
_LONGEST: Final = 22  # words
_UNASKED: Final = re.compile(
    r"apolog|compensat|\bhead\b|fired|sacked|dismiss|better|respect|decency|explanation\b|\bu\b|reopen|reconsider|"
    r"to be treated|pay (?:me|us)$|to be paid|\ba (?:job|post|place|chance|role)\b|answer(?:s)? from",
    re.IGNORECASE,
)
_QUESTION: Final = re.compile(
    r"(?P<what>(?:which \w+|what|when|why|how) (?:is|are|was|do|does|did|has|have|can|could|should|"
    r"am) .+?),? (?:because|and|since|as)\b",
    re.IGNORECASE,
)
_GUESS: Final = re.compile(
    r"(?:so )?(?:this|that|it) (?:is|was) (?:all )?about (?P<what>(?:the|my) [^,?.]+),? isn['’]?t it\?", re.IGNORECASE
)


def ask_for_it(sentence: str) -> Iterator[str]:
    """Yield the demand as a request, in its own words."""
    question = _QUESTION.match(sentence)
    if question:
        yield _in_its_case(f"{question['what']}?", sentence)
    done = _DONE.search(sentence)
    if done:
        how = _CUT.split(done["done"])[0]
        yield _in_its_case(f"Could {done['what']} be {how}, please?", sentence)
    for pattern, opening, stop in (
        (_LEAST, "Could you please {}", "?"),
        (_BID, "Could you please {}", "?"),
        (_PLEASE, "Could you please {}", "?"),
        (_GUESS, "May I ask whether this has to do with {}", "?"),
        (_TOLD_TO, "Could you please {}", "?"),
        (_TO_KNOW, "Could you tell me {}", "?"),
        (_WANTED, "I would be grateful for {}", "."),
        (_TO_BE, "I would be glad {}", "."),
        (_OWED, "I would be grateful for {}", "."),
        (_DUE, "I would be grateful for {}", "."),
        (_WAS_DUE, "I would have been glad of {}", "."),
        (_ASKED, "{}", "?"),
    ):
        found = pattern.search(sentence)
        if found:
            wish = _CUT.split(found[found.lastindex or 0])[0].strip(" ,")
            wish = _EMPHASIS.sub("", wish if pattern is not _BID else wish[:1].lower() + wish[1:])
            if 1 < len(wish.split()) <= _LONGEST and not _UNASKED.search(wish):
                asked = opening.format(wish) + stop
                yield _in_its_case(asked[:1].upper() + asked[1:], sentence)


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
