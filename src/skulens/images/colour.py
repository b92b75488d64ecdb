"""The colour block: a small training-free histogram of what stands in front of the background."""

from __future__ import annotations

from functools import cache, lru_cache

import numpy as np
import numpy.typing as npt

from skulens.images.colour_names import REFERENCES, colours_in

Floats = npt.NDArray[np.floating]
Pixels = npt.NDArray[np.uint8]
Planes = npt.NDArray[np.int16]
Mask = npt.NDArray[np.bool_]

COLOUR_DIM = len(REFERENCES)
COLOUR_VERSION = "1"
"""Part of encoders' fingerprints; raised when the block's values change."""

# Chosen by nearest-neighbour accuracy on studio and phone photos; none sits on a sharp optimum.
_MOST_SAMPLES = 48  # pixels a side after subsampling
_LEVELS = 32  # of each channel in the lookup table
_TOLERANCE = 9  # largest difference of a channel within the background
_BORDER_SHARE = 0.5  # of border pixels that make a background
_LEAST_FOREGROUND = 0.02
_CENTRE = 0.3  # standard deviation of the centre weighting, in sides
_SPREAD = 6.0  # of a colour over the reference colours, in compressed CIELAB
_CHROMA = 0.03  # compression: photos use little of the space of saturated colours
_LIGHTNESS = 0.5  # weight; light and shadow change it more than the object does
_POWER = 0.75


def colour_block(pixels: Pixels, padding: tuple[int, int, int]) -> npt.NDArray[np.float32]:
    """Describe the colours of a prepared picture's foreground as a unit vector.

    `pixels` are `(s, s, 3)` RGB bytes, `padding` the colour around the picture in them. The
    padding and a uniform background are set aside, the middle counts more than the edges. Returns
    `(24,)` float32, one value for each reference colour.
    """
    step = -(-max(pixels.shape[:2]) // _MOST_SAMPLES)
    sample = np.moveaxis(pixels[step // 2 :: step, step // 2 :: step], 2, 0).astype(np.int16)
    planes = _without_padding(sample, padding)
    weights = _centre(*planes.shape[1:])
    background = _background(planes)
    if background is not None:
        if background.mean() > 1 - _LEAST_FOREGROUND:
            weights = np.ones_like(weights)
        else:
            weights = weights * ~background
    counts = np.bincount(_codes(planes, _LEVELS).ravel(), weights.ravel(), _LEVELS**3)
    used = np.flatnonzero(counts > 0)
    return _finished(counts[used] @ _table()[used])


def colour_blocks(pixels: Pixels, padding: tuple[int, int, int]) -> npt.NDArray[np.float32]:
    """Describe the colours of several prepared pictures: `(n, s, s, 3)` to `(n, 24)`."""
    blocks = np.empty((len(pixels), COLOUR_DIM), np.float32)
    for row, picture in enumerate(pixels):
        blocks[row] = colour_block(picture, padding)
    return blocks


def colour_words(text: str) -> npt.NDArray[np.float32]:
    """The colour block that the colour words of a text ask for: `(24,)` float32 of unit length.

    Zero if the text names no colour.
    """
    shades = colours_in(text)
    if not shades:
        return np.zeros(COLOUR_DIM, np.float32)
    return _finished(_memberships(np.array(shades, np.float64)).mean(axis=0))


def _without_padding(planes: Planes, padding: tuple[int, int, int]) -> Planes:
    """Cut the rows and columns at the edges that hold nothing but padding."""
    red, green, blue = padding
    painted = (planes[0] != red) | (planes[1] != green) | (planes[2] != blue)
    rows, columns = np.flatnonzero(painted.any(axis=1)), np.flatnonzero(painted.any(axis=0))
    if not len(rows):
        return planes
    return planes[:, rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]


def _background(planes: Planes) -> Mask | None:
    """Pixels of the border's main colour seen straight from an edge; None without such a colour.

    Looking in from the edges spares a white shirt's middle on a white background.
    """
    border = np.concatenate(
        [planes[:, 0], planes[:, -1], planes[:, :, 0], planes[:, :, -1]], axis=1
    )
    codes = _codes(border, 16)
    main = np.rint(border[:, codes == np.bincount(codes).argmax()].mean(axis=1)).astype(np.int16)
    if _near(border, main).mean() < _BORDER_SHARE:
        return None
    alike = _near(planes, main)
    seen = np.zeros_like(alike)
    for view, result in ((alike, seen), (alike[::-1, ::-1], seen[::-1, ::-1])):
        result |= np.logical_and.accumulate(view, axis=0)
        result |= np.logical_and.accumulate(view, axis=1)
    return seen


def _near(planes: Planes, colour: Planes) -> Mask:
    """Where no channel differs from a colour by more than the tolerance."""
    near: Mask = np.abs(planes[0] - colour[0]) <= _TOLERANCE
    for plane, value in zip(planes[1:], colour[1:], strict=True):
        near &= np.abs(plane - value) <= _TOLERANCE
    return near


def _codes(planes: Planes, levels: int) -> npt.NDArray[np.intp]:
    """One number for each colour, with `levels` steps a channel."""
    red, green, blue = planes.astype(np.intp) // (256 // levels)
    codes: npt.NDArray[np.intp] = (red * levels + green) * levels + blue
    return codes


@lru_cache(maxsize=256)
def _centre(height: int, width: int) -> npt.NDArray[np.float32]:
    """Weights that fall from the middle to the edges: `(height, width)`."""
    vertical, horizontal = (
        np.exp(-0.5 * (((np.arange(side) + 0.5) / side - 0.5) / _CENTRE) ** 2)
        for side in (height, width)
    )
    weights = np.outer(vertical, horizontal).astype(np.float32)
    weights.flags.writeable = False
    return weights


@cache
def _table() -> npt.NDArray[np.float32]:
    """How much of each reference colour is in each quantised colour: `(levels**3, 24)`."""
    width = 256 // _LEVELS
    middles = np.arange(_LEVELS) * width + (width - 1) / 2
    grid = np.stack(np.meshgrid(middles, middles, middles, indexing="ij"), axis=-1)
    return _memberships(grid.reshape(-1, 3)).astype(np.float32)


def _memberships(rgb: Floats) -> Floats:
    """Share `(n, 3)` colours softly among the reference colours: `(n, 24)`, rows sum to one."""
    references = _compressed_lab(np.array(list(REFERENCES.values()), np.float64))
    distances = ((_compressed_lab(rgb)[:, np.newaxis] - references) ** 2).sum(axis=2)
    distances -= distances.min(axis=1, keepdims=True)
    shares: Floats = np.exp(-distances / (2 * _SPREAD**2))
    shares /= shares.sum(axis=1, keepdims=True)
    return shares


def _compressed_lab(rgb: Floats) -> Floats:
    """CIELAB (D65) of sRGB colours `(n, 3)` in 0 to 255, with large chroma drawn together."""
    linear = rgb / 255
    linear = np.where(linear <= 0.04045, linear / 12.92, ((linear + 0.055) / 1.055) ** 2.4)
    to_xyz = [
        [0.4124564, 0.3575761, 0.1804375],
        [0.2126729, 0.7151522, 0.0721750],
        [0.0193339, 0.1191920, 0.9503041],
    ]
    xyz = linear @ np.array(to_xyz).T / np.array([0.95047, 1.0, 1.08883])
    x, y, z = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116).T
    a, b = 500 * (x - y), 200 * (y - z)
    chroma = np.maximum(np.hypot(a, b), 1e-6)
    factor = np.log1p(_CHROMA * chroma) / (_CHROMA * chroma)
    return np.stack([_LIGHTNESS * (116 * y - 16), factor * a, factor * b], axis=1)


def _finished(histogram: Floats) -> npt.NDArray[np.float32]:
    """Temper a histogram and scale it to unit length; the pictures' and the words' last step."""
    tempered = np.asarray(histogram, np.float64) ** _POWER
    return (tempered / np.linalg.norm(tempered)).astype(np.float32)
