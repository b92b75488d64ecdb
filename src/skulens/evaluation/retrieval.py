"""How well search finds: at which place the right one stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set

RECALL_AT = (1, 5, 10)


def rank(found: Iterable[str], right: Set[str]) -> int | None:
    """At which place, from 1, the first right one stands; None where none was found."""
    return next((place for place, id in enumerate(found, start=1) if id in right), None)


def recall(ranks: Sequence[int | None], k: int) -> float:
    """Share of questions, of which there is one or more, whose right answer is among the first k."""
    return sum(place is not None and place <= k for place in ranks) / len(ranks)


def mrr(ranks: Sequence[int | None]) -> float:
    """Mean reciprocal rank of one or more questions; not found counts 0."""
    return sum(1 / place for place in ranks if place) / len(ranks)


def measure_ranks(ranks: Sequence[int | None]) -> Mapping[str, float | None]:
    """Return `items`, `recall_at_1`, `recall_at_5`, `recall_at_10` and `mrr`; None without items."""
    shares = {f"recall_at_{k}": recall(ranks, k) if ranks else None for k in RECALL_AT}
    return {"items": len(ranks), **shares, "mrr": mrr(ranks) if ranks else None}
