"""The token of ``tonecheck allow --once``: one mail that would be refused goes out, once, within an hour."""

from __future__ import annotations

import os
import time
from contextlib import suppress
from pathlib import Path
from typing import Final

from tonecheck.mail.durable import make_private_folder, state_folder, storing, write_over

LIFETIME: Final = 3600.0  # seconds; a token forgotten must not let through another mail next month


class Allowance:
    """The place of the token; taking it is atomic, so that it serves one mail only."""

    def __init__(self, folder: Path | None = None) -> None:
        """Look for the token in a folder; in that of the user's state where None."""
        self._path = (state_folder() if folder is None else folder) / "allow-once"

    def grant(self) -> None:
        """Leave a token; a second one takes the first one's place.

        Raises:
            StoreError: it cannot be written.
        """
        with storing("the allowance cannot be written"):
            make_private_folder(self._path.parent)
            write_over(self._path, f"{int(time.time())}\n".encode())

    def take(self) -> bool:
        """Take the token away, and tell whether there was one that is still good."""
        mine = self._path.with_name(f"allow-once.taken.{os.urandom(4).hex()}")
        try:
            self._path.rename(mine)
            granted = float(mine.read_text("ascii"))
        except (OSError, ValueError):
            return False
        finally:
            with suppress(OSError):
                mine.unlink(missing_ok=True)
        return 0 <= time.time() - granted < LIFETIME

    def withdraw(self) -> bool:
        """Take the token back; tell whether there was one."""
        return self.take()
