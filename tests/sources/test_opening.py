import os
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

from skulens.errors import SourceError
from skulens.records import Product
from skulens.sources.feed import FeedSource
from skulens.sources.folder import FolderSource, PictureSource
from skulens.sources.opening import open_source

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
