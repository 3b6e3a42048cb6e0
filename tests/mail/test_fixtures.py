"""Messages in the shapes that mail programs write, each with the exact words of its sender."""

import pytest

from tests.mail.measuring import RIGHT, agreement, cases, measure

CASES = cases()


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_words_judged_are_the_senders(case):
    """Words judged and the sender's words agree at F1 0.9; never are all of his words dropped."""
    measured = measure(case)
    assert not measured.is_dropped
    assert measured.f1 >= RIGHT


def test_corpus_is_large_and_names_no_case_twice():
    """At least 150 cases, each with an id of its own."""
    assert len(CASES) >= 150
    assert len(CASES) == len({case["id"] for case in CASES})


def test_agreement_is_f1_of_words():
    """Half of the words found and nothing else is F1 two thirds."""
    assert round(agreement("one two", "one two three four"), 3) == 0.667
    assert agreement("", "") == 1.0
