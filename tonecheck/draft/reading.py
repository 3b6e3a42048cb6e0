"""Text, bytes or a whole mail message to a draft: the one way in for every door."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from tonecheck.draft.authored import find_skipped
from tonecheck.draft.boundaries import Boundaries
from tonecheck.draft.decoding import decode_text
from tonecheck.draft.language import is_english
from tonecheck.draft.limits import refuse_huge
from tonecheck.draft.message import Message, is_message, read_message
from tonecheck.draft.sentences import Span, split_sentences
from tonecheck.errors import EmptyDraftError, LanguageError, NothingAuthoredError, TooLongError
from tonecheck.report import WHOLE, Origin, Skipped

if TYPE_CHECKING:
    from tonecheck.draft.envelope import Envelope

InputKind = Literal["auto", "text", "message", "html"]

_HEADER_ROOM = 65_536
_HTML = re.compile(
    r"\s*(?:<!doctype html|<html[\s>]|<(?:head|body|div|p|span|table|meta)(?:\s[^<>]*)?>)", re.IGNORECASE
)
LONGEST = 200_000  # code points written by the sender; a book has a million


@dataclass(frozen=True, slots=True)
class Draft:
    """What the sender wrote, found in the text as given.

    Attributes:
        text: the draft as given; for a message its decoded body.
        spans: the sender's sentences in ``text``, in order.
        skipped: what in ``text`` is not the sender's or not prose.
        subject: a message's decoded Subject, else empty.
        subject_spans: the sentences in ``subject``.
        envelope: who gets a message and what is attached; None for what is no message.
        origin: where ``text`` stands in the source.
    """

    text: str
    spans: tuple[Span, ...]
    skipped: tuple[Skipped, ...] = ()
    subject: str = ""
    subject_spans: tuple[Span, ...] = ()
    envelope: Envelope | None = None
    origin: Origin = WHOLE


def read_draft(
    source: str | bytes,
    *,
    kind: InputKind = "auto",
    any_language: bool = False,
    boundaries: Boundaries | None = None,
) -> Draft:
    """Read a draft or a mail message and find the sender's sentences in it.

    Args:
        source: a text, or bytes in any character set; a whole message in either form.
        kind: ``"text"``, ``"message"`` or ``"html"`` forces what ``"auto"`` tells by the headers, or by the first tag
            of an HTML document; offsets of an HTML document are into its text.
        any_language: judge text that is not English, too.
        boundaries: what tells where sentences end that have no full stops; without it they stay one.

    Raises:
        EmptyDraftError: there is no word in it.
        NothingAuthoredError: everything in it is quoted, a signature or the like.
        TooLongError: the sender's part is longer than ``LONGEST`` code points.
        LanguageError: it is not in English, and ``any_language`` is not set.
        EncodingError: the bytes fit no character set.
        MessageError: the message has no text.
    """
    message = open_source(source, kind=kind)
    refuse_huge(message.text)
    skipped = find_skipped(message.text, message.skipped)
    _refuse_too_long(message.text, skipped)
    draft = Draft(
        text=message.text,
        spans=split_sentences(message.text, skipped, boundaries=boundaries),
        skipped=skipped,
        subject=message.subject,
        subject_spans=split_sentences(message.subject),
        envelope=message.envelope,
        origin=message.origin,
    )
    _refuse_unjudgeable(draft, any_language=any_language)
    return draft


def open_source(source: str | bytes, *, kind: InputKind = "auto") -> Message:
    """Give the Subject and text of a message, the text of an HTML document, or the text alone."""
    if is_mail(source, kind=kind):
        data = without_lead(source)
        message = read_message(data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data)
        return _moved(message, _lines(source[: len(source) - len(data)]))
    text = source if isinstance(source, str) else decode_text(source)
    if kind == "html" or (kind == "auto" and _HTML.match(text)):
        from tonecheck.draft.html import read_html

        page = read_html(text)
        return Message(subject="", text=page.text, skipped=page.skipped, origin=Origin(is_as_written=False))
    return Message(subject="", text=text)


def is_mail(source: str | bytes, *, kind: InputKind = "auto") -> bool:
    """Tell whether a source is read as a whole mail message."""
    return kind == "message" or (kind == "auto" and _opens_with_headers(without_lead(source)))


def without_lead(source: str | bytes) -> str | bytes:
    """Take off a byte-order mark and empty lines, which hide the headers of a message; end lines as mail does."""
    if isinstance(source, str):
        text = source.removeprefix("\ufeff").lstrip("\r\n")
        return text if "\n" in text[:_HEADER_ROOM] else text.replace("\r", "\n")
    data = source.removeprefix(BOM_UTF8).lstrip(b"\r\n")
    return data if b"\n" in data[:_HEADER_ROOM] else data.replace(b"\r", b"\n")


def _lines(lead: str | bytes) -> int:
    """Count the lines that were taken off above a message."""
    text = lead if isinstance(lead, str) else lead.decode("utf-8", "replace")
    return max(text.count("\n"), text.count("\r"))


def _moved(message: Message, lines: int) -> Message:
    """Move a message down by the lines above it."""
    origin = message.origin
    subject = None if origin.subject is None else origin.subject + lines
    return replace(message, origin=replace(origin, line=origin.line + lines, subject=subject))


def _opens_with_headers(source: str | bytes) -> bool:
    """Tell whether a source begins with mail headers, whatever the charset of the rest."""
    return is_message(source if isinstance(source, str) else source[:_HEADER_ROOM].decode("ascii", "replace"))


def _refuse_too_long(text: str, skipped: tuple[Skipped, ...]) -> None:
    """Raise where the sender's part is too long to be a reply."""
    length = len(text) - sum(part.end - part.start for part in skipped)
    if length > LONGEST:
        raise TooLongError(f"{length:,} characters are too long for a reply; the limit is {LONGEST:,}")


def _refuse_unjudgeable(draft: Draft, *, any_language: bool) -> None:
    """Raise where nothing is left to judge, or where the judgement would not be reliable."""
    if not draft.text.strip():
        raise EmptyDraftError("the draft is empty; write it first, then check it")
    if not draft.spans:
        if draft.skipped:
            raise NothingAuthoredError("nothing in the draft was written by you: it is all quoted text or signature")
        raise EmptyDraftError("there are no words in the draft; write it first, then check it")
    if not any_language and not is_english(" ".join(draft.text[span.start : span.end] for span in draft.spans)):
        raise LanguageError(
            "this does not look like English, so a judgement would not be reliable; "
            "use --any-language to have it judged all the same"
        )
