"""Watering cans."""

from __future__ import annotations

import math

from mathutils import Vector

from samples.blender.forms import rolled_rim, swept
from samples.blender.materials import skin
from samples.blender.outlines import litres
from samples.blender.shapes import (
    Material,
    copied,
    curve,
    lathe,
    loft,
    moved,
    sphere,
    superellipse,
    thickened,
    tube,
)
from samples.look import Look
from samples.models import Facts


def _rose(at: Vector, lean: float, size: float, body: Material, face: Material) -> None:
    """The sprinkler at the end of a spout that runs up to +x, leaning `lean` degrees from upright."""
    cone = lathe([(size * 0.3, -0.012), (size * 0.32, 0), (size * 0.95, size * 0.75),
                  (size, size * 0.8), (size, size * 0.95)], body)  # fmt: skip
    front = lathe(curve([(size * 1.03, size * 0.88), (size * 1.04, size * 0.98),
                         (size * 0.7, size * 1.1), (0, size * 1.16)]), face)  # fmt: skip
    dot = lathe([(0, 0), (size * 0.045, 0), (size * 0.045, 0.0006), (0, 0.0006)],
                skin("plastic", "black"), 10)  # fmt: skip
    turned = Vector((math.sin(math.radians(lean)), 0, math.cos(math.radians(lean))))
    across = Vector((math.cos(math.radians(lean)), 0, -math.sin(math.radians(lean))))
    for part in (cone, front):
        moved(part, tuple(at), (0, lean, 0))
    for ring, count in ((0.0, 1), (0.22, 6), (0.44, 12), (0.66, 18), (0.86, 24)):
        for k in range(count):
            a = math.tau * k / count
            lift = size * (1.16 - 0.16 * (ring / 0.86) ** 2)
            spot = (at + turned * lift + (across * math.cos(a) + Vector((0, 1, 0)) * math.sin(
                                              a)) * (ring * size))  # fmt: skip
            copied(dot, tuple(spot), (0, lean, 0))
    moved(dot, tuple(at + turned * (size * 1.16)), (0, lean, 0))


def watering_can(look: Look) -> Facts:
    """A watering can: round of sheet metal, oval of plastic for the garden, slender for indoors."""
    body = skin(look.material, look.shade, grain="X")
    grow = look.between(0.95, 1.06)
    if look.style == "indoor":
        r, h = 0.075 * grow, 0.115 * grow
        outer = curve([(r * 0.86, 0.003), (r, h * 0.12), (r * 0.95, h * 0.45), (r * 0.62, h * 0.86),
                       (r * 0.5, h), (r * 0.52, h * 1.08)])  # fmt: skip
        inner = [(a - 0.0016, b) for a, b in outer]
        lathe([(0, 0.001), (r * 0.82, 0), *outer, *reversed(inner), (0, 0.004)], body)
        rolled_rim(r * 0.515, h * 1.08, 0.0018, body)
        swept([(r * 0.8, 0, h * 0.18, 0.03, 0.024), (r * 1.35, 0, h * 0.34, 0.017, 0.016),
               (r * 1.85, 0, h * 0.9, 0.0125, 0.0125), (r * 2.25, 0, h * 1.5, 0.0105, 0.0105),
               (r * 2.75, 0, h * 1.76, 0.0095, 0.0095), (r * 3.1, 0, h * 1.7, 0.009, 0.009)],
              body, power=2, wall=0.001)  # fmt: skip
        swept([(-r * 0.48, 0, h * 1.0, 0.015, 0.005), (-r * 0.95, 0, h * 1.42, 0.013, 0.005),
               (-r * 1.6, 0, h * 1.3, 0.013, 0.0055), (-r * 1.72, 0, h * 0.8, 0.013, 0.0055),
               (-r * 1.3, 0, h * 0.42, 0.013, 0.005), (-r * 0.94, 0, h * 0.34, 0.016, 0.004)],
              body)  # fmt: skip
        return {"capacity": round(litres(inner), 1)}
    if look.style == "classic":
        r, h = 0.105 * grow, 0.2 * grow
        outer = [(r, 0.002), (r * 0.99, h * 0.1), (r * 0.9, h)]
        inner = [(a - 0.0015, b) for a, b in outer]
        lathe([(0, 0.002), (r * 0.97, 0.002), (r, 0.0), *outer, *reversed(inner), (0, 0.005)], body)
        for z, size in ((0.004, 0.004), (h * 0.3, 0.0024), (h * 0.7, 0.0024), (h, 0.0034)):
            rolled_rim(r * (1 - 0.1 * z / h), z, size, body)
        # a hood over the front half keeps the water in when pouring
        hood = [[(r * 0.9 * c * math.cos(a), r * 0.9 * c * math.sin(a),
                  h + 0.028 * math.cos(a) * (1 - 0.25 * c))
                 for a in (math.pi * (k / 24 - 0.5) for k in range(25))]
                for c in (1.0, 0.85, 0.6, 0.3, 0.02)]  # fmt: skip
        rim = [(x, y, h) for x, y, _ in hood[0]]
        thickened(loft([rim, *hood], body, closed=False, capped=False, level=0), 0.0014)
        end = Vector((r * 2.55, 0, h * 1.34))
        swept([(r * 0.88, 0, h * 0.17, 0.05, 0.05), (r * 1.25, 0, h * 0.38, 0.036, 0.036),
               (r * 1.9, 0, h * 0.85, 0.026, 0.026), (*end, 0.021, 0.021)],
              body, power=2, wall=0.0015)  # fmt: skip
        tube([(r * 0.86, 0, h * 0.97), (r * 1.86, 0, h * 0.86)], 0.004, body)
        brass = skin("brass", "brass")
        _rose(end + Vector((0.004, 0, 0.0055)), 46, 0.037, brass, brass)
        tube([(-r * 0.86, 0, h * 0.24), (-r * 1.45, 0, h * 0.4), (-r * 1.75, 0, h * 0.86),
              (-r * 1.2, 0, h * 1.34), (-r * 0.3, 0, h * 1.46), (r * 0.5, 0, h * 1.32),
              (r * 0.72, 0, h * 1.08)], 0.0068, body)  # fmt: skip
        for x, z in ((-r * 0.95, h * 0.25), (r * 0.74, h * 1.09)):
            sphere(0.015, body, (x, 0, z), (0.7, 1, 1.1))
    else:
        r, h = 0.1 * grow, 0.24 * grow
        stages = [(0.94, 0.0), (1.0, 0.02), (1.0, 0.3), (0.95, 0.62), (0.8, 0.86), (0.62, 1.0),
                  (0.6, 1.06)]  # fmt: skip
        rings = [superellipse(2.5 * r * s, 1.75 * r * s, h * z, 2.7, 36, (-0.05 * r * z, 0))
                 for s, z in stages]  # fmt: skip
        hollow = [superellipse(2.5 * r * s - 0.005, 1.75 * r * s - 0.005, h * z, 2.7, 36,
                               (-0.05 * r * z, 0)) for s, z in stages[::-1][:3]]  # fmt: skip
        loft([*rings, *hollow, superellipse(1.4 * r, 1.0 * r, h * 0.7, 2.5, 36)], body, level=2)
        end = Vector((r * 3.1, 0, h * 1.26))
        swept([(r * 1.0, 0, h * 0.2, 0.07, 0.06), (r * 1.5, 0, h * 0.36, 0.05, 0.046),
               (r * 2.3, 0, h * 0.82, 0.034, 0.034), (*end, 0.027, 0.027)],
              body, power=2.2, wall=0.002)  # fmt: skip
        trim = skin("plastic", look.accent)
        _rose(end + Vector((0.004, 0, 0.005)), 48, 0.042, trim, trim)
        swept([(-r * 1.06, 0, h * 0.34, 0.034, 0.018), (-r * 1.7, 0, h * 0.56, 0.026, 0.017),
               (-r * 1.72, 0, h * 0.98, 0.026, 0.018), (-r * 1.0, 0, h * 1.32, 0.027, 0.019),
               (r * 0.1, 0, h * 1.38, 0.027, 0.019), (r * 0.75, 0, h * 1.2, 0.026, 0.017),
               (r * 0.72, 0, h * 0.86, 0.032, 0.016)], body, power=2.8)  # fmt: skip
        swept([(r * 0.6, 0, h * 0.96, 0.018, 0.01), (r * 1.4, 0, h * 0.8, 0.014, 0.01),
               (r * 2.15, 0, h * 0.78, 0.016, 0.01)], body)  # fmt: skip
        return {"capacity": round(0.9 * 1.25 * 0.875 * math.pi * r * r * h * 1000 * 0.86, 1)}
    return {"capacity": round(litres(inner), 1)}
