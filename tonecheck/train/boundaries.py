"""Learn where sentences end in text without full stops: a large network learns it and teaches a small one.

The large one is fine-tuned from the base weights of the encoder; the small one learns from the labels and, more, from
what the large one says (Hinton, Vinyals and Dean 2015). Needs the extra ``train``.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from tonecheck.draft.boundaries import SLOTS, Boundaries
from tonecheck.errors import UsageError
from tonecheck.train.boundary_network import BoundaryNetwork, as_tensors, choose_words, first_vectors
from tonecheck.train.boundary_teacher import ask_teacher, fit_teacher
from tonecheck.train.corpus import LabelledDraft
from tonecheck.train.side_by_side import Say
from tonecheck.train.typed import RunOn, gather_run_ons, group_run_ons

_AT_ONCE: Final = 64  # texts a step
_RATE: Final = 2e-3
_WARM_UP: Final = 200  # steps
_TAUGHT: Final = 0.7  # share of what the large network says in what is learnt, beside the label


@dataclass(frozen=True, slots=True)
class BoundaryRecipe:
    """How much is learnt; the shipped model's recipe by default.

    Attributes:
        steps: of the large network, sixty-four texts each.
        draws: times that all drafts are typed anew for the small one.
        epochs: of the small one.
    """

    steps: int = 1000
    draws: int = 3
    epochs: int = 5


@dataclass(frozen=True, slots=True)
class _Taught:
    """A text and what is to be learnt of it: the chance that a sentence begins at each word but the first."""

    text: RunOn
    chances: NDArray[np.float32]


def learn_boundaries(
    drafts: Sequence[LabelledDraft], *, seed: int, say: Say, recipe: BoundaryRecipe | None = None
) -> Boundaries:
    """Learn the rule from drafts written without full stops, and from others with theirs taken away.

    Args:
        drafts: the training drafts.
        seed: of everything random; the same drafts, seed and machine give the same rule.
        say: told lines of progress.
        recipe: how much; the shipped model's where None.

    Raises:
        UsageError: the drafts have nothing to learn from.
    """
    recipe, chance = recipe or BoundaryRecipe(), random.Random(seed)  # noqa: S311 - no secret
    texts = [text for _ in range(recipe.draws) for text in gather_run_ons(drafts, chance)]
    if not texts:
        raise UsageError("no draft has two sentences: there is nothing to learn their ends from")
    teacher = fit_teacher(drafts, steps=recipe.steps, seed=seed, say=say)
    taught = [
        _Taught(text, (1 - _TAUGHT) * np.asarray(text.begins, np.float32) + _TAUGHT * chances)
        for text, chances in zip(texts, ask_teacher(teacher, texts), strict=True)
    ]
    say(f"ends of sentences: the large network has read {len(texts)} texts")
    torch.manual_seed(seed)
    words = choose_words(drafts)
    network = BoundaryNetwork(first_vectors(words))
    _fit(
        network,
        taught,
        {word: SLOTS + at for at, word in enumerate(words)},
        epochs=recipe.epochs,
        chance=chance,
        say=say,
    )
    return network.export(words)


def _fit(  # noqa: PLR0913 - one keyword a choice
    network: BoundaryNetwork,
    taught: Sequence[_Taught],
    words: dict[str, int],
    *,
    epochs: int,
    chance: random.Random,
    say: Say,
) -> None:
    """Fit the small network on all texts, some times over."""
    by_text = {id(each.text): each.chances for each in taught}
    steps = epochs * -(-len(taught) // _AT_ONCE)
    optimizer = torch.optim.AdamW(network.parameters(), lr=_RATE, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / _WARM_UP, max(0.01, 1 - step / steps))
    )
    network.train()
    for epoch in range(1, epochs + 1):
        losses = []
        for group in group_run_ons([each.text for each in taught], _AT_ONCE, chance):
            losses.append(_learn(network, optimizer, group, [by_text[id(text)] for text in group], words))
            schedule.step()
        say(f"ends of sentences, epoch {epoch} of {epochs} of the small network: loss {np.mean(losses):.4f}")


def _learn(
    network: BoundaryNetwork,
    optimizer: torch.optim.Optimizer,
    texts: Sequence[RunOn],
    chances: Sequence[NDArray[np.float32]],
    words: dict[str, int],
) -> float:
    """Take one step and give its loss."""
    wanted, weights = (torch.zeros(len(texts), max(len(text.words) for text in texts) - 1) for _ in range(2))
    for at, (text, said) in enumerate(zip(texts, chances, strict=True)):
        wanted[at, : len(said)], weights[at, : len(said)] = torch.from_numpy(said), text.weight
    logits = network(*as_tensors([text.words for text in texts], words))
    losses = nn.functional.binary_cross_entropy_with_logits(logits, wanted, reduction="none")
    loss = (losses * weights).sum() / weights.sum()
    optimizer.zero_grad()
    loss.backward()
    nn.utils.clip_grad_norm_(network.parameters(), 1.0)
    optimizer.step()
    return float(loss.item())
