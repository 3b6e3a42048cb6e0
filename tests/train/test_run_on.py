"""Run-on sentences, which teach that one burn among many words is still one."""

import random
from pathlib import Path

from tonecheck.train.corpus import LabelledSentence, read_corpus
from tonecheck.train.run_on import join_run_on

DRAFTS = read_corpus([Path(__file__).parents[2] / "data/train/w01.jsonl"])


def test_run_on_has_the_worst_label_and_every_word():
    """Only full stops and capitals go, and words that join are added."""
    draft = (
        LabelledSentence("Dear Ana,", "ok", None),
        LabelledSentence("I read your mail today.", "ok", None, opens=True),
        LabelledSentence("Your team is a bunch of amateurs!", "burn", "lashing-out"),
        LabelledSentence("My number has not changed.", "ok", None),
        LabelledSentence("Piotr", "ok", None, opens=True),
    )
    first, joined, last = join_run_on(draft, random.Random(1))
    assert (first, last) == (draft[0], draft[-1])
    assert (joined.flag, joined.reason, joined.opens) == ("burn", "lashing-out", True)
    words = joined.text.lower().replace(",", "").split()
    assert [word for word in words if word not in {"and", "but", "so"}] == (
        "i read your mail today your team is a bunch of amateurs my number has not changed".split()
    )
    assert "." not in joined.text


def test_run_ons_are_the_same_for_a_seed_and_short_drafts_stay():
    """Two sentences of some length are no run-on."""
    assert [join_run_on(draft.sentences, random.Random(7)) for draft in DRAFTS] == [
        join_run_on(draft.sentences, random.Random(7)) for draft in DRAFTS
    ]
    short = tuple(LabelledSentence(text, "ok", None) for text in ("Thanks for the news today.", "All the best to you."))
    assert join_run_on(short, random.Random(1)) == short
