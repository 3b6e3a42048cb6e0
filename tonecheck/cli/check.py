"""The check itself: files or standard input to a report."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tonecheck.cli.options import checking_options, make_adviser, make_checker, suppress_broken_pipe
from tonecheck.errors import ExitStatus, TonecheckError, UsageError
from tonecheck.settings import Chosen, load_settings

if TYPE_CHECKING:
    from tonecheck.report import Report

    Judge = Callable[..., Report]

STDIN = "<stdin>"
_ADVISING = {"text", "json", "html"}


@click.command(name="check", options_metavar="[OPTIONS]")
@click.argument("files", nargs=-1, metavar="[FILE]...", type=click.Path())
@checking_options
@click.option("--in-reply-to", type=click.Path(), metavar="FILE", help="The mail answered: context, never judged.")
@click.pass_context
def command(
    ctx: click.Context,
    /,
    files: tuple[str, ...],
    in_reply_to: str | None,
    **options: Any,  # noqa: ANN401
) -> None:
    """Judge drafts or mail messages from FILEs, or from standard input."""
    settings = load_settings({name.replace("_", "-"): value for name, value in options.items()})
    if not files and sys.stdin.isatty():
        click.echo(ctx.find_root().get_help())
        ctx.exit(ExitStatus.WRONG_USE)
    ctx.exit(_check_all(files or ("-",), settings, in_reply_to))


def _check_all(files: tuple[str, ...], settings: dict[str, Chosen], in_reply_to: str | None) -> int:
    """Judge every file, print the reports and give the gravest status."""
    if in_reply_to == "-" and "-" in files:
        raise UsageError("the draft and the mail answered cannot both come from standard input; name a file for one")
    answered = None if in_reply_to is None else _read(in_reply_to)
    sources = {name: _read(name) for name in dict.fromkeys(files)}  # all first: a mistyped name judges nothing
    judge = _make_judge(settings)
    from tonecheck.judge.verdict import is_failing

    fail_on: Any = settings["fail-on"].value
    worst: int = ExitStatus.BETTER
    judged: list[tuple[str, Report]] = []
    opened: list[bytes] = []
    for name, source in sources.items():
        try:
            shown = _label(name) if len(sources) > 1 else None
            report = _judged(judge, source, settings, shown=shown, answered=answered)
        except TonecheckError as fault:
            click.echo(f"tonecheck: {_label(name)}: {fault}" if len(sources) > 1 else f"tonecheck: {fault}", err=True)
            worst = max(worst, fault.exit_status)
        else:
            judged.append((_label(name), report))
            opened.append(source)
            worst = max(worst, is_failing(report.verdict, fail_on))
    if not settings["quiet"].value:
        _print(judged, settings, opened)
    return worst


def _make_judge(settings: dict[str, Chosen]) -> Judge:
    """Load what judges: with advice where the format shows it, which costs time, else without."""
    if settings["quiet"].value or settings["format"].value not in _ADVISING:
        return make_checker(settings).check
    return make_adviser(settings).check


def _judged(
    judge: Judge, source: bytes, settings: dict[str, Chosen], *, shown: str | None, answered: bytes | None
) -> Report:
    """Judge one source; among several each report carries its file's name."""
    kind: Any = settings["input"].value
    any_language = bool(settings["any-language"].value)
    return judge(source, id=shown, kind=kind, any_language=any_language, in_reply_to=answered)


def _read(name: str) -> bytes:
    """Read a file, or standard input for ``-``."""
    if name == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(name).read_bytes()
    except OSError as fault:
        raise UsageError(f"{name}: {fault.strerror or type(fault).__name__}") from fault


def _label(name: str) -> str:
    """Name a source as people and editors know it, without signs that could steer a terminal."""
    return STDIN if name == "-" else "".join(char if char.isprintable() or char == " " else "�" for char in name)


def _print(judged: list[tuple[str, Report]], settings: dict[str, Chosen], opened: list[bytes]) -> None:
    """Write the reports in the format in force."""
    encoding = (sys.stdout.encoding or "utf-8") if settings["format"].value == "text" else "utf-8"
    with suppress_broken_pipe():
        blocks = _page(judged, settings, opened) if settings["format"].value == "html" else _rendered(judged, settings)
        for block in blocks:
            sys.stdout.buffer.write(block.encode(encoding, "replace"))
        sys.stdout.buffer.flush()


def _rendered(judged: list[tuple[str, Report]], settings: dict[str, Chosen]) -> Iterator[str]:
    """Render the reports; each renderer is imported only where it is wanted."""
    wanted = settings["format"].value
    if wanted == "sarif":
        from tonecheck.render.sarif import render_sarif

        yield render_sarif(judged)
    for index, (name, report) in enumerate(judged):
        if wanted == "json":
            from tonecheck.render.json import render_json

            yield render_json(report)
        elif wanted == "line":
            from tonecheck.render.line import render_line

            yield render_line(report, name=name)
        elif wanted == "text":
            yield _heading(name, index) if len(judged) > 1 else ""
            yield _text(report, settings)


def _page(judged: list[tuple[str, Report]], settings: dict[str, Chosen], opened: list[bytes]) -> Iterator[str]:
    """Render one page of all drafts, each with the text into which its report's offsets are."""
    from tonecheck.draft.reading import open_source
    from tonecheck.render.html import Shown, render_html

    kind: Any = settings["input"].value
    messages = [open_source(source, kind=kind) for source in opened]
    if judged:
        yield render_html(
            [
                Shown(name, message.text, message.subject, report)
                for (name, report), message in zip(judged, messages, strict=True)
            ]
        )


def _heading(name: str, index: int) -> str:
    """Head one of several text reports with its file's name."""
    return f"{chr(10) if index else ''}{name}\n"


def _text(report: Report, settings: dict[str, Chosen]) -> str:
    """Render for people, as the terminal allows."""
    from tonecheck.render.text import render_text

    colour = settings["color"].value
    plain = (sys.stdout.encoding or "").lower().replace("-", "") != "utf8"
    return render_text(
        report, colour=colour == "always" or (colour == "auto" and sys.stdout.isatty()), ascii_only=plain
    )
