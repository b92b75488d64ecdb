"""What a catalogue knows of categories at this moment, kept in memory until it changes."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from skulens.classify.classifier import Classifier, Question
from skulens.classify.examples import REVIEW_PREFIX, decided_examples
from skulens.classify.model import CategoryModel
from skulens.classify.targets import Targets
from skulens.classify.trainer import (
    CATEGORY_MODEL,
    category_prompts,
    title_meanings,
)
from skulens.classify.votes import NEIGHBOURS
from skulens.encoders.blocks import Vectors
from skulens.encoders.protocol import Encoder
from skulens.records import Neighbour
from skulens.search.searcher import Searcher
from skulens.store import Store
from skulens.taxonomy.counts import own_counts
from skulens.taxonomy.tree import Taxonomy


@dataclass(frozen=True, slots=True, eq=False)
class _Decided:
    """Decided reviews: their photos as encoded, and what to show of each."""

    vectors: Vectors
    shown: tuple[Neighbour, ...]


class Knowledge:
    """Makes classifiers of one store; safe to ask from several threads."""

    def __init__(
        self,
        store: Store,
        encoder: Encoder,
        encoder_id: int,
        searcher: Searcher,
        taxonomy: Callable[[], Taxonomy],
    ) -> None:
        self._store, self._encoder, self._encoder_id = store, encoder, encoder_id
        self._searcher, self._taxonomy = searcher, taxonomy
        self._making = threading.Lock()
        self._classifier: tuple[object, Classifier] | None = None
        self._decided: tuple[object, _Decided] | None = None

    def classifier(self) -> Classifier:
        """A classifier that knows all that is stored now."""
        with self._making:
            taxonomy = self._taxonomy()
            model = self._store.models_in_use(self._encoder_id).get(CATEGORY_MODEL)
            change = self._store.latest_change(self._encoder_id)
            state = (taxonomy, model, change)
            if self._classifier is None or self._classifier[0] != state:
                self._classifier = state, self._made(taxonomy, model is not None)
            return self._classifier[1]

    def loaded(self) -> bool:
        """Whether a trained model is in memory."""
        return self._classifier is not None and self._classifier[1].model is not None

    def forget(self) -> int:
        """Drop what is in memory; returns how many models that were."""
        with self._making:
            count = int(self.loaded())
            self._classifier = self._decided = None
        return count

    def question(self, photos: Vectors, title: str) -> Question:
        """Photos `(n, dim)` as encoded, and a title, as a classifier takes them."""
        meaning = title_meanings(self._encoder, (title,))[0]
        adapted = self._searcher.adapted(photos) if len(photos) else photos
        return Question(photos, adapted, meaning if meaning.any() else None)

    def neighbours(self, photos: Vectors) -> tuple[Neighbour, ...]:
        """The products, and the decided reviews, most like photos `(n, dim)` of one thing."""
        found = list(self._searcher.nearest(photos, NEIGHBOURS))
        decided = self._decided_now()
        if len(decided.vectors):
            scores = self._searcher.likeness(photos, decided.vectors)
            found += [
                Neighbour(one.product_id, one.title, one.category, float(score), one.photo)
                for one, score in zip(decided.shown, scores, strict=True)
            ]
            found.sort(key=lambda neighbour: -neighbour.score)
        return tuple(found[:NEIGHBOURS])

    def _made(self, taxonomy: Taxonomy, is_trained: bool) -> Classifier:
        kept = self._store.model_in_use(self._encoder_id, *CATEGORY_MODEL) if is_trained else None
        layout = self._encoder.blocks
        model = None if kept is None else CategoryModel.read(kept.details, kept.arrays, layout)
        labelled = {taxonomy.find_path(path) for path in _own_categories(self._store)}
        if model is not None:
            labelled.update(model.names)
        targets = Targets(taxonomy, labelled - {None})  # type: ignore[arg-type]
        prompts = category_prompts(self._store, self._encoder, self._encoder_id, targets)
        return Classifier(targets, layout, prompts, model, self.neighbours)

    def _decided_now(self) -> _Decided:
        mark = self._store.review_mark()
        taxonomy = self._taxonomy()
        if self._decided is None or self._decided[0] != (mark, taxonomy):
            found = list(decided_examples(self._store, self._encoder_id, taxonomy))
            dim = self._encoder.dim
            vectors = np.concatenate([np.empty((0, dim), np.float32), *(rows for rows, _ in found)])
            shown = tuple(
                Neighbour(
                    f"{REVIEW_PREFIX}{item.id}",
                    item.title,
                    taxonomy.path(item.decided),
                    0.0,
                    next(iter(item.details.get("photos", ())), ""),
                )
                for rows, item in found
                for _ in rows
            )
            self._decided = (mark, taxonomy), _Decided(vectors, shown)
        return self._decided[1]


def _own_categories(store: Store) -> list[str]:
    """Paths of the categories that have products of their own, not only in those below."""
    return [path for path, count in own_counts(dict(store.categories())).items() if count > 0]
