"""Vases."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Sequence

from samples.blender.materials import skin
from samples.blender.outlines import squareness
from samples.blender.shapes import TURN, Material, Point2, curve, lathe, loft, mesh, sharpen, tube
from samples.look import Look
from samples.models import Facts

Form = Callable[[float, float], tuple[float, float]]
# (radius, height) of a vase of height 1, from the foot up
PROFILES: dict[str, list[Point2]] = {
    "amphora": [(0.13, 0), (0.13, 0.03), (0.2, 0.14), (0.3, 0.42), (0.285, 0.6), (0.15, 0.76),
                (0.105, 0.87), (0.12, 0.95), (0.165, 1)],
    "bottle": [(0.21, 0), (0.24, 0.04), (0.25, 0.25), (0.23, 0.45), (0.1, 0.62), (0.065, 0.75),
               (0.062, 0.95), (0.085, 1)],
    "cylinder": [(0.22, 0), (0.225, 0.02), (0.225, 0.5), (0.225, 1)],
    "ball": [(0.24, 0), (0.36, 0.08), (0.5, 0.42), (0.4, 0.75), (0.17, 0.91), (0.145, 0.95),
             (0.17, 1)],
    "trumpet": [(0.17, 0), (0.16, 0.02), (0.07, 0.08), (0.06, 0.16), (0.085, 0.45), (0.14, 0.75),
                (0.27, 1)],
    "teardrop": [(0.15, 0), (0.2, 0.04), (0.25, 0.2), (0.19, 0.38), (0.075, 0.58), (0.045, 0.78),
                 (0.05, 1)],
    "gourd": [(0.2, 0), (0.28, 0.07), (0.34, 0.25), (0.25, 0.46), (0.17, 0.56), (0.22, 0.72),
              (0.19, 0.86), (0.1, 0.94), (0.12, 1)],
    "square": [(0.2, 0), (0.21, 0.02), (0.21, 0.5), (0.21, 1)],
    "hourglass": [(0.25, 0), (0.27, 0.04), (0.25, 0.24), (0.14, 0.52), (0.19, 0.78), (0.27, 1)],
    "jar": [(0.2, 0), (0.2, 0.03), (0.23, 0.2), (0.34, 0.52), (0.33, 0.7), (0.22, 0.81),
            (0.15, 0.84), (0.15, 0.9)],
    "jug": [(0.22, 0), (0.26, 0.04), (0.3, 0.25), (0.26, 0.5), (0.165, 0.7), (0.15, 0.8),
            (0.19, 1)],
    "ribbed": [(0.18, 0), (0.24, 0.05), (0.3, 0.35), (0.27, 0.66), (0.17, 0.88), (0.16, 0.94),
               (0.2, 1)],
    "faceted": [(0.15, 0), (0.25, 0.18), (0.31, 0.4), (0.28, 0.62), (0.19, 0.82), (0.17, 1)],
    "twisted": [(0.19, 0), (0.2, 0.02), (0.25, 0.25), (0.26, 0.5), (0.22, 0.8), (0.26, 1)],
    "wavy": [(0.2, 0), (0.26, 0.03), (0.3, 0.22), (0.27, 0.45), (0.26, 0.65), (0.36, 0.88),
             (0.46, 1)],
    "flask": [(0.2, 0), (0.3, 0.06), (0.44, 0.38), (0.36, 0.68), (0.14, 0.84), (0.1, 0.9),
              (0.13, 1)],
    "bubble": [(0.19, 0), (0.29, 0.05), (0.345, 0.17), (0.3, 0.3), (0.185, 0.385), (0.24, 0.45),
               (0.27, 0.55), (0.235, 0.65), (0.14, 0.715), (0.18, 0.77), (0.195, 0.83),
               (0.165, 0.9), (0.09, 0.945), (0.085, 0.965), (0.105, 1)],
    "urn": [(0.2, 0), (0.2, 0.03), (0.1, 0.08), (0.07, 0.16), (0.18, 0.26), (0.3, 0.48),
            (0.31, 0.66), (0.24, 0.82), (0.23, 0.9), (0.31, 1)],
    "banded": [(0.2, 0), (0.27, 0.06), (0.29, 0.3), (0.27, 0.7), (0.16, 0.87), (0.15, 0.93),
               (0.2, 1)]}  # fmt: skip
HEIGHTS = {
    "ball": 0.17,
    "flask": 0.22,
    "jug": 0.24,
    "wavy": 0.2,
    "gourd": 0.24,
    "jar": 0.28,
    "trumpet": 0.32,
    "amphora": 0.34,
    "teardrop": 0.33,
    "urn": 0.26,
    "bubble": 0.28,
}


def vase(look: Look) -> Facts:
    """A vase of one of twenty forms: amphora, bottle, ring, ribbed, faceted, wavy, jug ..."""
    pattern = {"banded": "bands", "jug": "dipped", "jar": "dots"}.get(look.style, "plain")
    main = skin(look.material, look.shade, look.accent, pattern,
                {"jug": 9.0, "banded": 1.6}.get(look.style, 0.9))  # fmt: skip
    if look.style == "ring":
        return _ring_vase(look, main)
    high = HEIGHTS.get(look.style, 0.25) * look.between(0.94, 1.06)
    wide = look.between(0.96, 1.04)
    wall = 0.005 if look.style in ("ball", "cylinder") else 0.0035
    line = [(r * high * wide, z * high) for r, z in PROFILES[look.style]]
    forms: dict[str, Form] = {
        "square": lambda a, _: (squareness(a, 6), 0),
        "ribbed": lambda a, t: (1 + 0.085 * abs(math.sin(9 * a)) * min(1, 9 * (1 - t)), 0),
        "twisted": lambda a, t: (1 + 0.09 * math.cos(7 * (a + 1.5 * t)), 0),
        "wavy": lambda a, t: (1 + 0.14 * t**4 * math.cos(6 * a), 0.014 * t**5 * math.sin(6 * a)),
        "cylinder": lambda a, _: (1 + 0.05 * abs(math.sin(10 * a)), 0),
        "jug": lambda a, t: (
            1 + 0.5 * max(0, t - 0.72) * max(0, math.cos(a - math.pi)) ** 9,
            0.02 * max(0, t - 0.75) * 4 * max(0, math.cos(a - math.pi)) ** 9,
        ),
    }
    deep = 0.5 if look.style == "flask" else 1.0
    if look.style == "faceted":
        capacity = _faceted(line, wall, main)
    else:
        capacity = _vessel(line, wall, main, forms.get(look.style), deep)
    if look.style == "amphora":
        for side in (-1, 1):
            tube([(side * r * high * wide, 0, z * high)
                  for r, z in ((0.09, 0.9), (0.27, 0.93), (0.33, 0.8), (0.22, 0.62))],
                 0.0075, main)  # fmt: skip
    elif look.style == "jug":
        tube([(r * high * wide, 0, z * high)
              for r, z in ((0.155, 0.9), (0.3, 0.95), (0.39, 0.78), (0.34, 0.52), (0.265, 0.42))],
             0.008, main, radii=[1.2, 1, 0.9, 1, 1.3])  # fmt: skip
    elif look.style == "jar":
        top = 0.885 * high
        lid = [(0.185, 0), (0.19, 0.01), (0.185, 0.03), (0.14, 0.07), (0.05, 0.09), (0.035, 0.1),
               (0.045, 0.125), (0.03, 0.15)]  # fmt: skip
        lathe([(0, top), *((r * high * wide, top + z * high) for r, z in curve(lid)),
               (0, top + 0.157 * high)], main)  # fmt: skip
    elif look.style == "urn":
        for side in (-1, 1):
            tube([(side * r * high * wide, 0, z * high)
                  for r, z in ((0.3, 0.6), (0.4, 0.68), (0.36, 0.82), (0.24, 0.84))],
                 0.005, main)  # fmt: skip
    opening = max(line[-1][0] - wall, 0) * 200
    return {"capacity": round(capacity * 1e6 / 50) * 50, "opening": round(opening, 1)}


def _vessel(
    line: Sequence[Point2],
    wall: float,
    material: Material,
    form: Form | None = None,
    deep: float = 1,
) -> float:
    """A hollow body with a rounded lip; `form` scales the radius and lifts; returns its volume."""
    outer = curve(line, 12)
    floor = wall * 1.8
    inner = []
    for i, (r, z) in enumerate(outer):
        before, after = outer[max(i - 1, 0)], outer[min(i + 1, len(outer) - 1)]
        run, rise = after[0] - before[0], after[1] - before[1]
        length = math.hypot(run, rise) or 1
        inner.append((max(r - wall * rise / length, 0.002), max(z + wall * run / length, floor)))
    lip = (outer[-1][0] - wall * 0.5, outer[-1][1] + wall * 0.4)
    foot = outer[0][0]
    profile = [(foot * 0.1, 0.001), (foot * 0.9, 0.001), (foot * 0.93, 0), (foot * 0.985, 0),
               *outer, lip]  # fmt: skip
    inside = [p for p in reversed(inner) if p[1] > floor]
    profile += [*inside, (inside[-1][0] * 0.8, floor), (foot * 0.1, floor)]
    high, count = outer[-1][1], 132
    rings = []
    for r, z in profile:
        ring = []
        for k in range(count):
            a = TURN * k / count
            scale, lift = form(a, z / high) if form else (1.0, 0.0)
            ring.append((r * scale * math.cos(a), r * scale * math.sin(a) * deep, z + lift))
        rings.append(ring)
    sharpen(loft(rings, material, level=0), 50)
    area = sum((form(TURN * k / 60, 0.4)[0] if form else 1) ** 2 for k in range(60)) / 60 * deep
    steps = itertools.pairwise(inside)
    return sum(math.pi * ((a[0] + b[0]) / 2) ** 2 * (a[1] - b[1]) for a, b in steps) * area


def _faceted(line: Sequence[Point2], wall: float, material: Material) -> float:
    """Flat facets: each ring of nine corners stands half a step on from the one below."""
    rings, inner = [], []
    sides = 9
    for i, (r, z) in enumerate(line):
        turn = math.pi / sides * i
        corners = [(math.cos(TURN * k / sides + turn), math.sin(TURN * k / sides + turn))
                   for k in range(sides)]  # fmt: skip
        rings.append([(r * x, r * y, z) for x, y in corners])
        inner.append([((r - wall) * x, (r - wall) * y, max(z, 0.006)) for x, y in corners])
    vertices = [p for ring in rings + inner[::-1] for p in ring]
    faces: list[list[int]] = [list(range(sides))[::-1],
                              [len(vertices) - sides + k for k in range(sides)]]  # fmt: skip
    count = len(line)
    for i in range(2 * count - 1):
        low, high = i * sides, (i + 1) * sides
        for k in range(sides):
            n = (k + 1) % sides
            if i < count - 1:
                faces += [[low + k, low + n, high + k], [low + n, high + n, high + k]]
            elif i == count - 1:
                faces.append([low + k, low + n, high + n, high + k])
            else:
                faces += [[low + k, low + n, high + n], [low + k, high + n, high + k]]
    body = mesh("faceted", vertices, faces, material, smooth=False)
    change = body.modifiers.new("bevel", "BEVEL")
    change.width, change.segments, change.limit_method = 0.0008, 2, "ANGLE"
    change.angle_limit = math.radians(5)
    pairs = itertools.pairwise(line)
    return sum(math.pi * ((a[0] + b[0]) / 2 - wall) ** 2 * (b[1] - a[1]) for a, b in pairs) * 0.92


def _ring_vase(look: Look, main: Material) -> Facts:
    """A ring that stands on a small foot and opens in a short neck."""
    big, thin = look.between(0.082, 0.088), look.between(0.031, 0.034)
    middle = big + thin + 0.006
    circle = [(big * math.cos(TURN * k / 48), 0, middle + big * math.sin(TURN * k / 48))
              for k in range(48)]  # fmt: skip
    tube(circle, thin, main, closed=True, steps=2, sides=12)
    lathe([(0, 0), *curve([(0.042, 0), (0.043, 0.004), (0.03, 0.014), (0.028, 0.03)]), (0, 0.03)],
          main)  # fmt: skip
    top = middle + big + thin
    neck = curve(
        [(0.026, top - 0.016), (0.018, top + 0.004), (0.017, top + 0.03), (0.024, top + 0.042)]
    )
    lathe([*neck, *((r - 0.004, z + 0.0008) for r, z in reversed(neck)), (0, top - 0.01)], main)
    capacity = math.pi * (thin - 0.004) ** 2 * TURN * big * 1e6
    return {"capacity": round(capacity / 50) * 50, "opening": 4.0}
