"""Logarithmic pool of several answers: weighted sums of log-probabilities, calibrated.

Genest and Zidek, "Combining probability distributions", Statistical Science 1986. With one member
the weight is one over the temperature of Guo et al., "On calibration of modern neural networks",
ICML 2017.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from skulens.heads.calibration import log_softmax

Floats = npt.NDArray[np.float32]
Labels = npt.NDArray[np.int64]
Flat = npt.NDArray[np.float64]

_PRIOR = 1e-3
"""Pull of each log-weight towards that of its start, for when there are few examples."""
_LEAST_REST, _MOST_REST = 1e-4, 0.5


@dataclass(frozen=True, slots=True)
class Pool:
    """Weights of members, and the share `rest` that is dealt out evenly over all classes.

    Without it, answers that are far off now and then would have to be paid for by confidences
    that are too low everywhere else.
    """

    weights: tuple[float, ...]
    rest: float = 0.0

    def total(self, scores: Sequence[Floats]) -> Floats:
        """The weighted sum of the members' scores, each `(n, classes)`."""
        total = np.zeros_like(scores[0])
        for weight, score in zip(self.weights, scores, strict=True):
            total += np.float32(weight) * score
        return total

    def probabilities(self, scores: Sequence[Floats]) -> Floats:
        """Probabilities `(n, classes)` from the members' scores, each of that shape."""
        shares = np.exp(log_softmax(self.total(scores)))
        shares *= np.float32(1 - self.rest)
        shares += np.float32(self.rest / shares.shape[1])
        return shares


def fit_pool(
    scores: Sequence[Floats],
    labels: Labels,
    start: Sequence[float] | None = None,
    *,
    with_rest: bool = True,
) -> Pool:
    """The pool of least log loss on examples that no member has learned from.

    `scores` are `(n, classes)` for each member, `labels` `(n,)`; weights are above zero, and
    nothing is dealt out evenly without `with_rest`.
    """
    from scipy.optimize import minimize

    rows, classes = np.arange(len(labels)), scores[0].shape[1]
    begin = np.log(np.ones(len(scores)) if start is None else np.asarray(start, np.float64))
    chosen = [score[rows, labels].astype(np.float64) for score in scores]

    def loss(point: Flat) -> tuple[float, Flat]:
        logs, rest = point[:-1], float(point[-1])
        weights = np.exp(logs)
        shares = Pool(tuple(weights.tolist())).probabilities(scores)
        right = shares[rows, labels].astype(np.float64)
        mixed = (1 - rest) * right + rest / classes
        pull = logs - begin
        value = -float(np.log(mixed).mean()) + 0.5 * _PRIOR * float(pull @ pull)
        share = (1 - rest) * right / mixed / len(rows)
        slopes = [
            float(share @ (np.einsum("nc,nc->n", shares, score, dtype=np.float64) - own))
            for score, own in zip(scores, chosen, strict=True)
        ]
        slope_of_rest = float(((right - 1 / classes) / mixed).mean())
        return value, np.array([*(np.asarray(slopes) * weights + _PRIOR * pull), slope_of_rest])

    bounds_of_rest = (_LEAST_REST, _MOST_REST) if with_rest else (0.0, 0.0)
    bounds = [(low - 6.0, low + 6.0) for low in begin] + [bounds_of_rest]
    found = minimize(
        loss, [*begin, bounds_of_rest[0]], jac=True, method="L-BFGS-B", bounds=bounds
    ).x
    return Pool(tuple(np.exp(found[:-1]).tolist()), float(found[-1]))
