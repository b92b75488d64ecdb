"""Rows of a product feed, whatever the file format."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from skulens.errors import SourceError
from skulens.records import Rejection
from skulens.sources.encodings import has_marks
from skulens.sources.layout import ATTRIBUTE_PREFIX
from skulens.sources.names import shown, storable

Cell = str | float | bool | tuple[str, ...]
"""A value of a row; numbers are floats, several values a tuple. Empty cells are not in the row."""

MAX_CELL_CHARACTERS = 1024 * 1024
MAX_ROW_CHARACTERS = 8 * 1024 * 1024
MAX_COLUMNS = 16_384
"""As many as a spreadsheet has; what has more is no feed of products."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: `number` as an editor or spreadsheet counts it, `missing` cells at its end."""

    number: int
    cells: Mapping[str, Cell]
    missing: int = 0


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that cannot be read; `reason` and `message` go into its rejection."""

    number: int
    reason: str
    message: str


class Table(Protocol):
    """A feed file: its columns, known before the rows are streamed.

    `unit` is what a row is called, `line` or `row`.
    """

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the columns, no two alike."""

    @property
    def unit(self) -> str:
        """What a row is called: `line` or `row`."""

    def rows(self) -> Iterator[Row | BadRow]:
        """Yield the rows in order."""

    def estimate(self) -> int | None:
        """Return about how many rows there are, if cheap to know."""


def column_names(header: Iterable[str]) -> tuple[str, ...]:
    """Return the names of columns: trimmed, empty ones numbered, repeated ones numbered.

    A second `image` becomes `image 2`, an empty fifth one `column 5`.
    """
    names: list[str] = []
    taken: set[str] = set()
    repeats: dict[str, int] = {}
    for position, cell in enumerate(header, start=1):
        own = cell.startswith(ATTRIBUTE_PREFIX)
        base = name = cell if own else " ".join(cell.split()) or f"column {position}"
        while name in taken:
            repeats[base] = repeats.get(base, 1) + 1
            name = f"{base} {repeats[base]}"
        taken.add(name)
        names.append(name)
    return tuple(names)


def check_column_count(count: int, path: str | os.PathLike[str]) -> None:
    """Raise `SourceError` for more columns than `MAX_COLUMNS`."""
    if count > MAX_COLUMNS:
        raise SourceError(
            f"{shown(path)} has {count} columns, at most {MAX_COLUMNS} are read; "
            "its first row must name the columns, and each product must be a row"
        )


def row_rejection(path: str, unit: str, number: int, reason: str, message: str) -> Rejection:
    """Return the rejection of a row of the feed at `path`, or of something in it."""
    return Rejection(f"{storable(path)}:{number}", reason, f"{unit} {number}: {message}")


def text_row(
    number: int, columns: tuple[str, ...], cells: list[str], unnamed: tuple[str, ...] = ()
) -> Row | BadRow:
    """Join a row of text cells with its columns; surplus cells must be empty.

    `unnamed` are the columns at the end for which the header has room, but no name.
    """
    missing = len(columns) - len(cells)
    if missing < 0:
        known = (*columns, *unnamed)
        if any(cell.strip() for cell in cells[len(known) :]):
            return BadRow(
                number,
                "ragged_row",
                f"{len(cells)} cells where the header has {len(columns)}; "
                "a cell that holds the delimiter must be in quotes",
            )
        columns = known
    pairs = zip(columns, cells, strict=False)
    return Row(number, {name: cell for name, cell in pairs if cell}, max(missing, 0))


def checked(row: Row, encoding: str = "UTF-8") -> Row | BadRow:
    """Return the row if it can be stored, else why not."""
    if len(row.cells) > MAX_COLUMNS:
        message = f"{len(row.cells)} cells, at most {MAX_COLUMNS} are read"
        return BadRow(row.number, "too_many_cells", message)
    try:
        whole = "".join((*row.cells, *row.cells.values()))  # type: ignore[arg-type]
    except TypeError:  # not all of them are texts
        whole = "".join((*row.cells, *_texts(row.cells).values()))
    if len(whole) > MAX_CELL_CHARACTERS:
        for name, text in _texts(row.cells).items():
            if len(text) > MAX_CELL_CHARACTERS:
                return BadRow(
                    row.number,
                    "cell_too_long",
                    f"'{name}' has {len(text)} characters, at most {MAX_CELL_CHARACTERS} are read",
                )
    if has_marks(whole):
        return BadRow(
            row.number,
            "bad_encoding",
            f"bytes that are not {encoding}; save the file as UTF-8",
        )
    if "\x00" in whole:
        return BadRow(row.number, "nul_character", "a NUL character; the file is damaged or binary")
    return row


def _texts(cells: Mapping[str, Cell]) -> dict[str, str]:
    return {
        name: cell if isinstance(cell, str) else "\n".join(cell)
        for name, cell in cells.items()
        if isinstance(cell, str | tuple)
    }
