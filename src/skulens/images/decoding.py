"""Safe decoding of untrusted files: limits first, then upright RGB or a reason why not."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass

from PIL import Image, features
from PIL.AvifImagePlugin import AvifImageFile
from PIL.BmpImagePlugin import BmpImageFile
from PIL.GifImagePlugin import GifImageFile
from PIL.ImageFile import ImageFile
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile
from PIL.TiffImagePlugin import TiffImageFile
from PIL.WebPImagePlugin import WebPImageFile

from skulens.errors import PictureError
from skulens.images.conversion import orientation_of, reduced, to_rgb, upright
from skulens.images.files import DecodingLimits, default_limits, too_large
from skulens.images.formats import SUPPORTED, is_cut_short, looks_like, sniff, webp_size

MIN_SIDE = 4
MAX_ASPECT = 64
MAX_SCANS = 200

_DRAFT_FACTOR = 2
"""Measured on phone photos: prepared pixels change by 0.5 of 255 or less, at a factor of 1 by 3."""

# The plugins themselves, not Image.open: it warns about large pictures by a process-wide setting
# that belongs to the host application, and warning filters are not safe between threads.
_PLUGINS: dict[str, Callable[[io.BytesIO], ImageFile]] = {
    "JPEG": JpegImageFile,
    "PNG": PngImageFile,
    "WEBP": WebPImageFile,
    "GIF": GifImageFile,
    "TIFF": TiffImageFile,
    "BMP": BmpImageFile,
    "AVIF": AvifImageFile,
}
_OPTIONAL = {"WEBP": "webp", "AVIF": "avif"}


@dataclass(frozen=True, slots=True)
class DecodedPicture:
    """An upright RGB picture; `width` and `height` are those of the original, upright.

    `image` may be smaller than the original where less was wanted.
    """

    image: Image.Image
    format: str
    width: int
    height: int


def decode(
    data: bytes,
    *,
    limits: DecodingLimits | None = None,
    wanted: int | None = None,
    background: tuple[int, int, int] = (255, 255, 255),
) -> DecodedPicture:
    """Decode the first picture of a file's bytes into upright RGB.

    `wanted` is the long side in pixels the caller will scale down to: the decoder may then stop
    at twice that, which saves memory and time. Transparency is laid on `background`.
    Raises `PictureError` and nothing else; its reasons are `empty`, `too_large`,
    `unsupported_format`, `too_many_pixels`, `too_many_scans`, `too_much_metadata`, `too_small`,
    `too_thin`, `truncated` and `damaged`.
    """
    limits = limits or default_limits()
    kind = _checked_format(data, limits)
    try:
        return _decode(data, kind, limits, wanted, background)
    except PictureError:
        raise
    except Exception as error:  # decoders raise anything when they meet damage
        raise _refusal(kind, error) from error


def _decode(
    data: bytes,
    kind: str,
    limits: DecodingLimits,
    wanted: int | None,
    background: tuple[int, int, int],
) -> DecodedPicture:
    with io.BytesIO(data) as file, _PLUGINS[kind](file) as picture:
        _check_pixels(picture.size, limits)
        _check_tiles(picture, limits)
        width, height = picture.size
        if wanted is not None and isinstance(picture, JpegImageFile):
            _draft(picture, _DRAFT_FACTOR * wanted)
        picture.load()
        if kind == "TIFF":  # turns itself upright while loading
            width, height = picture.size
        orientation = orientation_of(picture)
        if orientation >= 5:
            width, height = height, width
        smaller = picture if wanted is None else reduced(picture, _DRAFT_FACTOR * wanted)
        image = upright(to_rgb(smaller, background), orientation)
        if isinstance(image, ImageFile):  # a plain copy keeps neither file nor metadata alive
            image = image.copy()
    image.info = {}
    return DecodedPicture(image, kind, width, height)


def _draft(picture: JpegImageFile, least: int) -> None:
    """Let the JPEG decoder scale down, keeping the long side at `least` or more."""
    factor = max(picture.size) // least
    if factor >= 2:
        picture.draft(None, (picture.width // factor, picture.height // factor))


def _checked_format(data: bytes, limits: DecodingLimits) -> str:
    """The format of the bytes, after everything that can be refused without a decoder."""
    if not data:
        raise PictureError("empty", "the file is empty")
    if len(data) > limits.max_bytes:
        raise too_large("the file", len(data), limits)
    kind = sniff(data)
    if kind is None or (kind in _OPTIONAL and not features.check(_OPTIONAL[kind])):
        raise PictureError(
            "unsupported_format",
            f"the file looks like {kind or looks_like(data)}; save it as one of "
            f"{', '.join(SUPPORTED)}",
        )
    if kind == "WEBP" and (size := webp_size(data)):
        _check_pixels(size, limits)
    if is_cut_short(data, kind):
        raise PictureError("truncated", f"the {kind} file ends too early; copy it again")
    if kind == "JPEG" and (scans := data.count(b"\xff\xda")) > MAX_SCANS:
        raise PictureError(
            "too_many_scans",
            f"the JPEG is stored in {scans} passes, more than {MAX_SCANS}; save it anew",
        )
    return kind


def _check_pixels(size: tuple[int, int], limits: DecodingLimits) -> None:
    width, height = size
    if width * height > limits.max_pixels:
        raise PictureError(
            "too_many_pixels",
            f"the picture has {width} x {height} = {width * height:,} pixels, more than the "
            f"{limits.max_pixels:,} allowed here; scale it down or raise the pixel limit",
        )
    if min(size) < MIN_SIDE:
        raise PictureError(
            "too_small",
            f"the picture has {width} x {height} pixels, at least {MIN_SIDE} x {MIN_SIDE} needed",
        )
    if max(size) > MAX_ASPECT * min(size):
        raise PictureError(
            "too_thin",
            f"the picture has {width} x {height} pixels; one side may be at most {MAX_ASPECT} "
            "times the other",
        )


def _check_tiles(picture: ImageFile, limits: DecodingLimits) -> None:
    """A TIFF decoder allocates a whole tile, which may be far larger than the picture."""
    if isinstance(picture, TiffImageFile):
        tile = picture.tag_v2.get(322, 0), picture.tag_v2.get(323, 0)
        if tile[0] * tile[1] > max(limits.max_pixels, 4 * picture.width * picture.height):
            raise PictureError(
                "too_many_pixels",
                f"the TIFF has tiles of {tile[0]} x {tile[1]} pixels, more than the "
                f"{limits.max_pixels:,} allowed here; save it anew",
            )


def _refusal(kind: str, error: Exception) -> PictureError:
    """Name what a decoder's exception means."""
    text = str(error) or type(error).__name__
    lowered = text.lower()
    if isinstance(error, Image.DecompressionBombError):
        return PictureError("too_many_pixels", f"the {kind} has too many pixels: {text}")
    if "truncated" in lowered or "end of file" in lowered or isinstance(error, EOFError):
        return PictureError("truncated", f"the {kind} file ends too early; copy it again ({text})")
    if "text chunks" in lowered or "decompressed data too large" in lowered:
        return PictureError(
            "too_much_metadata",
            f"the {kind} carries too much text or too large a colour profile; save it anew ({text})",
        )
    return PictureError("damaged", f"the {kind} cannot be decoded: {text}")
