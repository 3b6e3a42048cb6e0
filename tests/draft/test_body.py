"""The part of a message that a reader would see."""

import time
from email.message import EmailMessage

import pytest

from tonecheck.draft.body import Reading
from tonecheck.draft.entity import read_entity
from tonecheck.errors import MessageError

HEAD = b"From: a@b\n"


def texts(data):
    """Give the texts of a message."""
    return [body.text.strip() for body in Reading().bodies(read_entity(data, 0, len(data)))]


def leaf(kind, body, field=b"MIME-Version: 1.0"):
    """Write a message of one part."""
    return HEAD + b"Content-Type: " + kind + b"\n" + field + b"\n\n" + body


@pytest.mark.parametrize(
    "data",
    [
        leaf(b"text/plain; charset=utf-8", "Grüße".encode()),
        leaf(b"text/plain; charset=iso-8859-1", "Grüße".encode()),
        leaf(b"text/plain; charset=utf-8", "Grüße".encode("cp1252")),
        leaf(b"text/plain", "Grüße".encode("cp1252")),
        leaf(b"text/plain; charset=us-ascii", "Grüße".encode()),
        leaf(b"text/plain; charset=utf-16", "Grüße".encode("utf-16")),
        leaf(b"text/plain; charset=nothing", "Grüße".encode()),
        leaf(b"text/plain; charset=utf-8", b"Gr=C3=BC=\n=C3=9Fe", b"Content-Transfer-Encoding: Quoted-Printable"),
        leaf(b"text/plain; charset=utf-8", b"R3LDvM\r\nOfZQ", b"Content-Transfer-Encoding: base64"),
        leaf(b"text/html; charset=utf-8", b"<p>Gr&uuml;&szlig;e</p>"),
        leaf(b"text/plain; charset=utf-8; format=flowed", " Grüße".encode()),
        leaf(b"multipart/mixed", "Grüße".encode()),
    ],
)
def test_text_is_decoded(data):
    """Whatever the transfer encoding and the charset, declared rightly, wrongly or not at all."""
    assert texts(data) == ["Grüße"]


def test_alternatives_and_attachments():
    """The plain alternative is read; a stub gives way to the HTML; attachments are not read."""
    message = EmailMessage()
    message.set_content("Plain.")
    message.add_alternative("<p>Rich.</p>", subtype="html")
    message.add_attachment("Not mine.", filename="cv.txt")
    assert texts(message.as_bytes()) == ["Plain."]
    message = EmailMessage()
    message.set_content("Your mail program does not support HTML.")
    message.add_alternative("<p>Rich.</p>", subtype="html")
    assert texts(message.as_bytes()) == ["Rich."]


def test_several_text_parts_are_all_read():
    """Apple Mail splits a text around a picture."""
    parts = b"--B\nContent-Type: text/plain\n\nOne.\n--B\nContent-Type: image/png\n\nx\n--B\n\nTwo.\n--B--"
    assert texts(leaf(b'multipart/mixed; boundary="B"', parts)) == ["One.", "Two."]


def test_signed_message_is_read():
    """Of a signed message the first part is the text; an encrypted one is refused."""
    parts = b"--B\n\nOne.\n--B\nContent-Type: text/plain\n\nsignature\n--B--"
    assert texts(leaf(b'multipart/signed; boundary="B"', parts)) == ["One."]
    with pytest.raises(MessageError, match="encrypted"):
        texts(leaf(b'multipart/encrypted; boundary="B"', parts))


def test_message_sealed_by_smime_is_refused():
    """Nobody knows what is in it; a part of that kind below a text is an attachment."""
    sealed = leaf(b"application/pkcs7-mime; smime-type=enveloped-data", b"MIIB")
    with pytest.raises(MessageError, match="S/MIME"):
        texts(sealed)
    parts = b"--B\n\nOne.\n--B\nContent-Type: application/pkcs7-mime\n\nMIIB\n--B--"
    assert texts(leaf(b'multipart/mixed; boundary="B"', parts)) == ["One."]


@pytest.mark.parametrize(
    "parts",
    [
        b"".join(b'--B\nContent-Type: multipart/mixed; boundary="B"\n\n' for _ in range(10_000)),
        b"--B\n\nx\n" * 10_000,
    ],
)
def test_bombs_of_parts_are_refused(parts):
    """Ten thousand parts, nested or not, are a clear error at once."""
    began = time.perf_counter()
    with pytest.raises(MessageError):
        texts(leaf(b'multipart/mixed; boundary="B"', parts))
    assert time.perf_counter() - began < 2


def test_deep_nesting_is_refused():
    """Parts within parts within parts, each with a boundary of its own."""
    nested = b"".join(
        b'--B%d\nContent-Type: multipart/mixed; boundary="B%d"\n\n' % (at, at + 1) for at in range(10_000)
    )
    with pytest.raises(MessageError):
        texts(leaf(b'multipart/mixed; boundary="B0"', nested))


def test_large_message_is_read_at_once():
    """Attachments of 25 MB are passed over, not decoded."""
    attachment = b"Content-Type: application/pdf\nContent-Disposition: attachment\n\n" + b"QUJD" * 18 + b"\n"
    parts = b"--B\n\nThank you.\n--B\n" + attachment + (b"QUJD" * 18 + b"\n") * 342_000 + b"--B--\n"
    began = time.perf_counter()
    assert texts(leaf(b'multipart/mixed; boundary="B"', parts)) == ["Thank you."]
    assert time.perf_counter() - began < 2
