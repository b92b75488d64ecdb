"""Columns that hold several sides in one cell, such as `10 x 20 x 5 cm`, feed a field for each."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from skulens.mapping.matching.columns import Column
from skulens.mapping.matching.facts import Facts
from skulens.mapping.values.quantities import axis_order_in_name, quantities
from skulens.records import FieldMapping

_COMMON = 0.5
_ORDER = ("length", "width", "height")
"""The order that is meant where nobody says otherwise."""

_SIDES = {
    "width": ("width",),
    "height": ("height",),
    "depth": ("depth", "length"),
    "length": ("length", "depth"),
    "diameter": ("diameter",),
}
_SAID, _GUESSED = 0.95, 0.7
_ORDINALS = {"1": "first", "2": "second", "3": "third"}


def side_mappings(
    columns: Sequence[Column], facts: Facts, odds: npt.NDArray[np.float64], threshold: float
) -> dict[str, list[FieldMapping]]:
    """For each column that holds several sides, which of them feeds which field.

    Only where no field wants the whole cell, and the target has fields for at least two sides.
    """
    answer = {}
    for row, column in enumerate(columns):
        if column.shape.share("dimensions") < _COMMON or odds[row].max(initial=0) >= threshold:
            continue
        found = _mappings(column, facts)
        if len(found) > 1:
            answer[column.name] = found
    return answer


def _mappings(column: Column, facts: Facts) -> list[FieldMapping]:
    concept = facts.read(column.words.words).main
    if concept not in ("dimensions", "package_dimensions", "size", ""):
        return []
    prefix = "package_" if concept == "package_dimensions" else ""
    stated: Sequence[str] = axis_order_in_name(column.name) or _labelled(column)
    order = stated or _ORDER
    probability = _SAID if stated else _GUESSED
    by_concept: dict[str, str] = {}
    for one in facts.fields:
        about = facts.concept(one)
        is_length = one.unit is not None and one.unit.dimension == "length"
        if about and is_length and len(one.names[0]) <= 2:
            by_concept.setdefault(about, one.field.key)
    found: list[FieldMapping] = []
    for number, side in enumerate(order, start=1):
        key = next(
            (
                by_concept[prefix + one]
                for one in _SIDES.get(side, ())
                if prefix + one in by_concept
            ),
            None,
        )
        if key is not None and key not in {one.target for one in found}:
            how = "as its name or cells say" if stated else "by the usual order"
            reason = f"the {_ORDINALS[str(number)]} number in its cells is the {side}, {how}"
            found.append(FieldMapping(column.name, key, str(number), probability, "open", reason))
    return found


def _labelled(column: Column) -> tuple[str, ...]:
    """The sides that most cells name beside their numbers, in that order."""
    orders: dict[tuple[str, ...], int] = {}
    for text in list(column.texts)[:20]:
        order = tuple(one.axis for one in quantities(text).quantities[:3])
        orders[order] = orders.get(order, 0) + 1
    best = max(orders, key=lambda order: orders[order], default=())
    return best if best and all(best) else ()
