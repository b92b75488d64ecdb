"""Gift boxes."""

from __future__ import annotations

import math
from collections.abc import Sequence

from samples.blender.materials import skin
from samples.blender.shapes import Material, Object, Point2, Point3, box, curve, lathe, mesh, moved
from samples.look import Look
from samples.models import Facts
from samples.models.stationery.parts import silk_band


def gift_box(look: Look) -> Facts:
    """A box with an overlapping lid, crossed ribbons and a bow."""
    wide, deep, high = {"flat": (0.24, 0.17, 0.06), "tall": (0.14, 0.14, 0.2),
                        "round": (0.2, 0.2, 0.12)}.get(look.style, (0.18, 0.18, 0.13))  # fmt: skip
    size = look.between(0.95, 1.06)
    wide, deep, high = wide * size, deep * size, high * look.between(0.95, 1.06)
    body = skin(look.material, look.shade)
    lid_high = min(0.045, high * 0.34)
    lid_at = high - lid_high
    ribbon = skin("nylon", look.accent)
    grow = 0.006
    if look.style == "round":
        r = wide / 2
        lathe([(0, 0), (r - 0.001, 0), (r, 0.001), (r, high - 0.004), (0, high - 0.004)], body)
        rim = r + grow / 2
        lathe([(rim - 0.002, lid_at), (rim - 0.0005, lid_at), (rim, lid_at + 0.0006),
               (rim, high - 0.0015), (rim - 0.0015, high), (0, high)], body)  # fmt: skip
    else:
        box((wide, deep, high - 0.002), body, bevel=0.0015)
        box((wide + grow, deep + grow, lid_high), body, (0, 0, lid_at), 0.0018)
        if look.style == "dots":
            _dotted(wide, deep, 0.0, lid_at)
            _dotted(wide + grow, deep + grow, lid_at, high)
            spots = _spots(wide + grow, deep + grow)
            _discs([((x, y, high + 0.0001), (1, 0, 0), (0, 1, 0)) for x, y in spots])
    band = 0.03 if look.style != "flat" else 0.023
    for half, turn in ((wide / 2, 0), (deep / 2, 90)):
        over = half + grow / 2 + 0.0004
        under = half + 0.0006
        line = [(-under, 0.0), (-under, lid_at - 0.0006), (-over, lid_at - 0.0002),
                (-over, high - 0.001), (-over + 0.0014, high + 0.0006)]  # fmt: skip
        line += [(-x, z) for x, z in reversed(line)]
        strip = silk_band([(x, 0, z) for x, z in line], band, (0, 1, 0), ribbon, 0.0005)
        moved(strip, (0, 0, 0), (0, 0, turn))
    _bow(ribbon, (0, 0, high + 0.001), min(wide, deep) * look.between(0.36, 0.4), band)
    return {"ribbon": look.accent}


def _dotted(wide: float, deep: float, low: float, high: float) -> None:
    """White dots printed round the four sides of a box."""
    places = []
    for turn in range(4):
        length, out = (wide, deep) if turn % 2 == 0 else (deep, wide)
        c, s = math.cos(turn * math.pi / 2), math.sin(turn * math.pi / 2)
        for u, v in _spots(length, high - low):
            x, y = u, -out / 2 - 0.0001
            place = (x * c - y * s, x * s + y * c, (low + high) / 2 + v)
            places.append((place, (c, s, 0.0), (0.0, 0.0, 1.0)))
    _discs(places)


def _spots(width: float, height: float) -> list[Point2]:
    """Staggered rows of places about the middle of a field, clear of its edges."""
    step = 0.019
    rows, columns = int((height / 2 - 0.006) / step * 2), int((width / 2 - 0.008) / step)
    return [((column + 0.5 * (row % 2)) * step, row * step / 2) for row in range(-rows, rows + 1)
            for column in range(-columns, columns + 1 - row % 2)]  # fmt: skip


def _discs(places: Sequence[tuple[Point3, Point3, Point3]]) -> Object:
    """Small round prints, each at a place with its right and its up."""
    corners, faces = [], []
    for at, right, up in places:
        faces.append(range(len(corners), len(corners) + 20))
        for k in range(20):
            c, s = 0.0046 * math.cos(math.tau * k / 20), 0.0046 * math.sin(math.tau * k / 20)
            corners.append(tuple(p + r * c + u * s for p, r, u in zip(at, right, up, strict=True)))
    return mesh("dots", corners, faces, skin("paper", "white"), smooth=False)


def _bow(ribbon: Material, at: Point3, reach: float, band: float) -> None:
    """A rosette: a low ring of loops, a steeper one inside it, and two tails with a notch."""
    rings = ((6, 12, 0.0, 1.0, 12), (5, 40, 0.004, 0.74, 38), (1, 60, 0.012, 0.36, 66))
    for count, start, lift, long, steep in rings:
        for k in range(count):
            loop = [(0.0, 0.0), (0.45, 0.14), (0.85, 0.2), (1.02, 0.08), (0.9, -0.03),
                    (0.45, -0.02), (0.0, 0.0)]  # fmt: skip
            c, s = math.cos(math.radians(steep)), math.sin(math.radians(steep))
            bow = reach * long
            points = [((x * c - z * s) * bow, 0, lift + (x * s + z * c) * bow) for x, z in loop]
            wide = [0.35, 0.85, 1.15, 1.2, 1.15, 0.85, 0.35]
            rows = curve([(*p, w) for p, w in zip(points, wide, strict=True)], 7)
            part = silk_band(
                [r[:3] for r in rows], band, (0, 1, 0), ribbon, 0.0005, [r[3] for r in rows]
            )
            moved(part, (at[0], at[1], at[2] + 0.003), (0, 0, start + 360 * k / count))
    for turn in (-38, -104):
        tail = [(0, 0, 0.004), (reach * 0.5, 0, 0.009), (reach * 0.95, 0, 0.0025),
                (reach * 1.4, 0, 0.002)]  # fmt: skip
        part = silk_band(curve(tail, 8), band * 0.85, (0, 1, 0), ribbon, 0.0005, notch=band * 0.5)
        moved(part, at, (0, 0, turn))
