"""What several things on a desk share: ribbons, fittings, things laid or stood as one."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from samples.blender.forms import gathered, padded, together
from samples.blender.materials import skin
from samples.blender.shapes import Material, Object, Point3, mesh


def fitting_skin(shade: str) -> Material:
    """Fittings: gold and brass shine yellow, anything else is chrome."""
    yellow = {"gold": "gold", "brass": "brass", "copper": "copper"}
    return skin(yellow.get(shade, "polished metal"), shade if shade in yellow else "steel")


def silk_band(
    points: Sequence[Sequence[float]],
    width: float,
    across: Point3,
    material: Material,
    thickness: float,
    widths: Sequence[float] | None = None,
    notch: float = 0.0,
) -> Object:
    """A band along a line, lying across it in one direction; `notch` cuts a V into its end."""
    corners: list[Point3] = []
    for i, (x, y, z) in enumerate(points):
        half = width / 2 * (widths[i] if widths else 1)
        corners += [(x + across[0] * half * s, y + across[1] * half * s, z + across[2] * half * s)
                    for s in (-1, 0, 1)]  # fmt: skip
    if notch:
        (ax, ay, az), (bx, by, bz) = points[-2], points[-1]
        share = notch / math.dist((ax, ay, az), (bx, by, bz))
        corners[-2] = (bx + (ax - bx) * share, by + (ay - by) * share, bz + (az - bz) * share)
    faces = [(3 * i + k, 3 * i + k + 1, 3 * i + k + 4, 3 * i + k + 3)
             for i in range(len(points) - 1) for k in (0, 1)]  # fmt: skip
    band = mesh("ribbon", corners, faces, material)
    return padded(band, thickness)


def put(make: Callable[[], object], at: Point3, turn: Point3) -> None:
    """What `make` builds, turned (degrees) as one and put at a place."""
    together(gathered(make), at, turn)
