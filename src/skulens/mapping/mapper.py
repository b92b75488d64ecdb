"""A supplier's feed from the file to proposals and products: everything of this room together."""

from __future__ import annotations

import time
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from skulens.encoders.protocol import Encoder
from skulens.errors import UsageError
from skulens.mapping.applying.mapped_feed import MappedFeed
from skulens.mapping.applying.plan import ReaderOf, plan_of
from skulens.mapping.applying.tallies import counted
from skulens.mapping.cells import CellReader
from skulens.mapping.matching.columns import Column
from skulens.mapping.matching.evidence.confirmed import Votes
from skulens.mapping.matching.matcher import Matcher
from skulens.mapping.memory.decided import with_decisions
from skulens.mapping.memory.differences import (
    FeedChange,
    compare,
    inherited,
    refused_before,
    still_inherited,
    with_heirs,
)
from skulens.mapping.memory.memory import MappingMemory
from skulens.mapping.memory.recalling import told_before, with_memory
from skulens.mapping.placing import Classify, PhotoCategories, common_categories
from skulens.mapping.sampling import FeedSample, sample_of
from skulens.mapping.target import PRODUCT_FIELDS, Target, TargetField, target_of
from skulens.mapping.values.categories import CategoryReader, category_reader
from skulens.mapping.values.reading import ColumnHabit, ValueReader, habit_of
from skulens.progress import Progress, silent
from skulens.records import IN_USE, FieldMapping, SupplierMapping
from skulens.sources.names import shown
from skulens.sources.tables import Row
from skulens.store import Store, column_key
from skulens.taxonomy.attribute_schema import AttributeSchema
from skulens.taxonomy.meaning import meant
from skulens.taxonomy.names import clean
from skulens.taxonomy.tree import Taxonomy

AUTO = "auto"
"""Categories are told from the photos of the products."""

ACCEPT = 0.9
"""From this probability on nobody is asked."""

MAX_NAME_CHARACTERS = 200
"""Of a supplier's name."""

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

    Whoever reads all of `feed` has what came of it in `finished`. With a `memory` what was decided
    holds against the mapping.
    """

    mapping: SupplierMapping
    target: Target
    feed: MappedFeed
    sample: FeedSample
    memory: MappingMemory | None
    started: float = field(default_factory=time.monotonic)

    def read(self, progress: Progress = silent) -> SupplierMapping:
        """Go through the feed for what comes of its values alone."""
        for _ in self.feed.items(progress):
            pass
        return self.finished()

    def finished(self) -> SupplierMapping:
        """The mapping with the values, missing fields and rejections of the rows that were read."""
        found = counted(self.mapping, self.feed.plan, self.feed.counts)
        if self.memory is not None:
            found = self.memory.applied(found, self.target)
        return replace(found, seconds=time.monotonic() - self.started)


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
        supplier = _checked(supplier, accept)
        by_photo = AUTO in categories
        if by_photo and len(categories) > 1:
            raise UsageError(
                f"'{AUTO}' tells the categories itself; give it alone, or name categories without it"
            )
        sample = sample_of(feed.path, feed.encoding)
        change = self._change(supplier, sample)
        renamings = change.renamings if change else ()
        refused = refused_before(renamings, self.memory.columns(supplier))

        def proposed(target: Target) -> SupplierMapping:
            mapping = SupplierMapping(
                supplier=supplier,
                feed=feed.path.name,
                version=1,
                categories=target.categories,
                accept=accept,
                rows=0,
                columns=tuple(self._matched(supplier, sample, target, change, accept)),
                values=(),
                missing=(),
                difference=change.difference if change else None,
                examples={one.name: one.examples for one in sample.columns},
                rejections=(),
                seconds=0.0,
                by_photo=by_photo,
            )
            return self.memory.applied(with_decisions(mapping, refused, target), target)

        placing = None
        if by_photo:
            own = proposed(Target(PRODUCT_FIELDS)).columns
            placing = self._placing(feed, sample.table.unit, own)
        placed = placing.placed(sample.rows) if placing else []
        target = self.target(common_categories(placed) if placing else categories)
        sample = sample.in_categories(placed, target.categories)
        reader_of = self._reader_of(supplier, sample.columns)
        return self._run(feed, sample, proposed(target), target, reader_of, placing, started)

    def with_mapping(self, feed: FeedFile, mapping: SupplierMapping) -> MappingRun:
        """Apply a mapping as it is, such as one that was edited in a file.

        What it says of columns and values goes before all that was decided. Raises as `propose`.
        """
        started = time.monotonic()
        mapping = replace(mapping, supplier=_checked(mapping.supplier, mapping.accept))
        sample = sample_of(feed.path, feed.encoding)
        placing = (
            self._placing(feed, sample.table.unit, mapping.columns) if mapping.by_photo else None
        )
        target = self.target(mapping.categories)
        reader_of = told_before(mapping.values, self._reader_of(mapping.supplier, sample.columns))
        return self._run(feed, sample, mapping, target, reader_of, placing, started, decided=False)

    def target(self, categories: Sequence[str]) -> Target:
        """The fields of categories; raises `NotFoundError` for one that there is not."""
        ids = list(dict.fromkeys(meant(one, self._taxonomy) for one in categories))
        target = target_of(self._schema, self._taxonomy, ids)
        return Target(tuple(map(self._with_examples, target.fields)), target.categories)

    def _run(
        self,
        feed: FeedFile,
        sample: FeedSample,
        mapping: SupplierMapping,
        target: Target,
        reader_of: ReaderOf,
        placing: PhotoCategories | None,
        started: float,
        *,
        decided: bool = True,
    ) -> MappingRun:
        plan = plan_of(mapping, target, reader_of)

        def categories(rows: Sequence[Row]) -> Sequence[str]:
            return placing.place(rows, mapped.counts.reject) if placing else [""] * len(rows)

        mapped = MappedFeed(sample.table, plan, path=feed.path, categories=categories)
        memory = self.memory if decided else None
        return MappingRun(mapping, target, mapped, sample, memory, started)

    def _matched(
        self,
        supplier: str,
        sample: FeedSample,
        target: Target,
        change: FeedChange | None,
        accept: float,
    ) -> list[FieldMapping]:
        """Proposals, but for renamed columns what their old names were confirmed to feed."""
        matcher = Matcher(self._encoder, accept=accept)
        found = matcher.match(sample.columns, target, self._votes(supplier, sample.columns))
        if change is None:
            return found
        memory = self.memory.columns(supplier)
        held = self.memory.current(supplier)
        heirs = (
            *inherited(change.renamings, memory),
            *still_inherited(held.columns if held else (), change.renamings, memory),
        )
        return with_heirs(found, heirs, target)

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

    def _change(self, supplier: str, sample: FeedSample) -> FeedChange | None:
        before = self.memory.fingerprints(supplier)
        return compare(before, sample.fingerprints) if before else None

    def _placing(
        self, feed: FeedFile, unit: str, columns: Iterable[FieldMapping]
    ) -> PhotoCategories:
        """What tells categories from the columns that feed photos, titles and groups, or may."""
        feeding = [one for one in columns if one.status in (*IN_USE, "open")]
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
            unit,
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


def _checked(supplier: str, accept: float) -> str:
    """The name of a supplier on one line; raises `UsageError` for what is none."""
    name = clean(supplier)
    if not name:
        raise UsageError("a mapping needs the name of the supplier: --supplier NAME")
    if len(name) > MAX_NAME_CHARACTERS:
        raise UsageError(
            f"the supplier's name has {len(name)} characters; give a short one, of at most "
            f"{MAX_NAME_CHARACTERS}"
        )
    if any(unicodedata.category(sign) == "Cc" for sign in name):
        raise UsageError(
            f"the supplier's name {shown(name)} has characters that control a terminal; leave them out"
        )
    if not 0 < accept <= 1:
        raise UsageError(f"accept from {accept} on is no probability; give one from 0.5 to 1")
    return name
