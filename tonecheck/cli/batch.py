"""Judge many drafts."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from typing import IO, Any

import click

from tonecheck.cli.options import judging_options, make_checker
from tonecheck.settings import load_settings


@click.command(name="batch")
@click.argument("files", nargs=-1, metavar="[FILE]...", type=click.Path(exists=True, dir_okay=False, allow_dash=True))
@judging_options
def command(files: tuple[str, ...], **options: Any) -> None:  # noqa: ANN401
    """Judge JSON Lines of {"id": …, "text": …} from FILEs or standard input.

    Writes one report a line, in order. A line that cannot be judged gives an error object in its place and does not
    stop the rest.
    """
    from tonecheck.batch.stream import judge_lines

    settings = load_settings({name.replace("_", "-"): value for name, value in options.items()})
    kind: Any = settings["input"].value
    checker = make_checker(settings, threads=1)
    with ExitStack() as stack:
        lines = _lines([stack.enter_context(click.open_file(name, "rb")) for name in files or ("-",)])
        judged = judge_lines(
            lines, checker, workers=_cores() + _SPARE, kind=kind, any_language=bool(settings["any-language"].value)
        )
        for report in _with_progress(judged):
            sys.stdout.buffer.write(report.encode())


_SPARE = 2  # threads beyond the cores: they fill the time in which others wait for the interpreter


def _lines(streams: Iterable[IO[bytes]]) -> Iterator[bytes]:
    """Yield the lines of the streams, one after the other."""
    for stream in streams:
        yield from stream


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
