"""What a worker thread does with one batch of products: read, hash, decode, prepare, encode."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from skulens.encoders.blocks import Vectors
from skulens.encoders.protocol import Encoder
from skulens.errors import EncoderError, PictureError
from skulens.images.decoding import DecodingLimits, read_bytes
from skulens.images.perceptual import perceptual_hash
from skulens.images.preparation import save_prepared
from skulens.images.reading import PreparedPicture, prepare_bytes
from skulens.records import Product, Rejection
from skulens.store import KeptPhoto, KnownPhoto, PhotoWrite, ProductWrite, Store

_WAVE_BYTES = 64 << 20
"""Files of a batch are held in memory together up to this size."""


@dataclass(slots=True)
class BatchResult:
    """A batch ready to be written, and what was refused."""

    writes: list[ProductWrite] = field(default_factory=list)
    rejections: list[Rejection] = field(default_factory=list)
    added: int = 0
    unchanged: int = 0
    reused: int = 0


@dataclass(slots=True)
class _File:
    """A photo file that was read because it is new or has changed."""

    source: str
    data: bytes
    content_hash: str
    file_size: int
    modified_ns: int
    known: KnownPhoto | None


Known = Mapping[str, Mapping[str, KnownPhoto]]
_Photo = PhotoWrite | KeptPhoto


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
        self, products: Sequence[Product], known: Known, keep_without_photo: bool
    ) -> BatchResult:
        """Work on one batch; bad photos become rejections, nothing is raised for them.

        A listed photo that cannot be read now but was stored before stays as it is.
        """
        result = BatchResult()
        photos: dict[tuple[str, str], _Photo] = {}
        for wave in self._waves(products, known, photos, result):
            self._encode_wave(wave, photos, result)
        for product in products:
            chosen = [photos.get((product.id, source)) for source in product.photos]
            kept = tuple(photo for photo in chosen if photo is not None)
            if kept or keep_without_photo:
                result.writes.append(ProductWrite(product, kept))
        return result

    def _waves(
        self,
        products: Sequence[Product],
        known: Known,
        photos: dict[tuple[str, str], _Photo],
        result: BatchResult,
    ) -> Iterator[dict[tuple[str, str], _File]]:
        """Read what is new or changed, in portions that fit into memory."""
        wave: dict[tuple[str, str], _File] = {}
        size = 0
        for product in products:
            for source in product.photos:
                before = known.get(product.id, {}).get(source)
                try:
                    file = self._read(source, before)
                except PictureError as error:
                    self._refuse(product.id, source, error, before, photos, result)
                    continue
                if file is None:
                    assert before is not None
                    photos[product.id, source] = KeptPhoto(before.id)
                    result.unchanged += 1
                    continue
                wave[product.id, source] = file
                size += file.file_size
                if size >= _WAVE_BYTES:
                    yield wave
                    wave, size = {}, 0
        if wave:
            yield wave

    def _read(self, source: str, before: KnownPhoto | None) -> _File | None:
        """Read a photo, or None if neither size nor time of the file has changed."""
        path = Path(source)
        try:
            status = path.stat()
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            raise PictureError("missing", f"{source}: cannot be opened ({reason})") from error
        stamp = (status.st_size, status.st_mtime_ns)
        if before and before.has_vector and (before.file_size, before.modified_ns) == stamp:
            return None
        data = read_bytes(path, self._limits)
        return _File(source, data, hashlib.sha256(data).hexdigest(), *stamp, before)

    def _encode_wave(
        self,
        wave: dict[tuple[str, str], _File],
        photos: dict[tuple[str, str], _Photo],
        result: BatchResult,
    ) -> None:
        stored = self._store.vectors_by_content(
            [file.content_hash for file in wave.values()], self._encoder_id
        )
        fresh: dict[tuple[str, str], PreparedPicture] = {}
        for key, file in wave.items():
            again = stored.get(file.content_hash)
            if again is not None:
                photos[key] = _write(
                    file,
                    again.format,
                    again.width,
                    again.height,
                    again.perceptual_hash,
                    again.vector,
                )
                result.reused += 1
                continue
            try:
                fresh[key] = prepare_bytes(file.data, self._encoder.preparation, self._limits)
            except PictureError as error:
                self._refuse(key[0], file.source, error, file.known, photos, result)
        for key, vector in self._encode(fresh).items():
            file, picture = wave[key], fresh[key]
            if isinstance(vector, EncoderError):
                refused = PictureError("not_encodable", str(vector))
                self._refuse(key[0], file.source, refused, file.known, photos, result)
                continue
            if self._save_to is not None:
                save_prepared(picture.pixels, self._save_to, file.source)
            photos[key] = _write(
                file,
                picture.format,
                picture.width,
                picture.height,
                perceptual_hash(picture.pixels),
                vector,
            )
            result.added += 1

    def _encode(
        self, pictures: dict[tuple[str, str], PreparedPicture]
    ) -> dict[tuple[str, str], Vectors | EncoderError]:
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

    @staticmethod
    def _refuse(
        product_id: str,
        source: str,
        error: PictureError,
        before: KnownPhoto | None,
        photos: dict[tuple[str, str], _Photo],
        result: BatchResult,
    ) -> None:
        result.rejections.append(Rejection(source, error.reason, str(error)))
        if before is not None and before.has_vector:
            photos[product_id, source] = KeptPhoto(before.id)


def _write(
    file: _File, format: str, width: int, height: int, perceptual_hash: int, vector: Vectors
) -> PhotoWrite:
    return PhotoWrite(
        source=file.source,
        content_hash=file.content_hash,
        format=format,
        width=width,
        height=height,
        file_size=file.file_size,
        modified_ns=file.modified_ns,
        perceptual_hash=perceptual_hash,
        vector=vector,
    )
