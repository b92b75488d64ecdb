"""The table that mapped products are written as: its columns, and the cells of a product."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import Any

from skulens.mapping.applying.column_reading import Value
from skulens.mapping.applying.mapped_feed import SUPPLIER, MappedProduct
from skulens.mapping.applying.plan import FieldPlan, MappingPlan
from skulens.mapping.cells import form_of
from skulens.mapping.target import Role
from skulens.records import Product
from skulens.sources.layout import EXTRA
from skulens.sources.tables import column_names

ORIGINAL = " (original)"
"""Behind a field's key in the name of the column with the supplier's own cells."""

_AS_THEY_ARE: frozenset[Role] = frozenset({"id", "title", "description", "url", "photos"})
"""Fields whose cells are rarely changed, so that a second column would only double the file."""

_encode = json.JSONEncoder(ensure_ascii=False).encode

Form = str
Take = Callable[[MappedProduct], Value]


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column of the table: `text`, `number`, `boolean`, `several` or `photos`."""

    name: str
    form: str
    take: Take


class Sheet:
    """The columns of a plan's table, in the target's order.

    Those of the product itself, of what some column feeds and of what is required; beside each
    value that was read there is the supplier's cell. The last one, `extra`, holds as JSON the cells
    of the row that stand nowhere else.
    """

    def __init__(self, plan: MappingPlan) -> None:
        columns: list[SheetColumn] = []
        self._beside: set[str] = set()
        self._alone: dict[str, Take] = {}
        for one in plan.fields:
            if one.field.role == "attribute" and not (one.sources or one.field.required):
                continue
            value = _taking(one)
            columns.append(SheetColumn(one.key, _form(one), value))
            if one.field.role not in _AS_THEY_ARE and one.sources:
                columns.append(SheetColumn(one.key + ORIGINAL, "text", _original(one.key)))
                self._beside.update(source.column for source in one.sources)
            elif len(one.sources) == 1 and _form(one) == "text":
                self._alone[one.sources[0].column] = value
        columns.append(SheetColumn(EXTRA, "text", self._extra))
        names = column_names(column.name for column in columns)
        self.columns = tuple(
            replace(column, name=name) for column, name in zip(columns, names, strict=True)
        )

    def cells(self, mapped: MappedProduct) -> list[Value]:
        """Return the values of a product, None where there is none."""
        return [column.take(mapped) for column in self.columns]

    def _extra(self, mapped: MappedProduct) -> str:
        supplier: dict[str, Any] = mapped.product.extra[SUPPLIER]
        alone, beside = self._alone, self._beside
        rest = {
            column: text
            for column, text in supplier["cells"].items()
            if column not in beside and not (column in alone and alone[column](mapped) == text)
        }
        return _encode({SUPPLIER: {"name": supplier["name"], "cells": rest}})


def _form(plan: FieldPlan) -> str:
    return "photos" if plan.field.role == "photos" else form_of(plan.field)


def _taking(plan: FieldPlan) -> Take:
    key, role = plan.key, plan.field.role
    if role in ("attribute", "brand"):
        return lambda mapped: mapped.product.attributes.get(key)
    own: Callable[[Product], Value] = attrgetter(role)
    return lambda mapped: own(mapped.product)


def _original(key: str) -> Take:
    return lambda mapped: mapped.originals.get(key)
