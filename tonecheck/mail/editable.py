"""A mail as people edit it: header and text in UTF-8 with plain line ends, whatever it was packed in for the way."""

from __future__ import annotations

import re
from base64 import encodebytes
from binascii import Error as NotBase64
from binascii import a2b_base64, a2b_qp, b2a_qp
from dataclasses import dataclass
from typing import Final

from tonecheck.draft.entity import asked, read_entity
from tonecheck.errors import MessageError

_ENCODINGS: Final = frozenset({"quoted-printable", "base64", "7bit", "8bit", "binary"})
_CHARSET: Final = re.compile(rb'(charset\s*=\s*)(?:"[^"\n]*"|[^\s;]+)', re.IGNORECASE)
_ENCODING_FIELD: Final = re.compile(rb"^(Content-Transfer-Encoding:[ \t]*)7bit\b", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Editable:
    """What of a mail is put before people.

    Attributes:
        text: what the editor shows.
        is_unpacked: whether its body was decoded; not where it has several parts or is damaged.
        is_from_network: whether its lines ended in CRLF.
    """

    text: bytes
    is_unpacked: bool
    is_from_network: bool

    @classmethod
    def of(cls, message: bytes) -> Editable:
        """Unpack a mail."""
        is_from_network = 0 < message.count(b"\n") == message.count(b"\r\n")
        plain = _with_plain_ends(message) if is_from_network else message
        unpacked = _unpacked(plain)
        return cls(plain if unpacked is None else unpacked, unpacked is not None, is_from_network)

    def pack(self, edited: bytes) -> bytes:
        """Pack an edited text as the mail was before; in UTF-8 where its charset lacks a sign."""
        packed = _packed(_with_plain_ends(edited)) if self.is_unpacked else edited
        return _with_plain_ends(packed).replace(b"\n", b"\r\n") if self.is_from_network else packed


@dataclass(frozen=True, slots=True)
class _Packing:
    """How the text of a mail is packed: its transfer encoding and charset, and where it starts."""

    encoding: str
    charset: str
    start: int


def _packing_of(message: bytes) -> _Packing | None:
    """Tell how a mail is packed; None where it is more than one text, or packed in a way not known."""
    try:
        entity = read_entity(message, 0, len(message))
    except MessageError:
        return None
    encoding = str(entity.headers.get("content-transfer-encoding") or "7bit").strip().lower()
    charset = asked(entity.headers.get_content_charset)
    if entity.headers.get_content_maintype() != "text" or encoding not in _ENCODINGS or charset is None:
        return None
    return _Packing(encoding, charset, entity.start)


def _unpacked(message: bytes) -> bytes | None:
    """Give header and text in UTF-8; None where they cannot be had."""
    packing = _packing_of(message)
    if packing is None:
        return None
    try:
        text = _decoded(message[packing.start :], packing.encoding).decode(packing.charset)
    except (LookupError, UnicodeError, NotBase64):
        return None
    return message[: packing.start] + _with_plain_ends(text.encode())


def _decoded(body: bytes, encoding: str) -> bytes:
    """Undo a transfer encoding."""
    if encoding == "quoted-printable":
        return a2b_qp(body)
    return a2b_base64(body) if encoding == "base64" else body


def _packed(edited: bytes) -> bytes:
    """Pack header and text in UTF-8 as the header says, or nearly so."""
    packing = _packing_of(edited)
    if packing is None:
        return edited
    header, body = edited[: packing.start], edited[packing.start :]
    try:
        body = body.decode().encode(packing.charset)
    except (LookupError, UnicodeError):
        header = _ENCODING_FIELD.sub(rb"\g<1>8bit", _CHARSET.sub(rb'\g<1>"utf-8"', header))
    if packing.encoding == "quoted-printable":
        return header + b2a_qp(body)
    return header + (encodebytes(body.replace(b"\n", b"\r\n")) if packing.encoding == "base64" else body)


def _with_plain_ends(text: bytes) -> bytes:
    """End every line with LF."""
    return text.replace(b"\r\n", b"\n")
