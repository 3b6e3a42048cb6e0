"""A mail as people edit it, and packed again."""

import pytest

from tonecheck.mail.editable import Editable

TEXT = "Dear Ana,\n\nI’m glad – thank you.\nA long line " + "and so on " * 20 + "\n"


def packed(encoding, charset, body):
    """Give a mail whose body is packed."""
    return (
        f'Subject: Hello\nContent-Type: text/plain; charset="{charset}"\nContent-Transfer-Encoding: {encoding}\n\n'.encode()
        + body
    )


@pytest.mark.parametrize("ends", [b"\n", b"\r\n"])
@pytest.mark.parametrize(
    ("encoding", "charset"), [("quoted-printable", "utf-8"), ("base64", "windows-1252"), ("8bit", "utf-8")]
)
def test_editor_sees_the_text_and_the_mail_is_packed_as_before(encoding, charset, ends):
    """Quoted-printable and base64 are undone for people and done again."""
    empty = Editable(packed(encoding, charset, b""), is_unpacked=True, is_from_network=ends == b"\r\n")
    message = empty.pack(empty.text + TEXT.encode())
    opened = Editable.of(message)
    assert opened.text == packed(encoding, charset, TEXT.encode())
    assert opened.pack(opened.text) == message
    assert message.count(ends) == message.count(b"\n")
    assert encoding == "8bit" or max(map(len, message.splitlines())) <= 78


def test_sign_that_the_charset_lacks_makes_it_utf8():
    """What the editor wrote is kept, and the header says what it is."""
    opened = Editable.of(packed("7bit", "us-ascii", b"Hello\n"))
    assert opened.pack(opened.text + "Grüße\n".encode()) == packed("8bit", "utf-8", "Hello\nGrüße\n".encode())


@pytest.mark.parametrize(
    "message",
    [
        b'Content-Type: multipart/mixed; boundary="b"\n\n--b\n\nHello\n--b--\n',
        b"Subject: no MIME\n\nHello \xff\n",
        packed("quoted-printable", "utf-8", b"=FF=FE\n"),
        packed("x-uuencode", "utf-8", b"begin\n"),
        packed("8bit", "no-such-charset", b"Hello\n"),
        b"X: y\n" * 6000,
        b"",
    ],
)
def test_what_cannot_be_unpacked_is_shown_as_it_is(message):
    """Several parts, an unknown packing and damage are left alone."""
    opened = Editable.of(message)
    assert (opened.text, opened.pack(message)) == (message, message)
