"""The chain of programs that a mail goes through, read from the words that start it."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, Literal

from tonecheck.mail.doctor.home import Home
from tonecheck.mail.doctor.lines import is_comment, read_lines
from tonecheck.mail.doctor.msmtprc import NotSafeError, copy_harmless, find_files, named_server, strip_arguments
from tonecheck.settings import SETTINGS

Kind = Literal["tonecheck", "msmtpq", "msmtp", "proxy", "sendmail", "filter", "unknown"]
_GATES: Final = frozenset({"tonecheck", "proxy", "filter"})
_SENDMAILS: Final = frozenset({"sendmail", "ssmtp", "esmtp", "nullmailer-inject", "exim", "exim4", "opensmtpd", "dma"})
_DEEPEST: Final = 8
_SPECIAL: Final = re.compile(r"[`|;&<>()]|\$(?!@)")
_SERVER: Final = re.compile(r"^(host|port)\s*=\s*(\S+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Link:
    """One program in a chain.

    Attributes:
        kind: what it is.
        words: the words that start it; mail programs append their own.
        own: how many of them are tonecheck's own, so that the rest is the mailer's.
        server: msmtp's host and port, if it told them.
    """

    kind: Kind
    words: tuple[str, ...]
    own: int = 0
    server: tuple[str, int] | None = None

    @property
    def name(self) -> str:
        """Give its name for people."""
        return {"tonecheck": "tonecheck", "proxy": "tonecheck smtp", "filter": "tonecheck behind Postfix"}.get(
            self.kind
        ) or Path(self.words[0]).name


@dataclass(frozen=True, slots=True)
class Chain:
    """The programs in the order in which a mail comes to them."""

    links: tuple[Link, ...]

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """Give what they are."""
        return tuple(link.kind for link in self.links)

    @property
    def is_gated(self) -> bool:
        """Tell whether tonecheck decides anywhere in it."""
        return bool(_GATES & set(self.kinds))

    @property
    def is_queued_first(self) -> bool:
        """Tell whether msmtpq comes before tonecheck."""
        gates = [at for at, kind in enumerate(self.kinds) if kind in _GATES]
        return "msmtpq" in self.kinds and bool(gates) and self.kinds.index("msmtpq") < min(gates)

    def __str__(self) -> str:
        """Name the programs for people."""
        return ", then ".join(link.name for link in self.links) or "nothing"


def read_chain(words: tuple[str, ...], home: Home) -> Chain:
    """Follow the words that start a mailer through scripts of one command, tonecheck, and msmtpq."""
    return Chain(tuple(_links(words, home, 0)))


def _links(words: tuple[str, ...], home: Home, depth: int) -> Iterator[Link]:
    """Yield the programs that the words start, one after the other."""
    if not words or depth > _DEEPEST:
        return
    inner = _script(words, home)
    if inner is not None:
        yield from _links(inner, home, depth + 1)
        return
    link = _link(words, home)
    yield link
    yield from _links(_next(link, home), home, depth + 1)
    if link.kind == "msmtp" and link.server is not None and home.is_proxy(*link.server):
        yield Link("proxy", ("tonecheck", "smtp"))
    if link.kind == "sendmail" and home.has_postfix_filter:
        yield Link("filter", ("tonecheck", "milter"))


def _link(words: tuple[str, ...], home: Home) -> Link:
    """Tell what a program is by its name."""
    name = Path(words[0]).name
    if head := _head(words, name):
        return Link("tonecheck", words, _count_own(words, head))
    if name == "msmtp":
        return Link("msmtp", words, server=named_server(words) or ask_server(words, home))
    kind: Kind = "msmtpq" if name == "msmtpq" else "sendmail" if name in _SENDMAILS else "unknown"
    return Link(kind, words)


def _next(link: Link, home: Home) -> tuple[str, ...]:
    """Give the words of what a link starts itself."""
    if link.kind == "msmtpq":
        return (_own_msmtp(link, home) or home.environ.get("MSMTP") or "msmtp", *link.words[1:])
    return tuple(_via(link, home)) if link.kind == "tonecheck" else ()


def _own_msmtp(link: Link, home: Home) -> str:
    """Give what an edited msmtpq calls in msmtp's place."""
    pattern = re.compile(r"\s*(?:export\s+)?MSMTP=[\"']?([^\"'$\s{}]+)")
    lines = read_lines(Path(home.which(link.words[0]) or ""))
    return next((found[1] for line in lines if (found := pattern.match(line.text))), "")


def _head(words: tuple[str, ...], name: str) -> int:
    """Count the words that name ``tonecheck sendmail``; 0 where they name something else."""
    if name == "tonecheck-sendmail":
        return 1
    if name == "tonecheck":
        return 2 * (words[1:2] == ("sendmail",))
    at = next((at for at in range(1, len(words) - 2) if words[at : at + 3] == ("-m", "tonecheck", "sendmail")), 0)
    return at + 3 if at and name.startswith("python") else 0


def _count_own(words: tuple[str, ...], at: int) -> int:
    """Count the leading words that are tonecheck's own, as ``tonecheck sendmail`` does."""
    flags = {f"--{setting.name}": isinstance(setting.default, bool) for setting in SETTINGS}
    while at < len(words) and (name := words[at].partition("=")[0]) in flags:
        at += 1 if flags[name] or "=" in words[at] else 2
    return min(at, len(words))


def _via(link: Link, home: Home) -> list[str]:
    """Give the words of the real mailer, from the option or the settings."""
    named = home.settings["via"].value
    for word, after in zip(link.words[: link.own], (*link.words[1 : link.own], ""), strict=True):
        named = after if word == "--via" else word.removeprefix("--via=") if word.startswith("--via=") else named
    try:
        return shlex.split(str(named or ""))
    except ValueError:
        return []


def _script(words: tuple[str, ...], home: Home) -> tuple[str, ...] | None:
    """Give the words of a shell script that starts one program with its own arguments; None for anything else."""
    path = home.which(words[0])
    lines = read_lines(Path(path)) if path else ()
    if not lines or not re.match(r"#!\s*/\S*\b(?:ba|da|k|z)?sh\b", lines[0].text):
        return None
    commands = [line.text.strip() for line in lines[1:] if not is_comment(line)]
    if len(commands) != 1 or _SPECIAL.search(commands[0]):
        return None
    try:
        inner = shlex.split(commands[0])
    except ValueError:
        return None
    return (*inner[inner[0] == "exec" : -1], *words[1:]) if inner[-1:] == ["$@"] else None


def ask_server(words: tuple[str, ...], home: Home) -> tuple[str, int] | None:
    """Ask msmtp to which server it would send, by a copy of its configuration in which no command stands."""
    try:
        text, rest = copy_harmless(find_files(words[1:], home), None), strip_arguments(words[1:])
    except NotSafeError:
        return None
    with TemporaryDirectory() as folder:
        copy = Path(folder) / "msmtprc"
        copy.touch(0o600)
        copy.write_text(text, "utf-8")
        said = home.ask(home.which(words[0]) or words[0], "-C", str(copy), *rest, "-P", "--", "probe@example.invalid")
    return told_server(said.out)


def told_server(text: str) -> tuple[str, int] | None:
    """Read host and port from what ``msmtp --pretend`` prints."""
    found = dict(_SERVER.findall(text))
    return (found["host"], int(found["port"])) if {"host", "port"} <= set(found) and found["port"].isdigit() else None
