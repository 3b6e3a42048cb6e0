"""Hostile input: each is refused cleanly, and the next client is served."""

import asyncio
import subprocess

import pytest

from tests.mail.smtp.running import ANGRY, Raw, mail, proxy, send
from tonecheck.mail.address import Address
from tonecheck.mail.smtp.route import Route
from tonecheck.mail.smtp.submission import Patience, Submission

SECOND = (
    b"MAIL FROM:<eve@evil.example>\r\nRCPT TO:<boss@acme.example>\r\nDATA\r\nSubject: second\r\n\r\nIdiots!\r\n.\r\n"
)
ENDS = [b"\n.\n", b"\n.\r\n", b"\r.\r\n", b"\r\n.\r", b"\r\n.\n", b"\r.\r", b"\r\n\x00.\r\n"]


@pytest.fixture
def raw(door):
    """Give a client that has begun a mail."""
    client = Raw(door.port)
    client.begin()
    yield client
    client.close()


@pytest.fixture(autouse=True)
def others_are_served(door, upstream):
    """Whatever one client does, the next one is served, and of its mail nothing else than that is taken."""
    yield
    upstream.clear()
    assert send(door.port, mail(1)) == (250, "")
    assert [taken.message for taken in upstream.taken] == [mail(1)]


@pytest.mark.parametrize("end", ENDS)
def test_no_second_mail_is_smuggled_in(raw, upstream, end):
    """Bare CR and LF, which some servers take for the end of a mail, are refused; the rest is never taken for commands."""
    raw.say("DATA")
    reply = raw.write(b"Subject: first\r\n\r\nHello" + end + SECOND)
    bare = end != b"\r\n\x00.\r\n"
    assert reply.startswith("550 5.6.11 " if bare else ("550 5.7.1 ", "451 4.7.1 "))
    assert upstream.taken == []


def test_bare_line_ends_in_pieces_are_refused(raw, upstream):
    """BDAT is no way around."""
    assert raw.write(b"BDAT 13 LAST\r\nSubject: x\n\n.").startswith("550 5.6.11 ")
    assert upstream.taken == []


def test_message_beyond_the_size_is_refused_and_not_kept(raw, upstream):
    """Neither told before nor found out on the way does it go on; the connection goes on."""
    assert raw.say("RSET", "MAIL FROM:<tom@home.example> SIZE=9999999")[1].startswith("552 ")
    raw.begin()
    raw.say("DATA")
    for _ in range(20):
        raw.write_only((b"x" * 998 + b"\r\n") * 60)
    assert raw.write(b".\r\n").startswith("552 ")
    raw.begin()
    assert raw.write(b"BDAT 1500000 LAST\r\n" + b"x" * 1_500_000).startswith("552 ")
    assert upstream.taken == []


@pytest.mark.parametrize("line", [b"EHLO " + b"x" * 600, b"x" * 70_000, b"MAIL FROM:<" + b"a" * 3000 + b"@b>"])
def test_endless_command_is_refused(raw, line):
    """A line longer than any command is read over."""
    assert raw.write(line + b"\r\n").startswith(("500 ", "501 "))
    assert raw.say("NOOP")[0].startswith("250 ")


def test_web_page_cannot_send_mail(door, upstream):
    """What a browser is made to post is not taken for commands."""
    commands = b"EHLO x\r\n" + SECOND + b"QUIT\r\n"
    browser = Raw(door.port)
    browser.write_only(b"POST / HTTP/1.1\r\nContent-Length: %d\r\n\r\n" % len(commands) + commands)
    assert browser.read_or_break() in {"421 4.7.0 This is no web server", ""}
    assert browser.read_or_break() == ""
    browser.close()
    assert upstream.taken == []


def test_endless_line_of_a_message_is_refused(raw, upstream):
    """No line is kept that is longer than any mail program writes."""
    raw.say("DATA")
    assert raw.write(b"Subject: x\r\n\r\n" + b"x" * 200_000 + b"\r\n.\r\n").startswith("500 ")
    assert upstream.taken == []


@pytest.mark.parametrize("path", ["<a\rb@c>", "<a\x00b@c>", "<a@b> SIZE=x", "<a@b> FOO=1", "a b c", "<", "<\x7f@b>"])
def test_faulty_addresses_go_nowhere(raw, upstream, path):
    """Control signs and unknown parameters end here."""
    upstream.clear()
    assert raw.say("RSET", f"MAIL FROM:{path}")[1].startswith("5")
    assert upstream.commands.count("mail") == 0


def test_words_of_a_mail_taken_for_commands_are_not_repeated(raw, upstream):
    """A client that sends its mail though DATA was refused hears none of it again, and is sent away."""
    upstream.faults = {"data": "554 no"}
    replies = raw.say("RSET", "LIARS and thieves", "VRFY idiots", *["Idiots all of you"] * 4)
    assert not any(word in " ".join(replies).lower() for word in ("liars", "idiots", "thieves"))
    assert raw.read_or_break() == ""


def test_more_clients_than_are_taken_are_told_to_come_again(door):
    """The hundred-and-first gets 421; when one leaves, there is room."""
    clients = [Raw(door.port) for _ in range(100)]
    extra = Raw(door.port)
    assert extra.greeting.startswith("421 4.3.2 ")
    for client in [*clients, extra]:
        client.close()
    while (again := Raw(door.port)).greeting.startswith("421"):
        again.close()
    again.close()


def test_no_word_of_a_mail_is_said_anywhere(tmp_path, upstream):
    """Not in what the proxy prints, nor in its arguments, nor in its replies; a faulty store is told, and holds none up."""
    state = tmp_path / ".local/state"
    state.mkdir(parents=True)
    (state / "tonecheck").write_text("in the way")
    with proxy(tmp_path, upstream) as door:
        code, text = send(door.port, mail(1, ANGRY))
        assert (code, text.endswith("(NOT kept by tonecheck)")) == (550, True)
        words = subprocess.run(["ps", "-o", "args=", str(door.pid)], capture_output=True, text=True, check=False).stdout
        status, told = door.stop()
    assert status == 0
    assert "refused, but the mail could not be kept" in told
    assert not any(word in f"{told}{words}{text}" for word in ("liars", "wasted", "home.example", "acme.example"))


def test_slow_client_is_left(upstream):
    """A client that says nothing for too long, or never ends its mail, is hung up on."""

    async def attempt():
        loop, sessions = asyncio.get_running_loop(), set()
        route = Route(None, Address("plain", "127.0.0.1", upstream.port), None, patience=5, largest=1000)
        patience = Patience(command=0.1, message=0.1)
        server = await loop.create_server(
            lambda: Submission(route, sessions=sessions, patience=patience, loop=loop), "127.0.0.1", 0
        )
        port = server.sockets[0].getsockname()[1]
        silent, mute = await asyncio.open_connection("127.0.0.1", port)
        slow, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(b"EHLO c\r\nMAIL FROM:<a@b.example>\r\nRCPT TO:<c@d.example>\r\nDATA\r\nSubject: x\r\n")
        told = await silent.read(), await slow.read()
        for each in (server, mute, writer):
            each.close()
            await each.wait_closed()
        return told, len(sessions)

    (silent, slow), left = asyncio.run(attempt())
    assert (silent, left) == (b"220 tonecheck.localhost tonecheck\r\n", 0)
    assert slow.endswith(b"354 End data with <CR><LF>.<CR><LF>\r\n")
    assert upstream.taken == []
