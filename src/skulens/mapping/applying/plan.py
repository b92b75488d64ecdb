"""Which columns fill which field, in which order, and how several of them feed one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from skulens.mapping.cells import CellReader, LevelReader, form_of
from skulens.mapping.target import Target, TargetField
from skulens.records import IN_USE, FieldMapping, SupplierMapping
from skulens.taxonomy.attribute_schema import KINDS_WITH_VALUES

Combining = Literal["first", "all", "paragraphs", "levels"]
"""How columns feed one field: the first that could be read, all their values, all their texts with
a blank line between, or each as a level of a path."""

ReaderOf = Callable[[TargetField, str, str], CellReader]
"""Gives the reader of a field for a column and the part of its cells that is meant."""


@dataclass(frozen=True, slots=True)
class FieldSource:
    """A column that feeds a field, the part of its cells that is meant, and what reads them."""

    column: str
    part: str
    reader: CellReader


@dataclass(frozen=True, slots=True)
class FieldPlan:
    """A field and the columns that feed it, none where nothing does, in the order they count."""

    field: TargetField
    sources: tuple[FieldSource, ...] = ()
    combining: Combining = "first"

    @property
    def key(self) -> str:
        """The key of the field."""
        return self.field.key

    @property
    def is_enumerated(self) -> bool:
        """Whether the field has one of few values, so that each used one is worth showing."""
        return self.field.attribute.kind in (*KINDS_WITH_VALUES, "boolean")

    @property
    def is_comparable(self) -> bool:
        """Whether two columns can disagree on it: it is a number or a choice."""
        return form_of(self.field) in ("number", "boolean") or (
            self.combining == "first" and self.is_enumerated
        )


@dataclass(frozen=True, slots=True)
class MappingPlan:
    """How a supplier's rows become products.

    `fields` are those of the target in its order. Values are used from the probability `accept` on.
    `unknown` are columns whose field the target does not have: they are not used.
    """

    supplier: str
    accept: float
    target: Target
    fields: tuple[FieldPlan, ...]
    unknown: tuple[FieldMapping, ...] = ()


def plan_of(mapping: SupplierMapping, target: Target, reader_of: ReaderOf) -> MappingPlan:
    """Return the plan of the columns of a mapping that are in use.

    Where one column is chosen for a field, confirmed ones come first, then the likelier; where all
    count, they keep the feed's order.
    """
    by_target: dict[str, dict[tuple[str, str], FieldMapping]] = {}
    for one in mapping.columns:
        if one.status in IN_USE and one.target:
            by_target.setdefault(one.target, {}).setdefault((one.column, one.part), one)
    fields = tuple(
        _field_plan(field, list(by_target.pop(field.key, {}).values()), reader_of)
        for field in target.fields
    )
    unknown = tuple(one for group in by_target.values() for one in group.values())
    return MappingPlan(mapping.supplier, mapping.accept, target, fields, unknown)


def _field_plan(field: TargetField, columns: list[FieldMapping], reader_of: ReaderOf) -> FieldPlan:
    sources = {
        one: FieldSource(one.column, one.part, reader_of(field, one.column, one.part))
        for one in columns
    }
    combining = _combining(field, list(sources.values()))
    if combining == "first":
        columns = sorted(columns, key=lambda one: (one.status != "confirmed", -one.probability))
    return FieldPlan(field, tuple(sources[one] for one in columns), combining)


def _combining(field: TargetField, sources: list[FieldSource]) -> Combining:
    if form_of(field) == "several":
        return "all"
    if field.role == "description":
        return "paragraphs"
    if (
        field.role == "category"
        and sources
        and all(
            isinstance(source.reader, LevelReader) and source.reader.is_level for source in sources
        )
    ):
        return "levels"
    return "first"
