"""Opening ONNX models for the CPU."""

from __future__ import annotations

from typing import Any

from skulens.errors import EncoderError


def open_session(model: bytes, label: str) -> Any:
    """Open a model given as bytes; `label` names it in errors.

    One thread a call: callers run several calls at once, which uses all cores without the
    waiting of a shared pool.
    """
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    try:
        return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
    except Exception as error:  # ONNX Runtime raises many kinds without a common base
        first_line = (str(error).splitlines() or [type(error).__name__])[0]
        raise EncoderError(f"{label} is not a usable ONNX model: {first_line}") from error
