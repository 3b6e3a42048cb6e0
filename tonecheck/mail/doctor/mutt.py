"""mutt and neomutt: what ``-Q`` says they send by, the traps around it, and a probe sent in batch."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from tonecheck.mail.doctor.chain import Chain, Link, read_chain
from tonecheck.mail.doctor.deliver import NAME, PROBED
from tonecheck.mail.doctor.finding import Finding
from tonecheck.mail.doctor.gating import list_chain_findings, list_pipe_findings
from tonecheck.mail.doctor.ground import Ground
from tonecheck.mail.doctor.home import Home, Said
from tonecheck.mail.doctor.lines import Line, follow, is_comment
from tonecheck.mail.doctor.msmtprc import NotSafeError
from tonecheck.mail.doctor.program import Draft, Probe, Program
from tonecheck.mail.doctor.server import read_server

_ASKED: Final = ("sendmail", "sendmail_wait", "fcc_before_send", "smtp_url", "from")
_SET: Final = re.compile(r'^(?:set )?(\w+) ?= ?(?:"(.*)"|(.*))$|^(\w+) is (set|unset)$', re.MULTILINE)
_SOURCE: Final = re.compile(r"^\s*source\s+[\"']?([^\"'\s|]+)[\"']?\s*(?:#.*)?$")
_HOOKED: Final = re.compile(r"^\s*\S+-hook\b.*\bset\s+sendmail\s*=")
_CHANGE: Final = 'set sendmail="tonecheck-sendmail"'
_FILES: Final = {
    "mutt": ("~/.muttrc", "~/.mutt/muttrc", "mutt/muttrc"),
    "neomutt": (
        "neomutt/neomuttrc",
        "neomutt/muttrc",
        "mutt/neomuttrc",
        "mutt/muttrc",
        "~/.neomutt/neomuttrc",
        "~/.neomutt/muttrc",
        "~/.mutt/neomuttrc",
        "~/.mutt/muttrc",
        "~/.neomuttrc",
        "~/.muttrc",
    ),
}


@dataclass(frozen=True, slots=True)
class Mutt:
    """One of the two, set up.

    Attributes:
        name: the program.
        lines: those of its configuration, with the files that it names in their place.
        values: what it says of its variables.
        chain: the programs that its mail goes through.
    """

    name: str
    lines: tuple[Line, ...]
    values: Mapping[str, str]
    chain: Chain

    def line_of(self, variable: str) -> Line | None:
        """Give the last line that sets a variable; that is the one that counts."""
        pattern = re.compile(rf"\b(?:un|re)?set\b.*\b(?:no|inv)?{variable}\b")
        return next((each for each in reversed(self.lines) if not is_comment(each) and pattern.search(each.text)), None)


def _find(name: str, home: Home) -> Mutt | str:
    """Ask the program what it sends by."""
    path = home.first(*_FILES[name])
    if home.which(name) is None or path is None:
        return "not installed" if home.which(name) is None else "not set up, since it has no configuration"
    said = home.ask(home.which(name) or name, *(word for each in _ASKED for word in ("-Q", each)))
    values = {
        found[1] or found[4]: _unquote(found[2] or found[3] or found[5] or "") for found in _SET.finditer(said.out)
    }
    lines = tuple(follow(path, partial(_sourced, home)))
    return Mutt(name, lines, values, _chain(values, home))


def _unquote(value: str) -> str:
    """Undo the quoting in which mutt prints a value."""
    return re.sub(r"\\(.)", r"\1", value)


def _chain(values: Mapping[str, str], home: Home) -> Chain:
    """Give the chain: mutt's own SMTP where that is set, else what ``sendmail`` names, split at blanks as mutt does."""
    if not values.get("smtp_url"):
        return read_chain(tuple(values.get("sendmail", "").split()), home)
    proxy = (Link("proxy", ("tonecheck", "smtp")),)
    return Chain(proxy if home.is_proxy(*_server(values)) else ())


def _server(values: Mapping[str, str]) -> tuple[str, int]:
    """Give the server of ``smtp_url``."""
    return read_server(values["smtp_url"], 25)


def _sourced(home: Home, line: Line) -> Path | None:
    """Give the file that a line names with ``source``."""
    found = _SOURCE.match(line.text)
    name = re.sub(r"^(?:~|\$HOME|\$\{HOME\})/", f"{home.folder}/", found[1]) if found else ""
    return line.path.parent / name if name else None


def _findings(mutt: Mutt, home: Home) -> Iterator[Finding]:
    """Name what is wrong."""
    line = mutt.line_of("sendmail")
    if mutt.values.get("smtp_url") and not mutt.chain.is_gated:
        told = "It speaks to the mail server itself (smtp_url), and tonecheck is not asked."
        yield Finding("hole", told, mutt.line_of("smtp_url"), f"unset smtp_url, and: {_CHANGE}")
    elif not mutt.values.get("smtp_url") and not mutt.chain.links:
        yield Finding("fault", f"{_silent(mutt)}.", line, _CHANGE)
    elif not mutt.values.get("smtp_url"):
        yield from list_chain_findings(mutt.chain, home, line, _CHANGE)
    if re.search(r"[\"']", mutt.values.get("sendmail", "")):
        told = f"{mutt.name} splits sendmail at blanks, and quotes in it mean nothing."
        yield Finding("fault", told, line, f'{_CHANGE}, and in tonecheck\'s config.toml: via = "msmtp -a work"')
    yield from _wait_findings(mutt)
    yield from _hook_findings(mutt, home)
    yield from list_pipe_findings(mutt.lines)


def _silent(mutt: Mutt) -> str:
    """Say that it names nothing to send by."""
    return f"{mutt.name} does not say what it sends by; try: {mutt.name} -Q sendmail"


def _wait_findings(mutt: Mutt) -> Iterator[Finding]:
    """Name the settings by which a refused mail is taken for sent."""
    wait = mutt.values.get("sendmail_wait", "0")
    if re.fullmatch(r"-?0*[1-9][0-9]*", wait):
        told = (
            "It does not wait for tonecheck's answer, so a refused mail is taken for sent, and a copy is saved."
            if wait.startswith("-")
            else f"After {wait} seconds it takes a mail for sent, whatever tonecheck says then."
        )
        yield Finding("fault", told, mutt.line_of("sendmail_wait"), "set sendmail_wait=0")
    if mutt.values.get("fcc_before_send") in {"set", "yes"}:
        told = "The sent copy is saved first, so one of a refused mail stays among the sent mail."
        yield Finding("fault", told, mutt.line_of("fcc_before_send"), "unset fcc_before_send")


def _hook_findings(mutt: Mutt, home: Home) -> Iterator[Finding]:
    """Name the hooks that set another sendmail."""
    for line in mutt.lines:
        if not is_comment(line) and _HOOKED.search(line.text):
            named = re.sub(r"[\"'\\]", "", line.text.rpartition("sendmail")[0] and line.text.split("sendmail", 1)[1])
            chain = read_chain(tuple(named.lstrip(" =").split()), home)
            yield from list_chain_findings(chain, home, line, _CHANGE)


def _probes(mutt: Mutt, _home: Home, ground: Ground) -> Iterator[Probe]:
    """Send in batch, by a configuration that holds what the program says of its own, and the last hop replaced."""
    values = mutt.values
    if not values.get("smtp_url") and not mutt.chain.links:
        raise NotSafeError(_silent(mutt))
    lines = (
        *_way(mutt, ground),
        f"set sendmail_wait={values.get('sendmail_wait') or 0}",
        f"set fcc_before_send={'yes' if values.get('fcc_before_send') in {'set', 'yes'} else 'no'}",
        f'set from="{values.get("from") or PROBED}"',
        f'set record="{ground.sent}"',
        *(
            "set copy=yes",
            "set use_from=yes",
            "set use_envelope_from=yes",
            "set text_flowed=no",
            f"set hostname={NAME}",
        ),
    )
    path = ground.write(f"{mutt.name}rc", "\n".join(lines) + "\n")
    told = f"{mutt.name}, then {mutt.chain}" if mutt.chain.links else f"{mutt.name} itself"
    yield Probe(told, partial(_send, mutt.name, path, ground), is_whole=False)


def _way(mutt: Mutt, ground: Ground) -> Iterator[str]:
    """Yield the lines that say by what it sends, with the last hop replaced."""
    if mutt.values.get("smtp_url"):
        yield f"set smtp_url=smtp://127.0.0.1:{ground.port_for(*_server(mutt.values))}/"
        yield from ("set ssl_starttls=no", "set ssl_force_tls=no")
    else:
        words = mutt.values.get("sendmail", "").split()
        after = " ".join(words[words.index("--") :]) if "--" in words else ""
        yield f'set sendmail="{ground.redirect(_before_dashes(mutt.chain))} {after}"'


def _before_dashes(chain: Chain) -> Chain:
    """Take the dashes at the end of the first program's words away, since mutt puts its own words before them."""
    first, *rest = chain.links
    words = first.words[: first.words.index("--")] if "--" in first.words else first.words
    return Chain((Link(first.kind, words, min(first.own, len(words)), first.server), *rest))


def _send(name: str, path: Path, ground: Ground, draft: Draft) -> Said:
    """Send a draft in batch."""
    program = ground.home.which(name) or name
    return ground.run(program, "-F", str(path), "-s", draft.subject, "--", PROBED, stdin=draft.body.encode())


MUTT, NEOMUTT = (
    Program(name, find=partial(_find, name), list_findings=_findings, build_probes=_probes)
    for name in ("mutt", "neomutt")
)
