"""The exact index in NumPy: what small catalogues use, and what every other index is judged by."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from skulens.errors import UsageError
from skulens.index.protocol import Ids, Vectors
from skulens.index.rows import GATHER, Mask, Rows, checked_additions, checked_vectors

_SCORES = 1 << 24
"""Scores held at a time (64 MB): many queries are answered in blocks."""


class ExactIndex:
    """Compares each query with every vector (or every allowed one); nothing is approximate.

    Not safe for use by several threads while it is changed.
    """

    kind = "exact"

    def __init__(self, dim: int, rows: Rows | None = None) -> None:
        self.rows = Rows(dim) if rows is None else rows

    @property
    def dim(self) -> int:
        """The size of the vectors."""
        return self.rows.dim

    def __len__(self) -> int:
        return self.rows.live

    def ids(self) -> Ids:
        """All ids held, ascending."""
        return self.rows.ids[self.rows.live_rows()]

    def add(self, ids: Ids, vectors: Vectors) -> None:
        """Add `(n, dim)` vectors; an id already held gets the new vector."""
        self.rows.append(*checked_additions(ids, vectors, self.dim))
        self._tidy()

    def remove(self, ids: Ids) -> int:
        """Remove ids, unknown ones ignored; returns how many were held."""
        removed = self.rows.kill(np.asarray(ids, np.int64))
        self._tidy()
        return removed

    def search(self, queries: Vectors, k: int, allowed: Ids | None = None) -> tuple[Ids, Vectors]:
        """Find the best for each of `(q, dim)` queries: `(q, width)` ids and scores, best first."""
        queries = checked_vectors(queries, self.dim)
        if k < 0:
            raise UsageError(f"k must not be negative (got {k})")
        chosen = None if allowed is None else chosen_rows(self.rows, allowed)
        k = min(k, self.rows.live if chosen is None else len(chosen))
        if k == 0 or not len(queries):
            return np.empty((len(queries), k), np.int64), np.empty((len(queries), k), np.float32)
        return self._search(queries, k, chosen)

    def _search(self, queries: Vectors, k: int, chosen: Ids | None) -> tuple[Ids, Vectors]:
        candidates = scan(self.rows, queries, k, chosen)
        return rank(self.rows, queries, k, candidates)

    def _tidy(self) -> None:
        if is_worth_compacting(self.rows):
            self.rows = self.rows.compacted()


def is_worth_compacting(rows: Rows) -> bool:
    """Whether more than a fifth of the rows is dead (and enough of them to matter)."""
    return rows.dead > 1000 and rows.dead > 0.2 * rows.count


def chosen_rows(rows: Rows, allowed: Ids) -> Ids:
    """The live rows of the allowed ids, ascending; unknown and repeated ids do not matter."""
    mask = np.zeros(rows.count + 1, np.bool_)
    mask[rows.rows_of(np.asarray(allowed, np.int64))] = True  # -1 marks the spare last place
    return np.flatnonzero(mask[:-1])


def scan(rows: Rows, queries: Vectors, k: int, chosen: Ids | None, first: int = 0) -> list[Ids]:
    """Rows that may be among the `k` best of each query, by float32 products; none is missing.

    Looks at the `chosen` rows, or else at all live rows from `first` on.
    Rounding can swap near-equal scores, so all within the rounding error of the k-th best are kept.
    """
    if chosen is not None and 4 * len(chosen) > rows.count:
        # Past a quarter, reading all rows in order beats copying the chosen ones out.
        counted, first, numbers = np.zeros(rows.count, np.bool_), 0, None
        counted[chosen] = True
    else:
        counted, numbers = rows.alive[first:], chosen
    count = len(counted) if numbers is None else len(numbers)
    block = max(1, _SCORES // max(1, count))
    candidates: list[Ids] = []
    for start in range(0, len(queries), block):
        part = queries[start : start + block]
        if numbers is None:
            scores = _all_scores(rows, part, first, counted)
        else:
            scores = _chosen_scores(rows, part, numbers)
        for query, query_scores in zip(part, scores, strict=True):
            best = _within_rounding(query_scores, k, rounding_error(rows, query))
            candidates.append(best + first if numbers is None else numbers[best])
    return candidates


def rank(rows: Rows, queries: Vectors, k: int, candidates: list[Ids]) -> tuple[Ids, Vectors]:
    """Order candidates by the exact inner product, ties by ascending id, and keep `k` of each."""
    ids = np.empty((len(queries), k), np.int64)
    scores = np.empty((len(queries), k), np.float32)
    for at, (query, found) in enumerate(zip(queries, candidates, strict=True)):
        exact = _exact_scores(rows, query, found)
        found_ids = rows.ids[found]
        order = np.lexsort((found_ids, -exact))[:k]
        ids[at], scores[at] = found_ids[order], exact[order]
    return ids, scores


def _all_scores(rows: Rows, queries: Vectors, first: int, counted: Mask) -> Vectors:
    scores = np.empty((len(queries), len(counted)), np.float32)
    for start, vectors in rows.segments(first):
        scores[:, start - first : start - first + len(vectors)] = _products(queries, vectors)
    if not counted.all():
        scores[:, ~counted] = -np.inf
    return scores


def _chosen_scores(rows: Rows, queries: Vectors, chosen: Ids) -> Vectors:
    scores = np.empty((len(queries), len(chosen)), np.float32)
    for start in range(0, len(chosen), GATHER):
        vectors = rows.take(chosen[start : start + GATHER])
        scores[:, start : start + len(vectors)] = _products(queries, vectors)
    return scores


def _products(queries: Vectors, vectors: Vectors) -> Vectors:
    # One query is bound by memory, not by arithmetic: threads do not help it, and on a busy machine
    # waiting for them costs ten times the work.
    if len(queries) == 1:
        products: Vectors = np.vecdot(vectors, queries[0])[None]
        return products
    return queries @ vectors.T


def _exact_scores(rows: Rows, query: Vectors, found: Ids) -> Vectors:
    # einsum in float64 treats every row alike; a float32 matmul rounds equal rows differently
    # depending on where they lie, which would break ties.
    exact = np.empty(len(found), np.float64)
    query64 = query.astype(np.float64)
    for start in range(0, len(found), GATHER):
        vectors = rows.take(found[start : start + GATHER]).astype(np.float64)
        exact[start : start + len(vectors)] = np.einsum("ij,j->i", vectors, query64)
    return exact.astype(np.float32)


def _within_rounding(scores: npt.NDArray[np.float32], k: int, error: float) -> Ids:
    if k >= len(scores):
        return np.flatnonzero(scores > -np.inf)
    kth = np.partition(scores, len(scores) - k)[len(scores) - k]
    return np.flatnonzero(scores >= max(kth - 2 * error, np.finfo(np.float32).min))


def rounding_error(rows: Rows, query: Vectors) -> float:
    """Bound of a float32 inner product's error (Higham 2002, section 3.1), plus the last bit."""
    return float(rows.dim * 2.0**-23 * np.linalg.norm(query) * rows.max_norm + 1e-30)
