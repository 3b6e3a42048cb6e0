"""Thresholds chosen on labelled drafts."""

import numpy as np
import pytest

from tonecheck.train.corpus import LabelledDraft, LabelledSentence
from tonecheck.train.thresholds import JudgedDraft, _wrong_ways, choose_thresholds


def judged(verdict, flag, burn, caution=0.0, *, professionalism=None, sentences=1):
    """Make a draft of sentences alike, and what the heads say of it."""
    sentence = LabelledSentence("Some words.", flag, None if flag == "ok" else "sarcasm")
    scores = (1, 1, professionalism or (8 if flag == "ok" else 3))
    draft = LabelledDraft("a-1", "a", (sentence,) * sentences, scores, verdict, frozenset(), frozenset())
    return JudgedDraft(draft, np.array([[1 - burn - caution, caution, burn]] * sentences), draft.scores[2])


@pytest.mark.parametrize(
    ("gold", "said", "expected"),
    [
        ("send", "send", 0),
        ("send", "revise", 1),
        ("send", "hold", 2),
        ("revise", "send", 1),
        ("hold", "send", 2),
        ("hold", "revise", 0),
        ("revise", "hold", 0),
    ],
)
def test_both_ways_to_be_wrong_count_alike(gold, said, expected):
    """A draft let through is as bad as a clean one stopped; where one is or should be held it counts twice."""
    assert _wrong_ways([gold], [said]) == expected


def test_thresholds_part_what_the_heads_part():
    """Clean drafts get through, cautions that add up are to be changed, clear burns are held."""
    drafts = [judged("send", "ok", at / 1000) for at in range(40)]
    drafts += [judged("revise", "caution", 0.05, 0.8) for _ in range(20)]
    drafts += [judged("hold", "burn", 0.97) for _ in range(20)]
    normal = choose_thresholds(drafts)["normal"]
    assert 0.03 < normal["burn"] < 0.97
    assert normal["hold"] < 0.97
    assert normal["caution"] < 0.85
    assert normal["revise"] <= 0.85


def test_clean_draft_with_two_false_alarms_is_not_held():
    """What holds a draft lies above what its flagged sentences come to together, not above the hottest alone."""
    drafts = [judged("send", "ok", 0.01, sentences=100) for _ in range(20)]
    drafts += [judged("send", "ok", 0.8, sentences=2), judged("send", "ok", 0.7, sentences=2)]
    drafts += [judged("hold", "burn", 0.99) for _ in range(20)]
    assert choose_thresholds(drafts)["normal"]["hold"] > 1 - 0.2**2


def test_poor_drafts_count_in_the_choice():
    """What is held for being poor need not burn clearly, so that a hotter burn in a good draft may be mild."""
    drafts = [judged("send", "ok", 0.01) for _ in range(40)]
    drafts += [judged("revise", "burn", 0.7, professionalism=6) for _ in range(20)]
    drafts += [judged("hold", "burn", 0.6, professionalism=1) for _ in range(20)]
    normal = choose_thresholds(drafts)["normal"]
    assert 1 <= normal["poor"] < 6
    assert normal["hold"] > 0.7
