"""What a message's headers and parts tell of its sending: who gets it, and whether something is attached."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from email.message import Message as Headers
from typing import Final

from tonecheck.draft.encoded_words import decode_header
from tonecheck.draft.entity import Entity, asked, split_parts

_ADDRESS: Final = re.compile(r"[^\s<>@,;:\"'()]+@[^\s<>@,;:\"'()]+")
_DEEPEST: Final = 8  # what is nested deeper is taken for an attachment: in doubt there is no note
_MOST_PARTS: Final = 100
_SHOWN: Final = frozenset({"text/plain", "text/html", "text/enriched", "text/x-amp-html"})
_UUENCODED: Final = re.compile(rb"^begin [0-7]{3,4} \S[^\r\n]{0,200}\r?\n[!-`]", re.MULTILINE)  # in the text itself
_SEALS: Final = frozenset(
    {"application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature"},
)


@dataclass(frozen=True, slots=True)
class Envelope:
    """How a message goes out.

    Attributes:
        sender: its decoded From.
        recipients: its decoded To and Cc.
        addresses: how many addresses stand in them.
        attached: whether anything but its text is in it.
    """

    sender: str = ""
    recipients: str = ""
    addresses: int = 0
    attached: bool = False


def read_envelope(entity: Entity) -> Envelope:
    """Read the addresses of a message, and look for attachments among its parts without decoding them."""
    recipients = ", ".join(_values(entity.headers, {"to", "cc"}))
    return Envelope(
        sender=", ".join(_values(entity.headers, {"from"})),
        recipients=recipients,
        addresses=len({address.lower() for address in _ADDRESS.findall(recipients)}),
        attached=_has_attachment(entity) or bool(_UUENCODED.search(entity.data, entity.start)),
    )


def _values(headers: Headers, names: Iterable[str]) -> list[str]:
    """Give the decoded values of some header fields."""
    return [
        decode_header(str(value).encode("utf-8", "surrogateescape"))
        for name, value in headers.raw_items()
        if name.lower() in names
    ]


def _has_attachment(entity: Entity, depth: int = 0) -> bool:
    """Tell whether a message or a part of one is, or has in it, anything but text to be shown and its seal."""
    kind = entity.headers.get_content_type()
    boundary = asked(entity.headers.get_boundary) if kind.startswith("multipart/") else None
    if boundary is None:
        return _is_attachment(entity, kind)
    if depth == _DEEPEST:
        return True
    parts = split_parts(entity, boundary.encode("utf-8", "surrogateescape"))
    return any(count >= _MOST_PARTS or _has_attachment(part, depth + 1) for count, part in enumerate(parts))


def _is_attachment(entity: Entity, kind: str) -> bool:
    """Tell whether a part is an attachment; a picture that the text shows, like a logo, is none."""
    if kind in _SEALS:
        return False
    if asked(entity.headers.get_content_disposition) == "attachment":
        return True
    if kind.startswith("image/") and entity.headers.get("content-id"):
        return False
    return kind not in _SHOWN or asked(entity.headers.get_filename) is not None
