"""Insertions, which teach the heads that a burn among kind lines still is one."""

from pathlib import Path

from tonecheck.train.corpus import read_corpus
from tonecheck.train.insertions import draw_insertions

DRAFTS = read_corpus([Path(__file__).parents[2] / "data/train/w01.jsonl"])
BY_ID = {draft.id: draft for draft in DRAFTS}


def test_insertion_is_one_sentence_of_another_draft_with_its_flag():
    """The host's own sentences stay around it, in order, and are all harmless."""
    found = draw_insertions(DRAFTS, seed=1)
    assert {flag for each in found for flag in (s.flag for s in each.sentences)} == {"ok", "burn"}
    labels = {(s.text, s.flag, s.reason) for draft in DRAFTS for s in draft.sentences}
    for each in found:
        host = BY_ID[each.id].sentences
        (at,) = [
            k for k in range(1, len(host)) if each.sentences[:k] == host[:k] and each.sentences[k + 1 :] == host[k:]
        ][:1]
        guest = each.sentences[at]
        assert (guest.text, guest.flag, guest.reason) in labels


def test_insertions_are_the_same_for_a_seed():
    """Another seed draws others."""
    assert draw_insertions(DRAFTS, seed=1) == draw_insertions(DRAFTS, seed=1)
    assert draw_insertions(DRAFTS, seed=1) != draw_insertions(DRAFTS, seed=2)
