"""The real mailer as a child that this process owns: it is given the whole message or is not started."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import FileIO
from pathlib import Path
from tempfile import mkstemp
from types import FrameType
from typing import Any, Final, Self

from tonecheck.errors import MailerError

_DEPTH: Final = "_TONECHECK_DEPTH"
_DEEPEST: Final = 3  # a mailer that starts tonecheck that starts the mailer would never end
_FORWARDED: Final = frozenset({signal.SIGTERM, signal.SIGHUP, signal.SIGINT})


def run_mailer(words: tuple[str, ...], message: bytes, *, inherit: int | None = None) -> int:
    """Start the mailer with a message on its standard input, and wait for it.

    Its standard input is a file that is whole before it is started: a pipe would end early if this process were killed,
    and the mailer would send half a mail. Its output is this process's own.

    Args:
        words: the program and its arguments; no shell reads them.
        message: what it is to send.
        inherit: a handle that it keeps open while it runs.

    Returns:
        Its exit status; that of a shell where a signal ended it.

    Raises:
        MailerError: it cannot be started, so nothing was sent.
    """
    environ = _deeper(words)
    with _as_file(message) as source, _Forwarding() as forwarding:
        if inherit is not None:
            os.set_inheritable(inherit, True)  # noqa: FBT003 - it takes no names
        if forwarding.waiting:
            raise MailerError("interrupted before the mailer was started; nothing was sent")
        child = _spawn(words, environ, source)
        forwarding.to(child)
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return status if status >= 0 else 128 - status


class _Forwarding:
    """Let the mailer decide what an interruption means, and outlive it to tell its status.

    The handlers stand before the mailer is started, so that no interruption falls in between.
    """

    def __init__(self) -> None:
        self._child: int | None = None
        self.waiting: list[int] = []
        self._before: dict[int, Any] = {}

    def __enter__(self) -> Self:
        """Take over the signals."""
        self._before = {number: signal.signal(number, self._forward) for number in _FORWARDED}
        return self

    def to(self, child: int) -> None:
        """Tell who gets the signals, and pass on those that came before."""
        self._child = child
        for number in self.waiting:
            os.kill(child, number)

    def __exit__(self, *_: object) -> None:
        """Give the signals back; without a mailer those that came mean this process."""
        for number, handler in self._before.items():
            signal.signal(number, handler)
        for number in self.waiting if self._child is None else ():
            os.kill(os.getpid(), number)

    def _forward(self, number: int, _frame: FrameType | None) -> None:
        """Pass a signal on."""
        if self._child is None:
            self.waiting.append(number)
        elif number != signal.SIGINT:  # the terminal has told the mailer already
            with suppress(ProcessLookupError):
                os.kill(self._child, number)


def _spawn(words: tuple[str, ...], environ: dict[str, str], source: int) -> int:
    """Start the program; what Python ignores it hears again."""
    try:
        return os.posix_spawnp(
            words[0],
            words,
            environ,
            file_actions=[(os.POSIX_SPAWN_DUP2, source, 0)],
            setsigdef=[signal.SIGPIPE, signal.SIGXFSZ],
        )
    except (OSError, ValueError) as fault:
        reason = getattr(fault, "strerror", None) or type(fault).__name__
        raise MailerError(f"the mailer {words[0]} cannot be started: {reason}; name another one by --via") from fault


@contextmanager
def _as_file(message: bytes) -> Iterator[int]:
    """Put a message into a file without a name, and give a handle that stands at its start."""
    try:
        with _nameless() as stream:
            rest = memoryview(message)
            while rest:
                rest = rest[stream.write(rest) :]
            stream.seek(0)
            yield stream.fileno()
    except OSError as fault:
        raise MailerError(f"the mail cannot be handed to the mailer: {fault.strerror}") from fault


def _nameless() -> FileIO:
    """Open a file without a name: in memory where the system has that, else among the temporary ones."""
    if hasattr(os, "memfd_create"):
        return FileIO(os.memfd_create("mail"), "w+")
    handle, path = mkstemp()
    Path(path).unlink()
    return FileIO(handle, "w+")


def _deeper(words: tuple[str, ...]) -> dict[str, str]:
    """Count in the environment how often tonecheck started tonecheck."""
    depth = len(os.environ.get(_DEPTH, "")) + 1
    if depth > _DEEPEST:
        raise MailerError(f"the mailer {words[0]} is tonecheck itself; name the real one by --via")
    return {**os.environ, _DEPTH: "+" * depth}
