"""A real Postfix with `tonecheck milter` as its mail filter, and with `tonecheck sendmail` as its content filter."""

import os
import site
import smtplib
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from tests.e2e.body_hash import body_hashes
from tests.e2e.conftest import ANGRY, HEADERS, KIND, from_network, need
from tests.e2e.postfix import Postfix, free_port, may_run
from tests.mail.smtp.running import Door, send, settings_free
from tonecheck.mail.held import HeldStore

ROOT = Path(__file__).parents[2]
pytestmark = [need("postfix"), pytest.mark.skipif(not may_run(), reason="only root can start a Postfix")]
CLEAN, BURNING = from_network(HEADERS + KIND), from_network(HEADERS + ANGRY)
FOR_NOW = {421, 451}  # Postfix 3.10 ends the connection with the refusal


@pytest.fixture
def place():
    """Give a folder that other users may look into, as whom Postfix works; pytest's own they may not."""
    with tempfile.TemporaryDirectory(prefix="tonecheck-postfix-") as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


@pytest.fixture
def home(place):
    """Give a home for the filter."""
    (place / "home").mkdir()
    return place / "home"


@pytest.fixture
def filtered(place, home, sink):
    """Give a Postfix with the mail filter, and the filter."""
    door = Door(home, "milter", "--via", f"/usr/sbin/sendmail -C {place / 'postfix/etc'}")
    try:
        postfix = Postfix(place / "postfix", sink.port, options=f"-o smtpd_milters=inet:127.0.0.1:{door.port}")
        yield postfix, door
        postfix.close()
    finally:
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
    mails = sink.wait_for(4)
    wanted = [CLEAN, BURNING, foreign, CLEAN]
    assert sorted(body_hashes(mail.message) for mail in mails) == sorted(map(body_hashes, wanted))
    assert not any(b"tonecheck" in mail.message.lower() for mail in mails)
    (held,) = door.store.list()
    assert (held.message, held.envelope.recipients) == (BURNING, ("ana@acme.example",))
    assert released(held.id, home) == 0
    assert sink.wait_for(5)[-1].message.endswith(BURNING.partition(b"\r\n\r\n")[2])
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
        assert client.data(CLEAN)[0] in FOR_NOW
    assert send(postfix.port, BURNING)[0] in FOR_NOW
    assert sink.mails == []


AS_NOBODY = (
    "setpriv",
    "--reuid=nobody",
    "--regid=nogroup",
    "--clear-groups",
    "--inh-caps=-all",
    "--bounding-set=-all",
)


def for_others():
    """Give the words by which a user other than root runs tonecheck; Postfix starts content filters as nobody."""
    paths = f"PYTHONPATH={ROOT}:{site.getsitepackages()[0]}"
    for python in (sys.executable, "/usr/bin/python3"):
        words = ["env", paths, python, "-m", "tonecheck"]
        judge = [*AS_NOBODY, *words, "--quiet"]
        done = subprocess.run(
            judge, input=b"Thank you.", capture_output=True, env=os.environ | {"HOME": "/"}, check=False
        )
        if done.returncode == 0:
            return words
    pytest.skip("no Python here that users other than root may run")
    return []


@need("msmtp")
def test_content_filter_bounces_what_burns(place, sink):
    """`tonecheck sendmail` between two runs through the queue: 77 is a policy bounce, and the mail is kept.

    Released, it goes out once, by the way back into the queue and not through the filter again.
    """
    (place / "home").mkdir()
    (place / "home").chmod(0o777)
    burning = BURNING.replace(b"<1@", b"<2@")  # no other wording of the clean one
    back, tonecheck = free_port(), for_others()
    words = f"{' '.join(tonecheck)} sendmail {{ --via=msmtp --host=127.0.0.1 --port={back} }} -G -i -f ${{sender}}"
    master = (
        f"127.0.0.1:{back} inet n - n - - smtpd\n"
        f"tonecheck unix - n n - 2 pipe flags=q user=nobody argv=env HOME={place}/home {words} -- ${{recipient}}"
    )
    postfix = Postfix(place / "postfix", sink.port, options="-o content_filter=tonecheck:dummy", master=master)
    try:
        assert [send(postfix.port, message) for message in (CLEAN, burning)] == [(250, "")] * 2
        mails = {mail.recipients: mail for mail in sink.wait_for(2)}
        (held,) = HeldStore(place / "home/.local/state/tonecheck").list()
        kept, again = held.message, [*AS_NOBODY, *tonecheck, "held", "release", held.id]
        environment = settings_free(place / "home")
        hasty = subprocess.run(again, env=environment, capture_output=True, check=False).returncode
        environment["TONECHECK_SEND"] = "1"
        statuses = [subprocess.run(again, env=environment, capture_output=True, check=False).returncode for _ in "12"]
        released = sink.wait_for(3)[2]
        assert postfix.is_empty()
    finally:
        postfix.close()
    assert (hasty, statuses, len(sink.mails)) == (1, [0, 2], 3)
    assert (released.sender, released.recipients) == ("tom@home.example", ("ana@acme.example",))
    assert body_hashes(released.message) == body_hashes(burning)
    assert HeldStore(place / "home/.local/state/tonecheck").list() == ()
    assert set(mails) == {("ana@acme.example",), ("tom@home.example",)}
    assert body_hashes(mails["ana@acme.example",].message) == body_hashes(CLEAN)
    bounce = mails["tom@home.example",]
    assert (bounce.sender, b"Status: 5.7.0" in bounce.message) == ("<>", True)
    assert kept.replace(b"\n", b"\r\n").endswith(burning.partition(b"\r\n\r\n")[2])
