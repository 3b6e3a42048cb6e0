"""A body as lines on a sheet, on which rules mark whose they are."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from tonecheck.labels import SkippedKind
from tonecheck.report import Skipped

_LINE: Final = re.compile(r"[^\r\n]*(?:\r\n|[\r\n])|[^\r\n]+")
_INVISIBLE: Final = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u2060\ufeff"))
_QUOTE: Final = re.compile(r">|&gt;|\|(?=\s)[^|]*\Z|[A-Z]{2,4}>(?=\s)")
_CUT_ROOM: Final = 20_000  # code points of a line in which lost line breaks are looked for
_ANNOUNCED: Final = re.compile(
    r"wrote:|-{4}|schrieb|écrit|escribió|scritto|escreveu|schreef|geschreven|skrev|napisał|pisze|"
    r"kirjoitti|napsal|\d[:.]\d\d.{0,90}@.{0,60}[:：]"
)
_LOST_BREAK: Final = re.compile(  # an attribution or a separator within a line
    r"\bOn (?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\w*,? )?(?:\d|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
    r"\w*\.? \d)"
    r"[^\r\n]{6,40}(?:19|20)?\d\d[^\r\n]{0,160}? wrote:|-{4,} ?(?:Original Message|Ursprüngliche Nachricht"
    r"|Message d'origine|Mensaje original|Messaggio originale|Mensagem original|Oorspronkelijk bericht) ?-{4,}"
    r"|(?<!\w)(?:Am|Le|El|Il|In data|Em|Op|Den|Dne|Dňa|Dnia|W dniu)(?: [^\W\d]{1,10}[.,]{0,2}){0,2} \d"
    r"(?=[^\r\n]{0,60}\d[:.h]\d\d)[^\r\n]{4,160}?"
    r"(?:a écrit ?|escribió|ha scritto|escreveu|geschr[ie]{1,2}ben|geschreven|pisze|kirjoitti|"
    r"nap(?:isał|sal)(?:\(a\)|a)?|(?:schrieb|schreef|skrev)\b[^\r\n:]{0,90}): ?"
    r"|(?:(?<=\w\w\w\w[.!?…)]\s)|(?<=[!?…)]\s)|(?<=\s\s))(?:[^\W\d]{1,4}[.,]{1,2} )?(?:\d{4}年)?\d{1,2}"
    r"[^\r\n@:]{3,40}?\d{1,2}[:.]\d\d[^\r\n:<>]{0,60}<[^<>\s]+@[^<>\s]+>"
    r"(?: napisał\(a\)|님이 작성|のメール| пишет| kirjoitti| 写道)?[:：]"
)
_NO_QUOTE: Final = re.compile(  # an angry face, an arrow between arrows, more than a number
    r">+[:;=]['’-]?[()\[\]|/\\{}]|>[_.\-oO]*<(?!\S+[@/])|>>.*<<$|>\d"
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a body.

    Attributes:
        start: its first code point in the body.
        end: one past its line break.
        text: its words, trimmed.
    """

    start: int
    end: int
    text: str


class Sheet:
    """The lines of a body and, line by line, what is known of them.

    Attributes:
        lines: the lines in order.
        kinds: why a line is not judged; None while it counts as the sender's.
    """

    def __init__(self, text: str, known: Sequence[Skipped] = ()) -> None:
        """Lay out a body; ``known`` are stretches already told by its mark-up."""
        self.text = text
        self.lines = list(_lines(text))
        self.kinds: list[SkippedKind | None] = [None] * len(self.lines)
        self.quoted = [has_quote_mark(line.text) for line in self.lines]
        self._first_open = 0
        self._take_back()
        starts = [line.start for line in self.lines]
        for part in known:
            self._lay(part, range(bisect_left(starts, part.start), bisect_left(starts, part.end)))

    def claim(self, first: int, end: int, kind: SkippedKind) -> None:
        """Mark the lines from ``first`` up to ``end`` that nobody has claimed."""
        for at in range(first, end):
            if self.kinds[at] is None:
                self.kinds[at] = kind

    def raw(self, at: int) -> str:
        """Give a line as it came, without its line break."""
        return self.text[self.lines[at].start : self.lines[at].end].rstrip("\r\n")

    def is_open(self, at: int) -> bool:
        """Tell whether a line has words and is still the sender's."""
        return self.kinds[at] is None and bool(self.lines[at].text)

    def next_words(self, at: int) -> int | None:
        """Give the first line with words from ``at`` on."""
        return next((index for index in range(at, len(self.lines)) if self.lines[index].text), None)

    def has_words_above(self, at: int) -> bool:
        """Tell whether the sender wrote something before a line."""
        while self._first_open < len(self.lines) and not self.is_open(self._first_open):
            self._first_open += 1  # lines are claimed and never given back
        return self._first_open < at

    def segments(self) -> Iterator[range]:
        """Yield the runs of lines between claimed ones that have words of the sender."""
        first = 0
        for at in range(len(self.lines) + 1):
            if at == len(self.lines) or self.kinds[at] is not None:
                if any(self.lines[index].text for index in range(first, at)):
                    yield range(first, at)
                first = at + 1

    def skipped(self) -> tuple[Skipped, ...]:
        """Give the marked stretches; an empty line between two of a kind belongs to them."""
        found: list[Skipped] = []
        gap = False  # words of the sender since the last marked line
        for line, kind in zip(self.lines, self.kinds, strict=True):
            if kind is None:
                gap = gap or bool(line.text)
            elif found and found[-1].kind == kind and not gap:
                found[-1] = Skipped(found[-1].start, line.end, kind)
            else:
                found.append(Skipped(line.start, line.end, kind))
            gap = gap and kind is None
        return tuple(found)

    def _take_back(self) -> None:
        """Count ">From …" below a line of the sender as his, for mailboxes write it so; and a mark all alone."""
        for at, line in enumerate(self.lines):
            if at and self.quoted[at - 1]:
                continue
            is_alone = line.text == ">" and not any(self.quoted[at + 1 : at + 2])
            if line.text.startswith(">From ") or is_alone:
                self.quoted[at] = False

    def _lay(self, part: Skipped, within: range) -> None:
        """Mark the lines within a stretch told by mark-up."""
        for at in within:
            self.kinds[at] = part.kind
            self.quoted[at] = self.quoted[at] or part.kind == "quote"


def _lines(text: str) -> Iterator[Line]:
    """Yield the lines, those with an announcement in their midst in pieces."""
    for match in _LINE.finditer(text):
        cuts = [match.start(), *_cuts(match), match.end()]
        for start, end in pairwise(cuts):
            yield Line(start, end, _trimmed(text[start:end]))


def _cuts(line: re.Match[str]) -> Iterator[int]:
    """Yield where a line is to be cut, since its line breaks were lost on the way."""
    head = line[0][:_CUT_ROOM]
    for found in _LOST_BREAK.finditer(head) if _ANNOUNCED.search(head) else ():
        for at in (found.start(), found.end()) if _is_made(found, head) else ():
            if line[0][:at].strip() and line[0][at:].strip():
                yield line.start() + at


def _is_made(found: re.Match[str], line: str) -> bool:
    """Tell whether a program announced a quote within a line: people say, too, what somebody wrote on a day."""
    if found[0].startswith(("On ", "-")) or "@" in found[0]:
        return True
    return line[found.end() :].lstrip().startswith(">")


def has_quote_mark(text: str) -> bool:
    """Tell whether a trimmed line is quoted by its mark."""
    return bool(_QUOTE.match(text)) and not _NO_QUOTE.match(text)


def _trimmed(text: str) -> str:
    """Give a line without surrounding space and invisible signs."""
    return text.strip() if text.isascii() else text.translate(_INVISIBLE).strip()
