"""Where the user's set-up lies, and what the programs themselves say of it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tonecheck.errors import TonecheckError
from tonecheck.mail.address import parse_listen
from tonecheck.profiles import is_there
from tonecheck.settings import Chosen, load_settings

_PATIENCE: Final = 60.0  # seconds for a program to answer
_FAILED: Final = 124  # as timeout(1) has it
_MORE: Final = "/usr/sbin:/usr/libexec/msmtp/msmtpq"  # where Debian puts programs that are not on everybody's PATH
_PROXY_PORT: Final = 2525  # of tonecheck smtp
MILTER_PORT: Final = 8893  # of tonecheck milter


@dataclass(frozen=True, slots=True)
class Said:
    """What a program said, and its exit status."""

    status: int
    out: str
    err: str

    @property
    def last_words(self) -> str:
        """Give the last lines that it said; where a copy of a probe is kept is no news."""
        texts = [text.strip() for text in (*self.out.splitlines(), *self.err.splitlines())]
        kept = [text for text in texts if text and not text.startswith("A copy is kept")]
        return "; ".join(kept[-2:]) or f"status {self.status}"


@dataclass(frozen=True, slots=True)
class Home:
    """The user's environment and working folder; nothing is written there."""

    environ: Mapping[str, str]
    working: Path

    @property
    def folder(self) -> Path:
        """Give the home folder."""
        return Path(self.environ.get("HOME") or "~").expanduser()

    @property
    def config(self) -> Path:
        """Give the folder of configurations by the XDG base directory specification."""
        return Path(self.environ.get("XDG_CONFIG_HOME") or self.folder / ".config")

    def first(self, *names: str) -> Path | None:
        """Give the first file that is there; ``~/…`` is in the home folder, another name in that of configurations.

        Raises:
            UsageError: a folder above may not be read.
        """
        return next((path for path in map(self.place, names) if is_there(path)), None)

    def place(self, name: str) -> Path:
        """Give the path of a name as in ``first``."""
        return self.folder / name[2:] if name.startswith("~/") else self.config / name

    def which(self, name: str) -> str | None:
        """Find a program as the user's shell would, and where Debian hides some."""
        path = f"{self.environ.get('PATH', os.defpath)}:{_MORE}"
        return shutil.which(str(self.folder / name[2:]) if name.startswith("~/") else name, path=path)

    def ask(self, *words: str) -> Said:
        """Ask a program something, in the user's own environment."""
        return run(words, self.environ, self.working)

    @property
    def settings(self) -> Mapping[str, Chosen]:
        """Give tonecheck's settings; where they are faulty, the defaults."""
        try:
            return load_settings({}, environ=self.environ, project=False)
        except TonecheckError:
            return load_settings({}, environ={"XDG_CONFIG_HOME": os.devnull}, project=False)

    def is_proxy(self, host: str, port: int) -> bool:
        """Tell whether ``tonecheck smtp`` would listen there."""
        with suppress(TonecheckError):
            listen = parse_listen(str(self.settings["listen"].value or "127.0.0.1"), port=_PROXY_PORT)
            return port == listen.port and host in {listen.host, "localhost", "127.0.0.1", "::1"}
        return False

    @property
    def has_postfix_filter(self) -> bool:
        """Tell whether Postfix asks tonecheck about what is handed to its sendmail on this machine."""
        postconf = self.which("postconf")
        said = self.ask(postconf, "-h", "non_smtpd_milters", "content_filter").out if postconf else ""
        listen = str(self.settings["listen"].value or f"127.0.0.1:{MILTER_PORT}")
        return "tonecheck" in said or any(word.endswith(listen) for word in said.split())


def run(words: tuple[str, ...], environ: Mapping[str, str], folder: Path, *, stdin: bytes = b"") -> Said:
    """Run a program to its end without a terminal; what it starts ends with it where it takes too long."""
    try:
        process = subprocess.Popen(
            words,
            env=dict(environ),
            cwd=folder,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
    except (OSError, ValueError) as fault:
        return Said(_FAILED, "", getattr(fault, "strerror", None) or type(fault).__name__)
    try:
        out, err = process.communicate(stdin, _PATIENCE)
    except subprocess.TimeoutExpired:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        return Said(_FAILED, "", f"no answer within {_PATIENCE:.0f} seconds")
    return Said(process.returncode, out.decode("utf-8", "replace"), err.decode("utf-8", "replace"))
