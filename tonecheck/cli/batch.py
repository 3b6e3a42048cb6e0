"""Judge many drafts."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tonecheck.cli.options import judging_options, make_adviser, make_checker, suppress_broken_pipe
from tonecheck.errors import UsageError
from tonecheck.settings import load_settings

if TYPE_CHECKING:
    from tonecheck.batch.entry import Entry


@click.command(name="batch")
@click.argument("files", nargs=-1, metavar="[FILE]...", type=click.Path(exists=True, allow_dash=True))
@judging_options
@click.option("--advice", is_flag=True, help="Add evidence, advice, what-if and missing elements to every report.")
def command(files: tuple[str, ...], *, advice: bool, **options: Any) -> None:  # noqa: ANN401
    """Judge many drafts from FILEs or standard input.

    A FILE holds JSON Lines of {"id": …, "text": …} or is an mbox; or it is a Maildir folder. Writes one report a line,
    in order. What cannot be judged gives an error object in its place and does not stop the rest.
    """
    from tonecheck.batch.stream import judge_entries

    settings = load_settings({name.replace("_", "-"): value for name, value in options.items()})
    checker = make_adviser(settings) if advice else make_checker(settings, threads=1)
    with ExitStack() as stack:
        sources = [_entries(name, stack, settings["input"].value) for name in files or ("-",)]
        judged = judge_entries(
            chain.from_iterable(sources),
            checker,
            workers=_cores() + _SPARE,
            any_language=bool(settings["any-language"].value),
        )
        with suppress_broken_pipe():
            for report in _with_progress(judged):
                sys.stdout.buffer.write(report.encode())
                sys.stdout.buffer.flush()  # at once: the other end may wait for this line before it sends the next


def _entries(name: str, stack: ExitStack, kind: Any) -> Iterator[Entry]:  # noqa: ANN401 - settings hold any value
    """Open one file or folder; a wrong one is told before anything is judged."""
    from tonecheck.batch.mailbox import is_maildir, read_maildir, read_stream

    if not Path(name).is_dir():
        stream = stack.enter_context(click.open_file(name, "rb"))
        return read_stream(stream, name="<stdin>" if name == "-" else name, kind=kind)
    if not is_maildir(name):
        raise UsageError(f"{name}: a folder must be a Maildir, with cur and new in it; name the files of any other")
    return read_maildir(name)


_SPARE = 1  # a thread beyond the cores: it works while others wait for the interpreter


def _cores() -> int:
    """Count the cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _with_progress(reports: Iterator[str]) -> Iterable[str]:
    """Count the drafts on standard error where that is a terminal and standard output is not."""
    if not sys.stderr.isatty() or sys.stdout.isatty():
        return reports
    bar = click.progressbar(reports, length=None, label="judged", show_pos=True, file=sys.stderr)
    return _drawn(bar)


def _drawn(bar: Any) -> Iterator[str]:  # noqa: ANN401 - the library does not export the type
    """Draw the bar while the reports pass."""
    with bar:
        yield from bar
