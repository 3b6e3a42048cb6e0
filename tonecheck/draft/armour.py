"""What mail programs wrap in lines of their own within a text: seals of PGP, and files in uuencode."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Final

from tonecheck.draft.lines import Sheet

_SIGNED: Final = "-----BEGIN PGP SIGNED MESSAGE-----"
_BLOCK: Final = re.compile(r"-----BEGIN PGP (?P<what>SIGNATURE|MESSAGE|PUBLIC KEY BLOCK)-----")
_FIELD: Final = re.compile(r"(?:Hash|NotDashEscaped|Charset): ?\S.*")
_UU_BEGIN: Final = re.compile(r"begin [0-7]{3,4} \S.*")
_UU_LINE: Final = re.compile(r"[!-`](?:[ -`]{4})+[ -`]?|[`!-`][ -`]*")
_UU_WIDEST: Final = 63


def mark_armour(sheet: Sheet) -> None:
    """Mark the seals around a text that PGP signed, its keys and cipher, and files in uuencode."""
    ends = [at for at, line in enumerate(sheet.lines) if line.text.startswith("-----END PGP ")]
    at = 0
    while at < len(sheet.lines):
        at = _mark_at(sheet, at, ends)


def _mark_at(sheet: Sheet, at: int, ends: list[int]) -> int:
    """Mark the block that begins at a line, if any; give the next line to look at."""
    text = sheet.lines[at].text
    if not text.startswith(("-----BEGIN PGP", "begin ")):
        return at + 1
    block = _BLOCK.fullmatch(text)
    if text == _SIGNED:
        end = _fields_end(sheet, at + 1)
        sheet.claim(at, end, "header")
    elif block:
        end = _closed(sheet, at, ends, f"-----END PGP {block['what']}-----")
        sheet.claim(at, end, "code" if block["what"] == "MESSAGE" else "signature")
    else:
        end = _file_end(sheet, at)
        sheet.claim(at, end, "code")
    return max(end, at + 1)


def _fields_end(sheet: Sheet, at: int) -> int:
    """Give the line after the fields below the opening of a signed text."""
    while at < len(sheet.lines) and _FIELD.fullmatch(sheet.lines[at].text):
        at += 1
    return at


def _closed(sheet: Sheet, at: int, ends: list[int], last: str) -> int:
    """Give the line after the one that closes a block; the same line where the next end is not its own."""
    place = bisect_left(ends, at)
    is_closed = place < len(ends) and sheet.lines[ends[place]].text == last
    return ends[place] + 1 if is_closed else at


def _file_end(sheet: Sheet, at: int) -> int:
    """Give the line after a file in uuencode; the same line where none begins: at least one line of data, an end."""
    if not _UU_BEGIN.fullmatch(sheet.lines[at].text):
        return at
    later = at + 1
    while later < len(sheet.lines) and _is_data(sheet.raw(later)):
        later += 1
    is_ended = at + 1 < later < len(sheet.lines) and sheet.lines[later].text == "end"
    return later + 1 if is_ended else at


def _is_data(line: str) -> bool:
    """Tell whether a line is one of uuencode: its first sign tells how many follow."""
    return bool(line) and len(line) <= _UU_WIDEST and bool(_UU_LINE.fullmatch(line))
