"""mutt and neomutt, on a pseudo-terminal and in scripts, with tonecheck before msmtp."""

import subprocess

import pytest

from tests.e2e.conftest import ANGRY, KIND, SCRIPT, from_network, need
from tests.e2e.terminal import Terminal

MUTTS = [pytest.param(name, marks=need(name, "msmtp")) for name in ("mutt", "neomutt")]


@pytest.fixture
def settings(tmp_path, msmtp):
    """Give a mutt configuration with tonecheck as sendmail, and an editor that puts kind words in place of others."""
    (tmp_path / "kind").write_bytes(KIND)
    editor = tmp_path / "editor"
    editor.write_text(f'#!/bin/sh\n[ -e "{tmp_path}/calm" ] && cp "{tmp_path}/kind" "$1"\nexit 0\n')
    editor.chmod(0o755)
    path = tmp_path / "muttrc"
    path.write_text(
        f'set sendmail="{" ".join(msmtp)}"\nset editor="{editor}"\nset record="{tmp_path}/sent"\nset copy=yes\n'
        f'set folder="{tmp_path}"\nset spoolfile="{tmp_path}/inbox"\nset abort_unmodified=no\nset use_from=yes\n'
        'set from="tom@home.example"\nset envelope_from=yes\nset realname="Tom"\nset signature=""\nset text_flowed=no\n'
        'set confirmappend=no\nset postpone=no\nset wait_key=no\nset charset="utf-8"\nset hostname="home.example"\n'
    )
    return path


def composed(words, environment, folder):
    """Start mutt with a mail, confirm its header, and wait for the compose menu."""
    terminal = Terminal(words, environment=environment, folder=folder)
    for prompt in (rb"To: ", rb"Subject: "):
        terminal.expect(prompt)
        terminal.type(b"\r")
    terminal.expect(rb"y:Send")
    return terminal


@pytest.mark.parametrize("program", MUTTS)
def test_refused_mail_stays_in_the_compose_menu(program, settings, environment, tmp_path, sink, store):
    """Refused: the reasons in the pager, no sent copy, the draft still there; changed and sent again, it arrives."""
    (tmp_path / "angry").write_bytes(ANGRY)
    words = [program, "-F", settings, "-s", "Re: Your application", "-i", "angry", "ana@acme.example"]
    terminal = composed(words, environment, tmp_path)
    terminal.type(b"y")
    shown = terminal.expect(rb"It is kept whole.*allow --once")
    assert b"burn, anger" in shown
    (held,) = store.list()
    assert held.message.endswith(b"\n\n" + ANGRY)
    assert (sink.mails, (tmp_path / "sent").exists()) == ([], False)
    (tmp_path / "calm").touch()
    terminal.type(b"q")
    terminal.expect(rb"y:Send")
    terminal.type(b"e")
    terminal.expect(rb"y:Send")
    terminal.type(b"y")
    assert terminal.finish() == 0
    (mail,) = sink.wait_for(1)
    assert (mail.sender, mail.recipients) == ("tom@home.example", ("ana@acme.example",))
    assert mail.body == from_network(KIND)
    assert (tmp_path / "sent").read_bytes().count(b"Subject: Re: Your application") == 1
    words = [SCRIPT, "held", "release", held.id]
    done = subprocess.run(
        words, cwd=tmp_path, env=environment | {"TONECHECK_SEND": "1"}, capture_output=True, check=False
    )
    assert (done.returncode, b"another wording" in done.stderr) == (2, True)


@pytest.mark.parametrize("program", MUTTS)
def test_script_gets_a_status_and_the_text_is_kept(program, settings, environment, tmp_path, sink, store):
    """In a script there is no draft to go back to: tonecheck has it, and releases it once; a field of mutt's overrides."""
    words = [program, "-F", settings, "-s", "Re: Your application", "ana@acme.example"]
    done = subprocess.run(words, input=ANGRY, capture_output=True, cwd=tmp_path, env=environment, check=False)
    (held,) = store.list()
    assert (done.returncode, sink.mails) == (1, [])
    assert held.message.endswith(b"\n\n" + ANGRY)
    release = [SCRIPT, "held", "release", held.id]
    for expected in (0, 2):
        sent = subprocess.run(release, cwd=tmp_path, env=environment | {"TONECHECK_SEND": "1"}, check=False)
        assert sent.returncode == expected
    assert [mail.body for mail in sink.wait_for(1)] == [from_network(ANGRY)]
    assert subprocess.run(words, input=KIND, cwd=tmp_path, env=environment, check=False).returncode == 0
    assert sink.wait_for(2)[1].body == from_network(KIND)
    insisting = [*words[:1], "-e", "my_hdr X-Tonecheck: send", *words[1:]]
    assert subprocess.run(insisting, input=ANGRY, cwd=tmp_path, env=environment, check=False).returncode == 0
    assert sink.wait_for(3)[2].body == from_network(ANGRY)
    assert b"tonecheck" not in sink.mails[2].message.lower()


@pytest.mark.parametrize("program", MUTTS)
def test_mail_that_the_server_does_not_take_is_kept_until_it_goes(
    program, settings, environment, tmp_path, sink, store
):
    """Msmtp's words and status reach mutt; the copy that tonecheck keeps is dropped when the same mail goes out."""
    (tmp_path / "kind").write_bytes(KIND)
    sink.reply = "451 4.3.0 Come back later"
    terminal = composed(
        [program, "-F", settings, "-s", "Thanks", "-i", "kind", "ana@acme.example"], environment, tmp_path
    )
    terminal.type(b"y")
    terminal.expect(rb"Come back later.*A copy is kept")
    assert [mail.report["error"]["code"] for mail in store.list()] == ["mailer"]
    sink.reply = "250 OK"
    terminal.type(b"q")
    terminal.expect(rb"y:Send")
    terminal.type(b"y")
    assert terminal.finish() == 0
    assert [mail.body for mail in sink.wait_for(1)] == [from_network(KIND)]
    assert store.list() == ()
