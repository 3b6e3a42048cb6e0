"""The report as the JSON contract, on one line."""

from __future__ import annotations

import json
from typing import Any, Final

from tonecheck.errors import TonecheckError
from tonecheck.report import SCHEMA, Report

ABSENT: Final = object()


def render_json(report: Report, *, id: object = ABSENT) -> str:
    """Render a report as one line of JSON, schema 1; a given ``id``, any JSON value, takes the report's place."""
    fields = report.to_dict()
    return _line(fields if id is ABSENT else {"schema": SCHEMA, "id": id, **fields})


def render_error(fault: TonecheckError, *, id: object = None) -> str:
    """Render a draft that could not be judged as one line of JSON."""
    return _line({"schema": SCHEMA, "id": id, "error": {"code": fault.code, "message": str(fault)}})


def _line(value: dict[str, Any]) -> str:
    """Write one line; lone surrogates are escaped, since UTF-8 has no bytes for them."""
    line = json.dumps(value, ensure_ascii=False)
    try:
        line.encode()
    except UnicodeEncodeError:
        line = json.dumps(value)
    return line + "\n"
