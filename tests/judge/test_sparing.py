"""Whose words make a sentence burn."""

import numpy as np
import pytest

from tonecheck.judge.heads import Judgement
from tonecheck.judge.sparing import judge_sparing

HEAT = {"theirs": 0.9, "it": 0.1, "own it": 0.6, "own theirs": 0.95, "calm": 0.2}


def judge(texts):
    """Judge by a table, more mildly in company; the sum of all stands for the scores."""
    burns = [HEAT[text] - (0.2 if len(texts) > 1 and text == "own it" else 0) for text in texts]
    flags = np.array([[1 - burn, 0.0, burn] for burn in burns])
    return Judgement(
        flags=flags,
        reasons=np.zeros((len(burns), 10)),
        scores=np.full(3, sum(burns)),
        elements=np.zeros(6),
        features=np.zeros((len(burns), 1)),
    )


@pytest.mark.parametrize(
    ("text", "stretches", "spared", "burn"),
    [
        ("theirs", ((0, 6),), True, 0.1),  # without their words it is calm
        ("own theirs", ((4, 10),), False, 0.95),  # without their words it burns, if only alone
        ("calm", ((0, 4),), True, 0.1),
        ("it", ((0, 2),), False, 0.1),  # it is no milder without them
        ("calm", (), False, 0.2),
    ],
)
def test_sentence_is_spared_where_their_words_alone_burn(text, stretches, spared, burn):
    """Otherwise it is read as written, and gives what was spared nothing back."""
    found = judge_sparing(judge, ["theirs", text], [((0, 6),), stretches], own_burn=0.5)
    assert found.repeated == (((0, 6),), stretches if spared else ())
    assert found.judgement.flags[:, 2].tolist() == [0.1, burn]
    assert found.judgement.scores[0] == pytest.approx(0.1 + burn)
