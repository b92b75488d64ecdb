"""Category tables: CSV, TSV or semicolons, with a path or with ids and parents."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping

from skulens.taxonomy.building import Entry
from skulens.taxonomy.names import clean, folded, shown, synonyms_in
from skulens.taxonomy.paths import PathRow, entries_of
from skulens.taxonomy.problems import Place, Problem, problem_at

DELIMITERS = (",", ";", "\t")

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "category id", "code", "key", "gid", "kategorie id", "kennung", "nummer"),
    "parent": (
        *("parent", "parent id", "parent category", "parent category id", "parent code"),
        *("eltern", "eltern id", "elternkategorie", "oberkategorie", "übergeordnet"),
    ),
    "path": (
        *("path", "category path", "full path", "full name", "breadcrumb", "breadcrumbs"),
        *("pfad", "kategoriepfad", "vollständiger pfad"),
    ),
    "name": (
        *("name", "category name", "title", "label", "category"),
        *("bezeichnung", "kategoriename", "titel", "kategorie"),
    ),
    "synonyms": (
        *("synonyms", "synonym", "aliases", "alias", "other names", "also known as"),
        *("synonyme", "andere namen", "alternative namen"),
    ),
}
"""What the columns may be called, case, blanks, hyphens and underscores ignored; best first."""

_TOP = frozenset({"", "0", "-"})


def looks_like_table(text: str) -> bool:
    """Whether the first row names a column with a path or a name."""
    return _header(text) is not None


def read_table(text: str, problems: list[Problem]) -> list[Entry]:
    """Return the categories of a table; parents may stand anywhere in it.

    Columns: a path and maybe an id, or a name, an id and a parent; maybe synonyms, split at `|`.
    Without an id column, the path is the id; beside a parent, the name.
    """
    header = _header(text)
    if header is None:
        names = shown(clean(text.lstrip("\n").split("\n", 1)[0]))
        message = f"the columns {names} name no category; name them path, or id, parent and name"
        problems.append(problem_at(Place(1), "unknown_columns", message))
        return []
    delimiter, columns = header
    rows = list(_rows(text, delimiter, columns, problems))
    if "parent" in columns:
        return _with_parents(rows, columns)
    path_column = "path" if "path" in columns else "name"
    return entries_of(
        (
            PathRow(row[path_column], line, row["id"], synonyms_in(row["synonyms"]))
            for line, row in rows
        ),
        problems,
    )


def _with_parents(
    rows: list[tuple[int, dict[str, str]]], columns: Mapping[str, int]
) -> list[Entry]:
    id_column = "id" if "id" in columns else "name"
    ids = {row[id_column] for _, row in rows}
    entries = []
    for line, row in rows:
        parent = row["parent"]
        is_top = parent in _TOP and parent not in ids
        name = row["name"] or row["path"].rsplit(">", 1)[-1].strip()
        entries.append(
            Entry(
                id=row[id_column],
                name=name,
                parent="" if is_top else parent,
                synonyms=synonyms_in(row["synonyms"]),
                line=line,
                path=row["path"],
            )
        )
    return entries


def _header(text: str) -> tuple[str, dict[str, int]] | None:
    """Return the delimiter with which most columns are known, and where each stands."""
    lines = _without_announcement(text).lstrip("\n").split("\n", 1)[0]
    best: tuple[str, dict[str, int]] | None = None
    for delimiter in DELIMITERS:
        try:
            cells = next(csv.reader([lines], delimiter=delimiter, strict=True), [])
        except csv.Error:
            continue
        columns = _columns(cells)
        if {"path", "name"} & columns.keys() and (best is None or len(columns) > len(best[1])):
            best = delimiter, columns
    return best


def _columns(cells: list[str]) -> dict[str, int]:
    names = [folded(cell.replace("_", " ").replace("-", " ")) for cell in cells]
    return {
        column: names.index(known)
        for column, aliases in COLUMNS.items()
        if (known := next((alias for alias in aliases if alias in names), None)) is not None
    }


def _without_announcement(text: str) -> str:
    """Blank the line `sep=;` that spreadsheets understand; line numbers stay."""
    first, _, rest = text.partition("\n")
    return "\n" + rest if first.strip('"').lower().startswith("sep=") else text


def _rows(
    text: str, delimiter: str, columns: Mapping[str, int], problems: list[Problem]
) -> Iterator[tuple[int, dict[str, str]]]:
    file = io.StringIO(_without_announcement(text), newline="")
    reader = csv.reader(file, delimiter=delimiter, strict=True)
    is_header, width, line = True, 0, 1
    try:
        for cells in reader:
            here, line = line, reader.line_num + 1
            if not any(cell.strip() for cell in cells):
                continue
            if is_header:
                is_header, width = False, len(cells)
            elif any(cell.strip() for cell in cells[width:]):
                problems.append(_too_wide(here, width, cells, delimiter))
            else:
                yield here, _row(cells, columns)
    except csv.Error as error:
        message = f"the row cannot be read ({error}); check its quotes"
        problems.append(problem_at(Place(line), "bad_row", message))


def _row(cells: list[str], columns: Mapping[str, int]) -> dict[str, str]:
    row = dict.fromkeys(COLUMNS, "")
    for column, at in columns.items():
        if at < len(cells):
            row[column] = clean(cells[at]) if column != "synonyms" else cells[at]
    return row


def _too_wide(line: int, width: int, cells: list[str], delimiter: str) -> Problem:
    message = (
        f"the row has {len(cells)} cells, the header {width}; put quotes around a cell that has "
        f"a {shown(delimiter)} in it"
    )
    return problem_at(Place(line), "too_many_cells", message)
