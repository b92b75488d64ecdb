"""Two rankings into one: by vectors, which know what things look like, and by words.

Reciprocal rank fusion (Cormack, Clarke and Buettcher, "Reciprocal rank fusion outperforms Condorcet
and individual rank learning methods", SIGIR 2009): each ranking gives a product 1 / (60 + rank).
Ranks can be added where scores cannot, as a cosine and a share of words have no common scale.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

K = 60
"""The constant of the paper: how little the first places count more than those after them."""
_LEAST = 1e-9
DEPTHS = (128, 512, 2_048, 10_000)


@dataclass(frozen=True, slots=True)
class AskedWords:
    """Words to look for as they are written; `weight` in [0, 1] is their part of the question."""

    text: str
    weight: float = 1.0


def depth_for(products: int) -> int:
    """How many products each ranking proposes where this many are to be shown.

    One of a few steps, so that the pages of one answer are cut from one and the same ranking.
    """
    return next((depth for depth in DEPTHS if depth >= products), products)


def fused_order(scores: Sequence[float], shares: Sequence[float], weight: float = 1.0) -> list[int]:
    """The places of products, best first, by their scores and their shares of a query's words.

    What the ranking by words gives is multiplied by the share, times the square of the share's
    part of the best one: a product with all the words counts as in the paper, one with a trifling
    part of them hardly more than one with none, and half of a model number next to nothing where
    another has all of it. It is also multiplied by the weight of the words beside a photo. Among
    equal shares the score decides, among equal sums the better score, then the order given.
    """
    by_score, by_words = np.asarray(scores, np.float64), np.asarray(shares, np.float64)
    places = np.arange(len(by_score))
    sums = 1 / (K + _ranks(np.lexsort((places, -by_score))))
    votes = weight * by_words * (by_words / max(by_words.max(initial=0), _LEAST)) ** 2
    sums += votes / (K + _ranks(np.lexsort((places, -by_score, -by_words))))
    order: list[int] = np.lexsort((places, -by_score, -sums)).tolist()
    return order


def _ranks(order: np.ndarray) -> np.ndarray:
    """At which place, from 1, each stands in an order."""
    ranks = np.empty(len(order), np.int64)
    ranks[order] = np.arange(1, len(order) + 1)
    return ranks
