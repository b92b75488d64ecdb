"""What looking for words adds to comparing meanings, and what it costs in a large catalogue.

    python benchmarks/words.py --data ../shared/data [--sizes 100000 1000000] [--json results.json]

On the photos of `myntra`, a catalogue of titles and categories (article types), 500 questions of
each kind, with the words looked for as well and by meaning alone; right answers are counted down to
place 100:

- title -> product: each product's title; right are the products of that title.
- brand and type -> product: the first word of the title with the article type; right are the
  products of both. Brands are nowhere in the photos but on some labels.
- id -> product.
- type -> product: the article type alone, where words have nothing to add but the category's name;
  precision among ten.

The large catalogues are made: titles of words that are as frequent as words are (Zipf), without
photos; measured is the store's part, from the words of a query to the ranked products.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np

from skulens import Catalog, Product
from skulens.records import Filter
from skulens.store import PhotoWrite, ProductWrite, Store

DEEPEST = 100
_QUESTIONS = 500
_VOCABULARY = 100_000
_BATCH = 5_000


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--sizes", type=int, nargs="*", default=[])
    parser.add_argument("--json", type=Path)
    arguments = parser.parse_args()
    figures: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as scratch:
        if arguments.data:
            figures |= on_myntra(Path(scratch) / "myntra", arguments.data / "myntra")
        for size in arguments.sizes:
            figures |= on_many(Path(scratch) / str(size), size)
    for name, value in figures.items():
        print(f"{name:<62} {value:>9.3f}")
    if arguments.json:
        arguments.json.write_text(json.dumps(figures, indent=2))


def on_myntra(where: Path, data: Path) -> dict[str, float]:
    """Questions in words to a catalogue of real titles."""
    with (data / "styles.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    with Catalog.open(where) as catalog:
        catalog.add(
            Product(
                row["id"],
                row["productDisplayName"],
                category=row["articleType"],
                photos=(str(data / "images" / f"{row['id']}.jpg"),),
            )
            for row in rows
        )
        kinds = {
            "title": [row["productDisplayName"] for row in rows],
            "brand and type": [f"{brand_of(row)} {row['articleType']}" for row in rows],
            "id": [row["id"] for row in rows],
        }
        ids = [row["id"] for row in rows]
        figures: dict[str, float] = {}
        for hybrid in (True, False):
            how = "" if hybrid else ", meaning alone"
            for kind, asked in kinds.items():
                name = f"myntra: {kind} -> product"
                figures |= {
                    f"{name} {measure}{how}": value
                    for measure, value in ranks(catalog, asked, ids, hybrid).items()
                }
            types = [row["articleType"] for row in rows]
            figures[f"myntra: type -> product P@10{how}"] = precision(catalog, types, hybrid)
    return figures


def brand_of(row: Mapping[str, str]) -> str:
    """The first word of a title, which is the brand in this data."""
    return row["productDisplayName"].split()[0]


def ranks(
    catalog: Catalog, asked: Sequence[str], ids: Sequence[str], hybrid: bool
) -> dict[str, float]:
    """Recall@1, Recall@10 and MRR over the different questions; right is whatever shares one."""
    right: dict[str, set[str]] = {}
    for question, id in zip(asked, ids, strict=True):
        right.setdefault(question, set()).add(id)
    places = []
    for question in random.Random(0).sample(sorted(right), min(_QUESTIONS, len(right))):
        answers = right[question]
        hits = catalog.search(question, k=DEEPEST, hybrid=hybrid).hits
        places.append(next((n for n, hit in enumerate(hits, 1) if hit.product_id in answers), None))
    return {
        "Recall@1": sum(place == 1 for place in places) / len(places),
        "Recall@10": sum(place is not None and place <= 10 for place in places) / len(places),
        "MRR": sum(1 / place for place in places if place) / len(places),
    }


def precision(catalog: Catalog, types: Sequence[str], hybrid: bool) -> float:
    """The share of right ones among the first ten, where there are ten, over all types."""
    shares = []
    for type in sorted(set(types)):
        hits = catalog.search(type, k=10, hybrid=hybrid).hits
        shares.append(sum(hit.category == type for hit in hits) / min(10, types.count(type)))
    return float(np.mean(shares))


def on_many(where: Path, size: int) -> dict[str, float]:
    """Seconds to index and to ask a large catalogue."""
    with Store.open(where) as store:
        encoder_id = store.register_encoder("fingerprint", "none", (("meaning", 1),))
        started = time.perf_counter()
        for batch in made(size):
            store.write(batch, origin="made", run=1, encoder_id=encoder_id)
        seconds = time.perf_counter() - started
        figures = {f"{size:,} products: written, products a second": size / seconds}
        for name, asked in {
            "an id": "item-4711",
            "three rare words": "w40000 w50000 w60000",
            "a rare and two common words": "w5000 w0 w1",
            "common words alone": "w0 w1 w2",
            "thirty-two words": " ".join(f"w{2**n % 90_001}" for n in range(32)),
        }.items():
            times = []
            for _ in range(15):
                started = time.perf_counter()
                store.word_hits(asked, Filter(), encoder_id, 128, range(1, 129))
                times.append(time.perf_counter() - started)
            figures[f"{size:,} products: {name}, ms (median)"] = 1000 * float(np.median(times))
    return figures


def made(size: int) -> Iterator[list[ProductWrite]]:
    """Products with titles of twelve words."""
    dice = np.random.default_rng(0)
    odds = 1 / np.arange(1, _VOCABULARY + 1)
    numbers = dice.choice(_VOCABULARY, (size, 12), p=odds / odds.sum())
    vector = np.ones(1, np.float32)
    for start in range(0, size, _BATCH):
        yield [
            ProductWrite(
                Product(f"item-{n}", " ".join(f"w{word}" for word in numbers[n])),
                (PhotoWrite(f"{n}.jpg", 0, f"{n:064x}", "JPEG", 4, 3, 9, 9, 0, vector),),
            )
            for n in range(start, min(size, start + _BATCH))
        ]


if __name__ == "__main__":
    main()
