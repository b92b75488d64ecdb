"""Text files with one path a line: Google's and Shopify's taxonomies, and plain lists."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

from skulens.taxonomy.building import Entry
from skulens.taxonomy.names import shown
from skulens.taxonomy.paths import PathRow, entries_of
from skulens.taxonomy.problems import Place, Problem, problem_at

_GOOGLE = re.compile(r"(\d+)\s+-\s+(\S.*)")
_SHOPIFY = re.compile(r"(gid://\S+)\s+:\s+(\S.*)")
_PLAIN = re.compile(r"()(.*)")
_SHAPES = {_GOOGLE: "'123 - Fruit > Apple'", _SHOPIFY: "'gid://... : Fruit > Apple'"}


def first_line(text: str) -> str:
    """Return the first line that is not blank and no comment."""
    return next((line for _, line in _lines(text)), "")


def has_ids(text: str) -> bool:
    """Whether a text is a list of paths in which every line starts with an id."""
    return _pattern(text) is not _PLAIN


def read_listing(text: str, problems: list[Problem]) -> list[Entry]:
    """Return the categories of a list of paths; a Shopify id is what follows its last slash."""
    pattern = _pattern(text)
    rows = []
    for number, line in _lines(text):
        match = pattern.fullmatch(line)
        if match is None:
            message = f"{shown(line)} is not like {_SHAPES[pattern]}, as the first line is"
            problems.append(problem_at(Place(number), "bad_line", f"{message}; correct it"))
            continue
        id, path = match.groups()
        rows.append(PathRow(path, number, id.rsplit("/", 1)[-1]))
    return entries_of(rows, problems)


def _pattern(text: str) -> re.Pattern[str]:
    line = first_line(text)
    return next((each for each in (_GOOGLE, _SHOPIFY) if each.fullmatch(line)), _PLAIN)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    # Not `splitlines`, which also cuts at characters that are no line ends.
    for number, line in enumerate(io.StringIO(text, newline="\n"), 1):
        if (stripped := line.strip()) and not stripped.startswith("#"):
            yield number, stripped
