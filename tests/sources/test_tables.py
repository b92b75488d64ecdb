from skulens.sources.tables import BadRow, Row, checked, column_names, text_row


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
