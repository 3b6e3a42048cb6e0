"""Fit the linear model on n-grams, and for training drafts one that has not seen their writer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from tonecheck.judge.encoder import Encoder
from tonecheck.judge.ngrams import LOG_BUCKETS, Ngrams, hash_ngrams
from tonecheck.judge.pooling import Rows
from tonecheck.train.corpus import LabelledDraft

PENALTY: Final = 10.0  # inverse strength
_FOLDS: Final = 5
_STEPS: Final = 127  # either side of zero


@dataclass(frozen=True, slots=True)
class FoldedNgrams:
    """A model of all training drafts, and for each of their writers one that was fitted without them."""

    whole: Ngrams
    without: Mapping[str, Ngrams]

    def for_writer(self, writer: str) -> Ngrams:
        """Give the model that judges a writer's drafts as it would judge a stranger's."""
        return self.without.get(writer, self.whole)


def fit_ngrams(encoder: Encoder, drafts: Sequence[LabelledDraft], *, seed: int) -> FoldedNgrams:
    """Fit on the sentences labelled ``ok`` or ``burn``, their tokens as the encoder reads them."""
    known = [(draft.writer, each) for draft in drafts for each in draft.sentences if each.flag != "caution"]
    rows = _stack([hash_ngrams(tokens) for tokens in encoder.tokenize([each.text for _, each in known])])
    burns = np.array([each.flag == "burn" for _, each in known])
    writers = np.array([writer for writer, _ in known])
    without = {}
    for fold in _folds(sorted(set(writers))):
        others = ~np.isin(writers, fold)
        without.update(dict.fromkeys(fold, _fit(rows[others], burns[others], seed)))
    return FoldedNgrams(_fit(rows, burns, seed), without)


def _folds(writers: Sequence[str]) -> list[Sequence[str]]:
    """Deal the writers out to folds; one writer alone is in none, since nobody else is left to fit on."""
    count = min(_FOLDS, len(writers))
    return [writers[at::count] for at in range(count)] if count > 1 else []


def _stack(buckets: Sequence[Rows]) -> csr_matrix:
    """Make a sparse matrix of sentences and buckets, its rows of length one."""
    sizes = [len(each) for each in buckets]
    values = np.repeat(np.sqrt(1 / np.array(sizes)), sizes)
    return csr_matrix((values, np.concatenate(buckets), np.cumsum([0, *sizes])), (len(buckets), 2**LOG_BUCKETS))


def _fit(rows: csr_matrix, burns: NDArray[np.bool_], seed: int) -> Ngrams:
    """Fit one model and round its weights."""
    model = LogisticRegression(C=PENALTY, solver="liblinear", random_state=seed).fit(rows, burns)
    step = float(np.abs(model.coef_).max()) / _STEPS
    return Ngrams(np.rint(model.coef_[0] / step).astype(np.int8), step, float(model.intercept_[0]))
