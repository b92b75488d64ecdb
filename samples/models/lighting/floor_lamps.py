"""Floor lamps and table lamps."""

from __future__ import annotations

import math

from samples.blender.materials import glow, skin
from samples.blender.shapes import TURN, Point2, around, curve, lathe, rod, sphere, tube
from samples.look import Look
from samples.models import Facts
from samples.models.lighting.parts import (
    FABRICS,
    aimed,
    backlit,
    bulb,
    fabric_shade,
    flex,
    hoop,
    reflector,
    round_base,
    slubbed,
)


def floor_lamp(look: Look) -> Facts:
    """A lamp that stands on the floor: arc, tripod, reading, torchiere or paper lantern."""
    fabric = look.material in FABRICS
    main = slubbed(look.shade) if fabric else skin(look.material, look.shade)
    metal = skin("lacquer", "black") if look.style == "tripod" else main
    bulbs = 1
    if look.style == "arc":
        reach, top = look.between(0.85, 0.95), look.between(1.6, 1.68)
        stone = skin("marble", look.accent)
        lathe([(0, 0), (0.165, 0), (0.17, 0.006), (0.17, 0.054), (0.165, 0.06), (0, 0.06)], stone)
        rod(0.028, (0, 0, 0.06), (0, 0, 0.1), main)
        way = [(0, 0, 0.06), (0, 0, 0.9), (-0.06, 0, 1.35), (-0.3, 0, top - 0.06), (-0.58, 0, top)]
        tube([*way, (-reach + 0.05, 0, top - 0.09), (-reach, 0, top - 0.22)], 0.018, main)
        dome = curve([(0.23, 0), (0.22, 0.07), (0.165, 0.145), (0.07, 0.185), (0.03, 0.19)])
        reflector(dome, main, skin("lacquer", "white"), (-reach, 0, top - 0.4))
        bulb((-reach, 0, top - 0.33), 0.05)
    elif look.style == "tripod":
        wood = skin("wood", look.accent)
        rod(0.05, (0, 0, 0.98), (0, 0, 1.03), metal)
        for x, y in [(math.cos(a), math.sin(a)) for a in (-0.52, 1.57, 3.66)]:
            rod(0.012, (0.3 * x, 0.3 * y, 0), (0.035 * x, 0.035 * y, 1.02), wood, 0.019)
            rod(0.005, (0.12 * x, 0.12 * y, 0.62), (0, 0, 0.62), metal)
            sphere(0.013, metal, (0.3 * x, 0.3 * y, 0.008))
        rod(0.01, (0, 0, 1.0), (0, 0, 1.22), metal)
        fabric_shade(look.between(0.23, 0.25), look.between(0.2, 0.22), 1.1, 0.3, main)
    elif look.style == "reading":
        round_base(0.14, 0.03, main)
        rod(0.014, (0, 0, 0.03), (0, 0, 1.3), main)
        sphere(0.021, main, (0, 0, 1.3))
        tube([(0, 0.0, 1.3), (-0.1, 0, 1.36), (-0.24, 0, 1.37), (-0.33, 0, 1.3)], 0.008, main)
        bell = curve([(0.15, 0), (0.14, 0.05), (0.1, 0.12), (0.05, 0.165), (0.025, 0.19)])
        for part in reflector(bell, main, skin("lacquer", "white")):
            aimed(part, (-0.335, 0, 1.14), (0.05, -0.05, 1))
        bulb((-0.335, 0, 1.17), 0.04)
        rod(0.009, (0, -0.011, 1.0), (0, -0.03, 1.0), main)
    elif look.style == "torchiere":
        round_base(0.15, 0.035, main)
        rod(0.019, (0, 0, 0.03), (0, 0, 1.62), main)
        lathe(curve([(0.015, 1.2), (0.024, 1.21), (0.024, 1.23), (0.015, 1.24)]), main)
        bowl = [(0.019, 1.57), (0.06, 1.6), (0.16, 1.65), (0.24, 1.75)]
        line = curve(bowl)
        lathe([*line, (0.236, 1.752), *((r - 0.005, z + 0.004) for r, z in reversed(line))], main)
        lathe([(0, 1.66), (0.1, 1.66), (0.12, 1.68), (0, 1.69)], glow("ivory", 2.5))
        tube([(0.015, 0, 1.05), (0.16, -0.06, 1.16), (0.2, -0.08, 1.2)], 0.008, main)
        bell = curve([(0.08, 0), (0.074, 0.05), (0.05, 0.11), (0.015, 0.14)])
        for part in reflector(bell, main, skin("lacquer", "white")):
            aimed(part, (0.25, -0.1, 1.12), (-0.45, 0.2, 1))
        bulb((0.245, -0.1, 1.135), 0.026)
        bulbs = 2
    else:
        height, radius = look.between(1.2, 1.3), look.between(0.15, 0.165)
        paper = backlit(main, 0.06)
        folds = 34
        wall = [(radius * (0.86 + 0.14 * math.cos(TURN * k / folds - 0.5)) - (0.009 if k % 2
                     else 0), 0.1 + (height - 0.1) * k / (2 * folds))
                for k in range(2 * folds + 1)]  # fmt: skip
        lathe(wall, paper)
        black = skin("lacquer", "black")
        for r, z in (wall[0], wall[-1]):
            hoop(r, z, 0.004, black)
        lathe([(0, height - 0.03), (wall[-1][0] - 0.02, height - 0.03)], glow("ivory", 1.2))
        around(3,
               lambda a: rod(0.006, (0.17 * math.cos(a), 0.17 * math.sin(a), 0),
                             (0.1 * math.cos(a), 0.1 * math.sin(a), 0.14), black))  # fmt: skip
        hoop(0.12, 0.1, 0.005, black)
    if look.style != "lantern":
        flex(
            [(0, 0.12, 0.012), (0.03, 0.22, 0.004), (0.14, 0.27, 0.004), (0.24, 0.21, 0.004)], True
        )
    return {"lights": bulbs}


def table_lamp(look: Look) -> Facts:
    """A table lamp with a fabric shade; a fabric look colours the shade, any other the foot."""
    by_shade = look.material in FABRICS
    stuff = {"turned": "wood", "tripod": "wood", "column": "brass"}.get(look.style, "ceramic")
    foot = skin(stuff, look.accent) if by_shade else skin(look.material, look.shade)
    cloth = backlit(slubbed(look.shade if by_shade else look.accent), 0.08)
    brass = skin("brass", "brass")
    tall = look.between(0.96, 1.05)
    lines: dict[str, list[Point2]] = {
        "gourd": [(0.07, 0), (0.1, 0.04), (0.118, 0.1), (0.1, 0.16), (0.062, 0.2),
                  (0.066, 0.235), (0.06, 0.265), (0.03, 0.29)],
        "bottle": [(0.085, 0), (0.098, 0.02), (0.105, 0.09), (0.1, 0.17), (0.06, 0.23),
                   (0.03, 0.27), (0.026, 0.31)],
        "turned": [(0.085, 0), (0.085, 0.018), (0.03, 0.03), (0.022, 0.05), (0.04, 0.1),
                   (0.045, 0.14), (0.025, 0.19), (0.034, 0.205), (0.02, 0.225),
                   (0.026, 0.27), (0.018, 0.3)],
        "column": [(0.08, 0), (0.08, 0.014), (0.02, 0.022), (0.012, 0.04),
                   (0.012, 0.3)]}  # fmt: skip
    top = 0.3 * tall
    if look.style == "tripod":
        for a in (-2.6, -0.52, 1.57):
            x, y = math.cos(a), math.sin(a)
            rod(0.009, (0.13 * x, 0.13 * y, 0), (0.016 * x, 0.016 * y, top), foot, 0.013)
        rod(0.034, (0, 0, top - 0.02), (0, 0, top + 0.012), foot, bevel=0.004)
    else:
        line = [(r, z * tall) for r, z in lines[look.style]]
        smooth = line if look.style == "column" else curve(line)
        lathe([(0, 0), *smooth, (0, smooth[-1][1])], foot)
        top = smooth[-1][1]
    big = 0.9 if look.style in ("gourd", "bottle") else 1.0
    rod(0.014, (0, 0, top - 0.004), (0, 0, top + 0.03), brass, bevel=0.003)
    pleats = 60 if look.style == "turned" else 0
    straight = look.style in ("bottle", "column")
    low, high = 0.16 * big, (0.15 if straight else 0.105) * big
    bottom, height = top + 0.012, look.between(0.18, 0.2) * big
    fabric_shade(low, high, bottom, height, cloth, pleats)
    rod(0.003, (0, 0, bottom + 0.05), (0, 0, bottom + height + 0.012), brass)
    sphere(0.008, brass, (0, 0, bottom + height + 0.016))
    back = 0.02 if look.style in ("column", "tripod") else lines[look.style][0][0]
    flex([(0, back, 0.008), (0.02, back + 0.08, 0.003), (0.12, back + 0.12, 0.003),
          (0.19, back + 0.06, 0.003)])  # fmt: skip
    return {"lights": 1, "shade_width": round(2 * low * 100)}
