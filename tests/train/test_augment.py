"""Changes that must not move a flag."""

import random

import pytest

from tonecheck.train.augment import CHANGES, Augmenter, replace_words
from tonecheck.train.corpus import LabelledSentence

DRAFT = tuple(
    LabelledSentence(text, flag, reason)
    for text, flag, reason in [
        ("Dear Tomasz,", "ok", None),
        ("I do not think his judgement was fair, and I won't apologise.", "burn", "rejecting-feedback"),
        ("Please say hello to Tomasz's team.", "ok", None),
        ("Ines", "ok", None),
    ]
)


def changed(name):
    """Give the texts after one change."""
    return [sentence.text for sentence in CHANGES[name](DRAFT, random.Random(3))]


@pytest.mark.parametrize("name", CHANGES)
def test_labels_stay(name):
    """No change touches a label; only a greeting may go."""
    labels = [(s.flag, s.reason) for s in CHANGES[name](DRAFT, random.Random(1))]
    assert labels == [(s.flag, s.reason) for s in DRAFT[len(DRAFT) - len(labels) :]]


def test_names_change_everywhere_alike():
    """The person greeted has one new name in the whole draft."""
    first, _, third, last = changed("names")
    name = first.removeprefix("Dear ").rstrip(",")
    assert name != "Tomasz"
    assert f"{name}'s team" in third
    assert last != "Ines"


def test_pronouns_spelling_and_capitals_change():
    """Each change does what its name says."""
    assert "her judgement" in changed("pronouns")[1]
    assert changed("no capitals")[0] == "dear tomasz,"
    assert changed("no greeting")[0].startswith("I do not think")
    assert not set("".join(changed("no punctuation"))) & set(",.'")


def test_only_whole_words_are_replaced():
    """All other characters stay, blanks included."""
    assert replace_words("He  said: THE heel, he.", {"he": "she"}) == "She  said: THE heel, she."


def test_augmenter_is_seeded():
    """The same chance gives the same change."""
    assert Augmenter(random.Random(7)).change(DRAFT) == Augmenter(random.Random(7)).change(DRAFT)
