"""What the user said of single sentences: kept as figures, without a word of the draft.

A mark holds the features of a sentence as the encoder saw it in its draft, and what it should have been. Its text is
not kept, so a mark speaks only to the encoder that made it.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tonecheck.errors import UsageError
from tonecheck.labels import FLAGS, REASONS, Flag, Reason
from tonecheck.profiles import append_private, is_there, profile_folder

if TYPE_CHECKING:
    from tonecheck.judge.features import Floats


@dataclass(frozen=True, slots=True)
class Mark:
    """One sentence's features and its flag by the user.

    Attributes:
        encoder: SHA-256 of the encoder that made the features.
        features: the sentence features as little-endian 32-bit floats.
        flag: what the sentence is to the user: ``ok`` is "not a problem".
        reason: of a flag other than ``ok``.
    """

    encoder: str
    features: bytes
    flag: Flag
    reason: Reason | None = None


def make_mark(encoder: str, features: Floats, flag: Flag, reason: Reason | None = None) -> Mark:
    """Make a mark from one sentence's features, shape (features,)."""
    return Mark(encoder, features.astype("<f4").tobytes(), flag, reason)


def marks_file(profile: str) -> Path:
    """Give the path of a profile's marks."""
    return profile_folder(profile) / "marks.jsonl"


def add_marks(profile: str, marks: Iterable[Mark]) -> None:
    """Add marks to a profile's file, which is for its owner alone.

    Raises:
        UsageError: the file cannot be written.
    """
    path = marks_file(profile)
    try:
        append_private(path, "".join(_line(mark) for mark in marks).encode())
    except OSError as fault:
        raise UsageError(f"{path} cannot be written: {fault.strerror or type(fault).__name__}") from fault


def read_marks(profile: str) -> tuple[Mark, ...]:
    """Read a profile's marks; of several marks on one sentence the last holds.

    Raises:
        UsageError: a line is damaged; names it.
    """
    path = marks_file(profile)
    try:
        lines = path.read_text(encoding="utf-8").splitlines() if is_there(path) else []
    except (OSError, UnicodeDecodeError) as fault:
        raise UsageError(f"{path} cannot be read: {type(fault).__name__}") from fault
    marks = [_parse(line, f"{path}:{number}") for number, line in enumerate(lines, 1)]
    return tuple({(mark.encoder, mark.features): mark for mark in marks}.values())


def _line(mark: Mark) -> str:
    """Write one mark as a line."""
    features = base64.b64encode(mark.features).decode()
    return json.dumps({"encoder": mark.encoder, "flag": mark.flag, "reason": mark.reason, "features": features}) + "\n"


def _parse(line: str, place: str) -> Mark:
    """Read one mark."""
    try:
        row: dict[str, Any] = json.loads(line)
        mark = Mark(row["encoder"], base64.b64decode(row["features"], validate=True), row["flag"], row["reason"])
    except (ValueError, KeyError, TypeError) as fault:
        raise UsageError(
            f"{place} is damaged; take the line out, or start anew with: tonecheck learn --forget"
        ) from fault
    fits = mark.flag in FLAGS and (mark.reason in REASONS if mark.flag != "ok" else mark.reason is None)
    if not fits or len(mark.features) % 4:
        raise UsageError(f"{place} is no mark; take the line out, or start anew with: tonecheck learn --forget")
    return mark
