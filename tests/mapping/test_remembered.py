"""Both sample suppliers are reviewed once, remembered, and mapped again without a question."""

from __future__ import annotations

import csv
from collections import defaultdict
from pathlib import Path

import pytest

from skulens.mapping.memory.differences import compare, inherited
from skulens.mapping.memory.fingerprints import fingerprints_of
from skulens.mapping.memory.memory import MappingMemory
from skulens.mapping.memory.memory_files import export_memory, import_memory
from skulens.mapping.memory.reviewing import MappingReview
from skulens.mapping.target import PRODUCT_FIELDS, Target, TargetField
from skulens.records import SupplierMapping
from skulens.sources.delimited import DelimitedTable
from skulens.sources.tables import Row
from skulens.sources.values import text_of
from skulens.store import Store
from skulens.taxonomy.attribute_schema import Attribute
from support.mappings import field, mapping, value

FEEDS = Path(__file__).parents[2] / "samples" / "shop" / "feeds"
Gold = dict[str, list[str]]


def read(name: str) -> list[dict[str, str]]:
    with (FEEDS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def columns_of(feed: str) -> Gold:
    found: Gold = defaultdict(list)
    for row in read("mapping_gold.csv"):
        if row["feed"] == feed:
            found[row["column"]].append(row["target"])
    return found


def target_of(gold: Gold) -> Target:
    keys = {key for targets in gold.values() for key in targets} - {""}
    known = {one.key for one in PRODUCT_FIELDS}
    extra = (TargetField(Attribute(key, key, "text")) for key in sorted(keys - known))
    return Target((*PRODUCT_FIELDS, *extra))


def proposed(feed: str, gold: Gold) -> SupplierMapping:
    """As if nothing were known, neither of the columns nor of the values."""
    guesses = [field(column, "") for column in gold]
    values = tuple(
        value(row["value"], None, number, column=row["column"], target=row["target"])
        for number, row in enumerate(read("value_gold.csv"))
        if row["feed"] == feed
    )
    return mapping(*guesses, values=values)


def answer_all(review: MappingReview, feed: str, gold: Gold) -> None:
    while questions := review.columns():
        column = questions[0].columns[0]
        targets = gold[column]
        if not targets[0]:
            review.none(questions[0])
            continue
        for part, target in enumerate(targets, 1):
            whole = len(targets) == 1
            review.confirm(questions[0], target, "" if whole else str(part))
    right = {
        (row["column"], row["target"], row["value"]): row["target_value"]
        for row in read("value_gold.csv")
        if row["feed"] == feed
    }
    while values := review.values():
        one = values[0].proposal
        review.value(values[0], right[one.column, one.target, one.raw])


def told(one: SupplierMapping) -> Gold:
    found: Gold = defaultdict(list)
    for column in one.columns:
        found[column.column].append(column.target)
    return found


@pytest.mark.parametrize("feed", ["harbour-trading.xlsx", "lindgruen-handel.csv"])
def test_a_supplier_that_was_reviewed_once_is_mapped_without_a_question(
    feed: str, memory: MappingMemory, store: Store, tmp_path: Path
) -> None:
    gold = columns_of(feed)
    target, first = target_of(gold), proposed(feed, gold)
    review = MappingReview(memory, first, target, "ann")
    assert len(review.columns()) == len(gold)
    answer_all(review, feed, gold)
    export_memory(store, tmp_path / "memory.jsonl")
    with Store.open(tmp_path / "another") as another:
        import_memory(another, tmp_path / "memory.jsonl")
        for each in (memory, MappingMemory(another)):
            again = MappingReview(each, proposed(feed, gold), target, "ben")
            assert (again.columns(), again.values()) == ((), ())
            assert told(again.mapping) == gold
            assert {one.status for one in again.mapping.values} == {"confirmed"}
    raws = [one.raw for one in first.values if one.target == "colour"]
    column = next(one.column for one in first.values if one.target == "colour")
    assert set(memory.values("Acme", column, "colour", raws)) == set(raws)
    other = memory.values("Bolt", "Hue", "colour", raws)
    assert {one.sentence for one in other.values()} == {"confirmed for 1 other supplier"}


def test_a_feed_whose_columns_were_renamed_asks_nothing_either(memory: MappingMemory) -> None:
    feed = "lindgruen-handel.csv"
    table = DelimitedTable(FEEDS / feed)
    rows = [row.cells for row in table.rows() if isinstance(row, Row)]
    cells = {name: [text_of(row.get(name, "")) for row in rows] for name in table.columns}
    gold = columns_of(feed)
    target, first = target_of(gold), proposed(feed, gold)
    memory.keep(first, fingerprints_of(cells), feed)
    answer_all(MappingReview(memory, first, target, "ann"), feed, gold)

    names = {"Farbe": "Colour", "Br. mm": "B (mm)", "Lagerplatz": "Platz", "Art.-Nr.": "SKU"}
    after = {names.get(name, name): texts for name, texts in cells.items()}
    change = compare(memory.fingerprints("Acme"), fingerprints_of(after))
    assert dict(change.difference.renamed) == names
    found = {one.column: one for one in inherited(change.renamings, memory.columns("Acme"))}
    assert {name: one.target for name, one in found.items()} == {
        "Colour": "colour", "B (mm)": "width_cm", "Platz": "", "SKU": "id",
    }  # fmt: skip
    assert found["SKU"].status == found["B (mm)"].status == "accepted"
    assert found["Platz"].status == "left"
    raws = [one.raw for one in first.values if one.column == "Farbe"]
    assert set(memory.values("Acme", "Colour", "colour", raws)) == set(raws)
