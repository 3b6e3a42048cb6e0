"""The facts in a sentence."""

import pytest

from tonecheck.advice.facts import find_facts, find_slots, lose_facts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Your Herr Dietz had it in for me.", ("Dietz",)),
        ("Nine weeks for two lines, and I paid £40.", ("Nine", "two", "£40")),
        ("On Friday I was in Leeds.", ("Friday", "Leeds")),
        ("You are clowns.", ()),
        ("WHY WAS I NOT TOLD ABOUT THIS", ()),
        ("I'm sure. Good luck.", ()),
        ("“Insufficient gravitas” is rubbish.", ()),
    ],
)
def test_names_numbers_and_dates_are_facts(text, expected):
    """Names, figures, number words, days; no capitals that only open a sentence, a quotation or a shout."""
    assert expected == find_facts(text)


@pytest.mark.parametrize(
    ("text", "slot", "expected"),
    [
        ("After five weeks there was no word.", "wait", "five weeks"),
        ("He came forty minutes late.", "minutes", "forty minutes"),
        ("I did two whole days for you.", "time", "two whole days"),
        ("You had my 14 pages.", "work", "14 pages"),
        ("Nobody read my portfolio.", "document", "portfolio"),
        ("Your foreman laughed.", "person", "Your foreman"),
        ("Dr Obi laughed.", "person", "Dr Obi"),
        ("“lack strategic breadth” is wrong.", "quote", "lack strategic breadth"),
        ("I want £1,200 back.", "money", "£1,200"),
        ("You will answer by Friday.", "deadline", "Friday"),
        ("I have nineteen years in kernels.", "experience", "nineteen years in kernels"),
        ("It was my accent.", "ground", "my accent"),
    ],
)
def test_slots_are_found(text, slot, expected):
    """What a suggestion can take up is found as it is written."""
    assert find_slots(text, [slot]) == {slot: expected}


def test_lost_facts_are_told():
    """What one text has and another has not."""
    assert lose_facts("Mr Pell took nine minutes.", "It took nine minutes.") == ("Pell",)
