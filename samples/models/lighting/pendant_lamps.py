"""Pendant lamps."""

from __future__ import annotations

import math
from collections.abc import Sequence

from samples.blender.materials import glow, skin
from samples.blender.shapes import TURN, Material, Point2, box, curve, lathe, rod, sphere, tube
from samples.look import Look
from samples.models import Facts
from samples.models.lighting.parts import (
    FABRICS,
    backlit,
    bulb,
    fabric_shade,
    hoop,
    reflector,
    slubbed,
)


def pendant_lamp(look: Look) -> Facts:
    """A lamp on a cord from a ceiling rose, its shade dome, industrial, cone, globe, drum ..."""
    fabric = look.material in FABRICS
    main = slubbed(look.shade) if fabric else skin(look.material, look.shade)
    white = skin("lacquer", "white")
    named = look.accent != "white"
    fitting = skin(
        "brass" if look.accent == "brass" else "lacquer", look.accent if named else "black"
    )
    wide = look.between(0.94, 1.06)
    at = 0.0
    if look.style == "dome":
        line = [(0.2, 0), (0.197, 0.06), (0.17, 0.135), (0.11, 0.185), (0.045, 0.205),
                (0.03, 0.207)]  # fmt: skip
        reflector(_wider(curve(line), wide), main, white)
        hoop(0.2 * wide - 0.001, 0.003, 0.003, main)
        at = 0.205
    elif look.style == "industrial":
        dish = curve([(0.22, 0), (0.2, 0.035), (0.15, 0.075), (0.09, 0.11), (0.066, 0.14)])
        neck = [(0.062, 0.15), (0.06, 0.24), (0.05, 0.262), (0.03, 0.27)]
        reflector(_wider(dish, wide) + neck, main, white)
        hoop(0.22 * wide, 0.003, 0.004, main)
        black = skin("lacquer", "black")
        hoop(0.0635, 0.15, 0.003, fitting)
        for k in range(10):
            a = TURN * k / 10
            box((0.003, 0.009, 0.05), black, (0.061 * math.cos(a), 0.061 * math.sin(a), 0.18),
                0.001, (0, 0, math.degrees(a)))  # fmt: skip
        at = 0.268
    elif look.style == "cone":
        reflector(_wider([(0.15, 0), (0.149, 0.012), (0.045, 0.25), (0.03, 0.27), (0.012, 0.275)],
                         wide), main, white)  # fmt: skip
        at = 0.272
    elif look.style == "globe":
        opal = skin("lacquer", look.shade)  # milky all through: opaque to the eye
        sphere(0.15 * wide, backlit(opal, 0.12), (0, 0, 0.15 * wide))
        at = 0.3 * wide - 0.012
        lathe(curve([(0.07, at - 0.012), (0.066, at + 0.008), (0.045, at + 0.03),
                     (0.012, at + 0.05)]), fitting)  # fmt: skip
        at += 0.03
    elif look.style == "drum":
        fabric_shade(0.2 * wide, 0.2 * wide, 0, look.between(0.2, 0.23), main)
        lathe([(0, 0.012), (0.197 * wide, 0.012)], glow("ivory", 1.2))
        at = 0.2
    elif look.style == "lantern":
        ribs, radius = 15, 0.2 * wide
        line = []
        for k in range(4 * ribs + 1):
            a = -1.3 + 2.6 * k / (4 * ribs)
            bulge = 1 + 0.022 * abs(math.sin(math.pi * k / 4))
            line.append(
                (radius * math.cos(a) * bulge, radius * 0.92 * (math.sin(a) + math.sin(1.3)))
            )
        lathe(line, backlit(main, 0.06))
        for r, z in line[::4]:
            hoop(r, z, 0.0014, skin("bamboo", "birch"))
        at = line[-1][1]
        rod(0.0018, (-line[-1][0], 0, at), (line[-1][0], 0, at), fitting)
    else:
        bell = _wider(
            curve([(0.21, 0), (0.2, 0.06), (0.16, 0.15), (0.1, 0.22), (0.04, 0.25)], 6), wide
        )
        for hand in (1, -1):
            for k in range(30):
                turns = [(r, TURN * k / 30 + hand * 0.9 * i / len(bell), z)
                         for i,   (r, z) in enumerate(bell)]  # fmt: skip
                tube([((r + hand * 0.0016) * math.cos(a), (r + hand * 0.0016) * math.sin(a), z)
                      for r, a, z in turns], 0.0022, main, steps=1, sides=1)  # fmt: skip
        for i, thick in (
            (0, 0.006),
            (1, 0.004),
            (7, 0.003),
            (8, 0.003),
            (15, 0.003),
            (16, 0.003),
            (24, 0.007),
        ):
            hoop(bell[i][0], bell[i][1], thick, main)
        at = 0.245
    bulb((0, 0, max(at - 0.1, 0.07)), 0.035)
    _hang(at, look.between(0.2, 0.26), fitting)
    return {"lights": 1}


def _wider(line: Sequence[Point2], by: float) -> list[Point2]:
    return [(r * by, z) for r, z in line]


def _hang(z: float, length: float, fitting: Material) -> None:
    """Lampholder, cord and ceiling rose above a shade whose crown is at `z`."""
    top = z + 0.06 + length
    holder = [(0.03, z - 0.004), (0.03, z + 0.004), (0.024, z + 0.01), (0.022, z + 0.045),
              (0.012, z + 0.056), (0.004, z + 0.062)]  # fmt: skip
    lathe(holder, fitting)
    hoop(0.0235, z + 0.02, 0.0015, fitting)
    rod(0.0035, (0, 0, z + 0.05), (0, 0, top), skin("rubber", "black"))
    rose = [(0.005, top - 0.018), (0.008, top - 0.004), (0.05, top), (0.054, top + 0.004),
            (0.054, top + 0.026), (0, top + 0.026)]  # fmt: skip
    lathe(rose, fitting)
