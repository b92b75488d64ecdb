import csv
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapping.feeds import Rows, feed, field, plan, target
from skulens.errors import MissingExtraError, OutputError, SourceError, UsageError
from skulens.mapping.applying import outputs
from skulens.mapping.applying.mapped_feed import MappedFeed
from skulens.mapping.applying.outputs import write_mapped
from skulens.records import Product
from skulens.sources.layout import unescape_formula
from skulens.sources.opening import open_source

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=12)
COLUMNS = [
    ("No", "id"),
    ("Name", "title"),
    ("Text", "description"),
    ("Gruppe", "category"),
    ("Marke", "brand"),
    ("VK", "price"),
    ("Bild", "photos"),
    ("Bild 2", "photos"),
    ("Farbe", "colour"),
    ("Breite", "width"),
    ("Stichworte", "tags"),
]
ROW = {
    "No": "007",
    "Name": "=Mug",
    "Text": "Nice",
    "Gruppe": "Home > Mugs",
    "Marke": "Acme",
    "VK": "1.299,00 €",
    "Bild": "a.jpg",
    "Bild 2": "b.jpg",
    "Farbe": "navy",
    "Breite": "8.0cm",
    "Stichworte": "new/sale",
    "Lager": "@3",
}


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def shop_feed(*rows: dict[str, object]) -> MappedFeed:
    return feed(Rows(*(rows or (ROW,))), plan(*COLUMNS))


def test_a_csv_has_our_fields_in_order_with_the_original_beside(tmp_path: Path) -> None:
    assert write_mapped(shop_feed(), tmp_path / "out.csv") == 1
    (row,) = read(tmp_path / "out.csv")
    extra = json.loads(row.pop("extra"))
    assert list(row.items()) == [
        ("id", "007"),
        ("title", "'=Mug"),
        ("description", "Nice"),
        ("category", "Home > Mugs"),
        ("category (original)", "Home > Mugs"),
        ("brand", "Acme"),
        ("brand (original)", "Acme"),
        ("price", "1299"),
        ("price (original)", "1.299,00 €"),
        ("url", ""),
        ("photos", "a.jpg|b.jpg"),
        ("colour", "Blue"),
        ("colour (original)", "navy"),
        ("width", "8"),
        ("width (original)", "8.0cm"),
        ("tags", "new, sale"),
        ("tags (original)", "new/sale"),
    ]
    assert extra == {
        "supplier": {"name": "Acme", "cells": {"Bild": "a.jpg", "Bild 2": "b.jpg", "Lager": "@3"}}
    }
    assert (tmp_path / "out.csv").read_bytes().startswith(b"\xef\xbb\xbfid,title,")


def test_a_cell_that_was_changed_stands_in_extra(tmp_path: Path) -> None:
    write_mapped(shop_feed(ROW | {"Text": " <b>Nice</b> "}), tmp_path / "out.csv")
    (row,) = read(tmp_path / "out.csv")
    assert json.loads(row["extra"])["supplier"]["cells"]["Text"] == " <b>Nice</b> "


def test_required_fields_have_a_column_even_if_nothing_feeds_them(tmp_path: Path) -> None:
    of = target(field("seat", "number", required=True), field("depth", "number"))
    write_mapped(feed(Rows({"id": "1"}), plan(("id", "id"), of=of)), tmp_path / "out.csv")
    (row,) = read(tmp_path / "out.csv")
    assert row["seat"] == ""
    assert "depth" not in row


def test_two_columns_never_have_one_name(tmp_path: Path) -> None:
    of = target(field("extra"), field("extra (original)"))
    made = plan(("a", "extra"), ("b", "extra (original)"), of=of)
    write_mapped(feed(Rows({"a": "1", "b": "2"}), made), tmp_path / "out.csv")
    header = (tmp_path / "out.csv").read_text("utf-8-sig").splitlines()[0].split(",")
    assert len(set(header)) == len(header)
    assert header[-1] == "extra 2"


def test_adding_the_csv_recognises_its_columns(tmp_path: Path) -> None:
    for name in ("a.jpg", "b.jpg"):
        (tmp_path / name).write_bytes(b"\x89PNG\r\n\x1a\n")
    write_mapped(shop_feed(), tmp_path / "out.csv")
    (product,) = open_source(tmp_path / "out.csv").items()
    assert isinstance(product, Product)
    assert (product.id, product.category, product.price) == ("007", "Home > Mugs", 1299.0)
    assert [Path(photo).name for photo in product.photos] == ["a.jpg", "b.jpg"]
    assert product.attributes["colour"] == "Blue"
    assert product.attributes["width"] == 8.0


@given(st.lists(st.tuples(TEXT, TEXT, TEXT), max_size=5))
def test_every_text_comes_back_from_a_csv(tmp_path: Path, rows: list[tuple[str, ...]]) -> None:
    made = plan(("a", "note"), ("b", "title"), of=target(field("note")))
    source = feed(Rows(*(dict(zip("abc", row, strict=True)) for row in rows)), made)
    assert write_mapped(source, tmp_path / "out.csv") == len(rows)
    for row, (a, b, c) in zip(read(tmp_path / "out.csv"), rows, strict=True):
        assert unescape_formula(row["note"]) == a.strip()
        assert unescape_formula(row["note (original)"]) == a
        cells = json.loads(row["extra"])["supplier"]["cells"]
        assert cells["c"] == c
        assert cells.get("b", unescape_formula(row["title"])) == b


@pytest.mark.parametrize("cell", ["=1+1", "+1-2", "-x", "@SUM(A1)", "\t=1", " =1", "＝1", "'=1"])
def test_no_cell_and_no_name_is_a_formula(tmp_path: Path, cell: str) -> None:
    of = target(field(f"{cell}x"))
    made = plan((cell, f"{cell}x"), ("title", "title"), of=of)
    write_mapped(feed(Rows({cell: cell, "title": cell}), made), tmp_path / "out.csv")
    with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        for row in csv.reader(file):
            assert not [one for one in row if one.strip()[:1] in {*"=+-@＝"}]


def test_parquet_has_types(tmp_path: Path) -> None:
    arrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    made = plan(*COLUMNS, ("Neu", "new"), of=target(*target().fields[8:], field("new", "boolean")))
    source = feed(Rows({**ROW, "Neu": "yes"}, {"No": "8"}), made)
    assert write_mapped(source, tmp_path / "out.parquet") == 2
    table = parquet.read_table(tmp_path / "out.parquet")
    types = {one.name: one.type for one in table.schema}
    assert types["price"] == types["width"] == arrow.float64()
    assert types["new"] == arrow.bool_()
    assert types["tags"] == types["photos"] == arrow.list_(arrow.string())
    assert types["colour"] == types["width (original)"] == types["extra"] == arrow.string()
    first, second = table.to_pylist()
    assert first["title"] == "=Mug"
    assert (first["price"], first["new"], first["tags"]) == (1299.0, True, ["new", "sale"])
    assert first["photos"] == ["a.jpg", "b.jpg"]
    assert (second["title"], second["price"], second["colour"]) == (None, None, None)


def test_parquet_is_written_in_groups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pyarrow")
    from pyarrow import parquet

    monkeypatch.setattr(outputs, "_GROUP_CELLS", 1000)
    source = feed(Rows(*({"id": str(n)} for n in range(250))), plan(("id", "id")))
    assert write_mapped(source, tmp_path / "out.parquet") == 250
    assert parquet.ParquetFile(tmp_path / "out.parquet").num_row_groups == 3


@pytest.mark.parametrize("name", ["out.csv", "out.parquet"])
def test_no_rows_give_a_file_of_columns(tmp_path: Path, name: str) -> None:
    source = feed(Rows(columns=["No"]), plan(*COLUMNS))
    assert write_mapped(source, tmp_path / name) == 0
    assert (tmp_path / name).stat().st_size > 0


@pytest.mark.parametrize("name", ["out.csv", "out.parquet"])
def test_a_file_appears_whole_or_not_at_all(tmp_path: Path, name: str) -> None:
    class Breaking(Rows):
        def rows(self):  # type: ignore[no-untyped-def]
            yield from super().rows()
            raise SourceError("the feed is damaged")

    (tmp_path / name).write_text("before")
    with pytest.raises(SourceError, match="damaged"):
        write_mapped(feed(Breaking(ROW), plan(*COLUMNS)), tmp_path / name)
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert (tmp_path / name).read_text() == "before"


def test_an_unknown_format_and_a_wrong_place(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="choose csv or parquet"):
        write_mapped(shop_feed(), tmp_path / "out.xlsx")
    for name in ("out.csv", "out.parquet"):
        with pytest.raises(OutputError, match="cannot write"):
            write_mapped(shop_feed(), tmp_path / "none" / name)


def test_parquet_needs_its_optional_part(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    with pytest.raises(MissingExtraError, match="pip install"):
        write_mapped(shop_feed(), tmp_path / "out.parquet")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.real_data
def test_every_cell_of_a_real_feed_is_in_the_file(real_data: Path, tmp_path: Path) -> None:
    path = real_data / "feeds" / "amazon_sample_1000.csv"
    columns = {
        "Uniq Id": "id",
        "Product Name": "title",
        "About Product": "description",
        "Category": "category",
        "Selling Price": "price",
        "List Price": "price",
        "Image": "photos",
        "Color": "colour",
    }
    source = feed(path, plan(*columns.items()))
    assert write_mapped(source, tmp_path / "out.csv") == 1000
    rows = read(tmp_path / "out.csv")
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row, supplied in zip(rows, csv.DictReader(file), strict=True):
            rest = json.loads(row["extra"])["supplier"]["cells"]
            for column, text in supplied.items():
                key = columns.get(column, "")
                shown = row.get(f"{key} (original)", row.get(key, ""))
                assert not text or rest.get(column) == text or text in unescape_formula(shown)
    assert source.counts.mapped["id"] == 1000
    assert source.counts.mapped["price"] == 975
