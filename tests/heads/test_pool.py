from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skulens.heads.calibration import expected_calibration_error
from skulens.heads.pool import Pool, fit_pool


def judged(count: int, sharpness: float, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """Scores whose softmax, at `sharpness`, is how the labels were drawn."""
    random = np.random.default_rng(seed)
    scores = random.standard_normal((count, 5)).astype(np.float32) * 2
    shares = np.exp(sharpness * scores)
    shares /= shares.sum(axis=1, keepdims=True)
    labels = (shares.cumsum(axis=1) > random.random((count, 1))).argmax(axis=1)
    return scores, labels


@pytest.mark.parametrize("sharpness", [0.3, 1.0, 3.0])
def test_a_planted_temperature_is_found(sharpness: float) -> None:
    scores, labels = judged(20_000, sharpness)
    pool = fit_pool([scores], labels)
    assert pool.weights[0] == pytest.approx(sharpness, rel=0.1)
    shares = pool.probabilities([scores])
    error = expected_calibration_error(shares.max(axis=1), shares.argmax(axis=1) == labels)
    assert error is not None
    assert error < 0.02


def test_a_member_that_knows_nothing_gets_no_weight() -> None:
    scores, labels = judged(5_000, 1.0)
    noise = np.random.default_rng(9).standard_normal(scores.shape).astype(np.float32)
    knowing, ignorant = fit_pool([scores, noise], labels).weights
    assert knowing == pytest.approx(1, rel=0.1)
    assert ignorant < 0.15


def test_what_is_far_off_now_and_then_does_not_spoil_the_rest() -> None:
    scores, labels = judged(10_000, 3.0)
    lost = np.arange(len(labels)) % 5 == 0
    labels[lost] = scores[lost].argmin(axis=1)
    pool = fit_pool([scores], labels)
    assert pool.rest > 0.1
    assert pool.weights[0] > 2


@settings(max_examples=30)
@given(st.integers(0, 1000), st.integers(1, 6), st.floats(0, 0.5))
def test_probabilities_sum_to_one_and_keep_the_order(seed: int, members: int, rest: float) -> None:
    random = np.random.default_rng(seed)
    scores = [random.standard_normal((7, 4)).astype(np.float32) * 5 for _ in range(members)]
    weights = tuple(random.uniform(0.01, 2, members).tolist())
    shares = Pool(weights, rest).probabilities(scores)
    np.testing.assert_allclose(shares.sum(axis=1), 1, atol=1e-5)
    assert shares.min() >= rest / 4 - 1e-6
    total = sum(weight * score for weight, score in zip(weights, scores, strict=True))
    best = total.max(axis=1) - np.sort(total, axis=1)[:, -2] > 1e-3
    assert (shares.argmax(axis=1) == total.argmax(axis=1))[best].all()


def test_few_examples_stay_near_the_start() -> None:
    scores, labels = judged(2, 1.0)
    assert 0.0001 < fit_pool([scores], labels, [1.0]).weights[0] < 1000
