"""The columns of a feed as they are mapped: name, filling, values, shape."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from skulens.mapping.matching.concepts import weight_of
from skulens.mapping.matching.glossary import ENGLISH, NameWords, glossary
from skulens.mapping.matching.shapes import Shape, shape_of
from skulens.mapping.values.units import Unit, speaks_of_volume, unit_in_name
from skulens.sources.tables import Row
from skulens.sources.values import text_of

MOST_DISTINCT = 1_000
"""Distinct texts of a column that are kept while it is profiled."""

MOST_CHARACTERS = 2_000
"""Characters of a cell that count for its column's profile."""

MOST_COLUMNS = 5_000
"""Columns that are profiled where rows bring ever new ones."""

EXAMPLES = 5


@dataclass(frozen=True)
class Column:
    """A column of a feed: its distinct texts with how many rows have each, most frequent first.

    `rows` is how many were looked at, `filled` in how many of them it is not empty. `language` is
    that of the feed's names, `categories` says in how many of the rows of each category it is filled.
    """

    name: str
    position: int
    texts: Mapping[str, int]
    rows: int
    filled: int
    language: str = ENGLISH
    categories: Mapping[str, int] = field(default_factory=dict)

    @cached_property
    def bare_name(self) -> str:
        """The name without the unit in it."""
        return unit_in_name(self.name)[0]

    @cached_property
    def unit(self) -> Unit | None:
        """The unit in the name."""
        return unit_in_name(self.name)[1]

    @cached_property
    def words(self) -> NameWords:
        """The words of the name, with its unit only where that is all it says: `Variant Grams`."""
        bare = glossary().words(self.bare_name, self.language)
        if all(weight_of(word) < 1 for word in bare.words):
            return glossary().words(self.name, self.language)
        return bare

    @cached_property
    def shape(self) -> Shape:
        """What the texts look like."""
        return shape_of(self.texts, self.unit, volume=speaks_of_volume(self.name))

    @property
    def examples(self) -> tuple[str, ...]:
        """A few of the most frequent texts."""
        return tuple(list(self.texts)[:EXAMPLES])


class Profiling:
    """Gathers columns while rows go by; memory is bounded whatever the feed."""

    def __init__(self, names: Iterable[str]) -> None:
        self._counts: dict[str, Counter[str]] = {name: Counter() for name in names}
        self._others: Counter[str] = Counter()
        self._rows = 0

    def add(self, row: Row) -> None:
        """Count the cells of a row."""
        self._rows += 1
        for name, cell in row.cells.items():
            text = (cell if type(cell) is str else text_of(cell))[:MOST_CHARACTERS].strip()
            if not text:
                continue
            counts = self._counts.get(name)
            if counts is None:
                if len(self._counts) >= MOST_COLUMNS:
                    continue
                counts = self._counts[name] = Counter()
            if text in counts or len(counts) < MOST_DISTINCT:
                counts[text] += 1
            else:
                self._others[name] += 1

    def columns(self) -> tuple[Column, ...]:
        """The columns in the order of the feed, those that appeared late at the end."""
        return columns_of(
            {name: dict(counts.most_common()) for name, counts in self._counts.items()},
            self._rows,
            {name: counts.total() + self._others[name] for name, counts in self._counts.items()},
        )


def columns_of(
    texts: Mapping[str, Mapping[str, int]],
    rows: int,
    filled: Mapping[str, int] | None = None,
    categories: Mapping[str, Mapping[str, int]] | None = None,
) -> tuple[Column, ...]:
    """Columns by their names, from the texts of each and how many rows have each.

    `filled` and `categories` are by name too; see `Column`.
    """
    language = glossary().language(texts)
    return tuple(
        Column(
            name,
            place,
            own,
            rows,
            (filled or {}).get(name, sum(own.values())),
            language,
            (categories or {}).get(name, {}),
        )
        for place, (name, own) in enumerate(texts.items())
    )
