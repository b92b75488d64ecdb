"""The beginning of a feed, from which its columns are known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice
from pathlib import Path

from skulens.mapping.applying.mapped_feed import characters_of
from skulens.mapping.matching.columns import Column, Profiling
from skulens.mapping.memory.fingerprints import ColumnFingerprint, fingerprints_of
from skulens.sources.opening import open_table
from skulens.sources.tables import Row, Table

MAX_ROWS = 5_000
MAX_CHARACTERS = 64 * 1024 * 1024
"""Of rows that are long fewer are looked at; they are in memory together."""


@dataclass(frozen=True)
class FeedSample:
    """A feed's table, its first rows, and its columns as these show them."""

    table: Table
    rows: Sequence[Row]
    columns: tuple[Column, ...]

    @cached_property
    def fingerprints(self) -> tuple[ColumnFingerprint, ...]:
        """What the columns look like, to know them again."""
        texts = {one.name: {**one.texts, "": one.rows - one.filled} for one in self.columns}
        return fingerprints_of(texts)

    def in_categories(
        self, placed: Sequence[tuple[Row, str]], categories: Sequence[str]
    ) -> FeedSample:
        """The same with what each column's filled rows are: those of `placed` in `categories`."""
        known = frozenset(categories)
        found: dict[str, Counter[str]] = {}
        for row, path in placed:
            if path in known:
                for name in row.cells:
                    found.setdefault(name, Counter())[path] += 1
        columns = tuple(replace(one, categories=found.get(one.name, {})) for one in self.columns)
        return replace(self, columns=columns)


def sample_of(path: Path, encoding: str | None = None) -> FeedSample:
    """Open a feed and read its first rows; raises `SourceError`."""
    table = open_table(path, encoding)
    profiling = Profiling(table.columns)
    rows: list[Row] = []
    size = 0
    for row in islice(table.rows(), MAX_ROWS):
        if size > MAX_CHARACTERS:
            break
        if isinstance(row, Row):
            size += characters_of(row.cells)
            rows.append(row)
            profiling.add(row)
    return FeedSample(table, rows, profiling.columns())
