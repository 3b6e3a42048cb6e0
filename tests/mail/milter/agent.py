"""A mail server's side of the milter protocol, said byte by byte."""

import socket
import struct

CHANGE_HEADERS, ALL_ACTIONS, ALL_EVENTS, NO_REPLIES = 0x10, 0x1FF, 0x1FFFFF, 0xFF080


class Agent:
    """One connection to a mail filter."""

    def __init__(self, place, *, actions=ALL_ACTIONS, events=ALL_EVENTS, negotiate=True):
        family = socket.AF_INET if isinstance(place, int) else socket.AF_UNIX
        self._socket = socket.socket(family)
        self._socket.settimeout(60)
        self._socket.connect(("127.0.0.1", place) if isinstance(place, int) else str(place))
        self.agreed = None
        if negotiate:
            code, data = self.ask(b"O", struct.pack("!LLL", 6, actions, events))
            self.agreed = struct.unpack("!LLL", data[:12]) if code else None
        self.events = self.agreed[2] if self.agreed else 0

    def tell(self, code, data=b""):
        """Send one event."""
        self._socket.sendall(struct.pack("!L", len(data) + 1) + code + data)

    def hear(self):
        """Read one reply: its letter and what comes with it; nothing where the connection broke."""
        try:
            head = self._read(4)
            return (head and self._split(self._read(struct.unpack("!L", head)[0]))) or (b"", b"")
        except ConnectionError:
            return b"", b""

    def ask(self, code, data=b""):
        """Send an event, and read the reply."""
        self.tell(code, data)
        return self.hear()

    def advance(self, message, upto):
        """Tell the first events of a mail: 0 nothing, 1 MAIL, 2 RCPT, 3 header, 4 its end, 5 the body, 6 all of it."""
        head, _, body = message.partition(b"\r\n\r\n")
        fields = [line.partition(b":")[::2] for line in head.split(b"\r\n")]
        steps = [
            [(b"M", b"<tom@home.example>\0")],
            [(b"R", b"<ana@acme.example>\0")],
            [(b"L", name + b"\0" + value + b"\0") for name, value in fields],
            [(b"N", b"")],
            [(b"B", body[at : at + 60_000]) for at in range(0, len(body), 60_000)],
            [(b"E", b"")],
        ]
        for code, data in [event for step in steps[:upto] for event in step]:
            self.tell(code, data)
            if code != b"E" and not self.events & NO_REPLIES:
                assert self.hear() == (b"c", b"")

    def verdict(self, message):
        """Tell of a whole mail, and give all that is replied to it."""
        self.advance(message, 6)
        return self.verdicts()

    def verdicts(self):
        """Read replies up to the one that decides."""
        replies = [self.hear()]
        while replies[-1][0] in {b"m", b"p"}:
            replies.append(self.hear())
        return replies

    def close(self):
        """Hang up."""
        self._socket.close()

    def _read(self, count):
        data = b""
        while len(data) < count:
            piece = self._socket.recv(count - len(data))
            if not piece:
                return b""
            data += piece
        return data

    @staticmethod
    def _split(data):
        return data[:1], data[1:]
