"""The arguments of sendmail, read and never changed: who sends, who receives, and what is asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

Task = Literal["send", "hand-over", "refuse"]
_VALUED: Final = frozenset("fFrNRVhOoXCDLpabB")  # with a value, in the next word where the option stands alone
_ASKING: Final = frozenset({"version", "serverinfo"})  # msmtp sends nothing then; msmtpq asks so with a mail on stdin
_SENDER: Final = frozenset("fr")
_MODES: Final[dict[str, Task]] = {
    "p": "hand-over",  # list the queue
    "P": "hand-over",
    "i": "hand-over",  # rebuild the aliases
    "v": "hand-over",  # verify addresses
    "t": "hand-over",  # test addresses
    "H": "hand-over",
    "h": "hand-over",
    "s": "refuse",  # speak SMTP on standard input and output
    "S": "refuse",
    "d": "refuse",  # be a server
    "D": "refuse",
}


@dataclass(frozen=True, slots=True)
class Arguments:
    """What the arguments say.

    Attributes:
        task: ``send`` a mail from standard input; ``hand-over`` to the real mailer, which is asked something else; or
            ``refuse``, since mail would go out unjudged.
        sender: the envelope's sender; None where none is named.
        recipients: every word that is, or in doubt may be, a recipient.
    """

    task: Task
    sender: str | None
    recipients: tuple[str, ...]


def read_arguments(words: tuple[str, ...]) -> Arguments:
    """Read the arguments of sendmail, by the conventions of sendmail, Postfix, msmtp, mutt and git."""
    task: Task = "send"
    sender = None
    recipients = []
    for option, value in _options(words):
        if option == "":
            recipients.append(value)
        elif option in _ASKING:
            task = "hand-over"
        elif option in _SENDER:
            sender = value
        elif option == "b":
            task = _MODES.get(value[:1], "send")
    return Arguments(task, sender, tuple(recipients))


def _options(words: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Yield each option's letter with its value; a recipient has the letter ``""``."""
    rest = iter(words)
    for word in rest:
        if word == "--":
            yield from (("", recipient) for recipient in rest)
        elif word.startswith("--"):
            name, _, value = word[2:].partition("=")
            yield ("f" if name == "from" else name), value
        elif word.startswith("-") and word != "-":
            yield word[1], next(rest, "") if word[1] in _VALUED and len(word) == 2 else word[2:]  # noqa: PLR2004
        else:
            yield "", word
