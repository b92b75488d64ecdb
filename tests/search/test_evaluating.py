"""Figures about search are those of the places counted by hand."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from skulens import Catalog, Product, Settings
from skulens.errors import EvaluationError, SourceError
from support.pictures import random_photo, write_photo

SETTINGS = Settings(encoder="dummy", threads=2, batch_size=4)


@pytest.fixture
def products(tmp_path: Path) -> list[Product]:
    """Twelve products of three photos each, with titles that partly say their colour."""
    colours = ("red", "green", "blue", "yellow")
    found = []
    for n in range(12):
        colour = colours[n % 4]
        photos = [write_photo(tmp_path / f"{n}-0.png", colour, seed=n)]
        photos += [random_photo(tmp_path / f"{n}-{m}.png", seed=n * 10 + m) for m in (1, 2)]
        title = f"{colour} thing number{n}" if n % 3 else f"thing number{n}"
        found.append(Product(f"p{n}", title, category=colour, photos=tuple(map(str, photos))))
    return found


@pytest.fixture
def catalog(tmp_path: Path, products: list[Product]):
    with Catalog.open(tmp_path / "catalog", settings=SETTINGS) as opened:
        opened.add(products)
        yield opened


def figures(places: list[int]) -> dict[str, float]:
    shares = {f"recall_at_{k}": np.mean([place <= k for place in places]) for k in (1, 5, 10)}
    return {**shares, "mrr": np.mean([1 / place for place in places]), "items": len(places)}


def test_a_first_photo_finds_its_product_by_the_others(
    catalog: Catalog, products: list[Product]
) -> None:
    binding = catalog._binding
    layout = binding.encoder.blocks
    photos = catalog._store.photos_of([product.id for product in products])
    rows = [(id, photo) for id, own in photos.items() for photo in own]
    ids, stored = catalog._store.vectors([photo.id for _, photo in rows], binding.encoder_id)
    vector_of = dict(zip(ids.tolist(), stored, strict=True))
    meaning, looks = layout.slice_of("meaning"), layout.slice_of("appearance")
    places = []
    for product in products:
        asked = photos[product.id][0]
        best: dict[str, float] = {}
        for id, photo in rows:
            if photo.id != asked.id:
                one, other = vector_of[asked.id], vector_of[photo.id]
                score = one[looks] @ other[looks] * 2 / 3 + one[meaning] @ other[meaning] / 3
                best[id] = max(best.get(id, -1), float(score))
        places.append(1 + sum(score > best[product.id] for score in best.values()))
    found = catalog.evaluate_search()
    for name, value in figures(places).items():
        assert found.metrics[f"photo_to_photo_{name}"] == pytest.approx(value), name


def test_a_photo_finds_its_title(catalog: Catalog, products: list[Product]) -> None:
    encoder, store = catalog._binding.encoder, catalog._store
    meaning = encoder.blocks.slice_of("meaning")
    texts = encoder.encode_texts([product.title for product in products])[:, meaning]
    places = []
    for number, product in enumerate(products):
        (photo, *_) = store.photos_of([product.id])[product.id]
        _, vectors = store.vectors([photo.id], catalog._binding.encoder_id)
        scores = texts @ vectors[0, meaning]
        places.append(int((scores >= scores[number] - 1e-6).sum()))
    found = catalog.evaluate_search()
    for name, value in figures(places).items():
        assert found.metrics[f"photo_to_text_{name}"] == pytest.approx(value), name


def test_titles_are_asked_by_meaning(catalog: Catalog, products: list[Product]) -> None:
    found = catalog.evaluate_search()
    places = []
    for product in products:
        hits = catalog.search(product.title, k=100, hybrid=False).hits
        places.append([hit.product_id for hit in hits].index(product.id) + 1)
    for name, value in figures(places).items():
        assert found.metrics[f"text_to_photo_{name}"] == pytest.approx(value), name


def test_every_row_of_a_feed_is_asked(catalog: Catalog, tmp_path: Path) -> None:
    feed = tmp_path / "phone.csv"
    rows = [("1-0.png", "p1"), ("2-0.png", "p2"), ("1-1.png", "p1"), ("3-0.png", "p9")]
    feed.write_text("photo,product\n" + "".join(f"{photo},{id}\n" for photo, id in rows))
    found = catalog.evaluate_search(feed, columns={"id": "product"}, out=tmp_path / "out")
    assert found.metrics["photo_to_photo_items"] == 4
    assert found.metrics["photo_to_photo_recall_at_1"] == 0.75
    assert "text_to_photo_items" not in found.metrics
    results = json.loads((tmp_path / "out" / "results.json").read_text())
    assert results["photo_to_photo_mrr"] == found.metrics["photo_to_photo_mrr"]
    assert "The worst misses" in (tmp_path / "out" / "report.html").read_text()


def test_where_the_product_is_unknown_any_of_its_category_is_right(
    catalog: Catalog, tmp_path: Path
) -> None:
    write_photo(tmp_path / "asked" / "red" / "new.png", "red", seed=99)
    write_photo(tmp_path / "asked" / "blue" / "odd one.png", "red", seed=98)
    write_photo(tmp_path / "asked" / "hats" / "hat.png", "red", seed=97)
    found = catalog.evaluate_search(tmp_path / "asked")
    assert found.metrics["photo_to_photo_items"] == 2
    assert found.metrics["photo_to_photo_recall_at_1"] == 0.5
    (refused,) = found.rejections
    assert refused.reason == "unknown_product"
    assert "'hats' none of its categories" in refused.message


def test_words_that_nobody_knows_are_a_miss(tmp_path: Path) -> None:
    photo = str(write_photo(tmp_path / "1.png", "red"))
    with Catalog.open(tmp_path / "catalog", settings=Settings(threads=2)) as catalog:
        catalog.add([Product("1", "\N{CJK UNIFIED IDEOGRAPH-8766}", photos=(photo,))])
        found = catalog.evaluate_search()
    assert found.metrics["text_to_photo_items"] == 1


def test_the_same_photo_twice_is_no_second_photo(tmp_path: Path) -> None:
    photos = [str(write_photo(tmp_path / f"{n}.png", "red", seed=1)) for n in range(2)]
    with Catalog.open(tmp_path / "catalog", settings=SETTINGS) as catalog:
        catalog.add([Product("1", photos=tuple(photos))])
        with pytest.raises(EvaluationError, match="no titles, and no second photos"):
            catalog.evaluate_search()


def test_what_cannot_be_asked_says_why(catalog: Catalog, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(SourceError, match="no pictures"):
        catalog.evaluate_search(tmp_path / "empty")
    write_photo(tmp_path / "strange" / "1.png", "red")
    with pytest.raises(EvaluationError, match="is no product of the catalogue"):
        catalog.evaluate_search(tmp_path / "strange")
    with (
        Catalog.open(tmp_path / "other", settings=SETTINGS) as other,
        pytest.raises(EvaluationError, match="no photos"),
    ):
        other.evaluate_search()
