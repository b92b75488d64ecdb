"""How well columns that a supplier renamed are known again, on real tables with names changed.

    python -m benchmarks.renamed_columns --data ../shared/data

Of each table of `mapping/shopify` (a group of products) and of the sample supplier's CSV, 15 % of
the columns get another name, 10 % vanish and 10 % are new, in 60 draws each. New names are the
gold's counterpart, a shortened or cut name, or a number. The feed after holds the same products,
three quarters of each with half in common, or entirely others. The thresholds were chosen by eye on
these very tables. "Clear" are those whose decisions hold unasked.
"""

from __future__ import annotations

import argparse
import csv
import random
from collections import Counter, defaultdict
from collections.abc import Mapping
from pathlib import Path

from skulens.mapping.memory.differences import compare
from skulens.mapping.memory.fingerprints import fingerprints_of

_DRAWS = 60
_LEAST_ROWS, _LEAST_COLUMNS = 20, 5
_FEED = Path(__file__).parents[1] / "samples" / "shop" / "feeds" / "lindgruen-handel.csv"

Table = Mapping[str, list[str]]


def tables(data: Path) -> dict[str, Table]:
    """The columns of each table, cell by cell."""
    products: dict[str, dict[str, dict[str, str]]] = defaultdict(lambda: defaultdict(dict))
    with (data / "mapping" / "shopify" / "source.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            products[row["group"]][row["product"]][row["attribute"]] = row["value"]
    found: dict[str, Table] = {}
    for group, every in products.items():
        names = dict.fromkeys(name for product in every.values() for name in product)
        found[group] = {
            name: [product.get(name, "") for product in every.values()] for name in names
        }
    with _FEED.open(encoding="cp1252", newline="") as file:
        header, *rows = csv.reader(file, delimiter=";")
    found["lindgruen"] = {name: [row[at] for row in rows] for at, name in enumerate(header)}
    return {
        group: table
        for group, table in found.items()
        if len(table) >= _LEAST_COLUMNS and len(next(iter(table.values()))) >= _LEAST_ROWS
    }


def counterparts(data: Path) -> dict[str, str]:
    """What columns are called elsewhere."""
    with (data / "mapping" / "shopify" / "gold.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["label"] == "match"]
    return {row["source"]: row["target"] for row in rows}


def measure(products: str, every: Mapping[str, Table], names: Mapping[str, str]) -> Counter[str]:
    """Count what was renamed and what was found, over all tables and draws."""
    counts: Counter[str] = Counter()
    for group, table in every.items():
        for draw in range(_DRAWS):
            dice = random.Random(f"{group} {draw}")
            before, after, truth = changed(table, products, names, dice)
            counts["renamed"] += len(truth)
            for one in compare(fingerprints_of(before), fingerprints_of(after)).renamings:
                right = truth.get(one.before) == one.after
                counts["found"] += 1
                counts["right"] += right
                counts["clear"] += one.is_clear
                counts["clear right"] += right and one.is_clear
    return counts


def changed(
    table: Table, products: str, names: Mapping[str, str], dice: random.Random
) -> tuple[Table, Table, dict[str, str]]:
    """The feed before, the feed after, and which column is which, those without cells left out."""
    rows = list(range(len(next(iter(table.values())))))
    dice.shuffle(rows)
    quarter, half = len(rows) // 4, len(rows) // 2
    old, new = {
        "same": (rows, rows),
        "half": (rows[: 3 * quarter], rows[quarter:]),
        "other": (rows[:half], rows[half:]),
    }[products]
    before: dict[str, list[str]] = {}
    after: dict[str, list[str]] = {}
    truth: dict[str, str] = {}
    for number, (name, cells) in enumerate(table.items()):
        chance = dice.random()
        was, now = [cells[row] for row in old], [cells[row] for row in new]
        if chance >= 0.1:
            before[name] = was
        if not 0.1 <= chance < 0.2:
            renamed = 0.2 <= chance < 0.35
            called = new_name(name, names, dice) if renamed else name
            if called != name and (called in after or called in table):
                called = f"{called} {number}"
            after[called] = now
            if called != name and any(map(str.strip, was)) and any(map(str.strip, now)):
                truth[name] = called
    return before, after, truth


def new_name(name: str, names: Mapping[str, str], dice: random.Random) -> str:
    """What a supplier may call a column from now on."""
    shapes = [name[:4] + ".", "".join(word[:3] for word in name.split()) + "_x"]
    shapes += [names[name]] if name in names else []
    return dice.choice([*shapes, f"field_{dice.randrange(10**6)}"])


def main() -> None:
    """Print a row for each kind of change."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    data: Path = parser.parse_args().data
    every, names = tables(data), counterparts(data)
    print("products   renamed  precision  recall  clear  precision of clear")
    for products in ("same", "half", "other"):
        counts = measure(products, every, names)
        precision = counts["right"] / counts["found"]
        recall = counts["right"] / counts["renamed"]
        clear = counts["clear right"] / counts["renamed"]
        sure = counts["clear right"] / counts["clear"]
        print(
            f"{products:9} {counts['renamed']:8,} {precision:10.3f} {recall:7.3f}"
            f" {clear:6.3f} {sure:19.3f}"
        )


if __name__ == "__main__":
    main()
