"""FAISS structures that propose rows; the exact vectors then decide. Rows are numbered from 0."""

from __future__ import annotations

import importlib
from abc import ABC, abstractmethod
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from skulens.errors import IndexFileError
from skulens.index.protocol import Ids, Vectors
from skulens.index.recipe import IndexRecipe
from skulens.index.rows import Rows
from skulens.progress import Progress, ProgressEvent, silent

_ADDED_AT_ONCE = 16_384
_WRITTEN_AT_ONCE = 1 << 20
_GRAPH_STEP = 4.5
_CODE_COST = 0.1


def load_faiss() -> Any:
    """Import FAISS, which takes a quarter of a second that small catalogues need not spend."""
    return importlib.import_module("faiss")


class Finder(ABC):
    """Proposes rows for queries: a FAISS index that covers the rows from 0 to `count`."""

    is_exact = False

    def __init__(self, index: Any, recipe: IndexRecipe) -> None:
        self.index, self.recipe = index, recipe

    @property
    def count(self) -> int:
        """Rows covered."""
        return int(self.index.ntotal)

    def add(self, vectors: Vectors) -> None:
        """Add the next `(n, dim)` rows."""
        self.index.add(np.ascontiguousarray(vectors))

    @abstractmethod
    def find(self, queries: Vectors, number: int, widen: float) -> tuple[Vectors, Ids]:
        """The `number` best rows of each query as approximate scores and rows, -1 where none.

        `widen` >= 1 multiplies the effort, for searches of which only a share can be used.
        """

    @abstractmethod
    def cost(self, number: int, widen: float) -> float:
        """The work of `find` for one query, in vectors compared by an exact scan."""


class FlatFinder(Finder):
    """All vectors in float32, compared one by one."""

    is_exact = True

    @classmethod
    def empty(cls, rows: Rows, recipe: IndexRecipe) -> FlatFinder:
        """A finder without rows."""
        faiss = load_faiss()
        return cls(faiss.IndexFlatIP(rows.dim), recipe)

    def find(
        self,
        queries: Vectors,
        number: int,
        widen: float,  # noqa: ARG002
    ) -> tuple[Vectors, Ids]:
        """The `number` best rows of each query."""
        faiss = load_faiss()
        threads = faiss.omp_get_max_threads()
        if len(queries) == 1:
            # Threads share out one query's rows, but waiting for them costs more on a busy machine.
            faiss.omp_set_num_threads(1)  # of the calling thread only
        try:
            return self.index.search(queries, min(number, self.count))  # type: ignore[no-any-return]
        finally:
            faiss.omp_set_num_threads(threads)

    def cost(self, number: int, widen: float) -> float:  # noqa: ARG002
        """Reads all rows, in order; an exact scan that copies less than a quarter is cheaper."""
        return self.count / 4 + 4 * number


class HnswFinder(Finder):
    """A navigable graph over vectors kept as bfloat16: half the memory, any range of values.

    Neighbours are chosen by inner product, which for vectors of equal length is their distance;
    vectors of very different lengths are found less surely, the longest first.
    """

    @classmethod
    def empty(cls, rows: Rows, recipe: IndexRecipe) -> HnswFinder:
        """A finder without rows."""
        faiss = load_faiss()
        kind, metric = faiss.ScalarQuantizer.QT_bf16, faiss.METRIC_INNER_PRODUCT
        index = faiss.IndexHNSWSQ(rows.dim, kind, recipe.m, metric)
        index.hnsw.efConstruction = recipe.ef_construction
        index.is_trained = True  # bfloat16 has nothing to train
        return cls(index, recipe)

    def find(self, queries: Vectors, number: int, widen: float) -> tuple[Vectors, Ids]:
        """The `number` best rows of each query met on the way."""
        faiss = load_faiss()
        number = min(number, self.count)
        parameters = faiss.SearchParametersHNSW(efSearch=self._ef(number, widen))
        return self.index.search(queries, number, params=parameters)  # type: ignore[no-any-return]

    def cost(self, number: int, widen: float) -> float:
        """Every step of the walk compares a few vectors far apart in memory."""
        return _GRAPH_STEP * self._ef(number, widen)

    def _ef(self, number: int, widen: float) -> int:
        # A share of the rows is as easy to find as a graph of that many, met that much more rarely.
        return max(number, int(self.recipe.ef_for(int(self.count / widen)) * widen))


class IvfPqFinder(Finder):
    """Inverted lists of product-quantised vectors, for millions: a byte stands for a few values."""

    @classmethod
    def trained(cls, rows: Rows, recipe: IndexRecipe) -> IvfPqFinder | None:
        """A finder without rows, trained on a sample; None while there are too few to train on."""
        faiss = load_faiss()
        if rows.live < 39 * 256:
            return None
        nlist, width = recipe.nlist_for(rows.live), cls._width(rows.dim, recipe)
        coarse = faiss.IndexFlatIP(width)
        pieces = min(recipe.pq_bytes, rows.dim)
        metric = faiss.METRIC_INNER_PRODUCT
        index = faiss.IndexIVFPQ(coarse, width, nlist, pieces, 8, metric)
        # Lists by direction: with centroids of different lengths the longest would take all.
        index.cp.spherical, index.cp.niter, index.cp.max_points_per_centroid = True, 10, 64
        index.pq.cp.niter = 12
        finder = cls(index, recipe)
        generator = np.random.default_rng(0)
        live = rows.live_rows()
        sample = generator.choice(live, min(len(live), 64 * max(nlist, 256)), replace=False)
        index.train(finder._padded(rows.take(np.sort(sample))))
        return finder

    def add(self, vectors: Vectors) -> None:
        """Add the next `(n, dim)` rows."""
        self.index.add(self._padded(vectors))

    def find(self, queries: Vectors, number: int, widen: float) -> tuple[Vectors, Ids]:
        """The `number` best rows of each query in the lists nearest to it."""
        faiss = load_faiss()
        parameters = faiss.SearchParametersIVF(nprobe=self._nprobe(widen))
        number = min(number, self.count)
        return self.index.search(self._padded(queries), number, params=parameters)  # type: ignore[no-any-return]

    def cost(self, number: int, widen: float) -> float:
        """A code costs a fraction of an exact comparison, a list the comparison with its centre."""
        nlist = int(self.index.nlist)
        share = self._nprobe(widen) / nlist
        return number + nlist + _CODE_COST * share * self.count

    def _nprobe(self, widen: float) -> int:
        return min(int(self.index.nlist), int(self.recipe.nprobe * widen))

    def _padded(self, vectors: Vectors) -> npt.NDArray[np.float32]:
        missing = self.index.d - vectors.shape[1]
        return np.ascontiguousarray(np.pad(vectors, ((0, 0), (0, missing))) if missing else vectors)

    @staticmethod
    def _width(dim: int, recipe: IndexRecipe) -> int:
        pieces = min(recipe.pq_bytes, dim)
        return -(-dim // pieces) * pieces


def build_finder(
    rows: Rows, kind: str, recipe: IndexRecipe, progress: Progress = silent
) -> Finder | None:
    """A finder over all rows; None for the exact kind, or while there are too few to train on."""
    finder: Finder | None = None
    if kind == "flat":
        finder = FlatFinder.empty(rows, recipe)
    elif kind == "hnsw":
        finder = HnswFinder.empty(rows, recipe)
    elif kind == "ivfpq":
        finder = IvfPqFinder.trained(rows, recipe)
    if finder is not None:
        extend_finder(finder, rows, progress)
    return finder


def extend_finder(finder: Finder, rows: Rows, progress: Progress = silent) -> None:
    """Let a finder cover the rows it lacks."""
    for vectors in rows.chunks(_ADDED_AT_ONCE, first=finder.count):
        finder.add(vectors)
        progress(ProgressEvent("index", finder.count, rows.count))


def write_finder(finder: Finder, append: Callable[[bytes], None]) -> None:
    """Hand a finder's bytes to `append`, piece by piece."""
    faiss = load_faiss()

    def write(piece: bytes) -> int:
        append(piece)
        return len(piece)

    faiss.write_index(finder.index, faiss.PyCallbackIOWriter(write, _WRITTEN_AT_ONCE))


def read_finder(path: Path, kind: str, recipe: IndexRecipe, *, mapped: bool) -> Finder:
    """Read a file of ours; a `mapped` finder stays on the disk and must never be added to.

    FAISS trusts the files it reads, so the caller has compared the checksum.
    """
    faiss = load_faiss()
    index = faiss.read_index(str(path), faiss.IO_FLAG_MMAP_IFC if mapped else 0)
    finder, expected = (
        (HnswFinder, faiss.IndexHNSWSQ) if kind == "hnsw" else (IvfPqFinder, faiss.IndexIVFPQ)
    )
    if not isinstance(index, expected):
        raise IndexFileError(f"{path} does not hold an index of kind {kind}")
    return finder(index, recipe)


def copied_finder(finder: Finder) -> Finder:
    """A finder in memory of its own, which can be added to while the other is searched."""
    faiss = load_faiss()
    index = faiss.deserialize_index(faiss.serialize_index(finder.index))
    return type(finder)(index, finder.recipe)
