"""Learn where sentences end in text without full stops, from the training drafts' own sentences."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from sklearn.linear_model import LogisticRegression

from tonecheck.draft.boundaries import SLOTS, WORD, Boundaries, gap_slots, is_run_on, look_at, plain
from tonecheck.draft.sentences import split_sentences
from tonecheck.train.corpus import LabelledDraft

_COMMON: Final = 400  # words that count as themselves
_PENALTY: Final = 0.3
_STEPS: Final = 60
_TYPED: Final = 2  # times that each draft is typed as on a phone
_MOST_TYPED: Final = 5  # sentences
_AS_WRITTEN: Final = 3.0  # weight of what people wrote without full stops themselves
_THRESHOLD: Final = -2.0  # in logits, chosen on dev: a thought cut in two harms less than two thoughts judged as one
_STOPS: Final = re.compile(r"[.!?…;:]+(?=\s|$)")
_COMMAS: Final = re.compile(r",(?=\s|$)")
_APOSTROPHES: Final = re.compile(r"['’](?=\w)")


@dataclass(frozen=True, slots=True)
class _Text:
    """Words without full stops between them; ``begins`` tells of all but the first whether a sentence begins there."""

    words: list[str]
    begins: list[bool]
    weight: float

    def slots(self, common: frozenset[str]) -> Iterator[list[int]]:
        """Yield the hashed features of each gap."""
        seen, start = look_at(self.words, common), 0
        for at, begins in enumerate(self.begins, 1):
            yield gap_slots(seen, at, start)
            start = at if begins else start


def fit_boundaries(drafts: Sequence[LabelledDraft], *, seed: int) -> Boundaries:
    """Learn the rule from drafts written without full stops, and from others with theirs taken away."""
    common = _common_words(drafts)
    texts = [*_written(drafts), *_typed(drafts, random.Random(seed))]  # noqa: S311 - no secret
    slots = [row for text in texts for row in text.slots(common)]
    begins = [begins for text in texts for begins in text.begins]
    weights = [text.weight for text in texts for _ in text.begins]
    model = LogisticRegression(C=_PENALTY, solver="liblinear", max_iter=_STEPS, random_state=seed)
    model.fit(_sparse(slots), begins, sample_weight=weights)
    step = float(np.abs(model.coef_).max()) / 127
    whole = np.rint(model.coef_[0] / step).astype(np.int8)
    return Boundaries(whole, step, float(model.intercept_[0]) - _THRESHOLD, common)


def _common_words(drafts: Sequence[LabelledDraft]) -> frozenset[str]:
    """Give the words that are written most."""
    words = Counter(plain(word) for draft in drafts for text in draft.texts for word in text.split())
    return frozenset(word for word, _ in words.most_common(_COMMON))


def _written(drafts: Sequence[LabelledDraft]) -> Iterator[_Text]:
    """Yield what runs on as it was written."""
    for draft in drafts:
        text, spans = draft.compose()
        starts = {start for start, _ in spans}
        for span in split_sentences(text):
            if is_run_on(text[span.start : span.end]):
                words = list(WORD.finditer(text, span.start, span.end))
                begins = [word.start() in starts for word in words[1:]]
                yield _Text([word.group() for word in words], begins, _AS_WRITTEN if any(begins) else 1.0)


def _typed(drafts: Sequence[LabelledDraft], chance: random.Random) -> Iterator[_Text]:
    """Yield neighbouring sentences typed as on a phone: without full stops, often without commas and capitals."""
    for draft in drafts:
        for _ in range(_TYPED if len(draft.texts) > 1 else 0):
            first = chance.randrange(len(draft.texts) - 1)
            style = _Style(chance)
            parts = [style.typed(text).split() for text in draft.texts[first : first + chance.randint(2, _MOST_TYPED)]]
            begins = [at == 0 for words in parts for at in range(len(words))]
            yield _Text([word for words in parts for word in words], begins[1:], 1.0)


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


def _sparse(rows: Sequence[Sequence[int]]) -> Any:  # noqa: ANN401 - scipy has no types
    """Give the hashed features as a sparse matrix, shape (gaps, ``SLOTS``)."""
    from scipy.sparse import csr_matrix

    lengths = np.cumsum([0, *map(len, rows)])
    columns = np.fromiter((slot for row in rows for slot in row), np.int32, lengths[-1])
    return csr_matrix((np.ones(len(columns), np.float32), columns, lengths), shape=(len(rows), SLOTS))
