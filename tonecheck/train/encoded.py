"""Labelled drafts as the heads see them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tonecheck.judge.encoder import Encoder
from tonecheck.judge.features import Floats, sentence_features, surface_features
from tonecheck.judge.sentiment import read_sentiment
from tonecheck.labels import FLAGS
from tonecheck.train.corpus import LabelledDraft
from tonecheck.train.ngrams import FoldedNgrams, fit_ngrams


@dataclass(frozen=True, slots=True)
class EncodedDraft:
    """A labelled draft with the features of its sentences, shape (sentences, features)."""

    draft: LabelledDraft
    features: Floats


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads drafts as the runtime does, but for n-grams that were fitted on their writer: those are a stranger's."""

    encoder: Encoder
    ngrams: FoldedNgrams

    def encode(self, draft: LabelledDraft) -> EncodedDraft:
        """Encode one draft, sentence boundaries as labelled."""
        return EncodedDraft(draft, self.describe(draft.texts, writer=draft.writer))

    def describe(self, texts: Sequence[str], *, writer: str) -> Floats:
        """Give the features of a draft's sentences, shape (sentences, features), long ones read as a whole."""
        tokens = self.encoder.tokenize(texts)
        ngrams = self.ngrams.for_writer(writer).logits(tokens)
        surface = surface_features(texts, [read_sentiment(text) for text in texts])
        return sentence_features(self.encoder.encode(tokens).whole, ngrams, surface)


def make_reader(encoder: Encoder, drafts: Sequence[LabelledDraft], *, seed: int) -> Reader:
    """Make a reader whose n-grams are fitted on training drafts."""
    return Reader(encoder, fit_ngrams(encoder, drafts, seed=seed))


def flag_labels(encoded: Sequence[EncodedDraft]) -> NDArray[np.int64]:
    """Give each sentence's flag as its index in ``FLAGS``."""
    return np.array([FLAGS.index(sentence.flag) for each in encoded for sentence in each.draft.sentences])


def stack_features(encoded: Sequence[EncodedDraft]) -> Floats:
    """Stack the sentence features of all drafts."""
    return np.concatenate([each.features for each in encoded])
