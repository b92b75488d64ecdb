"""Arrays of a model as one safetensors file; never pickle."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

from skulens.errors import ModelError
from skulens.heads.head import Head
from skulens.heads.logistic import Linear
from skulens.heads.promotion import Memory

Arrays = Mapping[str, npt.NDArray[Any]]


def packed(arrays: Arrays) -> bytes:
    """The arrays as the bytes of a safetensors file."""
    from safetensors.numpy import save

    whole: bytes = save({name: np.ascontiguousarray(array) for name, array in arrays.items()})
    return whole


def unpacked(content: bytes, label: str) -> dict[str, npt.NDArray[Any]]:
    """Undo `packed`; raises `ModelError`."""
    from safetensors import SafetensorError
    from safetensors.numpy import load

    try:
        arrays: dict[str, npt.NDArray[Any]] = load(content)
    except SafetensorError as error:
        raise ModelError(f"{label} is damaged ({error}); train it again") from error
    return arrays


def head_arrays(name: str, head: Head) -> dict[str, npt.NDArray[Any]]:
    """The arrays of a head under a name."""
    return {f"{name}.matrix": head.linear.matrix, f"{name}.bias": head.linear.bias}


def head_from(name: str, arrays: Arrays, classes: tuple[str, ...], dim: int, label: str) -> Head:
    """Undo `head_arrays`; raises `ModelError` where the shapes do not fit classes and vectors."""
    matrix, bias = arrays.get(f"{name}.matrix"), arrays.get(f"{name}.bias")
    fits = (
        matrix is not None
        and bias is not None
        and matrix.shape == (dim, len(classes))
        and bias.shape == (len(classes),)
        and np.isfinite(matrix).all()
        and np.isfinite(bias).all()
    )
    if not fits:
        found = {key: array.shape for key, array in arrays.items()}
        raise ModelError(
            f"{label} holds {found}, but {len(classes)} classes of vectors of {dim} numbers need "
            f"'{name}.matrix' and '{name}.bias'; train it again"
        )
    assert matrix is not None
    assert bias is not None
    return Head(classes, Linear(matrix.astype(np.float32), bias.astype(np.float32)))


def memory_arrays(memory: Memory) -> dict[str, npt.NDArray[Any]]:
    """The arrays of what a head is compared by with later versions."""
    return {
        "memory.held_out": memory.held_out,
        "memory.answers": memory.answers,
        "memory.seen": memory.seen,
    }


def memory_from(arrays: Arrays) -> Memory:
    """Undo `memory_arrays`; raises `KeyError`."""
    return Memory(*(arrays[f"memory.{name}"] for name in ("held_out", "answers", "seen")))
