"""The colour block: a small training-free histogram of what stands in front of the background."""

from __future__ import annotations

from functools import cache

import numpy as np
import numpy.typing as npt

from skulens.images.background import (
    Planes,
    boxes,
    centre_weights,
    codes_of,
    uniform_background,
)
from skulens.images.colour_names import REFERENCES, colours_in
from skulens.images.lab import Floats, compressed, lab_of

Pixels = npt.NDArray[np.uint8]

COLOUR_DIM = len(REFERENCES)
COLOUR_VERSION = "1"
"""Part of encoders' fingerprints; raised when the block's values change."""

# Chosen by nearest-neighbour accuracy on studio and phone photos; none sits on a sharp optimum.
_MOST_SAMPLES = 48  # pixels a side after subsampling
_AT_ONCE = 32  # pictures worked on together
_LEVELS = 32  # of each channel in the lookup table
_LEAST_FOREGROUND = 0.02
_CENTRE = 0.3  # standard deviation of the centre weighting, in sides
_SPREAD = 6.0  # of a colour over the reference colours, in compressed CIELAB
_CHROMA = 0.03  # compression: photos use little of the space of saturated colours
_LIGHTNESS = 0.5  # weight; light and shadow change it more than the object does
_POWER = 0.75


def colour_blocks(pixels: Pixels, padding: tuple[int, int, int]) -> npt.NDArray[np.float32]:
    """Describe the colours of prepared pictures' foregrounds as unit vectors.

    `pixels` are `(n, s, s, 3)` RGB bytes, `padding` the colour around the pictures in them. The
    padding and a uniform background are set aside, the middle counts more than the edges. Returns
    `(n, 24)` float32, one value for each reference colour.
    """
    step = -(-max(pixels.shape[1:3]) // _MOST_SAMPLES)
    start = step // 2
    planes = np.moveaxis(pixels[:, start::step, start::step], 3, 1).astype(np.int16, order="C")
    blocks = np.empty((len(pixels), COLOUR_DIM), np.float32)
    for box, rows in boxes(planes, padding).items():
        top, bottom, left, right = box
        for first in range(0, len(rows), _AT_ONCE):
            part = rows[first : first + _AT_ONCE]
            blocks[part] = _described(planes[part, :, top:bottom, left:right])
    return blocks


def colour_words(text: str) -> npt.NDArray[np.float32]:
    """The colour block that the colour words of a text ask for: `(24,)` float32 of unit length.

    Zero if the text names no colour.
    """
    shades = colours_in(text)
    if not shades:
        return np.zeros(COLOUR_DIM, np.float32)
    return _finished(_memberships(np.array(shades, np.float64)).mean(axis=0))


def _described(planes: Planes) -> npt.NDArray[np.float32]:
    """Blocks of pictures without padding: `(n, 3, h, w)` to `(n, 24)`."""
    background = uniform_background(planes)
    weights = centre_weights(*planes.shape[2:], _CENTRE) * ~background
    weights[background.mean(axis=(1, 2)) > 1 - _LEAST_FOREGROUND] = 1
    histograms = np.empty((len(planes), COLOUR_DIM))
    for row, codes in enumerate(codes_of(planes, _LEVELS)):
        counts = np.bincount(codes.ravel(), weights[row].ravel(), _LEVELS**3)
        used = np.flatnonzero(counts > 0)
        histograms[row] = counts[used] @ _table()[used]
    return _finished(histograms)


@cache
def _table() -> npt.NDArray[np.float32]:
    """How much of each reference colour is in each quantised colour: `(levels**3, 24)`."""
    width = 256 // _LEVELS
    middles = np.arange(_LEVELS) * width + (width - 1) / 2
    grid = np.stack(np.meshgrid(middles, middles, middles, indexing="ij"), axis=-1)
    return _memberships(grid.reshape(-1, 3)).astype(np.float32)


def _memberships(rgb: Floats) -> Floats:
    """Share `(n, 3)` colours softly among the reference colours: `(n, 24)`, rows sum to one."""
    references = _coordinates(np.array(list(REFERENCES.values()), np.float64))
    distances = ((_coordinates(rgb)[:, np.newaxis] - references) ** 2).sum(axis=2)
    distances -= distances.min(axis=1, keepdims=True)
    shares: Floats = np.exp(-distances / (2 * _SPREAD**2))
    shares /= shares.sum(axis=1, keepdims=True)
    return shares


def _coordinates(rgb: Floats) -> Floats:
    """Where sRGB colours `(n, 3)` lie for measuring distances."""
    return compressed(lab_of(rgb), _CHROMA, _LIGHTNESS)


def _finished(histogram: Floats) -> npt.NDArray[np.float32]:
    """Temper a histogram and scale it to unit length; the pictures' and the words' last step."""
    tempered = np.asarray(histogram, np.float64) ** _POWER
    lengths = np.linalg.norm(tempered, axis=-1, keepdims=True)
    return np.asarray(tempered / lengths, np.float32)
