"""Run-on sentences: neighbours joined without a full stop, as people write in one breath."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from tonecheck.labels import FLAGS
from tonecheck.train.corpus import LabelledSentence

Sentences = tuple[LabelledSentence, ...]
_JOINTS: Final = (" and ", " and ", " but ", " so ", ", ", " ")
_FEWEST: Final = 3  # sentences
_MOST: Final = 8  # sentences
_FEWEST_WORDS: Final = 4  # of the first and the last, which so are no greeting and no name
_LOWER: Final = 0.5  # share in small letters
_BURNING: Final = 0.4  # share of those with a flag that are joined: in one breath people mostly write what is kind
_END: Final = re.compile(r"[.!?…,;:]+$")
_CAPITAL: Final = re.compile(r"I\b|[A-Z]{2}")


def join_run_on(sentences: Sentences, chance: random.Random) -> Sentences:
    """Join three to eight neighbours to one sentence with the worst label; short drafts and many a flag stay."""
    long = [at for at, sentence in enumerate(sentences) if len(sentence.text.split()) >= _FEWEST_WORDS]
    if len(long) < _FEWEST:
        return sentences
    size = chance.randint(_FEWEST, min(_MOST, len(long)))
    start = chance.randint(0, len(long) - size)
    first, end = long[start], long[start + size - 1] + 1
    joined = sentences[first:end]
    worst = max(joined, key=lambda sentence: FLAGS.index(sentence.flag))
    if worst.flag != "ok" and chance.random() >= _BURNING:
        return sentences
    text = _joined([sentence.text for sentence in joined], chance)
    return (*sentences[:first], replace(worst, text=text, opens=joined[0].opens), *sentences[end:])


def _joined(texts: Sequence[str], chance: random.Random) -> str:
    """Join sentences by the same joint or by changing ones, half of the time in small letters."""
    joints = _JOINTS if chance.random() < _LOWER else (chance.choice(_JOINTS),)
    text = _END.sub("", texts[0])
    for following in texts[1:]:
        text += chance.choice(joints) + _uncapitalised(_END.sub("", following))
    return text.lower() if chance.random() < _LOWER else text


def _uncapitalised(text: str) -> str:
    """Begin with a small letter, but for "I" and what is written in capitals."""
    return text if _CAPITAL.match(text) else text[:1].lower() + text[1:]
