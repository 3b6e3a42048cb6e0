"""Two judgements of one draft to one: the milder for the sentences that only one of them holds against the sender."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from tonecheck.judge.heads import Judgement


def take_milder(judged: Judgement, other: Judgement, sentences: Sequence[int]) -> Judgement:
    """Take from a second judgement what it says more mildly of some sentences.

    Args:
        judged: of the draft as written; all other sentences keep its figures, and the elements, too.
        other: of the same sentences, some of them without the words in question.
        sentences: indices of those.

    Returns:
        The judgement in which each of them has the row with the lower burn, and the draft the milder of both scores.
    """
    flags, reasons = judged.flags.copy(), judged.reasons.copy()
    for at in sentences:
        if other.flags[at, 2] < flags[at, 2]:
            flags[at], reasons[at] = other.flags[at], other.reasons[at]
    anger, defensiveness, professionalism = judged.scores
    scores = np.array(
        [
            min(anger, other.scores[0]),
            min(defensiveness, other.scores[1]),
            max(professionalism, other.scores[2]),
        ]
    )
    return Judgement(flags=flags, reasons=reasons, scores=scores, elements=judged.elements)
