"""The connection to the server behind the proxy: one for each of the client's."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Final, cast

import aiosmtplib
from aiosmtplib import SMTPException, SMTPHeloError, SMTPResponseException, SMTPServerDisconnected

from tonecheck.mail.address import Address
from tonecheck.mail.smtp.credentials import Credentials
from tonecheck.mail.smtp.reply import Reply, explain_fault

Faults: Final = (SMTPException, OSError, ValueError)
_NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]{0,253}|\[[A-Za-z0-9:.]{2,60}\]")
_GO_AHEAD: Final = 354
_PARTING: Final = 5.0  # seconds for a goodbye


class UnreachableError(Exception):
    """The server cannot be used; ``reply`` says why."""

    def __init__(self, reply: Reply) -> None:
        """Keep the reply."""
        super().__init__(str(reply))
        self.reply = reply


@dataclass(frozen=True, slots=True)
class Offers:
    """What the server offers, of that which a proxy can pass on."""

    size: int | None
    eight_bit: bool
    utf8: bool
    chunking: bool
    mechanisms: tuple[str, ...]


class Link:
    """A connection over which one mail after the other is sent."""

    def __init__(self, client: aiosmtplib.SMTP, upstream: Address, patience: float) -> None:
        """Take over a client that is connected."""
        self._client, self._upstream, self._patience = client, upstream, patience

    @classmethod
    async def open(
        cls, upstream: Address, *, name: str, patience: float, credentials: Credentials | None = None
    ) -> Link:
        """Connect, protect the connection as asked, and log in where credentials are given.

        Args:
            upstream: the server.
            name: how the client calls itself.
            patience: seconds for each answer.
            credentials: those stored; None where the client's own will follow.

        Raises:
            UnreachableError: it cannot be used.
        """
        client = aiosmtplib.SMTP(
            hostname=upstream.host,
            port=upstream.port,
            use_tls=upstream.security == "tls",
            start_tls=upstream.security == "starttls",
            local_hostname=name if _NAME.fullmatch(name) else "localhost",
            timeout=patience,
        )
        try:
            await client.connect()
            await _greet(client)
            if credentials is not None:
                await client.login(credentials.user, credentials.password)
        except Faults as fault:
            client.close()
            raise UnreachableError(explain_fault(fault, upstream.place)) from fault
        return cls(client, upstream, patience)

    @property
    def is_open(self) -> bool:
        """Tell whether the server can still be asked."""
        return self._client.is_connected

    @property
    def offers(self) -> Offers:
        """Give what the server offers."""
        client = self._client
        size = client.esmtp_extensions.get("size", "")
        return Offers(
            size=int(size) if size.isdecimal() and int(size) else None,
            eight_bit=client.supports_extension("8bitmime"),
            utf8=client.supports_extension("smtputf8"),
            chunking=client.supports_extension("chunking"),
            mechanisms=tuple(dict.fromkeys(name.upper() for name in client.server_auth_methods)),
        )

    async def ask(self, *words: bytes, more: int | None = None) -> Reply:
        """Say one command, and give the answer; ``more`` is the code by which the server may ask for the rest of it."""
        return await self._answer(self._client.execute_command(*words), more)

    async def mail(self, sender: str, options: Sequence[str]) -> Reply:
        """Begin a mail."""
        return await self.ask(b"MAIL", _path(b"FROM", sender), *(option.encode() for option in options))

    async def rcpt(self, recipient: str) -> Reply:
        """Name one recipient."""
        return await self.ask(b"RCPT", _path(b"TO", recipient))

    async def send(self, message: bytes) -> Reply:
        """Send the message to the recipients named; one cut short is broken off, so that it cannot count as whole."""
        reply = await self.ask(b"DATA", more=_GO_AHEAD)
        if reply.code != _GO_AHEAD:
            return (
                reply if not reply.is_good else Reply(451, "4.5.0 tonecheck: the server gave no proper answer to DATA")
            )
        try:
            reply = await self._answer(self._transmit(message))
        except asyncio.CancelledError:
            self.abort()
            raise
        return (
            reply if reply.is_certain else replace(reply, text=f"{reply.text}; the mail may have arrived all the same")
        )

    async def quit(self) -> None:
        """Say goodbye."""
        with suppress(*Faults, asyncio.TimeoutError):
            await self._client.quit(timeout=_PARTING)
        self.abort()

    def abort(self) -> None:
        """Drop the connection at once."""
        if self._client.transport is not None:
            cast("asyncio.Transport", self._client.transport).abort()
        self._client.close()

    async def _transmit(self, message: bytes) -> aiosmtplib.SMTPResponse:
        """Write the message with its dots doubled, and wait for the verdict on it."""
        protocol = self._client.protocol
        if protocol is None:
            raise SMTPServerDisconnected("Connection lost")
        whole = message if message.endswith(b"\r\n") else message + b"\r\n"
        stuffed = whole.replace(b"\r\n.", b"\r\n..")
        protocol.write((b"." if stuffed.startswith(b".") else b"") + stuffed + b".\r\n")
        return await protocol.read_response(timeout=self._patience)

    async def _answer(self, asked: Awaitable[aiosmtplib.SMTPResponse], more: int | None = None) -> Reply:
        """Give the answer, or what stands for it where the server fails."""
        try:
            response = await asked
        except Faults as fault:
            self.abort()
            return explain_fault(fault, self._upstream.place)
        if response.code // 100 in {2, 4, 5} or response.code == more:
            return Reply(response.code, response.message)
        self.abort()
        return explain_fault(SMTPResponseException(response.code, ""), self._upstream.place)


async def _greet(client: aiosmtplib.SMTP) -> None:
    """Say EHLO, and HELO to a server that does not know it."""
    try:
        await client.ehlo()
    except SMTPHeloError:
        await client.helo()


def _path(keyword: bytes, address: str) -> bytes:
    """Write an address as the argument of MAIL or RCPT; the null sender is empty."""
    return keyword + b":<" + address.encode("utf-8", "surrogateescape") + b">"
