"""JSON Lines as a table: one object per line, nested ones flattened with dots."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from itertools import count, islice
from pathlib import Path
from typing import Any

from skulens.errors import SourceError
from skulens.sources.delimited import Lines, count_lines
from skulens.sources.encodings import MARK_ERRORS, check_encoding, detect_encoding
from skulens.sources.layout import ATTRIBUTE_PREFIX, EXTRA, FIELDS, cells_of, is_own_object
from skulens.sources.names import shown
from skulens.sources.tables import BadRow, Cell, Row, check_column_count, checked

_SAMPLE_ROWS = 200
_MAX_DEPTH = 20


class JsonLinesTable:
    """A file of one JSON object per line; its columns are the keys of the first 200 objects.

    A key that first appears later is in the cells of its rows all the same. Raises `SourceError`
    when the first lines hold no object.
    """

    unit = "line"

    def __init__(self, path: Path, *, encoding: str | None = None) -> None:
        self._path = path
        self._encoding = check_encoding(encoding, path) if encoding else detect_encoding(path)
        names: dict[str, None] = {}
        own = others = 0
        for _, value in islice(self._objects(), _SAMPLE_ROWS):
            if isinstance(value, dict):
                own += is_own_object(value)
                others += not is_own_object(value)
                names.update(dict.fromkeys(flattened(value)))
        if not own + others:
            raise SourceError(
                f"{shown(path)} has no line that is a JSON object; write one object per line"
            )
        check_column_count(len(names), path)
        self._is_own = own > 0 and others == 0
        self.columns = (*FIELDS, EXTRA) if self._is_own else tuple(names)

    def rows(self) -> Iterator[Row | BadRow]:
        """Yield the objects; blank lines are passed over."""
        for number, value in self._objects():
            if isinstance(value, BadRow):
                yield value
            elif not self._is_own:
                yield checked(Row(number, flattened(value)), self._encoding)
            elif is_own_object(value):
                yield checked(Row(number, cells_of(value)), self._encoding)
            else:
                message = "its keys are not those of the lines before, which Skulens exported"
                yield BadRow(number, "bad_json", message)

    def estimate(self) -> int | None:
        """Count the lines."""
        return count_lines(self._path)

    def _objects(self) -> Iterator[tuple[int, dict[str, Any] | BadRow]]:
        with self._path.open("r", encoding=self._encoding, errors=MARK_ERRORS, newline="") as text:
            lines = Lines(text)
            while (line := lines.next()) != "":
                if line is None or line.strip():
                    yield lines.number, _parse(lines.number, line)


def flattened(value: Mapping[str, Any]) -> dict[str, Cell]:
    """Return an object as cells: `{"size": {"width": 3}}` becomes `size.width`; null is left out.

    A name that is there already has a number behind it, an empty one is `column`.
    """
    cells: dict[str, Cell] = {}
    _flatten("", value, cells, 0)
    return cells


def _flatten(prefix: str, value: Mapping[str, Any], cells: dict[str, Cell], depth: int) -> None:
    for key, item in value.items():
        name = f"{prefix}{key or 'column'}".removeprefix(ATTRIBUTE_PREFIX)
        if isinstance(item, str):  # as most are: the other checks take longer
            cell: Cell = item
        elif isinstance(item, Mapping) and depth < _MAX_DEPTH:
            _flatten(f"{name}.", item, cells, depth + 1)
            continue
        else:
            cell = _cell(item)
        if cell not in ("", ()):
            cells[_free(name, cells) if name in cells else name] = cell


def _free(name: str, cells: Mapping[str, Cell]) -> str:
    return next(free for n in count(2) if (free := f"{name} {n}") not in cells)


def _cell(item: Any) -> Cell:
    if isinstance(item, list | tuple):
        return tuple(_text(part) for part in item if part is not None)
    return "" if item is None else _scalar(item)


def _scalar(value: Any) -> Cell:
    if isinstance(value, bool | str):
        return value
    if isinstance(value, int) and abs(value) >= 1 << 53:
        return str(value)  # an id that a float would round
    if isinstance(value, float) and not math.isfinite(value):
        return "" if math.isnan(value) else str(value)  # tables write a missing number as NaN
    if isinstance(value, int | float):
        return float(value)
    return _text(value)


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False, default=str)


def _parse(number: int, line: str | None) -> dict[str, Any] | BadRow:
    if line is None:
        return BadRow(number, "row_too_long", "the line is too long to be one product")
    try:
        value = json.loads(line.removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:
        return BadRow(number, "bad_json", f"not JSON: {error}")
    if isinstance(value, dict):
        return value
    return BadRow(number, "bad_json", "not a JSON object")
