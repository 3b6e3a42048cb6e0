"""The mail answered: read as context from what the draft quotes or from a file, never judged."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from tonecheck.draft.authored import find_skipped
from tonecheck.draft.lines import Sheet
from tonecheck.draft.reading import Draft, open_source

_MARKS: Final = re.compile(r"(?m)^[ \t]*>[ \t]?")
_ATTRIBUTION: Final = re.compile(
    r"\b(?:on|am|at|\d{4},?|[ap]m|\d\d:\d\d),?\s+(?P<name>[^\W\d_][^<>:@\n,]{1,60}?),?\s*<(?P<address>[^<>@\s]+@[^<>\s]+)>"
    r"\s*(?:wrote|writes)\s*:",
    re.IGNORECASE,
)
_FROM: Final = re.compile(r"[\"']?(?P<name>[^\"<>@]{2,80}?)[\"']?\s*<(?P<address>[^<>@\s]+@[^<>\s]+)>")
_DEEPER: Final = re.compile(r"(?m)^[ \t]*>.*$")
_OLDER: Final = re.compile(r"(?mi)^[ \t]*(?:on\b.{4,160}\bwrote:|from:[ \t]+\S|-{3,} ?original message)")
_TOP_LINES: Final = 6
_LONGEST: Final = 20_000  # code points: what a mail is about stands at its top


@dataclass(frozen=True, slots=True)
class Answered:
    """The mail answered.

    Attributes:
        text: what its sender wrote, without older mails.
        everything: all of it, older mails included.
        name: the sender's name as given; empty where unknown.
        address: the sender's address; empty where unknown.
    """

    text: str
    everything: str
    name: str = ""
    address: str = ""


def find_answered(draft: Draft) -> Answered:
    """Read the mail answered from a draft's quotes."""
    whole = "\n".join(draft.text[part.start : part.end] for part in draft.skipped if part.kind == "quote")
    unmarked = _MARKS.sub("", whole)[:_LONGEST]
    sender = _ATTRIBUTION.search(unmarked)
    below = unmarked[sender.end() :] if sender else _below_announcement(unmarked)
    return Answered(_newest(below), whole, *_named(sender))


def read_answered(source: str | bytes) -> Answered:
    """Read the mail answered from its text, its message or its bytes.

    Raises:
        NotJudgedError: it has no text that can be read.
    """
    message = open_source(source)
    kept, at = [], 0
    for part in find_skipped(message.text, message.skipped):
        kept.append(message.text[at : part.start])
        at = part.end
    own = "".join([*kept, message.text[at:]])
    sender = _FROM.search(message.envelope.sender) if message.envelope else None
    text = f"{message.subject}\n{own if own.strip() else message.text}"
    return Answered(text[:_LONGEST], message.text, *_named(sender))


def _below_announcement(text: str) -> str:
    """Leave out the attribution at the top of a quote, in whatever language."""
    found = next(_attributions(text, _TOP_LINES), None)
    return text[found[1] :] if found else text


def _newest(text: str) -> str:
    """Leave out the older mails that a mail quotes, unless nothing else is in it."""
    flat = _DEEPER.sub("", text)
    older = _OLDER.search(flat)
    ends = [len(flat) if older is None else older.start(), *(start for start, _ in _attributions(flat, None))]
    newest = flat[: min(ends)]
    return newest if newest.strip() else text


def _attributions(text: str, lines: int | None) -> Iterator[tuple[int, int]]:
    """Yield where the attributions beyond doubt in the first lines of a text begin and end."""
    from tonecheck.draft.attribution import find_attribution

    sheet = Sheet(text)
    for at, line in enumerate(sheet.lines[:lines]):
        found = find_attribution(sheet, at)
        if found and found[1]:
            yield sheet.lines[found[0]].start, line.end


def _named(match: re.Match[str] | None) -> tuple[str, str]:
    """Give a sender's name and address."""
    return (" ".join(match["name"].split()), match["address"]) if match else ("", "")
