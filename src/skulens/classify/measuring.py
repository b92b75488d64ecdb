"""Fits a pool on held-out answers, and measures what its confidences are worth."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from skulens.classify.decision import RULES, curve_of, decide
from skulens.classify.fits import UNFITTED, Fit
from skulens.classify.targets import Columns, Floats, Targets
from skulens.heads.calibration import expected_calibration_error
from skulens.heads.pool import fit_pool

LEAST = 20
"""Fewer held-out examples fit no weights."""


def fitted(scores: Mapping[str, Floats], truth: Columns, targets: Targets) -> Fit | None:
    """The pool of members' scores `(n, targets)` of least log loss on the truth, columns `(n,)`.

    None without members, or where there are too few examples.
    """
    if not scores or len(truth) < LEAST:
        return None
    pool = fit_pool(list(scores.values()), truth, [UNFITTED[member] for member in scores])
    probabilities = pool.probabilities(list(scores.values()))
    chosen = decide("top", probabilities, targets)
    right = chosen.positions == targets.positions[truth]
    return Fit(
        tuple(scores),
        pool,
        {rule: curve_of(rule, probabilities, truth, targets) for rule in RULES},
        {
            "top_1": float(right.mean()),
            "top_5": _top_5(probabilities, truth),
            "ece": expected_calibration_error(chosen.confidences, right),
            "held_out": len(truth),
        },
    )


def _top_5(probabilities: Floats, truth: Columns) -> float:
    true = probabilities[np.arange(len(truth)), truth]
    return float(((probabilities > true[:, np.newaxis]).sum(axis=1) < 5).mean())
