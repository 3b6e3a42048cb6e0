"""Simple judges for comparison, over the same drafts and by the same figures."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline, make_union

from tonecheck.judge.encoder import Encoder, read_encoder
from tonecheck.judge.heads import Weights
from tonecheck.judge.sentiment import read_sentiment
from tonecheck.train.corpus import LabelledDraft
from tonecheck.train.figures import Figures, sentence_figures
from tonecheck.train.records import SentenceRecord

Scorer = Callable[[Sequence[LabelledDraft]], Weights]


def measure_baselines(
    train: Sequence[LabelledDraft], drafts: Sequence[LabelledDraft], *, seed: int
) -> dict[str, Figures]:
    """Measure VADER, length and word features; and the encoder as it comes, where the extra ``train`` is installed."""
    scorers = {
        "VADER": _score_by_vader,
        "sentence length": _score_by_length,
        "word features": _word_scorer(train, seed),
    }
    base = _base_scorer(train, seed)
    if base is not None:
        scorers["encoder as it comes"] = base
    return {name: _figures(drafts, scorer(drafts)) for name, scorer in scorers.items()}


def _texts(drafts: Sequence[LabelledDraft]) -> list[str]:
    """Give all sentences of all drafts."""
    return [text for draft in drafts for text in draft.texts]


def _burnt(drafts: Sequence[LabelledDraft]) -> list[bool]:
    """Tell which sentences are labelled burn."""
    return [sentence.flag == "burn" for draft in drafts for sentence in draft.sentences]


def _score_by_vader(drafts: Sequence[LabelledDraft]) -> Weights:
    """Score by how negative VADER finds a sentence."""
    return np.array([(1 - read_sentiment(text).compound) / 2 for text in _texts(drafts)])


def _score_by_length(drafts: Sequence[LabelledDraft]) -> Weights:
    """Score by length in characters."""
    return np.array([min(1.0, len(text) / 400) for text in _texts(drafts)])


def _word_scorer(train: Sequence[LabelledDraft], seed: int) -> Scorer:
    """Learn a logistic regression on word and character n-grams."""
    words = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True)
    signs = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 4), sublinear_tf=True)
    judge = make_pipeline(make_union(words, signs), LogisticRegression(C=10, max_iter=2000, random_state=seed))
    judge.fit(_texts(train), _burnt(train))
    return lambda drafts: np.asarray(judge.predict_proba(_texts(drafts))[:, 1])


def _base_scorer(train: Sequence[LabelledDraft], seed: int) -> Scorer | None:
    """Learn a logistic regression on the vectors of the encoder before fine-tuning, each sentence alone."""
    try:
        from transformers import AutoModel

        from tonecheck.train.export import export_encoder
        from tonecheck.train.recipe import base_folder
        from tonecheck.train.vocabulary import choose_vocabulary
    except ImportError:
        return None
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        vocabulary = choose_vocabulary(base_folder() / "tokenizer.json", _texts(train))
        export_encoder(AutoModel.from_pretrained(base_folder()), vocabulary, folder, drafts=train)
        encoder = read_encoder(folder)
    judge = LogisticRegression(max_iter=2000, random_state=seed)
    judge.fit(_alone(encoder, train), _burnt(train))
    return lambda drafts: np.asarray(judge.predict_proba(_alone(encoder, drafts))[:, 1])


def _alone(encoder: Encoder, drafts: Sequence[LabelledDraft]) -> Weights:
    """Encode every sentence without its draft."""
    return np.concatenate([encoder.encode([text]).whole for text in _texts(drafts)])


def _figures(drafts: Sequence[LabelledDraft], scores: Weights) -> Figures:
    """Compute the sentence figures of a baseline at its best F1, which flatters it."""
    labelled = [sentence for draft in drafts for sentence in draft.sentences]
    cut = _best_cut(np.array([s.flag for s in labelled]), scores)
    records = [
        SentenceRecord(sentence, float(score), "burn" if score >= cut else "ok", None)
        for sentence, score in zip(labelled, scores, strict=True)
    ]
    return {
        "sentence": sentence_figures(records),
        "sentence_8_words_or_more": sentence_figures([each for each in records if each.is_long]),
    }


def _best_cut(flags: NDArray[np.str_], scores: Weights) -> float:
    """Find the threshold of the best F1 of burn against ok."""
    burns, clean = scores[flags == "burn"], scores[flags == "ok"]

    def f1(cut: float) -> float:
        found, alarms = int((burns >= cut).sum()), int((clean >= cut).sum())
        return 2 * found / (found + alarms + len(burns))

    return float(max(np.unique(burns), key=f1))
