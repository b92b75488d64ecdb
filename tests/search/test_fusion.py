from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skulens.search.fusion import depth_for, fused_order
from skulens.search.searcher import Question, _asked_words

rows = st.lists(st.tuples(st.floats(-1, 1), st.sampled_from([0.0, 0.25, 0.5, 1.0])), max_size=30)


def naive(scores: list[float], shares: list[float], weight: float) -> list[int]:
    places = range(len(scores))
    by_score = sorted(places, key=lambda i: (-scores[i], i))
    by_words = sorted(places, key=lambda i: (-shares[i], -scores[i], i))
    best = max(shares, default=0) or 1
    votes = [weight * share * (share / best) ** 2 for share in shares]
    sums = [1 / (61 + by_score.index(i)) + votes[i] / (61 + by_words.index(i)) for i in places]
    return sorted(places, key=lambda i: (-sums[i], -scores[i], i))


@given(rows, st.sampled_from([0.0, 0.3, 1.0]))
def test_the_order_is_that_of_the_sum_of_reciprocal_ranks(rows, weight: float) -> None:
    scores, shares = [score for score, _ in rows], [share for _, share in rows]
    assert fused_order(scores, shares, weight) == naive(scores, shares, weight)


@given(st.lists(st.floats(-1, 1), max_size=30))
def test_without_words_the_scores_decide(scores: list[float]) -> None:
    order = fused_order(scores, [0.0] * len(scores))
    assert [scores[place] for place in order] == sorted(scores, reverse=True)


def test_the_only_product_with_all_words_comes_first_wherever_it_looks_to_be() -> None:
    scores = [1 - place / 1000 for place in range(256)]
    assert fused_order(scores, [0.0] * 255 + [1.0])[0] == 255


def test_half_of_the_words_yields_to_all_of_them_wherever_these_look_to_be() -> None:
    scores = [1 - place / 1000 for place in range(256)]
    assert fused_order(scores, [0.55] * 5 + [0.0] * 250 + [1.0])[0] == 255


def test_where_no_product_has_all_the_words_the_best_counts_by_its_share() -> None:
    scores = [1 - place / 1000 for place in range(256)]
    order = fused_order(scores, [0.0] * 255 + [0.5])
    assert 20 < order.index(255) < 128


def test_a_trifling_part_of_the_words_moves_little() -> None:
    scores = [0.9, 0.8, 0.7, 0.6]
    assert fused_order(scores, [0.0, 0.0, 0.0, 0.01]) == [0, 1, 2, 3]


@pytest.mark.parametrize(
    ("products", "depth"), [(1, 128), (128, 128), (129, 512), (10_000, 10_000), (10_001, 10_001)]
)
def test_pages_of_one_answer_come_from_one_ranking(products: int, depth: int) -> None:
    assert depth_for(products) == depth


@pytest.mark.parametrize(
    ("words", "text_weight", "expected"),
    [("ab-12", None, 0.3), ("blue", None, 0.05), ("blue", 0.6, 0.1), ("blue mug", 0.6, 0.6)],
)
def test_beside_a_photo_colours_alone_count_little(words, text_weight, expected: float) -> None:
    asked = _asked_words(words, "both", Question(words, text_weight=text_weight))
    assert asked is not None
    assert asked.weight == pytest.approx(expected)
