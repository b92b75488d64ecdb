import pytest

from skulens.errors import SourceError
from skulens.sources.tables import (
    MAX_COLUMNS,
    BadRow,
    Row,
    check_column_count,
    checked,
    column_names,
    text_row,
)


def test_names_of_columns_are_trimmed_and_distinct() -> None:
    assert column_names([" id ", "", "image", "image", "image 2", "a\n b"]) == (
        "id",
        "column 2",
        "image",
        "image 2",
        "image 2 2",
        "a b",
    )


def test_empty_cells_are_left_out() -> None:
    assert text_row(7, ("a", "b"), ["", "x"]) == Row(7, {"b": "x"})


def test_half_a_character_cannot_be_stored() -> None:
    row = checked(Row(3, {"a": ("ok", "\ud83d")}))
    assert isinstance(row, BadRow)
    assert row.reason == "bad_encoding"


def test_names_are_checked_too() -> None:
    row = checked(Row(3, {"a\x00": 1.0}))
    assert isinstance(row, BadRow)
    assert row.reason == "nul_character"


def test_thousands_of_columns_with_one_name_are_named_at_once() -> None:
    names = column_names(["a"] * MAX_COLUMNS)
    assert len(set(names)) == MAX_COLUMNS
    assert names[-1] == f"a {MAX_COLUMNS}"


def test_more_columns_than_a_spreadsheet_has_are_no_feed() -> None:
    check_column_count(MAX_COLUMNS, "feed.csv")
    with pytest.raises(SourceError, match=r"feed\.csv has 16385 columns, at most 16384"):
        check_column_count(MAX_COLUMNS + 1, "feed.csv")


def test_more_cells_than_a_spreadsheet_has_cost_their_row() -> None:
    row = checked(Row(3, dict.fromkeys(map(str, range(MAX_COLUMNS + 1)), 1.0)))
    assert isinstance(row, BadRow)
    assert row.reason == "too_many_cells"
