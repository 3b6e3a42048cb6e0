"""Explain the reasons."""

from __future__ import annotations

from typing import Any

import click

from tonecheck.labels import REASONS


@click.command(name="explain")
@click.argument("reason", required=False, type=click.Choice(REASONS), metavar="[REASON]")
def command(reason: Any) -> None:  # noqa: ANN401 - Click gives one of the reasons
    """Tell what a REASON is, why it harms, and examples that burn and that do not; without one, list the ten."""
    from tonecheck.render.explanation import render_reason, render_reasons

    click.echo(render_reason(reason) if reason else render_reasons(), nl=False)
