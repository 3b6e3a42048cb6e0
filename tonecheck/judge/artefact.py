"""The model folder: parse the manifest, audit every file, then load; nothing is ever unpickled."""

from __future__ import annotations

import hashlib
import json
import mmap
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from tonecheck.draft.boundaries import Boundaries
from tonecheck.errors import ArtefactError
from tonecheck.profiles import is_there, profile_folder

FORMAT: Final = 2
DEFAULT_MODEL: Final = "reply-13"
FILES: Final = ("encoder.onnx", "tokenizer.json", "heads.npz")
FEATURES_FILE: Final = (
    "features.npz"  # the corpus in small figures; optional, read only where the user's marks are learnt
)
BOUNDARIES_FILE: Final = "boundary_network.npz"  # where sentences end that have no full stops; optional
RECEPTION_FILE: Final = "reception.npz"  # how readers take suggestions; optional, read only where something is flagged
_HOMES: Final = (Path(__file__).parents[1] / "models", Path(__file__).parents[2] / "models")


@dataclass(frozen=True, slots=True)
class Artefact:
    """A model folder whose manifest has been parsed; each file is audited when it is read.

    Attributes:
        folder: where it lies.
        name: the model's name and number, such as ``reply-13``.
        manifest: the parsed ``manifest.json``.
    """

    folder: Path
    name: str
    manifest: Mapping[str, Any]

    def audited(self, name: str) -> Path:
        """Give the path of one file, whose content is what the manifest says.

        Raises:
            ArtefactError: the file is missing, or its SHA-256 differs from the manifest's.
        """
        path = self._home(name) / name
        _audit(path, self.manifest["files"].get(name))
        return path

    def has(self, name: str) -> bool:
        """Tell whether the manifest names a file."""
        return name in self.manifest["files"]

    def _home(self, name: str) -> Path:
        """Give the folder of one file: learnt heads leave the encoder where the model beneath them lies."""
        base = self.manifest.get("base")
        return self.folder if base is None or (self.folder / name).exists() else find_model(base)


def find_model(name: str | Path | None = None, *, profile: str | None = None) -> Path:
    """Find a model folder by path or by name among the shipped ones, or the one learnt in a profile.

    Args:
        name: path of a model folder or name of a shipped one; None for the default.
        profile: where no name is given, what was learnt in this profile takes the default's place, if anything was.

    Raises:
        ArtefactError: there is no such folder.
        UsageError: the profile's name is none, or its folder may not be read.
    """
    learnt = learnt_model(profile) if profile and not name else None
    if learnt is not None:
        return learnt
    wanted = Path(name or DEFAULT_MODEL)
    for folder in (wanted, *(home / wanted.name for home in _HOMES)):
        if (folder / "manifest.json").is_file():
            return folder
    raise ArtefactError(f"no model at {wanted}: give the path of a folder with a manifest.json")


def learnt_model(profile: str) -> Path | None:
    """Give the model folder learnt in a profile; None where there is none, or the model beneath was replaced."""
    folder = profile_folder(profile) / "model"
    if not is_there(folder / "manifest.json"):
        return None
    learnt = read_manifest(folder)
    try:
        beneath = read_manifest(find_model(learnt.get("base")))
    except ArtefactError:
        return None
    leant_on = {name: digest for name, digest in learnt["files"].items() if not (folder / name).exists()}
    return folder if leant_on.items() <= beneath["files"].items() else None


def open_artefact(folder: Path) -> Artefact:
    """Parse a model folder's manifest.

    Raises:
        ArtefactError: the manifest cannot be read, or its format is another one.
    """
    manifest = read_manifest(folder)
    return Artefact(folder=folder, name=manifest["name"], manifest=manifest)


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


def _audit(path: Path, expected: str | None) -> None:
    """Refuse a file whose SHA-256 is not the manifest's; mapped, so that other threads run meanwhile."""
    try:
        with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
            found = hashlib.sha256(content).hexdigest()
    except (OSError, ValueError) as fault:  # ValueError: an empty file cannot be mapped
        raise ArtefactError(f"{path} cannot be read: {fault}; install tonecheck again") from fault
    if found != expected:
        raise ArtefactError(f"{path} is damaged: SHA-256 {found[:12]}…, the manifest says {str(expected)[:12]}…")


def read_arrays(path: Path) -> dict[str, Any]:
    """Read the arrays of an ``.npz`` file; pickled content is refused.

    Raises:
        ArtefactError: the file is not an array archive.
    """
    import zlib
    from zipfile import BadZipFile

    import numpy as np

    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as archive:
            return {name: archive[name] for name in archive.files}
    except (ValueError, OSError, EOFError, BadZipFile, zlib.error) as fault:
        raise ArtefactError(f"{path} is not a plain array archive: {type(fault).__name__}") from fault


def read_boundaries(artefact: Artefact) -> Boundaries | None:
    """Read what tells where sentences end that have no full stops; None where the model came without it.

    Raises:
        ArtefactError: its file is missing or damaged.
    """
    if not artefact.has(BOUNDARIES_FILE):
        return None
    return Boundaries.from_arrays(read_arrays(artefact.audited(BOUNDARIES_FILE)))
