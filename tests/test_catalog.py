"""The facade from the outside, as a developer of a shop uses it."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from skulens import AttributeCondition, Catalog, Filter, Product, Settings
from skulens.errors import (
    CatalogError,
    EncoderMismatchError,
    NotFoundError,
    PictureError,
    SourceError,
    UsageError,
)
from support import models
from support.pictures import COLOURS, product_photo, write_photo, write_shop

SETTINGS = Settings(encoder="dummy", threads=2, batch_size=4)


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    write_shop(tmp_path / "shop")
    return tmp_path / "shop"


@pytest.fixture
def catalog(tmp_path: Path, shop: Path):
    with Catalog.open(tmp_path / "catalog", settings=SETTINGS) as opened:
        opened.add(shop, category_from_folder=True)
        yield opened


def ids(result) -> list[str]:
    return [hit.product_id for hit in result.hits]


def test_a_folder_becomes_products_with_categories(catalog: Catalog) -> None:
    status = catalog.status()
    assert (status.products, status.photos, status.vectors, status.indexed) == (20, 20, 20, 20)
    assert dict(catalog.categories())["red things"] == 4
    assert status.index_behind == 0


def test_words_find_products(catalog: Catalog) -> None:
    result = catalog.search("red", k=4)
    assert {hit.category for hit in result.hits} == {"red things"}
    assert result.matches == 20
    assert result.hits[0].score == pytest.approx(sum(result.hits[0].blocks.values()), abs=1e-5)
    assert set(result.hits[0].blocks) == {"meaning", "colour"}


def test_a_photo_finds_itself_with_the_highest_score_possible(catalog: Catalog, shop: Path) -> None:
    photo = shop / "blue things" / "blue thing 2.png"
    hit = catalog.search(images=[photo], k=1).hits[0]
    assert hit.product_id == "blue things/blue thing 2.png"
    assert hit.score == pytest.approx(1, abs=1e-4)
    assert Path(hit.photo) == photo.resolve()


def test_bytes_and_files_are_the_same_photo(catalog: Catalog, shop: Path) -> None:
    photo = shop / "green things" / "green thing 0.png"
    by_file, by_bytes = catalog.search(images=[photo]), catalog.search(images=[photo.read_bytes()])
    assert by_file.hits == by_bytes.hits


def test_like_this_but_blue(catalog: Catalog, shop: Path) -> None:
    photo = shop / "red things" / "red thing 1.png"
    weights = {"colour": 0.5, "meaning": 0.5, "appearance": 0.0}
    result = catalog.search("blue", images=[photo], weights=weights, text_weight=0.8, k=4)
    assert {hit.category for hit in result.hits} == {"blue things"}
    mostly_photo = catalog.search(
        "blue", images=[photo], text_weight=0.0, weights={"colour": 0}, k=4
    )
    assert {hit.category for hit in mostly_photo.hits} == {"red things"}


def test_several_photos_ask_for_one_thing(catalog: Catalog, shop: Path) -> None:
    photos = [shop / "red things" / f"red thing {n}.png" for n in range(2)]
    result = catalog.search(images=photos, k=4)
    assert {hit.category for hit in result.hits} == {"red things"}
    assert result.query["images"] == [str(photo) for photo in photos]


def test_more_like_a_product_leaves_the_product_out(catalog: Catalog) -> None:
    result = catalog.similar("red things/red thing 0.png", k=3)
    assert len(result.hits) == 3
    assert "red things/red thing 0.png" not in ids(result)
    assert {hit.category for hit in result.hits} == {"red things"}


def test_filters_offset_and_threshold(catalog: Catalog) -> None:
    only_green = catalog.search("red", filter=Filter(category="green things"), k=10)
    assert len(only_green.hits) == only_green.matches == 4
    everything = catalog.search("red", k=20)
    assert ids(catalog.search("red", k=5, offset=5)) == ids(everything)[5:10]
    limit = everything.hits[6].score
    above = catalog.search("red", k=20, min_score=limit)
    assert above.hits == tuple(hit for hit in everything.hits if hit.score >= limit)
    assert catalog.search("red", offset=100).hits == ()


@pytest.mark.parametrize(
    ("question", "error", "message"),
    [
        ({}, UsageError, "the query is empty"),
        ({"text": "  "}, UsageError, "the query is empty"),
        ({"text": "red", "k": 0}, UsageError, "k must be at least 1"),
        ({"text": "red", "weights": {"smell": 1}}, UsageError, "no block is called 'smell'"),
        ({"text": "red", "images": [b"x"], "text_weight": 2}, PictureError, "looks like text"),
        ({"text": "x" * 20_000}, UsageError, "at most 10000"),
        ({"like": "nobody"}, NotFoundError, "no product has the id 'nobody'"),
        ({"images": ["nowhere.jpg"]}, PictureError, "nowhere.jpg"),
        ({"text": "red", "filter": Filter(category="hats")}, NotFoundError, "hats"),
    ],
)
def test_questions_that_cannot_be_answered_say_why(
    catalog: Catalog, question: dict, error: type[Exception], message: str
) -> None:
    with pytest.raises(error, match=message):
        catalog.search(**question)


def test_products_from_python_with_several_photos_prices_and_attributes(tmp_path: Path) -> None:
    products = []
    for n, (name, tone) in enumerate(COLOURS.items()):
        photos = [write_photo(tmp_path / f"{name}{i}.png", tone, seed=7 * n + i) for i in range(2)]
        products.append(
            Product(
                id=f"sku-{n}",
                title=f"{name} box",
                category="Home > Boxes",
                price=10.0 * n,
                attributes={"colour": name, "weight": float(n)},
                photos=tuple(map(str, photos)),
            )
        )
    with Catalog.open(tmp_path / "c", settings=SETTINGS) as catalog:
        report = catalog.add(products)
        assert (report.products, report.photos_added) == (5, 10)
        best = catalog.search("blue", k=5)
        assert ids(best)[0] == "sku-2"
        assert len(ids(best)) == len(set(ids(best))) == 5  # one hit a product
        cheap = catalog.search("blue", filter=Filter(price_max=10.0))
        assert set(ids(cheap)) == {"sku-0", "sku-1"}
        light = Filter(attributes=(AttributeCondition("weight", minimum=1.0, maximum=2.0),))
        assert set(ids(catalog.search("blue", filter=light))) == {"sku-1", "sku-2"}
        named = Filter(attributes=(AttributeCondition("colour", values=("RED", "blue")),))
        assert set(ids(catalog.search("blue", filter=named))) == {"sku-0", "sku-2"}
        assert catalog.search("blue", filter=Filter(category="home")).matches == 5


def test_adding_again_changes_nothing_and_reads_nothing(
    catalog: Catalog, shop: Path, monkeypatch
) -> None:
    from skulens.ingest import batches

    monkeypatch.setattr(batches, "read_bytes", lambda *_: pytest.fail("a photo was read again"))
    report = catalog.add(shop, category_from_folder=True)
    assert (report.photos_added, report.photos_unchanged, report.products) == (0, 20, 20)
    assert catalog.status().vectors == 20


def test_a_moved_photo_is_not_encoded_again(catalog: Catalog, shop: Path) -> None:
    (shop / "red things" / "red thing 0.png").rename(shop / "red things" / "moved.png")
    report = catalog.add(shop, category_from_folder=True, sync=True)
    assert (report.photos_added, report.photos_reused, report.removed) == (0, 1, 1)
    found = ids(catalog.search(images=[shop / "red things" / "moved.png"], k=1))
    assert found == ["red things/moved.png"]


def test_a_changed_photo_is_encoded_again(catalog: Catalog, shop: Path) -> None:
    write_photo(shop / "red things" / "red thing 0.png", "black", seed=77)
    assert catalog.add(shop, category_from_folder=True).photos_added == 1
    result = catalog.search("black", filter=Filter(category="red things"), k=1)
    assert ids(result) == ["red things/red thing 0.png"]


def test_sync_sweeps_what_vanished_and_only_that(
    catalog: Catalog, shop: Path, tmp_path: Path
) -> None:
    other = write_photo(tmp_path / "other" / "a.png", "red").parent
    catalog.add(other)
    shutil.rmtree(shop / "blue things")
    assert catalog.add(shop, category_from_folder=True).removed == 0
    assert catalog.status().products == 21
    assert catalog.add(shop, category_from_folder=True, sync=True).removed == 4
    assert catalog.status().products == 17
    assert catalog.status().indexed == 17


def test_sync_of_an_emptied_folder_removes_nothing(catalog: Catalog, shop: Path) -> None:
    shutil.rmtree(shop)
    shop.mkdir()
    with pytest.raises(SourceError):
        catalog.add(shop, category_from_folder=True, sync=True)
    assert catalog.status().products == 20


def test_bad_photos_are_listed_and_the_rest_goes_on(tmp_path: Path, shop: Path) -> None:
    (shop / "red things" / "empty.jpg").write_bytes(b"")
    (shop / "red things" / "text.jpg").write_text("this is no picture")
    whole = (shop / "red things" / "red thing 0.png").read_bytes()
    (shop / "red things" / "half.png").write_bytes(whole[: len(whole) // 2])
    with Catalog.open(tmp_path / "c", settings=SETTINGS) as catalog:
        report = catalog.add(shop)
        reasons = {Path(one.source).name: one.reason for one in report.rejections}
        assert reasons == {
            "empty.jpg": "empty",
            "text.jpg": "unsupported_format",
            "half.png": "truncated",
        }
        assert report.photos_added == catalog.status().products == 20
        assert {Path(one.source).name for one in catalog.rejections()} == set(reasons)
        product_photo("red").save(shop / "red things" / "half.png")
        catalog.add(shop)
        assert {Path(one.source).name for one in catalog.rejections()} == {"empty.jpg", "text.jpg"}


def test_a_photo_that_broke_later_keeps_its_place(catalog: Catalog, shop: Path) -> None:
    (shop / "red things" / "red thing 0.png").write_bytes(b"broken now")
    report = catalog.add(shop, category_from_folder=True, sync=True)
    assert [one.reason for one in report.rejections] == ["unsupported_format"]
    assert report.removed == 0
    assert catalog.status().vectors == 20


def test_removing_by_id_and_by_filter(catalog: Catalog) -> None:
    assert catalog.remove(["red things/red thing 0.png"]) == 1
    assert "red things/red thing 0.png" not in ids(catalog.search("red", k=20))
    assert catalog.remove(filter=Filter(category="blue things")) == 4
    assert catalog.status().products == 15
    with pytest.raises(NotFoundError, match="no product has the id 'nobody'"):
        catalog.remove(["nobody"])
    with pytest.raises(UsageError, match="nothing to remove"):
        catalog.remove()


def test_prepared_pictures_can_be_looked_at(tmp_path: Path, shop: Path) -> None:
    with Catalog.open(tmp_path / "c", settings=SETTINGS) as catalog:
        catalog.add(shop, save_prepared=tmp_path / "prepared")
    written = sorted((tmp_path / "prepared").iterdir())
    assert len(written) == 20
    with Image.open(written[0]) as picture:
        assert picture.size == (32, 32)


def test_the_index_can_be_lost_and_is_rebuilt(catalog: Catalog, tmp_path: Path) -> None:
    expected = catalog.search("red", k=20)
    catalog.close()
    shutil.rmtree(tmp_path / "catalog" / "index")
    with Catalog.open(tmp_path / "catalog") as again:
        assert again.search("red", k=20).hits == expected.hits
        assert again.rebuild().vectors == 20
        assert again.search("red", k=20).hits == expected.hits


def test_an_index_that_cannot_be_published_does_not_hide_what_was_added(
    catalog: Catalog, tmp_path: Path, monkeypatch
) -> None:
    from skulens.index.files import Files

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Files, "write", full)
    new = write_photo(tmp_path / "more" / "purple.png", (150, 20, 160)).parent
    report = catalog.add(new)
    assert report.photos_added == 1
    assert [one.reason for one in report.rejections] == ["index_not_published"]
    assert "No space left" in report.rejections[0].message
    assert ids(catalog.search(images=[new / "purple.png"], k=1)) == ["purple.png"]


def test_an_open_catalogue_sees_what_another_one_adds(
    catalog: Catalog, tmp_path: Path, shop: Path
) -> None:
    with Catalog.open(tmp_path / "catalog", settings=SETTINGS) as other:
        new = write_photo(tmp_path / "more" / "purple.png", (150, 20, 160))
        other.add(new.parent)
    assert ids(catalog.search(images=[new], k=1)) == ["purple.png"]


def test_another_encoder_is_refused_and_rebuild_changes_it(
    catalog: Catalog, tmp_path: Path, shop: Path
) -> None:
    catalog.close()
    folder = models.write_encoder(tmp_path / "tiny")
    spec = f"onnx:{folder}"
    with (
        Catalog.open(tmp_path / "catalog", encoder=spec) as other,
        pytest.raises(EncoderMismatchError, match="skulens rebuild --encoder"),
    ):
        other.search("red")
    (shop / "red things" / "red thing 0.png").unlink()
    with Catalog.open(tmp_path / "catalog", settings=SETTINGS) as again:
        report = again.rebuild(encoder=spec)
        assert (report.encoded, report.vectors) == (19, 19)
        assert [one.reason for one in report.rejections] == ["missing"]
        assert again.status().encoder == spec
        assert len(again.search("red", k=30).hits) == 19
    with Catalog.open(tmp_path / "catalog") as bound:
        assert bound.search("blue shirt", k=1).hits


def test_an_encoder_folder_is_found_from_anywhere(
    tmp_path: Path, shop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    models.write_encoder(tmp_path / "tiny")
    monkeypatch.chdir(tmp_path)
    with Catalog.open("c", encoder="onnx:tiny") as catalog:
        catalog.add(shop)
    monkeypatch.chdir(shop)
    with Catalog.open(tmp_path / "c") as again:
        assert len(again.search("red", k=30).hits) == 20


def test_the_query_cache_lists_and_clears(catalog: Catalog, shop: Path) -> None:
    catalog.search("red")
    catalog.search("red")
    catalog.search(images=[shop / "red things" / "red thing 0.png"])
    kept = {
        (query.kind, query.label.rpartition("/")[2]): query.uses
        for query in catalog.cached_queries()
    }
    assert kept == {("text", "red"): 2, ("photo", "red thing 0.png"): 1}
    assert catalog.clear_cache() == 2
    assert catalog.cached_queries() == ()


def test_a_cached_query_is_not_encoded_again(catalog: Catalog, monkeypatch) -> None:
    from skulens.encoders.coloured import ColouredEncoder

    first = catalog.search("red")
    monkeypatch.setattr(ColouredEncoder, "encode_texts", lambda *_: pytest.fail("encoded again"))
    assert catalog.search("red").hits == first.hits


def test_the_cache_can_be_switched_off(tmp_path: Path, shop: Path) -> None:
    settings = Settings(encoder="dummy", query_cache_size=0)
    with Catalog.open(tmp_path / "c", settings=settings) as catalog:
        catalog.add(shop)
        catalog.search("red")
        assert catalog.cached_queries() == ()


def test_the_adapter_is_fitted_when_there_are_enough_titles(tmp_path: Path) -> None:
    write_shop(tmp_path / "shop", per_colour=8)
    settings = Settings(encoder="dummy", adapter_min_pairs=30)
    with Catalog.open(tmp_path / "c", settings=settings) as catalog:
        catalog.add(tmp_path / "shop", category_from_folder=True)
        report = catalog.fit()
        assert report.pairs == 40
        assert report.kept == (report.after > report.before)
        assert (catalog.status().adapter_version is not None) == report.kept
        assert len(catalog.search("red", k=50).hits) == 40


def test_export_reads_back(catalog: Catalog, tmp_path: Path) -> None:
    assert catalog.export(tmp_path / "out.jsonl", format="jsonl") == 20
    lines = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text().splitlines()]
    assert {line["id"] for line in lines} == {product.id for product in catalog.products()}
    assert catalog.export(tmp_path / "red.csv", filter=Filter(category="red things")) == 4


def test_a_sheet_is_drawn(catalog: Catalog, tmp_path: Path, shop: Path) -> None:
    photo = shop / "red things" / "red thing 0.png"
    catalog.sheet(catalog.search("blue", images=[photo], k=6), tmp_path / "sheet.jpg")
    with Image.open(tmp_path / "sheet.jpg") as sheet:
        assert sheet.width >= 600
        assert len(np.unique(np.asarray(sheet).reshape(-1, 3), axis=0)) > 100


def test_opening_says_what_is_wrong(tmp_path: Path) -> None:
    with pytest.raises(CatalogError, match="no-such"):
        Catalog.open(tmp_path / "no-such", create=False)
    with pytest.raises(CatalogError, match="not kept at mysql://; give a folder, or postgresql://"):
        Catalog.open("mysql://somewhere/shop")
    with Catalog.open(tmp_path / "new", settings=SETTINGS) as empty:
        assert empty.search("red").hits == ()
        assert empty.status().products == 0
        with pytest.raises(SourceError):
            empty.add(tmp_path / "nothing here")


def test_a_setting_that_cannot_be_used_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SKULENS_THREADS", "0")
    with pytest.raises(UsageError, match="SKULENS_THREADS is '0': Input should be"):
        Catalog.open()


def test_an_encoder_without_words_fills_and_finds_by_photo(tmp_path: Path, shop: Path) -> None:
    folder = models.write_encoder(tmp_path / "eyes", {"image.onnx": models.image_model()})
    settings = Settings(encoder=f"onnx:{folder}", adapter_min_pairs=10)
    with Catalog.open(tmp_path / "c", settings=settings) as catalog:
        assert catalog.add(shop).photos_added == 20
        assert "no text tower" in catalog.fit().message
        photo = shop / "blue things" / "blue thing 2.png"
        assert ids(catalog.search(images=[photo], k=1)) == ["blue things/blue thing 2.png"]


def test_a_copy_answers_as_its_source(catalog: Catalog, tmp_path: Path) -> None:
    catalog.search("red")
    stages = []
    report = Catalog.copy(
        tmp_path / "catalog",
        str(tmp_path / "copy"),
        progress=lambda event: stages.append(event.stage),
    )
    assert (report.indexed, report.message, report.resumed) == (20, "", False)
    assert (report.tables["products"], report.tables["query_cache"]) == (20, 1)
    assert list(dict.fromkeys(stages))[:2] == ["copy", "compare"]
    assert (tmp_path / "copy" / "index" / "CURRENT").exists()
    with Catalog.open(tmp_path / "copy", create=False) as copied:
        assert copied.search("blue", k=20).hits == catalog.search("blue", k=20).hits
        assert replace(copied.status(), where="") == replace(catalog.status(), where="")


def test_a_copy_without_an_encoder_is_a_copy(tmp_path: Path, shop: Path) -> None:
    models.write_encoder(tmp_path / "towers")
    settings = Settings(encoder=f"onnx:{tmp_path / 'towers'}", threads=2)
    with Catalog.open(tmp_path / "catalog", settings=settings) as catalog:
        catalog.add(shop)
    (tmp_path / "towers").rename(tmp_path / "away")
    report = Catalog.copy(tmp_path / "catalog", tmp_path / "copy")
    assert report.indexed is None
    assert "towers" in report.message
    (tmp_path / "away").rename(tmp_path / "towers")
    with Catalog.open(tmp_path / "copy", create=False) as copied:
        assert copied.status().indexed == 20


def test_a_copy_of_a_catalogue_that_was_never_filled(tmp_path: Path) -> None:
    Catalog.open(tmp_path / "catalog").close()
    assert Catalog.copy(tmp_path / "catalog", tmp_path / "copy").indexed == 0
    with Catalog.open(tmp_path / "copy", create=False) as copied:
        assert copied._store.settings() == {}


def test_a_copy_to_a_server(catalog: Catalog, tmp_path: Path, postgres_url: str) -> None:
    report = Catalog.copy(tmp_path / "catalog", postgres_url)
    assert (report.tables["vectors"], report.indexed) == (20, 20)
    with Catalog.open(postgres_url, create=False) as copied:
        found = copied.search("blue", k=20).hits
        assert [hit.product_id for hit in found] == ids(catalog.search("blue", k=20))
    assert Catalog.copy(postgres_url, tmp_path / "copy").indexed == 20


BOXES = {"GSR 18V-55": "Bosch", "GSR 18V-60": "Bosch", "AB-1234": "Zzyx", "CD-9": "Zzyx"}
"""Model numbers and brands: nothing of either can be seen in a photo."""


@pytest.fixture
def boxes(tmp_path: Path):
    """Forty equal-looking products of which four have a model number and a brand."""
    named = dict(enumerate(BOXES.items()))
    products = []
    for number in range(40):
        photo = write_photo(tmp_path / f"{number}.png", "black", seed=number)
        model, brand = named.get(number, (f"no {number}", ""))
        products.append(
            Product(
                f"sku-{number}",
                title=f"box {model}",
                price=float(number),
                attributes={"brand": brand} if brand else {},
                photos=(str(photo),),
            )
        )
    with Catalog.open(tmp_path / "boxes", settings=SETTINGS) as opened:
        opened.add(products)
        yield opened


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("GSR 18V-55", ["sku-0"]),
        ("gsr 18v55", ["sku-0"]),
        ("bosch box 18V-60", ["sku-1"]),
        ("ab1234", ["sku-2"]),
        ("zzyx", ["sku-2", "sku-3"]),
        ("sku-17", ["sku-17"]),
    ],
)
def test_words_that_no_photo_shows_are_found_first(
    boxes: Catalog, query: str, first: list[str]
) -> None:
    result = boxes.search(query, k=len(first))
    assert sorted(ids(result)) == first
    assert [hit.words for hit in result.hits] == [1.0] * len(first)
    by_meaning = boxes.search(query, k=40, hybrid=False)
    assert all(hit.words is None for hit in by_meaning.hits)
    assert [hit.score for hit in by_meaning.hits] == sorted(
        (hit.score for hit in by_meaning.hits), reverse=True
    )
    meant = {hit.product_id: hit for hit in by_meaning.hits}
    assert all(
        hit.score == pytest.approx(meant[hit.product_id].score, abs=1e-6) for hit in result.hits
    )


def test_words_keep_to_the_filter_and_to_the_pages(boxes: Catalog) -> None:
    assert ids(boxes.search("bosch", filter=Filter(price_min=1.0), k=1)) == ["sku-1"]
    assert "sku-0" not in ids(boxes.search("bosch", filter=Filter(price_min=1.0), k=40))
    whole = ids(boxes.search("bosch box", k=40))
    assert len(set(whole)) == 40
    assert [
        id for page in range(8) for id in ids(boxes.search("bosch box", k=5, offset=5 * page))
    ] == (whole)


def test_words_follow_what_changes_and_goes(boxes: Catalog, tmp_path: Path) -> None:
    boxes.add([Product("sku-0", title="box XQ-7", photos=(str(tmp_path / "0.png"),))])
    assert ids(boxes.search("XQ-7", k=1)) == ["sku-0"]
    assert ids(boxes.search("bosch", k=1)) == ["sku-1"]
    boxes.remove(["sku-1"])
    assert all(hit.words == 0 for hit in boxes.search("bosch", k=40).hits)


def test_a_hit_stays_that_has_a_high_score_or_many_of_the_words(boxes: Catalog) -> None:
    assert ids(boxes.search("zzyx", min_score=0.99)) == ids(boxes.search("zzyx", k=2))
    assert boxes.search("zzyx", min_score=0.99, hybrid=False).hits == ()


def test_words_beside_a_photo_are_found_too_and_a_photo_alone_has_none(
    boxes: Catalog, tmp_path: Path
) -> None:
    photo = tmp_path / "3.png"
    assert ids(boxes.search("zzyx", images=[photo], k=1)) == ["sku-3"]
    without = boxes.search("zzyx", images=[photo], k=40, text_weight=0.0)
    assert ids(without) == ids(
        boxes.search("zzyx", images=[photo], k=40, text_weight=0.0, hybrid=False)
    )
    assert {hit.words for hit in boxes.search(images=[photo]).hits} == {None}
