"""What every vector index offers, and where it gets its vectors from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol, TypeVar

import numpy as np
import numpy.typing as npt
from sqlalchemy import Connection

Ids = npt.NDArray[np.int64]
Vectors = npt.NDArray[np.float32]
T = TypeVar("T")


class VectorIndex(Protocol):
    """Finds the stored vectors with the highest inner product; exact or nearly so.

    Ids are non-negative integers, vectors float32 of any length (also zero).
    """

    @property
    def dim(self) -> int: ...

    def __len__(self) -> int: ...

    def ids(self) -> Ids:
        """All ids held, ascending."""
        ...

    def add(self, ids: Ids, vectors: Vectors) -> None:
        """Add `(n, dim)` vectors; an id already held gets the new vector."""
        ...

    def remove(self, ids: Ids) -> int:
        """Remove ids, unknown ones ignored; returns how many were held."""
        ...

    def search(self, queries: Vectors, k: int, allowed: Ids | None = None) -> tuple[Ids, Vectors]:
        """Find the best for each of `(q, dim)` queries.

        Returns ids and scores, both `(q, width)`, best first, equal scores by ascending id; `width`
        is always min(k, number of ids that are held and allowed), however few are allowed.
        """
        ...


@dataclass(frozen=True, slots=True)
class VectorChanges:
    """What happened up to `counter`: vectors added or replaced, and ids removed (no id in both)."""

    counter: int
    ids: Ids
    vectors: Vectors
    removed: Ids


class VectorSource(Protocol):
    """The truth an index follows. `identity` changes when all vectors do (encoder, adapter)."""

    @property
    def identity(self) -> str: ...

    @property
    def dim(self) -> int: ...

    def latest_counter(self) -> int: ...

    def count(self) -> int:
        """How many ids there are, as an index that followed all changes would hold."""
        ...

    def changes_since(self, counter: int) -> Iterator[VectorChanges]:
        """Chunks in the order of the counter; after each, its `counter` is safe to go on from."""
        ...


class Server(Protocol):
    """The transactions of a catalogue on a server; see `skulens.store.postgres.database`."""

    def read(self) -> AbstractContextManager[Connection]:
        """One that only reads."""
        ...

    def write(self) -> AbstractContextManager[Connection]:
        """One in the writers' turn."""
        ...

    def work(self) -> AbstractContextManager[Connection]:
        """A long one, beside the writers."""
        ...

    def vacuum(self, table: str) -> None:
        """Tidy a table that was filled, and note what its columns hold for the planner."""
        ...

    def insist(self, operation: Callable[[], T]) -> T:
        """Do it again while the connection is lost, for a while."""
        ...
