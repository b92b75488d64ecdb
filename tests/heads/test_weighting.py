from __future__ import annotations

import numpy as np
import pytest

from skulens.errors import UsageError
from skulens.heads.weighting import example_weights, log_prior

LABELS = np.array([0] * 90 + [1] * 9 + [2])


def sums(weighting: str) -> np.ndarray:
    return np.bincount(LABELS, example_weights(LABELS, weighting))  # type: ignore[arg-type]


def test_balanced_gives_every_class_the_same() -> None:
    np.testing.assert_allclose(sums("balanced"), 100 / 3, rtol=1e-5)


def test_none_leaves_classes_as_large_as_they_are() -> None:
    np.testing.assert_allclose(sums("none"), [90, 9, 1])


def test_effective_lies_between() -> None:
    shares = [sums(name) / 100 for name in ("none", "effective", "balanced")]
    assert shares[0][2] < shares[1][2] <= shares[2][2] + 1e-6


def test_weights_have_a_mean_of_one() -> None:
    for weighting in ("none", "balanced", "effective"):
        assert example_weights(LABELS, weighting).mean() == pytest.approx(1)  # type: ignore[arg-type]


def test_another_name_is_refused() -> None:
    with pytest.raises(UsageError, match="no class weighting is called 'sqrt'; there are none, "):
        example_weights(LABELS, "sqrt")  # type: ignore[arg-type]


def test_the_prior_of_a_class_that_never_comes_is_small_but_finite() -> None:
    found = log_prior(LABELS, 4)
    assert np.isfinite(found).all()
    assert found[3] < found[2] < found[0]
