"""One catalogue's search: keeps adapter and index in step with the store and answers queries."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

import numpy as np

from skulens.encoders.blocks import Vectors
from skulens.encoders.protocol import Encoder
from skulens.errors import IndexSupersededError, NotFoundError
from skulens.images.colour_names import names_only_colours
from skulens.images.files import DecodingLimits
from skulens.progress import Progress
from skulens.records import Filter, Hit, Neighbour
from skulens.search.adapted import AdaptedVectors
from skulens.search.engine import Page, SearchEngine
from skulens.search.fitting import load_adapter
from skulens.search.fusion import AskedWords
from skulens.search.indexes import CatalogIndex, IndexPlace
from skulens.search.query import DEFAULT_TEXT_WEIGHT, QueryEncoder, QueryPhoto, combine
from skulens.search.weights import QueryKind, choose_weights, weighted_query
from skulens.store import QueryCache, Store

_SWITCHES = 3
"""How often a search begins anew because another adapter came into force meanwhile."""


_OF_COLOURS = 1 / 6
"""How much of their weight colours keep beside a photo, as words that are looked for."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is looked for: words, photos of one thing, a product already there, or a mix.

    `hybrid` also looks for the words themselves in the products' texts.
    """

    text: str | None = None
    photos: Sequence[QueryPhoto] = ()
    like: str | None = None
    weights: Mapping[str, float] | None = None
    text_weight: float | None = None
    hybrid: bool = True


@dataclass(frozen=True, slots=True)
class _Version:
    """All that belongs to one version of the adapter."""

    number: int | None
    index: CatalogIndex
    queries: QueryEncoder
    engine: SearchEngine


class Searcher:
    """Answers questions on one store with one encoder; safe to use from several threads."""

    def __init__(
        self,
        store: Store,
        encoder: Encoder,
        encoder_id: int,
        place: IndexPlace,
        limits: DecodingLimits,
        cache: QueryCache | None,
    ) -> None:
        self._store, self._encoder, self._encoder_id = store, encoder, encoder_id
        self._place, self._limits, self._cache = place, limits, cache
        self._current: _Version | None = None
        self._switching = threading.Lock()

    def find(self, question: Question, filter: Filter, page: Page) -> tuple[Hit, ...]:
        """Find products; raises `UsageError`, `NotFoundError`, `PictureError`."""
        for _ in range(_SWITCHES):
            with suppress(IndexSupersededError):
                return self._found(self._up_to_date(), question, filter, page)
        return self._found(self._up_to_date(), question, filter, page)

    def _found(
        self, version: _Version, question: Question, filter: Filter, page: Page
    ) -> tuple[Hit, ...]:
        words = (question.text or "").strip()
        text = version.queries.text(words) if words else None
        photo = self._photo_vector(version.queries, question)
        layout = self._encoder.blocks
        joined, kind = combine(layout, text, photo, question.text_weight)
        weights = choose_weights(self._encoder, kind, question.weights)
        query, _ = weighted_query(joined, layout, weights)
        exclude = frozenset([question.like] if question.like is not None else [])
        exact = _asked_words(words, kind, question) if question.hybrid else None
        return version.engine.search(query, filter, page, exclude, exact)

    def nearest(
        self, vectors: Vectors, k: int, without: frozenset[int] = frozenset()
    ) -> tuple[Neighbour, ...]:
        """The products most like photos `(n, dim)` of one thing, given as they would be stored.

        Stored photos with the ids in `without` are passed over.
        """
        for _ in range(_SWITCHES):
            with suppress(IndexSupersededError):
                return self._nearest(self._up_to_date(), vectors, k, without)
        return self._nearest(self._up_to_date(), vectors, k, without)

    def _nearest(
        self, version: _Version, vectors: Vectors, k: int, without: frozenset[int]
    ) -> tuple[Neighbour, ...]:
        found = version.engine.nearest(self._photo_query(version, vectors), k, without)
        said = self._store.said_of_photos([photo_id for photo_id, _ in found])
        return tuple(
            Neighbour(words.product_id, words.title, words.category, score, words.source)
            for photo_id, score in found
            if (words := said.get(photo_id)) is not None  # or it was removed a moment ago
        )

    def likeness(self, vectors: Vectors, others: Vectors) -> Vectors:
        """Scores `(m,)` of other photos `(m, dim)` for photos `(n, dim)` of one thing, as found."""
        version = self._up_to_date()
        scores: Vectors = version.queries.adapted(others) @ self._photo_query(version, vectors)
        return scores

    def _photo_query(self, version: _Version, vectors: Vectors) -> Vectors:
        weights = choose_weights(self._encoder, "photo", None)
        averaged = version.queries.averaged(vectors)
        query, _ = weighted_query(averaged, self._encoder.blocks, weights)
        return query

    def adapted(self, vectors: Vectors) -> Vectors:
        """Photos `(n, dim)`, given as they would be stored, as the index has them."""
        return self._up_to_date().queries.adapted(vectors)

    def index(self) -> CatalogIndex:
        """The index that answers now."""
        return self._up_to_date().index

    def publish(self, progress: Progress, *, rebuild: bool = False) -> CatalogIndex:
        """Publish the index of the adapter activated last, made anew if wanted; then it answers."""
        index = self._newest().index
        if rebuild:
            index.rebuild(progress)
        index.publish(progress=progress)
        return index

    def _photo_vector(self, queries: QueryEncoder, question: Question) -> Vectors | None:
        vectors = queries.photos(question.photos)
        if question.like is not None:
            vectors = np.concatenate([vectors, self._stored_vectors(question.like)])
        return queries.averaged(vectors) if len(vectors) else None

    def _stored_vectors(self, product_id: str) -> Vectors:
        photos = self._store.photos_of([product_id]).get(product_id)
        if photos is None:
            raise NotFoundError(f"no product has the id '{product_id}'")
        _, vectors = self._store.vectors([photo.id for photo in photos], self._encoder_id)
        if len(vectors) == 0:
            raise NotFoundError(f"product '{product_id}' has no photo to compare with; add one")
        return vectors

    def _up_to_date(self) -> _Version:
        """The version in force; another process may have fitted a new adapter."""
        with self._switching:
            return self._switched(self._place.version())

    def _newest(self) -> _Version:
        """The version activated last, which answers now or as soon as it is published."""
        with self._switching:
            newest = self._store.active_adapter_version(self._encoder_id)
            in_force = self._switched(self._place.version())
            return in_force if in_force.number == newest else self._load(newest)

    def _switched(self, number: int | None) -> _Version:
        if self._current is None or self._current.number != number:
            self._current = self._load(number)
        return self._current

    def _load(self, number: int | None) -> _Version:
        adapter = load_adapter(self._store, self._encoder_id, self._encoder, number)
        layout = self._encoder.blocks
        vectors = AdaptedVectors(
            self._store, self._encoder_id, self._encoder.fingerprint, layout, adapter, number
        )
        index = self._place.index(vectors, number)
        return _Version(
            number,
            index,
            QueryEncoder(self._encoder, self._encoder_id, self._limits, self._cache, adapter),
            SearchEngine(self._store, self._encoder_id, layout, vectors, index, self._place),
        )


def _asked_words(words: str, kind: QueryKind, question: Question) -> AskedWords | None:
    """The words to look for as they are written; beside a photo they count as in the vector."""
    if kind == "photo":
        return None
    if kind == "text":
        return AskedWords(words)
    share = DEFAULT_TEXT_WEIGHT if question.text_weight is None else question.text_weight
    # "This, but blue": the photo says what thing, and any blue thing has that word.
    return AskedWords(words, share * _OF_COLOURS if names_only_colours(words) else share)
