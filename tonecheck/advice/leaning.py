"""Whether the next sentence leans on a flagged one, so that it speaks of nothing once that is gone."""

from __future__ import annotations

import re
from typing import Final

_JOINED: Final = re.compile(
    r"\W*(?:(?:but|also|nor|neither(?! \w+ nor)|otherwise|instead|still|yet|even (?:so|then)|hence|therefore|"
    r"meanwhile|perhaps|had i known|all (?:two|three|four|five|six)|(?:second|third|fourth|fifth|final|last)(?:ly)?,|"
    r"because|as (?:i|we) "
    r"said|and (?:the|that|then|yet|still|not|now)|the (?:second|third|other)|then|besides|"
    r"in that case|everything else|be that as it may|after that moment|should (?:that|this|they|it)|"
    r"had (?:he|she|they|you) (?:done|known|told|been)|i therefore|for that|for (?:example|instance)|in other words|"
    r"as a result|consequently|accordingly|likewise|"
    r"on top of (?:that|this|it)|(?:the )?rest (?:is|was|of (?:it|them|that|your|the (?:points|comments|"
    r"remarks|feedback|notes))))(?:\b|(?<=,))|(?:you|he|she|they|i|we) (?:\w+ )?(?:also|too)\b)",
    re.IGNORECASE,
)
_POINTS_BACK: Final = re.compile(
    r"\b(?:none|neither|both|all|any|some|one|most|either) of (?:these|those|them|this|that)\b|"
    r"\b(?:raise|mention|report|discuss|settle) (?:this|that|it)\b|\bI (?:want|expect|demand) (?:it|this|that|them)\b|"
    r"\b(?:do|did|does|doing|done|say|said|saying|how|why|if|whether) (?:that|this|these|those|such)\b"
    r"(?=\s*(?:[.,;:!?]|$|by\b|to\b|was\b|is\b|had\b|in\b|as\b|and\b|with\b))|\bif none\b|\bas such\b|"
    r"\b(?:after|before|since|until|besides|despite|beyond|without|apart from|except for|other than) (?:that|"
    r"this)(?=\s*[.,;:!?]|\s*$|\s+(?:was|is|had|"
    r"it|i|you|he|she|we|they|just|there)\b)|\b(?:feel|felt|be|been) so \w+(?:ed|ood|en|own)\b|"
    r"\b(?:said|say|told|tell) (?:nothing(?! more| else)|nobody|no one)\b|\bkept (?:quiet|silent|it to)\b|"
    r"\bforward to (?:receiving|reading|hearing|seeing|getting|discussing) (?:it|this|that|them)\b|"
    r"\bthe same (?:goes|applies|is true|was true|can be said)\b|, even[.!]?$|"
    r"(?:n['’]t|\bnot|\bnever|\bno\b|\bnobody)\b.*\beither[.!]?$",
    re.IGNORECASE,
)
_POINTER: Final = re.compile(
    r"\W*(?:(?:and|but|so|well|now|anyway|perhaps|maybe|i think|i hope|hope|i bet|bet|"
    r"give|tell|send|take|keep|put),? )?"
    r"(?P<pointer>(?<!hope )(?<!think )that|"
    r"this|those|these|such|it|its|they|them|he|him|his|she|her|both|none|neither)\b(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_NOTHING_SPECIAL: Final = re.compile(  # "it is good to …", "it takes two", "this is my", "that said"
    r"['’]?s? ?(?:(?:is|was|has|would be|has been|will be|['’]s|s|would have been|takes?|took|seems?|may be|might "
    r"be)\b "
    r"(?:\w+ ){0,3}(?:to|that|when|if|how|for|a (?:pity|shame|pleasure)|of (?:you|him|her|them))\b|"
    r"(?:is|was|were|are|['’]s) (?:my|the|a|an)\b|(?:['’]s|has)? ?been\b|works out\b|"
    r"few lines\b|said\b|being said|matters|pains|gives me|"
    r"(?:mail|letter|message|e-?mail|"
    r"reply|week|morning|year|job|role|post|company|firm|time|way)\b)",
    re.IGNORECASE,
)
_ANSWERS: Final = re.compile(
    r"\W*(?:yes|no(?!,? (?:thanks|thank|hard|worries|need|doubt))|none|nobody|never|because|apparently|"
    r"evidently|I (?:thought|guess|suppose) (?:so|not)|"
    r"(?:I (?:only |just |merely )?ask|asking because)(?! you| for| that| to))\b",
    re.IGNORECASE,
)
_NAMED: Final = re.compile(
    r"\b(?:[Tt]he|[Tt]hat|[Tt]his|[Tt]hose|[Tt]hese) (?:(?:\w+ed|new|old|same|whole) )?(?P<noun>[a-z]{4,})\b"
)
_ANYONE: Final = (
    r"manager|director|chef|boss|colleague|interviewer|recruiter|assistant|cousin|friend|lawyer|chair|examiner|founder|"
    r"person|candidate|doctor|professor|partner|(?:review|recruit|teach|engine|offic|lead|own|speak|head)er|Dr|Prof"
)
_MEN: Final = r"he|him|his|Mr|man|gentleman|boy|lad|bloke|guy|foreman|brother|husband|son|father|nephew|uncle|chairman"
_WOMEN: Final = r"she|her|Mrs|Ms|Miss|woman|lady|girl|lass|sister|wife|daughter|mother|niece|aunt|chairwoman"
_NAME: Final = re.compile(
    r"(?<!\bDear )\b(?!(?:I|It|This|That|There|What|Which|Who|Everything|Nothing|Nobody|Someone|He|She|They|We|You|"
    r"One)\b)(?P<name>(?-i:[A-ZÀ-Þ])\w+) (?:is|was|has|had|did|does|said|told|asked|would|could|never)\b"
)
_PERSONS: Final = {
    "he": re.compile(rf"\b(?:{_MEN}|{_ANYONE})\b", re.IGNORECASE),
    "she": re.compile(rf"\b(?:{_WOMEN}|{_ANYONE})\b", re.IGNORECASE),
}
_FURTHER: Final = re.compile(r"\b(?:he|him|his|she|her)\b", re.IGNORECASE)
_PERSON: Final = {"he": "he", "him": "he", "his": "he", "she": "she", "her": "she"}


def leans(before: str, gone: str, after: str) -> bool:
    """Tell whether a sentence speaks of what the one before it says, or is joined to it.

    Args:
        before: what stands before the sentence that goes.
        gone: the sentence that goes.
        after: the sentence that follows it.
    """
    if _JOINED.match(after) or _POINTS_BACK.search(after) or _takes_up(before, gone, after):
        return True
    if gone.rstrip().endswith("?") and _ANSWERS.match(after):
        return True
    found = _POINTER.match(after)
    if found is None:
        return _speaks_of_somebody(before, gone, after)
    if _NOTHING_SPECIAL.match(found["rest"].lstrip()):
        return False
    person = _PERSON.get(found["pointer"].lower())
    return person is None or _is_introduced(person, before, gone)


def _speaks_of_somebody(before: str, gone: str, after: str) -> bool:
    """Tell whether a sentence speaks further on of "him" or "her", named by the one that goes and not by itself."""
    found = _FURTHER.search(after)
    if found is None:
        return False
    person, earlier = _PERSON[found[0].lower()], after[: found.start()]
    is_its_own = _PERSONS[person].search(earlier) or re.search(r"(?<!^)\b[A-ZÀ-Þ](?!\b)", earlier)
    return not is_its_own and _is_introduced(person, before, gone)


def _is_introduced(person: str, before: str, gone: str) -> bool:
    """Tell whether only the sentence that goes says who "he" or "she" is, or it is the one to name them."""
    named = [found["name"] for found in _NAME.finditer(gone)]
    if named:
        return not any(re.search(rf"\b{re.escape(name)}\b", before) for name in named)
    return bool(_PERSONS[person].search(gone)) and not (_PERSONS[person].search(before) or _NAME.search(before))


def _takes_up(before: str, gone: str, after: str) -> bool:
    """Tell whether a sentence speaks of "the check" where only the one that goes has told of a check."""
    nouns = {found["noun"] for found in _NAMED.finditer(after)}
    return any(
        re.search(rf"\b(?:an?|my|own|your|this|that|to|I|me|had|have) (?:[\w-]+ ){{0,2}}{noun}(?:ed)?\b", gone)
        and noun not in before.lower()
        for noun in nouns
    )
