"""One page for who on-boards a supplier: what was mapped, what is missing, what to decide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from skulens.evaluation.page import percent, whole, write_page
from skulens.evaluation.rejected import rejections_shown
from skulens.mapping.applying.plan import MappingPlan
from skulens.mapping.applying.tallies import Conflict, MappingCounts, counted
from skulens.records import (
    CATEGORY_SEPARATOR,
    IN_USE,
    FeedDifference,
    FieldMapping,
    MissingField,
    SupplierMapping,
    ValueMapping,
)
from skulens.sources.values import text_of

MOST_VALUES = 300
"""Values that are listed, those of most products."""

_CATEGORIES = 5
_CANDIDATES = 3
_CONFLICTS = 100
_SHOWN_CHARACTERS = 120
_STRONGEST_HEAT = 60

_STATES = {
    "confirmed": "confirmed by a person",
    "accepted": "sure enough",
    "open": "a person must decide",
    "left": "left alone",
    "refused": "refused by a person",
}


@dataclass(frozen=True, slots=True)
class MappingReport:
    """What a page tells: a mapping, its plan, and what came of the rows it was applied to.

    `command` is what made the page.
    """

    mapping: SupplierMapping
    plan: MappingPlan
    counts: MappingCounts
    command: str = ""


def write_mapping_report(out: Path, report: MappingReport) -> None:
    """Write one HTML file that needs no network and no script.

    Raises `OutputError` where `out` cannot be written.
    """
    plan, counts = report.plan, report.counts
    mapping = counted(report.mapping, plan, counts)
    waiting = [value for value in mapping.values if value.status == "open"]
    left = [value for value in mapping.values if value.status in ("left", "refused")]
    names = {one.key: one.field.name for one in plan.fields}
    fed = {one.key: one.field.name for one in plan.fields if one.sources}
    unmapped = list(_unmapped(report, names))
    waiting_columns = sum(column["is_open"] for column in unmapped)
    used = {source.column for one in plan.fields for source in one.sources}
    page = {
        "title": f"{mapping.supplier}: what became of {Path(mapping.feed).name}",
        "subtitle": _subtitle(mapping),
        "command": report.command,
        "rows": counts.rows,
        "products": counts.products,
        "used_columns": len(used),
        "columns": len({one.column for one in mapping.columns} | counts.late.keys()),
        "fed_fields": len(fed),
        "fields": len(plan.fields),
        "waiting": bool(waiting or waiting_columns),
        "waiting_columns": waiting_columns,
        "waiting_values": len(waiting),
        "headline": _headline(mapping, counts, waiting, waiting_columns),
        "difference": _difference(mapping.difference),
        "unfed": _lacking(mapping.missing),
        "unfilled": _lacking(counts.missing(fed)),
        "values": _values(waiting[:MOST_VALUES], names),
        "values_left_out": len(waiting[MOST_VALUES:]),
        "left": _values(left[:MOST_VALUES], names),
        "left_left_out": len(left[MOST_VALUES:]),
        "unmapped": unmapped,
        "late_cells": counts.late_cells,
        "conflicts": _conflicts(counts.conflicts[:_CONFLICTS], names),
        "conflicts_left_out": len(counts.conflicts[_CONFLICTS:]),
        "mapped": list(_mapped(report, used, names)),
        **rejections_shown(counts.rejections),
        "rejections_not_kept": counts.rejected.total() - len(counts.rejections),
    }
    write_page(out, "mapping_report.html.j2", page)


def _subtitle(mapping: SupplierMapping) -> str:
    asked = "; ".join(mapping.categories[:_CATEGORIES]) or "all attributes of the shop"
    return f"Mapping {mapping.version} of {mapping.supplier}, for {asked}"


def _headline(
    mapping: SupplierMapping,
    counts: MappingCounts,
    waiting: Sequence[ValueMapping],
    waiting_columns: int,
) -> list[dict[str, str]]:
    others = sum(one.products for one in counts.other_values)
    figures = [
        ("products", "Products", "rows that were read", counts.products),
        ("rejected", "Rejections", "rows, or cells of them, not read", counts.rejected.total()),
        ("unfed", "Required fields without a column", "missing fields", len(mapping.missing)),
        ("open_columns", "Columns to decide on", "open columns", waiting_columns),
        ("open_values", "Values to decide on", "open values", len(waiting)),
        (
            "open_cells",
            "Cells with such a value",
            "affected products, over all columns",
            sum(value.products for value in waiting),
        ),
    ]
    if others:
        figures.append(("other_values", "Cells with other values", "only counted", others))
    return [
        {"key": key, "words": words, "term": term, "text": whole(number)}
        for key, words, term, number in figures
    ]


def _difference(difference: FeedDifference | None) -> list[dict[str, str]] | None:
    if difference is None:
        return None
    return [
        *(_change("renamed", after, before) for before, after in difference.renamed),
        *(_change("new", column) for column in difference.new),
        *(_change("vanished", column) for column in difference.vanished),
    ]


def _change(kind: str, column: str, before: str = "") -> dict[str, str]:
    return {"kind": kind, "column": _short(column), "before": _short(before)}


def _lacking(missing: Sequence[MissingField]) -> list[dict[str, Any]]:
    most = missing[0].products if missing else 1
    return [
        {
            "name": one.name,
            "categories": [
                category.split(CATEGORY_SEPARATOR) for category in one.categories[:_CATEGORIES]
            ],
            "more_categories": max(0, len(one.categories) - _CATEGORIES),
            "products": one.products,
            "heat": round(_STRONGEST_HEAT * one.products / most),
        }
        for one in missing
    ]


def _values(waiting: Sequence[ValueMapping], names: dict[str, str]) -> list[dict[str, Any]]:
    most = waiting[0].products if waiting else 1
    return [
        {
            "column": _short(one.column),
            "field": names.get(one.target, one.target),
            "raw": _short(one.raw),
            "perhaps": _perhaps(one),
            "probability": one.probability if one.value is not None else None,
            "products": one.products,
            "heat": round(_STRONGEST_HEAT * one.products / most),
            "reason": _short(one.reason, 2 * _SHOWN_CHARACTERS),
        }
        for one in waiting
    ]


def _perhaps(value: ValueMapping) -> str:
    if value.value is not None:
        return _short(text_of(value.value))
    return ", ".join(
        f"{_short(name)} {percent(probability)}"
        for name, probability in value.alternatives[:_CANDIDATES]
    )


def _unmapped(report: MappingReport, names: dict[str, str]) -> Iterator[dict[str, Any]]:
    """Yield the columns that feed nothing: to be decided on first, then the fullest."""
    counts, mapping = report.counts, report.mapping
    unknown = report.plan.unknown
    in_use = [one for one in mapping.columns if one.status in IN_USE and one not in unknown]
    feeding = {one.column for one in in_use if one.target}
    known = {one.column for one in mapping.columns}
    found = [
        *(
            _proposal(one, report, names)
            for one in mapping.columns
            if one.column not in feeding or one.status == "open" or one in unknown
        ),
        *(_late(column, report) for column in counts.late if column not in known),
    ]
    yield from sorted(found, key=lambda one: (not one["is_open"], -one["share"]))


def _proposal(one: FieldMapping, report: MappingReport, names: dict[str, str]) -> dict[str, Any]:
    state, reason = _STATES[one.status], one.reason
    if one in report.plan.unknown:
        state, reason = "not used", f"no field '{one.target}' is among those asked for"
    candidates = [
        {"name": _short(names.get(other.target, other.target)), "probability": other.probability}
        for other in one.candidates[:_CANDIDATES]
    ]
    return {
        "name": _short(one.column),
        "share": _filled(one.column, report),
        "examples": [_short(text) for text in report.mapping.examples.get(one.column, ())],
        "state": state,
        "is_open": one.status == "open",
        "candidates": candidates,
        "reason": _short(reason, 2 * _SHOWN_CHARACTERS),
    }


def _late(column: str, report: MappingReport) -> dict[str, Any]:
    return {
        "name": _short(column),
        "share": _filled(column, report),
        "examples": [_short(text) for text in report.counts.late[column]],
        "state": "not mapped",
        "is_open": False,
        "candidates": [],
        "reason": "it first appears so late that it was not among the columns to be mapped",
    }


def _mapped(
    report: MappingReport, used: set[str], names: dict[str, str]
) -> Iterator[dict[str, Any]]:
    for one in report.mapping.columns:
        if one.column in used and one.status in IN_USE and one.target in names:
            part = f" (part {one.part})" if one.part else ""
            yield {
                "name": _short(one.column) + part,
                "field": names[one.target],
                "state": _STATES[one.status],
                "probability": one.probability,
                "share": _filled(one.column, report),
                "reason": _short(one.reason, 2 * _SHOWN_CHARACTERS),
            }


def _conflicts(conflicts: Sequence[Conflict], names: dict[str, str]) -> list[dict[str, Any]]:
    return [
        {
            "field": names.get(one.target, one.target),
            "used": _short(one.used),
            "other": _short(one.other),
            "products": one.products,
            "examples": [
                f"{example.number}: {_short(example.used)} / {_short(example.other)}"
                for example in one.examples
            ],
        }
        for one in conflicts
    ]


def _filled(column: str, report: MappingReport) -> float:
    return report.counts.filled[column] / max(1, report.counts.products)


def _short(text: str, most: int = _SHOWN_CHARACTERS) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"
