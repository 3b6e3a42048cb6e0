"""The invariance suite: changes that must not move a flag, in the spirit of CheckList (Ribeiro et al. 2020)."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

from tonecheck.judge.checker import Checker
from tonecheck.train.augment import CHANGES
from tonecheck.train.corpus import LabelledDraft
from tonecheck.train.records import DraftRecord, judge_drafts


def measure_invariance(checker: Checker, drafts: Sequence[LabelledDraft], *, seed: int) -> dict[str, float]:
    """Measure, for each kind of change, the share of sentences that cross the line to or from burn.

    Only sentences of drafts that the change touches count.
    """
    plain = judge_drafts(checker, drafts)
    return {name: _failure_rate(checker, plain, name, seed) for name in CHANGES}


def _failure_rate(checker: Checker, plain: Sequence[DraftRecord], name: str, seed: int) -> float:
    """Measure one kind of change."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    changed = [replace(record.draft, sentences=CHANGES[name](record.draft.sentences, chance)) for record in plain]
    touched = [(record, draft) for record, draft in zip(plain, changed, strict=True) if record.draft != draft]
    after = judge_drafts(checker, [draft for _, draft in touched])
    moved = total = 0
    for (before, _), then in zip(touched, after, strict=True):
        pairs = list(zip(reversed(before.sentences), reversed(then.sentences), strict=False))
        moved += sum((a.flag == "burn") != (b.flag == "burn") for a, b in pairs)
        total += len(pairs)
    return moved / max(1, total)
