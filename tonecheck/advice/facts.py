"""The facts in a sentence: what a suggestion may take up, and what it must not lose unsaid."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

_NUMBER: Final = (
    r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|"
    r"eighteen|"
    r"nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|dozen)"
)
_COUNT: Final = rf"(?:\d+|{_NUMBER}(?:[- ](?:{_NUMBER}|one))*)"
_SHORT: Final = r"(?:minutes?|mins?)"
_DAYS: Final = r"(?:hours?|hrs?|days?|nights?|evenings?|weekends?|mornings?)"
_LONG: Final = r"(?:days?|weeks?|months?|years?|wks?)"
_DATE: Final = (
    r"(?:Mondays?|Tuesdays?|Wednesdays?|Thursdays?|Fridays?|Saturdays?|Sundays?|January|February|March|April|May|"
    r"June|"
    r"July|August|September|October|November|December|Easter|Christmas)"
)
_TITLE: Final = r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Herr|Frau|Sir|Lady|Councillor|Madame?|Señor)\.?"
_NAME: Final = r"(?:(?-i:[A-ZÀ-Þ])[\w’'-]+)"
_ROLE: Final = (
    r"(?:(?:hiring|office|workshop|duty|head|creative|service|line|finance|branch|general|staff|store|shift|site|"
    r"project|"
    r"product|managing|external|regional|case)[ -])?(?:manager|foreman|chef|director|interviewer|colleague|"
    r"consultant|"
    r"recruiter|supervisor|founder|analyst|panel|team|board|committee|assessor|reviewer|designers?|developers?|"
    r"planner|"
    r"agency|client|department|receptionist|principal|head of \w+|external member)"
)
_WORK: Final = (
    r"(?:take-?homes?|case stud(?:y|ies)|presentations?|"
    r"exercises?|assignments?|coding tests?|written tests?|tests?|tasks?|designs?|slides|pages|icon set|campaign|"
    r"pitch|"
    r"projects?|workshop|proposal|sketches|samples?|drawings|videos?)"
)
_DOCUMENT: Final = (
    r"(?:CV|résumé|resume|portfolio|application|cover letter|papers|file|form|website|reel|referees|references|"
    r"profile|"
    r"publications|proposal|code|drawings)"
)
_MONEY: Final = (
    r"(?:(?:[£$€]|\b(?:AED|HK\$|EUR|USD|GBP) ?)\d[\d.,]*\d?k?|\b\d[\d,.]*\d? ?(?:euros?|pounds?|dollars?|naira|zł|"
    r"kr)\b|"
    rf"\b\d+k\b|\b{_NUMBER}(?:[- ](?:{_NUMBER}|one))* (?:thousand|pounds?|euros?|dollars?|grand|quid)(?: an hour)?\b)"
)
SLOTS: Final[dict[str, str]] = {
    "quote": rf"[\"“](?P<slot>(?!by |dear |hi |hello |{_DATE})[^\"”\n]{{3,60}}?)[,.]?[\"”]",
    "person": rf"(?P<slot>{_TITLE} {_NAME}(?:[ -]{_NAME})*|\b(?:your|the) {_ROLE})\b(?!['’]s)",
    "minutes": rf"\b(?P<slot>(?:(?:an|one|{_COUNT}) hours? and )?{_COUNT} {_SHORT}|(?:half )?an hour|"
    rf"{_COUNT} hours?)\b",
    "time": rf"\b(?P<slot>{_COUNT} (?:whole |full |unpaid |long )?{_DAYS}|"
    r"(?:a|my) (?:whole |full |bank holiday )?(?:weekend|day|saturday|sunday|evening)|a bank holiday|"
    r"all (?:saturday|sunday|day|weekend))\b",
    "wait": rf"\b(?P<slot>(?:(?:over|about|nearly|almost) )?{_COUNT} (?:whole |full |long )?{_LONG}|"
    r"a (?:week|month|fortnight|year))\b",
    "money": rf"(?P<slot>{_MONEY})",
    "work": rf"\b(?P<slot>(?:{_COUNT}[ -](?:unpaid |whole |free |full )?(?:page |hour |day )?)?{_WORK})\b",
    "shift": rf"\b(?P<slot>(?:{_COUNT} )?(?:unpaid |whole )?trial (?:shifts?|days?|mornings?|shoot|lift|lesson))\b",
    "event": r"\b(?P<slot>(?:first |second |third |final |last |phone |trial |design |video )?"
    r"(?:interview|trial shift|trial day|trial|presentation|pitch|audition|round|call|screen|test))\b",
    "document": rf"\b(?P<slot>{_DOCUMENT})\b",
    "deadline": rf"\b(?:by|before|until|till|on) (?P<slot>{_DATE}|tomorrow|tonight|noon|\d\d?[:.]\d\d)",
    "within": rf"\b(?P<slot>within {_COUNT} (?:working )?{_LONG})\b",
    "experience": rf"\b(?P<slot>{_COUNT} (?:years?|yrs)['’]? ?(?:of|in|as|on|with|at|behind)(?: [\w'-]+){{1,4}}?)"
    r"(?=[,.;:!?]|$| (?:and|but|so|I|to|who|which|should|constitute|is|are)\b)",
    "place": rf"\b(?P<slot>(?:line|page|paragraph|slide|section|folder|question|sheet|chapter) {_COUNT})\b",
    "rounds": rf"\b(?P<slot>{_COUNT} (?!unpaid)(?:\w+ )?(?:rounds|interviews|visits|meetings|stages|tests|"
    rf"applications))\b",
    "often": rf"\b(?P<slot>twice|{_COUNT} times)\b",
    "times": r"\b(?P<slot>third|fourth|fifth|sixth|seventh)(?= (?:time|date|slot|attempt|one))",
}
_GROUNDS: Final = (
    (r"accent", "my accent"),
    (r"hijab|head-?scarf|scarf", "my headscarf"),
    (r"stammer", "my stammer"),
    (r"too old|my age|the age|over (?:fifty|sixty|forty)|my vintage|(?:fifty|sixty|forty)-\w+|grey hair", "my age"),
    (r"refugee|foreign\w*|immigrant|where I(?:'m| am| come| came)? from|my passport", "where I come from"),
    (r"a woman|women|my gender|a girl|a mother|pregnan\w+|childcare", "my being a woman"),
    (r"wheelchair", "my wheelchair"),
    (r"disab\w+", "my disability"),
    (r"medical", "my health"),
    (r"without a degree|no degree|my school", "my schooling"),
    (
        r"my (?:kind|sort|people|background|surname|name|side of town|union)|people like me|someone like me",
        "my background",
    ),
)
_FACT: Final = re.compile(
    rf"(?P<title>{_TITLE} )?(?P<name>{_NAME})|(?P<number>[£$€]?\d[\d.,:/]*\d|[£$€]?\d)|\b(?P<word>{_NUMBER})\b",
    re.IGNORECASE,
)
_OPENING: Final = re.compile(r"(?:^|[.!?:;…]|^\W*\d\)|P\.?S\.?)[\s\"“‘'(]*$|[\"“(\[{]\s*$")
_NO_NAMES: Final = frozenset(
    "i i'm i'd i've i'll i’m i’d i’ve i’ll dear hi hello hey ps cv hr tv ok lol wtf omg mr mrs ms miss mx dr sir madam "
    "ma'am you your we they he she it the a an and but or so if when then this that yes no not director manager "
    "english officer chairman chief".split()
)


def find_slots(text: str, names: Iterable[str]) -> dict[str, str]:
    """Find what in a sentence fills slots of these names; those that nothing fills are left out."""
    found = {name: _find_slot(text, name) for name in names}
    return {name: words for name, words in found.items() if words is not None}


def _find_slot(text: str, name: str) -> str | None:
    """Find what fills one slot."""
    if name == "ground":
        return find_ground(text)
    match = _slot_pattern(name).search(text)
    return match["slot"] if match else None


@cache
def _slot_pattern(name: str) -> re.Pattern[str]:
    """Compile a pattern when it is first needed: all of them would cost as much as judging the draft."""
    return re.compile(SLOTS[name], re.IGNORECASE)


def find_ground(text: str) -> str | None:
    """Find what about the sender they suspect to have counted against them."""
    return next((ground for cue, ground in _GROUNDS if re.search(rf"\b(?:{cue})", text, re.IGNORECASE)), None)


def find_facts(text: str) -> tuple[str, ...]:
    """Find the names, numbers and dates in a text, in order and each once.

    A capital at the start of a sentence or a quotation tells nothing, nor one among nothing but capitals.
    """
    return tuple(dict.fromkeys(_facts(text)))


def _facts(text: str) -> Iterator[str]:
    """Yield facts as they are written."""
    for match in _FACT.finditer(text):
        name = match["name"]
        if name is None or re.fullmatch(_NUMBER, name, re.IGNORECASE):
            yield match[0]
        elif match["title"] or not (_opens(text, match.start()) or name.isupper() or name.lower() in _NO_NAMES):
            yield re.sub(r"['’]s$", "", name)


def _opens(text: str, start: int) -> bool:
    """Tell whether a word opens a sentence or a quotation."""
    return _OPENING.search(text[:start]) is not None


def lose_facts(before: str, after: str) -> tuple[str, ...]:
    """Give the facts of one text that are not in another."""
    kept = after.casefold()
    return tuple(fact for fact in find_facts(before) if fact.casefold() not in kept)
