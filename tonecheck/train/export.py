"""Export the encoder: torch to ONNX, quantised to 8-bit integers, optimised for a fast start."""

from __future__ import annotations

import shutil
import tempfile
import warnings
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from tonecheck.judge.runtime import onnxruntime

_OPSET = 17


class _TokenVectors(nn.Module):
    """The transformer as a function from ids and mask to token vectors."""

    def __init__(self, transformer: nn.Module) -> None:
        super().__init__()
        self.transformer = transformer

    def forward(self, input_ids: Tensor, attention_mask: Tensor) -> Any:  # noqa: ANN401 - as torch has it
        """Give the last hidden state."""
        return self.transformer(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state


def export_encoder(transformer: nn.Module, tokenizer: Path, folder: Path) -> None:
    """Write ``encoder.onnx`` (int8) and ``tokenizer.json`` to a folder.

    Graph optimisations that hold on every processor are applied here once, so that a check need not.
    """
    folder.mkdir(parents=True, exist_ok=True)
    from onnxruntime.quantization import QuantType, quantize_dynamic

    with tempfile.TemporaryDirectory() as scratch:
        plain, quantised = Path(scratch) / "plain.onnx", Path(scratch) / "int8.onnx"
        _export_plain(transformer, plain)
        quantize_dynamic(plain, quantised, weight_type=QuantType.QInt8, per_channel=True)
        _optimise(quantised, folder / "encoder.onnx")
    shutil.copyfile(tokenizer, folder / "tokenizer.json")


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
