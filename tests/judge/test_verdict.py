"""Decisions from probabilities."""

from dataclasses import replace

import pytest

from tonecheck.judge.verdict import Thresholds, combine_burns, decide_flag, decide_verdict

AT = Thresholds(burn=0.5, caution=0.5, hold=0.7, revise=1.0)


@pytest.mark.parametrize(
    ("burn", "caution", "expected"),
    [(0.5, 0.0, "burn"), (0.3, 0.3, "caution"), (0.1, 0.2, "ok"), (0.0, 0.6, "caution")],
)
def test_flag_follows_the_thresholds(burn, caution, expected):
    """Burn first, then burn and caution together."""
    assert decide_flag(burn, caution, AT) == expected


@pytest.mark.parametrize(
    ("burns", "cautions", "expected"),
    [
        ([0.0, 0.9], [0.0, 0.0], "hold"),
        ([0.0, 0.6], [0.0, 0.0], "revise"),
        ([0.6, 0.6], [0.0, 0.0], "hold"),
        ([0.4] * 9, [0.0] * 9, "send"),
        ([0.0, 0.0], [0.6, 0.0], "send"),
        ([0.0, 0.0], [0.6, 0.6], "revise"),
        ([], [], "send"),
    ],
)
def test_verdict_follows_the_flags(burns, cautions, expected):
    """A clear burn holds, and so do two mild ones; one of these, or cautions that add up, ask for revision."""
    assert decide_verdict(burns, cautions, AT, professionalism=5.0) == expected


@pytest.mark.parametrize(("professionalism", "expected"), [(3.0, "hold"), (3.1, "revise")])
def test_mild_burn_in_a_poor_draft_holds(professionalism, expected):
    """Where the whole is poor, a burn holds however mild; without one a poor draft is not held."""
    assert decide_verdict([0.6], [0.0], replace(AT, poor=3.0), professionalism=professionalism) == expected
    assert decide_verdict([0.1], [0.0], replace(AT, poor=3.0), professionalism=professionalism) == "send"


@pytest.mark.parametrize(
    ("burns", "expected"), [([], 0.0), ([0.3], 0.0), ([0.6, 0.49], 0.6), ([0.6, 0.6], 0.84), ([0.6, 0.6, 0.6], 0.936)]
)
def test_flagged_sentences_count_together(burns, expected):
    """The more of them, the likelier that one burns; what is not flagged does not count."""
    assert combine_burns(burns, 0.5) == pytest.approx(expected)
    assert (decide_verdict(burns, [0.0] * len(burns), replace(AT, hold=0.9), professionalism=5.0) == "hold") == (
        expected >= 0.9
    )
