"""The held mails: a group of small commands over `tonecheck.mail`."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from tonecheck.cli.options import gating_options
from tonecheck.errors import ExitStatus, MailStatus, UsageError
from tonecheck.mail.held import HeldStore
from tonecheck.settings import Chosen, load_settings

if TYPE_CHECKING:
    from tonecheck.mail.gate import Gate
    from tonecheck.mail.release import Released


def _complete(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[str]:
    """Complete the id of a held mail."""
    return [mail.id for mail in HeldStore().list() if mail.id.startswith(incomplete)]


_ID = click.argument("name", metavar="ID", shell_complete=_complete)


@click.group(name="held", invoke_without_command=True)
@click.option("--json", "as_json", is_flag=True, help="Print JSON Lines.")
@click.pass_context
def command(ctx: click.Context, *, as_json: bool) -> None:
    """List the mails that were not sent, the oldest first; or do something with one."""
    from tonecheck.mail.listing import render_row, to_plain

    if ctx.invoked_subcommand is None:
        for mail in HeldStore().list():
            _print(json.dumps(to_plain(mail)) + "\n" if as_json else render_row(mail))


@command.command()
@_ID
@click.option("--raw", is_flag=True, help="Print the message alone, byte for byte.")
@click.option("--json", "as_json", is_flag=True, help="Print what is known of it as JSON.")
def show(name: str, *, raw: bool, as_json: bool) -> None:
    """Show a held mail: the way it came, why it is held, and its text."""
    from tonecheck.mail.listing import render_held, to_plain

    mail = HeldStore().find(name)
    if raw:
        sys.stdout.buffer.write(mail.message)
        sys.stdout.buffer.flush()
    else:
        _print(json.dumps(to_plain(mail)) + "\n" if as_json else render_held(mail, colour=sys.stdout.isatty()))


@command.command()
@_ID
@gating_options()
def edit(name: str, **options: Any) -> None:  # noqa: ANN401
    """Change a held mail in $EDITOR; it is judged again, and stays held until it is released."""
    from tonecheck.mail.claim import claim
    from tonecheck.mail.editing import edit_message, judge_edited

    store = HeldStore()
    mail, gate = store.find(name), replace(_gate(_settings(options)), allowed=bool)  # this sends nothing: no token
    with claim(store, mail) as mine:
        changed = edit_message(mine, os.environ)
        told = judge_edited(mine, gate) if changed else "Nothing was changed.\n"
    _print(f"{told}\nIt is still held; to send it: tonecheck held release {name}\n")


@command.command()
@_ID
@click.option("--again", is_flag=True, help="Send one, too, that may have gone out already.")
@gating_options("cool-off")
@click.pass_context
def release(ctx: click.Context, /, name: str, *, again: bool, **options: Any) -> None:  # noqa: ANN401
    """Judge a held mail again, and send it by the way it came; it leaves the list when it has gone out.

    \b
    Exit status: 0 sent, 1 still held, 2 not possible or too early,
    75 the mailer did not take it, or it may have gone out.
    """  # noqa: D301 - the sign tells Click to keep the lines
    from tonecheck.mail.release import release as send

    store, settings = HeldStore(), _settings(options)
    done = send(store, store.find(name), _gate(settings), cool_off=settings["cool-off"].value, again=again)
    ctx.exit(_tell(name, done))


@command.command()
@click.argument("names", nargs=-1, metavar="[ID]...", shell_complete=_complete)
@click.option("--all", "everything", is_flag=True, help="Drop every held mail.")
def drop(names: tuple[str, ...], *, everything: bool) -> None:
    """Forget held mails for good; they are not sent."""
    from tonecheck.mail.claim import claim

    if bool(names) == everything:
        raise UsageError("name the mails to drop, or use --all")
    store = HeldStore()
    for mail in store.list() if everything else [store.find(name) for name in dict.fromkeys(names)]:
        with claim(store, mail, again=True) as mine:
            mine.finish()


def _tell(name: str, done: Released) -> int:
    """Say what became of the wish to release a mail, and give the status for it."""
    from tonecheck.mail.listing import render_told

    if done.result == "sent":
        _print(f"{name} has gone out.\n")
        if done.told:
            click.echo(f"tonecheck: {done.told}", err=True)
        return ExitStatus.BETTER
    if done.why is not None:
        _print(f"{render_told(done.why)}\nIt is still held; to change it: tonecheck held edit {name}\n")
        return ExitStatus.HELD
    click.echo(f"tonecheck: {done.told}", err=True)
    still = "It is still held" if done.result == "refused" else "Look at your sent mail, then drop it or use --again"
    click.echo(f"{still}: {name}", err=True)
    return MailStatus.FAULT


def _settings(options: Mapping[str, Any]) -> dict[str, Chosen]:
    """Load the settings of the gate."""
    return load_settings({name.replace("_", "-"): value for name, value in options.items()}, project=False)


def _gate(settings: Mapping[str, Chosen]) -> Gate:
    """Make the gate that the settings ask for."""
    from tonecheck.mail.allowance import Allowance
    from tonecheck.mail.gate import Gate, load_checker
    from tonecheck.mail.policy import Policy

    policy = Policy.from_settings(settings)
    return Gate(policy, load=lambda: load_checker(policy), allowed=Allowance().take)


def _print(text: str) -> None:
    """Write to standard output; what its encoding lacks is replaced."""
    sys.stdout.buffer.write(text.encode(sys.stdout.encoding or "utf-8", "replace"))
    sys.stdout.buffer.flush()
