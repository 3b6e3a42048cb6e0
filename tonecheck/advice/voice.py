"""The voice of a draft, and a suggestion put into it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

_CONTRACTION: Final = re.compile(r"\b\w+(?:n['’]t|['’](?:m|ve|ll|re|d))\b|\b(?:it|that|there)['’]s\b", re.IGNORECASE)
_BARE: Final = re.compile(
    r"\b(?:dont|cant|wont|didnt|im|ive|id|isnt|wasnt|couldnt|havent|doesnt|thats|youve|u|ur)\b", re.IGNORECASE
)
_LOWER: Final = re.compile(r"(?:^|[.!?]\s+)[a-z]|\bi\b")
_UPPER: Final = re.compile(r"(?:^|[.!?]\s+)[A-Z]|\bI\b")
_FULL: Final = (
    (r"\b(c)an't\b", r"\1annot"),
    (r"\b(w)on't\b", r"\1ill not"),
    (r"n't\b", " not"),
    (r"'ve\b", " have"),
    (r"'m\b", " am"),
    (r"'ll\b", " will"),
    (r"'re\b", " are"),
    (r"'d\b", " would"),
    (r"\b(it|that|there)'s been\b", r"\1 has been"),
    (r"\b(it|that|there)'s\b", r"\1 is"),
)


@dataclass(frozen=True, slots=True)
class Voice:
    """How somebody writes.

    Attributes:
        contracts: they write "I'd", not "I would".
        casual: they write as on a phone, small letters and few full stops.
        apostrophes: they write "don't", not "dont".
        curly: they write the typographic apostrophe.
    """

    contracts: bool
    casual: bool
    apostrophes: bool
    curly: bool


def tell_voice(texts: Sequence[str]) -> Voice:
    """Tell the voice of a draft from its sentences."""
    whole = "\n".join(texts)
    casual = len(_LOWER.findall(whole)) > len(_UPPER.findall(whole))
    bare = bool(_BARE.search(whole)) and not _CONTRACTION.search(whole)
    return Voice(
        contracts=casual or bare or bool(_CONTRACTION.search(whole)),
        casual=casual,
        apostrophes=not (bare and casual),
        curly="’" in whole and "'" not in whole,
    )


def put_into(voice: Voice, text: str) -> str:
    """Put a suggestion, written plainly with contractions, into a voice."""
    if not voice.contracts:
        for short, full in _FULL:
            text = re.sub(short, full, text)
    if voice.casual:
        text = _lowered(text).rstrip(".").replace("; ", ", ")
    if not voice.apostrophes:
        text = text.replace("'", "")
    return text.replace("'", "’") if voice.curly else text


def _lowered(text: str) -> str:
    """Write sentence starts and "I" small; names keep their capitals."""
    return re.sub(r"(?:^|(?<=[.!?] ))[A-Z](?=[a-z' ])|\bI\b", lambda letter: letter[0].lower(), text)
