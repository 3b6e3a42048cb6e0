"""The wheel: what is in it, and that its installed script works."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """Build the wheel."""
    folder = tmp_path_factory.mktemp("wheel")
    words = ["-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run([sys.executable, *words], check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return built


def test_wheel_holds_the_model_and_stays_small(wheel):
    """The default model travels with the package; the whole is at most 30 MB."""
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {f"tonecheck/models/reply-13/{name}" for name in ("encoder.onnx", "heads.npz", "manifest.json")} <= names
    assert {"tonecheck/py.typed", "tonecheck/cli/check.py"} <= names
    assert not any(name.startswith(("tests/", "data/")) for name in names)
    assert wheel.stat().st_size <= 30e6


def test_installed_script_judges_in_a_bare_environment(wheel, tmp_path):
    """Installed with its declared dependencies and nothing else, the script judges a draft."""
    subprocess.run([sys.executable, "-m", "venv", tmp_path / "env"], check=True)
    pip = [tmp_path / "env/bin/python", "-m", "pip", "install", "--quiet", "--constraint", ROOT / "requirements.lock"]
    subprocess.run([*pip, wheel], check=True, capture_output=True)
    done = subprocess.run(
        [tmp_path / "env/bin/tonecheck"],
        input=b"You are liars and idiots. Never contact me again!\n",
        capture_output=True,
        cwd=tmp_path,
        env={"PATH": os.environ["PATH"], "HOME": str(tmp_path)},
        check=False,
    )
    assert done.returncode == 1, done.stderr
    assert done.stdout.decode().startswith("Hold:")
