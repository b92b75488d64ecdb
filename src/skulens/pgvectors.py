"""Vectors as pgvector writes and reads them: the only place that knows its Python package."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Vectors = npt.NDArray[np.float32]


def received(sent: Sequence[bytes], dim: int) -> Vectors:
    """Vectors `(n, dim)` from what `vector_send` gives."""
    from pgvector import Vector

    rows = np.empty((len(sent), dim), np.float32)
    for at, each in enumerate(sent):
        rows[at] = Vector.from_binary(each).to_numpy()
    return rows


def sent(vectors: Vectors) -> list[bytes]:
    """Each row of `(n, dim)` vectors in the binary form that `COPY` takes.

    That is the dimension and a zero in 16 bits each, then the numbers, all with their highest byte
    first; for all rows at once, which is several times as quick as the package's one by one.
    """
    count, dim = vectors.shape
    rows = np.empty((count, 2 + 2 * dim), ">u2")
    rows[:, 0], rows[:, 1] = dim, 0
    rows[:, 2:] = vectors.astype(">f4").view(">u2")
    width, all_rows = rows.itemsize * rows.shape[1], rows.tobytes()
    return [all_rows[start : start + width] for start in range(0, len(all_rows), width)]


def written(vector: Vectors) -> str:
    """A `(dim,)` vector as text, for a query."""
    from pgvector import Vector

    return Vector(np.asarray(vector, np.float32)).to_text()
