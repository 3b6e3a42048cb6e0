"""git send-email: the hook and where git looks for it, the mailer, and a probe from a repository of our own."""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from tonecheck.mail.doctor.chain import Chain, Link, read_chain
from tonecheck.mail.doctor.deliver import PROBED
from tonecheck.mail.doctor.finding import Finding
from tonecheck.mail.doctor.gating import list_chain_findings, list_pipe_findings
from tonecheck.mail.doctor.ground import Ground
from tonecheck.mail.doctor.home import Home, Said
from tonecheck.mail.doctor.lines import Line, is_comment, read_lines
from tonecheck.mail.doctor.msmtprc import NotSafeError
from tonecheck.mail.doctor.program import Draft, Probe, Program
from tonecheck.mail.doctor.server import read_port

_NAME: Final = "sendemail-validate"
_CHANGE: Final = "tonecheck git-hook install"
_TWO: Final = (2, 41)  # the first version that gives the hook two arguments
_SHELL: Final = re.compile(r"[`|;&<>()$]")
_FALSE: Final = frozenset({"false", "no", "off", "0"})


@dataclass(frozen=True, slots=True)
class Git:
    """How git sends mail from here.

    Attributes:
        version: the first two numbers of git's own.
        values: the settings under ``sendemail``, in small letters.
        places: the file in which each of them stands.
        hook: where git looks for the hook; None outside of a repository where no common place is set.
        chain: what the mail goes through after the hook.
    """

    version: tuple[int, int]
    values: Mapping[str, str]
    places: Mapping[str, Path]
    hook: Path | None
    chain: Chain

    @property
    def hook_lines(self) -> tuple[Line, ...]:
        """Give the lines of the hook that do something."""
        lines = read_lines(self.hook) if self.hook else ()
        return tuple(line for line in lines if not is_comment(line))

    @property
    def calls(self) -> tuple[Line, ...]:
        """Give the lines of the hook that call tonecheck."""
        return tuple(line for line in self.hook_lines if "tonecheck" in line.text)

    def line_of(self, name: str) -> Line | None:
        """Give the line of a setting."""
        path = self.places.get(name)
        pattern = re.compile(rf"^\s*{name}\s*=", re.IGNORECASE)
        lines = read_lines(path) if path else ()
        return next((line for line in reversed(lines) if pattern.match(line.text)), None)


def _find(home: Home) -> Git | str:
    """Ask git."""
    if home.which("git") is None:
        return "not installed"
    if not (Path(home.ask("git", "--exec-path").out.strip()) / "git-send-email").exists():
        return "git send-email is not installed"
    said = home.ask("git", "config", "--show-origin", "-z", "--get-regexp", r"^sendemail\.")
    fields = said.out.split("\0")
    pairs = list(zip(fields[::2], fields[1::2], strict=False))
    values = {name.partition(".")[2]: value for _, each in pairs for name, _, value in [each.partition("\n")]}
    places = {each.partition("\n")[0].partition(".")[2]: _file(origin, home) for origin, each in pairs}
    hook = _hook(home)
    if not values and (hook is None or not hook.exists()):
        return "not set up for git send-email"
    return Git(_version(home), values, places, hook, _chain(values, home))


def _file(origin: str, home: Home) -> Path:
    """Give the file of an origin such as ``file:.git/config``."""
    return home.working / origin.removeprefix("file:")


def _version(home: Home) -> tuple[int, int]:
    """Ask git for its version."""
    found = re.search(r"(\d+)\.(\d+)", home.ask("git", "--version").out)
    return (int(found[1]), int(found[2])) if found else _TWO


def _hook(home: Home) -> Path | None:
    """Ask where git looks for the hook."""
    inside = home.ask("git", "rev-parse", "--git-path", f"hooks/{_NAME}")
    if not inside.status:
        return home.working / inside.out.removesuffix("\n")
    common = home.ask("git", "config", "--type=path", "core.hooksPath").out.removesuffix("\n")
    return Path(common) / _NAME if common else None


def _chain(values: Mapping[str, str], home: Home) -> Chain:
    """Give what sends: a command for a shell, a program, or git itself."""
    command, server = values.get("sendmailcmd", ""), values.get("smtpserver", "")
    if command:
        safe = not _SHELL.search(command)
        return read_chain(tuple(shlex.split(command)) if safe else ("sh", "-c", command), home)
    if server.startswith(("/", "~")):
        return read_chain((server,), home)
    port = values.get("smtpserverport", "")
    proxy = server and home.is_proxy(server, read_port(port, 25))
    return Chain((Link("proxy", ("tonecheck", "smtp")),) if proxy else ())


def _findings(git: Git, home: Home) -> Iterator[Finding]:
    """Name what is wrong."""
    if git.hook is None:
        told = "This folder is no repository, so its hook cannot be looked at: go into one from which you send patches."
        yield Finding("note", told)
    if git.chain.is_gated:
        yield from list_chain_findings(git.chain, home, git.line_of("sendmailcmd"), _CHANGE)
    yield from _hook_findings(git)
    if git.values.get("validate", "true").lower() in _FALSE:
        told = "git is told not to run the hook (sendemail.validate)."
        yield Finding("hole", told, git.line_of("validate"), "git config --unset sendemail.validate")


def _hook_findings(git: Git) -> Iterator[Finding]:
    """Name what is wrong with the hook."""
    if git.hook is None:
        return
    if not git.hook.exists():
        if not git.chain.is_gated:
            yield Finding("hole", "There is no hook, and tonecheck is not asked.", _whole(git), _CHANGE)
        else:
            told = "There is no hook: of a series, the patches before a refused one are sent already."
            yield Finding("note", told, _whole(git), _CHANGE)
        return
    if not os.access(git.hook, os.X_OK):
        told = "The hook may not be run, so git passes it over without a word."
        yield Finding("hole", told, _whole(git), f"chmod +x {shlex.quote(str(git.hook))}")
    if not git.calls:
        told = "The hook is another's and does not call tonecheck."
        yield Finding("hole", told, _whole(git), 'tonecheck git-hook run "$@" || exit 1')
    yield from _argument_findings(git)
    yield from list_pipe_findings(git.hook_lines)


def _argument_findings(git: Git) -> Iterator[Finding]:
    """Name the calls that do not fit this version of git."""
    for line in git.calls:
        if re.search(r"\$\{?2\b", line.text) and git.version < _TWO:
            told = f"git {git.version[0]}.{git.version[1]} gives the hook one argument; the second is empty."
            yield Finding("fault", told, line, 'tonecheck git-hook run "$@"')
        elif "git-hook run" in line.text and '"$@"' not in line.text and git.version >= _TWO:
            told = 'git gives the hook two arguments; with "$@" tonecheck learns the recipients, too.'
            yield Finding("note", told, line, 'tonecheck git-hook run "$@"')


def _whole(git: Git) -> Line | None:
    """Give the hook as a place."""
    return Line(git.hook, 0, "") if git.hook else None


def _probes(git: Git, _home: Home, ground: Ground) -> Iterator[Probe]:
    """Send from a repository of our own, with the hook's line that calls tonecheck, if git would run it."""
    if git.hook is None and not git.chain.is_gated:
        return
    repository = ground.folder / "repository"
    ground.run("git", "-c", "init.defaultBranch=main", "init", "-q", str(repository), more=_apart(ground))
    does_run = git.hook is not None and os.access(git.hook, os.X_OK)
    validates = git.values.get("validate", "true").lower() not in _FALSE
    if git.calls and does_run and validates:
        ground.write(f"repository/.git/hooks/{_NAME}", _reduced(git), mode=0o700)
    hook = " with its hook" if git.calls and does_run and validates else ""
    then = f", then {git.chain}" if git.chain.links else ""
    yield Probe(f"git send-email{hook}{then}", partial(_send, ground, _mailer(git, ground)), is_whole=False)


def _reduced(git: Git) -> str:
    """Write the hook with nothing but what calls tonecheck; whatever else it does is not run."""
    lines = git.hook_lines
    more = lines[-1] != git.calls[-1]
    calls = "\n".join(line.text for line in git.calls)
    strict = "set -e\n" if any(re.match(r"\s*set\s+-\w*e", line.text) for line in lines) else ""
    return f"#!/bin/sh\n{strict}{calls}\n{'exit 0' * more}\n"


def _mailer(git: Git, ground: Ground) -> tuple[str, ...]:
    """Give git's options for the way to the sink."""
    if git.chain.kinds[:1] == ("proxy",):
        port = ground.port_for(git.values["smtpserver"], read_port(git.values.get("smtpserverport"), 25))
        return ("--smtp-server=127.0.0.1", f"--smtp-server-port={port}", "--smtp-encryption=none")
    if git.chain.kinds[:1] == ("unknown",):
        raise NotSafeError("nobody knows where the command sendemail.sendmailCmd sends")
    return (f"--smtp-server={ground.redirect(git.chain) if git.chain.links else ground.last_hop()}",)


def _apart(ground: Ground) -> dict[str, str]:
    """Give the variables by which git reads no configuration but that of the ground."""
    empty = str(ground.write("gitconfig", f"[user]\n\tname = Probe\n\temail = {PROBED}\n"))
    return {"GIT_CONFIG_GLOBAL": empty, "GIT_CONFIG_NOSYSTEM": "1", "GIT_CEILING_DIRECTORIES": str(ground.folder)}


def _send(ground: Ground, mailer: tuple[str, ...], draft: Draft) -> Said:
    """Send a draft as if it were a patch."""
    path = ground.write(f"{draft.mark}.patch", draft.message.decode())
    words = (
        "send-email",
        f"--from=Probe <{PROBED}>",
        f"--to={PROBED}",
        "--suppress-cc=all",
        "--confirm=never",
        "--no-thread",
    )
    folder = str(ground.folder / "repository")
    return ground.run("git", "-C", folder, *words, "--no-xmailer", *mailer, str(path), more=_apart(ground))


GIT: Final = Program("git", find=_find, list_findings=_findings, build_probes=_probes)
