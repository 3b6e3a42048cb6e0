"""The walk through the flags, and where its result goes."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from tonecheck.advice import session as steps
from tonecheck.errors import NotJudgedError, UsageError
from tonecheck.labels import REASONS
from tonecheck.render.step import (
    MOST_SUGGESTIONS,
    render_keys,
    render_reasons,
    render_step,
    render_unflagged,
    unflagged,
)
from tonecheck.report import Sentence

if TYPE_CHECKING:
    from tonecheck.advice.session import Judge, Session
    from tonecheck.draft.mending import Original

_MILD: Final = frozenset({"pleading", "unprofessional-register"})  # as a rule a caution, by the labelling guide


class Quit(Exception):  # noqa: N818 - no error: the user has had enough
    """Leave without writing."""


class Walk:
    """Ask for each flag what to do with it."""

    def __init__(self, judge: Judge) -> None:
        """Take what judges a text and a Subject."""
        self._judge = judge
        self._actions: dict[str, Callable[[Session, Sentence], Session]] = {
            "d": lambda session, sentence: steps.delete(session, sentence, judge),
            "e": self._edit,
            "k": steps.keep,
            "n": steps.say_fine,
        }

    def run(self, original: Original) -> tuple[Session | None, bool]:
        """Walk through a draft; gives the last state, None to write nothing, and whether the user came to the end.

        Raises:
            NotJudgedError: the draft cannot be judged.
        """
        session = steps.begin(original.text, original.subject, self._judge)
        try:
            while True:
                click.echo("\n" + render_step(session), err=True, nl=False)
                key = _asked("")
                if key == "w":
                    return session, True
                session = self._done(session, key)
        except Quit:
            return None, True
        except click.Abort:
            return (session, False) if session.is_changed else (None, False)

    def _done(self, session: Session, key: str) -> Session:
        """Do what a key says; what cannot be done is told, and nothing changes."""
        flag = next(iter(session.open_flags), None)
        try:
            if key == "u":
                return steps.undo(session)
            if key == "m":
                return _missed(session)
            if key == "q" and _may_quit(session):
                raise Quit
            if flag is not None and key in self._actions:
                return self._actions[key](session, flag)
            if flag is not None and key in _numbers(flag):
                return steps.rewrite(session, flag, (flag.advice or ())[int(key) - 1].text, self._judge)
        except NotJudgedError as fault:
            click.echo(f"That cannot be done: {fault}", err=True)
            return session
        click.echo(render_keys(session), err=True)
        return session

    def _edit(self, session: Session, sentence: Sentence) -> Session:
        """Let the user write the sentence anew in their editor; an editor left without saving changes nothing."""
        try:
            words = click.edit(sentence.text + "\n")
        except click.ClickException as fault:
            click.echo(fault.format_message(), err=True)
            return session
        return session if words is None else steps.rewrite(session, sentence, words, self._judge)


def _numbers(sentence: Sentence) -> list[str]:
    """Give the numbers of the suggestions shown."""
    return [str(at) for at in range(1, min(MOST_SUGGESTIONS, len(sentence.advice or ())) + 1)]


def _asked(question: str) -> str:
    """Ask for a key and Enter."""
    return str(click.prompt(question, prompt_suffix="> ", default="", show_default=False, err=True)).strip().lower()


def _may_quit(session: Session) -> bool:
    """Ask before changes are thrown away."""
    return not session.is_changed or click.confirm("Throw the changes away?", err=True)


def _missed(session: Session) -> Session:
    """Ask which sentence was missed and why; anything but a number of the list changes nothing."""
    sentences = unflagged(session)
    click.echo(render_unflagged(session), err=True, nl=False)
    at = _number("Which sentence? (Enter: none) ", len(sentences))
    if at is None:
        return session
    click.echo(render_reasons(), err=True, nl=False)
    why = _number("Why? (Enter: none) ", len(REASONS))
    if why is None:
        return session
    reason = REASONS[why]
    return steps.say_missed(session, sentences[at], "caution" if reason in _MILD else "burn", reason)


def _number(question: str, most: int) -> int | None:
    """Ask for a number from 1 on; gives it from 0 on, None for anything else."""
    told = _asked(question)
    return int(told) - 1 if told.isdecimal() and 1 <= int(told) <= most else None


@dataclass(frozen=True, slots=True)
class Target:
    """Where the result goes: standard output where no path is given."""

    path: Path | None
    over: bytes | None = None

    def write(self, data: bytes) -> None:
        """Write the result; over the input only while it is what it was, and after a copy.

        Raises:
            UsageError: the file changed meanwhile or cannot be written; the result went to standard output.
        """
        try:
            self._write(data)
        except (OSError, UsageError) as fault:
            _print(data)
            told = fault.strerror if isinstance(fault, OSError) else str(fault)
            raise UsageError(f"{self.path}: {told}; the result was printed instead") from fault

    def _write(self, data: bytes) -> None:
        """Write the result where it belongs."""
        if self.path is None:
            _print(data)
        elif self.over is None:
            _write_new(self.path, data)
        elif self.path.read_bytes() != self.over:
            raise UsageError("it changed meanwhile")
        elif data != self.over:
            _write_over(self.path, data)

    def __str__(self) -> str:
        return str(self.path or "standard output")


def choose_target(file: Path, original: Original, output: Path | None, *, in_place: bool) -> Target:
    """Choose where the result goes, before anything is asked.

    Raises:
        UsageError: the choice would lose something, or cannot be met.
    """
    if in_place and output is not None:
        raise UsageError("--in-place and --output exclude one another")
    if in_place and original.obstacle:
        raise UsageError(f"{file}: {original.obstacle}, so it cannot be changed in place; leave --in-place out")
    if output is not None and output.exists():
        raise UsageError(f"{output} exists already; name a new file, or use --in-place")
    return Target(file.resolve(), original.source) if in_place else Target(output)


def _print(data: bytes) -> None:
    """Write to standard output."""
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def _write_new(path: Path, data: bytes) -> None:
    """Write a new file for its owner alone, and have it on the disk."""
    with open(path, "xb", opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _write_over(path: Path, data: bytes) -> None:
    """Copy a file to the first free name with ``~``, then put the new one in its place, with its mode."""
    names = (path.with_name(f"{path.name}~{number or ''}") for number in range(1000))
    backup = next(name for name in names if not name.exists())
    shutil.copy2(path, backup)
    new = path.with_name(f".{path.name}.{os.urandom(4).hex()}")
    try:
        _write_new(new, data)
        shutil.copymode(path, new)
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)
    click.echo(f"Written to {path.name}; what was there is in {backup.name}.", err=True)
