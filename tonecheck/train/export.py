"""Export the encoder: torch to ONNX, quantised to 8-bit integers, optimised for a fast start."""

from __future__ import annotations

import copy
import tempfile
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final, cast

import torch
from torch import Tensor, nn

from tonecheck.judge.runtime import onnxruntime
from tonecheck.train.vocabulary import Vocabulary

_OPSET: Final = 17
_LEVELS: Final = 31  # either side of zero
_WORD_LEVELS: Final = 127.5


class _TokenVectors(nn.Module):
    """The transformer as a function from ids and mask to token vectors."""

    def __init__(self, transformer: nn.Module) -> None:
        super().__init__()
        self.transformer = transformer

    def forward(self, input_ids: Tensor, attention_mask: Tensor) -> Any:  # noqa: ANN401 - as torch has it
        """Give the last hidden state."""
        return self.transformer(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state


def export_encoder(transformer: nn.Module, vocabulary: Vocabulary, folder: Path) -> None:
    """Write ``encoder.onnx`` (int8) and ``tokenizer.json`` to a folder, with the tokens of the vocabulary alone.

    Graph optimisations that hold on every processor are applied here once, so that a check need not.
    """
    folder.mkdir(parents=True, exist_ok=True)
    slim = slimmed(transformer, vocabulary.kept)
    from onnxruntime.quantization import QuantType, quantize_dynamic

    with tempfile.TemporaryDirectory() as scratch:
        plain, quantised = Path(scratch) / "plain.onnx", Path(scratch) / "int8.onnx"
        _export_plain(slim, plain)
        quantize_dynamic(plain, quantised, weight_type=QuantType.QInt8, per_channel=True)
        _optimise(quantised, folder / "encoder.onnx")
    vocabulary.write(folder / "tokenizer.json")


def slimmed(transformer: nn.Module, kept: Sequence[int]) -> nn.Module:
    """Copy a transformer with the word vectors kept, and its weights rounded to what compresses well.

    A row of a layer's weights keeps 63 levels, six bits, and the word vectors every second of 256. On development
    drafts no figure moves by more than another seed's does, and the packed encoder is two thirds of the size.
    """
    slim: Any = copy.deepcopy(transformer)
    for layer in slim.modules():
        if isinstance(layer, nn.Linear):
            layer.weight.data = _rounded(layer.weight.data, layer.weight.data.abs().amax(1, keepdim=True) / _LEVELS)
    words = slim.embeddings.word_embeddings.weight.data[list(kept)]
    step = (words.max() - words.min()) / _WORD_LEVELS
    slim.embeddings.word_embeddings = nn.Embedding.from_pretrained(_rounded(words, step))
    return cast("nn.Module", slim)


def _rounded(weights: Tensor, step: Tensor) -> Tensor:
    """Round to whole steps."""
    return (weights / step).round() * step


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
