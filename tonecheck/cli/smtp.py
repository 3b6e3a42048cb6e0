"""The submission proxy: a skin over `tonecheck.mail.smtp`."""

from __future__ import annotations

import math
import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import click

from tonecheck.cli.extras import require_extra
from tonecheck.cli.options import gating_options
from tonecheck.errors import UsageError
from tonecheck.settings import Chosen, load_settings

if TYPE_CHECKING:
    from tonecheck.mail.address import Address
    from tonecheck.mail.smtp.credentials import Credentials

_PORT = 2525


@click.command(name="smtp")
@gating_options("listen", "upstream", "user", "password-command", "certificate")
@click.option(
    "--timeout",
    type=click.FloatRange(min=0.1),
    callback=lambda _ctx, _param, seconds: _finite(seconds),
    default=60.0,
    show_default=True,
    help="Seconds for each answer upstream.",
)
def command(*, timeout: float, **options: Any) -> None:  # noqa: ANN401
    """Stand between a mail program and its server: judge each mail, and pass on those that may go.

    Listens on 127.0.0.1:2525. In the mail program, enter that as the outgoing server; here, name the real one by
    --upstream. The program's own login is passed on, unless --user names a stored one: its password comes from
    TONECHECK_PASSWORD, from --password-command, or from the keyring.

    \b
    250 is answered only after the server's own 250; a held mail gets 550 with the reason,
    one that could not be judged, or not sent for now, 451.
    """  # noqa: D301 - the sign tells Click to keep the lines
    require_extra("smtp", "aiosmtpd", "aiosmtplib", needed_by="tonecheck smtp")
    import asyncio

    from tonecheck.mail.desk import Desk
    from tonecheck.mail.policy import Policy
    from tonecheck.mail.smtp.proxy import LARGEST, Proxy
    from tonecheck.mail.smtp.route import Route

    settings = load_settings({name.replace("_", "-"): value for name, value in options.items()}, project=False)
    listen, upstream, credentials = _places(settings)
    certificate = _text(settings, "certificate")
    desk = Desk(Policy.from_settings(settings), tell=_say)
    route = Route(desk, upstream, credentials, patience=timeout, largest=LARGEST)
    proxy = Proxy(listen, route, certificate)
    asyncio.run(proxy.serve(lambda place: _say(f"listening on {place}, sends through {upstream}")))


def _places(settings: Mapping[str, Chosen]) -> tuple[Address, Address, Credentials | None]:
    """Read where to listen and where to send, and refuse what would open the door to others."""
    from tonecheck.mail.address import parse_listen, parse_upstream
    from tonecheck.mail.smtp.credentials import find_credentials

    listen = parse_listen(_text(settings, "listen") or "127.0.0.1", port=_PORT)
    server, user = _text(settings, "upstream"), _text(settings, "user")
    if server is None:
        raise UsageError("name the mail server by --upstream, such as --upstream smtp.example.org")
    upstream = parse_upstream(server)
    if listen.security != "plain" and not settings["certificate"].value:
        raise UsageError(f"to listen by {listen.security}, name a --certificate")
    if user is None:
        return listen, upstream, None
    if not listen.is_loopback:
        raise UsageError(f"with --user anybody who reaches {listen.place} could send as {user}; listen on 127.0.0.1")
    if not upstream.is_confidential:
        raise UsageError(f"the password of {user} would travel to {upstream.place} unprotected; use starttls or tls")
    command = _text(settings, "password-command")
    return listen, upstream, find_credentials(user, upstream.host, command=command, environ=os.environ)


def _finite(seconds: float) -> float:
    """Refuse what a range lets pass and no clock can count."""
    if not math.isfinite(seconds):
        raise click.BadParameter("it must be a number of seconds")
    return seconds


def _text(settings: Mapping[str, Chosen], name: str) -> str | None:
    """Give a setting that is a text, if it is set."""
    value = settings[name].value
    return str(value) if value else None


def _say(text: str) -> None:
    """Write one line of what is done; nothing of a mail stands in it."""
    click.echo(f"tonecheck smtp: {text}")
