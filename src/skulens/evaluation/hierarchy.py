"""Measures that know the category tree: a near miss costs less than one in another department."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from skulens.evaluation.answers import Answer


class Node(Protocol):
    """A category of a tree."""

    @property
    def id(self) -> str:
        """What it is known by."""


class Tree(Protocol):
    """What the measures need of a category tree."""

    def path(self, id: str, /) -> str:
        """The names from the top to the node, as shown."""

    def ancestors(self, id: str, /) -> Sequence[Node]:
        """The nodes from the top to the one itself."""

    def distance(self, a: str, b: str, /) -> int:
        """How many edges lie between two nodes, through a root above all tops."""

    def __contains__(self, id: object, /) -> bool: ...


@dataclass(frozen=True, slots=True)
class HierarchicalScores:
    """Precision, recall and F1 over ancestors; None where nothing was answered or asked."""

    precision: float | None
    recall: float | None
    f1: float | None


@dataclass(frozen=True, slots=True)
class TreeDistances:
    """Mean number of edges between answer and truth; None where there is no such answer."""

    of_mistakes: float | None
    of_all: float | None


def hierarchical_scores(answers: Sequence[Answer], tree: Tree) -> HierarchicalScores:
    """Compare the ancestors of the node decided on with those of the truth, each with itself.

    Counts are summed over all items before dividing: Kiritchenko, Matwin and Famili, Functional
    Annotation of Genes Using Hierarchical Text Categorization, 2005. A node that the tree does
    not know has no ancestor but itself; an item without an answer costs recall.
    """
    lines: dict[str, frozenset[str]] = {}

    def line(id: str) -> frozenset[str]:
        if id not in lines:
            lines[id] = frozenset(ids_above(id, tree))
        return lines[id]

    shared = answered = true = 0
    for answer in answers:
        truth = line(answer.truth)
        true += len(truth)
        if answer.node is not None:
            given = line(answer.node)
            answered += len(given)
            shared += len(given & truth)
    if not true:
        return HierarchicalScores(None, None, None)
    return HierarchicalScores(
        shared / answered if answered else None, shared / true, 2 * shared / (answered + true)
    )


def tree_distances(answers: Sequence[Answer], tree: Tree) -> TreeDistances:
    """How far the node decided on lies from the truth, where the tree knows both.

    A mistake is any other node than the truth, an inner node above it too.
    """
    known: dict[tuple[str, str], int] = {}
    for answer in answers:
        pair = answer.truth, answer.node
        if pair[1] is not None and pair not in known and pair[0] in tree and pair[1] in tree:
            known[pair[0], pair[1]] = tree.distance(pair[0], pair[1])
    distances = [
        known[answer.truth, answer.node]
        for answer in answers
        if answer.node is not None and (answer.truth, answer.node) in known
    ]
    return TreeDistances(_mean([way for way in distances if way]), _mean(distances))


def holds(decided: str, truth: str, tree: Tree | None) -> bool:
    """Whether a decision is true as far as it goes: the truth itself or a node above it."""
    if decided == truth:
        return True
    return tree is not None and decided in ids_above(truth, tree)


def ids_above(id: str, tree: Tree) -> tuple[str, ...]:
    """The ids from the top to the node itself, which is all of it where the tree has no such node."""
    return tuple(node.id for node in tree.ancestors(id)) if id in tree else (id,)


def _mean(values: Sequence[int]) -> float | None:
    return sum(values) / len(values) if values else None
