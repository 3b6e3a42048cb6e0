"""What is not prose: fenced code, and the patch below the words of ``git format-patch``."""

from __future__ import annotations

import re
from typing import Final

from tonecheck.draft.lines import Sheet

_FENCE: Final = re.compile(r"(?P<mark>`{3,}|~{3,})[^`]*")
_DIFF: Final = re.compile(r"diff --git a/\S+ b/\S+|--- a/\S+|Index: \S+|diff -\w+ \S+ \S+")
_STAT: Final = re.compile(r".{1,200}\|\s+(?:\d+ [+-]*|Bin .*)|\d+ files? changed.*")
_ADDED: Final = re.compile(
    r"\+\+\+ \S+|@@ -\d+(?:,\d+)? \+\d+(?:,\d+)? @@.*|(?:new|deleted) file mode.*|index [0-9a-f]+\.\..*"
)
_SOON: Final = 400  # lines of comment and statistics between the three dashes and the first difference


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
    first = next((at for at in range(len(sheet.lines)) if _begins_patch(sheet, at)), None)
    if first is not None:
        sheet.claim(first, len(sheet.lines), "patch")


def _begins_patch(sheet: Sheet, at: int) -> bool:
    """Tell whether the patch begins at a line, which nobody quotes."""
    text = sheet.lines[at].text
    if sheet.quoted[at]:
        return False
    if text == "---":
        return _has_statistics(sheet, at + 1)
    return bool(_DIFF.fullmatch(text)) and any(_ADDED.fullmatch(line.text) for line in sheet.lines[at + 1 : at + 6])


def _has_statistics(sheet: Sheet, first: int) -> bool:
    """Tell whether what follows three dashes is the comment and the statistics of a patch."""
    following = [line.text for line in sheet.lines[first : first + _SOON]]
    return any(_STAT.fullmatch(text) for text in following) and any(_DIFF.fullmatch(text) for text in following)
