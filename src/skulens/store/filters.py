"""Which products a filter lets through, as conditions of a query on `products`."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

from sqlalchemy import ColumnElement, Connection, Select, exists, func, or_, select

from skulens.errors import NotFoundError
from skulens.records import AttributeCondition, Filter
from skulens.store.categories import roots, subtree
from skulens.store.parts import Ids, Part, ids_of, of_encoder
from skulens.store.schema import categories, photos, product_attributes, products, vectors
from skulens.store.texts import key_of


def conditions_of(connection: Connection, wanted: Filter) -> list[ColumnElement[bool]]:
    """The conditions of a filter, to be joined by *and*.

    Raises `NotFoundError` for a category or an attribute that does not exist, with close ones.
    """
    conditions: list[ColumnElement[bool]] = []
    if wanted.category is not None:
        _check_category(connection, wanted.category)
        conditions.append(products.c.category_id.in_(subtree(wanted.category)))
    if wanted.price_min is not None:
        conditions.append(products.c.price >= wanted.price_min)
    if wanted.price_max is not None:
        conditions.append(products.c.price <= wanted.price_max)
    if wanted.attributes:
        names = attribute_names(connection)
        conditions += [_having(condition, names) for condition in wanted.attributes]
    return conditions


def attribute_names(connection: Connection) -> list[str]:
    """All names of attributes, read by jumping from each to the next in the index."""
    name = product_attributes.c.name
    found = select(func.min(name).label("name")).cte("found", recursive=True)
    after = select(func.min(name)).where(name > found.c.name).scalar_subquery()
    found = found.union_all(select(after).where(found.c.name.is_not(None)))
    query = select(found.c.name).where(found.c.name.is_not(None)).order_by(found.c.name)
    return list(connection.execute(query).scalars())


class Filtering(Part):
    """Counting products and finding the photos that may be shown."""

    def count(self, wanted: Filter | None = None) -> int:
        """How many products pass a filter. Raises `NotFoundError` as `photo_ids` does."""
        with self._database.read() as connection:
            conditions = conditions_of(connection, wanted or Filter())
            query = select(func.count()).select_from(products).where(*conditions)
            return connection.execute(query).scalar_one()

    def passing(self, connection: Connection, wanted: Filter) -> Select[tuple[int]]:
        """A query for the internal ids of the products that pass; for an index in this database.

        Raises `NotFoundError` as `photo_ids` does.
        """
        return select(products.c.id).where(*conditions_of(connection, wanted))

    def photo_ids(self, wanted: Filter, encoder_id: int) -> Ids:
        """Ids of all photos with a vector whose product passes a filter, ascending int64.

        Raises `NotFoundError` for a category or an attribute that does not exist, with close ones.
        """
        with self._database.read() as connection:
            conditions = conditions_of(connection, wanted)
            query = select(vectors.c.photo_id).where(of_encoder(encoder_id))
            if conditions:
                passing = select(products.c.id).where(*conditions)
                of_passing = select(photos.c.id).where(photos.c.product_id.in_(passing))
                query = query.where(vectors.c.photo_id.in_(of_passing))
            return ids_of(connection, vectors.c.photo_id, query)


def _having(condition: AttributeCondition, names: Sequence[str]) -> ColumnElement[bool]:
    columns = product_attributes.c
    same = [name for name in names if key_of(name) == key_of(condition.name)]
    if not same:
        raise NotFoundError(_unknown("attribute", condition.name, names))
    query = select(columns.product_id).where(columns.name.in_(same))
    ways: list[ColumnElement[bool]] = []
    if condition.values:
        ways.append(columns.text_key.in_({key_of(value) for value in condition.values}))
    bounds: list[ColumnElement[bool]] = []
    if condition.minimum is not None:
        bounds.append(columns.number >= condition.minimum)
    if condition.maximum is not None:
        bounds.append(columns.number <= condition.maximum)
    if bounds:
        ways.append(bounds[0] & bounds[-1])
    return products.c.id.in_(query.where(or_(*ways)) if ways else query)


def _check_category(connection: Connection, category: str) -> None:
    if connection.execute(select(exists(roots(category)))).scalar():
        return
    paths = list(connection.execute(select(categories.c.path)).scalars())
    names = {path.rpartition(" > ")[2] for path in paths}
    raise NotFoundError(_unknown("category", category, [*paths, *names]))


def _unknown(what: str, name: str, known: Sequence[str]) -> str:
    spelled = {key_of(each): each for each in known}
    close = [spelled[key] for key in get_close_matches(key_of(name), spelled, n=3)]
    if close:
        return f"there is no {what} {name!r}; did you mean {' or '.join(map(repr, close))}?"
    some = ", ".join(map(repr, sorted(known)[:5]))
    return f"there is no {what} {name!r}; " + (
        f"there are {some}" + (", ..." if len(known) > 5 else "")
        if known
        else "the catalogue has none"
    )
