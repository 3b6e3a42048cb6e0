"""The client's side of the proxy: aiosmtpd's server with what a relay of logins and foreign offers needs besides."""

from __future__ import annotations

import asyncio
import re
from collections import defaultdict
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from aiosmtpd.smtp import SMTP, syntax

from tonecheck.mail.address import is_loopback
from tonecheck.mail.smtp.conversation import NULL_SENDER, Conversation
from tonecheck.mail.smtp.reply import Reply
from tonecheck.mail.smtp.route import Route

_COMMAND, _PATH, _AUTH = 512, 2048, 12_288  # octets of a line; RFC 5321, with room for long addresses; RFC 4954
_LINE: Final = 65_536  # octets of a line of a message; RFC 5321 says 1000, and mail programs send more
_AUTH_PARAMETER: Final = re.compile(r"\s+AUTH=\S+", re.IGNORECASE)
_PATH_TEXT: Final = re.compile(
    r"""(?:<(?P<path>(?:"(?:[^"\\]|\\.)*"|[^\s<>"])*)>|(?P<bare>[^\s<>"]+@[^\s<>"]+))(?P<rest>(?:\s+.*)?)"""
)
_BDAT: Final = re.compile(r"(\d{1,12})( +LAST)?", re.IGNORECASE)
_PIECE: Final = 65_536
_CHUNKS_END: Final = re.compile(rb"\r\n\Z")


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a client is waited for, in seconds.

    Attributes:
        command: for the next command.
        message: for the whole of one message.
    """

    command: float = 300.0
    message: float = 600.0


class Submission(SMTP):
    """One client's connection.

    Attributes:
        is_busy: whether a message is in flight.
        is_leaving: whether the connection ends after the reply at hand.
    """

    line_length_limit = _LINE

    def __init__(self, route: Route, *, sessions: set[Submission], patience: Patience, **options: object) -> None:
        """Take a connection; ``options`` are aiosmtpd's."""
        self.conversation = Conversation(route)
        super().__init__(
            self.conversation,
            hostname="tonecheck.localhost",
            ident="tonecheck",
            data_size_limit=route.largest,
            timeout=patience.command,
            auth_require_tls=False,  # smtp_AUTH looks at that
            **options,  # type: ignore[arg-type]
        )
        lengths = {"AUTH": _AUTH, "MAIL": _PATH, "RCPT": _PATH}
        self.command_size_limits = defaultdict(lambda: _COMMAND, lengths)  # aiosmtpd's is shared by all connections
        self.is_busy = self.is_leaving = False
        self._sessions, self._patience = sessions, patience
        self._chunks: list[bytes] = []

    @property
    def is_encrypted(self) -> bool:
        """Tell whether TLS is spoken."""
        return self.transport is not None and self.transport.get_extra_info("sslcontext") is not None

    @property
    def is_confidential(self) -> bool:
        """Tell whether nobody on the way can listen."""
        name = self.transport.get_extra_info("sockname") if self.transport is not None else None
        return self.is_encrypted or bool(name and is_loopback(name[0]))

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin, on a new connection and again after STARTTLS, when nothing said before counts."""
        self._sessions.add(self)
        self.conversation.abort()
        self.conversation.login = ""
        super().connection_made(transport)

    def connection_lost(self, error: Exception | None) -> None:
        """End; a message that is not yet whole at the server is broken off there."""
        self._sessions.discard(self)
        if self.session is not None:
            super().connection_lost(error)
        self.conversation.abort()

    def ending(self, reply: Reply) -> Reply:
        """Have the connection end after this reply, which then is 421 where it would say that there is hope."""
        self.is_leaving = True
        return reply

    def wait_longer(self) -> None:
        """Give the judgement and the server their time once a message is whole."""
        self._reset_timeout(self._patience.message + 2 * self.conversation.route.patience)

    async def leave(self) -> None:
        """Say goodbye; what is in flight is finished first."""
        self.is_leaving = True
        if not self.is_busy:
            await self._part("421 4.3.2 tonecheck is being stopped; nothing was sent")
        if self._handler_coroutine is not None:
            await asyncio.wait([self._handler_coroutine])

    async def push(self, status: str | bytes) -> None:
        """Send a reply; one to words that are no command does not repeat them, since they may be of a mail."""
        unknown = isinstance(status, str) and status.startswith("500 Error: command")
        with suppress(ConnectionError):  # the client is gone; connection_lost follows
            words = status.decode("utf-8", "replace") if isinstance(status, bytes) else status
            await super().push("500 5.5.2 Command not recognized" if unknown else words)
            if self.is_leaving and not self._is_continued(status):
                await self._part(None)

    async def read_answer(self) -> bytes:
        """Read the client's next line of a login."""
        return (await self._reader.readline()).rstrip(b"\r\n")

    @syntax("AUTH <mechanism>")
    async def smtp_AUTH(self, arg: str | None) -> None:  # noqa: N802
        """Pass a login on, where nobody can listen to it."""
        if await self.check_helo_needed("EHLO"):
            return
        if not self.conversation.is_open_to_passwords(self):
            await self.push(_refuse_login(stored=self.conversation.route.credentials is not None))
            return
        if self.session is None or self.session.authenticated or not arg:
            await self.push("503 5.5.1 Already authenticated" if arg else "501 5.5.4 Syntax: AUTH mechanism")
            return
        reply = await self.conversation.log_in(self, arg)
        self.session.authenticated = reply.is_good
        await self.push(str(reply))

    @syntax("MAIL FROM: <address>", extended=" [SP <mail-parameters>]")
    async def smtp_MAIL(self, arg: str | None) -> None:  # noqa: N802
        """Begin a mail; the parameter AUTH, which says who wrote it, need not go on (RFC 4954, section 5)."""
        self._chunks.clear()
        await super().smtp_MAIL(arg and _AUTH_PARAMETER.sub("", arg))

    @syntax("VRFY <address>")
    async def smtp_VRFY(self, _arg: str | None) -> None:  # noqa: N802
        """Tell nothing of addresses."""
        await self.push("252 2.1.5 Send the mail to find out")

    @syntax("POST")
    async def smtp_POST(self, _arg: str | None) -> None:  # noqa: N802
        """Hang up on a browser: a web page could have it send words that are commands further on."""
        self.is_leaving = True
        await self.push("421 4.7.0 This is no web server")

    smtp_GET = smtp_HEAD = smtp_PUT = smtp_PATCH = smtp_DELETE = smtp_OPTIONS = smtp_CONNECT = smtp_POST  # noqa: N815

    @syntax("DATA")
    async def smtp_DATA(self, arg: str | None) -> None:  # noqa: N802
        """Take a message; while it is in flight the connection is not closed by a shutdown."""
        self.is_busy = True
        self._reset_timeout(self._patience.message)
        try:
            await super().smtp_DATA(arg or "")
        finally:
            self.is_busy = False

    @syntax("BDAT <size> [LAST]")
    async def smtp_BDAT(self, arg: str | None) -> None:  # noqa: N802
        """Take a message in pieces of a size told before (RFC 3030)."""
        found = _BDAT.fullmatch(arg or "")
        if found is None:
            self.is_leaving = True  # what follows cannot be told from commands
            await self.push("501 5.5.4 Syntax: BDAT size [LAST]")
            return
        self.is_busy = True
        self._reset_timeout(self._patience.message)
        try:
            await self.push(await self._take_piece(int(found[1]), is_last=found[2] is not None))
        finally:
            self.is_busy = False

    async def _take_piece(self, size: int, *, is_last: bool) -> str:
        """Read a piece, and pass the message on with the last one."""
        whole = size + sum(map(len, self._chunks))
        envelope, largest = self.envelope, self.data_size_limit or 0
        fits, is_due = whole <= largest, envelope is not None and bool(envelope.rcpt_tos)
        for at in range(0, size, _PIECE):
            piece = await self._reader.readexactly(min(_PIECE, size - at))
            if fits and is_due:
                self._chunks.append(piece)
        if envelope is None or not is_due:
            return "503 5.5.1 Error: need RCPT command"
        if not fits:
            self._set_rset_state()  # type: ignore[no-untyped-call]
            self._chunks.clear()
            return "552 5.3.4 Message too large"
        if not is_last:
            return f"250 2.0.0 {size} octets received"
        return await self._pass_on(envelope)

    async def _pass_on(self, envelope: object) -> str:
        """Hand over a message that came in pieces."""
        content = b"".join(self._chunks)
        self._chunks.clear()
        content += b"" if _CHUNKS_END.search(content) else b"\r\n"
        envelope.content = envelope.original_content = content  # type: ignore[attr-defined]
        status: str = await self._call_handler_hook("DATA")
        self._set_post_data_state()  # type: ignore[no-untyped-call]
        return status

    def _getaddr(self, arg: str) -> tuple[str | None, str | None]:
        """Read the address of MAIL or RCPT and what follows it, as they are; aiosmtpd would write them anew."""
        found = _PATH_TEXT.fullmatch(arg.strip())
        if found is None:
            return None, None
        bare = found["bare"] or ""
        return bare or found["path"] or NULL_SENDER, found["rest"].strip()

    def _is_continued(self, status: str | bytes) -> bool:
        """Tell whether more lines of the same reply follow, or the client's turn inside of a command."""
        text = status.decode("ascii", "replace") if isinstance(status, bytes) else status
        return text[3:4] == "-" or text.startswith("354")

    async def _part(self, words: str | None) -> None:
        """Close the connection, with last words if any."""
        if words is not None:
            with suppress(ConnectionError):
                await super().push(words)
        await self.conversation.close()
        if self.transport is not None:
            self.transport.close()


def _refuse_login(*, stored: bool) -> str:
    """Say why a client cannot log in."""
    if stored:
        return "503 5.5.1 tonecheck logs in by itself; choose no authentication in your mail program"
    return "538 5.7.11 Encryption required for requested authentication mechanism"
