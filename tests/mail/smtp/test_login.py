"""Logging in and TLS on both sides of the proxy."""

import base64
import json
import smtplib
import socket
import ssl
import stat
import subprocess
import sys

import pytest

from tests.mail.smtp.certificate import serving, trusting, write_certificate
from tests.mail.smtp.running import ANGRY, Raw, mail, proxy, send, settings_free
from tests.mail.smtp.upstream import Upstream

USERS = {"tom@home.example": "secret word"}
PLAIN = base64.b64encode(b"\x00tom@home.example\x00secret word").decode()


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """Give a certificate."""
    return write_certificate(tmp_path_factory.mktemp("certificate") / "both.pem")


@pytest.fixture(scope="module", params=[True, False], ids=["tls", "starttls"])
def guarded(request, certificate):
    """Give a server with TLS that wants a login."""
    server = Upstream(users=USERS, context=serving(certificate), wrapped=request.param)
    yield server
    server.close()


@pytest.fixture
def upstream(guarded):
    """Give the server with nothing left over."""
    guarded.clear()
    return guarded


@pytest.fixture
def words(upstream):
    """Give the options that name the server."""
    return ["--upstream", f"{'tls' if upstream.is_wrapped else 'starttls'}://localhost:{upstream.port}"]


@pytest.fixture
def believing(certificate):
    """Give the variable that makes the proxy believe the server's certificate."""
    return {"SSL_CERT_FILE": str(certificate)}


def test_clients_login_goes_on_to_the_server(upstream, words, believing, tmp_path):
    """PLAIN, LOGIN and a mechanism that the proxy has never heard of; a wrong password is the server's to refuse."""
    with proxy(tmp_path, upstream, *words, **believing) as door:
        for mechanism, said in (
            ("PLAIN", ["\0tom@home.example\0secret word"]),
            ("LOGIN", ["tom@home.example", "secret word"]),
            ("X-MAGIC", ["abra", "tom@home.example", "secret word"]),
        ):
            raw = Raw(door.port)
            assert "250-AUTH PLAIN LOGIN X-MAGIC\n" in raw.say("EHLO client")[0]
            assert raw.say("MAIL FROM:<tom@home.example>")[0] == "530 5.7.0 log in first"
            assert raw.say(f"AUTH {mechanism}", *map(encoded, said))[-1] == "235 2.7.0 welcome"
            raw.say("MAIL FROM:<tom@home.example>", "RCPT TO:<ana@acme.example>", "DATA")
            assert raw.finish(mail(1)) == "250 2.0.0 queued"
            raw.close()
        raw = Raw(door.port)
        answers = raw.say("EHLO client", f"AUTH PLAIN {encoded('.tom.wrong')}", f"AUTH PLAIN {PLAIN}")
        assert [answer[:3] for answer in answers[1:]] == ["535", "235"]
        raw.close()
    assert [taken.login for taken in upstream.taken] == ["tom@home.example"] * 3


def test_stored_login_is_the_proxys_own(upstream, words, believing, tmp_path):
    """The password comes from the environment, a command or the keyring; a client needs none, and release neither."""
    keyring = tmp_path / "wallet.py"
    keyring.write_text(
        "from keyring.backend import KeyringBackend\n"
        "class Wallet(KeyringBackend):\n"
        "    priority = 9\n"
        "    set_password = None\n"
        "    def get_password(self, service, user):\n"
        "        return 'secret word' if service == 'tonecheck:localhost' else None\n"
    )
    wallet = {"PYTHON_KEYRING_BACKEND": "wallet.Wallet", "PYTHONPATH": str(tmp_path)}
    command = ["--password-command", "sh -c 'echo secret word; echo more'"]
    words = [*words, "--user", "tom@home.example"]
    for variables, more in (({"TONECHECK_PASSWORD": "secret word"}, []), ({}, command), (wallet, [])):
        with proxy(tmp_path, upstream, *words, *more, **believing, **variables) as door:
            assert send(door.port, mail(1)) == (250, "")
            assert send(door.port, mail(2, ANGRY))[0] == 550
            raw = Raw(door.port)
            assert "AUTH" not in raw.say("EHLO client")[0]
            assert raw.say(f"AUTH PLAIN {PLAIN}")[0].startswith("503 ")
            raw.close()
            status, told = door.stop()
            assert (status, "secret" in told) == (0, False)
    done = release(door.store.list()[0].id, tmp_path, {"TONECHECK_USER": "tom@home.example", **wallet, **believing})
    assert (done.returncode, done.stderr) == (0, b"")
    assert [taken.login for taken in upstream.taken] == ["tom@home.example"] * 4


def encoded(text):
    """Give text as a login carries it."""
    return base64.b64encode(text.replace(".tom.", "\0tom\0").encode()).decode()


def release(name, folder, variables):
    """Release a mail whatever its words are."""
    words = [sys.executable, "-m", "tonecheck", "held", "release", name]
    environment = settings_free(folder) | {"TONECHECK_SEND": "1", **variables}
    return subprocess.run(words, env=environment, capture_output=True, stdin=subprocess.DEVNULL, check=False)


def test_login_of_a_held_mail_is_remembered_without_its_password(upstream, words, believing, tmp_path):
    """The user's name is kept beside the mail, so that release only needs the password; that is nowhere."""
    with proxy(tmp_path, upstream, *words, **believing) as door:
        raw = Raw(door.port)
        raw.say(
            "EHLO client", f"AUTH PLAIN {PLAIN}", "MAIL FROM:<tom@home.example>", "RCPT TO:<ana@acme.example>", "DATA"
        )
        assert raw.finish(mail(1, ANGRY)).startswith("550 ")
        raw.close()
    (held,) = door.store.list()
    kept = b"".join(path.read_bytes() for path in held.folder.iterdir())
    assert dict(json.loads((held.folder / "envelope.json").read_text())["options"])["login"] == "tom@home.example"
    assert not any(word in kept for word in (b"secret", PLAIN.encode()))
    assert b"no password for tom@home.example" in release(held.id, tmp_path, believing).stderr
    assert release(held.id, tmp_path, {**believing, "TONECHECK_PASSWORD": "wrong"}).returncode == 75
    assert release(held.id, tmp_path, {**believing, "TONECHECK_PASSWORD": "secret word"}).returncode == 0
    assert [taken.login for taken in upstream.taken] == ["tom@home.example"]


def test_server_whose_certificate_is_not_trusted_gets_nothing(upstream, words, tmp_path):
    """Neither mail nor password goes to it; the client is told why."""
    with proxy(tmp_path, upstream, *words) as door:
        raw = Raw(door.port)
        assert raw.say("EHLO client")[0].startswith("451 4.4.2 tonecheck: localhost:")
        raw.close()
        assert send(door.port, mail(1))[0] == 451
    assert upstream.taken == []


def test_tls_with_the_client(certificate, tmp_path):
    """By choice STARTTLS is offered, or wanted, or TLS is spoken from the first byte."""
    upstream, believing = Upstream(), trusting(certificate)
    try:
        with (
            proxy(tmp_path, upstream, "--certificate", certificate) as door,
            smtplib.SMTP("localhost", door.port) as one,
        ):
            one.starttls(context=believing)
            one.sendmail("tom@home.example", ["ana@acme.example"], mail(1))
        with proxy(tmp_path, upstream, "--certificate", certificate, "--listen", "starttls://localhost:0") as door:
            raw = Raw(door.port)
            assert raw.say("EHLO client", "MAIL FROM:<tom@home.example>")[1].startswith("530 ")
            raw.close()
        with (
            proxy(tmp_path, upstream, "--certificate", certificate, "--listen", "tls://localhost:0") as door,
            smtplib.SMTP_SSL("localhost", door.port, context=believing) as two,
        ):
            two.sendmail("tom@home.example", ["ana@acme.example"], mail(2))
        assert [taken.message for taken in upstream.taken] == [mail(1), mail(2)]
    finally:
        upstream.close()


def test_passwords_are_not_taken_where_others_can_listen(certificate, tmp_path):
    """Beyond loopback AUTH is neither offered nor taken before TLS; nor where the server is spoken to in the open."""
    upstream = Upstream(users=USERS)
    try:
        everywhere = ["--certificate", certificate, "--listen", "0.0.0.0:0"]
        with proxy(tmp_path, upstream, *everywhere) as door, smtplib.SMTP(own_address(), door.port) as client:
            client.ehlo()
            assert not client.has_extn("auth")
            assert client.docmd("AUTH", f"PLAIN {PLAIN}")[0] == 538
            client.starttls(context=unverified())
            client.ehlo()
            assert client.login("tom@home.example", "secret word")[0] == 235
    finally:
        upstream.close()


def own_address():
    """Give an address of this machine that is not loopback."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
        except OSError:
            pytest.skip("this machine has no address but loopback")
        return probe.getsockname()[0]


def unverified():
    """Give a client's context that believes anything."""
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    return context


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ([], "name the mail server by --upstream"),
        (["--upstream", "mail.example", "--timeout", "nan"], "it must be a number of seconds"),
        (["--upstream", "no such/host"], "upstream must be HOST, HOST:PORT"),
        (["--upstream", "mail.example", "--listen", "tls://127.0.0.1"], "to listen by tls, name a --certificate"),
        (["--upstream", "mail.example", "--certificate", "no.pem"], "certificate no.pem cannot be used"),
        (["--upstream", "plain://mail.example", "--user", "tom"], "would travel to mail.example:25 unprotected"),
        (["--upstream", "mail.example", "--user", "tom", "--listen", "192.0.2.1"], "could send as tom"),
        (["--upstream", "mail.example", "--user", "tom"], "no password for tom"),
        (["--upstream", "mail.example", "--user", "tom", "--password-command", "false"], "password-command failed"),
        (["--upstream", "mail.example", "--listen", "192.0.2.1:1"], "cannot listen on 192.0.2.1:1"),
    ],
)
def test_faulty_settings_are_told(run, words, told):
    """What cannot work, or would open the door to others, is refused at the start."""
    done = run("smtp", *words, PYTHON_KEYRING_BACKEND="keyring.backends.null.Keyring")
    assert (done.returncode, done.stdout) == (2, b"")
    assert told in done.stderr.decode()


def test_password_in_the_configuration_is_an_error(run, tmp_path):
    """There is no setting for it."""
    (tmp_path / "config/tonecheck").mkdir(parents=True)
    path = tmp_path / "config/tonecheck/config.toml"
    path.write_text('password = "secret word"\n')
    path.chmod(stat.S_IRUSR | stat.S_IWUSR)
    done = run("smtp", "--upstream", "mail.example")
    assert done.returncode == 2
    assert b"secret" not in done.stderr
