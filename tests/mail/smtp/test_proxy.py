"""The proxy's life: it says where it listens, serves many at once, and ends without breaking anything off."""

import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.mail.smtp.running import ANGRY, KIND, Raw, mail, proxy, send


def resident(pid):
    """Give the memory of a process in MB."""
    return int(re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{pid}/status").read_text())[1]) / 1024


def test_start_says_where_it_listens_and_whither_it_sends(door, upstream):
    """One line, as a person would write it into a mail program."""
    assert door.first == (
        f"tonecheck smtp: listening on 127.0.0.1:{door.port}, sends through plain://127.0.0.1:{upstream.port}\n"
    )


def test_end_finishes_what_is_in_flight(tmp_path, upstream):
    """An idle client is told; one in the middle of its mail brings it to its end; then the status is 0."""
    with proxy(tmp_path, upstream) as door:
        idle, busy = Raw(door.port), Raw(door.port)
        busy.begin()
        busy.say("DATA")
        busy.write_only(mail(1)[:100])
        door.ask_to_stop()
        assert idle.read().startswith("421 4.3.2 ")
        rest = mail(1)[100:].replace(b"\r\n.", b"\r\n..")
        assert busy.write(rest + b".\r\n") == "250 2.0.0 queued"
        assert busy.read_or_break() == ""
        assert door.stopped()[0] == 0
        for client in (idle, busy):
            client.close()
    assert [taken.message for taken in upstream.taken] == [mail(1)]


def test_many_clients_at_once_lose_and_mix_up_nothing(door, upstream):
    """Fifty at once: each clean mail arrives once with its own recipient, each burning one is held once."""

    def one(number):
        body = ANGRY if number % 5 == 0 else KIND
        return send(door.port, mail(number, body), recipients=[f"ana{number}@acme.example"])[0]

    with ThreadPoolExecutor(50) as pool:
        codes = list(pool.map(one, range(100)))
        before = resident(door.pid)
        codes += list(pool.map(one, range(100, 200)))
    assert codes == [550 if number % 5 == 0 else 250 for number in range(200)]
    taken = {(taken.recipients, taken.message) for taken in upstream.taken}
    assert len(upstream.taken) == 160
    assert taken == {((f"<ana{number}@acme.example>".encode(),), mail(number)) for number in range(200) if number % 5}
    assert {(held.envelope.recipients, held.message) for held in door.store.list()} == {
        ((f"ana{number}@acme.example",), mail(number, ANGRY)) for number in range(0, 200, 5)
    }
    assert resident(door.pid) - before < 20


def test_nobody_needs_to_read_what_it_says(tmp_path, upstream):
    """Started by something that has gone since, it holds and passes on as before."""
    with proxy(tmp_path, upstream) as door:
        door.stop_reading()
        assert send(door.port, mail(1, ANGRY))[0] == 550
        assert send(door.port, mail(2)) == (250, "")
        assert [held.message for held in door.store.list()] == [mail(1, ANGRY)]
    assert [taken.message for taken in upstream.taken] == [mail(2)]


def test_client_that_leaves_midway_has_sent_nothing(raw, upstream, door):
    """Before its message is whole a client may go, and nothing of it reaches anybody."""
    raw.begin()
    raw.say("DATA")
    raw.write_only(mail(1)[:200])
    raw.close()
    assert send(door.port, mail(2)) == (250, "")
    assert [taken.message for taken in upstream.taken] == [mail(2)]


@pytest.mark.parametrize("module", ["aiosmtpd", "aiosmtplib"])
def test_missing_extra_is_told(run, tmp_path, module):
    """Without the extra the command says how to install it."""
    (tmp_path / "sitecustomize.py").write_text(
        f"import importlib.util as u\nold = u.find_spec\nu.find_spec = lambda name, *a: None if name == {module!r} else old(name, *a)\n"
    )
    done = run("smtp", "--upstream", "mail.example", PYTHONPATH=str(tmp_path))
    assert done.returncode == 2
    assert b"pip install 'tonecheck[smtp]'" in done.stderr
