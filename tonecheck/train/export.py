"""Export the encoder: torch to ONNX, computing in 8-bit integers and stored in four, optimised for a fast start."""

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
from tonecheck.train.packing import LEVELS, pack_weights
from tonecheck.train.vocabulary import Vocabulary

_OPSET: Final = 17
_CLIPS: Final = 31  # ends of the scale tried, from four tenths of a row's greatest weight to all of it
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
    """Write ``encoder.onnx`` and ``tokenizer.json`` to a folder, with the tokens of the vocabulary alone.

    Graph optimisations that hold on every processor are applied here once, so that a check need not.
    """
    folder.mkdir(parents=True, exist_ok=True)
    slim = slimmed(transformer, vocabulary.kept)
    from onnxruntime.quantization import QuantType, quantize_dynamic

    with tempfile.TemporaryDirectory() as scratch:
        plain, quantised, quick = (Path(scratch) / f"{stage}.onnx" for stage in ("plain", "quantised", "quick"))
        _export_plain(slim, plain)
        quantize_dynamic(plain, quantised, weight_type=QuantType.QInt8, per_channel=True)
        _optimise(quantised, quick)
        pack_weights(quick, folder / "encoder.onnx")
    vocabulary.write(folder / "tokenizer.json")


def slimmed(transformer: nn.Module, kept: Sequence[int]) -> nn.Module:
    """Copy a transformer with the word vectors kept, and its weights rounded to what packs well.

    A row of a layer's weights keeps fifteen levels, four bits, and the word vectors every second of 256.
    """
    slim: Any = copy.deepcopy(transformer)
    for layer in slim.modules():
        if isinstance(layer, nn.Linear):
            layer.weight.data = _on_levels(layer.weight.data)
    words = slim.embeddings.word_embeddings.weight.data[list(kept)]
    step = (words.max() - words.min()) / _WORD_LEVELS
    slim.embeddings.word_embeddings = nn.Embedding.from_pretrained((words / step).round() * step)
    return cast("nn.Module", slim)


def _on_levels(weights: Tensor) -> Tensor:
    """Round each row to its levels, with the steps that move it least; the few greatest weights may be cut short."""
    steps = weights.abs().amax(1, keepdim=True) / LEVELS * torch.linspace(0.4, 1, _CLIPS)
    tried = (weights[:, None] / steps[..., None]).round().clamp(-LEVELS, LEVELS) * steps[..., None]
    moved = (tried - weights[:, None]).square().sum(2)
    return tried[torch.arange(len(weights)), moved.argmin(1)]


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
