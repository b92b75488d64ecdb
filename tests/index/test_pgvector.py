"""How the index on a server decides: precision, walk or comparison, table or memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
import pytest
from sqlalchemy import select, text

from skulens.index import pgvector, server_table
from skulens.store import Store
from skulens.store.schema import products
from support.postgres import Server
from support.server_index import ServerMember

DIM = 24


@pytest.fixture(scope="module")
def store(postgres: Server) -> Iterator[Store]:
    with postgres.new_database() as url, Store.open(url) as opened:
        yield opened


def unit(rows: int, dim: int = DIM, seed: int = 0) -> np.ndarray:
    made = np.random.default_rng(seed).standard_normal((rows, dim)).astype(np.float32)
    return made / np.linalg.norm(made, axis=1, keepdims=True)


def filled(store: Store, kind: str, vectors: np.ndarray) -> ServerMember:
    member = ServerMember(store, kind, vectors.shape[1])
    member.add(np.arange(len(vectors)), vectors)
    member.publish()
    return member


def table_of(member: ServerMember) -> server_table.ServerTable:
    table = member.index._table()
    assert table is not None
    return table


def best(vectors: np.ndarray, query: np.ndarray, k: int) -> list[int]:
    return np.argsort(-(vectors @ query), kind="stable")[:k].tolist()


def below(price: float) -> Callable:
    return lambda connection: select(products.c.id).where(products.c.price < price)


def defined(store: Store, name: str) -> str:
    query = text("SELECT string_agg(indexdef, ' ') FROM pg_indexes WHERE tablename = :name")
    with store.database.read() as connection:
        return str(connection.execute(query, {"name": name}).scalar())


def test_many_vectors_are_walked_at_half_precision_and_scored_exactly(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pgvector, "HALF_FROM_ROWS", 1000)
    vectors, queries = unit(2500), unit(20, seed=1)
    member = filled(store, "hnsw", vectors)
    assert table_of(member).half
    assert "halfvec_ip_ops" in defined(store, table_of(member).name)
    ids, scores = member.search(queries, 10)
    found = [
        len(set(row) & set(best(vectors, query, 10)))
        for row, query in zip(ids.tolist(), queries, strict=True)
    ]
    assert sum(found) >= 190
    own = np.einsum("qkd,qd->qk", vectors[ids], queries)
    np.testing.assert_allclose(scores, own, atol=1e-6)


@pytest.mark.parametrize(
    ("dim", "kind", "half"), [(1999, "hnsw", False), (2001, "hnsw", True), (4001, "exact", False)]
)
def test_long_vectors_need_half_precision_or_no_graph(
    store: Store, dim: int, kind: str, half: bool
) -> None:
    vectors = unit(30, dim)
    member = filled(store, "hnsw", vectors)
    table = table_of(member)
    assert (table.kind, table.half) == (kind, half)
    ids, _ = member.search(vectors[7:8], 3)
    assert ids[0].tolist() == best(vectors, vectors[7], 3)


@pytest.fixture(scope="module")
def priced(store: Store) -> ServerMember:
    """2,000 products, each at the price of its number."""
    member = filled(store, "hnsw", unit(2000, seed=3))
    with store.database.write() as connection:
        connection.execute(products.update().values(price=products.c.id))
    return member


@pytest.mark.parametrize("step", [0.0, 3.5, 1e9], ids=["always walks", "decides", "never walks"])
@pytest.mark.parametrize("passing", [0, 1, 5, 40, 1500])
def test_a_filter_in_sql_never_costs_answers(
    priced: ServerMember, monkeypatch: pytest.MonkeyPatch, step: float, passing: int
) -> None:
    monkeypatch.setattr(server_table, "_GRAPH_STEP", step)
    query = unit(1, seed=4)
    ids, scores = priced.search(query, 10, below(passing))
    assert ids.shape == scores.shape == (1, min(10, passing))
    expected = best(unit(2000, seed=3)[:passing], query[0], 10)
    assert len(set(ids[0].tolist()) & set(expected)) >= 0.9 * len(expected)


def test_what_a_search_sets_ends_with_it(store: Store) -> None:
    member = filled(store, "hnsw", unit(2000, seed=5))
    member.search(unit(1), 10)
    with store.database.read() as connection:
        for name, value in (("ef_search", "40"), ("iterative_scan", "off")):
            assert connection.execute(text(f"SHOW hnsw.{name}")).scalar() == value


def test_new_vectors_are_found_in_memory_then_join_the_table(store: Store) -> None:
    vectors = unit(1100, seed=6)
    member = filled(store, "hnsw", vectors[:1000])
    first = table_of(member)
    member._changed = 1  # the next change is not published
    member.add(np.arange(1000, 1050), vectors[1000:1050])
    assert table_of(member) == first
    assert member.search(vectors[1007:1008], 1)[0].tolist() == [[1007]]
    member.publish()
    assert table_of(member).number == first.number, "a few are added to the graph"
    assert table_of(member).counter > first.counter
    assert member.search(vectors[1007:1008], 1)[0].tolist() == [[1007]]
    member._changed = 1
    member.add(np.arange(2000, 2900), unit(900, seed=7))
    member.publish()
    assert table_of(member).number > first.number, "for many the graph is made anew"


def test_a_removed_vector_leaves_the_table_with_it(store: Store) -> None:
    vectors = unit(50, seed=8)
    member = filled(store, "exact", vectors)
    member._changed = 1
    member.remove(np.array([7]))
    with store.database.read() as connection:
        assert table_of(member).count(connection) == 49
    assert 7 not in member.search(vectors[7:8], 50)[0]
