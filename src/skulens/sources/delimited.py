"""CSV and its relatives as a table: any usual encoding and delimiter, bounded memory.

The standard library's reader has one limit for all cells of a process and loses its place after
an error; this one rejects exactly the row that is wrong.
"""

from __future__ import annotations

import io
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from pathlib import Path

from skulens.errors import SourceError
from skulens.sources.encodings import MARK_ERRORS, check_encoding, detect_encoding, has_marks
from skulens.sources.names import shown
from skulens.sources.tables import (
    MAX_CELL_CHARACTERS,
    MAX_COLUMNS,
    MAX_ROW_CHARACTERS,
    BadRow,
    Row,
    check_column_count,
    checked,
    column_names,
    text_row,
)

DELIMITERS = (",", ";", "\t", "|")
_SAMPLE_ROWS = 50
_COUNT_BYTES = 1024 * 1024


class Lines:
    """Physical lines of a text with their numbers; lines can be handed back.

    A line longer than `MAX_ROW_CHARACTERS` comes as None and is passed over.
    """

    def __init__(self, text: io.TextIOBase, number: int = 0) -> None:
        self._text = text
        self._returned: deque[str | None] = deque()
        self.number = number

    def next(self) -> str | None:
        """Return the next line with its end, "" after the last one, None for an over-long one."""
        line = self._returned.popleft() if self._returned else self._read()
        if line != "":
            self.number += 1
        return line

    def give_back(self, lines: Iterable[str | None]) -> None:
        """Put lines back that were read ahead, in their order."""
        kept = list(lines)
        self._returned.extendleft(reversed(kept))
        self.number -= len(kept)

    def _read(self) -> str | None:
        line = self._text.readline(MAX_ROW_CHARACTERS)
        if len(line) < MAX_ROW_CHARACTERS or line.endswith(("\n", "\r")):
            return line
        while (rest := self._text.readline(MAX_ROW_CHARACTERS)) and not rest.endswith(("\n", "\r")):
            pass
        return None


class DelimitedTable:
    """A CSV, TSV or similar file with a header row, numbered by the line where a row starts.

    Raises `SourceError` when the file has no header or its encoding cannot be told.
    """

    unit = "line"

    def __init__(self, path: Path, *, encoding: str | None = None) -> None:
        self._path = path
        self._encoding = check_encoding(encoding, path) if encoding else detect_encoding(path)
        with self._open() as text:
            lines = Lines(text)
            announced = _announced_delimiter(lines)
            self._delimiter = announced or _sniff(lines)
        with self._open() as text:
            header, _ = self._read_header(text)
        named = max(place for place, cell in enumerate(header, start=1) if cell.strip())
        check_column_count(named, path)
        names = column_names(header[:MAX_COLUMNS])
        self.columns, self._unnamed = names[:named], names[named:]

    def rows(self) -> Iterator[Row | BadRow]:
        """Yield the rows after the header; blank lines are passed over."""
        with self._open() as text:
            _, lines = self._read_header(text)
            while True:
                number = lines.number + 1
                cells = read_row(lines, self._delimiter)
                if cells is None:
                    return
                if isinstance(cells, BadRow):
                    yield cells
                elif len(cells) > 1 or cells[0].strip():
                    yield self._row(number, cells)

    def estimate(self) -> int | None:
        """Count line ends: too many where cells hold line breaks."""
        return max(count_lines(self._path) - 1, 0)

    def _row(self, number: int, cells: list[str]) -> Row | BadRow:
        row = text_row(number, self.columns, cells, self._unnamed)
        return row if isinstance(row, BadRow) else checked(row, self._encoding)

    def _open(self) -> io.TextIOWrapper:
        try:
            return self._path.open("r", encoding=self._encoding, errors=MARK_ERRORS, newline="")
        except OSError as error:
            raise SourceError(f"cannot read {shown(self._path)}: {error.strerror}") from error

    def _read_header(self, text: io.TextIOBase) -> tuple[list[str], Lines]:
        lines = Lines(text)
        _announced_delimiter(lines)
        while (cells := read_row(lines, self._delimiter)) is not None:
            if isinstance(cells, BadRow) or has_marks("".join(cells)) or "\x00" in cells[0]:
                break
            if any(cell.strip() for cell in cells):
                return cells, lines
        raise SourceError(
            f"{shown(self._path)} has no readable header row (encoding {self._encoding}); "
            "its first row must name the columns"
        )


def read_row(lines: Lines, delimiter: str) -> list[str] | BadRow | None:
    """Read one row, over several lines where a quoted cell holds line breaks; None at the end.

    A quote that is not closed within `MAX_CELL_CHARACTERS` costs its line only: reading goes on
    with the line after it.
    """
    line = lines.next()
    if line == "":
        return None
    number = lines.number
    if line is None:
        return _too_long(number, number)
    if '"' not in line:
        return line.rstrip("\r\n").split(delimiter)
    cells: list[str] = []
    ahead: list[str | None] = []
    opening = delimiter + '"'
    at = size = 0
    while True:
        if not line.startswith('"', at):
            quoted = line.find(opening, at)
            if quoted < 0:
                return cells + line[at:].rstrip("\r\n").split(delimiter)
            cells += line[at:quoted].split(delimiter)
            at = quoted + 1
        parts: list[str] = []
        closed = _read_quoted(lines, line, at + 1, parts, ahead)
        if closed is None:
            lines.give_back(ahead)
            return BadRow(number, "unclosed_quote", "a quoted cell starts here and does not end")
        line, at = closed
        if (size := size + sum(map(len, parts))) > MAX_ROW_CHARACTERS:
            return _too_long(number, lines.number)
        end = line.find(delimiter, at)
        is_last = end < 0
        parts.append(line[at:].rstrip("\r\n") if is_last else line[at:end])
        cells.append("".join(parts))
        if is_last:
            return cells
        at = end + 1


def _read_quoted(
    lines: Lines, line: str, at: int, parts: list[str], ahead: list[str | None]
) -> tuple[str, int] | None:
    """Collect a quoted cell from `at`; return the line it ends in and the place after it."""
    size = 0
    while True:
        end = line.find('"', at)
        if end >= 0:
            parts.append(line[at:end])
            if not line.startswith('"', end + 1):
                return line, end + 1
            parts.append('"')
            at = end + 2
            continue
        parts.append(line[at:])
        size += len(line) - at
        following = lines.next() if size <= MAX_CELL_CHARACTERS else ""
        if following != "":
            ahead.append(following)
        if not following:
            return None
        line, at = following, 0


def count_lines(path: Path) -> int:
    """Count the line ends of a file."""
    with path.open("rb") as file:
        return sum(piece.count(b"\n") for piece in iter(lambda: file.read(_COUNT_BYTES), b""))


def _too_long(first: int, last: int) -> BadRow:
    return BadRow(
        first,
        "row_too_long",
        f"lines {first} to {last} are one row of more than {MAX_ROW_CHARACTERS} characters",
    )


def _announced_delimiter(lines: Lines) -> str | None:
    """Take the line `sep=;` that spreadsheets understand, if the file starts with one."""
    line = lines.next()
    if line is None or line == "":
        return None
    text = line.rstrip("\r\n").strip('"')
    if len(text) == 5 and text.lower().startswith("sep="):
        return text[4]
    lines.give_back([line])
    return None


def _sniff(lines: Lines) -> str:
    """Return the delimiter that cuts the first rows into the same number of cells, the most."""
    sample = "".join(_first_lines(lines))
    best, best_score = ",", (0.0, 0)
    for delimiter in DELIMITERS:
        widths = _widths(sample, delimiter)
        if not widths or widths[0] < 2:
            continue
        agreeing = Counter(widths)[widths[0]] / len(widths)
        score = (round(agreeing, 1), widths[0])
        if score > best_score:
            best, best_score = delimiter, score
    return best


def _first_lines(lines: Lines) -> Iterator[str]:
    size = 0
    for _ in range(4 * _SAMPLE_ROWS):
        line = lines.next()
        if not line or size > MAX_CELL_CHARACTERS:
            return
        size += len(line)
        yield line


def _widths(sample: str, delimiter: str) -> list[int]:
    lines = Lines(io.StringIO(sample, newline=""))
    widths: list[int] = []
    while len(widths) < _SAMPLE_ROWS and (cells := read_row(lines, delimiter)) is not None:
        if not isinstance(cells, BadRow) and any(cell.strip() for cell in cells):
            widths.append(len(cells))
    return widths
