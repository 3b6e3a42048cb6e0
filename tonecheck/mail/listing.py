"""Held mails for people and programs: a line each, or one with all that is known of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from tonecheck.errors import TonecheckError
from tonecheck.mail.editable import Editable
from tonecheck.mail.headers import Heading, read_heading
from tonecheck.mail.held_mail import HeldMail, error_code
from tonecheck.mail.recorded import read_report
from tonecheck.render.plain import visible
from tonecheck.render.text import render_text
from tonecheck.report import Report

_STATES: Final = {"in-use": "in use", "interrupted": "may have gone", "damaged": "damaged"}
_WORDS: Final = {"mailer": "not taken", "superseded": "sent since"}
_WIDE: Final = 32


def render_row(mail: HeldMail, *, now: datetime | None = None) -> str:
    """Render one held mail as a line: id, age, why, to whom, and its Subject."""
    heading = _heading(mail)
    age = tell_age((now or datetime.now(UTC)) - mail.held_at)
    to = _short(", ".join(sorted(heading.recipients)) or ", ".join(mail.envelope.recipients) or "nobody named")
    return f"{mail.id:<13}  {age:>9}  {_word(mail):<13}  {to:<{_WIDE}}  {_short(heading.subject)}".rstrip() + "\n"


def render_held(mail: HeldMail, *, colour: bool = False) -> str:
    """Render all that is known of a held mail: the way it came, why it is held, and its text."""
    fields = "".join(f"{name:<10} {visible(value)}\n" for name, value in _fields(mail))
    return f"{fields}\n{render_why(mail.report, colour=colour)}\n{_printable(mail.message)}"


def render_why(report: Mapping[str, Any], *, colour: bool = False) -> str:
    """Render the judgement of a held mail, or the fault in its place."""
    try:
        return render_text(read_report(report), colour=colour)
    except (KeyError, TypeError):
        return f"{visible(str(report.get('error', {}).get('message', 'Its judgement is damaged.')))}\n"


def render_told(why: Report | TonecheckError) -> str:
    """Render a new judgement, or the fault in its place."""
    return f"{visible(str(why))}\n" if isinstance(why, TonecheckError) else render_text(why)


def to_plain(mail: HeldMail) -> dict[str, Any]:
    """Give what is known of a held mail but for its text as plain values."""
    return {
        "id": mail.id,
        "state": mail.state,
        "held_at": mail.held_at.isoformat(),
        "envelope": mail.envelope.to_dict(),
        "report": dict(mail.report),
    }


def tell_age(age: timedelta) -> str:
    """Say in one number and one word how long something lasts."""
    minutes = max(0, int(age.total_seconds() // 60))
    for size, unit in ((1440, "day"), (60, "hour"), (1, "minute")):
        if minutes >= size:
            return f"{minutes // size} {unit}{'s' * (minutes >= 2 * size)}"
    return "now"


def _fields(mail: HeldMail) -> Iterator[tuple[str, str]]:
    """Yield what is known of a held mail, by name."""
    yield "Id", mail.id
    yield "State", _STATES.get(mail.state, "held")
    yield "Since", f"{mail.held_at.astimezone():%Y-%m-%d %H:%M}"
    yield "Came by", mail.envelope.door
    if mail.envelope.via:
        yield "Goes by", " ".join((*mail.envelope.via, *mail.envelope.arguments))
    if mail.envelope.upstream:
        yield "Goes by", mail.envelope.upstream
    if mail.envelope.recipients:
        yield "To", ", ".join(mail.envelope.recipients)
    yield "Lies in", str(mail.folder)


def _word(mail: HeldMail) -> str:
    """Say in a word or two why a mail is held, or in what state it is."""
    why = str(mail.report.get("verdict", _WORDS.get(error_code(mail) or "", "not judged")))
    return visible(_STATES.get(mail.state, why))


def _heading(mail: HeldMail) -> Heading:
    """Read a held mail's header; one that cannot be read tells nothing."""
    try:
        return read_heading(mail.message)
    except TonecheckError:
        return Heading(is_mail=False, recipients=frozenset(), subject="")


def _short(text: str) -> str:
    """Cut a text to one narrow column."""
    shown = visible(text)
    return shown if len(shown) <= _WIDE else shown[: _WIDE - 1] + "…"


def _printable(message: bytes) -> str:
    """Give a message as lines that cannot steer a terminal."""
    text = Editable.of(message).text.decode("utf-8", "replace").replace("\r\n", "\n")
    return "".join(char if char in "\n\t" or char.isprintable() else "�" for char in text)
