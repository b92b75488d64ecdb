import os
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from skulens.records import Product, Rejection
from skulens.sources.feed import FeedSource
from skulens.sources.opening import open_source

Write = Callable[..., Path]


def read(path: Path, **options: object) -> tuple[list[Product], list[tuple[str, str]]]:
    """Return the products, and the row number and reason of each rejection."""
    source = open_source(path, **options)  # type: ignore[arg-type]
    assert isinstance(source, FeedSource)
    products, reasons = [], []
    for item in source.items():
        if isinstance(item, Product):
            products.append(item)
        else:
            reasons.append((item.source.rpartition(":")[2], item.reason))
    return products, reasons


@pytest.mark.parametrize(
    ("row", "complete"), [("2;b.jpg", True), ("2;b.jpg;surplus", False), (";", False)]
)
def test_a_feed_with_unreadable_rows_is_not_complete(
    shop: Path, write_feed: Write, row: str, complete: bool
) -> None:
    source = open_source(write_feed(f"id;photo\n1;a.jpg\n{row}\n"))
    list(source.items())
    assert source.complete is complete


def test_row_is_a_product(shop: Path, write_feed: Write) -> None:
    path = write_feed(
        "SKU;Titel;Beschreibung;Kategorie;Preis;URL;Bild;Farbe;Gewicht;EAN;Leer\n"
        "00123;Tasse;Blau, groß;Küche/Tassen;1.299,00 €;https://x/1;a.jpg|b.jpg;blau;0.5;4006381333931; \n"
    )
    products, reasons = read(path)
    assert not reasons
    assert products == [
        Product(
            id="00123",
            title="Tasse",
            description="Blau, groß",
            category="Küche > Tassen",
            price=1299.0,
            url="https://x/1",
            attributes={"Farbe": "blau", "Gewicht": 0.5, "EAN": "4006381333931"},
            photos=tuple(os.path.realpath(shop / name) for name in ("a.jpg", "b.jpg")),
        )
    ]


def test_bad_price_keeps_the_product(write_feed: Write) -> None:
    products, reasons = read(write_feed("id,price,photo\n1,$10 - $20,a.jpg\n2,5,b.jpg\n"))
    assert [p.price for p in products] == [None, 5.0]
    assert products[0].extra == {"price_text": "$10 - $20"}
    assert reasons == [("2", "bad_price")]


def test_photos_of_several_columns(shop: Path, write_feed: Write) -> None:
    products, _ = read(write_feed("id,image_1,image_2,image_3\n1,a.jpg,,b.jpg\n"))
    assert [Path(photo).name for photo in products[0].photos] == ["a.jpg", "b.jpg"]


def test_refused_photos_are_listed_by_reason(write_feed: Write) -> None:
    path = write_feed(
        "id,photo\n1,a.jpg|gone.jpg|../x.jpg|https://x/1.jpg|https://x/2.jpg\n2,gone.jpg\n3,\n"
    )
    products, reasons = read(path)
    assert [p.id for p in products] == ["1"]
    assert reasons == [
        ("2", "photo_not_found"),
        ("2", "outside_folder"),
        ("2", "url_not_supported"),
        ("3", "photo_not_found"),
        ("4", "no_photo"),
    ]


def test_message_names_the_row(write_feed: Write) -> None:
    path = write_feed("id,photo\n1,https://x/1.jpg|https://x/2.jpg\n")
    (item,) = open_source(path).items()
    assert isinstance(item, Rejection)
    assert item.source == f"{os.path.realpath(path)}:2"
    assert item.message.startswith("line 2: 'https://x/1.jpg' is a web address; download")
    assert item.message.endswith("(and 1 more)")


def test_other_photo_folder(tmp_path: Path, write_feed: Write) -> None:
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "p.jpg").touch()
    path = write_feed("id,photo\n1,p.jpg\n2,../shop/a.jpg\n")
    products, reasons = read(path, photo_root=tmp_path / "pictures")
    assert [p.id for p in products] == ["1"]
    assert reasons == [("3", "outside_folder")]


def test_photos_outside_on_request(tmp_path: Path, write_feed: Write) -> None:
    (tmp_path / "p.jpg").touch()
    products, _ = read(write_feed("id,photo\n1,../p.jpg\n"), allow_outside=True)
    assert products[0].photos == (os.path.realpath(tmp_path / "p.jpg"),)


def test_id_as_photo_name(write_feed: Write) -> None:
    products, _ = read(write_feed("id,name\na,x\n"), columns={"photo": "id", "id": "id"})
    assert (products[0].id, Path(products[0].photos[0]).name) == ("a", "a.jpg")


def test_without_ids_the_photo_is_the_id(write_feed: Write) -> None:
    products, _ = read(write_feed("photo,title\nsub/d.png,x\na.jpg|b.jpg,y\n"))
    assert [p.id for p in products] == ["sub/d.png", "a.jpg"]


def test_ids_that_cannot_be(write_feed: Write) -> None:
    products, reasons = read(write_feed(f"id,photo\n,a.jpg\n{'x' * 600},a.jpg\n"))
    assert not products
    assert reasons == [("2", "missing_id"), ("3", "id_too_long")]


def test_rows_of_one_product_are_joined(write_feed: Write) -> None:
    path = write_feed("id,title,colour,photo\n1,Mug,blue,a.jpg\n1,,,b.jpg\n1,Mug,blue,a.jpg\n")
    products, reasons = read(path)
    assert not reasons
    assert [Path(photo).name for photo in products[0].photos] == ["a.jpg", "b.jpg"]


@pytest.mark.parametrize("second", ["1,Cup,blue,b.jpg", "1,Mug,red,b.jpg"])
def test_rows_that_disagree_are_duplicates(write_feed: Write, second: str) -> None:
    path = write_feed(f"id,title,colour,photo\n1,Mug,blue,a.jpg\n{second}\n2,Jug,red,c.jpg\n")
    products, reasons = read(path)
    assert [(p.id, p.title) for p in products] == [("1", "Mug"), ("2", "Jug")]
    assert reasons == [("3", "duplicate_id")]


def test_duplicates_far_apart_name_both_rows(write_feed: Write) -> None:
    path = write_feed("id,photo\n1,a.jpg\n2,b.jpg\n1,a.jpg\n")
    rejection = next(item for item in open_source(path).items() if isinstance(item, Rejection))
    assert rejection.reason == "duplicate_id"
    assert rejection.message == "line 4: the id '1' is that of line 2, which was kept"


def test_short_rows_are_kept_with_a_warning_or_refused(write_feed: Write) -> None:
    products, reasons = read(write_feed("id,photo,title\n1,a.jpg\n2\n"))
    assert [p.id for p in products] == ["1"]
    assert reasons == [("2", "short_row"), ("3", "ragged_row")]


def test_several_category_columns(write_feed: Write) -> None:
    path = write_feed("id,photo,main,sub\n1,a.jpg,Fashion,Shoes\n2,b.jpg,Fashion,\n")
    products, _ = read(path, columns={"category": "main,sub"})
    assert [p.category for p in products] == ["Fashion > Shoes", "Fashion"]


def test_json_lines(write_feed: Write) -> None:
    path = write_feed(
        '{"id": 7, "price": 12.5, "images": ["a.jpg", "b.jpg"], "size": {"width": 3}, '
        '"tags": ["x", "y"], "new": true, "category": ["Home", "Mugs"]}\n',
        "feed.jsonl",
    )
    (product,), reasons = read(path)
    assert not reasons
    assert (product.id, product.price, product.category) == ("7", 12.5, "Home > Mugs")
    assert product.attributes == {"size.width": 3.0, "tags": ("x", "y"), "new": True}
    assert len(product.photos) == 2


def test_origin_and_estimate(write_feed: Write) -> None:
    path = write_feed("id,photo\n1,a.jpg\n")
    source = open_source(path)
    assert source.origin == f"feed:{os.path.realpath(path)}"
    assert source.estimate() == 1


def test_items_can_be_read_again(write_feed: Write) -> None:
    source = open_source(write_feed("id,photo\n1,a.jpg\n2,b.jpg\n"))
    assert list(source.items()) == list(source.items())


def test_memory_stays_bounded(shop: Path) -> None:
    path = shop / "large.csv"
    with path.open("w") as file:
        file.write("id,title,photo\n")
        file.writelines(f'{n},"{"words " * 60}",a.jpg\n' for n in range(3_000))
    source = open_source(path)
    tracemalloc.start()
    try:
        assert sum(isinstance(item, Product) for item in source.items()) == 3_000
        assert tracemalloc.get_traced_memory()[1] < 1_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.real_data
def test_messy_feed_of_web_addresses(real_data: Path) -> None:
    source = open_source(real_data / "feeds" / "amazon_sample_1000.csv")
    reasons = [item.reason for item in source.items() if isinstance(item, Rejection)]
    assert reasons == ["url_not_supported"] * 1000


@pytest.mark.real_data
def test_messy_feed_with_local_photos(real_data: Path, tmp_path: Path) -> None:
    lines = (real_data / "feeds" / "amazon_sample_1000.csv").read_text("utf-8")
    (tmp_path / "p.jpg").touch()
    path = tmp_path / "feed.csv"
    path.write_text(lines.replace("Is Amazon Seller", "Photo").replace(",Y,,", ",p.jpg,,"), "utf-8")
    products, reasons = read(path, columns={"photo": "Photo"})
    assert len(products) > 900
    assert {reason for _, reason in reasons} <= {"bad_price", "no_photo", "photo_not_found"}
    assert sum(p.price is not None for p in products) > 850
    assert sum(" > " in p.category for p in products) > 800


@pytest.mark.real_data
def test_phone_photos_without_extension(real_data: Path) -> None:
    products, _ = read(
        real_data / "clothing" / "images.csv", photo_root=real_data / "clothing" / "images"
    )
    assert len(products) == 3409
