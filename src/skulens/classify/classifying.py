"""From photos and a title to category and attributes; what is not sure goes to the review queue."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from skulens.attributes.reader import AttributeReader
from skulens.classify.classifier import Asked
from skulens.classify.knowledge import Knowledge
from skulens.encoders.blocks import Vectors
from skulens.encoders.protocol import Encoder
from skulens.errors import PictureError, UsageError
from skulens.images.files import DecodingLimits
from skulens.records import AttributePrediction, CategoryPrediction, Classification, Rejection
from skulens.search.looking import Looked, look
from skulens.search.query import QueryPhoto
from skulens.store import Store

Photo = TypeVar("Photo")

_PREVIEW_SIDE = 512
_PREVIEW_QUALITY = 85
MAX_PHOTOS = 32
"""Of one thing."""


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing to classify: its photos, those that could not even be opened, its title."""

    photos: tuple[QueryPhoto, ...]
    title: str = ""
    unopened: tuple[Rejection, ...] = ()


def opened_thing(
    photos: Sequence[Photo], title: str, opened_by: Callable[[Photo], QueryPhoto]
) -> Thing:
    """A thing by its photos, each opened; those that cannot be are told."""
    opened: list[QueryPhoto] = []
    refused: list[Rejection] = []
    for photo in photos:
        try:
            opened.append(opened_by(photo))
        except PictureError as error:
            refused.append(Rejection(str(photo), error.reason, str(error)))
    return Thing(tuple(opened), title, tuple(refused))


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is wanted beside the category: attributes, and a place in the queue where unsure."""

    attributes: bool = True
    queue: bool = True


class Classifying:
    """Classifies things for one store with one encoder; safe to use from several threads."""

    def __init__(
        self,
        store: Store,
        encoder: Encoder,
        encoder_id: int,
        limits: DecodingLimits,
        knowledge: Knowledge,
        attributes: AttributeReader,
    ) -> None:
        self._store, self._encoder, self._encoder_id = store, encoder, encoder_id
        self._limits, self._knowledge, self._attributes = limits, knowledge, attributes

    def classify(
        self, things: Sequence[Thing], asked: Asked, wanted: Wanted
    ) -> Iterator[Classification]:
        """Classify things in their order; one that cannot be read is answered by why.

        Raises `UsageError` where the catalogue knows no categories, or the method cannot answer.
        """
        for thing in things:
            if len(thing.photos) > MAX_PHOTOS:
                raise UsageError(
                    f"one thing has at most {MAX_PHOTOS} photos, this has {len(thing.photos)}"
                )
        looked = look(
            [photo for thing in things for photo in thing.photos], self._encoder, self._limits
        )
        for thing in things:
            seen = [next(looked) for _ in thing.photos]
            found = [one for one in seen if isinstance(one, Looked)]
            refused = [one for one in seen if isinstance(one, Rejection)]
            yield self._classified(thing, found, (*thing.unopened, *refused), asked, wanted)

    def _classified(
        self,
        thing: Thing,
        looked: Sequence[Looked],
        rejections: tuple[Rejection, ...],
        asked: Asked,
        wanted: Wanted,
    ) -> Classification:
        labels = tuple(photo.label for photo in thing.photos) + tuple(
            rejection.source for rejection in thing.unopened
        )
        dim = self._encoder.dim
        vectors = (
            np.stack([one.vector for one in looked]) if looked else np.empty((0, dim), np.float32)
        )
        question = self._knowledge.question(vectors, thing.title)
        if not looked and question.title is None:
            return Classification(labels, thing.title, None, (), None, rejections)
        classifier = self._knowledge.classifier()
        if not len(classifier.targets):
            raise UsageError(
                "the catalogue knows no categories; import a taxonomy (skulens taxonomy import) or "
                "add products with categories"
            )
        category = classifier.classify(question, asked)
        attributes: tuple[AttributePrediction, ...] = ()
        if wanted.attributes:
            method = asked.method if asked.method in ("head", "zero-shot") else None
            attributes = self._attributes.read(category.id, looked, question.adapted, method)
        review = None
        if wanted.queue and not category.accepted and looked and not self._store.read_only:
            review = self._queue(thing, looked, vectors, category)
        return Classification(labels, thing.title, category, attributes, review, rejections)

    def _queue(
        self,
        thing: Thing,
        looked: Sequence[Looked],
        vectors: Vectors,
        category: CategoryPrediction,
    ) -> int | None:
        digest = hashlib.sha256(thing.title.encode("utf-8", "replace"))
        for photo in sorted(hashlib.sha256(one.photo.data).digest() for one in looked):
            digest.update(photo)
        return self._store.queue_review(
            digest.hexdigest(),
            self._encoder_id,
            proposed=category.id,
            confidence=category.confidence,
            title=thing.title,
            details={
                "photos": [one.photo.label for one in looked],
                "path": category.path,
                "method": category.method,
                "alternatives": [[one.id, one.probability] for one in category.alternatives],
            },
            vectors=vectors,
            picture=preview(looked[0].photo.data, self._limits),
        )


def preview(data: bytes, limits: DecodingLimits) -> bytes:
    """A picture as a JPEG of at most 512 pixels a side; raises `PictureError`."""
    from skulens.images.decoding import decode

    picture = decode(data, limits=limits, wanted=_PREVIEW_SIDE).image
    picture.thumbnail((_PREVIEW_SIDE, _PREVIEW_SIDE))
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=_PREVIEW_QUALITY)
    return out.getvalue()
