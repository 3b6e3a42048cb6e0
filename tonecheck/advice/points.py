"""The point of the feedback that a sentence answers: how it names it, and how it may be answered calmly."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from tonecheck.advice.clauses import (
    ABOUT_ME,
    OPEN_END,
    OTHERS,
    SAYS,
    as_sentence,
    claims,
    i_as_in,
    is_finite,
    is_paired,
    tell_own,
    within,
)
from tonecheck.advice.listing import find_point

_CAUSE: Final = re.compile(
    r",? (?P<cause>(?:since|because|as|seeing (?:as|that)|given that) [^;:.!?—]+)", re.IGNORECASE
)
_IS_SO: Final = re.compile(r"\bthe [\w -]{3,30} (?:is|are|was|were|can|cannot|has|had|have|does|did)\b", re.IGNORECASE)
_DISPUTE: Final = (
    r"(?:(?:\w+ly |a bit |a lot of |just |so |only |all |no |not |a |an |this |that )*"
    r"(?:wrong|nonsense|rubbish|rich|false|unfair|ridiculous|absurd|mistaken|lies?|untrue|true|correct|laughable|"
    r"joke|insult|excuse|"
    r"bull\w*|crap|invented|ignorant|silly|bizarre|strange|odd|baseless|unfounded|nerve|hardly|incorrect|sense|"
    r"made up))"
)
_TOPIC: Final = re.compile(
    r"\b(?P<topic>(?:the|your|this|his|her|that) (?:(?!that\b)[\w'’-]+ ){0,2}?"
    r"(?:remarks?|objections?|points?|comments?|claims?|sentence|bit|part|line|criticism|suggestion|idea|statement|verdict|mark|"
    r"grade|score|ground|concern|note|charge|feedback|reason|conclusion|assessment|impression|opinion|observation|"
    r"view|finding|"
    r"one)(?: (?:you|he|she|they) \w+)? "
    r"(?:about|on|of|to my|that|as to|regarding) .+?)"
    rf"(?=,? (?:(?:I['’]m|I am) afraid,? )?(?:(?:is|are|was|were)(?:n['’]t)? {_DISPUTE}|(?:is|are|was|were) not\b|"
    r"(?:just |only )?(?:shows?|tells?|says more|makes|made up|invented)\b|"
    r"(?:is|are) hard|I (?:\w+ly )?(?:reject|refuse|cannot|"
    r"can['’]?t|"
    r"do not|don['’]?t|would|must|dispute|find)\b|that one\b|takes\b|(?:must|can only)\b)|,)",
    re.IGNORECASE,
)
_CALLS: Final = re.compile(
    r"\b(?:(?P<call>(?:to call|calling) me|(?:describing|to describe) me as)|(?:saying|telling me|being told|"
    r"to be told|to say|to tell me|^\W*(?:but |still, |and )?that(?= I (?:am|was|did|do|had|have|can|cannot|"
    r"lack|lacked)\b)))"
    r"(?: that)?(?P<what> .+?)"
    rf"(?=,? (?:is|was|are) (?:{_DISPUTE}|hard)|,? (?:takes|makes|just|when|although|but|because)\b|[,.;!?]|$)",
    re.IGNORECASE,
)
_HEADED: Final = re.compile(r"[A-Z][\w -]{2,30}: ")
_QUOTED: Final = re.compile(
    r"(?P<quote>[\"“](?!hi\b|dear\b|hello\b|unfortunately\b|we\b|many\b|"
    r"by\b)[^\"”\n]{3,60}?)(?P<stop>[,.]?)(?P<end>[\"”])",
    re.IGNORECASE,
)
_NUMBERED: Final = re.compile(
    r"\b(?P<point>(?:comment|remark|paragraph|point|item|question|ground|station|task) "
    r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten))\b",
    re.IGNORECASE,
)


def answer_the_point(sentence: str) -> Iterator[str]:
    """Yield the point of the feedback with the sender's fact or reason; nothing where they give none."""
    told, cause = next(tell_own(sentence), ""), _cause(sentence)
    for point in _points(sentence):
        if told and point.fact:
            yield as_sentence(point.fact + within(told), sentence)
        elif told:
            yield as_sentence(f"{_disagreement(point, sentence)}: {within(told)}", sentence)
        if cause:
            yield as_sentence(f"{_disagreement(point, sentence)}, {cause}", sentence)
    if cause:
        yield as_sentence(f"{i_as_in(sentence)} see that differently, {cause}", sentence)


def see_the_point_differently(sentence: str) -> Iterator[str]:
    """Yield a calm disagreement on the point of the feedback that the sentence names."""
    for point in _points(sentence):
        yield as_sentence(f"{_disagreement(point, sentence)}, but {i_as_in(sentence)} respect your view", sentence)


def _disagreement(point: _Point, sentence: str) -> str:
    """Say that the sender sees a point differently."""
    return f"{point.before}{i_as_in(sentence)} see {point.it} differently"


def _cause(sentence: str) -> str:
    """Give the reason for which the sender disagrees, where it is a fact and speaks of nobody else."""
    found = _CAUSE.search(sentence)
    cause = found["cause"].strip() if found else ""
    is_fact = (ABOUT_ME.search(cause) or _IS_SO.search(cause)) and is_finite(cause.split(",")[0])
    return cause if is_fact and not (OTHERS.search(cause) or claims(cause)) and is_paired(cause) else ""


@dataclass(frozen=True, slots=True)
class _Point:
    """A point of the feedback: what stands before a fact and before a disagreement, and how that speaks of it."""

    fact: str
    before: str
    it: str


def _points(sentence: str) -> Iterator[_Point]:
    """Yield the ways in which the sentence names the point of the feedback."""
    said = _said(sentence)
    if said:
        yield _Point(f"{said}, but ", f"{said}; ", "that")
    topic, headed, quoted = _TOPIC.search(sentence), _HEADED.match(sentence), _QUOTED.search(sentence)
    listed = _numbered(sentence)
    if topic and _is_short(topic["topic"], most=10):
        named = within(topic["topic"])
        yield _Point(f"as for {named}, ", f"as for {named}, ", "it")
    if listed:
        yield _Point("", f"as for {listed}, ", "it")
    if headed:
        yield _Point("", headed[0], "this")
    if quoted and not listed and _is_told_after(quoted.end(), sentence):
        named = f"as for {quoted['quote']}{quoted['end']}, "
        yield _Point(named, named, "that")


def _numbered(sentence: str) -> str:
    """Give the point that is named by its number, where it is the only one."""
    found = {point.lower() for point in _NUMBERED.findall(sentence)} or {find_point(sentence)}
    return found.pop() if len(found) == 1 else ""


def _is_told_after(end: int, sentence: str) -> bool:
    """Tell whether what the sender tells of themselves, or why they disagree, follows a place in the sentence."""
    told = next(tell_own(sentence), "") or _cause(sentence)
    return bool(told) and sentence.find(told) >= end


def _said(sentence: str) -> str:
    """Give what the sender was told, with who said it."""
    says, calls = SAYS.match(sentence), _CALLS.search(sentence)
    if says:
        is_own = (
            ABOUT_ME.search(says["what"]) or says["says"].endswith(" me") or '"' in says["what"] or "“" in says["what"]
        )
        return says["says"] + says["what"] if is_own and _is_short(says["what"]) else ""
    if calls and _is_short(calls["what"]) and (calls["call"] or ABOUT_ME.match(calls["what"].strip())):
        verb = "say" if not calls["call"] else "describe me as" if calls["call"].endswith("as") else "call me"
        return f"you {verb}{calls['what']}"
    return ""


def _is_short(words: str, *, most: int = 18) -> bool:
    """Tell whether a point is named in few words and is whole."""
    return 1 < len(words.split()) <= most and is_paired(words) and not OPEN_END.search(words)
