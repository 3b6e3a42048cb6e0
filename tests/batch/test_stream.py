"""Batch: order, errors in place, the caller's ids."""

import json
import sys
from subprocess import PIPE, Popen

import pytest

from tonecheck.batch.stream import judge_lines

LINES = [
    b'{"id": "a", "text": "Thank you for your time, Ms Obi."}\n',
    b'{"id": 2, "text": ""}\n',
    b"not json\n",
    b"\n",
    b'{"id": [1], "text": 5}\n',
    b"[]\n",
    b'{"id": "z", "text": "You are liars and idiots, never contact me again!"}',
]


def judged(checker, lines, **options):
    """Give the rows."""
    return [json.loads(line) for line in judge_lines(lines, checker, workers=3, **options)]


def test_lines_keep_their_order_and_ids(checker):
    """A line that cannot be judged gives an error in its place and does not stop the rest."""
    rows = judged(checker, LINES)
    assert [row["id"] for row in rows] == ["a", 2, None, [1], None, "z"]
    assert [row.get("verdict") or row["error"]["code"] for row in rows] == [
        "send", "empty", "usage", "usage", "usage", "hold"
    ]  # fmt: skip


def test_input_is_read_as_it_is_needed(checker):
    """Reading stays a bounded way ahead of writing."""
    taken = []

    def lines():
        for at in range(500):
            taken.append(at)
            yield LINES[0]

    reports = judge_lines(lines(), checker, workers=2)
    next(reports)
    assert len(taken) < 50
    reports.close()


def test_language_and_input_are_options(checker):
    """Batch takes the options of a check."""
    line = json.dumps({"id": 1, "text": "Vielen Dank für Ihre Nachricht, ich bedauere die Entscheidung."}).encode()
    assert judged(checker, [line])[0]["error"]["code"] == "language"
    assert "verdict" in judged(checker, [line], any_language=True)[0]


def test_command_streams_json_lines(run, tmp_path):
    """The command reads files or standard input and writes one line a draft."""
    (tmp_path / "drafts.jsonl").write_bytes(b"".join(LINES[:2]))
    done = run("batch", "drafts.jsonl", "-", stdin=LINES[-1])
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == ["a", 2, "z"]
    assert (done.returncode, done.stderr) == (0, b"")


def test_numbers_that_are_no_json_are_refused(checker):
    """Neither NaN nor Infinity is passed on as if it were JSON."""
    for line in (b'{"id": NaN, "text": "Thank you."}', b'{"id": 1e400, "text": "Thank you."}'):
        assert judged(checker, [line])[0]["error"]["code"] == "usage"


def test_message_that_breaks_the_parser_does_not_stop_the_rest(checker):
    """Whatever one message does, the others are judged."""
    mail = "From: a@b\nTo: c@d\nContent-Type: text/plain; charset*=utf-8''us-ascii; charset*0=x\n\nThank you for your time.\n"
    lines = [json.dumps({"id": at, "text": text}).encode() for at, text in enumerate([mail, "Thank you."])]
    assert [row.get("verdict") for row in judged(checker, lines)] == ["send", "send"]


def test_answer_does_not_wait_for_more_input(environment):
    """A program may send one line, wait for its answer, and only then send the next."""
    with Popen([sys.executable, "-m", "tonecheck", "batch"], stdin=PIPE, stdout=PIPE, env=environment) as batch:
        for name in ("first", "second"):
            batch.stdin.write(json.dumps({"id": name, "text": "Thank you for your time."}).encode() + b"\n")
            batch.stdin.flush()
            assert json.loads(batch.stdout.readline())["id"] == name
        batch.stdin.close()
        assert batch.wait() == 0


def test_fault_of_the_input_is_raised_behind_what_was_read(checker):
    """What was read before the input broke off is judged; then the fault comes up."""

    def lines():
        yield LINES[0]
        raise OSError("gone")

    reports = judge_lines(lines(), checker, workers=2)
    assert json.loads(next(reports))["id"] == "a"
    with pytest.raises(OSError, match="gone"):
        next(reports)
