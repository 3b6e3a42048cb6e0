"""RFC 2047: header values with encoded words, and the raw 8-bit ones that programs write all the same."""

from __future__ import annotations

import re
from binascii import Error, a2b_base64, a2b_qp
from typing import Final

from tonecheck.draft.decoding import decode_text
from tonecheck.errors import EncodingError

_ENCODED: Final = re.compile(rb"=\?([^?*\s]{1,40})(?:\*[^?]{0,20})?\?([bBqQ])\?([^?\r\n]*)\?=")
_FOLD: Final = re.compile(rb"\r?\n(?=[ \t])|\r?\n\Z")


def decode_header(raw: bytes) -> str:
    """Decode a header's value; what cannot be decoded is kept as written."""
    pieces: list[tuple[str | None, bytes]] = []  # neighbours in one charset are decoded at once: signs may be torn
    value, at = _FOLD.sub(b"", raw), 0
    for match in _ENCODED.finditer(value):
        between = value[at : match.start()]
        follows = bool(pieces) and pieces[-1][0] is not None
        if between.strip(b" \t") or (between and not follows):
            pieces.append((None, between))
        charset = match[1].decode("ascii", "replace").lower()
        data = _decoded_word(match[2], match[3])
        if pieces and pieces[-1][0] == charset:
            pieces[-1] = (charset, pieces[-1][1] + data)
        else:
            pieces.append((charset, data))
        at = match.end()
    pieces.append((None, value[at:]))
    return "".join(_as_text(data, charset) for charset, data in pieces if data).strip()


def _decoded_word(encoding: bytes, data: bytes) -> bytes:
    """Undo the transfer encoding of one encoded word."""
    if encoding in b"qQ":
        return a2b_qp(data, header=True)
    try:
        return a2b_base64(data + b"=" * (-len(data) % 4))
    except Error:
        return data


def _as_text(data: bytes, charset: str | None) -> str:
    """Decode bytes in a declared charset, or by what they look like."""
    try:
        return decode_text(data, charset=charset)
    except EncodingError:
        return data.decode("latin-1")
