"""Learning where sentences end that have no full stops."""

from pathlib import Path

import pytest

from tonecheck.train.boundaries import fit_boundaries
from tonecheck.train.corpus import as_sent, read_corpus

DATA = Path(__file__).parents[2] / "data"
WRITERS = [DATA / f"train/{name}.jsonl" for name in ("w01", "w02", "w03", "w04", "w05", "w06", "w07", "w08", "w120")]


@pytest.fixture(scope="module")
def rule():
    """Learn from some writers."""
    return fit_boundaries(read_corpus(WRITERS), seed=1)


def test_rule_finds_sentences_that_it_has_not_seen(rule):
    """Of another writer's sentences, joined in small letters without full stops, far more is told than by chance."""
    found = wanted = hits = 0
    for draft in read_corpus([DATA / "dev/d1.jsonl"]):
        texts = [" ".join(text.rstrip(".!?").lower().split()) for text in draft.texts]
        starts = {sum(len(text) + 1 for text in texts[:at]) for at in range(1, len(texts))}
        said = set(rule.find(" ".join(texts)))
        found, wanted, hits = found + len(said), wanted + len(starts), hits + len(said & starts)
    assert hits / wanted > 0.35
    assert hits / found > 0.35  # one gap in twelve is the end of a sentence


def test_draft_is_split_as_the_rule_says(rule):
    """What was one sentence is several, and no word is lost."""
    draft = next(
        d
        for d in read_corpus([DATA / "train/w120.jsonl"])
        if len(as_sent(d).sentences) < len(as_sent(d, rule).sentences)
    )
    joined, parted = as_sent(draft), as_sent(draft, rule)
    assert " ".join(joined.texts).split() == " ".join(parted.texts).split()


def test_rule_is_the_same_for_a_seed(rule):
    """The same drafts and seed give the same weights."""
    again = fit_boundaries(read_corpus(WRITERS), seed=1)
    assert (again.weights == rule.weights).all()
    assert again.bias == rule.bias
