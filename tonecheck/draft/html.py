"""An HTML body to text with its block structure, and what its mark-up says of who wrote it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Final

from tonecheck.draft.limits import refuse_tags
from tonecheck.draft.markup import Told, has_hidden_style, told_by
from tonecheck.labels import SkippedKind
from tonecheck.report import Skipped

_VOID: Final = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_UNREAD: Final = frozenset("head style script title template noscript select option textarea svg math object".split())
_BLOCKS: Final = frozenset(
    "address article aside blockquote body center dd details div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 "
    "header hr html li main nav ol p pre section table tbody tfoot thead tr ul".split()
)
_SPACED: Final = frozenset("blockquote dl h1 h2 h3 h4 h5 h6 ol p pre table ul".split())
_KINDS: Final[dict[Told, SkippedKind]] = {"quote": "quote", "attribution": "quote", "signature": "signature"}
_SPACE: Final = re.compile(r"[ \t\r\n\f]+")
_DECLARED: Final = re.compile(r"<!--.*?(?:-->|\Z)|<!\[[^>]*(?:>|\Z)|<\?[^>]*(?:>|\Z)", re.DOTALL)
_WORD: Final = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Page:
    """An HTML body as text.

    Attributes:
        text: what a reader sees, a line for each block.
        skipped: the stretches that its mark-up tells to be quotes or signatures.
    """

    text: str
    skipped: tuple[Skipped, ...]


def read_html(source: str) -> Page:
    """Read an HTML document, however broken, as text.

    Raises:
        TooLongError: it has more tags than mail programs write.
    """
    refuse_tags(source)
    reader = _Reader()
    reader.feed(_without_traps(source))
    reader.close()
    return reader.page()


def _without_traps(source: str) -> str:
    """Take out comments and other declarations, and tags that never end: html.parser reads them again and again."""
    plain = _DECLARED.sub("", source.replace("\x00", ""))
    last = plain.rfind(">") + 1
    return plain[:last] + plain[last:].replace("<", "&lt;")


@dataclass(frozen=True, slots=True)
class _Open:
    """An element that is still open: its name, where it began, and what it says."""

    tag: str
    start: int
    told: Told | None
    is_unread: bool
    is_spaced: bool


class _Reader(HTMLParser):
    """Collect text and containers; knows only as much of HTML as mail programs use."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._parts: list[str] = []
        self._length = 0
        self._breaks = 2  # line breaks at the end of what is written; the start counts as an empty line
        self._space = False
        self._stack: list[_Open] = []
        self._count: dict[str, int] = {}
        self._unread = 0
        self._pre = 0
        self._found: list[Skipped] = []
        self._rest: int | None = None
        self._last_quote = -1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element: break the line before a block, and note what its attributes say."""
        named = {name: value or "" for name, value in attrs}
        if tag == "p" and self._stack and self._stack[-1].tag == "p":
            self._close(self._stack[-1])
        is_spaced = tag in _SPACED and "msonormal" not in named.get("class", "").lower()
        self._break_at(tag, is_spaced=is_spaced)
        if tag in _VOID:
            return
        told = told_by(tag, named)
        if told == "rest" and self._rest is None and not self._unread:
            self._rest = self._length
        is_unread = tag in _UNREAD or has_hidden_style(named)
        self._push(_Open(tag, self._length, told, is_unread, is_spaced))

    def handle_endtag(self, tag: str) -> None:
        """Close an element and all that it holds; an end without a beginning is passed over."""
        if tag == "br":
            self._break_line()
        while self._count.get(tag):
            top = self._stack[-1]
            self._close(top)
            if top.tag == tag:
                return

    def handle_data(self, data: str) -> None:
        """Write text: white space folded, but for preformatted text."""
        if self._unread:
            return
        if self._pre:
            self._write(data.replace("\r\n", "\n"))
            return
        for at, words in enumerate(_SPACE.split(data)):
            self._space = self._space or at > 0
            if words:
                self._write((" " if self._space and not self._breaks else "") + words)
                self._space = False

    def page(self) -> Page:
        """Close everything and give the text; containers that would leave no words are not believed."""
        while self._stack:
            self._close(self._stack[-1])
        text = "".join(self._parts).replace("\xa0", " ").replace("\r", "\n")
        found = self._containers()
        return Page(text, found if _has_words_outside(text, found) else ())

    def _containers(self) -> tuple[Skipped, ...]:
        """Give the containers in order, those within others left out."""
        rest = [] if self._rest is None else [Skipped(self._rest, self._length, "quote")]
        kept: list[Skipped] = []
        for part in sorted([*self._found, *rest], key=lambda part: (part.start, -part.end)):
            if part.end > part.start and (not kept or part.start >= kept[-1].end):
                kept.append(part)
        return tuple(kept)

    def _push(self, element: _Open) -> None:
        """Put an element on the stack."""
        self._stack.append(element)
        self._count[element.tag] = self._count.get(element.tag, 0) + 1
        self._unread += element.is_unread
        self._pre += element.tag == "pre"

    def _close(self, element: _Open) -> None:
        """Take the last element off the stack, and note the container it was."""
        self._stack.pop()
        self._count[element.tag] -= 1
        self._unread -= element.is_unread
        self._pre -= element.tag == "pre"
        self._break_at(element.tag, is_spaced=element.is_spaced)
        kind = self._kind(element)
        if kind and self._length > element.start:
            self._found.append(Skipped(element.start, self._length, kind))
            self._last_quote = element.start if element.told == "quote" else self._last_quote

    def _kind(self, element: _Open) -> SkippedKind | None:
        """Tell what a closed container holds; one that wraps whole quotes may hold answers between them."""
        if element.told == "wrapper":
            return None if self._last_quote >= element.start else "quote"
        return _KINDS.get(element.told) if element.told else None

    def _break_at(self, tag: str, *, is_spaced: bool) -> None:
        """Break the line at the edge of a block; separate the cells of a row."""
        if self._unread:
            return
        if tag == "br":
            self._break_line()
        elif tag in _BLOCKS:
            self._ensure_breaks(2 if is_spaced else 1)
        elif tag in {"td", "th"}:
            self._space = True

    def _break_line(self) -> None:
        """Write one line break."""
        if not self._unread:
            self._write("\n")

    def _ensure_breaks(self, wanted: int) -> None:
        """Write what is missing to so many line breaks."""
        if self._breaks < wanted:
            self._write("\n" * (wanted - self._breaks))

    def _write(self, text: str) -> None:
        """Add to the text, and count the line breaks at its end."""
        self._parts.append(text)
        self._length += len(text)
        trailing = len(text) - len(text.rstrip("\n"))
        self._breaks = self._breaks + trailing if trailing == len(text) else trailing
        self._space = self._space and not trailing


def _has_words_outside(text: str, found: tuple[Skipped, ...]) -> bool:
    """Tell whether words remain outside the containers."""
    at = 0
    for part in found:
        if _WORD.search(text, at, part.start):
            return True
        at = part.end
    return bool(_WORD.search(text, at))
