"""One way to prepare a picture, as a value that is part of every encoder's fingerprint."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageChops

from skulens.errors import UsageError
from skulens.images.conversion import to_rgb

Triple = tuple[float, float, float]

_ALGORITHM = 1
"""Part of the fingerprint; raised when `prepare` gives other pixels for the same settings."""

_TRIM_TOLERANCE = 8


@dataclass(frozen=True, slots=True)
class Preparation:
    """How a decoded picture becomes pixels of `size` x `size`.

    `margin` is the fraction left free on each side, `background` the colour (0 to 255) of the
    padding and behind transparency, `mean` and `std` normalise values in [0, 1] for encoders that
    take floats. `mode` "keep" takes the picture as it is, "trim" first cuts a uniform border away.
    Raises `UsageError` for values out of range.
    """

    size: int = 224
    margin: float = 0.0
    background: tuple[int, int, int] = (255, 255, 255)
    mean: Triple = (0.5, 0.5, 0.5)
    std: Triple = (0.5, 0.5, 0.5)
    mode: Literal["keep", "trim"] = "keep"

    def __post_init__(self) -> None:
        """Bring equal settings to equal values (a list read from JSON, an int), then check."""
        object.__setattr__(self, "margin", float(self.margin))
        object.__setattr__(self, "background", tuple(int(value) for value in self.background))
        object.__setattr__(self, "mean", tuple(float(value) for value in self.mean))
        object.__setattr__(self, "std", tuple(float(value) for value in self.std))
        wrong = (
            (self.size < 16, f"size is {self.size}; it must be at least 16"),
            (
                not 0 <= self.margin < 0.5,
                f"margin is {self.margin}; it must be at least 0 and below 0.5",
            ),
            (
                len(self.background) != 3 or not all(0 <= c <= 255 for c in self.background),
                f"background is {self.background}; it must be three numbers from 0 to 255",
            ),
            (
                len(self.mean) != 3 or len(self.std) != 3 or not all(s > 0 for s in self.std),
                "mean and std must be three numbers each, those of std above 0",
            ),
            (
                self.mode not in ("keep", "trim"),
                f"mode is {self.mode!r}; it must be 'keep' or 'trim'",
            ),
        )
        for is_wrong, message in wrong:
            if is_wrong:
                raise UsageError(f"picture preparation: {message}")

    @property
    def fingerprint(self) -> str:
        """A hash of the settings that stays the same between runs and machines."""
        settings = {**asdict(self), "algorithm": _ALGORITHM}
        return hashlib.sha256(json.dumps(settings, sort_keys=True).encode()).hexdigest()[:16]

    @property
    def room(self) -> int:
        """The long side in pixels to which a picture is scaled."""
        return max(1, round(self.size * (1 - 2 * self.margin)))

    @property
    def wanted(self) -> int:
        """What to ask of `decode`: the long side needed, twice that if a border may be cut."""
        return self.room if self.mode == "keep" else 2 * self.room


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


def normalise(pixels: npt.NDArray[np.uint8], preparation: Preparation) -> npt.NDArray[np.float32]:
    """Turn `(n, size, size, 3)` bytes into the `(n, 3, size, size)` floats most models take."""
    mean = np.asarray(preparation.mean, np.float32).reshape(3, 1, 1)
    std = np.asarray(preparation.std, np.float32).reshape(3, 1, 1)
    floats = np.ascontiguousarray(pixels.transpose(0, 3, 1, 2)).astype(np.float32)
    floats /= 255
    floats -= mean
    floats /= std
    return floats


def save_prepared(pixels: npt.NDArray[np.uint8], folder: Path, name: str) -> Path:
    """Write `(size, size, 3)` prepared pixels as a PNG into `folder`, to be looked at.

    The file's name is made of `name` (any text, such as a path or an address) and a hash of it, so
    different names never meet. Raises `UsageError` if the folder cannot be written.
    """
    digest = hashlib.sha256(name.encode("utf-8", "surrogateescape")).hexdigest()[:12]
    readable = re.sub(r"[^A-Za-z0-9._-]+", "_", name)[-60:].strip("._-")
    path = folder / f"{readable or 'picture'}-{digest}.png"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        Image.fromarray(pixels).save(path)
    except OSError as error:
        raise UsageError(f"prepared pictures cannot be written to {folder}: {error}") from error
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
