"""The vectors' history in numbered windows, for an index to follow."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np
from sqlalchemy import Connection, Table, func, select

from skulens.store.encoders import encoder_dim
from skulens.store.parts import Ids, Part, Vectors, unpacked
from skulens.store.schema import CHANGES, counters, removals, vectors


class Changes(NamedTuple):
    """What happened up to `counter`: vectors added or replaced, `(n, dim)`, and ids removed."""

    counter: int
    ids: Ids
    vectors: Vectors
    removed: Ids


class Following(Part):
    """Keeping up with the vectors of an encoder."""

    def latest_change(self, encoder_id: int) -> int:
        """The number of the encoder's last change; 0 if there was none."""
        with self._database.read() as connection:
            return max(_latest(connection, table, encoder_id) for table in (vectors, removals))

    def vector_count(self, encoder_id: int) -> int:
        """How many photos have a vector of the encoder."""
        query = select(func.count()).where(vectors.c.encoder_id == encoder_id)
        with self._database.read() as connection:
            return connection.execute(query).scalar_one()

    def changes_since(self, counter: int, encoder_id: int, window: int = 8192) -> Iterator[Changes]:
        """Changes with numbers above `counter` in chunks of at most `window` vectors.

        After each chunk its `counter` is safe to go on from, also later and in another process;
        after the last one it is `latest_change` as it was then. Each chunk is read in a short
        transaction of its own, so neither writers nor disk space wait for a slow reader.
        """

        def read() -> Changes | None:
            with self._database.read() as connection:
                return _chunk(connection, counter, encoder_id, window)

        while True:
            chunk = self._database.insist(read)
            if chunk is None:
                return
            counter = chunk.counter
            yield chunk


def _chunk(connection: Connection, after: int, encoder_id: int, window: int) -> Changes | None:
    # Numbers up to the counter are committed. Bounding both queries by it keeps them consistent
    # even where each statement sees a newer state: what is newer belongs to the next chunk.
    query = select(counters.c.value).where(counters.c.name == CHANGES)
    until = connection.execute(query).scalar_one()
    set_rows = _window(connection, vectors, after, until, encoder_id, window)
    if len(set_rows) == window:
        until = set_rows[-1].change
    gone_rows = _window(connection, removals, after, until, encoder_id, window)
    if len(gone_rows) == window:
        until = gone_rows[-1].change
        set_rows = [row for row in set_rows if row.change <= until]
    if not set_rows and not gone_rows:
        return None
    set_at = {row.photo_id: row.change for row in set_rows}
    gone = {row.photo_id for row in gone_rows if set_at.get(row.photo_id, 0) < row.change}
    kept = [row for row in set_rows if row.photo_id not in gone]
    return Changes(
        counter=max(row.change for rows in (set_rows, gone_rows) for row in rows[-1:]),
        ids=np.array([row.photo_id for row in kept], np.int64),
        vectors=unpacked([row.vector for row in kept], encoder_dim(connection, encoder_id)),
        removed=np.array(sorted(gone), np.int64),
    )


def _window(
    connection: Connection, table: Table, after: int, until: int, encoder_id: int, window: int
) -> list[Any]:
    in_window = table.c.change.between(after + 1, until)
    query = select(table).where(table.c.encoder_id == encoder_id, in_window)
    return list(connection.execute(query.order_by(table.c.change).limit(window)).all())


def _latest(connection: Connection, table: Table, encoder_id: int) -> int:
    query = select(func.max(table.c.change)).where(table.c.encoder_id == encoder_id)
    return connection.execute(query).scalar() or 0
