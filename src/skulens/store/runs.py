"""Ingest runs: mark what was seen, so that what vanished can be swept, and keep the numbers."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, insert, select, update

from skulens.errors import CatalogError
from skulens.records import Rejection
from skulens.store.parts import Part, chunks
from skulens.store.schema import CHANGES, counters, products, rejections, runs
from skulens.store.texts import storable
from skulens.store.values import Run


def mark_seen(connection: Connection, product_ids: Sequence[str], origin: str, run: int) -> None:
    """Note that a run met products; they belong to its origin from now on."""
    change = update(products).values(seen_run=run, origin=origin)
    for some in chunks(product_ids):
        connection.execute(change.where(products.c.external_id.in_(some)))


class Runs(Part):
    """Beginning and ending runs, and what they refused."""

    def begin_run(self, origin: str) -> int:
        """Note that products of an origin (a folder, a feed) are being taken in."""
        row = {"origin": storable(origin), "started_at": time.time(), "numbers": {}}
        with self._database.write() as connection:
            key = connection.execute(insert(runs).values(row)).inserted_primary_key
        assert key is not None
        return int(key[0])

    def finish_run(self, run: int, numbers: Mapping[str, Any]) -> None:
        """Note that a run has met everything; `numbers` is kept for people to read."""
        change = update(runs).where(runs.c.id == run)
        with self._database.write() as connection:
            connection.execute(change.values(finished_at=time.time(), numbers=dict(numbers)))

    def runs(self) -> list[Run]:
        """All runs, latest first."""
        with self._database.read() as connection:
            rows = connection.execute(select(runs).order_by(runs.c.id.desc())).all()
        return [
            Run(row.id, row.origin, row.started_at, row.finished_at, row.numbers) for row in rows
        ]

    def products_mark(self) -> tuple[int, ...]:
        """What changes with products; quick enough to ask before every answer."""
        last = select(runs.c.id, runs.c.finished_at).order_by(runs.c.id.desc()).limit(1)
        changes = select(counters.c.value).where(counters.c.name == CHANGES)
        with self._database.read() as connection:
            run = connection.execute(last).one_or_none()
            change = connection.execute(changes).scalar_one()
        return (0, 0, change) if run is None else (run.id, run.finished_at is not None, change)

    def mark_seen(self, product_ids: Sequence[str], run: int) -> None:
        """Note that products were met unchanged; they belong to the run's origin from now on."""
        with self._database.write() as connection:
            origin = connection.execute(select(runs.c.origin).where(runs.c.id == run)).scalar()
            if origin is None:
                raise CatalogError(f"the catalogue knows no run number {run}; begin it first")
            mark_seen(connection, product_ids, origin, run)

    def rejections(self) -> Iterator[Rejection]:
        """Everything that is refused at present, in the order in which it was met."""
        last = 0
        columns = rejections.c
        query = select(columns.id, columns.source, columns.reason, columns.message)

        def read() -> list[Any]:
            after = query.where(columns.id > last).order_by(columns.id)
            with self._database.read() as connection:
                return list(connection.execute(after.limit(1000)))

        while True:
            rows = self._database.insist(read)
            if not rows:
                return
            for row in rows:
                yield Rejection(row.source, row.reason, row.message)
            last = rows[-1].id
