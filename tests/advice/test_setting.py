"""Where a flagged sentence stands."""

import pytest

from tonecheck.advice.setting import find_setting, is_close, stays


@pytest.fixture(scope="module")
def report(checker):
    """Give a draft with a burn in the middle, a burn at the end, and one below the close."""
    return checker.check(
        "Dear Ms Obi,\n\nThank you for the call on Monday.\n\nYour people are clowns and liars.\n\nNever contact me again, you fools.\n\n"
        "Kind regards,\nTom Reed\n\nP.S. Your manager is a clown and a liar."
    )


def at(report, words):
    """Find the place of the sentence with these words."""
    return next(index for index, sentence in enumerate(report.sentences) if words in sentence.text)


def test_first_complaint_follows_the_thanks(report):
    """A greeting counts for nothing; what comes before is what one may speak of."""
    setting = find_setting(report, at(report, "clowns and liars"))
    assert setting.before == "Thank you for the call on Monday."
    assert setting.opens
    assert not any((setting.complains, setting.closes, setting.is_aside, setting.is_alone))
    assert "Never contact me again" in setting.others
    assert "clowns" not in setting.others


def test_second_complaint_has_something_to_speak_of(report):
    """A sentence after a flagged one may speak of "this"."""
    assert find_setting(report, at(report, "Never contact")).complains


def test_what_stands_below_the_close_is_an_aside(report):
    """A postscript is an aside, and so is all that stands below the close."""
    assert find_setting(report, at(report, "P.S.")).is_aside


def test_only_a_close_follows_the_last_sentence(checker):
    """The close and the name below it do not count as something that follows."""
    report = checker.check("Hello,\n\nI read your mail.\n\nYou are clowns and liars.\n\nKind regards,\nTom")
    assert find_setting(report, at(report, "clowns")).closes


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["Dear Ms Obi,", "Kind regards, Tom Reed"], False),
        (["Understood."], True),
        (["got ur email"], True),
        (["I shall be in Leeds on Monday."], True),
        (["Tom"], False),
    ],
)
def test_short_answer_stays_where_a_frame_does_not(texts, expected):
    """A greeting with a close is no reply; "Understood." is."""
    assert stays(texts) == expected


def test_thanks_for_something_are_no_close():
    """A close is short; a whole sentence that begins like one is none."""
    assert is_close("Yours faithfully, Ottoline Braxby")
    assert not is_close("Thanks for the time that you and your colleagues took on Monday morning.")


@pytest.mark.parametrize(
    ("after", "expected"), [("I speak Georgian at the certified level.", True), ("I wish you well.", False)]
)
def test_answer_goes_on_in_the_next_sentence(checker, after, expected):
    """A fact of the sender in the next sentence is part of the answer; a wish is not."""
    report = checker.check(f"Hello,\n\nI read your mail.\n\nYou are clowns and liars. {after}")
    assert find_setting(report, at(report, "clowns")).goes_on == expected
