"""Learn from the user's marks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tonecheck.cli.options import learning_options
from tonecheck.errors import ExitStatus, UsageError
from tonecheck.settings import load_settings

if TYPE_CHECKING:
    from tonecheck.train.learning import Lesson


@click.command(name="learn")
@click.argument("files", nargs=-1, metavar="[FILE]...", type=click.Path(path_type=Path, exists=True))
@learning_options
@click.option("--undo", is_flag=True, help="Take the last learning back; the marks stay.")
@click.option("--forget", is_flag=True, help="Remove the profile's marks and all that was learnt from them.")
@click.pass_context
def command(ctx: click.Context, /, files: tuple[Path, ...], *, undo: bool, forget: bool, **options: Any) -> None:  # noqa: ANN401
    """Learn from your marks: those of `tonecheck fix`, and labelled drafts in FILEs.

    A FILE holds labelled drafts as JSON Lines, in the form of the corpus; its sentences become marks. Marks hold no
    text. They and what is learnt stay on this machine, for you alone.
    """
    settings = load_settings({name.replace("_", "-"): value for name, value in options.items()})
    profile, model = str(settings["profile"].value), settings["model"].value
    if undo + forget + bool(files) > 1:
        raise UsageError("--undo, --forget and FILEs exclude one another")
    if undo or forget:
        click.echo(_undone(profile) if undo else _forgotten(profile))
        return
    ctx.exit(_learn(files, profile, str(model) if model else None))


def _undone(profile: str) -> str:
    """Take the last learning back."""
    from tonecheck.judge.learnt import undo_learnt

    left = undo_learnt(profile)
    return f"Undone. Profile {profile} judges by {left or 'the shipped model'} again."


def _forgotten(profile: str) -> str:
    """Remove the profile."""
    from tonecheck.profiles import forget

    return f"Forgotten: profile {profile}." if forget(profile) else f"There is no profile {profile}."


def _learn(files: tuple[Path, ...], profile: str, model: str | None) -> int:
    """Learn from all marks of the profile, the files' first; gives the status."""
    from tonecheck.judge.artefact import find_model, open_artefact
    from tonecheck.judge.learnt import keep_learnt
    from tonecheck.judge.marks import read_marks
    from tonecheck.train.learning import learn

    base = find_model(model)
    artefact = open_artefact(base)
    if files:
        _add(files, profile, base)
    marks = read_marks(profile)
    usable = [mark for mark in marks if mark.encoder == artefact.manifest["files"]["encoder.onnx"]]
    if len(usable) < len(marks):
        click.echo(f"{len(marks) - len(usable)} marks were made with another model and are not used.")
    if not usable:
        raise UsageError(f"profile {profile} has no marks to learn from; mark sentences with: tonecheck fix FILE")
    lesson = learn(artefact, usable)
    click.echo(_table(lesson))
    if lesson.after is not None:
        keep_learnt(profile, artefact, lesson.after.heads, base=model)
    click.echo(_told(lesson, profile))
    return ExitStatus.BETTER if lesson.after or lesson.before.followed == lesson.marks else ExitStatus.HELD


def _add(files: tuple[Path, ...], profile: str, base: Path) -> None:
    """Turn labelled drafts into marks."""
    from tonecheck.judge.checker import Checker
    from tonecheck.judge.marks import add_marks
    from tonecheck.train.corpus import read_corpus
    from tonecheck.train.learning import marks_of

    marks = marks_of(read_corpus(files), Checker(model=base))
    add_marks(profile, marks)
    click.echo(f"{len(marks)} sentences of {len(files)} file{'s' * (len(files) > 1)} are marks now.")


def _table(lesson: Lesson) -> str:
    """Lay the figures before and after side by side."""
    before, after = lesson.before, lesson.after or lesson.before
    rows = [
        ("", "before", "after"),
        ("your marks followed", *(f"{fit.followed} of {lesson.marks}" for fit in (before, after))),
    ]
    for name, field in (("F1", "f1"), ("average precision", "average_precision"), ("false alarms", "false_alarms")):
        rows.append((name, *(f"{getattr(fit.figures, field):.3f}" for fit in (before, after))))
    return "\n".join(f"{name:<20} {old:>10} {new:>10}".rstrip() for name, old, new in rows)


def _told(lesson: Lesson, profile: str) -> str:
    """Say what became of it."""
    if lesson.after is not None:
        return f"Learnt. Profile {profile} judges by this from now on; take it back with: tonecheck learn --undo"
    if lesson.before.followed == lesson.marks:
        return "Nothing to learn: your marks are followed already."
    return "Not learnt: following more of your marks would cost more than one point elsewhere. The marks are kept."
