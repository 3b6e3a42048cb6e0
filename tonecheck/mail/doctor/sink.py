"""The place where probes end: a mail server on loopback that keeps what it is sent and passes nothing on."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from socketserver import StreamRequestHandler, ThreadingTCPServer
from typing import Final, cast

_LONGEST: Final = 1 << 16  # octets of a line
_ANSWERS: Final = {
    b"EHLO": b"250-sink.localhost\r\n250-8BITMIME\r\n250 SMTPUTF8",
    b"DATA": b"354 Go on",
    b"QUIT": b"221 Bye",
}


class Sink(ThreadingTCPServer):
    """A server that takes every mail."""

    daemon_threads = True

    def __init__(self) -> None:
        """Listen on a free port of loopback."""
        super().__init__(("127.0.0.1", 0), _Visitor)
        self._mails: list[bytes] = []
        self._lock = threading.Lock()

    @property
    def port(self) -> int:
        """Give the port on which it listens."""
        return int(self.server_address[1])

    def take(self, message: bytes) -> None:
        """Keep a mail."""
        with self._lock:
            self._mails.append(message)

    def find(self, mark: bytes) -> bytes | None:
        """Give the mail that has a mark in it, with the line ends of the network."""
        with self._lock:
            return next((message for message in self._mails if mark in message), None)

    def handle_error(self, request: object, client_address: object) -> None:
        """Pass over a connection that broke; the probe is then missing, which is told."""


class _Visitor(StreamRequestHandler):
    """One connection."""

    timeout = 60

    def handle(self) -> None:
        """Answer until the client leaves."""
        self._say(b"220 sink.localhost")
        while line := self.rfile.readline(_LONGEST):
            verb = line[:4].upper().strip()
            self._say(_ANSWERS.get(verb, b"250 OK"))
            if verb == b"DATA":
                cast("Sink", self.server).take(b"".join(self._lines()))
                self._say(b"250 OK")
            elif verb == b"QUIT":
                return

    def _lines(self) -> Iterator[bytes]:
        """Yield the lines of a message without what SMTP added; one that ends too early yields none at all."""
        while (line := self.rfile.readline(_LONGEST)) != b".\r\n":
            if not line:
                raise ConnectionError
            yield line[1:] if line.startswith(b".") else line

    def _say(self, words: bytes) -> None:
        """Send a reply."""
        self.wfile.write(words + b"\r\n")


@contextmanager
def open_sink() -> Iterator[Sink]:
    """Serve for as long as the block runs."""
    with Sink() as sink:
        thread = threading.Thread(target=sink.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield sink
        finally:
            sink.shutdown()
