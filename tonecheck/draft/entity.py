"""MIME entities found in the bytes of a message without copying them: headers, parts, content."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from email.message import Message as Headers
from email.parser import BytesHeaderParser
from typing import Final

from tonecheck.errors import MessageError

_FIELD: Final = re.compile(rb"[!-9;-~]+[ \t]*:")
_FROM_LINE: Final = re.compile(rb">?From [^\r\n]*(?:\r?\n|\Z)")
_HEADER_ROOM: Final = 1_048_576
_MOST_FIELDS: Final = 5_000
_WITH_PARAMETERS: Final = frozenset({"content-type", "content-disposition"})  # slow to read where they are long
_LONGEST_FIELD: Final = 32_768
_PARSER: Final = BytesHeaderParser()


@dataclass(frozen=True, slots=True)
class Entity:
    """A message or a part of one.

    Attributes:
        headers: its header fields.
        data: the bytes of the whole message.
        start: where the body begins in ``data``.
        end: where it ends.
    """

    headers: Headers
    data: bytes
    start: int
    end: int

    @property
    def body(self) -> bytes:
        """The body's bytes as they came."""
        return self.data[self.start : self.end]


def read_entity(data: bytes, start: int, end: int) -> Entity:
    """Read the headers that begin at an offset; a body that begins without an empty line is found, too.

    Raises:
        MessageError: there are more headers than any mail program writes.
    """
    opening = _FROM_LINE.match(data, start, end)
    first = opening.end() if opening else start
    stop = _headers_end(data, first, end)
    headers = _PARSER.parsebytes(data[first:stop])
    if any(len(value) > _LONGEST_FIELD for name, value in headers.raw_items() if name.lower() in _WITH_PARAMETERS):
        raise MessageError("a header of the message is longer than any mail program writes; pass its text instead")
    body = re.compile(rb"[ \t]*\r?\n").match(data, stop, end)
    return Entity(headers, data, body.end() if body else stop, end)


def _headers_end(data: bytes, start: int, end: int) -> int:
    """Give where the block of header lines ends."""
    at, fields = start, 0
    while at < end and (
        _FIELD.match(data, at, end) or (fields and data[at] in b" \t" and not _is_blank(data, at, end))
    ):
        fields += 1
        following = data.find(b"\n", at, end)
        at = end if following < 0 else following + 1
        if at - start > _HEADER_ROOM or fields > _MOST_FIELDS:
            raise MessageError("the message has more headers than any mail program writes; pass its text instead")
    return at


def _is_blank(data: bytes, at: int, end: int) -> bool:
    """Tell whether the line at an offset is empty but for white space."""
    following = data.find(b"\n", at, end)
    return not data[at : end if following < 0 else following].strip()


def split_parts(entity: Entity, boundary: bytes) -> Iterator[Entity]:
    """Yield the parts between the boundaries of a multipart entity."""
    start: int | None = None
    for at, after, is_last in _boundaries(entity, b"--" + boundary):
        if start is not None:
            yield read_entity(entity.data, start, _before_break(entity.data, start, at))
        start = after
        if is_last:
            return
    if start is not None:
        yield read_entity(entity.data, start, entity.end)


def _before_break(data: bytes, start: int, at: int) -> int:
    """Leave out the line break before a boundary, which belongs to it."""
    if at - 1 > start and data[at - 2 : at] == b"\r\n":
        return at - 2
    return max(start, at - 1)


def _boundaries(entity: Entity, mark: bytes) -> Iterator[tuple[int, int, bool]]:
    """Yield each boundary line: its start, the offset after it, and whether it is the last."""
    data, at = entity.data, entity.start
    line = re.compile(rb"(--)?[ \t]*(?:\r?\n|\Z)")
    if not data.startswith(mark, at):
        at = _next_line(data, mark, entity)
    while at >= 0:
        after = line.match(data, at + len(mark), entity.end)
        if after:
            yield at, after.end(), bool(after[1])
        at = _next_line(data, mark, entity, at)


def _next_line(data: bytes, mark: bytes, entity: Entity, at: int | None = None) -> int:
    """Give the next line that begins with a mark; -1 where there is none."""
    found = data.find(b"\n" + mark, entity.start if at is None else at, entity.end)
    return found + 1 if found >= 0 else -1


def asked(question: Callable[[], str | None]) -> str | None:
    """Ask the standard library about a header; None where a damaged one is beyond it."""
    try:
        return question()
    except (TypeError, ValueError, LookupError):
        return None
