"""The mail filter as a whole: one loaded checker, one listening socket, many connections."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tonecheck.errors import UsageError
from tonecheck.mail.address import Address
from tonecheck.mail.milter.session import Filtering, MilterSession
from tonecheck.mail.serving import listen, port_of, serve_until_told

_GROUP_TOO: Final = 0o660  # the mail server's group must be able to write to the socket


@dataclass(frozen=True, slots=True)
class Milter:
    """What is needed to serve.

    Attributes:
        listen: a host with its port, or the path of a socket.
        filtering: what every session needs.
        most: connections at once.
    """

    listen: Address | Path
    filtering: Filtering
    most: int = 100

    async def serve(self, ready: Callable[[str], None]) -> None:
        """Serve until SIGTERM.

        Args:
            ready: told where it listens, as Postfix writes it, once it does.

        Raises:
            UsageError: the address is taken.
        """
        sessions: set[MilterSession] = set()
        server = await self._open(sessions)
        at = f"unix:{self.listen}" if isinstance(self.listen, Path) else f"inet:{self.listen.host}:{port_of(server)}"
        ready(at)
        await serve_until_told(server, sessions)  # type: ignore[arg-type]
        self.filtering.desk.close()

    async def _open(self, sessions: set[MilterSession]) -> asyncio.Server:
        """Listen."""
        loop = asyncio.get_running_loop()

        async def converse(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            session = MilterSession(self.filtering, reader, writer)
            if len(sessions) >= self.most:
                writer.close()  # the mail server takes that as a fault, and tells its client to try again
                return
            sessions.add(session)
            try:
                await session.run()
            finally:
                sessions.discard(session)

        def make() -> asyncio.BaseProtocol:
            return asyncio.StreamReaderProtocol(asyncio.StreamReader(loop=loop), converse, loop=loop)

        if isinstance(self.listen, Address):
            return await listen(self.listen, make)
        try:
            server = await loop.create_unix_server(make, self.listen)
            self.listen.chmod(_GROUP_TOO)
        except OSError as fault:
            raise UsageError(f"cannot listen on {self.listen}: {fault.strerror or type(fault).__name__}") from fault
        return server
