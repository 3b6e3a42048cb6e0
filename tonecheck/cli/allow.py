"""Let one mail pass that would be refused."""

from __future__ import annotations

import click

from tonecheck.mail.allowance import Allowance


@click.command(name="allow")
@click.option("--once", is_flag=True, required=True, help="The next mail that would be refused, within the hour.")
def command(*, once: bool) -> None:  # noqa: ARG001 - it is required, so that nobody takes this for a switch
    """Let one mail pass that would be refused: the next one, within the hour."""
    Allowance().grant()
    click.echo("The next mail that would be refused goes out, if you send it within the hour.")
