"""The private ground on which probes run: a home folder of its own, and the last hop of every chain replaced."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir
from typing import Final

from tonecheck.mail.doctor.chain import Chain, Link, told_server
from tonecheck.mail.doctor.home import Home, Said, run
from tonecheck.mail.doctor.lines import read_lines
from tonecheck.mail.doctor.msmtprc import NotSafeError, copy_harmless, find_files, named_server, strip_arguments
from tonecheck.mail.doctor.sink import Sink, open_sink
from tonecheck.mail.held import HeldStore
from tonecheck.settings import Chosen, user_file

DOMAIN: Final = "example.invalid"
_HIDDEN: Final = frozenset({"DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "MSMTP", "Q", "LOG", "MAIL"})
_LEFT_OUT: Final = frozenset({"via", "listen", "upstream", "user", "password-command", "certificate"})
_VARIABLES: Final = frozenset(f"TONECHECK_{name.upper().replace('-', '_')}" for name in (*_LEFT_OUT, "password"))
_FIXED: Final = re.compile(r"\s*(?:export\s+)?(?:(?:MSMTP|MSMTPQ_Q|Q)=(?![\"']?(?:\$|~/))|EMAIL_CONN_TEST=)")


@dataclass
class Ground:
    """A folder of the doctor's own, with everything in it that probes write.

    Attributes:
        home: the user's home, of which this is a copy where it matters.
        folder: where it lies; it goes away in the end.
        sink: the server where probes end.
    """

    home: Home
    folder: Path
    sink: Sink
    _servers: dict[str, tuple[subprocess.Popen[str], int]] = field(default_factory=dict)
    _endings: list[tuple[str, ...]] = field(default_factory=list)

    @property
    def store(self) -> HeldStore:
        """Give the store in which held probes are kept."""
        return HeldStore(self.folder / "state/tonecheck")

    @property
    def queue(self) -> Path:
        """Give the folder of msmtpq's queue."""
        return self.folder / "queue"

    @property
    def sent(self) -> Path:
        """Give the file in which a program saves its sent mail."""
        return self.folder / "sent"

    @property
    def environ(self) -> dict[str, str]:
        """Give the environment of probes."""
        kept = {
            name: value
            for name, value in self.home.environ.items()
            if name not in _HIDDEN | _VARIABLES and not name.startswith("GIT_")
        }
        if kept.get("TONECHECK_ONLY_FOR"):
            kept["TONECHECK_ONLY_FOR"] = DOMAIN
        return kept | {
            "HOME": str(self.folder),
            **{f"XDG_{name.upper()}_HOME": str(self.folder / name) for name in ("config", "state", "data", "cache")},
            "MSMTPQ_Q": str(self.queue),
            "MSMTPQ_LOG": str(self.folder / "queue.log"),
            "EMAIL_CONN_TEST": "x",
            "EMAIL_CONN_NOTEST": "y",
            "EMAIL_QUEUE_QUIET": "t",
        }

    def run(self, *words: str, stdin: bytes = b"", more: Mapping[str, str] | None = None) -> Said:
        """Run a program on this ground."""
        return run(words, {**self.environ, **(more or {})}, self.folder, stdin=stdin)

    def write(self, name: str, text: str, *, mode: int = 0o600) -> Path:
        """Write a file of the ground."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        path.touch(mode)
        path.write_text(text, "utf-8")
        path.chmod(mode)
        return path

    def script(self, *words: str) -> str:
        """Write a script that becomes the program named, and give its path, in which there are no blanks."""
        name = f"bin/step-{len(list((self.folder / 'bin').glob('step-*')))}"
        return str(self.write(name, f'#!/bin/sh\nexec {shlex.join(words)} "$@"\n', mode=0o700))

    def redirect(self, chain: Chain) -> str:
        """Give the path of a script that is the chain with its last hop led into the sink.

        Raises:
            NotSafeError: that cannot be done without a risk.
        """
        follower = None
        for link in reversed(chain.links):
            follower = self._redirected(link, follower)
        if follower is None:
            raise NotSafeError("nothing is named that would send")
        return follower

    def _redirected(self, link: Link, follower: str | None) -> str | None:
        """Give the path of a script that is one link, and goes on to the one that follows it."""
        if link.kind == "unknown":
            raise NotSafeError(f"{link.words[0]} is a program of your own, and nobody knows where it sends")
        if link.kind == "filter":
            raise NotSafeError("it goes into Postfix, whose filter can be probed by itself: tonecheck doctor postfix")
        if link.kind in {"proxy", "sendmail"}:
            return self.last_hop() if link.kind == "sendmail" else None
        if link.kind in {"msmtp", "msmtpq"}:
            return self._msmtp(link, follower) if link.kind == "msmtp" else self._msmtpq(link, follower)
        return self._tonecheck(link, follower)

    def _tonecheck(self, link: Link, follower: str | None) -> str:
        """Give tonecheck with the follower as its mailer; the probe is among the mail that it judges."""
        via = ("--via", follower) if follower else ()
        only = ("--only-for", DOMAIN) if any(word.startswith("--only-for") for word in link.words[: link.own]) else ()
        own, rest = link.words[1 : link.own], link.words[link.own :]
        return self.script(self._path(link), *own, *via, *only, *rest)

    def _msmtpq(self, link: Link, follower: str | None) -> str:
        """Give msmtpq with a queue of the ground's own, and the follower in msmtp's place."""
        for line in read_lines(Path(self._path(link))):
            if _FIXED.match(line.text):
                raise NotSafeError(f"{line.path}, line {line.number}, fixes what the doctor would have to replace")
        return self.script("env", f"MSMTP={follower}", self._path(link), *strip_arguments(link.words[1:]))

    def _path(self, link: Link) -> str:
        """Find a link's program as the user's shell would."""
        return self.home.which(link.words[0]) or link.words[0]

    def last_hop(self) -> str:
        """Give the path of a script that stands in for sendmail and delivers to the sink."""
        deliver = ("-P", "-m", "tonecheck.mail.doctor.deliver", str(self.sink.port))
        path = self.folder / "bin/last-hop"
        words = shlex.join((sys.executable, *deliver))
        return str(path if path.exists() else self.write("bin/last-hop", f"#!/bin/sh\nexec {words}\n", mode=0o700))

    def port_for(self, host: str, port: int) -> int:
        """Give the port that stands for a server: that of a proxy of our own for tonecheck's, else the sink's."""
        return self.proxy_port() if self.home.is_proxy(host, port) else self.sink.port

    def _msmtp(self, link: Link, follower: str | None) -> str:
        """Give msmtp with every account's server replaced, and have msmtp itself confirm that."""
        port = self.port_for(*link.server) if link.server else self.sink.port
        words = strip_arguments(link.words[1:])
        name = f"msmtprc-{len(list(self.folder.glob('msmtprc-*')))}"
        paths = find_files(link.words[1:], self.home)
        text = copy_harmless(paths, ("127.0.0.1", port)) if named_server(link.words) is None else _account(port)
        copy = self.write(name, text)
        script = self.script(self._path(link), "-C", str(copy), *words)
        said = self.run(script, "-P", "--", f"probe@{DOMAIN}")
        if follower is not None or told_server(said.out) != ("127.0.0.1", port):
            raise NotSafeError(f"msmtp does not follow to the sink: {said.last_words}")
        return script

    def proxy_port(self) -> int:
        """Start the proxy before the sink, once, and give its port."""
        words = ("--listen", "plain://127.0.0.1:0", "--upstream", f"plain://127.0.0.1:{self.sink.port}")
        return self._served("smtp", *words)

    def milter_port(self) -> int:
        """Start the mail filter, once, and give its port."""
        return self._served("milter", "--listen", "plain://127.0.0.1:0", "--via", self.last_hop())

    def _served(self, name: str, *words: str) -> int:
        """Start one of tonecheck's servers, and give its port."""
        if name not in self._servers:
            process = subprocess.Popen(
                [sys.executable, "-P", "-m", "tonecheck", name, *words],
                env=self.environ | {"PYTHONUNBUFFERED": "1"},
                cwd=self.folder,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
            )
            self._servers[name] = (process, _told_port(process))
        return self._servers[name][1]

    def at_end(self, *words: str) -> None:
        """Have a program run before the ground goes away."""
        self._endings.append(words)

    def close(self) -> None:
        """Stop what was started."""
        for words in self._endings:
            self.run(*words)
        for process, _ in self._servers.values():
            process.terminate()
            process.communicate()


def _account(port: int) -> str:
    """Write msmtp's configuration where its arguments took the place of one."""
    return f"account default\nhost 127.0.0.1\nport {port}\ntls off\nauth off\n"


def _told_port(process: subprocess.Popen[str]) -> int:
    """Wait until the proxy says where it listens."""
    told = process.stdout.readline() if process.stdout else ""
    with suppress(ValueError, IndexError):
        return int(told.partition("listening on ")[2].partition(",")[0].rpartition(":")[2])
    process.kill()
    process.communicate()
    raise NotSafeError(f"tonecheck's own server cannot be started: {told.strip()}")


@contextmanager
def open_ground(home: Home) -> Iterator[Ground]:
    """Make the ground for as long as the block runs; nothing is left of it, held probes included."""
    place = None if gettempdir().split() == [gettempdir()] else "/tmp"  # noqa: S108 - mutt cannot start what has blanks
    with TemporaryDirectory(prefix="tonecheck-doctor-", dir=place) as folder, open_sink() as sink:
        ground = Ground(home, Path(folder), sink)
        ground.queue.mkdir(mode=0o700)
        ground.write("config/tonecheck/config.toml", _copied_settings(home))
        try:
            yield ground
        finally:
            ground.close()


def _copied_settings(home: Home) -> str:
    """Write the settings of the user's file but for those that name servers, mailers and secrets."""
    path = str(user_file(home.environ))
    kept = [each for each in home.settings.values() if each.source.startswith(path) and each.name not in _LEFT_OUT]
    return "".join(f"{each.name} = {json.dumps(_value(each))}\n" for each in kept)


def _value(chosen: Chosen) -> object:
    """Give a setting's value; the probe's recipient is among those whose mail is judged."""
    return [DOMAIN] if chosen.name == "only-for" else chosen.value
