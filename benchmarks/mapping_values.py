"""How well suppliers' values become ours: allowed values, weights, units, the sample shop.

    python benchmarks/mapping_values.py [--data ../shared/data] [--wrong]

- values: suppliers' values of six product groups to Shopify's allowed values, by kind; with the
  shipped word lists, with the tested words taken out of them (what an unknown word may expect),
  and by words alone, without the text encoder.
- weights: weights in many spellings to grams, and things that are none and must stay.
- pairs: raw and normalised values; lengths in centimetres, memory sizes, counts.
- sample shop: the values of both sample suppliers.

The data folder is `--data`, else `SKULENS_TEST_DATA`, else `../shared/data`.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from skulens.encoders.loading import load_encoder
from skulens.encoders.protocol import Encoder
from skulens.mapping.cells import CellReader
from skulens.mapping.target import TargetField
from skulens.mapping.values.categories import category_reader
from skulens.mapping.values.enumeration_reader import EnumerationReader
from skulens.mapping.values.lexicon import FILES, facets_of
from skulens.mapping.values.measuring import (
    ValueFigures,
    ValueGold,
    measure_values,
    right_values,
)
from skulens.mapping.values.phrases import Phrase, parts_of, phrase_of
from skulens.mapping.values.reading import ValueReader, habit_of
from skulens.mapping.values.word_files import rows_of
from skulens.taxonomy.attribute_schema import AllowedValue, Attribute
from skulens.taxonomy.reading import read_taxonomy
from skulens.taxonomy.schema_reading import read_attributes

_SHOP = Path(__file__).parent.parent / "samples" / "shop"
_Row = dict[str, str]


def main() -> None:
    """Measure and print one table."""
    parser = argparse.ArgumentParser(description=__doc__)
    here = os.environ.get("SKULENS_TEST_DATA", "../shared/data")
    parser.add_argument("--data", type=Path, default=Path(here))
    parser.add_argument("--wrong", action="store_true", help="print each wrong value as well")
    arguments = parser.parse_args()
    folder = arguments.data / "mapping"
    encoder = load_encoder("embedded")
    gold = list(shopify_gold(folder / "shopify"))
    tables: list[tuple[str, ValueFigures]] = [
        ("values", measure_values(gold, shipped(encoder))),
        ("values, tested words unknown", measure_values(gold, ablated(gold, encoder))),
        ("values, words alone", measure_values(gold, shipped(None))),
        ("sample shop", measure_values(shop_gold(), shipped(encoder))),
    ]
    for name, figures in tables:
        _print(name, figures, wrong=arguments.wrong)
    right, weights, converted, traps = weights_to_grams(folder / "weights_to_grams.csv")
    print(f"{'weights right':<44} {right / weights:>7.3f}  of {weights}")
    print(f"{'things that are no weights, converted':<44} {converted:>7}  of {traps}")
    for name, (understood, all_) in value_pairs(folder / "value_pairs.csv").items():
        print(f"{'pairs: ' + name:<44} {understood / all_:>7.3f}  of {all_}")
    print(f"{'sample shop: categories':<44} {shop_categories(encoder):>7.3f}")


def shipped(encoder: Encoder | None) -> Callable[[TargetField, str, Sequence[str]], CellReader]:
    """Readers as they are used."""
    return lambda field, column, texts: ValueReader(field, habit_of(column, texts), encoder)


def ablated(
    gold: Sequence[ValueGold], encoder: Encoder
) -> Callable[[TargetField, str, Sequence[str]], CellReader]:
    """Readers whose word lists know none of the raw values that are asked."""
    asked = {phrase_of(text) for one in gold for text in (one.raw, *parts_of(one.raw))}
    rows = [row for file in FILES for row in rows_of(file)]

    def reader(field: TargetField, column: str, texts: Sequence[str]) -> CellReader:
        own = {phrase_of(value.name) for value in field.attribute.values}

        def leave_out(phrase: Phrase) -> bool:
            return phrase in asked and phrase not in own

        known = facets_of(rows, leave_out=leave_out)
        return EnumerationReader(field, habit_of(column, texts), encoder, all_facets=known)

    return reader


def shopify_gold(folder: Path) -> Iterator[ValueGold]:
    """The annotated values; the fields take several values, as Shopify's do."""
    targets = json.loads((folder / "targets.json").read_text(encoding="utf-8"))
    fields: dict[tuple[str, str], TargetField] = {}
    for group, target in targets.items():
        paths = tuple(target["categories"].values())
        for one in target["attributes"]:
            values = tuple(AllowedValue(value) for value in one.get("values", ()))
            attribute = Attribute(one["id"], one["name"], "many_of", values)
            fields[group, one["name"]] = TargetField(attribute, categories=paths)
    for row in _rows(folder / "values_gold.csv"):
        field = fields[row["group"], row["target_attribute"]]
        right = right_values(row["gold_values"])
        yield ValueGold(field, row["source_attribute"], row["raw_value"], right, row["kind"])


def shop_gold() -> list[ValueGold]:
    """What the sample suppliers' values become in the sample shop, categories apart."""
    schema = read_attributes(_SHOP / "attributes.yaml")
    fields = {attribute.key: TargetField(attribute) for attribute in schema}
    return [
        ValueGold(
            fields[row["target"]],
            row["column"],
            row["value"],
            (frozenset({row["target_value"]}),),
            f"{row['feed'].split('-')[0]} {row['target']}",
        )
        for row in _rows(_SHOP / "feeds" / "value_gold.csv")
        if row["target"] != "category"
    ]


def shop_categories(encoder: Encoder) -> float:
    """The share of the sample suppliers' categories that become the right path."""
    rows = [row for row in _rows(_SHOP / "feeds" / "value_gold.csv") if row["target"] == "category"]
    reader = category_reader(read_taxonomy(_SHOP / "taxonomy.csv"), encoder)
    read = reader.read([row["value"] for row in rows])
    right = sum(one.value == row["target_value"] for one, row in zip(read, rows, strict=True))
    return right / len(rows)


def weights_to_grams(path: Path) -> tuple[int, int, int, int]:
    """Right weights, weights, converted traps, traps."""
    field = TargetField(Attribute("weight_g", "Weight", "number", unit="g"))
    columns: dict[tuple[str, str], list[_Row]] = {}
    for row in _rows(path):
        columns.setdefault((row["source"], row["attribute"]), []).append(row)
    right = weights = converted = traps = 0
    for (_, name), rows in columns.items():
        texts = [row["raw_value"] for row in rows]
        for row, read in zip(
            rows, ValueReader(field, habit_of(name, texts)).read(texts), strict=True
        ):
            if row["kind"] == "weight":
                weights += 1
                right += _is_near(read.value, float(row["grams"]), 0.006)
            else:
                traps += 1
                converted += read.value is not None
    return right, weights, converted, traps


def value_pairs(path: Path) -> dict[str, tuple[int, int]]:
    """By what they measure: understood and asked, of pairs whose normal form is a number."""
    units = {
        **dict.fromkeys(("Height", "Width", "Length", "Depth"), ("lengths in cm", "cm")),
        **dict.fromkeys(("Capacity", "Cache"), ("memory sizes", "")),
        **{"Pack Quantity": ("counts", ""), "Paper Weight": ("weights in kg", "kg")},
        **{"Rotational Speed": ("speeds", "rpm")},
    }
    columns: dict[tuple[str, str], list[_Row]] = {}
    for row in _rows(path):
        if row["attribute"] in units and row["normalised"].split(" ")[0].replace(".", "").isdigit():
            columns.setdefault((row["category"], row["attribute"]), []).append(row)
    counts: dict[str, tuple[int, int]] = {}
    for (_, name), rows in columns.items():
        label, unit = units[name]
        field = TargetField(Attribute("number", name, "number", unit=unit))
        texts = [row["raw"] for row in rows]
        read = ValueReader(field, habit_of(name, texts)).read(texts)
        good = sum(
            _is_near(one.value, float(row["normalised"].split(" ")[0]), 0.06)
            for one, row in zip(read, rows, strict=True)
        )
        held = counts.get(label, (0, 0))
        counts[label] = held[0] + good, held[1] + len(rows)
    return counts


def _is_near(value: object, wanted: float, within: float) -> bool:
    return isinstance(value, float) and abs(value - wanted) <= max(within, 1e-3 * wanted)


def _print(name: str, figures: ValueFigures, *, wrong: bool) -> None:
    for label, share in (
        ("accuracy of those with a match", figures.accuracy),
        ("the same with partial credit", figures.partial),
        ("those without a match left alone", figures.left_alone),
        ("right among those given at .9 or more", figures.sure),
        *((f"kind {kind}", share) for kind, share in figures.by_kind.items()),
    ):
        if share is not None:
            print(f"{name + ': ' + label:<72} {share:>7.3f}")
    for gold, read in figures.wrong if wrong else ():
        right = " or ".join(" + ".join(sorted(values)) or "nothing" for values in gold.right)
        print(f"    {gold.field.name}: {gold.raw!r} -> {read.value!r}, not {right}: {read.reason}")


def _rows(path: Path) -> list[_Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


if __name__ == "__main__":
    main()
