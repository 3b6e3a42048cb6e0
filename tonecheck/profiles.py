"""The user's profiles: a folder each in the user's data folder, for its owner alone."""

from __future__ import annotations

import os
import re
import shutil
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from tonecheck.errors import UsageError

DEFAULT_PROFILE: Final = "default"
_NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")


def data_folder(environ: Mapping[str, str] | None = None) -> Path:
    """Give tonecheck's folder for data by the XDG base directory specification; it may not be there yet."""
    environ = os.environ if environ is None else environ
    base = environ.get("XDG_DATA_HOME") or str(Path(environ.get("HOME") or "~").expanduser() / ".local" / "share")
    return Path(base) / "tonecheck"


def profile_folder(name: str, environ: Mapping[str, str] | None = None) -> Path:
    """Give the folder of a profile; it may not be there yet.

    Raises:
        UsageError: the name is none that a folder should have.
    """
    if not _NAME.fullmatch(name):
        raise UsageError(f"profile {name!r}: a name has letters, digits, - and _, at most 64, such as job-search")
    return data_folder(environ) / "profiles" / name


def is_there(path: Path) -> bool:
    """Tell whether a file is there.

    Raises:
        UsageError: nobody can tell, since a folder above it may not be read.
    """
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as fault:
        why = fault.strerror or type(fault).__name__
        raise UsageError(
            f"{path} cannot be looked for: {why}; make the folders above readable for you, or set HOME to another one"
        ) from fault


def make_private(folder: Path) -> None:
    """Make a folder and those above it; it is for its owner alone, even where it was open before."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    folder.chmod(0o700)


def write_private(path: Path, data: bytes) -> None:
    """Put a file, 0600, in place of what is there; at any moment one of the two is whole."""
    make_private(path.parent)
    new = path.with_name(f"{path.name}.{os.urandom(4).hex()}")
    try:
        _write(new, data, os.O_EXCL)
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)


def append_private(path: Path, data: bytes) -> None:
    """Append to a file, 0600, in one piece."""
    make_private(path.parent)
    _write(path, data, os.O_APPEND)


def _write(path: Path, data: bytes, how: int) -> None:
    """Write bytes to a file for its owner alone, and have them on the disk."""
    with open(path, "ab" if how == os.O_APPEND else "wb", opener=lambda name, _: _open(name, how)) as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _open(name: str, how: int) -> int:
    """Open a file for writing, made 0600 where it is new."""
    return os.open(name, os.O_WRONLY | os.O_CREAT | how | getattr(os, "O_NOFOLLOW", 0), 0o600)


def forget(name: str) -> bool:
    """Remove a profile with all that is in it; tells whether there was one."""
    folder = profile_folder(name)
    if not folder.is_dir():
        return False
    shutil.rmtree(folder)
    return True
