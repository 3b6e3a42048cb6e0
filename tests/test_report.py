"""The report's values and their JSON."""

import dataclasses

import pytest

from tonecheck.labels import ELEMENTS, REASONS
from tonecheck.report import Sentence

SENTENCE = Sentence(0, 2, 1, 1, "Hi", "ok", 0.0, 0.0, None, 0.0)


def test_sentence_is_immutable():
    """A result cannot be changed after the judgement."""
    with pytest.raises(dataclasses.FrozenInstanceError):
        SENTENCE.flag = "burn"


def test_sentence_of_the_body_has_no_field():
    """`field` is absent for the body and "subject" for the Subject."""
    assert "field" not in SENTENCE.to_dict()
    assert dataclasses.replace(SENTENCE, field="subject").to_dict()["field"] == "subject"


def test_labels_are_those_of_the_guide():
    """Ten reasons and six elements, by the guide's names."""
    assert (len(REASONS), len(ELEMENTS)) == (10, 6)
    assert {"sarcasm", "closing-the-door"} <= set(REASONS)
