"""JSON Lines in, JSON Lines out, in order, with both cores busy and memory that does not grow."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Final

from tonecheck.draft.reading import InputKind
from tonecheck.errors import TonecheckError, UsageError
from tonecheck.judge.checker import Checker
from tonecheck.render.json import render_error, render_json

_AHEAD: Final = 8  # drafts waiting a worker: enough to keep it busy, few enough to keep memory flat


def judge_lines(
    lines: Iterable[bytes], checker: Checker, *, workers: int, kind: InputKind = "auto", any_language: bool = False
) -> Iterator[str]:
    """Judge drafts given as lines of JSON and yield a line for each, in order.

    Args:
        lines: ``{"id": …, "text": …}`` each; empty lines are passed over.
        checker: judges, from several threads at once.
        workers: threads; one a core is best where the checker uses one thread a draft.
        kind: as for ``Checker.check``.
        any_language: as for ``Checker.check``.
    """

    def judge(line: bytes) -> str:
        return judge_line(line, checker, kind=kind, any_language=any_language)

    with ThreadPoolExecutor(workers, thread_name_prefix="tonecheck") as pool:
        waiting: deque[Future[str]] = deque()
        for line in lines:
            if line.strip():
                waiting.append(pool.submit(judge, line))
            if len(waiting) > workers * _AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def judge_line(line: bytes, checker: Checker, *, kind: InputKind, any_language: bool) -> str:
    """Judge one line; what cannot be judged gives an error object in its place."""
    name: object = None
    try:
        row = _parse(line)
        name = row.get("id")
        text = row.get("text")
        if not isinstance(text, str):
            raise UsageError('a line needs "text", and it must be a string')
        report = checker.check(text, kind=kind, any_language=any_language)
    except TonecheckError as fault:
        return render_error(fault, id=name)
    return render_json(report, id=name)


def _parse(line: bytes) -> dict[str, object]:
    """Parse a line as a JSON object."""
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as fault:
        raise UsageError("the line is not JSON") from fault
    if not isinstance(row, dict):
        raise UsageError('the line is not an object such as {"id": "a", "text": "…"}')
    return row
