from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from skulens.classify.votes import nearest, votes


def test_the_nearer_count_more() -> None:
    scores = np.array([[0.9, 0.89, 0.6]], np.float32)
    shares = np.exp(votes(scores, np.array([[0, 1, 2]]), 4))[0]
    assert shares[0] > shares[1] > shares[2] >= shares[3] > 0
    assert shares.sum() == np.float32(1) or abs(shares.sum() - 1) < 1e-5


def test_what_has_no_category_has_no_vote() -> None:
    scores = np.array([[0.9, 0.5]], np.float32)
    shares = np.exp(votes(scores, np.array([[-1, 1]]), 2))[0]
    assert shares[1] > 0.95


def test_without_a_vote_all_are_as_likely() -> None:
    shares = np.exp(votes(np.full((1, 3), -np.inf, np.float32), np.full((1, 3), -1), 5))[0]
    np.testing.assert_allclose(shares, 0.2, rtol=1e-5)


@given(st.integers(0, 10_000), st.integers(1, 40), st.integers(1, 6))
def test_the_nearest_are_those_of_brute_force(seed: int, count: int, k: int) -> None:
    random = np.random.default_rng(seed)
    candidates = random.standard_normal((count, 3)).astype(np.float32)
    query = random.standard_normal((1, 3)).astype(np.float32)
    scores, rows = nearest(query, candidates, np.arange(count), k)
    order = np.argsort(-(candidates @ query[0]), kind="stable")[:k]
    assert rows[0, : len(order)].tolist() == order.tolist()
    np.testing.assert_allclose(
        scores[0, : len(order)], candidates[order] @ query[0], rtol=1e-4, atol=1e-5
    )
    assert (rows[0, len(order) :] == -1).all()


def test_a_product_with_many_photos_votes_once() -> None:
    candidates = np.array([[1, 0], [0.99, 0], [0.98, 0], [0.5, 0]], np.float32)
    _, rows = nearest(np.array([[1, 0]], np.float32), candidates, np.array([7, 7, 7, 8]), 3)
    assert rows[0].tolist() == [0, 3, -1]


def test_an_empty_catalogue_has_no_neighbours() -> None:
    _, rows = nearest(
        np.zeros((2, 3), np.float32), np.zeros((0, 3), np.float32), np.zeros(0, np.int64), 2
    )
    assert (rows == -1).all()
