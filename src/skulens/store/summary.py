"""The catalogue in numbers: how much there is, and which attributes."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from skulens.store.filters import attribute_names
from skulens.store.parts import Part
from skulens.store.schema import (
    categories,
    photos,
    product_attributes,
    products,
    rejections,
    vectors,
)
from skulens.store.values import AttributeSummary, CatalogCounts

_EXAMPLES = 5


class Summary(Part):
    """Counting."""

    def counts(self) -> CatalogCounts:
        """How many rows of each kind there are; vectors of all encoders together."""
        with self._database.read() as connection:
            products_, photos_, vectors_, categories_, rejections_ = (
                connection.execute(select(func.count()).select_from(table)).scalar_one()
                for table in (products, photos, vectors, categories, rejections)
            )
            names = len(attribute_names(connection))
        return CatalogCounts(products_, photos_, vectors_, categories_, names, rejections_)

    def attribute_names(self) -> list[AttributeSummary]:
        """All attributes by name, with the number of products and the most frequent values."""
        with self._database.read() as connection:
            return [_summary(connection, name) for name in attribute_names(connection)]

    def attribute_values(self, name: str, limit: int) -> tuple[str, ...]:
        """The most frequent values of an attribute, by its name as products have it."""
        with self._database.read() as connection:
            return _frequent(connection, name, limit)


def _summary(connection: Connection, name: str) -> AttributeSummary:
    columns = product_attributes.c
    having = columns.name == name
    count = select(func.count(columns.product_id.distinct())).where(having)
    return AttributeSummary(
        name, connection.execute(count).scalar_one(), _frequent(connection, name, _EXAMPLES)
    )


def _frequent(connection: Connection, name: str, limit: int) -> tuple[str, ...]:
    columns = product_attributes.c
    having = columns.name == name
    frequent = (
        select(func.min(columns.text))
        .where(having, columns.kind != "none")
        .group_by(columns.text_key)
        .order_by(func.count().desc(), columns.text_key)
        .limit(limit)
    )
    return tuple(connection.execute(frequent).scalars())
