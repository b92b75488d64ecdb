"""How much each example counts where some classes have many more than others."""

from __future__ import annotations

from typing import Literal, get_args

import numpy as np
import numpy.typing as npt

from skulens.errors import UsageError

Floats = npt.NDArray[np.float32]
Weighting = Literal["none", "balanced", "effective"]
_OVERLAP = 0.999
"""Beta of Cui et al.: how much the n-th example of a class still adds."""


def example_weights(labels: npt.NDArray[np.int64], weighting: Weighting) -> Floats:
    """Weights `(n,)` of mean one by the size of each example's class.

    `balanced` gives every class the same sum; `effective` counts the effective number of samples
    (Cui et al., CVPR 2019), which lies between. Raises `UsageError` for another name.
    """
    if weighting not in get_args(Weighting):
        names = ", ".join(get_args(Weighting))
        raise UsageError(f"no class weighting is called '{weighting}'; there are {names}")
    counts = np.bincount(labels)[labels].astype(np.float64)
    if weighting == "balanced":
        weights = 1 / counts
    elif weighting == "effective":
        weights = (1 - _OVERLAP) / (1 - _OVERLAP**counts)
    else:
        weights = np.ones(len(labels))
    answer: Floats = (weights / weights.mean()).astype(np.float32)
    return answer


def log_prior(labels: npt.NDArray[np.int64], classes: int) -> Floats:
    """Logarithms `(classes,)` of the classes' shares; a class without examples counts as half of one."""
    counts = np.maximum(np.bincount(labels, minlength=classes), 0.5)
    answer: Floats = np.log(counts / counts.sum()).astype(np.float32)
    return answer
