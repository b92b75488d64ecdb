"""Labelled photos to learn from."""

from __future__ import annotations

import hashlib
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from skulens.encoders.blocks import Vectors
from skulens.records import Rejection


@dataclass(frozen=True, slots=True, eq=False)
class LabelledExamples:
    """Photos with a category: `labels` are ids, `titles` may be empty, `products` whose they are.

    `sources` are the photos' files, "" where there is none; `copies` marks rows that are faulty
    copies of other rows, `(n,)`.
    """

    vectors: Vectors
    labels: npt.NDArray[np.str_]
    products: tuple[str, ...]
    titles: tuple[str, ...]
    sources: tuple[str, ...]
    copies: npt.NDArray[np.bool_]
    skipped: tuple[Rejection, ...] = ()

    @classmethod
    def of(
        cls,
        vectors: Vectors,
        labels: Sequence[str],
        products: Sequence[str],
        titles: Sequence[str] = (),
        sources: Sequence[str] = (),
        skipped: Sequence[Rejection] = (),
    ) -> LabelledExamples:
        """Examples without copies; titles and sources may be left out."""
        count = len(labels)
        return cls(
            vectors,
            np.array(labels, dtype=str),
            tuple(products),
            tuple(titles) or ("",) * count,
            tuple(sources) or ("",) * count,
            np.zeros(count, np.bool_),
            tuple(skipped),
        )

    def with_copies(self, vectors: Vectors, rows: npt.NDArray[np.intp]) -> LabelledExamples:
        """These, and copies `(m, dim)` of the rows named, `(m,)`."""
        return LabelledExamples(
            np.concatenate([self.vectors, vectors]),
            np.concatenate([self.labels, self.labels[rows]]),
            (*self.products, *(self.products[row] for row in rows)),
            (*self.titles, *(self.titles[row] for row in rows)),
            (*self.sources, *("" for _ in rows)),
            np.concatenate([self.copies, np.ones(len(rows), np.bool_)]),
            self.skipped,
        )

    def take(self, rows: npt.NDArray[np.intp]) -> LabelledExamples:
        """Those at the rows, `(m,)`."""
        return LabelledExamples(
            self.vectors[rows],
            self.labels[rows],
            tuple(self.products[row] for row in rows),
            tuple(self.titles[row] for row in rows),
            tuple(self.sources[row] for row in rows),
            self.copies[rows],
            self.skipped,
        )

    def __len__(self) -> int:
        return len(self.labels)

    def groups(self) -> npt.NDArray[np.int64]:
        """Numbers `(n,)` that are equal for photos of one product and for equal photos.

        A shop may show one photo with many variants; those must not be on both sides of a test.
        """
        from scipy.sparse import coo_array
        from scipy.sparse.csgraph import connected_components

        by_product = _numbers(self.products)
        by_photo = _numbers(row.tobytes() for row in self.vectors) + len(self)
        size = 2 * len(self)
        links = coo_array((np.ones(len(self)), (by_product, by_photo)), shape=(size, size))
        _, parts = connected_components(links, directed=False)
        groups: npt.NDArray[np.int64] = parts[by_product].astype(np.int64)
        return groups


def data_mark(examples: LabelledExamples, fingerprint: str) -> str:
    """What changes with the examples, their labels or the encoder: 16 hex digits."""
    digest = hashlib.sha256(fingerprint.encode())
    for product, label in sorted(zip(examples.products, examples.labels.tolist(), strict=True)):
        digest.update(f"{product}\0{label}\0".encode("utf-8", "replace"))
    return digest.hexdigest()[:16]


def _numbers(keys: Iterable[Hashable]) -> npt.NDArray[np.int64]:
    """Equal numbers for equal keys, counted from 0."""
    numbers: dict[Hashable, int] = {}
    return np.array([numbers.setdefault(key, len(numbers)) for key in keys], np.int64)
