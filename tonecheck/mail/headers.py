"""The header of a message as the gate needs it: the override taken out to the byte, the addresses, the Subject."""

from __future__ import annotations

import re
from dataclasses import dataclass
from email.utils import getaddresses
from typing import Final

from tonecheck.draft.encoded_words import decode_header
from tonecheck.draft.entity import Entity, read_entity
from tonecheck.errors import MessageError

OVERRIDE_FIELD: Final = "X-Tonecheck"
_OVERRIDE: Final = re.compile(
    rb"^" + OVERRIDE_FIELD.encode() + rb"[ \t]*:([^\n]*(?:\n[ \t]+[^\s][^\n]*)*)(?:\n|\Z)", re.IGNORECASE | re.MULTILINE
)
_RECIPIENTS: Final = frozenset({"to", "cc", "bcc", "resent-to", "resent-cc", "resent-bcc"})
_OF_MAIL: Final = frozenset({*_RECIPIENTS, "from", "subject", "date", "message-id", "mime-version", "content-type"})


@dataclass(frozen=True, slots=True)
class Heading:
    """What a message's header tells the gate.

    Attributes:
        is_mail: whether there is a field of mail in it; what has none is a text and judged as one.
        recipients: the addresses in its To, Cc and Bcc, lower case.
        subject: its decoded Subject.
    """

    is_mail: bool
    recipients: frozenset[str]
    subject: str


def take_override(message: bytes) -> tuple[bytes, bool]:
    """Take the field ``X-Tonecheck`` out of a message's header; nothing else is touched.

    Returns:
        The message without it, and whether it said ``send``. Without such a field it is the very message given.

    Raises:
        MessageError: the message has more headers than any mail program writes.
    """
    entity = read_entity(message, 0, len(message))
    found = list(_OVERRIDE.finditer(message, 0, entity.start))
    said = any(match[1].strip().lower() == b"send" for match in found)
    for match in reversed(found):
        message = message[: match.start()] + message[match.end() :]
    return message, said


def read_heading(message: bytes) -> Heading:
    """Read what the gate asks of a message's header."""
    entity = read_entity(message, 0, len(message))
    fields = {name.lower() for name in entity.headers}
    return Heading(
        is_mail=not _OF_MAIL.isdisjoint(fields),
        recipients=frozenset(address.lower() for _, address in getaddresses(_values(entity, _RECIPIENTS)) if address),
        subject=" ".join(" ".join(_values(entity, frozenset({"subject"}))).split()),
    )


def read_message_id(message: bytes) -> str:
    """Give the Message-ID of a message; empty where it has none or cannot be read."""
    try:
        return "".join(_values(read_entity(message, 0, len(message)), frozenset({"message-id"}))).strip()
    except MessageError:
        return ""


def _values(entity: Entity, names: frozenset[str]) -> list[str]:
    """Give the decoded values of some header fields."""
    return [
        decode_header(str(value).encode("utf-8", "surrogateescape"))
        for name, value in entity.headers.raw_items()
        if name.lower() in names
    ]
