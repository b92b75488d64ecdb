"""What differs between two versions of a tree, and how products labelled by the old one stay found."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from dataclasses import dataclass

from skulens.records import CATEGORY_SEPARATOR
from skulens.taxonomy.names import folded_path
from skulens.taxonomy.tree import Node, Taxonomy


@dataclass(frozen=True, slots=True)
class Change:
    """A category that is another now: `before` and `after` are names or paths."""

    id: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class TaxonomyChanges:
    """The difference of two trees by id, in preorder.

    `renamed` holds names, `moved` paths of categories that have another parent; what is below a
    renamed or moved category is in neither.
    """

    added: tuple[str, ...]
    removed: tuple[str, ...]
    renamed: tuple[Change, ...]
    moved: tuple[Change, ...]

    @property
    def is_empty(self) -> bool:
        """Whether ids, names and parents are the same."""
        return not (self.added or self.removed or self.renamed or self.moved)


def compare(before: Taxonomy, after: Taxonomy) -> TaxonomyChanges:
    """Return what changed between two trees.

    Where ids are paths, a renamed category is one removed and one added.
    """
    kept = [(before.node(node.id), node) for node in after if node.id in before]
    return TaxonomyChanges(
        added=tuple(node.id for node in after if node.id not in before),
        removed=tuple(node.id for node in before if node.id not in after),
        renamed=tuple(
            Change(new.id, old.name, new.name) for old, new in kept if old.name != new.name
        ),
        moved=tuple(
            Change(new.id, before.path(new.id), after.path(new.id))
            for old, new in kept
            if old.parent != new.parent
        ),
    )


def succeed(before: Taxonomy, after: Taxonomy) -> Taxonomy:
    """Return `after`, in which categories also answer to the paths they had in `before` and earlier.

    A path that is another category's now means that one.
    """
    former: dict[str, list[str]] = defaultdict(list)
    taken = {folded_path(path) for path in _paths(after).values()}
    for node in after:
        for path in node.former_paths:
            _keep(path, former[node.id], taken)
    for id, path in _paths(before).items():
        if id in after:
            for each in (path, *before.node(id).former_paths):
                _keep(each, former[id], taken)
    return Taxonomy(_with_former(node, former[node.id]) for node in after)


def _keep(path: str, kept: list[str], taken: set[tuple[str, ...]]) -> None:
    key = folded_path(path)
    if key not in taken:
        taken.add(key)
        kept.append(path)


def _with_former(node: Node, paths: list[str]) -> Node:
    return dataclasses.replace(node, former_paths=tuple(paths))


def _paths(taxonomy: Taxonomy) -> dict[str, str]:
    paths: dict[str, str] = {}
    for node in taxonomy:
        above = "" if node.parent is None else paths[node.parent] + CATEGORY_SEPARATOR
        paths[node.id] = above + node.name
    return paths
