"""What several toys are made of: sawn boards, smooth hulls, rounded outlines."""

from __future__ import annotations

from collections.abc import Sequence

from mathutils import Matrix, Vector

from samples.blender.shapes import (
    Material,
    Object,
    Point2,
    Point3,
    curve,
    loft,
    moved,
    sheet,
    superellipse,
)


def rounded(corners: Sequence[Point3], steps: int = 6) -> list[Point2]:
    """An outline through corners (u, v, radius), each rounded by its radius."""
    found: list[Point2] = []
    for i, (u, v, radius) in enumerate(corners):
        here = Vector((u, v))
        ways = [Vector(corners[(i + k) % len(corners)][:2]) - here for k in (-1, 1)]
        reach = min(radius, *(way.length * 0.49 for way in ways))
        if reach < 1e-6:
            found.append((u, v))
            continue
        start, end = (here + way.normalized() * reach for way in ways)
        for k in range(steps + 1):
            t = k / steps
            found.append(tuple(start * (1 - t) ** 2 + here * 2 * t * (1 - t) + end * t * t))
    return found


def rectangle(u: float, v: float, wide: float, high: float, radius: float) -> list[Point2]:
    """A rounded rectangle about a middle."""
    return rounded([(u + a * wide / 2, v + b * high / 2, radius)
                    for a, b in ((-1, -1), (1, -1), (1, 1), (-1, 1))])  # fmt: skip


def sawn(
    outline: Sequence[Point2],
    width: float,
    material: Material,
    bevel: float = 0.003,
    holes: Sequence[Sequence[Point2]] = (),
    x: float = 0.0,
) -> Object:
    """A piece sawn along a side view of (y, z) points, `width` across about x."""
    # Blender fills hollow outlines wrongly when they are small: made big, then shrunk
    big = [[(u * 100, v * 100) for u, v in ring] for ring in (outline, *holes)]
    body = sheet(big[0], width * 100, material, bevel * 100, holes=big[1:])
    body.data.transform(Matrix.Scale(0.01, 4))
    return moved(body, (x - width / 2, 0, 0), (90, 0, 90))


def hull(stations: Sequence[Sequence[float]], material: Material, power: float = 2.6) -> Object:
    """A body along y: each station is (y, width, lowest z, highest z)."""
    sections = []
    for y, width, low, high in curve(stations, 4):
        ring = superellipse(max(width, 2e-3), max(high - low, 2e-3), 0.0, power, 28)
        sections.append([(x, y, z + (low + high) / 2) for x, z, _ in ring])
    return loft(sections, material)
