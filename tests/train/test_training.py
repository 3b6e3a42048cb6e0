"""A small training from end to end, and the evaluation of what it made."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from tonecheck import Checker
from tonecheck.cli import tonecheck as command
from tonecheck.judge.artefact import find_model

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture(scope="module")
def trained(tmp_path_factory):
    """Train heads on three writers with the command."""
    folder = tmp_path_factory.mktemp("training")
    for part, names in {"train": ["w01", "w02", "w03"], "dev": ["d1"]}.items():
        (folder / "corpus" / part).mkdir(parents=True)
        for name in names:
            shutil.copy(DATA / part / f"{name}.jsonl", folder / "corpus" / part)
    shutil.copytree(DATA / "suggestions", folder / "corpus/suggestions")
    shutil.copy(DATA / "soft_labels.npz", folder / "corpus")
    words = ["train", "--corpus", folder / "corpus", "--encoder", find_model(), folder / "small-1"]
    done = CliRunner().invoke(command, list(map(str, words)), catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return folder / "small-1"


def test_trained_model_judges(trained):
    """The folder that training writes passes the audit, and tells an insult from thanks."""
    checker = Checker(model=trained)
    report = checker.check("Thank you for your time. You are a bunch of liars and idiots!")
    assert checker.model == "small-1"
    assert report.sentences[1].burn > 2 * report.sentences[0].burn
    point, insult = checker.describe(["I waited for three weeks.", "You are a bunch of liars and idiots!"])
    assert checker.reception.holds_point(point) > checker.reception.holds_point(insult)


def test_manifest_names_what_it_was_trained_on(trained):
    """Seed, number of drafts, digests and versions stand in the manifest."""
    told = json.loads((trained / "manifest.json").read_text())["trained"]
    assert (told["seed"], told["drafts"]) == (1, 138)
    assert set(told["corpus"]) == {"train", "dev", "suggestions", "soft_labels.npz"}
    assert "scikit-learn" in told["versions"]


def test_training_twice_gives_the_same_heads(trained, tmp_path):
    """The same corpus, encoder and seed give the same bytes."""
    corpus = trained.parent / "corpus"
    words = ["train", "--corpus", corpus, "--encoder", find_model(), tmp_path / "small-1"]
    CliRunner().invoke(command, list(map(str, words)), catch_exceptions=False)
    first, second = ((folder / "manifest.json").read_text() for folder in (trained, tmp_path / "small-1"))
    assert json.loads(first)["thresholds"] == json.loads(second)["thresholds"]


def test_evaluation_writes_figures_page_and_card(trained, tmp_path):
    """`evaluate` measures, and writes JSON, a page that fetches nothing, and the card."""
    files = {name: tmp_path / name for name in ("figures.json", "page.html", "CARD.md")}
    words = ["evaluate", DATA / "dev/d2.jsonl", "--model", trained, "--second", DATA / "second/dev"]
    words += ["--json", files["figures.json"], "--html", files["page.html"], "--card", files["CARD.md"]]
    done = CliRunner().invoke(command, list(map(str, words)), catch_exceptions=False)
    assert done.exit_code == 0, done.output
    figures = json.loads(files["figures.json"].read_text())
    assert figures["drafts"] == 40
    assert figures["second_reader"]["sentence"]["f1"] > 0.9
    page = files["page.html"].read_text()
    assert "<svg" in page
    assert not any(word in page for word in ("<script", "src=", "@import"))
    assert "| F1 |" in files["CARD.md"].read_text()
