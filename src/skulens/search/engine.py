"""Answers a query with products: filter, index, words, best photo of each product, block scores."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from skulens.encoders.blocks import BlockLayout, Vectors
from skulens.errors import UsageError
from skulens.records import Filter, Hit
from skulens.search.adapted import AdaptedVectors
from skulens.search.fusion import AskedWords, depth_for, fused_order
from skulens.search.indexes import CatalogIndex, IndexPlace
from skulens.store import Store, WordHits

MAX_RESULTS = 10_000
_PHOTOS_PER_PRODUCT = 2
_PHOTOS_AT_ONCE = 2_000
"""Photos whose vectors are in memory together."""


@dataclass(frozen=True, slots=True)
class Page:
    """Which part of the ranking is wanted.

    Left out are hits of which neither the score nor the share of words reaches `min_score`.
    """

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
    product_id: str
    words: float | None = None

    def reaches(self, threshold: float) -> bool:
        return self.score >= threshold or (self.words is not None and self.words >= threshold)


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
        words: AskedWords | None = None,
    ) -> tuple[Hit, ...]:
        """Rank products for a weighted query `(dim,)`; `exclude` names products left out.

        With `words`, products that have them are found as well, and both rankings are fused.
        """
        allowed = None if filter.is_empty else self._place.allowed(filter)
        needed = page.offset + page.k + len(exclude)
        if words is None:
            ranked = self._ranked(query, needed, allowed)
        else:
            ranked = self._ranked(query, depth_for(needed), allowed)
            ranked = self._with_words(query, ranked, words, filter, depth_for(needed))
        ranked = [candidate for candidate in ranked if candidate.product_id not in exclude]
        if page.min_score is not None:
            ranked = [candidate for candidate in ranked if candidate.reaches(page.min_score)]
        return self._hits(query, ranked[page.offset : page.offset + page.k])

    def nearest(
        self, query: Vectors, k: int, without: frozenset[int] = frozenset()
    ) -> list[tuple[int, float]]:
        """The best photo of each of the `k` best products for a weighted query: ids and scores.

        Photos with ids in `without` are passed over.
        """
        ranked = self._ranked(query, k, None, without)
        return [(candidate.photo_id, candidate.score) for candidate in ranked]

    def _ranked(
        self, query: Vectors, products: int, allowed: Any, without: frozenset[int] = frozenset()
    ) -> list[_Candidate]:
        """The best photo of each of the first products; asks for more photos until they suffice."""
        fetch = products * _PHOTOS_PER_PRODUCT
        while True:
            ids, scores = self._index.search(query[None], fetch, allowed)
            products_of = self._store.products_of(ids[0].tolist())
            best: dict[str, _Candidate] = {}
            for photo_id, score in zip(ids[0].tolist(), scores[0].tolist(), strict=True):
                product_id = products_of.get(photo_id)  # None if it was removed a moment ago
                if product_id is not None and photo_id not in without:
                    best.setdefault(product_id, _Candidate(photo_id, score, product_id))
            if len(best) >= products or ids.shape[1] < fetch:
                return list(best.values())[:products]
            fetch *= 4

    def _with_words(
        self,
        query: Vectors,
        ranked: list[_Candidate],
        words: AskedWords,
        filter: Filter,
        depth: int,
    ) -> list[_Candidate]:
        """Join products ranked by vector with as many that have the words, and rank them anew."""
        photo_ids = [candidate.photo_id for candidate in ranked]
        found = self._store.word_hits(words.text, filter, self._encoder_id, depth, photo_ids)
        candidates = [
            replace(candidate, words=found.known.get(candidate.photo_id, 0.0))
            for candidate in ranked
        ]
        known = {candidate.product_id for candidate in ranked}
        candidates += self._by_words(query, found, known)
        scores = [candidate.score for candidate in candidates]
        shares = [candidate.words or 0.0 for candidate in candidates]
        return [candidates[place] for place in fused_order(scores, shares, words.weight)]

    def _by_words(self, query: Vectors, found: WordHits, known: Set[str]) -> list[_Candidate]:
        """The best photo of each product found by words that is not known yet."""
        products_of = self._store.products_of(found.photo_ids)
        shares = dict(zip(found.photo_ids.tolist(), found.shares.tolist(), strict=True))
        taken = known | {""}  # the latter are photos that were removed a moment ago
        new = [id_ for id_ in shares if products_of.get(id_, "") not in taken]
        best: dict[str, _Candidate] = {}
        for start in range(0, len(new), _PHOTOS_AT_ONCE):
            vectors = self._vectors.vectors(new[start : start + _PHOTOS_AT_ONCE])
            for photo_id, vector in vectors.items():
                product_id, score = products_of[photo_id], float(query @ vector)
                if product_id not in best or score > best[product_id].score:
                    best[product_id] = _Candidate(photo_id, score, product_id, shares[photo_id])
        return list(best.values())

    def _hits(self, query: Vectors, ranked: list[_Candidate]) -> tuple[Hit, ...]:
        photo_ids = [candidate.photo_id for candidate in ranked]
        rows, vectors = self._store.hit_rows(photo_ids), self._vectors.vectors(photo_ids)
        return tuple(
            Hit(
                product_id=row.product_id,
                score=candidate.score,
                blocks=self._block_scores(query, vectors.get(candidate.photo_id)),
                title=row.title,
                category=row.category,
                price=row.price,
                attributes=row.attributes,
                photo=row.source,
                words=candidate.words,
            )
            for candidate in ranked
            if (row := rows.get(candidate.photo_id)) is not None  # or it was removed a moment ago
        )

    def _block_scores(self, query: Vectors, stored: Vectors | None) -> dict[str, float]:
        if stored is None:
            return {}
        return {
            name: float(query[where] @ stored[where])
            for name, where in self._layout.slices()
            if np.any(query[where] != 0)
        }
