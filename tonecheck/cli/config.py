"""Print the settings in force and where each comes from."""

from __future__ import annotations

import json

import click

from tonecheck.settings import load_settings


@click.command(name="config")
def command() -> None:
    """Print each setting in force, as a configuration file would say it, and where it comes from."""
    for chosen in load_settings({}).values():
        click.echo(f"{chosen.name} = {_toml(chosen.value)}  # {chosen.source}")


def _toml(value: object) -> str:
    """Write a value as TOML does; what is not set shows as an empty text."""
    return (
        str(value).lower()
        if isinstance(value, bool)
        else json.dumps("" if value is None else value, ensure_ascii=False)
    )
