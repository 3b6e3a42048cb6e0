"""Fine-tune the encoder on whole drafts: runs side by side, of which, and of their average, the best is kept."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import numpy as np
import torch
from numpy.typing import NDArray
from sklearn.metrics import average_precision_score, precision_recall_curve

from tonecheck.judge.artefact import find_model, open_artefact
from tonecheck.labels import FLAGS
from tonecheck.train.batches import Batcher, Shown, group_by_length
from tonecheck.train.corpus import LabelledDraft, read_as_sent
from tonecheck.train.export import export_encoder
from tonecheck.train.network import ToneNetwork
from tonecheck.train.recipe import Job, Recipe, base_folder, read_state, write_state
from tonecheck.train.run import HEADS, finish_run
from tonecheck.train.side_by_side import Say, work_side_by_side
from tonecheck.train.start import network_of
from tonecheck.train.vocabulary import choose_vocabulary

Weights = dict[str, torch.Tensor]
_AT_ONCE: Final = 16
_OK, _BURN = FLAGS.index("ok"), FLAGS.index("burn")


def fine_tune_encoder(corpus: Path, *, work: Path, seed: int, say: Say, recipe: Recipe | None = None) -> Path:
    """Fine-tune on ``corpus/train`` and export the encoder; goes on from the last checkpoints in ``work``.

    Args:
        corpus: folder with ``train/`` and ``dev/``; by ``dev/`` the best of the runs and their average is kept.
        work: folder for checkpoints and the exported encoder.
        seed: of the first run, those of the others follow; the same corpus, seed and machine give the same encoder.
        say: told one line an epoch, and one for each that might be kept.
        recipe: how, and from where; the recipe that begins with the base weights where None.

    Returns:
        Folder with ``encoder.onnx`` and ``tokenizer.json``.

    Raises:
        ArtefactError: the model to go on from is missing or damaged.
    """
    recipe = recipe or Recipe()
    best = None if recipe.start is None else _begin(recipe.start, work / "start.pt")
    train, dev = (read_as_sent([corpus / part]) for part in ("train", "dev"))
    for number, stage in enumerate(recipe.rounds, 1):
        folder = work / f"round-{number}"
        jobs = [Job(corpus, folder, recipe, stage, seed + at, best) for at in range(recipe.runs)]
        work_side_by_side(finish_run, jobs, say=say)
        network = _best(jobs, dev, say)
        best = folder / "best.pt"
        write_state(network.state_dict(), best)
    texts = [text for draft in train for text in draft.texts]
    vocabulary = choose_vocabulary(base_folder() / "tokenizer.json", texts)
    export_encoder(network.transformer, vocabulary, work / "encoder", drafts=train)
    return work / "encoder"


def _begin(start: str | Path, path: Path) -> Path:
    """Write the weights that a model's encoder has, for the first round to begin with."""
    model = open_artefact(find_model(start))
    torch.manual_seed(HEADS)
    write_state(network_of(model).state_dict(), path)
    return path


def _best(jobs: Sequence[Job], dev: Sequence[LabelledDraft], say: Say) -> ToneNetwork:
    """Give the network that judges the development drafts best: a run's, the one they began with, or the average."""
    weights = {job.name: read_state(job.checkpoint)["network"] for job in jobs}
    if jobs[0].start is not None:
        weights["start"] = read_state(jobs[0].start)
    weights["average"] = _averaged(list(weights.values()))
    network = ToneNetwork(base_folder())
    merits = {}
    for name, state in weights.items():
        network.load_state_dict(state)
        merits[name] = _merit(network, dev)
        say(f"{name}: average precision and F1 on the development drafts, added: {merits[name]:.4f}")
    network.load_state_dict(weights[max(merits, key=merits.__getitem__)])
    return network


def _averaged(runs: Sequence[Weights]) -> Weights:
    """Average the weights of runs that began alike (Wortsman et al. 2022); whole numbers are the same in all."""
    return {
        name: torch.stack([run[name] for run in runs]).mean(0) if tensor.is_floating_point() else tensor
        for name, tensor in runs[0].items()
    }


def _merit(network: ToneNetwork, dev: Sequence[LabelledDraft]) -> float:
    """Give the average precision and the best F1 of burn against ok, added."""
    pairs = list(_judged(network.eval(), dev))
    labels, burns = (np.concatenate(column) for column in zip(*pairs, strict=True))
    clear = (labels == _OK) | (labels == _BURN)
    wanted, burns = labels[clear] == _BURN, burns[clear]
    precision, recall, _ = precision_recall_curve(wanted, burns)
    f1 = 2 * precision * recall / np.maximum(precision + recall, 1e-9)
    return float(average_precision_score(wanted, burns) + f1.max())


def _judged(
    network: ToneNetwork, dev: Sequence[LabelledDraft]
) -> Iterator[tuple[NDArray[np.int64], NDArray[np.float32]]]:
    """Yield the labels and the probabilities of burn of a few drafts at a time."""
    batcher = Batcher(base_folder() / "tokenizer.json")
    for drafts in group_by_length(dev, _AT_ONCE, random.Random(0)):  # noqa: S311 - no secret
        batch = batcher.batch([Shown(draft, draft.sentences, whole=True) for draft in drafts])
        with torch.no_grad():
            burns = network(batch).flags.softmax(-1)[..., _BURN]
        yield batch.flags.flatten().numpy(), burns.flatten().numpy()
