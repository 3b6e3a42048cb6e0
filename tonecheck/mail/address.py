"""Where a door listens, and the server behind it: ``[SCHEME://]HOST[:PORT]``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Final, Literal, cast

from tonecheck.errors import UsageError

Security = Literal["starttls", "tls", "plain"]
_TEXT: Final = re.compile(
    r"(?:(?P<scheme>starttls|tls|plain)://)?(?P<host>\[[0-9A-Fa-f:.]+\]|[\w.-]+)(?::(?P<port>\d{1,5}))?", re.ASCII
)
_TLS_PORT: Final = 465
_PORTS: Final[dict[Security, int]] = {"starttls": 587, "tls": _TLS_PORT, "plain": 25}
_HIGHEST: Final = 65_535


@dataclass(frozen=True, slots=True)
class Address:
    """A host, its port, and how the connection is protected.

    Attributes:
        security: ``tls`` from the first byte, ``starttls`` before anything is said, or ``plain``.
        host: a name or an address without brackets.
        port: its port; 0 lets the system choose where to listen.
    """

    security: Security
    host: str
    port: int

    def __str__(self) -> str:
        """Write it so that ``parse_upstream`` reads it back."""
        return f"{self.security}://{self.place}"

    @property
    def place(self) -> str:
        """Give host and port as people write them."""
        return f"{f'[{self.host}]' if ':' in self.host else self.host}:{self.port}"

    @property
    def is_loopback(self) -> bool:
        """Tell whether only this machine is reached by it."""
        return is_loopback(self.host)

    @property
    def is_confidential(self) -> bool:
        """Tell whether a password may be said on it."""
        return self.security != "plain" or self.is_loopback


def is_loopback(host: str) -> bool:
    """Tell whether a host is this machine itself."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def parse_upstream(text: str) -> Address:
    """Read the address of a server; without a scheme port 465 is TLS, and any other one STARTTLS.

    Raises:
        UsageError: it is none.
    """
    scheme, host, port = _parts("upstream", text)
    security = scheme or ("tls" if port == _TLS_PORT else "starttls")
    return Address(security, host, port or _PORTS[security])


def parse_listen(text: str, *, port: int) -> Address:
    """Read where to listen; without a scheme it is plain.

    Raises:
        UsageError: it is none.
    """
    scheme, host, given = _parts("listen", text)
    return Address(scheme or "plain", host, port if given is None else given)


def _parts(name: str, text: str) -> tuple[Security | None, str, int | None]:
    """Take an address apart."""
    found = _TEXT.fullmatch(text.strip())
    if not found or int(found["port"] or 0) > _HIGHEST:
        raise UsageError(f"{name} must be HOST, HOST:PORT or SCHEME://HOST:PORT with starttls, tls or plain")
    scheme = cast("Security | None", found["scheme"])
    return scheme, found["host"].strip("[]"), None if found["port"] is None else int(found["port"])
