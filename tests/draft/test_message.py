"""Mail messages: told by their headers, decoded as a reader would see them."""

from email.message import EmailMessage

import pytest

from tonecheck.draft.message import is_message, read_message
from tonecheck.errors import MessageError


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("From: a@b\nTo: c@d\n\nHello", True),
        ("From a@b Mon Mar  2 09:14:00 2026\nFrom: a@b\nSubject: x\n\nHello", True),
        ("Subject: a long one\n that is folded\nTo: c@d\r\n\r\nHello", True),
        ("Re: your mail\n\nHello", False),
        ("Pros: pay\nCons: hours\n\nHello", False),
        ("To: c@d\nHello there\nSubject: x\n\nHello", False),
    ],
)
def test_only_a_block_of_mail_headers_makes_a_message(text, expected):
    """Two header fields or more, one of mail, and nothing else before the blank line."""
    assert is_message(text) is expected


def test_plain_part_is_preferred():
    """Of two alternatives the plain text is judged."""
    message = EmailMessage()
    message["Subject"] = "Hello"
    message.set_content("Thank you.\n")
    message.add_alternative("<p>Something else</p>", subtype="html")
    assert read_message(message.as_bytes()).text == "Thank you.\n"


def test_message_without_text_is_refused():
    """A message with nothing to read is a clear error."""
    message = EmailMessage()
    message.set_content(b"\x00", maintype="image", subtype="png")
    with pytest.raises(MessageError):
        read_message(message.as_bytes())


def test_told_stretches_move_with_their_part():
    """Below a first part, the quote of an HTML part is still in its place; the Subject is decoded."""
    message = EmailMessage()
    message["Subject"] = "Grüße"
    message.set_content("One.\n")
    message.make_mixed()
    html = EmailMessage()
    html.set_content("<p>Two.</p><blockquote>Theirs.</blockquote>", subtype="html")
    message.attach(html)
    read = read_message(message.as_bytes())
    (part,) = read.skipped
    assert (read.subject, read.text[part.start : part.end].strip(), part.kind) == ("Grüße", "Theirs.", "quote")
