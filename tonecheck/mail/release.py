"""Sending a held mail after all: judged again, by the way it came, once."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final, Literal

from tonecheck.errors import MailerError, StoreError, SupersededError, TonecheckError, UsageError
from tonecheck.mail.claim import Claim, claim
from tonecheck.mail.gate import Gate, Passed, Stopped
from tonecheck.mail.held import HeldStore
from tonecheck.mail.held_mail import HeldMail, error_code
from tonecheck.mail.keeping import settle_copies
from tonecheck.mail.ways import Outcome, Way, find_way
from tonecheck.report import Report

_DURATION: Final = re.compile(r"(\d{1,6})\s*([mhd])")
_UNITS: Final = {"m": "minutes", "h": "hours", "d": "days"}


@dataclass(frozen=True, slots=True)
class Released:
    """What became of the wish to release a mail.

    Attributes:
        result: ``sent``; ``held`` where the judgement is against it; ``refused`` where the mailer did not take it, and
            it is held as before; ``unclear`` where it may have gone out.
        why: the judgement or the fault behind a refusal; None where it was sent.
        told: what the mailer or the server said.
    """

    result: Literal["sent", "held", "refused", "unclear"]
    why: Report | TonecheckError | None = None
    told: str = ""


def release(store: HeldStore, mail: HeldMail, gate: Gate, *, cool_off: object = None, again: bool = False) -> Released:
    """Judge a held mail again, and send it by the way it came if it may go.

    Args:
        store: where it is held.
        mail: which one.
        gate: decides.
        cool_off: how long it must have been held, such as ``"12h"``; None for no time.
        again: send one, too, that may have gone out already.

    Raises:
        UsageError: it is too early, somebody else is at it, or it came by a way that tonecheck does not send by.
        StoreError: the store cannot be written, so the mail did not go out.
    """
    way = find_way(mail.envelope)
    refuse_early(mail, cool_off)
    if error_code(mail) == SupersededError.code and not again:
        raise UsageError(f"another wording of {mail.id} has gone out since; drop it, or send it, too, with --again")
    with claim(store, mail, again=again) as mine:
        message = mine.message
        decision = gate.decide(message, mail.envelope, environ=os.environ)
        if not isinstance(decision, Passed):
            why = decision.report if isinstance(decision, Stopped) else decision.fault
            mine.note(why)
            return Released("held", why)
        mine.start()
        released = _settled(mine, _sent(way, decision.message, mine))
    if released.result == "sent":
        with suppress(TonecheckError):  # it has gone out, whatever becomes of its older copies
            settle_copies(store, message)
    return released


def _sent(way: Way, message: bytes, mine: Claim) -> Outcome:
    """Hand the mail on."""
    try:
        return way(message, mine.mail.envelope, mine.lock)
    except (MailerError, UsageError) as fault:
        return Outcome("refused", str(fault))


def _settled(mine: Claim, outcome: Outcome) -> Released:
    """Put down what became of it."""
    if outcome.result == "unclear":
        return Released("unclear", told=outcome.told)
    if outcome.result == "refused":
        if mine.mail.state != "interrupted":  # that one may have gone out before
            mine.fail()
        return Released("refused", told=outcome.told)
    try:
        mine.finish()
    except StoreError as fault:
        return Released("sent", told=f"the mail has gone out, but may stay in the list: {fault}")
    return Released("sent")


def refuse_early(mail: HeldMail, cool_off: object) -> None:
    """Raise where a mail has not been held for long enough.

    Raises:
        UsageError: it has not, or the time is none.
    """
    ends = mail.held_at + read_duration(cool_off)
    if datetime.now(UTC) < ends:
        raise UsageError(
            f"{mail.id} may go from {ends.astimezone():%A %H:%M} on, by cool-off = {cool_off}; sleep on it"
        )


def read_duration(text: object) -> timedelta:
    """Read a time such as ``30m``, ``12h`` or ``2d``; None and an empty text are no time.

    Raises:
        UsageError: it is none.
    """
    if not text:
        return timedelta()
    found = _DURATION.fullmatch(str(text).strip().lower())
    if not found:
        raise UsageError("cool-off is no time; write 30m, 12h or 2d")
    return timedelta(**{_UNITS[found[2]]: int(found[1])})
