"""Bytes to text: declared or detected character set, or a clear error; never silent mojibake."""

from __future__ import annotations

import codecs
from typing import Final

from tonecheck.errors import EncodingError

_MARKS: Final = (  # longest first: the mark of UTF-32-LE begins with that of UTF-16-LE
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SINGLE_BYTE: Final = ("cp1252", "mac_roman")
_UNLIKELY: Final = frozenset("€‚ƒ„†‡ˆ‰Š‹ŒŽ•˜™š›œžŸ¤¥¦§¨©ª¬®¯°±²³¶·¸¹º¼½¾×÷ÐÞðþ")
_LARGER: Final = {
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "windows-1252": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "shift_jis": "cp932",
    "x-sjis": "cp932",
    "windows-31j": "cp932",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
    "iso-8859-8-i": "iso-8859-8",
    "iso-8859-9": "cp1254",
    "utf8mb4": "utf-8",
    "unicode-1-1-utf-7": "utf-7",
    "unicode-1-1-utf-8": "utf-8",
    "x-mac-roman": "mac_roman",
    "macintosh": "mac_roman",
}
_ANY_BYTE: Final = frozenset({"cp1252"} | {f"iso-8859-{number}" for number in range(2, 17)})
_NO_CHARSET: Final = frozenset(  # codecs that are no character sets of texts, and names that say nothing
    " us-ascii ascii x-unknown unknown unknown-8bit binary 8bit idna punycode undefined unicode_escape unicode-escape "
    "raw_unicode_escape raw-unicode-escape mbcs oem".split(" ")
)


def decode_text(data: bytes, *, charset: str | None = None) -> str:
    """Decode bytes by their byte-order mark, the declared charset, UTF-8, or by detection.

    Args:
        data: the bytes as they came.
        charset: a declared character set, believed only where it explains every byte.

    Raises:
        EncodingError: no character set explains the bytes; the message names the first offending offset.
    """
    mark = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    declared = _believed(charset)
    for candidate in (mark, *_tried(declared)):
        text = _decoded(data, candidate)
        if text is not None:
            return text
    return _detected(data)


def _believed(charset: str | None) -> str | None:
    """Give the charset that a declared name stands for in mail: often the larger one that contains it."""
    name = (charset or "").strip("\"' ").lower()
    return None if name in _NO_CHARSET else _LARGER.get(name, name)


def _tried(declared: str | None) -> tuple[str | None, ...]:
    """Give the charsets to try in turn; one that explains any byte at all is asked after UTF-8, which does not."""
    if declared in _ANY_BYTE:
        return "utf-8", declared, "latin-1"
    return declared, "utf-8"


def _decoded(data: bytes, charset: str | None) -> str | None:
    """Decode strictly; None where the charset is absent, unknown or does not fit."""
    try:
        return data.decode(charset) if charset else None
    except (LookupError, ValueError):  # ValueError: a fault in the bytes, or a name that no charset can have
        return None


def _detected(data: bytes) -> str:
    """Decode bytes that are not UTF-8 by what their text looks like."""
    for charset in _SINGLE_BYTE:
        text = _decoded(data, charset)
        if text is not None and _is_plausible(text):
            return text
    text = _by_detector(data)
    if text is None:
        raise EncodingError(
            f"byte {_first_fault(data)} is not UTF-8, and no other character set explains the bytes; "
            "save the draft as UTF-8 and try again"
        )
    return text


def _is_plausible(text: str) -> bool:
    """Tell whether the text reads as Latin script: no control characters, few odd signs."""
    odd = sum(char in _UNLIKELY or (char < " " and char not in "\t\n\r\f") or "\x7f" <= char < "\xa0" for char in text)
    foreign = sum(char > "\x7f" for char in text)
    return odd * 3 <= foreign <= max(3, len(text) // 4)


def _by_detector(data: bytes) -> str | None:
    """Ask charset-normalizer; imported only for the rare draft that needs it."""
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    plain = best is not None and best.coherence > 0 and "\x00" not in str(best)
    return str(best) if plain else None


def _first_fault(data: bytes) -> int:
    """Give the 0-based offset of the first byte that is not UTF-8."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as fault:
        return fault.start
    return 0
