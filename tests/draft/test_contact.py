"""Contact blocks below a name; close and name stay the sender's."""

import pytest

from tonecheck.draft.contact import is_name, mark_contacts
from tonecheck.draft.lines import Sheet


def left(text):
    """Give the lines that stay the sender's."""
    sheet = Sheet(text)
    mark_contacts(sheet)
    return [sheet.lines[at].text for at in range(len(sheet.lines)) if sheet.is_open(at)]


@pytest.mark.parametrize(
    "block",
    [
        "Senior Engineer\nAcme Ltd\n+44 20 7946 0000",
        "Product Manager | Acme\nM: +1 555 123 4567\nwww.acme.example",
        "tom@reed.example",
        "Head of Nothing\n12 Mill Lane\nLeeds LS1 4AP",
    ],
)
def test_title_company_and_telephone_are_marked(block):
    """Below a close and a name, they are a signature."""
    assert left(f"Thank you for your time.\n\nKind regards,\nTom Reed\n{block}\n") == [
        "Thank you for your time.",
        "Kind regards,",
        "Tom Reed",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Thank you.\n\nKind regards,\nTom",
        "No.\n\nThanks anyway.\n\nTom",
        "I have these dates:\n- Monday\n- Tuesday",
        "My answer is no.\n\nNot interested\n\nTom Reed",
        "Call me on +44 20 7946 0000 and I will explain it to you.",
        "You are the worst recruiter at Acme Ltd",
    ],
)
def test_senders_words_stay(text):
    """Closes, names, lists and sentences are never taken for a contact block."""
    assert left(text) == [line for line in text.splitlines() if line]


def test_short_answer_above_a_block_stays():
    """Lines of another paragraph, in which nothing is told of a person, are the sender's."""
    assert left("Not interested\n\nTom Reed\nSenior Engineer\n+44 20 7946 0000\n") == ["Not interested", "Tom Reed"]


def test_names_are_short_and_capital():
    """A name has few words and neither figures nor an address."""
    assert [is_name("Tom Reed"), is_name("tom"), is_name("Call 5 of us"), is_name("a@b.c"), is_name("")] == [
        True,
        False,
        False,
        False,
        False,
    ]
