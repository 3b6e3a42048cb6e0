"""The features of a sentence and of a draft, defined once and used by training and by every check."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tonecheck.judge.sentiment import Sentiment
from tonecheck.labels import REASONS

Floats = NDArray[np.floating]

SURFACE: Final = (
    "vader-negative",
    "vader-neutral",
    "vader-positive",
    "vader-compound",
    "capital-words",  # share of words of two letters and more that are all capitals
    "exclamations",  # count, at most 5
    "questions",  # count, at most 5
    "ellipses",  # count, at most 5
    "log-words",  # natural logarithm of 1 + words
    "position",  # 0 for the first sentence to 1 for the last
    "log-sentences",  # natural logarithm of 1 + sentences in the draft
)
GROWING: Final = 4 * len(REASONS) + 5  # features of a draft that no sentence can make smaller
_WORD: Final = re.compile(r"[^\W\d_][\w'’]+")
_MOST: Final = 5


def surface_features(texts: Sequence[str], sentiments: Sequence[Sentiment]) -> Floats:
    """Describe each sentence by VADER's figures and what meets the eye.

    Returns:
        Array of shape (sentences, ``len(SURFACE)``).
    """
    last = max(1, len(texts) - 1)
    size = math.log1p(len(texts))
    rows = [
        (*_sentiment_row(sentiment), *_sight_row(text), index / last, size)
        for index, (text, sentiment) in enumerate(zip(texts, sentiments, strict=True))
    ]
    return np.array(rows, dtype=np.float32).reshape(len(texts), len(SURFACE))


def _sentiment_row(sentiment: Sentiment) -> tuple[float, ...]:
    """Give VADER's four figures in the order of ``SURFACE``."""
    return sentiment.negative, sentiment.neutral, sentiment.positive, sentiment.compound


def _sight_row(text: str) -> tuple[float, ...]:
    """Give capitals, signs and length in the order of ``SURFACE``."""
    words = _WORD.findall(text)
    shouted = sum(word.isupper() for word in words)
    return (
        shouted / max(1, len(words)),
        min(_MOST, text.count("!")),
        min(_MOST, text.count("?")),
        min(_MOST, text.count("...") + text.count("…")),
        math.log1p(len(text.split())),
    )


def sentence_features(vectors: Floats, surface: Floats) -> Floats:
    """Join each sentence's vector with its surface features.

    Args:
        vectors: shape (sentences, width) from the encoder, each read in its draft.
        surface: shape (sentences, ``len(SURFACE)``).

    Returns:
        Array of shape (sentences, width + ``len(SURFACE)``).
    """
    return np.concatenate([vectors, surface], axis=1)


def draft_features(flags: Floats, reasons: Floats, surface: Floats) -> Floats:
    """Describe a draft by what is said of its sentences.

    Args:
        flags: shape (sentences, 3), the probabilities of ok, caution and burn.
        reasons: shape (sentences, 10), the probabilities of the reasons.
        surface: shape (sentences, ``len(SURFACE)``).

    Returns:
        Array of shape (``GROWING`` + 1 + 2 * ``len(SURFACE)``,). The first ``GROWING`` only grow with every sentence:
        how much of each reason there is in all that is flagged and in what burns, added up and at most; how much is
        flagged and burns, likewise. Then the number of sentences, and maximum and mean of the surface. Sums are on a
        logarithmic scale, so that the third insult adds less than the first.
    """
    flagged = (flags[:, 1:].sum(axis=1))[:, None] * reasons
    burnt = flags[:, 2:] * reasons
    parts = [
        np.log1p(flagged.sum(axis=0)),
        flagged.max(axis=0),
        np.log1p(burnt.sum(axis=0)),
        burnt.max(axis=0),
        np.log1p(flags[:, 1:].sum(axis=0)),
        flags[:, 1:].max(axis=0),
        [flags[:, 1:].sum(axis=1).max()],
        [math.log1p(len(flags))],
        surface.max(axis=0),
        surface.mean(axis=0),
    ]
    return np.concatenate(parts).astype(np.float32)
