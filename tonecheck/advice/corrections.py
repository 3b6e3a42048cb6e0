"""A correction of fact within a sentence: what it tells of the matter itself, without the quarrel around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import Final

from tonecheck.advice.clauses import (
    OPEN_END,
    OTHERS,
    as_sentence,
    i_as_in,
    is_harsh,
    is_paired,
    keep_the_start,
    tell_own,
    within,
)
from tonecheck.advice.listing import keep_place

_NUMBERED: Final = r"(?:station|question|task|point|paragraph|comment|line|page|slide|exercise) (?:\d+|[a-z]+)"
_VERB: Final = (
    r"(?:is|are|was|were|has|have|had|can|cannot|could|does|did|do|will|would|shows?|stands?|says?|describes?|works?|"
    r"comes?|goes|took|gave|ran|held|came|went|\w{2,}ed|\w+n['’]t)"
)
_MATTER: Final = re.compile(  # "the lock is taken two lines above", "question 4 had two right answers"
    rf"(?:^|[,;:]\s+|\s[-–—]\s|\b(?:because|since|as|when|although|though|but|and|"
    r"(?:shows?|shown|told|tell|seen?|knows?|says|stands|states|noticed?) (?:[\w'’]+ ){0,5}that)\s)\W?"
    rf"(?P<told>(?:(?:the|each|every|both|all|no) (?:[\w'’-]+ ){{1,5}}?|{_NUMBERED} )"
    rf"{_VERB}\b[^;:.!?—]*)",
    re.IGNORECASE,
)
_OF_THEM: Final = re.compile(  # the feedback and those who gave it
    r"\b(?:remarks?|comments?|feedback|claims?|criticism|reasons?|verdict|panel|interviewers?|assessors?|reviewers?|"
    r"decision|examiners?|committee|notes?|points? (?:about|on)|notion|suggestion|idea|bit|part|fact|one|firm|company|"
    r"report|only|best|least|most|same|first|second|third|last|other|others|truth|rest|way|whole|thing|job|role|post)\b",
    re.IGNORECASE,
)
_CUT: Final = re.compile(
    r",?\s+(?:which|as|so|and|but|because|since|while|whereas|though|although)\s|,\s|\s[-–—]\s", re.IGNORECASE
)
_JAB: Final = re.compile(
    r", (?:which|who|as) [^,;:.!?]*\b(?:you|your|any\w+)\b[^,;:.!?]*(?:,(?! (?:and|but|so))|(?=[;:.!?]|$))",
    re.IGNORECASE,
)
_ADVERB: Final = re.compile(
    r"\b(?:evidently|obviously|plainly|clearly|simply|frankly|surely|of course),? ", re.IGNORECASE
)
_OWN_DEED: Final = re.compile(
    r"(?:I(?:['’]ve| have| had)? (?:\w{2,}ed|know how|have|had|hold|ran|led|did|made|wrote|taught|built|speak|"
    r"kept)|my \w+ (?:\w+ )?"
    r"(?:have|has|was|were|is|are))\b",
    re.IGNORECASE,
)
_LEAST: Final = 5  # words


def add_the_fact(sentence: str) -> Iterator[str]:
    """Yield what the sender tells of themselves or of the matter, as a sentence; framed where it opens with them."""
    own = (told for told in tell_own(sentence) if not re.search(r"\b(?:it|one|ones)\b", told))
    for told in chain(own, tell_the_matter(sentence)):
        placed = keep_place(told, sentence)
        if placed == told and not sentence.startswith(told):
            yield _added(told, sentence)
        yield as_sentence(placed, sentence)


def keep_the_start_as_a_fact(sentence: str) -> Iterator[str]:
    """Yield the start of the sentence; then the same as something added, where it tells what the sender did or can."""
    starts = list(keep_the_start(sentence))
    yield from starts
    yield from (_added(start.rstrip("."), sentence) for start in starts if _OWN_DEED.match(start))


def _added(told: str, sentence: str) -> str:
    """Say that a fact is added to what was said, so that it does not stand as if it came from nowhere."""
    return as_sentence(f"{i_as_in(sentence)} would like to add that {within(told)}", sentence)


def tell_the_matter(sentence: str) -> Iterator[str]:
    """Yield clauses that tell how the matter is, and speak of nobody; the longest first."""
    for found in _MATTER.finditer(sentence):
        cuts = [found["told"], *(found["told"][: cut.start()] for cut in reversed(list(_CUT.finditer(found["told"]))))]
        yield from (told for told in (cut.strip(" ,") for cut in cuts) if _is_told(told))


def _is_told(told: str) -> bool:
    """Tell whether a clause is whole, names its matter, and blames nobody."""
    whole = len(told.split()) >= _LEAST and is_paired(told) and not OPEN_END.search(told)
    subject = " ".join(told.split()[:4])
    return whole and not (
        OTHERS.search(told) or is_harsh(told) or _OF_THEM.search(subject) or re.search(r"\b(?:it|one|this)\b", told)
    )


def leave_out_the_jab(sentence: str) -> Iterator[str]:
    """Yield the sentence without the clause that jabs at the reader, and without the adverbs that do."""
    calm = _ADVERB.sub("", _JAB.sub("", sentence))
    if _JAB.search(sentence) and len(calm.split()) >= _LEAST - 1 and not is_harsh(calm):
        yield as_sentence(calm.strip(" ,"), sentence)
