"""Labelled photos that lie in folders or feeds: read, encoded, and not kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np

from skulens.encoders.blocks import Vectors
from skulens.encoders.protocol import Encoder
from skulens.errors import PictureError
from skulens.images.files import DecodingLimits, read_bytes
from skulens.progress import Progress, ProgressEvent
from skulens.records import Product, Rejection
from skulens.search.looking import AT_ONCE, Looked, look
from skulens.search.query import QueryPhoto
from skulens.sources.protocol import Source


@dataclass(frozen=True, slots=True, eq=False)
class LabelledPhoto:
    """A photo of a product of a source, as the encoder sees it."""

    product: Product
    looked: Looked


def labelled_photos(
    source: Source, encoder: Encoder, limits: DecodingLimits, progress: Progress
) -> Iterator[LabelledPhoto | Rejection]:
    """Every photo of a source, and everything that could not be read, in the source's order."""
    waiting = _opened(source, limits)
    done, total = 0, source.estimate()
    while some := list(islice(waiting, AT_ONCE)):
        progress(ProgressEvent("photos", done, total))
        done += len(some)
        readable = [one for one in some if not isinstance(one, Rejection)]
        looked = look([photo for _, photo in readable], encoder, limits)
        for one in some:
            if isinstance(one, Rejection):
                yield one
            else:
                seen = next(looked)
                yield seen if isinstance(seen, Rejection) else LabelledPhoto(one[0], seen)
    progress(ProgressEvent("photos", done, done))


def stacked(photos: list[LabelledPhoto], dim: int) -> Vectors:
    """The photos' vectors, `(n, dim)`."""
    empty = np.empty((0, dim), np.float32)
    return np.concatenate([empty, *(photo.looked.vector[np.newaxis] for photo in photos)])


def outside_taxonomy(path: str, count: int) -> Rejection:
    """Why photos of a category, "" for none, cannot be asked about."""
    photos = "1 photo is" if count == 1 else f"{count} photos are"
    if not path:
        what = "of no category, nor of a product of the catalogue that has one"
        return Rejection("(no category)", "no_category", f"{photos} {what}")
    return Rejection(path, "unknown_category", f"{photos} in '{path}', not in the taxonomy")


def _opened(
    source: Source, limits: DecodingLimits
) -> Iterator[tuple[Product, QueryPhoto] | Rejection]:
    for item in source.items():
        if isinstance(item, Rejection):
            yield item
            continue
        for photo in item.photos:
            try:
                yield item, QueryPhoto(photo, read_bytes(Path(photo), limits))
            except PictureError as error:
                yield Rejection(photo, error.reason, str(error))
