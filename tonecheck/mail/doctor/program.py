"""What the doctor knows of each program: where its set-up lies, what is wrong with it, and how to probe it."""

from __future__ import annotations

import smtplib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Final

from tonecheck.mail.doctor.deliver import NAME, PROBED
from tonecheck.mail.doctor.finding import Finding
from tonecheck.mail.doctor.ground import Ground
from tonecheck.mail.doctor.home import Home, Said

SUBJECT: Final = "Re: Your application"
GOOD: Final = (
    "Dear Ms Obi,\n\nThank you for your time. I learned a lot.\n.\n.. and I wish you well.\n"
    "From here on I will keep practising.   \n\nKind regards,\nTom\n"
)
ANGRY: Final = (
    "You are a bunch of liars and you wasted my time.\nNever contact me again, you idiots!\n\nThis is a probe.\n"
)


@dataclass(frozen=True, slots=True)
class Draft:
    """A harmless mail to send through a chain.

    Attributes:
        mark: a text that only this one has, in its Subject.
        body: its text.
    """

    mark: str
    body: str

    @property
    def subject(self) -> str:
        """Give its Subject."""
        return f"{SUBJECT} {self.mark}"

    @property
    def message(self) -> bytes:
        """Give it as a whole message."""
        return (
            f"From: Probe <{PROBED}>\nTo: {PROBED}\nSubject: {self.subject}\nDate: Mon, 23 Nov 2026 09:00:00 +0000\n"
            f"Message-ID: <{self.mark}@example.invalid>\n\n{self.body}"
        ).encode()


@dataclass(frozen=True, slots=True)
class Probe:
    """A way to send a draft as the program would.

    Attributes:
        told: the way, for people: "mutt, then tonecheck, then msmtp".
        send: sends a draft, and gives what the program said.
        is_whole: whether the program is given the whole message, so that its header must arrive as well.
    """

    told: str
    send: Callable[[Draft], Said]
    is_whole: bool = True


@dataclass(frozen=True, slots=True)
class Program:
    """One program that mail goes out by.

    Attributes:
        name: as people call it.
        find: gives what is set up, or a text that says why there is nothing to look at.
        list_findings: names what is wrong with what was found.
        build_probes: gives the ways to probe it; raises ``NotSafeError`` where one would be a risk.
    """

    name: str
    find: Callable[[Home], Any]
    list_findings: Callable[[Any, Home], Iterable[Finding]]
    build_probes: Callable[[Any, Home, Ground], Iterable[Probe]]


def send_by(path: str, words: tuple[str, ...], ground: Ground, draft: Draft) -> Said:
    """Send a draft by something that is called like sendmail."""
    return ground.run(path, *words, stdin=draft.message)


def submit(port: int, draft: Draft) -> Said:
    """Send a draft by SMTP, as mail programs do."""
    try:
        with smtplib.SMTP("127.0.0.1", port, NAME, timeout=60) as server:
            server.sendmail(PROBED, [PROBED], draft.message.replace(b"\n", b"\r\n"))
    except (OSError, smtplib.SMTPException) as fault:
        return Said(1, "", str(fault))
    return Said(0, "", "")
