"""What the doors' tests need: drafts, a recording mailer, and the held mails of the command under test."""

import json
import stat
import sys

import pytest

from tonecheck.mail.held import HeldStore

RECORDER = """\
#!{python}
# Writes what it was given, in the order in which it came, and ends as it is told.
import json, os, pathlib, sys
folder = pathlib.Path(sys.argv[0]).parent / "sent"
folder.mkdir(exist_ok=True)
message = sys.stdin.buffer.read()
name = f"{{len(list(folder.iterdir())):03}}"
(folder / name).write_bytes(json.dumps(sys.argv[1:]).encode() + b"\\n" + message)
print("said by the mailer")
sys.exit(int(os.environ.get("RECORDER_STATUS", "0")))
"""


class Mailer:
    """A mailer that records what it is given."""

    def __init__(self, folder):
        self.path = folder / "mailer"
        self.path.write_text(RECORDER.format(python=sys.executable))
        self.path.chmod(stat.S_IRWXU)

    @property
    def sent(self):
        """Give the arguments and bytes of every mail it was given."""
        found = [path.read_bytes() for path in sorted((self.path.parent / "sent").glob("*"))]
        return [(json.loads(each.partition(b"\n")[0]), each.partition(b"\n")[2]) for each in found]


@pytest.fixture
def mailer(tmp_path):
    """Give a recording mailer."""
    return Mailer(tmp_path)


@pytest.fixture
def store(tmp_path):
    """Give the store of the command under test, whose home is the test's folder."""
    return HeldStore(tmp_path / ".local/state/tonecheck")
