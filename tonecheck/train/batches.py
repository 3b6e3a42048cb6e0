"""Drafts to padded tensors, laid out as the runtime encoder reads them."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import torch
from tokenizers import Tokenizer

from tonecheck.judge.encoder import MOST_TOKENS
from tonecheck.labels import ELEMENTS, FLAGS, REASONS, VERDICTS
from tonecheck.train.corpus import LabelledDraft, LabelledSentence
from tonecheck.train.network import Batch
from tonecheck.train.soft_labels import SoftLabels

_IGNORED: Final = -100
_POOL: Final = 32  # batches whose drafts are sorted by length together, so that little is padded


@dataclass(frozen=True, slots=True)
class Shown:
    """A draft as one step shows it: some or all of its sentences.

    Attributes:
        draft: whose labels hold where it is shown whole.
        sentences: what is shown.
        whole: whether that is all of it.
        decides: 0-based index of the sentence that decides, in a draft of a pair; None in others. The two follow each
            other, the burning one first, in a batch of pairs alone.
    """

    draft: LabelledDraft
    sentences: tuple[LabelledSentence, ...]
    whole: bool
    decides: int | None = None


class Batcher:
    """Turn shown drafts into padded tensors."""

    def __init__(
        self,
        tokenizer: Path,
        *,
        points: Mapping[tuple[str, str], bool] | None = None,
        soft_labels: SoftLabels | None = None,
    ) -> None:
        """Load the tokenizer.

        Args:
            tokenizer: its ``tokenizer.json``.
            points: whether sentences hold a point, by draft and text.
            soft_labels: what larger models said of sentences, likewise.
        """
        self._points = points or {}
        self._soft_labels = soft_labels or {}
        self._tokenizer = Tokenizer.from_file(str(tokenizer))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self._open, self._close = (self._tokenizer.token_to_id(mark) for mark in ("[CLS]", "[SEP]"))

    def batch(self, shown: Sequence[Shown]) -> Batch:
        """Pad drafts to one batch; what does not fit the encoder's window is left off at the end."""
        token_lists = [self._fitting(each) for each in shown]
        sizes = [len(tokens) for tokens in token_lists]
        longest = max(sum(map(len, tokens)) + len(tokens) for tokens in token_lists) + 1
        ids = torch.zeros(len(shown), longest, dtype=torch.long)
        pooling = torch.zeros(len(shown), max(sizes), longest)
        for row, tokens in enumerate(token_lists):
            flat = [self._open, *(token for sentence in tokens for token in (*sentence, self._close))]
            ids[row, : len(flat)] = torch.tensor(flat)
            _fill_pooling(pooling[row], tokens)
        return Batch(
            ids=ids,
            mask=(ids != 0).long(),
            pooling=pooling,
            present=torch.tensor([[float(at < size) for at in range(max(sizes))] for size in sizes]),
            flags=_padded([[FLAGS.index(s.flag) for s in each.sentences] for each in shown], sizes),
            reasons=_padded([[_reason(s) for s in each.sentences] for each in shown], sizes),
            points=_padded([[self._point(each, s) for s in each.sentences] for each in shown], sizes),
            soft_labels=self._soft_flags(shown, sizes),
            scores=torch.tensor([[score / 10 for score in each.draft.scores] for each in shown]),
            elements=torch.tensor([[float(e in each.draft.elements) for e in ELEMENTS] for each in shown]),
            verdicts=torch.tensor([VERDICTS.index(each.draft.verdict) for each in shown]),
            whole=torch.tensor([each.whole for each in shown]),
            pairs=torch.tensor(list(_places(shown, sizes)), dtype=torch.long).reshape(-1, 4),
        )

    def _point(self, shown: Shown, sentence: LabelledSentence) -> int:
        """Tell whether a sentence holds a point, or what the loss ignores."""
        return int(self._points.get((shown.draft.id, sentence.text), _IGNORED))

    def _soft_flags(self, shown: Sequence[Shown], sizes: list[int]) -> torch.Tensor:
        """Give what larger models said of the sentences; zeros where nothing was said of one in these words."""
        said = torch.zeros(len(shown), max(sizes), len(FLAGS))
        for row, (each, size) in enumerate(zip(shown, sizes, strict=True)):
            for at, sentence in enumerate(each.sentences[:size]):
                soft = self._soft_labels.get((each.draft.id, sentence.text))
                if soft is not None:
                    said[row, at] = torch.from_numpy(soft.flags)
        return said

    def _fitting(self, shown: Shown) -> list[list[int]]:
        """Tokenize a draft's sentences as far as they fit."""
        room, fitting = MOST_TOKENS - 1, []
        for sentence in shown.sentences:
            ids = self._tokenizer.encode(sentence.text, add_special_tokens=False).ids
            room -= len(ids) + 1
            if room < 0:
                break
            fitting.append(ids)
        return fitting


def _places(shown: Sequence[Shown], sizes: list[int]) -> Iterator[tuple[int, int, int, int]]:
    """Yield the rows of each pair and where in them the sentences stand that decide, if both fit."""
    for row, (burning, fair) in enumerate(zip(shown[::2], shown[1::2], strict=False)):
        if burning.decides is not None and fair.decides is not None:
            first, second = 2 * row, 2 * row + 1
            if burning.decides < sizes[first] and fair.decides < sizes[second]:
                yield first, burning.decides, second, fair.decides


def _fill_pooling(pooling: torch.Tensor, tokens: list[list[int]]) -> None:
    """Write the averaging weights of one draft; the first token is the opening mark."""
    at = 1
    for index, ids in enumerate(tokens):
        pooling[index, at : at + len(ids)] = 1 / max(1, len(ids))
        at += len(ids) + 1


def _reason(sentence: LabelledSentence) -> int:
    """Give a reason's index, or what the loss ignores."""
    return _IGNORED if sentence.reason is None else REASONS.index(sentence.reason)


def _padded(rows: list[list[int]], sizes: list[int]) -> torch.Tensor:
    """Pad label rows with what the loss ignores, each cut to its size first."""
    return torch.tensor([row[:size] + [_IGNORED] * (max(sizes) - size) for row, size in zip(rows, sizes, strict=True)])


def group_by_length(drafts: Sequence[LabelledDraft], size: int, chance: random.Random) -> Iterator[list[LabelledDraft]]:
    """Yield groups of drafts of similar length in random order."""
    order = chance.sample(drafts, len(drafts))
    groups = []
    for start in range(0, len(order), size * _POOL):
        pool = sorted(order[start : start + size * _POOL], key=lambda draft: sum(map(len, draft.texts)))
        groups += [pool[at : at + size] for at in range(0, len(pool), size)]
    chance.shuffle(groups)
    yield from groups
