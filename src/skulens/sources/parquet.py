"""Parquet as a table, streamed in batches; needs the optional part `parquet`."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from itertools import count
from pathlib import Path
from typing import Any

from skulens.errors import SourceError
from skulens.extras import require
from skulens.sources.jsonlines import flattened
from skulens.sources.layout import ATTRIBUTE_PREFIX
from skulens.sources.names import shown
from skulens.sources.tables import BadRow, Row, check_column_count, checked, column_names

_BATCH_ROWS = 256


class ParquetTable:
    """A Parquet file; structures are flattened with dots, binary values that are no text left out.

    Raises `SourceError` when it cannot be read, `MissingExtraError` without pyarrow.
    """

    unit = "row"

    def __init__(self, path: Path) -> None:
        self._path = os.fspath(path)
        self._parquet = require("parquet", "pyarrow.parquet")
        self._arrow_error: type[Exception] = require("parquet").ArrowException
        try:
            with self._parquet.ParquetFile(self._path) as file:
                self._count = int(file.metadata.num_rows)
                self._names, self.columns = _distinct_names(file.schema_arrow)
                check_column_count(len(self.columns), path)
        except (OSError, self._arrow_error) as error:
            raise SourceError(f"cannot read {shown(path)} as Parquet: {error}") from error

    def rows(self) -> Iterator[Row | BadRow]:
        """Yield the rows, the first one numbered 1; raises `SourceError` where the file breaks."""
        number = 0
        try:
            with self._parquet.ParquetFile(self._path) as file:
                for batch in file.iter_batches(batch_size=_BATCH_ROWS, use_threads=False):
                    for value in batch.rename_columns(self._names).to_pylist():
                        number += 1
                        yield checked(Row(number, flattened(_plain(value))))
        except (OSError, ValueError, self._arrow_error) as error:
            raise SourceError(
                f"{shown(self._path)} is damaged after row {number}: {error}; what was read before is kept"
            ) from error

    def estimate(self) -> int | None:
        """Return the number of rows."""
        return self._count


def _distinct_names(fields: Any) -> tuple[list[str], tuple[str, ...]]:
    """Return names of the file's columns by which no two flattened ones are alike, and those."""
    tops = column_names(field.name.removeprefix(ATTRIBUTE_PREFIX) for field in fields)
    names: list[str] = []
    taken: dict[str, None] = {}
    for top, field in zip(tops, fields, strict=True):
        others = (f"{top} {n}" for n in count(2))
        flat = _flat_names(top, field.type)
        while not taken.keys().isdisjoint(flat):
            top = next(others)
            flat = _flat_names(top, field.type)
        names.append(top)
        taken.update(dict.fromkeys(flat))
    return names, tuple(taken)


def _flat_names(name: str, kind: Any) -> list[str]:
    if not str(kind).startswith("struct"):
        return [name]
    children = (kind.field(i) for i in range(kind.num_fields))
    return [
        flat
        for child in children
        for flat in _flat_names(f"{name}.{child.name or 'column'}", child.type)
    ]


def _plain(value: Any) -> Any:
    """Return a value of Arrow as JSON knows it."""
    if value is None or isinstance(value, str | bool | int | float):
        return value
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, bytes):
        return _text_or_none(value)
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    return value


def _text_or_none(value: bytes) -> str | None:
    # Older writers store text as plain bytes; anything else in bytes is no attribute.
    try:
        return value.decode()
    except UnicodeDecodeError:
        return None
