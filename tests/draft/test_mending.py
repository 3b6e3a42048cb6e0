"""A changed text goes back where it came from, and nothing else changes."""

import base64
import codecs

import pytest

from tonecheck.draft.mending import open_original
from tonecheck.draft.reading import open_source

NEW = "Thank you – it’s fine.\n"
SIMPLE = b"From: a@b\nX-Odd: kept \xe9 as is\nSubject: Re: it\n\nYou liars!\n"
MIME = (
    b"From: a@b\r\nSubject: =?utf-8?q?H=C3=A9?=\r\nMIME-Version: 1.0\r\nContent-Type: text/plain;\r\n charset=iso-8859-1"
    b"\r\nContent-Transfer-Encoding: quoted-printable\r\nX-Last: 1\r\n\r\nYou li=E9rs!\r\n"
)
BINARY = base64.encodebytes(bytes(range(256)))
MIXED = (
    b'From: a@b\nSubject: x\nContent-Type: multipart/mixed; boundary="b"\n\npreamble\n--b\n'
    b"Content-Type: text/plain; charset=utf-8; format=flowed\nContent-Transfer-Encoding: base64\n\n"
    + base64.encodebytes(b"You liars!\n")
    + b'\n--b\nContent-Type: application/pdf; name="cv.pdf"\nContent-Transfer-Encoding: base64\n\n'
    + BINARY
    + b"--b--\n"
)


@pytest.mark.parametrize("message", [SIMPLE, MIME, MIXED, b"\n" + SIMPLE], ids=["simple", "mime", "mixed", "lead"])
def test_message_is_changed_in_its_text_and_subject_only(message):
    """The new text and Subject are read back; every other header and part stands as it stood."""
    original = open_original(message)
    assert original.obstacle == ""
    again = open_source(original.rebuild(NEW, original.subject))
    assert (again.text, again.subject) == (NEW, original.subject)
    renamed = original.rebuild(original.text, "Grüße, a new subject")
    assert (open_source(renamed).subject, open_source(renamed).text) == ("Grüße, a new subject", original.text)
    for kept in (b"X-Odd: kept \xe9 as is\n", b"X-Last: 1\r\n", BINARY, b"preamble\n--b\n"):
        assert (kept in message) == (kept in renamed)


def test_headers_that_declare_nothing_stay():
    """A draft of a mail program without MIME headers gets none, and an untouched one is the same bytes."""
    original = open_original(SIMPLE)
    assert original.rebuild(original.text, original.subject) == SIMPLE
    assert original.rebuild(NEW, "Re: it") == SIMPLE.replace(b"You liars!\n", NEW.encode())


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        (b"text/html", b"<p>You liars!</p><blockquote>We chose others.</blockquote>"),
        (b'multipart/alternative; boundary="b"', b"--b\n\nYou liars!\n--b\nContent-Type: text/html\n\n<p>x\n--b--\n"),
        (b'multipart/signed; boundary="b"', b"--b\n\nYou liars!\n--b\nContent-Type: application/pgp-signature\n\nx\n--b--\n"),
        (b'multipart/mixed; boundary="b"', b"--b\n\nYou liars!\n--b\n\nMore.\n--b--\n"),
    ],
)  # fmt: skip
def test_what_is_more_than_plain_text_has_an_obstacle(kind, body):
    """HTML, alternatives, signatures and several texts are not rewritten; the sender's text alone is given."""
    original = open_original(b"From: a@b\nSubject: x\nContent-Type: " + kind + b"\n\n" + body)
    assert "not plain text alone" in original.obstacle
    assert "You liars!" in original.text
    assert "We chose others" not in original.text
    assert original.rebuild(NEW, "") == NEW.encode()


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("Grüße\r\n".encode("cp1252"), "Grüße, bald\r\n"),
        (codecs.BOM_UTF8 + b"Hi\n", "Hi ü\n"),
        ("Hi\n".encode("utf-16"), "Hi ü\n"),
        (b"Hi\n", "Hi ü\n"),
    ],
)
def test_text_keeps_its_encoding(source, text):
    """A text goes back in the character set and with the mark it came in."""
    rebuilt = open_original(source, kind="text").rebuild(text, "")
    assert open_source(rebuilt, kind="text").text == text
    assert rebuilt[:2] == source[:2]


def test_sign_that_the_encoding_lacks_turns_it_into_utf_8():
    """No word is lost where the old character set has no such sign."""
    assert open_original("Grüße".encode("cp1252"), kind="text").rebuild("Grüße 🙂", "") == "Grüße 🙂".encode()
