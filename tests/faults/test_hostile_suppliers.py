"""Suppliers' feeds, names and mapping files as they should not be: told, bounded, nothing lost."""

from __future__ import annotations

import csv
import json
import random
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from skulens import Catalog
from skulens.errors import (
    MappingError,
    NotFoundError,
    OutputError,
    SourceError,
    UsageError,
)
from skulens.progress import ProgressEvent
from skulens.records import IN_USE, SupplierMapping
from support.suppliers import read_csv, small_shop, write_feed

HEADER = ("SKU", "Title", "Colour")
FILES = {"mapping.csv", "mapping.json", "products.csv", "report.html"}
SCRIPT = "<script>alert(1)</script>"


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Catalog]:
    with small_shop(tmp_path / "shop", tmp_path) as opened:
        yield opened


def mapped(shop: Catalog, feed: Path, **changes: Any) -> SupplierMapping:
    arguments = {"supplier": "Acme", "category": "Chairs", "accept": 0.8, **changes}
    return shop.map_feed(feed, out=feed.parent / "out", **arguments)


def written(feed: Path) -> list[dict[str, str]]:
    out = feed.parent / "out"
    assert {path.name for path in out.iterdir()} == FILES
    return read_csv(out / "products.csv")


def targets(mapping: SupplierMapping) -> list[tuple[str, str]]:
    return [(one.column, one.target if one.status in IN_USE else "") for one in mapping.columns]


# Feeds


def test_columns_without_a_name_and_with_the_same_name(shop: Catalog, tmp_path: Path) -> None:
    feed = write_feed(
        tmp_path / "feed.csv", ("SKU", "Colour", "", "Remark", "remark", "Remark", "Title"),
        *((f"A{n}", "navy", f"x{n}", "one", "two", "three", f"Chair {n}") for n in range(5)),
    )  # fmt: skip
    mapping = mapped(shop, feed)
    assert targets(mapping) == [
        ("SKU", "id"), ("Colour", "colour"), ("column 3", ""), ("Remark", ""), ("remark", ""),
        ("Remark 2", ""), ("Title", "title"),
    ]  # fmt: skip
    kept = json.loads(written(feed)[0]["extra"])["supplier"]["cells"]
    assert kept == {"column 3": "x0", "Remark": "one", "remark": "two", "Remark 2": "three"}
    again = mapped(shop, feed)
    assert (again.version, again.columns) == (1, mapping.columns)


def test_a_cell_of_a_million_characters(shop: Catalog, tmp_path: Path) -> None:
    long = "<p>A long text.</p> " * 50_000
    feed = write_feed(
        tmp_path / "feed.csv", (*HEADER, "Description"), ("A1", "One", "x" * 1_000_000, "a"),
        ("A2", "Two", "red", long), ("A3", "y" * 1_100_000, "red", "b"), ("A4", "Four", "red", "c"),
    )  # fmt: skip
    started = time.monotonic()
    mapping = mapped(shop, feed)
    assert time.monotonic() - started < 20
    first, second, fourth = written(feed)
    assert first["colour (original)"] == "x" * 1_000_000
    assert (first["colour"], fourth["colour"]) == ("", "red")
    assert len(second["description"]) == len("A long text.\n") * 50_000 - 1
    assert [one.reason for one in mapping.rejections] == ["cell_too_long"]
    others = [(tmp_path / "out" / name).stat().st_size for name in FILES - {"products.csv"}]
    assert max(others) < 100_000, "what people read has no cell of a million characters"
    assert shop.review_mapping("Acme", by="ann").mapping.rows == 4


def test_rows_that_are_too_short_or_too_long(shop: Catalog, tmp_path: Path) -> None:
    feed = write_feed(
        tmp_path / "feed.csv", HEADER, ("A1", "One"), ("A2", "Two", "red", "more", "and more"),
        ("A3", "Three", "blue"),
    )  # fmt: skip
    mapping = mapped(shop, feed)
    assert [(one.reason, one.source[-2:]) for one in mapping.rejections] == [
        ("short_row", ":2"),
        ("ragged_row", ":3"),
    ]
    assert [one["title"] for one in written(feed)] == ["One", "Three"]
    assert mapping.rows == 3
    assert "5 cells where the header has 3" in (tmp_path / "out" / "report.html").read_text(
        encoding="utf-8"
    )


def test_a_row_in_another_encoding_costs_that_row(shop: Catalog, tmp_path: Path) -> None:
    feed = tmp_path / "feed.csv"
    rows = "".join(f"A{n};Stuhl für Gäste in Größe {n};navy\n" for n in range(40))
    feed.write_bytes(
        b"SKU;Title;Colour\n" + rows.encode() + "A99;Stuhl für Gäste;navy\n".encode("cp1252")
    )
    mapping = mapped(shop, feed)
    assert [(one.reason, one.source[-3:]) for one in mapping.rejections] == [
        ("bad_encoding", ":42")
    ]
    products = written(feed)
    assert len(products) == 40
    assert products[3]["title"] == "Stuhl für Gäste in Größe 3"


@pytest.mark.parametrize("encoding", ["utf-16", "cp1252", "utf-8-sig"])
def test_a_feed_in_any_encoding(shop: Catalog, tmp_path: Path, encoding: str) -> None:
    feed = tmp_path / "feed.csv"
    rows = "".join(f"A{n};Stühle für Gäste {n};weiß\n" for n in range(9))
    feed.write_bytes(f"SKU;Title;Farbe\n{rows}".encode(encoding))
    mapping = mapped(shop, feed)
    assert mapping.rejections == ()
    assert written(feed)[8]["title"] == "Stühle für Gäste 8"


def test_a_single_row(shop: Catalog, tmp_path: Path) -> None:
    feed = write_feed(tmp_path / "feed.csv", HEADER, ("A1", "One", "navy"))
    assert mapped(shop, feed).rows == 1
    (product,) = written(feed)
    assert (product["id"], product["colour"]) == ("A1", "blue")


@pytest.mark.parametrize("rows", [[], [("", " ", ""), (" ", "", "")]], ids=["none", "empty"])
def test_a_feed_in_which_nothing_is(shop: Catalog, tmp_path: Path, rows: list[Any]) -> None:
    feed = write_feed(tmp_path / "feed.csv", HEADER, *rows)
    mapping = mapped(shop, feed)
    assert {(one.target, one.status, one.reason) for one in mapping.columns} == {
        ("", "left", "all its cells are empty")
    }
    assert len(written(feed)) == len(rows)
    review = shop.review_mapping("Acme", by="ann")
    assert (review.columns(), review.values()) == ((), ())
    full = mapped(shop, write_feed(feed, HEADER, ("A1", "One", "navy")))
    assert [target for _, target in targets(full)] == ["id", "title", "colour"]


@pytest.mark.parametrize("content", [b"", b"\n\n\n", b"\x89PNG\r\n\x1a\n\x00\x00"])
def test_a_file_that_is_no_feed(shop: Catalog, tmp_path: Path, content: bytes) -> None:
    feed = tmp_path / "feed.csv"
    feed.write_bytes(content)
    with pytest.raises(SourceError, match=r"feed\.csv"):
        mapped(shop, feed)
    assert not (tmp_path / "out").exists()
    with pytest.raises(NotFoundError, match="no feed of 'Acme' was mapped; begin with"):
        shop.mapping_of("Acme")


def test_formulas_are_text_wherever_they_are_written(shop: Catalog, tmp_path: Path) -> None:
    formulas = ("=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-2+3", "\t=1", '=HYPERLINK("http://x")')
    feed = write_feed(
        tmp_path / "feed.csv", (*HEADER, "=cmd|x"), *(("A1", one, one, one) for one in formulas)
    )
    mapped(shop, feed, supplier="=SUM(A1)")
    assert [one["title"] for one in written(feed)] == [f"'{one.strip()}" for one in formulas]
    for name in ("products.csv", "mapping.csv"):
        with (tmp_path / "out" / name).open(encoding="utf-8-sig", newline="") as file:
            cells = [cell for row in csv.reader(file) for cell in row]
        assert not [cell for cell in cells if cell[:1] in ("=", "+", "-", "@", "\t")]
    assert shop.adopt_mapping(tmp_path / "out" / "mapping.csv", by="ann") == 0
    done = shop.apply_mapping(
        feed, supplier="=SUM(A1)", mapping=tmp_path / "out" / "mapping.csv", out=tmp_path / "b.csv"
    )
    assert (done.products, done.mapping.rejections) == (6, ())


def test_a_workbook_that_is_a_bomb_or_looks_elsewhere(shop: Catalog, tmp_path: Path) -> None:
    bomb = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("xl/workbook.xml", "<workbook/>")
        file.writestr("xl/worksheets/sheet1.xml", bytes(30 << 20))
    with pytest.raises(SourceError, match="times its size"):
        mapped(shop, bomb)
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for row in (HEADER, ("A1", "One", "navy"), ("A2", "=[other.xlsx]Sheet1!A1", "red")):
        book.active.append(row)
    linked = tmp_path / "linked.xlsx"
    book.save(linked)
    with zipfile.ZipFile(linked, "a") as file:
        file.writestr("xl/externalLinks/externalLink1.xml", "<externalLink/>")
    mapped(shop, linked)
    assert [(one["id"], one["title"]) for one in written(linked)] == [("A1", "One"), ("A2", "")]


def test_two_columns_that_are_equally_good_are_both_shown(shop: Catalog, tmp_path: Path) -> None:
    rows = [
        (f"A{n}", f"Chair {n}", ("red", "navy")[n % 2], ("navy", "red")[n % 2]) for n in range(8)
    ]
    feed = write_feed(tmp_path / "feed.csv", ("SKU", "Title", "Colour", "Color"), *rows)
    mapping = mapped(shop, feed)
    found = {one.column: one for one in mapping.columns if one.target == "colour"}
    assert {column: one.status for column, one in found.items()} == {
        "Colour": "open",
        "Color": "open",
    }
    assert found["Colour"].reason.startswith("as good as 'Color' for 'colour'")
    assert {one["colour"] for one in written(feed)} == {""}
    assert [one.target for one in mapping.missing if one.products == 8] == [
        "photos",
        "colour",
        "seat_height_cm",
    ]
    review = shop.review_mapping("Acme", by="ann")
    (question,) = (one for one in review.columns() if "colour" in one.targets)
    assert question.columns == ("Colour", "Color")
    review.confirm(question, "colour", columns=["Color"])
    mapped(shop, feed)
    assert [one["colour"] for one in written(feed)[:2]] == ["blue", "red"]


# What is asked


def test_categories_that_cannot_be_told(shop: Catalog, tmp_path: Path) -> None:
    feed = write_feed(tmp_path / "feed.csv", ("SKU", "Colour"), ("A1", "red"), ("A2", "navy"))
    with pytest.raises(UsageError, match=r"no column of photos or titles.*--category PATH"):
        mapped(shop, feed, category="auto")
    with pytest.raises(
        NotFoundError, match=r"no category 'Chair' .*did you mean 'Furniture > Chairs'"
    ):
        mapped(shop, feed, category="Chair")
    with pytest.raises(UsageError, match="'auto' tells the categories itself; give it alone"):
        mapped(shop, feed, category=("auto", "Chairs"))
    assert not (tmp_path / "out").exists()


def test_a_column_of_photos_that_was_confirmed_tells_the_categories(
    shop: Catalog, tmp_path: Path
) -> None:
    rows = [(f"A{n}", f"q{n}", "Chairs") for n in range(4)]
    feed = write_feed(tmp_path / "feed.csv", ("SKU", "zzz", "Colour"), *rows)
    with pytest.raises(UsageError, match="no column of photos or titles"):
        mapped(shop, feed, category="auto")
    mapped(shop, feed)
    review = shop.review_mapping("Acme", by="ann")
    review.confirm(review.about("zzz"), "title")
    assert mapped(shop, feed, category="auto").by_photo


@pytest.mark.parametrize(
    ("supplier", "message"),
    [
        (" \n\t", "needs the name of the supplier"),
        ("x" * 10_000, "has 10000 characters; give a short one, of at most 200"),
        ("Acme\x1b[31m", "characters that control a terminal"),
        ("A\x00cme", "characters that control a terminal"),
    ],
)
def test_a_supplier_whose_name_is_none(
    shop: Catalog, tmp_path: Path, supplier: str, message: str
) -> None:
    feed = write_feed(tmp_path / "feed.csv", HEADER, ("A1", "One", "navy"))
    with pytest.raises(UsageError, match=message) as raised:
        mapped(shop, feed, supplier=supplier)
    assert len(str(raised.value)) < 300


@pytest.mark.parametrize(
    "supplier", ["../../etc/passwd", "C:\\CON", "Ann\n& Söhne", "\u202eemca", SCRIPT, "%s{}' --"]
)
def test_a_supplier_with_a_strange_name(shop: Catalog, tmp_path: Path, supplier: str) -> None:
    feed = write_feed(tmp_path / "feed.csv", HEADER, ("A1", "One", "navy"))
    mapping = mapped(shop, feed, supplier=supplier)
    assert mapping.supplier == " ".join(supplier.split())
    assert shop.mapping_of(supplier).version == 1
    review = shop.review_mapping(supplier, by="ann")
    review.confirm(review.about("Colour"))
    assert shop.mapping_memory.suppliers()[0].columns == 1
    assert written(feed)[0]["colour"] == "blue"
    assert {path.name for path in tmp_path.iterdir()} == {
        "feed.csv", "out", "shop", "attributes.yaml", "taxonomy.csv",
    }  # fmt: skip


# What is written


class _Tags(HTMLParser):
    """The tags of a page and what it says."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes.update(name for name, _ in attrs)

    def handle_data(self, data: str) -> None:
        self.text += data


def test_no_text_of_a_supplier_is_run_by_the_report(shop: Catalog, tmp_path: Path) -> None:
    def bad(number: int) -> str:
        return (
            f"</td><script>alert({number})</script><img src=x onerror='alert({number})'>{{{{7*7}}}}"
        )

    rows = [(bad(1), bad(2), bad(3), bad(4), "red"), ("A2", "Two", "navy", "x", "navy"), ("A3",)]
    feed = write_feed(
        tmp_path / f"{SCRIPT.replace('/', '')}.csv",
        ("SKU", "Title", "Colour", bad(5), "Farbe"),
        *rows,
    )
    mapped(shop, feed, supplier=bad(6), accept=0.5)
    review = shop.review_mapping(bad(6), by=bad(7))
    review.confirm(review.about("Colour"))
    review.none(review.about(bad(5)))
    mapped(
        shop, write_feed(feed, ("SKU", "Title", "Colour", bad(8), bad(9)), *rows), supplier=bad(6)
    )
    page = _Tags()
    page.feed((tmp_path / "out" / "report.html").read_text(encoding="utf-8"))
    assert not page.tags & {"script", "img", "iframe", "object", "a", "link"}
    assert not [name for name in page.attributes if name.startswith("on")]
    for number in (3, 6, 7, 8):
        assert f"alert({number})" in page.text, "it is shown as text"
    assert "49" not in page.text.split("alert(3)")[1][:60]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda plain: plain.update(format="other"), "is no mapping"),
        (lambda plain: plain["mapping"].update(accept="high"), "accept is 'high'"),
        (lambda plain: plain["mapping"].update(columns=[{"column": "SKU"}]), "lacks the field"),
        (lambda plain: plain["mapping"].update(__class__="os.system"), "nothing is known of"),
        (
            lambda plain: plain["mapping"].update(categories=["Spaceships"]),
            "no category 'Spaceships'",
        ),
        (lambda plain: plain["mapping"].update(accept=7.0), "accept from 7.0 on is no probability"),
        (lambda plain: plain["mapping"]["columns"][0].update(status="sure"), "one of confirmed"),
    ],
)
def test_a_mapping_file_that_was_tampered_with(
    shop: Catalog, tmp_path: Path, change: Callable[[Any], None], message: str
) -> None:
    feed = write_feed(tmp_path / "feed.csv", HEADER, ("A1", "One", "navy"))
    mapped(shop, feed)
    file = tmp_path / "out" / "mapping.json"
    plain = json.loads(file.read_text(encoding="utf-8"))
    change(plain)
    file.write_text(json.dumps(plain), encoding="utf-8")
    with pytest.raises((MappingError, NotFoundError, UsageError), match=message):
        shop.apply_mapping(feed, supplier="Acme", mapping=file, out=tmp_path / "again.csv")
    assert not (tmp_path / "again.csv").exists()


@pytest.mark.parametrize(
    "content", ["[" * 100_000, "{}", '{"format": "skulens mapping"}', "\udcff"]
)
def test_a_mapping_file_that_is_none(shop: Catalog, tmp_path: Path, content: str) -> None:
    feed = write_feed(tmp_path / "feed.csv", HEADER, ("A1", "One", "navy"))
    file = tmp_path / "mapping.json"
    file.write_text(content, encoding="utf-8", errors="surrogateescape")
    with pytest.raises(MappingError, match=r"mapping\.json"):
        shop.apply_mapping(feed, supplier="Acme", mapping=file, out=tmp_path / "again.csv")
    with pytest.raises(MappingError, match=r"mapping\.json"):
        shop.adopt_mapping(file, by="ann")


# When it is cut short

_KILLED = """
import os, signal, sys
from skulens import Catalog

def tell(event):
    if event.stage == "rows" and event.done >= 4000:
        os.kill(os.getpid(), signal.SIGKILL)

where, feed, out = sys.argv[1:]
with Catalog.open(where, create=False) as catalog:
    catalog.map_feed(feed, supplier="Acme", category="Chairs", out=out, progress=tell)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_killed_in_the_middle_nothing_half_written_is_there(shop: Catalog, tmp_path: Path) -> None:
    rows = [(f"A{n}", f"Chair {n}", "navy") for n in range(6_000)]
    feed = write_feed(tmp_path / "feed.csv", HEADER, *rows)
    command = [sys.executable, "-c", _KILLED, tmp_path / "shop", feed, tmp_path / "out"]
    assert subprocess.run(command, check=False).returncode == -signal.SIGKILL
    visible = [path.name for path in (tmp_path / "out").iterdir() if path.name[0] != "."]
    assert visible == []
    with pytest.raises(NotFoundError):
        shop.mapping_of("Acme")
    assert mapped(shop, feed).version == 1
    before = {name: (tmp_path / "out" / name).read_bytes() for name in FILES}
    assert len(read_csv(tmp_path / "out" / "products.csv")) == 6_000
    assert subprocess.run(command, check=False).returncode == -signal.SIGKILL
    assert {name: (tmp_path / "out" / name).read_bytes() for name in FILES} == before
    assert shop.mapping_of("Acme").version == 1


@contextmanager
def little_room(size: int) -> Iterator[None]:
    """No file grows beyond a size, as on a disk that is full."""
    resource = pytest.importorskip("resource")
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, handler)


@pytest.mark.parametrize("format", ["csv", "parquet"])
def test_a_full_disk_leaves_what_was_there(shop: Catalog, tmp_path: Path, format: str) -> None:
    pytest.importorskip("pyarrow")
    dice = random.Random(7)
    texts = [dice.randbytes(1500).hex() for _ in range(999)]
    small = write_feed(tmp_path / "small.csv", HEADER, ("A1", "One", "navy"))
    large = write_feed(
        tmp_path / "large.csv",
        HEADER,
        *((f"A{n}", texts[n], "navy") for n in range(999)),
    )
    out = tmp_path / f"products.{format}"
    mapped(shop, small)
    shop.apply_mapping(small, supplier="Acme", out=out)
    before = out.read_bytes()
    with (
        little_room(1 << 20),
        pytest.raises(OutputError, match=f"cannot write .*products.{format}"),
    ):
        shop.apply_mapping(large, supplier="Acme", out=out)
    assert out.read_bytes() == before
    assert not list(tmp_path.glob(".*.part"))
    assert shop.mapping_of("Acme").feed == "small.csv"
    assert shop.apply_mapping(large, supplier="Acme", out=out).products == 999


def test_a_folder_that_cannot_be_written(shop: Catalog, tmp_path: Path) -> None:
    feed = write_feed(tmp_path / "feed.csv", HEADER, ("A1", "One", "navy"))
    for out in (feed, feed / "deeper"):
        with pytest.raises(OutputError, match=r"cannot write into .*feed\.csv"):
            shop.map_feed(feed, supplier="Acme", category="Chairs", out=out)
    with pytest.raises(UsageError, match="say where the products go"):
        shop.apply_mapping(feed, supplier="Acme")
    with pytest.raises(UsageError, match="'docx' is no format"):
        mapped(shop, feed, format="docx")


def test_someone_who_stops_it_is_obeyed(shop: Catalog, tmp_path: Path) -> None:
    feed = write_feed(tmp_path / "feed.csv", HEADER, *((f"A{n}", "x", "navy") for n in range(3000)))

    def stop(event: ProgressEvent) -> None:
        if event.stage == "rows":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        mapped(shop, feed, progress=stop)
    assert list((tmp_path / "out").iterdir()) == []
    with pytest.raises(NotFoundError):
        shop.mapping_of("Acme")
