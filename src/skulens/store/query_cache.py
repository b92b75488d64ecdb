"""Vectors of queries asked before. A cache: it never makes a search wait or fail."""

from __future__ import annotations

import time
from contextlib import suppress

import numpy as np
from sqlalchemy import delete, func, insert, select, update

from skulens.errors import CatalogError
from skulens.store.database import Database
from skulens.store.parts import Part, Vectors
from skulens.store.schema import query_cache
from skulens.store.texts import storable
from skulens.store.values import CachedQuery


class QueryCache(Part):
    """Remembers at most `limit` queries; those unused for longest are forgotten first.

    `get` and `put` do without when the catalogue is read-only, busy or the disk is full.
    """

    def __init__(self, database: Database, limit: int = 10_000) -> None:
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
            count = connection.execute(select(func.count()).select_from(query_cache)).scalar_one()
            if count > self._limit:
                surplus = oldest.limit(count - self._limit)
                connection.execute(delete(query_cache).where(query_cache.c.key.in_(surplus)))

    def entries(self) -> list[CachedQuery]:
        """What is remembered, last used first."""
        columns = query_cache.c
        query = select(
            columns.key,
            columns.kind,
            columns.label,
            columns.encoder_id,
            columns.created_at,
            columns.last_used_at,
            columns.uses,
        ).order_by(columns.last_used_at.desc(), columns.key)
        with self._database.read() as connection:
            return [CachedQuery(*row) for row in connection.execute(query)]

    def clear(self, kind: str | None = None) -> int:
        """Forget all queries, or those of a kind; returns how many."""
        forget = delete(query_cache)
        if kind is not None:
            forget = forget.where(query_cache.c.kind == kind)
        with self._database.write() as connection:
            return connection.execute(forget).rowcount
