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


@dataclass(frozen=True, slots=True)
class EncodedDraft:
    """A labelled draft with the features of its sentences, shape (sentences, features)."""

    draft: LabelledDraft
    features: Floats


def encode_drafts(encoder: Encoder, drafts: Sequence[LabelledDraft]) -> list[EncodedDraft]:
    """Encode drafts as the runtime does, sentence boundaries as labelled, long sentences as a whole."""
    return [_encode(encoder, draft) for draft in drafts]


def _encode(encoder: Encoder, draft: LabelledDraft) -> EncodedDraft:
    """Encode one draft."""
    return EncodedDraft(draft, describe_texts(encoder, draft.texts))


def describe_texts(encoder: Encoder, texts: Sequence[str]) -> Floats:
    """Give the features of a draft's sentences, shape (sentences, features), long ones read as a whole."""
    surface = surface_features(texts, [read_sentiment(text) for text in texts])
    return sentence_features(encoder.encode(texts).whole, surface)


def flag_labels(encoded: Sequence[EncodedDraft]) -> NDArray[np.int64]:
    """Give each sentence's flag as its index in ``FLAGS``."""
    return np.array([FLAGS.index(sentence.flag) for each in encoded for sentence in each.draft.sentences])


def stack_features(encoded: Sequence[EncodedDraft]) -> Floats:
    """Stack the sentence features of all drafts."""
    return np.concatenate([each.features for each in encoded])
