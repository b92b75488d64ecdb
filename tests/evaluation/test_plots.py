"""Plots show what they are given, at the right place, whatever it is."""

from __future__ import annotations

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from skulens.evaluation.plots import coverage_plot, reliability_plot, thinned
from skulens.heads.calibration import PrecisionCurve, precision_curve, reliability_bins


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), max_size=50))
def test_everything_lies_inside_the_frame(judged: list[tuple[float, bool]]) -> None:
    confidences, right = [pair[0] for pair in judged], [pair[1] for pair in judged]
    curve = precision_curve(confidences, right)
    plots = (
        reliability_plot(reliability_bins(confidences, right)),
        coverage_plot(curve, 0.95, (0.5, 0.96)),
        coverage_plot(curve, None, None),
    )
    for plot in plots:
        assert "nan" not in plot
        for axis, most in (("x", 400), ("y", 300)):
            places = re.findall(rf'\bc?{axis}[12]?="([^"]*)"', plot)
            assert places
            assert all(0 <= float(place) <= most for place in places)
        for pairs in re.findall(r'points="([^"]*)"', plot):
            for pair in pairs.split():
                x, y = map(float, pair.split(","))
                assert 52 <= x <= 380
                assert 14 <= y <= 256


def test_bars_stand_for_the_bins_that_hold_answers() -> None:
    plot = reliability_plot(reliability_bins([0.75] * 4 + [0.95], [True] * 3 + [False] + [True]))
    assert re.findall(r"<title>([^<]*)</title>", plot) == [
        "4 answers from 73% to 80%: 75% stated, 75% right",
        "1 answers from 93% to 100%: 95% stated, 100% right",
    ]


@pytest.mark.parametrize(("coverage", "anchor"), [(0.05, "start"), (0.9, "end")])
def test_the_words_of_the_mark_stand_where_there_is_room(coverage: float, anchor: str) -> None:
    plot = coverage_plot(precision_curve([0.9], [True]), 0.95, (coverage, 0.97))
    assert f'text-anchor="{anchor}">{coverage:.0%} alone</text>' in plot


def test_a_long_curve_keeps_its_ends() -> None:
    shares = np.linspace(0.001, 1, 10_000)
    coverage, precision = thinned(PrecisionCurve(1 - shares, shares, 1 - shares))
    assert len(coverage) <= 301
    assert (coverage[0], coverage[-1]) == (0.001, 1)
    assert precision[-1] == 0
