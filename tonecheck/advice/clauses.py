"""The clauses of a sentence: which of them stand alone, and which tell something of the sender."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

_JOINT: Final = re.compile(
    r"\s*[;:]\s+|\s+[-–—]+\s+|—|,?\s+(?<!nothing\s)(?<!anything\s)(?<!everything\s)"
    r"(?=(?:and|but|so|because|since|while|although|though|yet|which|whereas|hence|"
    r"unlike|unless|or)\b)|\s+(?=that(?:['’]?s| is) (?:just )?(?:made up|a lie|not true|wrong|rubbish|nonsense)\b)|"
    r",\s+(?=(?:I|i|it|its|they|you|u|your|ur|any\w*|every\w*|nobody|one|ask|as|in|for|no|a fact|"
    r"not|nor|to|this|that|thanks|what\w*)\b)"
)
_SUBORDINATE: Final = re.compile(
    r"\W*(?:if|had|were|unless|when|whenever|after|before|given|since|because|as(?! for)|while|though|although|"
    r"what|how|"
    r"which|who|whoever|to|calling|saying|being|considering|so|perhaps|maybe|no wonder|"
    r"with (?:all )?(?:due )?respect,? and|between)\b",
    re.IGNORECASE,
)
_PAIRED: Final = re.compile(
    r"\b(?:not only|both|either|neither|between|rather|whether|not because|so \w+ that)\b", re.IGNORECASE
)
_FINITE: Final = re.compile(
    r"\b(?:am|is|are|was|were|has|have|had|do|does|did|can|could|will|would|should|may|might|must|cannot|\w+n['’]t|"
    r"cant|dont|didnt|wasnt|isnt|im|ive|\w+['’](?:m|ve|re))\b|\b(?:I|we|he|she|it|they)\s+\w{3,}|\w{3,}ed\b|"
    r"\b(?:left|came|went|gave|took|made|told|said|got|sent|wrote|ran|sat|kept|lost|spent|shook|saw|held|led|met|"
    r"began)\b",
    re.IGNORECASE,
)
OPEN_END: Final = re.compile(
    r"\b(?:and|but|so|that|which|the|an?|to|of|as|I|not|suppose|is|are|was|were|be|been|for|with|my|your|at|in|on|"
    r"say|says|said|write|know|think|thought|believe|mean|see|tell|or|if|me|very|too|only|because|from|by|"
    r"nothing|anything|nobody|all|both|no|every|this|aware|sure|afraid|glad|sorry|told|of course)$",
    re.IGNORECASE,
)
OTHERS: Final = re.compile(
    r"\b(?:you|your|yours|u|ur|ye|yer|he|his|him|she|her|they|their|them|who|whoever|anybody|anyone|any\w* person|"
    r"everybody|everyone|nobody|no one|that (?:young|old|one|lot)|bloke|joke|wrong|nonsense|rubbish|surely|clearly|"
    r"obviously|plainly)\b|\?",
    re.IGNORECASE,
)
_HARSH: Final = re.compile(
    r"\b(?:wrong|nonsense|rubbish|outright|excuse|absurd|ridiculous|ambiguous|so-called|pity|no sense|lies?|lied|"
    r"reject|"
    r"(?:can['’]?t|cannot) accept)\b",
    re.IGNORECASE,
)
_CLAUSE: Final = re.compile(
    r"\b(?:after|before|when|while|since|because|although|who|whom|whose|which|where|if|until)\b[^,]*", re.IGNORECASE
)
ABOUT_ME: Final = re.compile(r"\b(?:I|my|we|our|me|i['’]?(?:m|ve|d))\b", re.IGNORECASE)
_TOLD: Final = re.compile(
    r"(?:[,;:]|\s[-–—]|\b(?:since|because|as|seeing (?:as|that)|given that|when|although|though|but|and|"
    r"(?:a lie|lies|rubbish|nonsense|true|wrong|made up)|(?:stands|shows|letters|seen|read) (?:[\w'’]+ ){0,5}that))\s+"
    r"(?P<told>(?:(?:in|at|for|on|since|over|every) (?:[\w'’-]+ ){1,4}|\w+ (?:years|months) (?:now )?)?"
    r"(?:I|i|my|we|im|ive|I['’](?:ve|m)|(?:in|"
    r"at|for) my \w+ (?:it|we|there))\b[^;:.!?—]*)"
)
_OWN: Final = re.compile(
    r"(?!the moment)(?:(?!you|your|u\b)[\w'’-]+ ){0,5}?I(?:['’]\w+)?\b|i\b|my\b|we\b|the (?:(?!you|your|"
    r"u\b)[\w'’-]+ ){2,}(?:my|me)\b",
    re.IGNORECASE,
)
_CLAIM: Final = re.compile(
    r"\bI(?:['’]d|['’]m| am| do| did| would| should| can| cannot| can['’]t)? (?:\w+ly )?(?:want|wonder|think|suppose|"
    r"get\b|help|find|sure|get|guess|know|believe|hope|trust|expect|demand|feel|felt|deserve|imagine|assume|"
    r"presume|see\b|admit|say|said|mention|ask|fear|regret|doubt|wish|use\b|argue|claim|maintain|insist|contend|object|"
    r"disagree|dispute|protest|reject|deny)|\b(?:you|u|they) (?:lied|never|just|only|knew)\b",
    re.IGNORECASE,
)
_LISTED: Final = re.compile(r"and (?:all|every|both|some|my|an?|\w+ing)\b", re.IGNORECASE)  # names a second thing
_LEAST: Final = 4  # words of a part that may stand alone
SAYS: Final = re.compile(
    r"^(?P<lead>(?:\W|(?:and|but|so|now|still|well|also|then|anyway|though|frankly|honestly),?\s)*)"
    r"(?P<says>(?:you|u|ye|he|she|they|the (?:report|letter|mail|feedback|panel|form|sheet)|your (?:\w+ )?(?:report|"
    r"letter|e?mail|feedback|panel|form|sheet|note|notes))(?: (?:all|also|now|even|then))? (?:say|says|said|write|"
    r"writes|"
    r"wrote|claim|claims|claimed|call me|called me|tell me|told me|mention|mentioned|mark(?:ed)? me)|it (?:says|"
    r"is written|was said|is said))(?P<what> (?!more\b).+?)"
    r"(?=,| (?:but|and|although|though|when|yet|which|while|because|since)\b|[.;!?]|\s[-–—]|$)",
    re.IGNORECASE,
)


def keep_the_start(sentence: str) -> Iterator[str]:
    """Yield what comes before a joint of the sentence, where it is a whole statement; the longest first."""
    heads = [(sentence[: joint.start()], sentence[joint.end() :]) for joint in _JOINT.finditer(sentence)]
    for head, rest in reversed(heads):
        told = head.strip(" ,;:-–—")
        if (
            _is_statement(told)
            and not rest.startswith("because ")
            and not (_PAIRED.search(told) and re.match(r"(?:and|but|or|nor)\b", rest))
        ):
            yield as_sentence(told, sentence)


def keep_own_start(sentence: str) -> Iterator[str]:
    """Yield the start of the sentence, where it tells what the sender did or what was done in front of them."""
    yield from (told for told in keep_the_start(sentence) if _OWN.match(told) and not _CLAIM.search(told))


def _is_statement(told: str) -> bool:
    """Tell whether a part stands as a sentence of its own."""
    return (
        len(told.split()) >= (_LEAST - 1 if told.startswith("I") else _LEAST)
        and _has_main_verb(told)
        and not _SUBORDINATE.match(told)
        and not OPEN_END.search(told)
        and not re.search(r"(?:,| and)\s+\w+$|\b(?:which|who|that),[^,]*$", told)
        and not (
            is_harsh(told) or SAYS.match(told) or re.match(r"(?:on|in|for|about) .*\w+ed\b(?!.*,)", told, re.IGNORECASE)
        )
        and _ends_whole(told)
        and is_paired(told)
    )


def _has_main_verb(told: str) -> bool:
    """Tell whether a verb with something before it stands outside of the subordinate clauses."""
    main = _CLAUSE.sub("", told).strip()
    return any(
        found.start() or " " in found[0] or "'" in found[0] or "’" in found[0] for found in _FINITE.finditer(main)
    )


def _ends_whole(told: str) -> bool:
    """Tell whether the last clause that is hung on by a conjunction has a verb."""
    return bool(_FINITE.search(re.split(r"\b(?:since|because|when|while|although)\b", told)[-1]))


def is_paired(told: str) -> bool:
    """Tell whether quotation marks and brackets come in pairs."""
    return told.count('"') % 2 == 0 and told.count("“") == told.count("”") and told.count("(") == told.count(")")


def tell_own(sentence: str) -> Iterator[str]:
    """Yield what the sender tells of themselves against the feedback, in a clause that blames nobody."""
    for match in _tellings(sentence):
        cuts = [
            match["told"],
            *(
                match["told"][: joint.start()]
                for joint in reversed(list(_JOINT.finditer(match["told"])))
                if not _LISTED.match(match["told"], joint.end())
            ),
        ]
        for cut in cuts:
            told = cut.strip(" ,;:-–—")
            if _is_told(told):
                yield told


def _tellings(sentence: str) -> Iterator[re.Match[str]]:
    """Yield what begins as if it told of the sender, also within another such stretch."""
    found = _TOLD.search(sentence)
    while found:
        yield found
        found = _TOLD.search(sentence, found.start("told"))


def _is_told(told: str) -> bool:
    """Tell whether a clause says something of the sender and stands alone."""
    about = re.search(
        r"\b(?:I|i)\s+(?:can|can['’]?t|cannot|would|will|must|reject|do|don['’]?t|am|refuse|think|see)\b", told
    )
    whole = len(told.split()) >= _LEAST and is_paired(told) and not OPEN_END.search(told)
    return whole and not about and not _CLAIM.search(told) and bool(_FINITE.search(told)) and not OTHERS.search(told)


def is_finite(told: str) -> bool:
    """Tell whether a part has a verb."""
    return bool(_FINITE.search(told))


def claims(told: str) -> bool:
    """Tell whether a part says what somebody thinks or wants, not what is so."""
    return bool(_CLAIM.search(told))


def is_harsh(told: str) -> bool:
    """Tell whether a part rejects or condemns."""
    return bool(_HARSH.search(told))


def as_sentence(told: str, original: str) -> str:
    """Write a part as a sentence: a capital and a full stop where the original has them."""
    opened = told if next(filter(str.isalpha, original), "").islower() else told[:1].upper() + told[1:]
    return opened + ("." if original.rstrip()[-1:] in ".!?" and opened[-1:] not in ".!?" else "")


def i_as_in(sentence: str) -> str:
    """Write "I" as a sentence does."""
    return "i" if re.search(r"\bi\b", sentence) or sentence[:1].islower() else "I"


def within(words: str) -> str:
    """Write words as they stand within a sentence."""
    return words if re.match(r"I\b|[A-Z]{2}", words) else words[:1].lower() + words[1:]
