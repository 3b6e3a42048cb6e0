"""What if sentences were left out."""

from itertools import combinations

import pytest

from tonecheck.advice import what_if
from tonecheck.advice.adviser import Adviser
from tonecheck.report import WhatIf

DRAFT = (
    "Thank you for letting me know. You are a bunch of liars and idiots. I enjoyed meeting the team in Leeds. "
    "Never contact me again, you clowns! I wish you all the best."
)


def without(report, left):
    """Write the draft without some sentences."""
    return " ".join(s.text for at, s in enumerate(report.sentences) if at not in left)


def test_what_if_is_what_a_check_of_the_rest_gives(checker):
    """Every outcome equals a check of the draft without these sentences."""
    report = Adviser(checker).check(DRAFT)
    rest = checker.check(without(report, {at for at, each in enumerate(report.sentences) if each.flag != "ok"}))
    assert (report.what_if.without_flagged.verdict, report.what_if.without_flagged.scores) == (
        rest.verdict,
        rest.scores,
    )
    for one in report.what_if.without_each:
        alone = checker.check(without(report, {one.index}))
        assert (one.verdict, one.scores) == (alone.verdict, alone.scores)


def test_smallest_set_is_the_smallest_that_is_sent(checker):
    """No smaller set of flagged sentences reaches `send`, and this one does."""
    report = Adviser(checker).check(DRAFT)
    smallest = report.what_if.smallest
    assert checker.check(without(report, smallest)).verdict == "send"
    flagged = [at for at, sentence in enumerate(report.sentences) if sentence.flag != "ok"]
    for size in range(len(smallest)):
        for left in combinations(flagged, size):
            assert checker.check(without(report, left)).verdict != "send"


def test_clean_draft_needs_nothing_to_go(checker):
    """A draft to be sent has an empty smallest set."""
    report = Adviser(checker).check("Thank you for your time, Ms Obi.")
    assert report.what_if.smallest == ()


def test_clean_draft_is_judged_once(checker, monkeypatch):
    """Where nothing is flagged there is nothing to leave out, so no changed version is judged."""
    versions = []
    monkeypatch.setattr(checker, "judge_variants", lambda variants: versions.extend(variants) or [])
    Adviser(checker).check("Thank you for letting me know. I wish you all the best.")
    assert versions == []


def test_draft_that_is_all_burn_has_nothing_left(checker):
    """Where nothing would be left there is no outcome, and no removal reaches `send`."""
    report = Adviser(checker).check("You are liars and idiots, the lot of you!")
    assert report.what_if == WhatIf(without_flagged=None, without_each=(), smallest=None)


@pytest.mark.parametrize("most", [0, 12])
def test_greedy_search_also_reaches_send(checker, monkeypatch, most):
    """Above the limit of the exact search the set found is sent, and no sentence in it could stay."""
    monkeypatch.setattr(what_if, "MOST_EXACT", most)
    report = Adviser(checker).check(DRAFT)
    assert report.what_if.smallest == (1, 3)


def test_sentences_that_stay_keep_their_reading(checker):
    """Words repeated from the mail answered are held against the sender in no changed version either."""
    answered = "Dear Tom, the panel felt that your answers were pathetic and a waste of our time."
    kept = 'You wrote that "your answers were pathetic and a waste of our time".'
    report = Adviser(checker).check(f"Dear Ana, {kept} You are liars and idiots!", in_reply_to=answered)
    assert report.what_if.without_flagged.verdict == "send"
    assert report.what_if.smallest == (len(report.sentences) - 1,)
