"""One way to prepare a picture, as a value that is part of every encoder's fingerprint."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from skulens.errors import UsageError

Triple = tuple[float, float, float]

_ALGORITHM = 1
"""Part of the fingerprint; raised when `prepare` gives other pixels for the same settings."""


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


def normalise(pixels: npt.NDArray[np.uint8], preparation: Preparation) -> npt.NDArray[np.float32]:
    """Turn `(n, size, size, 3)` bytes into the `(n, 3, size, size)` floats most models take."""
    mean = np.asarray(preparation.mean, np.float32).reshape(3, 1, 1)
    std = np.asarray(preparation.std, np.float32).reshape(3, 1, 1)
    floats = np.ascontiguousarray(pixels.transpose(0, 3, 1, 2)).astype(np.float32)
    floats /= 255
    floats -= mean
    floats /= std
    return floats
