"""The proxy as a whole: one loaded checker, one listening socket, many connections."""

from __future__ import annotations

import asyncio
import logging
import ssl
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from tonecheck.mail.address import Address
from tonecheck.mail.serving import listen, load_certificate, port_of, serve_until_told
from tonecheck.mail.smtp.route import Route
from tonecheck.mail.smtp.submission import Patience, Submission

MOST: Final = 100  # connections at once
LARGEST: Final = 52_428_800  # octets of a message; what servers take at most, encoded attachments included


@dataclass(frozen=True, slots=True)
class Proxy:
    """What is needed to serve.

    Attributes:
        listen: where.
        route: where mail goes.
        certificate: path of the PEM file for TLS towards the client, if any.
        patience: how long a client is waited for.
        most: connections at once.
    """

    listen: Address
    route: Route
    certificate: str | None = None
    patience: Patience = field(default_factory=Patience)
    most: int = MOST

    async def serve(self, ready: Callable[[str], None]) -> None:
        """Serve until SIGTERM.

        Args:
            ready: told where it listens, once it does.

        Raises:
            UsageError: the address is taken, or the certificate cannot be used.
        """
        logging.getLogger("mail.log").disabled = True  # aiosmtpd would write what clients say
        context = load_certificate(self.certificate) if self.certificate else None
        sessions: set[Submission] = set()
        wrapped = self.listen.security == "tls"
        server = await listen(self.listen, lambda: self._admit(sessions, context), context if wrapped else None)
        ready(Address(self.listen.security, self.listen.host, port_of(server)).place)
        await serve_until_told(server, sessions)  # type: ignore[arg-type]
        self.route.desk.close()

    def _admit(self, sessions: set[Submission], context: ssl.SSLContext | None) -> asyncio.BaseProtocol:
        """Take one more client, or turn it away."""
        if len(sessions) >= self.most:
            return _Full()
        return Submission(
            self.route,
            sessions=sessions,
            patience=self.patience,
            tls_context=None if self.listen.security == "tls" else context,
            require_starttls=self.listen.security == "starttls",
            loop=asyncio.get_running_loop(),
        )


class _Full(asyncio.Protocol):
    """Turn a client away."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Say so, and close."""
        transport.write(b"421 4.3.2 tonecheck: too many connections, please try again\r\n")  # type: ignore[attr-defined]
        transport.close()
