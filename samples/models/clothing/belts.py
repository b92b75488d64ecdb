"""Belts."""

from __future__ import annotations

import math

from mathutils import Vector

from samples.blender.forms import grid, ribbon, stitches
from samples.blender.materials import skin
from samples.blender.shapes import TURN, Point3, rod, sphere, superellipse, tube
from samples.look import Look
from samples.models import Facts
from samples.models.clothing.parts import eyelet


def belt(look: Look) -> Facts:
    """A belt rolled up and buckled: for a suit, for jeans, woven with eyelets, or studded."""
    wide = {"dress": 0.03, "studded": 0.036}.get(look.style, 0.038) * look.between(0.98, 1.04)
    thick, radius = 0.0038, look.between(0.047, 0.052)
    strap = skin(look.material, look.shade)
    metal = {"jeans": skin("brass", "brass"), "canvas": skin("steel", "gunmetal")}.get(
        look.style, skin("silver", "silver")
    )
    hole, thread = skin("rubber", "black"), skin("cotton", look.accent)
    middle = wide / 2

    def around(s: float, out: float, z: float = middle) -> Point3:
        """A place `s` metres along the outer turn from its front, `out` from its face."""
        a = s / radius - math.pi / 2
        return ((radius + out) * math.cos(a), (radius + out) * math.sin(a), z)

    for k in range(3):  # the turns inside, each a little looser than paper
        r = radius - (k + 1) * (thick + 0.0016)
        line = [((r - i * 0.0016 / 60) * math.cos(TURN * i / 60 + 0.3 * k),
                 (r - i * 0.0016 / 60) * math.sin(TURN * i / 60 + 0.3 * k), middle)
                for i in range(57)]  # fmt: skip
        ribbon(line, wide, thick, strap, (0, 0, 1))
    ring = TURN * radius
    gap = 0.02
    ribbon([around(gap + (ring - gap - 0.004) * i / 120, 0) for i in range(121)],
           wide, thick, strap, (0, 0, 1))  # fmt: skip
    # the tip runs through the buckle and lies over the strap with its holes
    tail = -look.between(0.125, 0.14)
    lies = [
        around(0.03 + (tail - 0.03) * i / 60, thick * (1.25 if i > 12 else 1.25 - 0.1 * (12 - i)))
        for i in range(61)
    ]
    ribbon(lies, wide * 0.985, thick, strap, (0, 0, 1))
    tip = [[Vector(around(tail - 0.001 - 0.02 * i / 10, thick * 1.25 + d,
                          middle + wide * 0.4925 * t * math.sqrt(
                              max(0.0, 1 - (i / 10) ** 2.4)))) for i in range(11)]
           for d in (thick / 2,) for t in (-1, -0.8, -0.4, 0, 0.4, 0.8, 1)]  # fmt: skip
    grid(tip, strap, thick)
    out = thick * 1.8
    for k in range(5):
        s = -0.034 - 0.022 * k
        rim = metal if look.style in ("canvas", "studded") else hole
        at, normal = Vector(around(s, thick * 1.78)), Vector(around(s, 1, 0)).normalized()
        eyelet(at, Vector((normal.x, normal.y, 0)),
               0.0028 if look.style != "canvas" else 0.0036, rim, hole)  # fmt: skip
    if look.style != "canvas":
        for z in (0.0034, wide - 0.0034):
            for a, b, o in ((0.045, ring * 0.9, 0.5), (tail, -0.022, 1.76)):
                stitches([around(a + (b - a) * i / 90, thick * o + 0.0001, z) for i in range(91)],
                         thread, 0.0045, 0.00055)  # fmt: skip
    if look.style == "studded":
        steps = int((ring - 0.2) / 0.012)
        for s, out_by in (
            *((-0.066 - 0.011 * k, 1.76) for k in range(6)),
            *((0.052 + 0.012 * k, 0.5) for k in range(steps)),
        ):
            for z in (0.17, 0.83):
                sphere(0.0034, metal, around(s, thick * out_by, wide * z))
    # buckle: a frame bent with the belt, its bar, its pin
    w, h, wire = 0.021, wide / 2 + 0.006, 0.003 if look.style == "dress" else 0.0038
    corner = superellipse(2 * w, 2 * h, 0, 2.6 if look.style == "jeans" else 7, 64)
    tube([around(0.004 + x, out + 0.002, middle + z) for x, z, _ in corner],
         wire, metal, True, steps=1)  # fmt: skip
    rod(0.0025, around(0.012, out - 0.001, middle - h),
        around(0.012, out - 0.001, middle + h), metal)  # fmt: skip
    tube([around(0.012, out + 0.002), around(0.0, out + 0.0055), around(-0.021, out + 0.0035)],
         0.0024, metal)  # fmt: skip
    for s in (0.036, *((-0.052,) if look.style != "canvas" else ())):  # the keepers
        o = thick * (0.9 if s > 0 else 1.9)
        ribbon([around(s, o, -0.001), around(s, o, wide + 0.001)],
               0.011, 0.003, strap, None, Vector(around(s, 1)))  # fmt: skip
        for z in (-0.001, wide + 0.001):
            ribbon([around(s, o, z), around(s, -thick, z)],
                   0.011, 0.0024, strap, None, (0, 0, 1 if z > 0 else -1))  # fmt: skip
    return {"holes": 5, "length": look.dice.choice([95, 100, 105, 110])}
