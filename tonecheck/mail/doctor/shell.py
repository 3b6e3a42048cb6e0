"""The shell's start-up files and the user's own scripts: pipes that stop nothing, and overrides left on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Final

from tonecheck.mail.doctor.finding import Finding
from tonecheck.mail.doctor.gating import list_pipe_findings
from tonecheck.mail.doctor.ground import Ground
from tonecheck.mail.doctor.home import Home
from tonecheck.mail.doctor.lines import Line, follow, is_comment
from tonecheck.mail.doctor.program import Probe, Program

_FILES: Final = (
    "~/.profile",
    "~/.bash_profile",
    "~/.bashrc",
    "~/.bash_aliases",
    "~/.zshenv",
    "~/.zprofile",
    "~/.zshrc",
    "~/.kshrc",
    "~/.cshrc",
    "~/.tcshrc",
    "~/.login",
    "~/.xprofile",
    "~/.xsessionrc",
    "~/.pam_environment",
    "~/.mailrc",
    "fish/config.fish",
)
_FOLDERS: Final = ("~/bin", "~/.local/bin", "environment.d")
_SOURCE: Final = re.compile(r"^\s*(?:source|\.)\s+[\"']?(~|\$HOME|\$\{HOME\}|)(/[^\"'\s;]+)")
_LEFT_ON: Final = re.compile(
    r"(?:^|\b(?:export|(?:set|declare|typeset)\s+-\S*x\S*|setenv)\s(?:.*\s)?)TONECHECK_SEND(?:\s+DEFAULT)?[= ]\s*"
    r"[\"']?(?:1|true|yes|on)\b(?![\"']?[ \t]+[^\s#;&])",  # before a command it is for that command alone
    re.IGNORECASE,
)


def _find(home: Home) -> tuple[Line, ...] | str:
    """Give the lines of all files in which tonecheck is named."""
    paths = [path for name in _FILES if (path := home.first(name))]
    paths += [path for name in _FOLDERS for path in sorted(home.place(name).glob("*")) if path.is_file()]
    lines = dict.fromkeys(line for path in paths for line in follow(path, partial(_sourced, home)))
    named = tuple(line for line in lines if "tonecheck" in line.text.lower() and not is_comment(line))
    return named or "does not name tonecheck in its start-up files or in your scripts"


def _sourced(home: Home, line: Line) -> Path | None:
    """Give the file that a line reads."""
    found = _SOURCE.match(line.text)
    return Path(f"{home.folder if found[1] else ''}{found[2]}") if found else None


def _findings(lines: tuple[Line, ...], _home: Home) -> Iterator[Finding]:
    """Name what is wrong."""
    yield from list_pipe_findings(lines)
    for line in lines:
        if _LEFT_ON.search(line.text):
            yield Finding("hole", "TONECHECK_SEND lets every mail pass in each new shell.", line, "take the line out")


def _probes(_lines: tuple[Line, ...], _home: Home, _ground: Ground) -> Iterator[Probe]:
    """Send nothing: what an alias does depends on what it is given."""
    return iter(())


SHELL: Final = Program("shell", find=_find, list_findings=_findings, build_probes=_probes)
