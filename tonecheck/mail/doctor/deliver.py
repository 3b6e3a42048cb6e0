"""The last hop of a probe in sendmail's place: it takes a port and, on standard input, a mail."""

from __future__ import annotations

import re
import smtplib
import sys
from typing import Final

PROBED: Final = "probe@example.invalid"  # a domain that can never be (RFC 2606)
NAME: Final = "probe.invalid"  # said in greeting, so that nobody asks the network for this machine's name


def deliver(port: int, message: bytes) -> None:
    """Hand a mail to the sink, whoever it is for."""
    with smtplib.SMTP("127.0.0.1", port, NAME, timeout=60) as server:
        server.sendmail(PROBED, [PROBED], re.sub(rb"\r?\n", b"\r\n", message), ["BODY=8BITMIME"])


if __name__ == "__main__":
    deliver(int(sys.argv[1]), sys.stdin.buffer.read())
