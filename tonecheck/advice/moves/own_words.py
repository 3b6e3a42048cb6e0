"""What is made of the sender's own words: the harmless part of a sentence, or the same sentence said calmly."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from tonecheck.advice.clauses import keep_own_start
from tonecheck.advice.move import ANY, Move

_CUT: Final = re.compile(
    r"\s*;\s*|\s[-–—]+\s|—|,\s+(?=(?:and|but|so|while|though|although|yet|which|whereas)\b)"
    r"|\s+(?=(?:but|while|although|though)\b)",
    re.IGNORECASE,
)
_APART: Final = re.compile(r"\s*;\s*|\s[-–—]+\s|—", re.IGNORECASE)
_CONDITION: Final = re.compile(
    r"\W*(?:if|had|were|unless|should|when|after|before|given|since|because|as|for|while|though|although)\b",
    re.IGNORECASE,
)
_ACT: Final = re.compile(
    r"(?:I|we)(?:['’](?:ve|d|m)|m|ve| have| had| am| was)? (?:just |also |only |really |very |both |already )?"
    r"(?!have\b|had\b|do\b|must\b|am\b|was\b|wouldn|can\b|could)\w+",
    re.IGNORECASE,
)
_POINTS: Final = re.compile(  # at somebody, or at something that stands in what was cut off
    r"\b(?:you|your|yours|u|ur|ye|yer|he|his|him|she|her|they|their|them|it|this|that|there|one|such|nobody|"
    r"anybody|everybody|never|lot|bloke|thing)\b|\?",
    re.IGNORECASE,
)
_CLAIMS: Final = re.compile(
    r"\b(?:want|expect|demand|refuse|hope|trust|think|thought|suppose|know|knew|deserve|believe|guess|sure|must|"
    r"return|block|"
    r"impression|feeling|pity|merely|told|note|see|need|beg|hate|swear|reject|wonder|admire|laugh\w*|wish|assume|imagine|feel|felt|care|"
    r"regret|"
    r"blame|doubt|congratulate|confess|apologi[sz]e)\b",
    re.IGNORECASE,
)
_AGREES: Final = re.compile(
    r"(?:I|we) (?:can |do |fully |quite )?(?:understand|accept|respect|appreciate)\b", re.IGNORECASE
)
_EMOJI: Final = re.compile(r"[\U0001f000-\U0001faff\u2600-\u27bf\ufe0f\u200d]+")
_SLANG: Final = re.compile(
    r"\b(?:lol|jk|lmao+|omg|wtf|ngl|tbh|haha(?:ha)*|hehe|bruh|smh|fr|literally|seriously|bloody|fucking|freaking|"
    r"honestly|absolute(?:ly)?)\b,?",
    re.IGNORECASE,
)
_LEAST_WORDS: Final = 4


def keep_harmless_part(sentence: str) -> Iterator[str]:
    """Yield what the sender did or accepts, where it is a whole clause at the start or the end; the longest first."""
    if _CONDITION.match(sentence):
        return
    heads = [sentence[: match.start()] for match in _CUT.finditer(sentence)]
    tails = [sentence[match.end() :] for match in _APART.finditer(sentence)]
    for part in sorted(heads + tails, key=len, reverse=True):
        told = part.strip(" ,;:-–—")
        if len(told.split()) >= _LEAST_WORDS and _stands_alone(told) and _is_whole(told):
            yield _as_sentence(told, sentence)


def _stands_alone(told: str) -> bool:
    """Tell whether a part says of the sender what they did, and speaks of nothing and nobody else."""
    if _AGREES.match(told):
        return True
    return bool(_ACT.match(told)) and not _POINTS.search(told) and not _CLAIMS.search(told)


def lower_the_voice(sentence: str) -> Iterator[str]:
    """Yield the sentence without shouting, rows of signs, emoji and slang; then what the sender tells at its start."""
    calm = _SLANG.sub("", _EMOJI.sub("", sentence))
    calm = re.sub(r"[!?]*!+[!?]*", lambda signs: "?" if "?" in signs[0] else ".", re.sub(r"\?{2,}", "?", calm))
    if sum(map(str.isupper, calm)) > sum(map(str.islower, calm)):
        calm = re.sub(r"\bi\b", "I", calm.lower())
    else:
        calm = re.sub(r"\b[A-Z]{4,}\b", lambda word: word[0].lower(), calm)
    calm = re.sub(r"\s+,", ",", re.sub(r"[\s,]+([.?])", r"\1", " ".join(calm.split()))).strip(" ,")
    if calm.lower() != sentence.lower().strip() and len(calm.split()) >= _LEAST_WORDS:
        yield _as_sentence(calm, sentence)
        yield from keep_own_start(calm)


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
        unless=r"\brude|stupid|idiot|\bjoke\b|clown|\bshame|disgust|\bhow dare",
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
        reasons=tuple(
            reason for reason in ANY if reason not in {"threatening", "sarcasm", "rejecting-feedback", "pleading"}
        ),
        cue="",
        unless=r"\b(?:notice|resign\w*)\b",
        texts=(),
        build=keep_harmless_part,
        fits=(
            ("lashing-out", "I waited for three weeks, and you could not be bothered to reply."),
            ("lashing-out", "I accept the decision, but your template is an insult."),
        ),
        leaves=(
            ("lashing-out", "The bloke who ran the interview, but, hadn't read a word of my form."),
            ("lashing-out", "I want the score sheets, all of them, and a proper apology."),
        ),
    ),
)
