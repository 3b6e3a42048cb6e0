"""Lines on a sheet, and the marks of quotation."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonecheck.draft.lines import Sheet, has_quote_mark
from tonecheck.report import Skipped


@pytest.mark.parametrize("text", ["> x", ">x", ">>> x", "> > x", ">", "&gt; x", "| x", "AR> Would you?"])
def test_marks_of_quotation_are_told(text):
    """Angles at any depth, bars, initials."""
    assert has_quote_mark(text)


@pytest.mark.parametrize(
    "text", [">:(", ">_<", ">>> look here <<<", ">90 % of it", "| a | b |", "x > y", "<b>", "A> B", "Java> C"]
)
def test_other_angles_are_none(text):
    """Faces, arrows, comparisons and tables."""
    assert not has_quote_mark(text)


def test_escaped_from_is_the_senders():
    """Mailboxes write an angle before "From" at the start of a line."""
    assert Sheet("Hello.\n>From here on it is mine.\n> x\n").quoted == [False, False, True]


def test_lost_line_break_is_found():
    """An attribution within a line is cut out of it."""
    text = "Fine. On Tue, Oct 1, 2013 at 10:00 AM, Bob <bob@example.com> wrote: Old words."
    assert [line.text for line in Sheet(text).lines] == [
        "Fine.",
        "On Tue, Oct 1, 2013 at 10:00 AM, Bob <bob@example.com> wrote:",
        "Old words.",
    ]


def test_known_stretches_are_laid_out():
    """What mark-up has told stands on the sheet; a neighbour of the same kind joins it."""
    sheet = Sheet("a\nb\n\nc\nd\n", [Skipped(2, 4, "quote")])
    sheet.claim(3, 4, "quote")
    assert sheet.skipped() == (Skipped(2, 7, "quote"),)


@given(st.text(alphabet="a>\r\n |:", max_size=80))
def test_lines_cover_the_text(text):
    """Every code point belongs to exactly one line."""
    assert "".join(text[line.start : line.end] for line in Sheet(text).lines) == text
