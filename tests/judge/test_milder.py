"""The milder of two judgements."""

import numpy as np

from tonecheck.judge.heads import Judgement
from tonecheck.judge.milder import take_milder


def judgement(burns, scores):
    """Make a judgement with these burns; the reasons tell whose it is."""
    flags = np.array([[1 - burn, 0.0, burn] for burn in burns])
    reasons = np.full((len(burns), 10), scores[0])
    return Judgement(flags=flags, reasons=reasons, scores=np.array(scores), elements=np.full(6, scores[0]))


def test_milder_rows_of_the_named_sentences_are_taken():
    """Named sentences get the row with the lower burn with its reasons; the rest, and the elements, do not change."""
    written, other = judgement([0.9, 0.2, 0.8], [5.0, 1.0, 4.0]), judgement([0.1, 0.3, 0.1], [2.0, 3.0, 6.0])
    taken = take_milder(written, other, [0, 1])
    assert taken.flags[:, 2].tolist() == [0.1, 0.2, 0.8]
    assert taken.reasons[:, 0].tolist() == [2.0, 5.0, 5.0]
    assert taken.scores.tolist() == [2.0, 1.0, 6.0]
    assert taken.elements.tolist() == [5.0] * 6
    assert written.flags[0, 2] == 0.9
