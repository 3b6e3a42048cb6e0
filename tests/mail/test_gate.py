"""The gate: what passes, with which bytes, and what does not."""

import base64
import hashlib
from dataclasses import replace

import pytest

from tonecheck.errors import ArtefactError
from tonecheck.mail.envelope import Envelope
from tonecheck.mail.gate import Gate, Passed, Stopped, Undecided
from tonecheck.mail.policy import Policy

HEAD = b"From: tom@home.example\r\nTo: Ana <ana@acme.example>\r\nSubject: Re: Your application\r\n"
ANGRY = b"You are a bunch of liars and you wasted my time. Never contact me again, you idiots!\r\n"
KIND = b"Dear Ms Obi,\r\n\r\nThank you for your time and the kind words.\r\n\r\nBest wishes,\r\nTom\r\n"
GERMAN = "Vielen Dank für Ihre Nachricht, ich bedauere die Entscheidung sehr, aber ich verstehe sie.\r\n".encode()
QUOTED = b"On Mon, 23 Nov 2026 at 10:00, Ana <ana@acme.example> wrote:\r\n> We went with somebody else.\r\n"
ENVELOPE = Envelope("sendmail", recipients=("ana@acme.example",))
ATTACHED = (
    b'MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\nContent-Type: application/pdf\r\n'
    b"Content-Transfer-Encoding: base64\r\n\r\nJVBERi0=\r\n--b--\r\n"
)
ENCRYPTED = b'Content-Type: multipart/encrypted; boundary="b"\r\n\r\n--b\r\n\r\nVersion: 1\r\n--b--\r\n'


@pytest.fixture
def gate(checker):
    """Give a gate with the default policy."""
    return Gate(Policy(), load=lambda: checker)


def mail(body, head=HEAD):
    """Put a header before a body."""
    return head + b"\r\n" + body


def with_policy(gate, **fields):
    """Give the gate with another policy."""
    return replace(gate, policy=Policy(**fields))


def test_clean_mail_passes_as_the_very_bytes(gate):
    """What passes is the message itself, and its report goes along."""
    message = mail(KIND)
    decision = gate.decide(message, ENVELOPE)
    assert decision.message is message
    assert (decision.why, decision.report.verdict) == ("judged", "send")


def test_burning_mail_is_stopped(gate):
    """A verdict at or below fail-on stops the mail, and the report says why."""
    decision = gate.decide(mail(ANGRY), ENVELOPE)
    assert isinstance(decision, Stopped)
    assert decision.report.verdict == "hold"
    assert isinstance(with_policy(gate, fail_on="never").decide(mail(ANGRY), ENVELOPE), Passed)


@pytest.mark.parametrize(
    ("message", "why"),
    [
        (mail(b""), "judged"),
        (HEAD[: HEAD.index(b"Subject")] + b"\r\n", "nothing-to-judge"),
        (HEAD[: HEAD.index(b"Subject")] + ATTACHED, "nothing-to-judge"),
        (HEAD[: HEAD.index(b"Subject")] + b"\r\n" + QUOTED, "nothing-to-judge"),
        (mail(GERMAN), "not-english"),
    ],
    ids=["empty", "empty-without-subject", "attachment", "forwarded", "german"],
)
def test_mail_without_english_words_of_the_senders_passes(gate, message, why):
    """An empty mail, an attachment, a bare forward and another language are not angry."""
    decision = gate.decide(message, ENVELOPE)
    assert isinstance(decision, Passed)
    assert (decision.why, decision.message) == (why, message)


def test_angry_subject_over_an_empty_body_is_stopped(gate):
    """Where the body has no words, the Subject is judged."""
    decision = gate.decide(b"To: ana@acme.example\r\nSubject: You are liars and idiots!\r\n\r\n", ENVELOPE)
    assert isinstance(decision, Stopped)
    assert [sentence.field for sentence in decision.report.flagged] == ["subject"]


def test_text_without_header_is_judged_as_text(gate):
    """`sendmail ana@acme.example` may be given a body alone."""
    assert isinstance(gate.decide(ANGRY, ENVELOPE), Stopped)


@pytest.mark.parametrize(
    "message",
    [HEAD + ENCRYPTED, mail(b"Hello \xff\x00\x81\x8d\x9d\x01\x02\xfe\xfd\x03\x04\x90\x8f and\x00 so on\x05\xff")],
    ids=["encrypted", "no-charset"],
)
def test_mail_that_cannot_be_read_falls_under_on_error(gate, message):
    """What cannot be read is undecided; it goes only where the user chose so."""
    assert isinstance(gate.decide(message, ENVELOPE), Undecided)
    decision = with_policy(gate, on_error="send").decide(message, ENVELOPE)
    assert (decision.why, decision.message) == ("on-error", message)
    assert decision.fault is not None


@pytest.mark.parametrize("fault", [ArtefactError("gone"), ValueError("You idiots")])
def test_fault_of_the_checker_falls_under_on_error(fault):
    """Whatever breaks, nothing is raised and nothing of the mail is told."""

    def load():
        raise fault

    gate = Gate(Policy(), load=load)
    decision = gate.decide(mail(KIND), ENVELOPE)
    assert isinstance(decision, Undecided)
    assert "idiots" not in str(decision.fault)
    assert with_policy(gate, on_error="send").decide(mail(KIND), ENVELOPE).message == mail(KIND)


@pytest.mark.parametrize(
    "field", [b"X-Tonecheck: send\r\n", b"x-toneCHECK:SEND\r\n", b"X-Tonecheck:\r\n send \r\n", b"X-Tonecheck : send\n"]
)
@pytest.mark.parametrize("at", [0, HEAD.index(b"To:"), len(HEAD)])
def test_override_field_is_taken_out_and_nothing_else(field, at):
    """The field lets the mail pass unjudged; every other byte stays, so that the DKIM body hash does."""

    def load():
        raise AssertionError

    message = mail(ANGRY)
    decision = Gate(Policy(), load=load).decide(message[:at] + field + message[at:], ENVELOPE)
    assert (decision.why, decision.message) == ("override", message)
    body = decision.message.partition(b"\r\n\r\n")[2]
    assert base64.b64encode(hashlib.sha256(body).digest()) == base64.b64encode(hashlib.sha256(ANGRY).digest())


def test_override_field_with_other_words_is_none_but_leaves_no_trace(gate):
    """A mistyped field does not let an angry mail pass, and does not travel to the recruiter with a good one."""
    assert isinstance(gate.decide(b"X-Tonecheck: sent\r\n" + mail(ANGRY), ENVELOPE), Stopped)
    assert gate.decide(b"X-Tonecheck: sent\r\n" + mail(KIND), ENVELOPE).message == mail(KIND)


@pytest.mark.parametrize("text", [b"X-Tonecheck: send\r\n", b"\r\nX-Tonecheck: send\r\n", b"> X-Tonecheck: send\r\n"])
def test_override_in_the_body_is_text(gate, text):
    """Only the header counts: what is quoted or written below it overrides nothing and stays."""
    assert isinstance(gate.decide(mail(text + ANGRY), ENVELOPE), Stopped)
    assert gate.decide(mail(text + KIND), ENVELOPE).message == mail(text + KIND)


def test_environment_overrides_for_the_process(gate):
    """TONECHECK_SEND lets the mail pass; a word that means no does not."""
    assert gate.decide(mail(ANGRY), ENVELOPE, environ={"TONECHECK_SEND": "1"}).why == "override"
    assert isinstance(gate.decide(mail(ANGRY), ENVELOPE, environ={"TONECHECK_SEND": "0"}), Stopped)


def test_allowance_is_taken_only_for_mail_that_would_be_refused(gate):
    """A good mail in between does not use it up."""
    tokens = ["one"]
    asked = replace(gate, allowed=lambda: bool(tokens and tokens.pop()))
    assert asked.decide(mail(KIND), ENVELOPE).why == "judged"
    decision = asked.decide(mail(ANGRY), ENVELOPE)
    assert (decision.why, decision.report.verdict) == ("override", "hold")
    assert isinstance(asked.decide(mail(ANGRY), ENVELOPE), Stopped)


def test_mail_left_alone_is_not_judged(gate):
    """Rules are looked at before the model is loaded; envelope and header count together."""
    alone = with_policy(gate, leave_alone=("acme.example",))
    assert alone.decide(mail(ANGRY), ENVELOPE).why == "left-alone"
    other = replace(ENVELOPE, recipients=("ana@acme.example", "eve@other.example"))
    assert isinstance(alone.decide(mail(ANGRY), other), Stopped)


def test_many_header_lines_are_refused_not_endured(gate):
    """A header beyond all measure is undecided."""
    assert isinstance(gate.decide(b"X: y\r\n" * 6000 + mail(KIND), ENVELOPE), Undecided)
