"""Whether the next sentence leans on a flagged one, so that it speaks of nothing once that is gone."""

from __future__ import annotations

import re
from typing import Final

_JOINED: Final = re.compile(
    r"\W*(?:(?:but|also|nor|neither(?! \w+ nor)|otherwise|instead|still|yet|even (?:so|then)|hence|therefore|"
    r"meanwhile|perhaps|had i known|all (?:two|three|four|five|six)|(?:second|third|fourth|fifth|final|last)(?:ly)?,|"
    r"because|as (?:i|we) "
    r"said|and (?:the|that|then|yet|still|not|now)|the (?:second|third|other)|then|besides|"
    r"in that case|for that)(?:\b|(?<=,))|(?:you|he|she|they|i|we) (?:\w+ )?(?:also|too)\b)",
    re.IGNORECASE,
)
_POINTS_BACK: Final = re.compile(
    r"\b(?:none|neither|both|all|any|some|one|most|either) of (?:these|those|them|this|that)\b|"
    r"\b(?:raise|mention|report|discuss|settle) (?:this|that|it)\b|\bI (?:want|expect|demand) (?:it|this|that|them)\b|"
    r"\b(?:do|did|does|doing|done|say|said|saying|how|why|if|whether) (?:that|this|these|those|such)\b"
    r"(?=\s*(?:[.,;:!?]|$|by\b|to\b|was\b|is\b|had\b|in\b|as\b|and\b|with\b))|\bif none\b|\bas such\b",
    re.IGNORECASE,
)
_POINTER: Final = re.compile(
    r"\W*(?:(?:and|but|so|well|now|anyway|perhaps|maybe|i think|i hope|hope|i bet|bet|"
    r"give|tell|send|take|keep|put),? )?"
    r"(?P<pointer>that|this|those|these|such|it|its|they|them|he|him|his|she|her|both|none|neither)\b(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_NOTHING_SPECIAL: Final = re.compile(  # "it is good to …", "it takes two", "this is my", "that said"
    r"['’]?s? ?(?:(?:is|was|would be|has been|will be|['’]s|s|would have been|takes?|took|seems?|may be|might be)\b "
    r"(?:\w+ ){0,3}(?:to|that|when|if|how|for|a (?:pity|shame|pleasure)|of (?:you|him|her|them))\b|"
    r"(?:is|was|were|are|['’]s) (?:my|the|a|an)\b|(?:['’]s|has) been\b|said\b|being said|matters|pains|gives me|"
    r"(?:mail|letter|message|e-?mail|"
    r"reply|week|morning|year|job|role|post|company|firm|time|way)\b)",
    re.IGNORECASE,
)
_NAMED: Final = re.compile(r"\b(?:the|that|this|those|these) (?P<noun>[a-z]{4,})\b")
_PERSONS: Final = re.compile(
    r"\b(?:he|she|him|her|his|Mr|Mrs|Ms|Miss|Dr|Prof|man|woman|lady|gentleman|girl|boy|lad|lass|bloke|guy|manager|"
    r"director|chef|boss|colleague|interviewer|recruiter|assistant|foreman|brother|sister|wife|husband|daughter|son|"
    r"father|mother|cousin|friend|lawyer|chair|examiner|founder|person|candidate|(?:review|recruit|teach|engine|"
    r"offic|lead|own)er)\b|\b[A-Z]\w+ (?:is|was|"
    r"has|had)\b"
)
_PERSON: Final = frozenset({"he", "him", "his", "she", "her"})


def leans(before: str, gone: str, after: str) -> bool:
    """Tell whether a sentence speaks of what the one before it says, or is joined to it.

    Args:
        before: what stands before the sentence that goes.
        gone: the sentence that goes.
        after: the sentence that follows it.
    """
    if _JOINED.match(after) or _POINTS_BACK.search(after) or _takes_up(before, gone, after):
        return True
    found = _POINTER.match(after)
    if found is None or _NOTHING_SPECIAL.match(found["rest"].lstrip()):
        return False
    if found["pointer"].lower() in _PERSON:
        return bool(_PERSONS.search(gone)) and not _PERSONS.search(before)
    return True


def _takes_up(before: str, gone: str, after: str) -> bool:
    """Tell whether a sentence speaks of "the check" where only the one that goes has told of a check."""
    nouns = {found["noun"] for found in _NAMED.finditer(after)}
    return any(
        re.search(rf"\b(?:a|an|my|own|your|this|that) (?:[\w-]+ ){{0,2}}{noun}\b", gone) and noun not in before.lower()
        for noun in nouns
    )
