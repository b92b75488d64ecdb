"""Feeds, small readers and mappings for tests of applying one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from skulens.mapping.applying.mapped_feed import Categories, MappedFeed, MappedProduct
from skulens.mapping.applying.plan import MappingPlan, plan_of
from skulens.mapping.cells import CellReader, ReadValue
from skulens.mapping.target import PRODUCT_FIELDS, Target, TargetField
from skulens.records import AttributeValue, FieldMapping, Rejection, SupplierMapping
from skulens.sources.opening import open_table
from skulens.sources.tables import BadRow, Row
from skulens.taxonomy.attribute_schema import AllowedValue, Attribute, Kind

CHAIRS, TABLES = "Home > Chairs", "Home > Tables"


class Reader:
    """Reads by a function; remembers what it was asked."""

    def __init__(self, read: Callable[[str], ReadValue], *, is_level: bool = False) -> None:
        self._read, self.is_level = read, is_level
        self.asked: list[list[str]] = []

    def read(self, texts: Sequence[str]) -> list[ReadValue]:
        self.asked.append(list(texts))
        return [self._read(text) for text in texts]


def as_is(text: str) -> ReadValue:
    return ReadValue(text, 1.0, "the text itself")


def centimetres(text: str) -> ReadValue:
    try:
        return ReadValue(float(text.removesuffix("cm")), 0.99, "a number in cm")
    except ValueError:
        return ReadValue(None, 0.3, f"'{text}' is no number")


def colour(text: str) -> ReadValue:
    known = {"navy": ("Blue", 0.97), "red": ("Red", 1.0), "rust": ("Red", 0.6)}
    if text == "n/a":
        return ReadValue(None, 0.99, "it says that nothing is known")
    value, probability = known.get(text, (None, 0.4))
    return ReadValue(value, probability, f"'{text}' was looked up", (("Blue", 0.4),))


def words(text: str) -> ReadValue:
    return ReadValue(tuple(text.split("/")), 1.0, "a list")


READS: Mapping[str, Callable[[str], ReadValue]] = {
    "text": as_is,
    "number": centimetres,
    "one_of": colour,
    "many_of": words,
    "boolean": lambda text: ReadValue(text == "yes", 1.0, "yes or no"),
}


def field(
    key: str, kind: Kind = "text", *, required: bool = False, categories: tuple[str, ...] = ()
) -> TargetField:
    values = (AllowedValue("Blue"), AllowedValue("Red")) if kind == "one_of" else ()
    attribute = Attribute(key, key.capitalize(), kind, values)
    return TargetField(attribute, required=required, categories=categories)


FIELDS = (field("colour", "one_of"), field("width", "number"), field("tags", "many_of"))


def target(*fields: TargetField, categories: tuple[str, ...] = ()) -> Target:
    return Target((*PRODUCT_FIELDS, *(fields or FIELDS)), categories)


def mapping(*columns: tuple[str, str] | FieldMapping, **changes: object) -> SupplierMapping:
    """A mapping of (column, target) pairs, all in use."""
    found = tuple(
        one if isinstance(one, FieldMapping) else FieldMapping(*one, "", 0.95, "accepted", "alike")
        for one in columns
    )
    plain = SupplierMapping("Acme", "feed.csv", 1, (), 0.9, 0, found, (), (), None, {}, (), 0.0)
    return replace(plain, **changes)  # type: ignore[arg-type]


def reader_of(one: TargetField, column: str, part: str) -> CellReader:
    return Reader(READS[one.attribute.kind])


def plan(
    *columns: tuple[str, str] | FieldMapping,
    of: Target | None = None,
    readers: Mapping[str, CellReader] | None = None,
) -> MappingPlan:
    """A plan; `readers` (by column) go before the usual ones."""
    return plan_of(
        mapping(*columns),
        of or target(),
        lambda one, column, part: (readers or {}).get(column) or reader_of(one, column, part),
    )


class Rows:
    """A table in memory."""

    unit = "row"

    def __init__(self, *rows: Mapping[str, object] | BadRow, columns: Sequence[str] = ()) -> None:
        self._rows = rows
        plain = [row for row in rows if not isinstance(row, BadRow)]
        self.columns = tuple(columns or dict.fromkeys(name for row in plain for name in row))

    def rows(self) -> Iterator[Row | BadRow]:
        for number, row in enumerate(self._rows, start=2):
            yield row if isinstance(row, BadRow) else Row(number, row)  # type: ignore[arg-type]

    def estimate(self) -> int | None:
        return len(self._rows)


def feed(rows: Rows | Path, plan: MappingPlan, categories: Categories | None = None) -> MappedFeed:
    if isinstance(rows, Path):
        return MappedFeed(open_table(rows), plan, path=rows, categories=categories)
    return MappedFeed(rows, plan, path=Path("feed.csv"), categories=categories)


def products(source: MappedFeed) -> list[MappedProduct]:
    return [item for item in source.items() if not isinstance(item, Rejection)]


def attributes(source: MappedFeed) -> list[Mapping[str, AttributeValue]]:
    return [item.product.attributes for item in products(source)]
