"""Store the weights of an 8-bit ONNX model in four bits; ONNX Runtime unpacks them once, when it loads the model.

The weights must lie on fifteen levels a column. Products are computed in eight bits as before, at the same speed.
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
_STEP: Final = 16  # in eight bits, between two neighbours in four
_BITS: Final = 4
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
    tensors["bits"] = onnx.numpy_helper.from_array(np.array(_BITS, np.uint8), "bits")
    unpacking = []
    for node in graph.node:
        for weight, scale in _quantised(node):
            eight = onnx.numpy_helper.to_array(tensors.pop(weight))
            greatest = _greatest_levels(eight)
            nibbles = _to_nibbles(eight, greatest)
            wider = onnx.numpy_helper.to_array(tensors[scale]) * (_FULL / _STEP / greatest).astype(np.float32)
            tensors[f"{weight}_packed"] = onnx.numpy_helper.from_array(nibbles, f"{weight}_packed")
            tensors[scale] = onnx.numpy_helper.from_array(wider, scale)
            unpacking += _unpacking(weight)
    del graph.initializer[:]
    graph.initializer.extend(tensors.values())
    nodes = [*unpacking, *graph.node]
    del graph.node[:]
    graph.node.extend(nodes)
    onnx.save(model, target)


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


def _to_nibbles(weights: NDArray[np.int8], greatest: NDArray[np.int64]) -> NDArray[np.uint8]:
    """Put the upper half of the rows into the low four bits and the lower half into the high ones."""
    levels = np.rint(weights * (greatest / _FULL)).astype(np.int8) & (2 * LEVELS + 1)
    low, high = np.split(levels.astype(np.uint8), 2)
    return (low | high << _BITS).astype(np.uint8)


def _unpacking(weight: str) -> list[Any]:
    """Give the nodes that unpack a weight: each level as the upper four bits of a signed byte, sixteen times itself."""
    from onnx.helper import make_node

    return [
        make_node("BitShift", [f"{weight}_packed", "bits"], [f"{weight}_low"], direction="LEFT"),
        make_node("BitShift", [f"{weight}_packed", "bits"], [f"{weight}_cut"], direction="RIGHT"),
        make_node("BitShift", [f"{weight}_cut", "bits"], [f"{weight}_high"], direction="LEFT"),
        make_node("Concat", [f"{weight}_low", f"{weight}_high"], [f"{weight}_bytes"], axis=0),
        make_node("Cast", [f"{weight}_bytes"], [weight], to=3),  # INT8
    ]
