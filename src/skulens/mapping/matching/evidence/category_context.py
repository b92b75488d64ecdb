"""Category: whether a column is filled for those products that have a field."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from skulens.mapping.matching.columns import Column
from skulens.mapping.matching.evidence.protocol import Scores
from skulens.mapping.matching.facts import Facts


class CategoryContext:
    """Evidence from the categories of the products that have a column, and a field.

    That words which only name a category say nothing is minded where names are read: see
    `Facts.read`.
    """

    kind = "category"
    features = ("together", "apart", "never_together", "everywhere")

    def scores(self, columns: Sequence[Column], facts: Facts) -> Scores:
        """The share of a column's rows whose category has the field, where categories are known."""
        answer = np.zeros((len(columns), len(facts.fields), 4), np.float32)
        for place, one in enumerate(facts.fields):
            own = set(one.field.categories)
            answer[:, place, 3] = not own
            if not own:
                continue
            for row, column in enumerate(columns):
                if total := sum(column.categories.values()):
                    share = sum(n for path, n in column.categories.items() if path in own) / total
                    answer[row, place, :3] = share, 1 - share, share == 0
        return answer

    def strength(self, scores: Scores) -> float:
        """Little: many fields are of one category."""
        return 0.3 * float(scores[0])

    def sentence(self, column: Column, facts: Facts, field: int, scores: Scores) -> str:
        """Where both occur."""
        name = facts.fields[field].field.name
        if scores[1] > 0.5:
            return f"it is filled for products of categories that have no '{name}'"
        if scores[0] > 0.5 and len(column.categories) > 1:
            return f"it is filled for products of the categories that have '{name}'"
        return ""
