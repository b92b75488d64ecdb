"""How well search finds the sample shop's products: by phone photo, by words, by title.

    python benchmarks/sample_shop.py [--json results.json]

- phone photo -> product: each phone photo is asked; right is the product it shows, and, for the
  category, any product of that product's leaf category.
- colour and kind -> product: words such as "blue mug" for each pair of colour and leaf category that
  occurs; right is any product of that category and colour. The same with the last of the kind's
  synonyms in place of the first, which few titles use.
- title -> product: each product's own title is asked; right is that product. The adapter learned
  from titles, so this is also measured without it.
- id -> product: each product's id is asked.

What is asked in words is asked twice: as it is by default, with the words looked for in the products'
texts as well, and by meaning alone. The texts hold titles, ids and colours: see docs/benchmarks.md.

Ranks are counted down to 100. Everything is rendered (see `samples/`): the figures compare one
version of Skulens with the next, they say little about photos of real shops.
"""

from __future__ import annotations

import argparse
import csv
import json
import tempfile
from collections.abc import Mapping
from pathlib import Path

from skulens import Catalog, Settings
from skulens.datasets.sample_shop import SampleShop, sample_shop
from skulens.evaluation.retrieval import mrr, rank, recall

DEEPEST = 100


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", type=Path)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        figures = measure(Path(scratch))
    for name, value in figures.items():
        print(f"{name:<68} {value:>8.3f}")
    if arguments.json:
        arguments.json.write_text(json.dumps(figures, indent=2))


def measure(scratch: Path) -> dict[str, float]:
    """All figures; catalogues are made below `scratch`."""
    shop = sample_shop()
    with Catalog.open(scratch / "shop") as catalog:
        catalog.add(shop.products)
        figures = by_phone(catalog, shop)
        for hybrid in (True, False):
            figures |= by_words(catalog, shop, hybrid) | by_title(catalog, hybrid)
            figures |= by_id(catalog, hybrid)
    never = Settings(adapter_min_pairs=10**9)
    with Catalog.open(scratch / "plain", settings=never) as catalog:
        catalog.add(shop.products)
        for hybrid in (True, False):
            figures |= by_title(catalog, hybrid, ", no adapter")
    return figures


def by_phone(catalog: Catalog, shop: SampleShop) -> dict[str, float]:
    """Phone photos against the catalogue's studio shots."""
    leaves = {product.id: product.category for product in catalog.products()}
    exact, kinds = [], []
    for phone in shop.phone_photos():
        found = [hit.product_id for hit in catalog.search(images=[phone.photo], k=DEEPEST).hits]
        leaf = leaves[phone.product_id]
        exact.append(rank(found, {phone.product_id}))
        kinds.append(rank([leaves[id] for id in found], {leaf}))
    name = "phone photo -> product"
    shown = {f"{name} Recall@{k}": recall(exact, k) for k in (1, 5, 10)}
    return shown | {
        f"{name} MRR": mrr(exact),
        "phone photo -> its category, top-1": recall(kinds, 1),
    }


def by_words(catalog: Catalog, shop: SampleShop, hybrid: bool) -> dict[str, float]:
    """Colour and kind in words."""
    with shop.taxonomy.open(encoding="utf-8", newline="") as file:
        names = {row["path"]: row["synonyms"].split("|") for row in csv.DictReader(file)}
    kinds: dict[tuple[str, str], set[str]] = {}
    for product in catalog.products():
        kinds.setdefault((product.category, str(product.attributes["colour"])), set()).add(
            product.id
        )
    ranks, hits, by_synonym = [], [], []
    for (category, colour), right in sorted(kinds.items()):
        first, last = (f"{colour} {names[category][place]}" for place in (0, -1))
        answer = catalog.search(first, k=DEEPEST, hybrid=hybrid).hits
        ranks.append(rank([hit.product_id for hit in answer], right))
        hits.append(rank([hit.category for hit in answer], {category}))
        answer = catalog.search(last, k=DEEPEST, hybrid=hybrid).hits
        by_synonym.append(rank([hit.product_id for hit in answer], right))
    name = "colour and kind -> product"
    return {
        f"{name} Recall@1{by(hybrid)}": recall(ranks, 1),
        f"{name} MRR{by(hybrid)}": mrr(ranks),
        f"{name}, the kind alone, top-1{by(hybrid)}": recall(hits, 1),
        f"colour and synonym -> product MRR{by(hybrid)}": mrr(by_synonym),
    }


def by_title(catalog: Catalog, hybrid: bool, how: str = "") -> dict[str, float]:
    """Each title against the products."""
    ranks = places_of(
        catalog, {product.id: product.title for product in catalog.products()}, hybrid
    )
    return {
        f"title -> product Recall@10{how}{by(hybrid)}": recall(ranks, 10),
        f"title -> product MRR{how}{by(hybrid)}": mrr(ranks),
    }


def by_id(catalog: Catalog, hybrid: bool) -> dict[str, float]:
    """Each id against the products."""
    ranks = places_of(catalog, {product.id: product.id for product in catalog.products()}, hybrid)
    return {f"id -> product Recall@1{by(hybrid)}": recall(ranks, 1)}


def by(hybrid: bool) -> str:
    """How it was asked."""
    return "" if hybrid else ", meaning alone"


def places_of(catalog: Catalog, asked: Mapping[str, str], hybrid: bool) -> list[int | None]:
    """At which place each product stands when its words are asked."""
    return [
        rank([hit.product_id for hit in catalog.search(words, k=DEEPEST, hybrid=hybrid).hits], {id})
        for id, words in asked.items()
    ]


if __name__ == "__main__":
    main()
