"""The catalogue teaches its encoder: a ridge regression from stored blocks to the text space.

Hoerl and Kennard, "Ridge regression", Technometrics 1970. Everything is closed form: a few seconds
of NumPy for tens of thousands of photo-title pairs.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from skulens.encoders.blocks import MEANING, BlockLayout, Vectors, unit_rows
from skulens.errors import CatalogError

FOLDS = 5
PENALTIES = (0.3, 1.0, 3.0, 10.0, 30.0)
SHARES = (0.3, 0.5, 0.7, 0.85, 1.0)
POOL = 2_000
"""Held-out pairs are compared within pools of this many photos."""
_SEED = 0


@dataclass(frozen=True, slots=True, eq=False)
class Adapter:
    """Replaces a photo's `meaning` by a mix of it and what the catalogue says it should be.

    `matrix` is `(dim + 1, meaning)` float32, the last row being the constant; `share` is the
    weight of the regression's answer in the mix.
    """

    matrix: Vectors
    share: float

    def apply(self, vectors: Vectors, layout: BlockLayout) -> Vectors:
        """Adapt photo vectors `(n, dim)`; rows that are all zero stay so."""
        where = layout.slice_of(MEANING)
        adapted = vectors.copy()
        adapted[:, where] = _mix(vectors[:, where], _predict(vectors, self.matrix), self.share)
        adapted[~vectors.any(axis=1)] = 0
        return adapted

    def to_arrays(self) -> dict[str, Vectors]:
        """The arrays a store keeps."""
        return {"matrix": self.matrix, "share": np.array([self.share], np.float32)}

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, Vectors], layout: BlockLayout) -> Adapter:
        """Read what `to_arrays` gave; raises `CatalogError` if it does not fit the layout."""
        where = layout.slice_of(MEANING)
        expected = (layout.dim + 1, where.stop - where.start)
        matrix, share = arrays.get("matrix"), arrays.get("share")
        if matrix is None or share is None or matrix.shape != expected or share.shape != (1,):
            found = {name: array.shape for name, array in arrays.items()}
            raise CatalogError(
                f"the catalogue's adapter holds {found}, its encoder needs a matrix {expected} "
                "and a share; run: skulens fit"
            )
        return cls(matrix, float(share[0]))


@dataclass(frozen=True, slots=True)
class AdapterFit:
    """The fitted adapter and Recall@10 of text -> photo on held-out pairs, before and with it."""

    adapter: Adapter
    pairs: int
    before: float
    after: float

    @property
    def is_better(self) -> bool:
        """Whether it found more held-out photos than the encoder alone."""
        return self.after > self.before


def fit_adapter(
    photos: Vectors, titles: Vectors, targets: Vectors, layout: BlockLayout, labels: np.ndarray
) -> AdapterFit:
    """Fit on `(n, dim)` photo vectors to bring them near `(n, meaning)` target vectors.

    Penalty and share are chosen by five-fold cross-validation on the Recall@10 of `titles`
    `(n, meaning)`; `labels` `(n,)` tells equal titles, which are right answers for one another.
    The figures reported are of pairs that the regression had not seen.
    """
    meaning = photos[:, layout.slice_of(MEANING)]
    inputs, wanted = _with_constant(photos), unit_rows(targets)
    order = np.random.default_rng(_SEED).permutation(len(photos))
    pools = np.array_split(order, max(1, round(len(photos) / POOL)))
    before = _recall_at_10(titles, meaning, labels, pools)
    held_out = _cross_validated(inputs, wanted, folds=order % FOLDS)
    scored = [
        (_recall_at_10(titles, _mix(meaning, predicted, share), labels, pools), penalty, share)
        for penalty, predicted in held_out.items()
        for share in SHARES
    ]
    after, penalty, share = max(scored)
    matrix = _solve(inputs.T @ inputs, inputs.T @ wanted, (penalty,))[penalty]
    return AdapterFit(Adapter(matrix.astype(np.float32), share), len(photos), before, after)


def _with_constant(vectors: Vectors) -> np.ndarray:
    return np.hstack([vectors, np.ones((len(vectors), 1), np.float32)]).astype(np.float64)


def _predict(vectors: Vectors, matrix: np.ndarray) -> Vectors:
    return unit_rows(vectors @ matrix[:-1] + matrix[-1])


def _mix(meaning: Vectors, predicted: Vectors, share: float) -> Vectors:
    return unit_rows((1 - share) * meaning + share * predicted)


def _solve(
    gram: np.ndarray, cross: np.ndarray, penalties: tuple[float, ...]
) -> dict[float, np.ndarray]:
    """Ridge solutions for several penalties from one eigendecomposition."""
    values, vectors = np.linalg.eigh(gram)
    turned = vectors.T @ cross
    return {
        penalty: vectors @ (turned / (np.maximum(values, 0) + penalty)[:, None])
        for penalty in penalties
    }


def _cross_validated(
    inputs: np.ndarray, targets: np.ndarray, folds: np.ndarray
) -> dict[float, Vectors]:
    gram, cross = inputs.T @ inputs, inputs.T @ targets
    predicted = {penalty: np.zeros(targets.shape, np.float32) for penalty in PENALTIES}
    for fold in range(FOLDS):
        out = folds == fold
        part = inputs[out]
        solutions = _solve(gram - part.T @ part, cross - part.T @ targets[out], PENALTIES)
        for penalty, matrix in solutions.items():
            predicted[penalty][out] = unit_rows(part @ matrix)
    return predicted


def _recall_at_10(
    texts: Vectors, photos: Vectors, labels: np.ndarray, pools: list[np.ndarray]
) -> float:
    """Mean share of a text's photos (of ten, where it has more) among the best ten of its pool."""
    found = 0.0
    for pool in pools:
        k = min(10, len(pool))
        best = np.argpartition(-(texts[pool] @ photos[pool].T), k - 1, axis=1)[:, :k]
        own = labels[pool]
        _, which, counts = np.unique(own, return_inverse=True, return_counts=True)
        right = (own[best] == own[:, None]).sum(axis=1)
        found += float((right / np.minimum(k, counts[which])).sum())
    return found / sum(map(len, pools))
