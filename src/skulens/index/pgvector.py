"""The index of a catalogue on PostgreSQL: a table on the server, and what came since in memory."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

import numpy as np
from sqlalchemy import Connection, column, select, table, text

from skulens.errors import IndexSupersededError, UsageError
from skulens.index.exact import ExactIndex
from skulens.index.protocol import Ids, Server, Vectors, VectorSource
from skulens.index.recipe import IndexRecipe
from skulens.index.rows import checked_vectors
from skulens.index.server_table import HALF_FROM_DIMENSIONS, Allowed, Products, ServerTable
from skulens.index.server_tables import ServerTables, kind_on_server
from skulens.progress import Progress, ProgressEvent, silent

_log = logging.getLogger(__name__)
GRAPH_MEMORY_MB = 1024
"""What the server may take to build a graph; a graph that fits is built many times faster."""
_WORN = 0.3
"""From this share of new vectors on, a new table is made sooner than the old one extended."""
HALF_FROM_ROWS = 1_000_000
_NOTHING = (np.empty(0, np.int64), np.empty(0, np.float32))

Passing = Callable[[Connection], Products | None]
"""Makes a query for the ids of the products that may be found; None for all."""


class _Tail:
    """Vectors that came after a table's counter, compared exactly in memory.

    `seen` is the catalogue's change counter when they were last followed.
    """

    def __init__(self, number: int | None, since: int, dim: int) -> None:
        self.number, self.since, self.counter, self.seen = number, since, since, -1
        self.index = ExactIndex(dim)


class PgVectorIndex:
    """Searches the vectors of a source on the server that keeps them, always up to date.

    What was published lies in a table of the same database, searched by SQL; what came since is
    followed in memory and compared exactly, also by a role that may only read. Vectors that are
    removed or replaced leave the table in the same transaction. Safe for several threads and
    several processes. Until the first publication everything is compared in memory.
    """

    def __init__(
        self,
        server: Server,
        source: VectorSource,
        encoder_id: int,
        recipe: IndexRecipe | None = None,
        *,
        version: int | None = None,
    ) -> None:
        self._server, self._source, self._encoder_id = server, source, encoder_id
        self._recipe, self._version = recipe or IndexRecipe(), version
        self._tables = ServerTables(server, encoder_id)
        self._tail = _Tail(None, 0, source.dim)
        self._following = threading.Lock()
        self._checked: tuple[int, bool] | None = None

    @property
    def dim(self) -> int:
        """The size of the vectors."""
        return self._source.dim

    @property
    def kind(self) -> str:
        """The kind of index that answers now."""
        table = self._table()
        return "exact" if table is None else table.kind

    @property
    def counter(self) -> int:
        """How far the published table has followed the source."""
        table = self._table()
        return 0 if table is None else table.counter

    def __len__(self) -> int:
        return len(self.ids())

    def ids(self) -> Ids:
        """All ids held, ascending."""
        return self._server.insist(self._ids)

    def _ids(self) -> Ids:
        with self._server.read() as connection:
            changes, table = self._usable(connection)
            held = np.empty(0, np.int64) if table is None else table.ids(connection)
        with self._following:
            newer = self._followed(table, changes).index.ids()
        return np.union1d(held, newer)

    def search(
        self, queries: Vectors, k: int, allowed: Ids | Passing | None = None
    ) -> tuple[Ids, Vectors]:
        """Find the best for each of `(q, dim)` queries; see `VectorIndex.search`.

        `allowed` may also make a query for the ids of the products that may be found.
        """
        queries = checked_vectors(queries, self.dim)
        if k < 0:
            raise UsageError(f"k must not be negative (got {k})")
        if isinstance(allowed, np.ndarray):
            allowed = np.unique(allowed)
        return self._server.insist(lambda: self._searched(queries, k, allowed))

    def _searched(
        self, queries: Vectors, k: int, allowed: Ids | Passing | None
    ) -> tuple[Ids, Vectors]:
        with self._server.read() as connection:
            changes, table = self._usable(connection)
            passing = allowed(connection) if callable(allowed) else allowed
            found = [
                table.search(connection, query, k, passing, self._recipe) if table else _NOTHING
                for query in (queries if k else ())
            ]
            newer = self._newer(connection, table, changes, passing)
        # Followed after the table was asked: what was replaced between is then in both, not in none.
        with self._following:
            tail = self._followed(table, changes).index
            late = tail.ids() if newer is None else np.intersect1d(tail.ids(), newer)
            late_ids, late_scores = tail.search(queries, k, newer)
        answers = [
            _merged(ids, scores, late, late_ids[at], late_scores[at], k)
            for at, (ids, scores) in enumerate(found)
        ]
        width = min((len(ids) for ids, _ in answers), default=0)
        shape = len(queries), width
        return (
            np.array([ids[:width] for ids, _ in answers], np.int64).reshape(shape),
            np.array([scores[:width] for _, scores in answers], np.float32).reshape(shape),
        )

    def publish(self, if_behind: int | None = None, progress: Progress = silent) -> bool:
        """Bring the table on the server up to date; returns whether anything was written.

        Nothing is written while fewer than `if_behind` vectors are new (by default one in a
        thousand), or while another process publishes. Searches go on meanwhile.
        """
        return self._server.insist(lambda: self._publish_if_free(if_behind, progress))

    def rebuild(self, progress: Progress = silent) -> None:
        """Make the table on the server anew from the source, graph and all.

        Raises `CatalogError` while another process publishes for longer than writers wait.
        """
        self._server.insist(lambda: self._rebuild(progress))

    def _rebuild(self, progress: Progress) -> None:
        with self._tables.publishing(wait=True):
            self._make(progress)

    def _publish_if_free(self, if_behind: int | None, progress: Progress) -> bool:
        with self._tables.publishing() as held:
            return held and self._publish(if_behind, progress)

    def _publish(self, if_behind: int | None, progress: Progress) -> bool:
        count, self._checked = self._source.count(), None
        with self._server.read() as connection:
            _, table = self._own(connection)
            behind = _behind(connection, self._encoder_id, table)
        if table is None and not count:
            return False
        if table is None or self._kind(table) != table.kind or self._is_worn(table, behind):
            self._make(progress)
            return True
        enough = max(1, count // 1000 if if_behind is None else if_behind)
        if behind < enough:
            return False
        for change in self._source.changes_since(table.counter):
            table = self._tables.extend(table, change)
            progress(ProgressEvent("vectors", len(change.ids), behind))
        return True

    def _make(self, progress: Progress) -> None:
        source, count = self._source, self._source.count()
        table = self._tables.begin(source.identity, self._version, source.dim)
        for change in source.changes_since(0):
            table = self._tables.fill(table, change)
            progress(ProgressEvent("vectors", table.rows, count))
        kind = kind_on_server(self._recipe, table.rows, None, source.dim)
        is_large = source.dim > HALF_FROM_DIMENSIONS or table.rows >= HALF_FROM_ROWS
        half = kind == "hnsw" and is_large
        progress(ProgressEvent("index", 0))
        table = self._tables.build(table, kind, half=half, memory_mb=GRAPH_MEMORY_MB)
        self._tables.put_in_force(table)

    def _kind(self, table: ServerTable) -> str:
        return kind_on_server(self._recipe, self._source.count(), table.kind, self.dim)

    def _is_worn(self, table: ServerTable, behind: int) -> bool:
        return table.kind == "hnsw" and behind > _WORN * table.rows

    def _table(self) -> ServerTable | None:
        def read() -> ServerTable | None:
            with self._server.read() as connection:
                return self._own(connection)[1]

        return self._server.insist(read)

    def _usable(self, connection: Connection) -> tuple[int, ServerTable | None]:
        """The change counter and the table to search.

        Raises `IndexSupersededError` where the table is another adapter's.
        """
        changes, table = self._tables.state(connection)
        if table is not None and table.identity != self._source.identity:
            raise IndexSupersededError(
                "the index was replaced by that of another adapter; ask again"
            )
        return changes, self._whole(connection, table)

    def _own(self, connection: Connection) -> tuple[int, ServerTable | None]:
        """The change counter and the table, if it holds this source's vectors and no other's."""
        changes, table = self._tables.state(connection)
        mine = table is not None and table.identity == self._source.identity
        return changes, self._whole(connection, table) if mine else None

    def _whole(self, connection: Connection, table: ServerTable | None) -> ServerTable | None:
        """The table, if no vector is missing in it; counted once for each table."""
        if table is None:
            return None
        checked = self._checked
        if checked is None or checked[0] != table.number:
            checked = table.number, table.is_whole(connection, self._encoder_id)
            self._checked = checked
            if not checked[1]:
                _log.warning(
                    "%s lacks vectors; until it is made anew, memory is searched", table.name
                )
        return table if checked[1] else None

    def _newer(
        self,
        connection: Connection,
        table: ServerTable | None,
        changes: int,
        passing: Allowed,
    ) -> Ids | None:
        """Which of the vectors in memory may be found; None for all."""
        if passing is None or isinstance(passing, np.ndarray):
            return passing
        after = 0 if table is None else table.counter
        if after == changes:
            return np.empty(0, np.int64)
        return _passing_since(connection, self._encoder_id, after, passing)

    def _followed(self, table: ServerTable | None, changes: int) -> _Tail:
        """The tail of a table, brought up to a state of the catalogue's change counter."""
        tail = self._tail
        number, since = (None, 0) if table is None else (table.number, table.counter)
        if changes < tail.seen:  # another thread came first, or an older state was restored
            changes = self._latest_change()
        if (tail.number, tail.since) != (number, since) or changes < tail.seen:
            tail = self._tail = _Tail(number, since, self.dim)
        if tail.seen != changes:
            for change in self._source.changes_since(tail.counter):
                tail.index.remove(change.removed)
                tail.index.add(change.ids, change.vectors)
                tail.counter = change.counter
            tail.seen = changes
        return tail

    def _latest_change(self) -> int:
        with self._server.read() as connection:
            return self._tables.state(connection)[0]


def _behind(connection: Connection, encoder_id: int, table: ServerTable | None) -> int:
    """How many vectors came since."""
    since = {"encoder": encoder_id, "counter": 0 if table is None else table.counter}
    query = "SELECT count(*) FROM vectors WHERE encoder_id = :encoder AND change > :counter"
    return int(connection.execute(text(query), since).scalar_one())


def _passing_since(connection: Connection, encoder_id: int, after: int, passing: Products) -> Ids:
    vectors = table("vectors", column("photo_id"), column("encoder_id"), column("change"))
    photos = table("photos", column("id"), column("product_id"))
    query = (
        select(vectors.c.photo_id)
        .join(photos, photos.c.id == vectors.c.photo_id)
        .where(vectors.c.encoder_id == encoder_id, vectors.c.change > after)
        .where(photos.c.product_id.in_(passing))
    )
    return np.sort(np.fromiter(connection.execute(query).scalars(), np.int64))


def _merged(
    ids: Ids, scores: Vectors, late: Ids, late_ids: Ids, late_scores: Vectors, k: int
) -> tuple[Ids, Vectors]:
    """The best `k` of a table's answers and those in memory, which replace the table's."""
    still = ~np.isin(ids, late) if len(late) else np.ones(len(ids), np.bool_)
    all_ids = np.concatenate([ids[still], late_ids])
    all_scores = np.concatenate([scores[still], late_scores])
    order = np.lexsort((all_ids, -all_scores))[:k]
    return all_ids[order], all_scores[order]
