import pytest

from skulens.evaluation.matching import Proposed, matching_measures


def proposed(source, *ranked, chosen=()):
    return Proposed(source, tuple(ranked), frozenset(chosen))


def test_measures_are_counted_by_column():
    found = matching_measures(
        [
            proposed("a", ("x", 0.9), ("y", 0.1), chosen=["x"]),
            proposed("b", ("x", 0.8), ("y", 0.7), chosen=["x"]),
            proposed("c", ("z", 0.3), ("x", 0.2)),
            proposed("d", ("y", 0.6), chosen=["y"]),
            proposed("e", ("y", 0.2)),
            proposed("not in the gold", ("y", 0.9), chosen=["y"]),
        ],
        {
            "a": frozenset("x"),
            "b": frozenset("y"),
            "c": frozenset("z"),
            "d": frozenset(),
            "e": frozenset(),
        },
    )
    assert found["precision"] == pytest.approx(1 / 3)
    assert found["recall"] == pytest.approx(1 / 3)
    assert found["f1"] == pytest.approx(1 / 3)
    assert found["recall_at_1"] == pytest.approx(2 / 3)
    assert found["recall_at_3"] == 1
    assert found["mrr"] == pytest.approx((1 + 0.5 + 1) / 3)
    assert found["recall_at_ground_truth"] == pytest.approx(2 / 3)
    assert found["left_alone"] == 0.5


def test_pairs_that_nobody_can_judge_are_passed_over():
    found = matching_measures(
        [proposed("a", ("x", 0.9), ("y", 0.8), chosen=["x"])],
        {"a": frozenset("y")},
        frozenset({("a", "x")}),
    )
    assert found["precision"] is None
    assert found["recall"] == 0
    assert found["recall_at_1"] == 1


def test_a_column_with_several_right_fields_is_found_by_any():
    found = matching_measures(
        [proposed("a", ("x", 0.9), ("y", 0.8), ("z", 0.1), chosen=["x", "y"])],
        {"a": frozenset("xy")},
    )
    assert (found["precision"], found["recall"]) == (1, 1)
    assert found["recall_at_ground_truth"] == 1


def test_nothing_proposed_has_no_precision():
    found = matching_measures([], {})
    assert set(found.values()) == {None}
