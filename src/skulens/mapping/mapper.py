"""A supplier's feed from the file to proposals and products: everything of this room together."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import islice
from pathlib import Path

from skulens.encoders.protocol import Encoder
from skulens.errors import UsageError
from skulens.mapping.applying import MappedFeed
from skulens.mapping.cells import CellReader
from skulens.mapping.columns import Column, Profiling
from skulens.mapping.differences import FeedChange, compare, inherited, with_old_names
from skulens.mapping.evidence.confirmed import Votes
from skulens.mapping.fingerprints import ColumnFingerprint, fingerprints_of
from skulens.mapping.matching import Matcher
from skulens.mapping.memory import MappingMemory
from skulens.mapping.placing import Classify, PhotoCategories
from skulens.mapping.plan import ReaderOf, plan_of
from skulens.mapping.recalling import with_memory
from skulens.mapping.tallies import counted
from skulens.mapping.target import PRODUCT_FIELDS, Target, TargetField, target_of
from skulens.mapping.values.categories import CategoryReader, category_reader
from skulens.mapping.values.reading import ColumnHabit, ValueReader, habit_of
from skulens.progress import Progress, silent
from skulens.records import IN_USE, FieldMapping, SupplierMapping
from skulens.sources.names import shown
from skulens.sources.opening import open_table
from skulens.sources.tables import Row, Table
from skulens.store import Store, column_key
from skulens.taxonomy.attribute_schema import AttributeSchema
from skulens.taxonomy.meaning import meant
from skulens.taxonomy.tree import Taxonomy

AUTO = "auto"
"""Categories are told from the photos of the products."""

ACCEPT = 0.9
"""From this probability on nobody is asked."""

SAMPLE_ROWS = 5_000
"""Rows at the beginning of a feed from which its columns are known."""

_EXAMPLES = 30


@dataclass(frozen=True, slots=True)
class FeedFile:
    """A feed to be mapped: its encoding where it cannot be told, and where its photos are."""

    path: Path
    encoding: str | None = None
    photo_root: Path | None = None
    allow_outside: bool = False


@dataclass(slots=True)
class MappingRun:
    """A mapping that stands, and the feed it is applied to.

    Whoever reads all of `feed` has what came of it in `finished`.
    """

    mapping: SupplierMapping
    target: Target
    feed: MappedFeed
    fingerprints: tuple[ColumnFingerprint, ...]
    placing: PhotoCategories | None
    memory: MappingMemory
    started: float = field(default_factory=time.monotonic)

    def read(self, progress: Progress = silent) -> SupplierMapping:
        """Go through the feed for what comes of its values alone."""
        for _ in self.feed.items(progress):
            pass
        return self.finished()

    def finished(self) -> SupplierMapping:
        """The mapping with the values, missing fields and rejections of the rows that were read."""
        found = counted(self.mapping, self.feed.plan, self.feed.counts)
        unsure = tuple(self.placing.unsure) if self.placing else ()
        return replace(
            self.memory.applied(found, self.target),
            rejections=(*found.rejections, *unsure),
            seconds=time.monotonic() - self.started,
        )


class SupplierMapper:
    """Maps suppliers' feeds to the schema of one shop.

    `classify` tells categories from photos, for `AUTO`.
    """

    def __init__(
        self,
        store: Store,
        encoder: Encoder,
        taxonomy: Taxonomy,
        schema: AttributeSchema | None,
        classify: Classify,
    ) -> None:
        self._store, self._encoder, self._classify = store, encoder, classify
        self._taxonomy, self._schema = taxonomy, schema
        self.memory = MappingMemory(store)

    def propose(
        self, feed: FeedFile, supplier: str, categories: Sequence[str], accept: float
    ) -> MappingRun:
        """Say what every column feeds; `categories` are paths or names, or `AUTO` alone.

        Raises `SourceError` for a feed that cannot be read, `NotFoundError` for a category,
        `UsageError`.
        """
        started = time.monotonic()
        _check(supplier, accept)
        table = open_table(feed.path, feed.encoding)
        sample = [row for row in islice(table.rows(), SAMPLE_ROWS) if isinstance(row, Row)]
        columns = _profiled(table, sample)
        fingerprints = _fingerprints(columns)
        change = self._change(supplier, fingerprints)
        by_photo = AUTO in categories
        placing = self._placing(feed, supplier, columns) if by_photo else None
        paths = placing.common(sample) if placing else tuple(categories)
        target = self.target(paths)
        fields = self._matched(supplier, columns, target, change, accept)
        mapping = SupplierMapping(
            supplier=supplier,
            feed=feed.path.name,
            version=1,
            categories=target.categories,
            accept=accept,
            rows=0,
            columns=tuple(fields),
            values=(),
            missing=(),
            difference=change.difference if change else None,
            examples={one.name: one.examples for one in columns},
            rejections=(),
            seconds=0.0,
            by_photo=by_photo,
        )
        mapping = self.memory.applied(mapping, target)
        return self._run(feed, table, columns, fingerprints, mapping, target, placing, started)

    def with_mapping(self, feed: FeedFile, mapping: SupplierMapping) -> MappingRun:
        """Apply a mapping as it is, such as one that was edited in a file."""
        started = time.monotonic()
        table = open_table(feed.path, feed.encoding)
        sample = [row for row in islice(table.rows(), SAMPLE_ROWS) if isinstance(row, Row)]
        columns = _profiled(table, sample)
        placing = self._placing(feed, mapping.supplier, columns) if mapping.by_photo else None
        target = self.target(mapping.categories)
        # Nobody keeps the looks of a feed that a file was applied to.
        return self._run(feed, table, columns, (), mapping, target, placing, started)

    def target(self, categories: Sequence[str]) -> Target:
        """The fields of categories; raises `NotFoundError` for one that there is not."""
        ids = list(dict.fromkeys(meant(one, self._taxonomy) for one in categories))
        target = target_of(self._schema, self._taxonomy, ids)
        return Target(tuple(map(self._with_examples, target.fields)), target.categories)

    def _run(
        self,
        feed: FeedFile,
        table: Table,
        columns: Sequence[Column],
        fingerprints: tuple[ColumnFingerprint, ...],
        mapping: SupplierMapping,
        target: Target,
        placing: PhotoCategories | None,
        started: float,
    ) -> MappingRun:
        plan = plan_of(mapping, target, self._reader_of(mapping.supplier, columns))
        mapped = MappedFeed(table, plan, path=feed.path, categories=placing)
        return MappingRun(mapping, target, mapped, fingerprints, placing, self.memory, started)

    def _matched(
        self,
        supplier: str,
        columns: Sequence[Column],
        target: Target,
        change: FeedChange | None,
        accept: float,
    ) -> list[FieldMapping]:
        """Proposals, but for renamed columns what their old names were confirmed to feed."""
        matcher = Matcher(self._encoder, accept=accept)
        found = matcher.match(columns, target, self._votes(supplier, columns))
        if change is None:
            return found
        known = with_old_names(change.renamings, self.memory.columns(supplier))
        taken: dict[str, list[FieldMapping]] = {}
        for one in inherited(change.renamings, known):
            if not one.target or one.target in target.by_key:
                taken.setdefault(one.column, []).append(one)
        answer: list[FieldMapping] = []
        for proposed in found:
            heirs = taken.get(proposed.column)
            if heirs is None:
                answer.append(proposed)
            elif not any(one.column == proposed.column for one in answer):
                answer += [replace(one, candidates=proposed.candidates) for one in heirs]
        return answer

    def _votes(self, supplier: str, columns: Sequence[Column]) -> Votes:
        shared = self.memory.shared([one.name for one in columns], supplier)
        return {
            column.name: {
                one.target: (one.confirmed, one.refused)
                for one in shared.get(column_key(column.name), ())
                if not one.part
            }
            for column in columns
        }

    def _change(
        self, supplier: str, fingerprints: Sequence[ColumnFingerprint]
    ) -> FeedChange | None:
        before = self.memory.fingerprints(supplier)
        return compare(before, fingerprints) if before else None

    def _placing(self, feed: FeedFile, supplier: str, columns: Sequence[Column]) -> PhotoCategories:
        """What tells categories, once the columns of photos, titles and groups are known."""
        proposed = self._matched(supplier, columns, Target(PRODUCT_FIELDS), None, ACCEPT)
        feeding = [one for one in proposed if one.status in (*IN_USE, "open")]
        by_role = {
            role: [one.column for one in feeding if one.target == role]
            for role in ("photos", "title", "category")
        }
        if not by_role["photos"] and not by_role["title"]:
            raise UsageError(
                f"{shown(feed.path)} has no column of photos or titles that could tell the "
                "categories; name them: --category PATH"
            )
        return PhotoCategories(
            self._classify,
            feed.path,
            by_role["photos"],
            by_role["title"],
            by_role["category"],
            self._categories(),
            photo_root=feed.photo_root,
            allow_outside=feed.allow_outside,
        )

    def _reader_of(self, supplier: str, columns: Sequence[Column]) -> ReaderOf:
        texts = {one.name: list(one.texts) for one in columns}

        @cache
        def habit(column: str) -> ColumnHabit:
            return habit_of(column, texts.get(column, ()))

        def reader_of(field: TargetField, column: str, part: str) -> CellReader:
            inner: CellReader
            if field.role == "category" and len(self._taxonomy):
                inner = self._categories()
            else:
                inner = ValueReader(field, habit(column), self._encoder, part)
            return with_memory(inner, self.memory, supplier, column, field)

        return reader_of

    def _categories(self) -> CategoryReader:
        return category_reader(self._taxonomy, self._encoder)

    def _with_examples(self, one: TargetField) -> TargetField:
        """A field with values that the shop's products have, where none are listed."""
        if one.role not in ("attribute", "brand") or one.attribute.values:
            return one
        if one.attribute.kind not in ("text", "one_of", "many_of"):
            return one
        return replace(one, examples=self._store.attribute_values(one.key, _EXAMPLES))


def _check(supplier: str, accept: float) -> None:
    if not supplier.strip():
        raise UsageError("a mapping needs the name of the supplier: --supplier NAME")
    if not 0 < accept <= 1:
        raise UsageError(f"accept from {accept} on is no probability; give one from 0.5 to 1")


def _profiled(table: Table, sample: Sequence[Row]) -> tuple[Column, ...]:
    profiling = Profiling(table.columns)
    for row in sample:
        profiling.add(row)
    return profiling.columns()


def _fingerprints(columns: Sequence[Column]) -> tuple[ColumnFingerprint, ...]:
    return fingerprints_of(
        {
            one.name: {**one.texts, "": one.rows - one.filled}
            if one.filled < one.rows
            else one.texts
            for one in columns
        }
    )
