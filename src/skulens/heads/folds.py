"""Which examples are held out together: a product, and what looks the same, never on both sides."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

Labels = npt.NDArray[np.int64]
Rows = npt.NDArray[np.intp]

FOLDS = 5
MOST_HELD_OUT = 5_000
"""So many held-out examples tell enough; with more than five times as many, one fold does."""
_SEED = 0


def held_out_parts(labels: Labels, groups: Labels) -> Iterator[tuple[Rows, Rows]]:
    """Rows to fit on and rows held out from that fit, stratified by class, whole groups together.

    Five folds that cover all rows or, of many examples, a single one of `MOST_HELD_OUT` rows.
    `labels` and `groups` are `(n,)`. Nothing comes where no group could be held out.
    """
    fold = fold_of(labels, groups)
    folds = range(FOLDS)
    count = len(labels)
    if count > FOLDS * MOST_HELD_OUT:
        fold = fold_of(labels, groups, count // MOST_HELD_OUT)
        folds = range(1)
    for number in folds:
        out = fold == number
        if out.any() and not out.all():
            yield np.flatnonzero(~out), np.flatnonzero(out)


def fold_of(labels: Labels, groups: Labels, folds: int = FOLDS) -> Labels:
    """The fold of each row: the groups of a class are dealt out in turn, in a fixed random order."""
    _, first, group = np.unique(groups, return_index=True, return_inverse=True)
    order = np.random.default_rng(_SEED).permutation(len(first))
    order = order[np.argsort(labels[first][order], kind="stable")]
    dealt = np.empty(len(first), np.int64)
    dealt[order] = np.arange(len(first)) % folds
    return dealt[group]
