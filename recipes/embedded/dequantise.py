"""Quantised TFLite picture networks become float32 torch modules."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn
from torch.nn import functional

FLOAT_TYPES = {2: np.int32, 3: np.uint8, 9: np.int8}


@dataclass(frozen=True, slots=True)
class Step:
    """One operation: `kind` conv, add or mean; tensors by number; a conv's key and stride."""

    kind: str
    inputs: tuple[int, ...]
    output: int
    key: str = ""
    stride: int = 1
    relu6: bool = False


class Dequantised(nn.Module):
    """A chain of convolutions and residual sums, batch norm already folded in.

    Pictures are (n, 3, 224, 224), values x / 127.5 - 1; a run that starts later takes what that
    step is handed. Run to the end it gives logits.
    """

    def __init__(self, steps: list[Step], convolutions: dict[str, nn.Conv2d]) -> None:
        super().__init__()
        self.steps = steps
        self.convolutions = nn.ModuleDict(convolutions)

    @property
    def classifier(self) -> nn.Conv2d:
        """The last convolution: features to logits of the 1,001 ImageNet classes."""
        return self.convolutions[self.steps[-1].key]  # type: ignore[return-value]

    def forward(
        self, values: torch.Tensor, start: int = 0, stop: int | None = None
    ) -> torch.Tensor:
        """Run the steps from `start` up to, not including, `stop`."""
        steps = self.steps[start:stop]
        tensors = {steps[0].inputs[0]: values}
        for step in steps:
            given = [tensors[number] for number in step.inputs]
            if step.kind == "conv":
                result = self._convolve(step, given[0])
            elif step.kind == "add":
                result = given[0] + given[1]
            else:
                result = given[0].mean((2, 3), keepdim=True)
            tensors[step.output] = result
        return result

    def _convolve(self, step: Step, values: torch.Tensor) -> torch.Tensor:
        convolution = self.convolutions[step.key]
        size = convolution.kernel_size[0]  # type: ignore[union-attr,index]
        if size == 3:
            # TensorFlow's SAME: with stride 2 on even sizes all padding lies right and below.
            pad = (0, 1, 0, 1) if step.stride == 2 else (1, 1, 1, 1)
            values = functional.pad(values, pad)
        values = convolution(values)
        return functional.relu6(values) if step.relu6 else values


def _tensor(model: object, graph: object, number: int) -> NDArray[np.float32]:
    """A constant of the model with its scales and zero points applied."""
    tensor = graph.Tensors(number)  # type: ignore[attr-defined]
    raw = model.Buffers(tensor.Buffer()).DataAsNumpy()  # type: ignore[attr-defined]
    values = raw.view(FLOAT_TYPES[tensor.Type()]).reshape(tensor.ShapeAsNumpy())
    about = tensor.Quantization()
    shape = [1] * values.ndim
    shape[about.QuantizedDimension()] = -1
    scale, zero = about.ScaleAsNumpy(), about.ZeroPointAsNumpy()
    return ((values - zero.reshape(shape)) * scale.reshape(shape)).astype(np.float32)


def dequantise(path: Path) -> Dequantised:
    """Read a MobileNet in TFLite format as a float torch module."""
    import tflite

    model = tflite.Model.GetRootAsModel(path.read_bytes(), 0)
    graph = model.Subgraphs(0)
    operators = tflite.BuiltinOperator
    steps: list[Step] = []
    convolutions: dict[str, nn.Conv2d] = {}
    renamed: dict[int, int] = {}  # outputs of operations that change no value here
    for index in range(graph.OperatorsLength()):
        operator = graph.Operators(index)
        code = model.OperatorCodes(operator.OpcodeIndex())
        kind = max(code.BuiltinCode(), code.DeprecatedBuiltinCode())
        numbers = [int(number) for number in operator.InputsAsNumpy()]
        first, output = renamed.get(numbers[0], numbers[0]), int(operator.OutputsAsNumpy()[0])
        if kind in (operators.CONV_2D, operators.DEPTHWISE_CONV_2D):
            deep = kind == operators.DEPTHWISE_CONV_2D
            options = tflite.DepthwiseConv2DOptions() if deep else tflite.Conv2DOptions()
            table = operator.BuiltinOptions()
            options.Init(table.Bytes, table.Pos)
            weight, bias = _tensor(model, graph, numbers[1]), _tensor(model, graph, numbers[2])
            # TFLite: (out, height, width, in) and, depthwise, (1, height, width, out).
            weight = weight.transpose((3, 0, 1, 2) if deep else (0, 3, 1, 2))
            convolution = nn.Conv2d(
                weight.shape[0] if deep else weight.shape[1],
                weight.shape[0],
                weight.shape[2],
                stride=options.StrideH(),
                groups=weight.shape[0] if deep else 1,
            )
            convolution.weight.data = torch.from_numpy(np.ascontiguousarray(weight))
            convolution.bias.data = torch.from_numpy(bias)  # type: ignore[union-attr]
            key = f"c{len(convolutions):02d}"
            convolutions[key] = convolution
            relu6 = options.FusedActivationFunction() == tflite.ActivationFunctionType.RELU6
            steps.append(Step("conv", (first,), output, key, options.StrideH(), relu6))
        elif kind == operators.ADD:
            steps.append(Step("add", (first, renamed.get(numbers[1], numbers[1])), output))
        elif kind in (operators.MEAN, operators.AVERAGE_POOL_2D):
            steps.append(Step("mean", (first,), output))
        else:  # quantise, reshape, softmax: nothing left to do on floats up to the logits
            renamed[output] = first
    return Dequantised(steps, convolutions).eval()
