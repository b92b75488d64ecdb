"""Ranks and what is counted of them."""

from __future__ import annotations

from skulens.evaluation.retrieval import measure_ranks, mrr, rank, recall


def test_the_rank_is_the_place_of_the_first_right_one() -> None:
    assert rank(["a", "b", "c"], {"b", "c"}) == 2
    assert rank(["a"], {"b"}) is None
    assert rank([], {"b"}) is None


def test_recall_and_reciprocal_rank_by_hand() -> None:
    ranks = [1, 2, None, 10]
    assert [recall(ranks, k) for k in (1, 5, 10)] == [0.25, 0.5, 0.75]
    assert mrr(ranks) == (1 + 1 / 2 + 1 / 10) / 4


def test_all_measures_together() -> None:
    assert measure_ranks([1, 6, None]) == {
        "items": 3,
        "recall_at_1": 1 / 3,
        "recall_at_5": 1 / 3,
        "recall_at_10": 2 / 3,
        "mrr": (1 + 1 / 6) / 3,
    }
    assert measure_ranks([]) == {
        "items": 0,
        "recall_at_1": None,
        "recall_at_5": None,
        "recall_at_10": None,
        "mrr": None,
    }
