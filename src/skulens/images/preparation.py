"""One way to prepare a picture, as a value that is part of every encoder's fingerprint."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageChops

Triple = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Preparation:
    """How a decoded picture becomes pixels of `size` x `size`.

    `margin` is the fraction left free on each side, `background` the colour (0 to 255) of the
    padding and behind transparency, `mean` and `std` normalise values in [0, 1] for encoders that
    take floats. `mode` "keep" takes the picture as it is, "trim" first cuts a uniform border away.
    """

    size: int = 224
    margin: float = 0.0
    background: tuple[int, int, int] = (255, 255, 255)
    mean: Triple = (0.5, 0.5, 0.5)
    std: Triple = (0.5, 0.5, 0.5)
    mode: Literal["keep", "trim"] = "keep"

    @property
    def fingerprint(self) -> str:
        """A hash of the settings that stays the same between runs and machines."""
        return hashlib.sha256(json.dumps(asdict(self), sort_keys=True).encode()).hexdigest()[:16]


def prepare(picture: Image.Image, preparation: Preparation) -> npt.NDArray[np.uint8]:
    """Fit an RGB picture into a padded square, keeping its aspect ratio: `(size, size, 3)`."""
    if preparation.mode == "trim":
        picture = _trimmed(picture)
    room = max(1, round(preparation.size * (1 - 2 * preparation.margin)))
    scale = room / max(picture.size)
    width = max(1, round(picture.width * scale))
    height = max(1, round(picture.height * scale))
    if (width, height) != picture.size:
        picture = picture.resize((width, height), Image.Resampling.BICUBIC, reducing_gap=2.0)
    canvas = np.empty((preparation.size, preparation.size, 3), np.uint8)
    canvas[:] = preparation.background
    top, left = (preparation.size - height) // 2, (preparation.size - width) // 2
    canvas[top : top + height, left : left + width] = np.asarray(picture)
    return canvas


def normalise(pixels: npt.NDArray[np.uint8], preparation: Preparation) -> npt.NDArray[np.float32]:
    """Turn `(n, size, size, 3)` bytes into the `(n, 3, size, size)` floats most models take."""
    mean, std = np.float32(preparation.mean), np.float32(preparation.std)
    floats = (pixels.astype(np.float32) / 255 - mean) / std
    return np.ascontiguousarray(floats.transpose(0, 3, 1, 2), dtype=np.float32)


def _trimmed(picture: Image.Image, tolerance: int = 8) -> Image.Image:
    """Cut the border whose colour is that of the upper left corner."""
    corner = picture.getpixel((0, 0))
    assert isinstance(corner, tuple)
    plain = Image.new("RGB", picture.size, corner)
    difference = ImageChops.difference(picture, plain).convert("L")
    box = difference.point(lambda value: 255 if value > tolerance else 0).getbbox()
    return picture.crop(box) if box else picture
