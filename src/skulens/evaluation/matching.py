"""How good proposals of a matcher are: of columns of one table for fields of another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Proposed:
    """What a matcher says of one column: all fields with a score, best first, and those chosen."""

    source: str
    ranked: tuple[tuple[str, float], ...]
    chosen: frozenset[str]


def matching_measures(
    proposals: Sequence[Proposed],
    gold: Mapping[str, frozenset[str]],
    unscored: frozenset[tuple[str, str]] = frozenset(),
) -> dict[str, float | None]:
    """Measure proposals for the columns in `gold`: their right fields, none if nothing fits.

    A column counts once: as found if a field chosen for it is right, as missed if it has right
    ones and none was; each wrong field chosen counts against precision. Pairs in `unscored` are
    passed over. `recall_at_1`, `recall_at_3` and `mrr` are over columns that have a counterpart,
    `left_alone` over those that have none. `recall_at_ground_truth` is the share of right pairs
    among as many of the highest scored pairs as there are right ones (Koutras et al., Valentine,
    ICDE 2021). Figures without a case are None.
    """
    found = wrong = missed = left = alone = 0
    ranks: list[int] = []
    pairs: list[tuple[float, bool]] = []
    for one in proposals:
        if one.source not in gold:
            continue
        right = gold[one.source]
        scored = [pair for pair in one.ranked if (one.source, pair[0]) not in unscored]
        pairs += [(score, target in right) for target, score in scored]
        chosen = {target for target in one.chosen if (one.source, target) not in unscored}
        wrong += len(chosen - right)
        if not right:
            alone += 1
            left += not one.chosen
            continue
        found += bool(chosen & right)
        missed += not chosen & right
        order = [target for target, _ in scored]
        ranks.append(min((order.index(key) + 1 for key in right if key in order), default=0))
    total = sum(len(right) for right in gold.values())
    best = sorted(pairs, key=lambda pair: -pair[0])[:total]
    precision, recall = _share(found, found + wrong), _share(found, found + missed)
    return {
        "precision": precision,
        "recall": recall,
        "f1": _share(2 * found, 2 * found + wrong + missed),
        "recall_at_1": _share(sum(rank == 1 for rank in ranks), len(ranks)),
        "recall_at_3": _share(sum(0 < rank <= 3 for rank in ranks), len(ranks)),
        "mrr": _share(sum(1 / rank for rank in ranks if rank), len(ranks)),
        "recall_at_ground_truth": _share(sum(is_right for _, is_right in best), total),
        "left_alone": _share(left, alone),
    }


def _share(count: float, total: float) -> float | None:
    return count / total if total else None
