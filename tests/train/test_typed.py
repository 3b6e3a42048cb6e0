"""Text without full stops, from drafts that have theirs."""

import random
from dataclasses import replace
from pathlib import Path

import pytest

from tonecheck.train.corpus import LabelledSentence, as_sent, read_corpus
from tonecheck.train.typed import gather_run_ons, group_run_ons

DATA = Path(__file__).parents[2] / "data"
DRAFTS = read_corpus([DATA / "train/w01.jsonl", DATA / "train/w187.jsonl"])
THOUGHTS = ("Thank you, Ms Obi.", "I'm sad!", "May I ask why?")


@pytest.mark.parametrize("seed", range(8))
def test_typed_text_has_lost_its_stops_and_no_word(seed):
    """Every word is there, and a sentence begins where one began."""
    draft = replace(DRAFTS[0], sentences=tuple(LabelledSentence(text, "ok", None) for text in THOUGHTS))
    for text in gather_run_ons([draft], random.Random(seed)):
        typed = " ".join(text.words).lower().replace("'", "").replace(",", "")
        assert typed in {"thank you ms obi im sad", "thank you ms obi im sad may i ask why", "im sad may i ask why"}
        first = {
            word.lower().replace("'", "") for word, begins in zip(text.words[1:], text.begins, strict=True) if begins
        }
        assert first == {"im", "may"} & {word.lower().replace("'", "") for word in text.words[1:]}


def test_what_people_wrote_without_stops_counts_more():
    """Phone messages are learnt from as they are."""
    run_on = next(draft for draft in DRAFTS if len(as_sent(draft).sentences) < len(draft.sentences) - 1)
    written = [text for text in gather_run_ons([run_on], random.Random(1)) if text.weight > 1]
    assert written
    assert all(any(text.begins) for text in written)


def test_groups_hold_every_text_once():
    """Grouping by length loses nothing."""
    texts = gather_run_ons(DRAFTS, random.Random(1))
    groups = group_run_ons(texts, 7, random.Random(2))
    assert sorted(map(id, texts)) == sorted(id(text) for group in groups for text in group)
    assert max(map(len, groups)) == 7
