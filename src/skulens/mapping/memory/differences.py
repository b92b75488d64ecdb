"""What changed in a supplier's columns since the feed before, and which of them were renamed."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
from scipy.optimize import linear_sum_assignment

from skulens.mapping.memory.decided import ColumnMemory, said_of
from skulens.mapping.memory.fingerprints import MAX_HASHES, ColumnFingerprint
from skulens.mapping.target import Target
from skulens.records import (
    Evidence,
    FeedDifference,
    FieldMapping,
    MappingDecision,
    MappingStatus,
)
from skulens.store import column_key

RENAMED = 0.35
"""From this score on a vanished and a new column are one that was renamed."""
CLEAR = 0.5
"""From this score on, if no other column comes near, decisions of the old name hold unasked."""
HEIRLOOM = "memory"
"""The kind of evidence that a column inherits from its old name."""
_MARGIN = 0.15
_VALUES, _NAME, _SHAPE, _PLACE = 0.6, 0.2, 0.1, 0.1
_DOUBT = 3.5
"""How many values of its own make half a proof: `yes` and `no` prove nothing."""
_LEAST_AGREEMENT, _LEAST_LIKENESS = 0.25, 0.5
"""A pair needs one of these, of its values or of its names: the same place alone says little."""
_COMMON = 1 / 30
"""A value of this many columns is no reason to compare two."""
_NAME_CHARACTERS = 60

Scores = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Renaming:
    """A column that has another name now; `score` in [0, 1], `is_clear` where nothing else fits."""

    before: str
    after: str
    score: float
    is_clear: bool


@dataclass(frozen=True, slots=True)
class FeedChange:
    """The difference, and on what its renamed columns rest."""

    difference: FeedDifference
    renamings: tuple[Renaming, ...]


def compare(before: Sequence[ColumnFingerprint], after: Sequence[ColumnFingerprint]) -> FeedChange:
    """Compare the columns of two feeds of one supplier.

    Names that differ in case, blanks or punctuation only are the same. Of the others, pairs are
    chosen so that the sum of their scores is highest (`scipy.optimize.linear_sum_assignment`). The
    score counts how many values agree, those of many columns for less, how alike the names and the
    forms of the values are, and whether the place among the unchanged columns is the same.
    """
    kept = {column_key(one.name) for one in before} & {column_key(one.name) for one in after}
    vanished = [one for one in before if column_key(one.name) not in kept]
    new = [one for one in after if column_key(one.name) not in kept]
    renamings: list[Renaming] = []
    if vanished and new:
        scores = _scores(vanished, new, before, after, kept)
        for row, column in zip(*linear_sum_assignment(scores, maximize=True), strict=True):
            score = float(scores[row, column])
            if score >= RENAMED:
                rest = [*np.delete(scores[row], column), *np.delete(scores[:, column], row)]
                is_clear = bool(score >= CLEAR and score - max(rest, default=0.0) >= _MARGIN)
                renaming = Renaming(vanished[row].name, new[column].name, score, is_clear)
                renamings.append(renaming)
    gone, come = {one.before for one in renamings}, {one.after for one in renamings}
    difference = FeedDifference(
        renamed=tuple((one.before, one.after) for one in renamings),
        new=tuple(one.name for one in new if one.name not in come),
        vanished=tuple(one.name for one in vanished if one.name not in gone),
    )
    return FeedChange(difference, tuple(renamings))


def inherited(
    renamings: Iterable[Renaming], memory: Mapping[str, ColumnMemory]
) -> tuple[FieldMapping, ...]:
    """What was confirmed for columns under their old names, proposed for the new ones.

    It is `accepted` where the renaming is clear and `open` otherwise; `left` stands for `accepted`
    where a column was said to have no counterpart. A new name of which something was decided
    itself inherits nothing. `memory` is by the columns' keys (`MappingMemory.columns`).
    """
    found: list[FieldMapping] = []
    for one in renamings:
        known = memory.get(column_key(one.before))
        if known is None or column_key(one.after) in memory:
            continue
        for decision in known.confirmed:
            sentence = f"renamed from '{one.before}', which was confirmed{said_of(decision)}"
            status: MappingStatus = "open"
            if one.is_clear:
                status = "accepted" if decision.target else "left"
            evidence = (Evidence(HEIRLOOM, one.score, sentence),)
            found.append(
                FieldMapping(
                    one.after, decision.target, decision.part, one.score, status, sentence, evidence
                )
            )
    return tuple(found)


def still_inherited(
    columns: Iterable[FieldMapping],
    renamings: Iterable[Renaming],
    memory: Mapping[str, ColumnMemory],
) -> tuple[FieldMapping, ...]:
    """What columns of the mapping before had inherited, as long as nothing is decided of them.

    So it holds for more than the first feed with the new names; one that was renamed once more
    passes it on, as a question where that is not clear.
    """
    names = {one.before: one for one in renamings}
    found: list[FieldMapping] = []
    for one in columns:
        if not (one.evidence and one.evidence[0].kind == HEIRLOOM):
            continue
        again = names.get(one.column)
        name = again.after if again else one.column
        if not {column_key(one.column), column_key(name)} & memory.keys():
            status: MappingStatus = "open" if again and not again.is_clear else one.status
            found.append(replace(one, column=name, status=status))
    return tuple(found)


def with_heirs(
    proposals: Iterable[FieldMapping], heirs: Iterable[FieldMapping], target: Target
) -> list[FieldMapping]:
    """Proposals, but for columns that inherit a field of the target what they inherit."""
    taken: dict[str, list[FieldMapping]] = {}
    for one in heirs:
        if not one.target or one.target in target.by_key:
            taken.setdefault(one.column, []).append(one)
    found: dict[str, list[FieldMapping]] = {}
    for proposed in proposals:
        inheriting = taken.get(proposed.column)
        if inheriting is None:
            found.setdefault(proposed.column, []).append(proposed)
        else:
            found[proposed.column] = [
                replace(one, candidates=proposed.candidates) for one in inheriting
            ]
    return [one for group in found.values() for one in group]


def refused_before(
    renamings: Iterable[Renaming], memory: Mapping[str, ColumnMemory]
) -> tuple[MappingDecision, ...]:
    """What was refused for columns under their old names, as decisions on the new ones."""
    return tuple(
        replace(decision, column=one.after)
        for one in renamings
        if (known := memory.get(column_key(one.before))) and column_key(one.after) not in memory
        for decision in known.refused
    )


def _scores(
    vanished: Sequence[ColumnFingerprint],
    new: Sequence[ColumnFingerprint],
    before: Sequence[ColumnFingerprint],
    after: Sequence[ColumnFingerprint],
    kept: set[str],
) -> Scores:
    """The score of each pair, `(vanished, new)`."""
    weights = _weights(before, after)
    names = _name_likeness([one.name for one in vanished], [one.name for one in new])
    places = _places(before, kept), _places(after, kept)
    scores = np.zeros((len(vanished), len(new)))
    for row, column in _worth_comparing(vanished, new, weights, names):
        old, other = vanished[row], new[column]
        agreement, alike = _agreement(old, other, weights), _likeness(old, other)
        if agreement < _LEAST_AGREEMENT and names[row, column] < _LEAST_LIKENESS:
            continue
        distance = abs(places[0][old.position] - places[1][other.position])
        score = (
            _VALUES * agreement
            + _NAME * names[row, column]
            + _SHAPE * alike
            + _PLACE / (1 + distance)
        )
        # A column of numbers does not become one of words, whatever it is called.
        scores[row, column] = score * (0.5 + 0.5 * min(1.0, 2 * alike))
    return scores


def _worth_comparing(
    vanished: Sequence[ColumnFingerprint],
    new: Sequence[ColumnFingerprint],
    weights: Mapping[int, float],
    names: Scores,
) -> set[tuple[int, int]]:
    """Pairs that may be renamed: with a name or a value in common that not every column has.

    What is empty looks like everything, and is compared with nothing.
    """
    columns: dict[int, list[int]] = {}
    for column, other in enumerate(new):
        for value in other.hashes:
            if weights[value] > _COMMON:
                columns.setdefault(value, []).append(column)
    least = (RENAMED - _SHAPE - _PLACE) / _NAME
    found = {
        (row, column)
        for row, column in np.argwhere(names >= least).tolist()
        if vanished[row].hashes and new[column].hashes
    }
    for row, old in enumerate(vanished):
        found.update((row, column) for value in old.hashes for column in columns.get(value, ()))
    return found


def _weights(
    before: Sequence[ColumnFingerprint], after: Sequence[ColumnFingerprint]
) -> dict[int, float]:
    """What a value says of its column: less, the more columns of one feed have it."""
    counts = [Counter(value for one in feed for value in one.hashes) for feed in (before, after)]
    return {value: 1 / max(count[value] for count in counts) for value in counts[0] | counts[1]}


def _agreement(
    one: ColumnFingerprint, other: ColumnFingerprint, weights: Mapping[int, float]
) -> float:
    """Which share of the values two columns have in common, doubted where these are few."""
    # Of a full sample only the range that the other one covers too can be compared.
    bounds = [each.hashes[-1] for each in (one, other) if len(each.hashes) == MAX_HASHES]
    bound = min(bounds, default=math.inf)
    mine = {value for value in one.hashes if value <= bound}
    theirs = {value for value in other.hashes if value <= bound}
    common = sum(weights[value] for value in mine & theirs)
    whole = sum(weights[value] for value in mine) + sum(weights[value] for value in theirs)
    return 2 * common / whole * common**2 / (common**2 + _DOUBT**2) if common else 0.0


def _likeness(one: ColumnFingerprint, other: ColumnFingerprint) -> float:
    """How alike the forms of two columns' values are: as numbers, or as patterns and lengths."""
    if min(one.numeric, other.numeric) > 0.5:
        spread = max(one.spread, other.spread, 1e-9 + abs(one.mean) / 100)
        near = math.exp(-abs(one.mean - other.mean) / spread)
        narrow = min(one.spread, other.spread) / spread if one.spread or other.spread else 1.0
        return 0.25 + 0.75 * near * (0.5 + 0.5 * narrow)
    mine, theirs = set(one.shapes), set(other.shapes)
    patterns = 2 * len(mine & theirs) / (len(mine) + len(theirs))
    length = min(one.length, other.length) / max(one.length, other.length)
    numeric = 1 - abs(one.numeric - other.numeric)
    return numeric * (0.5 * patterns + 0.5 * length)


def _places(feed: Sequence[ColumnFingerprint], kept: set[str]) -> dict[int, int]:
    """How many columns before each one are in both feeds, by position."""
    found: dict[int, int] = {}
    number = 0
    for one in sorted(feed, key=lambda one: one.position):
        found[one.position] = number
        number += column_key(one.name) in kept
    return found


def _name_likeness(names: Sequence[str], others: Sequence[str]) -> Scores:
    """The share of pieces of three letters that two names have in common (Dice), for each pair."""
    every = [[_pieces(name) for name in group] for group in (names, others)]
    numbers = {piece: at for at, piece in enumerate(frozenset().union(*every[0], *every[1]))}
    marks = [np.zeros((len(group), len(numbers)), np.float32) for group in every]
    for matrix, group in zip(marks, every, strict=True):
        for row, pieces in enumerate(group):
            matrix[row, [numbers[piece] for piece in pieces]] = 1
    sizes = [matrix.sum(axis=1) for matrix in marks]
    shared = marks[0] @ marks[1].T
    likeness: Scores = (2 * shared / (sizes[0][:, None] + sizes[1])).astype(np.float64)
    return likeness


def _pieces(name: str) -> frozenset[str]:
    key = f"  {column_key(name)[:_NAME_CHARACTERS]} "
    return frozenset(key[place : place + 3] for place in range(len(key) - 2))
