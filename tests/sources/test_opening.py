import csv
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

from skulens.errors import SourceError
from skulens.records import Product
from skulens.sources.feed import FeedSource
from skulens.sources.folder import FolderSource, PictureSource
from skulens.sources.opening import open_source, open_table
from skulens.sources.tables import MAX_CELL_CHARACTERS, BadRow, Row, Table

Write = Callable[..., Path]


def test_folder(shop: Path) -> None:
    source = open_source(shop, category_from_folder=True, skip=[shop / "nothing"])
    assert isinstance(source, FolderSource)
    assert source.estimate() == 4


def test_picture(shop: Path) -> None:
    assert isinstance(open_source(shop / "a.jpg"), PictureSource)
    (shop / "a.jpg").rename(shop / "noname")
    assert isinstance(open_source(shop / "noname"), PictureSource)


def test_kind_of_feed_is_told_from_its_content(shop: Path, write_feed: Write) -> None:
    workbook = Workbook()
    workbook.active.append(["id", "photo"])
    workbook.active.append(["1", "a.jpg"])
    workbook.save(shop / "sheet.dat")
    write_feed("id\tphoto\n1\ta.jpg\n", "tabs.dat")
    write_feed('{"id": "1", "photo": "a.jpg"}\n', "lines.dat", encoding="utf-8-sig")
    for name in ("sheet.dat", "tabs.dat", "lines.dat"):
        source = open_source(shop / name)
        assert isinstance(source, FeedSource)
        (product,) = source.items()
        assert isinstance(product, Product)
        assert (product.id, Path(product.photos[0]).name) == ("1", "a.jpg")


def test_parquet(shop: Path) -> None:
    arrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    parquet.write_table(arrow.table({"id": [1], "image": ["a.jpg"]}), shop / "f.parquet")
    (product,) = open_source(shop / "f.parquet").items()
    assert isinstance(product, Product)
    assert product.id == "1"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is empty"),
        (b"\x1f\x8b\x08" + bytes(20), "decompress it first"),
        (b"PK\x03\x04" + bytes(40), "damaged"),
        (b"\xd0\xcf\x11\xe0" + bytes(40), r"save it as \.xlsx"),
        (b"%PDF-1.7", "is a PDF"),
        (b"<?xml version='1.0'?><feed/>", "is XML or HTML"),
        (b'[{"id": 1}]', "one object per line"),
        (b"PAR1" + bytes(40), "Parquet"),
        (b"id,title\n1,x\n", "no column of photos"),
        (bytes(1000), "no readable header"),
    ],
)
def test_what_is_no_source_says_what_to_do(shop: Path, content: bytes, message: str) -> None:
    (shop / "file").write_bytes(content)
    with pytest.raises(SourceError, match=message):
        open_source(shop / "file")


def test_what_is_no_table_says_what_to_do(shop: Path) -> None:
    (shop / "empty").touch()
    os.mkfifo(shop / "pipe")
    for name, message in {
        "none": "does not exist; name a product feed",
        "sub": "is a folder; name the product feed in it",
        "a.jpg": "is a picture; name a product feed",
        "empty": "is empty",
        "pipe": "device or pipe; name a product feed",
    }.items():
        with pytest.raises(SourceError, match=message):
            open_table(shop / name)


def write_everywhere(folder: Path, header: list[str], rows: list[list[str]]) -> list[Table]:
    """The same table as CSV, XLSX, JSON Lines (where it has rows) and Parquet."""
    arrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    with (folder / "t.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *rows])
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet()
    for row in [header, *rows]:
        sheet.append(row)
    workbook.save(folder / "t.xlsx")
    columns = [arrow.array([row[n] for row in rows], arrow.string()) for n in range(len(header))]
    parquet.write_table(arrow.Table.from_arrays(columns, names=header), folder / "t.parquet")
    lines = [json.dumps(dict(zip(header, row, strict=True))) + "\n" for row in rows]
    (folder / "t.jsonl").write_text("".join(lines), "utf-8")
    names = ["t.csv", "t.xlsx", "t.parquet", *(["t.jsonl"] if rows else [])]
    return [open_table(folder / name) for name in names]


def cells(table: Table) -> list[dict[str, object]]:
    return [dict(row.cells) for row in table.rows() if isinstance(row, Row)]


def test_three_hundred_columns(tmp_path: Path) -> None:
    header = [f"column of {n}" for n in range(300)]
    rows = [[f"{n}/{m}" for m in range(300)] for n in range(5)]
    expected = [dict(zip(header, row, strict=True)) for row in rows]
    for table in write_everywhere(tmp_path, header, rows):
        assert table.columns == tuple(header)
        assert cells(table) == expected


def test_a_table_without_rows(tmp_path: Path) -> None:
    for table in write_everywhere(tmp_path, ["id", "title"], []):
        assert table.columns == ("id", "title")
        assert list(table.rows()) == []


def test_one_row_and_a_formula_that_is_text(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("id\n=1+1", "utf-8")
    assert cells(open_table(path)) == [{"id": "=1+1"}]


def test_all_cells_empty(tmp_path: Path) -> None:
    for table in write_everywhere(tmp_path, ["id", "title"], [["", ""], ["", ""]]):
        assert not any(cells(table))


def test_columns_of_one_name_and_of_none(tmp_path: Path) -> None:
    for table in write_everywhere(tmp_path, ["a", "a", "", "b"], [["1", "2", "3", "4"]])[:3]:
        assert table.columns == ("a", "a 2", "column 3", "b")
        assert cells(table) == [{"a": "1", "a 2": "2", "column 3": "3", "b": "4"}]


def test_a_cell_of_a_million_characters_is_read_and_a_longer_one_costs_its_row(
    write_feed: Write,
) -> None:
    text = f"id,text\n1,{'x' * 1_000_000}\n2,{'y' * (MAX_CELL_CHARACTERS + 1)}\n3,z\n"
    first, second, third = open_table(write_feed(text, "long.csv")).rows()
    assert isinstance(first, Row)
    assert len(str(first.cells["text"])) == 1_000_000
    assert isinstance(second, BadRow)
    assert second.reason == "cell_too_long"
    assert third == Row(4, {"id": "3", "text": "z"})


def test_ragged_rows_and_mixed_encodings_cost_themselves(write_feed: Write) -> None:
    good = "größe,weiß\n".encode() * 30
    content = b"id,title\n" + good + b"1\n1,2,3\ngr\xf6\xdfe,x\n" + good
    rows = list(open_table(write_feed(content, "mixed.csv")).rows())
    assert [(row.number, row.reason) for row in rows if isinstance(row, BadRow)] == [
        (33, "ragged_row"),
        (34, "bad_encoding"),
    ]
    assert [(row.number, row.missing) for row in rows if isinstance(row, Row) and row.missing] == [
        (32, 1)
    ]


def test_missing_path(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="does not exist; name a folder"):
        open_source(tmp_path / "none")


def test_folder_without_pictures(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("x")
    with pytest.raises(SourceError, match="no pictures"):
        open_source(tmp_path)


def test_pipe(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(SourceError, match="device or pipe"):
        open_source(tmp_path / "pipe")


def test_named_encoding(write_feed: Write) -> None:
    path = write_feed("id;photo;name\n1;a.jpg;Êàñ\n", encoding="cp1252")
    (product,) = open_source(path, encoding="cp1251").items()
    assert isinstance(product, Product)
    assert product.title == "Кас"


def test_an_unnamed_column_at_the_end_keeps_its_cells(tmp_path):
    feed = tmp_path / "feed.csv"
    feed.write_text("id;name;;\n1;cup;blue;\n2;jug\n3;pot;red;big\n4;pan;;;surplus\n")
    table = open_table(feed)
    assert table.columns == ("id", "name")
    first, second, third, last = table.rows()
    assert first.cells == {"id": "1", "name": "cup", "column 3": "blue"}
    assert (second.cells, second.missing) == ({"id": "2", "name": "jug"}, 0)
    assert third.cells == {"id": "3", "name": "pot", "column 3": "red", "column 4": "big"}
    assert last.reason == "ragged_row"
