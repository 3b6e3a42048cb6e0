"""Nothing lost, nothing twice: whatever breaks, each mail is delivered once, or held, or refused with its client told.

The one exception is SMTP's own: where the server took the mail and its answer was lost on the way, nobody behind it can
know, so the client is told of a fault, and may send again.
"""

import random
from itertools import product
from threading import Event

import pytest

from tests.mail.smtp.running import ANGRY, KIND, Raw, mail, proxy, send
from tests.mail.smtp.upstream import DROP, HANG, STEPS, TAKE_AND_DROP, TAKE_AND_HANG

UNKNOWN = {TAKE_AND_DROP, TAKE_AND_HANG}
LINES = ("451 4.3.0 later", "554 5.0.0 never", "421 4.3.2 closing")
FAULTS = [*product(STEPS, (HANG, DROP, *LINES)), *product(["end"], sorted(UNKNOWN))]
ROUNDS = 4


def numbers(taken):
    """Give the bytes of the mails taken."""
    return [each.message for each in taken]


@pytest.fixture(scope="module")
def running(tmp_path_factory, server):
    """Run the proxy with little patience for its server."""
    with proxy(tmp_path_factory.mktemp("home"), server, "--timeout", "0.2") as door:
        yield door


@pytest.mark.parametrize(("step", "fault"), FAULTS)
def test_fault_of_the_server_loses_nothing(door, upstream, step, fault):
    """Of four clean mails and a burning one none is lost or doubled, and no client is left without an answer."""
    upstream.faults = {step: fault}
    for number in range(ROUNDS):
        code, _ = send(door.port, mail(number))
        assert code != 250
        assert numbers(upstream.taken).count(mail(number)) == (fault in UNKNOWN)
    code, _ = send(door.port, mail(99, ANGRY))
    assert numbers(upstream.taken).count(mail(99, ANGRY)) == 0
    assert [held.message for held in door.store.list()] == ([mail(99, ANGRY)] if code == 550 else [])
    upstream.faults = {}
    assert send(door.port, mail(100)) == (250, "")
    assert numbers(upstream.taken)[-1] == mail(100)


PLACES = ("connected", "greeted", "sender", "recipient", "data", "half")


def advance(port, place, message):
    """Bring a client to a place in its conversation."""
    raw = Raw(port)
    lines = ["EHLO client", "MAIL FROM:<tom@home.example>", "RCPT TO:<ana@acme.example>", "DATA"]
    raw.say(*lines[: PLACES.index(place)])
    if place == "half":
        raw.write_only(message[: len(message) // 2])
    return raw


def test_killed_proxy_has_sent_nothing_that_was_not_whole(tmp_path, upstream):
    """Killed with clients at every step, it leaves them with a broken connection, and nothing at the server."""
    for number in range(3):
        with proxy(tmp_path, upstream) as door:
            clients = [advance(door.port, place, mail(number, body)) for place in PLACES for body in (KIND, ANGRY)]
            door.kill()
            assert [client.read_or_break() for client in clients] == [""] * len(clients)
            for client in clients:
                client.close()
    assert (upstream.taken, door.store.list()) == ([], ())


def test_killed_between_the_servers_answer_and_its_own(tmp_path, upstream):
    """The server has the mail once; the client sees a broken connection: here SMTP itself allows no more."""
    upstream.faults = {"end": TAKE_AND_HANG}
    for number in range(3):
        upstream.clear()
        upstream.faults = {"end": TAKE_AND_HANG}
        with proxy(tmp_path, upstream) as door:
            raw = Raw(door.port)
            raw.begin()
            raw.say("DATA")
            raw.finish_only(mail(number))
            upstream.wait_for("end")
            door.kill()
            assert raw.read_or_break() == ""
            raw.close()
        assert numbers(upstream.taken) == [mail(number)]


def test_killed_at_any_moment_of_the_judgement(tmp_path, upstream):
    """A mail said to be held is held whole; one of which nothing was said is held whole or not at all, never sent."""
    chance, told = random.Random(5), []
    for number in range(10):
        with proxy(tmp_path, upstream) as door:
            clients = [advance(door.port, "data", b"") for _ in range(4)]
            for at, raw in enumerate(clients):
                raw.finish_only(mail(4 * number + at, ANGRY if at % 2 else KIND))
            Event().wait(chance.uniform(0, 0.06))
            door.kill()
            told += [raw.read_or_break()[:3] for raw in clients]
            for raw in clients:
                raw.close()
    taken, held = numbers(upstream.taken), [each.message for each in door.store.list()]
    assert all(each.state == "held" for each in door.store.list())
    for number, code in enumerate(told):
        message = mail(number, ANGRY if number % 2 else KIND)
        if number % 2:
            assert (taken.count(message), held.count(message)) in {"550": [(0, 1)], "": [(0, 0), (0, 1)]}[code]
        else:
            assert (taken.count(message), held.count(message)) in {"250": [(1, 0)], "": [(0, 0), (1, 0)]}[code]


def test_there_are_trials_enough():
    """At least 200 in this module."""
    assert len(FAULTS) * (ROUNDS + 1) + 3 * 2 * len(PLACES) + 3 + 10 * 4 >= 200
