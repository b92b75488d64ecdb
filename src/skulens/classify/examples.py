"""What a catalogue can teach: its labelled photos, and what people have decided."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import numpy as np

from skulens.encoders.blocks import Vectors
from skulens.heads.labelled import LabelledExamples
from skulens.records import Filter, Rejection
from skulens.store import ReviewItem, Store
from skulens.taxonomy.tree import Taxonomy

MOST_EXAMPLES = 200_000
DECIDED = ("accepted", "corrected")
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
