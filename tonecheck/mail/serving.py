"""What the doors that listen share: sockets, connections in their limits, and an end that breaks nothing off."""

from __future__ import annotations

import asyncio
import signal
import ssl
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

from tonecheck.errors import UsageError
from tonecheck.mail.address import Address

Factory = Callable[[], asyncio.BaseProtocol]
GRACE = 30.0  # seconds that a mail in flight has to arrive once the end was asked for


class Session(Protocol):
    """One connection."""

    async def leave(self) -> None:
        """Say goodbye once nothing is in flight, and close."""


async def listen(address: Address, factory: Factory, context: ssl.SSLContext | None = None) -> asyncio.Server:
    """Listen on an address.

    Raises:
        UsageError: it is taken, or not of this machine.
    """
    try:
        return await asyncio.get_running_loop().create_server(factory, address.host, address.port, ssl=context)
    except OSError as fault:
        raise UsageError(f"cannot listen on {address.place}: {fault.strerror or type(fault).__name__}") from fault


def port_of(server: asyncio.Server) -> int:
    """Give the port on which a server listens."""
    port: int = server.sockets[0].getsockname()[1]
    return port


def load_certificate(path: str) -> ssl.SSLContext:
    """Load the file with certificate and key for TLS towards the client.

    Raises:
        UsageError: it cannot be used.
    """
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    try:
        context.load_cert_chain(Path(path))
    except (OSError, ssl.SSLError) as fault:
        raise UsageError(
            f"certificate {path} cannot be used: it must be a PEM file with certificate and key"
        ) from fault
    return context


async def serve_until_told(server: asyncio.Server, sessions: set[Session]) -> None:
    """Serve until SIGTERM or SIGINT; then listen no more, finish what is in flight, and leave."""
    loop, told = asyncio.get_running_loop(), asyncio.Event()
    loop.set_exception_handler(_pass_over)
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, told.set)
    try:
        await told.wait()
    finally:
        server.close()
    leaving = [asyncio.ensure_future(session.leave()) for session in sessions]
    if leaving:
        await asyncio.wait(leaving, timeout=GRACE)


def _pass_over(_loop: asyncio.AbstractEventLoop, _context: dict[str, Any]) -> None:
    """Say nothing of connections that broke: the words of the fault could quote what was sent on them."""
