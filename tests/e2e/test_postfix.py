"""A real Postfix with `tonecheck milter` as its mail filter, and with `tonecheck sendmail` as its content filter."""

import smtplib
import subprocess
import sys

import pytest

from tests.e2e.body_hash import body_hashes
from tests.e2e.conftest import ANGRY, HEADERS, KIND, SCRIPT, from_network, need
from tests.e2e.postfix import Postfix, may_run
from tests.mail.smtp.running import Door, send, settings_free

pytestmark = [need("postfix"), pytest.mark.skipif(not may_run(), reason="only root can start a Postfix")]
CLEAN, BURNING = from_network(HEADERS + KIND), from_network(HEADERS + ANGRY)


@pytest.fixture
def home(tmp_path):
    """Give a home for the filter."""
    (tmp_path / "home").mkdir()
    return tmp_path / "home"


@pytest.fixture
def filtered(tmp_path, home, sink):
    """Give a Postfix with the mail filter, and the filter."""
    door = Door(home, "milter", "--via", f"/usr/sbin/sendmail -C {tmp_path / 'postfix/etc'}")
    postfix = Postfix(tmp_path / "postfix", sink.port, options=f"-o smtpd_milters=inet:127.0.0.1:{door.port}")
    yield postfix, door
    postfix.close()
    if door.is_running:
        door.kill()


def test_milter_stops_what_burns_and_lets_the_rest_pass(filtered, sink, home):
    """One connection, five mails: clean, burning, overridden, with foreign signs, and clean again."""
    postfix, door = filtered
    with smtplib.SMTP("127.0.0.1", postfix.port) as client:
        client.sendmail("tom@home.example", ["ana@acme.example"], CLEAN)
        with pytest.raises(smtplib.SMTPDataError) as refusal:
            client.sendmail("tom@home.example", ["ana@acme.example"], BURNING)
        override = b"X-Tonecheck: send\r\nX-TONECHECK:\r\n send\r\n" + BURNING
        client.sendmail("tom@home.example", ["ana@acme.example"], override)
        foreign = CLEAN.replace(b"To: Ana", "Subject: Jürgen\r\nTo: Jürgen".encode()).replace(b"Obi", "Öbi".encode())
        client.sendmail("jürgen@home.example", ["ana@acme.example"], foreign, ["SMTPUTF8", "BODY=8BITMIME"])
        client.sendmail("tom@home.example", ["ana@acme.example", "bo@acme.example"], CLEAN)
    assert refusal.value.smtp_code == 550
    assert refusal.value.smtp_error.startswith(b"5.7.1 tonecheck held this mail: Line 1: burn, ")
    mails = sorted(sink.wait_for(5), key=lambda mail: mail.message)
    wanted = sorted([CLEAN, BURNING, foreign, CLEAN])
    assert sorted(b"".join(body_hashes(mail.message)) for mail in mails) == sorted(
        b"".join(body_hashes(message)) for message in [*wanted]
    )
    assert not any(b"tonecheck" in mail.message.lower() for mail in mails)
    (held,) = door.store.list()
    assert (held.message, held.envelope.recipients) == (BURNING, ("ana@acme.example",))
    assert released(held.id, home) == 0
    assert sink.wait_for(6)[-1].message.endswith(BURNING)
    assert door.store.list() == ()


def released(name, home):
    """Release a mail whatever its words are."""
    words = [sys.executable, "-m", "tonecheck", "held", "release", name]
    environment = settings_free(home) | {"TONECHECK_SEND": "1"}
    return subprocess.run(words, env=environment, capture_output=True, check=False).returncode


def test_mail_without_its_filter_is_refused_for_now(filtered, sink):
    """Killed or stopped, the filter lets nothing pass: Postfix says 4xx, and the client keeps the mail."""
    postfix, door = filtered
    with smtplib.SMTP("127.0.0.1", postfix.port) as client:
        client.ehlo()
        client.mail("tom@home.example")
        client.rcpt("ana@acme.example")
        door.kill()
        assert client.data(CLEAN)[0] == 451
    assert send(postfix.port, BURNING)[0] == 451
    assert sink.mails == []


def test_content_filter_bounces_what_burns(tmp_path, sink):
    """`tonecheck sendmail` between two runs through the queue: 77 is a policy bounce, and the mail is kept."""
    home = tmp_path / "home"
    home.mkdir(mode=0o777)
    home.chmod(0o777)
    folder = tmp_path / "postfix"
    words = f"env HOME={home} {SCRIPT} sendmail --via=/usr/sbin/sendmail_-C_{folder}/etc -G -i -f ${{sender}} --"
    master = f"tonecheck unix - n n - 2 pipe flags=Rq user=nobody argv={words} ${{recipient}}\n"
    master = master.replace("--via=/usr/sbin/sendmail_-C_", "--via={ /usr/sbin/sendmail -C ")
    postfix = Postfix(folder, sink.port, options="-o content_filter=tonecheck:dummy", master=master)
    try:
        assert send(postfix.port, CLEAN) == (250, "")
        assert send(postfix.port, BURNING) == (250, "")
        mails = {mail.recipients[0]: mail for mail in sink.wait_for(2)}
    finally:
        postfix.close()
    assert body_hashes(mails["ana@acme.example"].message) == body_hashes(CLEAN)
    assert b"5.7.0" in mails["tom@home.example"].message
    assert len(sink.mails) == 2
