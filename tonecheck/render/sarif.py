"""The report in SARIF 2.1.0 (OASIS), for tools that show findings of any checker."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from typing import Any, Final
from urllib.parse import quote

from tonecheck import __version__
from tonecheck.advice.reasons import REASON_TEXTS
from tonecheck.labels import REASONS
from tonecheck.render.line import SEVERITIES
from tonecheck.render.place import Place, find_place
from tonecheck.report import Report, Sentence

_SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"


def render_sarif(reports: Sequence[tuple[str, Report]]) -> str:
    """Render reports as one SARIF log with one run.

    Args:
        reports: pairs of a file's name as the user gave it and its report; may be empty.
    """
    driver = {"name": "tonecheck", "version": __version__, "rules": [_rule(reason) for reason in REASONS]}
    results = [
        _result(name, sentence, find_place(report, sentence)) for name, report in reports for sentence in report.flagged
    ]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _uri(name: str) -> str:
    """Write a file's name as a relative or absolute reference by RFC 3986."""
    return quote(os.fsencode(name), safe="/") if name != "<stdin>" else "stdin"


def _rule(reason: Any) -> dict[str, Any]:  # noqa: ANN401
    """Describe a reason as a rule."""
    return {
        "id": reason,
        "shortDescription": {"text": REASON_TEXTS[reason].title},
        "fullDescription": {"text": REASON_TEXTS[reason].line},
    }


def _result(name: str, sentence: Sentence, place: Place) -> dict[str, Any]:
    """Describe a flagged sentence as a result; offsets only where they are the file's."""
    region = {"startLine": place.line, "startColumn": place.column}
    if place.is_whole:
        region |= {"charOffset": sentence.start, "charLength": sentence.end - sentence.start}
    words = REASON_TEXTS[sentence.reason].line if sentence.reason else ""
    return {
        "ruleId": sentence.reason,
        "level": SEVERITIES[sentence.flag],
        "message": {"text": f"{words} ({place.note})" if place.note else words},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": _uri(name)}, "region": region}}],
        "properties": {"burn": sentence.burn, "caution": sentence.caution},
    }
