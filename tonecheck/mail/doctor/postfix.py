"""Postfix: where tonecheck stands as its mail filter or content filter, and what happens when it does not answer."""

from __future__ import annotations

import re
import shlex
import socket
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from tonecheck.mail.address import is_loopback
from tonecheck.mail.doctor.chain import Chain, read_chain
from tonecheck.mail.doctor.deliver import PROBED
from tonecheck.mail.doctor.finding import Finding
from tonecheck.mail.doctor.gating import list_chain_findings
from tonecheck.mail.doctor.ground import Ground
from tonecheck.mail.doctor.home import MILTER_PORT, Home
from tonecheck.mail.doctor.lines import Line, is_comment, read_lines
from tonecheck.mail.doctor.postfix_instance import start_postfix
from tonecheck.mail.doctor.program import Probe, Program, send_by, submit
from tonecheck.mail.doctor.server import read_port

_ASKED: Final = ("smtpd_milters", "non_smtpd_milters", "milter_default_action", "content_filter")
_MILTER: Final = re.compile(r"\{[^}]*\}|[^\s,{}]+")
_INET: Final = re.compile(r"inet:(?:\[?([\w.:-]+?)\]?:(\d+)|(\d+)@([\w.:-]+))")
_MACRO: Final = re.compile(r"\$(?:\{\w+\}|\w+)")
_BRACED: Final = re.compile(r"\{\s*([^}]*?)\s*\}")


@dataclass(frozen=True, slots=True)
class Filter:
    """One place where Postfix asks tonecheck's mail filter.

    Attributes:
        setting: which setting names it, with its service where master.cf does.
        address: where it listens.
        action: what Postfix does when it does not answer.
    """

    setting: str
    address: str
    action: str


@dataclass(frozen=True, slots=True)
class Postfix:
    """The set-up: its folder, the filters that are tonecheck's, and the content filters with their chains."""

    folder: Path
    filters: tuple[Filter, ...]
    contents: tuple[tuple[str, Chain], ...]

    def line_of(self, pattern: str) -> Line | None:
        """Give the last line of either file that a pattern fits."""
        lines = (*read_lines(self.folder / "main.cf"), *read_lines(self.folder / "master.cf"))
        return next((line for line in reversed(lines) if not is_comment(line) and re.search(pattern, line.text)), None)


def _find(home: Home) -> Postfix | str:
    """Ask Postfix."""
    postconf = home.which("postconf")
    if postconf is None:
        return "not installed"
    said = home.ask(postconf, *_ASKED)
    if said.status:
        return "not set up"
    values = dict(re.findall(r"^(\S+) = ?(.*)$", said.out, re.MULTILINE))
    own = dict(re.findall(r"^(\S+) = ?(.*)$", home.ask(postconf, "-P").out, re.MULTILINE))
    folder = Path(home.ask(postconf, "-h", "config_directory").out.strip())
    named = {name: value for name, value in (values | own).items() if name.endswith("milters")}
    filters = tuple(each for name, value in named.items() for each in _filters(name, value, values, home))
    used = {value.partition(":")[0] for name, value in (values | own).items() if name.endswith("content_filter")}
    pipes = _pipes(home.ask(postconf, "-M").out)
    contents = tuple((name, read_chain(words, home)) for name, words in pipes.items() if name in used)
    return Postfix(folder, filters, contents)


def _filters(name: str, value: str, values: dict[str, str], home: Home) -> Iterator[Filter]:
    """Yield those mail filters of a setting that are tonecheck."""
    for text in _MILTER.findall(value):
        address = text.strip("{} ").partition(",")[0].split()[0]
        own = re.search(r"default_action\s*=\s*(\w+)", text)
        if _is_tonecheck(address, home):
            yield Filter(name, address, own[1] if own else values.get("milter_default_action", "tempfail"))


def _is_tonecheck(address: str, home: Home) -> bool:
    """Tell whether ``tonecheck milter`` would listen there."""
    listen = str(home.settings["listen"].value or f"127.0.0.1:{MILTER_PORT}")
    host, port = _server(address)
    if not port:
        return address == listen or "tonecheck" in address
    return is_loopback(host) and port in {listen.rpartition(":")[2], str(MILTER_PORT)}


def _server(address: str) -> tuple[str, str]:
    """Give host and port; nothing for a socket in the file system."""
    found = _INET.fullmatch(address)
    return (found[1] or found[4], found[2] or found[3]) if found else ("", "")


def _pipes(text: str) -> dict[str, tuple[str, ...]]:
    """Give the words that master.cf starts by ``pipe``, by service, without the settings of ``env``."""
    found = re.findall(r"^(\S+)\s+unix\s.*\spipe\s.*?\bargv=(.*)$", text, re.MULTILINE)
    return {name: tuple(_words(argv)) for name, argv in found}


def _words(argv: str) -> list[str]:
    """Split as ``pipe`` does: at blanks, with braces around what has some; every macro stands for an address."""
    words = shlex.split(_BRACED.sub(lambda found: shlex.quote(found[1]), _MACRO.sub(PROBED, argv)))
    while words and (words[0] == "env" or "=" in words[0].partition("/")[0]):
        del words[0]
    return words


def _findings(postfix: Postfix, home: Home) -> Iterator[Finding]:
    """Name what is wrong."""
    if not postfix.filters and not postfix.contents:
        yield Finding("note", "It asks nobody: what is handed to it is judged only where tonecheck stands before it.")
    for each in postfix.filters:
        yield from _filter_findings(each, postfix)
    settings = {each.setting for each in postfix.filters}
    if settings and "non_smtpd_milters" not in settings:
        yield Finding(
            "note", "What is handed to sendmail on this machine is not judged: non_smtpd_milters is without it."
        )
    if "smtpd_milters" in settings:
        told = "It stands in main.cf, so mail that comes in is judged, too; name it for the submission service alone."
        yield Finding(
            "note", told, postfix.line_of(r"^smtpd_milters\b"), "-o smtpd_milters=… below submission in master.cf"
        )
    for name, chain in postfix.contents:
        line = postfix.line_of(rf"^{re.escape(name)}\s|argv=.*tonecheck")
        yield from list_chain_findings(chain, home, line, "argv=… tonecheck-sendmail --via=sendmail -G -i -f ${sender}")
        if any("-t" in link.words for link in chain.links):
            told = "With -t a content filter sends to everybody in the header again."
            yield Finding("fault", told, line, "-G -i -f ${sender} -- ${recipient}")


def _filter_findings(each: Filter, postfix: Postfix) -> Iterator[Finding]:
    """Name what is wrong with a mail filter."""
    if each.action == "accept":
        told = "When tonecheck does not answer, Postfix takes every mail."
        yield Finding("hole", told, postfix.line_of(r"default_action\s*=\s*accept"), "milter_default_action = tempfail")
    host, port = _server(each.address)
    if port and not _answers(host, read_port(port, 0)):
        told = f"Nobody answers at {each.address}: tonecheck milter does not run."
        yield Finding("fault", told, postfix.line_of(re.escape(each.address)), "tonecheck milter")


def _answers(host: str, port: int) -> bool:
    """Tell whether somebody listens on a port of this machine."""
    try:
        with socket.create_connection((host, port), timeout=5):
            return True
    except OSError:
        return False


def _probes(postfix: Postfix, _home: Home, ground: Ground) -> Iterator[Probe]:
    """Start what a content filter would; hand mail to a Postfix of our own with the same filter and default."""
    for name, chain in postfix.contents:
        yield Probe(f"the content filter {name}: {chain}", partial(send_by, ground.redirect(chain), (), ground))
    if postfix.filters:
        port = start_postfix(ground, postfix.filters[0].action)
        yield Probe("a Postfix of the doctor's own, with tonecheck milter", partial(submit, port))


POSTFIX: Final = Program("postfix", find=_find, list_findings=_findings, build_probes=_probes)
