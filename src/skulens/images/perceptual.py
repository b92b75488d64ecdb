"""A 64-bit hash that stays nearly the same when a picture is scaled or compressed again."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
import numpy.typing as npt
from PIL import Image

_SIDE = 32
_FREQUENCIES = 11
_FLAT = 0.5


def perceptual_hashes(pixels: Sequence[npt.NDArray[np.uint8]]) -> list[int]:
    """Hash pictures, each `(s, s, 3)` RGB bytes, to unsigned numbers, 0 <= hash < 2**64.

    Each bit says whether one of the 64 lowest spatial frequencies of the grey picture (without
    its mean) lies above their median. A picture of one colour hashes to 0. A database with signed
    64-bit integers has to shift the upper half.

    Source: C. Zauner, Implementation and Benchmarking of Perceptual Image Hash Functions (2010).
    """
    if not len(pixels):
        return []
    greys = np.stack([_small_grey(picture) for picture in pixels]).astype(np.float32)
    cosines, order = _transform()
    spectra = (cosines @ greys @ cosines.T).reshape(len(greys), -1)[:, order]
    spectra[np.abs(spectra) < _FLAT] = 0
    medians = np.partition(spectra, 31, axis=1)[:, 31:32]
    packed = np.packbits(spectra > medians, axis=1)
    return [int.from_bytes(row.tobytes(), "big") for row in packed]


def _small_grey(pixels: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint8]:
    small = Image.fromarray(pixels).reduce(max(1, len(pixels) // _SIDE)).convert("L")
    return np.asarray(small.resize((_SIDE, _SIDE), Image.Resampling.BOX))


def hamming(first: int, second: int) -> int:
    """Count the bits that differ between two hashes: 0 (alike) to 64."""
    return (first ^ second).bit_count()


@cache
def _transform() -> tuple[npt.NDArray[np.float32], npt.NDArray[np.intp]]:
    """The first rows of the orthonormal cosine transform, and the places of its low frequencies."""
    places = np.arange(_SIDE) + 0.5
    rows = np.arange(_FREQUENCIES)[:, np.newaxis]
    cosines = np.cos(np.pi / _SIDE * rows * places) * np.sqrt(2 / _SIDE)
    cosines[0] /= np.sqrt(2)
    row, column = np.indices((_FREQUENCIES, _FREQUENCIES)).reshape(2, -1)
    order = np.lexsort((column, row, row + column))[1:65]
    return cosines.astype(np.float32), order
