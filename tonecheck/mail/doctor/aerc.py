"""aerc: the ``outgoing`` of each account, and a probe by what aerc would start."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Final

from tonecheck.mail.doctor.chain import Chain, Link, read_chain
from tonecheck.mail.doctor.deliver import PROBED
from tonecheck.mail.doctor.finding import Finding
from tonecheck.mail.doctor.gating import list_chain_findings, list_pipe_findings
from tonecheck.mail.doctor.ground import Ground
from tonecheck.mail.doctor.home import Home
from tonecheck.mail.doctor.lines import Line, is_comment, read_lines
from tonecheck.mail.doctor.program import Probe, Program, send_by
from tonecheck.mail.doctor.server import read_server

_SECTION: Final = re.compile(r"\s*\[(.+)\]")
_OUTGOING: Final = re.compile(r"\s*outgoing\s*=\s*(.+?)\s*$")
_CHANGE: Final = "outgoing = /full/path/to/tonecheck-sendmail"


@dataclass(frozen=True, slots=True)
class Account:
    """One account: its name, the line of its ``outgoing``, and the chain behind that."""

    name: str
    line: Line
    chain: Chain


def _find(home: Home) -> tuple[Account, ...] | str:
    """Read the accounts."""
    path = home.first("aerc/accounts.conf")
    if home.which("aerc") is None or path is None:
        return "not installed" if home.which("aerc") is None else "not set up, since it has no accounts.conf"
    return tuple(_accounts(read_lines(path), home)) or "not set up to send"


def _accounts(lines: tuple[Line, ...], home: Home) -> Iterator[Account]:
    """Yield the accounts that can send."""
    name = ""
    for line in lines:
        section, outgoing = _SECTION.match(line.text), _OUTGOING.match(line.text)
        name = section[1] if section else name
        if outgoing and not is_comment(line):
            yield Account(name, line, _chain(outgoing[1], home))


def _chain(value: str, home: Home) -> Chain:
    """Read a server's address, or the words of a command, which no shell sees."""
    if "://" in value:
        return Chain((Link("proxy", ("tonecheck", "smtp")),) if home.is_proxy(*read_server(value, 587)) else ())
    try:
        return read_chain(tuple(shlex.split(value)), home)
    except ValueError:
        return read_chain(tuple(value.split()), home)


def _findings(accounts: tuple[Account, ...], home: Home) -> Iterator[Finding]:
    """Name what is wrong."""
    for account in accounts:
        if not account.chain.links:
            told = f"The account {account.name} speaks to the mail server itself, and tonecheck is not asked."
            yield Finding("hole", told, account.line, _CHANGE)
        else:
            yield from list_chain_findings(account.chain, home, account.line, _CHANGE)
    yield from list_pipe_findings(tuple(account.line for account in accounts))


def _probes(accounts: tuple[Account, ...], _home: Home, ground: Ground) -> Iterator[Probe]:
    """Start what aerc would, with bare recipients as it has them."""
    for account in accounts:
        if "proxy" not in account.chain.kinds[:1] and account.chain.links:
            told = f"what aerc starts for {account.name}: {account.chain}"
            yield Probe(told, partial(send_by, ground.redirect(account.chain), (PROBED,), ground))


AERC: Final = Program("aerc", find=_find, list_findings=_findings, build_probes=_probes)
