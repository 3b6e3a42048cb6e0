"""Measure start-up, memory and throughput on this machine, and print a table; `--readme` writes it to the README.

Every figure is a median of cold processes with cached byte code, or a rate over a warm process. Nothing here is a test:
a busy machine must not fail one.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import platform
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tests.bench.smtp import delay, load
from tonecheck.draft.reading import read_draft
from tonecheck.judge.artefact import find_model
from tonecheck.judge.encoder import Encoder, load_tokenizer, open_session
from tonecheck.train.corpus import read_corpus
from tonecheck.train.tables import table

ROOT = Path(__file__).parents[2]
TONECHECK = Path(sys.executable).parent / "tonecheck"
DRAFT = (ROOT / "tests/bench/eight-sentences.txt").read_bytes()
FLAGGED = (ROOT / "tests/bench/eight-sentences-flagged.txt").read_bytes()
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
BARE = """
import json, sys
import numpy, onnxruntime, tokenizers
ids = numpy.array([json.loads(sys.argv[2])], dtype=numpy.int64)
options = onnxruntime.SessionOptions()
if sys.argv[3] == "as it lies":  # the weights stay packed when it loads, and are unpacked in every run
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
session = onnxruntime.InferenceSession(sys.argv[1], options, providers=["CPUExecutionProvider"])
session.run(None, {"input_ids": ids, "attention_mask": numpy.ones_like(ids)})
"""


def cold(*words: str | Path, runs: int = 10, draft: bytes = DRAFT) -> float:
    """Give the median seconds of a fresh process, after one that warms the caches."""
    seconds = []
    for _ in range(runs + 1):
        start = time.perf_counter()
        subprocess.run(words, input=draft, stdout=subprocess.DEVNULL, env=ENVIRONMENT, check=False)
        seconds.append(time.perf_counter() - start)
    return statistics.median(seconds[1:])


def token_ids(encoder: Encoder, texts: list[str]) -> list[int]:
    """Give the ids that a check of these sentences feeds the model."""
    return [101, *(token for ids in encoder.tokenize(texts) for token in (*ids, 102))][:512]


def peak_memory(*words: str | Path, stdin: Path) -> float:
    """Give the peak memory of a process in MB."""
    probe = "import resource, subprocess, sys; subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL);"
    probe += "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    with stdin.open("rb") as source:
        done = subprocess.run(
            [sys.executable, "-c", probe, *words],
            stdin=source,
            capture_output=True,
            text=True,
            env=ENVIRONMENT,
            check=True,
        )
    return int(done.stdout) / 1024


def start_up(encoder: Encoder) -> list[tuple[str, str, str]]:
    """Measure cold starts."""
    read = read_draft(DRAFT)
    ids = json.dumps(token_ids(encoder, [read.text[span.start : span.end] for span in read.spans]))
    model = find_model() / "encoder.onnx"
    bare, packed = (cold(sys.executable, "-c", BARE, model, ids, way) for way in ("optimised", "as it lies"))
    check, flagged = cold(TONECHECK), cold(TONECHECK, draft=FLAGGED)
    heavy = cold(sys.executable, "-c", "import spacy, sklearn.linear_model", runs=3)
    python, bare_import = cold(sys.executable, "-c", "pass"), cold(sys.executable, "-c", "import tonecheck")
    return [
        ("`tonecheck < draft`, eight sentences", f"{check:.3f} s", ""),
        ("a bare script with the same model and tokens", f"{bare:.3f} s", f"ratio {check / bare:.2f}, at most 1.35"),
        ("the same with the runtime's optimisation off", f"{packed:.3f} s", f"ratio {check / packed:.2f}"),
        ("a script that imports spaCy and scikit-learn", f"{heavy:.2f} s", f"ratio {check / heavy:.2f}, at most 0.20"),
        (
            "`tonecheck < draft`, two of eight sentences flagged, with all advice",
            f"{flagged:.3f} s",
            f"ratio {flagged / check:.2f} to the clean one, at most 1.60",
        ),
        ("`import tonecheck` beyond Python itself", f"{1000 * (bare_import - python):.0f} ms", "at most 30 ms"),
    ]


def own_rate(threads: int, drafts_at_once: int, ids: list[NDArray[np.int64]]) -> float:
    """Give how many drafts a second the encoder alone reads."""
    model = find_model()
    session = open_session(model / "encoder.onnx", threads=threads)
    encoder = Encoder(session, load_tokenizer(model / "tokenizer.json"))
    with ThreadPoolExecutor(drafts_at_once) as pool:
        list(pool.map(encoder.token_vectors, ids[:50]))
        start = time.perf_counter()
        list(pool.map(encoder.token_vectors, ids))
        return len(ids) / (time.perf_counter() - start)


def throughput(encoder: Encoder, cores: int) -> list[tuple[str, str, str]]:
    """Measure batch against the encoder's own rate on the same texts, all with every core."""
    drafts = read_corpus([ROOT / "data/test", ROOT / "data/dev", ROOT / "data/train"])
    ids = [np.array([token_ids(encoder, draft.texts)], dtype=np.int64) for draft in drafts]
    together, apart = own_rate(cores, 1, ids), own_rate(1, cores, ids)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "drafts.jsonl"
        path.write_text("".join(json.dumps({"id": d.id, "text": d.compose()[0]}) + "\n" for d in drafts))
        whole, empty = cold(TONECHECK, "batch", path, runs=2), cold(TONECHECK, "batch", os.devnull)
    rate = len(ids) / (whole - empty)
    return [
        ("the encoder alone, all cores on one draft after the other", f"{together:.0f} drafts/s", ""),
        ("the encoder alone, a draft a core", f"{apart:.0f} drafts/s", ""),
        (
            "`tonecheck batch`, start-up taken off",
            f"{rate:.0f} drafts/s",
            f"share {rate / together:.2f} and {rate / apart:.2f}, at least 0.85",
        ),
    ]


def memory(many: int) -> list[tuple[str, str, str]]:
    """Measure peak memory of a check, and of batch over few and many drafts."""
    draft = ROOT / "tests/bench/eight-sentences.txt"
    rows = [("peak memory of a check", f"{peak_memory(TONECHECK, stdin=draft):.0f} MB", "at most 200 MB")]
    with tempfile.TemporaryDirectory() as folder:
        for count in (1000, many):
            path = Path(folder) / "drafts.jsonl"
            line = json.dumps({"id": "a", "text": DRAFT.decode()}) + "\n"
            path.write_text(line * count)
            rows.append(
                (f"peak memory of batch, {count:,} drafts", f"{peak_memory(TONECHECK, 'batch', stdin=path):.0f} MB", "")
            )
    return rows


def main() -> None:
    """Measure everything and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--many", type=int, default=10_000, help="drafts in the larger batch")
    parser.add_argument("--mails", type=int, default=2_000, help="mails through the proxy")
    parser.add_argument("--readme", action="store_true", help="write the table to the README")
    options = parser.parse_args()
    model = find_model()
    encoder = Encoder(open_session(model / "encoder.onnx", threads=1), load_tokenizer(model / "tokenizer.json"))
    cores = len(os.sched_getaffinity(0))
    rows = [*start_up(encoder), *throughput(encoder, cores), *memory(options.many)]
    rows += [*delay(encoder, DRAFT), *load(options.mails, DRAFT)]
    where = f"{cores} cores, {platform.machine()}, Python {platform.python_version()}, {dt.date.today()}, `make bench`"  # noqa: DTZ011
    shown = f"{table(('figure', 'measured', 'wanted'), rows)}\n{where}\n"
    print(shown)
    if options.readme:
        readme = ROOT / "README.md"
        page = re.sub(
            r"(<!-- bench -->\n).*?(<!-- end -->)",
            lambda slot: f"{slot[1]}\n{shown}\n{slot[2]}",
            readme.read_text(),
            flags=re.DOTALL,
        )
        readme.write_text(page)


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    main()
