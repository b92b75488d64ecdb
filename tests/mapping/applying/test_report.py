from dataclasses import replace
from pathlib import Path

from evaluation.reading import Page
from evaluation.test_report import HOSTILE
from mapping.feeds import CHAIRS, TABLES, Rows, feed, field, mapping, plan, products, target
from skulens.mapping.applying import report as report_module
from skulens.mapping.applying.plan import MappingPlan
from skulens.mapping.applying.report import MappingReport, write_mapping_report
from skulens.mapping.applying.tallies import MappingCounts
from skulens.records import FeedDifference, FieldCandidate, FieldMapping, Rejection, SupplierMapping
from skulens.sources.tables import BadRow

OPEN = FieldMapping(
    "Ausf.",
    "",
    "",
    0.55,
    "open",
    "as likely a colour as a finish",
    candidates=(FieldCandidate("colour", 0.55, ()), FieldCandidate("finish", 0.41, ())),
)
LEFT = FieldMapping("Lager", "", "", 0.97, "left", "stock is nothing the shop asks for")
OF = target(
    field("colour", "one_of", required=True, categories=(CHAIRS, TABLES)),
    field("seat", "number", required=True, categories=(CHAIRS,)),
    field("width", "number"),
    categories=(CHAIRS, TABLES),
)
PAIRS = (
    ("No", "id"),
    ("Gruppe", "category"),
    ("Farbe", "colour"),
    ("Farbe 2", "colour"),
    ("Breite", "width"),
    ("Volt", "voltage"),
)


def applied() -> tuple[SupplierMapping, MappingPlan, MappingCounts]:
    rows = Rows(
        {
            "No": "1",
            "Gruppe": CHAIRS,
            "Farbe": "navy",
            "Farbe 2": "red",
            "Ausf.": "matt",
            "Lager": "1",
        },
        {"No": "2", "Gruppe": CHAIRS, "Farbe": "rust", "Lager": "3", "Volt": "12"},
        {"No": "3", "Gruppe": TABLES, "Farbe": "rust", "Ausf.": "gloss", "neu": "x", "Lager": "2"},
        {"No": "4", "Gruppe": TABLES, "Farbe": "n/a", "Breite": "wide"},
        BadRow(9, "ragged_row", "5 cells"),
        columns=["No", "Gruppe", "Farbe", "Farbe 2", "Breite", "Volt", "Ausf.", "Lager"],
    )
    source = feed(rows, plan(*PAIRS, of=OF))
    products(source)
    made = mapping(
        *PAIRS,
        OPEN,
        LEFT,
        version=2,
        categories=(CHAIRS, TABLES),
        difference=FeedDifference((("Color", "Farbe"),), ("Volt",), ("Gewicht",)),
        examples={"Ausf.": ("matt", "gloss")},
    )
    return made, source.plan, source.counts


def written(tmp_path: Path, **changes: object) -> Page:
    made, made_plan, counts = applied()
    made = replace(made, **changes)  # type: ignore[arg-type]
    write_mapping_report(
        tmp_path / "map.html", MappingReport(made, made_plan, counts, "skulens map feed.csv")
    )
    page = Page(tmp_path / "map.html")
    page.assert_self_contained()
    return page


def rows_of(page: Page, heading: str) -> list[list[str]]:
    return [[" ".join(cell.split()) for cell in row] for row in page.table(heading)]


def test_figures_are_those_of_the_rows(tmp_path: Path) -> None:
    page = written(tmp_path)
    assert page.metrics == {
        "products": "4",
        "rejected": "1",
        "unfed": "3",
        "open_columns": "1",
        "open_values": "2",
        "open_cells": "3",
    }
    assert "5 rows read, 4 became products" in page.text
    assert "1 column and 2 values wait for a person" in " ".join(page.text.split())


def test_required_fields_that_no_column_feeds_come_by_products(tmp_path: Path) -> None:
    page = written(tmp_path)
    unfed, unfilled = (
        [[" ".join(cell.split()) for cell in row] for row in table[1:]]
        for table in page.tables
        if table[0][0] == "Field" and table[0][-1] == "Products without"
    )
    assert [(row[0], row[-1]) for row in unfed] == [("Title", "4"), ("Photos", "4"), ("Seat", "2")]
    assert unfed[2][1] == "Home › Chairs"
    assert unfilled == [["Colour", "Home › Tables; Home › Chairs", "3"]]


def test_values_for_a_person_come_by_products_with_what_they_may_be(tmp_path: Path) -> None:
    rows = rows_of(written(tmp_path), "Value")
    assert rows == [
        ["rust", "Farbe", "Colour", "Red", "60.0%", "2", "'rust' was looked up"],
        ["wide", "Breite", "Width", "", "–", "1", "'wide' is no number"],
    ]


def test_values_left_alone_are_shown_apart(tmp_path: Path) -> None:
    tables = [table[1:] for table in written(tmp_path).tables if table[0][0] == "Value"]
    assert [row[0].strip() for row in tables[1]] == ["n/a"]


def test_columns_that_feed_nothing_show_what_they_hold(tmp_path: Path) -> None:
    rows = {row[0]: row[1:] for row in rows_of(written(tmp_path), "Column")}
    assert list(rows) == ["Ausf.", "Lager", "Volt", "neu"]
    assert rows["Lager"][0] == "75.0%"
    assert rows["Ausf."] == [
        "50.0%",
        "matt gloss",
        "a person must decide",
        "Colour 55.0%, finish 41.0%",
        "as likely a colour as a finish",
    ]
    assert rows["Volt"][2:] == [
        "not used",
        "",
        "no field 'voltage' is among those asked for",
    ]
    assert rows["neu"][1:3] == ["x", "not mapped"]


def test_columns_that_disagree_show_both(tmp_path: Path) -> None:
    page = written(tmp_path)
    (table,) = [table for table in page.tables if "Disagrees" in table[0]]
    assert [cell.strip() for cell in table[1]] == [
        "Colour",
        "Farbe",
        "Farbe 2",
        "1",
        "2: navy / red",
    ]


def test_what_changed_since_the_feed_before(tmp_path: Path) -> None:
    assert rows_of(written(tmp_path), "Change") == [
        ["renamed", "Farbe", "Color"],
        ["new", "Volt", ""],
        ["vanished", "Gewicht", ""],
    ]
    assert "first mapping" in written(tmp_path, difference=None).text
    assert "those of the feed before" in written(tmp_path, difference=FeedDifference()).text


def test_what_could_not_be_read_is_listed(tmp_path: Path) -> None:
    page = written(tmp_path)
    assert rows_of(page, "Where")[0][1] == "row 9: 5 cells"
    assert "were only counted" not in page.text


def test_no_more_values_than_can_be_looked_at(tmp_path: Path, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr(report_module, "MOST_VALUES", 1)
    page = written(tmp_path)
    assert [row[0] for row in rows_of(page, "Value")] == ["rust"]
    assert "And 1 rarer ones." in page.text


def test_what_suppliers_write_is_only_text(tmp_path: Path) -> None:
    pairs = ((HOSTILE, "colour"), ("b", "colour"), ("c", HOSTILE))
    rows = Rows(
        {HOSTILE: "navy", "b": "red"},
        {HOSTILE: HOSTILE, f"{HOSTILE}2": HOSTILE},
        columns=[HOSTILE, "b"],
    )
    source = feed(rows, plan(*pairs, of=OF))
    products(source)
    source.counts.reject(Rejection(HOSTILE, HOSTILE, HOSTILE))
    made = mapping(
        *pairs,
        replace(OPEN, column=f"{HOSTILE}3", reason=HOSTILE),
        supplier=HOSTILE,
        feed=HOSTILE,
        categories=(HOSTILE,),
        difference=FeedDifference(((HOSTILE, HOSTILE),), (HOSTILE,), (HOSTILE,)),
        examples={f"{HOSTILE}3": (HOSTILE,)},
    )
    write_mapping_report(
        tmp_path / "map.html", MappingReport(made, source.plan, source.counts, HOSTILE)
    )
    page = Page(tmp_path / "map.html")
    page.assert_self_contained()
    assert page.text.count(HOSTILE) > 12
    assert "<script" not in page.source


def test_an_empty_feed_has_a_page_too(tmp_path: Path) -> None:
    source = feed(Rows(columns=["No"]), plan(("No", "id")))
    products(source)
    write_mapping_report(
        tmp_path / "map.html", MappingReport(mapping(("No", "id")), source.plan, source.counts)
    )
    assert "Nothing waits for a person" in Page(tmp_path / "map.html").text
