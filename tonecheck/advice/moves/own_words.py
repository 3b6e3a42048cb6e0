"""What is made of the sender's own words: the harmless part of a sentence, or the same sentence said calmly."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from tonecheck.advice.move import ANY, Move

_CUT: Final = re.compile(
    r"\s*(?:[;:]|\s[-–—]+\s|—)\s*"
    r"|,\s+(?=(?:and|but|so|which|who|whom|since|because|though|although|as|while|when|where|if|even|then|or|not|nor|"
    r"from which|"
    r"that being|what|yet|just|only|unlike|given|an?|the|your|you|he|she|they|I|it|this|that)\b)"
    r"|\s+(?=(?:but|because|so|while|although|though|unlike|until)\b)",
    re.IGNORECASE,
)
_LEAD: Final = re.compile(
    r"^(?:and|but|so|because|since|though|although|while|yet|then|or|nor|just|only|for|however|frankly|honestly|"
    r"still)\b,?\s*",
    re.IGNORECASE,
)
_CONDITION: Final = re.compile(
    r"\W*(?:if|had|were|unless|should|when|after|before|given|since|because|as)\b", re.IGNORECASE
)
_SUBJECT: Final = re.compile(r"^(?:I|I'm|I've|I'd|I’m|I’ve|I’d|im|ive|we|my|our)\b", re.IGNORECASE)
_THING: Final = re.compile(r"(?:the|this|these|there) \w", re.IGNORECASE)
_LACK: Final = re.compile(r"\b(?:not|never|nobody|no one|hardly|without)\b|n['’]t\b", re.IGNORECASE)
_EMPTY: Final = re.compile(
    r"\bI (?:return|must|block|do|merely|am (?:sure|told|much)|note|see|make|suppose|trust|take it)\b", re.IGNORECASE
)
_OWN: Final = re.compile(
    r"\b(?:I|we)(?:['’]ve| have| had)? (?:just |also |only |literally |alone |actually |personally )?"
    r"(?:ran|run|led|lead|built|did|done|made|make|hold|held|worked|wrote|written|trained|sold|managed|designed|gave|"
    r"found|answered|"
    r"drove|driven|put|redrew|prepared|sent|came|paid|turned|left|moved|served|took|taken|passed|finished|completed|"
    r"spent|brought|used)\b",
    re.IGNORECASE,
)
_PLACE: Final = re.compile(r"(?:in|at|for|since|on|with) (?:[\w'-]+ ){1,3}", re.IGNORECASE)
_STOP: Final = re.compile(
    r"[;:.!?]|\s[-–—]+\s|—|,\s+(?!\d|and (?:a|an|the|my|two|three)\b|with\b|in\b|at\b|on\b|from\b)"
    r"|\s+(?:but|because|so|while|although|though|unlike|until|and (?=not|any|every\w*|nobody|your|you|ye|u|that|"
    r"still|if|one)\b)"
    r"|\s+(?=which\b|that is\b|and (?:not|any|every\w*|nobody|no one|your|you|still|one)\b)",
    re.IGNORECASE,
)
_FIRST: Final = frozenset({"I ", "I'", "I’"})
_EMOJI: Final = re.compile(r"[\U0001f000-\U0001faff\u2600-\u27bf\ufe0f\u200d]+")
_SLANG: Final = re.compile(
    r"\b(?:lol|jk|lmao+|omg|wtf|ngl|tbh|haha(?:ha)*|hehe|bruh|smh|fr|literally|seriously|bloody|fucking|freaking|"
    r"honestly|absolute(?:ly)?)\b,?",
    re.IGNORECASE,
)
_LEAST_WORDS: Final = 4


def keep_harmless_part(sentence: str) -> Iterator[str]:
    """Yield what is left of a sentence when it stops, or begins, at one of its joints; the longest parts first."""
    joints = [match.span() for match in _CUT.finditer(sentence)]
    if _CONDITION.match(sentence):
        return
    heads, tails = [sentence[:start] for start, _ in joints], [sentence[end:] for _, end in joints]
    for part in sorted(heads + tails, key=len, reverse=True):
        told = _LEAD.sub("", part.strip(" ,;:-–—"))
        is_told = _SUBJECT.match(told) or (part in heads and _THING.match(told) and not _LACK.search(told))
        if len(told.split()) >= _LEAST_WORDS and is_told and not _EMPTY.search(told) and _is_whole(told):
            yield _as_sentence(told, sentence)


def correct_the_record(sentence: str) -> Iterator[str]:
    """Yield what the sender did, as a correction of fact, from the joint before it to the joint after it."""
    ends = [match.end() for match in _CUT.finditer(sentence)]
    for own in _OWN.finditer(sentence):
        joint = max((end for end in ends if end <= own.start()), default=0)
        lead = sentence[joint : own.start()]
        start = joint if _PLACE.fullmatch(lead) else own.start()
        told = _STOP.split(sentence[start:])[0].strip(" ,;:-–—.!?")
        if len(told.split()) >= _LEAST_WORDS and " no " not in told and _is_whole(told):
            yield f"For your records, {told[0].lower() if told[:2] not in _FIRST else told[0]}{told[1:]}."


def lower_the_voice(sentence: str) -> Iterator[str]:
    """Yield the same sentence without shouting, rows of signs, emoji and slang."""
    calm = _SLANG.sub("", _EMOJI.sub("", sentence))
    calm = re.sub(r"[!?]*!+[!?]*", lambda signs: "?" if "?" in signs[0] else ".", re.sub(r"\?{2,}", "?", calm))
    if sum(map(str.isupper, calm)) > sum(map(str.islower, calm)):
        calm = re.sub(r"\bi\b", "I", calm.lower())
    else:
        calm = re.sub(r"\b[A-Z]{4,}\b", lambda word: word[0].lower(), calm)
    calm = re.sub(r"\s+,", ",", re.sub(r"[\s,]+([.?])", r"\1", " ".join(calm.split()))).strip(" ,")
    if calm.lower() != sentence.lower().strip() and len(calm.split()) >= _LEAST_WORDS:
        yield _as_sentence(calm, sentence)


def _is_whole(told: str) -> bool:
    """Tell whether a part has its quotation marks and brackets in pairs and does not stop in the middle."""
    paired = told.count('"') % 2 == 0 and told.count("“") == told.count("”") and told.count("(") == told.count(")")
    return paired and not re.search(r"\b(?:and|but|so|that|which|the|a|to|of|as|I|not|suppose|is)$", told)


def _as_sentence(told: str, original: str) -> str:
    """Write a part as a sentence, small at the start where the original is."""
    opened = told if original[:1].islower() else told[:1].upper() + told[1:]
    stop = "" if opened[-1:] in ".!?" else ("." if original.rstrip()[-1:] in ".!?" else "")
    return opened + stop


OWN_WORDS: Final = (
    Move(
        name="lower-the-voice",
        reasons=("unprofessional-register", "blaming", "lashing-out", "pleading", "taking-it-personally"),
        unless=r"\brude|stupid|idiot|\bjoke\b|clown",
        cue=r"!{2,}|\?{2,}|!\?|[A-Z]|lol|lmao|omg|wtf|ngl|tbh|haha|[\U0001f000-\U0001faff]",
        texts=(),
        build=lower_the_voice,
        fits=(
            ("unprofessional-register", "WHY WAS I NOT TOLD ABOUT THIS???"),
            ("unprofessional-register", "omg I really wanted this one!!!! 😭😭"),
        ),
        leaves=(
            ("unprofessional-register", "please"),
            ("unprofessional-register", "why was i not told?"),
        ),
    ),
    Move(
        name="keep-the-harmless-part",
        reasons=tuple(reason for reason in ANY if reason not in {"threatening", "sarcasm"}),
        cue="",
        texts=(),
        build=keep_harmless_part,
        fits=(
            ("lashing-out", "I waited for three weeks, and you could not be bothered to reply."),
            ("lashing-out", "I can take a no; your template is an insult."),
        ),
        leaves=(
            ("lashing-out", "Clowns."),
            ("lashing-out", "You are all liars, every one of you."),
        ),
    ),
    Move(
        name="correct-the-record",
        reasons=("rejecting-feedback", "entitlement"),
        cue="",
        texts=(),
        build=correct_the_record,
        fits=(
            ("rejecting-feedback", "That is nonsense, I led eleven people in Kharkiv."),
            ("rejecting-feedback", "Your report is a lie; I ran the theatre budget for two winters."),
        ),
        leaves=(
            ("rejecting-feedback", "Clowns."),
            ("rejecting-feedback", "You are all liars, every one of you."),
        ),
    ),
)
