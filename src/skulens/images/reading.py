"""The one road from bytes to prepared pixels; ingest, queries, training and evaluation take it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from skulens.images.decoding import DecodingLimits, decode
from skulens.images.preparation import Preparation, prepare


@dataclass(frozen=True, slots=True)
class PreparedPicture:
    """Pixels `(size, size, 3)` uint8, and the format and full upright size of the original."""

    pixels: npt.NDArray[np.uint8]
    format: str
    width: int
    height: int


def prepare_bytes(data: bytes, preparation: Preparation, limits: DecodingLimits) -> PreparedPicture:
    """Decode and prepare an untrusted picture; raises `PictureError` with a reason."""
    picture = decode(
        data, limits=limits, wanted=preparation.wanted, background=preparation.background
    )
    pixels = prepare(picture.image, preparation)
    return PreparedPicture(pixels, picture.format, picture.width, picture.height)
