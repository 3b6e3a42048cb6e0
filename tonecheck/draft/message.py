"""A mail message, by RFC 5322 and MIME, to its Subject and the text of its body."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from tonecheck.errors import NoTextError
from tonecheck.report import WHOLE, Origin, Skipped

if TYPE_CHECKING:
    from tonecheck.draft.body import Body
    from tonecheck.draft.envelope import Envelope

_HEADER_LINE: Final = re.compile(r"[!-9;-~]+[ \t]*:")
_SUBJECT: Final = re.compile(rb"^subject[ \t]*:", re.IGNORECASE | re.MULTILINE)
_FEWEST_FIELDS: Final = 2
_MESSAGE_HEADERS: Final = frozenset(
    "bcc cc content-transfer-encoding content-type date delivered-to from in-reply-to message-id mime-version "
    "received references reply-to return-path sender subject to".split()
)


@dataclass(frozen=True, slots=True)
class Message:
    """What of a mail message can be judged.

    Attributes:
        subject: the decoded Subject; empty where there is none.
        text: the decoded body.
        skipped: the stretches of it that its mark-up tells not to be the sender's.
        envelope: who gets it and what is attached; None for what is no message.
        origin: where the text stands in the source.
    """

    subject: str
    text: str
    skipped: tuple[Skipped, ...] = ()
    envelope: Envelope | None = None
    origin: Origin = WHOLE


def is_message(text: str) -> bool:
    """Tell whether a text begins with the headers of a mail message.

    At least two header fields are wanted, one of them a field of mail, and all of the first block's lines must be
    fields or their continuations: a draft that opens with "Re: your mail" stays a draft.
    """
    lines = _header_block(text)
    names = [match[0].rstrip(" \t:").lower() for line in lines if (match := _HEADER_LINE.match(line))]
    folded = sum(line[:1] in {" ", "\t"} for line in lines)
    return len(names) >= _FEWEST_FIELDS and len(names) + folded == len(lines) and not _MESSAGE_HEADERS.isdisjoint(names)


def _header_block(text: str) -> list[str]:
    """Give the lines before the first empty one, without a leading mbox ``From `` line."""
    block = re.split(r"\r?\n[ \t]*\r?\n", text[:65536].lstrip("\r\n"), maxsplit=1)[0]
    lines = block.splitlines()
    return lines[1:] if lines and lines[0].startswith("From ") else lines


def read_message(data: bytes) -> Message:
    """Parse a message and decode its Subject and the body part a reader would see.

    Raises:
        NoTextError: the message has no text part.
        MessageError: it has more headers or parts than mail programs write.
        EncodingError: the body's bytes fit no character set.
    """
    from tonecheck.draft.body import Reading
    from tonecheck.draft.encoded_words import decode_header
    from tonecheck.draft.entity import read_entity
    from tonecheck.draft.envelope import read_envelope

    entity = read_entity(data, 0, len(data))
    bodies = Reading().bodies(entity)
    if not bodies:
        raise NoTextError("the message has no text part to judge")
    subjects = [value for name, value in entity.headers.raw_items() if name.lower() == "subject"]
    subject = "\n".join(decode_header(value.encode("utf-8", "surrogateescape")) for value in subjects)
    return Message(subject, *_joined(bodies), read_envelope(entity), _origin(data, bodies))


def _origin(data: bytes, bodies: list[Body]) -> Origin:
    """Tell on which lines of a message its text and its Subject stand."""
    subject = _SUBJECT.search(data, 0, bodies[0].start)
    return Origin(
        line=_line(data, bodies[0].start),
        is_as_written=len(bodies) == 1 and bodies[0].is_as_written,
        subject=_line(data, subject.start()) if subject else None,
    )


def _line(data: bytes, at: int) -> int:
    """Give the 1-based line of an offset."""
    return data.count(b"\n", 0, at) + 1


def _joined(bodies: list[Body]) -> tuple[str, tuple[Skipped, ...]]:
    """Put the texts of several parts one below the other, their told stretches moved along."""
    text, skipped = "", list[Skipped]()
    for body in bodies:
        text += "\n" if text and not text.endswith("\n") else ""
        skipped += [Skipped(part.start + len(text), part.end + len(text), part.kind) for part in body.skipped]
        text += body.text
    return text, tuple(skipped)
