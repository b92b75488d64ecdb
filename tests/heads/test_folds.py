from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from skulens.heads import folds
from skulens.heads.folds import fold_of, held_out_parts


@given(st.integers(0, 10_000), st.integers(1, 60), st.integers(1, 20))
def test_every_row_is_held_out_once_and_groups_stay_together(
    seed: int, count: int, groups: int
) -> None:
    random = np.random.default_rng(seed)
    labels, group = random.integers(0, 4, count), random.integers(0, groups, count)
    held = []
    for inside, outside in held_out_parts(labels, group):
        assert not set(group[inside]) & set(group[outside])
        assert sorted([*inside, *outside]) == list(range(count))
        held += outside.tolist()
    assert sorted(held) == (list(range(count)) if len(set(group)) > 1 else [])


def test_each_class_is_spread_over_the_folds() -> None:
    labels = np.repeat(np.arange(3), 10)
    fold = fold_of(labels, np.arange(30))
    for label in range(3):
        assert np.bincount(fold[labels == label], minlength=5).tolist() == [2] * 5


def test_the_same_rows_are_held_out_each_time() -> None:
    labels = np.arange(50) % 7
    first, second = (fold_of(labels, np.arange(50)) for _ in range(2))
    assert (first == second).all()


def test_of_very_many_one_part_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folds, "MOST_HELD_OUT", 20)
    labels = np.arange(1000) % 4
    ((inside, outside),) = held_out_parts(labels, np.arange(1000))
    assert (len(inside), len(outside)) == (980, 20)
    assert np.bincount(labels[outside]).tolist() == [5] * 4
