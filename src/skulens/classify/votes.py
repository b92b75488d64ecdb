"""The vote of the most similar labelled photos: the method called `neighbours`."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Columns = npt.NDArray[np.int64]

NEIGHBOURS = 30
_SHARPNESS = 0.025
"""The score by which a neighbour must lag behind the best to count a third of it."""
_REST = 0.02
"""The share of categories that no neighbour has."""


def votes(scores: Floats, columns: Columns, targets: int) -> Floats:
    """Log-probabilities `(n, targets)` from the neighbours' scores and categories, both `(n, k)`.

    A column of -1 has no vote; without any, all categories are as likely.
    """
    valid = columns >= 0
    best = np.where(valid, scores, -np.inf).max(axis=1, keepdims=True, initial=-np.inf)
    best = np.where(np.isfinite(best), best, 0)
    weights = np.where(valid, np.exp((np.minimum(scores, best) - best) / _SHARPNESS), 0)
    total = weights.sum(axis=1, keepdims=True)
    shares = np.zeros((len(scores), targets), np.float32)
    rows = np.broadcast_to(np.arange(len(scores))[:, np.newaxis], columns.shape)
    np.add.at(shares, (rows[valid], columns[valid]), weights[valid])
    rest = np.where(total > 0, _REST, 1.0)
    shares = (1 - rest) * shares / np.maximum(total, 1e-30) + rest / targets
    answer: Floats = np.log(shares).astype(np.float32)
    return answer


def nearest(
    queries: Floats, candidates: Floats, products: npt.NDArray[np.int64], k: int = NEIGHBOURS
) -> tuple[Floats, Columns]:
    """The `k` most similar candidates of different products: scores and rows, `(n, k)`, -1 for none.

    `queries` `(n, dim)` are weighted, `candidates` `(m, dim)` are as stored, `products` `(m,)` says
    whose photos these are.
    """
    depth = min(len(candidates), 3 * k)
    found_scores = np.full((len(queries), k), -np.inf, np.float32)
    found_rows = np.full((len(queries), k), -1, np.int64)
    if not depth:
        return found_scores, found_rows
    similar = queries @ candidates.T
    rows = np.argpartition(-similar, depth - 1, axis=1)[:, :depth]
    scores = np.take_along_axis(similar, rows, axis=1)
    order = np.argsort(-scores, axis=1, kind="stable")
    rows = np.take_along_axis(rows, order, axis=1)
    scores = np.take_along_axis(scores, order, axis=1)
    for number, owners in enumerate(products[rows]):
        _, first = np.unique(owners, return_index=True)
        kept = np.sort(first)[:k]
        found_scores[number, : len(kept)] = scores[number, kept]
        found_rows[number, : len(kept)] = rows[number, kept]
    return found_scores, found_rows
