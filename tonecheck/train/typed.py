"""Text without full stops from the training drafts: as written, and neighbouring sentences typed as on a phone."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from tonecheck.draft.boundaries import WORD, is_run_on
from tonecheck.draft.sentences import split_sentences
from tonecheck.train.corpus import LabelledDraft

_TYPED: Final = 2  # times that each draft is typed
_MOST_SENTENCES: Final = 5
_MOST_WORDS: Final = 150
_AS_WRITTEN: Final = 3.0  # weight of what people wrote without full stops themselves
_STOPS: Final = re.compile(r"[.!?…;:]+(?=\s|$)")
_COMMAS: Final = re.compile(r",(?=\s|$)")
_APOSTROPHES: Final = re.compile(r"['’](?=\w)")


@dataclass(frozen=True, slots=True)
class RunOn:
    """Words without full stops between them.

    Attributes:
        words: two or more, as typed.
        begins: of all words but the first, whether a sentence begins there.
        weight: how much each gap counts.
    """

    words: list[str]
    begins: list[bool]
    weight: float


def gather_run_ons(drafts: Sequence[LabelledDraft], chance: random.Random) -> list[RunOn]:
    """Gather what runs on in drafts, and of each draft some sentences typed as on a phone, drawn by chance."""
    texts = [*_written(drafts), *_typed(drafts, chance)]
    return [text for text in texts if 1 < len(text.words) <= _MOST_WORDS]


def group_run_ons(texts: Sequence[RunOn], size: int, chance: random.Random) -> list[list[RunOn]]:
    """Give groups of texts of similar length in random order."""
    ordered = sorted(texts, key=lambda text: len(text.words) + chance.random() * 4)
    groups = [ordered[at : at + size] for at in range(0, len(ordered), size)]
    return chance.sample(groups, len(groups))


def _written(drafts: Sequence[LabelledDraft]) -> Iterator[RunOn]:
    """Yield what runs on as it was written."""
    for draft in drafts:
        text, spans = draft.compose()
        starts = {start for start, _ in spans}
        for span in split_sentences(text):
            if is_run_on(text[span.start : span.end]):
                words = list(WORD.finditer(text, span.start, span.end))
                begins = [word.start() in starts for word in words[1:]]
                yield RunOn([word.group() for word in words], begins, _AS_WRITTEN if any(begins) else 1.0)


def _typed(drafts: Sequence[LabelledDraft], chance: random.Random) -> Iterator[RunOn]:
    """Yield neighbouring sentences typed as on a phone: without full stops, often without commas and capitals."""
    for draft in drafts:
        for _ in range(_TYPED if len(draft.texts) > 1 else 0):
            first = chance.randrange(len(draft.texts) - 1)
            style = _Style(chance)
            parts = [
                style.typed(text).split() for text in draft.texts[first : first + chance.randint(2, _MOST_SENTENCES)]
            ]
            begins = [at == 0 for words in parts for at in range(len(words))]
            yield RunOn([word for words in parts for word in words], begins[1:], 1.0)


class _Style:
    """A way to type, drawn by chance."""

    def __init__(self, chance: random.Random) -> None:
        self._commas, self._capitals = chance.random() < 0.4, chance.random() < 0.4  # noqa: PLR2004 - a share
        self._apostrophes = chance.random() < 0.5  # noqa: PLR2004 - a share

    def typed(self, text: str) -> str:
        """Type a sentence."""
        text = _STOPS.sub("", text)
        text = text if self._commas else _COMMAS.sub("", text)
        text = text if self._apostrophes else _APOSTROPHES.sub("", text)
        return text if self._capitals or text.isupper() else text.lower()
