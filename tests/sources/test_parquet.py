from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from skulens.errors import SourceError
from skulens.sources.parquet import ParquetTable
from skulens.sources.tables import Row

arrow = pytest.importorskip("pyarrow")
parquet = pytest.importorskip("pyarrow.parquet")


def write(path: Path, rows: list[dict[str, object]], **options: object) -> Path:
    parquet.write_table(arrow.Table.from_pylist(rows), path, **options)
    return path


def test_rows_of_all_row_groups(tmp_path: Path) -> None:
    rows: list[dict[str, object]] = [{"id": n, "photo": f"{n}.jpg"} for n in range(1000)]
    table = ParquetTable(write(tmp_path / "f.parquet", rows, row_group_size=100))
    assert table.columns == ("id", "photo")
    assert table.estimate() == 1000
    found = list(table.rows())
    assert found[999] == Row(1000, {"id": 999.0, "photo": "999.jpg"})


def test_kinds_of_values(tmp_path: Path) -> None:
    row = {
        "size": {"width": 3, "unit": "cm"},
        "tags": ["a", "b"],
        "price": Decimal("12.50"),
        "since": date(2024, 5, 1),
        "text": b"bytes of text",
        "picture": b"\xff\xd8\xff",
        "new": True,
        "none": None,
    }
    table = ParquetTable(write(tmp_path / "f.parquet", [row, row | {"none": "x"}]))
    assert table.columns[:2] == ("size.width", "size.unit")
    first, _ = table.rows()
    assert first == Row(
        1,
        {
            "size.width": 3.0,
            "size.unit": "cm",
            "tags": ("a", "b"),
            "price": 12.5,
            "since": "2024-05-01",
            "text": "bytes of text",
            "new": True,
        },
    )


def test_damaged_file(tmp_path: Path) -> None:
    path = write(tmp_path / "f.parquet", [{"id": 1, "photo": "a.jpg"}])
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(SourceError, match="as Parquet"):
        ParquetTable(path)


def test_damage_in_the_middle(tmp_path: Path) -> None:
    path = write(tmp_path / "f.parquet", [{"id": f"{n:050}", "photo": "a"} for n in range(5000)])
    content = bytearray(path.read_bytes())
    content[100:2000] = bytes(1900)
    path.write_bytes(content)
    with pytest.raises(SourceError, match="damaged after row"):
        list(ParquetTable(path).rows())


def test_map_columns_have_one_name(tmp_path: Path) -> None:
    kind = arrow.map_(arrow.string(), arrow.string())
    table = arrow.table({"id": ["1"], "m": arrow.array([[("k", "v")]], kind)})
    parquet.write_table(table, tmp_path / "f.parquet")
    read = ParquetTable(tmp_path / "f.parquet")
    assert read.columns == ("id", "m")
    assert len(list(read.rows())) == 1


def test_columns_of_one_name_are_both_read(tmp_path: Path) -> None:
    nested = arrow.array([{"b": 2, "": 3}])
    arrays = [arrow.array([1]), arrow.array(["x"]), nested, *(arrow.array([n]) for n in range(3))]
    names = ["a", "a", "c", "c.b", "", "attribute:x"]
    parquet.write_table(arrow.Table.from_arrays(arrays, names=names), tmp_path / "f.parquet")
    table = ParquetTable(tmp_path / "f.parquet")
    assert table.columns == ("a", "a 2", "c.b", "c.column", "c.b 2", "column 5", "x")
    (row,) = table.rows()
    assert isinstance(row, Row)
    assert dict(row.cells) == {
        "a": 1.0,
        "a 2": "x",
        "c.b": 2.0,
        "c.column": 3.0,
        "c.b 2": 0.0,
        "column 5": 1.0,
        "x": 2.0,
    }


def test_no_rows(tmp_path: Path) -> None:
    parquet.write_table(arrow.table({"id": arrow.array([], arrow.string())}), tmp_path / "f")
    table = ParquetTable(tmp_path / "f")
    assert table.columns == ("id",)
    assert list(table.rows()) == []


def test_without_the_optional_part(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    from skulens.errors import MissingExtraError

    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    with pytest.raises(MissingExtraError, match="pip install"):
        ParquetTable(tmp_path / "f.parquet")
