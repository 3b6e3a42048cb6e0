"""What the proxy says to one client, asking the server behind it before each answer."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from aiosmtpd.smtp import Envelope as Transaction
from aiosmtpd.smtp import Session as State

from tonecheck.mail.envelope import Envelope
from tonecheck.mail.smtp.link import Link, Offers, UnreachableError
from tonecheck.mail.smtp.reply import Reply
from tonecheck.mail.smtp.route import Route

if TYPE_CHECKING:
    from tonecheck.mail.smtp.submission import Submission

NULL_SENDER: Final = "<>"  # as aiosmtpd writes it
_CHALLENGE: Final = 334
_BARE: Final = re.compile(rb"\r(?!\n)|(?<!\r)\n")
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f<>]")
_LOST: Final = Reply(
    421, "4.4.2 tonecheck: the connection to the mail server is gone; nothing was sent, please try again"
)


class Conversation:
    """The hooks that aiosmtpd calls for one connection.

    MAIL and RCPT go on to the server as they come, so that its own refusals reach the client; the message goes on only
    when it was judged.
    """

    def __init__(self, route: Route) -> None:
        """Begin without a connection to the server: the client's EHLO makes one."""
        self.route = route
        self.link: Link | None = None
        self.login = ""
        self._is_begun = False  # whether the server has a mail begun
        self._refusal: Reply | None = None  # to the EHLO

    async def handle_EHLO(  # noqa: N802 - aiosmtpd's name
        self, server: Submission, session: State, _envelope: Transaction, hostname: str, _lines: list[str]
    ) -> list[str]:
        """Offer what the server offers."""
        self._refusal = await self._meet(hostname)
        if self._refusal is not None or self.link is None:
            return [str(self._refusal or _LOST)]  # most clients say HELO now, and show what that is answered
        session.host_name = hostname
        offers = self.link.offers
        server.enable_SMTPUTF8 = offers.utf8
        server.data_size_limit = min(self.route.largest, offers.size or self.route.largest)
        words = [
            server.hostname,
            *_told(offers, server.data_size_limit),
            *self._for_this_client(server, offers),
            "HELP",
        ]
        return [f"250-{word}" for word in words[:-1]] + [f"250 {words[-1]}"]

    async def handle_HELO(  # noqa: N802
        self, server: Submission, session: State, _envelope: Transaction, hostname: str
    ) -> str:
        """Greet a client that knows no extensions."""
        refusal = self._refusal or await self._meet(hostname)
        if refusal is not None:
            return str(server.ending(refusal))
        session.host_name = hostname
        return f"250 {server.hostname}"

    async def handle_MAIL(  # noqa: N802
        self, server: Submission, _session: State, envelope: Transaction, address: str, options: list[str]
    ) -> str:
        """Begin a mail at the server."""
        sender = "" if address == NULL_SENDER else address
        if _CONTROL.search(sender):
            return "553 5.1.7 Malformed address"
        reply = await self._reset() or await self._ask(server, lambda link: link.mail(sender, options))
        if reply.is_good:
            self._is_begun = True
            envelope.mail_from = address
            envelope.mail_options.extend(options)
        return str(reply)

    async def handle_RCPT(  # noqa: N802
        self, server: Submission, _session: State, envelope: Transaction, address: str, _options: list[str]
    ) -> str:
        """Name a recipient to the server."""
        if _CONTROL.search(address):
            return "553 5.1.3 Malformed address"
        reply = await self._ask(server, lambda link: link.rcpt(address))
        if reply.is_good:
            envelope.rcpt_tos.append(address)
        return str(reply)

    async def handle_RSET(self, _server: Submission, _session: State, _envelope: Transaction) -> str:  # noqa: N802
        """Forget the mail begun."""
        return str(await self._reset() or Reply(250, "2.0.0 OK"))

    async def handle_QUIT(self, _server: Submission, _session: State, _envelope: Transaction) -> str:  # noqa: N802
        """Say goodbye on both sides."""
        await self.close()
        return "221 2.0.0 Bye"

    async def handle_DATA(self, server: Submission, _session: State, envelope: Transaction) -> str:  # noqa: N802
        """Judge the message, and send it if it may go; 250 is said only after the server's."""
        message = envelope.original_content or b""
        if _BARE.search(message):  # what one server takes for the end of a mail, another one does not
            return "550 5.6.11 Bare CR or LF in the message; nothing was sent"
        server.wait_longer()
        answer = await self.route.desk.decide(message, self._envelope(envelope))
        passed = answer.message
        if passed is None:
            return answer.reply
        reply = await self._ask(server, lambda link: link.send(passed))
        self._is_begun = self._is_begun and not reply.is_good
        return str(reply)

    async def handle_exception(self, error: Exception) -> str:
        """Answer a fault of the proxy's own; its words stay here, since they could quote the mail."""
        self.route.desk.report(f"fault ({type(error).__name__}); the sender was told to try again")
        return "451 4.3.0 tonecheck: internal fault; nothing was sent, please try again"

    async def close(self) -> None:
        """Leave the server."""
        link, self.link = self.link, None
        if link is not None:
            await link.quit()

    def abort(self) -> None:
        """Drop the server, as where the client is gone."""
        link, self.link = self.link, None
        if link is not None:
            link.abort()

    def is_open_to_passwords(self, server: Submission) -> bool:
        """Tell whether a client may log in: where its own password is wanted, and nobody can listen."""
        return self.route.credentials is None and server.is_confidential and self.route.upstream.is_confidential

    async def log_in(self, server: Submission, words: str) -> Reply:
        """Let client and server agree on who the client is; the proxy only carries their lines.

        Args:
            server: the client's side.
            words: the mechanism, and what the client says with it.
        """
        link, said = self.link, words.encode("utf-8", "surrogateescape").split()
        if link is None or not link.is_open:
            return server.ending(_LOST)
        reply = await link.ask(b"AUTH", *said, more=_CHALLENGE)
        while reply.code == _CHALLENGE:
            await server.push(f"334 {reply.text}")
            said.append(await server.read_answer())
            reply = await link.ask(said[-1], more=_CHALLENGE)
        if reply.is_good:
            self.login = _login_name(said)
        return server.ending(reply) if reply.is_last else reply

    async def _meet(self, hostname: str) -> Reply | None:
        """Have a connection to the server with no mail begun; give the reason why not."""
        if self.link is not None and self.link.is_open:
            return await self._reset()
        try:
            self.link = await Link.open(
                self.route.upstream,
                name=hostname,
                patience=self.route.patience,
                credentials=self.route.credentials,
            )
        except UnreachableError as fault:
            return fault.reply
        return None

    async def _reset(self) -> Reply | None:
        """Have the server forget a mail that it was told of but not given; give a reply where it does not."""
        is_begun, self._is_begun = self._is_begun, False
        if not is_begun or self.link is None or not self.link.is_open:
            return None
        reply = await self.link.ask(b"RSET")
        return None if reply.is_good else reply

    async def _ask(self, server: Submission, command: Any) -> Reply:  # noqa: ANN401 - a coroutine of the link
        """Ask the server; where the connection is gone the client's ends, too, as it would without a proxy."""
        if self.link is None or not self.link.is_open:
            return server.ending(_LOST)
        reply: Reply = await command(self.link)
        return server.ending(reply) if reply.is_last else reply

    def _for_this_client(self, server: Submission, offers: Offers) -> list[str]:
        """Give the offers that depend on the client's side: TLS, and logging in."""
        mechanisms = [name for name in offers.mechanisms if not name.endswith("-PLUS")]  # those are bound to TLS
        may_log_in = bool(mechanisms) and self.is_open_to_passwords(server)
        return [
            *(["STARTTLS"] if server.tls_context and not server.is_encrypted else []),
            *([f"AUTH {' '.join(mechanisms)}"] if may_log_in else []),
        ]

    def _envelope(self, transaction: Transaction) -> Envelope:
        """Give the way by which a mail came."""
        sender = "" if transaction.mail_from == NULL_SENDER else transaction.mail_from
        options = [("mail", option) for option in transaction.mail_options if not option.startswith("SIZE")]
        return Envelope(
            "smtp",
            sender=sender,
            recipients=tuple(transaction.rcpt_tos),
            upstream=str(self.route.upstream),
            options=(*options, *([("login", self.login)] if self.login else [])),
        )


def _told(offers: Offers, largest: int) -> Sequence[str]:
    """Write the server's offers that do not depend on the client."""
    return [
        f"SIZE {largest}",
        *(["8BITMIME"] if offers.eight_bit else []),
        *(["SMTPUTF8"] if offers.utf8 else []),
        *(["CHUNKING"] if offers.chunking else []),
    ]


def _login_name(said: Sequence[bytes]) -> str:
    """Give the name with which a client logged in by PLAIN or LOGIN, for a later release; empty where not told."""
    try:
        name = base64.b64decode(said[1], validate=True)
    except (binascii.Error, IndexError):
        return ""
    if said[0].upper() == b"PLAIN" and name.count(b"\x00") == 2:  # noqa: PLR2004 - RFC 4616
        return name.split(b"\x00")[1].decode("utf-8", "replace")
    return name.decode("utf-8", "replace") if said[0].upper() == b"LOGIN" else ""
