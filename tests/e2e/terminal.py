"""A program on a pseudo-terminal: wait for what it shows, then type."""

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import termios
import time

_ESCAPES = re.compile(rb"\x1b(?:\[[0-9;?]*[ -/]*[@-~]|[()][A-Z0-9]|[=>78]|\][^\x07]*\x07)|[\x0e\x0f]")


class Terminal:
    """A program that believes to be in front of somebody."""

    def __init__(self, words, *, environment, folder):
        self._ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 100, 0, 0))
        self.process = subprocess.Popen(
            list(map(str, words)),
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            cwd=folder,
            env=environment | {"TERM": "xterm"},
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # noqa: PLW1509 - one system call
        )
        os.close(theirs)
        self.screen = b""

    def expect(self, pattern, timeout=30):
        """Wait until the pattern is shown, and give the screen's text up to then; what was shown is then forgotten."""
        ends = time.monotonic() + timeout
        while not (found := re.search(pattern, text := _ESCAPES.sub(b"", self.screen), re.DOTALL)):
            ready = select.select([self._ours], [], [], max(0.0, ends - time.monotonic()))[0]
            chunk = self._read() if ready else b""
            assert chunk, f"waited for {pattern!r}, saw {text[-2000:]!r}"
            self.screen += chunk
        self.screen = b""
        return text[: found.end()]

    def type(self, keys):
        """Type some keys."""
        os.write(self._ours, keys)

    def finish(self, timeout=30):
        """Read until the program ends, and give its status."""
        while self._read():
            pass
        os.close(self._ours)
        return self.process.wait(timeout)

    def _read(self):
        """Read what is shown next; nothing at the end."""
        try:
            return os.read(self._ours, 65536)
        except OSError:
            return b""
