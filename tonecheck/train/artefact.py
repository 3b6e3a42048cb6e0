"""Write a model folder: encoder, tokenizer, heads, and a manifest that names every file's SHA-256."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np

from tonecheck.draft.boundaries import Boundaries
from tonecheck.judge.artefact import BOUNDARIES_FILE, FEATURES_FILE, FILES, FORMAT, RECEPTION_FILE
from tonecheck.judge.features import SURFACE
from tonecheck.judge.heads import Heads, NamedArrays
from tonecheck.judge.reception import Reception
from tonecheck.judge.verdict import Strictness
from tonecheck.labels import ELEMENTS, FLAGS, REASONS, SCORES
from tonecheck.train.compact import Arrays, save_compact


def write_model(  # noqa: PLR0913 - one keyword a part of the model
    folder: Path,
    *,
    encoder: Path,
    heads: Heads,
    thresholds: Mapping[Strictness, Mapping[str, float]],
    trained: Mapping[str, Any],
    corpus: Arrays | None = None,
    boundaries: Boundaries | None = None,
    reception: Reception | None = None,
) -> None:
    """Write a model folder that the runtime's audit accepts.

    Args:
        folder: where to; created, its files replaced. Its name is the model's name.
        encoder: folder with ``encoder.onnx`` and ``tokenizer.json``; may be ``folder`` itself.
        heads: the exported heads.
        thresholds: by strictness.
        trained: how it was trained: seed, digest of the corpus, versions.
        corpus: the corpus as ``pack_corpus`` gives it; a model without it cannot learn from its user.
        boundaries: what tells where sentences end that have no full stops; without it they stay one.
        reception: what tells how a reader takes a suggestion; without it deletion is offered alike for all sentences.
    """
    folder.mkdir(parents=True, exist_ok=True)
    _take_encoder(encoder, folder)
    _save(folder / "heads.npz", heads)
    optional = _save_optional(folder, corpus, boundaries, reception)
    manifest = {
        **_describe(folder, [*FILES, *optional]),
        "width": int(heads.flag_weight.shape[1]) - len(SURFACE),
        "features": list(SURFACE),
        "labels": {"flags": FLAGS, "reasons": REASONS, "scores": SCORES, "elements": ELEMENTS},
        "thresholds": thresholds,
        "trained": dict(trained),
    }
    (folder / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")


def _save_optional(
    folder: Path, corpus: Arrays | None, boundaries: Boundaries | None, reception: Reception | None
) -> Iterator[str]:
    """Save the parts that a model can do without; yield the names of those there are."""
    if reception is not None:
        _save(folder / RECEPTION_FILE, reception)
        yield RECEPTION_FILE
    if boundaries is not None:
        _save_boundaries(folder / BOUNDARIES_FILE, boundaries)
        yield BOUNDARIES_FILE
    if corpus is not None:
        save_compact(folder / FEATURES_FILE, corpus)
        yield FEATURES_FILE


def _take_encoder(encoder: Path, folder: Path) -> None:
    """Copy encoder and tokenizer, unless they lie in the folder already."""
    for name in ("encoder.onnx", "tokenizer.json"):
        if encoder.resolve() != folder.resolve():
            shutil.copyfile(encoder / name, folder / name)


def _describe(folder: Path, names: Sequence[str]) -> dict[str, Any]:
    """Describe a folder's files: format, the model's name, and the SHA-256 of each."""
    digests = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in names}
    return {"format": FORMAT, "name": folder.name, "files": digests}


def _save_boundaries(path: Path, boundaries: Boundaries) -> None:
    """Save the rule as its own ``from_arrays`` reads it."""
    layers = {
        f"{kind}{at}": getattr(layer, kind) for at, layer in enumerate(boundaries.layers) for kind in ("weight", "bias")
    }
    floats = {
        **layers,
        "gap_weight": boundaries.gap.weight,
        "gap_bias": boundaries.gap.bias,
        "weight": boundaries.weight,
    }
    arrays: dict[str, Any] = {name: array.astype(np.float16) for name, array in floats.items()}
    words = np.frombuffer("\n".join(boundaries.words).encode(), np.uint8)
    figures: dict[str, Any] = {"step": np.float64(boundaries.step), "bias": np.float64(boundaries.bias)}
    np.savez(path, words=words, vectors=boundaries.vectors, **figures, **arrays)


def _save(path: Path, heads: NamedArrays) -> None:
    """Save weights and biases as plain arrays by their names."""
    arrays: dict[str, Any] = {name: np.asarray(array, np.float32) for name, array in asdict(heads).items()}
    np.savez(path, **arrays)
