"""The picture tower as an ONNX graph: bytes in, blocks out."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from recipes.embedded.dequantise import Dequantised

Matrix = NDArray[np.float32]
OPSET = 21
HEAD = "head_"  # names of head nodes begin so; quantisation leaves them alone


@dataclass(frozen=True, slots=True)
class Heads:
    """What turns the 1,280 features into blocks.

    `class_weight` (classes, 1280), `class_bias` (classes,) and `class_vectors` (classes, dim)
    make `meaning`: softmax at `temperature` over the `top` best classes, then their vectors
    (ConSE, Norouzi et al. 2014). `appearance_mean` and `appearance_directions` (1280, da) make
    `appearance`.
    """

    class_weight: Matrix
    class_bias: Matrix
    class_vectors: Matrix
    temperature: float
    top: int
    appearance_mean: Matrix
    appearance_directions: Matrix


class _Builder:
    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []

    def constant(self, name: str, values: NDArray[np.generic]) -> str:
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def add(self, kind: str, inputs: list[str], output: str, **attributes: object) -> str:
        self.nodes.append(helper.make_node(kind, inputs, [output], name=output, **attributes))
        return output

    def small(self, name: str, values: Matrix) -> str:
        """A matrix stored as int8 with one scale per column, restored when the model is loaded."""
        scale = np.maximum(np.abs(values).max(axis=0), 1e-12) / 127
        rounded = np.round(values / scale).astype(np.int8)
        parts = [
            self.constant(f"{name}_int8", rounded),
            self.constant(f"{name}_scale", scale.astype(np.float32)),
        ]
        return self.add("DequantizeLinear", parts, name, axis=1)


def _backbone(build: _Builder, net: Dequantised, start: str, stop: int) -> str:
    """Add the steps before `stop` and return the name of their result."""
    names = {net.steps[0].inputs[0]: start}
    zero, six = (build.constant(n, np.float32(v)) for n, v in (("zero", 0), ("six", 6)))
    for index, step in enumerate(net.steps[:stop]):
        name = f"step{index}_{step.kind}"
        given = [names[number] for number in step.inputs]
        if step.kind == "conv":
            convolution: torch.nn.Conv2d = net.convolutions[step.key]  # type: ignore[assignment]
            weight = build.constant(f"{name}_weight", convolution.weight.detach().numpy())
            assert convolution.bias is not None
            bias = build.constant(f"{name}_bias", convolution.bias.detach().numpy())
            size = convolution.kernel_size[0]
            pads = [0, 0, 0, 0]
            if size == 3:
                pads = [0, 0, 1, 1] if step.stride == 2 else [1, 1, 1, 1]
            result = build.add(
                "Conv",
                [*given, weight, bias],
                name,
                kernel_shape=[size, size],
                strides=[step.stride, step.stride],
                pads=pads,
                group=convolution.groups,
            )
            if step.relu6:
                result = build.add("Clip", [result, zero, six], f"{name}_relu6")
        elif step.kind == "add":
            result = build.add("Add", given, name)
        else:
            result = build.add("GlobalAveragePool", given, name)
        names[step.output] = result
    return result


def build_graph(
    net: Dequantised, heads: Heads | None = None, stop: int | None = None
) -> onnx.ModelProto:
    """The whole tower: `pixels` uint8 (n, 224, 224, 3) to `appearance` and `meaning` float32.

    Without heads the only output is `head_features` (n, 1280), and with `stop` it is what that
    step of the network is handed, flattened.
    """
    build = _Builder()
    build.add("Cast", ["pixels"], "cast", to=TensorProto.FLOAT)
    build.add("Transpose", ["cast"], "planes", perm=[0, 3, 1, 2])
    build.add("Mul", ["planes", build.constant("scale", np.float32(1 / 127.5))], "scaled")
    build.add("Sub", ["scaled", build.constant("one", np.float32(1))], "normalised")
    result = _backbone(build, net, "normalised", len(net.steps) - 1 if stop is None else stop)
    features = build.add("Flatten", [result], f"{HEAD}features", axis=1)
    outputs: list[tuple[str, int | None]] = [(features, 1280 if stop is None else None)]
    if heads is not None:
        _add_heads(build, features, heads)
        outputs = [
            ("appearance", heads.appearance_directions.shape[1]),
            ("meaning", heads.class_vectors.shape[1]),
        ]
    graph = helper.make_graph(
        build.nodes,
        "skulens-embedded",
        [helper.make_tensor_value_info("pixels", TensorProto.UINT8, ["n", 224, 224, 3])],
        [helper.make_tensor_value_info(n, TensorProto.FLOAT, ["n", d]) for n, d in outputs],
        build.constants,
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=10)
    onnx.checker.check_model(model)
    return model


def _add_heads(build: _Builder, features: str, heads: Heads) -> None:
    mean = build.constant("appearance_mean", heads.appearance_mean.astype(np.float32))
    centred = build.add("Sub", [features, mean], f"{HEAD}centred")
    directions = build.small(f"{HEAD}directions", heads.appearance_directions)
    build.add("MatMul", [centred, directions], "appearance")

    weight = build.small(f"{HEAD}classes", heads.class_weight.T / heads.temperature)
    bias = build.constant("class_bias", (heads.class_bias / heads.temperature).astype(np.float32))
    product = build.add("MatMul", [features, weight], f"{HEAD}product")
    logits = build.add("Add", [product, bias], f"{HEAD}logits")
    top = build.constant("top", np.array([heads.top], np.int64))
    build.nodes.append(
        helper.make_node(
            "TopK", [logits, top], [f"{HEAD}best", f"{HEAD}which"], name=f"{HEAD}topk", axis=1
        )
    )
    least = build.add(
        "ReduceMin",
        [f"{HEAD}best", build.constant("axis", np.array([1], np.int64))],
        f"{HEAD}least",
        keepdims=1,
    )
    out = build.add("Less", [logits, least], f"{HEAD}out")
    low = build.constant("low", np.float32(-1e9))
    kept = build.add("Where", [out, low, logits], f"{HEAD}kept")
    share = build.add("Softmax", [kept], f"{HEAD}share", axis=1)
    vectors = build.small(f"{HEAD}vectors", heads.class_vectors)
    build.add("MatMul", [share, vectors], "meaning")
