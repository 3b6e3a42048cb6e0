"""A reply of SMTP, from the server or on its behalf."""

from __future__ import annotations

import ssl
from dataclasses import dataclass
from typing import Final

from aiosmtplib import SMTPConnectError, SMTPException, SMTPResponseException, SMTPTimeoutError

_LONGEST: Final = 400  # of a text; RFC 5321 allows 512 octets with the code
_LOWEST_FAULT, _HIGHEST_FAULT = 400, 599
_SERVICE_CLOSING: Final = 421


@dataclass(frozen=True, slots=True)
class Reply:
    """A code and one line of text.

    Attributes:
        code: three figures.
        text: the rest, as the server wrote it.
        is_certain: whether the server itself said so; else the mail in question may or may not have arrived there.
    """

    code: int
    text: str
    is_certain: bool = True

    @property
    def is_good(self) -> bool:
        """Tell whether the command was done."""
        return 200 <= self.code < 300  # noqa: PLR2004 - as RFC 5321 has it

    @property
    def is_last(self) -> bool:
        """Tell whether the connection ends with it."""
        return self.code == _SERVICE_CLOSING

    def __str__(self) -> str:
        """Write it as one line of printable ASCII."""
        text = " ".join("".join(char if char.isprintable() else " " for char in self.text).split())
        return f"{self.code} {text.encode('ascii', 'replace').decode()[:_LONGEST]}".rstrip()


def explain_fault(fault: Exception, place: str) -> Reply:
    """Turn what went wrong with the server into a reply for the client.

    Args:
        fault: what the SMTP client raised.
        place: the server's host and port.
    """
    if isinstance(fault, SMTPResponseException) and _LOWEST_FAULT <= fault.code <= _HIGHEST_FAULT:
        return Reply(fault.code, fault.message)
    return Reply(451, f"4.4.2 tonecheck: {place} {_reason(fault)}", is_certain=False)


def _reason(fault: BaseException) -> str:
    """Say in few words what a server did; never in its own."""
    if isinstance(fault, ssl.SSLCertVerificationError) or "CERTIFICATE_VERIFY_FAILED" in str(fault):
        return "shows a certificate that is not trusted"
    if isinstance(fault, SMTPTimeoutError | TimeoutError):
        return "did not answer in time"
    if isinstance(fault, ssl.SSLError):
        return "did not agree on TLS"
    if isinstance(fault, SMTPConnectError | OSError):
        return "cannot be reached"
    return "gave no proper answer" if isinstance(fault, SMTPResponseException) else _said(fault)


def _said(fault: BaseException) -> str:
    """Word the rest of what the SMTP client reports."""
    return (
        "broke the connection off" if not isinstance(fault, SMTPException) or "lost" in str(fault).lower() else "failed"
    )
