"""One run of fine-tuning: network, optimiser, schedule and checkpoints that can be resumed."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

import torch

from tonecheck.train.augment import Augmenter
from tonecheck.train.batches import Batcher, Shown, group_by_length
from tonecheck.train.corpus import LabelledDraft, read_as_sent
from tonecheck.train.excerpts import cut_part
from tonecheck.train.framing import add_frame
from tonecheck.train.network import Batch, LossWeights, MultiTaskLoss, ToneNetwork
from tonecheck.train.pairs import Pair, find_pairs, group_pairs
from tonecheck.train.reception import known_points, read_answers
from tonecheck.train.recipe import Job, Recipe, Round, base_folder, read_state, write_state
from tonecheck.train.run_on import join_run_on
from tonecheck.train.side_by_side import Say
from tonecheck.train.soft_labels import SOFT_LABELS_FILE, read_soft_labels

_FEWEST_TO_CUT: Final = 2
_DECAY: Final = 0.01
HEADS: Final = 0  # seed of the heads' first weights


def finish_run(job: Job, say: Say) -> None:
    """Take one run to its end; its weights are then in its checkpoint."""
    _Run(job).finish(say)


class _Run:
    """One fine-tuning run: network, optimiser and schedule."""

    def __init__(self, job: Job) -> None:
        self.device = "cuda" if torch.cuda.is_available() else "cpu"
        self.short = self.device == "cuda" or torch.cpu._is_avx512_bf16_supported()  # noqa: SLF001 - nothing public tells
        self.job, self.recipe, self.epochs, self.seed = job, job.recipe, job.stage.epochs, job.seed
        self.drafts = read_as_sent([job.corpus / "train"])
        torch.manual_seed(HEADS)  # the heads of all runs begin alike, so that their weights can be averaged
        self.network = ToneNetwork(base_folder()).to(self.device)
        if job.start is not None:
            self.network.load_state_dict(read_state(job.start))
        self.loss = MultiTaskLoss(smoothing=self.recipe.smoothing, weights=LossWeights()).to(self.device)
        self.optimizer = torch.optim.AdamW(_parameter_groups(self.network, self.recipe, job.stage), fused=True)
        self.pairs = find_pairs(self.drafts)
        self.seen, self.seen_pairs = (round(job.stage.share * len(each)) for each in (self.drafts, self.pairs))
        steps = math.ceil(self.seen / self.recipe.drafts) + math.ceil(self.seen_pairs / self.recipe.pairs_a_step)
        self.steps = self.epochs * steps
        self.schedule = torch.optim.lr_scheduler.LambdaLR(self.optimizer, self._rate)
        points = known_points(read_answers(job.corpus / "suggestions"))
        soft_labels = read_soft_labels(job.corpus / SOFT_LABELS_FILE, self.drafts)
        self.batcher = Batcher(base_folder() / "tokenizer.json", points=points, soft_labels=soft_labels)

    def _rate(self, step: int) -> float:
        """Give the factor on the peak rates: a linear rise, then a linear fall."""
        return min((step + 1) / (self.recipe.warm_up * self.steps), max(0.02, 1 - step / self.steps))

    def finish(self, say: Say) -> None:
        """Take the run to its end, from its checkpoint where there is one; its weights are in the last one."""
        share = f"{self.seen} of {len(self.drafts)} drafts and {self.seen_pairs} of {len(self.pairs)} pairs"
        say(f"{self.job.name}: {share}, {self.epochs} epochs, on {self.device}")
        for epoch in range(self.resume(), self.epochs):
            loss = self.train_epoch(epoch)
            self.save(epoch + 1)
            say(f"{self.job.name}, epoch {epoch + 1} of {self.epochs}: loss {loss:.4f}")

    def train_epoch(self, epoch: int) -> float:
        """Train one epoch and give its mean loss; its random choices depend on seed and epoch alone."""
        chance = random.Random(self.seed * 1000 + epoch)  # noqa: S311 - no secret
        torch.manual_seed(self.seed * 1000 + epoch)
        self.network.train()
        losses = [self._step(batch) for batch in self._batches(chance)]
        return sum(losses) / len(losses)

    def _step(self, batch: Batch) -> float:
        """Take one step of the optimiser, on the drafts as they are and with their word vectors shifted."""
        self.optimizer.zero_grad()
        loss = self._learn(batch)
        with shifted(self.network.word_vectors, self.recipe.adversarial):
            self._learn(batch)
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self.optimizer.step()
        self.schedule.step()
        return loss

    def _learn(self, batch: Batch) -> float:
        """Add the gradients of one batch to those there are, and give its loss."""
        with torch.autocast(self.device, torch.bfloat16, enabled=self.short):
            outputs = self.network(batch)
        loss = self.loss(outputs.to_float(), batch)
        loss.backward()
        return float(loss.item())

    def _batches(self, chance: random.Random) -> Iterator[Batch]:
        """Yield the epoch's batches: shuffled, of similar length, some drafts changed or cut to a part, and pairs."""
        augmenter = Augmenter(chance)
        drafts = group_by_length(chance.sample(self.drafts, self.seen), self.recipe.drafts, chance)
        pairs = group_pairs(chance.sample(self.pairs, self.seen_pairs), self.recipe.pairs_a_step)
        batches = [[self._shown_draft(draft, augmenter, chance) for draft in group] for group in drafts]
        batches += [[each for pair in group for each in _shown_pair(pair)] for group in pairs]
        chance.shuffle(batches)
        yield from (self.batcher.batch(shown).to(self.device) for shown in batches)

    def _shown_draft(self, draft: LabelledDraft, augmenter: Augmenter, chance: random.Random) -> Shown:
        """Choose how a draft is shown this time."""
        sentences = draft.sentences
        if chance.random() < self.recipe.augmented:
            sentences = augmenter.change(sentences)
        whole = len(draft.sentences) <= _FEWEST_TO_CUT or chance.random() >= self.recipe.parts
        if not whole:
            sentences = cut_part(sentences, chance)
        framed = add_frame(sentences, chance) if chance.random() < self.recipe.framed else sentences
        whole = whole and framed == sentences  # a frame is itself an element of a good reply
        run_on = join_run_on(framed, chance) if chance.random() < self.recipe.run_ons else framed
        return Shown(draft, run_on, whole=whole)

    def resume(self) -> int:
        """Load the checkpoint if there is one and give the epochs already done."""
        if not self.job.checkpoint.exists():
            return 0
        state = read_state(self.job.checkpoint)
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
        write_state(state, self.job.checkpoint)


def _shown_pair(pair: Pair) -> tuple[Shown, Shown]:
    """Show both drafts of a pair as they are, so that nothing else tells them apart."""
    return (
        Shown(pair.burning, pair.burning.sentences, whole=True, decides=pair.burn),
        Shown(pair.fair, pair.fair.sentences, whole=True, decides=pair.harmless),
    )


def _parameter_groups(network: ToneNetwork, recipe: Recipe, stage: Round) -> list[dict[str, Any]]:
    """Give heads, transformer and word vectors their peak learning rates; word vectors never seen stay as they were."""
    words, rate = network.word_vectors, recipe.encoder_rate * stage.pace * stage.encoder
    encoder = [each for each in network.transformer.parameters() if each is not words]
    inside = {id(each) for each in network.transformer.parameters()}
    heads = [each for each in network.parameters() if id(each) not in inside]
    return [
        {"params": heads, "lr": recipe.head_rate * stage.pace, "weight_decay": _DECAY},
        {"params": encoder, "lr": rate, "weight_decay": _DECAY},
        {"params": [words], "lr": rate * stage.words, "weight_decay": 0.0},
    ]


@contextmanager
def shifted(words: torch.nn.Parameter, length: float) -> Iterator[None]:
    """Shift the word vectors by ``length`` along their gradient, and back."""
    if words.grad is None:
        raise ValueError("word vectors can be shifted along their gradient only when they have one")
    shift = length * words.grad / words.grad.norm().clamp(min=1e-12)
    words.data.add_(shift)
    try:
        yield
    finally:
        words.data.sub_(shift)
