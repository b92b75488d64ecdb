"""Memory: what people said of a column of this name for other suppliers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from skulens.mapping.matching.columns import Column
from skulens.mapping.matching.evidence.protocol import Scores
from skulens.mapping.matching.facts import Facts

Votes = Mapping[str, Mapping[str, tuple[int, int]]]
"""By column and field: how many other suppliers' columns were confirmed and refused."""


class Confirmed:
    """Evidence from decisions on columns of the same name."""

    kind = "confirmed"
    features = ("confirmed_elsewhere", "refused_elsewhere")

    def __init__(self, votes: Votes) -> None:
        self._votes = votes

    def scores(self, columns: Sequence[Column], facts: Facts) -> Scores:
        """Shares that grow with each decision: 1 of 2 after the first, 2 of 3 after the second."""
        answer = np.zeros((len(columns), len(facts.fields), 2), np.float32)
        for row, column in enumerate(columns):
            votes = self._votes.get(column.name, {})
            for place, one in enumerate(facts.fields):
                yes, no = votes.get(one.field.key, (0, 0))
                answer[row, place] = yes / (yes + no + 1), no / (yes + no + 1)
        return answer

    def strength(self, scores: Scores) -> float:
        """More than all else: people said so."""
        return 2 * float(scores[0])

    def sentence(self, column: Column, facts: Facts, field: int, _: Scores) -> str:
        """How many confirmed it."""
        key = facts.fields[field].field.key
        yes, no = self._votes.get(column.name, {}).get(key, (0, 0))
        said = (("confirmed", yes), ("refused", no))
        return ", ".join(f"{what} for {_others(number)}" for what, number in said if number)


def _others(number: int) -> str:
    return "another supplier" if number == 1 else f"{number} other suppliers"
