"""The network that fine-tunes the encoder: a transformer, mean pooling per sentence, one linear layer a task."""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from transformers import AutoModel

from tonecheck.labels import ELEMENTS, FLAGS, REASONS, SCORES, VERDICTS

_DROPOUT = 0.1
_NEVER = -1e4  # stands for minus infinity under a maximum
_MARGIN = 2.0  # logits
_FEWEST_POINTS = 4  # in a batch, that one alone does not outweigh the other tasks


@dataclass(frozen=True, slots=True)
class Batch:
    """Drafts of one step, padded.

    Attributes:
        ids: token ids, shape (drafts, tokens).
        mask: 1 for tokens and 0 for padding, shape (drafts, tokens).
        pooling: averages tokens into sentences, shape (drafts, sentences, tokens).
        present: 1 for sentences and 0 for padding, shape (drafts, sentences).
        flags: index in ``FLAGS`` or -100, shape (drafts, sentences).
        reasons: index in ``REASONS`` or -100, shape (drafts, sentences).
        points: whether a reader found a point worth keeping, 0 or 1, or -100, shape (drafts, sentences).
        soft_labels: probabilities of the flags that larger models gave, or zeros, shape (drafts, sentences, 3).
        scores: 0 to 1, shape (drafts, 3).
        elements: 0 or 1, shape (drafts, 6).
        verdicts: index in ``VERDICTS``, shape (drafts,).
        whole: whether the draft's own labels hold, false for a part of a draft; shape (drafts,).
        pairs: draft and sentence of the burn, then those of the harmless one in the twin; shape (pairs, 4).
    """

    ids: Tensor
    mask: Tensor
    pooling: Tensor
    present: Tensor
    flags: Tensor
    reasons: Tensor
    points: Tensor
    soft_labels: Tensor
    scores: Tensor
    elements: Tensor
    verdicts: Tensor
    whole: Tensor
    pairs: Tensor

    def to(self, device: str) -> Batch:
        """Move every tensor to a device."""
        return Batch(**{field.name: getattr(self, field.name).to(device) for field in fields(self)})


@dataclass(frozen=True, slots=True)
class Outputs:
    """Logits of every task; scores are on the scale 0 to 1."""

    flags: Tensor
    reasons: Tensor
    points: Tensor
    scores: Tensor
    elements: Tensor
    verdicts: Tensor

    def to_float(self) -> Outputs:
        """Give the logits in 32 bits, in which losses are added up."""
        return Outputs(**{field.name: getattr(self, field.name).float() for field in fields(self)})


class ToneNetwork(nn.Module):
    """A transformer with a head for each task of the labelling guide, and one for what a suggestion must not lose."""

    def __init__(self, base: Path) -> None:
        """Load the base weights from a folder in the Hugging Face layout."""
        super().__init__()
        self.transformer = AutoModel.from_pretrained(base)
        width = self.transformer.config.hidden_size
        self.dropout = nn.Dropout(_DROPOUT)
        self.flags = nn.Linear(width, len(FLAGS))
        self.reasons = nn.Linear(width, len(REASONS))
        self.points = nn.Linear(width, 1)
        self.scores = nn.Linear(2 * width, len(SCORES))
        self.elements = nn.Linear(width, len(ELEMENTS))
        self.verdicts = nn.Linear(2 * width, len(VERDICTS))

    @property
    def word_vectors(self) -> nn.Parameter:
        """The vectors of the tokens, shape (vocabulary, width)."""
        vectors: nn.Parameter = self.transformer.embeddings.word_embeddings.weight
        return vectors

    def forward(self, batch: Batch) -> Outputs:
        """Read whole drafts and give the logits of every task."""
        tokens = self.transformer(input_ids=batch.ids, attention_mask=batch.mask).last_hidden_state
        sentences = self.dropout(batch.pooling @ tokens)
        drafts = _pool_drafts(sentences, batch.present[..., None])
        return Outputs(
            flags=self.flags(sentences),
            reasons=self.reasons(sentences),
            points=self.points(sentences)[..., 0],
            scores=self.scores(drafts),
            elements=self.elements(sentences).masked_fill(batch.present[..., None] == 0, _NEVER).amax(1),
            verdicts=self.verdicts(drafts),
        )


def _pool_drafts(sentences: Tensor, present: Tensor) -> Tensor:
    """Join mean and maximum over a draft's sentences: shape (drafts, 2 * width)."""
    mean = (sentences * present).sum(1) / present.sum(1)
    highest = sentences.masked_fill(present == 0, _NEVER).max(1).values
    return torch.cat([mean, highest], dim=1)


@dataclass(frozen=True, slots=True)
class LossWeights:
    """How much each task counts in the loss; the flag counts 1, what larger models and pairs say of it as much."""

    soft_labels: float = 1.0
    contrasts: float = 1.0
    reasons: float = 0.5
    points: float = 0.5
    scores: float = 3.0
    elements: float = 0.5
    verdicts: float = 0.3


class MultiTaskLoss(nn.Module):
    """The weighted sum of the tasks' losses; burn and caution count half as much again as ok."""

    def __init__(self, *, smoothing: float, weights: LossWeights) -> None:
        """Take the label smoothing of the flag and the weight of each task."""
        super().__init__()
        flag_weight = torch.tensor([1.0, 1.5, 1.5])
        self.flag = nn.CrossEntropyLoss(weight=flag_weight, label_smoothing=smoothing, ignore_index=-100)
        self.reason = nn.CrossEntropyLoss(label_smoothing=smoothing, ignore_index=-100, reduction="sum")
        self.weights = weights

    def forward(self, outputs: Outputs, batch: Batch) -> Any:  # noqa: ANN401 - as torch has it
        """Give the loss of one batch; a draft's own labels count only where the draft is whole."""
        flagged = (batch.reasons >= 0).sum().clamp(min=1)
        loss = self.flag(outputs.flags.flatten(0, 1), batch.flags.flatten())
        loss = loss + self.weights.soft_labels * self._soft_flags(outputs, batch)
        loss = loss + self.weights.contrasts * _contrasts(outputs, batch)
        loss = loss + self.weights.reasons * self._reasons(outputs, batch) / flagged
        loss = loss + self.weights.points * _points(outputs, batch)
        return loss + self._drafts(outputs, batch) if bool(batch.whole.any()) else loss

    def _soft_flags(self, outputs: Outputs, batch: Batch) -> Tensor:
        """Give the cross-entropy of the flags with what larger models said of them, each flag with its weight."""
        wanted = batch.soft_labels * self.flag.weight
        return -(wanted * outputs.flags.log_softmax(-1)).sum() / wanted.sum().clamp(min=1)

    def _reasons(self, outputs: Outputs, batch: Batch) -> Tensor:
        """Give the summed loss of the reasons."""
        loss: Tensor = self.reason(outputs.reasons.flatten(0, 1), batch.reasons.flatten())
        return loss

    def _drafts(self, outputs: Outputs, batch: Batch) -> Tensor:
        """Give the loss of scores, elements and verdict over whole drafts."""
        whole = batch.whole
        scores = nn.functional.mse_loss(outputs.scores[whole], batch.scores[whole])
        elements = nn.functional.binary_cross_entropy_with_logits(outputs.elements[whole], batch.elements[whole])
        verdicts = nn.functional.cross_entropy(outputs.verdicts[whole], batch.verdicts[whole])
        return self.weights.scores * scores + self.weights.elements * elements + self.weights.verdicts * verdicts


def _contrasts(outputs: Outputs, batch: Batch) -> Tensor:
    """Give the mean loss of the pairs, of which the burn should be the hotter (RankNet's, with a margin)."""
    if not len(batch.pairs):
        return torch.zeros((), device=outputs.flags.device)
    heat = outputs.flags[..., FLAGS.index("burn")] - outputs.flags[..., FLAGS.index("ok")]
    burning, burn, fair, harmless = batch.pairs.T
    return nn.functional.softplus(_MARGIN - (heat[burning, burn] - heat[fair, harmless])).mean()


def _points(outputs: Outputs, batch: Batch) -> Tensor:
    """Give the mean loss of the points that readers judged, less where they are fewer than four."""
    known = batch.points >= 0
    losses = nn.functional.binary_cross_entropy_with_logits(
        outputs.points[known], batch.points[known].float(), reduction="sum"
    )
    return losses / max(_FEWEST_POINTS, int(known.sum()))
