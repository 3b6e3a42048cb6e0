"""What in a body the sender did not write: masked by offset and never cut, in doubt left to the sender."""

from __future__ import annotations

from collections.abc import Sequence

from tonecheck.draft.armour import mark_armour
from tonecheck.draft.code import mark_code
from tonecheck.draft.contact import mark_contacts
from tonecheck.draft.disclaimer import mark_disclaimers
from tonecheck.draft.lines import Sheet
from tonecheck.draft.quoting import mark_quotes
from tonecheck.draft.separator import is_rule
from tonecheck.draft.signature import mark_signatures
from tonecheck.labels import SkippedKind
from tonecheck.report import Skipped


def find_skipped(text: str, known: Sequence[Skipped] = ()) -> tuple[Skipped, ...]:
    """Find the stretches of a body that the sender did not write, in order and without overlap.

    Args:
        text: the body.
        known: stretches that mark-up has told already; whole lines.
    """
    sheet = Sheet(text, known)
    for mark in (mark_armour, mark_code, mark_quotes, mark_disclaimers, mark_signatures, mark_contacts):
        mark(sheet)
    _mark_rules(sheet)
    return sheet.skipped()


def _mark_rules(sheet: Sheet) -> None:
    """Give each drawn line to the stretch that stands below it."""
    below: SkippedKind | None = None
    for at in reversed(range(len(sheet.lines))):
        kind, text = sheet.kinds[at], sheet.lines[at].text
        if below and is_rule(text):
            sheet.claim(at, at + 1, below)
        elif kind or text:
            below = kind
