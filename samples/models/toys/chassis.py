"""What toy cars share: wheels, cabins, lamps, seams and floors."""

from __future__ import annotations

import math
from collections.abc import Sequence

from samples.blender.materials import skin
from samples.blender.shapes import (
    Material,
    Object,
    Point2,
    Point3,
    box,
    curve,
    lathe,
    loft,
    moved,
    rod,
    sphere,
    superellipse,
    tube,
)
from samples.models.toys.parts import rounded


def _wheel(
    at: Point3, radius: float, width: float, tyre: Material, hub: Material, cap: Material
) -> Object:
    """A tyre with a tread groove, a dished rim and a hub cap, on an axle along x."""
    half, rim = width / 2, radius * 0.62
    shoulder = min(half * 0.5, radius * 0.16)
    side = [(rim, half * 0.72), (rim * 1.06, half), (radius - shoulder, half),
            (radius, half - shoulder)]  # fmt: skip
    lathe_side = [*side, (radius, half * 0.15), (radius * 0.975, 0)]
    profile = lathe_side + [(r, -z) for r, z in reversed(lathe_side[:-1])]
    parts = [lathe(profile, tyre, 48)]
    dish = [(0, half * 0.62), (rim * 0.45, half * 0.62), (rim * 0.8, half * 0.4),
            (rim, half * 0.75)]  # fmt: skip
    parts.append(lathe(dish + [(r, -z) for r, z in reversed(dish)], hub, 48))
    knob = curve([(0, half * 0.98), (rim * 0.26, half * 0.86), (rim * 0.4, half * 0.6)], 4)
    parts.append(lathe(knob + [(r, -z) for r, z in reversed(knob)], cap, 32))
    for part in parts:
        moved(part, at, (0, 90, 0))
    return parts[0]


def mount_wheels(
    track: float, axles: Sequence[float], radius: float, width: float, hub: Material, tyre: Material
) -> int:
    """Wheels left and right at each axle (y), and the axles; how many there are."""
    chrome = skin("polished metal", "steel")
    for y in axles:
        for side in (-1, 1):
            _wheel((side * track / 2, y, radius), radius, width, tyre, hub, chrome)
        rod(radius * 0.13, (-track / 2, y, radius), (track / 2, y, radius), chrome)
    return 2 * len(axles)


def arched(
    nose: Sequence[Point3], axles: Sequence[float], floor: float, radius: float, arch: float
) -> list[Point2]:
    """A side view: the upper line `nose` (rear to front) over a floor with wheel arches."""
    found: list[Point2] = []
    start = math.asin((floor - radius) / arch)
    for y in axles:
        for k in range(17):
            angle = math.pi - start - (math.pi - 2 * start) * k / 16
            found.append((y + arch * math.cos(angle), radius + arch * math.sin(angle)))
    upper = rounded([(nose[-1][0], floor, 0.004), (nose[0][0], floor, 0.004), *nose])
    corner = len(rounded([(0, 0, 0.004), (1, 0, 0.004), (1, 1, 0.004)])) // 3
    return upper[:corner] + found + upper[corner:]


def glasshouse(
    low: tuple[float, float, float, float],
    high: tuple[float, float, float, float],
    glass: Material,
    paint: Material,
    post: float | None,
    power: float = 7.0,
) -> None:
    """A cabin: glass from `low` to `high` (front y, rear y, width, z), pillars and a roof."""
    levels = [[a + (b - a) * t for a, b in zip(low, high, strict=True)] for t in (0, 0.5, 1)]
    loft([superellipse(w, r - f, z, power, 40, (0, (f + r) / 2)) for f, r, w, z in levels],
         glass, level=0)  # fmt: skip
    front, rear, width, top = high
    rise = width * 0.07
    roof = [(1.0, 0.0), (1.01, 0.35), (0.97, 0.75), (0.8, 1.0), (0.4, 1.12)]
    loft([superellipse(width * s * 1.02, (rear - front) * s * 1.02,
                       top + rise * (h - 0.35), power, 40, (0, (front + rear) / 2))
          for s, h in roof], paint)  # fmt: skip
    corner = 0.5 ** (1 / power)
    for side in (-1, 1):
        for y0, y1 in ((low[0], front), (low[1], rear)):
            m0, m1 = (low[0] + low[1]) / 2, (front + rear) / 2
            ends = [(side * corner * low[2] / 2, m0 + (y0 - m0) * corner, low[3])]
            ends.append((side * corner * width / 2, m1 + (y1 - m1) * corner, top))
            tube(ends, width * 0.035, paint)
        if post is not None:
            tube([(side * low[2] / 2, post, low[3]), (side * width / 2, post, top)],
                 width * 0.03, paint)  # fmt: skip


def lamps(width: float, y: float, z: float, radius: float, chrome: Material, rear: float) -> None:
    """Two headlamps in chrome rings in front, two red lamps behind."""
    glass, red = skin("porcelain", "cream"), skin("plastic", "red")
    for side in (-1, 1):
        x = side * width
        rod(radius * 1.25, (x, y + 0.004, z), (x, y - 0.002, z), chrome)
        sphere(radius, glass, (x, y - 0.0015, z), (1, 0.45, 1))
        sphere(radius * 0.8, red, (x, rear, z), (1, 0.4, 1))


def seams(width: float, at: Sequence[float], low: float, high: float, dark: Material) -> None:
    """Door gaps: fine dark lines on both flanks."""
    for y in at:
        box((width + 0.0006, 0.0009, high - low), dark, (0, y, low), 0.0002)


def underside(
    width: float, length: float, axles: Sequence[float], radius: float, dark: Material
) -> None:
    """A floor plate, and the dark inside of the wheel arches."""
    box((width * 0.86, length * 0.95, 0.007), dark, (0, 0, 0.0105), 0.002)
    for y in axles:
        box((width * 0.66, radius * 2.1, radius * 1.1), dark, (0, y, radius * 0.9), 0.002)
