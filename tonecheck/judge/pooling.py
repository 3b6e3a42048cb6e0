"""From token vectors to one vector a sentence, and one more for each stretch of a long sentence.

In the mean over a hundred words an insult drowns, so a long sentence is looked at in overlapping stretches, too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tonecheck.judge.features import Floats

Rows = NDArray[np.int64]
_LONG: Final = 48  # tokens up to which a sentence is looked at as a whole only
_STRETCH: Final = 32  # tokens
_STEP: Final = 16  # tokens from one stretch to the next, about


@dataclass(frozen=True, slots=True)
class Encoding:
    """The vectors of a draft's sentences.

    Attributes:
        vectors: shape (rows, width); the first row of a sentence is the mean of its tokens, and each further one, if it
            is long, the mean of a stretch of them.
        owners: the sentence of each row, shape (rows,), in rising order.
    """

    vectors: Floats
    owners: Rows

    @property
    def whole(self) -> Floats:
        """The mean of each sentence, shape (sentences, width)."""
        return self.vectors[np.searchsorted(self.owners, np.arange(self.owners[-1] + 1))]


def pool_sentences(vectors: Floats, lengths: Sequence[int], *, first: int) -> Encoding:
    """Average the token vectors of each sentence from the ``first`` on, and of the stretches of long ones.

    Args:
        vectors: shape (tokens, width): the opening mark, then each sentence and its closing mark.
        lengths: tokens of each sentence, without marks; one without tokens gets zeros.
        first: the sentence that is given number 0; those before it keep company only.
    """
    rows, owners, start = [], [], 1
    for index, length in enumerate(lengths):
        if index >= first:
            spans = list(_spans(length))
            rows += [_mean(vectors[start + begin : start + end]) for begin, end in spans]
            owners += [index - first] * len(spans)
        start += length + 1
    return Encoding(np.stack(rows), np.array(owners))


def join_windows(windows: Sequence[Encoding]) -> Encoding:
    """Join the encodings of a draft's windows."""
    if len(windows) == 1:
        return windows[0]
    offsets = np.cumsum([0, *(window.owners[-1] + 1 for window in windows)])
    owners = [window.owners + offset for window, offset in zip(windows, offsets, strict=False)]
    return Encoding(np.concatenate([window.vectors for window in windows]), np.concatenate(owners))


def _spans(length: int) -> Iterator[tuple[int, int]]:
    """Yield where a sentence and its stretches, if it is long, begin and end; the last stretch ends with it."""
    yield 0, length
    if length > _LONG:
        count = 1 + -(-(length - _STRETCH) // _STEP)
        yield from ((at, at + _STRETCH) for at in np.linspace(0, length - _STRETCH, count).astype(int))


def _mean(vectors: Floats) -> Floats:
    """Average token vectors; no vectors give zeros."""
    mean: Floats = np.add.reduce(vectors, axis=0, dtype=np.float32) / np.float32(max(1, len(vectors)))
    return mean
