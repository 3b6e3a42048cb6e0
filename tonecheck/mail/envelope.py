"""The way a mail came, so that it can go out by the same way later."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal, get_args

from tonecheck.errors import StoreError

Door = Literal["sendmail", "smtp", "milter", "git-hook", "unknown"]
DOORS: tuple[Door, ...] = get_args(Door)


@dataclass(frozen=True, slots=True)
class Envelope:
    """How a mail came.

    Attributes:
        door: the door at which it came.
        sender: the envelope's sender; None where it is not told, empty for the null sender.
        recipients: the envelope's recipients as far as they are told outside of the message.
        arguments: the words with which the real mailer is started, as they came; of ``sendmail`` only.
        via: the real mailer with its own options; of ``sendmail`` only.
        upstream: the server behind a proxy, such as ``"smtp.example.org:587"``.
        options: what else the door wants back, such as the parameters of MAIL and RCPT.
    """

    door: Door
    sender: str | None = None
    recipients: tuple[str, ...] = ()
    arguments: tuple[str, ...] = ()
    via: tuple[str, ...] = ()
    upstream: str | None = None
    options: tuple[tuple[str, str], ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Give the envelope as plain values."""
        return asdict(self)

    @classmethod
    def from_dict(cls, fields: Mapping[str, Any]) -> Envelope:
        """Read an envelope back.

        Raises:
            StoreError: it is none.
        """
        try:
            if fields["door"] not in DOORS:
                raise StoreError("the held mail came by a way that this version does not know")
            return cls(
                fields["door"],
                sender=_word_or_none(fields["sender"]),
                recipients=_words(fields["recipients"]),
                arguments=_words(fields["arguments"]),
                via=_words(fields["via"]),
                upstream=_word_or_none(fields["upstream"]),
                options=tuple((_word(name), _word(value)) for name, value in fields["options"]),
            )
        except (KeyError, TypeError, ValueError) as fault:
            raise StoreError("the envelope of the held mail is damaged") from fault


def _words(value: object) -> tuple[str, ...]:
    """Take a list of texts, and raise ``TypeError`` for anything else."""
    if not isinstance(value, list):
        raise TypeError
    return tuple(map(_word, value))


def _word_or_none(value: object) -> str | None:
    """Take a text or None, and raise ``TypeError`` for anything else."""
    return None if value is None else _word(value)


def _word(value: object) -> str:
    """Take a text, and raise ``TypeError`` for anything else."""
    if not isinstance(value, str):
        raise TypeError
    return value
