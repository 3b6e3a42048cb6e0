"""Programs that send by SMTP, with `tonecheck smtp` between them and their server."""

import smtplib
import subprocess
import sys

import pytest

from tests.e2e.body_hash import body_hashes
from tests.e2e.conftest import ANGRY, HEADERS, KIND, from_network, need
from tests.mail.smtp.running import proxy, settings_free


def with_swaks(port, message, folder):
    """Send with swaks; give its status and what it shows."""
    (folder / "mail").write_bytes(message)
    words = ["swaks", "--server", f"127.0.0.1:{port}", "--from", "tom@home.example", "--to", "ana@acme.example"]
    return run([*words, "--data", f"@{folder / 'mail'}"])


def with_curl(port, message, folder):
    """Send with curl."""
    (folder / "mail").write_bytes(from_network(message))
    words = ["curl", "-sSv", f"smtp://127.0.0.1:{port}", "--mail-from", "tom@home.example"]
    return run([*words, "--mail-rcpt", "ana@acme.example", "--upload-file", str(folder / "mail")])


def with_msmtp(port, message, _folder):
    """Send with msmtp."""
    words = ["msmtp", "--host=127.0.0.1", f"--port={port}", "--from=tom@home.example", "--", "ana@acme.example"]
    return run(words, message)


def with_smtplib(port, message, _folder):
    """Send with Python's own client."""
    try:
        with smtplib.SMTP("127.0.0.1", port) as client:
            client.sendmail("tom@home.example", ["ana@acme.example"], from_network(message))
    except smtplib.SMTPDataError as fault:
        return fault.smtp_code, fault.smtp_error.decode()
    return 0, ""


def run(words, stdin=b""):
    """Run a program."""
    done = subprocess.run(words, input=stdin, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    return done.returncode, done.stdout.decode()


@pytest.mark.parametrize(
    ("client", "refused"),
    [
        pytest.param(with_swaks, 26, marks=need("swaks")),
        pytest.param(with_curl, 8, marks=need("curl")),
        pytest.param(with_msmtp, 69, marks=need("msmtp")),
        (with_smtplib, 550),
    ],
)
def test_clean_mail_arrives_and_a_burning_one_when_it_is_released(client, refused, tmp_path, sink):
    """Clean: to the byte, with its DKIM body hashes. Burning: the program is told and it is kept; released, it comes once."""
    with proxy(tmp_path, sink) as door:
        assert client(door.port, HEADERS + KIND, tmp_path)[0] == 0
        status, told = client(door.port, HEADERS + ANGRY, tmp_path)
        assert status == refused
        assert "tonecheck held this mail: Line 1: burn" in told
        (held,) = door.store.list()
        words = [sys.executable, "-m", "tonecheck", "held", "release", held.id]
        environment = settings_free(tmp_path) | {"TONECHECK_SEND": "1"}
        for status in (0, 2):
            assert subprocess.run(words, env=environment, capture_output=True, check=False).returncode == status
    wanted = [from_network(HEADERS + KIND), from_network(HEADERS + ANGRY)]
    came = [mail.message for mail in sink.mails]
    assert [body_hashes(message) for message in came] == [body_hashes(message) for message in wanted]
    assert [without_end(message) for message in came] == [without_end(message) for message in wanted]


def without_end(message):
    """Leave out the empty lines at the end: swaks adds one."""
    return message.rstrip(b"\r\n")
