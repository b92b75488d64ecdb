"""Static int8 quantisation of the picture tower, and the gate it must pass."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import onnx
from numpy.typing import NDArray
from onnxruntime import InferenceSession, SessionOptions
from onnxruntime.quantization import (
    CalibrationDataReader,
    CalibrationMethod,
    QuantFormat,
    QuantType,
    quantize_static,
)

from recipes.embedded.graph import HEAD

Pixels = NDArray[np.uint8]


class GateError(Exception):
    """The quantised tower does not say what the float tower says."""


class _Reader(CalibrationDataReader):
    def __init__(self, pixels: Pixels, batch: int = 8) -> None:
        self._batches: Iterator[Pixels] = iter(
            [pixels[i : i + batch] for i in range(0, len(pixels), batch)]
        )

    def get_next(self) -> dict[str, Pixels] | None:
        """The next batch of calibration pictures, or None."""
        batch = next(self._batches, None)
        return None if batch is None else {"pixels": batch}


def quantise(model: onnx.ModelProto, pixels: Pixels) -> onnx.ModelProto:
    """Quantise the convolutions to int8 (QDQ, per channel), the heads stay float."""
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "float.onnx", Path(folder) / "int8.onnx"
        onnx.save(model, source)
        quantize_static(
            source,
            target,
            _Reader(pixels),
            quant_format=QuantFormat.QDQ,
            op_types_to_quantize=["Conv", "Add", "Clip"],
            per_channel=True,
            activation_type=QuantType.QUInt8,
            weight_type=QuantType.QInt8,
            nodes_to_exclude=[n.name for n in model.graph.node if n.name.startswith(HEAD)],
            calibrate_method=CalibrationMethod.MinMax,
        )
        return onnx.load(target)


class Tower:
    """A tower run by ONNX Runtime: pixels to all its outputs by name."""

    def __init__(self, model: onnx.ModelProto, threads: int = 1) -> None:
        options = SessionOptions()
        options.intra_op_num_threads = threads
        self._session = InferenceSession(
            model.SerializeToString(), options, providers=["CPUExecutionProvider"]
        )
        self._names = [output.name for output in self._session.get_outputs()]

    def __call__(self, pixels: Pixels, batch: int = 16) -> dict[str, NDArray[np.float32]]:
        """Outputs for `(n, 224, 224, 3)` pixels."""
        parts = [
            self._session.run(None, {"pixels": pixels[i : i + batch]})
            for i in range(0, len(pixels), batch)
        ]
        return {n: np.concatenate([part[k] for part in parts]) for k, n in enumerate(self._names)}


def gate(
    exact: dict[str, NDArray[np.float32]], rounded: dict[str, NDArray[np.float32]], minimum: float
) -> dict[str, float]:
    """Mean cosine of each block between two towers; raises `GateError` below `minimum`."""
    cosines = {}
    for name, values in exact.items():
        other = rounded[name]
        norms = np.linalg.norm(values, axis=1) * np.linalg.norm(other, axis=1)
        cosines[name] = float(((values * other).sum(axis=1) / np.maximum(norms, 1e-12)).mean())
        if not cosines[name] >= minimum:
            raise GateError(
                f"block '{name}': cosine {cosines[name]:.3f} between int8 and float, "
                f"{minimum} is the least allowed; the quantised tower is not shipped"
            )
    return cosines
