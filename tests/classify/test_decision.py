from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skulens.classify.decision import RULES, Curve, check_rule, curve_of, decide, is_right
from skulens.classify.targets import Targets
from skulens.errors import UsageError
from skulens.heads.calibration import Threshold
from skulens.taxonomy.tree import Taxonomy

SHOP = Targets(
    Taxonomy.of_paths(
        ["Fruit > Apple > Granny", "Fruit > Apple > Gala", "Fruit > Pear", "Drinks > Tea"]
    )
)
"""Columns: Granny, Gala, Pear, Tea."""


def names(rule: str, *shares: float, threshold: float | None = None) -> tuple[str, float]:
    found = decide(check_rule(rule), np.array([shares], np.float32), SHOP, threshold)
    return SHOP.taxonomy.at(int(found.positions[0])).name, float(found.confidences[0])


def test_top_takes_the_likeliest() -> None:
    assert names("top", 0.3, 0.25, 0.05, 0.4) == ("Tea", pytest.approx(0.4))


def test_least_distance_takes_what_is_near_most_of_the_probability() -> None:
    assert names("least-distance", 0.3, 0.25, 0.05, 0.4) == ("Granny", pytest.approx(0.3))


def test_back_off_takes_the_deepest_that_is_sure_enough() -> None:
    shares = (0.4, 0.35, 0.15, 0.1)
    assert names("back-off", *shares, threshold=0.7) == ("Apple", pytest.approx(0.75))
    assert names("back-off", *shares, threshold=0.8) == ("Fruit", pytest.approx(0.9))
    assert names("back-off", 0.97, 0.01, 0.01, 0.01, threshold=0.9)[0] == "Granny"


def test_where_nothing_is_sure_enough_back_off_says_the_likeliest() -> None:
    assert names("back-off", 0.3, 0.1, 0.1, 0.5, threshold=0.9) == ("Tea", pytest.approx(0.5))


def test_an_unknown_rule_is_refused() -> None:
    with pytest.raises(
        UsageError, match="no decision rule is called 'best'; there are top, least-"
    ):
        check_rule("best")


def random_case(seed: int) -> tuple[Targets, np.ndarray, np.ndarray]:
    random = np.random.default_rng(seed)
    tree = Taxonomy.of_paths(
        [f"{random.integers(0, 3)} > {random.integers(0, 3)} > {n}" for n in range(8)]
    )
    targets = Targets(tree, [node.id for node in tree if random.random() < 0.2])
    shares = random.dirichlet(np.full(len(targets), 0.3), 40).astype(np.float32)
    truth = np.array(
        [random.choice(len(targets), p=row / row.sum()) for row in shares.astype(float)]
    )
    return targets, shares, truth


@settings(max_examples=40)
@given(st.integers(0, 10_000))
def test_least_distance_is_the_minimum_of_brute_force(seed: int) -> None:
    targets, shares, _ = random_case(seed)
    tree = targets.taxonomy
    away = np.array([[tree.distance(a, b) for b in targets.ids] for a in targets.ids])
    expected = (shares.astype(float) @ away.T).min(axis=1)
    chosen = decide("least-distance", shares, targets)
    for row, position in enumerate(chosen.positions.tolist()):
        column = targets.column(tree.at(position).id)
        assert shares[row].astype(float) @ away[column] == pytest.approx(expected[row], abs=1e-5)


@settings(max_examples=40)
@given(st.integers(0, 10_000), st.floats(0.5, 0.99))
def test_back_off_is_that_of_brute_force(seed: int, threshold: float) -> None:
    targets, shares, _ = random_case(seed)
    tree = targets.taxonomy
    chosen = decide("back-off", shares, targets, threshold)
    sums = targets.node_probabilities(shares)
    for row, (position, confidence) in enumerate(
        zip(chosen.positions, chosen.confidences, strict=True)
    ):
        passing = [node for node in tree if sums[row, tree.positions[node.id]] >= threshold - 1e-9]
        if passing:
            deepest = max(passing, key=lambda node: tree.depth(node.id))
            assert tree.at(int(position)).id == deepest.id
            assert confidence >= threshold - 1e-9
        else:
            assert confidence == pytest.approx(shares[row].max())


@settings(max_examples=40)
@given(st.integers(0, 10_000), st.sampled_from(RULES), st.sampled_from((0.5, 0.8, 0.95)))
def test_a_threshold_keeps_its_promise_on_what_it_was_measured_on(
    seed: int, rule: str, target: float
) -> None:
    targets, shares, truth = random_case(seed)
    curve = curve_of(check_rule(rule), shares, truth, targets)
    reached = curve.at(target)
    if reached is None:
        return
    chosen = decide(check_rule(rule), shares, targets, reached.threshold)
    sure = chosen.confidences >= reached.threshold - 1e-9
    right = is_right(chosen.positions, truth, targets)
    if rule != "back-off":
        right = targets.positions[truth] == chosen.positions
    right = right[sure]
    assert right.mean() >= target - 1e-9
    assert sure.mean() == pytest.approx(reached.coverage)
    assert right.mean() == pytest.approx(reached.precision)
    assert sure.sum() >= 10


def test_a_curve_survives_json() -> None:
    curve = Curve((Threshold(0.9, 0.1, 1.0), Threshold(0.5, 0.8, 0.7)), 50)
    assert Curve.from_plain(curve.to_plain()) == curve


def test_few_answers_make_no_threshold() -> None:
    assert Curve((Threshold(0.9, 0.1, 1.0),), 50).at(0.95) is None
    assert Curve((Threshold(0.9, 0.2, 1.0),), 50).at(0.95) is not None
