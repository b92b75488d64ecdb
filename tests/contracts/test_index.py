"""Every index must answer like the naive oracle: ids and scores, whatever the vectors."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import faiss
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skulens.errors import UsageError
from skulens.index import ExactIndex, FaissIndex, Ids, IndexRecipe, VectorIndex, Vectors, finders
from skulens.index.files import Files
from skulens.index.generation import (
    current_generation,
    load_index,
    read_manifest,
    write_generation,
)
from skulens.store import Store
from support.server_index import ServerMember

DIM = 24
LOCAL_KINDS = ("exact", "flat", "hnsw", "ivfpq")
KINDS = (*LOCAL_KINDS, "server exact", "server hnsw")
EXACT_KINDS = ("exact", "flat", "server exact")
RECIPES = {kind: IndexRecipe(kind, pq_bytes=8, ef_search=128) for kind in LOCAL_KINDS}


@pytest.fixture(autouse=True, scope="module")
def one_thread() -> None:
    """Graphs come out the same each time; threads of its own also slow a busy machine down."""
    faiss.omp_set_num_threads(1)


Make = Callable[..., ExactIndex | ServerMember]


@pytest.fixture(scope="module")
def make(request: pytest.FixtureRequest) -> Iterator[Make]:
    """Makes an empty index of a kind; those on a server share a database."""
    with ExitStack() as stack:
        stores: list[Store] = []

        def made(kind: str, dim: int = DIM) -> ExactIndex | ServerMember:
            if kind == "exact":
                return ExactIndex(dim)
            if not kind.startswith("server "):
                return FaissIndex(dim, kind, RECIPES[kind])
            if not stores:
                server = request.getfixturevalue("postgres")
                url = stack.enter_context(server.new_database())
                stores.append(stack.enter_context(Store.open(url)))
            return ServerMember(stores[0], kind.removeprefix("server "), dim)

        yield made


def reopened(index: ExactIndex | ServerMember, folder: Path) -> ExactIndex | ServerMember:
    if isinstance(index, ServerMember):
        return index.reopened()
    recipe = RECIPES[index.kind]
    write_generation(Files(), folder, index, "contract", 1, recipe)
    current = current_generation(folder)
    assert current is not None
    return load_index(folder / current[0], read_manifest(folder, *current), recipe)


def oracle(held: dict[int, np.ndarray], queries: Vectors, k: int, allowed: Ids | None = None):
    """All inner products in float64; best first, equal scores by id."""
    ids = sorted(held if allowed is None else set(allowed.tolist()) & set(held))
    answers = []
    for query in queries.astype(np.float64):
        scores = np.array([np.float32(query @ held[id_].astype(np.float64)) for id_ in ids])
        answers.append(sorted(zip(-scores, ids, strict=True))[:k])
    width = min(k, len(ids))
    found = np.array([[id_ for _, id_ in row] for row in answers], np.int64)
    scores = np.array([[-score for score, _ in row] for row in answers], np.float32)
    return found.reshape(len(queries), width), scores.reshape(len(queries), width)


def assert_answers(index: VectorIndex, held: dict[int, np.ndarray], queries: Vectors) -> None:
    some = np.array([*sorted(held)[::3], 10**9], np.int64)
    assert len(index) == len(held)
    np.testing.assert_array_equal(index.ids(), sorted(held))
    for allowed in (None, some, some[:2], some[-1:], some[:0]):
        for k in (0, 1, 7, len(held) + 3):
            ids, scores = index.search(queries, k, allowed)
            expected_ids, expected_scores = oracle(held, queries, k, allowed)
            np.testing.assert_array_equal(ids, expected_ids)
            np.testing.assert_allclose(scores, expected_scores, rtol=1e-6, atol=1e-6)
            assert ids.dtype == np.int64
            assert scores.dtype == np.float32


def awkward(rows: int, seed: int = 0, dim: int = DIM) -> Vectors:
    """Any length from tiny to long, negative ones, zeros, duplicates."""
    rng = np.random.default_rng(seed)
    vectors = rng.standard_normal((rows, dim)) * rng.lognormal(0, 2, (rows, 1))
    vectors[::5] = 0
    vectors[1::7] = -np.abs(vectors[1::7])
    vectors[rows // 2 :: 4] = vectors[2 % rows]
    return vectors.astype(np.float32)


@pytest.fixture(params=KINDS)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.mark.parametrize("rows", [1, 2, 90])
def test_awkward_vectors(make: Make, kind: str, rows: int) -> None:
    index, vectors = make(kind), awkward(rows)
    ids = np.random.default_rng(1).permutation(3 * rows)[:rows]
    index.add(ids, vectors)
    queries = np.concatenate([awkward(4, 2), vectors[-1:], -vectors[:1], np.zeros((1, DIM), "f4")])
    assert_answers(index, dict(zip(ids.tolist(), vectors, strict=True)), queries)


def test_a_life_of_changes_and_reopening(make: Make, kind: str, tmp_path: Path) -> None:
    index, queries = make(kind), awkward(5, 9)
    first, second, third = awkward(60, 1), awkward(30, 2), awkward(10, 3)
    index.add(np.arange(60), first)
    held = dict(enumerate(first))
    index.add(np.arange(40, 70), second)  # replaces 20, adds 10
    held.update(zip(range(40, 70), second, strict=True))
    assert_answers(index, held, queries)
    assert index.remove(np.array([3, 3, 41, 999])) == 2
    held.pop(3), held.pop(41)
    assert_answers(index, held, queries)
    index = reopened(index, tmp_path / "one")
    assert_answers(index, held, queries)
    index.add(np.arange(3, 13), third)  # after reopening: 3 comes back
    held.update(zip(range(3, 13), third, strict=True))
    assert index.remove(np.array([60])) == 1
    held.pop(60)
    assert_answers(index, held, queries)
    assert_answers(reopened(index, tmp_path / "two"), held, queries)


def test_of_an_id_given_twice_the_last_vector_stays(make: Make, kind: str) -> None:
    index, vectors = make(kind), awkward(3, 4)
    index.add(np.array([7, 5, 7]), vectors)
    assert_answers(index, {7: vectors[2], 5: vectors[1]}, awkward(3, 5))


def test_an_empty_index_answers_with_nothing(make: Make, kind: str, tmp_path: Path) -> None:
    index = make(kind)
    assert_answers(index, {}, awkward(2))
    assert_answers(reopened(index, tmp_path), {}, awkward(2))
    index.add(np.array([4]), awkward(1))
    assert index.remove(np.array([4])) == 1
    assert_answers(index, {}, awkward(2))
    ids, scores = index.search(np.empty((0, DIM), np.float32), 3)
    assert ids.shape == scores.shape == (0, 0)


def test_many_duplicates_come_by_ascending_id(make: Make, kind: str) -> None:
    index = make(kind)
    index.add(np.arange(400)[::-1], np.ones((400, DIM), np.float32))
    ids, scores = index.search(np.ones((1, DIM), np.float32), 5)
    np.testing.assert_array_equal(ids, [[0, 1, 2, 3, 4]])
    np.testing.assert_array_equal(scores, np.full((1, 5), DIM, np.float32))


@pytest.mark.parametrize("kind", EXACT_KINDS)
def test_more_equal_scores_than_are_fetched(make: Make, kind: str) -> None:
    index = make(kind)
    index.add(np.arange(3000)[::-1], np.repeat(np.eye(DIM, dtype=np.float32), 125, axis=0))
    ids, _ = index.search(np.eye(1, DIM, dtype=np.float32), 5)
    np.testing.assert_array_equal(ids, [[2875, 2876, 2877, 2878, 2879]])


def test_scores_that_float32_would_swap(make: Make, kind: str) -> None:
    index, vectors = make(kind), np.zeros((3, DIM), np.float32)
    vectors[0, :3] = 1e8, 1, -1e8
    vectors[1, 0] = 0.5
    index.add(np.arange(3), vectors)
    ids, scores = index.search(np.ones((1, DIM), np.float32), 1)
    assert (ids.tolist(), scores.tolist()) == ([[0]], [[1.0]])


def test_scores_closer_than_float32_sums(make: Make, kind: str) -> None:
    index, rng = make(kind), np.random.default_rng(8)
    vectors = rng.standard_normal(DIM) + 2e-7 * rng.standard_normal((300, DIM))
    vectors = vectors.astype(np.float32)
    index.add(np.arange(300), vectors)
    queries = rng.standard_normal((20, DIM)).astype(np.float32)
    ids, scores = index.search(queries, 5)
    expected_ids, expected_scores = oracle(dict(enumerate(vectors)), queries, 5)
    np.testing.assert_array_equal(ids, expected_ids)
    np.testing.assert_array_equal(scores, expected_scores)


@pytest.mark.parametrize(
    ("ids", "vectors", "message"),
    [
        ([1], np.zeros((1, 3)), r"vectors of shape \(1, 3\) do not fit an index of dimension 24"),
        ([1, 2], np.zeros((1, DIM)), r"number of ids \(2\) does not match vectors \(1\)"),
        ([-1], np.zeros((1, DIM)), r"ids must not be negative \(found -1\)"),
        ([1], np.full((1, DIM), np.nan), "vectors must be finite numbers"),
        ([1], np.full((1, DIM), np.inf), "vectors must be finite numbers"),
    ],
)
@pytest.mark.parametrize("kind", LOCAL_KINDS)  # a server's index gets only what the store took
def test_what_cannot_be_added(
    make: Make, kind: str, ids: list[int], vectors: Vectors, message: str
) -> None:
    index = make(kind)
    with pytest.raises(UsageError, match=message):
        index.add(np.array(ids), vectors.astype(np.float32))
    assert len(index) == 0


def test_a_query_must_fit(make: Make, kind: str) -> None:
    with pytest.raises(UsageError, match="do not fit an index of dimension 24"):
        make(kind).search(np.zeros((1, 5), np.float32), 3)
    with pytest.raises(UsageError, match="k must not be negative"):
        make(kind).search(np.zeros((1, DIM), np.float32), -1)


_VECTOR = st.lists(st.integers(-3, 3), min_size=3, max_size=3)
_IDS = st.integers(0, 12)
_OPERATION = st.one_of(
    st.tuples(st.just("add"), st.lists(st.tuples(_IDS, _VECTOR), max_size=6)),
    st.tuples(st.just("remove"), st.lists(_IDS, max_size=4)),
)


@pytest.mark.parametrize("kind", ["exact", "flat", "hnsw", "server exact", "server hnsw"])
@settings(max_examples=40, deadline=None)
@given(
    operations=st.lists(_OPERATION, max_size=10),
    query=_VECTOR,
    k=st.integers(0, 15),
    allowed=st.none() | st.lists(st.integers(0, 20), max_size=8),
)
def test_any_sequence_of_changes(make, kind, operations, query, k, allowed) -> None:
    index, held = make(kind, 3), {}
    for name, items in operations:
        if name == "add":
            vectors = np.array([vector for _, vector in items], np.float32).reshape(-1, 3)
            index.add(np.array([id_ for id_, _ in items], np.int64), vectors)
            held.update({id_: np.array(vector, np.float32) for id_, vector in items})
        else:
            removed = index.remove(np.array(items, np.int64))
            assert removed == len([held.pop(id_) for id_ in set(items) if id_ in held])
    queries = np.array([query], np.float32)
    among = None if allowed is None else np.array(allowed, np.int64)
    ids, scores = index.search(queries, k, among)
    expected_ids, expected_scores = oracle(held, queries, k, among)
    np.testing.assert_array_equal(ids, expected_ids)
    np.testing.assert_array_equal(scores, expected_scores)


def clustered(rows: int, rng: np.random.Generator, centres: Vectors) -> tuple[Vectors, Ids]:
    labels = rng.integers(0, len(centres), rows)
    vectors = centres[labels] + 0.5 * rng.standard_normal((rows, DIM))
    return (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32), labels


class Crowd:
    """12,000 clustered vectors, some replaced and removed, and queries like them."""

    def __init__(self) -> None:
        rng = np.random.default_rng(5)
        centres = rng.standard_normal((80, DIM))
        self.vectors, self.labels = clustered(12_000, rng, centres)
        self.ids = rng.permutation(50_000)[:12_000]
        self.queries, self.query_labels = clustered(40, rng, centres)
        # Queries with an empty block, as those from text are.
        self.queries[20:, : DIM // 2] = 0
        self.gone = self.ids[:300]

    def fill(self, index: ExactIndex) -> ExactIndex:
        index.add(self.ids[:11_500], self.vectors[:11_500])
        index.add(self.ids[11_000:], self.vectors[11_000:])
        assert index.remove(self.gone) == 300
        if isinstance(index, ServerMember):
            index.publish()
        return index


@pytest.fixture(scope="module")
def crowd() -> Crowd:
    return Crowd()


@pytest.fixture(scope="module", params=KINDS)
def crowded(request: pytest.FixtureRequest, make: Make, crowd: Crowd) -> ExactIndex:
    return crowd.fill(make(str(request.param)))


@pytest.fixture(scope="module")
def crowded_oracle(crowd: Crowd) -> ExactIndex:
    return crowd.fill(ExactIndex(DIM))


def recall(found: Ids, expected: Ids) -> float:
    hits = [len(np.intersect1d(a, b)) for a, b in zip(found, expected, strict=True)]
    return sum(hits) / max(1, expected.size)


def assert_near(index: ExactIndex, truth: ExactIndex, crowd: Crowd, allowed: Ids | None) -> None:
    ids, scores = index.search(crowd.queries, 10, allowed)
    expected_ids, expected_scores = truth.search(crowd.queries, 10, allowed)
    assert ids.shape == expected_ids.shape
    if index.kind in EXACT_KINDS:
        np.testing.assert_array_equal(ids, expected_ids)
        np.testing.assert_array_equal(scores, expected_scores)
    assert recall(ids, expected_ids) >= 0.95 or not expected_ids.size
    vectors = dict(zip(crowd.ids.tolist(), crowd.vectors, strict=True))
    own = [
        [q @ vectors[i] for i in row] for q, row in zip(crowd.queries, ids.tolist(), strict=True)
    ]
    np.testing.assert_allclose(scores, np.array(own).reshape(scores.shape), atol=1e-6)
    assert np.all(np.diff(scores, axis=1) <= 0)


@pytest.mark.parametrize("share", [1, 0.5, 0.1, 0.01, 0.001, 0.0])
def test_recall_at_every_selectivity(
    crowded: ExactIndex, crowded_oracle: ExactIndex, crowd: Crowd, share: float
) -> None:
    allowed = None if share == 1 else crowd.ids[:: int(1 / share)] if share else crowd.ids[:0]
    assert_near(crowded, crowded_oracle, crowd, allowed)


def test_a_filter_that_keeps_what_is_far_away(
    crowded: ExactIndex, crowded_oracle: ExactIndex, crowd: Crowd
) -> None:
    far = crowd.ids[crowd.labels >= 40]
    queries = crowd.queries[crowd.query_labels < 40]
    ids, _ = crowded.search(queries, 10, far)
    expected, _ = crowded_oracle.search(queries, 10, far)
    assert recall(ids, expected) >= 0.95


@pytest.mark.parametrize("k", [500, 11_700])
def test_more_answers_than_the_graph_looks_at(
    crowded: ExactIndex, crowded_oracle: ExactIndex, crowd: Crowd, k: int
) -> None:
    ids, _ = crowded.search(crowd.queries[:3], k)
    expected, _ = crowded_oracle.search(crowd.queries[:3], k)
    assert ids.shape == (3, min(k, 11_700))
    assert recall(ids, expected) >= 0.95


def test_an_index_with_a_graph_reopens(crowded: ExactIndex, crowd: Crowd, tmp_path: Path) -> None:
    again = reopened(crowded, tmp_path)
    for allowed in (None, crowd.ids[::2], crowd.ids[::700]):
        ids, scores = crowded.search(crowd.queries, 10, allowed)
        ids_again, scores_again = again.search(crowd.queries, 10, allowed)
        np.testing.assert_array_equal(ids, ids_again)
        np.testing.assert_array_equal(scores, scores_again)


def test_a_graph_that_looks_at_everything_is_exact(
    crowd: Crowd, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finders, "_GRAPH_STEP", 0.0)  # so that no exact scan is cheaper
    index = FaissIndex(DIM, "hnsw", IndexRecipe("hnsw", ef_search=3000))
    truth = ExactIndex(DIM)
    for one in (index, truth):
        one.add(crowd.ids[:2000], crowd.vectors[:2000])
    assert index.tail == 0
    for allowed in (None, crowd.ids[:1000], crowd.ids[:20]):
        ids, scores = index.search(crowd.queries, 10, allowed)
        expected_ids, expected_scores = truth.search(crowd.queries, 10, allowed)
        np.testing.assert_array_equal(ids, expected_ids)
        np.testing.assert_array_equal(scores, expected_scores)
