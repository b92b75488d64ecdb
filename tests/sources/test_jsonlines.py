import json
from collections.abc import Callable
from pathlib import Path

import pytest

from skulens.errors import SourceError
from skulens.sources import delimited
from skulens.sources.jsonlines import JsonLinesTable, flattened
from skulens.sources.tables import BadRow, Row

Write = Callable[..., Path]


def test_objects_are_rows(write_feed: Write) -> None:
    table = JsonLinesTable(write_feed('{"id": 1, "a": "x"}\n\n{"id": 2, "b": true}\n', "f.jsonl"))
    assert table.columns == ("id", "a", "b")
    assert list(table.rows()) == [
        Row(1, {"id": 1.0, "a": "x"}),
        Row(3, {"id": 2.0, "b": True}),
    ]
    assert table.estimate() == 3


def test_flattening() -> None:
    value = {
        "size": {"width": 3, "unit": {"name": "cm"}},
        "tags": ["a", None, 2],
        "none": None,
        "empty": [],
        "blank": "",
        "missing": float("nan"),
        "endless": float("inf"),
        "big": 2**60,
        "objects": [{"a": 1}],
    }
    assert flattened(value) == {
        "size.width": 3.0,
        "size.unit.name": "cm",
        "tags": ("a", "2"),
        "endless": "inf",
        "big": str(2**60),
        "objects": ('{"a": 1}',),
    }


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b'{"id": ', "bad_json"),
        (b"[1]", "bad_json"),
        (b"[" * 100_000, "bad_json"),
        (b'{"id": "\xff"}', "bad_encoding"),
        (b'{"id": "\\ud83d"}', "bad_encoding"),
        (b'{"id": "\\u0000"}', "nul_character"),
    ],
)
def test_bad_lines_cost_themselves(write_feed: Write, line: bytes, reason: str) -> None:
    good = '{"id": "größer"}\n'.encode() * 30
    table = JsonLinesTable(write_feed(good + line + b"\n" + good, "f.jsonl"))
    bad = [row for row in table.rows() if isinstance(row, BadRow)]
    assert [(row.number, row.reason) for row in bad] == [(31, reason)]


def test_line_too_long(write_feed: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delimited, "MAX_ROW_CHARACTERS", 100)
    text = '{"id": 1}\n' + json.dumps({"id": "x" * 500}) + '\n{"id": 2}\n'
    rows = list(JsonLinesTable(write_feed(text, "f.jsonl")).rows())
    assert [getattr(row, "reason", None) for row in rows] == [None, "row_too_long", None]


def test_deep_nesting_ends(write_feed: Write) -> None:
    text = '{"a":' * 200 + "1" + "}" * 200
    (row,) = JsonLinesTable(write_feed(text, "f.jsonl")).rows()
    assert isinstance(row, Row)


def test_byte_order_mark(write_feed: Write) -> None:
    table = JsonLinesTable(write_feed('{"id": "ä"}', "f.jsonl", encoding="utf-8-sig"))
    assert list(table.rows()) == [Row(1, {"id": "ä"})]


def test_no_objects(write_feed: Write) -> None:
    with pytest.raises(SourceError, match="no line that is a JSON object"):
        JsonLinesTable(write_feed("{nothing\n", "f.jsonl"))


def test_a_key_that_first_appears_late_is_in_the_cells_of_its_row(write_feed: Write) -> None:
    text = '{"id": 1}\n' * 300 + '{"id": 2, "late": {"colour": "red"}}\n'
    table = JsonLinesTable(write_feed(text, "f.jsonl"))
    assert table.columns == ("id",)
    assert list(table.rows())[-1] == Row(301, {"id": 2.0, "late.colour": "red"})


def test_two_keys_of_one_flattened_name_are_both_kept() -> None:
    value = {"a.b": 1, "a": {"b": 2}, "attribute:x": "y", "x": "z", "": 3, "c": {"": 4}}
    assert flattened(value) == {
        "a.b": 1.0,
        "a.b 2": 2.0,
        "x": "y",
        "x 2": "z",
        "column": 3.0,
        "c.column": 4.0,
    }


def test_an_object_of_all_products_is_no_feed(write_feed: Write) -> None:
    text = json.dumps({f"p{n}": {"title": "x"} for n in range(20_000)})
    with pytest.raises(SourceError, match="20000 columns"):
        JsonLinesTable(write_feed(text, "f.jsonl"))
