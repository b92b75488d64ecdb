"""Vectors by row number: a read-only base, a growing tail, and which rows still count."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from skulens.errors import UsageError
from skulens.index.id_map import IdMap
from skulens.index.protocol import Ids, Vectors

Mask = npt.NDArray[np.bool_]
_Item = TypeVar("_Item", bound=np.generic)
GATHER = 8192
"""Rows copied at a time, so that a gather stays within some 20 MB."""

_LARGEST = 1e15
_FOLD = 4096


class Rows:
    """Append-only rows; replacing an id kills its row and appends another, so numbers never change.

    `base` is `(n, dim)` float32, usually memory-mapped, and never written to.
    """

    def __init__(
        self,
        dim: int,
        base: Vectors | None = None,
        ids: Ids | None = None,
        alive: Mask | None = None,
        max_norm: float = 0.0,
    ) -> None:
        self.dim = dim
        self._base = np.empty((0, dim), np.float32) if base is None else base
        self._tail = np.empty((0, dim), np.float32)
        self.count = len(self._base)
        self._ids = np.empty(0, np.int64) if ids is None else np.array(ids, np.int64)
        self._alive: Mask = np.ones(self.count, np.bool_) if alive is None else np.array(alive)
        self.live = int(np.count_nonzero(self._alive))
        self.max_norm = max_norm
        self._fold()

    @property
    def dead(self) -> int:
        """Rows that were removed or replaced."""
        return self.count - self.live

    @property
    def alive(self) -> Mask:
        """`(count,)`: whether each row still counts (a view)."""
        return self._alive[: self.count]

    @property
    def ids(self) -> Ids:
        """`(count,)`: the external id of each row, dead ones too (a view)."""
        return self._ids[: self.count]

    def live_rows(self) -> Ids:
        """The live rows by ascending external id."""
        rows = np.flatnonzero(self.alive)
        ids = self.ids[rows]
        return rows if _is_ascending(ids) else rows[np.argsort(ids)]

    def reserve(self, rows: int) -> None:
        """Make room for so many further rows at once, which saves copying the tail as it grows."""
        self._grow(self.count + rows)

    def append(self, ids: Ids, vectors: Vectors) -> None:
        """Add `(n, dim)` vectors under distinct ids, replacing those already held."""
        self.kill(ids)
        first, self.count = self.count, self.count + len(ids)
        self._grow(self.count)
        self._tail[first - len(self._base) : self.count - len(self._base)] = vectors
        self._ids[first : self.count] = ids
        self._alive[first : self.count] = True
        self.live += len(ids)
        self.max_norm = max(self.max_norm, longest(vectors))
        if self.count - self._folded > _FOLD:
            self._fold()
        else:
            self._recent = IdMap(self.ids[self._folded :], np.arange(self._folded, self.count))

    def kill(self, ids: Ids) -> int:
        """Mark the rows of these ids as dead; returns how many were alive."""
        rows = self.rows_of(ids)
        rows = distinct(rows[rows >= 0])
        self._alive[rows] = False
        self.live -= len(rows)
        return len(rows)

    def rows_of(self, ids: Ids) -> Ids:
        """`(n,)` ids -> their live rows, -1 where an id is not held."""
        found = self._older.find(ids)
        if self.count > self._folded:
            newer = self._recent.find(ids)
            found = np.where(newer >= 0, newer, found)
        return np.where((found >= 0) & self._alive[found], found, -1) if self.count else found

    def take(self, rows: Ids) -> Vectors:
        """Copy out `(n, dim)` vectors of these rows."""
        base = len(self._base)
        if self.count == base:
            return self._base[rows]
        if not base:
            return self._tail[rows]
        vectors = np.empty((len(rows), self.dim), np.float32)
        in_base = rows < base
        vectors[in_base] = self._base[rows[in_base]]
        vectors[~in_base] = self._tail[rows[~in_base] - base]
        return vectors

    def segments(self, first: int = 0) -> Iterator[tuple[int, Vectors]]:
        """Views that together cover the rows from `first` on, each with its first row."""
        base = len(self._base)
        if first < base:
            yield first, self._base[first:]
        start = max(first, base)
        if start < self.count:
            yield start, self._tail[start - base : self.count - base]

    def chunks(self, size: int, first: int = 0) -> Iterator[Vectors]:
        """Views of at most `size` rows each, in order."""
        for _, vectors in self.segments(first):
            for start in range(0, len(vectors), size):
                yield vectors[start : start + size]

    def snapshot(self) -> Rows:
        """Rows as they are now; later changes to this table do not reach them."""
        copy = Rows(self.dim, max_norm=self.max_norm)
        copy._base = self._base
        copy._tail = self._tail[: self.count - len(self._base)]
        copy._ids, copy._alive = self.ids.copy(), self.alive.copy()
        copy.count, copy.live = self.count, self.live
        copy._fold()
        return copy

    def compacted(self) -> Rows:
        """The live rows alone, by ascending id, copied."""
        rows = self.live_rows()
        copy = Rows(self.dim, max_norm=self.max_norm)
        copy.reserve(len(rows))
        for start in range(0, len(rows), 16 * GATHER):
            part = rows[start : start + 16 * GATHER]
            copy.append(self.ids[part], self.take(part))
        return copy

    def _grow(self, rows: int) -> None:
        capacity, needed = len(self._tail), rows - len(self._base)
        if needed > capacity:
            capacity = max(needed, capacity + capacity // 2)
            self._tail = _enlarged(self._tail, capacity)
        if rows > len(self._ids):
            self._ids = _enlarged(self._ids, len(self._base) + capacity)
            self._alive = _enlarged(self._alive, len(self._base) + capacity)

    def _fold(self) -> None:
        """Map the ids of all live rows; later ones are kept in a second, small map."""
        rows = np.flatnonzero(self.alive)
        self._older = IdMap(self.ids[rows], rows)
        self._folded = self.count
        self._recent = IdMap(self.ids[:0], rows[:0])


def checked_vectors(vectors: Vectors, dim: int) -> Vectors:
    """Return `(n, dim)` float32 vectors, or raise `UsageError` saying what is wrong with them."""
    vectors = np.ascontiguousarray(vectors, np.float32)
    if vectors.ndim != 2 or vectors.shape[1] != dim:
        raise UsageError(f"vectors of shape {vectors.shape} do not fit an index of dimension {dim}")
    # One pass over the data: NaN and infinity fail the comparison as well.
    if vectors.size and not (vectors.max() < _LARGEST and vectors.min() > -_LARGEST):
        raise UsageError("vectors must be finite numbers below 1e15; check the encoder's output")
    return vectors


def distinct(numbers: Ids) -> Ids:
    """The numbers ascending, each once (`np.unique` would load masked arrays at every start)."""
    ordered = np.sort(numbers)
    repeats = np.flatnonzero(ordered[1:] == ordered[:-1]) + 1
    kept: Ids = np.delete(ordered, repeats)
    return kept


def checked_additions(ids: Ids, vectors: Vectors, dim: int) -> tuple[Ids, Vectors]:
    """Check what is to be added; of an id given twice, the last vector stays."""
    vectors = checked_vectors(vectors, dim)
    ids = np.asarray(ids, np.int64)
    if ids.shape != (len(vectors),):
        raise UsageError(f"number of ids ({ids.size}) does not match vectors ({len(vectors)})")
    if len(ids) and ids.min() < 0:
        raise UsageError(f"ids must not be negative (found {ids.min()})")
    if len(distinct(ids)) < len(ids):
        _, from_end = np.unique(ids[::-1], return_index=True)
        last = np.sort(len(ids) - 1 - from_end)
        return ids[last], vectors[last]
    return ids, vectors


def longest(vectors: Vectors) -> float:
    """The length of the longest of `(n, dim)` vectors."""
    return float(np.sqrt(np.einsum("ij,ij->i", vectors, vectors).max(initial=0.0)))


def _is_ascending(ids: Ids) -> bool:
    return bool(np.all(ids[1:] > ids[:-1]))


def _enlarged(array: npt.NDArray[_Item], rows: int) -> npt.NDArray[_Item]:
    larger = np.empty((rows, *array.shape[1:]), array.dtype)
    larger[: len(array)] = array
    return larger
