"""The cells of a column read batch by batch: each distinct text once, in bounded memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from skulens.mapping.applying.plan import FieldPlan, FieldSource
from skulens.mapping.applying.tallies import ValueTally
from skulens.mapping.cells import ReadValue, fitting, form_of
from skulens.records import AttributeValue
from skulens.sources.tables import Cell, Row
from skulens.sources.values import text_of

MAX_REMEMBERED = 250_000
"""Texts remembered over all columns, shared out evenly."""
_REMEMBERED_CHARACTERS = 64
"""Average length of a remembered text from which on fewer are."""
_LEAST = 100
_SHOWN_CHARACTERS = 80

Value = AttributeValue | None


@dataclass(frozen=True, slots=True)
class ColumnCells:
    """The cells of a column in some rows: as they are shown, and trimmed to be read.

    `lists` has those that were several texts, by their place.
    """

    shown: list[str]
    texts: list[str]
    lists: Mapping[int, tuple[str, ...]]


def column_cells(rows: Sequence[Row], column: str) -> ColumnCells:
    """Return the cells of a column in rows, "" where there is none."""
    found: list[Cell] = [row.cells.get(column, "") for row in rows]
    lists = {
        place: tuple(part for item in cell if (part := item.strip()))
        for place, cell in enumerate(found)
        if type(cell) is tuple
    }
    shown = [cell if type(cell) is str else text_of(cell) for cell in found]
    return ColumnCells(shown, [text.strip() for text in shown], lists)


class SourceReading:
    """Reads one column for one field, remembers what texts mean, and counts values."""

    def __init__(self, plan: FieldPlan, source: FieldSource, tally: ValueTally, limit: int) -> None:
        self._field, self._reader, self._tally = plan.field, source.reader, tally
        self._accept = tally.accept
        self._fitting = fitting(plan.field)
        self._takes_lists = form_of(plan.field) == "several"
        self._counts_all = plan.is_enumerated
        self._limit = max(limit, _LEAST)
        self._values: dict[str, Value] = {}
        self._characters = 0
        self.column = source.column

    def values(self, cells: ColumnCells, skipped: frozenset[int] = frozenset()) -> list[Value]:
        """Return what the cells mean, None where that is not known; `skipped` ones are not read."""
        texts = cells.texts
        if skipped:
            texts = ["" if place in skipped else text for place, text in enumerate(texts)]
        lists = self._lists(cells, skipped) if cells.lists and self._takes_lists else {}
        if lists:
            texts = ["" if place in lists else text for place, text in enumerate(texts)]
        counted = Counter(texts)
        for parts in lists.values():
            counted.update(dict.fromkeys(parts, 1))
        counted.pop("", None)
        self._read([text for text in counted if text not in self._values])
        self._count(counted)
        known = self._values
        values = [known.get(text) for text in texts]
        for place, parts in lists.items():
            values[place] = union(known[part] for part in parts)
        if len(known) > self._limit or self._characters > _REMEMBERED_CHARACTERS * self._limit:
            known.clear()
            self._characters = 0
        return values

    @staticmethod
    def _lists(cells: ColumnCells, skipped: frozenset[int]) -> dict[int, tuple[str, ...]]:
        return {place: parts for place, parts in cells.lists.items() if place not in skipped}

    def _read(self, texts: list[str]) -> None:
        if not texts:
            return
        for text, read in zip(texts, self._reader.read(texts), strict=True):
            taken = self._fitted(text, read)
            used = taken.value if taken.probability >= self._accept else None
            self._values[text] = used
            self._characters += len(text)
            if used is None or self._counts_all:
                self._tally.meet(text, taken)

    def _fitted(self, text: str, read: ReadValue) -> ReadValue:
        if read.value is None:
            return read
        value = self._fitting(read.value)
        if value is not None:
            return read if value is read.value else replace(read, value=value)
        kind = "price" if self._field.role == "price" else form_of(self._field)
        reason = f"'{text[:_SHOWN_CHARACTERS]}' is no {kind} that can be kept"
        return ReadValue(None, 0.0, reason, read.alternatives)

    def _count(self, counted: Counter[str]) -> None:
        for text, products in counted.items():
            if self._counts_all or self._values[text] is None:
                self._tally.count(text, products)


def union(values: Iterable[Value]) -> Value:
    """Return all values of fields that take several, each once, None where there is none."""
    found: dict[str, None] = {}
    for value in values:
        if isinstance(value, tuple):
            found.update(dict.fromkeys(value))
    return tuple(found) or None
