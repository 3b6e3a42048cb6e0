"""The gate that every door asks: may this mail go, and with which bytes?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from tonecheck.errors import (
    EmptyDraftError,
    LanguageError,
    NoTextError,
    NothingAuthoredError,
    NotJudgedError,
    TonecheckError,
)
from tonecheck.judge.verdict import is_failing
from tonecheck.mail.envelope import Envelope
from tonecheck.mail.headers import Heading, read_heading, take_override
from tonecheck.mail.policy import Policy
from tonecheck.settings import is_overridden

if TYPE_CHECKING:
    from tonecheck.judge.checker import Checker
    from tonecheck.report import Report

Why = Literal["judged", "override", "left-alone", "nothing-to-judge", "not-english", "on-error"]


@dataclass(frozen=True, slots=True)
class Passed:
    """The mail may go.

    Attributes:
        message: the bytes to send on, all of them and no others; the field ``X-Tonecheck`` is taken out.
        why: what let it pass.
        report: the judgement, where there was one.
        fault: why it could not be judged, where ``why`` is ``"on-error"`` or an override came to its help.
    """

    message: bytes
    why: Why
    report: Report | None = None
    fault: TonecheckError | None = None


@dataclass(frozen=True, slots=True)
class Stopped:
    """The mail must not go: its verdict is at or below ``fail-on``."""

    report: Report


@dataclass(frozen=True, slots=True)
class Undecided:
    """The mail could not be judged and must not go; ``fault`` says why and never quotes it."""

    fault: TonecheckError


Decision = Passed | Stopped | Undecided


def never_allowed() -> bool:
    """Stand in where ``tonecheck allow --once`` does not apply."""
    return False


@dataclass(frozen=True, slots=True)
class Gate:
    """What every door asks.

    Attributes:
        policy: what the user wants.
        load: gives the checker; called only where there is something to judge.
        allowed: takes the token of ``tonecheck allow --once``, and tells whether there was one; called only for a mail
            that would be refused, so that a good mail does not use it up.
    """

    policy: Policy
    load: Callable[[], Checker]
    allowed: Callable[[], bool] = never_allowed

    def decide(self, message: bytes, envelope: Envelope, *, environ: Mapping[str, str] | None = None) -> Decision:
        """Decide about one mail; the one way to a decision for every door.

        Nothing is raised: what goes wrong is ``Undecided``, or with ``on_error="send"`` it passes. Nothing is written
        but what ``allowed`` takes away.

        Args:
            message: the whole message as it came.
            envelope: the way it came; its recipients count beside those of the header.
            environ: the sender's environment, for ``TONECHECK_SEND``; a door for many mails has none.
        """
        cleaned = message
        try:
            cleaned, said_send = take_override(message)
            if said_send or is_overridden(environ or {}):
                return Passed(cleaned, "override")
            decision = _judged(cleaned, envelope, self)
        except TonecheckError as fault:
            decision = Undecided(fault)
        except Exception as fault:  # noqa: BLE001 - the rim: a fault must neither lose the mail nor quote it
            decision = Undecided(TonecheckError(f"internal fault ({type(fault).__name__})"))
        return decision if isinstance(decision, Passed) else self._excused(decision, cleaned)

    def _excused(self, decision: Stopped | Undecided, message: bytes) -> Decision:
        """Let a mail pass that would be refused, where the user said so before."""
        fault = decision.fault if isinstance(decision, Undecided) else None
        if fault is not None and self.policy.on_error == "send":
            return Passed(message, "on-error", fault=fault)
        if self.allowed():
            return Passed(message, "override", decision.report if isinstance(decision, Stopped) else None, fault)
        return decision


def _judged(message: bytes, envelope: Envelope, gate: Gate) -> Decision:
    """Judge a mail that no override lets pass."""
    heading, policy = read_heading(message), gate.policy
    recipients = heading.recipients | {address.lower() for address in envelope.recipients}
    if policy.leaves_alone(recipients, heading.subject):
        return Passed(message, "left-alone")
    checker = gate.load()
    try:
        report = checker.check(message, kind="message" if heading.is_mail else "auto", any_language=policy.any_language)
    except LanguageError:
        return Passed(message, "not-english")
    except (EmptyDraftError, NothingAuthoredError, NoTextError):
        return _by_subject(message, heading, policy, checker)
    return _by_verdict(report, message, policy)


def _by_verdict(report: Report, message: bytes, policy: Policy) -> Decision:
    """Decide by the verdict."""
    return Stopped(report) if is_failing(report.verdict, policy.fail_on) else Passed(message, "judged", report)


def _by_subject(message: bytes, heading: Heading, policy: Policy, checker: Checker) -> Decision:
    """Decide about a mail without words of the sender's in its body by its Subject; where that has none, it passes."""
    try:
        report = checker.check(heading.subject, kind="text", any_language=policy.any_language)
    except NotJudgedError:
        return Passed(message, "nothing-to-judge")
    sentences = tuple(replace(sentence, field="subject") for sentence in report.sentences)
    return _by_verdict(replace(report, sentences=sentences), message, policy)


def load_checker(policy: Policy, *, threads: int = 0) -> Checker:
    """Load the checker that a policy asks for.

    Raises:
        ArtefactError: the model folder is missing, damaged or of another format.
    """
    from tonecheck.judge.checker import Checker

    return Checker(model=policy.model, strictness=policy.strictness, threads=threads)
