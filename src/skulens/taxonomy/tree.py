"""The category tree: any depth, several top-level categories, nodes kept in preorder."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from skulens.errors import NotFoundError, TaxonomyError
from skulens.records import CATEGORY_SEPARATOR
from skulens.taxonomy.names import clean, folded, folded_path, guess, levels, shown

MAX_DEPTH = 100
"""How deep a taxonomy that is read, or implied by paths, may be."""

IntArray = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Node:
    """A category; `parent` is an id, None at the top. `former_paths` it had in earlier trees."""

    id: str
    name: str
    parent: str | None
    synonyms: tuple[str, ...] = ()
    former_paths: tuple[str, ...] = ()


class Taxonomy:
    """An immutable tree of categories under an implied root, iterated in preorder.

    `positions` maps an id to its preorder position. The arrays of shape (n,) are in that order:
    `ends` (exclusive end of each subtree, so the sum over a subtree is a difference of two
    cumulative sums), `parents` (-1 at the top) and `depths` (1 at the top).
    Raises `TaxonomyError` for an id or the name of a sibling given twice, a parent that does not
    exist, a circle, or a name that is empty or holds `>`.
    """

    def __init__(self, nodes: Iterable[Node]) -> None:
        self._nodes = _in_preorder(tuple(nodes))
        positions = {node.id: position for position, node in enumerate(self._nodes)}
        parents = [-1 if node.parent is None else positions[node.parent] for node in self._nodes]
        depths = [1] * len(parents)
        ends = list(range(1, len(parents) + 1))
        for position, parent in enumerate(parents):
            if parent >= 0:
                depths[position] = depths[parent] + 1
        for position in range(len(parents) - 1, -1, -1):
            if (parent := parents[position]) >= 0:
                ends[parent] = max(ends[parent], ends[position])
        self._parents, self._depths, self._ends = parents, depths, ends
        self.positions: Mapping[str, int] = positions
        self.parents = _fixed(parents)
        self.depths = _fixed(depths)
        self.ends = _fixed(ends)
        self._check_names()

    @classmethod
    def of_paths(cls, paths: Iterable[str]) -> Taxonomy:
        """Return the tree that paths of products imply; ids are the paths.

        Paths that differ in case or blanks only are one; the first spelling is kept. Levels
        without a name are left out, and those below the hundredth.
        """
        nodes: dict[tuple[str, ...], Node] = {}
        for path in dict.fromkeys(paths):
            key: tuple[str, ...] = ()
            parent: Node | None = None
            for name in list(filter(None, levels(path)))[:MAX_DEPTH]:
                key = (*key, folded(name))
                if key not in nodes:
                    above = parent.id if parent else None
                    id = name if above is None else above + CATEGORY_SEPARATOR + name
                    nodes[key] = Node(id, name, above)
                parent = nodes[key]
        return cls(nodes.values())

    def __len__(self) -> int:
        return len(self._nodes)

    def __iter__(self) -> Iterator[Node]:
        return iter(self._nodes)

    def __contains__(self, id: object) -> bool:
        return id in self.positions

    def __eq__(self, other: object) -> bool:
        return self._nodes == other._nodes if isinstance(other, Taxonomy) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._nodes)

    def __repr__(self) -> str:
        return f"<Taxonomy of {len(self)} categories>"

    def node(self, id: str) -> Node:
        """Return a category by its id. Raises `NotFoundError` with the nearest ids and names."""
        return self._nodes[self._position(id)]

    def at(self, position: int) -> Node:
        """Return the category at a preorder position."""
        return self._nodes[position]

    def path(self, id: str) -> str:
        """Return the names from the top to a category, joined by ` > `."""
        return CATEGORY_SEPARATOR.join(node.name for node in self.ancestors(id))

    def depth(self, id: str) -> int:
        """Return the level of a category: 1 at the top."""
        return self._depths[self._position(id)]

    def children(self, id: str | None) -> tuple[Node, ...]:
        """Return the categories right below one; None asks for those at the top."""
        at, end = 0, len(self)
        if id is not None:
            position = self._position(id)
            at, end = position + 1, self._ends[position]
        found = []
        while at < end:
            found.append(self._nodes[at])
            at = self._ends[at]
        return tuple(found)

    def is_leaf(self, id: str) -> bool:
        """Whether nothing is below a category."""
        position = self._position(id)
        return self._ends[position] == position + 1

    def leaves(self) -> tuple[Node, ...]:
        """Return the categories that have nothing below them."""
        return tuple(node for at, node in enumerate(self._nodes) if self._ends[at] == at + 1)

    def subtree(self, id: str) -> tuple[Node, ...]:
        """Return a category, first, and all below it."""
        position = self._position(id)
        return self._nodes[position : self._ends[position]]

    def ancestors(self, id: str) -> tuple[Node, ...]:
        """Return the categories from the top down to the one itself."""
        position = self._position(id)
        found = []
        while position >= 0:
            found.append(self._nodes[position])
            position = self._parents[position]
        return tuple(reversed(found))

    def lowest_common_ancestor(self, a: str, b: str) -> str | None:
        """Return the deepest category that holds both, which may be one of them; None is the root."""
        common = self._common(self._position(a), self._position(b))
        return self._nodes[common].id if common >= 0 else None

    def distance(self, a: str, b: str) -> int:
        """Return the number of edges between two categories, over the implied root if need be."""
        first, second = self._position(a), self._position(b)
        common = self._common(first, second)
        shared = self._depths[common] if common >= 0 else 0
        return self._depths[first] + self._depths[second] - 2 * shared

    def find(self, text: str) -> str | None:
        """Return the id of the category that a text means, or None.

        It may be an id; a path, or a path the category formerly had (case and blanks ignored); or
        a name or synonym that means one category only.
        """
        if text in self.positions:
            return text
        if (id := self.find_path(text)) is not None:
            return id
        found = self.matches(text)
        return found[0] if len(found) == 1 else None

    def find_path(self, path: str) -> str | None:
        """Return the id of the category that has this path or, if none has, formerly had it."""
        key = folded_path(path)
        position: int | None = -1
        for name in key:
            position = self._child_by_name.get((position, name))
            if position is None:
                return self._former.get(key)
        return self._nodes[position].id if key and position is not None else None

    def matches(self, text: str) -> tuple[str, ...]:
        """Return the ids of all categories that have this name or synonym, in preorder."""
        return tuple(self._nodes[position].id for position in self._by_word.get(folded(text), ()))

    def to_plain(self) -> list[list[Any]]:
        """Return what JSON can hold: per node id, name, parent's position, synonyms, former paths.

        Empty lists at the end of a node are left out.
        """
        plain: list[list[Any]] = []
        for node, parent in zip(self._nodes, self._parents, strict=True):
            row: list[Any] = [node.id, node.name, parent]
            if node.synonyms or node.former_paths:
                row.append(list(node.synonyms))
            if node.former_paths:
                row.append(list(node.former_paths))
            plain.append(row)
        return plain

    @classmethod
    def from_plain(cls, plain: Any) -> Taxonomy:
        """Return the tree that `to_plain` gave. Raises `TaxonomyError` if it is none."""
        try:
            ids = [row[0] for row in plain]
            nodes = [
                Node(id, name, ids[parent] if parent >= 0 else None, *map(tuple, lists))
                for id, name, parent, *lists in plain
            ]
            return cls(nodes)
        except (TypeError, ValueError, IndexError, KeyError, AttributeError) as error:
            raise TaxonomyError(
                "the stored taxonomy cannot be understood; read it again from its file"
            ) from error

    def _position(self, id: str) -> int:
        try:
            return self.positions[id]
        except KeyError:
            pass
        hint = guess(id, self.positions)
        if not hint:
            names = {node.name: node for node in self._nodes}
            hint = guess(id, names)
        raise NotFoundError(f"no category {shown(id)} in the taxonomy{hint}")

    def _common(self, first: int, second: int) -> int:
        while first >= 0 and not first <= second < self._ends[first]:
            first = self._parents[first]
        return first

    def _check_names(self) -> None:
        # Paths must cut back into the names they were made of, and mean one node.
        for node in self._nodes:
            if not clean(node.name) or ">" in node.name:
                raise TaxonomyError(
                    f"the name {shown(node.name)} of category {shown(node.id)} is empty or has a "
                    "'>', which separates the levels of a path; rename it"
                )
        if len(self._child_by_name) < len(self._nodes):
            raise TaxonomyError(
                "two categories with the same parent have the same name; rename one of them"
            )

    @cached_property
    def _child_by_name(self) -> dict[tuple[int | None, str], int]:
        return {
            (parent, folded(node.name)): position
            for position, (node, parent) in enumerate(zip(self._nodes, self._parents, strict=True))
        }

    @cached_property
    def _by_word(self) -> dict[str, list[int]]:
        index: dict[str, list[int]] = defaultdict(list)
        for position, node in enumerate(self._nodes):
            for word in {folded(text) for text in (node.name, *node.synonyms)}:
                index[word].append(position)
        return dict(index)

    @cached_property
    def _former(self) -> dict[tuple[str, ...], str]:
        index: dict[tuple[str, ...], str] = {}
        for node in self._nodes:
            for path in node.former_paths:
                index.setdefault(folded_path(path), node.id)
        return index


def _in_preorder(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    ids = {node.id for node in nodes}
    below: dict[str | None, list[Node]] = defaultdict(list)
    for node in nodes:
        if node.parent is not None and node.parent not in ids:
            raise TaxonomyError(
                f"the parent {shown(node.parent)} of category {shown(node.id)} does not exist"
            )
        below[node.parent].append(node)
    if len(ids) < len(nodes):
        raise TaxonomyError("two categories have the same id; give each its own")
    ordered: list[Node] = []
    waiting = below[None][::-1]
    while waiting:
        node = waiting.pop()
        ordered.append(node)
        if node.id in below:
            waiting.extend(reversed(below[node.id]))
    if len(ordered) < len(nodes):
        lost = next(iter(ids.difference(node.id for node in ordered)))
        raise TaxonomyError(f"category {shown(lost)} is below itself; change a parent")
    return tuple(ordered)


def _fixed(values: list[int]) -> IntArray:
    array = np.array(values, dtype=np.int64)
    array.setflags(write=False)
    return array
