"""The figures, on cases whose answer is known."""

import math

import numpy as np
import pytest

from tonecheck.train.corpus import LabelledSentence
from tonecheck.train.figures import calibration_error, recall_at, sentence_figures
from tonecheck.train.records import SentenceRecord

OK = LabelledSentence("Thank you for the long and friendly talk.", "ok", None)
MILD = LabelledSentence("Hm.", "caution", "sarcasm")
BURN = LabelledSentence("Thanks for nothing.", "burn", "sarcasm")


def test_figures_of_a_known_case():
    """Two burns found of three, one false alarm among four, one of two cautions called burn."""
    records = [
        SentenceRecord(BURN, 0.9, "burn", "sarcasm"),
        SentenceRecord(BURN, 0.8, "burn", "blaming"),
        SentenceRecord(BURN, 0.2, "ok", None),
        SentenceRecord(OK, 0.7, "burn", "sarcasm"),
        *[SentenceRecord(OK, 0.1, "ok", None)] * 3,
        SentenceRecord(MILD, 0.6, "burn", "sarcasm"),
        SentenceRecord(MILD, 0.3, "caution", "sarcasm"),
    ]
    figures = sentence_figures(records)
    assert figures["precision"] == pytest.approx(2 / 3)
    assert figures["recall"] == pytest.approx(2 / 3)
    assert figures["f1"] == pytest.approx(2 / 3)
    assert figures["false_alarm_rate"] == 0.25
    assert figures["caution_called_burn"] == 0.5
    assert figures["reason_accuracy"] == 0.5
    assert figures["auc"] == pytest.approx(11 / 12)


def test_recall_at_a_rate_counts_what_lies_above_the_cut():
    """With one false alarm allowed among four, the cut is the second highest clean figure."""
    assert recall_at(np.array([0.9, 0.5, 0.3]), np.array([0.8, 0.4, 0.1, 0.0]), 0.25) == pytest.approx(2 / 3)


def test_calibration_error_is_zero_for_honest_figures():
    """Of sentences said to burn with 0.5, half do."""
    records = [SentenceRecord(BURN, 0.5, "burn", None), SentenceRecord(OK, 0.5, "burn", None)]
    assert calibration_error(records) == pytest.approx(0.0)
    assert calibration_error(records[:1]) == pytest.approx(0.5)


def test_figures_of_nothing_are_not_numbers():
    """Without burns or clean sentences there is nothing to divide."""
    figures = sentence_figures([SentenceRecord(OK, 0.1, "ok", None)])
    assert math.isnan(figures["auc"])
    assert math.isnan(figures["recall"])
