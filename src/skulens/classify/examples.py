"""What a catalogue can teach: its labelled photos, and what people have decided."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import numpy as np

from skulens.classify.review import DECIDED, STATES
from skulens.encoders.blocks import Vectors
from skulens.encoders.protocol import Encoder
from skulens.heads.labelled import LabelledExamples
from skulens.images.files import DecodingLimits
from skulens.progress import Progress
from skulens.records import Filter, Rejection
from skulens.search.labelled_source import LabelledPhoto, labelled_photos, stacked
from skulens.search.looking import Looked, look
from skulens.search.query import QueryPhoto
from skulens.sources.protocol import Source
from skulens.store import ReviewItem, Store
from skulens.taxonomy.tree import Taxonomy

MOST_EXAMPLES = 200_000
REVIEW_PREFIX = "review "


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
    skipped = _unknown(unknown)
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


def reencode_reviews(
    store: Store, encoder: Encoder, encoder_id: int, limits: DecodingLimits
) -> None:
    """Make vectors of another encoder from the pictures that reviews keep, so none is forgotten."""
    for listed in list(store.review_items(STATES)):
        item = store.review_item(listed.id)
        for one in look([QueryPhoto(f"review {item.id}", item.picture)], encoder, limits):
            if isinstance(one, Looked):
                store.replace_review_vectors(item.id, encoder_id, one.vector[np.newaxis])


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


def examples_of_source(
    source: Source,
    encoder: Encoder,
    limits: DecodingLimits,
    taxonomy: Taxonomy,
    progress: Progress,
) -> LabelledExamples:
    """Photos of a folder or feed with the categories it gives them; they are not kept.

    A category is a path, or a name or synonym that one category alone has. Skipped are photos that
    cannot be read, and those of categories that the taxonomy does not have.
    """
    photos: list[LabelledPhoto] = []
    labels: list[str] = []
    skipped: list[Rejection] = []
    unknown: Counter[str] = Counter()
    for one in labelled_photos(source, encoder, limits, progress):
        if isinstance(one, Rejection):
            skipped.append(one)
            continue
        label = taxonomy.find(one.product.category) if one.product.category else None
        if label is None:
            unknown[one.product.category] += 1
            continue
        photos.append(one)
        labels.append(label)
    return LabelledExamples.of(
        stacked(photos, encoder.dim),
        labels,
        [photo.product.id for photo in photos],
        [photo.product.title for photo in photos],
        [photo.looked.photo.label for photo in photos],
        skipped + _unknown(unknown),
    )


def _unknown(counts: Counter[str]) -> list[Rejection]:
    return [
        Rejection(
            path,
            "unknown_category",
            f"{count} photos are in '{path}', which is not in the taxonomy"
            if path
            else f"{count} photos have no category",
        )
        for path, count in sorted(counts.items())
    ]
