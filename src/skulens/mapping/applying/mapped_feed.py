"""A supplier's feed turned into products, row by row, with all that could not be mapped counted."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from skulens.mapping.applying.column_reading import (
    MAX_REMEMBERED,
    ColumnCells,
    SourceReading,
    Value,
    column_cells,
)
from skulens.mapping.applying.combining import combined, originals
from skulens.mapping.applying.plan import FieldPlan, MappingPlan
from skulens.mapping.applying.scope import Scope
from skulens.mapping.applying.tallies import MAX_VALUES, MappingCounts, ValueTally
from skulens.progress import Progress, ProgressEvent, silent
from skulens.records import AttributeValue, Product, Rejection
from skulens.sources.tables import BadRow, Cell, Row, Table, row_rejection
from skulens.sources.values import text_of

SUPPLIER = "supplier"
"""The key of `Product.extra` under which the supplier's `name` and the row's `cells` are."""

_BATCH_ROWS = 2000
_BATCH_CHARACTERS = 8 * 1024 * 1024

Categories = Callable[[Sequence[Row]], Sequence[str]]
"""Tells the category of each row as a path, "" where it is not known."""


@dataclass(frozen=True, slots=True)
class MappedProduct:
    """A product that a row became, and by field the supplier's cells it came from.

    `number` is that of the row. `product.photos` are as the feed names them.
    """

    number: int
    product: Product
    originals: Mapping[str, str]


class MappedFeed:
    """The products that a plan makes of a feed's rows, as a stream.

    `path` is the feed's, for rejections. `categories` tells those of rows; without it, and where it
    gives "", the column mapped to the category does. A field that a row's category does not have
    is not filled. The whole row is in `product.extra["supplier"]`.
    `counts` are those of the last, or running, pass over `items`.
    """

    def __init__(
        self,
        table: Table,
        plan: MappingPlan,
        *,
        path: Path,
        categories: Categories | None = None,
    ) -> None:
        self.table, self.plan = table, plan
        self.path = os.path.realpath(path)
        self._categories = categories
        self.counts = MappingCounts()

    def items(self, progress: Progress = silent) -> Iterator[MappedProduct | Rejection]:
        """Yield a product for each row, and a rejection for each row that cannot be read.

        Raises `SourceError` where the file breaks.
        """
        self.counts = MappingCounts()
        work = _Work(self.plan, self.counts, frozenset(self.table.columns), self._categories)
        total = self.table.estimate()
        for batch in _batches(self.table):
            rows = [row for row in batch if isinstance(row, Row)]
            products = iter(work.products(rows))
            for row in batch:
                if (rejection := self._rejection(row)) is not None:
                    self.counts.reject(rejection)
                    yield rejection
                if isinstance(row, Row):
                    yield next(products)
            progress(ProgressEvent("rows", self.counts.rows, total))

    def _rejection(self, row: Row | BadRow) -> Rejection | None:
        if isinstance(row, BadRow):
            self.counts.rows += 1
            reason, message = row.reason, row.message
        elif row.missing:
            message = f"the last {row.missing} cells are missing and were taken as empty"
            reason = "short_row"
        else:
            return None
        return row_rejection(self.path, self.table.unit, row.number, reason, message)


def _batches(table: Table) -> Iterator[list[Row | BadRow]]:
    batch: list[Row | BadRow] = []
    size = 0
    for row in table.rows():
        batch.append(row)
        size += characters_of(row.cells) if isinstance(row, Row) else 0
        if len(batch) == _BATCH_ROWS or size > _BATCH_CHARACTERS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def characters_of(cells: Mapping[str, Cell]) -> int:
    """Return how long the names and cells of a row are together."""
    try:
        return len("".join((*cells, *cells.values())))  # type: ignore[arg-type]
    except TypeError:  # not all of them are texts
        return sum(len(name) + len(text_of(cell)) for name, cell in cells.items())


class _Work:
    """Fills the fields of a batch of rows, column by column."""

    def __init__(
        self,
        plan: MappingPlan,
        counts: MappingCounts,
        announced: frozenset[str],
        categories: Categories | None,
    ) -> None:
        self._plan, self._counts, self._announced = plan, counts, announced
        self._categories = categories
        self._scope = Scope(plan.target)
        sources = sum(len(one.sources) for one in plan.fields) or 1
        self._readings = {
            one.key: [self._reading(one, place, sources) for place in range(len(one.sources))]
            for one in plan.fields
        }

    def _reading(self, plan: FieldPlan, place: int, sources: int) -> SourceReading:
        source = plan.sources[place]
        tally = ValueTally(source.column, plan.key, self._plan.accept, MAX_VALUES // sources)
        self._counts.tallies.append(tally)
        return SourceReading(plan, source, tally, MAX_REMEMBERED // sources)

    def products(self, rows: Sequence[Row]) -> list[MappedProduct]:
        """Return a product for each row."""
        self._count_cells(rows)
        batch = _Batch(rows)
        homes = self._place(batch)
        for plan in self._plan.fields:
            if plan.field.role != "category":
                values = self._values(plan, batch, homes)
                self._count(plan, values, homes)
                batch.put(plan, values)
        return batch.products(self._plan.supplier)

    def _place(self, batch: _Batch) -> list[str]:
        """Give the products their category, and return in which one of the target each lies."""
        rows = batch.rows
        plan = next((one for one in self._plan.fields if one.field.role == "category"), None)
        mapped = self._values(plan, batch, [""] * len(rows)) if plan else [None] * len(rows)
        given = self._categories(rows) if self._categories is not None else [""] * len(rows)
        paths = [
            path or (one if isinstance(one, str) else "")
            for path, one in zip(given, mapped, strict=True)
        ]
        homes = [self._scope.home(path) for path in paths]
        if plan:
            values: list[Value] = [path or None for path in paths]
            self._count(plan, values, homes)
        batch.categories = paths
        return homes

    def _values(self, plan: FieldPlan, batch: _Batch, homes: Sequence[str]) -> list[Value]:
        readings = self._readings[plan.key]
        if not readings:
            return [None] * len(batch.rows)
        cells = [batch.cells(reading.column) for reading in readings]
        batch.keep(plan, originals(cells))
        skipped = self._scope.without(plan.field, homes)
        columns = [
            reading.values(one, skipped) for reading, one in zip(readings, cells, strict=True)
        ]
        return combined(plan, columns, cells, batch.numbers, self._counts)

    def _count(self, plan: FieldPlan, values: list[Value], homes: Sequence[str]) -> None:
        self._counts.mapped[plan.key] += len(values) - values.count(None)
        if plan.field.required:
            for home, value in zip(homes, values, strict=True):
                if value is None and self._scope.has(plan.field, home):
                    self._counts.needed[plan.key, home] += 1

    def _count_cells(self, rows: Sequence[Row]) -> None:
        self._counts.rows += len(rows)
        self._counts.products += len(rows)
        filled = Counter(chain.from_iterable(row.cells for row in rows))
        for column in filled.keys() & self._announced:
            self._counts.filled[column] += filled[column]
        if filled.keys() <= self._announced:
            return
        for row in rows:
            for column, cell in row.cells.items():
                if column not in self._announced:
                    self._counts.meet_late(column, text_of(cell))


class _Batch:
    """Rows with what their columns hold, and their products as they are put together."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.rows = rows
        self.numbers = [row.number for row in rows]
        self.categories: Sequence[str] = [""] * len(rows)
        self._cells: dict[str, ColumnCells] = {}
        self._own: dict[str, list[Value]] = {}
        self._attributes: list[dict[str, AttributeValue]] = [{} for _ in rows]
        self._originals: list[dict[str, str]] = [{} for _ in rows]

    def cells(self, column: str) -> ColumnCells:
        if column not in self._cells:
            self._cells[column] = column_cells(self.rows, column)
        return self._cells[column]

    def put(self, plan: FieldPlan, values: list[Value]) -> None:
        """Give the products the values of a field."""
        if plan.field.role not in ("attribute", "brand"):
            self._own[plan.field.role] = values
            return
        key = plan.key
        for attributes, value in zip(self._attributes, values, strict=True):
            if value is not None:
                attributes[key] = value

    def keep(self, plan: FieldPlan, texts: list[str]) -> None:
        """Keep the cells that a field comes from."""
        key = plan.key
        for kept, text in zip(self._originals, texts, strict=True):
            if text:
                kept[key] = text

    def products(self, supplier: str) -> list[MappedProduct]:
        """Return the products."""
        nothing: list[Value] = [None] * len(self.rows)
        texts = (
            self._own.get(role, nothing)
            for role in ("id", "title", "description", "url", "price", "photos")
        )
        return [
            MappedProduct(
                row.number,
                Product(
                    id=id or "",
                    title=title or "",
                    description=description or "",
                    category=category,
                    price=price,
                    url=url or "",
                    attributes=attributes,
                    extra=_extra(supplier, row),
                    photos=photos or (),
                ),
                kept,
            )
            for row, attributes, kept, category, id, title, description, url, price, photos in zip(
                self.rows, self._attributes, self._originals, self.categories, *texts, strict=True
            )
        ]


def _extra(supplier: str, row: Row) -> dict[str, Any]:
    cells: Mapping[str, Cell] = row.cells
    if {*map(type, cells.values())} != {str}:
        cells = {column: text_of(cell) for column, cell in cells.items()}
    return {SUPPLIER: {"name": supplier, "cells": cells}}
