import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import psutil
import pytest
from openpyxl import Workbook

from skulens.errors import SourceError
from skulens.sources import spreadsheet
from skulens.sources.spreadsheet import SpreadsheetTable
from skulens.sources.tables import BadRow, Row


def write(path: Path, *sheets: list[list[Any]]) -> Path:
    workbook = Workbook()
    workbook.remove(workbook.active)
    for rows in sheets:
        sheet = workbook.create_sheet()
        for row in rows:
            sheet.append(row)
    workbook.save(path)
    return path


def rewrite(path: Path, part: str, change: Callable[[bytes], bytes]) -> Path:
    """Change one part of a workbook."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[part] = change(parts[part])
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


SHEET = "xl/worksheets/sheet1.xml"


def test_rows_and_values(tmp_path: Path) -> None:
    path = write(
        tmp_path / "f.xlsx",
        [["id", "price", "new", "since", None], [], [1, 12.5, True, datetime(2024, 5, 1)], ["2"]],
    )
    table = SpreadsheetTable(path)
    assert table.columns == ("id", "price", "new", "since")
    assert list(table.rows()) == [
        Row(3, {"id": 1.0, "price": 12.5, "new": True, "since": "2024-05-01T00:00:00"}),
        Row(4, {"id": "2"}),
    ]
    assert table.estimate() == 3


def test_first_sheet_that_is_not_empty(tmp_path: Path) -> None:
    path = write(tmp_path / "f.xlsx", [], [[None, " "], ["id", "photo"], ["1", "a.jpg"]], [["x"]])
    table = SpreadsheetTable(path)
    assert table.columns == ("id", "photo")
    assert [row.number for row in table.rows()] == [3]


def test_surplus_cells(tmp_path: Path) -> None:
    path = write(tmp_path / "f.xlsx", [["id"], ["1", "more"], ["2", None]])
    bad, good = SpreadsheetTable(path).rows()
    assert isinstance(bad, BadRow)
    assert bad.reason == "ragged_row"
    assert good == Row(3, {"id": "2"})


def test_shared_strings(tmp_path: Path) -> None:
    path = write(tmp_path / "f.xlsx", [["id", "photo"], ["1", "a.jpg"]])
    text = b'<c r="B2" t="inlineStr"><is><t>a.jpg</t></is></c>'
    rewrite(path, SHEET, lambda xml: xml.replace(text, b'<c r="B2" t="s"><v>0</v></c>'))
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    part = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}"/></Types>'
    rewrite(path, "[Content_Types].xml", lambda xml: xml.replace(b"</Types>", part.encode()))
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(
            "xl/sharedStrings.xml",
            '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
            "<si><t>shared.jpg</t></si></sst>",
        )
    assert list(SpreadsheetTable(path).rows()) == [Row(2, {"id": "1", "photo": "shared.jpg"})]


def test_formulas_by_their_last_value(tmp_path: Path) -> None:
    path = write(tmp_path / "f.xlsx", [["id", "n"], ["1", "=1+1"], ["2", 7]])
    rewrite(
        path,
        SHEET,
        lambda xml: xml.replace(b"<f>1+1</f><v></v>", b"<f>1+1</f><v>2</v>").replace(
            b"<f>1+1</f><v />", b"<f>1+1</f><v>2</v>"
        ),
    )
    first, _ = SpreadsheetTable(path).rows()
    assert first == Row(2, {"id": "1", "n": 2.0})


def test_false_dimensions_do_not_matter(tmp_path: Path) -> None:
    path = write(tmp_path / "f.xlsx", [["id", "photo"], ["1", "a.jpg"]])
    rewrite(path, SHEET, lambda xml: xml.replace(b'ref="A1:B2"', b'ref="A1:XFD1048576"'))
    assert len(list(SpreadsheetTable(path).rows())) == 1


def test_rows_far_below_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spreadsheet, "MAX_ROWS", 5000)
    path = write(tmp_path / "f.xlsx", [["id", "photo"], ["1", "a.jpg"]])
    rewrite(path, SHEET, lambda xml: xml.replace(b'<row r="2">', b'<row r="999999999">'))
    with pytest.raises(SourceError, match="more than 5000 rows"):
        list(SpreadsheetTable(path).rows())


def test_empty_workbook(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no sheet with rows"):
        SpreadsheetTable(write(tmp_path / "f.xlsx", []))


@pytest.mark.parametrize("part", ["xl/workbook.xml", SHEET, "xl/styles.xml"])
def test_damaged_parts(tmp_path: Path, part: str) -> None:
    path = write(tmp_path / "f.xlsx", [["id", "photo"], ["1", "a.jpg"]])
    rewrite(path, part, lambda xml: xml[: len(xml) // 2])
    with pytest.raises(SourceError):
        list(SpreadsheetTable(path).rows())


def test_external_links_are_not_followed(tmp_path: Path) -> None:
    path = write(tmp_path / "f.xlsx", [["id", "photo"], ["1", "='[other.xlsx]S'!A1"]])
    (row,) = SpreadsheetTable(path).rows()
    assert row == Row(2, {"id": "1"})


def opened_files() -> set[str]:
    return {file.path for file in psutil.Process().open_files()}


def test_stopping_early_closes_the_file(tmp_path: Path) -> None:
    path = write(tmp_path / "f.xlsx", [["id"], *[[str(n)] for n in range(1000)]])
    rows = SpreadsheetTable(path).rows()
    next(rows)
    assert str(path) in opened_files()
    rows.close()  # type: ignore[attr-defined]
    assert str(path) not in opened_files()
