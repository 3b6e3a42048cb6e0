"""Choose the tokens that the shipped encoder keeps: a smaller file, a faster start, the same judgement.

Half of the base weights' tokens never occur in a reply to a recruiter: other scripts, place holders, rare names. A word
whose token goes is read in pieces, as every rare word is.
"""

from __future__ import annotations

import json
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from tokenizers import Tokenizer
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

_SEEN: Final = 2  # texts a token must stand in: one of them teaches nothing of it
_COMMON: Final = 12000  # the base vocabulary is sorted by how often a token occurs in English at large
_FIRST: Final = 999  # before it stand place holders that nothing uses
_LATIN: Final = 0x250  # letters below it are Latin
_PIECE: Final = "##"


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The tokens kept of a base tokenizer.

    Attributes:
        source: the tokenizer's description as the library writes it.
        kept: the base ids kept, ascending; the new id of each is its place here.
    """

    source: dict[str, Any]
    kept: tuple[int, ...]

    def write(self, path: Path) -> None:
        """Write the tokenizer with the tokens kept, under their new ids."""
        tokens = {at: token for token, at in self.source["model"]["vocab"].items()}
        new = {tokens[at]: place for place, at in enumerate(self.kept)}
        described = {
            **self.source,
            "added_tokens": [{**mark, "id": new[mark["content"]]} for mark in self.source["added_tokens"]],
            "post_processor": None,  # the marks are set by the encoder
            "model": {**self.source["model"], "vocab": new},
        }
        path.write_text(json.dumps(described, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def choose_vocabulary(tokenizer: Path, texts: Iterable[str]) -> Vocabulary:
    """Keep marks, Latin letters, common English, words of feeling (VADER's) and each token that stands in two texts.

    Args:
        tokenizer: the base tokenizer's ``tokenizer.json``.
        texts: the training sentences.
    """
    source = json.loads(tokenizer.read_text(encoding="utf-8"))
    ids: dict[str, int] = source["model"]["vocab"]
    seen = _seen(Tokenizer.from_file(str(tokenizer)), texts)
    marks = {mark["id"] for mark in source["added_tokens"]}
    feeling = {ids[word] for word in SentimentIntensityAnalyzer().lexicon if word in ids}
    plain = {at for token, at in ids.items() if _is_letter(token) or _is_common(token, at)}
    return Vocabulary(source, tuple(sorted(seen | marks | feeling | plain)))


def _seen(tokenizer: Tokenizer, texts: Iterable[str]) -> set[int]:
    """Give the ids of the tokens that stand in two of the texts or more."""
    tokenizer.no_truncation()
    tokenizer.no_padding()
    counts = Counter(at for text in texts for at in set(tokenizer.encode(text, add_special_tokens=False).ids))
    return {at for at, count in counts.items() if count >= _SEEN}


def _is_letter(token: str) -> bool:
    """Tell whether a token is one Latin letter, a digit or a sign, so that every word can be spelt."""
    bare = token.removeprefix(_PIECE)
    return len(bare) == 1 and (ord(bare) < _LATIN or unicodedata.category(bare)[0] in "PS")


def _is_common(token: str, at: int) -> bool:
    """Tell whether a token is common in English at large."""
    return _FIRST <= at < _COMMON and token.removeprefix(_PIECE).isascii()
