"""From a source to a draft, or to a clear error."""

import re
from binascii import b2a_uu
from contextlib import suppress
from email.message import EmailMessage
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonecheck.draft.reading import LONGEST, read_draft
from tonecheck.errors import EmptyDraftError, LanguageError, NothingAuthoredError, TonecheckError, TooLongError

MAIL = """\
From: Tom <tom@example.org>
To: jobs@example.com
Subject: =?utf-8?q?Your_answer_=E2=80=93_thanks?=
MIME-Version: 1.0
Content-Type: text/plain; charset=iso-8859-1
Content-Transfer-Encoding: quoted-printable

Thank you, Ren=E9.

On Mon, 2 Mar 2026 at 09:14, Recruiting <jobs@example.com> wrote:
> We went with somebody else.
--=20
Tom
"""


def sentences(draft):
    """Give the texts of a draft's sentences."""
    return [draft.text[span.start : span.end] for span in draft.spans]


def test_message_is_told_by_its_headers():
    """A whole mail is decoded; quote and signature are masked; the Subject stands apart."""
    draft = read_draft(MAIL.encode())
    assert sentences(draft) == ["Thank you, René."]
    assert draft.subject == "Your answer – thanks"
    assert {skipped.kind for skipped in draft.skipped} == {"quote", "signature"}


def test_text_and_bytes_of_a_message_read_the_same():
    """A message given as text is read as its bytes are."""
    assert read_draft(MAIL) == read_draft(MAIL.encode())


def test_input_kind_can_be_forced():
    """As text, headers are words like others."""
    assert "To: jobs@example.com" in read_draft(MAIL, kind="text").text


def test_draft_that_mentions_a_header_stays_a_draft():
    """One line with a colon is no mail header."""
    assert sentences(read_draft("Subject: none\n\nThank you for the talk."))[0] == "Subject: none"


@pytest.mark.parametrize("source", ["", " \n\t ", b"", "...", "\u200b\n"])
def test_empty_draft_is_refused(source):
    """Without a word there is no judgement."""
    with pytest.raises(EmptyDraftError):
        read_draft(source)


def test_only_quoted_text_is_refused():
    """When nothing was written by the sender there is no judgement."""
    with pytest.raises(NothingAuthoredError):
        read_draft("> We went with somebody else.\n> Good luck.\n")


def test_other_language_is_refused_unless_asked_for():
    """A draft in another language is judged only on demand."""
    text = "Vielen Dank für Ihre Nachricht, ich bedauere die Entscheidung sehr."
    with pytest.raises(LanguageError, match="--any-language"):
        read_draft(text)
    assert sentences(read_draft(text, any_language=True)) == [text]


def test_a_book_is_refused():
    """What is too long for a reply is a clear error."""
    with pytest.raises(TooLongError):
        read_draft("a" * (LONGEST + 1))
    with pytest.raises(TooLongError):
        read_draft("> a\n" * 1_100_000)
    with pytest.raises(TooLongError):
        read_draft("\n" * 2_000_000)
    with pytest.raises(TooLongError):
        read_draft("<p>" * 300_000, kind="html")


def test_message_with_lines_ended_by_cr_alone_is_read():
    """An old Macintosh's line breaks hide neither the Subject nor the body."""
    draft = read_draft(MAIL.replace("\n", "\r").encode())
    assert draft.subject == "Your answer – thanks"
    assert sentences(draft) == ["Thank you, René."]


def test_body_in_uuencode_is_decoded():
    """The transfer encoding of the oldest programs is undone; what is none is read as it is."""
    head = "From: a@example.com\nSubject: x\nContent-Transfer-Encoding: x-uuencode\n\n"
    body = b2a_uu(b"Thank you for this.\n").decode()
    assert sentences(read_draft(f"{head}begin 644 body.txt\n{body}`\nend\n")) == ["Thank you for this."]
    assert sentences(read_draft(f"{head}Thank you for this.\n")) == ["Thank you for this."]


@pytest.mark.parametrize("kind", ["auto", "html"])
def test_html_document_is_read_as_its_text(kind):
    """An HTML document is told by its first tag, or forced; as text, its tags are words."""
    source = "<!DOCTYPE html><html><body><p>Thank you.</p><blockquote>Theirs.</blockquote></body></html>"
    assert sentences(read_draft(source, kind=kind)) == ["Thank you."]
    assert "<p>" in read_draft(source, kind="text", any_language=True).text


WORDS = st.lists(
    st.sampled_from("Thank you for this answer Grüße café it’s 5 fine – salary".split()), min_size=2, max_size=12
)
SENTENCES = st.lists(WORDS.map(" ".join).map("I say {}.".format), min_size=1, max_size=4)
QUOTE = "On Mon, 2 Mar 2026 at 09:14, Ana <ana@example.com> wrote:"


def encoded(text, subtype="plain", transfer="quoted-printable", params=None):
    """Write a message with the body in a transfer encoding."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "tom@example.org", "ana@example.com", "Your answer"
    message.set_content(text, subtype=subtype, cte=transfer, params=params)
    return message.as_bytes()


def flowed(text):
    """Break lines as format=flowed does: after every third word."""
    return "\n".join(re.sub(r"((?:\S+ ){3})(?=\S)", r"\1\n", line) for line in text.split("\n"))


@given(SENTENCES)
def test_encodings_of_one_message_read_the_same(written):
    """Quoted-printable, base64, 8 bit, flowed, CRLF and HTML are read as the same sentences."""
    text = "\n\n".join(written) + f"\n\n{QUOTE}\n> Theirs.\n"
    paragraphs = "".join(f"<p>{escape(sentence)}</p>" for sentence in written)
    html = f"{paragraphs}<div>{escape(QUOTE)}<br></div><blockquote type=cite>Theirs.</blockquote>"
    messages = [
        encoded(text),
        encoded(text, transfer="base64"),
        encoded(text, transfer="8bit"),
        encoded(flowed(text), params={"format": "flowed"}),
        encoded(text).replace(b"\n", b"\r\n"),
        encoded(html, subtype="html"),
    ]
    assert [written] * len(messages) == [sentences(read_draft(data, any_language=True)) for data in messages]


PIECES = st.sampled_from(
    """From: a@b|Subject: =?utf-8?q?x?=|Content-Type: multipart/mixed; boundary=B|--B|--B--|Content-Type: text/html
    Content-Transfer-Encoding: base64||\u00ff|Hello there.|<p>x|Content-Type: text/plain; charset=utf-7|> x|R3LDvMOfZQ==
    \r|Content-Type: ;;=| folded|begin 644 a|#0V%T|end|-----BEGIN PGP SIGNED MESSAGE-----|-----END PGP SIGNATURE-----
    Content-Transfer-Encoding: x-uuencode|Nein. Am Fr., 6. Feb. 2026 um 15:41 Uhr schrieb Lea <l@t.de>: > Guten|</blockquote>""".replace(
        "\n    ", "|"
    ).split("|")
).map(lambda line: line.encode("latin-1") + b"\n")


@given(
    st.lists(st.one_of(PIECES, st.binary(max_size=20)), max_size=16).map(b"".join),
    st.sampled_from(["auto", "message", "html", "text"]),
)
def test_any_message_gives_a_draft_or_a_clear_error(source, kind):
    """However a message is broken, there is a draft or an error of tonecheck's own."""
    try:
        draft = read_draft(source, kind=kind, any_language=True)
    except TonecheckError:
        return
    assert draft.spans


@given(st.binary(max_size=300))
def test_any_bytes_give_a_draft_or_a_clear_error(source):
    """No bytes at all lead to another exception."""
    with suppress(TonecheckError):
        assert read_draft(source, any_language=True).spans
