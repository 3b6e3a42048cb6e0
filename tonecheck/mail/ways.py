"""The ways by which a held mail goes out again: the one by which it came."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Final, Literal

from tonecheck.errors import UsageError
from tonecheck.mail.envelope import Door, Envelope


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a mail that was handed on.

    Attributes:
        result: ``accepted``; ``refused`` where it certainly did not go out; ``unclear`` where it may have.
        told: what the mailer or the server said, in few words; empty where it spoke for itself.
    """

    result: Literal["accepted", "refused", "unclear"]
    told: str = ""


Way = Callable[[bytes, Envelope, int], Outcome]
_MODULES: Final[dict[Door, str]] = {
    "sendmail": "tonecheck.mail.sendmail",
    "smtp": "tonecheck.mail.smtp.release",
    "milter": "tonecheck.mail.sendmail",
}


def find_way(envelope: Envelope) -> Way:
    """Give the function that sends a mail by the way it came: ``send_again(message, envelope, lock)``.

    ``lock`` is the handle of its claim, for a child to inherit. The function is called after the mail has been marked
    as started; it raises ``MailerError`` where it certainly did not go out.

    Raises:
        UsageError: mail that came by this way is not sent by tonecheck.
    """
    if envelope.door not in _MODULES:
        raise UsageError(
            f"this mail came by {envelope.door}, by which tonecheck sends nothing: send it with its own program again; "
            "tonecheck held show --raw prints it whole"
        )
    way: Way = import_module(_MODULES[envelope.door]).send_again
    return way
