"""A mail message, by RFC 5322 and MIME, to its Subject and the text of its body."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from tonecheck.draft.decoding import decode_text
from tonecheck.errors import MessageError

_HEADER_LINE: Final = re.compile(r"[!-9;-~]+[ \t]*:")
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
    """

    subject: str
    text: str


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
        MessageError: the message has no text part.
        EncodingError: the body's bytes fit no character set.
    """
    from email import policy
    from email.message import EmailMessage
    from email.parser import BytesParser

    parsed = BytesParser(policy=policy.default).parsebytes(data)
    body = parsed.get_body(preferencelist=("plain", "html")) if isinstance(parsed, EmailMessage) else None
    if body is None:
        raise MessageError("the message has no text part to judge")
    payload = body.get_payload(decode=True)
    text = decode_text(payload if isinstance(payload, bytes) else b"", charset=body.get_content_charset())
    return Message(subject=str(parsed.get("subject", "")), text=text.replace("\r\n", "\n"))
