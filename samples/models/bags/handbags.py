"""Handbags."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence

from samples.blender.forms import ribbon, stitches
from samples.blender.materials import skin
from samples.blender.nodes import Shader
from samples.blender.outlines import spaced
from samples.blender.shapes import (
    TURN,
    Material,
    Point3,
    box,
    copied,
    curve,
    displaced,
    loft,
    moved,
    rod,
    sheet,
    sphere,
    superellipse,
    tube,
)
from samples.look import Look
from samples.models import Facts
from samples.models.bags.parts import (
    bag_outline,
    flap,
    pillow,
    round_handle,
    smoothed,
    welts,
    wire_ring,
)
from samples.palette import linear


def handbag(look: Look) -> Facts:
    """A lady's bag: satchel with a flap, shopper with two handles, quilted with a chain, bucket."""
    fittings, leather = skin("gold", "gold"), skin(look.material, look.shade)
    trim = (
        skin("leather", look.accent) if look.style in ("satchel", "bucket", "duotone") else leather
    )
    wide, high, deep = look.between(0.27, 0.31), look.between(0.19, 0.22), look.between(0.1, 0.12)
    if look.style == "satchel":
        outline = bag_outline(wide, high, 5, 5, 0.93)
        pillow(outline, deep, 0.018, leather, 0.006)
        welts(outline, deep, 0.018, leather, 0.0028)
        lid = [(deep / 2 + 0.003, high * 0.8), (deep * 0.46, high * 0.97),
               (deep * 0.25, high + 0.007), (-deep * 0.25, high + 0.007),
               (-deep / 2 - 0.003, high * 0.96), (-deep / 2 - 0.012, high * 0.75),
               (-deep / 2 - 0.014, high * 0.45)]  # fmt: skip
        flap(lid, wide * 0.49, high * 0.1, 0.005, leather, trim, 0.0032)
        seam = flap(lid, wide * 0.465, high * 0.1, 0.0, None, None, 0.0, 0.985)
        stitches([(x, y - 0.0028, z) for x, y, z in seam if y < -deep / 2],
                 skin("cotton", "cream"), 0.005, 0.0007)  # fmt: skip
        _lock((0, -deep / 2 - 0.018, high * 0.51), fittings)
        round_handle(wide * 0.19, 0.0, high + 0.008, 0.075, 0.0075, trim, fittings)
    elif look.style in ("shopper", "duotone"):
        wide, high, deep = wide * 1.12, high * 1.2, deep * 1.1
        rows = [superellipse(wide * (0.9 + 0.16 * v),
                             deep * (1.0 - 0.45 * v**1.5) * (0.9 if v == 0 else 1),
                             high * v + (0.002 if v else 0), 5.5 - 2 * v, 96)
                for v in (0, 0.02, 0.06, 0.15, 0.3, 0.45, 0.6, 0.75, 0.88, 0.96, 1.0)]  # fmt: skip
        inner = [[(x * 0.98, y * 0.93, max(z, 0.006)) for x, y, z in row] for row in rows[::-1]]
        displaced(
            loft(smoothed(rows + inner), leather, level=0), 0.003, 0.12, look.dice.randint(1, 9)
        )
        if look.style == "duotone":  # the lower third in another leather
            low = [[(x * 1.012, y * 1.03, z) for x, y, z in row] for row in rows[:5]]
            loft(smoothed(low), trim, level=0)
            rim = low[-1]
            stitches([(x * 1.003, y * 1.006, z - 0.005) for x, y, z in rim],
                     skin("cotton", "cream"), 0.005, 0.0006)  # fmt: skip
        ribbon([(x * 1.004, y * 1.01, high - 0.008) for x, y, _ in rows[-1]],
               0.018, 0.003, trim, (0, 0, 1), closed=True)  # fmt: skip
        for side in (-1, 1):
            y = side * deep * 0.29
            round_handle(wide * 0.23, y, high - 0.03, high * 0.72, 0.0055, trim, fittings, side)
        for x in (-1, 1):
            rod(0.005, (x * wide * 0.36, -deep * 0.42, -0.006),
                (x * wide * 0.36, -deep * 0.42, 0.004), fittings)  # fmt: skip
        tag = sheet([(-0.014, -0.05), (0.014, -0.05), (0.014, 0), (0.006, 0.01), (-0.006, 0.01),
                     (-0.014, 0)], 0.003, trim, 0.001)  # fmt: skip
        moved(tag, (wide * 0.2, -deep * 0.33 - 0.012, high * 0.9), (84, 8, 0))
    elif look.style == "quilted":
        outline = bag_outline(wide * 0.92, high * 0.88, 5, 4.5, 0.97)
        diamond = _quilted(look.shade)
        high *= 0.88
        pillow(outline, deep * 0.8, 0.02, diamond, 0.008)
        welts(outline, deep * 0.8, 0.02, leather, 0.003)
        half = deep * 0.4
        lid = [(half + 0.004, high * 0.8), (half * 0.95, high * 0.97), (half * 0.5, high + 0.009),
               (-half * 0.5, high + 0.009), (-half - 0.004, high * 0.96),
               (-half - 0.014, high * 0.75), (-half - 0.015, high * 0.42)]  # fmt: skip
        flap(lid, wide * 0.452, high * 0.1, 0.008, diamond, leather, 0.003)
        _lock((0, -deep * 0.4 - 0.021, high * 0.49), fittings)
        a = wide * 0.37
        line = [(-a, 0, high), (-a * 0.98, 0, high + 0.09), (-a * 0.6, 0.0, high + 0.2),
                (0, 0, high + 0.25), (a * 0.6, 0, high + 0.2), (a * 0.98, 0, high + 0.09),
                (a, 0, high)]  # fmt: skip
        _chain(curve(line, 30), fittings)
    else:
        high, radius = high * 1.15, deep * 0.95
        rows = [superellipse(2 * r, 1.7 * r, high * v, 2.3, 96)
                for r, v in ((radius * 0.9, 0), (radius * 0.98, 0.01), (radius * 1.02, 0.1),
                             (radius, 0.35), (radius * 0.93, 0.62), (radius * 0.86, 0.8),
                             (radius * 0.9, 0.93), (radius * 0.96, 1))]  # fmt: skip
        rows = [[(x * (1 + g), y * (1 + g), z) for k,    (x, y, z) in enumerate(row)
                 for g in [0.05 * math.cos(TURN * k / 96 * 12) * max(0, z / high - 0.55)]]
                for row in rows]  # fmt: skip
        inner = [[(x * 0.97, y * 0.97, max(z, 0.006)) for x, y, z in row] for row in rows[::-1]]
        loft(smoothed(rows + inner), leather, level=0)
        loft([[(x * 1.02, y * 1.02, z) for x, y, z in row] for row in rows[:3]], trim, level=0)
        cord = superellipse(radius * 1.77, radius * 1.5, high * 0.81, 2.3, 96)
        tube([(x * (1 + 0.03 * math.cos(TURN * k / 96 * 12)),
               y * (1 + 0.03 * math.cos(TURN * k / 96 * 12)), z)
              for k,    (x, y, z) in enumerate(cord)], 0.003, trim, True, steps=1)  # fmt: skip
        front = -radius * 0.79
        for x in (-1, 1):  # the ends of the drawstring hang with a bead
            tube([(x * 0.012, front, high * 0.81), (x * 0.02, front - 0.012, high * 0.74),
                  (x * 0.016, front - 0.012, high * 0.55)], 0.0028, trim)  # fmt: skip
            sphere(0.008, fittings, (x * 0.016, front - 0.012, high * 0.55))
        a = radius * 0.93
        line = [(-a, 0, high * 0.86), (-a * 0.98, 0, high * 1.1), (-a * 0.6, 0, high * 1.62),
                (0, 0, high * 1.8), (a * 0.6, 0, high * 1.62), (a * 0.98, 0, high * 1.1),
                (a, 0, high * 0.86)]  # fmt: skip
        ribbon(curve(line, 12), 0.022, 0.004, trim, (0, 1, 0))
        for x in (-a, a):
            wire_ring((x * 1.02, 0, high * 0.87), 0.014, 0.0022, fittings, (0, 0, 90))
    return {"compartments": 1 if look.style == "bucket" else look.dice.randint(2, 3)}


def _lock(at: Point3, metal: Material) -> None:
    """A turn lock: an oval plate with its knob."""
    plate = sheet(bag_outline(0.036, 0.024, 2.6, 2.6), 0.003, metal, 0.001)
    moved(plate, (at[0], at[1], at[2] - 0.012), (90, 0, 0))
    box((0.006, 0.007, 0.016), metal, (at[0], at[1] - 0.005, at[2] - 0.008), 0.002)


def _chain(line: Sequence[Sequence[float]], metal: Material) -> None:
    """Oval links along a line, every other turned by a quarter."""
    link = None
    places = spaced(line, 0.0125)
    for k, (a, b) in enumerate(itertools.pairwise(places)):
        way = b - a
        if link is None:
            ring = [(0.006 * math.cos(TURN * i / 20), 0, 0.0095 * math.sin(TURN * i / 20))
                    for i in range(20)]  # fmt: skip
            link = part = tube(ring, 0.0019, metal, True, steps=1, sides=4)
        else:
            part = copied(link)
        turn = way.to_track_quat("Z", "Y").to_matrix().to_euler()
        turn.rotate_axis("Z", math.pi / 2 * (k % 2))
        part.location, part.rotation_euler = (a + b) / 2, turn


def _quilted(shade: str) -> Material:
    """Padded leather sewn in diamonds."""
    s = Shader("quilted")
    x, _, z = s.node("ShaderNodeSeparateXYZ", Vector=s.place()).outputs
    rows = []
    for sign in ("ADD", "SUBTRACT"):
        part = s.math("FRACT", s.math("MULTIPLY", s.math(sign, x, z), 32.0))
        rows.append(s.math("ABSOLUTE", s.math("SUBTRACT", part, 0.5)))
    pad = s.math("MINIMUM", *[s.math("SUBTRACT", 0.5, row) for row in rows])
    soft = s.stretch(pad, 0.0, 0.22)
    return s.surface(Base_Color=s.lit(linear(shade), s.stretch(pad, 0.0, 0.06, (0.45, 1.0))),
                     Roughness=0.35, Coat_Weight=0.15,
                     Normal=s.bump(s.math("POWER", soft, 0.6), 0.009))  # fmt: skip
