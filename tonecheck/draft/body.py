"""The part of a message that a reader would see: found among its parts, decoded, as text."""

from __future__ import annotations

import itertools
import re
from binascii import Error, a2b_base64, a2b_qp, a2b_uu
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from tonecheck.draft.decoding import decode_text
from tonecheck.draft.entity import Entity, asked, split_parts
from tonecheck.draft.flowed import join_flowed
from tonecheck.draft.limits import refuse_huge, refuse_large
from tonecheck.errors import MessageError
from tonecheck.report import Skipped

_DEEPEST: Final = 50
_MOST_PARTS: Final = 1_000
_MARKED_UP: Final = frozenset({"text/html", "text/enriched"})
_SEALED: Final = frozenset({"application/pkcs7-mime", "application/x-pkcs7-mime"})
_UNREAD: Final = frozenset(
    "text/calendar text/vcard text/x-vcard text/directory text/csv text/css text/rfc822-headers text/x-amp-html "
    "text/x-patch text/x-diff text/xml text/javascript".split()
)
_STUB: Final = re.compile(
    r"(?:not|n['’]t) (?:support|display|able to (?:display|view))\W.{0,40}html|html[- ](?:compatible|enabled|capable)|"
    r"(?:view|read) (?:this|it|the) .{0,40}(?:browser|html)",
    re.IGNORECASE,
)
_LONGEST_STUB: Final = 400
_WORD: Final = re.compile(r"\w")
_UUENCODE: Final = frozenset({"x-uuencode", "uuencode", "x-uue", "uue"})
_ENCODINGS: Final = _UUENCODE | {"quoted-printable", "base64"}
_UU_BEGIN: Final = re.compile(rb"^begin [0-7]{3,4} [^\r\n]*\r?\n", re.MULTILINE)
_NOT_BASE64: Final = re.compile(rb"[^A-Za-z0-9+/]")


@dataclass(frozen=True, slots=True)
class Body:
    """What is to be read.

    Attributes:
        text: the text.
        skipped: the stretches of it that mark-up tells not to be the sender's.
        start: where in the message its part begins, in bytes.
        is_as_written: whether its lines are those of the message.
    """

    text: str
    skipped: tuple[Skipped, ...] = ()
    start: int = 0
    is_as_written: bool = False


class Reading:
    """One walk through the parts of a message; counts them, so that no message keeps it busy for long."""

    def __init__(self) -> None:
        self._parts = 0

    def bodies(self, entity: Entity, depth: int = 0) -> list[Body]:
        """Give what a reader sees of an entity, in order.

        Raises:
            MessageError: its parts are nested too deep, or too many, or encrypted.
            TooLongError: one of them is longer than any mail.
        """
        self._count(depth)
        kind = entity.headers.get_content_type()
        if kind in _SEALED and depth == 0:  # further down it is an attachment
            raise MessageError("the message is encrypted or sealed by S/MIME; pass its text instead")
        boundary = asked(entity.headers.get_boundary) if kind.startswith("multipart/") else None
        if boundary is None:
            return list(_leaf(entity, "text/plain" if kind.startswith("multipart/") else kind))
        if kind == "multipart/encrypted":
            raise MessageError("the message is encrypted; pass its text instead")
        return self._multipart(kind.partition("/")[2], self._split(entity, boundary), depth + 1)

    def _split(self, entity: Entity, boundary: str) -> list[Entity]:
        """Split a multipart entity."""
        parts: list[Entity] = []
        for part in split_parts(entity, boundary.encode("utf-8", "surrogateescape")):
            parts.append(part)
            if len(parts) > _MOST_PARTS:
                raise MessageError(f"the message has more than {_MOST_PARTS:,} parts; pass its text instead")
        return parts

    def _multipart(self, subtype: str, parts: list[Entity], depth: int) -> list[Body]:
        """Give what is to be read of the parts, by how they belong together."""
        if subtype == "alternative":
            return self._best(parts, depth)
        if subtype in {"related", "signed"}:
            parts = parts[:1]
        return [body for part in parts for body in self.bodies(part, depth)]

    def _best(self, parts: list[Entity], depth: int) -> list[Body]:
        """Choose among alternatives: the first with words, which is the plainest, unless it only points to another."""
        fallback: list[Body] = []
        for part in parts:
            found = self.bodies(part, depth)
            words = "".join(body.text for body in found)
            if _WORD.search(words) and not (len(words) < _LONGEST_STUB and _STUB.search(words)):
                return found
            fallback = fallback or found
        return fallback

    def _count(self, depth: int) -> None:
        """Count a part, and refuse what no mail program writes."""
        self._parts += 1
        if depth > _DEEPEST or self._parts > _MOST_PARTS:
            raise MessageError("the message's parts are nested too deep or too many; pass its text instead")


def _leaf(entity: Entity, kind: str) -> Iterator[Body]:
    """Yield the text of a part that is text and shown with the message."""
    if not kind.startswith("text/") or kind in _UNREAD or _is_attached(entity):
        return
    content = _content(entity)
    if kind not in _MARKED_UP:
        refuse_large(content)
    text = decode_text(content, charset=_charset(entity))
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    if kind in _MARKED_UP:
        from tonecheck.draft.html import read_html

        page = read_html(text)
        yield Body(page.text, page.skipped, entity.start)
    elif _parameter(entity, "format") == "flowed":
        refuse_huge(text)
        yield Body(join_flowed(text, delsp=_parameter(entity, "delsp") == "yes"), start=entity.start)
    else:
        yield Body(text, start=entity.start, is_as_written=_encoding(entity) not in _ENCODINGS)


def _is_attached(entity: Entity) -> bool:
    """Tell whether a part is an attachment; one that cannot be told is judged."""
    told = asked(entity.headers.get_content_disposition) == "attachment"
    return told or asked(entity.headers.get_filename) is not None


def _charset(entity: Entity) -> str | None:
    """Give the declared charset; None where it is declared beyond the library's understanding."""
    return asked(entity.headers.get_content_charset)


def _parameter(entity: Entity, name: str) -> str:
    """Give a parameter of the content type in lower case; empty where it is absent or cannot be read."""
    return (asked(lambda: str(entity.headers.get_param(name) or "")) or "").lower()


def _encoding(entity: Entity) -> str:
    """Give the declared transfer encoding."""
    return str(entity.headers.get("content-transfer-encoding") or "").strip().lower().rstrip(";")


def _content(entity: Entity) -> bytes:
    """Undo the transfer encoding, however damaged."""
    encoding = _encoding(entity)
    if encoding == "quoted-printable":
        return a2b_qp(entity.body)
    if encoding == "base64":
        return _from_base64(entity.body)
    return _from_uuencode(entity.body) if encoding in _UUENCODE else entity.body


def _from_uuencode(data: bytes) -> bytes:
    """Decode uuencode between its "begin" and "end"; what is none at all is given back."""
    opening = _UU_BEGIN.search(data)
    if not opening:
        return data
    lines = data[opening.end() :].splitlines()
    try:
        return b"".join(map(a2b_uu, itertools.takewhile(lambda line: line.strip() != b"end", lines)))
    except Error:
        return data


def _from_base64(data: bytes) -> bytes:
    """Decode base64 with stray signs and missing padding; what is no base64 at all is given back."""
    digits = _NOT_BASE64.sub(b"", data)
    digits = digits[: len(digits) - 1] if len(digits) % 4 == 1 else digits
    try:
        return a2b_base64(digits + b"=" * (-len(digits) % 4))
    except Error:
        return data
