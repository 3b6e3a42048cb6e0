"""One connection of a mail transfer agent: its events in, one verdict a mail out."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kilter.protocol import messages as told
from kilter.protocol.buffer import SimpleBuffer
from kilter.protocol.core import FilterProtocol

from tonecheck.errors import TooLongError
from tonecheck.mail.headers import OVERRIDE_FIELD
from tonecheck.mail.milter.transaction import Transaction, bare_address

if TYPE_CHECKING:
    from tonecheck.mail.desk import Desk

_BUFFER: Final = 1_048_576  # octets; the largest packet that is agreed on is 64 KiB, but a header field may be longer
_VERSION: Final = 6
_Flags = told.ProtocolFlags
_WANTED: Final = (
    _Flags.NO_CONNECT
    | _Flags.NO_HELO
    | _Flags.NO_UNKNOWN
    | _Flags.NO_DATA
    | _Flags.NR_MAIL
    | _Flags.NR_RCPT
    | _Flags.NR_HEADER
    | _Flags.NR_EOH
    | _Flags.NR_BODY
    | _Flags.HEADER_LEADING_SPACE
)
_NEEDED: Final = told.ActionFlags.CHANGE_HEADERS  # to take the override out


@dataclass(frozen=True, slots=True)
class Filtering:
    """What every session needs.

    Attributes:
        desk: decides about each mail.
        via: the program by which a held mail goes out when it is released.
        largest: octets that a message may have.
        patience: seconds for the next event.
    """

    desk: Desk
    via: tuple[str, ...]
    largest: int
    patience: float


class MilterSession:
    """A connection; mails come over it one after the other."""

    def __init__(self, filtering: Filtering, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Take a connection."""
        self._filtering, self._reader, self._writer = filtering, reader, writer
        self._protocol = FilterProtocol()
        self._has_space = False
        self._mail = self._new_mail()
        self._idle = asyncio.Event()
        self._idle.set()

    async def run(self) -> None:
        """Serve until the agent leaves; a fault ends the connection, and the agent refuses the mail for now."""
        try:
            await self._converse()
        except Exception as fault:  # noqa: BLE001 - the rim: whatever it is, no mail may pass by it, nor be quoted
            self._filtering.desk.report(f"connection ended ({type(fault).__name__})")
        finally:
            self._writer.close()

    async def leave(self) -> None:
        """Finish the verdict at hand, and close."""
        await self._idle.wait()
        await self._writer.drain()
        self._writer.close()

    async def _converse(self) -> None:
        """Read events and answer them."""
        buffer = SimpleBuffer(_BUFFER)
        while data := await asyncio.wait_for(self._reader.read(buffer.available), self._filtering.patience):
            buffer[:] = data
            for message in self._protocol.read_from(buffer):
                if isinstance(message, told.Close):
                    return
                async for reply in self._answers(message):
                    self._send(reply)
            await self._writer.drain()

    def _send(self, reply: told.Message) -> None:
        """Write one reply."""
        out = SimpleBuffer(_BUFFER)
        self._protocol.write_to(out, reply)  # type: ignore[arg-type]
        self._writer.write(bytes(out[:]))

    async def _answers(self, message: told.Message) -> AsyncIterator[told.Message]:
        """Take an event, and yield what is said to it."""
        if isinstance(message, told.Negotiate):
            yield self._agree(message)
        elif isinstance(message, told.EndOfMessage):
            self._mail.add(bytes(message.content))
            self._idle.clear()
            async for reply in self._verdict():
                yield reply
            self._idle.set()
        else:
            self._take(message)
            if self._protocol.needs_response(message):  # type: ignore[arg-type]
                yield told.Continue()

    def _agree(self, offered: told.Negotiate) -> told.Negotiate:
        """Agree on the events and the changes."""
        if not offered.action_flags & _NEEDED:
            raise ValueError("the mail server does not let the header be changed")
        flags = _WANTED & offered.protocol_flags
        self._has_space = bool(flags & _Flags.HEADER_LEADING_SPACE)
        # Macros are not needed, and kilter cannot read those in UTF-8; an empty list would mean the agent's own choice.
        choosing = offered.action_flags & told.ActionFlags.SETSYMLIST
        macros = {stage: ["i"] for stage in told.Stage} if choosing else {}
        return told.Negotiate(min(_VERSION, offered.version), _NEEDED | choosing, flags, macros)

    def _take(self, message: told.Message) -> None:
        """Take a piece of a mail."""
        if isinstance(message, told.EnvelopeFrom | told.Abort):
            self._mail = self._new_mail()
        if isinstance(message, told.EnvelopeFrom):
            self._mail.sender = bare_address(bytes(message.sender))
        elif isinstance(message, told.EnvelopeRecipient):
            self._mail.recipients.append(bare_address(bytes(message.recipient)))
        elif isinstance(message, told.Header):
            self._mail.add_header(message.name, bytes(message.value))
        elif isinstance(message, told.EndOfHeaders):
            self._mail.add(b"\r\n")
        elif isinstance(message, told.Body):
            self._mail.add(bytes(message.content))

    async def _verdict(self) -> AsyncIterator[told.Message]:
        """Decide about the mail, which is whole now."""
        mail, self._mail = self._mail, self._new_mail()
        if not mail.recipients:
            raise ValueError("a message without an envelope")
        desk = self._filtering.desk
        answer = (
            desk.excuse(TooLongError("the message is larger than tonecheck takes"))
            if mail.is_too_large
            else await desk.decide(mail.message, mail.envelope(self._filtering.via))
        )
        if answer.reply:
            yield told.ReplyCode(answer.reply.replace("%", "%%").encode() + b"\x00")
            return
        for place in mail.overrides():
            yield told.ChangeHeader(place, OVERRIDE_FIELD, b"")
        yield told.Accept()

    def _new_mail(self) -> Transaction:
        """Begin a mail."""
        return Transaction(self._filtering.largest, self._has_space)
