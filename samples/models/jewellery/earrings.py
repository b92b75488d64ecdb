"""Earrings."""

from __future__ import annotations

import math

import bpy

from samples.blender.forms import made_since, together
from samples.blender.materials import skin
from samples.blender.shapes import TURN, lathe, moved, rod, sphere, tube
from samples.look import Look
from samples.models import Facts
from samples.models.jewellery.chains import eye, spaced
from samples.models.jewellery.stones import bead, brilliant, faceted, pear_outline, stone_skin


def earrings(look: Look) -> Facts:
    """A pair: hoops, studs with a stone or drops on hooks."""
    metal, stone = skin(look.material, look.shade), stone_skin(look.accent)
    apart = {"hoops": 0.021, "studs": 0.0085}.get(look.style, 0.012)
    for side in (-1, 1):
        before = set(bpy.context.scene.objects)
        if look.style == "hoops":
            radius = 0.0155
            arc = [math.radians(100 + 335 * k / 64) for k in range(65)]
            fat = [0.55 + 0.75 * math.sin(math.pi * k / 64) for k in range(65)]
            tube([(radius * math.cos(a), 0, radius * math.sin(a)) for a in arc],
                 0.0022, metal, radii=fat, steps=1)  # fmt: skip
            ends = [(radius * math.cos(a), 0.0, radius * math.sin(a)) for a in (arc[-1], arc[0])]
            tube([ends[0], (0.0, 0, radius * 1.005), ends[1]], 0.0006, metal)
        elif look.style == "studs":
            size = 0.0036
            moved(brilliant(size, stone), (0, 0, 0), (90, 0, 0))
            cup = lathe([(0.0006, -0.0036), (size * 0.5, -0.0026), (size * 0.98, -0.0003),
                         (size * 1.02, -0.0003), (size * 0.6, -0.003), (0.0006, -0.0042)],
                        metal, 48)  # fmt: skip
            moved(cup, turn=(90, 0, 0))
            for k in range(6):
                a = TURN * k / 6
                x, z = size * 1.01 * math.cos(a), size * 1.01 * math.sin(a)
                tube([(x * 0.6, 0.003, z * 0.6), (x, 0.0004, z), (x, -0.0006, z),
                      (x * 0.84, -0.001, z * 0.84)], 0.0005, metal, sides=3)  # fmt: skip
            rod(0.00042, (0, 0.003, 0), (0, 0.0125, 0), metal)
            for x in (-1, 1):
                tube([(0, 0.0095, 0), (x * 0.0022, 0.0092, 0),
                      (x * 0.0032, 0.0078, 0), (x * 0.002, 0.0068, 0),
                      (x * 0.0006, 0.0078, 0)], 0.0005, metal).scale.z = 3.0  # fmt: skip
        else:
            tube([(0, 0.0015, 0.002), (0, -0.0018, 0.0065), (0, 0, 0.0135),
                  (0, 0.0052, 0.0155), (0, 0.0085, 0.012), (0, 0.0095, 0.002),
                  (0, 0.0105, -0.001)], 0.00055, metal)  # fmt: skip
            sphere(0.0016, metal, (0, 0, 0.0012))
            eye(0.0014, 0.0004, metal, (0, 0, -0.0012))
            pear = pear_outline(0.0064, 0.0098)
            moved(faceted(pear, 0.0026, 0.0026, stone), (0, 0, -0.0125), (90, 0, 0))
            tube([(x * 1.04, 0, -0.0125 + z * 1.04) for x, z in pear],
                 0.0008, metal, closed=True, steps=1, sides=3)  # fmt: skip
            for (x, z, *_), _ in spaced([(x * 1.13, z * 1.13) for x, z in pear], 34):
                bead(0.0006, metal, (x, -0.0002, -0.0125 + z))
        turn = {"hoops": 38, "studs": side * 16}.get(look.style, side * 6)
        together(made_since(before), (side * apart, 0, 0), (0, 0, turn))
    return {"pieces": 2,
            "closure": {"hoops": "hinged wire", "studs": "butterfly"}.get(look.style,
                "hook")}  # fmt: skip
