"""Export the encoder: torch to ONNX, computing in 8-bit integers and stored in four, optimised for a fast start."""

from __future__ import annotations

import copy
import random
import tempfile
import warnings
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import torch
from torch import Tensor, nn

from tonecheck.judge.runtime import onnxruntime
from tonecheck.train.batches import Batcher, Shown
from tonecheck.train.corpus import LabelledDraft
from tonecheck.train.network import Batch
from tonecheck.train.packing import pack_weights
from tonecheck.train.recipe import base_folder
from tonecheck.train.rounding import round_layers
from tonecheck.train.vocabulary import Vocabulary

_OPSET: Final = 17
_READ: Final = 256  # drafts by which the weights are rounded
_AT_ONCE: Final = 16
_WORD_LEVELS: Final = 127.5


class _TokenVectors(nn.Module):
    """The transformer as a function from ids and mask to token vectors."""

    def __init__(self, transformer: nn.Module) -> None:
        super().__init__()
        self.transformer = transformer

    def forward(self, input_ids: Tensor, attention_mask: Tensor) -> Any:  # noqa: ANN401 - as torch has it
        """Give the last hidden state."""
        return self.transformer(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state


def export_encoder(
    transformer: nn.Module, vocabulary: Vocabulary, folder: Path, *, drafts: Sequence[LabelledDraft]
) -> None:
    """Write ``encoder.onnx`` and ``tokenizer.json`` to a folder, with the tokens of the vocabulary alone.

    Graph optimisations that hold on every processor are applied here once, so that a check need not.

    Args:
        transformer: the network, with the base's vocabulary.
        vocabulary: the tokens to keep.
        folder: where to; created, its files replaced.
        drafts: some are read to see which weights may be rounded how.
    """
    folder.mkdir(parents=True, exist_ok=True)
    slim: Any = copy.deepcopy(transformer).eval()
    round_layers(slim, _batches(drafts))
    _keep_words(slim, vocabulary.kept)
    from onnxruntime.quantization import QuantType, quantize_dynamic

    with tempfile.TemporaryDirectory() as scratch:
        plain, quantised, quick = (Path(scratch) / f"{stage}.onnx" for stage in ("plain", "quantised", "quick"))
        _export_plain(slim, plain)
        quantize_dynamic(plain, quantised, weight_type=QuantType.QInt8, per_channel=True)
        _optimise(quantised, quick)
        pack_weights(quick, folder / "encoder.onnx")
    vocabulary.write(folder / "tokenizer.json")


def _batches(drafts: Sequence[LabelledDraft]) -> Iterator[Batch]:
    """Yield some drafts, drawn by chance, as the network reads them."""
    batcher = Batcher(base_folder() / "tokenizer.json")
    some = random.Random(0).sample(drafts, min(_READ, len(drafts)))  # noqa: S311 - no secret
    for at in range(0, len(some), _AT_ONCE):
        yield batcher.batch([Shown(draft, draft.sentences, whole=True) for draft in some[at : at + _AT_ONCE]])


def _keep_words(transformer: Any, kept: Sequence[int]) -> None:  # noqa: ANN401 - as torch has it
    """Keep some word vectors alone, on every second of the 256 levels of export, which compresses well."""
    words = transformer.embeddings.word_embeddings.weight.data[list(kept)]
    step = (words.max() - words.min()) / _WORD_LEVELS
    transformer.embeddings.word_embeddings = nn.Embedding.from_pretrained((words / step).round() * step)


def _export_plain(transformer: nn.Module, path: Path) -> None:
    """Export in 32-bit floats, drafts and tokens of any number."""
    setattr(transformer.config, "_attn_implementation", "eager")  # noqa: B010 - the library's own switch
    ids = torch.ones(1, 8, dtype=torch.long)
    axes = {0: "drafts", 1: "tokens"}
    names = ("input_ids", "attention_mask", "token_vectors")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the tracing exporter is deprecated; its graph quantises better
        torch.onnx.export(
            _TokenVectors(transformer).eval(),
            (ids, ids),
            str(path),
            input_names=list(names[:2]),
            output_names=list(names[2:]),
            dynamic_axes=dict.fromkeys(names, axes),
            opset_version=_OPSET,
            dynamo=False,
        )


def _optimise(source: Path, target: Path) -> None:
    """Apply the optimisations that do not depend on the processor and save the result."""
    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_EXTENDED
    options.optimized_model_filepath = str(target)
    onnxruntime.InferenceSession(str(source), options, providers=["CPUExecutionProvider"])
