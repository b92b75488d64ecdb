"""From pictures to vectors, many at a time; what cannot be read is listed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from skulens.encoders.blocks import Vectors
from skulens.encoders.protocol import Encoder
from skulens.errors import PictureError
from skulens.images.files import DecodingLimits
from skulens.records import Rejection
from skulens.search.query import QueryPhoto

AT_ONCE = 32
"""Pictures that are encoded together."""


@dataclass(frozen=True, slots=True, eq=False)
class Looked:
    """A picture as the encoder sees it, `(size, size, 3)` uint8, and its vector `(dim,)`."""

    photo: QueryPhoto
    pixels: npt.NDArray[np.uint8]
    vector: Vectors


def look(
    photos: Sequence[QueryPhoto], encoder: Encoder, limits: DecodingLimits
) -> Iterator[Looked | Rejection]:
    """Encode pictures, in their order."""
    from skulens.images.preparing import prepare_bytes

    for start in range(0, len(photos), AT_ONCE):
        some = photos[start : start + AT_ONCE]
        prepared: list[npt.NDArray[np.uint8] | Rejection] = []
        for photo in some:
            try:
                prepared.append(prepare_bytes(photo.data, encoder.preparation, limits).pixels)
            except PictureError as error:
                prepared.append(Rejection(photo.label, error.reason, str(error)))
        readable = [one for one in prepared if not isinstance(one, Rejection)]
        vectors = iter(encoder.encode_images(np.stack(readable)) if readable else ())
        for photo, one in zip(some, prepared, strict=True):
            yield one if isinstance(one, Rejection) else Looked(photo, one, next(vectors))
