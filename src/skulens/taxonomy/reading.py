"""A category tree from a file of any of the kinds we know, told by extension and content.

CSV and TSV, our YAML (or JSON), Google's and Shopify's text, plain lists of paths, and Shopify's
YAML: one vertical, or the folder with `categories/`.
"""

from __future__ import annotations

from pathlib import Path

from skulens.errors import TaxonomyError
from skulens.taxonomy.building import Built, Entry, build
from skulens.taxonomy.listings import has_ids, read_listing
from skulens.taxonomy.outlines import read_outline
from skulens.taxonomy.problems import Problem, error_of
from skulens.taxonomy.shopify import (
    category_files,
    is_vertical,
    read_verticals,
    vertical_entries,
)
from skulens.taxonomy.tables import looks_like_table, read_table
from skulens.taxonomy.text_files import read_text
from skulens.taxonomy.tree import Taxonomy
from skulens.taxonomy.yaml_text import Items, parse_yaml

YAML_SUFFIXES = frozenset({".yml", ".yaml", ".json"})
TABLE_SUFFIXES = frozenset({".csv", ".tsv"})


def read_taxonomy(path: Path) -> Taxonomy:
    """Return the category tree of a file or of Shopify's folder.

    Raises `TaxonomyError` with the first problems and their lines.
    """
    built = load_taxonomy(path)
    if built.taxonomy is None:
        raise error_of(path, built.problems)
    return built.taxonomy


def check_taxonomy(path: Path) -> list[Problem]:
    """Return everything that is wrong in a file, by line; nothing if it can be used.

    Raises `TaxonomyError` if the file cannot be read at all.
    """
    return list(load_taxonomy(path).problems)


def load_taxonomy(path: Path) -> Built:
    """Return the tree of a file, or its problems; and what a person may want to look at.

    Raises `TaxonomyError` if the file cannot be read at all or has no categories.
    """
    problems: list[Problem] = []
    if path.is_dir():
        entries = vertical_entries(read_verticals(category_files(path), problems), problems)
    else:
        entries = _entries(read_text(path), path.suffix.lower(), problems)
    if not entries and not problems:
        raise TaxonomyError(f"{path} has no categories; write one in each line")
    built = build(entries)
    if not problems:
        return built
    # What could be read is looked at too, so that one round of corrections is enough.
    every = (*problems, *built.problems)
    return Built(None, tuple(sorted(every, key=lambda problem: problem.line)))


def _entries(text: str, suffix: str, problems: list[Problem]) -> list[Entry]:
    if suffix in YAML_SUFFIXES:
        value = parse_yaml(text, problems)
        if isinstance(value, Items) and is_vertical(value):
            return vertical_entries([("", value)], problems)
        return read_outline(value, problems) if value is not None else []
    if has_ids(text):
        return read_listing(text, problems)
    if suffix in TABLE_SUFFIXES or looks_like_table(text):
        return read_table(text, problems)
    return read_listing(text, problems)
