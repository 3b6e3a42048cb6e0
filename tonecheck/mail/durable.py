"""Files that are there whole or not at all, whatever happens while they are written, and for their owner alone."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tonecheck.errors import StoreError


def state_folder(environ: Mapping[str, str] | None = None) -> Path:
    """Give tonecheck's folder for state by the XDG base directory specification; it may not be there yet."""
    environ = os.environ if environ is None else environ
    base = environ.get("XDG_STATE_HOME") or str(Path(environ.get("HOME") or "~").expanduser() / ".local" / "state")
    return Path(base) / "tonecheck"


@contextmanager
def storing(what: str, *, but: type[OSError] | tuple[()] = ()) -> Iterator[None]:
    """Turn what the file system refuses, but for one kind of it, into an error that says what was being done."""
    try:
        yield
    except but:
        raise
    except OSError as fault:
        raise StoreError(f"{what}: {fault.strerror or type(fault).__name__} ({fault.filename or 'no file'})") from fault


def make_private_folder(path: Path) -> None:
    """Make a folder and those above it; this one is for its owner alone, even where it was open before."""
    path.mkdir(parents=True, exist_ok=True, mode=0o700)
    if path.stat().st_mode & 0o077:
        path.chmod(0o700)


def write_new(path: Path, data: bytes) -> None:
    """Write a new file, 0600, and have it on the disk before this returns.

    Raises:
        OSError: it exists, or the disk is full, read-only or faulty; what was begun may be left.
    """
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0), 0o600)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(handle, rest) :]
        os.fsync(handle)
    finally:
        os.close(handle)


def write_over(path: Path, data: bytes) -> None:
    """Put a file in another's place; at any moment one of the two is there, whole."""
    new = path.with_name(f"{path.name}.{os.urandom(4).hex()}")
    try:
        write_new(new, data)
        new.replace(path)
    except OSError:
        new.unlink(missing_ok=True)
        raise
    flush_folder(path.parent)


def flush_folder(path: Path) -> None:
    """Have a folder's list of names on the disk before this returns."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
