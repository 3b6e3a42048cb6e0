"""msmtpq, Emacs and a sending script, with tonecheck in front of msmtp."""

import subprocess

import pytest

from tests.e2e.conftest import ANGRY, HEADERS, KIND, SCRIPT, from_network, need

WORDS = ["-oi", "-f", "tom@home.example", "--", "ana@acme.example"]


def send(words, message, environment, folder):
    """Run a program with a mail on its standard input."""
    return subprocess.run(words, input=message, capture_output=True, cwd=folder, env=environment, check=False)


@need("msmtp")
def test_msmtp_gets_clean_mail_to_the_byte(msmtp, environment, tmp_path, sink, store):
    """Header and body arrive as they were; a burning mail does not arrive, and is kept."""
    assert send([*msmtp, *WORDS], HEADERS + KIND, environment, tmp_path).returncode == 0
    assert send([*msmtp, *WORDS], HEADERS + ANGRY, environment, tmp_path).returncode == 77
    assert [mail.message for mail in sink.wait_for(1)] == [from_network(HEADERS + KIND)]
    assert [mail.message for mail in store.list()] == [HEADERS + ANGRY]


@need("msmtp")
def test_recipients_from_the_header_stay_msmtps_business(msmtp, environment, tmp_path, sink):
    """With -t msmtp reads To and Bcc, and takes Bcc out."""
    message = HEADERS.replace(b"Subject:", b"Bcc: boss@acme.example\nSubject:") + KIND
    assert send([*msmtp, "-t", "-oi"], message, environment, tmp_path).returncode == 0
    (mail,) = sink.wait_for(1)
    assert set(mail.recipients) == {"ana@acme.example", "boss@acme.example"}
    assert mail.message == from_network(HEADERS + KIND)


@need("msmtp", "msmtpq")
@pytest.mark.usefixtures("msmtp")
def test_held_mail_never_enters_the_queue(environment, tmp_path, sink, store):
    """Tonecheck stands before msmtpq: what waits for the network has been judged, what is held does not wait there."""
    variables = environment | {
        "MSMTPQ_Q": str(tmp_path / "queue"),
        "MSMTPQ_LOG": str(tmp_path / "log"),
        "EMAIL_CONN_TEST": "x",
        "EMAIL_QUEUE_QUIET": "t",
        "PATH": f"/usr/libexec/msmtp/msmtpq:{environment['PATH']}",
    }
    words = [SCRIPT, "sendmail", "--via", "msmtpq", *WORDS]
    sink.reply = "451 4.3.0 Come back later"
    assert send(words, HEADERS + KIND, variables, tmp_path).returncode == 0
    assert send(words, HEADERS + ANGRY, variables, tmp_path).returncode == 77
    assert [path.read_bytes() for path in (tmp_path / "queue").glob("*.mail")] == [HEADERS + KIND]
    sink.reply = "250 OK"
    assert send(["msmtp-queue", "-r"], b"", variables, tmp_path).returncode == 0
    assert [mail.body for mail in sink.wait_for(1)] == [from_network(KIND)]
    assert [mail.message for mail in store.list()] == [HEADERS + ANGRY]


LISP = """
(progn
  (require 'message)
  (setq user-mail-address "tom@home.example" user-full-name "Tom" message-signature nil
        message-send-mail-function 'message-send-mail-with-sendmail mail-specify-envelope-from t
        mail-envelope-from 'header message-default-charset 'utf-8 message-interactive t
        message-fcc-handler-function 'ignore
        sendmail-program "{program}")
  (message-mail "ana@acme.example" "Re: Your application")
  (message-goto-body)
  (insert-file-contents "{body}")
  (condition-case fault (message-send)
    (error (princ (error-message-string fault))
           (with-current-buffer (get-buffer " sendmail errors") (princ (buffer-string)))
           (princ (format "modified: %s" (buffer-modified-p)))
           (kill-emacs 9))))
"""


@need("emacs", "msmtp")
@pytest.mark.usefixtures("msmtp")
@pytest.mark.parametrize(("text", "status"), [(KIND, 0), (ANGRY, 9)])
def test_emacs_sends_or_keeps_its_buffer(environment, tmp_path, sink, store, text, status):
    """message-mode gets an error for a refused mail, and the buffer stays; a clean one arrives."""
    (tmp_path / "body").write_bytes(text)
    lisp = LISP.format(program=SCRIPT.with_name("tonecheck-sendmail"), body=tmp_path / "body")
    done = send(["emacs", "-Q", "--batch", "--eval", lisp], b"", environment, tmp_path)
    assert done.returncode == status, done.stderr
    assert [mail.body.rstrip() for mail in sink.wait_for(int(not status))] == [from_network(KIND).rstrip()] * (
        not status
    )
    assert len(store.list()) == bool(status)
