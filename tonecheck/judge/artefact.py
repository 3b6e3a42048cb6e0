"""The model folder: parse the manifest, audit every file, then load; nothing is ever unpickled."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from tonecheck.errors import ArtefactError

FORMAT: Final = 1
DEFAULT_MODEL: Final = "reply-1"
FILES: Final = ("encoder.onnx", "tokenizer.json", "heads.npz")
_HOMES: Final = (Path(__file__).parents[1] / "models", Path(__file__).parents[2] / "models")


@dataclass(frozen=True, slots=True)
class Artefact:
    """An audited model folder.

    Attributes:
        name: the model's name and number, such as ``reply-1``.
        manifest: the parsed ``manifest.json``.
        encoder: content of the ONNX file.
        tokenizer: path of ``tokenizer.json``.
        heads: content of ``heads.npz``.
    """

    name: str
    manifest: Mapping[str, Any]
    encoder: bytes
    tokenizer: Path
    heads: bytes


def find_model(name: str | Path | None = None) -> Path:
    """Find a model folder by path or by name among the shipped ones.

    Raises:
        ArtefactError: there is no such folder.
    """
    wanted = Path(name or DEFAULT_MODEL)
    for folder in (wanted, *(home / wanted.name for home in _HOMES)):
        if (folder / "manifest.json").is_file():
            return folder
    raise ArtefactError(f"no model at {wanted}: give the path of a folder with a manifest.json")


def read_artefact(folder: Path) -> Artefact:
    """Parse and audit a model folder.

    Raises:
        ArtefactError: the format is another one, a file is missing, or its SHA-256 differs from the manifest's.
    """
    manifest = read_manifest(folder)
    contents = {name: _audited(folder / name, manifest["files"].get(name)) for name in FILES}
    return Artefact(
        name=manifest["name"],
        manifest=manifest,
        encoder=contents["encoder.onnx"],
        tokenizer=folder / "tokenizer.json",
        heads=contents["heads.npz"],
    )


def read_manifest(folder: Path) -> dict[str, Any]:
    """Read a model folder's manifest and refuse another format.

    Raises:
        ArtefactError: there is no manifest, or its format is another one.
    """
    path = folder / "manifest.json"
    try:
        manifest = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as fault:
        raise ArtefactError(f"{path} cannot be read as a manifest: {type(fault).__name__}") from fault
    if not isinstance(manifest, dict) or manifest.get("format") != FORMAT:
        found = manifest.get("format") if isinstance(manifest, dict) else None
        raise ArtefactError(f"{path} has format {found!r}; this version reads format {FORMAT}")
    missing = {"name", "files", "features", "thresholds", "width"} - manifest.keys()
    if missing:
        raise ArtefactError(f"{path} lacks {', '.join(sorted(missing))}")
    return manifest


def _audited(path: Path, expected: str | None) -> bytes:
    """Read a file and refuse it where its SHA-256 is not the manifest's."""
    try:
        content = path.read_bytes()
    except OSError as fault:
        raise ArtefactError(f"{path} cannot be read: {fault.strerror}; install tonecheck again") from fault
    found = hashlib.sha256(content).hexdigest()
    if found != expected:
        raise ArtefactError(f"{path} is damaged: SHA-256 {found[:12]}…, the manifest says {str(expected)[:12]}…")
    return content


def read_arrays(content: bytes) -> dict[str, Any]:
    """Read the arrays of an ``.npz`` file; pickled content is refused.

    Raises:
        ArtefactError: the content is not an array archive.
    """
    import numpy as np

    try:
        with np.load(io.BytesIO(content), allow_pickle=False) as archive:
            return {name: archive[name] for name in archive.files}
    except (ValueError, OSError, EOFError) as fault:
        raise ArtefactError(f"heads.npz is not a plain array archive: {type(fault).__name__}") from fault
