"""XLSX as a table: the first sheet with rows, streamed, formulas by their last value."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from itertools import islice
from pathlib import Path
from typing import Any

from skulens.errors import SourceError
from skulens.sources.archive_check import check_workbook
from skulens.sources.jsonlines import flattened
from skulens.sources.names import shown
from skulens.sources.tables import BadRow, Row, check_column_count, checked, column_names

MAX_ROWS = 1_048_576
"""Rows of the format's own limit; a file that pretends to more is cut off with an error."""

_BATCH_ROWS = 256


class SpreadsheetTable:
    """An XLSX workbook: its first sheet that is not empty, whose first row names the columns.

    Raises `SourceError` when it is damaged, has no rows, or would unpack to too much.
    """

    unit = "row"

    def __init__(self, path: Path) -> None:
        self._path = path
        check_workbook(path)
        with self._workbook() as workbook:
            for position, sheet in enumerate(workbook.worksheets):
                count = sheet.max_row
                for number, cells in self._values(sheet):
                    header = _without_tail([_text(cell) for cell in cells])
                    if header:
                        self._sheet, self._header_row = position, number
                        check_column_count(len(header), path)
                        self.columns = column_names(header)
                        self._count = count
                        return
        raise SourceError(
            f"{shown(path)} has no sheet with rows; its first row must name the columns"
        )

    def rows(self) -> Iterator[Row | BadRow]:
        """Yield the rows below the header that are not empty; raises `SourceError` on damage."""
        with self._workbook() as workbook:
            for number, cells in self._values(workbook.worksheets[self._sheet]):
                if number > self._header_row and any(cell not in (None, "") for cell in cells):
                    yield self._row(number, cells)

    def estimate(self) -> int | None:
        """Return the number of rows the sheet says it has."""
        return max(self._count - self._header_row, 0) if self._count else None

    def _row(self, number: int, cells: tuple[Any, ...]) -> Row | BadRow:
        surplus = cells[len(self.columns) :]
        if any(_text(cell) for cell in surplus):
            message = f"{len(cells)} cells where the header has {len(self.columns)}"
            return BadRow(number, "ragged_row", message)
        named = zip(self.columns, map(_plain, cells), strict=False)
        return checked(Row(number, flattened(dict(named))))

    @contextmanager
    def _workbook(self) -> Iterator[Any]:
        from openpyxl import load_workbook

        with self._path.open("rb") as file:  # openpyxl would insist on the file's extension
            try:
                with warnings.catch_warnings():
                    warnings.simplefilter("ignore")  # about styles and validations: no matter here
                    workbook = load_workbook(file, read_only=True, data_only=True, keep_links=False)
                yield workbook
                workbook.close()
            except SourceError:
                raise
            except Exception as error:  # a damaged part raises anything
                raise SourceError(
                    f"cannot read {shown(self._path)} as .xlsx: {error}; save it again, or as .csv"
                ) from error

    def _values(self, sheet: Any) -> Iterator[tuple[int, tuple[Any, ...]]]:
        sheet.reset_dimensions()  # they may be wrong, and rows would be padded to them
        rows = enumerate(sheet.iter_rows(values_only=True), start=1)
        while True:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                batch = list(islice(rows, _BATCH_ROWS))
            if not batch:
                return
            if batch[-1][0] > MAX_ROWS:
                raise SourceError(
                    f"{shown(self._path)} has more than {MAX_ROWS} rows; save it as .csv"
                )
            yield from batch


def _without_tail(cells: list[str]) -> list[str]:
    while cells and not cells[-1].strip():
        cells.pop()
    return cells


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date | datetime | time) else value


def _text(value: Any) -> str:
    return "" if value is None else str(value)
