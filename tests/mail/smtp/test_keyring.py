"""A stored login in a keyring that the `keyring` library finds by its own configuration."""

import subprocess
import sys

import pytest

from tests.mail.smtp.running import mail, proxy, send, settings_free
from tests.mail.smtp.upstream import Upstream

USER, WORD = "tom@home.example", "secret word"
WALLET = """\
import json, pathlib
from keyring.backend import KeyringBackend

FILE = pathlib.Path(__file__).with_name("wallet.json")


class Wallet(KeyringBackend):
    priority = 9

    def get_password(self, service, user):
        return (json.loads(FILE.read_text()) if FILE.exists() else {}).get(f"{service} {user}")

    def set_password(self, service, user, word):
        FILE.write_text(json.dumps({f"{service} {user}": word}))
"""
NULL = "keyring.backends.null.Keyring"


@pytest.fixture
def upstream():
    """Give a server that wants a login."""
    server = Upstream(users={USER: WORD})
    yield server
    server.close()


def choose(folder, backend):
    """Choose a keyring, as a user does."""
    config = folder / ".config/python_keyring"
    config.mkdir(parents=True, exist_ok=True)
    (config / "keyringrc.cfg").write_text(f"[backend]\ndefault-keyring={backend}\nkeyring-path={folder}\n")
    (folder / "wallet.py").write_text(WALLET)


def test_word_stored_by_the_command_that_is_told_is_found(upstream, tmp_path):
    """An empty keyring is told with the command that fills it; after it mail goes out by the stored login."""
    environment = settings_free(tmp_path)
    start = [sys.executable, "-m", "tonecheck", "smtp", "--listen", "127.0.0.1:0", "--user", USER]
    start += ["--upstream", f"plain://localhost:{upstream.port}"]
    for backend in (NULL, "wallet.Wallet"):
        choose(tmp_path, backend)
        refused = subprocess.run(start, env=environment, cwd=tmp_path, capture_output=True, text=True, check=False)
        assert refused.returncode == 2
        told = refused.stderr.rpartition("run: ")[2].split()
        assert told == ["keyring", "set", "tonecheck:localhost", USER]
    stored = [sys.executable, "-m", *told]
    subprocess.run(stored, input=WORD, env=environment, cwd=tmp_path, text=True, capture_output=True, check=True)
    with proxy(tmp_path, upstream, "--upstream", f"plain://localhost:{upstream.port}", "--user", USER) as door:
        assert send(door.port, mail(1)) == (250, "")
        assert WORD not in door.stop()[1]
    assert [taken.login for taken in upstream.taken] == [USER]
