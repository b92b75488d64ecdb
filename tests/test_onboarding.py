"""Suppliers' feeds through the facade: mapped, reviewed, remembered, applied."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from skulens import Catalog
from skulens.datasets.sample_shop import sample_shop
from skulens.mapping.memory.files import write_mapping
from skulens.records import (
    IN_USE,
    AttributeCondition,
    FeedDifference,
    Filter,
    SupplierMapping,
)
from skulens.sources.opening import open_table
from skulens.sources.tables import Row
from skulens.sources.values import text_of
from support.postgres import both_databases
from support.suppliers import (
    CHAIRS,
    HARBOUR,
    LINDGRUEN,
    TABLES,
    answer_all,
    column_gold,
    fed,
    read_csv,
    small_shop,
    value_gold,
    write_feed,
)

feeds = pytest.mark.parametrize("feed", [HARBOUR, LINDGRUEN], ids=lambda feed: feed.stem)
NO_CHANGE = FeedDifference()
NOT_KNOWN = {"Inhalt l"}
"""Columns that mean a field and for which none is found; a person has to say so."""
MUGS = "Kitchen & Dining > Drinkware > Mugs"


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample shop's catalogue, to be copied."""
    where, shop = tmp_path_factory.mktemp("filled") / "shop", sample_shop()
    with Catalog.open(where, encoder="embedded") as catalog:
        catalog.import_schema(shop.taxonomy, shop.attributes)
        catalog.add(shop.products)
    return where


@pytest.fixture
def catalog(filled: Path, tmp_path: Path) -> Iterator[Catalog]:
    shutil.copytree(filled, tmp_path / "shop")
    with Catalog.open(tmp_path / "shop", create=False) as opened:
        yield opened


@pytest.fixture
def where(request: pytest.FixtureRequest, tmp_path: Path) -> Path | str:
    if getattr(request, "param", "sqlite") == "postgresql":
        return request.getfixturevalue("postgres_url")
    return tmp_path / "small"


@pytest.fixture
def small(where: Path | str, tmp_path: Path) -> Iterator[Catalog]:
    with small_shop(where, tmp_path) as opened:
        yield opened


def used(mapping: SupplierMapping) -> dict[str, str]:
    return {one.column: one.target for one in mapping.columns if one.status in IN_USE}


def questions(mapping: SupplierMapping) -> int:
    return sum(one.status == "open" for one in (*mapping.columns, *mapping.values))


def cells(feed: Path) -> list[dict[str, str]]:
    rows = [row for row in open_table(feed).rows() if isinstance(row, Row)]
    return [{name: text_of(cell) for name, cell in row.cells.items()} for row in rows]


def number(text: str) -> float:
    return float(text.replace(",", "."))


def grams(product: dict[str, str]) -> float:
    return number(product["weight_g"] or "0")


# The sample suppliers


@feeds
@pytest.mark.parametrize("category", ["auto", MUGS])
def test_a_sample_supplier_is_mapped_and_every_proposal_says_why(
    catalog: Catalog, feed: Path, category: str
) -> None:
    mapping = catalog.map_feed(feed, supplier="Acme", category=category)
    gold = column_gold(feed)
    wrong = {column for column, fields in fed(mapping).items() if fields != gold[column]}
    assert wrong <= NOT_KNOWN
    assert sum(one.status == "open" for one in mapping.columns) <= 6
    assert mapping.rows == 60
    assert mapping.by_photo == (category == "auto")
    assert mapping.difference is None
    sentences = [one.reason for one in (*mapping.columns, *mapping.values)]
    sentences += [ground.sentence for one in mapping.columns for ground in one.evidence]
    assert all(sentence.strip() and len(sentence.splitlines()) == 1 for sentence in sentences)
    assert all(one.evidence for one in mapping.columns if one.target)
    values = value_gold(feed)
    read = [one for one in mapping.values if (one.column, one.target, one.raw) in values]
    right = [one for one in read if one.value == values[one.column, one.target, one.raw]]
    given = [one for one in read if one.status == "accepted"]
    assert len(read) >= 43
    assert len(right) >= 0.94 * len(read)
    # `anthracite` is a synonym of grey in the shop's schema, whatever its maker meant.
    assert {one.raw for one in given if one not in right} <= {"anthracite", "anthrazit"}


def test_weights_and_sides_are_converted(catalog: Catalog, tmp_path: Path) -> None:
    for feed in (HARBOUR, LINDGRUEN):
        catalog.map_feed(feed, supplier=feed.stem, out=tmp_path / feed.stem)
    products = read_csv(tmp_path / HARBOUR.stem / "products.csv")
    for product, row in zip(products, cells(HARBOUR), strict=True):
        sides = [float(side) for side in re.findall(r"[0-9.]+", row.get("Dims WxDxH", ""))]
        found = [product[f"{side}_cm"] for side in ("width", "depth", "height")]
        assert [number(side) / 2.54 for side in found if side] == pytest.approx(sides, 1e-5)
        assert product["weight_g (original)"] == row.get("Wt (oz)", "")
        assert grams(product) == pytest.approx(number(row.get("Wt (oz)", "0")) * 28.349523, 1e-5)
    products = read_csv(tmp_path / LINDGRUEN.stem / "products.csv")
    for product, row in zip(products, cells(LINDGRUEN), strict=True):
        assert grams(product) == pytest.approx(number(row.get("Gew. kg", "0")) * 1000)
        for key, column in (("width", "Br. mm"), ("depth", "T. mm"), ("height", "H. mm")):
            assert number(product[f"{key}_cm"] or "0") * 10 == pytest.approx(
                number(row.get(column, "0"))
            )
    assert sum(grams(product) > 0 for product in products) > 50


@feeds
def test_what_was_reviewed_is_not_asked_again(catalog: Catalog, feed: Path) -> None:
    columns, values = column_gold(feed), value_gold(feed)
    first = catalog.map_feed(feed, supplier="Acme")
    assert (first.version, questions(first) > 0) == (1, True)
    review = catalog.review_mapping("Acme", by="ann")
    for column in NOT_KNOWN & columns.keys():
        (target,) = columns[column]
        review.confirm(review.about(column), target)
    answer_all(review, columns, values)
    # Columns that were open had no values read before.
    catalog.map_again("Acme")
    answer_all(catalog.review_mapping("Acme", by="ann"), columns, values)
    done = catalog.map_again("Acme")
    assert questions(done) == 0
    assert fed(done) == columns
    assert done.difference == NO_CHANGE
    review = catalog.review_mapping("Acme", by="ann")
    assert (review.columns(), review.values()) == ((), ())
    again = catalog.map_feed(feed, supplier=" Acme\n")
    assert again.version == done.version > first.version
    assert replace(again, seconds=0.0) == replace(done, seconds=0.0)


def test_another_supplier_profits_from_what_was_confirmed(catalog: Catalog) -> None:
    columns, values = column_gold(HARBOUR), value_gold(HARBOUR)
    alone = catalog.map_feed(HARBOUR, supplier="Acme")
    answer_all(catalog.review_mapping("Acme", by="ann"), columns, values)
    other = catalog.map_feed(HARBOUR, supplier="Bolt")
    before = {(one.column, one.target): one.probability for one in alone.columns}
    after = {(one.column, one.target): one.probability for one in other.columns}
    asked = {(one.column, one.target) for one in alone.columns if one.status == "open"}
    assert asked
    assert all(after[one] > before[one] for one in asked)
    assert any(
        ground.sentence == "confirmed for another supplier"
        for one in other.columns
        for ground in one.evidence
    )
    unsure = {(one.column, one.raw) for one in alone.values if one.status == "open"}
    told = {one.reason for one in other.values if (one.column, one.raw) in unsure}
    assert told == {"confirmed for 1 other supplier"}
    assert not any(one.status == "open" for one in other.values)


def test_a_feed_goes_straight_into_the_catalogue(catalog: Catalog) -> None:
    catalog.map_feed(HARBOUR, supplier="Harbour", accept=0.6)
    done = catalog.apply_mapping(HARBOUR, supplier="Harbour", add=True, id_prefix="harbour/")
    assert done.added is not None
    assert (done.added.products, done.products, done.added.rejections) == (60, 60, ())
    rows = {f"harbour/{row['Item No.']}": row for row in cells(HARBOUR)}
    products = {one.id: one for one in catalog.products() if one.id.startswith("harbour/")}
    assert products.keys() == rows.keys()
    for id, row in rows.items():
        assert products[id].extra["supplier"] == {"name": "Harbour", "cells": row}
    timber = [
        one for one in products.values() if one.extra["supplier"]["cells"].get("Mtl") == "timber"
    ]
    assert timber
    assert {one.attributes["material"] for one in timber} == {"wood"}
    only = Filter(attributes=(AttributeCondition("material", ("wood",)),))
    hits = catalog.search("wooden chest of drawers", k=500, filter=only).hits
    assert {one.id for one in timber} <= {hit.product_id for hit in hits}
    assert (
        catalog.search(timber[0].title, k=3, filter=only).hits[0].product_id.startswith("harbour/")
    )


def test_the_same_products_in_csv_and_parquet(catalog: Catalog, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    catalog.map_feed(LINDGRUEN, supplier="Acme", out=tmp_path / "out", format="parquet")
    table = parquet.read_table(tmp_path / "out" / "products.parquet").to_pylist()
    done = catalog.apply_mapping(LINDGRUEN, supplier="Acme", out=tmp_path / "products.csv")
    assert (done.products, done.file) == (60, str(tmp_path / "products.csv"))
    rows = read_csv(tmp_path / "products.csv")
    for typed, plain, cell in zip(table, rows, cells(LINDGRUEN), strict=True):
        assert typed["price"] == number(plain["price"]) == number(cell["VK brutto"].rstrip(" €"))
        assert (
            (typed["colour (original)"] or "")
            == plain["colour (original)"]
            == cell.get("Farbe", "")
        )
        kept = json.loads(plain["extra"])["supplier"]["cells"]
        shown = {*plain.values(), *kept.values()}
        assert all(text in shown for text in cell.values()), "nothing is dropped"


# A changed feed


HEADER = ("SKU", "Title", "Farbe", "Width", "Weight", "Seat height", "Remark")
ROWS = [
    (f"A-{n:03d}", f"Chair number {n}", ("navy", "Anthrazit", "cherry")[n % 3], f"{30 + n} cm",
     f"{n},5 kg", f"{40 + n % 9} cm", f"internal {n % 4}")
    for n in range(1, 41)
]  # fmt: skip


def feed_of(folder: Path, **names: str) -> Path:
    folder.mkdir(exist_ok=True)
    return write_feed(folder / "feed.csv", [names.get(one, one) for one in HEADER], *ROWS)


@both_databases
def test_a_renamed_column_inherits_what_was_confirmed(small: Catalog, tmp_path: Path) -> None:
    feed = feed_of(tmp_path / "in")
    small.map_feed(feed, supplier="Acme", category="Chairs")
    review = small.review_mapping("Acme", by="ann")
    review.confirm(review.about("Seat height"), "depth_cm")
    review.confirm(review.about("Farbe"))
    small.map_again("Acme")
    header = ["attr_17" if one == "Seat height" else one for one in HEADER[:-1]]
    rows = [(*row[:-1], f"note {place}") for place, row in enumerate(ROWS)]
    write_feed(feed, [*header, "Memo"], *rows)
    changed = small.map_feed(feed, supplier="Acme", category="Chairs")
    assert changed.difference == FeedDifference(
        (("Seat height", "attr_17"),), ("Memo",), ("Remark",)
    )
    (one,) = (one for one in changed.columns if one.column == "attr_17")
    assert (one.target, one.status) == ("depth_cm", "accepted")
    assert one.reason.startswith("renamed from 'Seat height', which was confirmed by ann")
    again = small.map_feed(feed, supplier="Acme", category="Chairs")
    assert (again.version, again.difference) == (changed.version, NO_CHANGE)
    assert again.columns == changed.columns
    done = small.apply_mapping(feed, supplier="Acme", out=tmp_path / "out.csv")
    assert used(done.mapping)["attr_17"] == "depth_cm"
    assert [row["depth_cm"] for row in read_csv(tmp_path / "out.csv")[:2]] == ["41", "42"]
    write_feed(feed, [*("Y3" if one == "attr_17" else one for one in header), "Memo"], *rows)
    third = small.map_feed(feed, supplier="Acme", category="Chairs")
    assert used(third)["Y3"] == "depth_cm"
    review = small.review_mapping("Acme", by="ann")
    review.none(review.about("Y3"))
    assert "Y3" not in used(small.map_again("Acme"))


# A file that was edited


def edited(file: Path, **changes: dict[str, str]) -> Path:
    """Change rows of a mapping's CSV by their raw value, else their column."""
    lines = read_csv(file)
    for line in lines:
        line.update(changes.get(line["raw"] or line["source"], {}))
    return write_feed(file, list(lines[0]), *(list(line.values()) for line in lines))


@both_databases
def test_an_edited_file_is_applied_and_adopted(small: Catalog, tmp_path: Path) -> None:
    feed, out = feed_of(tmp_path / "in"), tmp_path / "out"
    small.map_feed(feed, supplier="Acme", category=CHAIRS, out=out)
    file = edited(
        out / "mapping.csv",
        Width={"target": "height_cm", "status": "confirmed"},
        navy={"value": "cherry", "status": "confirmed"},
        Anthrazit={"value": "", "status": "refused"},
    )
    done = small.apply_mapping(feed, supplier="Acme", mapping=file, out=tmp_path / "again.csv")
    assert done.mapping.categories == (CHAIRS,)
    assert done.mapping.rejections == ()
    products = read_csv(tmp_path / "again.csv")
    assert [one["colour"] for one in products[:3]] == ["", "red", "red"]
    assert [one["height_cm"] for one in products[:3]] == ["31", "32", "33"]
    assert products[0]["seat_height_cm"] == "41"
    assert "width_cm" not in products[0]
    assert small.mapping_of("Acme").columns == small.map_again("Acme").columns
    assert small.adopt_mapping(file, by="ann") == 3
    assert small.adopt_mapping(file, by="ann") == 0
    after = small.map_again("Acme")
    assert used(after)["Width"] == "height_cm"
    meant = {one.raw: (one.value, one.status) for one in after.values if one.column == "Farbe"}
    assert meant == {
        "navy": ("red", "confirmed"),
        "cherry": ("red", "accepted"),
        "Anthrazit": (None, "refused"),
    }


def test_a_file_applied_as_json_says_the_same(small: Catalog, tmp_path: Path) -> None:
    feed, out = feed_of(tmp_path / "in"), tmp_path / "out"
    small.map_feed(feed, supplier="Acme", category=CHAIRS, out=out)
    small.apply_mapping(feed, supplier="Acme", mapping=out / "mapping.json", out=tmp_path / "a.csv")
    small.apply_mapping(feed, supplier="Acme", mapping=out / "mapping.csv", out=tmp_path / "b.csv")
    first = (out / "products.csv").read_bytes()
    assert first == (tmp_path / "a.csv").read_bytes() == (tmp_path / "b.csv").read_bytes()


def test_what_a_file_says_wrongly_is_listed_and_left_out(small: Catalog, tmp_path: Path) -> None:
    feed, out = feed_of(tmp_path / "in"), tmp_path / "out"
    small.map_feed(feed, supplier="Acme", category=CHAIRS, out=out)
    file = edited(
        out / "mapping.csv",
        Width={"target": "widht_cm"},
        navy={"value": "blu", "status": "confirmed"},
        Weight={"status": "surely"},
    )
    done = small.apply_mapping(feed, supplier="Acme", mapping=file, out=tmp_path / "again.csv")
    said = [one.message for one in done.mapping.rejections]
    assert [one.reason for one in done.mapping.rejections] == ["bad_mapping"] * 3
    assert "there is no field 'widht_cm'; did you mean 'width_cm'" in said[0]
    assert "'status' is 'surely'" in said[1]
    assert "'blu' is no value of 'colour'; did you mean 'blue'" in said[2]
    assert used(done.mapping).keys() >= {"SKU", "Title", "Farbe"}
    assert done.products == 40
    with pytest.raises(Exception, match="3 rows cannot be understood; mend them first"):
        small.adopt_mapping(file, by="ann")
    assert small.mapping_memory.suppliers()[0].columns == 0


def test_a_json_with_a_value_that_does_not_fit_leaves_it_to_people(
    small: Catalog, tmp_path: Path
) -> None:
    feed = feed_of(tmp_path / "in")
    mapping = small.map_feed(feed, supplier="Acme", category=CHAIRS)
    values = tuple(
        replace(one, value="ultraviolet") if one.raw == "navy" else one for one in mapping.values
    )
    write_mapping(replace(mapping, values=values), tmp_path / "m.json")
    done = small.apply_mapping(
        feed, supplier="Acme", mapping=tmp_path / "m.json", out=tmp_path / "out.csv"
    )
    (navy,) = (one for one in done.mapping.values if one.raw == "navy")
    assert (navy.value, navy.status) == (None, "open")
    assert "'ultraviolet' is no value of 'colour'" in navy.reason


# Categories


def test_a_field_is_filled_only_where_the_category_has_it(small: Catalog, tmp_path: Path) -> None:
    feed = write_feed(
        tmp_path / "feed.csv", ("SKU", "Title", "Category", "Seat height", "Drawers", "Colour"),
        *((f"{kind}{n}", f"{kind} {n}", kind, f"4{n} cm", str(n), "red")
          for kind in ("Chairs", "Tisch") for n in range(1, 9)),
    )  # fmt: skip
    out = tmp_path / "out"
    mapping = small.map_feed(
        feed, supplier="Acme", category=("Chairs", TABLES), accept=0.5, out=out
    )
    assert mapping.categories == (CHAIRS, TABLES)
    for product in read_csv(out / "products.csv"):
        kind = product["category"]
        assert kind in (CHAIRS, TABLES)
        assert bool(product["seat_height_cm"]) == (kind == CHAIRS)
        assert bool(product["drawers"]) == (kind == TABLES)
        assert product["seat_height_cm (original)"], "the cell is kept all the same"


def test_rows_whose_category_is_unsure_are_listed(catalog: Catalog, tmp_path: Path) -> None:
    photos = sample_shop().folder / "photos"
    rows = [(f"{n}", "Ceramic mug with handle", f"mug-0{n}.jpg", "Mugs") for n in range(1, 7)]
    feed = write_feed(
        tmp_path / "feed.csv", ("Id", "Title", "Photo", "Warengruppe"), *rows, ("7", "", "", ""),
    )  # fmt: skip
    mapping = catalog.map_feed(
        feed, supplier="Acme", accept=0.5, photo_root=photos, out=tmp_path / "out"
    )
    assert mapping.categories == (MUGS,)
    (rejection,) = mapping.rejections
    assert (rejection.reason, rejection.source) == ("category_unsure", f"{feed.resolve()}:8")
    assert rejection.message == "line 8: no photo and no title tell its category"
    assert "no photo and no title tell" in (tmp_path / "out" / "report.html").read_text()
    assert str(photos) not in (tmp_path / "out" / "mapping.json").read_text()
    products = read_csv(tmp_path / "out" / "products.csv")
    assert [one["category"] for one in products] == [MUGS] * 6 + [""]
    assert catalog.map_again("Acme").rejections == (rejection,)
    again = catalog.map_feed(feed, supplier="Acme", accept=0.5)
    lost = {one.reason for one in again.rejections}
    assert lost == {"category_unsure", "photo_not_found"}, "photos are not beside the feed"
    twice = catalog.apply_mapping(
        feed, supplier="Acme", photo_root=photos, out=tmp_path / "again.csv", add=True
    )
    reasons = [one.reason for one in twice.mapping.rejections]
    assert reasons == ["category_unsure"], "two passes are one feed"
