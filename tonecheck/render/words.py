"""Words that the text report and the page share."""

from __future__ import annotations

from typing import Final

from tonecheck.labels import Verdict
from tonecheck.report import Report

HEADLINES: Final[dict[Verdict, str]] = {
    "send": "Send: this reads well.",
    "revise": "Revise: nearly there.",
    "hold": "Hold: better not to send this yet.",
}


def count_flags(report: Report) -> str:
    """Count the flagged sentences in a sentence; empty where there is none."""
    burns = sum(sentence.flag == "burn" for sentence in report.sentences)
    cautions = len(report.flagged) - burns
    counted = [f"{burns} could cost you goodwill"] * bool(burns) + [f"{cautions} could be stronger"] * bool(cautions)
    total = len(report.sentences)
    return f"Of {total} sentence{'s' * (total > 1)}, {' and '.join(counted)}." if counted else ""
