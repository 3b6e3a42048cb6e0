"""The hook sendemail-validate of git: judge the words of each patch mail before git sends any of them."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

from tonecheck.errors import ExitStatus, StoreError, TonecheckError, UsageError
from tonecheck.mail.allowance import Allowance
from tonecheck.mail.envelope import Envelope
from tonecheck.mail.gate import Decision, Gate, Passed, Stopped, Undecided, load_checker
from tonecheck.mail.headers import OVERRIDE_FIELD, read_heading
from tonecheck.mail.held import HeldStore
from tonecheck.mail.policy import Policy
from tonecheck.render.refusal import render_refusal
from tonecheck.report import Report
from tonecheck.settings import Value, load_settings

NAME: Final = "sendemail-validate"
_MARK: Final = "# Installed by tonecheck git-hook install; tonecheck git-hook uninstall takes it away."
_AGAIN: Final = "To send it all the same: TONECHECK_SEND=1 git send-email …, or: tonecheck allow --once\n"
_TERMINAL: Final = "/dev/tty"


def validate(path: Path, headers: Path | None, options: Mapping[str, Value]) -> int:
    """Judge one mail that git is about to send; on a terminal the sender may insist.

    Args:
        path: the mail, the hook's first argument.
        headers: its SMTP headers, the second argument since git 2.41.
        options: tonecheck's own options, by setting name.

    Returns:
        0 where it may go, 1 where it may not; git then sends none.

    Raises:
        UsageError: a file cannot be read, or the settings are faulty.
    """
    message = _read(path)
    policy = Policy.from_settings(load_settings(options, project=False))
    recipients = read_heading(_read(headers)).recipients if headers else frozenset[str]()
    envelope = Envelope("git-hook", recipients=tuple(sorted(recipients)))
    gate = Gate(policy, load=lambda: load_checker(policy), allowed=Allowance().take)
    decision = _without_trace(gate.decide(message, envelope, environ=os.environ), message)
    if isinstance(decision, Passed):
        return ExitStatus.BETTER
    why = decision.report if isinstance(decision, Stopped) else decision.fault
    return _insisted(render_refusal(why, kept=_kept(message, envelope, why), again=_AGAIN))


def _without_trace(decision: Decision, message: bytes) -> Decision:
    """Stop a mail whose override git would send along, since it sends the file as it is."""
    if isinstance(decision, Passed) and decision.message != message:
        return Undecided(UsageError(f"git would send the field {OVERRIDE_FIELD} along; take it out of the file"))
    return decision


def _kept(message: bytes, envelope: Envelope, why: Report | TonecheckError) -> str | None:
    """Keep the mail, once however often git is asked to send it; give its id, or None where it could not be kept."""
    with suppress(StoreError):
        store = HeldStore()
        for mail in store.list():
            if mail.envelope == envelope and mail.state == "held" and mail.message == message:
                return mail.id
        return store.keep(message, envelope, why).id
    return None


def _insisted(text: str) -> int:
    """Show a refusal and, where there is a terminal, ask; git gives the hook no standard input."""
    try:
        terminal = os.open(_TERMINAL, os.O_RDWR | os.O_NOCTTY)
    except OSError:
        sys.stderr.write(text)
        return ExitStatus.HELD
    with os.fdopen(terminal, "r+b", buffering=0) as screen:
        screen.write(f"\n{text}\nSend it all the same? [y/N] ".encode("utf-8", "replace"))
        answer = screen.readline()
    return ExitStatus.BETTER if answer.strip().lower() in {b"y", b"yes"} else ExitStatus.HELD


def _read(path: Path) -> bytes:
    """Read a file that git names."""
    try:
        return path.read_bytes()
    except OSError as fault:
        raise UsageError(f"{path} cannot be read: {fault.strerror}") from fault


def install() -> Path:
    """Put the hook where git looks for it in this repository; give its path.

    Raises:
        UsageError: this is no repository, or a hook of another's is there.
    """
    path = _hook()
    if os.path.lexists(path) and not _is_ours(path):
        raise UsageError(f"{path} is another's hook and stays as it is; put this line into it:\n  {_call()} || exit 1")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"#!/bin/sh\n{_MARK}\nexec {_call()}\n", encoding="utf-8")
        path.chmod(0o755)
    except OSError as fault:
        raise UsageError(f"{path} cannot be written: {fault.strerror}") from fault
    return path


def uninstall() -> Path:
    """Take the hook away; give its path.

    Raises:
        UsageError: it is not there, or another's.
    """
    path = _hook()
    if not path.exists():
        raise UsageError(f"there is no hook at {path}")
    if not _is_ours(path):
        raise UsageError(f"{path} is another's hook and stays as it is; take the line with tonecheck out of it")
    path.unlink()
    return path


def _hook() -> Path:
    """Ask git where this repository's hook belongs; ``core.hooksPath`` counts."""
    words = ["git", "rev-parse", "--git-path", f"hooks/{NAME}"]
    try:
        done = subprocess.run(words, capture_output=True, check=False)
    except OSError as fault:
        raise UsageError(f"git cannot be started: {fault.strerror}") from fault
    if done.returncode:
        raise UsageError("this is no git repository; go into the one whose mails are to be judged")
    return Path(os.fsdecode(done.stdout.removesuffix(b"\n"))).absolute()


def _is_ours(path: Path) -> bool:
    """Tell whether a hook was put there by tonecheck."""
    return _MARK.encode() in _read(path)


def _call() -> str:
    """Give the line of shell that judges a mail; ``-P``, since the repository may hold modules of any name."""
    return f'{shlex.quote(sys.executable)} -P -m tonecheck git-hook run "$@"'
