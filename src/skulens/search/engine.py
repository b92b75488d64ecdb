"""Answers a query vector with products: filter, index, best photo of each product, block scores."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from skulens.encoders.blocks import BlockLayout, Vectors
from skulens.errors import UsageError
from skulens.records import Filter, Hit
from skulens.search.adapted import AdaptedVectors
from skulens.search.indexes import CatalogIndex, IndexPlace
from skulens.store import HitRow, Store

MAX_RESULTS = 10_000
_PHOTOS_PER_PRODUCT = 2


@dataclass(frozen=True, slots=True)
class Page:
    """Which part of the ranking is wanted; hits below `min_score` are left out."""

    k: int = 10
    offset: int = 0
    min_score: float | None = None

    def __post_init__(self) -> None:
        if self.k < 1 or self.offset < 0 or self.k + self.offset > MAX_RESULTS:
            raise UsageError(
                f"k = {self.k} and offset = {self.offset}: k must be at least 1, offset at least "
                f"0, and together at most {MAX_RESULTS}"
            )


@dataclass(frozen=True, slots=True)
class _Candidate:
    photo_id: int
    score: float
    row: HitRow


class SearchEngine:
    """Finds products of one store by vectors of one encoder."""

    def __init__(
        self,
        store: Store,
        encoder_id: int,
        layout: BlockLayout,
        vectors: AdaptedVectors,
        index: CatalogIndex,
        place: IndexPlace,
    ) -> None:
        self._store, self._encoder_id, self._layout = store, encoder_id, layout
        self._vectors, self._index, self._place = vectors, index, place

    def search(
        self,
        query: Vectors,
        filter: Filter,
        page: Page,
        exclude: frozenset[str] = frozenset(),
    ) -> tuple[Hit, ...]:
        """Rank products for a weighted query `(dim,)`; `exclude` names products left out."""
        allowed = None if filter.is_empty else self._place.allowed(filter)
        ranked = self._ranked(query, page.offset + page.k + len(exclude), allowed)
        ranked = [candidate for candidate in ranked if candidate.row.product_id not in exclude]
        if page.min_score is not None:
            ranked = [candidate for candidate in ranked if candidate.score >= page.min_score]
        return self._hits(query, ranked[page.offset : page.offset + page.k])

    def _ranked(self, query: Vectors, products: int, allowed: Any) -> list[_Candidate]:
        """The best photo of each of the first products; asks for more photos until they suffice."""
        fetch = products * _PHOTOS_PER_PRODUCT
        while True:
            ids, scores = self._index.search(query[None], fetch, allowed)
            rows = self._store.hit_rows(ids[0].tolist())
            best: dict[str, _Candidate] = {}
            for photo_id, score in zip(ids[0].tolist(), scores[0].tolist(), strict=True):
                row = rows.get(photo_id)  # missing if the photo was removed a moment ago
                if row is not None:
                    best.setdefault(row.product_id, _Candidate(photo_id, score, row))
            if len(best) >= products or ids.shape[1] < fetch:
                return list(best.values())[:products]
            fetch *= 4

    def _hits(self, query: Vectors, ranked: list[_Candidate]) -> tuple[Hit, ...]:
        vectors = self._vectors.vectors([candidate.photo_id for candidate in ranked])
        return tuple(
            Hit(
                product_id=candidate.row.product_id,
                score=candidate.score,
                blocks=self._block_scores(query, vectors.get(candidate.photo_id)),
                title=candidate.row.title,
                category=candidate.row.category,
                price=candidate.row.price,
                attributes=candidate.row.attributes,
                photo=candidate.row.source,
            )
            for candidate in ranked
        )

    def _block_scores(self, query: Vectors, stored: Vectors | None) -> dict[str, float]:
        if stored is None:
            return {}
        return {
            name: float(query[where] @ stored[where])
            for name, where in self._layout.slices()
            if np.any(query[where] != 0)
        }
