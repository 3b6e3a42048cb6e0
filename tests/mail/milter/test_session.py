"""The mail filter, spoken to by its protocol: verdicts, limits, broken protocol, and nothing lost when it is killed."""

import asyncio
import random
import struct
import subprocess
import sys
from threading import Event

import pytest

from tests.mail.milter.agent import Agent
from tests.mail.smtp.running import ANGRY, KIND, Door, mail, settings_free
from tonecheck.mail.desk import Desk
from tonecheck.mail.milter.server import Milter
from tonecheck.mail.milter.session import Filtering
from tonecheck.mail.policy import Policy

REFUSED = b"550 5.7.1 tonecheck held this mail: Line 1: burn, anger: "


@pytest.fixture(scope="module")
def door(tmp_path_factory):
    """Run the mail filter for a module's tests."""
    running = Door(tmp_path_factory.mktemp("home"), "milter")
    yield running
    running.kill()


@pytest.fixture
def agent(door):
    """Give a connection to it."""
    client = Agent(door.port)
    yield client
    client.close()


def test_mails_on_one_connection_are_told_apart(agent, door):
    """Clean ones are accepted, burning ones refused and kept; what was aborted counts for nothing."""
    assert agent.verdict(mail(1)) == [(b"a", b"")]
    ((code, text),) = agent.verdict(mail(2, ANGRY))
    assert (code, text.startswith(REFUSED), text[-1:]) == (b"y", True, b"\0")
    agent.advance(mail(3, ANGRY), 5)
    agent.tell(b"A")
    assert agent.verdict(mail(4)) == [(b"a", b"")]
    (held,) = door.store.list()
    assert (held.message, held.envelope.recipients) == (mail(2, ANGRY), ("ana@acme.example",))
    assert (held.envelope.door, held.envelope.sender) == ("milter", "tom@home.example")


def test_override_fields_are_taken_out_from_the_last_on(agent):
    """The second one first, so that the first one's place stays true."""
    message = b"X-Tonecheck: send\r\nx-tonecheck: x\r\n" + mail(5, ANGRY)
    gone = [(b"m", struct.pack("!L", place) + b"X-Tonecheck\0\0") for place in (2, 1)]
    assert agent.verdict(message) == [*gone, (b"a", b"")]


def test_folded_fields_are_judged_as_written(agent, door):
    """The agent gives line feeds within a field; the copy that is kept has the line ends of the network."""
    message = mail(6, ANGRY)
    agent.advance(message, 2)
    agent.tell(b"L", b"Subject\0 Re: Your\n\tapplication\0")
    agent.tell(b"N")
    agent.tell(b"B", message.partition(b"\r\n\r\n")[2])
    agent.tell(b"E")
    assert agent.verdicts()[0][0] == b"y"
    assert any(held.message.startswith(b"Subject: Re: Your\r\n\tapplication\r\n\r\n") for held in door.store.list())


def test_agent_that_wants_every_event_answered_gets_answers(door):
    """An older agent offers less; header values then come without their space."""
    old = Agent(door.port, events=0x7F)
    assert old.verdict(mail(7))[0] == (b"a", b"")
    old.close()


@pytest.mark.parametrize(
    "data",
    [b"\0\0\0\1?", b"\xff\xff\xff\xffB", b"GET / HTTP/1.1\r\n\r\n", b"\0\0\0\3Lx\0", struct.pack("!L", 1) + b"E"],
)
def test_broken_protocol_ends_the_connection(door, data):
    """Nothing is said that could be taken for a verdict; the next one is served."""
    broken = Agent(door.port, negotiate=False)
    broken._socket.sendall(data)
    broken._socket.shutdown(1)
    assert broken.hear()[0] not in {b"a", b"c"}
    broken.close()
    again = Agent(door.port)
    assert again.verdict(mail(8)) == [(b"a", b"")]
    again.close()


def test_agent_that_keeps_headers_as_they_are_is_left(door):
    """The override could not be taken out."""
    strict = Agent(door.port, actions=0)
    assert strict.agreed is None
    strict.close()


@pytest.mark.parametrize(("on_error", "wanted"), [("hold", b"y552 5.3.4 tonecheck could not judge"), ("send", b"a")])
def test_message_beyond_the_size_falls_under_on_error(tmp_path, on_error, wanted):
    """It is not kept in memory; on a socket in the file system, too."""

    async def attempt():
        desk = Desk(Policy(on_error=on_error), tell=str)
        path = tmp_path / "socket"
        serving, ready = None, asyncio.Event()
        milter = Milter(path, Filtering(desk, ("true",), 100_000, 60.0))
        serving = asyncio.ensure_future(milter.serve(lambda _place: ready.set()))
        await ready.wait()
        agent = await asyncio.to_thread(Agent, path)
        code, text = (await asyncio.to_thread(agent.verdict, mail(1) + b"x" * 998 * 1000))[0]
        agent.close()
        serving.cancel()
        await asyncio.wait([serving])
        desk.close()
        return code + text

    assert asyncio.run(attempt()).startswith(wanted)


def test_stopped_filter_ends_with_status_0(tmp_path):
    """SIGTERM closes idle connections and ends it."""
    running = Door(tmp_path, "milter", "--via", "true")
    agent = Agent(running.port)
    status, told = running.stop()
    assert (status, agent.hear(), told) == (0, (b"", b""), "")
    agent.close()


@pytest.mark.parametrize("place", ["", "/nowhere/socket", f"/{'a' * 200}"])
def test_socket_that_cannot_be_is_told(run, place):
    """A path is wanted, in a folder that is there, and not too long for a socket."""
    done = run("milter", "--listen", f"unix:{place}", "--via", "true")
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.startswith(b"tonecheck: cannot listen on /" if place else b"tonecheck: name the socket")


def test_release_starts_the_mailer_with_the_envelope(tmp_path):
    """What was held goes out by the program named, once."""
    script = tmp_path / "mailer"
    script.write_text(f'#!/bin/sh\necho "$@" >> {tmp_path}/words\ncat >> {tmp_path}/sent\n')
    script.chmod(0o700)
    running = Door(tmp_path, "milter", "--via", script)
    agent = Agent(running.port)
    assert agent.verdict(mail(1, ANGRY))[0][0] == b"y"
    agent.close()
    (held,) = running.store.list()
    words = [sys.executable, "-m", "tonecheck", "held", "release", held.id]
    environment = settings_free(tmp_path) | {"TONECHECK_SEND": "1"}
    assert [subprocess.run(words, env=environment, check=False).returncode for _ in range(2)] == [0, 2]
    assert (tmp_path / "words").read_text() == "-G -i -f tom@home.example -- ana@acme.example\n"
    assert (tmp_path / "sent").read_bytes() == mail(1, ANGRY)
    running.kill()


ROUNDS, CLIENTS = 5, 42


def test_killed_filter_has_accepted_nothing_it_did_not_judge(tmp_path):
    """Killed at any moment, with agents at every step: no burning mail is accepted, and one refused is held, whole."""
    chance = random.Random(7)
    for turn in range(ROUNDS):
        running = Door(tmp_path, "milter", "--via", "true")
        agents, told = [Agent(running.port) for _ in range(CLIENTS)], []
        for number, agent in enumerate(agents):
            agent.advance(mail(100 * turn + number, ANGRY if number % 2 else KIND), number % 7)
        Event().wait(chance.uniform(0, 0.03))
        running.kill()
        for agent in agents:
            told.append(agent.verdicts()[-1][0])
            agent.close()
        held = [each.message for each in running.store.list()]
        for number, code in enumerate(told):
            message = mail(100 * turn + number, ANGRY if number % 2 else KIND)
            is_judged = number % 7 == 6
            allowed = ({b"": {0, 1}, b"y": {1}} if number % 2 else {b"": {0}, b"a": {0}}) if is_judged else {b"": {0}}
            assert held.count(message) in allowed[code]
    assert all(each.state == "held" for each in running.store.list())
    assert ROUNDS * CLIENTS >= 200
