"""Mailboxes: where a message begins and ends, its id, and that no more is read than is needed."""

import io
import json
import tracemalloc
from itertools import chain, count, repeat

import pytest

from tonecheck.batch import entry, mailbox
from tonecheck.batch.mailbox import is_maildir, read_maildir, read_stream
from tonecheck.batch.stream import judge_entries
from tonecheck.errors import TooLongError

KIND = b"From ana@example.org Mon Nov 23 09:00:00 2026\nSubject: Your offer\n\nThank you for your time, Ms Obi.\n\n"
ANGRY = b"From tom Mon Nov 23 09:01:00 2026\nSubject: No\n\nYou are liars and idiots, never contact me again!\n\n"
WORDLESS = b"From tom Mon Nov 23 09:02:00 2026\nSubject:\nContent-Type: image/png\n\nabc\n\n"


class Endless(io.RawIOBase):
    """A file without an end that counts what is read of it."""

    def __init__(self, blocks):
        self.blocks, self.left, self.taken = iter(blocks), b"", 0

    def readable(self):
        """Tell that it can be read."""
        return True

    def readinto(self, buffer):
        """Fill the buffer with what is left of a block, or with the next one."""
        self.left = self.left or next(self.blocks, b"")
        block, self.left = self.left[: len(buffer)], self.left[len(buffer) :]
        buffer[: len(block)] = block
        self.taken += len(block)
        return len(block)


def read(data, *, name="box"):
    """Give the entries of a file with this content."""
    return list(read_stream(io.BytesIO(data), name=name, kind="auto"))


@pytest.fixture
def maildir(tmp_path):
    """Give a Maildir with two messages in cur, one in new, and files that are no mail."""
    for part in ("cur", "new", "tmp"):
        (tmp_path / "mail" / part).mkdir(parents=True)
    for name, mail in {"cur/2.b:2,S": ANGRY, "cur/1.a:2,": KIND, "new/3.c": WORDLESS, "tmp/4.d": KIND}.items():
        (tmp_path / "mail" / name).write_bytes(mail.partition(b"\n")[2])
    (tmp_path / "mail/cur/.index").write_bytes(b"cache")
    (tmp_path / "mail/cur/folder").mkdir()
    return tmp_path / "mail"


@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_mbox_is_parted_at_from_lines_below_empty_ones(end):
    """A message ends at a `From ` line after an empty line, whichever the line ends; its own `From ` line is left out."""
    found = read((b"From a\nA: 1\n\none\nFrom here on\n\n" + b"From b\nB: 2\n\n\ntwo").replace(b"\n", end))
    expected = [b"A: 1\n\none\nFrom here on\n\n", b"B: 2\n\n\ntwo"]
    assert [message.source.replace(end, b"\n") for message in found] == expected
    assert [(message.id, message.kind) for message in found] == [("box:1", "message"), ("box:2", "message")]


@pytest.mark.parametrize(
    ("written", "meant"),
    [(b">From me", b"From me"), (b">>From me", b">From me"), (b"> From me", b"> From me"), (b"x >From", b"x >From")],
)
def test_escaped_from_line_loses_one_mark(written, meant):
    """A line of `>` and `From ` loses exactly one `>`, as mboxrd writes it, and never parts messages."""
    assert [message.source for message in read(b"From a\n\n" + written + b"\n")] == [b"\n" + meant + b"\n"]


@pytest.mark.parametrize("data", [b"", b"\n", b"\n\n  \n"])
def test_empty_file_gives_nothing(data):
    """A file with nothing in it is no mailbox and has no lines to judge."""
    assert read(data) == []


@pytest.mark.parametrize("data", [b"Fro", b"From", b"From:\n{}", b'{}\n{"id": 1}', b" From a\n"])
def test_other_files_are_json_lines(data):
    """Only `From ` with its space makes an mbox; everything else has an entry for each line."""
    assert [message.kind for message in read(data)] == ["auto"] * len(data.splitlines())


def test_broken_message_gives_an_error_in_its_place(checker):
    """A message that cannot be judged gives an error object with its id and does not stop the rest."""
    entries = read(KIND + WORDLESS + b"From nobody\n\n" + ANGRY)
    rows = [json.loads(line) for line in judge_entries(entries, checker, workers=3)]
    assert [row["id"] for row in rows] == ["box:1", "box:2", "box:3", "box:4"]
    assert [row.get("verdict", "error") for row in rows] == ["send", "error", "error", "hold"]
    assert "abc" not in rows[1]["error"]["message"]


def test_maildir_gives_cur_and_new_by_name(maildir, checker):
    """Each file in cur, then in new, is a message under its own path; tmp, dot files and folders are no mail."""
    rows = [json.loads(line) for line in judge_entries(read_maildir(f"{maildir}/"), checker, workers=2)]
    names = ["cur/1.a:2,", "cur/2.b:2,S", "new/3.c"]
    assert [row["id"] for row in rows] == [f"{maildir}/{name}" for name in names]
    assert [row.get("verdict", "error") for row in rows] == ["send", "hold", "error"]


def test_maildir_message_that_is_gone_is_an_error_in_its_place(maildir, checker):
    """A message that another program moves before its turn gives an error object, not a stop."""
    entries = read_maildir(str(maildir))
    (maildir / "cur" / "1.a:2,").unlink()
    rows = [json.loads(line) for line in judge_entries(entries, checker, workers=1)]
    assert [row.get("verdict") or row["error"]["code"] for row in rows][:2] == ["usage", "hold"]


def test_folder_is_a_maildir_by_cur_and_new(maildir):
    """A folder with cur and new in it is a Maildir, no other."""
    assert is_maildir(str(maildir))
    assert not is_maildir(str(maildir / "cur"))


def test_mbox_is_read_as_it_is_needed(checker):
    """Reading an mbox without an end stays a bounded way ahead of writing."""
    endless = Endless(repeat(KIND))
    entries = read_stream(io.BufferedReader(endless), name="box", kind="auto")
    reports = judge_entries(entries, checker, workers=2)
    next(reports)
    assert endless.taken < 50 * len(KIND) + io.DEFAULT_BUFFER_SIZE
    reports.close()


def test_large_messages_wait_by_their_size(checker, monkeypatch):
    """Of messages with attachments few wait, whatever their number: their bytes are counted."""
    monkeypatch.setattr("tonecheck.batch.stream._BYTES_AHEAD", 100_000)
    taken = []
    entries = (entry.Entry(taken.append(at) or at, b"Subject: a\n\n" + bytes(30_000), "message") for at in count())
    reports = judge_entries(entries, checker, workers=8)
    next(reports)
    assert len(taken) <= 4
    reports.close()


def test_message_without_an_end_is_not_kept(monkeypatch):
    """A message beyond the limit, even one of a single line, is passed over without being held, and the next is read."""
    monkeypatch.setattr(mailbox, "LARGEST", 100_000)
    blocks = chain([b"From a\n\n"], repeat(b"x" * 10_000, 2_000), [b"\n\n", KIND])
    stream = io.BufferedReader(Endless(blocks))
    tracemalloc.start()
    found = list(read_stream(stream, name="box", kind="auto"))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert isinstance(found[0].source, TooLongError)
    assert [message.id for message in found] == ["box:1", "box:2"]
    assert peak < 2_000_000


def test_maildir_message_beyond_the_limit_is_an_error(maildir, checker, monkeypatch):
    """A file beyond the limit is not read to its end."""
    monkeypatch.setattr(entry, "LARGEST", 5)
    rows = [json.loads(line) for line in judge_entries(read_maildir(str(maildir)), checker, workers=1)]
    assert {row["error"]["code"] for row in rows} == {"too-long"}


@pytest.mark.usefixtures("maildir")
def test_command_takes_mailboxes_beside_json_lines(run, tmp_path):
    """The command tells each source by itself, keeps their order, and reads an mbox from a pipe, too."""
    (tmp_path / "box").write_bytes(KIND + ANGRY)
    (tmp_path / "drafts").write_bytes(b'{"id": 7, "text": "Thank you for your time."}')
    done = run("batch", "box", "mail", "drafts", "-", stdin=KIND)
    ids = [json.loads(line)["id"] for line in done.stdout.splitlines()]
    assert ids == ["box:1", "box:2", "mail/cur/1.a:2,", "mail/cur/2.b:2,S", "mail/new/3.c", 7, "<stdin>:1"]
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.usefixtures("maildir")
def test_command_refuses_other_folders_before_it_judges(run, tmp_path):
    """A folder that is no Maildir is wrong use, told before anything is judged."""
    (tmp_path / "box").write_bytes(KIND)
    done = run("batch", "box", "mail/cur")
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"mail/cur" in done.stderr
