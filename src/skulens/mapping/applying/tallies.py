"""What is counted while rows are mapped, within a bound whatever the feed holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from skulens.mapping.applying.plan import MappingPlan
from skulens.mapping.cells import ReadValue
from skulens.records import (
    MappingStatus,
    MissingField,
    Rejection,
    SupplierMapping,
    ValueMapping,
)

MAX_VALUE_CHARACTERS = 500
"""A longer value is not kept by itself: no person would decide on it."""
MAX_VALUES = 50_000
"""Distinct values kept over all columns, shared out evenly."""
MAX_REJECTIONS = 1000
MAX_EXAMPLES = 5
MAX_LATE_COLUMNS = 1000


@dataclass(slots=True)
class _Counted:
    read: ReadValue
    products: int = 0


class ValueTally:
    """The values of one column in one field, with the products that have each.

    At most `limit` are kept apart; `others` counts the products of all the rest.
    """

    def __init__(self, column: str, target: str, accept: float, limit: int) -> None:
        self.column, self.target = column, target
        self.accept, self._limit = accept, limit
        self._counted: dict[str, _Counted] = {}
        self.others = 0

    def meet(self, raw: str, read: ReadValue) -> None:
        """Note what a value was read as."""
        if len(self._counted) < self._limit and len(raw) <= MAX_VALUE_CHARACTERS:
            self._counted.setdefault(raw, _Counted(read))

    def count(self, raw: str, products: int) -> None:
        """Add products that have a value."""
        counted = self._counted.get(raw)
        if counted is None:
            self.others += products
        else:
            counted.products += products

    def mappings(self) -> Iterable[ValueMapping]:
        """Yield the values that were counted."""
        for raw, counted in self._counted.items():
            if counted.products:
                read = counted.read
                yield ValueMapping(
                    column=self.column,
                    target=self.target,
                    raw=raw,
                    value=read.value,
                    products=counted.products,
                    probability=read.probability,
                    status=status_of(read, self.accept),
                    reason=read.reason,
                    alternatives=read.alternatives,
                )


def status_of(read: ReadValue, accept: float) -> MappingStatus:
    """Return what holds for a value that was read: used, left alone for good, or for a person."""
    if read.probability < accept:
        return "open"
    return "left" if read.value is None else "accepted"


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A row in which two columns say different things; `number` is that of the row."""

    number: int
    used: str
    other: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two columns that feed one field and disagree: which was used, in how many products."""

    target: str
    used: str
    other: str
    products: int
    examples: tuple[Disagreement, ...]


@dataclass(frozen=True, slots=True)
class OtherValues:
    """How many products have values of a column that are not shown one by one."""

    column: str
    target: str
    products: int


@dataclass(slots=True)
class MappingCounts:
    """What came of the rows of a feed.

    `rows` were read, `products` came of them; `filled` says in how many a column has a cell, also
    for `late` columns, which no header announces and of which there are examples; `late_cells` are
    those of columns beyond `MAX_LATE_COLUMNS`. `mapped` says by field how many products have it,
    `needed` by field and category how many lack a required one.
    """

    rows: int = 0
    products: int = 0
    filled: Counter[str] = field(default_factory=Counter)
    late: dict[str, list[str]] = field(default_factory=dict)
    late_cells: int = 0
    mapped: Counter[str] = field(default_factory=Counter)
    needed: Counter[tuple[str, str]] = field(default_factory=Counter)
    rejected: Counter[str] = field(default_factory=Counter)
    rejections: list[Rejection] = field(default_factory=list)
    tallies: list[ValueTally] = field(default_factory=list)
    _conflicts: dict[tuple[str, str, str], list[Disagreement]] = field(default_factory=dict)
    _conflicting: Counter[tuple[str, str, str]] = field(default_factory=Counter)

    def meet_late(self, column: str, text: str) -> None:
        """Count the cell of a column that no header announced; the first ones are kept by name."""
        if column not in self.late and len(self.late) >= MAX_LATE_COLUMNS:
            self.late_cells += 1
            return
        self.filled[column] += 1
        examples = self.late.setdefault(column, [])
        if len(examples) < MAX_EXAMPLES and text[:MAX_VALUE_CHARACTERS] not in examples:
            examples.append(text[:MAX_VALUE_CHARACTERS])

    def reject(self, rejection: Rejection) -> None:
        """Count a rejection; the first `MAX_REJECTIONS` are kept."""
        self.rejected[rejection.reason] += 1
        if len(self.rejections) < MAX_REJECTIONS:
            self.rejections.append(rejection)

    def disagree(self, target: str, used: str, other: str, example: Disagreement) -> None:
        """Count a product on which two columns disagree."""
        key = (target, used, other)
        self._conflicting[key] += 1
        examples = self._conflicts.setdefault(key, [])
        if len(examples) < MAX_EXAMPLES:
            examples.append(example)

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """Columns that disagree, those in most products first."""
        return tuple(
            Conflict(*key, products, tuple(self._conflicts[key]))
            for key, products in self._conflicting.most_common()
        )

    @property
    def values(self) -> tuple[ValueMapping, ...]:
        """The values of fields with few, and all that were not used, by products affected."""
        found = (one for tally in self.tallies for one in tally.mappings())
        return tuple(sorted(found, key=lambda one: (-one.products, one.column, one.raw)))

    @property
    def other_values(self) -> tuple[OtherValues, ...]:
        """What is left of the values, by products."""
        found = (
            OtherValues(one.column, one.target, one.others) for one in self.tallies if one.others
        )
        return tuple(sorted(found, key=lambda one: -one.products))

    def missing(self, names: Mapping[str, str]) -> tuple[MissingField, ...]:
        """Return the required fields among `names` (by key) that products lack, most lacked first.

        Their categories are in the order of the products that lack them.
        """
        by_key: dict[str, list[tuple[str, int]]] = {}
        for (key, category), products in self.needed.most_common():
            if key in names:
                by_key.setdefault(key, []).append((category, products))
        found = (
            MissingField(
                key,
                names[key],
                tuple(category for category, _ in lacking if category),
                sum(products for _, products in lacking),
            )
            for key, lacking in by_key.items()
        )
        return tuple(sorted(found, key=lambda one: -one.products))


def counted(mapping: SupplierMapping, plan: MappingPlan, counts: MappingCounts) -> SupplierMapping:
    """Return a mapping with the values, missing fields and rejections of rows it was applied to.

    What a person said of a value before still stands; `missing` are fields that no column feeds.
    """
    said = {
        (one.column, one.target, one.raw): one.status
        for one in mapping.values
        if one.status in ("confirmed", "refused")
    }
    values = (
        replace(one, status=said.get((one.column, one.target, one.raw), one.status))
        for one in counts.values
    )
    unfed = {one.key: one.field.name for one in plan.fields if not one.sources}
    return replace(
        mapping,
        rows=counts.rows,
        values=tuple(values),
        missing=counts.missing(unfed),
        rejections=tuple(counts.rejections),
    )
