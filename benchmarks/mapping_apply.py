"""Seconds and memory of applying a mapping: `python benchmarks/mapping_apply.py`.

Makes a feed of 100,000 rows x 50 columns (codes, names, colours, sizes with units, yes/no, free
text; a tenth of the cells quoted, a sixth empty), maps all columns and writes the products as CSV
and as Parquet, each in a process of its own. The readers are the simplest that can be: what is
measured is reading the table, applying the plan and writing. `growth` is the peak of resident memory
above what the process had before it opened the feed.
"""

from __future__ import annotations

import argparse
import csv
import json
import multiprocessing
import random
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import psutil

from skulens.mapping.applying import MappedFeed
from skulens.mapping.cells import CellReader, ReadValue
from skulens.mapping.outputs import write_mapped
from skulens.mapping.plan import MappingPlan, plan_of
from skulens.mapping.target import PRODUCT_FIELDS, Target, TargetField
from skulens.records import AttributeValue, FieldMapping, SupplierMapping
from skulens.sources.opening import open_table
from skulens.taxonomy.attribute_schema import AllowedValue, Attribute, Kind

COLOURS = {"navy": "Blue", "sky": "Blue", "Anthrazit": "Grey", "off white": "White", "rust": None}
KINDS: tuple[Kind, ...] = ("one_of", "number", "boolean", "text", "text")
OWN = {
    "Artikelnr": "id",
    "Name": "title",
    "Beschreibung": "description",
    "Gruppe": "category",
    "Marke": "brand",
    "Preis": "price",
    "Link": "url",
    "Bild": "photos",
    "Bild 2": "photos",
}


class Reader:
    """Reads each text by a function, surely."""

    def __init__(self, value_of: Callable[[str], AttributeValue | None]) -> None:
        self._value_of = value_of

    def read(self, texts: Sequence[str]) -> list[ReadValue]:
        return [ReadValue(self._value_of(text), 1.0, "as it is") for text in texts]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--columns", type=int, default=50)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    results: dict[str, dict[str, float]] = {}
    with tempfile.TemporaryDirectory() as scratch:
        feed = Path(scratch) / "feed.csv"
        write_feed(feed, arguments.rows, arguments.columns)
        for name in ("out.csv", "out.parquet"):
            # A process each, so that one's memory is not another's.
            with multiprocessing.get_context("spawn").Pool(1) as pool:
                results[name] = pool.apply(measure, (feed, Path(scratch) / name, arguments.columns))
    if arguments.json:
        print(json.dumps(results, indent=2))
        return
    for name, figures in results.items():
        shown = ", ".join(f"{figure:,.1f} {what}" for what, figure in figures.items())
        print(f"{arguments.rows:,} rows x {arguments.columns} columns to {name}: {shown}")


def write_feed(path: Path, rows: int, columns: int) -> None:
    """Write the feed; the same every time."""
    dice = random.Random(7)
    colours = list(COLOURS)
    makers: dict[Kind, Callable[[int], str]] = {
        "one_of": lambda _n: dice.choice(colours),
        "number": lambda _n: f"{dice.randint(1, 5000) / 10} cm",
        "boolean": lambda n: "ja" if n % 3 else "nein",
        "text": lambda n: "" if n % 3 == 0 else f"Text, {n % 7}" if n % 4 == 0 else f"Text {n}",
    }
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([*OWN, *(f"Merkmal {n}" for n in range(columns - len(OWN)))])
        for n in range(rows):
            own = [f"A{n}", f"Stuhl {n % 500}", f"Ein Stuhl, bequem. Modell {n}. " * 3]
            own += ["Möbel > Stühle", "Acme", f"{n % 900},99 €", f"https://example.org/{n}"]
            own += [f"{n}.jpg", f"{n}-2.jpg"]
            kinds = (KINDS[place % len(KINDS)] for place in range(columns - len(OWN)))
            writer.writerow([*own, *(makers[kind](n) for kind in kinds)])


def plan(columns: int) -> MappingPlan:
    """A plan in which every column of the feed feeds a field."""
    fields = list(PRODUCT_FIELDS)
    mapped = list(OWN.items())
    for place in range(columns - len(OWN)):
        kind = KINDS[place % len(KINDS)]
        values = tuple(AllowedValue(name) for name in ("Blue", "Grey", "White"))
        attribute = Attribute(
            f"attribute_{place}", f"Attribute {place}", kind, values if kind == "one_of" else ()
        )
        fields.append(TargetField(attribute))
        mapped.append((f"Merkmal {place}", attribute.key))
    found = tuple(FieldMapping(*pair, "", 0.99, "accepted", "") for pair in mapped)
    mapping = SupplierMapping("Acme", "feed.csv", 1, (), 0.9, 0, found, (), (), None, {}, (), 0.0)
    return plan_of(mapping, Target(tuple(fields)), _reader_of)


def _reader_of(field: TargetField, _column: str, _part: str) -> CellReader:
    if field.role == "photos":
        return Reader(lambda text: (text,))
    values: dict[Kind, Callable[[str], AttributeValue | None]] = {
        "one_of": COLOURS.get,
        "number": lambda text: float(text.removesuffix(" cm")),
        "boolean": lambda text: text == "ja",
        "text": lambda text: text,
    }
    return Reader(values[field.attribute.kind])


def measure(feed: Path, out: Path, columns: int) -> dict[str, float]:
    """Apply the plan once; seconds, and how much memory grew in MB."""
    process = psutil.Process()
    before = peak = process.memory_info().rss
    done = threading.Event()

    def watch() -> None:
        nonlocal peak
        while not done.wait(0.02):
            peak = max(peak, process.memory_info().rss)

    watcher = threading.Thread(target=watch)
    watcher.start()
    started = time.perf_counter()
    write_mapped(MappedFeed(open_table(feed), plan(columns), path=feed), out)
    seconds = time.perf_counter() - started
    done.set()
    watcher.join()
    return {"seconds": seconds, "MB growth": (peak - before) / 1e6}


if __name__ == "__main__":
    main()
