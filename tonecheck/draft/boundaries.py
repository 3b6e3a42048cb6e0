"""Where a sentence ends in text without full stops, as people type on a phone: a learnt rule, word by word.

A logistic regression looks at the words, and kinds of words, on both sides of a gap. It is learnt from the training
drafts (``tonecheck/train/boundaries.py``) and comes with the model; features are hashed (Weinberger et al. 2009).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final
from zlib import crc32

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Look = tuple[str, str, str, str]  # the word, its kind, its capitals, the sign at its end
SLOTS: Final = 1 << 17
WORD: Final = re.compile(r"\S+")
_FEWEST: Final = 6  # words of what may be more than one sentence
_STOPPED: Final = re.compile(r"""[.!?…]["”’')]*$""")
_ITEM: Final = re.compile(r"(?<=[;:.] )[-–•*](?= \S)")  # a list whose items stand in one line
_EDGE: Final = '.,;:!?…"“”()'
_APOSTROPHES: Final = str.maketrans("", "", "'’")
_ENDINGS: Final = ("ing", "ed", "ly", "ion", "er", "s", "y", "t", "e")
_PICTURES: Final = 0x2190  # code points from here on are arrows, signs, emoji
_SMILES: Final = frozenset([":)", ":(", ":-)", ";)", "xx", "xxx"])
_FAR: Final = 6  # words; distances beyond count as this
_LONG: Final = 20  # words
_PAD: Final = ("", "", "", "")
_COMPANY: Final = 3  # words looked at on each side

_WORDS: Final = ((-1,), (0,), (-2,), (1,), (-1, 0), (0, 1), (-2, -1))
_KINDS: Final = (
    *((at,) for at in range(-_COMPANY, _COMPANY)),
    *((-1, 0), (-2, 0), (-1, 1), (-2, -1, 0), (-1, 0, 1), (0, 1, 2), (-3, -2, -1), (-2, -1, 0, 1), (-1, 0, 1, 2)),
)


@dataclass(frozen=True, slots=True)
class Boundaries:
    """The learnt rule.

    Attributes:
        weights: in whole steps, shape (``SLOTS``,).
        step: of the weights, in logits.
        bias: in logits, less the threshold: above 0 a new sentence begins.
        common: words that count as themselves; the others by their kind.
    """

    weights: NDArray[np.int8]
    step: float
    bias: float
    common: frozenset[str]

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, Any]) -> Boundaries:
        """Build the rule from the arrays of its file."""
        common = frozenset(arrays["common"].tolist())
        return cls(arrays["weights"], float(arrays["step"]), float(arrays["bias"]), common)

    def find(self, sentence: str) -> list[int]:
        """Give the offsets, in code points, at which new sentences begin inside what is taken for one."""
        starts = {match.start() for match in _ITEM.finditer(sentence)}
        if is_run_on(sentence):
            words = list(WORD.finditer(sentence))
            starts.update(words[at].start() for at in self._begin([word.group() for word in words]))
        return sorted(starts)

    def _begin(self, words: Sequence[str]) -> Iterator[int]:
        """Yield the indices of the words with which new sentences begin."""
        seen, start = look_at(words, self.common), 0
        for at in range(1, len(words)):
            slots = gap_slots(seen, at, start)
            if self.weights[slots].sum() * self.step + self.bias > 0:
                yield at
                start = at


def is_run_on(sentence: str) -> bool:
    """Tell whether a sentence may be several without full stops: none at its end, or a small letter at its start."""
    return sentence.count(" ") + 1 >= _FEWEST and (sentence[:1].islower() or not _STOPPED.search(sentence))


def look_at(words: Sequence[str], common: frozenset[str]) -> list[Look]:
    """Look at words as written, a pad of three before and after them; words that are not common count by their kind."""
    return [_PAD] * _COMPANY + [_look(word, common) for word in words] + [_PAD] * _COMPANY


def gap_slots(seen: Sequence[Look], at: int, start: int) -> list[int]:
    """Give the hashed features of the gap before a word.

    Args:
        seen: the words as ``look_at`` gives them.
        at: index of the word, without the pad.
        start: index of the word with which the sentence before the gap begins.
    """
    left = len(seen) - 2 * _COMPANY - at
    features = _features(seen[at : at + 2 * _COMPANY], at - start, left)
    return [crc32(feature.encode("utf-8", "replace")) % SLOTS for feature in features]


def plain(word: str) -> str:
    """Give a word in small letters without signs; digits count alike."""
    return re.sub(r"\d+", "0", word.lower().translate(_APOSTROPHES)).strip(_EDGE) or "_"


def _look(word: str, common: frozenset[str]) -> Look:
    """Look at a word: the word itself, its kind, its capitals, and the sign at its end."""
    name = plain(word)
    return name, _kind(word, name, common), _capitals(word), _sign(word)


def _kind(word: str, name: str, common: frozenset[str]) -> str:
    """Give a common word itself, and of another what it looks like."""
    if _is_picture(word):
        return "picture"
    if name in common:
        return name
    if word[:1].isdigit() or word[:1].isupper():
        return "number" if word[:1].isdigit() else "Capital"
    return next((f"-{end}" for end in _ENDINGS if name.endswith(end) and len(name) > len(end) + 2), "other")


def _is_picture(word: str) -> bool:
    """Tell whether a word ends in an emoji or is a smile or kisses."""
    return ord(word[-1]) > _PICTURES or word in _SMILES


def _capitals(word: str) -> str:
    """Tell how a word is capitalised."""
    return "shouted" if word.isupper() and len(word) > 1 else "capital" if word[:1].isupper() else "small"


def _sign(word: str) -> str:
    """Give the sign at a word's end, if any."""
    return "picture" if _is_picture(word) else "" if word[-1].isalnum() else word[-1]


def _features(around: Sequence[Look], since: int, left: int) -> Iterator[str]:
    """Yield the features of a gap by name: three words on each side, the words since a start, those left."""
    names, kinds, capitals, signs = zip(*around, strict=True)
    for label, values, patterns in (("word", names, _WORDS), ("kind", kinds, _KINDS)):
        for pattern in patterns:
            yield f"{label}{pattern}:" + "|".join(values[_COMPANY + at] for at in pattern)
    last, first = _COMPANY - 1, _COMPANY
    sign, capital = signs[last], capitals[first]
    yield f"ending:{names[last][-3:]}"
    yield f"capitals:{capitals[last]}|{capital}"
    yield f"sign:{sign}|{capital}"
    yield f"sign:{sign}|{kinds[first]}"
    yield f"sign:{sign}|{kinds[last]}|{kinds[first]}"
    yield f"since:{min(since, _FAR)}|{kinds[first]}"
    yield f"since:{min(since, _FAR)}|{kinds[last]}"
    yield f"since:{min(since, _LONG)}"
    yield f"left:{min(left, _FAR)}|{kinds[last]}"
    yield f"left:{min(left, _FAR)}"
