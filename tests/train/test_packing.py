"""Weights in four bits: what the runtime unpacks must be what was rounded."""

import numpy as np
import pytest

onnx = pytest.importorskip("onnx")

from tonecheck.judge.runtime import onnxruntime  # noqa: E402
from tonecheck.train.packing import LEVELS, pack_weights  # noqa: E402

ROWS, COLUMNS = 6, 3


def product(path, weights, scale):
    """Save a model that multiplies its input by quantised weights, as the quantiser lays one out."""
    make = onnx.helper
    node = make.make_node("DynamicQuantizeMatMul", ["given", "weights", "scale"], ["out"], domain="com.microsoft")
    graph = make.make_graph(
        [node],
        "product",
        [make.make_tensor_value_info("given", onnx.TensorProto.FLOAT, [1, ROWS])],
        [make.make_tensor_value_info("out", onnx.TensorProto.FLOAT, [1, COLUMNS])],
        [onnx.numpy_helper.from_array(weights, "weights"), onnx.numpy_helper.from_array(scale, "scale")],
    )
    opsets = [make.make_opsetid("", 17), make.make_opsetid("com.microsoft", 1)]
    onnx.save(make.make_model(graph, opset_imports=opsets, ir_version=8), path)


def multiply(path, given):
    """Run a saved product."""
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    return session.run(None, {"given": given})[0]


@pytest.mark.parametrize("greatest", [LEVELS, 6, 5, 3])
def test_packed_weights_multiply_as_before(tmp_path, greatest):
    """A column whose greatest level is below the last one is understood, too."""
    chance = np.random.default_rng(greatest)
    levels = chance.integers(-greatest, greatest + 1, (ROWS, COLUMNS))
    levels[0] = greatest
    scale = chance.uniform(0.001, 0.01, COLUMNS).astype(np.float32)
    product(tmp_path / "eight.onnx", np.rint(levels * 127 / greatest).astype(np.int8), scale)
    pack_weights(tmp_path / "eight.onnx", tmp_path / "four.onnx")
    given = chance.normal(size=(1, ROWS)).astype(np.float32)
    exact = given @ (levels * (127 / greatest) * scale).astype(np.float32)
    assert multiply(tmp_path / "four.onnx", given) == pytest.approx(exact, abs=0.02)
    packed = {tensor.name: tensor for tensor in onnx.load(tmp_path / "four.onnx").graph.initializer}["weights_four"]
    assert len(packed.raw_data) == ROWS * COLUMNS // 2


def test_weights_on_more_levels_are_refused(tmp_path):
    """Nothing is cut off in silence."""
    weights = np.arange(ROWS * COLUMNS, dtype=np.int8).reshape(ROWS, COLUMNS) * 7
    weights[0] = 127
    product(tmp_path / "eight.onnx", weights, np.ones(COLUMNS, np.float32))
    with pytest.raises(ValueError, match="fifteen levels"):
        pack_weights(tmp_path / "eight.onnx", tmp_path / "four.onnx")
