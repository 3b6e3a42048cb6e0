"""Store the weights of an 8-bit ONNX model in four bits, and take them back.

ONNX Runtime widens them once, when it loads the model. The weights must lie on fifteen levels a column. Products are
computed in eight bits as before, at the same speed. Small levels cannot saturate the 16-bit sums of older processors,
so that every one computes the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

LEVELS: Final = 7  # either side of zero
_FULL: Final = 127  # of the quantiser's levels, either side of zero
_ROUNDED: Final = 0.51  # what the quantiser's rounding moves at most
_OPSET: Final = 21  # the first that casts from four bits
_FORMAT: Final = 10  # of the file, the first with tensors of four bits
_TABLE: Final = ".weight_quantized"  # ends the name of a table of vectors
_PARTS: Final = ("_quantized", "_scale", "_zero_point")
_INPUTS: Final = {"MatMulIntegerToFloat": (1, 3), "DynamicQuantizeMatMul": (1, 2)}  # weight and scale


def pack_weights(source: Path, target: Path) -> None:
    """Pack the weights of every quantised product of a model that ``quantize_dynamic`` made, and save it.

    Raises:
        ValueError: a column's weights lie on more than fifteen levels.
    """
    import onnx

    model = onnx.load(source)
    graph = model.graph
    tensors = {tensor.name: tensor for tensor in graph.initializer}
    widening = []
    for node in graph.node:
        for weight, scale in _quantised(node):
            eight = onnx.numpy_helper.to_array(tensors.pop(weight))
            greatest = _greatest_levels(eight)
            tensors[f"{weight}_four"] = _four_bits(f"{weight}_four", np.rint(eight * (greatest / _FULL)))
            wider = onnx.numpy_helper.to_array(tensors[scale]) * (_FULL / greatest).astype(np.float32)
            tensors[scale] = onnx.numpy_helper.from_array(wider, scale)
            widening.append(onnx.helper.make_node("Cast", [f"{weight}_four"], [weight], to=onnx.TensorProto.INT8))
    nodes = [*widening, *graph.node]
    for field, values in ((graph.initializer, tensors.values()), (graph.node, nodes)):
        del field[:]
        field.extend(values)
    for domain in model.opset_import:
        if not domain.domain:
            domain.version = _OPSET
    model.ir_version = _FORMAT
    onnx.save(model, target)


def unpack_weights(source: Path) -> dict[str, NDArray[np.float32]]:
    """Give the weights of a packed encoder as floats, by the names that they had before export.

    Raises:
        ValueError: the model holds a quantised product without a bias, by whose name the weight is known.
    """
    import onnx

    graph = onnx.load(source).graph
    tensors = {tensor.name: onnx.numpy_helper.to_array(tensor) for tensor in graph.initializer}
    packed = {node.output[0]: node.input[0] for node in graph.node if node.op_type == "Cast"}
    weights = {name: tensor for name, tensor in tensors.items() if name.endswith((".weight", ".bias"))}
    for name in [name for name in tensors if name.endswith(_TABLE)]:
        table, scale, zero = (tensors[name.removesuffix("_quantized") + ending] for ending in _PARTS)
        weights[name.removesuffix("_quantized")] = (table.astype(np.float32) - np.float32(zero)) * scale
    for node in graph.node:
        for weight, scale in _quantised(node):
            bias = node.input[-1]
            if not bias.endswith(".bias"):
                raise ValueError("a quantised product has no bias by whose name its weight is known")
            levels = tensors[packed[weight]].astype(np.float32)
            weights[bias.removesuffix("bias") + "weight"] = np.ascontiguousarray((levels * tensors[scale]).T)
    return weights


def _quantised(node: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - the library has no types
    """Yield the names of the weight and its scale where a node is a quantised product."""
    if node.op_type in _INPUTS:
        weight, scale = _INPUTS[node.op_type]
        yield node.input[weight], node.input[scale]


def _greatest_levels(weights: NDArray[np.int8]) -> NDArray[np.int64]:
    """Find which level each column's greatest weight is on; the quantiser has made it 127."""
    greatest = np.zeros(weights.shape[1], np.int64)
    for level in range(1, LEVELS + 1):
        on_levels = weights * (level / _FULL)
        fits = np.abs(on_levels - np.rint(on_levels)).max(axis=0) <= _ROUNDED * level / _FULL
        greatest[fits & (greatest == 0)] = level
    if not greatest.all():
        raise ValueError("weights lie on more than fifteen levels a column")
    return greatest


def _four_bits(name: str, levels: NDArray[np.float64]) -> Any:  # noqa: ANN401 - the library has no types
    """Give a tensor of signed four-bit levels, two a byte."""
    from onnx import TensorProto
    from onnx.helper import make_tensor

    nibbles = levels.astype(np.int8).astype(np.uint8).ravel() & (2 * LEVELS + 1)
    pairs = nibbles[::2] | nibbles[1::2] << np.uint8(4)
    return make_tensor(name, TensorProto.INT4, levels.shape, pairs.astype(np.uint8).tobytes(), raw=True)
