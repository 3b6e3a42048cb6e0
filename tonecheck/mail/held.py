"""The held mails: each one whole, with the way it came and why it was stopped, in a folder of its own.

``held/ID/`` holds ``message.eml``, ``envelope.json`` and ``report.json``. A mail is written under ``incoming/`` and
renamed into ``held/`` when all of it is on the disk. Whoever wants to send it renames it into ``claimed/`` first, so
that only one can, and marks it ``started`` just before it is handed on. What is found there later with nobody at work
on it was either never sent (no mark: it goes back to ``held/``) or may have been (the mark: it is not sent again
unasked). What has gone out is renamed into ``gone/`` and removed there.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final, Literal

from tonecheck.errors import StoreError, TonecheckError, UsageError
from tonecheck.mail.durable import flush_folder, make_private_folder, state_folder, storing, write_new
from tonecheck.mail.envelope import Envelope
from tonecheck.mail.lock import is_locked
from tonecheck.report import Report

State = Literal["held", "in-use", "interrupted", "damaged"]
INCOMING, HELD, CLAIMED, GONE = "incoming", "held", "claimed", "gone"
MESSAGE, ENVELOPE, REPORT, STARTED = "message.eml", "envelope.json", "report.json", "started"
_ID: Final = re.compile(r"[0-9a-z]+(?:-[0-9a-z]+)*")
_LONGEST_ID: Final = 64
_ALPHABET: Final = "23456789abcdefghjkmnpqrstuvwxyz"  # no two that look alike
_STALE: Final = 86_400  # seconds after which what was begun under incoming/ is taken for abandoned


@dataclass(frozen=True, slots=True)
class HeldMail:
    """One held mail.

    Attributes:
        id: its name; small letters, digits and dashes, so that it is safe in paths and on the command line.
        state: ``held``; ``in-use`` while somebody edits or sends it; ``interrupted`` where its sender was stopped
            midway, and it may have gone out; ``damaged`` where what belongs to it cannot be read.
        held_at: since when.
        envelope: the way it came.
        report: the newest judgement as the JSON contract, or ``{"error": {"code", "message"}}``.
        folder: where it lies.
    """

    id: str
    state: State
    held_at: datetime
    envelope: Envelope
    report: Mapping[str, Any]
    folder: Path

    @property
    def message(self) -> bytes:
        """The whole message as it came, or as it was edited last.

        Raises:
            StoreError: it cannot be read.
        """
        with storing(f"the held mail {self.id} cannot be read"):
            return (self.folder / MESSAGE).read_bytes()


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
                _write(incoming, message, {"held_at": now.isoformat(), **envelope.to_dict()}, told(why))
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
        if not _is_id(name):
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
            yield from sorted(path.name for path in (self.folder / place).iterdir() if _is_id(path.name))

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
                return _read(folder, name, is_claimed=place == CLAIMED)
        return None


def told(why: Report | TonecheckError) -> dict[str, Any]:
    """Give a judgement or a fault as plain values."""
    if isinstance(why, TonecheckError):
        return {"error": {"code": why.code, "message": str(why)}}
    return why.to_dict()


def _write(folder: Path, message: bytes, envelope: Mapping[str, Any], report: Mapping[str, Any]) -> None:
    """Write the files of a mail and have them on the disk."""
    folder.mkdir(mode=0o700)
    write_new(folder / MESSAGE, message)
    write_new(folder / ENVELOPE, json.dumps(envelope).encode())
    write_new(folder / REPORT, json.dumps(report).encode())
    flush_folder(folder)


def _read(folder: Path, name: str, *, is_claimed: bool) -> HeldMail:
    """Read one mail but for its message.

    Raises:
        FileNotFoundError: it is not there.
    """
    state: State = "held" if not is_claimed else "in-use" if is_locked(folder) else "interrupted"
    changed = datetime.fromtimestamp(folder.stat().st_mtime, UTC)
    try:
        fields, report = _parsed(folder / ENVELOPE, name), _parsed(folder / REPORT, name)
        return HeldMail(name, state, _when(fields, name), Envelope.from_dict(fields), report, folder)
    except StoreError as fault:
        return HeldMail(name, "damaged", changed, Envelope("unknown"), told(fault), folder)


def _parsed(path: Path, name: str) -> dict[str, Any]:
    """Read one JSON file of a held mail whose folder is there."""
    try:
        value = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError) as fault:
        if not path.parent.exists():
            raise FileNotFoundError(path.parent) from fault
        raise StoreError(f"the held mail {name} is damaged: {path} cannot be read; its text is beside it") from fault
    return value if isinstance(value, dict) else {}


def _when(fields: Mapping[str, Any], name: str) -> datetime:
    """Read since when a mail is held."""
    try:
        when = datetime.fromisoformat(fields["held_at"])
    except (KeyError, TypeError, ValueError) as fault:
        raise StoreError(f"the held mail {name} is damaged: its envelope has no time") from fault
    return when if when.tzinfo else when.replace(tzinfo=UTC)


def _new_id(now: datetime) -> str:
    """Make an id of the day and six signs of chance."""
    return f"{now.astimezone():%y%m%d}-{''.join(_ALPHABET[byte % len(_ALPHABET)] for byte in os.urandom(6))}"


def _is_id(name: str) -> bool:
    """Tell whether a name is an id: nothing that could lead out of the store."""
    return len(name) <= _LONGEST_ID and _ID.fullmatch(name) is not None


def _age(path: Path) -> float:
    """Give for how many seconds nothing was changed in a folder; 0 where it is gone."""
    try:
        return time.time() - path.stat().st_mtime
    except FileNotFoundError:
        return 0.0
