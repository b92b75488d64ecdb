"""A table of vectors on a PostgreSQL server, searched by pgvector; the exact vectors then decide.

The graph is that of Malkov and Yashunin 2018, as pgvector builds it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    Select,
    TextClause,
    column,
    func,
    select,
    table,
    text,
)

from skulens.index.protocol import Ids, Vectors
from skulens.index.recipe import IndexRecipe
from skulens.pgvectors import received, written

Products = Select[tuple[int]]
"""A query for the ids of the products that may be found."""
Allowed = Ids | Products | None
Condition = ColumnElement[bool] | TextClause

MOST_DIMENSIONS = 4000
"""pgvector builds no graph over longer vectors."""
HALF_FROM_DIMENSIONS = 2000
"""Longer vectors than this fit into a graph at half precision only."""
_PAGE = 8000
"""Bytes of a row that still lies within its page, where it is read without a detour."""
_LARGEST_EF = 1000
_GRAPH_STEP = 3.5
"""What one step of the walk costs, in vectors compared by an exact scan."""
_SEEN_OF_EF = 3
"""With a filter, this part of the nodes in view has to pass, so that no better one is overlooked."""
_MOST_FETCHED = 16_384


@dataclass(frozen=True, slots=True)
class ServerTable:
    """One published state of the vectors: its number, and what is known of its content.

    `counter` is how far it followed the store's changes, `rows` how many vectors it had when it was
    built, `longest` the length of its longest vector.
    """

    number: int
    identity: str
    version: int | None
    counter: int
    dim: int
    kind: str
    half: bool
    rows: int
    longest: float

    @property
    def name(self) -> str:
        """The table's name on the server."""
        return f"search_{self.number}"

    def count(self, connection: Connection) -> int:
        """How many vectors it holds."""
        return connection.execute(select(func.count()).select_from(self._table())).scalar_one()

    def ids(self, connection: Connection) -> Ids:
        """All photo ids it holds, ascending."""
        query = select(column("photo_id", BigInteger)).select_from(self._table())
        return np.sort(np.fromiter(connection.execute(query).scalars(), np.int64))

    def is_whole(self, connection: Connection, encoder_id: int) -> bool:
        """Whether every vector up to its counter is there."""
        since = {"encoder": encoder_id, "counter": self.counter}
        query = text(
            f"SELECT (SELECT count(*) FROM {self.name} WHERE change <= :counter)"  # noqa: S608
            " = (SELECT count(*) FROM vectors WHERE encoder_id = :encoder AND change <= :counter)"
        )
        return bool(connection.execute(query, since).scalar())

    def search(
        self, connection: Connection, query: Vectors, k: int, allowed: Allowed, recipe: IndexRecipe
    ) -> tuple[Ids, Vectors]:
        """Ids and exact scores of at least min(k, matches) candidates for a `(dim,)` query.

        A filter that lets little through is answered by comparing all that passes, any other by the
        graph, which goes on until enough passes; where it gives up early, all is compared after all.
        """
        if isinstance(allowed, np.ndarray) and not len(allowed):
            return np.empty(0, np.int64), np.empty(0, np.float32)
        condition = self._condition(allowed)
        ef = min(recipe.ef_for(self.rows), _LARGEST_EF)
        # At half precision the order is rough; what is fetched is scored exactly.
        wanted = 2 * k + 16 if self.half else k + 2
        if condition is not None:
            wanted = max(wanted, ef // _SEEN_OF_EF)
        if self.kind == "hnsw" and self._is_worth_a_walk(connection, allowed, ef, wanted):
            found = self._walked(connection, query, wanted, ef, condition)
            if len(found[0]) >= k:
                return found
        return self._compared(connection, query, k, condition)

    def _is_worth_a_walk(
        self, connection: Connection, allowed: Allowed, ef: int, wanted: int
    ) -> bool:
        if allowed is None:
            return max(ef, wanted) * _GRAPH_STEP < self.rows
        # A walk meets what passes as often as it is met at random: where m of n rows pass, it takes
        # wanted n / m steps, comparing all takes m. They are even at m = sqrt(wanted n).
        enough = int((wanted * _GRAPH_STEP * self.rows) ** 0.5)
        if isinstance(allowed, np.ndarray):
            return len(allowed) > enough
        some = select(func.count()).select_from(allowed.limit(enough + 1).subquery())
        return connection.execute(some).scalar_one() > enough

    def _walked(
        self,
        connection: Connection,
        query: Vectors,
        wanted: int,
        ef: int,
        condition: Condition | None,
    ) -> tuple[Ids, Vectors]:
        limits = {
            "hnsw.ef_search": min(max(ef, wanted), _LARGEST_EF),
            "hnsw.iterative_scan": "relaxed_order",
            "hnsw.max_scan_tuples": max(20_000, self.rows // 4, 4 * wanted),
            "hnsw.scan_mem_multiplier": 8,
        }
        _set(connection, limits)
        score = text("-(vector <#> CAST(:query AS vector))")
        order = text(f"{self.graph_column} <#> CAST(:query AS {self._graph_type})")
        statement = self._best(score, order, wanted, condition)
        rows = connection.execute(statement, {"query": written(query)}).all()
        ids, scores = zip(*rows, strict=True) if rows else ((), ())
        return np.array(ids, np.int64), np.array(scores, np.float32)

    def _compared(
        self, connection: Connection, query: Vectors, k: int, condition: Condition | None
    ) -> tuple[Ids, Vectors]:
        # "+ 0" keeps the planner from the graph, whose order may leave rows out.
        order = text("(vector <#> CAST(:query AS vector)) + 0")
        sent = func.vector_send(column("vector"))
        error = 2 * self.dim * 2.0**-23 * float(np.linalg.norm(query)) * self.longest
        limit = max(2 * k, k + 64)
        while True:
            statement = self._best(sent, order, limit, condition)
            rows = connection.execute(statement, {"query": written(query)}).all()
            ids = np.fromiter((row[0] for row in rows), np.int64, len(rows))
            scores = exact_scores(received([row[1] for row in rows], self.dim), query)
            if len(ids) < limit or limit >= max(_MOST_FETCHED, 2 * k):
                return ids, scores
            # The server's sums are rounded: what could belong before the k-th must be here.
            if np.partition(scores, -k)[-k] - scores.min() > error:
                return ids, scores
            limit *= 8

    def _best(self, value: Any, order: Any, limit: int, condition: Condition | None) -> Select[Any]:
        """The first rows in an order, of which the query vector is the parameter `query`."""
        statement = select(column("photo_id"), value).select_from(self._table())
        if condition is not None:
            statement = statement.where(condition)
        return statement.order_by(order).limit(limit)

    def _condition(self, allowed: Allowed) -> Condition | None:
        if allowed is None:
            return None
        if isinstance(allowed, np.ndarray):
            return text("photo_id = ANY(:allowed)").bindparams(allowed=allowed.tolist())
        return column("product_id", BigInteger).in_(allowed)

    @property
    def graph_column(self) -> str:
        """What the graph is built over."""
        return f"(vector::halfvec({self.dim}))" if self.half else "vector"

    @property
    def _graph_type(self) -> str:
        return f"halfvec({self.dim})" if self.half else f"vector({self.dim})"

    def _table(self) -> Any:
        return table(self.name)


def fits_a_page(dim: int) -> bool:
    """Whether a row with such a vector lies within its page."""
    return 4 * dim + 100 < _PAGE


def exact_scores(vectors: Vectors, query: Vectors) -> Vectors:
    """Inner products of `(n, dim)` vectors with a `(dim,)` query, summed in float64."""
    products: Vectors = np.einsum("ij,j->i", vectors.astype(np.float64), query.astype(np.float64))
    return products.astype(np.float32)


def _set(connection: Connection, limits: dict[str, object]) -> None:
    """Settings of this transaction alone."""
    calls = ", ".join(f"set_config('{name}', '{value}', true)" for name, value in limits.items())
    connection.exec_driver_sql(f"SELECT {calls}")
