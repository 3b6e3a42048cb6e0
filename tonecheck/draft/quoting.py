"""Whose words: the quotes of a body, marked or announced, and what stays the sender's between them."""

from __future__ import annotations

import re
from typing import Final

from tonecheck.draft.lines import Sheet
from tonecheck.draft.separator import is_rule, is_separator

_ATTRIBUTION_ENDS: Final = (":", "：", "--", "––", "——", "‐‐", ">", ")", "*", "_", "写道", "작성", "wrote")
_MAY_BE_FIELD: Final = re.compile(r"[^:：]{1,40}[:：]")
_ENVELOPE: Final = re.compile(r"From \S+ +\w{3} \w{3} [ \d]\d \d\d:\d\d:\d\d .{0,12}\d{4}")
_LINK: Final = re.compile(r"[(<\[]?https?://\S+[)>\]]*\s*>?")
_WRAPPED: Final = 65  # a quoted line this long may have been broken by a program, its end left without a mark
_SHORT: Final = 32


def mark_quotes(sheet: Sheet) -> None:
    """Mark what a body quotes.

    A marked quote ends with its marks. One that is only announced, by an attribution, a header block or a line of
    separation, goes to the end of the body; where nothing stands above it, only the announcement is marked, for
    then the sender's answer must be in it.
    """
    _mark_torn(sheet)
    _mark_envelope(sheet)
    at = 0
    while at < len(sheet.lines):
        at = _mark_announced(sheet, at)
    for index, quoted in enumerate(sheet.quoted):
        if quoted:
            sheet.claim(index, index + 1, "quote")


def _mark_envelope(sheet: Sheet) -> None:
    """Mark the line that mailboxes and ``git format-patch`` write above a message's headers."""
    first = sheet.next_words(0)
    if first is not None and _ENVELOPE.fullmatch(sheet.lines[first].text):
        sheet.claim(first, first + 1, "header")


def _mark_announced(sheet: Sheet, at: int) -> int:
    """Mark the quote announced at a line, if any; give the next line to look at."""
    if not sheet.is_open(at) or sheet.quoted[at]:
        return at + 1
    end = _announcement_end(sheet, at)
    if end is not None:
        _mark_after(sheet, at, end, is_sure=True)
        return end
    found = _attribution(sheet, at)
    if found:
        _mark_after(sheet, found[0], at + 1, is_sure=found[1])
    return at + 1


def _attribution(sheet: Sheet, at: int) -> tuple[int, bool] | None:
    """Look for an attribution that ends at a line; its rules are loaded for the first line that may be one."""
    text = sheet.lines[at].text
    if not (text.endswith(_ATTRIBUTION_ENDS) or text[:1].isdigit()):
        return None
    from tonecheck.draft.attribution import find_attribution

    return find_attribution(sheet, at)


def _header_end(sheet: Sheet, at: int) -> int | None:
    """Look for a header block that begins at a line; its names are loaded for the first line that may be one."""
    if not _MAY_BE_FIELD.match(sheet.lines[at].text):
        return None
    from tonecheck.draft.header_block import find_header_block

    return find_header_block(sheet, at)


def _announcement_end(sheet: Sheet, at: int) -> int | None:
    """Give the line after a separator with its header block, or after a header block alone."""
    if is_separator(sheet.lines[at].text):
        below = sheet.next_words(at + 1)
        return at + 1 if below is None else _header_end(sheet, below) or at + 1
    if is_rule(sheet.lines[at].text):
        below = sheet.next_words(at + 1)
        return None if below is None else _header_end(sheet, below)
    return _header_end(sheet, at)


def _mark_after(sheet: Sheet, first: int, end: int, *, is_sure: bool) -> None:
    """Mark an announcement and, where what follows has no marks of its own, everything after it."""
    below = sheet.next_words(end)
    is_marked = below is not None and sheet.quoted[below]
    if is_marked or below is None:
        if is_marked or is_sure:
            sheet.claim(first, end, "quote")
        return
    if is_sure and sheet.has_words_above(first):
        sheet.claim(first, len(sheet.lines), "quote")
    elif is_sure:
        sheet.claim(first, end, "header")


def _mark_torn(sheet: Sheet) -> None:
    """Count the torn-off end of a broken quoted line as quoted."""
    for at in range(1, len(sheet.lines) - 1):
        above, text = sheet.lines[at - 1].text, sheet.lines[at].text
        is_between = sheet.quoted[at - 1] and sheet.quoted[at + 1] and not sheet.quoted[at]
        is_torn = len(above) >= _WRAPPED and above[-1:] not in ".?!:" and 0 < len(text) <= _SHORT
        if is_between and ((is_torn and text[:1].islower()) or _is_torn_link(above, text)):
            sheet.quoted[at] = True


def _is_torn_link(above: str, text: str) -> bool:
    """Tell whether a line is a link between quoted lines, or the end of one that the line above it began."""
    if _LINK.fullmatch(text):
        return True
    is_unclosed = above.rfind("(http") > above.rfind(")") or above.rfind("<http") > above.rfind(">")
    return is_unclosed and " " not in text and text.endswith((")", ">"))
