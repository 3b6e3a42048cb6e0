"""Measure the shipped model on the probe sets: harmless and plain sentences, one message in two voices, burns alone.

Nothing here is a test, and nothing is tuned on the probes.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from tonecheck import Checker

PROBES = Path(__file__).parents[2] / "data/probes"
SETS = {"": "the first writer's", "-2": "the second writers'"}
FRAMES = {
    "alone": "{}",
    "greeted": "Dear Ms Obi,\n\n{}\n\nTom Ashby",
    "thanked": "Thank you for letting me know. {}\n\nKind regards,\nTom",
    "opened coolly": "I have read your mail about the post. {}",
}


def rows(name: str) -> Iterator[dict[str, Any]]:
    """Yield the rows of one probe set."""
    with (PROBES / f"{name}.jsonl").open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def burns(checker: Checker, text: str) -> bool:
    """Tell whether any sentence of a text is flagged as burn."""
    return any(sentence.flag == "burn" for sentence in checker.check(text, any_language=True).sentences)


def told(found: Iterable[tuple[str, bool]]) -> str:
    """Write the share of each group, and of all."""
    groups: Mapping[str, list[bool]] = defaultdict(list)
    for group, hit in found:
        groups[group].append(hit)
        groups["all"].append(hit)
    return ", ".join(f"{group} {sum(hits)}/{len(hits)} ({sum(hits) / len(hits):.1%})" for group, hits in groups.items())


def measure(checker: Checker, part: str) -> None:
    """Measure and print one writer's set of probes, named by the end of its files' names."""
    harmless = ((row["group"], burns(checker, row["text"])) for row in rows(f"harmless{part}"))
    print("harmless sentences flagged:", told(harmless))
    pairs = [(row, burns(checker, row["standard"]), burns(checker, row["variant"])) for row in rows(f"pairs{part}")]
    print("two voices, decided apart:", told((row["group"], plain != other) for row, plain, other in pairs))
    for flag, what in (("ok", "flagged though harmless"), ("burn", "burns found")):
        of_flag = [each for each in pairs if each[0]["flag"] == flag]
        print(f"two voices, {what}, plain:", told((row["group"], plain) for row, plain, _ in of_flag))
        print(f"two voices, {what}, other:", told((row["group"], other) for row, _, other in of_flag))
    alone = (
        (row["slices"][0], burns(checker, " ".join(s["text"] for s in row["sentences"])))
        for row in rows(f"standalone{part}")
    )
    print("burns alone, found:", told(alone))


def main() -> None:
    """Measure and print."""
    checker = Checker(threads=1)
    framed = [
        (name, burns(checker, frame.format(row["text"]))) for row in rows("plain") for name, frame in FRAMES.items()
    ]
    print("plain sentences flagged:", told(framed))
    for part, title in SETS.items():
        print(f"\n{title}")
        measure(checker, part)


if __name__ == "__main__":
    main()
