"""One held mail: what is known of it, and its files."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final, Literal

from tonecheck.errors import StoreError, TonecheckError
from tonecheck.mail.durable import flush_folder, storing, write_new
from tonecheck.mail.envelope import Envelope
from tonecheck.mail.lock import is_locked
from tonecheck.report import Report

State = Literal["held", "in-use", "interrupted", "damaged"]
MESSAGE, ENVELOPE, REPORT, STARTED = "message.eml", "envelope.json", "report.json", "started"
_ID: Final = re.compile(r"[0-9a-z]+(?:-[0-9a-z]+)*")
_LONGEST_ID: Final = 64


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


def error_code(mail: HeldMail) -> str | None:
    """Give the code of the fault for which a mail is held; None where a judgement stopped it."""
    fault = mail.report.get("error")
    return str(fault.get("code")) if isinstance(fault, dict) else None


def told(why: Report | TonecheckError) -> dict[str, Any]:
    """Give a judgement or a fault as plain values."""
    if isinstance(why, TonecheckError):
        return {"error": {"code": why.code, "message": str(why)}}
    return why.to_dict()


def write_held(folder: Path, message: bytes, envelope: Mapping[str, Any], report: Mapping[str, Any]) -> None:
    """Write the files of a mail and have them on the disk."""
    folder.mkdir(mode=0o700)
    write_new(folder / MESSAGE, message)
    write_new(folder / ENVELOPE, json.dumps(envelope).encode())
    write_new(folder / REPORT, json.dumps(report).encode())
    flush_folder(folder)


def read_held(folder: Path, name: str, *, is_claimed: bool) -> HeldMail:
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


def is_id(name: str) -> bool:
    """Tell whether a name is an id: nothing that could lead out of the store."""
    return len(name) <= _LONGEST_ID and _ID.fullmatch(name) is not None
