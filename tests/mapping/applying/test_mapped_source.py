from pathlib import Path

import pytest

from mapping.feeds import feed as mapped_feed
from mapping.feeds import plan
from skulens import Catalog, Settings
from skulens.mapping.applying.mapped_source import MappedSource
from skulens.records import Product, Rejection
from support.pictures import write_shop

HEADER = "No,Name,Bild,Farbe,Lager\n"
COLUMNS = (("No", "id"), ("Name", "title"), ("Bild", "photos"), ("Farbe", "colour"))


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    folder = tmp_path / "shop"
    folder.mkdir()
    for name in ("a.jpg", "b.jpg"):
        (folder / name).write_bytes(b"\x89PNG\r\n\x1a\n")
    return folder


def source(shop: Path, text: str, **options: object) -> MappedSource:
    path = shop / "feed.csv"
    path.write_text(HEADER + text, "utf-8")
    return MappedSource(mapped_feed(path, plan(*COLUMNS)), **options)  # type: ignore[arg-type]


def split(found: MappedSource) -> tuple[list[Product], list[tuple[str, str]]]:
    items = list(found.items())
    return (
        [item for item in items if isinstance(item, Product)],
        [
            (item.source.rpartition(":")[2], item.reason)
            for item in items
            if isinstance(item, Rejection)
        ],
    )


def test_photos_are_found_beside_the_feed(shop: Path) -> None:
    found = source(shop, "1,Mug,a.jpg|b.jpg,navy,3\n")
    (product,), rejected = split(found)
    assert product.photos == (str(shop / "a.jpg"), str(shop / "b.jpg"))
    assert product.attributes == {"colour": "Blue"}
    assert product.extra["supplier"]["cells"]["Lager"] == "3"
    assert rejected == []
    assert found.complete
    assert found.needs_photo
    assert found.origin == f"feed:{shop / 'feed.csv'}"
    assert found.estimate() == 1


def test_a_row_without_a_photo_or_an_id_is_rejected(shop: Path) -> None:
    text = f"1,Mug,none.jpg,,\n2,Mug,,,\n,Mug,a.jpg,,\n{'x' * 600},Mug,a.jpg,,\n5,Mug,a.jpg|none.jpg,,\n"
    found = source(shop, text)
    (product,), rejected = split(found)
    assert product.id == "5"
    assert rejected == [
        ("2", "photo_not_found"),
        ("3", "no_photo"),
        ("4", "missing_id"),
        ("5", "id_too_long"),
        ("6", "photo_not_found"),
    ]
    assert not found.complete


def test_photos_outside_their_folder_are_refused(shop: Path) -> None:
    (shop.parent / "c.jpg").write_bytes(b"\x89PNG")
    text = "1,Mug,../c.jpg,,\n2,Mug,https://example.org/a.jpg,,\n"
    assert split(source(shop, text))[1] == [("2", "outside_folder"), ("3", "url_not_supported")]
    (product,), _ = split(source(shop, "1,Mug,c.jpg,,\n", photo_root=shop.parent))
    assert product.photos == (str(shop.parent / "c.jpg"),)


def test_rows_that_follow_with_the_same_id_are_one_product(shop: Path) -> None:
    found = source(shop, "1,Mug,a.jpg,navy,3\n1,Mug,b.jpg,,3\n2,Cup,a.jpg,,\n")
    (mug, cup), rejected = split(found)
    assert mug.photos == (str(shop / "a.jpg"), str(shop / "b.jpg"))
    assert cup.id == "2"
    assert rejected == []


@pytest.mark.parametrize(
    "second",
    ["1,Mug,b.jpg,red,3", "1,Cup,b.jpg,,3", "1,Mug,b.jpg,,4", "2,Cup,a.jpg,,\n1,Mug,b.jpg,,3"],
)
def test_rows_that_say_more_than_the_first_are_duplicates(shop: Path, second: str) -> None:
    found = source(shop, f"1,Mug,a.jpg,navy,3\n{second}\n")
    products, rejected = split(found)
    assert products[0].photos == (str(shop / "a.jpg"),)
    assert [reason for _, reason in rejected] == ["duplicate_id"]


def test_a_prefix_comes_before_every_id_but_none_makes_one(shop: Path) -> None:
    (product,), rejected = split(source(shop, "1,Mug,a.jpg,,\n,Mug,b.jpg,,\n", id_prefix="acme-"))
    assert product.id == "acme-1"
    assert rejected == [("3", "missing_id")]


def test_a_mapping_without_photos_gives_products_without(shop: Path) -> None:
    path = shop / "feed.csv"
    path.write_text("No,Name\n1,Mug\n,Cup\n", "utf-8")
    found = MappedSource(mapped_feed(path, plan(("No", "id"), ("Name", "title"))))
    (product,), rejected = split(found)
    assert (product.id, product.photos) == ("1", ())
    assert not found.needs_photo
    assert rejected == [("3", "missing_id")]


def test_a_row_that_cannot_be_read_leaves_the_source_incomplete(shop: Path) -> None:
    found = source(shop, "1,Mug,a.jpg,,\n2,Mug,a.jpg,,,,more\n")
    assert split(found)[1] == [("3", "ragged_row")]
    assert not found.complete
    short = source(shop, "1,Mug,a.jpg\n")
    assert split(short)[1] == [("2", "short_row")]
    assert short.complete


def test_mapped_products_are_stored_with_their_suppliers_cells(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_shop(tmp_path / "shop", 1)
    photos = sorted(path.relative_to(tmp_path / "shop") for path in tmp_path.glob("shop/**/*.png"))
    path = tmp_path / "shop" / "feed.csv"
    path.write_text(HEADER + f"1,Mug,{photos[0]}|{photos[1]},navy,3\n2,Cup,none.png,,\n", "utf-8")
    found = MappedSource(mapped_feed(path, plan(*COLUMNS)), id_prefix="acme-")
    monkeypatch.setattr("skulens.sources.opening.open_source", lambda *_, **__: found)
    with Catalog.open(tmp_path / "c", settings=Settings(encoder="dummy")) as catalog:
        report = catalog.add(path)
        (product,) = catalog.products()
    assert (report.products, report.photos_added) == (1, 2)
    assert [one.reason for one in report.rejections] == ["photo_not_found"]
    assert product.id == "acme-1"
    assert product.attributes == {"colour": "Blue"}
    assert product.extra["supplier"]["cells"]["Lager"] == "3"
