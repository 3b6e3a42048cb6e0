"""What if the flagged sentences were left out: all, each alone, and the fewest that let the draft be sent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, Final

from tonecheck.report import Outcome, Report, WhatIf, WithoutOne

if TYPE_CHECKING:
    from tonecheck.judge.checker import Checker
    from tonecheck.judge.decision import Decision
    from tonecheck.judge.features import Floats

MOST_EXACT: Final = 12  # flagged sentences up to which the smallest set is searched for and not only approached
_CLEARLY: Final = 0.9  # burn in the mildest company from which a sentence must go; tried out against every set
_AT_ONCE: Final = 16  # sets judged before it is looked whether one of them will do

Left = frozenset[int]  # indices of sentences left out


class Removals:
    """The verdicts of a draft without some of its sentences, each judged once."""

    def __init__(self, checker: Checker, texts: Sequence[str]) -> None:
        self._checker = checker
        self._texts = texts
        self._known: dict[Left, Decision] = {}
        self.size = len(texts)

    def judge(self, wanted: Iterable[Left]) -> None:
        """Judge what is not known yet, together."""
        new = [left for left in dict.fromkeys(wanted) if left not in self._known and len(left) < self.size]
        decisions = self._checker.judge_variants([self.rest(left) for left in new])
        self._known.update(zip(new, decisions, strict=True))

    def rest(self, left: Left) -> list[str]:
        """Give the sentences that stay."""
        return [text for index, text in enumerate(self._texts) if index not in left]

    def get(self, left: Left) -> Decision | None:
        """Give what the draft would get without these; None where nothing would be left."""
        self.judge([left])
        return self._known.get(left)

    def features(self, index: int) -> Floats:
        """Give the features of a sentence, shape (features,), in the draft with nothing left out."""
        self.judge([frozenset()])
        features: Floats = self._known[frozenset()].features[index]
        return features

    def burn(self, left: Left, index: int) -> float:
        """Give the ``burn`` of a sentence that stays; 0 where nothing would be left."""
        decision = self.get(left)
        return 0.0 if decision is None else decision.burns[sum(at not in left for at in range(index))]

    def reaches_send(self, left: Left) -> bool:
        """Tell whether the draft without these would be sent."""
        decision = self.get(left)
        return decision is not None and decision.verdict == "send"


def flagged_places(report: Report) -> list[int]:
    """Give the places of the flagged sentences in a report."""
    return [index for index, sentence in enumerate(report.sentences) if sentence.flag != "ok"]


def plain_removals(report: Report) -> list[Left]:
    """Give what all advice is measured by: nothing left out, all that is flagged, and each flagged sentence alone."""
    flagged = flagged_places(report)
    return [frozenset(), frozenset(flagged), *(frozenset({index}) for index in flagged)]


def work_out(report: Report, removals: Removals) -> WhatIf:
    """Work out what the removal of flagged sentences would give."""
    flagged = flagged_places(report)
    if not flagged:  # nothing to leave out, so nothing is judged again
        return WhatIf(Outcome(report.verdict, report.scores), (), () if report.verdict == "send" else None)
    removals.judge(plain_removals(report))
    without = removals.get(frozenset(flagged))
    return WhatIf(
        without_flagged=None if without is None else Outcome(without.verdict, without.scores),
        without_each=tuple(_without_each(removals, flagged)),
        smallest=_smallest(report, removals, flagged),
    )


def _without_each(removals: Removals, flagged: Sequence[int]) -> Iterator[WithoutOne]:
    """Yield what the draft would get without each flagged sentence alone."""
    for index in flagged:
        decision = removals.get(frozenset({index}))
        if decision:
            yield WithoutOne(index, decision.verdict, decision.scores)


def _smallest(report: Report, removals: Removals, flagged: Sequence[int]) -> tuple[int, ...] | None:
    """Find the fewest flagged sentences whose removal reaches ``send``."""
    if report.verdict == "send":
        return ()
    search = _exact if len(flagged) <= MOST_EXACT else _greedy
    found = search(removals, flagged)
    return None if found is None else tuple(sorted(found))


def _exact(removals: Removals, flagged: Sequence[int]) -> Left | None:
    """Try every set, the smaller ones first, among those without what must go in any case.

    A sentence must go where it burns clearly though all other flagged ones are gone, in the mildest company there is.
    """
    everything = frozenset(flagged)
    removals.judge(everything - {index} for index in flagged)
    must = frozenset(index for index in flagged if removals.burn(everything - {index}, index) >= _CLEARLY)
    others = sorted(everything - must)
    for size in range(len(others) + 1):
        for batch in _batches(must | frozenset(some) for some in combinations(others, size)):
            removals.judge(batch)
            found = next(filter(removals.reaches_send, batch), None)
            if found is not None:
                return found
    return None


def _greedy(removals: Removals, flagged: Sequence[int]) -> Left | None:
    """Leave out the worst that is left, one after the other, then take back what need not go."""
    left: Left = frozenset()
    while not removals.reaches_send(left):
        rest = [index for index in flagged if index not in left]
        if not rest:
            return None
        left |= {_hottest(removals, left, rest)}
    for index in sorted(left):
        left = left - {index} if removals.reaches_send(left - {index}) else left
    return left


def _hottest(removals: Removals, left: Left, rest: Sequence[int]) -> int:
    """Give the sentence that is judged worst among those not yet left out."""
    decision = removals.get(left)
    if decision is None:
        return rest[0]
    stay = [index for index in range(removals.size) if index not in left]
    heat = dict(zip(stay, map(sum, zip(decision.burns, decision.cautions, strict=True)), strict=True))
    return max(rest, key=heat.__getitem__)


def _batches(sets: Iterable[Left]) -> Iterator[list[Left]]:
    """Yield sets some at a time."""
    batch: list[Left] = []
    for left in sets:
        batch.append(left)
        if len(batch) == _AT_ONCE:
            yield batch
            batch = []
    if batch:
        yield batch
