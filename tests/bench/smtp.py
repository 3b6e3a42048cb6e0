"""Measure the submission proxy: what it adds to the sending of one mail, and whether it stands many at once."""

from __future__ import annotations

import os
import re
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from tests.mail.smtp.running import ANGRY, Door, mail, proxy, send
from tests.mail.smtp.upstream import Upstream
from tonecheck.draft.reading import read_draft
from tonecheck.judge.encoder import Encoder

HEAD = b"From: Tom <tom@home.example>\r\nTo: Ana <ana@acme.example>\r\nSubject: Re: Your application\r\n\r\n"
CLIENTS, RUNS = 50, 100
HELD_OF = 10  # one mail in so many is to be held
Row = tuple[str, str, str]


@contextmanager
def chain() -> Iterator[tuple[Upstream, Door]]:
    """Run a server and the proxy in front of it."""
    upstream = Upstream()
    try:
        with tempfile.TemporaryDirectory() as folder, proxy(Path(folder), upstream) as door:
            yield upstream, door
    finally:
        upstream.close()


def median_ms(action: Callable[[], object]) -> float:
    """Give the median time of an action in milliseconds."""
    seconds = []
    for _ in range(RUNS):
        start = time.perf_counter()
        action()
        seconds.append(time.perf_counter() - start)
    return 1000 * statistics.median(seconds)


def delay(encoder: Encoder, draft: bytes) -> list[Row]:
    """Measure a clean mail of eight sentences: straight to the server, and by the proxy with its model warm."""
    message = HEAD + draft.replace(b"\n", b"\r\n")
    read = read_draft(message)
    texts = [read.text[span.start : span.end] for span in read.spans]
    with chain() as (upstream, door):
        assert send(door.port, message)[0] == 250
        straight = median_ms(lambda: send(upstream.port, message))
        before = processor_ms(door)
        by_proxy = median_ms(lambda: send(door.port, message))
        spent = (processor_ms(door) - before) / RUNS
        own = median_ms(lambda: encoder.encode(texts))
    return [
        ("a clean mail of eight sentences straight to its server", f"{straight:.1f} ms", ""),
        ("the same by `tonecheck smtp`, added", f"{by_proxy - straight:.1f} ms", "at most 80 ms"),
        ("of that the encoder, one thread", f"{own:.1f} ms", ""),
        ("processor time of `tonecheck smtp` for it", f"{spent:.1f} ms", ""),
    ]


def processor_ms(door: Door) -> float:
    """Give the processor time that the proxy has used so far."""
    fields = Path(f"/proc/{door.pid}/stat").read_text().rpartition(")")[2].split()
    return 1000 * (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def resident(door: Door) -> float:
    """Give the proxy's memory in MB."""
    return int(re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{door.pid}/status").read_text())[1]) / 1024


def load(mails: int, draft: bytes) -> list[Row]:
    """Send many mails by fifty clients at once, and count what arrived and what is held."""
    body = draft.decode().replace("\n", "\r\n") + "\r\nMail {}\r\n"
    wanted = [mail(number, ANGRY if number % HELD_OF == 0 else body) for number in range(mails)]

    def one(number: int) -> bool:
        code, _ = send(door.port, wanted[number], recipients=[f"ana{number}@acme.example"])
        return code == (550 if number % HELD_OF == 0 else 250)

    with chain() as (upstream, door), ThreadPoolExecutor(CLIENTS) as pool:
        start = time.perf_counter()
        told = list(pool.map(one, range(mails // 4)))
        before = resident(door)
        told += pool.map(one, range(mails // 4, mails))
        seconds, after = time.perf_counter() - start, resident(door)
        came = sorted((each.recipients, each.message) for each in upstream.taken)
        held = sorted((each.envelope.recipients, each.message) for each in door.store.list())
    clean = sorted(((b"<ana%d@acme.example>" % n,), wanted[n]) for n in range(mails) if n % HELD_OF)
    burning = sorted(((f"ana{n}@acme.example",), wanted[n]) for n in range(0, mails, HELD_OF))
    wrong = told.count(False) + (came != clean) + (held != burning)
    return [
        (f"{mails:,} mails by {CLIENTS} clients at once", f"{mails / seconds:.0f} mails/s", ""),
        ("of these lost, doubled or mixed up", "none" if not wrong else f"{wrong} FAULTS", "none"),
        ("memory of the proxy after a quarter, and at the end", f"{before:.0f} and {after:.0f} MB", "flat"),
    ]
