"""Measures in the tree, computed by hand."""

from __future__ import annotations

import pytest
from hypothesis import given

from evaluation.examples import TREE, SlashTree, answer, many_answers
from skulens.evaluation.answers import Answer
from skulens.evaluation.classification import top_k
from skulens.evaluation.hierarchy import hierarchical_scores, holds, tree_distances


def test_a_near_miss_shares_its_ancestors() -> None:
    # {shoe, boot, rain} against {shoe, boot}: 2 shared of 2 given and 3 true.
    scores = hierarchical_scores([answer("shoe/boot/rain", "shoe/boot")], TREE)
    assert (scores.precision, scores.recall, scores.f1) == (1, 2 / 3, 4 / 5)


def test_counts_are_summed_before_dividing() -> None:
    answers = [
        answer("fruit/apple", "fruit/pear"),  # 1 of 2 given, of 2 true
        answer("hat", "shoe/boot/rain"),  # 0 of 3 given, of 1 true
        answer("hat", "hat"),  # 1 of 1, of 1
        answer("shoe/boot"),  # no answer: of 2 true
    ]
    scores = hierarchical_scores(answers, TREE)
    assert (scores.precision, scores.recall) == (2 / 6, 2 / 6)
    assert scores.f1 == pytest.approx(1 / 3)


def test_the_node_decided_on_counts() -> None:
    scores = hierarchical_scores([answer("fruit/apple", "fruit/pear", decided="fruit")], TREE)
    assert (scores.precision, scores.recall) == (1, 1 / 2)


def test_a_node_the_tree_does_not_know_stands_alone() -> None:
    scores = hierarchical_scores([answer("fruit/kiwi", "fruit/pear")], TREE)
    assert (scores.precision, scores.recall) == (0, 0)


def test_what_is_not_defined_is_none() -> None:
    assert hierarchical_scores([], TREE).f1 is None
    silent = hierarchical_scores([answer("hat")], TREE)
    assert (silent.precision, silent.recall, silent.f1) == (None, 0, 0)
    distances = tree_distances([answer("hat", "hat")], TREE)
    assert (distances.of_mistakes, distances.of_all) == (None, 0)


def test_distances_go_through_the_common_ancestor() -> None:
    answers = [
        answer("fruit/apple", "fruit/pear"),  # 2
        answer("hat", "shoe/boot/rain"),  # 4, through the root
        answer("hat", "hat"),  # 0
        answer("hat"),  # no answer, no distance
        answer("fruit/kiwi", "hat"),  # not in the tree
    ]
    distances = tree_distances(answers, TREE)
    assert (distances.of_mistakes, distances.of_all) == (3, 2)


@given(many_answers())
def test_in_a_flat_tree_they_are_plain_accuracy(answers: list[Answer]) -> None:
    flat = SlashTree(*(f"c{n}" for n in range(7)))
    assert hierarchical_scores(answers, flat).recall == pytest.approx(top_k(answers, 1))


@pytest.mark.parametrize(
    ("decided", "truth", "expected"),
    [
        ("hat", "hat", True),
        ("shoe", "shoe/boot/rain", True),
        ("shoe/boot/rain", "shoe/boot", False),
        ("fruit", "hat", False),
        ("fruit", "fruit/kiwi", False),
        ("kiwi", "kiwi", True),
    ],
)
def test_a_decision_holds_as_far_as_it_goes(decided: str, truth: str, expected: bool) -> None:
    assert holds(decided, truth, TREE) is expected
    assert holds(decided, truth, None) is (decided == truth)
