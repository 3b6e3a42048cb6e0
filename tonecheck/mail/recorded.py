"""A report read back from what was kept of it beside a held mail."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from tonecheck.report import Note, Report, Scores, Sentence, Skipped, Tool

Made = TypeVar("Made", Scores, Sentence, Skipped, Tool, Note)


def read_report(fields: Mapping[str, Any]) -> Report:
    """Read a report back from the JSON contract; fields that this version does not know are passed over.

    Raises:
        KeyError: a field is missing.
        TypeError: a field is of another shape.
    """
    return Report(
        verdict=fields["verdict"],
        scores=_made(Scores, fields["scores"]),
        sentences=tuple(_made(Sentence, sentence) for sentence in fields["sentences"]),
        elements=dict(fields["elements"]),
        skipped=tuple(_made(Skipped, skipped) for skipped in fields["skipped"]),
        tool=_made(Tool, fields["tool"]),
        id=fields.get("id"),
        occasion=fields.get("occasion"),
        notes=tuple(_made(Note, note) for note in fields.get("notes", ())),
    )


def _made(kind: type[Made], fields: Mapping[str, Any]) -> Made:
    """Make a part of a report of those fields that it has."""
    return kind(**{name: fields[name] for name in kind.__slots__ if name in fields})
