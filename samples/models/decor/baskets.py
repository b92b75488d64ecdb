"""Baskets woven of cane."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Sequence

from mathutils import Vector

from samples.blender.materials import skin
from samples.blender.outlines import squareness
from samples.blender.shapes import TURN, Material, Point2, Point3, box, curve, rod, tube
from samples.look import Look
from samples.models import Facts


def basket(look: Look) -> Facts:
    """A woven basket: laundry, market, bread, storage, lidded or belly basket."""
    cane = skin(look.material, look.shade)
    dark = skin(look.material, look.shade)
    shapes: dict[str, tuple[list[Point2], float, float, int, float]] = {
        # radius over height, squareness of the plan, depth over width, stakes, strand
        "laundry": ([(0.17, 0), (0.19, 0.15), (0.215, 0.34), (0.225, 0.48)], 2, 1, 34, 0.0058),
        "market": ([(0.17, 0), (0.19, 0.06), (0.21, 0.13), (0.22, 0.18)], 2.4, 0.66, 34, 0.0045),
        "bread": ([(0.1, 0), (0.125, 0.03), (0.145, 0.075)], 2, 1, 30, 0.003),
        "storage": ([(0.15, 0), (0.157, 0.08), (0.165, 0.18)], 5, 0.78, 36, 0.0045),
        "lidded": ([(0.19, 0), (0.2, 0.2), (0.205, 0.5)], 4, 0.8, 30, 0.0085),
        "belly": (
            [(0.13, 0), (0.19, 0.08), (0.205, 0.17), (0.17, 0.28), (0.14, 0.36)],
            2,
            1,
            34,
            0.0052,
        ),
    }
    points, power, deep, stakes, strand = shapes[look.style]
    size = look.between(0.95, 1.05)
    line = curve([(r * size, z * size) for r, z in points], 16)
    high = line[-1][1]

    def form(a: float) -> Point2:
        scale = squareness(a, power) if power > 2 else 1.0
        return scale * math.cos(a), scale * math.sin(a) * deep

    two_tone = (skin(look.material, look.accent)
                if look.accent != "white" or look.style == "belly" else None)  # fmt: skip
    split = 0.45 if two_tone else -1
    _weave(line, form, stakes, strand, lambda t: two_tone if two_tone and t < split else cane, dark)
    _floor(line[0][0], form, strand, cane)
    rim = [(line[-1][0] * form(a)[0], line[-1][0] * form(a)[1], high + strand * 0.4)
           for a in (TURN * k / 90 for k in range(90))]  # fmt: skip
    _rope(rim, strand * 1.05, cane, closed=True)
    low = [(line[0][0] * form(a)[0] * 1.01, line[0][0] * form(a)[1] * 1.01, strand)
           for a in (TURN * k / 90 for k in range(90))]  # fmt: skip
    _rope(low, strand * 0.9, two_tone or cane, closed=True)
    top = line[-1][0]
    handles = 0
    if look.style in ("laundry", "belly"):
        handles = 2
        for side in (-1, 1):
            r, w = top * 1.02, 0.07 * size
            _rope([(side * r, -w, high - 0.04), (side * (r + 0.012), -w * 0.9, high + 0.03),
                   (side * (r + 0.014), 0, high + 0.075),
                   (side * (r + 0.012), w * 0.9, high + 0.03), (side * r, w, high - 0.04)],
                  strand * 1.1, cane)  # fmt: skip
    elif look.style == "market":
        handles = 1
        arch = [(top * math.cos(a), 0, high - 0.03 + 0.26 * size * math.sin(a) ** 0.8)
                for a in (math.pi * k / 14 for k in range(15))]  # fmt: skip
        _rope([(top * 0.97, 0, high - 0.05), *arch[1:-1], (-top * 0.97, 0, high - 0.05)],
              strand * 1.5, cane)  # fmt: skip
    elif look.style == "storage":
        handles = 2
        for side in (-1, 1):
            _rope([(side * (top + 0.002), -0.05, high - 0.02),
                   (side * (top + 0.022), -0.035, high - 0.035),
                   (side * (top + 0.025), 0, high - 0.04),
                   (side * (top + 0.022), 0.035, high - 0.035),
                   (side * (top + 0.002), 0.05, high - 0.02)], strand, cane)  # fmt: skip
    elif look.style == "lidded":
        handles = 1
        lid = curve(
            [(top * 1.03, high + 0.014), (top * 1.03, high + 0.04), (top * 0.98, high + 0.05)], 4
        )
        _weave(lid, form, stakes, strand, lambda _: cane, dark)
        _floor(top * 1.0, form, strand, cane, high + 0.05)
        _rope([(-0.075, 0, high + 0.05), (-0.065, 0, high + 0.09), (0, 0, high + 0.105),
               (0.065, 0, high + 0.09), (0.075, 0, high + 0.05)], strand, cane)  # fmt: skip
        for x in (-0.09, 0.09):
            box((0.022, 0.006, 0.09), skin("leather", "chocolate"),
                (x, -top * deep * 1.06 - 0.006, high - 0.04), 0.002)  # fmt: skip
            rod(0.005, (x, -top * deep * 1.06 - 0.009, high - 0.02),
                (x, -top * deep * 1.06 - 0.014, high - 0.02), skin("brass", "brass"))  # fmt: skip
    volume = sum(math.pi * a[0] ** 2 * deep * (b[1] - a[1]) for a, b in itertools.pairwise(line))
    volume *= 1.0 if power <= 2 else 1.2
    return {"capacity": round(volume * 1000, 1 if volume < 0.003 else None), "handles": handles}


def _weave(
    line: Sequence[Point2],
    form: Callable[[float], Point2],
    stakes: int,
    strand: float,
    stuff: Callable[[float], Material],
    stake: Material,
) -> None:
    """Upright stakes, and strands that pass before one and behind the next, row above row."""
    low, high = line[0][1], line[-1][1]
    rows = max(2, round((high - low) / (strand * 1.75)))
    levels = [low + (high - low) * (k + 0.5) / rows for k in range(rows)]

    def radius(z: float) -> float:
        for (r0, z0), (r1, z1) in itertools.pairwise(line):
            if z <= z1:
                return r0 + (r1 - r0) * (z - z0) / max(z1 - z0, 1e-9)
        return line[-1][0]

    points = stakes * 6
    for row, z in enumerate(levels):
        r = radius(z)
        ring = []
        for k in range(points):
            a = TURN * k / points
            x, y = form(a)
            out = r + strand * 0.95 * math.cos(stakes / 2 * a + math.pi * row)
            ring.append((x * out, y * out, z + strand * 0.12 * math.sin(5 * a + row * 1.7)))
        tube(ring, strand, stuff(row / rows), closed=True, steps=1, sides=1)
    for k in range(stakes):
        x, y = form(TURN * k / stakes)
        tube([(x * r, y * r, z) for r, z in line[:: max(1, len(line) // 12)]] + [
                 (x * line[-1][0], y * line[-1][0], high)],
             strand * 0.75, stake, steps=1, sides=1)  # fmt: skip


def _floor(
    radius: float, form: Callable[[float], Point2], strand: float, cane: Material, z: float = 0.0
) -> None:
    """The same weave, flat, from the middle outwards."""
    rows = int(radius / (strand * 1.9))
    for row in range(1, rows + 1):
        r = radius * row / rows
        spokes = 8 if row < rows / 3 else 16 if row < rows * 2 / 3 else 32
        count = spokes * 5
        ring = []
        for k in range(count):
            a = TURN * k / count
            x, y = form(a)
            ring.append((x * r, y * r,
                         z + strand + strand * 0.45 * math.cos(
                             spokes / 2 * a + math.pi * row)))  # fmt: skip
        tube(ring, strand, cane, closed=True, steps=1, sides=1)


def _rope(path: Sequence[Point3], thick: float, cane: Material, closed: bool = False) -> None:
    """Three canes plaited around a path."""
    line = [Vector(p) for p in curve(path, 4 if closed else 12, closed)]
    count = len(line)
    way = [line[(i + 1) % count] - line[i - 1] if closed or 0 < i < count - 1
           else line[min(i + 1, count - 1)] - line[max(i - 1, 0)]
           for i in range(count)]  # fmt: skip
    length = sum((b - a).length for a, b in itertools.pairwise(line))
    twists = max(3, round(length / (thick * 9)))
    for strand in range(3):
        points = []
        for i, (point, tangent) in enumerate(zip(line, way, strict=True)):
            t = tangent.normalized()
            side = t.cross(Vector((0.02, 0.03, 1) if closed else (0, 1, 0.013))).normalized()
            other = t.cross(side)
            a = TURN * (strand / 3 + twists * i / count)
            points.append(tuple(point + thick * 0.72 * (side * math.cos(a) + other * math.sin(a))))
        tube(points, thick * 0.75, cane, closed=closed, steps=1, sides=2)
