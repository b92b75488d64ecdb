"""Shopify's taxonomy as its repository has it: one YAML file of categories per vertical.

Every category lists the ids below it and the attributes it has; `attributes.yml` and `values.yml`
stand beside the folder `categories/`.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from skulens.errors import TaxonomyError
from skulens.taxonomy.building import Entry
from skulens.taxonomy.names import clean, shown
from skulens.taxonomy.problems import Place, Problem, problem_at
from skulens.taxonomy.text_files import MAX_FILE_BYTES, read_text
from skulens.taxonomy.yaml_text import Fields, Items, Text, Value, parse_yaml

FOLDER = "categories"
_MOST_FILES = 1_000


def category_files(path: Path) -> list[Path]:
    """Return the YAML files of a folder, or of its `categories/`, in the order of their names.

    Raises `TaxonomyError` if there are none, or too much.
    """
    folder = path / FOLDER if (path / FOLDER).is_dir() else path
    files = sorted(file for file in folder.iterdir() if file.suffix in (".yml", ".yaml"))
    if not files:
        raise TaxonomyError(
            f"no categories in the folder {path}; name a file, or the folder that has Shopify's "
            f"{FOLDER}/ in it"
        )
    size = sum(file.stat().st_size for file in files)
    if len(files) > _MOST_FILES or size > MAX_FILE_BYTES:
        raise TaxonomyError(
            f"{folder} has more than {_MOST_FILES:,} files or {MAX_FILE_BYTES // 1024**2} MiB; "
            "keep only the taxonomy in it"
        )
    return files


def read_verticals(files: list[Path], problems: list[Problem]) -> list[tuple[str, Items]]:
    """Return the lists of categories that the files hold, each with the file's name."""
    lists = []
    for file in files:
        value = parse_yaml(read_text(file), problems, file.name)
        if value is not None and is_vertical(value):
            assert isinstance(value, Items)
            lists.append((file.name, value))
        elif value is not None:
            message = "no list of categories with id, name, children and attributes; move the file"
            problems.append(problem_at(Place(1, file.name), "shape", message))
    return lists


def is_vertical(value: Value) -> bool:
    """Whether a YAML file is a list of Shopify's categories, not an outline of ours."""
    return (
        isinstance(value, Items)
        and bool(value.items)
        and isinstance(value.items[0], Fields)
        and {"id", "name", "children", "attributes"} <= value.items[0].fields.keys()
    )


def vertical_entries(lists: list[tuple[str, Items]], problems: list[Problem]) -> list[Entry]:
    """Return the categories of verticals; who names a category among its children is its parent."""
    known: dict[str, Place] = {}
    parents: dict[str, tuple[str, Place]] = {}
    rows: list[tuple[str, str, Place]] = []
    for file, items in lists:
        for item in items.items:
            place = Place(item.line, file)
            fields = item.fields if isinstance(item, Fields) else {}
            id, name = word(fields, "id"), word(fields, "name")
            known.setdefault(id, place)
            rows.append((id, name, place))
            for child in words(fields, "children", place, problems):
                parents.setdefault(child.text, (id, Place(child.line, file)))
                if (other := parents[child.text])[0] != id:
                    message = f"{shown(child.text)} is below both {shown(other[0])} and {shown(id)}"
                    places = [other[1], Place(child.line, file)]
                    problem = problem_at(places, "two_parents", f"{message}; delete one")
                    problems.append(problem)
    for child_id, (parent, place) in parents.items():
        if child_id not in known:
            message = f"{shown(parent)} names the category {shown(child_id)}, which does not exist"
            problems.append(problem_at(place, "orphan", f"{message}; add or delete it"))
    return [
        Entry(id, name, parents[id][0] if id in parents else "", (), place.line, place.file)
        for id, name, place in rows
    ]


def word(fields: Mapping[str, Value], field: str) -> str:
    """Return the text of a field, empty if there is none."""
    value = fields.get(field)
    return clean(value.text) if isinstance(value, Text) else ""


def words(
    fields: Mapping[str, Value], field: str, place: Place, problems: list[Problem]
) -> list[Text]:
    """Return the texts of a list; an entry that is none is a problem."""
    value = fields.get(field)
    if value is None or (isinstance(value, Text) and not value.text):
        return []
    if isinstance(value, Items):
        found = [item for item in value.items if isinstance(item, Text)]
        if len(found) == len(value.items):
            return found
    message = f"{field} must be a list of words, as in [red, blue]"
    problems.append(problem_at(Place(value.line, place.file), "shape", message))
    return []
