"""The shop's own schema: its categories and attributes."""

from __future__ import annotations

from dataclasses import dataclass

from skulens.records.products import Rejection


@dataclass(frozen=True, slots=True)
class SchemaReport:
    """The shop's schema after an import, and what changed in it.

    `renamed` and `moved` are pairs of paths, before and after; `unplaced` are categories of products
    that the tree does not hold, with the number of products.
    """

    categories: int
    leaves: int
    attributes: int
    added: tuple[str, ...]
    removed: tuple[str, ...]
    renamed: tuple[tuple[str, str], ...]
    moved: tuple[tuple[str, str], ...]
    unplaced: tuple[tuple[str, int], ...]
    warnings: tuple[Rejection, ...]


@dataclass(frozen=True, slots=True)
class CategoryEntry:
    """A category of the tree: `depth` is 1 at the top, `products` counts those below it too."""

    id: str
    name: str
    path: str
    depth: int
    products: int
    synonyms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AttributeEntry:
    """An attribute of a category; `values` are the allowed ones, none for numbers and texts."""

    key: str
    name: str
    kind: str
    required: bool
    unit: str
    values: tuple[str, ...]
