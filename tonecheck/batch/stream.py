"""Many drafts in, JSON Lines out, in order, with both cores busy and memory that does not grow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from queue import SimpleQueue
from threading import Condition, Thread
from typing import Final

from tonecheck.advice.adviser import Adviser
from tonecheck.batch.entry import Entry, judge_entry, read_json_lines
from tonecheck.draft.reading import InputKind
from tonecheck.judge.checker import Checker

_AHEAD: Final = 8  # drafts waiting a worker: enough to keep it busy, few enough to keep memory flat
_BYTES_AHEAD: Final = 32 << 20  # of all that wait: mail with attachments is a thousand times a draft

Waiting = SimpleQueue[tuple[int, Future[str]] | None]


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
    """Judge entries and yield a line for each, in order; options as for ``judge_lines``.

    A thread of its own reads ahead, so that a line is there as soon as it is judged: who sends one draft and waits for
    its answer before the next does not wait for more input.
    """

    def judge(entry: Entry) -> str:
        return judge_entry(entry, checker, any_language=any_language)

    waiting: Waiting = SimpleQueue()
    room = _Room(drafts=workers * _AHEAD, size=_BYTES_AHEAD)
    pool = ThreadPoolExecutor(workers, thread_name_prefix="tonecheck")

    def read() -> None:
        try:
            for entry in entries:
                waiting.put((entry.size, pool.submit(judge, entry)))
                if not room.take(entry.size):
                    return
        except Exception as fault:  # noqa: BLE001 - raised again where the lines are taken
            waiting.put((0, _failed(fault)))
        waiting.put(None)

    Thread(target=read, name="tonecheck-reader", daemon=True).start()
    try:
        while (judged := waiting.get()) is not None:
            size, line = judged
            yield line.result()
            room.give_back(size)
    finally:
        room.close()
        pool.shutdown(wait=False, cancel_futures=True)


def _failed(fault: Exception) -> Future[str]:
    """Give a result that raises a fault of the input."""
    failed: Future[str] = Future()
    failed.set_exception(fault)
    return failed


class _Room:
    """How far reading may run ahead of writing, in drafts and in bytes."""

    def __init__(self, *, drafts: int, size: int) -> None:
        self._drafts, self._size = drafts, size
        self._closed = False
        self._changed = Condition()

    def take(self, size: int) -> bool:
        """Take room for one draft, then wait until there is some left; False once nobody reads the results."""
        with self._changed:
            self._drafts, self._size = self._drafts - 1, self._size - size
            self._changed.wait_for(lambda: self._closed or (self._drafts > 0 and self._size > 0))
            return not self._closed

    def give_back(self, size: int) -> None:
        """Give back the room of one draft."""
        with self._changed:
            self._drafts, self._size = self._drafts + 1, self._size + size
            self._changed.notify()

    def close(self) -> None:
        """Let the reader go."""
        with self._changed:
            self._closed = True
            self._changed.notify()
