"""Where the proxy's mail goes."""

from __future__ import annotations

from dataclasses import dataclass

from tonecheck.mail.address import Address
from tonecheck.mail.desk import Desk
from tonecheck.mail.smtp.credentials import Credentials


@dataclass(frozen=True, slots=True)
class Route:
    """Where mail goes and under which limits.

    Attributes:
        desk: decides about each mail.
        upstream: the server.
        credentials: those stored; None where each client's own are passed on.
        patience: seconds that the server has for an answer.
        largest: octets that a message may have.
    """

    desk: Desk
    upstream: Address
    credentials: Credentials | None
    patience: float
    largest: int
