"""Soft labels (Hinton, Vinyals and Dean 2015): what larger models said of the training sentences.

Each sentence was read by a model that had not learned from its writer; docs/experiments.md tells how that came to be.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np

from tonecheck.errors import ArtefactError
from tonecheck.judge.artefact import read_arrays
from tonecheck.judge.heads import Weights, sigmoid, softmax
from tonecheck.train.corpus import LabelledDraft

SOFT_LABELS_FILE: Final = "soft_labels.npz"
_STEPS: Final = 8.0  # steps of a logit, which is stored in eight bits
_A_DRAFT: Final = ("drafts", "sizes", "digests")
_A_SENTENCE: Final = ("flags", "points")


@dataclass(frozen=True, slots=True)
class SoftLabel:
    """What was said of one sentence.

    Attributes:
        flags: the probabilities of ok, caution and burn.
        point: the probability that it holds a point which a reader would not leave out.
    """

    flags: Weights
    point: float


SoftLabels = Mapping[tuple[str, str], SoftLabel]  # by draft and text of the sentence


def read_soft_labels(path: Path, drafts: Iterable[LabelledDraft]) -> SoftLabels:
    """Read what was said of the sentences of drafts, split as a check does; nothing where there is no such file.

    A draft whose sentences are others by now is passed over.

    Raises:
        ArtefactError: the file is damaged.
    """
    return dict(_found(_audited(path), drafts)) if path.exists() else {}


def digest_texts(texts: Iterable[str]) -> int:
    """Give the CRC-32 of a draft's sentences."""
    return zlib.crc32("\n".join(texts).encode())


def _audited(path: Path) -> dict[str, Any]:
    """Read the arrays, which must be there and fit together."""
    stored = read_arrays(path)
    if not {*_A_DRAFT, *_A_SENTENCE} <= stored.keys():
        raise ArtefactError(f"{path} lacks arrays of soft labels")
    drafts, sentences = ({len(stored[name]) for name in names} for names in (_A_DRAFT, _A_SENTENCE))
    if len(drafts) > 1 or sentences != {int(stored["sizes"].sum())}:
        raise ArtefactError(f"the arrays of {path} do not fit together")
    return stored


def _found(stored: Mapping[str, Any], drafts: Iterable[LabelledDraft]) -> Iterator[tuple[tuple[str, str], SoftLabel]]:
    """Yield the soft labels of every draft that is stored with the same sentences."""
    flags, points = softmax(stored["flags"] / _STEPS), sigmoid(stored["points"] / _STEPS)
    ends = np.cumsum(stored["sizes"], dtype=np.int64).tolist()
    places = dict(zip(zip(stored["drafts"], stored["digests"].tolist(), strict=True), ends, strict=True))
    for draft in drafts:
        end = places.get((draft.id, digest_texts(draft.texts)))
        if end is not None:
            rows = slice(end - len(draft.sentences), end)
            for text, row, point in zip(draft.texts, flags[rows], points[rows], strict=True):
                yield (draft.id, text), SoftLabel(row, float(point))
