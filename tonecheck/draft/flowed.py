"""format=flowed, RFC 3676: lines broken by a mail program joined again, at their depth of quotation."""

from __future__ import annotations

import re
from typing import Final

_SIGNATURE: Final = "-- "
_MARKS: Final = re.compile(r">*")


def join_flowed(text: str, *, delsp: bool = False) -> str:
    r"""Join the flowed lines of a body.

    Args:
        text: the body, its lines ended by ``\n``.
        delsp: drop the space at the end of a flowed line, as DelSp=yes asks.
    """
    joined: list[str] = []
    depth, parts = 0, list[str]()
    for line in text.split("\n"):
        marks = _MARKS.match(line)
        level = marks.end() if marks else 0
        words = line[level:].removeprefix(" ")
        if parts and (level != depth or words == _SIGNATURE):
            joined.append(_marked(depth, parts))
            parts = []
        depth = level
        is_flowed = words.endswith(" ") and words != _SIGNATURE
        parts.append(words[:-1] if is_flowed and delsp else words)
        if not is_flowed:
            joined.append(_marked(depth, parts))
            parts = []
    return "\n".join([*joined, _marked(depth, parts)] if parts else joined)


def _marked(depth: int, parts: list[str]) -> str:
    """Give one joined line with its marks of quotation."""
    words = "".join(parts)
    return f"{'>' * depth} {words}" if depth else words
