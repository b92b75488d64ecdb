"""How well values are mapped: against what people said each raw value becomes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from skulens.mapping.cells import CellReader, ReadValue
from skulens.mapping.target import TargetField

NOTHING = "(none)"
SURE = 0.9


@dataclass(frozen=True, slots=True)
class ValueGold:
    """What a raw value becomes: each of `right` is a set of values that are right together.

    The empty set says that nothing fits. `kind` groups the figures: "synonym", "multi" ...
    """

    field: TargetField
    column: str
    raw: str
    right: tuple[frozenset[str], ...]
    kind: str = ""

    @property
    def has_match(self) -> bool:
        """Whether some value fits."""
        return all(self.right)


@dataclass(frozen=True, slots=True)
class ValueFigures:
    """Shares in [0, 1], None where nothing was asked: of values with a match the right ones,
    of values without one those left alone; `partial` gives the share of the right values. `sure`
    is the share of right ones among values that were given with a probability of .9 or more.
    """

    accuracy: float | None
    left_alone: float | None
    partial: float | None
    sure: float | None
    by_kind: Mapping[str, float]
    wrong: tuple[tuple[ValueGold, ReadValue], ...]


def right_values(text: str) -> tuple[frozenset[str], ...]:
    """Return the sets that a gold cell allows: `A || B + C` is A, or B and C together."""
    return tuple(
        frozenset(value for value in map(str.strip, side.split(" + ")) if value != NOTHING)
        for side in text.split(" || ")
    )


def measure_values(
    gold: Iterable[ValueGold],
    reader_of: Callable[[TargetField, str, Sequence[str]], CellReader],
) -> ValueFigures:
    """Read all raw values, each column for each field in one go, and compare with gold.

    `reader_of` makes a reader of a field, the column's name and its texts.
    """
    groups: dict[tuple[int, str], list[ValueGold]] = {}
    for one in gold:
        groups.setdefault((id(one.field), one.column), []).append(one)
    matched: list[bool] = []
    credits: list[float] = []
    left: list[bool] = []
    sure: list[bool] = []
    kinds: dict[str, list[bool]] = {}
    wrong: list[tuple[ValueGold, ReadValue]] = []
    for own in groups.values():
        texts = [one.raw for one in own]
        for one, read in zip(
            own, reader_of(own[0].field, own[0].column, texts).read(texts), strict=True
        ):
            given = _values_of(read)
            good = given in one.right
            if one.has_match:
                matched.append(good)
                credits.append(max(_credit(given, values) for values in one.right))
            else:
                left.append(good)
            if read.value is not None and read.probability >= SURE:
                sure.append(good)
            kinds.setdefault(one.kind, []).append(good)
            if not good:
                wrong.append((one, read))
    shares = {kind: sum(each) / len(each) for kind, each in sorted(kinds.items())}
    return ValueFigures(
        _share(matched), _share(left), _share(credits), _share(sure), shares, tuple(wrong)
    )


def _values_of(read: ReadValue) -> frozenset[str]:
    if read.value is None:
        return frozenset()
    values = read.value if isinstance(read.value, tuple) else (read.value,)
    return frozenset(str(value) for value in values)


def _credit(given: frozenset[str], wanted: frozenset[str]) -> float:
    """Return the share of values that are in both (Jaccard)."""
    return len(given & wanted) / len(given | wanted) if given | wanted else 1.0


def _share(right: Sequence[float]) -> float | None:
    return sum(right) / len(right) if right else None
