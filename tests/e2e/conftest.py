"""What the tests with real mail programs need: a server that takes mail, and msmtp set up for it."""

import os
import shutil
import stat
import sys
from pathlib import Path

import pytest

from tests.e2e.sink import Sink
from tonecheck.mail.held import HeldStore

PLACES = "/usr/libexec/msmtp/msmtpq:/usr/lib/git-core"
SCRIPT = Path(sys.executable).parent / "tonecheck"  # by its name: mutt hides from Python where it lies
HEADERS = (
    b"From: Tom <tom@home.example>\nTo: Ana <ana@acme.example>\nSubject: Re: Your application\n"
    b"Date: Mon, 23 Nov 2026 09:00:00 +0000\nMessage-ID: <1@home.example>\n\n"
)
KIND = b"Dear Ms Obi,\n\nThank you for your time. I learned a lot.\n.\n.. two dots\nFrom here on   \n\nKind regards,\nTom\n\n"
ANGRY = b"You are a bunch of liars and you wasted my time.\nNever contact me again, you idiots!\n"


def need(*programs):
    """Skip a test where a program is not installed; the project's continuous check installs all of them."""
    missing = [name for name in programs if not shutil.which(name, path=f"{os.environ['PATH']}:{PLACES}")]
    return pytest.mark.skipif(bool(missing), reason=f"not installed: {', '.join(missing)}")


def from_network(text):
    """Give text with the line ends that it has on the network."""
    return text.replace(b"\n", b"\r\n")


@pytest.fixture
def sink():
    """Give a server that keeps what it is sent."""
    server = Sink()
    yield server
    server.close()


@pytest.fixture
def store(tmp_path):
    """Give the store of the programs under test, whose home is the test's folder."""
    return HeldStore(tmp_path / ".local/state/tonecheck")


@pytest.fixture
def msmtp(tmp_path, sink):
    """Set up msmtp for the server, and tonecheck in front of it; give tonecheck's words as sendmail."""
    settings = tmp_path / ".msmtprc"
    settings.write_text(f"account default\nhost 127.0.0.1\nport {sink.port}\nfrom tom@home.example\n")
    settings.chmod(stat.S_IRUSR | stat.S_IWUSR)
    (tmp_path / "config/tonecheck").mkdir(parents=True)
    (tmp_path / "config/tonecheck/config.toml").write_text(f'via = "msmtp -C {settings}"\n')
    return [str(SCRIPT), "sendmail"]
