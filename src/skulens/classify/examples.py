"""What a catalogue can teach: its labelled photos, and what people have decided."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from skulens.encoders.blocks import Vectors
from skulens.records import Filter, Rejection
from skulens.store import ReviewItem, Store
from skulens.taxonomy.tree import Taxonomy

MOST_EXAMPLES = 200_000
DECIDED = ("accepted", "corrected")
REVIEW_PREFIX = "review "


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


def catalogue_examples(
    store: Store, encoder_id: int, taxonomy: Taxonomy, limit: int = MOST_EXAMPLES
) -> LabelledExamples:
    """The catalogue's labelled photos and the decided reviews, at most `limit` of the former.

    Skipped, each with its reason, are photos whose category is not in the taxonomy, or whose
    vector holds something that is no number.
    """
    found = store.labelled(encoder_id, Filter(), limit)
    ids = {path: taxonomy.find_path(path) for path in set(found.categories)}
    labels = [ids[path] for path in found.categories]
    unknown = Counter(
        path for path, label in zip(found.categories, labels, strict=True) if label is None
    )
    finite = np.all(np.isfinite(found.vectors), axis=1)
    skipped = [
        Rejection(
            path,
            "unknown_category",
            f"{count} photos are in '{path}', which is not in the taxonomy",
        )
        for path, count in sorted(unknown.items())
    ]
    skipped += [
        Rejection(found.product_ids[row], "no_number", "its vector is damaged; skulens rebuild")
        for row in np.flatnonzero(~finite)
    ]
    kept = [row for row, label in enumerate(labels) if label is not None and finite[row]]
    decided = list(decided_examples(store, encoder_id, taxonomy))
    rows = [(vector, item) for vectors, item in decided for vector in vectors]
    return LabelledExamples.of(
        np.concatenate([found.vectors[kept], *(vectors for vectors, _ in decided)]),
        [labels[row] or "" for row in kept] + [item.decided for _, item in rows],
        [found.product_ids[row] for row in kept]
        + [f"{REVIEW_PREFIX}{item.id}" for _, item in rows],
        [found.titles[row] for row in kept] + [item.title for _, item in rows],
        [found.sources[row] for row in kept] + ["" for _ in rows],
        skipped,
    )


def decided_examples(
    store: Store, encoder_id: int, taxonomy: Taxonomy
) -> Iterable[tuple[Vectors, ReviewItem]]:
    """Vectors `(photos, dim)` of decided reviews whose category is still in the taxonomy.

    Those made with another encoder are left out.
    """
    for item in store.review_items(DECIDED):
        usable = item.encoder_id == encoder_id and item.decided in taxonomy
        if usable and np.isfinite(item.vectors).all():
            yield item.vectors, item


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
