"""The library of moves: each proves itself, and every reason has some."""

import re

import pytest

from tonecheck.advice.facts import SLOTS
from tonecheck.advice.move import slots_of
from tonecheck.advice.moves import MOVES
from tonecheck.advice.moves.own_words import lower_the_voice
from tonecheck.advice.setting import Setting
from tonecheck.labels import REASONS

EXAMPLES = [
    pytest.param(move, *example, id=f"{move.name}-{at}") for move in MOVES for at, example in enumerate(move.fits)
]
COUNTER = [
    pytest.param(move, *example, id=f"{move.name}-{at}") for move in MOVES for at, example in enumerate(move.leaves)
]
NEEDED = {
    "see-the-quoted-point-differently": {"quote"},
    "ask-when-it-is-paid": {"money"},
    "ask-for-the-money": {"money"},
    "say-how-far-you-came": {"minutes"},
    "hope-for-more-after-that": {"rounds"},
    "hope-the-years-would-count": {"experience"},
    "say-how-often-you-came": {"often"},
    "say-what-you-gave": {"time"},
    "ask-about-the-ground": {"ground"},
    "ask-for-an-answer-in-time": {"within"},
    "talk-about-the-papers": {"document"},
    "say-what-the-work-took": {"work"},
}


def apt(move):
    """Give a setting in which a move may be used, if the sentence is one for it."""
    return Setting(
        decided=move.decided is not False,
        before="" if move.before == "^$" else "In your remarks you write that I lack presence.",
        others="We met for the interview, I came by train, and we are waiting for a reply.",
    )


@pytest.mark.parametrize(("move", "reason", "sentence"), EXAMPLES)
def test_move_fits_its_examples(move, reason, sentence):
    """A move makes at least one text of each sentence that it says it fits, with no slot left open."""
    texts = list(move.suggest(sentence, reason, apt(move)))
    assert texts
    assert not any("{" in text for text in texts)


@pytest.mark.parametrize(("move", "reason", "sentence"), COUNTER)
def test_move_leaves_others_alone(move, reason, sentence):
    """A move makes nothing of a sentence that it says it leaves alone."""
    assert list(move.suggest(sentence, reason, apt(move))) == []


def test_names_are_unique_slugs_and_every_reason_has_moves():
    """Each move has a name of its own; each reason at least two moves, one of which fits any sentence."""
    names = [move.name for move in MOVES]
    assert len(names) == len(set(names))
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)+", name) for name in names)
    for reason in REASONS:
        its = [move for move in MOVES if reason in move.reasons]
        assert len(its) >= 2
        assert any(not move.cue and move.texts and not move.around for move in its), reason


@pytest.mark.parametrize("move", MOVES, ids=lambda move: move.name)
def test_texts_are_whole_plain_sentences(move):
    """A text is short, ends as a sentence, never shouts, has known slots, and the last needs none; or it is built."""
    assert bool(move.texts) != bool(move.build)
    for text in move.texts:
        assert len(text) <= 110
        assert text[-1] in ".?"
        assert "!" not in text
        assert slots_of(text) <= {*SLOTS, "ground"}
    assert not move.texts or slots_of(move.texts[-1]) <= NEEDED.get(move.name, set())


def test_lowered_voice_leaves_no_loose_comma():
    """Slang goes with the comma before it."""
    assert list(lower_the_voice("I am a bit annoyed, lol.")) == ["I am a bit annoyed."]
