"""Mapped products as a file: CSV for spreadsheets, Parquet with typed columns for programs."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any, Literal, get_args

from skulens.errors import UsageError
from skulens.extras import require
from skulens.mapping.applying.column_reading import Value
from skulens.mapping.applying.mapped_feed import MappedFeed
from skulens.mapping.applying.sheet import Sheet
from skulens.progress import Progress, silent
from skulens.records import Rejection
from skulens.sources.layout import escape_formula, photos_cell
from skulens.sources.replacing import replacing
from skulens.sources.values import text_of

OutputFormat = Literal["csv", "parquet"]

_GROUP_CELLS = 500_000
"""Of a group of rows, which Parquet's writer has in memory as a whole."""


def write_mapped(
    feed: MappedFeed, out: Path, format: str | None = None, progress: Progress = silent
) -> int:
    """Write the products of a feed and return how many; what was rejected is in `feed.counts`.

    The format is told from the name of the file unless given. A file appears whole or not at all.
    CSV files begin with a byte order mark, so that spreadsheets see UTF-8, and text that they would
    run as a formula has an apostrophe before it; several values of a field are joined by commas,
    photos by `|`.
    Raises `UsageError` for an unknown format, `OutputError` where it cannot be written,
    `MissingExtraError` for Parquet without its optional part.
    """
    chosen = format or out.suffix.lower().lstrip(".")
    if chosen not in get_args(OutputFormat):
        raise UsageError(f"'{chosen}' is no format of mapped products; choose csv or parquet")
    sheet = Sheet(feed.plan)
    rows = (sheet.cells(item) for item in feed.items(progress) if not isinstance(item, Rejection))
    write = _write_csv if chosen == "csv" else _write_parquet
    with replacing(out) as partial:
        return write(sheet, rows, partial)


def _write_csv(sheet: Sheet, rows: Iterator[list[Value]], out: Path) -> int:
    photos = [n for n, column in enumerate(sheet.columns) if column.form == "photos"]
    count = 0
    with out.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow([escape_formula(column.name) for column in sheet.columns])
        for row in rows:
            for place in photos:
                if isinstance(named := row[place], tuple) and named:
                    row[place] = photos_cell(list(named))
            writer.writerow(
                [
                    escape_formula(value if type(value) is str else text_of(value))
                    if value is not None
                    else ""
                    for value in row
                ]
            )
            count += 1
    return count


def _write_parquet(sheet: Sheet, rows: Iterator[list[Value]], out: Path) -> int:
    arrow = require("parquet")
    parquet = require("parquet", "pyarrow.parquet")
    types = {
        "text": arrow.string(),
        "number": arrow.float64(),
        "boolean": arrow.bool_(),
        "several": arrow.list_(arrow.string()),
        "photos": arrow.list_(arrow.string()),
    }
    schema = arrow.schema([(column.name, types[column.form]) for column in sheet.columns])
    group_rows = max(1, _GROUP_CELLS // len(schema))
    count = 0
    with parquet.ParquetWriter(out, schema) as writer:
        while group := list(islice(rows, group_rows)):
            writer.write_table(_group(arrow, schema, group))
            count += len(group)
    return count


def _group(arrow: Any, schema: Any, rows: list[list[Value]]) -> Any:
    arrays = [
        arrow.array([value if value != "" else None for value in values], field.type)
        for field, values in zip(schema, zip(*rows, strict=True), strict=True)
    ]
    return arrow.Table.from_arrays(arrays, schema=schema)
