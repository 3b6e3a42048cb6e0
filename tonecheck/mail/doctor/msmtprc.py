"""The configuration of msmtp: copies of it that run no command, hold no secret, and lead where they are told to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from tonecheck.mail.doctor.home import Home
from tonecheck.mail.doctor.lines import Line, is_comment, read_lines

SYSTEM: Final = Path("/etc/msmtprc")
_HARMLESS: Final = frozenset(
    "account defaults from from_full_name allow_from_override set_from_header set_date_header set_msgid_header "
    "add_missing_from_header add_missing_date_header remove_bcc_headers keepbcc undisclosed_recipients "
    "domain maildomain auto_from host port".split()
)
_FILE: Final = re.compile(r"(?:-C|--file=?)(.*)")
_REPLACED: Final = re.compile(
    r"--(?:host|port|tls[\w-]*|auth|user|passwordeval|logfile|proxy[\w-]*|source-ip|socket|timeout)=.*"
)
_SERVED: Final = ("--host", "--port", "--proxy", "--socket", "--passwordeval", "--serverinfo", "--rmqs", "-S")


class NotSafeError(Exception):
    """Tell why something cannot be probed without a risk; its text is for people."""


def find_files(words: tuple[str, ...], home: Home) -> tuple[Path, ...]:
    """Give the files that msmtp would read when called so: the one named, or the system's and the user's."""
    named = _named(words)
    if named is not None:
        return (Path(named.replace("~", str(home.folder), 1) if named.startswith("~/") else named),)
    user = home.first("~/.msmtprc", "msmtp/config")
    return tuple(path for path in (SYSTEM, user) if path is not None and path.is_file())


def _named(words: tuple[str, ...]) -> str | None:
    """Give the file that the arguments name."""
    for at, word in enumerate(words):
        found = _FILE.fullmatch(word)
        if found:
            return found[1] or (words[at + 1] if at + 1 < len(words) else "")
    return None


def strip_arguments(words: tuple[str, ...]) -> tuple[str, ...]:
    """Take the file's name, and the server's with what belongs to it, out of msmtp's arguments.

    Raises:
        NotSafeError: the server is named in a way that is not known here.
    """
    words = tuple(word for word in words if not _REPLACED.fullmatch(word))
    if any(word.startswith(_SERVED) for word in words):
        raise NotSafeError("msmtp is told its server on the command line, which cannot be replaced safely")
    kept, rest = [], iter(words)
    for word in rest:
        found = _FILE.fullmatch(word)
        if found is None:
            kept.append(word)
        elif not found[1]:
            next(rest, None)
    return tuple(kept)


def is_readable(words: tuple[str, ...], home: Home) -> bool:
    """Tell whether what msmtp would do can be read from its files without running anything."""
    try:
        return bool(copy_harmless(find_files(words, home), None) and strip_arguments(words) is not None)
    except NotSafeError:
        return False


def named_server(words: tuple[str, ...]) -> tuple[str, int] | None:
    """Give the host and port that the arguments name."""
    named = dict(re.findall(r"^--(host|port)=(.*)$", "\n".join(words), re.MULTILINE))
    port = named.get("port", "25")
    return (named["host"], int(port)) if "host" in named and port.isdigit() else None


def copy_harmless(paths: tuple[Path, ...], server: tuple[str, int] | None) -> str:
    """Copy what says which account is whose, without passwords, logs and commands.

    Args:
        paths: msmtp's files; of two accounts with one name the last one's counts.
        server: the host and port to put in the place of every account's own; None leaves them.

    Raises:
        NotSafeError: a line would be made by a command.
    """
    accounts: dict[str, list[str]] = {}
    for path in paths:
        fresh: dict[str, list[str]] = {}
        current = fresh.setdefault(f"defaults {path}", ["defaults"])
        for line in read_lines(path):
            current = _copied(line, current, fresh, server)
        for lines in fresh.values():
            lines.extend(_ending(lines, server))
        accounts |= fresh
    return "\n".join(line for lines in accounts.values() for line in lines) + "\n"


def _copied(
    line: Line, current: list[str], accounts: dict[str, list[str]], server: tuple[str, int] | None
) -> list[str]:
    """Copy one line to where it belongs, and give the account to which the next one does."""
    name, _, value = " ".join(line.text.split()).partition(" ")
    if name == "eval":
        raise NotSafeError(f"{line.path}, line {line.number}, is made by a command")
    if is_comment(line) or name not in _HARMLESS:
        return current
    if name == "account":
        return accounts.setdefault(value.partition(":")[0].strip(), [f"account {value}"])
    if name == "defaults":
        return accounts.setdefault(f"defaults {line.path} {line.number}", ["defaults"])
    if server is None or name not in {"host", "port"}:
        current.append(f"{name} {value}")
    return current


def _ending(lines: list[str], server: tuple[str, int] | None) -> Iterator[str]:
    """Yield the last lines of an account."""
    if server is not None and lines:
        yield from (f"host {server[0]}", f"port {server[1]}", "tls off", "auth off")
