"""Where a sentence ends in text without full stops, as people type on a phone: a learnt rule, word by word.

A small convolutional network looks at the words on both sides of a gap. A word is known by a vector of its own, if it
is common, and by its first and last letters, hashed (Bojanowski et al. 2017); each layer looks farther than the one
before (dilated convolutions, Yu and Koltun 2016). It is learnt from the training drafts
(``tonecheck/train/boundaries.py``) and comes with the model.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, cast
from zlib import crc32

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

SLOTS: Final = 4096  # rows of hashed first and last letters
WORD: Final = re.compile(r"\S+")
DILATIONS: Final = (1, 2, 4, 8)  # of the layers, in words
REACH: Final = 16  # words on either side that a gap is judged by, of which the first layer sees two
_AT_ONCE: Final = 2000  # gaps
_FEWEST: Final = 6  # words of what may be more than one sentence
_STOPPED: Final = re.compile(r"""[.!?…]["”’')]*$""")
_ITEM: Final = re.compile(r"(?<=[;:.] )[-–•*](?= \S)")  # a list whose items stand in one line
_EDGE: Final = '.,;:!?…"“”()-–'
_APOSTROPHES: Final = str.maketrans("", "", "'’")
_PICTURES: Final = 0x2190  # code points from here on are arrows, signs, emoji; letters among them are rare in English
_SMILES: Final = frozenset([":)", ":(", ":-)", ";)", "xx", "xxx"])
_SHORT: Final = 3  # letters
_SIGNS: Final = (",", ";:", ".!?…", ")\"”’'", "-–")  # at a word's end


@dataclass(frozen=True, slots=True)
class Layer:
    """A convolution over words: weights of shape (taps, inputs, outputs), bias of shape (outputs,)."""

    weight: Floats
    bias: Floats

    def read(self, rows: Floats, dilation: int) -> Floats:
        """Give what the layer sees in rows of shape (words, inputs), less than nothing left out."""
        reach = dilation * (len(self.weight) // 2)
        padded = _padded(rows, reach)
        seen = self.bias + sum(padded[tap * dilation :][: len(rows)] @ weight for tap, weight in enumerate(self.weight))
        return cast("Floats", seen.clip(min=0))


@dataclass(frozen=True, slots=True)
class Boundaries:
    """The learnt rule.

    Attributes:
        words: the common words, each with its row among the vectors.
        vectors: in whole steps, shape (``SLOTS`` + words, width); first those of the hashed letters.
        step: of the vectors.
        layers: the convolutions, one a dilation.
        gap: what looks at the words before and after a gap, one tap.
        weight: of what that sees, shape (outputs,).
        bias: in logits, less the threshold: above 0 a new sentence begins.
    """

    words: Mapping[str, int]
    vectors: NDArray[np.int8]
    step: float
    layers: tuple[Layer, ...]
    gap: Layer
    weight: Floats
    bias: float

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, Any]) -> Boundaries:
        """Build the rule from the arrays of its file; raises KeyError for a missing one."""
        words = arrays["words"].tobytes().decode().split("\n")
        layers = [
            Layer(*(_floats(arrays[f"{kind}{at}"]) for kind in ("weight", "bias"))) for at in range(len(DILATIONS))
        ]
        return cls(
            words={word: SLOTS + at for at, word in enumerate(words)},
            vectors=arrays["vectors"],
            step=float(arrays["step"]),
            layers=tuple(layers),
            gap=Layer(_floats(arrays["gap_weight"]), _floats(arrays["gap_bias"])),
            weight=_floats(arrays["weight"]),
            bias=float(arrays["bias"]),
        )

    def find(self, sentence: str) -> list[int]:
        """Give the offsets, in code points, at which new sentences begin inside what is taken for one."""
        starts = {match.start() for match in _ITEM.finditer(sentence)}
        words = list(WORD.finditer(sentence)) if is_run_on(sentence) else []
        if len(words) > 1:
            logits = self.judge([word.group() for word in words])
            starts.update(word.start() for word, logit in zip(words[1:], logits, strict=True) if logit > 0)
        return sorted(starts)

    def judge(self, words: Sequence[str]) -> Floats:
        """Give the logits, less the threshold, of a sentence that begins at each word but the first: (words - 1,)."""
        import numpy as np

        gaps = range(0, len(words) - 1, _AT_ONCE)  # a window at a time, with what its outermost gaps see
        seen = [self._judge(words[max(0, at - REACH) : at + _AT_ONCE + REACH + 1]) for at in gaps]
        begun = [min(at, REACH) for at in gaps]
        return np.concatenate([logits[skip:][:_AT_ONCE] for logits, skip in zip(seen, begun, strict=True)])

    def _judge(self, words: Sequence[str]) -> Floats:
        """Judge the gaps between some words."""
        import numpy as np

        rows = np.stack([self._row(word) for word in words])
        for at, (layer, dilation) in enumerate(zip(self.layers, DILATIONS, strict=True)):
            seen = layer.read(rows, dilation)
            rows = rows + seen if at else seen
        sides = np.concatenate([rows[:-1], rows[1:]], axis=1)
        return self.gap.read(sides, 1) @ self.weight + self.bias

    def _row(self, word: str) -> Floats:
        """Give what the first layer reads of a word: the mean of its vectors, and its signs."""
        import numpy as np

        vectors = self.vectors[word_rows(word, self.words)]
        return np.concatenate([vectors.mean(axis=0, dtype=np.float32) * self.step, word_signs(word)], dtype=np.float32)


def is_run_on(sentence: str) -> bool:
    """Tell whether a sentence may be several without full stops: none at its end, or a small letter at its start."""
    return sentence.count(" ") + 1 >= _FEWEST and (sentence[:1].islower() or not _STOPPED.search(sentence))


def plain(word: str) -> str:
    """Give a word in small letters without signs; digits count alike."""
    return re.sub(r"\d+", "0", word.lower().translate(_APOSTROPHES)).strip(_EDGE) or "_"


def word_rows(word: str, words: Mapping[str, int]) -> list[int]:
    """Give the rows of a word's vectors: those of its letters, and its own if it has one."""
    name = plain(word)
    letters = [
        crc32(part.encode("utf-8", "replace")) % SLOTS for part in (f"^{name[:3]}", f"{name[-3:]}$", f"{name[-2:]}$$")
    ]
    return [*letters, words[name]] if name in words else letters


def word_signs(word: str) -> list[float]:
    """Tell how a word is written: capitals, the sign at its end, pictures, digits, length; the last is always 1."""
    capital, last = word[:1].isupper(), word[-1]
    signs = [capital, word.isupper() and len(word) > 1, *(last in kind for kind in _SIGNS), _is_picture(word)]
    return [float(sign) for sign in (*signs, word[:1].isdigit(), word.islower(), len(word) <= _SHORT, True)]


def _is_picture(word: str) -> bool:
    """Tell whether a word ends in an emoji or is a smile or kisses."""
    return ord(word[-1]) >= _PICTURES or word in _SMILES


def _padded(rows: Floats, reach: int) -> Floats:
    """Put rows of nothing before and after."""
    import numpy as np

    return np.pad(rows, ((reach, reach), (0, 0)))


def _floats(array: Any) -> Floats:  # noqa: ANN401 - whatever numpy reads
    """Give an array in 32 bits."""
    import numpy as np

    return np.asarray(array, np.float32)
