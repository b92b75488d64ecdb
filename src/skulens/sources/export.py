"""Writing products as a feed that Skulens and spreadsheets read."""

from __future__ import annotations

import csv
import json
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import IO, Any, Literal, TextIO, get_args

from skulens.errors import UsageError
from skulens.records import Product
from skulens.sources.layout import (
    ATTRIBUTE_PREFIX,
    EXTRA,
    FIELDS,
    cells_of,
    escape_formula,
    object_of,
)
from skulens.sources.names import storable
from skulens.sources.replacing import replacing

ExportFormat = Literal["csv", "jsonl"]


def export(products: Iterable[Product], out: Path | TextIO, format: str | None = None) -> int:
    """Write products and return how many; read back they are the same.

    The format is told from the name of the file unless given. A file appears whole or not at all;
    CSV files begin with a byte order mark, so that spreadsheets see UTF-8, and text that they would
    run as a formula has an apostrophe before it. Raises `UsageError` for an unknown
    format, `OutputError` where it cannot be written.
    """
    chosen = format or _format_of(out)
    if chosen not in get_args(ExportFormat):
        raise UsageError(f"'{chosen}' is no format to export; choose csv or jsonl")
    write = _write_csv if chosen == "csv" else _write_jsonl
    if not isinstance(out, Path):
        return write(products, out)
    encoding = "utf-8-sig" if chosen == "csv" else "utf-8"
    with replacing(out) as partial, partial.open("w", encoding=encoding, newline="") as file:
        return write(products, file)


def _format_of(out: Path | TextIO) -> str:
    return out.suffix.lower().lstrip(".") if isinstance(out, Path) else "csv"


def _write_jsonl(products: Iterable[Product], out: IO[str]) -> int:
    count = 0
    for product in products:
        out.write(_line(object_of(product)))
        count += 1
    return count


def _write_csv(products: Iterable[Product], out: IO[str]) -> int:
    """Write in two passes, as the columns are known only after the last product."""
    attributes: dict[str, None] = {}
    has_extra = False
    with tempfile.TemporaryFile("w+", encoding="utf-8", newline="\n") as spool:
        for product in products:
            cells = cells_of(object_of(product))
            has_extra = has_extra or EXTRA in cells
            attributes.update(
                dict.fromkeys(name for name in cells if name.startswith(ATTRIBUTE_PREFIX))
            )
            spool.write(_line(cells))
        spool.seek(0)
        columns = [*FIELDS, *attributes, *([EXTRA] if has_extra else [])]
        writer = csv.writer(out, lineterminator="\r\n")
        writer.writerow(columns)
        count = 0
        for line in spool:
            row = json.loads(line)
            writer.writerow([escape_formula(row.get(name, "")) for name in columns])
            count += 1
    return count


def _line(value: dict[str, Any]) -> str:
    text = json.dumps(value, ensure_ascii=False, default=str)
    try:
        text.encode()
    except UnicodeEncodeError:  # a path with bytes that are no Unicode
        text = json.dumps(_storable(value), ensure_ascii=False, default=str)
    return text + "\n"


def _storable(value: Any) -> Any:
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, dict):
        return {storable(str(key)): _storable(item) for key, item in value.items()}
    return [_storable(item) for item in value] if isinstance(value, list | tuple) else value
