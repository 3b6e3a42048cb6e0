"""`tonecheck fix` driven on a pseudo-terminal of 80 by 24, as a person would."""

import fcntl
import os
import pty
import select
import signal
import stat
import struct
import subprocess
import sys
import termios
from contextlib import suppress

import pytest

COMMAND = [sys.executable, "-m", "tonecheck", "fix"]
DRAFT = """\
Dear Ms Obi,

Thank you for your time. You are a bunch of liars and idiots!

Never contact me again, you pathetic fools!

Best wishes,
Tom
"""


class Terminal:
    """A person at a terminal: waits for a word on the screen, then types."""

    def __init__(self, words, environment, folder):
        self._ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self.process = subprocess.Popen(
            [*COMMAND, *words],
            stdin=theirs,
            stdout=subprocess.PIPE,
            stderr=theirs,
            cwd=folder,
            env=environment | {"TERM": "xterm", "NO_COLOR": "1"},
            start_new_session=True,
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 - the tests may run in the background, where it is ignored
        )
        os.close(theirs)
        self.screen = self._unread = ""

    def until(self, words):
        """Read until words stand on the screen; gives what came."""
        while words not in self._unread:
            assert select.select([self._ours], [], [], 60)[0], f"no {words!r} on the screen"
            self._unread += os.read(self._ours, 65536).decode(errors="replace")
        shown, _, self._unread = self._unread.partition(words)
        self.screen += shown + words
        return shown + words

    def type(self, *answers):
        """Answer each prompt in turn."""
        for answer in answers:
            self.until("> ")
            os.write(self._ours, answer.encode() + b"\n")

    def interrupt(self):
        """Interrupt the program; once more where the first time fell between its look for signals and its waiting."""
        while self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            with suppress(subprocess.TimeoutExpired):
                self.process.wait(10)

    def end(self):
        """Read to the end; gives status and standard output."""
        out = self.process.stdout.read()
        self.screen += self._unread
        self.process.stdout.close()
        try:
            while chunk := os.read(self._ours, 65536):
                self.screen += chunk.decode()
        except OSError:
            pass
        os.close(self._ours)
        return self.process.wait(60), out.decode()


@pytest.fixture
def start(environment, tmp_path):
    """Start the command on a draft."""
    (tmp_path / "reply.txt").write_text(DRAFT)

    def begin(*words, **variables):
        return Terminal(words or ["reply.txt"], environment | variables, tmp_path)

    return begin


def test_delete_undo_edit_and_write(start, tmp_path):
    """Delete, take it back, edit in $EDITOR, delete the other: the result is printed and the file is not touched."""
    editor = tmp_path / "editor"
    editor.write_text("#!/bin/sh\necho 'I was sad to read it.' > \"$1\"\n")
    editor.chmod(0o755)
    terminal = start(EDITOR=str(editor), VISUAL=str(editor))
    terminal.type("d", "u", "e", "d", "w")
    status, out = terminal.end()
    assert status == 0
    assert out == DRAFT.replace("You are a bunch of liars and idiots!", "I was sad to read it.").replace(
        "Never contact me again, you pathetic fools!\n\n", ""
    )
    assert (tmp_path / "reply.txt").read_text() == DRAFT
    assert "(at first hold:" in terminal.screen
    assert "\x1b[" not in terminal.screen
    shown = terminal.screen.replace("\r", "").split("\n")
    assert max(map(len, shown)) <= 80
    assert all(len(step.splitlines()) <= 24 for step in terminal.screen.replace("\r", "").split("> "))


def test_first_suggestion_is_taken(start):
    """A number writes the suggestion beside it in the sentence's place."""
    terminal = start()
    terminal.type("1", "k", "w")
    status, out = terminal.end()
    assert status == 0
    assert "liars and idiots" not in out
    assert "pathetic fools" in out


def test_in_place_writes_after_a_copy(start, tmp_path):
    """`--in-place` puts the result over the file with its mode; the old one is in a new name with ~."""
    (tmp_path / "reply.txt").chmod(0o640)
    (tmp_path / "reply.txt~").write_text("an older copy")
    terminal = start("reply.txt", "--in-place")
    terminal.type("d", "d", "w")
    assert terminal.end() == (0, "")
    mended = (tmp_path / "reply.txt").read_text()
    assert mended == "Dear Ms Obi,\n\nThank you for your time.\n\nBest wishes,\nTom\n"
    assert stat.S_IMODE((tmp_path / "reply.txt").stat().st_mode) == 0o640
    assert (tmp_path / "reply.txt~").read_text() == "an older copy"
    assert (tmp_path / "reply.txt~1").read_text() == DRAFT


def test_file_that_changed_meanwhile_is_not_overwritten(start, tmp_path):
    """Somebody else's newer text stays, and the result is printed."""
    terminal = start("reply.txt", "--in-place")
    terminal.type("d", "d")
    terminal.until("> ")
    (tmp_path / "reply.txt").write_text("newer")
    os.write(terminal._ours, b"w\n")
    status, out = terminal.end()
    assert (status, (tmp_path / "reply.txt").read_text()) == (2, "newer")
    assert out.startswith("Dear Ms Obi,")
    assert "it changed meanwhile" in terminal.screen


def test_opinions_become_marks_without_text(start, tmp_path):
    """An n for "not a problem" and an m for "you missed one" are kept as marks, 0600; a wrong answer changes nothing."""
    terminal = start()
    terminal.type("x", "n", "m", "99", "m", "2", "7", "k", "w")
    status, out = terminal.end()
    assert (status, out) == (0, DRAFT)
    (marks,) = (tmp_path / "data").rglob("marks.jsonl")
    assert [line.count('"ok"') for line in marks.read_text().splitlines()] == [1, 0]
    assert "sarcasm" in marks.read_text()
    assert "liars" not in marks.read_text()
    assert stat.S_IMODE(marks.stat().st_mode) == 0o600


def test_quitting_and_interrupting_lose_nothing(start, tmp_path):
    """The key q asks before changes are lost and writes nothing; an interruption gives the text as it stands."""
    terminal = start()
    terminal.type("d", "q")
    terminal.until("Throw the changes away?")
    os.write(terminal._ours, b"y\n")
    assert terminal.end() == (0, "")
    terminal = start()
    terminal.type("d")
    terminal.until("> ")
    terminal.interrupt()
    status, out = terminal.end()
    assert status == 130
    assert out == DRAFT.replace(" You are a bunch of liars and idiots!", "")
    assert not (tmp_path / "data").exists()


def test_message_is_mended_in_place(start, tmp_path):
    """Subject and body of a plain message are rewritten; its other headers stay."""
    (tmp_path / "reply.eml").write_text(f"From: a@b\nX-Keep: this\nSubject: You pathetic liars!\n\n{DRAFT}")
    terminal = start("reply.eml", "--in-place", "--output", "x")
    assert terminal.end()[0] == 2
    terminal = start("reply.eml", "--in-place")
    terminal.type("d", "d", "d", "w")
    assert terminal.end() == (0, "")
    assert (tmp_path / "reply.eml").read_text() == (
        "From: a@b\nX-Keep: this\nSubject: \n\nDear Ms Obi,\n\nThank you for your time.\n\nBest wishes,\nTom\n"
    )


def test_html_message_is_not_rewritten(start, tmp_path):
    """Where only text can be given back, that is said, and --in-place is refused before anything is asked."""
    (tmp_path / "reply.eml").write_text(f"From: a@b\nSubject: x\nContent-Type: text/html\n\n<p>{DRAFT}</p>")
    terminal = start("reply.eml", "--in-place")
    assert terminal.end()[0] == 2
    assert "cannot be changed in place" in terminal.screen.replace("\r\n", "")
    terminal = start("reply.eml")
    terminal.type("d", "d", "w")
    status, out = terminal.end()
    assert status == 0
    assert "Thank you for your time." in out
    assert "liars" not in out


def test_new_file_is_private_and_never_overwrites(start, tmp_path):
    """`--output` writes a new file for its owner alone, and refuses one that is there."""
    terminal = start("reply.txt", "--output", "new.txt")
    terminal.type("d", "d", "w")
    assert terminal.end() == (0, "")
    assert stat.S_IMODE((tmp_path / "new.txt").stat().st_mode) == 0o600
    terminal = start("reply.txt", "--output", "new.txt")
    assert terminal.end()[0] == 2
    assert "exists already" in terminal.screen
