"""One line a flagged sentence, for editors: ``file:line:column: severity: reason: message``."""

from __future__ import annotations

from typing import Final

from tonecheck.advice.reasons import REASON_TEXTS
from tonecheck.report import Flag, Report

SEVERITIES: Final[dict[Flag, str]] = {"ok": "note", "caution": "warning", "burn": "error"}


def render_line(report: Report, *, name: str) -> str:
    """Render the flagged sentences of a report, one a line; empty where there is none.

    Args:
        report: what to show.
        name: the file's name as the user gave it.
    """
    return "".join(
        f"{name}:{sentence.line}:{sentence.column}: {SEVERITIES[sentence.flag]}: {sentence.reason}: "
        f"{REASON_TEXTS[sentence.reason].line}\n"
        for sentence in report.flagged
        if sentence.reason
    )
