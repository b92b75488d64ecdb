"""The one road from bytes to prepared pixels; ingest, queries, training and evaluation take it."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageChops

from skulens.errors import OutputError
from skulens.images.conversion import to_rgb
from skulens.images.decoding import DecodedPicture, decode
from skulens.images.files import DecodingLimits
from skulens.images.preparation import Preparation

_TRIM_TOLERANCE = 8


@dataclass(frozen=True, slots=True)
class PreparedPicture:
    """Pixels `(size, size, 3)` uint8, and the format and full upright size of the original."""

    pixels: npt.NDArray[np.uint8]
    format: str
    width: int
    height: int


def prepare_bytes(data: bytes, preparation: Preparation, limits: DecodingLimits) -> PreparedPicture:
    """Decode and prepare an untrusted picture; raises `PictureError` with a reason."""
    picture = decode_for(data, preparation, limits)
    pixels = prepare(picture.image, preparation)
    return PreparedPicture(pixels, picture.format, picture.width, picture.height)


def decode_for(data: bytes, preparation: Preparation, limits: DecodingLimits) -> DecodedPicture:
    """Decode an untrusted picture no larger than a preparation needs; raises `PictureError`."""
    return decode(data, limits=limits, wanted=preparation.wanted, background=preparation.background)


def prepare(picture: Image.Image, preparation: Preparation) -> npt.NDArray[np.uint8]:
    """Fit a picture into the middle of a padded square, keeping its aspect ratio.

    Returns `(size, size, 3)` RGB bytes. Modes other than RGB are converted as `decode` does.
    """
    if picture.mode != "RGB":
        picture = to_rgb(picture, preparation.background)
    if preparation.mode == "trim":
        picture = _trimmed(picture)
    scale = preparation.room / max(picture.size)
    width = max(1, round(picture.width * scale))
    height = max(1, round(picture.height * scale))
    if (width, height) != picture.size:
        picture = picture.resize((width, height), Image.Resampling.BICUBIC, reducing_gap=2.0)
    canvas = np.empty((preparation.size, preparation.size, 3), np.uint8)
    canvas[:] = preparation.background
    top, left = (preparation.size - height) // 2, (preparation.size - width) // 2
    canvas[top : top + height, left : left + width] = np.asarray(picture)
    return canvas


def save_prepared(pixels: npt.NDArray[np.uint8], folder: Path, name: str) -> Path:
    """Write `(size, size, 3)` prepared pixels as a PNG into `folder`, to be looked at.

    The file's name is made of `name` (any text, such as a path or an address) and a hash of it, so
    different names never meet. Raises `OutputError` if the folder cannot be written.
    """
    digest = hashlib.sha256(name.encode("utf-8", "surrogateescape")).hexdigest()[:12]
    readable = re.sub(r"[^A-Za-z0-9._-]+", "_", name)[-60:].strip("._-")
    path = folder / f"{readable or 'picture'}-{digest}.png"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        Image.fromarray(pixels).save(path)
    except OSError as error:
        raise OutputError(f"prepared pictures cannot be written to {folder}: {error}") from error
    return path


def _trimmed(picture: Image.Image) -> Image.Image:
    """Cut a border of the colour of the upper left corner, if every corner has that colour."""
    right, bottom = picture.width - 1, picture.height - 1
    corner = picture.getpixel((0, 0))
    assert isinstance(corner, tuple)
    for place in ((right, 0), (0, bottom), (right, bottom)):
        other = picture.getpixel(place)
        assert isinstance(other, tuple)
        if any(abs(a - b) > _TRIM_TOLERANCE for a, b in zip(corner, other, strict=True)):
            return picture
    difference = ImageChops.difference(picture, Image.new("RGB", picture.size, corner))
    red, green, blue = difference.split()
    largest = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    box = largest.point([255 * (value > _TRIM_TOLERANCE) for value in range(256)]).getbbox()
    return picture.crop(box) if box else picture
