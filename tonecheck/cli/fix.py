"""Mend a draft in the terminal, flag by flag: a thin skin over the session."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tonecheck.cli.options import judging_options, make_adviser, make_checker
from tonecheck.errors import ExitStatus
from tonecheck.settings import Chosen, load_settings

if TYPE_CHECKING:
    from tonecheck.advice.adviser import Adviser
    from tonecheck.advice.session import Session
    from tonecheck.draft.mending import Original
    from tonecheck.judge.checker import Checker
    from tonecheck.report import Report


@click.command(name="fix")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@judging_options
@click.option("--in-reply-to", type=click.Path(path_type=Path, exists=True), metavar="FILE", help="The mail answered.")
@click.option("--in-place", is_flag=True, help="Write the result over FILE, after a copy to FILE~.")
@click.option("--output", type=click.Path(path_type=Path), metavar="FILE", help="Write the result to a new file.")
@click.pass_context
def command(
    ctx: click.Context,
    /,
    file: Path,
    in_reply_to: Path | None,
    output: Path | None,
    *,
    in_place: bool,
    **options: Any,  # noqa: ANN401
) -> None:
    """Mend a draft or a mail message in the terminal, flag by flag.

    For each flag: take a suggestion by its number, delete, edit in $EDITOR, keep, or say that it is not a problem.
    The result is printed; FILE is never touched unless --in-place is given.
    """
    from tonecheck.cli.fixing import Walk, choose_target
    from tonecheck.draft.mending import open_original

    settings = load_settings({name.replace("_", "-"): value for name, value in options.items()})
    kind: Any = settings["input"].value
    original = open_original(file.read_bytes(), kind=kind)
    target = choose_target(file, original, output, in_place=in_place)
    checker = make_checker(settings, threads=1)
    walk = Walk(_judge(make_adviser(settings, checker), original, settings, in_reply_to))
    if original.obstacle:
        click.echo(f"{file}: {original.obstacle}, so nothing can be put back; the mended text is printed.", err=True)
    session, is_done = walk.run(original)
    if session is None:
        click.echo("Nothing was written.", err=True)
        ctx.exit(ExitStatus.BETTER)
    target.write(original.rebuild(session.text, session.subject))
    if not is_done:
        click.echo(f"\nStopped; the draft as it stands was written to {target}, no mark was kept.", err=True)
        ctx.exit(ExitStatus.INTERRUPTED)
    _remember(session, checker, str(settings["profile"].value))


def _judge(adviser: Adviser, original: Original, settings: dict[str, Chosen], in_reply_to: Path | None) -> Any:  # noqa: ANN401
    """Make what judges a text and a Subject where they stand."""
    answered = None if in_reply_to is None else in_reply_to.read_bytes()
    any_language = bool(settings["any-language"].value)

    def judge(text: str, subject: str) -> Report:
        if original.body is None:
            return adviser.check(text, kind="text", any_language=any_language, in_reply_to=answered)
        message = original.rebuild(text, subject)
        return adviser.check(message, kind="message", any_language=any_language, in_reply_to=answered)

    return judge


def _remember(session: Session, checker: Checker, profile: str) -> None:
    """Keep what the user said of sentences as marks."""
    if not session.opinions:
        return
    from tonecheck.judge.marks import add_marks, make_mark

    add_marks(
        profile,
        [
            make_mark(checker.encoder, checker.describe(each.texts)[each.index], each.flag, each.reason)
            for each in session.opinions
        ],
    )
    count = len(session.opinions)
    click.echo(
        f"{count} mark{'s' * (count > 1)} kept in profile {profile}; to learn from them: tonecheck learn", err=True
    )
