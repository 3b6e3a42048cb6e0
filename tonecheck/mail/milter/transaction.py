"""One mail as a mail transfer agent tells of it, piece by piece."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from tonecheck.mail.envelope import Envelope
from tonecheck.mail.headers import OVERRIDE_FIELD


@dataclass(slots=True)
class Transaction:
    """The pieces of a mail so far.

    Attributes:
        largest: octets that a message may have; what is beyond is not kept.
        has_space: whether the agent gives header values with the white space before them.
        sender: the envelope's sender; empty for the null sender.
        recipients: the envelope's recipients.
        names: of the header's fields, in their order.
        size: octets so far, those beyond the limit included.
    """

    largest: int
    has_space: bool
    sender: str = ""
    recipients: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    size: int = 0
    _pieces: list[bytes] = field(default_factory=list)

    def add_header(self, name: str, value: bytes) -> None:
        """Take a field; its folded lines end in CRLF again."""
        self.names.append(name)
        folded = value.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
        self.add(b"%s:%s%s\r\n" % (name.encode("utf-8", "surrogateescape"), b"" if self.has_space else b" ", folded))

    def add(self, piece: bytes) -> None:
        """Take a piece of the message."""
        self.size += len(piece)
        if not self.is_too_large:
            self._pieces.append(piece)

    @property
    def is_too_large(self) -> bool:
        """Tell whether there is more than may be."""
        return self.size > self.largest

    @property
    def message(self) -> bytes:
        """Give the whole message."""
        return b"".join(self._pieces)

    def envelope(self, via: tuple[str, ...]) -> Envelope:
        """Give the way by which the mail came; ``via`` is the program by which it goes out when it is released."""
        words = ("-G", "-i", "-f", self.sender or "<>", "--", *self.recipients)
        return Envelope("milter", self.sender, tuple(self.recipients), words, via)

    def overrides(self) -> Iterator[int]:
        """Yield the places of the fields ``X-Tonecheck`` among those of that name, from 1 on, the last first."""
        found = sum(name.strip().lower() == OVERRIDE_FIELD.lower() for name in self.names)
        yield from range(found, 0, -1)


def bare_address(path: bytes) -> str:
    """Give the address of MAIL or RCPT without its angle brackets."""
    text = path.decode("utf-8", "surrogateescape").strip()
    return text[1:-1] if text.startswith("<") and text.endswith(">") else text
