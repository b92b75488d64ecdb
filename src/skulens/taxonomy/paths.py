"""Categories given by their whole path, one a row: levels that have no row are made."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from skulens.records import CATEGORY_SEPARATOR
from skulens.taxonomy.building import MAX_PATHS_CHARACTERS, Entry
from skulens.taxonomy.names import folded, levels, shown
from skulens.taxonomy.problems import Place, Problem, problem_at
from skulens.taxonomy.tree import MAX_DEPTH


@dataclass(frozen=True, slots=True)
class PathRow:
    """A row of a file; without an id the path is the id."""

    path: str
    line: int
    id: str = ""
    synonyms: tuple[str, ...] = ()


def entries_of(rows: Iterable[PathRow], problems: list[Problem]) -> list[Entry]:
    """Return the entries that rows of paths mean, in their order; parents may follow later."""
    given: dict[tuple[str, ...], tuple[tuple[str, ...], PathRow]] = {}
    for row in rows:
        names = levels(row.path)
        if not all(names) or len(names) > MAX_DEPTH:
            problems.append(_wrong_levels(row, names))
            continue
        key = tuple(map(folded, names))
        if key in given:
            places = [Place(given[key][1].line), Place(row.line)]
            message = f"the path {shown(row.path)} is given twice; delete one"
            problems.append(problem_at(places, "duplicate_path", message))
            continue
        given[key] = (names, row)
    entries: dict[tuple[str, ...], Entry] = {}
    size = 0
    for key, (names, row) in given.items():
        if size > MAX_PATHS_CHARACTERS:
            problems.append(
                problem_at(Place(row.line), "too_many", "the paths are too long; shorten names")
            )
            break
        for depth in range(_first_new(key, entries), len(key) + 1):
            # A level that has a row of its own takes the id and spelling of that row.
            names_here, row_here = given.get(key[:depth], (names[:depth], PathRow("", row.line)))
            above = entries.get(key[: depth - 1])
            path = names_here[-1] if above is None else _below(above, names_here[-1])
            size += len(path)
            entries[key[:depth]] = Entry(
                id=row_here.id or path,
                name=names_here[-1],
                parent=above.id if above else "",
                synonyms=row_here.synonyms,
                line=row_here.line,
                path=path,
            )
    return list(entries.values())


def _first_new(key: tuple[str, ...], entries: dict[tuple[str, ...], Entry]) -> int:
    depth = len(key)
    while depth and key[:depth] not in entries:
        depth -= 1
    return depth + 1


def _below(above: Entry, name: str) -> str:
    return above.path + CATEGORY_SEPARATOR + name


def _wrong_levels(row: PathRow, names: tuple[str, ...]) -> Problem:
    if len(names) > MAX_DEPTH:
        message = f"the path {shown(row.path)} has more than {MAX_DEPTH} levels; shorten it"
        return problem_at(Place(row.line), "too_deep", message)
    what = f"the path {shown(row.path)} has an empty level" if row.path.strip() else "no path"
    return problem_at(Place(row.line), "empty_name", f"{what}; write a name, or delete the line")
