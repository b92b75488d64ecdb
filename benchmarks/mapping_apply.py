"""Seconds and memory of mapping a large feed and applying it: `python benchmarks/mapping_apply.py`.

Makes a feed of 100,000 rows x 50 columns as a supplier of chairs would send it: 22 columns mean
something to the shop (id, title, description with HTML, brand, category, price, link, photos,
colours and materials in other words, sizes and weights with units or as bare numbers, yes/no), the
rest does not (barcodes, stock, dates, remarks). A tenth of the cells is quoted, a sixth empty. `map`
is `Catalog.map_feed` from the file to mapping, report and products; `apply` is
`Catalog.apply_mapping` by the mapping file that came of it; a supplier's few columns that its names do not tell were confirmed
before. `propose` is what comes before any value is read: 5,000 rows of 300 columns profiled and
matched with 200 attributes. Each runs in a process of its own with
the readers, encoder and checks that everybody has. `growth` is the peak of resident memory above what
the process had before it opened the feed.
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
from collections.abc import Callable
from pathlib import Path

import psutil

from skulens import Catalog
from skulens.datasets.sample_shop import sample_shop
from skulens.mapping.mapper import FeedFile
from skulens.mapping.matching.concepts import concepts
from skulens.records import IN_USE, MappingDecision

CATEGORY = "Furniture > Seating > Chairs"
TAXONOMY = """id,parent,name,synonyms
furniture,,Furniture,Möbel
seating,furniture,Seating,
chairs,seating,Chairs,Stuhl|Stühle
stools,seating,Stools,Hocker
"""
SCHEMA = """
attributes:
  brand: {type: text}
  colour:
    type: colour
    values: {red: [cherry], blue: [navy, sky], green: [olive], brown: [walnut], beige: [oak, sand],
      black: [], grey: [slate], white: [ivory]}
  material:
    type: many_of
    values: {wood: [oak, beech], metal: [steel], plastic: [], leather: [], cotton: [], velvet: []}
  style: {name: Style, type: one_of, values: {modern: [], industrial: [], classic: [], rustic: []}}
  width_cm: {name: Width, type: number, unit: cm}
  depth_cm: {name: Depth, type: number, unit: cm}
  height_cm: {name: Height, type: number, unit: cm}
  seat_height_cm: {name: Seat height, type: number, unit: cm}
  weight_g: {name: Weight, type: number, unit: g}
  max_load_kg: {name: Maximum load, type: number, unit: kg}
  legs: {name: Legs, type: number}
  armrests: {name: Armrests, type: boolean}
  swivel: {name: Swivel, type: boolean}
  foldable: {name: Foldable, type: boolean}
everywhere: {required: [brand, colour], optional: [material, style]}
categories:
  Furniture > Seating > Chairs:
    required: [width_cm, depth_cm, height_cm]
    optional: [seat_height_cm, weight_g, max_load_kg, legs, armrests, swivel, foldable]
"""
FORMATS = ("csv", "parquet")
CONFIRMED = {
    "Hersteller": "brand", "Beine": "legs", "Armlehnen": "armrests", "Drehbar": "swivel",
    "Klappbar": "foldable",
}  # fmt: skip
WIDE = "Things"
TINY = sample_shop().feeds[1]
"""A feed that is mapped before anything is measured, so that encoder and words are loaded."""

Maker = Callable[[random.Random, int], str]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--columns", type=int, default=50)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    results: dict[str, dict[str, float]] = {}
    with tempfile.TemporaryDirectory() as scratch:
        shop, feed = Path(scratch) / "shop", Path(scratch) / "feed.csv"
        write_feed(feed, arguments.rows, arguments.columns)
        prepare(shop, Path(scratch))
        size = f"{arguments.rows:,} rows x {arguments.columns} columns"
        for what in (map_feed, apply_mapping):
            for format in FORMATS:
                figures = apart(what, shop, feed, format)
                results[f"{size}, {what.__name__} to {format}"] = figures
        wide, fields = Path(scratch) / "wide.csv", Path(scratch) / "fields"
        write_wide(wide, fields)
        results["5,000 rows x 300 columns, propose"] = apart(propose, fields, wide, "")
    if arguments.json:
        print(json.dumps(results, indent=2))
        return
    for name, figures in results.items():
        shown = ", ".join(f"{figure:,.1f} {what}" for what, figure in figures.items())
        print(f"{name}: {shown}")


def apart(
    what: Callable[[Catalog, Path, str], int], shop: Path, feed: Path, format: str
) -> dict[str, float]:
    """Measure in a process of its own, so that one's memory is not another's."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(measured, (what, shop, feed, format))


def map_feed(catalog: Catalog, feed: Path, format: str) -> int:
    """Propose, read and write all; how many columns are used."""
    out = feed.parent / format
    mapping = catalog.map_feed(
        feed, supplier=format, category=CATEGORY, accept=0.5, out=out, format=format
    )
    return sum(one.status in IN_USE for one in mapping.columns)


def apply_mapping(catalog: Catalog, feed: Path, format: str) -> int:
    """Apply the mapping that was written; how many columns are used."""
    folder = feed.parent / format
    done = catalog.apply_mapping(
        feed, supplier=format, mapping=folder / "mapping.json", out=folder / f"again.{format}"
    )
    return sum(one.status in IN_USE for one in done.mapping.columns)


def propose(catalog: Catalog, feed: Path, _: str) -> int:
    """Say what each column feeds, with the encoder loaded before; how many columns there are."""
    return len(catalog._wiring.mapper.propose(FeedFile(feed), "wide", (WIDE,), 0.9).mapping.columns)


def measured(
    what: Callable[[Catalog, Path, str], int], shop: Path, feed: Path, format: str
) -> dict[str, float]:
    """Do something once; seconds, how much memory grew in MB, and how many columns were used."""
    process = psutil.Process()
    done = threading.Event()
    with Catalog.open(shop, create=False) as catalog:
        catalog._wiring.mapper.propose(FeedFile(TINY), "tiny", (), 0.9)
        before = peak = process.memory_info().rss

        def watch() -> None:
            nonlocal peak
            while not done.wait(0.02):
                peak = max(peak, process.memory_info().rss)

        watcher = threading.Thread(target=watch)
        watcher.start()
        started = time.perf_counter()
        used = what(catalog, feed, format)
        seconds = time.perf_counter() - started
        done.set()
        watcher.join()
    return {"seconds": seconds, "MB growth": (peak - before) / 1e6, "columns in use": used}


def prepare(shop: Path, scratch: Path) -> None:
    """Make a catalogue with the schema and nothing else."""
    taxonomy, schema = scratch / "taxonomy.csv", scratch / "attributes.yaml"
    taxonomy.write_text(TAXONOMY, encoding="utf-8")
    schema.write_text(SCHEMA, encoding="utf-8")
    with Catalog.open(shop) as catalog:
        catalog.import_schema(taxonomy, schema)
        catalog.mapping_memory.decide(
            [
                MappingDecision(supplier, column, target, confirmed=True)
                for supplier in FORMATS
                for column, target in CONFIRMED.items()
            ],
            "ann",
        )


def write_wide(path: Path, shop: Path) -> None:
    """Write a feed of 300 columns, and make a catalogue with 200 attributes."""
    dice = random.Random(3)
    words = sorted({" ".join(one) for each in concepts().concepts.values() for one in each.phrases})
    texts = [f"{dice.choice(words)} {number}" for number in range(5_000)]
    sizes = [f"{dice.randint(1, 999) / 10} cm" for _ in range(800)]
    pools = [
        sizes if n % 6 == 0 else texts if n % 3 == 0 else dice.sample(texts, 100)
        for n in range(300)
    ]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(f"{dice.choice(words)} {place}" for place in range(300))
        for _ in range(5_000):
            writer.writerow(dice.choice(pool) if dice.random() > 0.2 else "" for pool in pools)
    attributes = {
        f"f{place}": {"name": f"{dice.choice(words)} {place}", "type": "text"}
        | (
            {"type": "one_of", "values": {t: [] for t in dice.sample(texts, 30)}}
            if place % 2
            else {}
        )
        for place in range(200)
    }
    taxonomy, schema = path.with_name("wide taxonomy.csv"), path.with_name("wide.json")
    taxonomy.write_text(f"id,parent,name,synonyms\nwide,,{WIDE},\n", encoding="utf-8")
    whole = {"attributes": attributes, "everywhere": {"optional": list(attributes)}}
    schema.write_text(json.dumps(whole), encoding="utf-8")
    with Catalog.open(shop) as catalog:
        catalog.import_schema(taxonomy, schema)


def write_feed(path: Path, rows: int, columns: int) -> None:
    """Write the feed; the same every time."""
    dice = random.Random(7)
    makers = dict(MEANT)
    for place in range(columns - len(MEANT)):
        name, maker = OTHERS[place % len(OTHERS)]
        makers[name if place < len(OTHERS) else f"{name} {place // len(OTHERS) + 1}"] = maker
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(makers)
        for number in range(rows):
            writer.writerow([maker(dice, number) for maker in makers.values()])


def _one_of(*texts: str) -> Maker:
    return lambda dice, _: dice.choice(texts)


def _tenths(least: int, most: int, unit: str = "") -> Maker:
    return lambda dice, _: f"{dice.randint(least, most) / 10:.1f}".replace(".", ",") + unit


def _sometimes(maker: Maker) -> Maker:
    return lambda dice, number: maker(dice, number) if number % 3 else ""


COLOURS = ("navy", "Anthrazit", "sky blue", "Rot", "weiß", "olive green", "Eiche natur", "schwarz")
MATERIALS = ("Buche", "Stahl, Leder", "Kunststoff", "Holz/Metall", "Velours", "100 % Baumwolle")
MEANT: dict[str, Maker] = {
    "Art.-Nr.": lambda _, n: f"ST-{n:06d}",
    "Bezeichnung": lambda dice, n: f"Stuhl {dice.choice(COLOURS)}, Modell {n % 9973}",
    "Beschreibung": lambda dice, n: (
        f"<p>Ein Stuhl aus {dice.choice(MATERIALS)}, bequem &amp; stabil.</p>"
        f"<ul><li>Modell {n}</li><li>2 Jahre Garantie</li></ul>"
    ),
    "Hersteller": lambda _, n: f"Manufaktur {n % 37}",
    "Warengruppe": _one_of("Möbel / Stühle", "Möbel / Sitzmöbel / Stuhl", "Stuhl"),
    "VK brutto": lambda dice, _: f"{dice.randint(10, 1900)},{dice.choice(('00', '90', '99'))} €",
    "URL": lambda _, n: f"https://example.org/stuhl/{n}",
    "Bild": lambda _, n: f"bilder/{n}.jpg",
    "Bild 2": _sometimes(lambda _, n: f"bilder/{n}-b.jpg"),
    "Farbe": lambda dice, n: dice.choice(COLOURS) + (f" {n % 400}" if n % 5 == 0 else ""),
    "Material": _one_of(*MATERIALS),
    "Stil": _sometimes(_one_of("modern", "Industrial", "klassisch", "Landhaus")),
    "Breite": _tenths(300, 900, " cm"),
    "Tiefe (mm)": lambda dice, _: str(dice.randint(300, 900)),
    "Höhe": _tenths(600, 1300, "cm"),
    "Sitzhöhe": _sometimes(_tenths(400, 550, " cm")),
    "Gewicht kg": lambda dice, _: f"{dice.randint(1000, 30000) / 1000:.3f}".replace(".", ","),
    "Belastbarkeit": _sometimes(lambda dice, _: f"{dice.randint(80, 160)} kg"),
    "Beine": _one_of("3", "4", "4", "5"),
    "Armlehnen": _one_of("ja", "nein", "nein"),
    "Drehbar": _one_of("Ja", "Nein", ""),
    "Klappbar": _one_of("x", ""),
}
OTHERS: tuple[tuple[str, Maker], ...] = (
    ("EK netto", _tenths(50, 9000)),
    ("GTIN", lambda dice, _: str(dice.randint(10**12, 10**13 - 1))),
    ("Lagerbestand", lambda dice, _: str(dice.randint(0, 500))),
    ("Lagerplatz", lambda dice, _: f"{dice.choice('ABCDEF')}{dice.randint(1, 99)}"),
    ("Lieferzeit", _one_of("5 Tage", "2-3 Wochen", "")),
    ("Bemerkung", _sometimes(lambda _, n: f'Karton "{n % 17}"; nur solange Vorrat')),
    ("Zolltarifnr.", lambda dice, _: str(94010000 + dice.randint(0, 9999))),
    ("Anlagedatum", lambda dice, _: f"{dice.randint(1, 28):02d}.0{dice.randint(1, 9)}.2024"),
    ("Notiz", _sometimes(lambda _, n: f"Text {n}, intern")),
)


if __name__ == "__main__":
    main()
