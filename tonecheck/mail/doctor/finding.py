"""What is wrong with a set-up, where, and what to write instead."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Literal

from tonecheck.mail.doctor.lines import Line

Kind = Literal["hole", "fault", "note"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found.

    Attributes:
        kind: a ``hole`` lets an angry mail through; a ``fault`` keeps a good one, or tells a lie about one; a ``note``
            is worth knowing and nothing is wrong.
        told: one or two sentences for people.
        line: where it stands, if it stands in a file.
        change: the line to write there instead, or the command to give.
    """

    kind: Kind
    told: str
    line: Line | None = None
    change: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """Give plain values."""
        place = {"file": str(self.line.path), "line": self.line.number} if self.line else {"file": None, "line": None}
        rest = asdict(self)
        del rest["line"]
        return rest | place
