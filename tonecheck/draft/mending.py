"""Put a changed text back where it came from: the same file or message, and nothing else in it touched."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.header import Header
from quopri import encodestring
from typing import TYPE_CHECKING, Final, cast

from tonecheck.draft.decoding import decode_text
from tonecheck.draft.entity import Entity, asked, read_entity, split_parts
from tonecheck.draft.reading import InputKind, is_mail, open_source, without_lead
from tonecheck.errors import TonecheckError

if TYPE_CHECKING:
    from tonecheck.draft.message import Message

_CHARSETS: Final = ("utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252", "mac_roman")
_LONGEST_LINE: Final = 998  # octets, RFC 5322
_FIELDS: Final = rb"(?im)^(?:content-type|content-transfer-encoding)[ \t]*:.*\r?\n(?:[ \t]+.*\r?\n)*"
_SUBJECT: Final = rb"(?im)^subject[ \t]*:.*\r?\n(?:[ \t]+.*\r?\n)*"
_WHOLE: Final = frozenset({"mixed", "related"})


@dataclass(frozen=True, slots=True)
class Original:
    """A draft as it came, and what in it may be changed.

    Attributes:
        source: the bytes as they came.
        text: the draft, or a message's decoded body.
        subject: a message's decoded Subject, else empty.
        body: where a message's only plain text stands; None for a text.
        obstacle: why the text cannot be put back; empty where it can.
    """

    source: bytes
    text: str
    subject: str
    body: Entity | None
    obstacle: str

    def rebuild(self, text: str, subject: str) -> bytes:
        """Give the source with another text and Subject; where there is an obstacle, the text alone."""
        if self.obstacle:
            return text.encode("utf-8", "replace")
        return self._encoded(text) if self.body is None else _spliced(self.body, text, subject, self.subject)

    def _encoded(self, text: str) -> bytes:
        """Encode a text as it was encoded, or as UTF-8 where that has no such sign."""
        charset = next((name for name in _CHARSETS if _decodes(self.source, name, self.text)), "utf-8")
        try:
            return text.encode(charset)
        except UnicodeEncodeError:
            return text.encode("utf-8", "replace")


def open_original(source: bytes, *, kind: InputKind = "auto") -> Original:
    """Open a draft for changes.

    Raises:
        EncodingError: the bytes fit no character set.
        MessageError: the message has no text.
    """
    message = open_source(source, kind=kind)
    if not is_mail(source, kind=kind):
        is_page = message.text != decode_text(source)
        obstacle = "it is an HTML page" if is_page else ""
        return Original(source, _own(message) if is_page else message.text, "", None, obstacle)
    data = cast("bytes", without_lead(source))
    bodies = list(_texts(read_entity(data, 0, len(data))))
    body = bodies[0] if len(bodies) == 1 else None
    if body is None or not _comes_back(body, message):
        return Original(source, _own(message), "", None, "the body of the message is not plain text alone")
    return Original(source, message.text, message.subject, body, "")


def _own(message: Message) -> str:
    """Give the text without what its mark-up tells not to be the sender's."""
    text, at = "", 0
    for part in message.skipped:
        text, at = text + message.text[at : part.start], max(at, part.end)
    return text + message.text[at:]


def _decodes(data: bytes, charset: str, text: str) -> bool:
    """Tell whether bytes are a text in a character set, and come out the same again."""
    try:
        return data.decode(charset) == text and text.encode(charset) == data
    except ValueError:
        return False


def _texts(entity: Entity) -> Iterator[Entity | None]:
    """Yield the plain text parts that are shown; None for what makes a change impossible."""
    kind = entity.headers.get_content_type()
    family, _, subtype = kind.partition("/")
    if family == "multipart":
        boundary = asked(entity.headers.get_boundary)
        if boundary is None or subtype not in _WHOLE:
            yield None
            return
        for part in split_parts(entity, boundary.encode("utf-8", "surrogateescape")):
            yield from _texts(part)
    elif family == "text" and asked(entity.headers.get_content_disposition) != "attachment":
        yield entity if kind == "text/plain" else None


def _comes_back(body: Entity, message: Message) -> bool:
    """Tell whether the text, put back and read again, is the same."""
    try:
        again = open_source(_spliced(body, message.text, message.subject, message.subject), kind="message")
    except TonecheckError:
        return False
    return (again.text, again.subject) == (message.text, message.subject)


def _spliced(body: Entity, text: str, subject: str, old_subject: str) -> bytes:
    """Put another text in place of a part's body, and another Subject into the headers."""
    data = body.data
    start = _headers_start(data, body.start)
    line_end = b"\r\n" if b"\r\n" in data[: body.start] else b"\n"
    encoded = text.encode("utf-8", "replace")
    is_long = any(len(line) > _LONGEST_LINE for line in encoded.split(b"\n"))
    content = encodestring(encoded) if is_long else encoded
    way = b"quoted-printable" if is_long else b"7bit" if encoded.isascii() else b"8bit"
    headers = _declared(data[start : body.start], way, line_end)
    whole = data[:start] + headers + content.replace(b"\n", line_end) + data[body.end :]
    return whole if subject == old_subject else _with_subject(whole, subject, line_end)


def _headers_start(data: bytes, body: int) -> int:
    """Give where the headers begin of the part with a body at an offset: after an empty or a boundary line."""
    opening = data[:body].rstrip(b"\r\n")
    lines = [match.end() for match in re.finditer(rb"(?m)^(?:--[^\r\n]*|[ \t]*)\r?\n", opening)]
    return max(lines, default=0)


def _declared(headers: bytes, way: bytes, line_end: bytes) -> bytes:
    """Declare what the content is now; headers that declared nothing stay as they are unless they must."""
    rest, count = re.subn(_FIELDS, b"", headers)
    if not count and way != b"quoted-printable":
        return headers
    blank = re.search(rb"(?:^|(?<=\n))[ \t]*\r?\n\Z", rest)
    at = blank.start() if blank else len(rest)
    fields = (b"Content-Type: text/plain; charset=utf-8", b"Content-Transfer-Encoding: " + way)
    return rest[:at] + b"".join(field + line_end for field in fields) + rest[at:]


def _with_subject(data: bytes, subject: str, line_end: bytes) -> bytes:
    """Put another Subject in place of the first."""
    value = Header(" ".join(subject.split()), "us-ascii" if subject.isascii() else "utf-8").encode(linesep="\n")
    field = b"Subject: " + value.encode().replace(b"\n", line_end) + line_end
    return re.sub(_SUBJECT, lambda _: field, data, count=1)
