"""Pairs of drafts that are told apart by one sentence."""

import dataclasses
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
    """A draft and its twin with a burn for a harmless sentence are a pair, whichever comes first."""
    fair, burning = draft(KIND, FAIR), draft(BURN, KIND)
    for order in ([fair, burning], [burning, fair]):
        (pair,) = find_pairs(order)
        assert (pair.fair, pair.burning, pair.harmless, pair.burn) == (fair, burning, 1, 0)


def test_burn_that_has_a_twin_decides():
    """Where several sentences burn, the one is taken that has the likest sentence in the other draft."""
    longer = LabelledSentence(
        "Nobody in your whole company could tell a rye from a roof tile, and it shows.", "burn", "lashing-out"
    )
    (pair,) = find_pairs([draft(KIND, FAIR), draft(longer, KIND, BURN)])
    assert (pair.harmless, pair.burn) == (1, 2)


def test_other_neighbours_are_no_pair():
    """Two drafts that both burn or both do not, have little in common or another writer, are none."""
    fair, burning = draft(KIND, FAIR), draft(KIND, BURN)
    assert not find_pairs([fair, fair])
    assert not find_pairs([burning, burning])
    assert not find_pairs([draft(KIND, OTHER), burning])  # nothing is like the burn
    assert not find_pairs([draft(FAIR, OTHER, OTHER, *read_corpus([DATA / "train/w01.jsonl"])[0].sentences), burning])
    assert not find_pairs([fair, draft(KIND, BURN, writer="v")])


def test_burn_beside_a_caution_is_no_pair():
    """Where what is likest the burn is not harmless itself, nothing tells the two apart."""
    mild = dataclasses.replace(FAIR, flag="caution", reason="sarcasm")
    assert not find_pairs([draft(KIND, mild), draft(KIND, BURN)])


def test_writers_of_twins_are_recognised():
    """Of the fifty-odd pairs that a writer was asked for most are found, and hardly any where none was."""
    assert len(find_pairs(read_corpus([DATA / "train/w244.jsonl"]))) > 45
    assert len(find_pairs(read_corpus([DATA / "train/w214.jsonl"]))) < 3


def test_groups_hold_every_pair_once():
    """Groups are of the size asked for, the last perhaps smaller, the shortest drafts together."""
    long, short, middle = (
        find_pairs([draft(KIND, FAIR, *more), draft(KIND, BURN, *more)])[0] for more in ((OTHER, OTHER), (), (OTHER,))
    )
    assert list(group_pairs([long, short, middle], 2)) == [[short, middle], [long]]
