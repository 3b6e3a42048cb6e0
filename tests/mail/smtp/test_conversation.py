"""The proxy between a client and its server: what is offered, what passes, what is held, and with which words."""

import subprocess
import sys

import pytest

from tests.mail.smtp.running import ANGRY, KIND, Raw, mail, send, settings_free


def test_clean_mail_reaches_the_server_as_the_very_bytes(door, upstream):
    """Envelope and message arrive as they came, and 250 is the server's own."""
    assert send(door.port, mail(1), recipients=["ana@acme.example", "bo@acme.example"]) == (250, "")
    (taken,) = upstream.taken
    assert taken.message == mail(1)
    assert taken.sender.startswith(b"<tom@home.example> SIZE=")
    assert taken.recipients == (b"<ana@acme.example>", b"<bo@acme.example>")
    assert [path.name for path in door.store.folder.glob("held/*")] == []


def test_burning_mail_is_refused_with_the_reason_and_kept(door, upstream):
    """The server sees no DATA; the client is told why in one line; the mail is kept with its way."""
    code, text = send(door.port, mail(2, ANGRY), recipients=["ana@acme.example", "bo@acme.example"])
    assert code == 550
    assert text.startswith("5.7.1 tonecheck held this mail: Line 1: burn, anger: ")
    assert "liars" not in text
    assert (upstream.taken, "data" in upstream.commands) == ([], False)
    (held,) = door.store.list()
    assert held.message == mail(2, ANGRY)
    assert (held.envelope.door, held.envelope.sender) == ("smtp", "tom@home.example")
    assert held.envelope.recipients == ("ana@acme.example", "bo@acme.example")
    assert held.envelope.upstream == f"plain://127.0.0.1:{upstream.port}"


def test_release_sends_it_once_by_the_same_way(door, upstream):
    """An override lets it pass; then it is gone from the store."""
    send(door.port, mail(3, ANGRY))
    (held,) = door.store.list()
    words = [sys.executable, "-m", "tonecheck", "held", "release", held.id]
    environment = settings_free(door.store.folder.parents[2])
    assert subprocess.run(words, env=environment, capture_output=True, check=False).returncode == 1
    done = subprocess.run(words, env=environment | {"TONECHECK_SEND": "1"}, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert [taken.message for taken in upstream.taken] == [mail(3, ANGRY)]
    assert upstream.taken[0].recipients == (b"<ana@acme.example>",)
    assert door.store.list() == ()


def test_release_keeps_what_the_server_refuses(door, upstream):
    """A refusal of the server leaves the mail held; a broken connection after the data leaves it marked."""
    send(door.port, mail(3, ANGRY))
    (held,) = door.store.list()
    words = [sys.executable, "-m", "tonecheck", "held", "release", held.id]
    environment = settings_free(door.store.folder.parents[2]) | {"TONECHECK_SEND": "1"}
    for fault, state in ((("rcpt", "550 5.1.1 gone"), "held"), (("end", "drop"), "interrupted")):
        upstream.faults = dict([fault])
        done = subprocess.run(words, env=environment, capture_output=True, check=False)
        assert done.returncode == 75, done.stderr
        assert [each.state for each in door.store.list()] == [state]


def test_override_field_lets_it_pass_and_does_not_travel(door, upstream):
    """One field takes the mail past the judgement and is taken out; all other bytes stay."""
    assert send(door.port, b"X-Tonecheck: send\r\n" + mail(4, ANGRY)) == (250, "")
    assert [taken.message for taken in upstream.taken] == [mail(4, ANGRY)]


def test_several_mails_over_one_connection(raw, upstream):
    """A refused mail leaves no trace in the next one, neither here nor at the server."""
    for number, body in ((1, KIND), (2, ANGRY), (3, KIND)):
        raw.say("EHLO client", "MAIL FROM:<tom@home.example>", f"RCPT TO:<ana{number}@acme.example>", "DATA")
        raw.finish(mail(number, body))
    assert [(taken.recipients, taken.message) for taken in upstream.taken] == [
        ((b"<ana1@acme.example>",), mail(1)),
        ((b"<ana3@acme.example>",), mail(3)),
    ]


def test_offers_are_the_servers(door, upstream):
    """What the server lacks is not offered; its size is; CHUNKING as well, where it has it."""
    upstream.offers = ("SIZE 4321", "8BITMIME", "PIPELINING", "DSN")
    one = Raw(door.port)
    assert one.say("EHLO client")[0].splitlines()[1:] == ["250-SIZE 4321", "250-8BITMIME", "250 HELP"]
    assert one.say("MAIL FROM:<tom@home.example> SIZE=5000")[0].startswith("552 ")
    one.close()
    upstream.offers = ("SIZE 1000000", "8BITMIME", "SMTPUTF8", "CHUNKING")
    two = Raw(door.port)
    assert "250-CHUNKING" in two.say("EHLO client")[0]
    assert "AUTH" not in two.say("EHLO client")[0]
    two.close()
    upstream.offers = ("SIZE 1000000", "8BITMIME", "SMTPUTF8")


def test_parameters_and_foreign_addresses_go_on(raw, upstream):
    """BODY, SMTPUTF8 and addresses in UTF-8 reach the server; AUTH of a mail is dropped; the null sender is one."""
    raw.say(
        "EHLO client",
        "MAIL FROM:<jürgen@home.example> BODY=8BITMIME SMTPUTF8 AUTH=<>",
        "RCPT TO:<ana@acme.example>",
        "DATA",
    )
    raw.finish(mail(1))
    raw.say("MAIL FROM:<>", "RCPT TO:<ana@acme.example>", "DATA")
    raw.finish(mail(2))
    senders = [taken.sender for taken in upstream.taken]
    assert senders == ["<jürgen@home.example> BODY=8BITMIME SMTPUTF8".encode(), b"<>"]


def test_message_in_pieces_arrives_whole(raw, upstream):
    """BDAT is judged and passed on as DATA; a piece before RCPT is read and refused."""
    assert raw.write(b"BDAT 5 LAST\r\nHello").startswith("503 ")
    message = mail(7)
    raw.begin()
    assert raw.write(b"BDAT 100\r\n" + message[:100]) == "250 2.0.0 100 octets received"
    assert raw.write(b"BDAT %d LAST\r\n" % (len(message) - 100) + message[100:]) == "250 2.0.0 queued"
    raw.begin()
    assert raw.write(b"BDAT %d LAST\r\n" % len(mail(8, ANGRY)) + mail(8, ANGRY)).startswith("550 5.7.1 ")
    assert [taken.message for taken in upstream.taken] == [message]


@pytest.mark.parametrize("step", ["mail", "rcpt", "data", "end"])
@pytest.mark.parametrize("line", ["552 5.2.2 over quota", "451 4.3.0 later", "421 4.3.2 closing"])
def test_refusals_of_the_server_are_passed_on(door, upstream, step, line):
    """What the server says to a command is what the client hears."""
    upstream.faults = {step: line}
    code, text = send(door.port, mail(9))
    assert f"{code} {text}" == line
    assert upstream.taken == []


@pytest.mark.parametrize("line", ["354 go on", "999 what", "hello", "25"])
@pytest.mark.parametrize("step", ["mail", "rcpt", "end"])
def test_answer_that_is_none_is_no_consent(door, upstream, step, line):
    """What no server should say is told as a fault for now, and the client never takes it for something else."""
    upstream.faults = {step: line}
    assert send(door.port, mail(9))[0] in {451, 421}
    assert upstream.taken == []


def test_server_that_only_knows_helo_is_used(door, upstream):
    """Nothing is offered then."""
    upstream.knows_ehlo = False
    client = Raw(door.port)
    assert client.say("EHLO client")[0].splitlines()[1:] == ["250-SIZE 52428800", "250 HELP"]
    client.close()
    assert send(door.port, mail(1)) == (250, "")
    upstream.knows_ehlo = True


def test_one_unknown_recipient_of_two_is_told(door, upstream):
    """Each recipient gets the server's own answer, and the others get the mail."""
    assert send(door.port, mail(1), recipients=["ana@acme.example", "unknown@acme.example"]) == (250, "")
    assert upstream.taken[0].recipients == (b"<ana@acme.example>",)


def test_connection_that_the_server_dropped_ends_the_clients(raw, upstream):
    """A client with an idle connection is told to come again, as the server itself would."""
    raw.say("EHLO client")
    upstream.faults = {"mail": "drop"}
    assert raw.say("MAIL FROM:<tom@home.example>")[0].startswith("451 4.4.2 ")
    assert raw.say("MAIL FROM:<tom@home.example>")[0].startswith("421 4.4.2 ")
    assert raw.read() == ""
