"""The sentence encoder: reads a whole draft once and gives one vector a sentence, more of a long one.

A small transformer in ONNX gives one vector a token, each read in the company of the whole draft; ``pooling`` makes
sentences of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.typing import NDArray

from tonecheck.judge.features import Floats
from tonecheck.judge.pooling import Encoding, join_windows, pool_sentences
from tonecheck.judge.runtime import onnxruntime

MOST_TOKENS: Final = 512  # positions the encoder knows: [CLS], then each sentence and its [SEP]
if TYPE_CHECKING:
    from tokenizers import Tokenizer

Session = Any  # onnxruntime has no types
_ROOM: Final = MOST_TOKENS - 1
_COMPANY: Final = 128  # tokens of earlier sentences that a following window repeats


@dataclass(frozen=True, slots=True)
class Window:
    """Whole sentences that fit the encoder at once; those from ``first`` to ``fresh`` only keep company.

    Attributes:
        first: index of the first sentence in the window.
        fresh: index of the first sentence that takes its vector from this window.
        end: one past the index of the last sentence.
    """

    first: int
    fresh: int
    end: int


class Encoder:
    """Encode sentences in their draft; safe to use from several threads."""

    def __init__(self, session: Session, tokenizer: Tokenizer) -> None:
        """Take a session of ``open_session`` and a tokenizer of ``load_tokenizer``."""
        self._session = session
        self._tokenizer = tokenizer
        self._open, self._close = (self._tokenizer.token_to_id(mark) for mark in ("[CLS]", "[SEP]"))

    def encode(self, texts: Sequence[str]) -> Encoding:
        """Encode the sentences of one draft, one or more, in order."""
        tokens = self.tokenize(texts)
        windows = list(plan_windows([len(ids) + 1 for ids in tokens]))
        return join_windows([self._encode_window(tokens, window) for window in windows])

    def tokenize(self, texts: Sequence[str]) -> list[list[int]]:
        """Give the token ids of each sentence, without marks; at most one window's worth of a sentence."""
        return [self._tokenizer.encode(_well_formed(text), add_special_tokens=False).ids[: _ROOM - 1] for text in texts]

    def _encode_window(self, tokens: list[list[int]], window: Window) -> Encoding:
        """Run one window and pool the fresh sentences."""
        inside = tokens[window.first : window.end]
        ids = [self._open, *(token for sentence in inside for token in (*sentence, self._close))]
        vectors = self.token_vectors(np.array([ids], dtype=np.int64))[0]
        return pool_sentences(vectors, [len(sentence) for sentence in inside], first=window.fresh - window.first)

    def token_vectors(self, ids: NDArray[np.int64]) -> Floats:
        """Run the model on token ids of shape (1, tokens); gives shape (1, tokens, width)."""
        (vectors,) = self._session.run(None, {"input_ids": ids, "attention_mask": np.ones_like(ids)})
        given: Floats = vectors
        return given


def _well_formed(text: str) -> str:
    """Replace lone surrogates, which no tokenizer takes."""
    return text.encode("utf-8", "replace").decode("utf-8")


def load_tokenizer(path: Path) -> Tokenizer:
    """Load a tokenizer from a Hugging Face ``tokenizer.json``."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def read_encoder(folder: Path) -> Encoder:
    """Load an encoder from a folder with ``encoder.onnx`` and ``tokenizer.json``, without an audit."""
    return Encoder(open_session(folder / "encoder.onnx"), load_tokenizer(folder / "tokenizer.json"))


def open_session(model: Path, *, threads: int = 0) -> Session:
    """Open an ONNX Runtime session on a model that was optimised when it was saved; only its weights are unpacked here.

    Args:
        model: the ONNX file; inputs ``input_ids`` and ``attention_mask``, output ``token_vectors``.
        threads: threads for one draft; 0 lets ONNX Runtime choose.
    """
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    options.log_severity_level = 3
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])


def plan_windows(lengths: Sequence[int]) -> Iterator[Window]:
    """Plan windows of whole sentences over a draft, each after the first with some company before it.

    Args:
        lengths: tokens of each sentence and its closing mark, none above what one window takes.
    """
    fresh = 0
    while fresh < len(lengths):
        first = _company(lengths, fresh)
        end, used = fresh, sum(lengths[first:fresh])
        while end < len(lengths) and (end == fresh or used + lengths[end] <= _ROOM):
            used += lengths[end]
            end += 1
        yield Window(first if used <= _ROOM else fresh, fresh, end)
        fresh = end


def _company(lengths: Sequence[int], fresh: int) -> int:
    """Give the index of the earliest sentence that keeps the fresh ones company."""
    first, used = fresh, 0
    while first > 0 and used + lengths[first - 1] <= _COMPANY:
        first -= 1
        used += lengths[first]
    return first
