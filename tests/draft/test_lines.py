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


@pytest.mark.parametrize(
    "attribution",
    [
        "On Tue, Oct 1, 2013 at 10:00 AM, Bob <bob@example.com> wrote:",
        "Am Di., 1. Okt. 2013 um 10:00 Uhr schrieb Bob <bob@example.com>:",
        "Le mar. 1 oct. 2013 à 10:00, Bob <bob@example.com> a écrit :",
        "El mar, 1 oct 2013 a las 10:00, Bob (<bob@example.com>) escribió:",
        "Il giorno mar 1 ott 2013 alle ore 10:00 Bob <bob@example.com> ha scritto:",
        "Em ter., 1 de out. de 2013 às 10:00, Bob <bob@example.com> escreveu:",
        "Op di 1 okt 2013 om 10:00 schreef Bob <bob@example.com>:",
        "Den tis 1 okt. 2013 kl 10:00 skrev Bob <bob@example.com>:",
        "wt., 1 paź 2013 o 10:00 Bob <bob@example.com> napisał(a):",
        "вт, 1 окт. 2013 г. в 10:00, Bob <bob@example.com>:",
        "2013年10月1日(火) 10:00 Bob <bob@example.com>:",
        "-------- Ursprüngliche Nachricht --------",
    ],
)
def test_lost_line_break_is_found(attribution):
    """An attribution within a line is cut out of it, in the common languages."""
    lines = Sheet(f"Is it fine? {attribution} Old words.").lines
    assert [line.text for line in lines] == ["Is it fine?", attribution, "Old words."]


@pytest.mark.parametrize(
    "text",
    [
        "Am 1. Oktober 2013 um 10:00 schrieb Ihre Kollegin: Sie melden sich.",
        "Le 1er octobre 2013 à 10:00 votre collègue a écrit : nous appellerons.",
        "I was there on 1 October 2013, 10:00, as I wrote: nobody came.",
    ],
)
def test_line_that_tells_of_a_mail_stays_whole(text):
    """Who tells in a sentence what somebody wrote, and when, has written that sentence."""
    assert [line.text for line in Sheet(text).lines] == [text]


def test_known_stretches_are_laid_out():
    """What mark-up has told stands on the sheet; a neighbour of the same kind joins it."""
    sheet = Sheet("a\nb\n\nc\nd\n", [Skipped(2, 4, "quote")])
    sheet.claim(3, 4, "quote")
    assert sheet.skipped() == (Skipped(2, 7, "quote"),)


@given(st.text(alphabet="a>\r\n |:", max_size=80))
def test_lines_cover_the_text(text):
    """Every code point belongs to exactly one line."""
    assert "".join(text[line.start : line.end] for line in Sheet(text).lines) == text
