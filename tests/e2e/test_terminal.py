"""The program in a terminal and in real pipes."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

COMMAND = [sys.executable, "-m", "tonecheck"]
LINE = json.dumps({"id": "a", "text": "Thank you for your time, Ms Obi."}) + "\n"


def on_terminal(words, environment, folder, *, stdin=None, stdout=None):
    """Run the command with standard error, and what is not given, on a pseudo-terminal; give its status and screen."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [*COMMAND, *words],
        stdin=theirs if stdin is None else stdin,
        stdout=theirs if stdout is None else stdout,
        stderr=theirs,
        cwd=folder,
        env=environment,
    )
    os.close(theirs)
    screen = b""
    while chunk := _read(ours):
        screen += chunk
    os.close(ours)
    return process.wait(60), screen


def _read(terminal):
    """Read from a terminal until the other side is closed."""
    try:
        return os.read(terminal, 65536)
    except OSError:
        return b""


def test_bare_terminal_shows_help(environment, tmp_path):
    """With no input there is help, and no verdict."""
    status, screen = on_terminal([], environment, tmp_path)
    assert status == 2
    assert b"Usage: tonecheck" in screen
    assert b"--fail-on" in screen
    assert b"batch" in screen


def test_terminal_gets_colours(environment, tmp_path):
    """On a terminal the verdict is coloured."""
    (tmp_path / "reply.txt").write_text("Thank you for your time.\n")
    status, screen = on_terminal(["reply.txt"], environment | {"TERM": "xterm"}, tmp_path)
    assert status == 0
    assert screen.startswith(b"\x1b[1;32mSend:")


def test_progress_shows_on_standard_error(environment, tmp_path):
    """Batch counts on the terminal while its output goes to a file."""
    (tmp_path / "drafts.jsonl").write_text(LINE * 20)
    with (tmp_path / "out").open("wb") as out:
        status, screen = on_terminal(["batch", "drafts.jsonl"], environment | {"TERM": "xterm"}, tmp_path, stdout=out)
    assert status == 0
    assert b"judged" in screen
    assert len((tmp_path / "out").read_text().splitlines()) == 20


@pytest.mark.parametrize("words", [["batch"], ["--format", "json", *["reply.txt"] * 400]])
def test_broken_pipe_ends_quietly(environment, tmp_path, words):
    """When the reader leaves, the program ends without a word."""
    (tmp_path / "reply.txt").write_text("Thank you for your time.\n")
    (tmp_path / "drafts.jsonl").write_text(LINE * 3000)
    with (tmp_path / "drafts.jsonl").open("rb") as source:
        process = subprocess.Popen(
            [*COMMAND, *words],
            stdin=source,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=tmp_path,
            env=environment,
        )
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        process.stderr.close()
        process.wait(60)


def test_full_disk_is_no_success(environment, tmp_path):
    """A report that could not be written is a fault, never a silent "send"."""
    (tmp_path / "reply.txt").write_text("Thank you for your time.\n")
    words = [*COMMAND, "reply.txt"]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(words, stdout=full, stderr=subprocess.PIPE, cwd=tmp_path, env=environment, check=False)
    assert done.returncode == 70


def test_nothing_is_written_and_no_connection_is_made(environment, tmp_path):
    """A check opens no socket and leaves no file behind."""
    (tmp_path / "sitecustomize.py").write_text(
        "import sys\n"
        "def watch(event, args):\n"
        "    if event.startswith('socket.') or (event == 'open' and isinstance(args[1], str) and set(args[1]) & set('wax+')):\n"
        "        sys.stderr.write(f'{event} {args[0]}\\n')\n"
        "sys.addaudithook(watch)\n"
    )
    done = subprocess.run(
        COMMAND,
        input=b"You are liars and idiots!\n",
        capture_output=True,
        cwd=tmp_path,
        env=environment | {"PYTHONPATH": f"{tmp_path}:{Path.cwd()}", "PYTHONDONTWRITEBYTECODE": "1"},
        check=False,
    )
    assert done.stderr == b""
    assert done.returncode in {0, 1}
    assert [path.name for path in tmp_path.iterdir()] == ["sitecustomize.py"]
