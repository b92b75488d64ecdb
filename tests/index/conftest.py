"""A source of vectors in memory, as the store is one on disk."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from skulens.index import ExactIndex, Ids, PublishedIndex, VectorChanges, Vectors


class MemorySource:
    """Keeps the latest change of every id, as the store's table does."""

    def __init__(self, dim: int = 8, identity: str = "encoder-1", chunk: int = 500) -> None:
        self.dim, self.identity, self.chunk = dim, identity, chunk
        self.counter = 0
        self.vectors: dict[int, tuple[int, np.ndarray]] = {}
        self.removed: dict[int, int] = {}
        self.asked_from: list[int] = []

    def put(self, ids: Ids, vectors: Vectors) -> None:
        for id_, vector in zip(np.asarray(ids).tolist(), vectors, strict=True):
            self.counter += 1
            self.vectors[id_] = (self.counter, vector)
            self.removed.pop(id_, None)

    def put_some(self, ids: Ids) -> None:
        """Vectors that follow from id and counter alone."""
        rng = [np.random.default_rng((id_, self.counter)) for id_ in np.asarray(ids).tolist()]
        self.put(ids, np.array([r.standard_normal(self.dim) for r in rng], np.float32))

    def drop(self, ids: Ids) -> None:
        for id_ in np.asarray(ids).tolist():
            self.counter += 1
            if self.vectors.pop(id_, None) is not None:
                self.removed[id_] = self.counter

    def latest_counter(self) -> int:
        return self.counter

    def count(self) -> int:
        return len(self.vectors)

    def changes_since(self, counter: int) -> Iterator[VectorChanges]:
        self.asked_from.append(counter)
        latest = self.counter
        changes = [(at, id_, vector) for id_, (at, vector) in list(self.vectors.items())]
        changes += [(at, id_, None) for id_, at in list(self.removed.items())]
        changes = sorted((c for c in changes if counter < c[0] <= latest), key=lambda c: c[0])
        for start in range(0, len(changes), self.chunk):
            yield self._chunk(changes[start : start + self.chunk])
        yield self._chunk([(latest, 0, None)][:0], latest)

    def _chunk(self, part: list, latest: int | None = None) -> VectorChanges:
        put = [(id_, vector) for _, id_, vector in part if vector is not None]
        return VectorChanges(
            part[-1][0] if latest is None else latest,
            np.array([id_ for id_, _ in put], np.int64),
            np.array([v for _, v in put], np.float32).reshape(len(put), self.dim),
            np.array([id_ for _, id_, vector in part if vector is None], np.int64),
        )


def grow(source: MemorySource) -> None:
    source.put_some(np.arange(source.counter, source.counter + 50))


def grown_source(counter: int) -> MemorySource:
    """The one state a source that only grows has at this counter."""
    source = MemorySource(dim=64)
    while source.counter < counter:
        grow(source)
    return source


def assert_follows(index: PublishedIndex, source: MemorySource) -> None:
    """What the index answers is what an exact index made from the source does."""
    truth = ExactIndex(source.dim)
    for change in MemorySource.changes_since(source, 0):
        truth.add(change.ids, change.vectors)
    source.asked_from.pop()
    queries = np.random.default_rng(3).standard_normal((3, source.dim)).astype(np.float32)
    for allowed in (None, truth.ids()[::2]):
        ids, scores = index.search(queries, 10, allowed)
        expected_ids, expected_scores = truth.search(queries, 10, allowed)
        np.testing.assert_array_equal(ids, expected_ids)
        np.testing.assert_array_equal(scores, expected_scores)
    np.testing.assert_array_equal(index.ids(), truth.ids())


@pytest.fixture(autouse=True, scope="module")
def one_thread() -> None:
    """Graphs come out the same each time; threads of its own also slow a busy machine down."""
    import faiss  # here, because a test imports this module to see that nothing else needs it

    faiss.omp_set_num_threads(1)


@pytest.fixture
def source() -> MemorySource:
    source = MemorySource()
    source.put_some(np.arange(200))
    return source


@pytest.fixture
def follows():
    return assert_follows


@pytest.fixture
def make_source():
    return MemorySource


@pytest.fixture
def make_grown_source():
    return grown_source
