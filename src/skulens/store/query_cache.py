"""Vectors of queries asked before. A cache: it never makes a search wait or fail."""

from __future__ import annotations

import time
from contextlib import suppress
from datetime import UTC, datetime

import numpy as np
from sqlalchemy import Connection, delete, func, insert, select, update

from skulens.errors import CatalogError
from skulens.records import CachedQuery
from skulens.store.database import Database
from skulens.store.parts import Part, Vectors
from skulens.store.schema import query_cache
from skulens.store.texts import storable


class QueryCache(Part):
    """Remembers at most `limit` queries; those unused for longest are forgotten first.

    `get` and `put` do without when the catalogue is read-only, busy or the disk is full.
    """

    def __init__(self, database: Database, limit: int) -> None:
        super().__init__(database)
        self._limit = limit

    def get(self, key: str) -> Vectors | None:
        """The `(dim,)` vector of a query, or None."""
        this = query_cache.c.key == storable(key)
        with self._database.read() as connection:
            blob = connection.execute(select(query_cache.c.vector).where(this)).scalar()
        if blob is None:
            return None
        if not self._database.read_only:
            with suppress(CatalogError), self._database.write_if_free() as connection:
                used = {"last_used_at": time.time(), "uses": query_cache.c.uses + 1}
                connection.execute(update(query_cache).where(this).values(used))
        return np.frombuffer(blob, "<f4").astype(np.float32)

    def put(self, key: str, kind: str, label: str, encoder_id: int, vector: Vectors) -> None:
        """Remember a query's `(dim,)` vector; `label` is what people see of it in a list."""
        if self._database.read_only:
            return
        now = time.time()
        row = {
            "key": storable(key),
            "kind": kind,
            "label": storable(label),
            "encoder_id": encoder_id,
            "created_at": now,
            "last_used_at": now,
            "uses": 1,
            "vector": vector.astype("<f4").tobytes(),
        }
        oldest = select(query_cache.c.key).order_by(query_cache.c.last_used_at)
        with suppress(CatalogError), self._database.write_if_free() as connection:
            connection.execute(delete(query_cache).where(query_cache.c.key == row["key"]))
            connection.execute(insert(query_cache).values(row))
            surplus = _count(connection) - self._limit
            if surplus > 0:
                forgotten = query_cache.c.key.in_(oldest.limit(surplus))
                connection.execute(delete(query_cache).where(forgotten))

    def list(self) -> tuple[CachedQuery, ...]:
        """What is remembered, last used first."""
        columns = query_cache.c
        query = select(columns.kind, columns.label, columns.uses, columns.last_used_at)
        with self._database.read() as connection:
            rows = connection.execute(query.order_by(columns.last_used_at.desc(), columns.key))
            return tuple(
                CachedQuery(row.kind, row.label, row.uses, _moment(row.last_used_at))
                for row in rows
            )

    def count(self) -> int:
        """How many queries are remembered."""
        with self._database.read() as connection:
            return _count(connection)

    def clear(self, kind: str | None = None) -> int:
        """Forget all queries, or those of a kind; returns how many."""
        forget = delete(query_cache)
        if kind is not None:
            forget = forget.where(query_cache.c.kind == kind)
        with self._database.write() as connection:
            return connection.execute(forget).rowcount


def _count(connection: Connection) -> int:
    return connection.execute(select(func.count()).select_from(query_cache)).scalar_one()


def _moment(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
