"""What can be wrong with any chain of programs, whoever starts it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tonecheck.mail.doctor.chain import Chain, Link
from tonecheck.mail.doctor.finding import Finding
from tonecheck.mail.doctor.home import Home
from tonecheck.mail.doctor.lines import Line, is_comment, read_lines, unsafe_pipes
from tonecheck.mail.doctor.msmtprc import is_readable


def list_chain_findings(chain: Chain, home: Home, line: Line | None, change: str) -> Iterator[Finding]:
    """Name what is wrong with a chain.

    Args:
        chain: the programs that a mail goes through.
        home: the user's set-up.
        line: where the chain is named.
        change: the line that puts tonecheck in front.
    """
    for at, link in enumerate(chain.links):
        yield from _link_findings(link, home, line, judged=Chain(chain.links[:at]).is_gated)
    if chain.is_queued_first:
        yield Finding(
            "hole",
            "tonecheck stands behind msmtpq: what it refuses waits in the queue, and is sent later.",
            line,
            change,
        )
    elif not chain.is_gated and "unknown" not in chain.kinds:
        yield Finding("hole", f"It sends by {chain}, and tonecheck is not asked.", line, change)


def _link_findings(link: Link, home: Home, line: Line | None, *, judged: bool) -> Iterator[Finding]:
    """Name what is wrong with one program of a chain; what comes to it may have been judged before."""
    path = home.which(link.words[0])
    if link.kind not in {"proxy", "filter"} and path is None:
        yield Finding("fault", f"The program {link.words[0]} is not there, or must not be run.", line)
    if link.kind == "tonecheck" and not _has_mailer(link, home):
        yield Finding(
            "fault", "tonecheck has no real mailer to start.", _settings_line(home), 'via = "msmtp", or your own mailer'
        )
    if link.kind == "msmtp" and path and link.server is None and is_readable(link.words[1:], home):
        told = "msmtp has no account by which it could send so, and refuses every mail."
        yield Finding("fault", told, line)
    if link.kind == "unknown" and path and not judged:
        yield from list_script_findings(Path(path), line)


def _has_mailer(link: Link, home: Home) -> bool:
    """Tell whether tonecheck is told what to start."""
    own = link.words[: link.own]
    return bool(home.settings["via"].value) or any(word.partition("=")[0] == "--via" for word in own)


def _settings_line(home: Home) -> Line:
    """Give the place of tonecheck's settings."""
    return Line(home.place("tonecheck/config.toml"), 0, "")


def list_script_findings(path: Path, line: Line | None) -> Iterator[Finding]:
    """Name what is wrong with a script of the user's that stands in a chain."""
    lines = read_lines(path)
    yield from list_pipe_findings(lines)
    if not any("tonecheck" in each.text for each in lines if not is_comment(each)):
        yield Finding("hole", f"It sends by {path}, in which tonecheck is not named.", line)


def list_pipe_findings(lines: tuple[Line, ...]) -> Iterator[Finding]:
    """Name the lines that pipe tonecheck into a mailer."""
    for line in unsafe_pipes(lines):
        yield Finding(
            "hole",
            "A pipe starts the mailer whatever tonecheck says: a refused mail goes out, or an empty one in its place.",
            line,
            "tonecheck draft.eml && sendmail -t -i < draft.eml, or: tonecheck-sendmail -t -i < draft.eml",
        )
