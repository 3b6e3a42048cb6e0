"""A stand-in for sendmail in front of the real one: it reads all, decides, and only then starts it."""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from typing import BinaryIO, Final

from tonecheck.errors import MailerError, MailStatus, TonecheckError, UsageError
from tonecheck.mail.allowance import Allowance
from tonecheck.mail.arguments import read_arguments
from tonecheck.mail.envelope import Envelope
from tonecheck.mail.gate import Decision, Gate, Passed, Stopped, load_checker
from tonecheck.mail.mailer import run_mailer
from tonecheck.mail.policy import Policy
from tonecheck.mail.ways import Outcome
from tonecheck.report import Report
from tonecheck.settings import Value, is_overridden, load_settings

Tell = Callable[[str], object]
_NOTHING: Final = (
    "tonecheck: no mail came on standard input, not one byte; nothing was sent. Look at what stands before the pipe;\n"
    "to send an empty mail all the same, set TONECHECK_SEND=1\n"
)
_LARGEST: Final = 268_435_456  # octets of a mail; five times what mail servers take
_ENDLESS: Final = (
    "tonecheck: what comes on standard input is longer than 256 MiB, so no mail; nothing was sent or kept\n"
)
_SIGNALLED: Final = 128  # a status above it means that a signal ended the program


def send_by_sendmail(words: tuple[str, ...], options: Mapping[str, Value], *, source: BinaryIO, tell: Tell) -> int:
    """Do what sendmail would, if the mail may go.

    Args:
        words: the arguments of sendmail, passed on as they came.
        options: tonecheck's own options, by setting name.
        source: where the whole message is read from.
        tell: shows a text to whoever called; nothing of the mail is in it.

    Returns:
        The real mailer's status; 77 where the mail is held, 75 where it could not be judged and is kept, 65 where there
        is none, or no end to it.
    """
    arguments = read_arguments(words)
    if arguments.task == "refuse":
        tell("tonecheck: mail spoken in SMTP on standard input would go unjudged; use tonecheck smtp for it\n")
        return MailStatus.USAGE
    if arguments.task == "hand-over":
        return _hand_over(words, options, tell)
    message = _receive(source, tell)
    if message is None:
        return MailStatus.NO_MAIL
    envelope = Envelope("sendmail", arguments.sender, arguments.recipients, words)
    try:
        settings = load_settings(options, project=False)
        envelope = replace(envelope, via=find_mailer(settings["via"].value))
    except TonecheckError as fault:
        return _stop(message, envelope, fault, tell)
    policy = Policy.from_settings(settings)
    gate = Gate(policy, load=lambda: load_checker(policy), allowed=Allowance().take)
    return _follow(gate.decide(message, envelope, environ=os.environ), message, envelope, tell)


def _receive(source: BinaryIO, tell: Tell) -> bytes | None:
    """Read the whole mail; None, and a word why, where it is no mail."""
    message = source.read(_LARGEST + 1)
    if len(message) > _LARGEST:
        tell(_ENDLESS)
        return None
    if not message and not is_overridden(os.environ):
        tell(_NOTHING)
        return None
    return message


def _follow(decision: Decision, message: bytes, envelope: Envelope, tell: Tell) -> int:
    """Do as the gate decided."""
    if not isinstance(decision, Passed):
        return _stop(message, envelope, decision.report if isinstance(decision, Stopped) else decision.fault, tell)
    try:
        status = run_mailer((*envelope.via, *envelope.arguments), decision.message)
        fault = told_status(envelope.via[0], status) if status else None
    except MailerError as other:
        status, fault = MailStatus.FAULT, other
    if fault is not None:
        from tonecheck.mail.keeping import keep_unsent

        tell(keep_unsent(message, envelope, fault))
    else:
        _settle_copies(message)
    return status


def _stop(message: bytes, envelope: Envelope, why: Report | TonecheckError, tell: Tell) -> int:
    """Keep a mail that must not go, and say why."""
    from tonecheck.mail.keeping import refuse

    tell(refuse(message, envelope, why))
    return MailStatus.HELD if isinstance(why, Report) else MailStatus.FAULT


def keep_unread(words: tuple[str, ...], fault: UsageError, *, tell: Tell) -> None:
    """Keep the mail that comes on standard input where our own options are wrong, and say so.

    Args:
        words: the arguments that are the mailer's.
        fault: what is wrong.
        tell: as in ``send_by_sendmail``.
    """
    arguments = read_arguments(words)
    message = None if arguments.task != "send" or sys.stdin.isatty() else _receive(sys.stdin.buffer, tell)
    if message:
        _stop(message, Envelope("sendmail", arguments.sender, arguments.recipients, words), fault, tell)


def _settle_copies(message: bytes) -> None:
    """Look after older copies of a mail that has gone out; no fault in that may make it look unsent."""
    with suppress(TonecheckError, OSError, ValueError):
        from tonecheck.mail.held import HeldStore
        from tonecheck.mail.keeping import settle_copies

        settle_copies(HeldStore(), message)


def _hand_over(words: tuple[str, ...], options: Mapping[str, Value], tell: Tell) -> int:
    """Become the real mailer, which is asked something else than to send a mail, and so is not given one."""
    try:
        if not os.isatty(0):
            os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        mailer = find_mailer(load_settings(options, project=False)["via"].value)
        os.execvp(mailer[0], (*mailer, *words))  # noqa: S606 - without a shell on purpose
    except (TonecheckError, OSError) as fault:
        tell(f"tonecheck: {fault}\n")
    return MailStatus.FAULT


def find_mailer(via: object) -> tuple[str, ...]:
    """Split the setting ``via`` into words, as a shell would.

    Raises:
        UsageError: it is not set, or cannot be split.
    """
    try:
        words = tuple(shlex.split(str(via or "")))
    except ValueError as fault:
        raise UsageError(f"the setting via cannot be read: {fault}") from fault
    if not words:
        raise UsageError('no mailer is named; put via = "msmtp" or the like into config.toml, or use --via=msmtp')
    return words


def told_status(program: str, status: int) -> MailerError:
    """Say how a mailer ended."""
    if status > _SIGNALLED:
        number = status - _SIGNALLED
        return MailerError(
            f"the mailer {program} was ended by signal {number}; the mail may have gone out all the same"
        )
    return MailerError(f"the mailer {program} did not take the mail; it ended with status {status}")


def send_again(message: bytes, envelope: Envelope, lock: int) -> Outcome:
    """Send a held mail by the way it came; see ``tonecheck.mail.ways``."""
    via = envelope.via or find_mailer(load_settings({}, project=False)["via"].value)
    status = run_mailer((*via, *envelope.arguments), message, inherit=lock)
    if status == MailStatus.SENT:
        return Outcome("accepted")
    return Outcome("unclear" if status > _SIGNALLED else "refused", str(told_status(via[0], status)))
