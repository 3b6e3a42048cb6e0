"""Measure how faithful the evidence is: what its words carry, beside as many others of the sentence drawn at random.

For every burn found in labelled drafts, `burn` is judged without the words shown, and without as many words drawn at
random, several times; the mean falls and their ratio are printed. Nothing here is a test.
"""

from __future__ import annotations

import argparse
import random
import statistics
from collections.abc import Iterator
from pathlib import Path

from tonecheck import Checker
from tonecheck.advice.evidence import Probe, find_evidence, make_probe
from tonecheck.report import Report
from tonecheck.train.corpus import read_corpus

ROOT = Path(__file__).parents[2]
DRAWS = 5


def shown_words(report: Report, probe: Probe, evidence: tuple) -> tuple[int, ...]:
    """Give the places of the words that the evidence shows."""
    offset = report.sentences[probe.index].start
    spans = [(each.start - offset, each.end - offset) for each in evidence]
    return tuple(
        at for at, (start, end) in enumerate(probe.words) if any(start < stop and begin < end for begin, stop in spans)
    )


def falls(checker: Checker, report: Report, chance: random.Random) -> Iterator[tuple[float, float, float]]:
    """Yield for each burn the fall without the words shown, the mean fall without others, and the share shown."""
    for index, evidence in find_evidence(report, checker).items():
        probe, burn = make_probe(report, index), report.sentences[index].burn
        shown = shown_words(report, probe, evidence)
        if report.sentences[index].flag != "burn" or not 0 < len(shown) < len(probe.words):
            continue
        drawn = [tuple(chance.sample(range(len(probe.words)), len(shown))) for _ in range(DRAWS)]
        judged = checker.judge_variants([probe.without(words) for words in (shown, *drawn)])
        first, *others = (burn - decision.burns[index] for decision in judged)
        yield first, statistics.mean(others), len(shown) / len(probe.words)


def main() -> None:
    """Measure and print one line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("drafts", nargs="*", type=Path, default=[ROOT / "data/test"])
    parser.add_argument("--most", type=int, default=10_000, help="drafts to look at")
    options = parser.parse_args()
    checker, chance = Checker(threads=1), random.Random(1)
    drafts = read_corpus(options.drafts)
    reports = [checker.check(draft.compose()[0], any_language=True) for draft in drafts[: options.most]]
    rows = [row for report in reports for row in falls(checker, report, chance)]
    shown, others, share = (statistics.mean(column) for column in zip(*rows, strict=True))
    print(
        f"{len(rows)} burns: {shown:.3f} without the words shown ({share:.0%} of the words), {others:.3f} without others; "
        f"ratio {shown / others:.2f}, at least 3"
    )


if __name__ == "__main__":
    main()
