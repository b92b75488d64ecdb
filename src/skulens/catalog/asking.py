"""Finding products."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict

from skulens.binding import check_binding
from skulens.catalog.part import NO_FILTER, Part, PhotoInput
from skulens.records import Filter, SearchResult
from skulens.search.engine import Page
from skulens.search.searcher import Question


class Asking(Part):
    """Search by words, by photos, by a product."""

    def search(
        self,
        text: str | None = None,
        *,
        images: Sequence[PhotoInput] = (),
        like: str | None = None,
        filter: Filter = NO_FILTER,
        k: int = 10,
        offset: int = 0,
        min_score: float | None = None,
        weights: Mapping[str, float] | None = None,
        text_weight: float | None = None,
        hybrid: bool = True,
    ) -> SearchResult:
        """Find products by words, by photos of one thing, like a product, or by a mix of these.

        `weights` replaces default weights of blocks; `text_weight` in [0, 1] is the part of the
        words where there is a photo too. Words are compared with the photos by what they mean and,
        with `hybrid`, looked for as they are written in ids, titles, categories, attributes and
        descriptions; the hits are then in the order of both rankings fused, not of the score.
        `min_score` leaves out hits of which neither score nor share of words reaches it. Raises `UsageError`, `NotFoundError`, `PictureError`.
        """
        started = time.monotonic()
        photos = [self._query_photo(image) for image in images]
        question = Question(text, photos, like, weights, text_weight, hybrid)
        hits = self._searcher.find(question, filter, Page(k, offset, min_score))
        if not hits:
            check_binding(self._store, self._binding)
        asked = {
            "text": text,
            "images": [photo.label for photo in photos],
            "like": like,
            "filter": _plain(filter),
            "k": k,
            "offset": offset,
            "min_score": min_score,
            "hybrid": hybrid,
        }
        return SearchResult(asked, hits, self._store.count(filter), time.monotonic() - started)

    def similar(
        self,
        product_id: str,
        *,
        filter: Filter = NO_FILTER,
        k: int = 10,
        offset: int = 0,
        min_score: float | None = None,
        weights: Mapping[str, float] | None = None,
    ) -> SearchResult:
        """Find products like one of the catalogue, which is itself left out."""
        return self.search(
            like=product_id, filter=filter, k=k, offset=offset, min_score=min_score, weights=weights
        )


def _plain(filter: Filter) -> dict[str, object]:
    """A filter in values that JSON can hold; empty conditions are left out."""
    return {name: value for name, value in asdict(filter).items() if value not in (None, ())}
