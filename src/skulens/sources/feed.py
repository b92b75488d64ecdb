"""A product feed as a source: a row is a product, its columns recognised or named."""

from __future__ import annotations

import os
import unicodedata
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from skulens.records import CATEGORY_SEPARATOR, Product, Rejection
from skulens.sources.columns import ColumnPlan, is_code_column, plan_columns
from skulens.sources.layout import (
    ATTRIBUTE_PREFIX,
    EXTRA,
    FIELDS,
    decode_attribute,
    decode_extra,
    is_own_header,
    photos_of,
    unescape_formula,
)
from skulens.sources.merging import NumberedItem, merged
from skulens.sources.names import bounded_id, id_fault, shown, storable
from skulens.sources.photos import PhotoFinder
from skulens.sources.protocol import WARNINGS, SourceItem
from skulens.sources.tables import BadRow, Cell, Row, Table, row_rejection
from skulens.sources.values import attribute_value, category_path, parse_price, text_of


class FeedSource:
    """The products of a feed in the order of its rows.

    Rows that follow each other with the same id are one product with the photos of all, as long as
    nothing else in them disagrees. Without a column of ids the path of the first photo is the id.
    `columns` maps fields to columns. Photos are looked for below `photo_root`, the folder of the
    feed unless told otherwise, and nowhere else unless `allow_outside`.
    With `every_row` each row is an item of its own, whatever its id: a list of questions.
    Raises `SourceError` when there is no column of photos or a named column is missing.
    """

    needs_photo = True

    def __init__(
        self,
        path: Path,
        table: Table,
        *,
        columns: Mapping[str, str] | None = None,
        photo_root: Path | None = None,
        allow_outside: bool = False,
        every_row: bool = False,
    ) -> None:
        self._path = os.path.realpath(path)
        self._table, self._every_row = table, every_row
        self._photo_root = os.path.realpath(photo_root or Path(self._path).parent)
        finder = PhotoFinder(Path(self._photo_root), allow_outside=allow_outside)
        self._reader: _Reader
        if not columns and is_own_header(table.columns):
            self._reader = _OwnReader(finder, self._photo_root)
        else:
            plan = plan_columns(table.columns, columns, feed=shown(path))
            self._reader = _PlannedReader(finder, self._photo_root, plan)
        self.complete = False

    @property
    def origin(self) -> str:
        """`feed:` and the absolute path."""
        return f"feed:{storable(self._path)}"

    def estimate(self) -> int | None:
        """Return about how many rows there are, if cheap to know."""
        return self._table.estimate()

    def items(self) -> Iterator[SourceItem]:
        """Yield the products, and a rejection for each row or photo that is not taken."""
        self.complete = False
        self._every_row_read = True
        if self._every_row:
            for item in self._readings():
                yield item if isinstance(item, Rejection) else item[1]
        else:
            yield from merged(self._readings(), self._path, self._table.unit)
        self.complete = self._every_row_read

    def _readings(self) -> Iterator[NumberedItem]:
        for row in self._table.rows():
            reading = self._read(row)
            for reason, message in reading.notes:
                yield row_rejection(self._path, self._table.unit, row.number, reason, message)
            if reading.product is not None:
                yield row.number, reading.product
            else:
                # Its product may have been added before: it has not vanished.
                self._every_row_read = False

    def _read(self, row: Row | BadRow) -> _Reading:
        if isinstance(row, BadRow):
            return _Reading(None, [(row.reason, row.message)])
        reading = self._reader.read(row)
        if row.missing and reading.product:
            message = f"the last {row.missing} cells are missing and were taken as empty"
            reading.notes.append(("short_row", message))
        elif row.missing and reading.notes and reading.notes[-1][0] in ("missing_id", "no_photo"):
            message = f"the last {row.missing} cells are missing: {reading.notes[-1][1]}"
            reading.notes[-1] = ("ragged_row", message)
        return reading


@dataclass(slots=True)
class _Reading:
    """What a row gave: a product or none, and notes of reason and message."""

    product: Product | None
    notes: list[tuple[str, str]] = field(default_factory=list)


class _Reader(ABC):
    """Common to both layouts: ids checked, photos found."""

    def __init__(self, finder: PhotoFinder, root: str) -> None:
        self._finder = finder
        self._root = root

    @abstractmethod
    def read(self, row: Row) -> _Reading:
        """Return the product in a row."""

    def _finished(self, product: Product, notes: list[tuple[str, str]]) -> _Reading:
        losses = [note for note in notes if note[0] not in WARNINGS]
        if not product.photos:
            return _Reading(None, losses)
        if (fault := id_fault(product.id)) is not None:
            return _Reading(None, [*losses, fault])
        return _Reading(product, notes)


class _PlannedReader(_Reader):
    """Reads rows of anyone's feed by a plan of its columns."""

    def __init__(self, finder: PhotoFinder, root: str, plan: ColumnPlan) -> None:
        super().__init__(finder, root)
        self._plan = plan
        self._taken = plan.taken()
        self._codes: dict[str, bool] = {}

    def read(self, row: Row) -> _Reading:
        """Return the product in a row."""
        cells = {
            name: trimmed for name, cell in row.cells.items() if (trimmed := _trim(cell)) != ""
        }
        references = [
            reference
            for name in self._plan.photos
            if name in cells
            for reference in self._finder.cut(cells[name])
        ]
        photos, notes = self._finder.find_all(references)
        price, extra = self._price(cells, notes)
        product = Product(
            id=self._id(cells, photos),
            title=self._text("title", cells),
            description=self._text("description", cells),
            category=self._category(cells),
            price=price,
            url=self._text("url", cells),
            attributes={
                name: attribute_value(cell, is_code=self._is_code(name))
                for name, cell in cells.items()
                if name not in self._taken
            },
            extra=extra,
            photos=photos,
        )
        return self._finished(product, notes)

    def _text(self, role: str, cells: Mapping[str, Cell]) -> str:
        name = self._plan.fields.get(role, "")
        return text_of(cells[name]) if name in cells else ""

    def _id(self, cells: Mapping[str, Cell], photos: tuple[str, ...]) -> str:
        if "id" in self._plan.fields:
            return self._text("id", cells)
        if not photos:
            return ""
        inside = photos[0].startswith(self._root.rstrip(os.sep) + os.sep)
        path = os.path.relpath(photos[0], self._root) if inside else photos[0]
        return bounded_id(unicodedata.normalize("NFC", storable(path.replace(os.sep, "/"))))

    def _category(self, cells: Mapping[str, Cell]) -> str:
        levels = (
            CATEGORY_SEPARATOR.join(cell)
            if isinstance(cell, tuple)
            else category_path(text_of(cell))
            for name in self._plan.categories
            if (cell := cells.get(name)) is not None
        )
        return CATEGORY_SEPARATOR.join(levels)

    def _price(
        self, cells: Mapping[str, Cell], notes: list[tuple[str, str]]
    ) -> tuple[float | None, dict[str, str]]:
        name = self._plan.fields.get("price", "")
        if name not in cells:
            return None, {}
        price = parse_price(cells[name])
        if price is not None:
            return price, {}
        text = text_of(cells[name])
        notes.append(("bad_price", f"'{text[:80]}' is no single price; kept as price_text"))
        return None, {"price_text": text}

    def _is_code(self, name: str) -> bool:
        if name not in self._codes:
            self._codes[name] = is_code_column(name)
        return self._codes[name]


class _OwnReader(_Reader):
    """Reads rows that `export` wrote, exactly."""

    def read(self, row: Row) -> _Reading:
        """Return the product in a row."""
        cells = {name: unescape_formula(text_of(cell)) for name, cell in row.cells.items()}
        references = photos_of(cells["photos"]) if "photos" in cells else []
        photos, notes = self._finder.find_all(references)
        extra = decode_extra(cells.get(EXTRA, ""))
        price: float | None = None
        if "price" in cells:
            try:
                price = parse_price(float(cells["price"]))
            except ValueError:
                price = parse_price(cells["price"])
            if price is None:
                notes.append(("bad_price", f"'{cells['price'][:80]}' is no single price"))
                extra["price_text"] = cells["price"]
        product = Product(
            **{name: cells.get(name, "") for name in FIELDS if name not in ("price", "photos")},
            price=price,
            photos=photos,
            attributes={
                name.removeprefix(ATTRIBUTE_PREFIX): decode_attribute(cell)
                for name, cell in cells.items()
                if name.startswith(ATTRIBUTE_PREFIX)
            },
            extra=extra,
        )
        return self._finished(product, notes)


def _trim(cell: Cell) -> Cell:
    return cell.strip() if isinstance(cell, str) else cell
