"""himalaya: how each account sends, and the hook of version 1 that stops nothing."""

from __future__ import annotations

import re
import shlex
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from tonecheck.mail.doctor.chain import Chain, Link, read_chain
from tonecheck.mail.doctor.finding import Finding
from tonecheck.mail.doctor.gating import list_chain_findings, list_pipe_findings
from tonecheck.mail.doctor.ground import Ground
from tonecheck.mail.doctor.home import Home
from tonecheck.mail.doctor.lines import Line, read_lines
from tonecheck.mail.doctor.msmtprc import NotSafeError
from tonecheck.mail.doctor.program import Probe, Program, send_by
from tonecheck.mail.doctor.server import read_port, read_server

_CHANGE: Final = 'message.send.backend.type = "sendmail" and message.send.backend.cmd = "tonecheck-sendmail -t -i"'
_CHANGE_2: Final = 'smtp.server = "smtp://127.0.0.1:2525", where tonecheck smtp listens'
_WAYS_2: Final = ("jmap", "gmail", "msgraph", "smtp")  # of version 2; which of several sends is not known from here
_SHELL: Final = re.compile(r"[`|;&<>()$]")


@dataclass(frozen=True, slots=True)
class Account:
    """One account.

    Attributes:
        name: its name.
        way: ``sendmail``, ``smtp``, or what else it sends by.
        command: what the way ``sendmail`` starts, through a shell.
        hook: what version 1 starts before it sends.
        chain: the chain behind it.
        change: what to write for tonecheck to be asked.
    """

    name: str
    way: str
    command: str
    hook: str
    chain: Chain
    change: str = _CHANGE


@dataclass(frozen=True, slots=True)
class Himalaya:
    """The configuration: its lines, and the accounts in it."""

    lines: tuple[Line, ...]
    accounts: tuple[Account, ...]

    def line_of(self, word: str) -> Line | None:
        """Give the first line with a word in it, else the file as a whole."""
        return next((line for line in self.lines if word in line.text), self.lines[0] if self.lines else None)


def _find(home: Home) -> Himalaya | str:
    """Read the accounts."""
    path = home.first("himalaya/config.toml", "~/.himalaya.toml", "~/.himalayarc")
    if home.which("himalaya") is None or path is None:
        return "not installed" if home.which("himalaya") is None else "not set up, since it has no configuration"
    try:
        accounts = tomllib.loads(path.read_text("utf-8")).get("accounts", {})
    except (OSError, ValueError):
        return f"its configuration {path} cannot be read"
    return Himalaya(read_lines(path), tuple(_account(name, table, home) for name, table in _tables(accounts)))


def _tables(value: object) -> list[tuple[str, Mapping[str, Any]]]:
    """Give the tables in a table."""
    found = value.items() if isinstance(value, dict) else ()
    return [(name, table) for name, table in found if isinstance(table, dict)]


def _account(name: str, table: Mapping[str, Any], home: Home) -> Account:
    """Read one account."""
    way = next((way for way in _WAYS_2 if isinstance(table.get(way), dict)), None)
    if way and "message" not in table:
        server = str(_deep(table, "smtp", "server") or "") if way == "smtp" else ""
        return Account(name, way, "", "", _proxy(home, *read_server(server, 25)), _CHANGE_2)
    backend = _deep(table, "message", "send", "backend")
    kind = backend.get("type", "") if isinstance(backend, dict) else backend
    command = _command(_deep(table, "message", "send", "backend", "cmd") or _deep(table, "sendmail", "cmd"))
    hook = _deep(table, "message", "send", "pre-hook")
    hook = _command(hook.get("cmd") if isinstance(hook, dict) else hook)
    way = str(kind or "smtp")
    return Account(name, way, command, hook, _chain(way, command, table, home))


def _deep(table: object, *names: str) -> Any:  # noqa: ANN401
    """Give what stands deep in a table; None where it does not."""
    for name in names:
        table = table.get(name) if isinstance(table, dict) else None
    return table


def _command(value: object) -> str:
    """Give a command as one text."""
    return shlex.join(map(str, value)) if isinstance(value, list) else str(value or "")


def _chain(way: str, command: str, table: Mapping[str, Any], home: Home) -> Chain:
    """Follow the command, or the server where that is tonecheck."""
    if way == "sendmail":
        try:
            return read_chain(() if _SHELL.search(command) else tuple(shlex.split(command)), home)
        except ValueError:
            return Chain(())
    server = _deep(table, "message", "send", "backend") or {}
    host, port = (server.get("host", ""), server.get("port", 0)) if isinstance(server, dict) else ("", 0)
    return _proxy(home, str(host), read_port(port, 0))


def _proxy(home: Home, host: str, port: int) -> Chain:
    """Give the chain behind a server: tonecheck, where that is it."""
    return Chain((Link("proxy", ("tonecheck", "smtp")),) if home.is_proxy(host, port) else ())


def _findings(found: Himalaya, home: Home) -> Iterator[Finding]:
    """Name what is wrong."""
    for account in found.accounts:
        if "tonecheck" in account.hook:
            told = (
                "A pre-hook cannot stop a mail: himalaya 1 sends it whatever the hook's status, "
                "and mails what the hook prints; himalaya 2 has no such hook."
            )
            yield Finding("hole", told, found.line_of("pre-hook"), _CHANGE)
        if account.way != "sendmail" and not account.chain.is_gated:
            told = f"The account {account.name} sends by {account.way}, and tonecheck is not asked."
            place = "message.send" if account.change == _CHANGE else account.way
            yield Finding("hole", told, found.line_of(place), account.change)
        elif account.chain.links:
            yield from list_chain_findings(account.chain, home, found.line_of("cmd"), _CHANGE)
    yield from list_pipe_findings(found.lines)


def _probes(found: Himalaya, _home: Home, ground: Ground) -> Iterator[Probe]:
    """Start what himalaya would."""
    for account in found.accounts:
        if account.way == "sendmail":
            if not account.chain.links:
                raise NotSafeError(f"the command of the account {account.name} is more than one program")
            told = f"what himalaya starts for {account.name}: {account.chain}"
            yield Probe(told, partial(send_by, ground.redirect(account.chain), (), ground))


HIMALAYA: Final = Program("himalaya", find=_find, list_findings=_findings, build_probes=_probes)
