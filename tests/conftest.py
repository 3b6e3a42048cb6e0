"""What several tests need: a loaded checker, and the command as a process."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tonecheck import Checker

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def checker():
    """Load the default model once."""
    return Checker()


@pytest.fixture
def environment(tmp_path):
    """Give an environment in which no setting of the user's is in force."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("TONECHECK_", "NO_COLOR", "XDG_"))
    }
    return kept | {
        "HOME": str(tmp_path),
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "XDG_DATA_HOME": str(tmp_path / "data"),
        "PYTHONIOENCODING": "utf-8",
    }


@pytest.fixture
def run(environment, tmp_path):
    """Run the command in an empty folder and give the finished process; output as bytes."""

    def run_tonecheck(*words, stdin=b"", **variables):
        return subprocess.run(
            [sys.executable, "-m", "tonecheck", *map(str, words)],
            input=stdin,
            capture_output=True,
            cwd=tmp_path,
            env=environment | variables,
            timeout=120,
            check=False,
        )

    return run_tonecheck
