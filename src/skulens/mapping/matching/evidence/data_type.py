"""Types: how many of a column's values a field of this kind could hold."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from skulens.mapping.matching.columns import Column
from skulens.mapping.matching.evidence.protocol import Scores
from skulens.mapping.matching.facts import Facts, FieldFacts
from skulens.mapping.matching.shapes import Shape

_SAID = {"number": "numbers", "boolean": "yes or no"}


class DataType:
    """Evidence from kinds of values: numbers with a unit, yes/no, texts."""

    kind = "type"
    features = ("loadable", "not_loadable")

    def scores(self, columns: Sequence[Column], facts: Facts) -> Scores:
        """The share of a column's values that a field can hold, where its kind asks something."""
        answer = np.zeros((len(columns), len(facts.fields), 2), np.float32)
        for place, one in enumerate(facts.fields):
            if (kind := one.field.attribute.kind) in ("number", "boolean"):
                for row, column in enumerate(columns):
                    share = (
                        _number(column.shape, one) if kind == "number" else column.shape.share(kind)
                    )
                    answer[row, place] = share, 1 - share
        return answer

    def strength(self, scores: Scores) -> float:
        """The share that can be held."""
        return float(scores[0]) * 0.6

    def sentence(self, _: Column, facts: Facts, field: int, scores: Scores) -> str:
        """How many can be held."""
        kind = facts.fields[field].field.attribute.kind
        if kind not in _SAID or not scores.any():
            return ""
        share = float(scores[0])
        unit = facts.fields[field].unit
        what = f"{_SAID[kind]} in a unit that becomes {unit.symbol}" if unit else _SAID[kind]
        return f"{share:.0%} of its values are {what}"


def _number(shape: Shape, one: FieldFacts) -> float:
    if one.unit is None:
        plain = min(1.0, shape.share("number") + shape.share("count") + shape.share("money"))
        is_measure = shape.unit is not None and shape.unit.dimension != "count"
        return 0.3 * plain if is_measure else plain
    in_unit = shape.share(one.unit.dimension)
    # A bare number may be meant in the field's unit, but nobody says so.
    return min(1.0, in_unit + 0.3 * max(0.0, shape.share("number") - in_unit))
