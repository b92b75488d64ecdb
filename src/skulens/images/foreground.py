"""Which pixels show the product, as weights: the border's colours are background, the middle is not."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from skulens.errors import UsageError
from skulens.images.background import Mask, boxes, centre_weights, uniform_background
from skulens.images.lab import Floats, lab_of, lab_of_light, light_of

Pixels = npt.NDArray[np.uint8]

_MOST_SIDE = 64  # pixels; larger pictures are averaged down, which takes noise away as well
_LEAST_FOREGROUND = 0.02
_LEAST_BACKGROUND = 0.1  # of a picture; with less, the border's main colour is one of many

# Uniform backgrounds: holes and shadows are near their colour, and so may be the product.
_WIDE_CENTRE = 0.3  # standard deviation of the weighting, in sides
_LIKE_BACKGROUND = 4.0  # CIELAB distance
_UNLIKE_BACKGROUND = 19.0
_LEAST_WEIGHT = 0.12  # what looks like the background still counts if nothing else is there

# Other pictures; by the share of the weight that lies within silhouettes of phone photos.
_NARROW_CENTRE = 0.2
_MIDDLE = 0.22  # standard deviation of the place whose colours are compared with the border's
_BORDER = 0.12  # width, in sides
_CELL = np.array([8.0, 6.0, 6.0])  # of the histogram, in CIELAB
_POWER = 4

# White balance and exposure go half of the way: the rest may be the product's own colour.
_HALF = 0.5
_BRIGHT = 95  # percentile of lightness
_BRIGHT_LIGHT = 0.65  # which that percentile should have
_LEAST_LIGHT = 0.02
_WHITE_LIGHTNESS = 90.0  # of a background that needs no correction
_WHITE_CHROMA = 6.0


@dataclass(frozen=True, slots=True)
class Foreground:
    """A picture's pixels `rgb` `(n, 3)`, 0 to 255, and how much each belongs to the product.

    `weights` `(n,)` sum to one. `certain` tells whether the product's outline is known, from a
    background of one colour or from a silhouette; `on_white` whether that background is white.
    """

    rgb: Floats
    weights: Floats
    certain: bool
    on_white: bool

    def lab_in_white_light(self) -> Floats:
        """CIELAB `(n, 3)` with half of a cast and of a wrong exposure taken away.

        A white background says that the light is a studio's, and its colours stay. Otherwise the
        light's colour is the root mean square of the picture's (Finlayson and Trezzi, Shades of
        gray and colour constancy, 2004).
        """
        if self.on_white:
            return lab_of(self.rgb)
        light = light_of(self.rgb)
        cast = np.maximum(np.sqrt((light**2).mean(axis=0)), 1e-4)
        light = light * (cast.mean() / cast) ** _HALF
        brightness = light @ np.array([0.2126, 0.7152, 0.0722])
        bright = max(float(np.percentile(brightness, _BRIGHT)), _LEAST_LIGHT)
        return lab_of_light((light * (_BRIGHT_LIGHT / bright) ** _HALF).clip(0, 1))


def foreground_of(
    pixels: Pixels, padding: tuple[int, int, int], silhouette: Mask | None = None
) -> Foreground:
    """Weigh the pixels of one prepared picture `(s, s, 3)`; `padding` is the colour around it.

    Where the product's outline is known, `silhouette` `(s, s)` decides alone, if it shows any of the
    picture. Raises `UsageError`
    if it has another size.
    """
    if silhouette is not None and silhouette.shape != pixels.shape[:2]:
        raise UsageError(
            f"the silhouette is {silhouette.shape}, the picture {pixels.shape[:2]}; "
            "prepare both alike"
        )
    planes = np.moveaxis(pixels, 2, 0)[np.newaxis].astype(np.int16)
    ((top, bottom, left, right),) = boxes(planes, padding)
    small = _averaged(pixels[top:bottom, left:right])
    rgb = small.reshape(-1, 3)
    planes = np.rint(np.moveaxis(small, 2, 0))[np.newaxis].astype(np.int16)
    background = uniform_background(planes)[0]
    uniform = bool(background.mean() > _LEAST_BACKGROUND)
    shown = None if silhouette is None else silhouette[top:bottom, left:right, np.newaxis]
    if shown is not None and shown.any():
        weights = _averaged(shown)[:, :, 0]
    elif uniform:
        weights = _before_uniform(small, background)
    else:
        weights = _before_anything(small)
    certain = uniform or (shown is not None and bool(shown.any()))
    on_white = uniform and _is_white(small[background].mean(axis=0))
    return Foreground(rgb, weights.ravel() / weights.sum(), certain, on_white)


def _is_white(rgb: Floats) -> bool:
    lightness, a, b = lab_of(rgb[np.newaxis])[0]
    return bool(lightness > _WHITE_LIGHTNESS and np.hypot(a, b) < _WHITE_CHROMA)


def _averaged(pixels: npt.NDArray[np.uint8] | Mask) -> Floats:
    """A picture `(h, w, channels)` scaled down by a whole number to at most 64 pixels a side."""
    step = -(-max(pixels.shape[:2]) // _MOST_SIDE)
    across, down = (min(step, side) for side in (pixels.shape[1], pixels.shape[0]))
    rows, columns = pixels.shape[0] // down, pixels.shape[1] // across
    whole = pixels[: rows * down, : columns * across].astype(np.float64)
    means: Floats = whole.reshape(rows, down, columns, across, -1).mean(axis=(1, 3))
    return means


def _before_uniform(small: Floats, background: Mask) -> Floats:
    """Weights `(h, w)` before a uniform background: less for what is near its colour."""
    if (~background).mean() <= _LEAST_FOREGROUND:
        return np.ones(background.shape)
    lab = lab_of(small.reshape(-1, 3)).reshape(small.shape)
    distances = np.linalg.norm(lab - lab[background].mean(axis=0), axis=2)
    unlike = (distances - _LIKE_BACKGROUND) / (_UNLIKE_BACKGROUND - _LIKE_BACKGROUND)
    central = centre_weights(*background.shape, _WIDE_CENTRE) * ~background
    weights: Floats = central * unlike.clip(_LEAST_WEIGHT, 1)
    return weights


def _before_anything(small: Floats) -> Floats:
    """Weights `(h, w)`: more in the middle, and for colours that are common there, not at the border."""
    height, width = small.shape[:2]
    cells = np.floor(lab_of(small.reshape(-1, 3)) / _CELL).astype(np.intp)
    cells -= cells.min(axis=0)
    shape = tuple(int(side) for side in cells.max(axis=0) + 1)
    codes = np.ravel_multi_index(tuple(cells.T), shape)
    rows, columns = (
        np.minimum(np.arange(side), np.arange(side)[::-1]) / side for side in (height, width)
    )
    border = np.minimum(rows[:, np.newaxis], columns) < _BORDER
    middle, edge = (
        _smoothed(_counted(codes, weights, shape))
        for weights in (centre_weights(height, width, _MIDDLE), border.astype(np.float64))
    )
    in_middle = middle.ravel()[codes] / middle.sum()
    at_edge = edge.ravel()[codes] / edge.sum()
    belongs = (in_middle / (in_middle + at_edge)).reshape(height, width)
    weighed: Floats = centre_weights(height, width, _NARROW_CENTRE) * belongs**_POWER
    return weighed


def _counted(codes: npt.NDArray[np.intp], weights: Floats, shape: tuple[int, ...]) -> Floats:
    """A histogram of weights; `codes` are places in it."""
    counts: Floats = np.bincount(codes, weights.ravel(), int(np.prod(shape))).astype(np.float64)
    return counts.reshape(shape)


def _smoothed(histogram: Floats) -> Floats:
    """Each cell shared with its neighbours, twice, along each axis; nothing comes from outside."""
    for axis in range(histogram.ndim):
        for _ in range(2):
            before, after = np.zeros_like(histogram), np.zeros_like(histogram)
            source, shifted, back = (np.moveaxis(a, axis, 0) for a in (histogram, before, after))
            shifted[1:], back[:-1] = source[:-1], source[1:]
            histogram = histogram / 2 + (before + after) / 4
    return histogram
