"""Vectors as pgvector writes and reads them: the only place that knows its Python package."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

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


def sent(vectors: Iterable[Vectors]) -> Iterable[bytes]:
    """Each `(dim,)` vector in the binary form that `COPY` takes."""
    from pgvector import Vector

    return (Vector(np.asarray(vector, np.float32)).to_binary() for vector in vectors)


def written(vector: Vectors) -> str:
    """A `(dim,)` vector as text, for a query."""
    from pgvector import Vector

    return Vector(np.asarray(vector, np.float32)).to_text()
