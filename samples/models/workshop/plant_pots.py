"""Plant pots with what grows in them."""

from __future__ import annotations

import math

from mathutils import Vector

from samples.blender.forms import rolled_rim
from samples.blender.materials import skin
from samples.blender.shapes import curve, lathe, loft, superellipse, tube
from samples.look import Look
from samples.models import Facts
from samples.models.workshop.plants import PLANTS


def plant_pot(look: Look) -> Facts:
    """A plant in its pot: the style names the plant, the material decides how the pot is made."""
    grow, radius, height = PLANTS[look.style]
    radius *= look.between(0.95, 1.06)
    body = skin(look.material, look.shade)
    wall = 0.006
    if look.material == "concrete":  # cast, nearly square
        rings = [
            superellipse(2 * radius * s, 2 * radius * s, height * z, 6, 48)
            for s, z in ((0.9, 0), (0.95, 0.02), (1, 0.5), (1, 0.985), (0.985, 1))
        ]
        rings += [superellipse(2 * (radius - wall) * s, 2 * (radius - wall) * s, height * z, 6, 48)
                  for s, z in ((1, 1), (0.985, 0.985), (0.98, 0.8))]  # fmt: skip
        loft(rings, body, level=1)
    elif look.material == "wicker":
        turns, count = 26, 64
        rows = [(radius * (0.8 + 0.2 * math.sin(math.pi / 2 * min(1, i / turns * 1.4))),
                 0.003 + height * i / turns) for i in range(turns + 1)]  # fmt: skip
        for i in range(turns):  # canes wound in and out of the uprights
            r, z = rows[i]
            ring = [((r + 0.0022 * math.cos(count / 2 * a + math.pi * i)) * math.cos(a),
                     (r + 0.0022 * math.cos(count / 2 * a + math.pi * i)) * math.sin(a), z)
                    for a in (math.tau * k / 192 for k in range(192))]  # fmt: skip
            tube(ring, height / turns * 0.56, body, closed=True, steps=1, sides=2)
        lathe(
            [(r - 0.003, z) for r, z in rows] + [(radius - 0.008, height)], skin("wicker", "brown")
        )
        rolled_rim(radius, height, 0.0062, body)
        for side in (1, -1):
            tube([(side * radius, -0.035, height - 0.004),
                  (side * (radius + 0.012), -0.03, height + 0.022),
                  (side * (radius + 0.012), 0.03, height + 0.022),
                  (side * radius, 0.035, height - 0.004)], 0.005, body)  # fmt: skip
    else:
        slope = {"terracotta": 0.7, "stoneware": 0.8}.get(look.material, 0.9)
        outer = ([(radius * slope, 0.002), (radius, height)] if look.material != "stoneware"
                 else curve([(radius * 0.7, 0.002), (radius * 0.98, height * 0.3),
                             (radius * 1.06, height * 0.6), (radius, height)]))  # fmt: skip
        lathe([(0, 0.001), (radius * slope * 0.85, 0.001), (outer[0][0] - 0.002, 0), *outer,
               (radius - 0.0015, height + 0.0015), (radius - wall + 0.0015, height + 0.0015),
               (radius - wall, height), (radius - wall * 1.2, height * 0.75)], body)  # fmt: skip
        if look.material == "terracotta":  # the collar it is stacked by, and a saucer
            collar = height * 0.24
            lathe([(radius * 0.9, height - collar), (radius * 1.055, height - collar + 0.001),
                   (radius * 1.085, height + 0.001), (radius * 1.07, height + 0.003),
                   (radius * 0.94, height + 0.002)], body)  # fmt: skip
            lathe([(0, -0.006), (radius * 0.86, -0.006), (radius * 1.05, 0.014),
                   (radius * 1.04, 0.016), (radius, 0.015), (radius * 0.84, -0.001), (0, -0.001)],
                  body)  # fmt: skip
    soil = height * (0.9 if look.material != "wicker" else 0.93)
    earth = lathe([(radius * (0.1 * k), soil + 0.004 * (1 - k / 10)) for k in range(10)] + [
                      (radius - wall * 0.9, soil - 0.001)],
                  skin("concrete", "chocolate"), 48)  # fmt: skip
    for v in earth.data.vertices:
        v.co.z += look.between(0, 0.003)
    count = grow(look, Vector((0, 0, soil)), radius)
    return {"leaves" if look.style not in ("cactus", "orchid") else "stems"
            if look.style == "cactus" else "flowers": count,
            "pot": round(2 * radius * 100)}  # fmt: skip
