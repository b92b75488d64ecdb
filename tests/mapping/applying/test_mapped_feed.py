from pathlib import Path

import psutil
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapping.feeds import (
    CHAIRS,
    TABLES,
    Reader,
    Rows,
    as_is,
    attributes,
    centimetres,
    feed,
    field,
    plan,
    products,
    target,
)
from skulens.mapping.applying import mapped_feed
from skulens.mapping.cells import ReadValue
from skulens.progress import ProgressEvent
from skulens.records import Product, Rejection
from skulens.sources.tables import BadRow

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=12)


def test_a_row_becomes_a_product_with_its_cells_beside_it() -> None:
    rows = Rows(
        {"No": "7", "Name": " Mug ", "Farbe": "navy", "Breite": "8cm", "VK": "12,50 €", "Rest": "x"}
    )
    source = feed(
        rows,
        plan(
            ("No", "id"),
            ("Name", "title"),
            ("Farbe", "colour"),
            ("Breite", "width"),
            ("VK", "price"),
        ),
    )
    (mapped,) = products(source)
    assert mapped.product == Product(
        id="7",
        title="Mug",
        price=12.5,
        attributes={"colour": "Blue", "width": 8.0},
        extra={
            "supplier": {
                "name": "Acme",
                "cells": {
                    "No": "7",
                    "Name": " Mug ",
                    "Farbe": "navy",
                    "Breite": "8cm",
                    "VK": "12,50 €",
                    "Rest": "x",
                },
            }
        },
    )
    assert mapped.number == 2
    assert mapped.originals == {
        "id": "7",
        "title": " Mug ",
        "colour": "navy",
        "width": "8cm",
        "price": "12,50 €",
    }


def test_numbers_and_lists_of_other_formats_are_texts_beside_it() -> None:
    rows = Rows({"id": 7.0, "new": True, "tags": ("a", " b "), "photos": ("1.jpg", "2,3.jpg")})
    source = feed(
        rows,
        plan(
            ("id", "id"),
            ("new", "new"),
            ("tags", "tags"),
            ("photos", "photos"),
            of=target(field("new", "boolean"), field("tags", "many_of")),
            readers={"new": Reader(lambda text: ReadValue(text == "true", 1.0, ""))},
        ),
    )
    (mapped,) = products(source)
    assert mapped.product.id == "7"
    assert mapped.product.attributes == {"new": True, "tags": ("a", "b")}
    assert mapped.product.photos == ("1.jpg", "2,3.jpg")
    assert mapped.product.extra["supplier"]["cells"] == {
        "id": "7",
        "new": "true",
        "tags": "a,  b ",
        "photos": "1.jpg, 2,3.jpg",
    }


def test_each_text_is_read_once_and_never_an_empty_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mapped_feed, "_BATCH_ROWS", 3)
    reader = Reader(as_is)
    rows = Rows(*({"c": text} for text in ["a", "", " a", "b", "b", "a", "  ", "c"]))
    source = feed(rows, plan(("c", "text"), of=target(field("text")), readers={"c": reader}))
    assert [one.get("text") for one in attributes(source)] == [
        "a",
        None,
        "a",
        "b",
        "b",
        "a",
        None,
        "c",
    ]
    assert reader.asked == [["a"], ["b"], ["c"]]


def test_a_value_not_sure_enough_is_not_used_but_counted() -> None:
    rows = Rows(
        *({"c": text} for text in ["navy", "rust", "rust", "n/a", "?", "red", "red", "red"])
    )
    source = feed(rows, plan(("c", "colour")))
    assert [one.get("colour") for one in attributes(source)] == [
        "Blue",
        *[None] * 4,
        *["Red"] * 3,
    ]
    values = source.counts.values
    assert [(one.raw, one.value, one.products, one.status) for one in values] == [
        ("red", "Red", 3, "accepted"),
        ("rust", "Red", 2, "open"),
        ("?", None, 1, "open"),
        ("n/a", None, 1, "left"),
        ("navy", "Blue", 1, "accepted"),
    ]
    assert values[1].reason == "'rust' was looked up"
    assert values[1].alternatives == (("Blue", 0.4),)
    assert source.counts.mapped["colour"] == 4


def test_of_numbers_only_those_not_used_are_counted_one_by_one() -> None:
    source = feed(Rows({"w": "3cm"}, {"w": "wide"}, {"w": "wide"}), plan(("w", "width")))
    assert [one.get("width") for one in attributes(source)] == [3.0, None, None]
    assert [(one.raw, one.products) for one in source.counts.values] == [("wide", 2)]


@pytest.mark.parametrize("value", ["text", True, float("nan"), float("inf"), ("a",)])
def test_what_does_not_fit_its_field_is_left_to_a_person(value: object) -> None:
    reader = Reader(lambda text: ReadValue(value, 1.0, "sure"))  # type: ignore[arg-type]
    source = feed(Rows({"w": "x"}), plan(("w", "width"), readers={"w": reader}))
    assert attributes(source) == [{}]
    (one,) = source.counts.values
    assert (one.status, one.reason) == ("open", "'x' is no number that can be kept")


def test_a_price_that_is_none_is_counted() -> None:
    source = feed(Rows({"p": "from 3 to 5"}, {"p": "-4"}), plan(("p", "price")))
    assert [one.product.price for one in products(source)] == [None, None]
    assert {one.reason for one in source.counts.values} == {
        "'from 3 to 5' is no price that can be kept",
        "'-4' is no price that can be kept",
    }


def test_values_beyond_what_is_kept_are_counted_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mapped_feed, "MAX_VALUES", 10)
    rows = Rows(*({"c": f"unknown {n}"} for n in range(25)), {"c": "unknown 3"}, {"c": "x" * 501})
    source = feed(rows, plan(("c", "colour")))
    products(source)
    assert len(source.counts.values) == 10
    assert source.counts.values[0].products == 2
    (others,) = source.counts.other_values
    assert (others.column, others.target, others.products) == ("c", "colour", 16)


def test_numbers_in_use_take_no_place_from_values_for_a_person(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(mapped_feed, "MAX_VALUES", 5)
    source = feed(Rows(*({"w": f"{n}"} for n in range(20)), {"w": "wide"}), plan(("w", "width")))
    products(source)
    assert [one.raw for one in source.counts.values] == ["wide"]


def test_a_value_too_long_to_decide_on_is_only_counted() -> None:
    source = feed(Rows({"c": "x" * 500}, {"c": "y" * 501}), plan(("c", "colour")))
    products(source)
    assert [one.raw for one in source.counts.values] == ["x" * 500]
    assert [one.products for one in source.counts.other_values] == [1]


def test_rows_that_cannot_be_read_are_rejected_in_their_place() -> None:
    rows = Rows({"id": "1"}, BadRow(3, "ragged_row", "4 cells"), {"id": "2"})
    source = feed(rows, plan(("id", "id")))
    first, bad, second = source.items()
    assert isinstance(bad, Rejection)
    assert bad.reason == "ragged_row"
    assert bad.source.endswith("feed.csv:3")
    assert bad.message == "row 3: 4 cells"
    assert [one.product.id for one in (first, second) if not isinstance(one, Rejection)] == [
        "1",
        "2",
    ]
    assert (source.counts.rows, source.counts.products) == (3, 2)
    assert source.counts.rejected == {"ragged_row": 1}
    assert source.counts.rejections == [bad]


def test_a_short_row_is_kept_and_noted(tmp_path: Path) -> None:
    path = tmp_path / "f.csv"
    path.write_text("id,colour\n1\n2,red\n", "utf-8")
    source = feed(path, plan(("id", "id"), ("colour", "colour")))
    assert [one.product.id for one in products(source)] == ["1", "2"]
    assert source.counts.rejected == {"short_row": 1}


def test_fields_that_the_category_does_not_have_are_not_filled() -> None:
    of = target(
        field("seat", "number", categories=(CHAIRS,)),
        field("colour", "one_of", categories=(CHAIRS, TABLES)),
        categories=(CHAIRS, TABLES),
    )
    cells = {"s": "40", "c": "red"}
    rows = Rows(*({**cells, "cat": cat} for cat in [CHAIRS, f"{TABLES} > Low", "Home", "Möbel"]))
    source = feed(rows, plan(("cat", "category"), ("s", "seat"), ("c", "colour"), of=of))
    found = products(source)
    assert [one.product.attributes.get("seat") for one in found] == [40.0, None, 40.0, 40.0]
    assert [one.product.attributes.get("colour") for one in found] == ["Red"] * 4
    assert found[1].originals["seat"] == "40"
    assert found[1].product.category == f"{TABLES} > Low"


def test_a_field_not_had_is_not_among_the_values_counted() -> None:
    of = target(field("colour", "one_of", categories=(CHAIRS,)), categories=(CHAIRS, TABLES))
    source = feed(
        Rows({"c": "red", "cat": TABLES}), plan(("cat", "category"), ("c", "colour"), of=of)
    )
    products(source)
    assert source.counts.values == ()


def test_categories_may_be_told_for_all_rows_of_a_batch() -> None:
    of = target(field("seat", "number", categories=(CHAIRS,)), categories=(CHAIRS, TABLES))
    source = feed(
        Rows({"s": "1", "cat": "own"}, {"s": "2", "cat": "own"}, {"s": "3", "cat": "own"}),
        plan(("s", "seat"), ("cat", "category"), of=of),
        lambda rows: [CHAIRS, TABLES, ""],
    )
    found = products(source)
    assert [one.product.category for one in found] == [CHAIRS, TABLES, "own"]
    assert [one.product.attributes.get("seat") for one in found] == [1.0, None, 3.0]


def test_required_fields_are_missed_by_category_and_product() -> None:
    of = target(
        field("seat", "number", required=True, categories=(CHAIRS,)),
        field("colour", "one_of", required=True, categories=(CHAIRS, TABLES)),
        categories=(CHAIRS, TABLES),
    )
    rows = Rows(*({"cat": cat, "c": "odd"} for cat in [CHAIRS, CHAIRS, TABLES, "?"]))
    source = feed(rows, plan(("cat", "category"), ("c", "colour"), of=of))
    products(source)
    seat, colour = source.counts.missing({"colour": "Colour", "seat": "Seat"})[::-1]
    assert (seat.target, seat.categories, seat.products) == ("seat", (CHAIRS,), 2)
    assert (colour.target, colour.categories, colour.products) == ("colour", (CHAIRS, TABLES), 3)


def test_with_one_category_all_products_are_of_it() -> None:
    of = target(field("seat", "number", required=True, categories=(CHAIRS,)), categories=(CHAIRS,))
    source = feed(Rows({"cat": "Stühle"}), plan(("cat", "category"), of=of))
    products(source)
    assert source.counts.needed["seat", CHAIRS] == 1


def test_late_columns_are_counted_with_examples(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("skulens.mapping.applying.tallies.MAX_LATE_COLUMNS", 2)
    rows = Rows({"id": "1"}, {"id": "2", "b": "x"}, {"b": "y", "c": 3.0, "d": "z"}, columns=["id"])
    source = feed(rows, plan(("id", "id")))
    found = products(source)
    assert source.counts.late == {"b": ["x", "y"], "c": ["3"]}
    assert source.counts.late_cells == 1
    assert source.counts.filled == {"id": 2, "b": 2, "c": 1}
    assert found[2].product.extra["supplier"]["cells"] == {"b": "y", "c": "3", "d": "z"}


def test_a_second_pass_counts_anew_and_progress_is_told() -> None:
    source = feed(Rows({"c": "red"}), plan(("c", "colour")))
    told: list[ProgressEvent] = []
    for _ in range(2):
        list(source.items(told.append))
        assert source.counts.values[0].products == 1
    assert told == [ProgressEvent("rows", 1, 1)] * 2


@given(
    st.lists(
        st.dictionaries(
            TEXT, TEXT | st.floats(allow_nan=False) | st.booleans() | st.lists(TEXT).map(tuple)
        )
    ),
    st.lists(st.sampled_from(["id", "colour", "width", "tags", "category", "photos"])),
)
def test_whatever_the_cells_each_row_is_a_product_with_all_of_them(
    rows: list[dict[str, object]], fields: list[str]
) -> None:
    names = sorted({name for row in rows for name in row})
    source = feed(Rows(*rows), plan(*zip(names, fields, strict=False)))
    found = products(source)
    assert len(found) == len(rows) == source.counts.products
    for one, row in zip(found, rows, strict=True):
        assert one.product.extra["supplier"]["cells"].keys() == row.keys()
    for value in source.counts.values:
        assert value.products <= len(rows)


def test_memory_does_not_grow_with_the_rows() -> None:
    class Endless(Rows):
        def rows(self):  # type: ignore[no-untyped-def]
            from skulens.sources.tables import Row

            for n in range(40_000):
                yield Row(n, {"id": str(n), "c": f"colour {n}", "w": f"{n} wide", "late": "x" * 99})

    source = feed(
        Endless(columns=["id", "c", "w"]), plan(("id", "id"), ("c", "colour"), ("w", "width"))
    )
    process = psutil.Process()
    items = source.items()
    for _ in range(10_000):
        next(items)
    before = process.memory_info().rss
    for _ in items:
        pass
    assert process.memory_info().rss - before < 60 * 1024**2
    assert (
        sum(one.products for one in source.counts.values)
        + sum(one.products for one in source.counts.other_values)
        == 2 * 40_000
    )


def test_a_long_batch_is_cut_by_its_characters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mapped_feed, "_BATCH_CHARACTERS", 1000)
    reader = Reader(centimetres)
    rows = Rows(*({"w": f"{n}", "text": "x" * 400} for n in range(6)))
    products(feed(rows, plan(("w", "width"), readers={"w": reader})))
    assert reader.asked == [["0", "1", "2"], ["3", "4", "5"]]


def test_what_is_remembered_of_a_column_has_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mapped_feed, "_BATCH_ROWS", 80)
    monkeypatch.setattr(mapped_feed, "MAX_REMEMBERED", 0)
    reader = Reader(as_is)
    texts = ["again", *(f"text {n}" for n in range(78)), "again"] * 3
    rows = Rows(
        *(
            {"c": f"{text}{place // 80}" if text != "again" else text}
            for place, text in enumerate(texts)
        )
    )
    source = feed(rows, plan(("c", "text"), of=target(field("text")), readers={"c": reader}))
    assert [one["text"] for one in attributes(source)].count("again") == 6
    assert [("again" in asked) for asked in reader.asked] == [True, False, True]


def test_a_long_text_makes_room_sooner(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mapped_feed, "_BATCH_ROWS", 1)
    monkeypatch.setattr(mapped_feed, "MAX_REMEMBERED", 0)
    reader = Reader(as_is)
    rows = Rows({"c": "a"}, {"c": "a"}, {"c": "x" * 10_000}, {"c": "a"})
    source = feed(rows, plan(("c", "text"), of=target(field("text")), readers={"c": reader}))
    products(source)
    assert [len(asked[0]) for asked in reader.asked] == [1, 10_000, 1]
