"""From words and photos to one query vector made of blocks."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from skulens.encoders.blocks import COLOUR, MEANING, BlockLayout, Vectors, unit_rows
from skulens.encoders.protocol import Encoder
from skulens.errors import PictureError, UsageError
from skulens.images.colour_names import without_colours
from skulens.images.files import DecodingLimits, read_bytes
from skulens.search.adapter import Adapter
from skulens.search.weights import QueryKind
from skulens.store import QueryCache

DEFAULT_TEXT_WEIGHT = 0.3
MAX_TEXT_LENGTH = 10_000
MAX_PHOTOS = 32


@dataclass(frozen=True, slots=True)
class QueryPhoto:
    """A photo to search with: its bytes, and a label (its path) to show."""

    label: str
    data: bytes


def read_photo(file: str | Path, limits: DecodingLimits) -> QueryPhoto:
    """A photo from a file, under the name it was given by; raises `PictureError`."""
    return QueryPhoto(str(file), read_bytes(Path(file).expanduser(), limits))


class QueryEncoder:
    """Encodes queries; `adapter` makes photo queries comparable with the adapted catalogue."""

    def __init__(
        self,
        encoder: Encoder,
        encoder_id: int,
        limits: DecodingLimits,
        cache: QueryCache | None = None,
        adapter: Adapter | None = None,
    ) -> None:
        self._encoder, self._encoder_id, self._limits = encoder, encoder_id, limits
        self._cache, self._adapter = cache, adapter

    def text(self, text: str) -> Vectors:
        """Encode words into `(dim,)`."""
        if len(text) > MAX_TEXT_LENGTH:
            raise UsageError(
                f"the query has {len(text)} characters; at most {MAX_TEXT_LENGTH} are read"
            )
        words = " ".join(text.split())
        return self._cached(
            "text", words, words.encode("utf-8", "replace"), lambda: self._encode_text(words)
        )

    def photos(self, photos: Sequence[QueryPhoto]) -> Vectors:
        """Encode photos as they would be stored, `(n, dim)`; raises `PictureError`."""
        if len(photos) > MAX_PHOTOS:
            raise UsageError(f"a query takes at most {MAX_PHOTOS} photos, these are {len(photos)}")
        vectors = [self._photo(photo) for photo in photos]
        return np.stack(vectors) if vectors else np.zeros((0, self._encoder.dim), np.float32)

    def adapted(self, stored: Vectors) -> Vectors:
        """Stored photo vectors `(n, dim)` as the index has them."""
        return self._adapter.apply(stored, self._encoder.blocks) if self._adapter else stored

    def averaged(self, stored: Vectors) -> Vectors:
        """Combine stored photo vectors `(n, dim)` of one thing into one adapted `(dim,)`."""
        layout, adapted = self._encoder.blocks, self.adapted(stored)
        joined: Vectors = layout.join(layout.split(adapted.sum(axis=0, keepdims=True)), 1)[0]
        return joined

    def _photo(self, photo: QueryPhoto) -> Vectors:
        return self._cached("photo", photo.label, photo.data, lambda: self._encode_photo(photo))

    def _encode_text(self, words: str) -> Vectors:
        vector: Vectors = encode_queries(self._encoder, [words])[0]
        return vector

    def _encode_photo(self, photo: QueryPhoto) -> Vectors:
        from skulens.images.preparing import prepare_bytes  # words alone need no decoder

        try:
            prepared = prepare_bytes(photo.data, self._encoder.preparation, self._limits)
        except PictureError as error:
            raise PictureError(error.reason, f"{photo.label}: {error}") from error
        vector: Vectors = self._encoder.encode_images(prepared.pixels[None])[0]
        return vector

    def _cached(
        self, kind: str, label: str, content: bytes, make: Callable[[], Vectors]
    ) -> Vectors:
        digest = hashlib.sha256(content).hexdigest()
        key = f"{kind}:{self._encoder.fingerprint}:{digest}"
        vector = self._cache.get(key) if self._cache is not None else None
        if vector is None:
            vector = make()
            if self._cache is not None:
                self._cache.put(key, kind, label, self._encoder_id, vector)
        return vector


def encode_queries(encoder: Encoder, texts: Sequence[str]) -> Vectors:
    """Encode words that ask for something into `(n, dim)`.

    A colour is asked for by the colour block already; were it to count in full in the meaning as
    well, "green apple" would mean limes. So the meaning is half that of the words less colours.
    """
    vectors = encoder.encode_texts(texts)
    things = [without_colours(text) for text in texts]
    if COLOUR in encoder.blocks.names and things != list(texts):
        meaning = encoder.blocks.slice_of(MEANING)
        vectors[:, meaning] = unit_rows(
            vectors[:, meaning] + encoder.encode_texts(things)[:, meaning]
        )
    return vectors


def combine(
    layout: BlockLayout, text: Vectors | None, photo: Vectors | None, text_weight: float | None
) -> tuple[Vectors, QueryKind]:
    """Join a text vector and a photo vector, each `(dim,)` or None, into one query.

    "Like this, but blue": appearance comes from the photo, meaning from both (the words count
    `text_weight` in [0, 1]), colour from the words if they name one, else from the photo.
    """
    share = DEFAULT_TEXT_WEIGHT if text_weight is None else text_weight
    if not 0 <= share <= 1:
        raise UsageError(f"the text weight is {share}; give a number from 0 to 1")
    if text is None and photo is None:
        raise UsageError("the query is empty; give words, a photo, or a product")
    if photo is None:
        assert text is not None
        return text, "text"
    if text is None:
        return photo, "photo"
    joined = photo.copy()
    meaning = layout.slice_of(MEANING)
    joined[meaning] = unit_rows(share * text[None, meaning] + (1 - share) * photo[None, meaning])[0]
    if COLOUR in layout.names and text[layout.slice_of(COLOUR)].any():
        joined[layout.slice_of(COLOUR)] = text[layout.slice_of(COLOUR)]
    return joined, "both"
