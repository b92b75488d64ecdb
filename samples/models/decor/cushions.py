"""Throw cushions."""

from __future__ import annotations

import math
from collections.abc import Sequence

from samples.blender.materials import MATERIALS, skin
from samples.blender.nodes import Shader
from samples.blender.shapes import TURN, Material, Point3, loft, mesh, moved, sphere, tube
from samples.look import Look
from samples.models import Facts
from samples.palette import linear


def throw_cushion(look: Look) -> Facts:
    """A throw cushion: piped, tasselled, knitted, oblong with a fringe, or round with a button."""
    if look.style == "round":
        return _round_cushion(look)
    striped, oblong = look.style == "tasselled", look.style == "oblong"
    pattern = "stripes" if striped else "plain"
    cloth = (_window_panes(look)
             if oblong else skin(look.material, look.shade, look.accent, pattern, 2.2))  # fmt: skip
    trim = skin("cotton", look.accent if striped or oblong else look.shade)
    width = look.between(0.44, 0.46)
    height = 0.31 if oblong else width
    thick = look.between(0.17, 0.19) * (0.85 if oblong else 1)
    chop = 0.0 if oblong else look.between(0.03, 0.04)
    phase = look.between(0, 6)
    knitted = look.style == "knitted"
    fine = 200 if knitted else 72

    def at(u: float, v: float) -> Point3:
        """A point of the front: seams curve in between the corners, the top is knocked in."""
        x = width / 2 * u * (1 - 0.09 * (1 - v * v) * u * u)
        z = height / 2 * v * (1 - 0.09 * (1 - u * u) * v * v)
        upper = ((v + 1) / 2) ** 3
        full = ((1 - u * u) * (1 - v * v)) ** 0.55
        rim = (1 - full) ** 1.5
        folds = math.sin(9 * u + 2.5 * math.sin(2 * v + phase)) + math.sin(
            8 * v + 2 * math.sin(3 * u - phase)
        )
        corner = math.sin(16 * (abs(u) - abs(v)) + phase) * (u * u * v * v)
        swell = full * (1 + 0.11 * rim * folds + 0.5 * corner) - 0.03 * v * full
        swell *= 1 - 6 * chop * upper * math.exp(-((u / 0.2) ** 2))
        return x, thick / 2 * swell, z - chop * upper * math.exp(-((u / 0.33) ** 2))

    for side in (-1, 1):
        points, faces = [], []
        for j in range(fine + 1):
            for i in range(fine + 1):
                u, v = -1 + 2 * i / fine, -1 + 2 * j / fine
                x, y, z = at(u, v)
                if knitted:
                    column = u * 7
                    lean = abs(column - math.floor(column) - 0.5)
                    y += (0.0065 * (abs(math.sin(math.pi * column)) * 1.2 + 0.6 * math.cos(
                                        TURN * (v * 9 - lean * 1.6))) * min(1,
                              6 * (1 - max(abs(u), abs(v)))))  # fmt: skip
                points.append((x, side * y, z))
        for j in range(fine):
            for i in range(fine):
                k = j * (fine + 1) + i
                face = [k, k + 1, k + fine + 2, k + fine + 1]
                faces.append(face if side < 0 else face[::-1])
        mesh("cushion", points, faces, cloth)
    corners = [(-1, -1), (1, -1), (1, 1), (-1, 1)]
    seam = []
    for (a, b), (c, d) in zip(corners, corners[1:] + corners[:1], strict=True):
        seam += [at(a + (c - a) * k / 12, b + (d - b) * k / 12) for k in range(12)]
    piping = skin(look.material, look.accent) if look.style == "piped" else trim
    tube([(x, 0, z) for x, _, z in seam], 0.0055 if look.style == "piped" else 0.003, cloth
         if knitted else piping, closed=True, steps=2)  # fmt: skip
    if look.style == "tasselled":
        for u, v in corners:
            x, _, z = at(u, v)
            _tassel((x, 0, z), (u, 0, v), trim)
    elif oblong:
        for u in (-1, 1):
            for k in range(46):
                x, _, z = at(u, -0.97 + 1.94 * k / 45)
                droop = 0.006 * math.sin(k * 2.3 + phase)
                tube([(x, 0, z), (x + u * 0.018, droop * 0.5, z - 0.001),
                      (x + u * 0.034, droop, z - 0.005 + droop * 0.5)],
                     0.0022, trim, steps=3, sides=1)  # fmt: skip
    return {"shape": "oblong" if oblong else "square"}


def _round_cushion(look: Look) -> Facts:
    """Pleats that run to a covered button in the middle."""
    cloth = skin(look.material, look.shade)
    radius, thick = look.between(0.2, 0.215), look.between(0.13, 0.145)
    pleats, steps, turns = 26, 22, 260
    for side in (-1, 1):
        rings = []
        for j in range(steps + 1):
            r = max(j / steps, 0.02)
            full = (1 - r**3.4) ** 0.5 * (1 - 0.75 * math.exp(-((r / 0.2) ** 2)))
            ring = []
            for k in range(turns):
                a = TURN * k / turns
                fold = 0.007 * abs(math.cos(pleats * a / 2)) * min(1, r * 4) * (1 - r**6)
                ring.append((radius * r * math.cos(a), side * (thick / 2 * full + fold),
                             radius * r * math.sin(a)))  # fmt: skip
            rings.append(ring if side < 0 else ring[::-1])
        loft(rings, cloth, capped=False, level=0)
        moved(sphere(0.02, cloth, (0, side * thick * 0.16, 0), (1, 0.45, 1)))
    rim = [
        (radius * math.cos(TURN * k / 80), 0, radius * math.sin(TURN * k / 80)) for k in range(80)
    ]
    tube(rim, 0.0055, cloth, closed=True, steps=2)
    return {"shape": "round"}


def _tassel(at: Point3, way: Sequence[float], yarn: Material) -> None:
    x, y, z = at
    u, _, v = (w * 0.7 for w in way)
    sphere(0.011, yarn, (x + 0.008 * u, y, z + 0.008 * v))
    for k in range(16):
        a, fan = TURN * k / 16, 0.014 if k % 2 else 0.008
        fx, fz = fan * math.cos(a), fan * math.sin(a)
        tube([(x + 0.01 * u, y, z + 0.01 * v),
              (x + 0.03 * u + fx * v * 0.8, y + fz * 0.8, z + 0.03 * v - fx * u * 0.8 - 0.004),
              (x + 0.065 * u + fx * v * 1.3, y + fz, z + 0.065 * v - fx * u * 1.3 - 0.016)],
             0.0026, yarn, steps=4, sides=1)  # fmt: skip


def _window_panes(look: Look) -> Material:
    """Thin crossing lines on plain cloth, seen square from the front."""
    s = Shader("window panes")
    parts = s.node("ShaderNodeSeparateXYZ", Vector=s.place()).outputs
    lines = [s.math("LESS_THAN",
                    s.math("FRACT", s.math("DIVIDE", s.math("ADD", parts[k], 9.0), 0.062)), 0.13)
             for k in (0, 2)]  # fmt: skip
    colour = s.mix(s.math("MAXIMUM", *lines), linear(look.shade), linear(look.accent))
    return MATERIALS[look.material](s, colour, "Z", 1.0)
