"""Categories as a tree of rows: every ancestor of a stored path has a row of its own."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, Select, func, insert, select

from skulens.records import CATEGORY_SEPARATOR
from skulens.store.parts import Part, chunks
from skulens.store.schema import categories, products
from skulens.store.texts import key_of


def ensured_categories(connection: Connection, paths: Iterable[str]) -> dict[str, int | None]:
    """The ids of category paths; missing ones are created with their ancestors. `""` has none."""
    wanted = sorted(set(paths) - {""})
    found: dict[str, int | None] = {"": None}
    found.update(_stored(connection, wanted))
    missing = {line for path in wanted if path not in found for line in _lineage(path)}
    found.update(_stored(connection, sorted(missing - found.keys())))
    for path in sorted(missing - found.keys(), key=lambda path: path.count(CATEGORY_SEPARATOR)):
        parent, _, name = path.rpartition(CATEGORY_SEPARATOR)
        result = connection.execute(
            insert(categories).values(
                parent_id=found[parent] if CATEGORY_SEPARATOR in path else None,
                path=path,
                path_key=path_key(path),
                name_key=key_of(name),
            )
        )
        assert result.inserted_primary_key is not None
        found[path] = result.inserted_primary_key[0]
    return found


def path_key(path: str) -> str:
    """What is equal for paths whose names differ only in case or surrounding blanks."""
    return key_of(CATEGORY_SEPARATOR.join(map(key_of, path.split(CATEGORY_SEPARATOR))))


def subtree(category: str) -> Select[tuple[int]]:
    """Ids of the nodes that a path or a bare name means, and of all nodes below them."""
    nodes = roots(category).cte("nodes", recursive=True)
    nodes = nodes.union(select(categories.c.id).join(nodes, categories.c.parent_id == nodes.c.id))
    return select(nodes.c.id)


def roots(category: str) -> Select[tuple[int]]:
    """Ids of the nodes that a path or a bare name means; a bare name may mean several."""
    if CATEGORY_SEPARATOR in category:
        return select(categories.c.id).where(categories.c.path_key == path_key(category))
    return select(categories.c.id).where(categories.c.name_key == key_of(category))


class Categories(Part):
    """Which categories there are."""

    def categories(self) -> list[tuple[str, int]]:
        """Every category with products and their number, subtree included, ordered by path."""
        own = (
            select(products.c.category_id, func.count().label("products"))
            .group_by(products.c.category_id)
            .subquery()
        )
        query = select(categories.c.id, categories.c.parent_id, categories.c.path, own.c.products)
        with self._database.read() as connection:
            rows = connection.execute(
                query.outerjoin(own, own.c.category_id == categories.c.id).order_by(
                    categories.c.id.desc()
                )
            ).all()
        # A parent is always made before its children, so its id is lower.
        totals = {row.id: row.products or 0 for row in rows}
        for row in rows:
            if row.parent_id is not None:
                totals[row.parent_id] += totals[row.id]
        return sorted((row.path, totals[row.id]) for row in rows if totals[row.id])


def _lineage(path: str) -> list[str]:
    names = path.split(CATEGORY_SEPARATOR)
    return [CATEGORY_SEPARATOR.join(names[:depth]) for depth in range(1, len(names) + 1)]


def _stored(connection: Connection, paths: list[str]) -> dict[str, int]:
    stored: dict[str, int] = {}
    for some in chunks(paths):
        query = select(categories.c.path, categories.c.id).where(categories.c.path.in_(some))
        stored.update((path, id_) for path, id_ in connection.execute(query))
    return stored
