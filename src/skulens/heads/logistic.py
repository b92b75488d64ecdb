"""Multinomial logistic regression on frozen vectors: seconds, without torch."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from skulens.heads.calibration import log_softmax

Floats = npt.NDArray[np.float32]
Labels = npt.NDArray[np.int64]

Flat = npt.NDArray[np.float64]

SAMPLE = 10_000
"""Where there are more examples, the fit begins with so many."""
_STEPS = 100
_STEPS_ON_ALL = 5
_TOLERANCE = 1e-5
"""The loss's relative change at which the fit ends; later steps no longer change who wins."""


@dataclass(frozen=True, slots=True, eq=False)
class Linear:
    """Logits of `classes` classes: `matrix` is `(dim, classes)`, `bias` is `(classes,)`."""

    matrix: Floats
    bias: Floats

    def logits(self, vectors: Floats) -> Floats:
        """`(n, dim)` to `(n, classes)` float32."""
        answer: Floats = vectors @ self.matrix + self.bias
        return answer


def fit_logistic(
    vectors: Floats,
    labels: Labels,
    classes: int,
    *,
    penalty: float,
    weights: Floats | None = None,
    log_prior: Floats | None = None,
    start: Linear | None = None,
) -> Linear:
    """Fit by L-BFGS on the mean log loss plus `penalty / 2` times the squared matrix.

    `vectors` are `(n, dim)`, `labels` `(n,)` in 0 to `classes` - 1, `weights` `(n,)` of examples.
    `log_prior` `(classes,)` is added to the logits while fitting only: logit adjustment for the
    long tail (Menon et al., ICLR 2021). `start` is a fit on most of the same examples.
    """
    shares = np.ones(len(vectors), np.float32) if weights is None else weights
    shift = np.zeros(classes, np.float32) if log_prior is None else log_prior
    flat = np.zeros((vectors.shape[1] + 1) * classes)
    if start is not None:
        flat = np.concatenate([start.matrix.ravel(), start.bias]).astype(np.float64)
    elif len(vectors) > SAMPLE:
        some = _sample(labels, classes)
        flat = _minimised(vectors[some], labels[some], shares[some], shift, penalty, flat, _STEPS)
    steps = _STEPS_ON_ALL if len(vectors) > SAMPLE else _STEPS
    flat = _minimised(vectors, labels, shares, shift, penalty, flat, steps)
    matrix, bias = np.split(flat.astype(np.float32), [vectors.shape[1] * classes])
    return Linear(matrix.reshape(-1, classes), bias)


def _minimised(
    vectors: Floats,
    labels: Labels,
    weights: Floats,
    shift: Floats,
    penalty: float,
    start: Flat,
    steps: int,
) -> Flat:
    """The flat matrix and bias of least loss, looked for from `start` on."""
    from scipy.optimize import minimize

    count, dim = vectors.shape
    rows, size = np.arange(count), dim * len(shift)
    shares = (weights / weights.sum()).astype(np.float32)

    def loss(flat: Flat) -> tuple[float, Flat]:
        matrix = flat[:size].reshape(dim, -1).astype(np.float32)
        logs = log_softmax(vectors @ matrix + (flat[size:] + shift).astype(np.float32))
        value = -float(shares @ logs[rows, labels]) + 0.5 * penalty * float((matrix**2).sum())
        errors = np.exp(logs, out=logs)
        errors[rows, labels] -= 1
        errors *= shares[:, np.newaxis]
        slope = vectors.T @ errors + np.float32(penalty) * matrix
        return value, np.concatenate([slope.ravel(), errors.sum(axis=0)]).astype(np.float64)

    options = {"maxiter": steps, "ftol": _TOLERANCE, "gtol": 0}
    found: Flat = minimize(loss, start, jac=True, method="L-BFGS-B", options=options).x
    return found


def _sample(labels: Labels, classes: int) -> Labels:
    """Rows of about as many examples of each class, `SAMPLE` in all; the same ones each time."""
    order = np.random.default_rng(0).permutation(len(labels))
    sorted_by_class = order[np.argsort(labels[order], kind="stable")]
    counts = np.bincount(labels, minlength=classes)
    rank = np.arange(len(labels)) - np.repeat(np.cumsum(counts) - counts, counts)
    return np.sort(sorted_by_class[rank < max(1, SAMPLE // classes)])
