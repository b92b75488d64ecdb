"""Encodes the photos of a catalogue again with another encoder."""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from skulens.encoders import Encoder, Vectors
from skulens.errors import PictureError
from skulens.images.files import DecodingLimits, read_bytes
from skulens.images.preparing import prepare_bytes
from skulens.progress import Progress, ProgressEvent, silent
from skulens.records import Photo, Rejection
from skulens.store import Store


@dataclass(frozen=True, slots=True)
class Reencoded:
    """How many photos got a vector, and the files that could not be read again."""

    encoded: int
    rejections: tuple[Rejection, ...]


@dataclass(frozen=True, slots=True)
class _Done:
    photos: list[Photo]
    vectors: Vectors
    rejections: list[Rejection]


def reencode(
    store: Store,
    encoder: Encoder,
    encoder_id: int,
    limits: DecodingLimits,
    threads: int,
    batch_size: int,
    progress: Progress = silent,
) -> Reencoded:
    """Give every photo without a vector of `encoder` one, from its file; run again, it goes on.

    A file that is gone or has changed since it was added is refused: add it again.
    """
    total = store.count_without_vector(encoder_id)
    encoded, rejections = 0, []
    with ThreadPoolExecutor(threads, thread_name_prefix="skulens-reencode") as pool:
        pending: deque[Future[_Done]] = deque()

        def write_next() -> None:
            nonlocal encoded
            done = pending.popleft().result()
            encoded += store.write_vectors(done.photos, done.vectors, encoder_id)
            rejections.extend(done.rejections)
            progress(ProgressEvent("photos", encoded + len(rejections), total))

        for photos in _batches(store.photos_without_vector(encoder_id), batch_size):
            pending.append(pool.submit(_encode, photos, encoder, limits))
            if len(pending) > 2 * threads:
                write_next()
        while pending:
            write_next()
    return Reencoded(encoded, tuple(rejections))


def _batches(photos: Iterator[Photo], size: int) -> Iterator[list[Photo]]:
    batch: list[Photo] = []
    for photo in photos:
        batch.append(photo)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


def _encode(photos: list[Photo], encoder: Encoder, limits: DecodingLimits) -> _Done:
    read, pixels, rejections = [], [], []
    for photo in photos:
        try:
            data = read_bytes(Path(photo.source), limits)
            if hashlib.sha256(data).hexdigest() != photo.content_hash:
                raise PictureError("changed", "has changed since it was added; add it again")
            pixels.append(prepare_bytes(data, encoder.preparation, limits).pixels)
            read.append(photo)
        except PictureError as error:
            rejections.append(Rejection(photo.source, error.reason, str(error)))
    if not read:
        return _Done([], np.zeros((0, encoder.dim), np.float32), rejections)
    return _Done(read, encoder.encode_images(np.stack(pixels)), rejections)
