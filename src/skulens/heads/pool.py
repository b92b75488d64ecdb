"""Logarithmic pool of several answers: weighted sums of log-probabilities, calibrated.

Genest and Zidek, "Combining probability distributions", Statistical Science 1986. With one member
the weight is one over the temperature of Guo et al., "On calibration of modern neural networks",
ICML 2017.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from skulens.heads.calibration import log_softmax

Floats = npt.NDArray[np.float32]
Labels = npt.NDArray[np.int64]

_PRIOR = 1e-3
"""Pull of each log-weight towards that of its start, for when there are few examples."""


def pooled(scores: Sequence[Floats], weights: Sequence[float]) -> Floats:
    """Log-probabilities `(n, classes)` of the weighted sum of members' scores of that shape."""
    total = sum(
        (np.float32(weight) * score for weight, score in zip(weights, scores, strict=True)),
        start=np.zeros_like(scores[0]),
    )
    answer: Floats = log_softmax(total)
    return answer


def fit_pool(
    scores: Sequence[Floats], labels: Labels, start: Sequence[float] | None = None
) -> tuple[float, ...]:
    """The weights, each above zero, of least log loss on examples that no member has learned from.

    `scores` are `(n, classes)` for each member, `labels` `(n,)`.
    """
    from scipy.optimize import minimize

    rows = np.arange(len(labels))
    begin = np.log(np.ones(len(scores)) if start is None else np.asarray(start, np.float64))

    def loss(logs: npt.NDArray[np.float64]) -> tuple[float, npt.NDArray[np.float64]]:
        weights = np.exp(logs)
        answer = pooled(scores, weights.tolist())
        value = -float(answer[rows, labels].mean(dtype=np.float64))
        shares = np.exp(answer)
        slopes = [
            float((np.vdot(shares, score) - score[rows, labels].sum(dtype=np.float64)) / len(rows))
            for score in scores
        ]
        pull = logs - begin
        value += 0.5 * _PRIOR * float(pull @ pull)
        return value, np.asarray(slopes) * weights + _PRIOR * pull

    bounds = [(low - 6.0, low + 6.0) for low in begin]
    found = minimize(loss, begin, jac=True, method="L-BFGS-B", bounds=bounds)
    return tuple(np.exp(found.x).tolist())
