"""An SMTP server on loopback that takes every mail and keeps its bytes."""

import asyncio
import threading
from dataclasses import dataclass

from aiosmtpd.smtp import SMTP


@dataclass(frozen=True)
class Mail:
    """What one mail was: the envelope, and every byte after DATA."""

    sender: str
    recipients: tuple
    message: bytes

    @property
    def body(self):
        """Give what is below the header; the part that a DKIM body hash covers."""
        return self.message.partition(b"\r\n\r\n")[2]


class Sink:
    """A server in a thread; ``reply`` is what it says after the data."""

    def __init__(self):
        self.mails = []
        self.reply = "250 OK"
        self._arrived = threading.Condition()
        self._loop = asyncio.new_event_loop()
        self._server = self._loop.run_until_complete(
            self._loop.create_server(lambda: SMTP(self, loop=self._loop, enable_SMTPUTF8=True), "127.0.0.1", 0)
        )
        self.port = self._server.sockets[0].getsockname()[1]
        self._thread = threading.Thread(target=self._loop.run_forever)
        self._thread.start()

    async def handle_DATA(self, _server, _session, envelope):  # noqa: N802 - aiosmtpd's name
        """Take a mail."""
        with self._arrived:
            if self.reply.startswith("250"):
                self.mails.append(Mail(envelope.mail_from, tuple(envelope.rcpt_tos), envelope.original_content))
            self._arrived.notify_all()
        return self.reply

    def wait_for(self, count, timeout=30):
        """Wait until so many mails have come, and give them."""
        with self._arrived:
            assert self._arrived.wait_for(lambda: len(self.mails) >= count, timeout)
            return list(self.mails)

    def close(self):
        """Stop serving."""
        self._loop.call_soon_threadsafe(self._server.close)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        for task in asyncio.all_tasks(self._loop):
            task.cancel()
        self._loop.run_until_complete(asyncio.sleep(0))
        self._loop.close()
