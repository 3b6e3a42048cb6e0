"""`tonecheck held`, `tonecheck allow` and the way out of the store, as processes."""

import json
import os
import signal
import subprocess
import sys
from datetime import timedelta

import pytest

from tonecheck.errors import UsageError
from tonecheck.mail.envelope import Envelope
from tonecheck.mail.listing import tell_age
from tonecheck.mail.release import read_duration

HEAD = b"To: ana@acme.example\r\nSubject: Re: Your application\x1b[31m\r\n\r\n"
ANGRY = HEAD + b"You are a bunch of liars and you wasted my time. Never contact me again, you idiots!\r\n"
WORDS = ["-oi", "-f", "tom@home.example", "--", "ana@acme.example"]


@pytest.fixture
def held(run, mailer, store):
    """Give a mail that the stand-in for sendmail refused."""
    assert run("sendmail", "--via", mailer.path, *WORDS, stdin=ANGRY).returncode == 77
    return store.list()[0]


@pytest.fixture
def editor(tmp_path):
    """Give an editor that puts other words in the angry one's place."""

    def make(script):
        path = tmp_path / "an editor"
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)
        return f"'{path}' -x"

    return make


def test_list_tells_what_is_held_on_a_line(run, held):
    """Id, age, verdict, recipient and Subject, with nothing that could steer a terminal."""
    (line,) = run("held").stdout.decode().splitlines()
    assert line.split()[:4] == [held.id, "now", "hold", "ana@acme.example"]
    assert line.endswith("Re: Your application�[31m")
    assert json.loads(run("held", "--json").stdout)["envelope"]["arguments"] == WORDS


def test_show_gives_the_reasons_and_the_mail(run, held):
    """For people with the report, for programs byte for byte."""
    shown = run("held", "show", held.id).stdout.decode()
    assert "burn, anger" in shown
    assert "Never contact me again" in shown
    assert "\x1b" not in shown
    assert run("held", "show", "--raw", held.id).stdout == ANGRY
    assert json.loads(run("held", "show", "--json", held.id).stdout)["report"]["verdict"] == "hold"


def test_release_judges_again_and_holds_what_is_still_angry(run, held, store, mailer):
    """Time alone does not make a mail better."""
    done = run("held", "release", held.id)
    assert (done.returncode, mailer.sent) == (1, [])
    assert store.find(held.id).message == ANGRY


def test_edited_mail_is_judged_and_released_once_by_the_way_it_came(run, held, store, mailer, editor):
    """The editor sees lines without CR; what goes out has them again, with the arguments of the first try."""
    words = editor('grep -q "$(printf \'\\r\')" "$2" && exit 3; sed -i \'s/^You are.*/Thank you for your time./\' "$2"')
    done = run("held", "edit", held.id, EDITOR=words)
    assert (done.returncode, done.stdout.decode().splitlines()[0]) == (0, "Send: this reads well.")
    assert mailer.sent == []
    assert store.find(held.id).report["verdict"] == "send"
    assert run("held", "release", held.id).returncode == 0
    assert mailer.sent == [(WORDS, HEAD + b"Thank you for your time.\r\n")]
    assert store.list() == ()
    assert run("held", "release", held.id).returncode == 2
    assert len(mailer.sent) == 1


def test_editing_takes_no_allowance(run, held, editor):
    """Only what sends a mail uses the token up."""
    run("allow", "--once")
    assert b"Hold:" in run("held", "edit", held.id, EDITOR=editor('echo "You liars!" >> "$2"')).stdout
    assert run("held", "release", held.id).returncode == 0


def test_editor_that_fails_loses_nothing(run, held, store, editor):
    """The mail is as it was, and the next time goes on from what was written."""
    assert run("held", "edit", held.id, EDITOR=editor('echo "One more line." >> "$2"; exit 1')).returncode == 2
    assert store.find(held.id).message == ANGRY
    run("held", "edit", held.id, EDITOR=editor("true"))
    assert store.find(held.id).message == ANGRY + b"One more line.\r\n"


@pytest.mark.parametrize("script", ['echo > "$2"', 'rm "$2"', ': > "$2"; kill -9 $$'])
def test_editor_that_leaves_nothing_loses_nothing(run, held, store, editor, script):
    """An emptied file is a change of mind, as it is for git; the next time begins with the mail."""
    done = run("held", "edit", held.id, EDITOR=editor(script))
    assert done.returncode == 2
    assert store.find(held.id).message == ANGRY
    assert b"Nothing was changed." in run("held", "edit", held.id, EDITOR=editor("true")).stdout
    assert store.find(held.id).message == ANGRY


def test_mailer_that_refuses_leaves_it_held(run, held, store, mailer):
    """75, and nothing is lost."""
    done = run("held", "release", held.id, TONECHECK_SEND="1", RECORDER_STATUS="69")
    assert done.returncode == 75
    assert b"ended with status 69" in done.stderr
    assert [mail.state for mail in store.list()] == ["held"]
    assert len(mailer.sent) == 1


def test_cool_off_refuses_before_its_time(run, held, mailer):
    """Neither an override nor an allowance shortens the night."""
    done = run("held", "release", "--cool-off", "12h", held.id, TONECHECK_SEND="1")
    assert done.returncode == 2
    assert b"sleep on it" in done.stderr
    assert run("held", "release", held.id, TONECHECK_SEND="1", TONECHECK_COOL_OFF="soon").returncode == 2
    assert mailer.sent == []


def test_killed_release_is_never_repeated_unasked(held, store, environment, tmp_path, run):
    """While the mailer runs on, the mail is in use; when it has ended, only --again sends it once more."""
    os.mkfifo(tmp_path / "fifo")
    (tmp_path / "mailer").write_text("#!/bin/sh\necho ready\nread -r line < fifo\ncat >> out\n")
    words = [sys.executable, "-m", "tonecheck", "held", "release", held.id]
    variables = environment | {"TONECHECK_SEND": "1"}
    with subprocess.Popen(words, stdout=subprocess.PIPE, cwd=tmp_path, env=variables) as process:
        assert process.stdout.readline() == b"ready\n"
        process.send_signal(signal.SIGKILL)
        process.wait(60)
        assert [mail.state for mail in store.list()] == ["in-use"]
        assert run("held", "release", held.id, TONECHECK_SEND="1").returncode == 2
        (tmp_path / "fifo").write_text("go\n")
        assert process.stdout.read() == b""  # the mailer has ended
    assert (tmp_path / "out").read_bytes() == ANGRY
    assert [mail.state for mail in store.list()] == ["interrupted"]
    refused = run("held", "release", held.id, TONECHECK_SEND="1")
    assert (refused.returncode, b"may have gone out" in refused.stderr) == (2, True)
    assert run("held", "drop", held.id).returncode == 0
    assert store.list() == ()


def test_drop_forgets(run, held, store):
    """By name or all; never without saying which."""
    assert run("held", "drop").returncode == 2
    assert run("held", "drop", held.id, "../x").returncode == 2
    assert store.list() == (held,)
    assert run("held", "drop", "--all").returncode == 0
    assert store.list() == ()


def test_mail_from_a_door_that_sends_nothing_is_not_released(run, store):
    """What git or a mail server brought goes out by them."""
    mail = store.keep(ANGRY, Envelope("git-hook"), UsageError("x"))
    done = run("held", "release", mail.id, TONECHECK_SEND="1")
    assert (done.returncode, b"git-hook" in done.stderr) == (2, True)


@pytest.mark.parametrize(("text", "hours"), [("12h", 12), ("2d", 48), ("90m", 1.5), (" 1 H ", 1), ("", 0), (None, 0)])
def test_durations_are_read(text, hours):
    """Minutes, hours and days."""
    assert read_duration(text) == timedelta(hours=hours)


@pytest.mark.parametrize("text", ["12", "h", "-1h", "1w", "9999999d"])
def test_other_durations_are_refused(text):
    """What is no time is wrong use."""
    with pytest.raises(UsageError):
        read_duration(text)


@pytest.mark.parametrize(
    ("minutes", "told"), [(0, "now"), (1, "1 minute"), (119, "1 hour"), (180, "3 hours"), (3000, "2 days"), (-5, "now")]
)
def test_ages_are_told_in_words(minutes, told):
    """One number and one word."""
    assert tell_age(timedelta(minutes=minutes)) == told
