"""A small catalogue with a bit of everything, and all that is in one, whatever it is kept in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from sqlalchemy import select

from skulens.records import Filter, MappingDecision, Rejection
from skulens.store import Store
from skulens.store.schema import metadata
from skulens.store.sequences import NUMBERED, last_number
from support.products import BLOCKS, DIM, thing, vector

OTHER_BLOCKS = (("meaning", 7),)
LONG = "Ein sehr langer Text mit Ümläuten, 漢字 und \N{PILE OF POO}. " * 150


def write_rich_catalogue(where: Path | str, products: int = 40) -> None:
    """Two encoders, adapters, removals, rejections, runs, kept queries, odd words, long texts."""
    with Store.open(where) as store:
        first = store.register_encoder("fingerprint", "dummy", BLOCKS)
        run = store.begin_run("feed")
        store.write(_things(products), origin="feed", run=run, encoder_id=first)
        store.remove_products(["thing 3", f"thing {products - 1}"])
        store.write(
            [thing("thing 5", "5-a.jpg", seed=99)], origin="feed", run=run, encoder_id=first
        )
        second = store.register_encoder("other", "ÖNNX", OTHER_BLOCKS)
        some = list(store.photos_without_vector(second))[::2]
        rows = np.random.default_rng(1).standard_normal((len(some), 7)).astype(np.float32)
        store.write_vectors(some, rows, second)
        store.remove_products(["thing 8"])
        store.finish_run(run, {"products": products, "seconds": 0.1})
        store.begin_run("Ordner/ünfinished")
        refused = [Rejection(f"bad\udcff {n}.jpg", "truncated", LONG) for n in range(3)]
        store.write([], origin="feed", run=run, encoder_id=first, rejections=refused)
        for version, strength in enumerate((0.1, 1 / 3), 1):
            arrays = {
                "map": np.full((DIM, 3), strength, np.float32),
                "bias": np.ones(3, np.float32),
            }
            assert store.save_adapter(first, arrays, {"recall": strength, "pairs": 7}) == version
        store.activate_adapter(first, 1)
        store.set_setting("encoder", {"spec": "dummy", "fingerprint": "fingerprint"})
        for version, active in ((1, True), (2, False)):
            details = {"values": ["rot", "weiß"], "metrics": {"top_1": 1 / 3, "ece": None}}
            arrays_file = bytes(range(256)) * version
            assert (
                store.save_model(first, "Möbel", "Farbe", details, arrays_file, active=active)
                == version
            )
        store.keep_prompt_vectors("digest", "Kategorien", first, rows)
        for number, state in enumerate(("", "accepted", "corrected", "skipped")):
            item = store.queue_review(
                f"photo {number}",
                first,
                proposed="Möbel > Stühle",
                confidence=1 / (3 + number),
                title="Schuh \N{ATHLETIC SHOE}",
                details={"photos": ["a\udcff.jpg"], "alternatives": [["Möbel", 0.1]]},
                vectors=np.stack([vector(number), vector(number + 1)]),
                picture=bytes(range(256)),
            )
            if state:
                store.decide_review(item, state, "Möbel", "Jürgen")
        _decide_mappings(store)
        for number in range(4):
            store.query_cache.put(f"key {number}", "text", "grün", first, vector(number))


def _decide_mappings(store: Store) -> None:
    """Columns and values, one superseded, one refused, one taken back, values of every kind."""
    grocer = MappingDecision("Gemüse & Söhne", "Größe (cm) *", "size", confirmed=True)
    sizes = [
        replace(grocer, target=name, part=str(part))
        for part, name in enumerate(("width", "depth", "height"), 1)
    ]
    store.decide_mapping([grocer])
    store.decide_mapping(sizes)
    store.decide_mapping([replace(grocer, target="weight", confirmed=False)])
    values = ("Rot \N{LARGE RED CIRCLE}", 0.1 + 0.2, True, ("Rot", "Weiß"), None)
    store.decide_mapping(
        [
            replace(grocer, target="colour", raw=f"r\udcffot {number}", value=value)
            for number, value in enumerate(values)
        ]
    )
    taken_back = store.decide_mapping([replace(grocer, supplier="", column="Farbe", target="")])
    store.withdraw_mapping(taken_back[0].answer)
    for feed in ("Frühling.csv", "Sommer.csv"):
        columns = [["Farbe", 1 / 3, ["a1", "ff"]]]
        store.keep_supplier_mapping(grocer.supplier, feed, "ü\udcff", columns, {"x": [None, LONG]})


def _things(products: int) -> list[Any]:
    attributes = {
        "Größe": 42.5,
        "colour": ("rot", "weiß"),
        "new": True,
        "none": (),
        "note": "",
        "code": "00123",
    }
    return [
        thing(
            f"thing {number}",
            *(f"{number}-{letter}.jpg" for letter in "ab"),
            seed=number,
            title="Schuh \N{ATHLETIC SHOE} 'quoted' \\ \t" if number % 2 else "",
            description=LONG if number % 10 == 0 else "short",
            category=("", "Möbel > Stühle", "Möbel > Tische > Rund")[number % 3],
            price=None if number % 7 == 0 else number / 3,
            url=f"https://shop.example/{number}?a=b&c=%20",
            attributes=attributes,
            extra={"nested": [1, 1.0, {"x": None, "ü": [True, "\u0007"]}]} if number % 4 else {},
        )
        for number in range(products)
    ]


def every_row(where: Path | str) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of all tables, and the last ids that were given."""
    found: dict[str, list[tuple[Any, ...]]] = {}
    with Store.open(where, create=False) as store, store.database.read() as reading:
        for table in metadata.sorted_tables:
            rows = reading.execute(select(table).order_by(*table.primary_key.columns))
            found[table.name] = [tuple(row) for row in rows]
        found["given"] = [(table.name, last_number(reading, table)) for table in NUMBERED]
    return found


def every_answer(where: Path | str) -> dict[str, Any]:
    """What a catalogue says of itself through the store."""
    with Store.open(where, create=False) as store:
        products = list(store.products())
        answers: dict[str, Any] = {
            "products": products,
            "order": [list(product.attributes) for product in products],
            "photos": store.photos_of([product.id for product in products]),
            "hashes": [numbers.tolist() for numbers in store.perceptual_hashes()],
            "categories": store.categories(),
            "attributes": store.attribute_names(),
            "counts": store.counts(),
            "encoders": store.encoders(),
            "settings": store.settings(),
            "runs": store.runs(),
            "rejections": list(store.rejections()),
            "queries": store.query_cache.list(),
            "prompts": store.kept_prompts(),
            "decisions": list(store.mapping_decisions()),
            "mappings": [
                store.supplier_mapping(supplier, version)
                for supplier, newest in store.supplier_mapping_versions().items()
                for version in range(1, newest + 1)
            ],
            "reviews": [
                (replace(item, vectors=None), item.vectors.tolist())  # type: ignore[arg-type]
                for item in map(store.review_item, range(1, 5))
            ],
        }
        for encoder in store.encoders():
            ids, rows = store.vectors(store.photo_ids(Filter(), encoder.id), encoder.id)
            answers[f"vectors {encoder.id}"] = (ids.tolist(), rows.tolist())
            answers[f"changes {encoder.id}"] = [
                (chunk.counter, chunk.ids.tolist(), chunk.vectors.tolist(), chunk.removed.tolist())
                for chunk in store.changes_since(0, encoder.id, window=10)
            ]
            answers[f"models {encoder.id}"] = [
                (model, store.model_in_use(encoder.id, model.category, model.attribute))
                for model in store.models(encoder.id)
            ]
            answers[f"adapters {encoder.id}"] = [
                (one.version, one.active, one.metrics, one.created_at, _lists(one.arrays))
                for one in store.adapters(encoder.id)
            ]
    return answers


def _lists(arrays: Mapping[str, np.ndarray]) -> list[tuple[str, list[float]]]:
    return [(name, array.tolist()) for name, array in arrays.items()]
