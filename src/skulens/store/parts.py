"""What the parts of the store have in common."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import wraps
from inspect import isfunction, isgeneratorfunction
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt
from sqlalchemy import ColumnElement, Connection, Select, String, cast, func, select, update

from skulens.store.database import Database
from skulens.store.schema import CHANGES, counters, products, vectors

T = TypeVar("T")
F = TypeVar("F", bound=Callable[..., Any])
Ids = npt.NDArray[np.int64]
Vectors = npt.NDArray[np.float32]

CHUNK = 500
"""How many values one statement names; every SQLite takes more, and plans stay small."""


class Part:
    """A group of the store's operations on one database.

    Each public method is a transaction that can be done again, and is, when the connection is lost
    on the way. Generators, and what is marked `in_pieces`, insist on each of their transactions.
    """

    def __init_subclass__(cls) -> None:
        if Part in cls.__bases__:
            for name, method in list(vars(cls).items()):
                if isfunction(method) and name[0] != "_" and not _is_in_pieces(method):
                    setattr(cls, name, _insisted(method))

    def __init__(self, database: Database) -> None:
        self._database = database


def in_pieces(method: F) -> F:
    """Mark a method of many transactions, which must not be begun anew for the sake of the last."""
    vars(method)["in_pieces"] = True
    return method


def _is_in_pieces(method: Callable[..., Any]) -> bool:
    return isgeneratorfunction(method) or "in_pieces" in vars(method)


def _insisted(method: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(method)
    def insisting(self: Part, *arguments: Any, **options: Any) -> Any:
        return self._database.insist(lambda: method(self, *arguments, **options))

    return insisting


def chunks(items: Sequence[T], size: int = CHUNK) -> Iterator[Sequence[T]]:
    """Slices of at most `size` items."""
    for start in range(0, len(items), size):
        yield items[start : start + size]


def take_changes(connection: Connection, count: int) -> Iterator[int]:
    """Take the next `count` change numbers, ascending.

    The counter's row stays locked until the transaction ends, so numbers are committed in their
    order and a reader that has seen one never misses a lower one.
    """
    taken = connection.execute(
        update(counters)
        .where(counters.c.name == CHANGES)
        .values(value=counters.c.value + count)
        .returning(counters.c.value)
    ).scalar_one()
    return iter(range(taken - count + 1, taken + 1))


def insert_all(connection: Connection, statement: Any, rows: Sequence[dict[str, Any]]) -> None:
    """Run a statement for every row; SQLAlchemy takes an empty list for one row of defaults."""
    if rows:
        connection.execute(statement, rows)


def ids_of(connection: Connection, column: ColumnElement[int], query: Select[Any]) -> Ids:
    """All values of an integer column of a query, ascending.

    They travel as one text: making a million Python rows takes several times as long.
    """
    text = connection.execute(
        query.with_only_columns(func.aggregate_strings(cast(column, String), ","))
    ).scalar()
    return np.sort(np.fromstring(text, np.int64, sep=",")) if text else np.empty(0, np.int64)


def of_encoder(encoder_id: int) -> ColumnElement[bool]:
    """The condition for vectors of an encoder where they are found by photo.

    Written as a sum, so that the index that starts with the encoder is of no use: by it SQLite
    would read every vector there is.
    """
    return vectors.c.encoder_id + 0 == encoder_id


def unpacked(blobs: Sequence[bytes], dim: int) -> Vectors:
    """Stored vectors as `(n, dim)` float32."""
    return np.frombuffer(b"".join(blobs), "<f4").reshape(len(blobs), dim).astype(np.float32)


def column_of(connection: Connection, table_column: Any, *conditions: Any) -> list[Any]:
    """One column of the rows that meet the conditions."""
    return list(connection.execute(select(table_column).where(*conditions)).scalars())


def product_ids(connection: Connection, external_ids: Sequence[str]) -> dict[str, int]:
    """Internal ids of the stored products among the shop's ids."""
    found: dict[str, int] = {}
    query = select(products.c.external_id, products.c.id)
    for some in chunks(external_ids):
        rows = connection.execute(query.where(products.c.external_id.in_(some)))
        found.update((external_id, id_) for external_id, id_ in rows)
    return found
