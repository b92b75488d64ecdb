import io
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from skulens.errors import OutputError, UsageError
from skulens.records import Product
from skulens.sources.export import export
from skulens.sources.opening import open_source

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=20)
VALUES = TEXT | st.booleans() | st.floats(allow_nan=False) | st.lists(TEXT, max_size=3).map(tuple)
PHOTOS = ("a.jpg", "b.jpg", "c.jpg", "sub/d.png", "odd | name;, .jpg")


@st.composite
def products(draw: st.DrawFn) -> list[Product]:
    ids = draw(st.lists(TEXT.filter(bool), min_size=1, max_size=4, unique=True))
    return [
        Product(
            id=product_id,
            title=draw(TEXT),
            description=draw(TEXT),
            category=draw(TEXT),
            price=draw(st.none() | st.floats(0, 1e9)),
            url=draw(TEXT),
            attributes=draw(st.dictionaries(TEXT, VALUES, max_size=4)),
            extra=draw(st.dictionaries(TEXT, st.none() | st.integers() | TEXT, max_size=2)),
            photos=tuple(draw(st.lists(st.sampled_from(PHOTOS), min_size=1, unique=True))),
        )
        for product_id in ids
    ]


def with_paths(found: list[Product], folder: Path) -> list[Product]:
    root = os.path.realpath(folder)
    return [
        Product(
            p.id,
            p.title,
            p.description,
            p.category,
            p.price,
            p.url,
            p.attributes,
            p.extra,
            tuple(f"{root}/{photo}" for photo in p.photos),
        )
        for p in found
    ]


@pytest.mark.parametrize("name", ["out.csv", "out.jsonl"])
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(found=products())
def test_products_come_back(shop: Path, name: str, found: list[Product]) -> None:
    (shop / PHOTOS[-1]).touch()
    expected = with_paths(found, shop)
    assert export(expected, shop / name) == len(expected)
    assert list(open_source(shop / name).items()) == expected


def test_csv_for_people(shop: Path) -> None:
    product = Product(
        "1", "=Mug", price=12.5, attributes={"colour": "blue", "n": 3.0}, photos=("a.jpg", "b.jpg")
    )
    export([product], shop / "out.csv")
    assert (shop / "out.csv").read_bytes().decode("utf-8") == (
        "\ufeffid,title,description,category,price,url,photos,attribute:colour,attribute:n\r\n"
        "1,'=Mug,,,12.5,,a.jpg|b.jpg,blue,3.0\r\n"
    )


def test_jsonl_is_not_escaped(shop: Path) -> None:
    export([Product("1", "=Müg")], shop / "out.jsonl")
    assert '"title": "=Müg"' in (shop / "out.jsonl").read_text("utf-8")


def test_columns_of_all_products(shop: Path) -> None:
    out = io.StringIO(newline="")
    export([Product("1", attributes={"a": "x"}), Product("2", attributes={"b": "y"})], out)
    assert out.getvalue().splitlines()[0].endswith("photos,attribute:a,attribute:b")
    assert out.getvalue().splitlines()[2] == "2,,,,,,,,y"


def test_no_products(shop: Path) -> None:
    assert export([], shop / "out.csv") == 0
    assert (shop / "out.csv").exists()


def test_edited_price_in_a_spreadsheet(shop: Path) -> None:
    path = shop / "out.csv"
    export([Product("1", price=12.5, photos=(str(shop / "a.jpg"),))], path)
    path.write_text(path.read_text("utf-8-sig").replace("12.5", '"13,90"'), "utf-8")
    (product,) = open_source(path).items()
    assert isinstance(product, Product)
    assert product.price == 13.9


def test_undecodable_paths_do_not_stop_the_export(shop: Path) -> None:
    for name in ("out.csv", "out.jsonl"):
        assert export([Product("1", photos=(os.fsdecode(b"/x/\xff.jpg"),))], shop / name) == 1
        assert "xff.jpg" in (shop / name).read_text("utf-8")


def test_file_appears_whole_or_not_at_all(shop: Path) -> None:
    def failing() -> Iterator[Product]:
        yield Product("1")
        raise RuntimeError("store gone")

    (shop / "out.csv").write_text("before")
    before = sorted(path.name for path in shop.iterdir())
    for name in ("out.csv", "out.jsonl"):
        with pytest.raises(RuntimeError, match="store gone"):
            export(failing(), shop / name)
    assert (shop / "out.csv").read_text() == "before"
    assert sorted(path.name for path in shop.iterdir()) == before


def test_unknown_format_and_place(shop: Path) -> None:
    with pytest.raises(UsageError, match="choose csv or jsonl"):
        export([], shop / "out.xml")
    with pytest.raises(OutputError, match="cannot write"):
        export([], shop / "none" / "out.csv")
