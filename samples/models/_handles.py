"""What is added to vessels: handles, rims, bands, letters and spots."""

from __future__ import annotations

import math
from collections.abc import Sequence

from mathutils import Vector

from samples.blender import shapes
from samples.blender.forms import sliced, wrapped
from samples.blender.shapes import Material, Object, lathe, loft
from samples.models._vessels import FULL, Profile, rounded_line


def radius_at(outside: Profile, z: float) -> float:
    """How far out the wall stands at a height."""
    for (r, low), (s, high) in zip(outside[-2::-1], outside[:0:-1], strict=True):
        if low <= z <= high:
            return r + (s - r) * (z - low) / max(high - low, 1e-9)
    return outside[-1][0]


def painted_band(outside: Profile, low: float, high: float, paint: Material) -> Object:
    """A painted band that follows the wall between two heights."""
    heights = [low + (high - low) * k / 8 for k in range(9)]
    line = [(radius_at(outside, z) + 0.00025, z) for z in heights]
    return lathe([(line[0][0] - 0.0008, low), *line, (line[-1][0] - 0.0008, high)], paint, 128)


def hoop(radius: float, z: float, thickness: float, material: Material) -> Object:
    """A round hoop: a rolled rim, a gasket."""
    turn = [math.tau * k / 12 for k in range(13)]
    half = thickness / 2
    return lathe(
        [(radius - half * math.cos(a), z - half * math.sin(a)) for a in turn], material, 128
    )


def handle_sections(
    path: Sequence[Sequence[float]], sizes: Sequence[Sequence[float]], power: float = 2.0
) -> list[list[tuple[float, float, float]]]:
    """Cross-sections for `loft` along a path (x, z); each `size` is the width in y and thickness."""
    found = []
    for i, (x, z) in enumerate(path):
        a, b = Vector(path[max(i - 1, 0)]), Vector(path[min(i + 1, len(path) - 1)])
        way = (b - a).normalized()
        share = i / (len(path) - 1) * (len(sizes) - 1)
        low = min(int(share), len(sizes) - 2)
        wide, thick = (
            p + (q - p) * (share - low) for p, q in zip(sizes[low], sizes[low + 1], strict=True)
        )
        ring = shapes.superellipse(thick, wide, 0.0, power, 16)
        found.append([(x - u * way.y, y, z + u * way.x) for u, y, _ in ring])
    return found


def pulled_handle(
    path: Sequence[Sequence[float]],
    width: float,
    thickness: float,
    material: Material,
    power: float = 2.3,
) -> Object:
    """A handle pulled along a path (x, z): a flat band that swells where it joins the body."""
    sizes = [(width * f, thickness * g)
             for f, g in ((1.3, 1.45), (1, 1), (0.94, 0.95), (1, 1), (1.25, 1.4))]  # fmt: skip
    return loft(handle_sections(path, sizes, power), material)


def ear_line(outside: Profile, top: float, low: float, out: float, square: float = FULL) -> Profile:
    """The way of a handle from the wall at one height to the wall at a lower one.

    An ear that hangs from the top if `square` is 0, else a bow with corners rounded by it.
    """
    r, s = radius_at(outside, top) - 0.0015, radius_at(outside, low) - 0.0015
    far, tall = max(r, s) + out, top - low
    if square == 0:
        return rounded_line((r, top - 0.06 * tall), (r + 0.75 * out, top + 0.16 * tall),
                            (far + 0.3 * out, top - 0.12 * tall),
                            (far - 0.02 * out, low + 0.2 * tall),
                            (s + 0.4 * out, low + 0.02 * tall),
                            (s, low - 0.02 * tall), steps=5)  # fmt: skip
    return rounded_line((r, top - 0.1 * tall), (r + 0.3 * out, top, square), (far, top, square),
                        (far, (top + low) / 2, square), (far - out * 0.1, low + 0.1 * tall, square),
                        (s + 0.3 * out, low - 0.05 * tall, square), (s, low), steps=5)  # fmt: skip


def lettered(words: str, size: float, radius: float, z: float, paint: Material) -> Object:
    """Words printed on the front of a round wall."""
    body = sliced(shapes.text(words, size, paint, thickness=0.0003), 0.002)
    wrapped(body, radius, z)
    return shapes.moved(body, turn=(0, 0, 14))  # towards the camera, away from the handle


def spotted(
    outside: Profile, low: float, high: float, size: float, paint: Material, raised: float = 0.0
) -> Object:
    """Round spots in staggered rows all round a wall: printed, or studs of cast iron."""
    rings = (
        [(1.0, -0.0004), (0.85, 0.6 * raised), (0.5, 0.95 * raised)] if raised else [(1.0, 0.0003)]
    )
    points, faces = [], []
    rows = max(2, round((high - low) / (3.2 * size)))
    around = round(math.tau * radius_at(outside, (low + high) / 2) / (3.6 * size))
    for row in range(rows):
        middle = low + (high - low) * (row + 0.5) / rows
        for k in range(around):
            turn = math.tau * (k + row % 2 / 2) / around
            for number, (share, lift) in enumerate(rings):
                start = len(points)
                for step in range(16):
                    a = math.tau * step / 16
                    z = middle + share * size * math.sin(a)
                    out = radius_at(outside, z) + lift
                    angle = turn + share * size * math.cos(a) / out
                    points.append((out * math.cos(angle), out * math.sin(angle), z))
                if number:
                    before = start - 16
                    faces += [(before + i, before + (i + 1) % 16, start + (i + 1) % 16, start + i)
                              for i in range(16)]  # fmt: skip
            faces.append(range(start, start + 16))
    return shapes.mesh("spots", points, faces, paint)
