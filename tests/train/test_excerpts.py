"""Excerpts of drafts, which teach the heads what stands alone."""

from pathlib import Path

from tonecheck.train.corpus import read_corpus
from tonecheck.train.excerpts import draw_excerpts

DRAFTS = read_corpus([Path(__file__).parents[2] / "data/train/w01.jsonl"])


def test_excerpts_keep_the_labels_of_their_sentences():
    """Every flagged sentence of an excerpt stands in its draft, with the same flag and reason."""
    by_id = {draft.id: {(s.text, s.flag, s.reason) for s in draft.sentences} for draft in DRAFTS}
    found = draw_excerpts(DRAFTS, seed=1)
    flagged = [(each.id, (s.text, s.flag, s.reason)) for each in found for s in each.sentences if s.flag != "ok"]
    assert flagged != []
    assert all(sentence in by_id[draft] for draft, sentence in flagged)


def test_excerpts_are_short_and_the_same_for_a_seed():
    """At most four sentences and their frame, drawn anew by another seed alone."""
    found = draw_excerpts(DRAFTS, seed=1)
    assert found == draw_excerpts(DRAFTS, seed=1)
    assert found != draw_excerpts(DRAFTS, seed=2)
    assert max(len(each.sentences) for each in found) <= 7
