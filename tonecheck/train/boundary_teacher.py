"""A large network that learns where sentences end in text without full stops, to teach the small one of a model."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from transformers import AutoModel

from tonecheck.train.boundary_network import base_tokenizer
from tonecheck.train.corpus import LabelledDraft
from tonecheck.train.recipe import base_folder
from tonecheck.train.side_by_side import Say
from tonecheck.train.typed import RunOn, gather_run_ons, group_run_ons

_AT_ONCE: Final = 64  # texts a step
_RATE: Final = 1e-4
_HEAD_RATE: Final = 1e-3
_WARM_UP: Final = 50  # steps
_TOLD: Final = 100  # steps between two lines of progress
_MOST_TOKENS: Final = 400


@dataclass(frozen=True, slots=True)
class _Gaps:
    """The gaps of some texts: token ids of shape (texts, tokens), and of each gap its text, token, label and weight."""

    ids: Tensor
    texts: Tensor
    tokens: Tensor
    begins: Tensor
    weights: Tensor


class BoundaryTeacher(nn.Module):
    """A transformer and one linear layer on the first token of each word; its word vectors stay as they are."""

    def __init__(self) -> None:
        super().__init__()
        self.transformer = AutoModel.from_pretrained(base_folder())
        self.head = nn.Linear(self.transformer.config.hidden_size, 1)
        self.transformer.embeddings.word_embeddings.weight.requires_grad_(False)  # noqa: FBT003 - torch's signature
        self._tokenizer = base_tokenizer()

    def forward(self, gaps: _Gaps) -> Tensor:
        """Give the logit of each gap, shape (gaps,)."""
        short = torch.cpu._is_avx512_bf16_supported()  # noqa: SLF001 - nothing public tells
        with torch.autocast("cpu", torch.bfloat16, enabled=short):
            hidden = self.transformer(input_ids=gaps.ids, attention_mask=(gaps.ids > 0).long()).last_hidden_state
        logits: Tensor = self.head(hidden[gaps.texts, gaps.tokens].float())[:, 0]
        return logits

    def look_at(self, texts: Sequence[RunOn]) -> _Gaps:
        """Turn texts into token ids, and find the token that begins each word."""
        read = [self._tokens(text.words) for text in texts]
        ids = torch.zeros(len(texts), max(len(tokens) for tokens, _ in read), dtype=torch.long)
        rows = []
        for at, ((tokens, firsts), text) in enumerate(zip(read, texts, strict=True)):
            ids[at, : len(tokens)] = torch.tensor(tokens)
            rows += [
                (at, min(first, _MOST_TOKENS), begins, text.weight)
                for first, begins in zip(firsts[1:], text.begins, strict=True)
            ]
        owners, tokens, begins, weights = (torch.tensor(column) for column in zip(*rows, strict=True))
        return _Gaps(ids, owners, tokens, begins.float(), weights)

    def _tokens(self, words: Sequence[str]) -> tuple[list[int], list[int]]:
        """Give the token ids of a text and the index of each word's first."""
        read = self._tokenizer.encode(list(words), is_pretokenized=True)
        firsts = [read.word_to_tokens(at) for at in range(len(words))]
        return read.ids[: _MOST_TOKENS + 1], [0 if first is None else first[0] for first in firsts]


def fit_teacher(drafts: Sequence[LabelledDraft], *, steps: int, seed: int, say: Say) -> BoundaryTeacher:
    """Fine-tune the base weights to tell the gaps at which sentences begin.

    Args:
        drafts: the training drafts.
        steps: of the optimiser, sixty-four texts each.
        seed: of everything random.
        say: told the mean loss now and then.
    """
    torch.manual_seed(seed)
    chance, teacher = random.Random(seed), BoundaryTeacher()  # noqa: S311 - no secret
    body = [each for each in teacher.transformer.parameters() if each.requires_grad]
    groups = [{"params": body, "lr": _RATE}, {"params": teacher.head.parameters(), "lr": _HEAD_RATE}]
    optimizer = torch.optim.AdamW(groups, fused=True)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / _WARM_UP, max(0.02, 1 - step / steps))
    )
    waiting: list[list[RunOn]] = []
    lately: list[float] = []
    teacher.train()
    for step in range(1, steps + 1):
        waiting = waiting or group_run_ons(gather_run_ons(drafts, chance), _AT_ONCE, chance)
        lately.append(_learn(teacher, optimizer, teacher.look_at(waiting.pop())))
        schedule.step()
        if step % _TOLD == 0 or step == steps:
            say(f"ends of sentences, step {step} of {steps}: loss {np.mean(lately):.4f}")
            lately.clear()
    return teacher.eval()


def _learn(teacher: BoundaryTeacher, optimizer: torch.optim.Optimizer, gaps: _Gaps) -> float:
    """Take one step and give its loss."""
    losses = nn.functional.binary_cross_entropy_with_logits(teacher(gaps), gaps.begins, reduction="none")
    loss = (losses * gaps.weights).sum() / gaps.weights.sum()
    optimizer.zero_grad()
    loss.backward()
    nn.utils.clip_grad_norm_(teacher.parameters(), 1.0)
    optimizer.step()
    return float(loss.item())


def ask_teacher(teacher: BoundaryTeacher, texts: Sequence[RunOn]) -> list[NDArray[np.float32]]:
    """Give for each text the probability that a sentence begins at each word but the first."""
    order = sorted(range(len(texts)), key=lambda at: len(texts[at].words))
    said: dict[int, NDArray[np.float32]] = {}
    with torch.no_grad():
        for start in range(0, len(order), _AT_ONCE):
            group = order[start : start + _AT_ONCE]
            gaps = teacher.look_at([texts[at] for at in group])
            chances = teacher(gaps).sigmoid().numpy()
            ends = np.cumsum([len(texts[at].begins) for at in group])[:-1]
            said.update(zip(group, np.split(chances, ends), strict=True))
    return [said[at] for at in range(len(texts))]
