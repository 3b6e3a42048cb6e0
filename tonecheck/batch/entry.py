"""One draft among many: its name, where its text is, and how it is judged."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tonecheck.errors import TonecheckError, TooLongError, UsageError
from tonecheck.render.json import render_error, render_json

if TYPE_CHECKING:
    from tonecheck.advice.adviser import Adviser
    from tonecheck.draft.reading import InputKind
    from tonecheck.judge.checker import Checker

LARGEST: Final = 64 << 20  # bytes of a message with its attachments; mail servers refuse more


@dataclass(frozen=True, slots=True)
class Entry:
    """One draft of a batch.

    Attributes:
        id: the name that its report carries; any JSON value.
        source: the draft; or the file that holds it, read only when its turn comes; or why there is none.
        kind: as for ``Checker.check``.
    """

    id: object
    source: str | bytes | Path | TonecheckError
    kind: InputKind = "auto"

    @property
    def size(self) -> int:
        """Give about how many bytes the entry keeps in memory while it waits."""
        return len(self.source) if isinstance(self.source, str | bytes) else 0


def judge_entry(entry: Entry, judge: Checker | Adviser, *, any_language: bool) -> str:
    """Judge one entry and render its line; what cannot be judged gives an error object in its place."""
    try:
        report = judge.check(_draft(entry), kind=entry.kind, any_language=any_language)
    except TonecheckError as fault:
        return render_error(fault, id=entry.id)
    except Exception as fault:  # noqa: BLE001 - a fault in one draft must not lose the others, nor quote it
        return render_error(TonecheckError(f"internal fault ({type(fault).__name__})"), id=entry.id)
    return render_json(report, id=entry.id)


def _draft(entry: Entry) -> str | bytes:
    """Give the draft, or raise what stands in its place."""
    if isinstance(entry.source, TonecheckError):
        raise entry.source
    return _read(entry.source) if isinstance(entry.source, Path) else entry.source


def _read(path: Path) -> bytes:
    """Read a file of no more than ``LARGEST`` bytes."""
    try:
        with path.open("rb") as stream:
            data = stream.read(LARGEST + 1)
    except OSError as fault:
        raise UsageError(f"the file cannot be read: {fault.strerror or type(fault).__name__}") from fault
    if len(data) > LARGEST:
        raise too_large()
    return data


def too_large() -> TooLongError:
    """Give the error of a message beyond ``LARGEST``."""
    return TooLongError(f"the message is larger than {LARGEST >> 20} MiB; take its attachments off or pass its text")


def read_json_lines(lines: Iterable[bytes], *, kind: InputKind) -> Iterator[Entry]:
    """Give the entry of each line of JSON; empty lines are passed over."""
    return (_parsed(line, kind) for line in lines if line.strip())


def _parsed(line: bytes, kind: InputKind) -> Entry:
    """Give the entry of a line such as ``{"id": "a", "text": "…"}``."""
    try:
        row = json.loads(line)
        json.dumps(row, allow_nan=False)  # NaN and Infinity are no JSON
    except (ValueError, RecursionError):
        return Entry(None, UsageError("the line is not JSON"))
    if not isinstance(row, dict):
        return Entry(None, UsageError('the line is not an object such as {"id": "a", "text": "…"}'))
    text = row.get("text")
    if not isinstance(text, str):
        return Entry(row.get("id"), UsageError('a line needs "text", and it must be a string'))
    return Entry(row.get("id"), text, kind)
