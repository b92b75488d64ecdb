"""The background of a product picture: the padding, and the border's main colour."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import numpy.typing as npt

Planes = npt.NDArray[np.int16]
Mask = npt.NDArray[np.bool_]
Box = tuple[int, int, int, int]

_TOLERANCE = 9  # largest difference of a channel within the background
_BORDER_SHARE = 0.5  # of border pixels that make a background


def boxes(planes: Planes, padding: tuple[int, int, int]) -> dict[Box, list[int]]:
    """Which pictures have which box (top, bottom, left, right) free of rows of nothing but padding.

    `planes` are `(n, 3, h, w)`.
    """
    red, green, blue = padding
    painted = (planes[:, 0] != red) | (planes[:, 1] != green) | (planes[:, 2] != blue)
    found: dict[Box, list[int]] = {}
    for number, (rows, columns) in enumerate(
        zip(painted.any(axis=2), painted.any(axis=1), strict=True)
    ):
        box = (*_span(rows), *_span(columns))
        found.setdefault(box, []).append(number)
    return found


def uniform_background(planes: Planes) -> Mask:
    """Pixels of the border's main colour seen straight from an edge: `(n, h, w)`.

    None in a picture without such a colour. Looking in from the edges spares a white shirt's middle
    on a white background.
    """
    count = len(planes)
    border = np.concatenate(
        [planes[:, :, 0], planes[:, :, -1], planes[:, :, :, 0], planes[:, :, :, -1]], axis=2
    )
    codes = codes_of(border, 16)
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


def codes_of(planes: Planes, levels: int) -> npt.NDArray[np.intp]:
    """One number for each colour, with `levels` steps a channel, which are axis 1."""
    steps = planes.astype(np.intp) // (256 // levels)
    codes: npt.NDArray[np.intp] = (steps[:, 0] * levels + steps[:, 1]) * levels + steps[:, 2]
    return codes


@lru_cache(maxsize=256)
def centre_weights(height: int, width: int, deviation: float) -> npt.NDArray[np.float32]:
    """Weights that fall from the middle to the edges: `(height, width)`; `deviation` in sides."""
    vertical, horizontal = (
        np.exp(-0.5 * (((np.arange(side) + 0.5) / side - 0.5) / deviation) ** 2)
        for side in (height, width)
    )
    weights = np.outer(vertical, horizontal).astype(np.float32)
    weights.flags.writeable = False
    return weights


def _span(used: Mask) -> tuple[int, int]:
    """From the first to after the last; all where nothing is used."""
    if not used.any():
        return 0, len(used)
    return int(used.argmax()), len(used) - int(used[::-1].argmax())


def _near(planes: Planes, colour: Planes) -> Mask:
    """Where no channel (axis 1) differs from a colour by more than the tolerance."""
    near: Mask = np.abs(planes[:, 0] - colour[:, 0]) <= _TOLERANCE
    for channel in (1, 2):
        near &= np.abs(planes[:, channel] - colour[:, channel]) <= _TOLERANCE
    return near
