"""msmtp and msmtpq: the last hop, and the queue that must not stand before tonecheck."""

from __future__ import annotations

import re
import stat
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Final

from tonecheck.mail.doctor.chain import Chain, read_chain
from tonecheck.mail.doctor.deliver import PROBED
from tonecheck.mail.doctor.finding import Finding
from tonecheck.mail.doctor.gating import list_chain_findings
from tonecheck.mail.doctor.ground import Ground
from tonecheck.mail.doctor.home import Home
from tonecheck.mail.doctor.lines import Line, is_comment, read_lines
from tonecheck.mail.doctor.msmtprc import find_files
from tonecheck.mail.doctor.program import Probe, Program, send_by

_SECRET: Final = re.compile(r"\s*password\s")
_CHANGE: Final = 'set sendmail="tonecheck-sendmail", in config.toml: via = "msmtpq"; and no tonecheck in MSMTP'


def _find_msmtp(home: Home) -> Chain | str:
    """Give what msmtp leads to."""
    if home.which("msmtp") is None:
        return "not installed"
    return read_chain(("msmtp",), home) if find_files((), home) else "not set up, since it has no configuration"


def _msmtp_findings(chain: Chain, home: Home) -> Iterator[Finding]:
    """Name what is wrong; msmtp itself asks nobody, and need not where what starts it does."""
    for path in find_files((), home):
        secret = next((line for line in read_lines(path) if _SECRET.match(line.text)), None)
        if secret and path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
            told = "A password stands there that others on this machine can read; msmtp refuses such a file."
            yield Finding("fault", told, Line(path, secret.number, ""), f"chmod 600 {path}")
    if not chain.is_gated:
        yield Finding("note", "It stands last and asks nobody: what starts msmtp by itself is not judged.")


def _msmtp_probes(chain: Chain, _home: Home, ground: Ground) -> Iterator[Probe]:
    """Probe it where its server is tonecheck."""
    if chain.is_gated:
        yield Probe(str(chain), partial(send_by, ground.redirect(chain), ("-oi", "--", PROBED), ground))


def _find_msmtpq(home: Home) -> Chain | str:
    """Give what msmtpq leads to, where somebody uses it."""
    queue = Path(home.environ.get("MSMTPQ_Q") or home.environ.get("Q") or home.place("~/.msmtp.queue"))
    if home.which("msmtpq") is None:
        return "not installed"
    return read_chain(("msmtpq",), home) if queue.is_dir() else "not set up, since it has no queue"


def _msmtpq_findings(chain: Chain, home: Home) -> Iterator[Finding]:
    """Name what is wrong: the order."""
    if chain.is_queued_first:
        yield from list_chain_findings(chain, home, _named_in(chain, home), _CHANGE)
    else:
        told = "It asks nobody, and need not: tonecheck belongs before it, and msmtp behind it."
        yield Finding("note", told)


def _named_in(chain: Chain, home: Home) -> Line | None:
    """Give the line that puts tonecheck behind the queue: in the script, or in msmtp's configuration."""
    script = Path(home.which(chain.links[0].words[0]) or "")
    lines = [*read_lines(script), *(line for path in find_files((), home) for line in read_lines(path))]
    server = re.compile(r"^\s*(?:(?:export\s+)?MSMTP=.*tonecheck|host\s+(?:127\.|localhost|::1))")
    return next((line for line in lines if not is_comment(line) and server.match(line.text)), None)


def _msmtpq_probes(chain: Chain, _home: Home, ground: Ground) -> Iterator[Probe]:
    """Probe it where tonecheck stands behind it."""
    if chain.is_queued_first:
        yield Probe(str(chain), partial(send_by, ground.redirect(chain), ("-oi", "--", PROBED), ground))


MSMTP: Final = Program("msmtp", find=_find_msmtp, list_findings=_msmtp_findings, build_probes=_msmtp_probes)
MSMTPQ: Final = Program("msmtpq", find=_find_msmtpq, list_findings=_msmtpq_findings, build_probes=_msmtpq_probes)
