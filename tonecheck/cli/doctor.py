"""Look at how mail leaves this machine: a thin skin over `tonecheck.mail.doctor`."""

from __future__ import annotations

import json
import os
import signal
import sys
from contextlib import closing
from pathlib import Path

import click

from tonecheck.cli.options import suppress_broken_pipe
from tonecheck.errors import ExitStatus


@click.command(name="doctor")
@click.argument("programs", nargs=-1, metavar="[PROGRAM]...")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a program.")
@click.option("--no-probe", is_flag=True, help="Only read the set-up; send no probes.")
@click.pass_context
def command(ctx: click.Context, /, programs: tuple[str, ...], *, as_json: bool, no_probe: bool) -> None:
    """Look whether an angry mail gets past tonecheck in the programs you use, and prove it by harmless probes.

    The probes end in a server that the doctor starts itself on this machine; nothing is sent to anybody, and nothing of
    yours is changed.

    \b
    Exit status: 0 all right, 1 an angry mail gets through, or something
    else is wrong, 2 wrong use.
    """  # noqa: D301 - the sign tells Click to keep the lines
    from tonecheck.mail.doctor.examining import examine
    from tonecheck.mail.doctor.home import Home
    from tonecheck.mail.doctor.telling import render_diagnosis

    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))  # so that what was started is ended
    status = ExitStatus.BETTER
    with (
        closing(examine(Home(os.environ, Path.cwd()), programs, probing=not no_probe)) as found,
        suppress_broken_pipe(),
    ):
        for diagnosis in found:
            click.echo(json.dumps(diagnosis.to_dict()) if as_json else render_diagnosis(diagnosis), nl=as_json)
            status = status if diagnosis.is_right else ExitStatus.HELD
    ctx.exit(status)
