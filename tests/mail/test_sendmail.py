"""The stand-in for sendmail, as a process with a recording mailer behind it."""

import re
import signal
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest

from tonecheck.mail import sendmail
from tonecheck.mail.arguments import Arguments, read_arguments

HEAD = b"From: tom@home.example\nTo: Ana <ana@acme.example>\nSubject: Re: Your application\nMessage-ID: <1@home.example>\n\n"
ANGRY = HEAD + b"You are a bunch of liars and you wasted my time. Never contact me again, you idiots!\n"
KIND = HEAD + b"Dear Ms Obi,\n\nThank you for your time, it was a pleasure.\n.\nTom Caf\xe9\r\nbye"
WORDS = ["-oem", "-oi", "-B8BITMIME", "-f", "tom@home.example", "-N", "never", "--", "ana@acme.example", "-i"]


@pytest.fixture
def send(run, mailer):
    """Run the stand-in with the recording mailer."""

    def send_mail(message, *words, via=mailer.path, **variables):
        return run("sendmail", "--via", via, *words, stdin=message, **variables)

    return send_mail


def test_clean_mail_goes_on_with_the_same_bytes_and_arguments(send, mailer, store):
    """The mailer gets every byte and every argument as they came; its output and status are passed on."""
    done = send(KIND, *WORDS)
    assert mailer.sent == [(WORDS, KIND)]
    assert (done.returncode, done.stdout, done.stderr) == (0, b"said by the mailer\n", b"")
    assert store.list() == ()


def test_burning_mail_is_held_and_nothing_is_started(send, mailer, store):
    """77, a short plain text without a word of the mail, and the mail kept whole with the way it came."""
    done = send(ANGRY, *WORDS)
    (held,) = store.list()
    assert (done.returncode, done.stdout, mailer.sent) == (77, b"", [])
    assert held.id.encode() in done.stderr
    assert done.stderr.isascii()
    assert not re.search(rb"liars|idiots|acme", done.stderr)
    assert (held.message, held.envelope.arguments) == (ANGRY, tuple(WORDS))
    assert (held.envelope.sender, held.envelope.recipients) == ("tom@home.example", ("ana@acme.example", "-i"))
    assert held.report["verdict"] == "hold"


def test_pipe_that_brings_nothing_sends_nothing(send, mailer):
    """What stands before the pipe has failed; an empty mail goes out only where one says so."""
    done = send(b"", *WORDS)
    assert (done.returncode, mailer.sent) == (65, [])
    assert b"no mail came" in done.stderr
    assert send(b"", *WORDS, TONECHECK_SEND="1").returncode == 0
    assert mailer.sent == [(WORDS, b"")]


def test_input_without_end_is_refused(monkeypatch):
    """What no mail server would take is read so far and no further."""
    monkeypatch.setattr(sendmail, "_LARGEST", 10)
    told, endless = [], BytesIO(b"y\n" * 100)
    assert sendmail.send_by_sendmail(("ana@acme.example",), {}, source=endless, tell=told.append) == 65
    assert (endless.tell(), told[0].count("longer than")) == (11, 1)


def test_failing_mailer_passes_its_status_on_and_a_copy_is_kept(send, mailer, store):
    """The mailer's own code; a script that sends mail has no draft to go back to."""
    assert send(KIND, *WORDS, RECORDER_STATUS="69").returncode == 69
    assert send(KIND, *WORDS, RECORDER_STATUS="69").returncode == 69
    (held,) = store.list()  # one copy, however often the same mail was tried
    assert (held.message, held.report["error"]["code"]) == (KIND, "mailer")
    assert send(KIND, *WORDS).returncode == 0
    assert store.list() == ()
    assert len(mailer.sent) == 3


def test_mailer_ended_by_a_signal_is_told(run, store):
    """A shell's status, and a copy that says what is not known."""
    done = run("sendmail", "--via", "sh -c 'kill -9 $$'", stdin=KIND)
    assert done.returncode == 128 + 9
    assert b"may have gone out" in done.stderr
    assert len(store.list()) == 1


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["sendmail"], b"no mailer is named"),
        (["sendmail", "--via", "/nonexistent/mailer"], b"cannot be started"),
        (["sendmail", "--via", "'"], b"cannot be read"),
        (["sendmail", "--via", "true", "--model", "/nonexistent"], b"/nonexistent"),
    ],
)
def test_fault_is_75_and_the_mail_is_kept(run, store, words, told):
    """Where tonecheck cannot do its work, nothing is sent and nothing is lost."""
    done = run(*words, stdin=KIND)
    assert done.returncode == 75
    assert told in done.stderr
    assert [mail.message for mail in store.list()] == [KIND]


def test_faulty_configuration_is_75_and_the_mail_is_kept(run, store, tmp_path):
    """A slip in config.toml must not lose a mail either."""
    (tmp_path / "config/tonecheck").mkdir(parents=True)
    (tmp_path / "config/tonecheck/config.toml").write_text('vai = "true"\n')
    done = run("sendmail", stdin=KIND)
    assert done.returncode == 75
    assert b"did you mean 'via'" in done.stderr
    assert len(store.list()) == 1


def test_on_error_send_lets_what_cannot_be_judged_pass(send, mailer):
    """The user's choice; the bytes are the same."""
    encrypted = HEAD.replace(b"\n\n", b'\nContent-Type: multipart/encrypted; boundary="b"\n\n') + b"--b\n\nx\n--b--\n"
    assert send(encrypted, *WORDS).returncode == 75
    assert send(encrypted, *WORDS, TONECHECK_ON_ERROR="send").returncode == 0
    assert [message for _, message in mailer.sent] == [encrypted]


def test_overrides_let_one_mail_pass(send, mailer, run):
    """The header field, the environment and the allowance; only the field is taken out."""
    assert send(b"X-Tonecheck: send\n" + ANGRY, *WORDS).returncode == 0
    assert send(ANGRY, *WORDS, TONECHECK_SEND="yes").returncode == 0
    assert run("allow", "--once").returncode == 0
    assert [send(ANGRY, *WORDS).returncode for _ in range(2)] == [0, 77]
    assert [message for _, message in mailer.sent] == [ANGRY, ANGRY, ANGRY]


def test_project_in_the_working_folder_has_no_say(send, tmp_path):
    """A stranger's repository must not switch the gate off."""
    (tmp_path / "pyproject.toml").write_text('[tool.tonecheck]\nfail-on = "never"\nvia = "evil"\n')
    assert send(ANGRY, *WORDS).returncode == 77


@pytest.mark.parametrize(("words", "status"), [(["-bs"], 64), (["-bd"], 64), (["-bp"], 0), (["-bm"], 0)])
def test_other_tasks_are_the_mailers_or_refused(send, mailer, words, status):
    """The queue is the mailer's business; mail that would go unjudged is refused."""
    assert send(KIND if words == ["-bm"] else b"", *words).returncode == status
    assert [given for given, _ in mailer.sent] == [words] * (not status)


@pytest.mark.parametrize("wrong", [["--on-error", "maybe", "--via=true", *WORDS], ["--via=true", "--strictness"]])
def test_wrong_option_of_ours_keeps_the_mail(run, store, wrong):
    """The text of a script's mail is nowhere else; the option is named, and nothing is sent."""
    done = run("sendmail", *wrong, stdin=KIND)
    assert done.returncode == 64
    assert next(word for word in wrong if word in {"--on-error", "--strictness"}).encode() in done.stderr
    assert b"It is kept whole" in done.stderr
    assert [mail.message for mail in store.list()] == [KIND]


def test_mail_beside_a_question_is_neither_read_nor_sent(send, mailer, store):
    """Msmtpq asks for the version while the mail waits on standard input: it is not given away unjudged, and not held."""
    assert send(ANGRY, "--version").returncode == 0
    assert (mailer.sent, store.list()) == ([(["--version"], b"")], ())


def test_tonecheck_behind_itself_ends(run, tmp_path):
    """A mailer that is tonecheck again is noticed, not started for ever."""
    link = tmp_path / "again"
    link.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m tonecheck sendmail --via "{link}" "$@"\n')
    link.chmod(0o755)
    done = run("sendmail", "--via", link, stdin=KIND, TONECHECK_ON_ERROR="send")
    assert done.returncode == 75
    assert b"is tonecheck itself" in done.stderr


def test_store_that_cannot_be_written_is_told(send, tmp_path):
    """A mail that cannot be kept is still refused, and the sender is told to save it."""
    (tmp_path / ".local").write_text("a file in the way")
    done = send(ANGRY, *WORDS)
    assert done.returncode == 77
    assert b"could NOT be kept" in done.stderr


def test_mailer_hears_a_hangup_and_its_status_is_passed_on(environment, tmp_path):
    """A mailer at work is not left alone by the death of its caller's session."""
    (tmp_path / "mailer.py").write_text(
        "import signal, sys\n"
        "signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM})\n"
        "print('ready', flush=True)\n"
        "signal.sigwait({signal.SIGTERM})\n"
        "sys.exit(5)\n"
    )
    words = [sys.executable, "-m", "tonecheck", "sendmail", "--via", f"{sys.executable} mailer.py"]
    with subprocess.Popen(
        words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path, env=environment
    ) as process:
        process.stdin.write(KIND)
        process.stdin.close()
        assert process.stdout.readline() == b"ready\n"
        process.send_signal(signal.SIGTERM)
        assert process.wait(60) == 5


def test_full_standard_error_does_not_change_the_status(environment, tmp_path):
    """Where the words cannot be shown, the status still tells."""
    words = [sys.executable, "-m", "tonecheck", "sendmail", "--via", "true"]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(words, input=ANGRY, stderr=full, cwd=tmp_path, env=environment, check=False)
    assert done.returncode == 77


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["-oem", "-oi", "-f", "me@x", "--", "a@b", "-c@d"], Arguments("send", "me@x", ("a@b", "-c@d"))),
        (["-i", "-fme@x", "a@b"], Arguments("send", "me@x", ("a@b",))),
        (["-t", "-oi", "-r", "me@x"], Arguments("send", "me@x", ())),
        (["--from=me@x", "-a", "work", "a@b", "c@d"], Arguments("send", "me@x", ("a@b", "c@d"))),
        (["-G", "-i", "-f", "", "--", "a@b"], Arguments("send", "", ("a@b",))),
        (["-F", "Tom", "-N", "never", "-R", "hdrs", "-V", "id", "-", "a@b"], Arguments("send", None, ("-", "a@b"))),
        (["-f"], Arguments("send", "", ())),
        (["-bs"], Arguments("refuse", None, ())),
        (["-b", "p"], Arguments("hand-over", None, ())),
    ],
)
def test_arguments_are_read_as_mailers_do(words, expected):
    """Sender, recipients and task by the conventions of sendmail, Postfix, msmtp, mutt and git."""
    assert read_arguments(tuple(words)) == expected
