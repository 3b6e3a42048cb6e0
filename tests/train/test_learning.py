"""Learning from marks: what is followed, what is kept, what is taken back, what is forgotten."""

import json
import shutil
import stat
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner

from tonecheck import Checker
from tonecheck.cli import tonecheck as command
from tonecheck.errors import ArtefactError
from tonecheck.judge.artefact import FEATURES_FILE, find_model, open_artefact, read_arrays, read_boundaries
from tonecheck.judge.learnt import keep_learnt
from tonecheck.judge.marks import add_marks, make_mark
from tonecheck.profiles import profile_folder
from tonecheck.train import learning
from tonecheck.train.compact import NO_REASON, pack_corpus, read_compact
from tonecheck.train.corpus import as_sent, read_corpus
from tonecheck.train.encoded import encode_drafts, flag_labels, stack_features
from tonecheck.train.training import train_heads

DATA = Path(__file__).parents[2] / "data"
RULE = read_boundaries(open_artefact(find_model()))
ODD = "The purple ladder sings at noon."


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """Train heads on two writers."""
    folder = tmp_path_factory.mktemp("learning")
    for part, names in {"train": ["w01", "w02"], "dev": ["d1"]}.items():
        (folder / "corpus" / part).mkdir(parents=True)
        for name in names:
            shutil.copy(DATA / part / f"{name}.jsonl", folder / "corpus" / part)
    train_heads(folder / "corpus", encoder=find_model(), boundaries=RULE, folder=folder / "small-1", seed=1)
    return folder / "small-1"


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """Give the user's data a folder of its own."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return tmp_path / "data"


def learn(*words):
    """Run the command and give its status and output."""
    done = CliRunner().invoke(command, ["learn", *map(str, words)])
    return done.exit_code, done.output + (str(done.exception) if done.exit_code else "")


def mark_for(small, flag, reason=None):
    """Mark one harmless odd sentence."""
    checker = Checker(model=small)
    return make_mark(checker.encoder, checker.describe([ODD])[0], flag, reason)


def test_compact_corpus_keeps_labels_exactly_and_features_nearly(small, checker):
    """Labels come back as they were; development features within a step, training features close on the whole."""
    train, dev = (
        encode_drafts(checker._encoder, [as_sent(draft) for draft in read_corpus([DATA / name])[:12]])
        for name in ("train/w01.jsonl", "dev/d1.jsonl")
    )
    arrays = pack_corpus(train, dev, penalty=0.003)
    np.savez(small.parent / FEATURES_FILE, **arrays)
    artefact = open_artefact(small)
    compact = read_compact(type(artefact)(small.parent, "x", artefact.manifest | {"files": Anything(small.parent)}))
    assert compact.flags.tolist() == flag_labels(train).tolist()
    assert compact.penalty == 0.003
    assert ((compact.reasons == NO_REASON) == (compact.flags == 0)).all()
    span = np.ptp(stack_features(dev), axis=0)
    assert (np.abs(compact.dev_features - stack_features(dev)) <= span / 15 + 1e-6).all()
    vectors = stack_features(train)[:, :384]
    assert np.corrcoef(compact.features[:, :384].ravel(), vectors.ravel())[0, 1] > 0.9


class Anything(dict):
    """Give the true SHA-256 of any file in a folder."""

    def __init__(self, folder):
        import hashlib

        super().__init__({FEATURES_FILE: hashlib.sha256((folder / FEATURES_FILE).read_bytes()).hexdigest()})


def test_marks_file_is_private_and_holds_no_text(small, home):
    """Marks lie in a folder 0700 in a file 0600, and no word of the draft stands in it."""
    add_marks("default", [mark_for(small, "ok")])
    (path,) = home.rglob("marks.jsonl")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert "purple" not in path.read_text()


def test_learning_follows_a_mark_and_can_be_undone_and_forgotten(small, home, monkeypatch):
    """A mark turns its sentence; every Checker of the profile judges so; undo and forget take it back."""
    monkeypatch.setattr(learning, "MOST_LOST", 1.0)  # two writers make a weak model; the limit has its own test
    shutil.rmtree(home, ignore_errors=True)
    before = Checker(model=small).check(ODD, any_language=True).sentences[0]
    wanted = ("burn", "lashing-out") if before.flag == "ok" else ("ok", None)
    add_marks("mine", [mark_for(small, *wanted)])
    status, told = learn("--profile", "mine", "--model", small)
    assert status == 0, told
    assert "your marks followed      0 of 1     1 of 1" in told
    checker = Checker(profile="mine")
    assert checker.model == "small-1+mine"
    assert (checker.check(ODD, any_language=True).sentences[0].flag == "ok") == (wanted[0] == "ok")
    assert Checker(profile="other").model == Checker().model
    assert not any(path.stat().st_size > 100_000 for path in home.rglob("*"))
    assert learn("--profile", "mine", "--undo")[0] == 0
    assert Checker(profile="mine").model == Checker().model
    assert "--undo" not in learn("--profile", "mine", "--forget")[1]
    assert not profile_folder("mine").exists()


def test_what_costs_too_much_is_not_kept(small, monkeypatch):
    """Where every refit loses more than the limit, the heads stay, the status is 1 and the marks are kept."""
    monkeypatch.setattr(learning, "MOST_LOST", -1.0)
    flag = Checker(model=small).check(ODD, any_language=True).sentences[0].flag
    add_marks("default", [mark_for(small, *(("burn", "blaming") if flag == "ok" else ("ok", None)))])
    status, told = learn("--model", small)
    assert status == 1
    assert "Not learnt" in told
    assert not (profile_folder("default") / "model").exists()
    assert (profile_folder("default") / "marks.jsonl").exists()


def test_labelled_drafts_become_marks(small, tmp_path):
    """A file in the corpus' form is taken as marks; marks that are followed already change nothing."""
    is_ok = Checker(model=small).check(ODD, any_language=True).sentences[0].flag == "ok"
    label = {"flag": "ok"} if is_ok else {"flag": "burn", "reason": "blaming"}
    line = {
        "id": "a", "sentences": [{"text": ODD} | label],
        "anger": 0, "defensiveness": 0, "professionalism": 8, "verdict": "send",
    }  # fmt: skip
    (tmp_path / "mine.jsonl").write_text(json.dumps(line) + "\n")
    status, told = learn("--model", small, tmp_path / "mine.jsonl")
    assert status == 0
    assert "1 sentences of 1 file are marks now." in told
    assert "followed already" in told


def test_faults_say_what_to_do(small, tmp_path):
    """No marks, marks of another model, a damaged line, a bad name, a model without its corpus: each is told."""
    assert "has no marks to learn from" in learn("--model", small)[1]
    assert "a name has letters" in learn("--profile", "../x")[1]
    assert "exclude one another" in learn("--undo", "--forget")[1]
    assert "learnt nothing" in learn("--undo")[1]
    add_marks("default", [make_mark("other", np.zeros(395), "ok")])
    assert "another model" in learn("--model", small)[1]
    (profile_folder("default") / "marks.jsonl").write_text("{}\n")
    assert "marks.jsonl:1 is damaged" in learn("--model", small)[1]
    bare = shutil.copytree(small, tmp_path / "bare-1")
    manifest = json.loads((bare / "manifest.json").read_text())
    del manifest["files"][FEATURES_FILE]
    (bare / "manifest.json").write_text(json.dumps(manifest))
    with pytest.raises(ArtefactError, match="came without features"):
        read_compact(open_artefact(bare))


def test_learnt_heads_give_way_to_a_new_encoder(small, tmp_path):
    """When the model beneath is replaced, its new version judges until `learn` has run again; nothing fails."""
    base = shutil.copytree(small, tmp_path / "base-1")
    heads = learning.Heads.from_arrays(read_arrays(base / "heads.npz"))
    keep_learnt("mine", open_artefact(base), heads, base=str(base))
    assert Checker(profile="mine").model == "small-1+mine"
    manifest = json.loads((base / "manifest.json").read_text())
    for name in ("encoder.onnx", "boundary_network.npz"):
        files = {**manifest["files"], name: "0" * 64}
        (base / "manifest.json").write_text(json.dumps({**manifest, "files": files}))
        assert Checker(profile="mine").model == Checker().model
    shutil.rmtree(base)
    assert Checker(profile="mine").model == Checker().model


def test_learnt_heads_keep_what_orders_the_advice():
    """How readers take suggestions is read from the model beneath."""
    heads = learning.Heads.from_arrays(read_arrays(find_model() / "heads.npz"))
    keep_learnt("mine", open_artefact(find_model()), heads, base=None)
    learnt = Checker(profile="mine")
    assert learnt.model.endswith("+mine")
    assert learnt.reception.point_bias == Checker().reception.point_bias
