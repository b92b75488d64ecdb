"""A table's rows in the order of its key, and seals by which tables of two databases are compared."""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import blake2b
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    Table,
    delete,
    func,
    select,
    true,
    tuple_,
)

from skulens.store.copy_mark import MARK
from skulens.store.schema import settings

Key = tuple[Any, ...]
"""The values of a row's primary key."""
_PAGE_BYTES = 1 << 20
_FIRST_PAGE, _LARGEST_PAGE = 16, 1000
_DELETED_AT_ONCE = 5000


class Seal:
    """Grows with each row of a table; two are equal if the rows and their order are the same."""

    def __init__(self) -> None:
        self.rows = 0
        self.bytes = 0
        self._hash = blake2b(digest_size=16)

    def add(self, form: bytes) -> None:
        """Take in the next row, in the form of `rows_of`."""
        self.rows += 1
        self.bytes += len(form)
        self._hash.update(form)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Seal) and self.checksum == other.checksum

    __hash__ = None  # type: ignore[assignment]

    @property
    def checksum(self) -> str:
        """The rows so far in 32 hex digits."""
        return self._hash.hexdigest()


def rows_of(
    connection: Connection, table: Table, *, after: Key | None = None, until: Key | None = None
) -> Iterator[tuple[Row[Any], bytes]]:
    """Rows with keys above `after` and up to `until`, each with a form that is the same everywhere.

    They are fetched in pages of about a mebibyte: rows may be of any size. The mark of an
    unfinished copy is no row.
    """
    key = _key(table)
    query = select(table).where(_counted(table)).order_by(*table.primary_key.columns)
    if after is not None:
        query = query.where(key > _bound(table, after))
    if until is not None:
        query = query.where(key <= _bound(table, until))
    page, largest = _FIRST_PAGE, 1
    query = query.execution_options(stream_results=True, max_row_buffer=1)
    with connection.execute(query) as found:
        while rows := found.fetchmany(page):
            for row in rows:
                form = _form(row)
                largest = max(largest, len(form))
                yield row, form
            page = max(1, min(_LARGEST_PAGE, _PAGE_BYTES // largest))


def sealed(connection: Connection, table: Table) -> Seal:
    """The seal of all rows."""
    seal = Seal()
    for _, form in rows_of(connection, table):
        seal.add(form)
    return seal


def count_rows(connection: Connection, table: Table) -> int:
    """How many rows there are."""
    query = select(func.count()).select_from(table).where(_counted(table))
    return connection.execute(query).scalar_one()


def key_in(table: Table, row: Row[Any]) -> Key:
    """The key of a row."""
    return tuple(row._mapping[column] for column in table.primary_key.columns)


def last_key(connection: Connection, table: Table) -> Key | None:
    """The highest key of a table; None if it is empty."""
    order = [column.desc() for column in table.primary_key.columns]
    row = connection.execute(_keys(table).order_by(*order).limit(1)).one_or_none()
    return None if row is None else tuple(row)


def delete_some(connection: Connection, table: Table) -> bool:
    """Delete the first rows of a table; returns whether there may be more."""
    first = _keys(table).order_by(*table.primary_key.columns)
    last = connection.execute(first.offset(_DELETED_AT_ONCE - 1).limit(1)).one_or_none()
    going = true() if last is None else _key(table) <= _bound(table, tuple(last))
    connection.execute(delete(table).where(_counted(table), going))
    return last is not None


def _key(table: Table) -> ColumnElement[Any]:
    first, *rest = table.primary_key.columns
    return tuple_(first, *rest) if rest else first


def _bound(table: Table, key: Key) -> Any:
    types = [column.type for column in table.primary_key.columns]
    return tuple_(*key, types=types) if len(key) > 1 else key[0]


def _keys(table: Table) -> Select[Any]:
    return select(*table.primary_key.columns).where(_counted(table))


def _counted(table: Table) -> ColumnElement[bool]:
    return settings.c.name != MARK if table is settings else true()


def _form(row: Row[Any]) -> bytes:
    """One row as bytes: a list in JSON where bytes are their length, then the bytes themselves."""
    blobs = [value for value in row if isinstance(value, bytes)]
    values = (
        [len(value) if isinstance(value, bytes) else value for value in row] if blobs else [*row]
    )
    text = json.dumps(values).encode()
    return b"".join([b"%d:" % len(text), text, *blobs])
