"""The published tables of a server: which one is in force, and how one is made and filled.

A table is built aside, without anybody waiting for it, and put into force by one transaction. From
then on each of its rows goes with the stored vector it was made from, by a foreign key.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, fields, replace
from typing import Any

import numpy as np
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from skulens.errors import CatalogError
from skulens.index.protocol import Server, VectorChanges
from skulens.index.recipe import IndexRecipe
from skulens.index.rows import longest
from skulens.index.server_table import MOST_DIMENSIONS, ServerTable, fits_a_page
from skulens.pgvectors import sent

M = 16
EF_CONSTRUCTION = 128
_SLICE = 1000
"""Rows added to a table in force by one transaction, so that writers get their turn."""
_DROP_SECONDS = 2
_PUBLISHING = "hashtextextended('skulens index ' || current_schema(), :encoder)"
_REGISTRY = """
    CREATE TABLE IF NOT EXISTS search_tables (
        number BIGSERIAL PRIMARY KEY,
        encoder_id BIGINT NOT NULL,
        in_force BOOLEAN NOT NULL,
        identity TEXT NOT NULL,
        version INTEGER,
        counter BIGINT NOT NULL,
        dim INTEGER NOT NULL,
        kind TEXT NOT NULL,
        half BOOLEAN NOT NULL,
        rows BIGINT NOT NULL,
        longest DOUBLE PRECISION NOT NULL
    )
"""
_FIELDS = ", ".join(field.name for field in fields(ServerTable))
_STATE = text(
    f"SELECT c.value AS changes, t.* FROM counters c "  # noqa: S608
    f"LEFT JOIN (SELECT {_FIELDS} FROM search_tables WHERE encoder_id = :encoder AND in_force "
    "AND to_regclass('search_' || number) IS NOT NULL) t ON TRUE WHERE c.name = 'changes'"
)
_CHANGES = text("SELECT value FROM counters WHERE name = 'changes'")
_TRUTH = text(
    "SELECT v.photo_id, v.change, p.product_id FROM vectors v JOIN photos p ON p.id = v.photo_id "
    "WHERE v.photo_id = ANY(:ids) AND v.encoder_id = :encoder AND v.change <= :counter"
)


class ServerTables:
    """The tables made for one encoder's vectors."""

    def __init__(self, server: Server, encoder_id: int) -> None:
        self._server, self._encoder_id = server, encoder_id
        self._has_registry = False

    @contextmanager
    def publishing(self, *, wait: bool = False) -> Iterator[bool]:
        """Hold the right to publish; false while another process has it, unless told to `wait`."""
        take = "pg_advisory_xact_lock" if wait else "pg_try_advisory_xact_lock"
        lock = text(f"SELECT {take}({_PUBLISHING})")
        done = False
        try:
            with self._server.work() as connection:
                taken = connection.execute(lock, {"encoder": self._encoder_id}).scalar()
                yield wait or bool(taken)
                done = True
        except CatalogError:
            # A connection that was cut while it only held the right has cost nothing.
            if not done:
                raise

    def state(self, connection: Connection) -> tuple[int, ServerTable | None]:
        """The catalogue's change counter, and the table that answers now.

        There is none before the first publication, or where it was dropped by hand.
        """
        if not self._has_registry:
            known = connection.execute(text("SELECT to_regclass('search_tables')")).scalar()
            self._has_registry = known is not None
        if not self._has_registry:
            return connection.execute(_CHANGES).scalar_one(), None
        try:
            changes, *row = connection.execute(_STATE, {"encoder": self._encoder_id}).one()
        except DBAPIError:
            self._has_registry = False  # dropped by hand
            raise
        return changes, None if row[0] is None else ServerTable(*row)

    def begin(self, identity: str, version: int | None, dim: int) -> ServerTable:
        """A new table, empty and not in force; what was left of unfinished ones is removed."""
        with self._server.work() as connection:
            connection.execute(text(_REGISTRY))
        self._remove_others()
        with self._server.work() as connection:
            table = ServerTable(0, identity, version, 0, dim, "exact", False, 0, 0.0)
            values = {**asdict(table), "encoder_id": self._encoder_id, "in_force": False}
            del values["number"]
            names, binds = ", ".join(values), ", ".join(f":{name}" for name in values)
            insert = f"INSERT INTO search_tables ({names}) VALUES ({binds}) RETURNING number"  # noqa: S608
            number = connection.execute(text(insert), values).scalar_one()
            table = replace(table, number=number)
            connection.execute(text(f"DROP TABLE IF EXISTS {table.name}"))  # of a lost registry
            connection.execute(
                text(
                    f"CREATE TABLE {table.name} (change BIGINT NOT NULL, photo_id BIGINT NOT NULL, "
                    f"product_id BIGINT NOT NULL, vector VECTOR({dim}) NOT NULL)"
                )
            )
            storage = "PLAIN" if fits_a_page(dim) else "EXTERNAL"
            connection.execute(
                text(f"ALTER TABLE {table.name} ALTER COLUMN vector SET STORAGE {storage}")
            )
        return table

    def fill(self, table: ServerTable, changes: VectorChanges) -> ServerTable:
        """Add vectors to a table that is being built; what is gone again is left out."""
        with self._server.work() as connection:
            rows = self._true_rows(connection, changes)
            _copy(connection, table.name, rows)
        return _grown(table, changes)

    def extend(self, table: ServerTable, changes: VectorChanges) -> ServerTable:
        """Add vectors to the table in force, in slices; `counter` is kept with the last."""
        for start in range(0, len(changes.ids), _SLICE):
            part = slice(start, start + _SLICE)
            some = replace(changes, ids=changes.ids[part], vectors=changes.vectors[part])
            # In the writers' turn: a vector that is removed at this moment would be put back.
            with self._turn() as connection:
                rows = self._true_rows(connection, some)
                connection.execute(
                    text(f"CREATE TEMP TABLE slice (LIKE {table.name}) ON COMMIT DROP")
                )
                _copy(connection, "slice", rows)
                connection.execute(
                    text(f"INSERT INTO {table.name} SELECT * FROM slice ON CONFLICT DO NOTHING")  # noqa: S608
                )
        table = _grown(table, changes)
        with self._turn() as connection:
            connection.execute(
                text(
                    "UPDATE search_tables SET counter = :counter, rows = :rows, "
                    "longest = GREATEST(longest, :longest) WHERE number = :number"
                ),
                asdict(table),
            )
        return table

    def build(self, table: ServerTable, kind: str, *, half: bool, memory_mb: int) -> ServerTable:
        """Index a filled table; with the kind `hnsw` by a graph, which takes minutes for millions."""
        table = replace(table, kind=kind, half=half)
        name = table.name
        with self._server.work() as connection:
            connection.execute(text(_forget_orphans(name)))
            connection.execute(text(f"SET LOCAL maintenance_work_mem = '{memory_mb}MB'"))
            for statement in (
                f"ALTER TABLE {name} ADD PRIMARY KEY (change)",
                f"CREATE UNIQUE INDEX ON {name} (photo_id)",
                f"CREATE INDEX ON {name} (product_id)",
            ):
                connection.execute(text(statement))
        if kind == "hnsw":
            self._build_graph(table, memory_mb)
        return table

    def put_in_force(self, table: ServerTable) -> None:
        """Let the table answer from now on, and remove the one before."""
        with self._turn() as connection:
            connection.execute(text(_forget_orphans(table.name)))
            connection.execute(
                text(
                    f"ALTER TABLE {table.name} ADD FOREIGN KEY (change) "
                    "REFERENCES vectors (change) ON DELETE CASCADE NOT VALID"
                )
            )
            connection.execute(
                text("UPDATE search_tables SET in_force = FALSE WHERE encoder_id = :encoder"),
                {"encoder": self._encoder_id},
            )
            connection.execute(
                text(
                    "UPDATE search_tables SET in_force = TRUE, counter = :counter, kind = :kind, "
                    "half = :half, rows = :rows, longest = :longest WHERE number = :number"
                ),
                asdict(table),
            )
        self._remove_others()
        with suppress(CatalogError):  # it answers without, if more slowly
            self._server.vacuum(table.name)

    @contextmanager
    def _turn(self) -> Iterator[Connection]:
        """A transaction in the writers' turn that may take as long as it needs."""
        with self._server.write() as connection:
            connection.execute(text("SET LOCAL statement_timeout = 0"))
            yield connection

    def _build_graph(self, table: ServerTable, memory_mb: int) -> None:
        operators = "halfvec_ip_ops" if table.half else "vector_ip_ops"
        statement = text(
            f"CREATE INDEX ON {table.name} USING hnsw ({table.graph_column} {operators}) "
            f"WITH (m = {M}, ef_construction = {EF_CONSTRUCTION})"
        )
        settings = (f"SET LOCAL maintenance_work_mem = '{memory_mb}MB'",)
        alone = (*settings, "SET LOCAL max_parallel_maintenance_workers = 0")
        for attempt in (settings, alone):
            try:
                with self._server.work() as connection:
                    for setting in attempt:
                        connection.execute(text(setting))
                    connection.execute(statement)
                return
            except CatalogError as error:
                # A container's shared memory is often too small for several workers.
                if attempt is alone or "shared memory" not in str(error):
                    raise

    def _true_rows(self, connection: Connection, changes: VectorChanges) -> list[tuple[Any, ...]]:
        """The vectors that are still in the store, with their change and their product."""
        known = connection.execute(
            _TRUTH,
            {
                "ids": changes.ids.tolist(),
                "encoder": self._encoder_id,
                "counter": changes.counter,
            },
        )
        where = {photo_id: (change, photo_id, product) for photo_id, change, product in known}
        return [
            (*where[photo_id], vector)
            for photo_id, vector in zip(changes.ids.tolist(), changes.vectors, strict=True)
            if photo_id in where
        ]

    def _remove_others(self) -> None:
        """Remove what is not in force; what is in use at this moment goes the next time."""
        others = text(
            "DELETE FROM search_tables WHERE NOT in_force AND encoder_id = :encoder RETURNING number"
        )
        # In the writers' turn, and not for long: the foreign key goes too, and until it has its
        # way with the vectors' table nobody else may begin to read that.
        with suppress(CatalogError), self._server.write() as connection:
            connection.execute(text(f"SET LOCAL lock_timeout = '{_DROP_SECONDS}s'"))
            for number in connection.execute(others, {"encoder": self._encoder_id}).scalars().all():
                connection.execute(text(f"DROP TABLE IF EXISTS search_{number}"))


def kind_on_server(recipe: IndexRecipe, count: int, current: str | None, dim: int) -> str:
    """`exact` or `hnsw`, the only kinds of a server; by size, the graph comes from `flat` on."""
    if dim > MOST_DIMENSIONS:
        return "exact"
    if recipe.kind != "auto":
        return "hnsw" if recipe.kind in ("hnsw", "ivfpq") else "exact"
    before = "flat" if current == "hnsw" else current
    return "exact" if recipe.kind_for(count, before) == "exact" else "hnsw"


def _forget_orphans(name: str) -> str:
    """Remove rows whose vector was replaced or removed while the table was built."""
    return (
        f"DELETE FROM {name} s WHERE NOT EXISTS "  # noqa: S608
        "(SELECT 1 FROM vectors v WHERE v.change = s.change)"
    )


def _copy(connection: Connection, name: str, rows: list[tuple[Any, ...]]) -> None:
    if not rows:
        return
    raw: Any = connection.connection.cursor()
    statement = (
        f"COPY {name} (change, photo_id, product_id, vector) FROM STDIN WITH (FORMAT BINARY)"
    )
    with raw, raw.copy(statement) as copy:
        copy.set_types(["int8", "int8", "int8", "bytea"])
        vectors = sent(np.stack([row[3] for row in rows]))
        for row, vector in zip(rows, vectors, strict=True):
            copy.write_row((*row[:3], vector))


def _grown(table: ServerTable, changes: VectorChanges) -> ServerTable:
    return replace(
        table,
        counter=changes.counter,
        rows=table.rows + len(changes.ids),
        longest=max(table.longest, longest(changes.vectors)),
    )
