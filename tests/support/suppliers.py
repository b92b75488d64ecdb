"""The sample suppliers with what is truly meant by their columns and values, and a small shop."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from skulens import Catalog
from skulens.datasets.sample_shop import sample_shop
from skulens.mapping.memory.reviewing import MappingReview
from skulens.records import SupplierMapping

HARBOUR, LINDGRUEN = sample_shop().feeds
CHAIRS, TABLES = "Furniture > Chairs", "Furniture > Tables"
TAXONOMY = "id,parent,name,synonyms\nf,,Furniture,\nc,f,Chairs,Stuhl\nt,f,Tables,Tisch\n"
SCHEMA = """
attributes:
  brand: {type: text}
  colour: {type: colour, values: {red: [cherry], blue: [navy], grey: [Anthrazit]}}
  tags: {name: Tags, type: many_of, values: {outdoor: [garden], folding: []}}
  width_cm: {name: Width, type: number, unit: cm}
  depth_cm: {name: Depth, type: number, unit: cm}
  height_cm: {name: Height, type: number, unit: cm}
  weight_g: {name: Weight, type: number, unit: g}
  seat_height_cm: {name: Seat height, type: number, unit: cm}
  drawers: {name: Drawers, type: number}
  waterproof: {name: Waterproof, type: boolean}
everywhere: {required: [colour], optional: [brand, tags, width_cm, depth_cm, height_cm, weight_g, waterproof]}
categories:
  Furniture > Chairs: {required: [seat_height_cm]}
  Furniture > Tables: {optional: [drawers]}
"""

ColumnGold = Mapping[str, frozenset[str]]
ValueGold = Mapping[tuple[str, str, str], str]


def column_gold(feed: Path) -> ColumnGold:
    """The fields that each column of a sample feed truly feeds, none for nothing."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in _rows(sample_shop().mapping_gold):
        if row["feed"] == feed.name:
            found[row["column"]].add(row["target"].replace("photo", "photos"))
    return {column: frozenset(targets - {""}) for column, targets in found.items()}


def value_gold(feed: Path) -> ValueGold:
    """What each value of a sample feed truly becomes, by column, field and value."""
    return {
        (row["column"], row["target"], row["value"]): row["target_value"]
        for row in _rows(sample_shop().value_gold)
        if row["feed"] == feed.name
    }


def fed(mapping: SupplierMapping) -> ColumnGold:
    """The fields that each column of a mapping feeds, or may feed."""
    found: dict[str, set[str]] = defaultdict(set)
    for one in mapping.columns:
        found[one.column].add(one.target)
    return {column: frozenset(targets - {""}) for column, targets in found.items()}


def answer_all(review: MappingReview, columns: ColumnGold, values: ValueGold) -> int:
    """Answer every open question with the truth, and return how many there were."""
    count = 0
    while questions := review.columns():
        (column,), count = questions[0].columns, count + 1
        (target,) = columns[column] or ("",)
        if target:
            review.confirm(questions[0], target)
        else:
            review.none(questions[0])
    while asked := review.values():
        one, count = asked[0].proposal, count + 1
        review.value(asked[0], values[one.column, one.target, one.raw])
    return count


def small_shop(where: Path | str, scratch: Path) -> Catalog:
    """A catalogue with two categories and a few attributes; photos are told by their colour."""
    taxonomy, schema = scratch / "taxonomy.csv", scratch / "attributes.yaml"
    taxonomy.write_text(TAXONOMY, encoding="utf-8")
    schema.write_text(SCHEMA, encoding="utf-8")
    catalog = Catalog.open(where, encoder="embedded")
    catalog.import_schema(taxonomy, schema)
    return catalog


def write_feed(path: Path, header: Sequence[str], *rows: Sequence[str]) -> Path:
    """Write a CSV with semicolons."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows((header, *rows))
    return path


def read_csv(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV as it was written for spreadsheets."""
    return _rows(path)


def _rows(path: Path) -> list[dict[str, str]]:
    limit = csv.field_size_limit(1 << 24)
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))
    finally:
        csv.field_size_limit(limit)
