"""The corpus as small figures, so that `learn` can refit the heads where the drafts are not.

No text is in it. Each value of a training sentence's vector is kept in two bits, at the four levels that lose least of
a normal distribution (Max 1960); surface features in eight bits, development features in four. Of a large corpus a part
drawn by chance is kept, so that a model folder stays small.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from tonecheck.errors import ArtefactError
from tonecheck.judge.artefact import FEATURES_FILE, Artefact, read_arrays
from tonecheck.judge.features import SURFACE, Floats
from tonecheck.labels import REASONS
from tonecheck.train.encoded import EncodedDraft, flag_labels, stack_features

_CUTS: Final = np.array([-0.9816, 0.0, 0.9816])
_LEVELS: Final = np.array([-1.510, -0.4528, 0.4528, 1.510], np.float32)
_PER_BYTE: Final = 4
_SHIFTS: Final = np.arange(_PER_BYTE, dtype=np.uint8) * 2
_FINE: Final = 255  # steps of what is kept in eight bits
_COARSE: Final = 15  # and in four, of which compression makes less than half a byte
_MOST_SENTENCES: Final = 3_000  # of the training part
NO_REASON: Final = len(REASONS)

Arrays = dict[str, NDArray[Any]]


@dataclass(frozen=True, slots=True)
class CompactCorpus:
    """What the heads are fitted on.

    Attributes:
        features: of the training sentences, shape (sentences, features).
        flags: their flags as indices in ``FLAGS``.
        reasons: their reasons as indices in ``REASONS``; ``NO_REASON`` for none.
        dev_features: of the development sentences.
        dev_flags: their flags.
        penalty: inverse strength of the flag head's penalty, as training chose it.
    """

    features: Floats
    flags: NDArray[np.int64]
    reasons: NDArray[np.int64]
    dev_features: Floats
    dev_flags: NDArray[np.int64]
    penalty: float


def pack_corpus(train: Sequence[EncodedDraft], dev: Sequence[EncodedDraft], *, penalty: float) -> Arrays:
    """Pack the features and labels of the corpus into small arrays."""
    features = stack_features(train)
    sentences = [sentence for each in train for sentence in each.draft.sentences]
    reasons = [NO_REASON if each.reason is None else REASONS.index(each.reason) for each in sentences]
    kept = np.sort(np.random.default_rng(1).permutation(len(features))[:_MOST_SENTENCES])
    vectors, surface = features[kept, : -len(SURFACE)], features[kept, -len(SURFACE) :]
    return {
        **_packed(vectors),
        **_bytes("surface", surface, _FINE),
        **_bytes("dev", stack_features(dev), _COARSE),
        "flags": flag_labels(train)[kept].astype(np.uint8),
        "reasons": np.array(reasons, np.uint8)[kept],
        "dev_flags": flag_labels(dev).astype(np.uint8),
        "penalty": np.array(penalty),
    }


def read_compact(artefact: Artefact) -> CompactCorpus:
    """Read the corpus that came with a model.

    Raises:
        ArtefactError: the model has none, or the file is damaged.
    """
    if FEATURES_FILE not in artefact.manifest["files"]:
        raise ArtefactError(f"model {artefact.name} came without {FEATURES_FILE}, so it cannot learn; train it anew")
    arrays = read_arrays(artefact.audited(FEATURES_FILE))
    return CompactCorpus(
        features=np.concatenate([_unpacked(arrays), _from_bytes("surface", arrays)], axis=1),
        flags=arrays["flags"].astype(np.int64),
        reasons=arrays["reasons"].astype(np.int64),
        dev_features=_from_bytes("dev", arrays),
        dev_flags=arrays["dev_flags"].astype(np.int64),
        penalty=float(arrays["penalty"]),
    )


def save_compact(path: Path, arrays: Arrays) -> None:
    """Write the arrays, compressed."""
    np.savez_compressed(path, **arrays)  # type: ignore[arg-type]


def _packed(vectors: Floats) -> Arrays:
    """Keep each value in two bits, by the mean and deviation of its column."""
    mean, spread = vectors.mean(axis=0), np.maximum(vectors.std(axis=0), 1e-6)
    codes = np.digitize((vectors - mean) / spread, _CUTS).astype(np.uint8)
    padded = np.pad(codes, ((0, 0), (0, -codes.shape[1] % _PER_BYTE)))
    fours = padded.reshape(len(codes), -1, _PER_BYTE) << _SHIFTS
    packed = np.bitwise_or.reduce(fours, axis=2)
    return {"codes": packed, "mean": mean.astype(np.float32), "spread": spread.astype(np.float32)}


def _unpacked(arrays: Mapping[str, NDArray[Any]]) -> Floats:
    """Undo ``_packed``, but for what two bits cannot tell."""
    codes = (arrays["codes"][:, :, None] >> _SHIFTS) & 3
    wide = codes.reshape(len(codes), -1)[:, : len(arrays["mean"])]
    values: Floats = _LEVELS[wide] * arrays["spread"] + arrays["mean"]
    return values


def _bytes(name: str, values: Floats, most: int) -> Arrays:
    """Keep each value in a byte, as one of ``most`` steps between the least and the greatest of its column."""
    low, high = values.min(axis=0), values.max(axis=0)
    step = np.maximum((high - low) / most, 1e-9)
    rounded = np.clip(np.round((values - low) / step), 0, most).astype(np.uint8)
    return {name: rounded, f"{name}_low": low.astype(np.float32), f"{name}_step": step.astype(np.float32)}


def _from_bytes(name: str, arrays: Mapping[str, NDArray[Any]]) -> Floats:
    """Undo ``_bytes``."""
    values: Floats = arrays[name] * arrays[f"{name}_step"] + arrays[f"{name}_low"]
    return values
