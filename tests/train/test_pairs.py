"""Pairs of drafts that differ in one sentence."""

from pathlib import Path

from tonecheck.train.corpus import LabelledDraft, LabelledSentence, read_corpus
from tonecheck.train.pairs import find_pairs, group_pairs

DATA = Path(__file__).parents[2] / "data"
KIND = LabelledSentence("Thank you for the tour of the bakery, Ms Obi.", "ok", None)
FAIR = LabelledSentence("I hope the new ovens bring you many happy mornings.", "ok", None)
BURN = LabelledSentence("I hope the new ovens bring you the baker you deserve.", "burn", "sarcasm")
OTHER = LabelledSentence("Could you send my knives back with the Friday van?", "ok", None)


def draft(*sentences, writer="w"):
    """Make a labelled draft."""
    return LabelledDraft("w-1", writer, sentences, (0, 0, 8), "send", frozenset(), frozenset())


def test_twins_are_found_in_either_order():
    """A draft and its twin with a burn in the place of a harmless sentence are a pair, whichever comes first."""
    fair, burning = draft(KIND, FAIR), draft(KIND, BURN)
    for order in ([fair, burning], [burning, fair]):
        (pair,) = find_pairs(order)
        assert (pair.fair, pair.burning, pair.harmless, pair.burn) == (fair, burning, FAIR, BURN)


def test_other_neighbours_are_no_pair():
    """Two drafts that both burn or both do not, have little in common or another writer, are none."""
    fair, burning = draft(KIND, FAIR), draft(KIND, BURN)
    assert not find_pairs([fair, fair])
    assert not find_pairs([burning, burning])
    assert not find_pairs([draft(OTHER), burning])
    assert not find_pairs([draft(KIND, OTHER), burning])  # nothing stands in the place of the burn
    assert not find_pairs([fair, draft(KIND, BURN, writer="v")])


def test_writers_of_twins_are_recognised():
    """Of fifty-five pairs that a writer was asked for, nearly all are found, and hardly any where none was."""
    assert len(find_pairs(read_corpus([DATA / "train/w244.jsonl"]))) >= 50
    assert len(find_pairs(read_corpus([DATA / "train/w214.jsonl"]))) <= 2


def test_groups_hold_every_pair_once():
    """Groups are of the size asked for, the last perhaps smaller, the shortest drafts together."""
    pairs = find_pairs([draft(KIND, FAIR), draft(KIND, BURN)]) * 5
    assert [len(group) for group in group_pairs(pairs, 2)] == [2, 2, 1]
