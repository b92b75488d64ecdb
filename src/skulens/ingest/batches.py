"""What a worker thread does with one batch of products: read, hash, decode, prepare, encode."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from skulens.encoders.blocks import Vectors
from skulens.encoders.protocol import Encoder
from skulens.errors import EncoderError, PictureError, UsageError
from skulens.images.files import DecodingLimits, read_bytes
from skulens.images.perceptual import perceptual_hashes
from skulens.images.preparing import PreparedPicture, prepare_bytes, save_prepared
from skulens.records import Product, Rejection
from skulens.sources.names import storable
from skulens.store import (
    KeptPhoto,
    KnownContent,
    KnownPhoto,
    PhotoWrite,
    ProductWrite,
    Store,
    check_product,
    product_digest,
)

_WAVE_BYTES = 64 << 20
"""Files of a batch are held in memory together up to this size."""


@dataclass(slots=True)
class BatchResult:
    """A batch ready to be written; `same` are products stored already just as they are."""

    writes: list[ProductWrite] = field(default_factory=list)
    same: list[str] = field(default_factory=list)
    rejections: list[Rejection] = field(default_factory=list)
    added: int = 0
    unchanged: int = 0
    reused: int = 0


@dataclass(frozen=True, slots=True)
class Stored:
    """What the store knows of a batch's products: their photos by source, and their digests."""

    photos: Mapping[str, Mapping[str, KnownPhoto]]
    digests: Mapping[str, str]


@dataclass(slots=True)
class _File:
    """A photo file that was read because it is new or has changed."""

    source: str
    position: int
    data: bytes
    content_hash: str
    file_size: int
    modified_ns: int
    known: KnownPhoto | None

    def described(
        self, picture: PreparedPicture | KnownContent, perceptual_hash: int, vector: Vectors
    ) -> PhotoWrite:
        """The row to write."""
        return PhotoWrite(
            source=storable(self.source),
            position=self.position,
            content_hash=self.content_hash,
            format=picture.format,
            width=picture.width,
            height=picture.height,
            file_size=self.file_size,
            modified_ns=self.modified_ns,
            perceptual_hash=perceptual_hash,
            vector=vector,
        )


_Key = tuple[str, str]
"""A product's id and a photo's source."""
_Photos = dict[_Key, PhotoWrite | KeptPhoto]


class BatchWorker:
    """Turns products into rows to write; safe to call from several threads at once."""

    def __init__(
        self,
        store: Store,
        encoder: Encoder,
        encoder_id: int,
        limits: DecodingLimits,
        save_prepared_to: Path | None = None,
    ) -> None:
        self._store, self._encoder, self._encoder_id = store, encoder, encoder_id
        self._limits, self._save_to = limits, save_prepared_to

    def process(
        self, products: Sequence[Product], stored: Stored, needs_photo: bool
    ) -> BatchResult:
        """Work on one batch; bad products and photos become rejections, nothing is raised for them.

        A listed photo that cannot be read now but was stored before stays as it is. With
        `needs_photo`, a product without any readable photo is left out.
        """
        result = BatchResult()
        valid = [product for product in products if _is_storable(product, result)]
        photos: _Photos = {}
        for wave in self._waves(valid, stored, photos, result):
            self._encode_wave(wave, photos, result)
        for product in valid:
            _place(product, stored, photos, needs_photo, result)
        return result

    def _waves(
        self,
        products: Sequence[Product],
        stored: Stored,
        photos: _Photos,
        result: BatchResult,
    ) -> Iterator[dict[_Key, _File]]:
        """Read what is new or changed, in portions that fit into memory."""
        wave: dict[_Key, _File] = {}
        size = 0
        for product in products:
            for position, source in enumerate(product.photos):
                before = stored.photos.get(product.id, {}).get(storable(source))
                try:
                    file = self._read(source, position, before)
                except PictureError as error:
                    _refuse((product.id, source), position, error, before, photos, result)
                    continue
                if file is None:
                    photos[product.id, source] = KeptPhoto(storable(source), position)
                    result.unchanged += 1
                    continue
                wave[product.id, source] = file
                size += file.file_size
                if size >= _WAVE_BYTES:
                    yield wave
                    wave, size = {}, 0
        if wave:
            yield wave

    def _read(self, source: str, position: int, before: KnownPhoto | None) -> _File | None:
        """Read a photo, or None if neither size nor time of the file has changed."""
        path = Path(source)
        try:
            status = path.stat()
        except (OSError, ValueError) as error:
            why = getattr(error, "strerror", None) or str(error)
            raise PictureError("missing", f"the photo cannot be opened ({why})") from error
        stamp = (status.st_size, status.st_mtime_ns)
        if before and before.has_vector and (before.file_size, before.modified_ns) == stamp:
            return None
        data = read_bytes(path, self._limits)
        return _File(source, position, data, hashlib.sha256(data).hexdigest(), *stamp, before)

    def _encode_wave(self, wave: dict[_Key, _File], photos: _Photos, result: BatchResult) -> None:
        seen = self._store.vectors_by_content(
            [file.content_hash for file in wave.values()], self._encoder_id
        )
        fresh: dict[_Key, PreparedPicture] = {}
        for key, file in wave.items():
            again = seen.get(file.content_hash)
            if again is not None:
                photos[key] = file.described(again, again.perceptual_hash, again.vector)
                result.reused += 1
                continue
            try:
                fresh[key] = prepare_bytes(file.data, self._encoder.preparation, self._limits)
            except PictureError as error:
                _refuse(key, file.position, error, file.known, photos, result)
        hashes = perceptual_hashes([picture.pixels for picture in fresh.values()])
        for (key, vector), looks in zip(self._encode(fresh).items(), hashes, strict=True):
            file, picture = wave[key], fresh[key]
            if isinstance(vector, EncoderError):
                refused = PictureError("not_encodable", str(vector))
                _refuse(key, file.position, refused, file.known, photos, result)
                continue
            if self._save_to is not None:
                save_prepared(picture.pixels, self._save_to, file.source)
            photos[key] = file.described(picture, looks, vector)
            result.added += 1

    def _encode(self, pictures: dict[_Key, PreparedPicture]) -> dict[_Key, Vectors | EncoderError]:
        """Encode together; if that fails, one by one, so that one picture fails alone."""
        if not pictures:
            return {}
        keys = list(pictures)
        try:
            pixels = np.stack([pictures[key].pixels for key in keys])
            return dict(zip(keys, self._encoder.encode_images(pixels), strict=True))
        except EncoderError as error:
            if len(keys) == 1:
                return {keys[0]: error}
        return {key: self._encode({key: pictures[key]})[key] for key in keys}


def _is_storable(product: Product, result: BatchResult) -> bool:
    try:
        check_product(product)
    except UsageError as error:
        result.rejections.append(Rejection(storable(product.id), "invalid_product", str(error)))
        return False
    return True


def _place(
    product: Product, stored: Stored, photos: _Photos, needs_photo: bool, result: BatchResult
) -> None:
    """Decide whether a product is to be written, is the same as before, or is left out."""
    chosen = [photos.get((product.id, source)) for source in product.photos]
    kept = tuple(photo for photo in chosen if photo is not None)
    before = stored.photos.get(product.id, {})
    all_as_before = len(before) == len(kept) and all(isinstance(one, KeptPhoto) for one in kept)
    if all_as_before and stored.digests.get(product.id) == product_digest(product):
        result.same.append(product.id)
    elif kept or not needs_photo:
        result.writes.append(ProductWrite(product, kept))


def _refuse(
    key: _Key,
    position: int,
    error: PictureError,
    before: KnownPhoto | None,
    photos: _Photos,
    result: BatchResult,
) -> None:
    source = storable(key[1])
    result.rejections.append(Rejection(source, error.reason, str(error)))
    if before is not None and before.has_vector:
        photos[key] = KeptPhoto(source, position)
