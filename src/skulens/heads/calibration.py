"""Whether confidences mean what they say, and from which confidence on to trust them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Confidences = npt.NDArray[np.float64]
"""Probabilities of the answers given, shape (n,)."""
Rightness = npt.NDArray[np.bool_]
"""Whether each of those answers was right, shape (n,)."""

BINS = 15
MINIMUM_ITEMS = 20
"""Fewer answers than this say nothing about a precision near 95 %."""

_ROUNDING = 1e-5
"""A softmax in single precision may end a little above 1."""


@dataclass(frozen=True, slots=True)
class ReliabilityBin:
    """Answers whose confidence is in (lower, upper]: how many, their mean confidence, share right.

    `confidence` and `accuracy` are None where the bin is empty.
    """

    lower: float
    upper: float
    count: int
    confidence: float | None
    accuracy: float | None


@dataclass(frozen=True, slots=True, eq=False)
class PrecisionCurve:
    """For each distinct confidence, falling: share of answers at or above it, and share right."""

    thresholds: Confidences
    coverage: Confidences
    precision: Confidences


@dataclass(frozen=True, slots=True)
class Threshold:
    """Answers of this confidence or more: their share of all answers, and the share right."""

    threshold: float
    coverage: float
    precision: float


def reliability_bins(
    confidences: npt.ArrayLike, right: npt.ArrayLike, bins: int = BINS
) -> tuple[ReliabilityBin, ...]:
    """Group answers into `bins` bins of equal width; 0 falls into the first.

    Raises `ValueError` for confidences outside [0, 1] or not as many as there are answers.
    """
    values, correct = _checked(confidences, right)
    edges = np.linspace(0.0, 1.0, bins + 1)
    places = np.searchsorted(edges[1:-1], values, side="left")
    counts = np.bincount(places, minlength=bins)
    stated = np.bincount(places, weights=values, minlength=bins)
    true = np.bincount(places, weights=correct, minlength=bins)
    return tuple(
        ReliabilityBin(
            float(edges[n]),
            float(edges[n + 1]),
            int(count),
            float(stated[n] / count) if count else None,
            float(true[n] / count) if count else None,
        )
        for n, count in enumerate(counts)
    )


def expected_calibration_error(
    confidences: npt.ArrayLike, right: npt.ArrayLike, bins: int = BINS
) -> float | None:
    """How far stated confidence lies from the share right, on average; None without answers.

    Equal-width bins, weighted by their answers: Guo et al., On Calibration of Modern Neural
    Networks, ICML 2017. Raises `ValueError` as `reliability_bins` does.
    """
    filled = [
        (group.count, abs(group.accuracy - group.confidence))
        for group in reliability_bins(confidences, right, bins)
        if group.accuracy is not None and group.confidence is not None
    ]
    total = sum(count for count, _ in filled)
    return sum(count * gap for count, gap in filled) / total if total else None


def precision_curve(confidences: npt.ArrayLike, right: npt.ArrayLike) -> PrecisionCurve:
    """Coverage and precision at every threshold; answers of equal confidence go together.

    Raises `ValueError` as `reliability_bins` does.
    """
    values, correct = _checked(confidences, right)
    order = np.argsort(-values, kind="stable")
    values, correct = values[order], correct[order]
    is_last = np.append(values[1:] != values[:-1], True) if len(values) else np.zeros(0, np.bool_)
    taken = np.flatnonzero(is_last) + 1
    return PrecisionCurve(
        values[is_last], taken / max(1, len(values)), np.cumsum(correct)[is_last] / taken
    )


def threshold_for(
    confidences: npt.ArrayLike,
    right: npt.ArrayLike,
    target_precision: float,
    minimum_items: int = MINIMUM_ITEMS,
) -> Threshold | None:
    """The lowest confidence at or above which answers are right often enough; None if none is.

    The precision of all answers at or above it is `target_precision` or more, and they are
    `minimum_items` or more. Raises `ValueError` as `reliability_bins` does.
    """
    curve = precision_curve(confidences, right)
    total = np.size(np.asarray(confidences))
    is_enough = (curve.precision >= target_precision) & (
        np.rint(curve.coverage * total) >= max(1, minimum_items)
    )
    places = np.flatnonzero(is_enough)
    if not len(places):
        return None
    last = places[-1]
    return Threshold(
        float(curve.thresholds[last]), float(curve.coverage[last]), float(curve.precision[last])
    )


def log_softmax(logits: Floats) -> Floats:
    """Logarithms of the probabilities of logits `(n, classes)`."""
    answer: Floats = logits - logits.max(axis=1, keepdims=True)
    answer -= np.log(np.exp(answer).sum(axis=1, keepdims=True))
    return answer


def _checked(confidences: npt.ArrayLike, right: npt.ArrayLike) -> tuple[Confidences, Rightness]:
    values = np.asarray(confidences, dtype=np.float64)
    correct = np.asarray(right, dtype=np.bool_)
    if values.ndim != 1 or values.shape != correct.shape:
        raise ValueError(f"confidences of shape {values.shape} do not fit {correct.shape} answers")
    if len(values) and not (values.min() >= -_ROUNDING and values.max() <= 1 + _ROUNDING):
        raise ValueError(
            f"confidences lie from {values.min()} to {values.max()}; they must be from 0 to 1"
        )
    return np.clip(values, 0.0, 1.0), correct
