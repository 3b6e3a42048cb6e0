"""tonecheck itself: its settings, its folder of held mails, and the way by which it sends."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from tonecheck.errors import TonecheckError
from tonecheck.mail.address import parse_upstream
from tonecheck.mail.doctor.chain import read_chain
from tonecheck.mail.doctor.deliver import PROBED
from tonecheck.mail.doctor.finding import Finding
from tonecheck.mail.doctor.gating import list_chain_findings
from tonecheck.mail.doctor.ground import Ground
from tonecheck.mail.doctor.home import Home
from tonecheck.mail.doctor.lines import Line
from tonecheck.mail.doctor.program import Probe, Program, send_by, submit
from tonecheck.mail.durable import state_folder
from tonecheck.settings import Chosen, is_overridden, load_settings

_COMMAND: Final = (sys.executable, "-P", "-m", "tonecheck", "sendmail")
_WORLD: Final = stat.S_IRWXG | stat.S_IRWXO


def _find(home: Home) -> Home | str:
    """Give the set-up, which is there even where nothing is written."""
    return home


def _findings(_found: Home, home: Home) -> Iterator[Finding]:
    """Name what is wrong."""
    try:
        settings = load_settings({}, environ=home.environ, project=False)
    except TonecheckError as fault:
        yield Finding("fault", f"The settings are faulty, so that every mail is kept back: {fault}")
        return
    yield from _setting_findings(settings)
    if is_overridden(home.environ):
        yield Finding(
            "hole", "TONECHECK_SEND is set in this shell, so that every mail passes.", None, "unset TONECHECK_SEND"
        )
    if settings["via"].value:
        yield from list_chain_findings(read_chain(_COMMAND, home), home, _place(settings["via"]), "")
    elif not settings["upstream"].value:
        yield Finding("note", "No mailer is named, so tonecheck sendmail sends only with --via.", None, 'via = "msmtp"')
    yield from _folder_findings(home)


def _setting_findings(settings: dict[str, Chosen]) -> Iterator[Finding]:
    """Name the settings that open the gate."""
    if settings["fail-on"].value == "never":
        yield Finding(
            "hole", "fail-on is never, so that nothing is held.", _place(settings["fail-on"]), 'fail-on = "hold"'
        )
    if settings["on-error"].value == "send":
        told = "A mail that cannot be judged is sent, since on-error is send."
        yield Finding("note", told, _place(settings["on-error"]), 'on-error = "hold"')
    for name, told in (("only-for", "Only mail to some is judged"), ("leave-alone", "Mail to some is not judged")):
        if settings[name].value:
            yield Finding(
                "note", f"{told}, as {name} says; the probes are sent as to somebody else.", _place(settings[name])
            )


def _place(chosen: Chosen) -> Line | None:
    """Give the line of a file in which a setting stands."""
    path, _, number = chosen.source.rpartition(":")
    return Line(Path(path), int(number), "") if path and number.isdigit() else None


def _folder_findings(home: Home) -> Iterator[Finding]:
    """Look whether others can read the held mails, and whether they can be written."""
    folder = state_folder(home.environ)
    if not folder.exists():
        return
    for path in (folder, *sorted(folder.glob("held/*"))):
        if path.is_dir() and path.stat().st_mode & _WORLD:
            told = "Others on this machine can look into the held mails."
            yield Finding("fault", told, Line(path, 0, ""), f"chmod -R go= {folder}")
            break
    if not os.access(folder, os.W_OK | os.X_OK):
        yield Finding("fault", "Held mails cannot be kept there.", Line(folder, 0, ""), f"chmod u+rwx {folder}")


def _probes(_found: Home, home: Home, ground: Ground) -> Iterator[Probe]:
    """Send by the stand-in for sendmail where a mailer is named, and by a proxy of our own where a server is."""
    settings = home.settings
    if settings["via"].value:
        chain = read_chain(_COMMAND, home)
        yield Probe(str(chain), partial(send_by, ground.redirect(chain), ("-oi", "-f", PROBED, "--", PROBED), ground))
    if settings["upstream"].value and find_spec("aiosmtpd"):
        server = parse_upstream(str(settings["upstream"].value))
        told = f"tonecheck smtp, then the sink in place of {server.host}"
        yield Probe(told, partial(submit, ground.proxy_port()))


TONECHECK: Final = Program("tonecheck", find=_find, list_findings=_findings, build_probes=_probes)
