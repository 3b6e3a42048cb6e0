"""What the words of a sentence say by themselves: a linear model on the n-grams of its tokens.

In the mean of a sentence's token vectors one word may drown; here it cannot. The n-grams are hashed (Weinberger et al.
2009), so that no list of them is kept, and a sentence's row of them has length one.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Self

import numpy as np
from numpy.typing import NDArray

from tonecheck.judge.features import Floats
from tonecheck.judge.pooling import Rows, spans_of

LOG_BUCKETS: Final = 17
_LONGEST: Final = 4  # tokens in an n-gram
_START, _END = -1, -2  # stand around a sentence, and are no token's id
_FACTOR: Final = np.uint64(0x9E3779B97F4A7C15)  # of multiplicative hashing: 2**64 over the golden ratio
_MIX: Final = np.uint64(29)
_SHIFT: Final = np.uint64(64 - LOG_BUCKETS)


def hash_ngrams(tokens: Sequence[int]) -> Rows:
    """Give the buckets of the n-grams of one to four tokens, start and end marked; each once, in rising order."""
    marked = np.array([_START, *tokens, _END], np.int64).astype(np.uint64)
    hashes, found = np.zeros(len(marked), np.uint64), []
    for length in range(min(_LONGEST, len(marked))):
        hashes = ((hashes[: len(marked) - length] ^ marked[length:]) + np.uint64(1)) * _FACTOR
        hashes ^= hashes >> _MIX
        found.append(hashes * _FACTOR >> _SHIFT)
    return np.unique(np.concatenate(found)).astype(np.int64)


@dataclass(frozen=True, slots=True)
class Ngrams:
    """Weights of shape (2 ** ``LOG_BUCKETS``,) in whole steps, the size of a step, and the bias."""

    weight: NDArray[np.int8]
    step: float
    bias: float

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, NDArray[Any]]) -> Self:
        """Build from named arrays; raises KeyError for a missing one."""
        return cls(arrays["weight"], float(arrays["step"]), float(arrays["bias"]))

    def logits(self, sentences: Sequence[Sequence[int]]) -> Floats:
        """Give the logit of ``burn`` against ``ok`` for token ids of sentences, shape (sentences,)."""
        return np.array([self._logit(tokens) for tokens in sentences], np.float32)

    def row_logits(self, sentences: Sequence[Sequence[int]]) -> Floats:
        """Give the logits of sentences and stretches of long ones, shape (rows,), in the order of ``pooling``."""
        return self.logits(list(_rows(sentences)))

    def _logit(self, tokens: Sequence[int]) -> float:
        """Give one logit."""
        buckets = hash_ngrams(tokens)
        length = math.sqrt(len(buckets))
        return self.step * int(self.weight[buckets].sum(dtype=np.int64)) / length + self.bias


def _rows(sentences: Sequence[Sequence[int]]) -> Iterator[Sequence[int]]:
    """Yield the tokens of each sentence and of its stretches."""
    for tokens in sentences:
        yield from (tokens[begin:end] for begin, end in spans_of(len(tokens)))
