"""Several columns of one field: which of them counts, or all of them together."""

from __future__ import annotations

import math
from collections.abc import Sequence

from skulens.mapping.applying.column_reading import ColumnCells, Value, union
from skulens.mapping.applying.plan import FieldPlan
from skulens.mapping.applying.tallies import Disagreement, MappingCounts
from skulens.records import CATEGORY_SEPARATOR

_SAME_NUMBER = 0.005
"""Two numbers this near to each other, in parts, are one that was rounded or converted."""
_SHOWN_CHARACTERS = 200
_ORIGINALS_SEPARATOR = " | "


def combined(
    plan: FieldPlan,
    columns: Sequence[list[Value]],
    cells: Sequence[ColumnCells],
    numbers: Sequence[int],
    counts: MappingCounts,
) -> list[Value]:
    """Return the field's value of each row from those of its columns, in the plan's order.

    `numbers` are those of the rows. Where a column that does not count disagrees on a number or a
    choice with the one that does, that is counted as a conflict.
    """
    if len(columns) == 1:
        return columns[0]
    if plan.combining == "all":
        return [union(values) for values in zip(*columns, strict=True)]
    if plan.combining != "first":
        mark = CATEGORY_SEPARATOR if plan.combining == "levels" else "\n\n"
        is_path = plan.combining == "levels"
        return [_joined(values, mark, is_path) for values in zip(*columns, strict=True)]
    first = list(columns[0])
    chosen = [0] * len(first)
    for later, values in enumerate(columns[1:], start=1):
        for place, value in enumerate(values):
            if value is None:
                continue
            held = first[place]
            if held is None:
                first[place], chosen[place] = value, later
            elif plan.is_comparable and not _agree(held, value):
                used = chosen[place]
                example = Disagreement(
                    numbers[place],
                    cells[used].shown[place][:_SHOWN_CHARACTERS],
                    cells[later].shown[place][:_SHOWN_CHARACTERS],
                )
                sources = plan.sources
                counts.disagree(plan.key, sources[used].column, sources[later].column, example)
    return first


def originals(cells: Sequence[ColumnCells]) -> list[str]:
    """Return the cells that feed a field as they were, those that differ side by side."""
    if len(cells) == 1:
        return cells[0].shown
    return [
        _ORIGINALS_SEPARATOR.join(dict.fromkeys(text for text in texts if text))
        for texts in zip(*(column.shown for column in cells), strict=True)
    ]


def _joined(values: Sequence[Value], mark: str, is_path: bool) -> Value:
    # A path may name one level twice; a description says a thing once.
    texts = [value for value in values if isinstance(value, str)]
    return mark.join(texts if is_path else dict.fromkeys(texts)) or None


def _agree(first: Value, second: Value) -> bool:
    if isinstance(first, float) and isinstance(second, float):
        return math.isclose(first, second, rel_tol=_SAME_NUMBER)
    return first == second
