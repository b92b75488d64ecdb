"""The catalogue teaches its encoder: a ridge regression from stored blocks to the text space.

Hoerl and Kennard, "Ridge regression", Technometrics 1970. Everything is closed form: a few seconds
of NumPy for tens of thousands of photo-title pairs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from skulens.encoders.blocks import MEANING, BlockLayout, Vectors, unit_rows
from skulens.errors import CatalogError

FOLDS = 5
PENALTIES = (0.3, 1.0, 3.0, 10.0, 30.0)
SHARES = (0.3, 0.5, 0.7, 0.85, 1.0)
POOL = 2_000
"""Held-out pairs are compared within pools of this many photos."""
_USUAL_PENALTY = 3.0
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


@dataclass(frozen=True, slots=True, eq=False)
class Queries:
    """Texts by which photos are to be found, one for each photo.

    `texts` is `(n, meaning)`; equal `labels` `(n,)` mark equal texts, so that their photos are
    right answers for one another; -1 marks a photo without a text of this kind.
    """

    texts: Vectors
    labels: npt.NDArray[np.int64]


def fit_adapter(
    photos: Vectors, targets: Vectors, queries: Sequence[Queries], layout: BlockLayout
) -> AdapterFit:
    """Fit on `(n, dim)` photo vectors to bring them near `(n, meaning)` target vectors.

    Penalty and share are chosen by five-fold cross-validation on Recall@10, averaged over the
    kinds of queries. The figures reported are of pairs that the regression had not seen.
    """
    meaning = photos[:, layout.slice_of(MEANING)]
    inputs, wanted = _with_constant(photos), unit_rows(targets)
    order = np.random.default_rng(_SEED).permutation(len(photos))
    pools = np.array_split(order, max(1, round(len(photos) / POOL)))

    def recall(candidate: Vectors) -> float:
        return float(np.mean([_recall_at_10(each, candidate, pools) for each in queries]))

    held_out = _cross_validated(inputs, wanted, folds=order % FOLDS)
    scored = [
        (recall(_mix(meaning, predicted, share)), penalty, share)
        for penalty, predicted in held_out.items()
        for share in SHARES
    ]
    after, penalty, share = max(scored)
    matrix = _solve(inputs.T @ inputs, inputs.T @ wanted, (penalty,))[penalty].astype(np.float32)
    return AdapterFit(Adapter(matrix, share), len(photos), recall(meaning), after)


def refit_adapter(photos: Vectors, targets: Vectors, share: float) -> Adapter:
    """Fit with what is known to do on some of the pairs, as when others are held out.

    `photos` are `(n, dim)`, `targets` `(n, meaning)`.
    """
    inputs, wanted = _with_constant(photos), unit_rows(targets)
    matrix = _solve(inputs.T @ inputs, inputs.T @ wanted, (_USUAL_PENALTY,))[_USUAL_PENALTY]
    return Adapter(matrix.astype(np.float32), share)


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
    queries: Queries, photos: Vectors, pools: Sequence[npt.NDArray[np.int64]]
) -> float:
    """Mean share of a text's photos (of ten, where it has more) among the best ten of its pool."""
    found, asked = 0.0, 0
    for pool in pools:
        k, own = min(10, len(pool)), queries.labels[pool]
        labels, first, counts = np.unique(own, return_index=True, return_counts=True)
        known = labels >= 0
        texts = queries.texts[pool][first[known]]
        best = np.argpartition(-(texts @ photos[pool].T), k - 1, axis=1)[:, :k]
        right = (own[best] == labels[known][:, None]).sum(axis=1)
        found += float((right / np.minimum(k, counts[known])).sum())
        asked += int(known.sum())
    return found / max(1, asked)
