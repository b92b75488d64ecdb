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
_AT_ONCE = 32  # pictures worked on together
_LEVELS = 32  # of each channel in the lookup table
_TOLERANCE = 9  # largest difference of a channel within the background
_BORDER_SHARE = 0.5  # of border pixels that make a background
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
    for box, rows in _boxes(planes, padding).items():
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


def _boxes(
    planes: Planes, padding: tuple[int, int, int]
) -> dict[tuple[int, int, int, int], list[int]]:
    """Which pictures have which box (top, bottom, left, right) free of rows of nothing but padding."""
    red, green, blue = padding
    painted = (planes[:, 0] != red) | (planes[:, 1] != green) | (planes[:, 2] != blue)
    boxes: dict[tuple[int, int, int, int], list[int]] = {}
    for number, (rows, columns) in enumerate(
        zip(painted.any(axis=2), painted.any(axis=1), strict=True)
    ):
        box = (*_span(rows), *_span(columns))
        boxes.setdefault(box, []).append(number)
    return boxes


def _span(used: Mask) -> tuple[int, int]:
    """From the first to after the last; all where nothing is used."""
    if not used.any():
        return 0, len(used)
    return int(used.argmax()), len(used) - int(used[::-1].argmax())


def _described(planes: Planes) -> npt.NDArray[np.float32]:
    """Blocks of pictures without padding: `(n, 3, h, w)` to `(n, 24)`."""
    background = _background(planes)
    weights = _centre(*planes.shape[2:]) * ~background
    weights[background.mean(axis=(1, 2)) > 1 - _LEAST_FOREGROUND] = 1
    histograms = np.empty((len(planes), COLOUR_DIM))
    for row, codes in enumerate(_codes(planes, _LEVELS)):
        counts = np.bincount(codes.ravel(), weights[row].ravel(), _LEVELS**3)
        used = np.flatnonzero(counts > 0)
        histograms[row] = counts[used] @ _table()[used]
    return _finished(histograms)


def _background(planes: Planes) -> Mask:
    """Pixels of the border's main colour seen straight from an edge: `(n, h, w)`.

    None in a picture without such a colour. Looking in from the edges spares a white shirt's middle
    on a white background.
    """
    count = len(planes)
    border = np.concatenate(
        [planes[:, :, 0], planes[:, :, -1], planes[:, :, :, 0], planes[:, :, :, -1]], axis=2
    )
    codes = _codes(border, 16)
    of_picture = np.arange(count)[:, np.newaxis] * 16**3
    counts = np.bincount((codes + of_picture).ravel(), minlength=count * 16**3)
    commonest = counts.reshape(count, -1).argmax(axis=1)
    main = codes == commonest[:, np.newaxis]
    sums = (border * main[:, np.newaxis]).sum(axis=2)
    colour = np.rint(sums / main.sum(axis=1)[:, np.newaxis]).astype(np.int16)
    uniform = _near(border, colour[:, :, np.newaxis]).mean(axis=1) >= _BORDER_SHARE
    alike = _near(planes, colour[:, :, np.newaxis, np.newaxis])
    alike &= uniform[:, np.newaxis, np.newaxis]
    seen = np.zeros_like(alike)
    for view, result in ((alike, seen), (alike[:, ::-1, ::-1], seen[:, ::-1, ::-1])):
        result |= np.logical_and.accumulate(view, axis=1)
        result |= np.logical_and.accumulate(view, axis=2)
    return seen


def _near(planes: Planes, colour: Planes) -> Mask:
    """Where no channel (axis 1) differs from a colour by more than the tolerance."""
    near: Mask = np.abs(planes[:, 0] - colour[:, 0]) <= _TOLERANCE
    for channel in (1, 2):
        near &= np.abs(planes[:, channel] - colour[:, channel]) <= _TOLERANCE
    return near


def _codes(planes: Planes, levels: int) -> npt.NDArray[np.intp]:
    """One number for each colour, with `levels` steps a channel, which are axis 1."""
    steps = planes.astype(np.intp) // (256 // levels)
    codes: npt.NDArray[np.intp] = (steps[:, 0] * levels + steps[:, 1]) * levels + steps[:, 2]
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
    lengths = np.linalg.norm(tempered, axis=-1, keepdims=True)
    return np.asarray(tempered / lengths, np.float32)
