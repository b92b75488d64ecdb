"""What several kitchen things are made of: spun steel, ground blades, the bowls of spoons."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from samples.blender.nodes import Shader
from samples.blender.shapes import (
    Material,
    Object,
    Point2,
    Point3,
    curve,
    mesh,
    sharpen,
    subdivided,
    thickened,
)
from samples.palette import linear


def spun(shade: str) -> Material:
    """Steel polished while it turned: fine rings about the axis."""
    s = Shader(f"spun {shade}")
    where = s.node("ShaderNodeSeparateXYZ", Vector=s.place()).outputs
    out = s.math("SQRT", s.math("ADD", s.math("POWER", where[0], 2), s.math("POWER", where[1], 2)))
    lines = s.noise(s.node("ShaderNodeCombineXYZ", X=out, Z=where[2]).outputs[0], 1500, 2)
    return s.surface(Base_Color=linear(shade), Metallic=1.0,
                     Roughness=s.stretch(lines, 0.3, 0.7, (0.2, 0.34)),
                     Normal=s.bump(lines, 0.00001))  # fmt: skip


def _at(points: Sequence[Point2], x: float) -> float:
    """The height of a line over x."""
    for (a, low), (b, high) in pairwise(points):
        if a <= x <= b:
            return low + (high - low) * (x - a) / max(b - a, 1e-9)
    return points[-1][1]


def ground_blade(
    length: float,
    spine: Sequence[Point2],
    edge: Sequence[Point2],
    thickness: float,
    material: Material,
    teeth: int = 0,
) -> Object:
    """A ground blade lying along +x, edge towards -y; spine and edge are lines over 0 to 1."""
    back, front = curve(spine, 8), curve(edge, 8)
    count = teeth * 8 if teeth else 60
    vertices: list[Point3] = []
    for i in range(count + 1):
        t = i / count
        high, low = _at(back, t), _at(front, t)
        if teeth and 0.04 < t < 0.97:
            low += 0.0026 * abs(math.sin(math.pi * t * teeth))
        half = thickness / 2 * (1 - 0.55 * t)
        shoulder = low + (high - low) * 0.42
        ring = [(high, half), (high, -half), (shoulder, -half * 0.85), (low, -0.0001),
                (low, 0.0001), (shoulder, half * 0.85)]  # fmt: skip
        vertices += [(t * length, y, z) for y, z in ring]
    faces = [[6 * i + k, 6 * i + 6 + k, 6 * i + 6 + (k + 1) % 6, 6 * i + (k + 1) % 6]
             for i in range(count) for k in range(6)]  # fmt: skip
    faces += [[0, 1, 2, 3, 4, 5], [6 * count + k for k in (5, 4, 3, 2, 1, 0)]]
    return sharpen(mesh("blade", vertices, faces, material), 4 if not teeth else 12)


def bowl(
    length: float, width: float, depth: float, wall: float, material: Material, neck: float = 0.1
) -> Object:
    """A spoon's bowl lying along +x from its neck, hollow upwards."""
    rows, columns = 18, 10
    vertices = []
    for i in range(rows + 1):
        t = i / rows
        round_ = math.sqrt(max(0.0, 1 - (2 * t - 1) ** 2))
        # an egg: fullest beyond the middle as seen from the neck
        half = (width / 2 * max(round_ * (0.88 + 0.24 * math.sin(math.pi * t * 0.9)),
                                neck * (1 - t) + 0.03))  # fmt: skip
        for j in range(columns + 1):
            u = 2 * j / columns - 1
            vertices.append((length * t, half * u, -depth * (1 - abs(u) ** 2.4) * round_**1.3))
    faces = [[a, a + columns + 1, a + columns + 2, a + 1] for i in range(rows)
             for a in range(i * (columns + 1), i * (columns + 1) + columns)]  # fmt: skip
    return subdivided(thickened(mesh("bowl", vertices, faces, material), wall), 1)
