"""The model folder: refused with what is wrong."""

import json
import pickle
import shutil

import numpy as np
import pytest

from tonecheck import Checker
from tonecheck.errors import ArtefactError
from tonecheck.judge.artefact import find_model, read_arrays


@pytest.fixture
def folder(tmp_path):
    """Copy the shipped model."""
    return shutil.copytree(find_model(), tmp_path / "copy-1")


def change_manifest(folder, **changes):
    """Change fields of a manifest."""
    path = folder / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | changes))


@pytest.mark.parametrize("name", ["encoder.onnx", "heads.npz", "tokenizer.json", "boundary_network.npz"])
def test_damaged_file_is_refused_by_its_hash(folder, name):
    """One changed byte in any file is found before the file is used."""
    content = bytearray((folder / name).read_bytes())
    content[len(content) // 2] ^= 1
    (folder / name).write_bytes(content)
    with pytest.raises(ArtefactError, match=rf"{name} is damaged: SHA-256"):
        Checker(model=folder)


@pytest.mark.parametrize("name", ["encoder.onnx", "heads.npz"])
def test_missing_or_empty_file_is_refused(folder, name):
    """A model with a part gone says which."""
    (folder / name).write_bytes(b"")
    with pytest.raises(ArtefactError, match=name):
        Checker(model=folder)
    (folder / name).unlink()
    with pytest.raises(ArtefactError, match=name):
        Checker(model=folder)


def test_other_format_is_refused(folder):
    """Another format number is refused by number."""
    change_manifest(folder, format=99)
    with pytest.raises(ArtefactError, match="format 99; this version reads format 2"):
        Checker(model=folder)


def test_other_features_are_refused(folder):
    """A model trained on other features is refused."""
    change_manifest(folder, features=["length"])
    with pytest.raises(ArtefactError, match="other features"):
        Checker(model=folder)


def test_unknown_model_is_refused():
    """A name that is no model says so."""
    with pytest.raises(ArtefactError, match="no model at"):
        Checker(model="reply-0")


def test_nothing_is_unpickled(tmp_path):
    """An archive with pickled objects is refused unread."""
    np.savez(tmp_path / "heads.npz", flag_weight=np.array([{"a": 1}], dtype=object))
    with pytest.raises(ArtefactError):
        read_arrays(tmp_path / "heads.npz")
    (tmp_path / "plain.npz").write_bytes(pickle.dumps([1]))
    with pytest.raises(ArtefactError):
        read_arrays(tmp_path / "plain.npz")
