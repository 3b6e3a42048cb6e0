"""Locks on folders: one process at a time, given back by the system when it ends, however it ends."""

from __future__ import annotations

import fcntl
import os
import time
from pathlib import Path
from typing import Final

_TRIES: Final = 20  # somebody who only looks holds a lock for less than a millisecond
_PAUSE: Final = 0.02


def lock_folder(folder: Path) -> int | None:
    """Lock a folder for as long as the handle given back is open; None where somebody else has it.

    Raises:
        FileNotFoundError: it is not there, or was moved away meanwhile.
    """
    handle = os.open(folder, os.O_RDONLY)
    try:
        if _is_taken(handle) and os.path.samestat(os.fstat(handle), folder.stat()):
            return handle
    except FileNotFoundError:
        os.close(handle)
        raise
    os.close(handle)
    return None


def is_locked(folder: Path) -> bool:
    """Tell whether somebody holds the lock on a folder.

    Raises:
        FileNotFoundError: it is not there.
    """
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(handle)
    return False


def _is_taken(handle: int) -> bool:
    """Try to take the lock, for long enough to outlast those who only look."""
    for _ in range(_TRIES):
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            time.sleep(_PAUSE)
        else:
            return True
    return False
