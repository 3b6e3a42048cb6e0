"""Judge what git send-email is about to send."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from tonecheck.cli.options import gating_options


@click.group(name="git-hook")
def command() -> None:
    """Judge what git send-email is about to send, as its hook sendemail-validate."""


@command.command()
@click.argument("message", type=click.Path(path_type=Path))
@click.argument("headers", type=click.Path(path_type=Path), required=False)
@gating_options()
@click.pass_context
def run(ctx: click.Context, /, message: Path, headers: Path | None, **options: Any) -> None:  # noqa: ANN401
    """Judge one mail, as git calls it: MESSAGE is the file, HEADERS its SMTP headers (from git 2.41 on)."""
    from tonecheck.mail.git_hook import validate

    ctx.exit(validate(message, headers, {name.replace("_", "-"): value for name, value in options.items()}))


@command.command()
def install() -> None:
    """Install the hook in this repository; another's hook is left alone."""
    from tonecheck.mail.git_hook import install as put

    click.echo(f"Installed {put()}")


@command.command()
def uninstall() -> None:
    """Take the hook away; another's hook is left alone."""
    from tonecheck.mail.git_hook import uninstall as take_away

    click.echo(f"Removed {take_away()}")
