"""Measure the advice on labelled drafts: how often there is some, what taking it gives, and whether facts are kept.

`--show` prints every flagged sentence with its suggestions, for reading. Nothing here is a test.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from tonecheck import Checker, Report
from tonecheck.advice.adviser import Adviser
from tonecheck.advice.facts import lose_facts
from tonecheck.report import Sentence
from tonecheck.train.corpus import read_corpus

ROOT = Path(__file__).parents[2]


def taken(report: Report) -> list[str]:
    """Give the sentences after every first suggestion has been taken."""
    first = [sentence.advice[0].text if sentence.advice else sentence.text for sentence in report.sentences]
    return [text for text in first if text]


def pages(checker: Checker, report: Report) -> str:
    """Give the verdict after every first suggestion has been taken."""
    texts = taken(report)
    return checker.check("\n\n".join(texts), any_language=True).verdict if texts else "nothing"


def shown(report: Report) -> Iterator[str]:
    """Yield lines that show the flagged sentences with their suggestions."""
    for sentence in report.sentences:
        mark = {"ok": " ", "caution": "c", "burn": "B"}[sentence.flag]
        yield f"{mark} {sentence.text}" + (f"   [{sentence.reason} {sentence.burn:.2f}]" if sentence.reason else "")
        for advice in sentence.advice or ():
            lost = lose_facts(sentence.text, advice.text)
            yield f"      > {advice.text or '(delete)'}   [{advice.move} {advice.burn:.2f}]{f' lost: {lost}' if lost and advice.text else ''}"


def share(part: int, whole: int) -> str:
    """Write a share."""
    return f"{part} of {whole} ({part / max(1, whole):.1%})"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("drafts", nargs="*", type=Path, default=[ROOT / "data/test"])
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    checker = Checker(threads=1)
    adviser = Adviser(checker)
    drafts = read_corpus(options.drafts)
    reports = [adviser.check(draft.compose()[0], any_language=True) for draft in drafts]
    if options.show:
        for draft, report in zip(drafts, reports, strict=True):
            if report.flagged:
                print("\n".join(["", f"## {draft.id} {report.verdict}", *shown(report)]))
    burns: list[Sentence] = [sentence for report in reports for sentence in report.flagged if sentence.flag == "burn"]
    worded = [sentence for sentence in burns if any(advice.text for advice in sentence.advice or ())]
    some = [sentence for sentence in burns if sentence.advice]
    texts = [(s, a) for s in burns for a in s.advice or () if a.text]
    kept = [a for s, a in texts if not lose_facts(s.text, a.text)]
    held = [report for report in reports if report.verdict == "hold"]
    mended = [pages(checker, report) for report in held]
    print("\nburns with a suggestion that passes:", share(len(some), len(burns)))
    print("burns with one besides deletion:", share(len(worded), len(burns)))
    print(
        "hold drafts that reach send or revise by first suggestions:",
        share(sum(v in {"send", "revise"} for v in mended), len(held)),
    )
    print("... send:", share(mended.count("send"), len(held)), "nothing left:", mended.count("nothing"))
    print("suggestions that keep every name, number and date:", share(len(kept), len(texts)))
    print("first suggestion deletes:", share(sum(not s.advice[0].text for s in some), len(some)))


if __name__ == "__main__":
    main()
