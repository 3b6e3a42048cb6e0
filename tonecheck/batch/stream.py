"""Many drafts in, JSON Lines out, in order, with both cores busy and memory that does not grow."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Final

from tonecheck.advice.adviser import Adviser
from tonecheck.batch.entry import Entry, judge_entry, read_json_lines
from tonecheck.draft.reading import InputKind
from tonecheck.judge.checker import Checker

_AHEAD: Final = 8  # drafts waiting a worker: enough to keep it busy, few enough to keep memory flat
_BYTES_AHEAD: Final = 32 << 20  # of all that wait: mail with attachments is a thousand times a draft


def judge_lines(
    lines: Iterable[bytes],
    checker: Checker | Adviser,
    *,
    workers: int,
    kind: InputKind = "auto",
    any_language: bool = False,
) -> Iterator[str]:
    """Judge drafts given as lines of JSON and yield a line for each, in order.

    Args:
        lines: ``{"id": …, "text": …}`` each; empty lines are passed over.
        checker: judges, from several threads at once; an ``Adviser`` gives full reports.
        workers: threads; one a core is best where the checker uses one thread a draft.
        kind: as for ``Checker.check``.
        any_language: as for ``Checker.check``.
    """
    return judge_entries(read_json_lines(lines, kind=kind), checker, workers=workers, any_language=any_language)


def judge_entries(
    entries: Iterable[Entry], checker: Checker | Adviser, *, workers: int, any_language: bool = False
) -> Iterator[str]:
    """Judge entries and yield a line for each, in order; options as for ``judge_lines``."""

    def judge(entry: Entry) -> str:
        return judge_entry(entry, checker, any_language=any_language)

    with ThreadPoolExecutor(workers, thread_name_prefix="tonecheck") as pool:
        waiting: deque[tuple[int, Future[str]]] = deque()
        ahead = 0
        for entry in entries:
            waiting.append((entry.size, pool.submit(judge, entry)))
            ahead += entry.size
            while len(waiting) > workers * _AHEAD or ahead > _BYTES_AHEAD:
                size, judged = waiting.popleft()
                ahead -= size
                yield judged.result()
        while waiting:
            yield waiting.popleft()[1].result()
