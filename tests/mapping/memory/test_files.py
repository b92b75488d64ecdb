from __future__ import annotations

import csv
import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings

from skulens.errors import MappingError, OutputError
from skulens.mapping.memory.files import COLUMNS, mapping_rows, read_mapping, write_mapping
from skulens.mapping.memory.plain import plain_of, record_of
from skulens.records import SupplierMapping
from support.mappings import ANY_MAPPING, TARGET, field, mapping, value

SMALL = mapping(
    field("Farbe", "colour", "confirmed", 1.0),
    field("Maße", "width", part="1", depth=0.2),
    field("Lager", "", "left", 0.8),
    values=(
        value("navy", "Blue", 9, "confirmed"),
        value("r/g", ("Red", "Grey"), 3),
        value("=1+1", None, 1, "refused"),
        value("5", 5.0),
        value("yes", True),
    ),
)


@settings(max_examples=60)
@given(ANY_MAPPING)
def test_a_mapping_comes_back_exactly(tmp_path: Path, one: SupplierMapping) -> None:
    path = tmp_path / "m.json"
    write_mapping(one, path)
    assert read_mapping(path).mapping == one
    assert repr(read_mapping(path).mapping) == repr(one)


@settings(max_examples=60)
@given(ANY_MAPPING)
def test_a_mapping_is_the_same_in_plain_json(one: SupplierMapping) -> None:
    plain = json.loads(json.dumps(plain_of(one)))
    assert record_of(SupplierMapping, plain, "mapping") == one


def test_odd_letters_come_back(tmp_path: Path) -> None:
    odd = replace(SMALL, feed="a\udcff\x00.csv", supplier="\ud800")
    write_mapping(odd, tmp_path / "m.json")
    assert read_mapping(tmp_path / "m.json").mapping == odd
    write_mapping(odd, tmp_path / "m.csv")
    assert len(read_mapping(tmp_path / "m.csv").rejections) == 8


@pytest.mark.parametrize(
    ("place", "wrong", "message"),
    [
        (("version",), "1", "mapping.version is '1' and should be a whole number"),
        (("version",), True, "mapping.version is True and should be a whole number"),
        (("accept",), None, "mapping.accept is None and should be a number"),
        (("accept",), 10**400, "mapping.accept is .* and should be a finite number"),
        (("columns",), {}, "mapping.columns is .* should be a list"),
        (("columns", 0, "status"), "sure", r"columns\[0\].status is .* one of confirmed, accepted"),
        (("columns", 0, "colour"), 1, r"mapping.columns\[0\] has a field 'colour' that nothing"),
        (("values", 0, "value"), {"a": 1}, r"mapping.values\[0\].value is"),
        (("values", 1, "value"), ["a", 1], r"mapping.values\[1\].value\[1\] is 1 .* a text"),
        (("values", 0, "alternatives"), [["Grey"]], "should be a list of 2"),
        (("examples",), [], "mapping.examples is .* an object"),
        (("difference",), {"renamed": [["a"]]}, r"mapping.difference.renamed\[0\] .* a list of 2"),
    ],
)
def test_what_is_wrong_in_a_file_is_named(tmp_path: Path, place, wrong, message) -> None:
    path = tmp_path / "m.json"
    write_mapping(SMALL, path)
    plain = json.loads(path.read_text())
    inner = plain["mapping"]
    for step in place[:-1]:
        inner = inner[step]
    inner[place[-1]] = wrong
    path.write_text(json.dumps(plain))
    with pytest.raises(MappingError, match=message):
        read_mapping(path)


def test_a_field_that_is_missing_is_named(tmp_path: Path) -> None:
    plain = plain_of(SMALL)
    del plain["columns"][1]["target"]
    with pytest.raises(MappingError, match=r"it.columns\[1\] lacks the field 'target'"):
        record_of(SupplierMapping, plain, "it")


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[1]", b"\xff\xfe\x00", b'{"format": "skulens mapping"}', b"[" * 100_000, b"NaN",
     b'{"format": "skulens mapping", "mapping": ' + b"9" * 5000 + b"}"],
)  # fmt: skip
def test_another_file_is_no_mapping(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "m.json"
    path.write_bytes(content)
    with pytest.raises(MappingError, match=r"m\.json|mapping is"):
        read_mapping(path)


def test_a_file_that_is_too_long_is_not_read(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr("skulens.mapping.memory.plain.MAX_FILE_BYTES", 1 << 20)
    path = tmp_path / "m.json"
    path.write_bytes(b" " * ((1 << 20) + 1))
    with pytest.raises(MappingError, match="more than 1 MiB"):
        read_mapping(path)


@pytest.mark.parametrize("name", ["none.json", "none.csv", "m.xlsx"])
def test_what_is_not_there_or_of_another_kind(tmp_path: Path, name: str) -> None:
    with pytest.raises(MappingError, match=name):
        read_mapping(tmp_path / name)


def test_a_file_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "m.json"
    write_mapping(SMALL, path)
    before = path.read_bytes()
    with pytest.raises(ValueError, match="Out of range"):
        write_mapping(replace(SMALL, seconds=float("nan")), path)
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == ["m.json"]
    with pytest.raises(OutputError, match="cannot write"):
        write_mapping(SMALL, tmp_path / "no folder" / "m.csv")


def test_people_see_a_row_for_each_column_and_value(tmp_path: Path) -> None:
    write_mapping(SMALL, tmp_path / "m.csv")
    text = (tmp_path / "m.csv").read_bytes().decode("utf-8-sig")
    rows = list(csv.DictReader(text.splitlines()))
    assert tuple(rows[0]) == COLUMNS
    assert [row["source"] for row in rows] == ["Farbe", "Maße", "Lager"] + ["Farbe"] * 5
    assert rows[0]["evidence"] == "the names are alike"
    assert (rows[1]["part"], rows[1]["target"], rows[1]["probability"]) == ("1", "width", "0.600")
    assert (rows[5]["raw"], rows[5]["value"], rows[5]["status"]) == ("'=1+1", "", "refused")
    assert rows[4]["value"] == '["Red", "Grey"]'
    for row in mapping_rows(SMALL):
        assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row.values())


def test_a_csv_says_the_same_as_the_mapping(tmp_path: Path) -> None:
    write_mapping(SMALL, tmp_path / "m.csv")
    found = read_mapping(tmp_path / "m.csv", TARGET)
    assert found.rejections == ()
    for one, before in zip(found.mapping.columns, SMALL.columns, strict=True):
        assert one == replace(before, evidence=(), candidates=())
    for one, before in zip(found.mapping.values, SMALL.values, strict=True):
        assert one == replace(before, alternatives=())
    assert (found.mapping.supplier, found.mapping.feed) == ("Acme", "feed.csv")


def test_a_csv_that_a_spreadsheet_saved_is_understood(tmp_path: Path) -> None:
    path = tmp_path / "m.csv"
    rows = (
        "what;source;target;raw;value;probability;status",
        "column;Maße;width;;;0,5;CONFIRMED ",
        "value;Farbe;colour;grün;Grey;;confirmed",
        ";Lager;;;;;refused",
        "column;Farbe;colur;;;;confirmed",
        "column;Farbe;colour;;;;perhaps",
        "column;;colour;;;;confirmed",
        "column;Farbe;colour;;;2;confirmed",
        "tree;Farbe;colour;;;;confirmed",
        "column;Farbe;colour;;;;confirmed;too;many",
    )
    path.write_bytes("\r\n".join(rows).encode("cp1252"))
    found = read_mapping(path, TARGET)
    assert [(one.column, one.target, one.status) for one in found.mapping.columns] == [
        ("Maße", "width", "confirmed"),
        ("Lager", "", "refused"),
    ]
    assert [(one.raw, one.value) for one in found.mapping.values] == [("grün", "Grey")]
    reasons = [one.message for one in found.rejections]
    assert [one.source[-2:] for one in found.rejections] == [":5", ":6", ":7", ":8", ":9", "10"]
    assert "there is no field 'colur'; did you mean 'colour'?" in reasons[0]
    assert "'status' is 'perhaps'; write one of confirmed" in reasons[1]
    assert "'source' is empty" in reasons[2]
    assert "'probability' is '2'" in reasons[3]


def test_a_csv_without_the_columns_it_needs(tmp_path: Path) -> None:
    (tmp_path / "m.csv").write_text("source,target\na,b\n")
    with pytest.raises(MappingError, match="no column 'status'"):
        read_mapping(tmp_path / "m.csv")


def test_fields_that_are_gone_are_listed(tmp_path: Path) -> None:
    write_mapping(mapping(field("Farbe", "hue", "confirmed")), tmp_path / "m.json")
    found = read_mapping(tmp_path / "m.json", TARGET)
    assert [one.reason for one in found.rejections] == ["unknown_field"]
    assert found.mapping.columns[0].target == "hue"


def test_a_number_without_end_is_named_by_its_line(tmp_path: Path) -> None:
    write_mapping(SMALL, tmp_path / "m.csv")
    text = (tmp_path / "m.csv").read_text("utf-8-sig").replace(",5.0,", ",1e999,")
    (tmp_path / "m.csv").write_text(text, "utf-8-sig")
    found = read_mapping(tmp_path / "m.csv")
    (rejection,) = found.rejections
    assert "1e999 is no number" in rejection.message
    assert len(found.mapping.values) == len(SMALL.values) - 1
