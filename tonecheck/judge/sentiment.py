"""VADER's sentiment of a sentence (Hutto and Gilbert 2014), without its cost at import."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any


@dataclass(frozen=True, slots=True)
class Sentiment:
    """VADER's four figures: shares of negative, neutral and positive words (0 to 1), and the compound (-1 to 1)."""

    negative: float
    neutral: float
    positive: float
    compound: float


def read_sentiment(text: str) -> Sentiment:
    """Measure the sentiment of one sentence."""
    polarity = _analyzer().polarity_scores(text)
    return Sentiment(polarity["neg"], polarity["neu"], polarity["pos"], polarity["compound"])


@cache
def _analyzer() -> Any:  # noqa: ANN401 - the library has no types
    """Load the lexicon once a process."""
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    return SentimentIntensityAnalyzer()
