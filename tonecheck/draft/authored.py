"""What in a reply the sender did not write: quotes and signatures, masked by offset and never cut."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from tonecheck.report import Skipped, SkippedKind

_QUOTED: Final = re.compile(r"(?:^[ \t]*>.*(?:\r?\n|\Z))+", re.MULTILINE)
_ATTRIBUTION: Final = re.compile(r"^On\b[^\n]{4,120}(?:\n[^\n]{0,80})?\bwrote:[ \t]*\r?\n?", re.MULTILINE)
_REST: Final[tuple[tuple[re.Pattern[str], SkippedKind], ...]] = (
    (re.compile(r"^-{2,} ?Original Message ?-{2,}.*", re.MULTILINE | re.DOTALL), "quote"),
    (re.compile(r"^-- ?\r?$.*", re.MULTILINE | re.DOTALL), "signature"),
    (re.compile(r"^Sent from my [^\n]{2,40}\s*\Z", re.MULTILINE), "signature"),
)


def find_skipped(text: str) -> tuple[Skipped, ...]:
    """Find the stretches of a body that the sender did not write, in order and without overlap."""
    found = sorted(_candidates(text), key=lambda skipped: (skipped.start, -skipped.end))
    kept: list[Skipped] = []
    for skipped in found:
        if not kept or skipped.start >= kept[-1].end:
            kept.append(skipped)
    return tuple(kept)


def _candidates(text: str) -> Iterator[Skipped]:
    """Yield every stretch that one of the patterns claims."""
    for pattern in (_QUOTED, _ATTRIBUTION):
        for match in pattern.finditer(text):
            yield Skipped(match.start(), match.end(), "quote")
    for pattern, kind in _REST:
        claimed = pattern.search(text)
        if claimed:
            yield Skipped(claimed.start(), claimed.end(), kind)
