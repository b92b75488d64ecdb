"""Calibration by hand, and what a threshold promises."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from skulens.heads.calibration import (
    Confidences,
    Rightness,
    expected_calibration_error,
    log_softmax,
    precision_curve,
    reliability_bins,
    threshold_for,
)


@st.composite
def judged(draw: st.DrawFn) -> tuple[Confidences, Rightness]:
    """Confidences, many of them equal, and whether they were right."""
    size = draw(st.integers(0, 80))
    random = np.random.default_rng(draw(st.integers(0, 2**32)))
    confidences = np.round(random.random(size), draw(st.integers(1, 3)))
    return confidences, random.random(size) < confidences ** draw(st.sampled_from((0.2, 1, 3)))


def test_calibration_error_by_hand() -> None:
    # Two of four right at .75, one of one at .95: gaps .25 and .05, weighted by 4/5 and 1/5.
    error = expected_calibration_error([0.75] * 4 + [0.95], [True, True, False, False, True])
    assert error == pytest.approx(0.8 * 0.25 + 0.2 * 0.05)


def test_confidences_that_mean_what_they_say_have_no_error() -> None:
    assert expected_calibration_error([0.5] * 4, [True, True, False, False]) == 0
    assert expected_calibration_error([], []) is None


def test_bins_are_open_below_and_closed_above() -> None:
    bins = reliability_bins([0.0, 0.2, 0.2000001, 1.0], [False, True, False, True], 5)
    assert [group.count for group in bins] == [2, 1, 0, 0, 1]
    assert (bins[0].confidence, bins[0].accuracy) == (0.1, 0.5)
    assert (bins[2].confidence, bins[2].accuracy) == (None, None)
    assert (bins[0].lower, bins[4].upper) == (0, 1)


@given(judged())
def test_every_answer_is_in_the_bin_of_its_confidence(
    judged: tuple[Confidences, Rightness],
) -> None:
    bins = reliability_bins(*judged)
    assert len(bins) == 15
    assert sum(group.count for group in bins) == len(judged[0])
    for group in bins:
        inside = (judged[0] > group.lower) & (judged[0] <= group.upper)
        assert group.count == inside.sum() + (group.lower == 0) * (judged[0] == 0).sum()
        if group.confidence is not None:
            assert group.lower - 1e-9 <= group.confidence <= group.upper + 1e-9


@pytest.mark.parametrize("wrong", [[1.1, 0], [-0.1, 0], [np.nan, 0], [0.5], [[0.5, 0.5]]])
def test_what_is_no_confidence_is_refused(wrong: list[float]) -> None:
    with pytest.raises(ValueError, match="confidences"):
        expected_calibration_error(wrong, [True, False])


def test_rounding_above_one_is_no_mistake() -> None:
    assert expected_calibration_error([np.float32(1.0000001)], [True]) == 0


@given(judged())
def test_the_curve_is_what_each_threshold_gives(judged: tuple[Confidences, Rightness]) -> None:
    confidences, right = judged
    curve = precision_curve(confidences, right)
    assert curve.thresholds.tolist() == sorted(set(confidences), reverse=True)
    for threshold, coverage, precision in zip(
        curve.thresholds, curve.coverage, curve.precision, strict=True
    ):
        assert coverage == pytest.approx((confidences >= threshold).mean())
        assert precision == pytest.approx(right[confidences >= threshold].mean())


@given(judged(), st.sampled_from((0.0, 0.5, 0.8, 0.95, 1.0)), st.integers(0, 12))
def test_a_threshold_keeps_its_promise_and_no_lower_one_does(
    judged: tuple[Confidences, Rightness], target: float, least: int
) -> None:
    confidences, right = judged
    good = [
        value
        for value in sorted(set(confidences))
        if right[confidences >= value].mean() >= target
        and (confidences >= value).sum() >= max(1, least)
    ]
    found = threshold_for(confidences, right, target, least)
    if found is None:
        assert not good
        return
    taken = confidences >= found.threshold
    assert found.threshold == good[0]
    assert found.coverage == pytest.approx(taken.mean())
    assert found.precision == pytest.approx(right[taken].mean())
    assert found.precision >= target


def test_answers_of_equal_confidence_go_together() -> None:
    assert threshold_for([0.9] * 4, [True, True, True, False], 0.9, 1) is None
    assert threshold_for([0.9] * 19 + [0.5], [True] * 20, 1.0).threshold == 0.5  # type: ignore[union-attr]


def test_too_few_answers_set_no_threshold() -> None:
    assert threshold_for([0.9] * 19, [True] * 19, 0.5) is None
    assert threshold_for([], [], 0.0, 0) is None


def test_log_softmax_stays_finite_and_sums_to_one() -> None:
    chances = log_softmax(np.array([[1e4, 1e4, -1e4], [0.0, 0.0, -np.inf]], np.float32))
    assert np.exp(chances).sum(axis=1) == pytest.approx([1, 1])
    assert chances[0, :2] == pytest.approx(np.log([0.5, 0.5]))
    assert chances[1, 2] == -np.inf
