"""What is kept of an answer to feedback, or of a complaint: its fact, or the disagreement said calmly."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from tonecheck.advice.move import Move

_JOINT: Final = re.compile(
    r"\s*[;:]\s+|\s+[-–—]+\s+|—|,?\s+(?=(?:and|but|so|because|since|while|although|though|yet|which|whereas|hence|"
    r"unlike|unless|or)\b)|,\s+(?=(?:I|i|it|its|they|you|u|your|ur|any\w*|every\w*|nobody|one|ask|as|in|for|no|"
    r"not|nor|to|this|that|what\w*)\b)"
)
_SUBORDINATE: Final = re.compile(
    r"\W*(?:if|had|were|unless|when|whenever|after|before|given|since|because|as|while|though|although|what|how|"
    r"which|who|whoever|to|calling|saying|being|considering|so|perhaps|maybe|no wonder|between)\b",
    re.IGNORECASE,
)
_PAIRED: Final = re.compile(r"\b(?:not only|both|either|neither|between|rather|whether|not because|so \w+ that)\b", re.IGNORECASE)
_FINITE: Final = re.compile(
    r"\b(?:am|is|are|was|were|has|have|had|do|does|did|can|could|will|would|should|may|might|must|cannot|\w+n['’]t|"
    r"cant|dont|didnt|wasnt|isnt|im|ive|\w+['’](?:m|ve|re))\b|\b(?:I|we|he|she|it|they)\s+\w{3,}|\w{3,}ed\b",
    re.IGNORECASE,
)
_OPEN_END: Final = re.compile(
    r"\b(?:and|but|so|that|which|the|an?|to|of|as|I|not|suppose|is|are|was|were|be|been|for|with|my|your|at|in|on|"
    r"say|says|said|write|know|think|thought|believe|mean|see|tell|or|if|me|very|too|only|because|from|by)$",
    re.IGNORECASE,
)
_OTHERS: Final = re.compile(
    r"\b(?:you|your|yours|u|ur|ye|yer|he|his|him|she|her|they|their|them|who|whoever|anybody|anyone|any\w* person|"
    r"everybody|everyone|nobody|no one|that (?:young|old|one|lot)|bloke|joke|wrong|nonsense|rubbish|surely|clearly|"
    r"obviously|plainly)\b|\?",
    re.IGNORECASE,
)
_HARSH: Final = re.compile(
    r"\b(?:wrong|nonsense|rubbish|outright|excuse|absurd|ridiculous|ambiguous|pity|no sense|lies?|lied|reject|(?:can['’]?t|cannot) accept)\b", re.IGNORECASE
)
_CAUSE: Final = re.compile(r",? (?P<cause>(?:since|because|as|seeing (?:as|that)|given that) [^;:.!?—]+)", re.IGNORECASE)
_ME: Final = re.compile(r"\b(?:I|my|we|our|me|i['’]?(?:m|ve|d))\b", re.IGNORECASE)
_TOLD: Final = re.compile(
    r"(?:[,;:]|\s[-–—]|\b(?:since|because|as|seeing (?:as|that)|given that|when|although|though|but|and))\s+"
    r"(?P<told>(?:(?:in|at|for|on|since|over|every) (?:[\w'’-]+ ){1,4})?(?:I|i|my|we|im|ive|I['’](?:ve|m))\b[^;:.!?—]*)"
)
_OWN: Final = re.compile(
    r"(?!the moment)(?:(?!you|your|u\b)[\w'’-]+ ){0,5}?I(?:['’]\w+)?\b|i\b|my\b|we\b|the (?:(?!you|your|u\b)[\w'’-]+ ){2,}(?:my|me)\b",
    re.IGNORECASE,
)
_CLAIM: Final = re.compile(
    r"\bI(?:['’]d|['’]m| am| do| did| would| should| can| cannot| can['’]t)? (?:\w+ly )?(?:want|wonder|think|suppose|"
    r"get\b|help|find|sure|get|guess|know|believe|hope|trust|expect|demand|feel|felt|deserve|imagine|see\b|admit|say|"
    r"said|mention|ask)|\b(?:you|u|they) (?:lied|never|just|only|knew)\b",
    re.IGNORECASE,
)
_LEAST: Final = 4  # words of a part that may stand alone
_DISPUTE: Final = (
    r"(?:(?:\w+ly |a bit |a lot of |just |so |only |all |no |not |a |an |this |that )*"
    r"(?:wrong|nonsense|rubbish|rich|false|unfair|ridiculous|absurd|mistaken|lies?|untrue|true|correct|laughable|"
    r"joke|insult|excuse|bull\w*|crap|invented|ignorant|silly|bizarre|strange|odd|nerve|hardly|incorrect|sense))"
)
_TOPIC: Final = re.compile(
    r"\b(?P<topic>(?:the|your|this|his|her|that) (?:(?!that\b)[\w'’-]+ ){0,2}?"
    r"(?:remarks?|points?|comments?|claims?|sentence|bit|part|line|criticism|suggestion|idea|statement|verdict|mark|"
    r"grade|score|ground|concern|note|charge|feedback|reason)(?: (?:you|he|she|they) \w+)? "
    r"(?:about|on|of|that|as to|regarding) .+?)"
    rf"(?=,? (?:(?:I['’]m|I am) afraid,? )?(?:(?:is|are|was|were)(?:n['’]t)? {_DISPUTE}|(?:is|are|was|were) not\b|"
    r"(?:just |only )?(?:shows?|tells?|says more|makes)\b|(?:is|are) hard|I (?:\w+ly )?(?:reject|refuse|cannot|can['’]?t|"
    r"do not|don['’]?t|would|must|dispute|find)\b|that one\b|takes\b)|,)",
    re.IGNORECASE,
)
_SAYS: Final = re.compile(
    r"^(?P<lead>(?:\W|(?:and|but|so|now|still|well|also|then|anyway|though|frankly|honestly),?\s)*)"
    r"(?P<says>(?:you|u|ye|he|she|they|the (?:report|letter|mail|feedback|panel|form|sheet)|your (?:\w+ )?(?:report|"
    r"letter|e?mail|feedback|panel|form|sheet|note|notes))(?: (?:all|also|now|even|then))? (?:say|says|said|write|writes|"
    r"wrote|claim|claims|claimed|call me|called me|tell me|told me|mention|mentioned|mark(?:ed)? me)|it (?:says|"
    r"is written|was said|is said))(?P<what> (?!more\b).+?)"
    r"(?=,| (?:but|and|although|though|when|yet|which|while|because|since)\b|[.;!?]|\s[-–—]|$)",
    re.IGNORECASE,
)
_CALLS: Final = re.compile(
    r"\b(?:(?P<call>(?:to call|calling) me)|(?:saying|telling me|being told|to be told|to say|to tell me))"
    r"(?: that)?(?P<what> .+?)"
    rf"(?=,? (?:is|was|are) (?:{_DISPUTE}|hard)|,? (?:takes|makes|just|when|although|but|because)\b|[,.;!?]|$)",
    re.IGNORECASE,
)
_HEADED: Final = re.compile(r"[A-Z][\w -]{2,30}: ")
_NUMBERED: Final = re.compile(r"^(?:\w+ )?(?P<point>(?:point|item|question|ground) (?:\w+))\b.*", re.IGNORECASE)


def keep_the_start(sentence: str) -> Iterator[str]:
    """Yield what comes before a joint of the sentence, where it is a whole statement; the longest first."""
    heads = [(sentence[: joint.start()], sentence[joint.end() :]) for joint in _JOINT.finditer(sentence)]
    for head, rest in reversed(heads):
        told = head.strip(" ,;:-–—")
        if _is_statement(told) and not (_PAIRED.search(told) and re.match(r"(?:and|but|or|nor)\b", rest)):
            yield _closed(told, sentence)


def keep_own_start(sentence: str) -> Iterator[str]:
    """Yield the start of the sentence, where it tells what the sender did or what was done in front of them."""
    yield from (told for told in keep_the_start(sentence) if _OWN.match(told) and not _CLAIM.search(told))


def _is_statement(told: str) -> bool:
    """Tell whether a part stands as a sentence of its own."""
    return (
        len(told.split()) >= _LEAST
        and bool(_FINITE.search(told))
        and not _SUBORDINATE.match(told)
        and not _OPEN_END.search(told)
        and not re.search(r"(?:,| and)\s+\w+$", told)
        and not (_HARSH.search(told) or _SAYS.match(told) or re.match(r"(?:on|in|for|about) .*\w+ed\b(?!.*,)", told, re.IGNORECASE))
        and _ends_whole(told)
        and _is_paired(told)
    )


def _ends_whole(told: str) -> bool:
    """Tell whether the last clause that is hung on by a conjunction has a verb."""
    return bool(_FINITE.search(re.split(r"\b(?:since|because|when|while|although)\b", told)[-1]))


def _is_paired(told: str) -> bool:
    """Tell whether quotation marks and brackets come in pairs."""
    return told.count('"') % 2 == 0 and told.count("“") == told.count("”") and told.count("(") == told.count(")")


def tell_own(sentence: str) -> Iterator[str]:
    """Yield what the sender tells of themselves against the feedback, in a clause that blames nobody."""
    for match in _TOLD.finditer(sentence):
        cuts = [match["told"], *(match["told"][: joint.start()] for joint in reversed(list(_JOINT.finditer(match["told"]))))]
        for cut in cuts:
            told = cut.strip(" ,;:-–—")
            if _is_told(told):
                yield told
                break


def _is_told(told: str) -> bool:
    """Tell whether a clause says something of the sender and stands alone."""
    about = re.search(r"\b(?:I|i)\s+(?:can|can['’]?t|cannot|would|will|must|reject|do|don['’]?t|am|refuse|think|see)\b", told)
    whole = len(told.split()) >= _LEAST and _is_paired(told) and not _OPEN_END.search(told)
    return whole and not about and bool(_FINITE.search(told)) and not _OTHERS.search(told)


def answer_the_point(sentence: str) -> Iterator[str]:
    """Yield the point of the feedback as the sentence names it, with a fact, a calm disagreement, or an offer to say more."""
    told, cause = next(tell_own(sentence), ""), _cause(sentence)
    for point in _points(sentence):
        disagreement = f"{point.before}{_i(sentence)} see {point.it} differently"
        if told and point.fact:
            yield _closed(point.fact + _inner(told), sentence)
        if cause:
            yield _closed(f"{disagreement}, {cause}", sentence)
        yield _closed(f"{disagreement}, but {_i(sentence)} respect your view", sentence)
        yield _closed(point.offer, sentence)


def _cause(sentence: str) -> str:
    """Give the reason for which the sender disagrees, where it is told of themselves."""
    found = _CAUSE.search(sentence)
    cause = found["cause"].strip() if found else ""
    is_own = _ME.search(cause) and not _OTHERS.search(cause) and _is_paired(cause)
    return cause if is_own else ""


@dataclass(frozen=True, slots=True)
class _Point:
    """A point of the feedback: what stands before a fact and before a disagreement, and the offer to say more."""

    fact: str
    before: str
    it: str
    offer: str


def _points(sentence: str) -> Iterator[_Point]:
    """Yield the ways in which the sentence names the point of the feedback."""
    more = f"{_i(sentence)} would be glad to say more"
    said = _said(sentence)
    if said:
        yield _Point(f"{said}, but ", f"{said}; ", "that", f"{said}, and {more} about that")
    topic, numbered, headed = _TOPIC.search(sentence), _NUMBERED.match(sentence), _HEADED.match(sentence)
    if topic and _is_short(topic["topic"]):
        named = _inner(topic["topic"])
        yield _Point(f"as for {named}, ", f"as for {named}, ", "it", f"{more} about {named}")
    if numbered:
        yield _Point("", f"as for {numbered['point'].lower()}, ", "it", f"{more} about {numbered['point'].lower()}")
    if headed:
        yield _Point("", headed[0], "this", f"{headed[0]}{more} about this")


def _said(sentence: str) -> str:
    """Give what the sender was told, with who said it."""
    says, calls = _SAYS.match(sentence), _CALLS.search(sentence)
    if says:
        is_own = _ME.search(says["what"]) or says["says"].endswith(" me") or '"' in says["what"] or "“" in says["what"]
        return says["says"] + says["what"] if is_own and _is_short(says["what"]) else ""
    if calls and _is_short(calls["what"]) and (calls["call"] or _ME.match(calls["what"].strip())):
        return ("you call me" if calls["call"] else "you say") + calls["what"]
    return ""


def _is_short(words: str) -> bool:
    """Tell whether a point is named in few words and is whole."""
    return 1 < len(words.split()) <= 18 and _is_paired(words) and not _OPEN_END.search(words)  # noqa: PLR2004


def _i(sentence: str) -> str:
    """Write "I" as the sentence does."""
    return "i" if re.search(r"\bi\b", sentence) or sentence[:1].islower() else "I"


def _inner(words: str) -> str:
    """Write words as they stand within a sentence."""
    return words if re.match(r"I\b|[A-Z]{2}", words) else words[:1].lower() + words[1:]


def add_the_fact(sentence: str) -> Iterator[str]:
    """Yield what the sender tells of themselves, as a sentence."""
    yield from (_closed(told, sentence) for told in tell_own(sentence) if not re.search(r"\b(?:it|one|ones)\b", told))


def _closed(told: str, original: str) -> str:
    """Write a part as a sentence: a capital and a full stop where the original has them."""
    opened = told if original[:1].islower() else told[:1].upper() + told[1:]
    return opened + ("." if original.rstrip()[-1:] in ".!?" and opened[-1:] not in ".!?" else "")


ANSWER: Final = (
    Move(
        name="answer-the-point",
        reasons=("rejecting-feedback",),
        carries=True,
        cue="",
        texts=(),
        build=answer_the_point,
        fits=(
            ("rejecting-feedback", "But the sentence that I “cannot work in team” is nonsense, in Kharkiv I led eleven people."),
            ("rejecting-feedback", "Saying I have no cocktail experience is a bit rich when my whole CV is cocktail bars."),
        ),
        leaves=(
            ("rejecting-feedback", "Wrong call."),
            ("rejecting-feedback", "I don't take notes from people who can't do the job themselves."),
        ),
    ),
    Move(
        name="add-the-fact",
        reasons=("rejecting-feedback",),
        carries=True,
        cue="",
        texts=(),
        build=add_the_fact,
        fits=(
            ("rejecting-feedback", "It is not correct what you write, I speak with guests all day since four years."),
            ("rejecting-feedback", "I don't agree that I lack leadership, seeing as I ran a night crew of fourteen for six years."),
        ),
        leaves=(
            ("rejecting-feedback", "It's not correct at all, ask anybody at Melcom where I worked four good years."),
            ("rejecting-feedback", "Your report is nonsense, and I reject all of it."),
        ),
    ),
    Move(
        name="keep-the-start",
        reasons=("rejecting-feedback",),
        carries=True,
        cue="",
        texts=(),
        build=keep_the_start,
        fits=(
            ("rejecting-feedback", "Station five was marked on a guideline that was replaced last year, so hers was not correct."),
            ("rejecting-feedback", "I was not rude to the man in the role play, and whoever wrote that wasn't listening."),
        ),
        leaves=(
            ("rejecting-feedback", "You say I haven't got enough experience, and I say you never read past the first line."),
            ("rejecting-feedback", "The remark is simply wrong and says more about you than about me."),
        ),
    ),
)

OWN_START: Final = (
    Move(
        name="keep-your-own-start",
        reasons=(
            "lashing-out",
            "taking-it-personally",
            "blaming",
            "entitlement",
            "unprofessional-register",
            "closing-the-door",
        ),
        carries=True,
        cue=r"\d|\b(?:weeks?|hours?|minutes|months?|years?|days?|times|train|fare|notice|resigned|saturday|sunday|monday|"
        r"tuesday|wednesday|thursday|friday|prepared|cut|cooked|drove|travell?ed|twice|agency|paid|trained|waited|wait)\b",
        texts=(),
        build=keep_own_start,
        fits=(
            ("blaming", "All Saturday I cut onions for free in your kitchen, and the chef did not even taste my plate."),
            ("entitlement", "I have prepared for you a whole plan of marketing, so you are obligated to hire me."),
        ),
        leaves=(
            ("blaming", "They made up their minds in a week, whereas your side needed two months and four meetings."),
            ("blaming", "Clowns, and liars too."),
        ),
    ),
)
