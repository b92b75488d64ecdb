"""Mapped products straight into the catalogue: as a source of its ingest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from skulens.mapping.applying.mapped_feed import SUPPLIER, MappedFeed, MappedProduct
from skulens.records import Rejection
from skulens.sources.merging import NumberedItem, merged
from skulens.sources.names import id_fault, storable
from skulens.sources.photos import PhotoFinder
from skulens.sources.protocol import WARNINGS, SourceItem
from skulens.sources.tables import row_rejection


class MappedSource:
    """The products of a mapped feed, with the photos of each row found on disk.

    Rows that follow each other with the same id are one product with the photos of all, as long as
    nothing else in them disagrees. Photos are looked for below `photo_root`, the folder of the feed
    unless told otherwise, and nowhere else unless `allow_outside`. `id_prefix` comes before every
    id, so that two suppliers may use the same ones. Where the mapping feeds photos a product must
    have one that can be read; where it does not, none has.
    """

    def __init__(
        self,
        feed: MappedFeed,
        *,
        photo_root: Path | None = None,
        allow_outside: bool = False,
        id_prefix: str = "",
    ) -> None:
        self._feed, self._id_prefix = feed, id_prefix
        self._path = feed.path
        root = photo_root or Path(self._path).parent
        self._finder = PhotoFinder(root, allow_outside=allow_outside)
        self._photo_columns = frozenset(
            source.column
            for one in feed.plan.fields
            if one.field.role == "photos"
            for source in one.sources
        )
        self.needs_photo = bool(self._photo_columns)
        self.complete = False

    @property
    def origin(self) -> str:
        """`feed:` and the absolute path."""
        return f"feed:{storable(self._path)}"

    def estimate(self) -> int | None:
        """Return about how many rows there are, if cheap to know."""
        return self._feed.table.estimate()

    def items(self) -> Iterator[SourceItem]:
        """Yield the products, and a rejection for each row or photo that is not taken."""
        self.complete = False
        self._every_row_read = True
        yield from merged(self._readings(), self._path, self._feed.table.unit, self._agree)
        self.complete = self._every_row_read

    def _readings(self) -> Iterator[NumberedItem]:
        for item in self._feed.items():
            if isinstance(item, Rejection):
                self._every_row_read &= item.reason in WARNINGS
                yield item
                continue
            kept = False
            for reading in self._read(item):
                kept |= not isinstance(reading, Rejection)
                yield reading
            # Its product may have been added before: it has not vanished.
            self._every_row_read &= kept

    def _read(self, mapped: MappedProduct) -> Iterator[NumberedItem]:
        """Yield what a row is rejected for, then the product if it is kept all the same."""
        product = mapped.product
        photos: tuple[str, ...] = ()
        notes: list[tuple[str, str]] = []
        if self.needs_photo:
            photos, notes = self._finder.find_all(
                reference for named in product.photos for reference in self._finder.cut(named)
            )
        fault = None
        if photos or not self.needs_photo:
            fault = id_fault(product.id and self._id_prefix + product.id)
        for reason, message in (*notes, *([fault] if fault else [])):
            yield row_rejection(self._path, self._feed.table.unit, mapped.number, reason, message)
        if fault is None and (photos or not self.needs_photo):
            yield (
                mapped.number,
                replace(product, id=self._id_prefix + product.id, photos=photos),
            )

    def _agree(self, first: Mapping[str, Any], second: Mapping[str, Any]) -> bool:
        """Whether a row's cells say nothing that those of the product's first row do not."""
        known: Mapping[str, str] = first[SUPPLIER]["cells"]
        return all(
            column in self._photo_columns or known.get(column) == text
            for column, text in second[SUPPLIER]["cells"].items()
        )
