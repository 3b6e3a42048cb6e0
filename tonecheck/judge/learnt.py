"""Heads learnt from the user's marks: a model folder that leaves the encoder where it lies."""

from __future__ import annotations

import hashlib
import io
import json
import shutil
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

from tonecheck.errors import UsageError
from tonecheck.judge.artefact import Artefact, learnt_model, read_manifest
from tonecheck.judge.heads import Heads
from tonecheck.profiles import profile_folder, write_private


def keep_learnt(profile: str, beneath: Artefact, heads: Heads, *, base: str | None) -> Path:
    """Keep learnt heads in a profile; those before them stay for one undoing.

    Args:
        profile: the profile's name.
        beneath: the model whose encoder the heads stand on; the folder refers to it and copies nothing.
        heads: the learnt heads.
        base: how to find the model beneath; None for the default.
    """
    folder, new = profile_folder(profile) / "model", profile_folder(profile) / "new"
    shutil.rmtree(new, ignore_errors=True)
    arrays = _archive(heads)
    manifest = {
        **beneath.manifest,
        "name": f"{beneath.name}+{profile}",
        "base": beneath.name if base is None else base if not Path(base).exists() else str(Path(base).resolve()),
        "files": {**beneath.manifest["files"], "heads.npz": hashlib.sha256(arrays).hexdigest()},
    }
    write_private(new / "heads.npz", arrays)
    write_private(new / "manifest.json", (json.dumps(manifest, indent=1) + "\n").encode())
    _step_back(folder)
    new.rename(folder)
    return folder


def undo_learnt(profile: str) -> str | None:
    """Take the last learning back; gives the name of the learnt model in force now, None for the shipped one.

    Raises:
        UsageError: nothing has been learnt.
    """
    folder = profile_folder(profile) / "model"
    if not folder.is_dir():
        raise UsageError(f"profile {profile} has learnt nothing that could be undone")
    shutil.rmtree(folder)
    with suppress(FileNotFoundError):
        folder.with_name("before").rename(folder)
    found = learnt_model(profile)
    return None if found is None else f"{read_manifest(found)['name']} of before"


def _step_back(folder: Path) -> None:
    """Make what was learnt before the one to go back to."""
    if folder.is_dir():
        before = folder.with_name("before")
        shutil.rmtree(before, ignore_errors=True)
        folder.rename(before)


def _archive(heads: Heads) -> bytes:
    """Write the heads as training does."""
    import numpy as np

    file = io.BytesIO()
    np.savez(file, **{name: array.astype(np.float32) for name, array in asdict(heads).items()})
    return file.getvalue()
