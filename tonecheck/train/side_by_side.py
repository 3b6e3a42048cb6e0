"""Work side by side, a process for each job and the cores shared among them; lines of progress come back at once."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from threading import Thread
from typing import Any, TypeVar

import torch

Say = Callable[[str], None]
Job = TypeVar("Job")
_lines: Any = None  # in a worker: the way back to the parent's ``say``


def work_side_by_side(work: Callable[[Job, Say], None], jobs: Sequence[Job], *, say: Say) -> None:
    """Call ``work(job, say)`` for every job, each in a process of its own.

    Two processes of one thread each train faster than one after the other with two threads: none waits for the other.

    Args:
        work: a function of a module, as other processes must find it.
        jobs: what each is to do.
        say: told the lines of all, as they come.
    """
    context = multiprocessing.get_context("spawn")
    lines = context.SimpleQueue()
    threads = max(1, (os.cpu_count() or 1) // len(jobs))
    with (
        _told(lines, say),
        ProcessPoolExecutor(len(jobs), mp_context=context, initializer=_begin, initargs=(lines, threads)) as pool,
    ):
        for done in [pool.submit(_call, work, job) for job in jobs]:
            done.result()


@contextmanager
def _told(lines: Any, say: Say) -> Iterator[None]:  # noqa: ANN401 - the queue's type is not public
    """Pass lines on until the work is done."""
    teller = Thread(target=_tell, args=(lines, say))
    teller.start()
    try:
        yield
    finally:
        lines.put(None)
        teller.join()


def _tell(lines: Any, say: Say) -> None:  # noqa: ANN401 - the queue's type is not public
    """Tell each line until there is none."""
    for line in iter(lines.get, None):
        say(line)


def _begin(lines: Any, threads: int) -> None:  # noqa: ANN401 - the queue's type is not public
    """Prepare a worker."""
    global _lines  # noqa: PLW0603 - how a pool hands its workers what cannot be pickled with a job
    _lines = lines
    torch.set_num_threads(threads)


def _call(work: Callable[[Job, Say], None], job: Job) -> None:
    """Do one job in a worker."""
    work(job, _lines.put)
