"""The colours of the product in a picture, and how much of it each takes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from skulens.images.lab import Floats

_SHADES = 10  # at most, before surfaces are put together
_ROUNDS = 6  # of k-means; nothing moves much after four
_CELL = np.array([3.0, 4.0, 4.0])  # of the histogram, in CIELAB
_APART = 12.0  # CIELAB distance from which a shade starts at its full weight
_CLOSEST = 3.0  # nearer shades are not told apart

# One surface in light and shadow; distances are in CIELAB, shorter where colours are strong.
_SHORTER = 0.02
_LIGHTNESS = 0.3
_SAME = 7.0
_COLOURFUL = 10.0  # chroma from which the hue tells surfaces apart
_SAME_HUE = 8.0
_SHADING = 35.0  # difference of lightness within one surface


@dataclass(frozen=True, slots=True)
class Shades:
    """Clusters of a picture's colours: `lab` `(k, 3)`, `shares` `(k,)`, largest first.

    `members` `(n,)` is the cluster of each pixel, -1 where it has no weight.
    """

    lab: Floats
    shares: Floats
    members: npt.NDArray[np.intp]


def shades_of(lab: Floats, weights: Floats) -> Shades:
    """Cluster weighted colours `(n, 3)` by k-means over a histogram.

    Starts from the fullest cells that lie apart, so that the same picture has the same shades.
    """
    counted = np.flatnonzero(weights > weights.max() * 1e-3)
    cells = np.floor(lab[counted] / _CELL).astype(np.intp)
    cells -= cells.min(axis=0)
    codes = np.ravel_multi_index(tuple(cells.T), tuple(cells.max(axis=0) + 1))
    cell_of = np.unique(codes, return_inverse=True)[1]
    points, sizes = _means(lab[counted], weights[counted], cell_of)
    centres = _starts(points, sizes)
    for _ in range(_ROUNDS):
        centres, shares = _means(points, sizes, _nearest(points, centres))
    members = _nearest(points, centres)
    centres, shares = _means(points, sizes, members)
    members = np.unique(members, return_inverse=True)[1]
    order = np.argsort(-shares, kind="stable")
    of_pixels = np.full(len(lab), -1, np.intp)
    of_pixels[counted] = np.argsort(order)[members][cell_of]
    return Shades(centres[order], shares[order] / shares.sum(), of_pixels)


def surfaces_of(shades: Shades) -> list[npt.NDArray[np.intp]]:
    """Which shades belong to one surface, largest shade first; largest surface first.

    Always the two nearest are put together, so that a chain of shades from light to dark becomes
    one surface only as long as its middle stays near its ends.
    """
    lab, shares = shades.lab.copy(), shades.shares.copy()
    surfaces = [[number] for number in range(len(shares))]
    while len(surfaces) > 1:
        distances = _surface_distances(lab)
        first, second = divmod(int(distances.argmin()), len(surfaces))
        if distances[first, second] > 1:
            break
        first, second = min(first, second), max(first, second)
        both = shares[first] + shares[second]
        lab[first] = (shares[first] * lab[first] + shares[second] * lab[second]) / both
        shares[first] = both
        surfaces[first] += surfaces.pop(second)
        lab, shares = np.delete(lab, second, 0), np.delete(shares, second)
    order = np.argsort(-shares, kind="stable")
    return [np.array(sorted(surfaces[number]), np.intp) for number in order]


def _surface_distances(lab: Floats) -> Floats:
    """How far shades are from being one surface, `(k, k)`: up to 1 they are."""
    chroma = np.hypot(lab[:, 1], lab[:, 2])
    scale = 1 + _SHORTER * (chroma[:, np.newaxis] + chroma)
    lightness, a, b = np.moveaxis(lab[:, np.newaxis] - lab, 2, 0)
    distance = np.sqrt((_LIGHTNESS * lightness) ** 2 + a**2 + b**2) / scale / _SAME
    # The chord between two hues at the colours' own chroma: zero for lighter and darker of one hue.
    cosines = lab[:, 1:] @ lab[:, 1:].T
    hue = np.sqrt(np.maximum(2 * np.outer(chroma, chroma) - 2 * cosines, 0)) / scale / _SAME_HUE
    shaded = (np.minimum(chroma[:, np.newaxis], chroma) > _COLOURFUL) & (abs(lightness) < _SHADING)
    distance = np.where(shaded, np.minimum(distance, hue), distance)
    np.fill_diagonal(distance, np.inf)
    return np.asarray(distance)


def _starts(points: Floats, sizes: Floats) -> Floats:
    """The fullest cells `(k, 3)`, each chosen by its size and how far it is from those before."""
    chosen = [int(sizes.argmax())]
    distances = ((points - points[chosen[0]]) ** 2).sum(axis=1)
    while len(chosen) < _SHADES:
        best = int((sizes * np.minimum(1, distances / _APART**2)).argmax())
        if distances[best] < _CLOSEST**2:
            break
        chosen.append(best)
        distances = np.minimum(distances, ((points - points[best]) ** 2).sum(axis=1))
    return points[chosen]


def _nearest(points: Floats, centres: Floats) -> npt.NDArray[np.intp]:
    distances = (centres**2).sum(axis=1) - 2 * points @ centres.T
    nearest: npt.NDArray[np.intp] = distances.argmin(axis=1)
    return nearest


def _means(points: Floats, weights: Floats, group: npt.NDArray[np.intp]) -> tuple[Floats, Floats]:
    """The weighted mean `(k, 3)` and the weight `(k,)` of each group that is not empty."""
    sums: Floats = np.bincount(group, weights).astype(np.float64)
    used = sums > 0
    totals = np.stack([np.bincount(group, weights * channel) for channel in points.T], axis=1)
    return totals[used] / sums[used, np.newaxis], sums[used]
