"""Feeds as suppliers send them: what cannot be used is named, all else is in the catalogue."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from skulens import Catalog, Settings
from skulens.errors import SourceError
from support.pictures import write_photo
from support.program import skulens

SETTINGS = Settings(encoder="dummy", threads=2, batch_size=4)
FORMULAS = ["=1+1", "+49 30 1", "-5 % off", "@SUM(A1)", "\t=1", "'=quoted", '=HYPERLINK("x","y")']


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """A folder with photos of two products."""
    for number, colour in enumerate(("red", "blue")):
        write_photo(tmp_path / "shop" / f"{number}.png", colour, seed=number)
    return tmp_path / "shop"


@pytest.fixture
def catalog(tmp_path: Path):
    with Catalog.open(tmp_path / "catalog", settings=SETTINGS) as opened:
        yield opened


def titles(catalog: Catalog) -> dict[str, str]:
    return {product.id: product.title for product in catalog.products()}


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252", "utf-16-le"])
def test_byte_order_marks_and_encodings(catalog: Catalog, shop: Path, encoding: str) -> None:
    feed = shop / "feed.csv"
    feed.write_bytes("id;title;photo\r\nä1;Größe für Übergänge;0.png\r\n".encode(encoding))
    assert catalog.add(feed).rejections == ()
    assert titles(catalog) == {"ä1": "Größe für Übergänge"}


def test_bytes_of_another_encoding_cost_their_row(catalog: Catalog, shop: Path) -> None:
    feed = shop / "feed.csv"
    feed.write_bytes(
        b"id,title,photo\n"
        + b"".join(f"{n},Größe,0.png\n".encode() for n in range(50))
        + "bad,Größe,0.png\n".encode("latin-1")
    )
    (rejection,) = catalog.add(feed, encoding="utf-8").rejections
    assert rejection.source == f"{feed.resolve()}:52"
    assert set(titles(catalog)) == {str(n) for n in range(50)}


def test_an_encoding_that_does_not_fit_is_refused(catalog: Catalog, shop: Path) -> None:
    feed = shop / "feed.csv"
    feed.write_text("id,title,photo\na,Apple,0.png\n", encoding="utf-8")
    with pytest.raises(SourceError, match="klingon"):
        catalog.add(feed, encoding="klingon")
    with pytest.raises(SourceError, match="cannot be read as utf-16"):
        catalog.add(feed, encoding="utf-16")
    assert titles(catalog) == {}


def test_a_feed_without_photos_is_refused_and_adds_nothing(tmp_path: Path, shop: Path) -> None:
    (shop / "feed.csv").write_text("id,title\na,Apple\n")
    ended = skulens("--catalog", tmp_path / "catalog", "add", shop / "feed.csv", code=1)
    assert ended.out == ""
    assert "has no column of photos; its columns are: id, title." in ended.err
    assert "--column photo=NAME" in ended.err
    assert "products\t0" in skulens("--catalog", tmp_path / "catalog", "status").out


def test_the_first_of_two_products_with_one_id_is_kept(catalog: Catalog, shop: Path) -> None:
    feed = shop / "feed.csv"
    feed.write_text("id,title,photo\na,Apple,0.png\nb,Pear,1.png\na,Plum,1.png\n")
    for _ in range(2):
        (rejection,) = catalog.add(feed).rejections
        assert rejection.reason == "duplicate_id"
        assert "line 4: the id 'a' is that of line 2" in rejection.message
        assert titles(catalog) == {"a": "Apple", "b": "Pear"}


def test_a_thousand_columns(catalog: Catalog, shop: Path) -> None:
    feed = shop / "feed.csv"
    with feed.open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["id", "photo", *(f"size {n}" for n in range(1_000))])
        writer.writerow(["a", "0.png", *range(1_000)])
    assert catalog.add(feed).rejections == ()
    (product,) = catalog.products()
    assert len(product.attributes) == 1_000
    (hit,) = catalog.search("red").hits
    assert hit.attributes["size 999"] == 999


def test_formulas_are_text_in_what_is_exported_and_read_back(tmp_path: Path, shop: Path) -> None:
    feed, out = shop / "feed.jsonl", shop / "out.csv"
    rows = [
        {"id": f"={n}", "title": text, "description": text, "note": text, "photo": "0.png"}
        for n, text in enumerate(FORMULAS)
    ]
    feed.write_text("".join(f"{json.dumps(row)}\n" for row in rows))
    with Catalog.open(tmp_path / "a", settings=SETTINGS) as first:
        assert first.add(feed).rejections == ()
        products = list(first.products())
    skulens("--catalog", tmp_path / "a", "export", out)
    cells = [cell for row in csv.reader(io.StringIO(out.read_text("utf-8-sig"))) for cell in row]
    assert "'=1+1" in cells
    assert not [cell for cell in cells if cell[:1] in set("=+@\t\r") or cell.startswith("-5")]
    with Catalog.open(tmp_path / "b", settings=SETTINGS) as second:
        assert second.add(out).rejections == ()
        assert list(second.products()) == products
    assert [product.title for product in products] == [text.strip() for text in FORMULAS]
