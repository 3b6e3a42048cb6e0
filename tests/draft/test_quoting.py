"""Whose words: marked and announced quotes, and the answers around and between them."""

import pytest

from tonecheck.draft.lines import Sheet
from tonecheck.draft.quoting import mark_quotes

ATTRIBUTION = "On 2 Mar 2026 at 09:14, Ana <ana@example.com> wrote:"
BLOCK = "From: Ana <ana@example.com>\nSent: 2 March 2026\nTo: Tom\nSubject: Hello"


def left(text):
    """Give the lines that stay the sender's."""
    sheet = Sheet(text)
    mark_quotes(sheet)
    return [sheet.lines[at].text for at in range(len(sheet.lines)) if sheet.is_open(at)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Mine.\n\n{ATTRIBUTION}\n> theirs\n\nMine too.", ["Mine.", "Mine too."]),
        (f"{ATTRIBUTION}\n\n> one?\n\nYes.\n\n> > two\n>\n\nNo.", ["Yes.", "No."]),
        (f"Mine.\n\n{ATTRIBUTION}\n\ntheirs\nand more", ["Mine."]),
        (f"Mine.\n\n{BLOCK}\n\ntheirs\n\n{BLOCK}\n\nolder", ["Mine."]),
        (f"Mine.\n________________________________\n{BLOCK}\n\ntheirs", ["Mine."]),
        (f"Mine.\n-----Original Message-----\n{BLOCK}\n\n> theirs\n\nMine below.", ["Mine.", "Mine below."]),
        (f"Mine.\n\nBegin forwarded message:\n\n{BLOCK}\n\ntheirs", ["Mine."]),
        ("You asked me:\n> one?\nYes.", ["You asked me:", "Yes."]),
    ],
)
def test_quotes_are_masked_and_answers_stay(text, expected):
    """Above, between and below marked quotes the sender speaks; an unmarked quote goes to the end."""
    assert left(text) == expected


def test_announced_quote_with_nothing_above_keeps_the_words_below():
    """Where the answer can only be below, only the announcement is masked."""
    assert left(f"{BLOCK}\n\nDear Tom,\nno.\n") == ["Dear Tom,", "no."]


def test_torn_quote_is_whole():
    """The end of a quoted line that a program broke is quoted, too."""
    long = "> " + "word " * 14 + "which"
    assert left(f"{long}\nwas broken\n> and goes on\nMine.") == ["Mine."]
