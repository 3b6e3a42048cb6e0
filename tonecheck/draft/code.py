"""What is not prose: fenced code, and the patch below the words of ``git format-patch``."""

from __future__ import annotations

import re
from typing import Final

from tonecheck.draft.lines import Sheet

_FENCE: Final = re.compile(r"(?P<mark>`{3,}|~{3,})[^`]*")
_DIFF: Final = re.compile(r"diff --git a/\S+ b/\S+|--- a/\S+|Index: \S+|diff -\w+ \S+ \S+")
_TRAILER: Final = re.compile(r"[A-Z][A-Za-z]*(?:-[A-Za-z]+)+: .*")
_ADDED: Final = re.compile(
    r"\+\+\+ \S+|@@ -\d+(?:,\d+)? \+\d+(?:,\d+)? @@.*|(?:new|deleted) file mode.*|index [0-9a-f]+\.\..*"
)
_ROOM: Final = 200  # lines of comment and statistics between the three dashes and the first difference


def mark_code(sheet: Sheet) -> None:
    """Mark fenced code and patches."""
    _mark_patch(sheet)
    _mark_fences(sheet)


def _mark_fences(sheet: Sheet) -> None:
    """Mark from each fence to the next; a fence that is never closed marks nothing."""
    opened: tuple[int, str] | None = None
    for at, line in enumerate(sheet.lines):
        fence = None if sheet.quoted[at] else _FENCE.fullmatch(line.text)
        if not fence:
            continue
        if opened is None:
            opened = (at, fence["mark"][0])
        elif line.text == fence["mark"] and opened[1] == fence["mark"][0]:
            sheet.claim(opened[0], at + 1, "code")
            opened = None


def _mark_patch(sheet: Sheet) -> None:
    """Mark from the three dashes, or from the first difference, to the end."""
    difference = next((at for at in range(len(sheet.lines)) if _is_difference(sheet, at)), None)
    if difference is None:
        return
    first = difference
    for at in range(difference - 1, max(-1, difference - _ROOM), -1):
        if sheet.lines[at].text == "---":
            first = _above_trailers(sheet, at)
            break
    sheet.claim(first, len(sheet.lines), "patch")


def _is_difference(sheet: Sheet, at: int) -> bool:
    """Tell whether a patch's first difference begins at a line, which nobody quotes."""
    if sheet.quoted[at] or not _DIFF.fullmatch(sheet.lines[at].text):
        return False
    return any(_ADDED.fullmatch(line.text) for line in sheet.lines[at + 1 : at + 6])


def _above_trailers(sheet: Sheet, at: int) -> int:
    """Take the trailers above the three dashes along: "Signed-off-by: …"."""
    while at and _TRAILER.fullmatch(sheet.lines[at - 1].text):
        at -= 1
    return at
