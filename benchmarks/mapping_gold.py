"""The annotated tables that the mapping is measured on; see `../shared/data/mapping/README.md`."""

from __future__ import annotations

import csv
import json
import os
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from skulens.datasets.sample_shop import sample_shop
from skulens.evaluation.matching import Proposed
from skulens.mapping.matching.columns import Column, Profiling, columns_of
from skulens.mapping.matching.facts import Facts
from skulens.mapping.matching.matcher import Matcher
from skulens.mapping.target import Target, TargetField, target_of
from skulens.records import FieldMapping
from skulens.sources.opening import open_table
from skulens.sources.tables import Row
from skulens.taxonomy.attribute_schema import AllowedValue, Attribute, Kind
from skulens.taxonomy.reading import read_taxonomy
from skulens.taxonomy.schema_reading import read_attributes

FOLDER = Path(os.environ.get("SKULENS_TEST_DATA", "../shared/data")) / "mapping"
_EXAMPLES = 30
_OWN = {"photo": "photos"}


@dataclass(frozen=True)
class Task:
    """A feed to map: for each column to be scored the right targets, none if it has no counterpart.

    `unscored` are the pairs of which nobody can say whether they are right.
    """

    name: str
    family: str
    columns: tuple[Column, ...]
    target: Target
    gold: Mapping[str, frozenset[str]]
    unscored: frozenset[tuple[str, str]]


def tasks() -> Iterator[Task]:
    """Shop to shop, supplier to schema, and the sample shop's suppliers."""
    if FOLDER.is_dir():
        yield _shops("walmart_target")
        yield from _suppliers("shopify")
    yield from _samples()


def _shops(name: str) -> Task:
    folder = FOLDER / name
    source, target = _rows(folder / "source.csv"), _rows(folder / "target.csv")
    gold, unscored = _gold(_rows(folder / "gold.csv"))
    texts: dict[str, Counter[str]] = {}
    categories: dict[str, list[str]] = {}
    for row in target:
        texts.setdefault(row["attribute"], Counter())[row["value"]] += 1
        categories.setdefault(row["attribute"], []).append(_category(row["category"]))
    fields = tuple(
        TargetField(
            Attribute(key, key, "text"),
            examples=tuple(text for text, _ in own.most_common(_EXAMPLES)),
            categories=tuple(dict.fromkeys(categories[key])),
        )
        for key, own in texts.items()
    )
    return Task(name, "shop", _columns(source), Target(fields), gold, unscored)


def _suppliers(name: str) -> Iterator[Task]:
    folder = FOLDER / name
    targets = json.loads((folder / "targets.json").read_text())
    source, gold_rows = _rows(folder / "source.csv"), _rows(folder / "gold.csv")
    for group, described in targets.items():
        gold, unscored = _gold([row for row in gold_rows if row["group"] == group])
        paths = tuple(described["categories"].values())
        fields = tuple(_shopify_field(one, paths) for one in described["attributes"])
        own = [row for row in source if row["group"] == group]
        yield Task(group, "supplier", _columns(own), Target(fields, paths), gold, unscored)


def _samples() -> Iterator[Task]:
    shop = sample_shop()
    schema, taxonomy = read_attributes(shop.attributes), read_taxonomy(shop.taxonomy)
    target = target_of(schema, taxonomy, (leaf.id for leaf in taxonomy.leaves()))
    rows = _rows(shop.mapping_gold)
    for feed in shop.feeds:
        table = open_table(feed)
        profiling = Profiling(table.columns)
        for row in table.rows():
            if isinstance(row, Row):
                profiling.add(row)
        gold: dict[str, frozenset[str]] = {}
        for gold_row in rows:
            if gold_row["feed"] == feed.name:
                targets = frozenset(
                    filter(None, [_OWN.get(gold_row["target"], gold_row["target"])])
                )
                gold[gold_row["column"]] = gold.get(gold_row["column"], frozenset()) | targets
        yield Task(feed.stem, "sample", profiling.columns(), target, gold, frozenset())


def _shopify_field(one: Mapping[str, Any], paths: tuple[str, ...]) -> TargetField:
    core = one["kind"] == "core"
    kind: Kind = "one_of" if one["values"] else "text"
    unit = ""
    if core and one["dtype"] == "number, grams":
        kind, unit = "number", "g"
    elif core and one["dtype"].startswith("number"):
        kind = "number"
    values = tuple(AllowedValue(value) for value in one["values"])
    return TargetField(
        Attribute(one["name"], one["name"], kind, values, unit),
        description=one.get("description", ""),
        categories=() if core else paths,
    )


def _columns(rows: list[dict[str, str]]) -> tuple[Column, ...]:
    texts: dict[str, Counter[str]] = {}
    categories: dict[str, Counter[str]] = {}
    products = {row["product"] for row in rows}
    for row in rows:
        texts.setdefault(row["attribute"], Counter())[row["value"]] += 1
        if "category" in row:
            own = categories.setdefault(row["attribute"], Counter())
            own[_category(row["category"])] += 1
    counts = {name: dict(own.most_common()) for name, own in texts.items()}
    return columns_of(counts, len(products), categories=categories)


def _category(text: str) -> str:
    """`7_laptops` of either shop is one category."""
    return text.split("_", 1)[-1].replace("_", " ")


def _gold(
    rows: list[dict[str, str]],
) -> tuple[dict[str, frozenset[str]], frozenset[tuple[str, str]]]:
    right: dict[str, set[str]] = {}
    for row in rows:
        if row["label"] in ("match", "also"):
            right.setdefault(row["source"], set()).add(row["target"])
        elif row["label"] == "none":
            right.setdefault(row["source"], set())
    unscored = {(row["source"], row["target"]) for row in rows if row["label"] == "ambiguous"}
    return {source: frozenset(found) for source, found in right.items()}, frozenset(unscored)


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def proposals(matcher: Matcher, task: Task, facts: Facts | None = None) -> list[Proposed]:
    """What a matcher proposes for a task, and how it ranks all fields."""
    found: dict[str, list[FieldMapping]] = {}
    for one in matcher.match(task.columns, task.target, facts=facts):
        found.setdefault(one.column, []).append(one)
    ranked = matcher.ranked(task.columns, task.target, facts)
    return [
        Proposed(name, ranked[name], frozenset(one.target for one in own if one.target))
        for name, own in found.items()
    ]
