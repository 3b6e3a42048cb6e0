"""The mail filter: a skin over `tonecheck.mail.milter`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from tonecheck.cli.extras import require_extra
from tonecheck.cli.options import gating_options
from tonecheck.errors import UsageError
from tonecheck.settings import load_settings

if TYPE_CHECKING:
    from tonecheck.mail.address import Address

_PORT: Final = 8893
_LARGEST: Final = 52_428_800  # octets of a message
_PATIENCE: Final = 3_600.0  # seconds for an event; mail servers keep connections open
_UNIX: Final = "unix:"


@click.command(name="milter")
@gating_options("listen", "via")
def command(**options: Any) -> None:  # noqa: ANN401
    """Judge mail for Postfix or Sendmail before it is taken: a mail filter (milter).

    Listens on 127.0.0.1:8893, or on a socket: --listen unix:/run/tonecheck/milter.sock. A held mail is refused with
    550 and the reason, and kept; one that could not be judged is refused with 451, or taken with --on-error send. No
    mail is ever discarded. What is released goes out by --via, or by /usr/sbin/sendmail.
    """
    require_extra("milter", "kilter", needed_by="tonecheck milter")
    import asyncio

    from tonecheck.mail.desk import Desk
    from tonecheck.mail.milter.server import Milter
    from tonecheck.mail.milter.session import Filtering
    from tonecheck.mail.policy import Policy
    from tonecheck.mail.sendmail import find_mailer

    settings = load_settings({name.replace("_", "-"): value for name, value in options.items()}, project=False)
    listen = _place(str(settings["listen"].value or "127.0.0.1"))
    via = find_mailer(settings["via"].value or "/usr/sbin/sendmail")
    desk = Desk(Policy.from_settings(settings), tell=_say)
    milter = Milter(listen, Filtering(desk, via, _LARGEST, _PATIENCE))
    asyncio.run(milter.serve(lambda place: _say(f"listening on {place}")))


def _place(text: str) -> Address | Path:
    """Read where to listen: a path after ``unix:``, else a host with its port."""
    from tonecheck.mail.address import parse_listen

    if text == _UNIX:
        raise UsageError(f"name the socket after {_UNIX}, such as unix:/run/tonecheck/milter.sock")
    if text.startswith(_UNIX):
        return Path(text.removeprefix(_UNIX))
    address = parse_listen(text, port=_PORT)
    if address.security != "plain":
        raise UsageError("a mail filter is not spoken to by TLS; listen on 127.0.0.1 or on a socket")
    return address


def _say(text: str) -> None:
    """Write one line of what is done; nothing of a mail stands in it."""
    click.echo(f"tonecheck milter: {text}")
