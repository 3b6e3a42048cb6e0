"""The held mails: each one whole, with the way it came and why it was stopped, in a folder of its own.

``held/ID/`` holds ``message.eml``, ``envelope.json`` and ``report.json``. A mail is written under ``incoming/`` and
renamed into ``held/`` when all of it is on the disk. Whoever wants to send it renames it into ``claimed/`` first, so
that only one can, and marks it ``started`` just before it is handed on. What is found there later with nobody at work
on it was either never sent (no mark: it goes back to ``held/``) or may have been (the mark: it is not sent again
unasked). What has gone out is renamed into ``gone/`` and removed there.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from tonecheck.errors import StoreError, TonecheckError, UsageError
from tonecheck.mail.durable import flush_folder, make_private_folder, state_folder, storing
from tonecheck.mail.envelope import Envelope
from tonecheck.mail.held_mail import STARTED, HeldMail, is_id, read_held, told, write_held
from tonecheck.mail.lock import is_locked
from tonecheck.report import Report

INCOMING, HELD, CLAIMED, GONE = "incoming", "held", "claimed", "gone"
_ALPHABET: Final = "23456789abcdefghjkmnpqrstuvwxyz"  # no two that look alike
_STALE: Final = 86_400  # seconds after which what was begun under incoming/ is taken for abandoned


class HeldStore:
    """The held mails of one user. What its methods do is on the disk when they return."""

    def __init__(self, folder: Path | None = None) -> None:
        """Open the store in a folder; in that of the user's state where None. Nothing is written yet."""
        self.folder = state_folder() if folder is None else folder

    def keep(self, message: bytes, envelope: Envelope, why: Report | TonecheckError) -> HeldMail:
        """Keep a mail; when this returns it is on the disk, whole.

        Args:
            message: the whole message as it came.
            envelope: the way it came.
            why: the judgement that stopped it, or the fault for which it could not be judged or sent.

        Raises:
            StoreError: it could not be kept.
        """
        now = datetime.now(UTC).replace(microsecond=0)
        name = _new_id(now)
        incoming = self.folder / INCOMING / name
        with storing("the mail could not be kept"):
            self._make_folders()
            try:
                write_held(incoming, message, {"held_at": now.isoformat(), **envelope.to_dict()}, told(why))
                incoming.rename(self.folder / HELD / name)
            except OSError:
                shutil.rmtree(incoming, ignore_errors=True)
                raise
            flush_folder(self.folder / HELD)
        return self.find(name)

    def list(self) -> tuple[HeldMail, ...]:
        """Give all held mails, the oldest first; what an interrupted program left is put in order before.

        Raises:
            StoreError: they cannot be read.
        """
        with storing("the held mails cannot be read"):
            self.put_in_order()
            names = sorted({*self._names(HELD), *self._names(CLAIMED)})
            found = [mail for name in names if (mail := self._read(name))]
        return tuple(sorted(found, key=lambda mail: (mail.held_at, mail.id)))

    def find(self, name: str) -> HeldMail:
        """Give the held mail of an id.

        Raises:
            UsageError: the id is none, such as a path, or nothing is held by it.
            StoreError: the store cannot be read.
        """
        if not is_id(name):
            raise UsageError("that is not the id of a held mail; tonecheck held lists those that are")
        with storing(f"the held mail {name} cannot be read"):
            if self._is_abandoned(name):
                self.give_back(name)
            mail = self._read(name)
        if mail is None:
            raise UsageError(f"no mail is held as {name}; tonecheck held lists those that are")
        return mail

    def put_in_order(self) -> None:
        """Finish what an interrupted program left: nothing is sent, and nothing that is whole is lost."""
        for name in self._names(GONE):
            shutil.rmtree(self.folder / GONE / name, ignore_errors=True)
        for name in self._names(INCOMING):
            if _age(self.folder / INCOMING / name) > _STALE:
                shutil.rmtree(self.folder / INCOMING / name, ignore_errors=True)
        for name in self._names(CLAIMED):
            with suppress(StoreError):  # as on a disk that is read-only now: it can still be listed
                if self._is_abandoned(name):
                    self.give_back(name)

    def give_back(self, name: str) -> None:
        """Hold a claimed mail again, unless it may have gone out or is no longer there."""
        folder = self.folder / CLAIMED / name
        if not (folder / STARTED).exists():
            with storing(f"the held mail {name} cannot be given back"), suppress(FileNotFoundError):
                folder.rename(self.folder / HELD / name)
                flush_folder(self.folder / HELD)

    def _is_abandoned(self, name: str) -> bool:
        """Tell whether a mail is claimed by nobody who still runs."""
        try:
            return not is_locked(self.folder / CLAIMED / name)
        except FileNotFoundError:
            return False

    def _names(self, place: str) -> Iterator[str]:
        """Yield the ids in one place; what tonecheck did not put there is passed over."""
        with suppress(FileNotFoundError):
            yield from sorted(path.name for path in (self.folder / place).iterdir() if is_id(path.name))

    def _make_folders(self) -> None:
        """Make the folders that are missing."""
        make_private_folder(self.folder)
        for place in (INCOMING, HELD, CLAIMED, GONE):
            make_private_folder(self.folder / place)

    def _read(self, name: str) -> HeldMail | None:
        """Read one mail but for its message; None where there is none."""
        for place in (HELD, CLAIMED, HELD):  # again: it may have been given back in between
            folder = self.folder / place / name
            with suppress(FileNotFoundError):
                return read_held(folder, name, is_claimed=place == CLAIMED)
        return None


def _new_id(now: datetime) -> str:
    """Make an id of the day and six signs of chance."""
    return f"{now.astimezone():%y%m%d}-{''.join(_ALPHABET[byte % len(_ALPHABET)] for byte in os.urandom(6))}"


def _age(path: Path) -> float:
    """Give for how many seconds nothing was changed in a folder; 0 where it is gone."""
    try:
        return time.time() - path.stat().st_mtime
    except FileNotFoundError:
        return 0.0
