"""Skateboards."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable

from samples.blender.materials import skin
from samples.blender.shapes import (
    Material,
    Object,
    beveled,
    box,
    lathe,
    loft,
    moved,
    rod,
    sharpen,
    sheet,
    text,
    thickened,
    tube,
)
from samples.look import Look
from samples.models import Facts
from samples.models.sports.prints import fine


def skateboard(look: Look) -> Facts:
    """A deck with bent ends on two trucks and four wheels: street, cruiser or long."""
    long, wide, base, kick = {"cruiser": (0.57, 0.15, 0.15, 0.03),
                              "long": (0.96, 0.235, 0.33, 0.012)}.get(look.style,
        (0.8, 0.205, 0.19, 0.045))  # fmt: skip
    wide *= look.between(0.98, 1.03)
    below = skin(look.material, look.shade, grain="X")
    metal, wheel = skin("aluminium", "aluminium"), skin("silicone", look.accent)
    steel, dark = skin("polished metal", "steel"), skin("rubber", "black")

    def lifted(x: float, y: float) -> float:
        past = max(0.0, abs(x) - base - 0.065)
        front = 1.0 if x > 0 or look.style != "cruiser" else 1.4
        ends = kick * front * min(1.0, past / 0.11) ** 1.4
        return ends + 0.005 * (2 * y / wide) ** 2 * max(0.0, 1 - past / 0.05)

    if look.style == "cruiser":
        _deck(long, wide, lifted, 0.0, 0.009, below, 1.35)
    else:
        _deck(long, wide, lifted, 0.0, 0.0022, below, 1.0)
        _deck(long, wide, lifted, 0.0022, 0.0062, skin("wood", "birch", grain="X"), 1.0)
        _deck(long, wide, lifted, 0.0084, 0.001, skin("concrete", "black"), 1.0)
    print_ = skin(look.material if look.style == "cruiser" else "lacquer", look.accent)
    words, size = {"cruiser": ("surf", 0.075), "long": ("HORIZON", 0.085), "retro": ("", 0)}.get(
        look.style, ("RUSH", 0.105)
    )
    prints = [text(words, size, print_, (0, 0, 0), (0, 0, 0), 0.0002)] if words else []
    if look.style == "retro":  # three stripes that run out at an angle
        for k in range(3):
            y, end = -0.042 + 0.034 * k, long / 2 - 0.09 - 0.03 * k
            bar = [(-end, y), (end - 0.02, y), (end, y + 0.022), (0.02 - end, y + 0.022)]
            prints.append(sheet(bar, 0.0004, print_, 0.0001))
    for part in prints:  # on the underside, which is hollowed across and bent up at the ends
        for vertex in fine(part, 0.012).data.vertices:
            x, y, z = vertex.co
            vertex.co = (x, -y, lifted(x, y) - z - 0.0009)
    for side in (-1, 1):
        _truck(side, base, wide, 0.031 if look.style in ("street", "retro")
               else 0.034, metal, steel, dark, wheel)  # fmt: skip
    return {"wheels": 4, "deck length": round(long * 100)}


def _deck(
    long: float,
    wide: float,
    lifted: Callable[[float, float], float],
    at: float,
    thick: float,
    material: Material,
    taper: float,
) -> Object:
    """One layer of a deck: round ends, straight sides, `at` above the underside."""
    columns, rows = 72, 12
    top = []
    for i in range(columns + 1):
        x = -math.cos(math.pi * i / columns) * (long / 2 - 0.0004)
        into = max(0.0, abs(x) - (long / 2 - wide / 2 * taper)) / (wide / 2 * taper)
        half = wide / 2 * math.sqrt(max(0.0, 1 - into**2)) * (
            1 - 0.12 * (taper > 1) * (x * 2 / long) ** 2)  # fmt: skip
        top.append([(x, y, lifted(x, y) + at + thick)
                    for y in (half * (-1 + 2 * j / rows) for j in range(rows + 1))])  # fmt: skip
    skin_ = loft(top, material, closed=False, capped=False, level=0)
    return sharpen(thickened(skin_, thick), 50)


def _truck(
    side: int,
    base: float,
    wide: float,
    radius: float,
    metal: Material,
    steel: Material,
    dark: Material,
    wheel: Material,
) -> None:
    """A truck under the deck: base plate, hanger, axle, kingpin and two wheels with bearings."""
    x = side * base
    box((0.084, 0.056, 0.006), metal, (x, 0, -0.0062), 0.002)
    for bx, by in itertools.product((-0.034, 0.034), (-0.02, 0.02)):
        rod(0.0042, (x + bx, by, -0.0062), (x + bx, by, -0.0095), steel, bevel=0.001, segments=6)
    axle, inner = -0.042, wide / 2 - 0.032
    rod(0.011, (x - side * 0.014, 0, -0.005), (x - side * 0.003, 0, -0.03), dark, 0.012, 0.003)
    rod(0.012, (x - side * 0.006, 0, -0.024), (x - side * 0.002, 0, -0.034), wheel, 0.011, 0.003)
    rod(0.0045, (x - side * 0.006, 0, -0.03), (x + side * 0.004, 0, -0.062), steel, segments=6)
    rod(0.013, (x - side * 0.001, 0, -0.044), (x + side * 0.002, 0, -0.055), wheel, 0.011, 0.003)
    rod(0.007, (x + side * 0.034, 0, -0.005), (x + side * 0.004, 0, axle), metal, 0.011, 0.003)
    hanger = [(x, -inner, axle), (x, -inner * 0.5, axle), (x, 0, axle + 0.002),
              (x, inner * 0.5, axle), (x, inner, axle)]  # fmt: skip
    tube(hanger, 0.009, metal, radii=[0.85, 1.0, 1.75, 1.0, 0.85])
    reach = inner + 0.042
    rod(0.004, (x, -reach, axle), (x, reach, axle), steel)
    rows = [(0.011, 0.004), (0.011, 0), (radius * 0.72, 0), (radius * 0.93, 0.004), (radius, 0.01),
            (radius, 0.022), (radius * 0.93, 0.028), (radius * 0.72, 0.032), (0.0115, 0.032),
            (0.011, 0.027), (0.011, 0.004)]  # fmt: skip
    for way in (-1, 1):
        middle = way * (inner + 0.003)
        moved(beveled(lathe(rows, wheel, 64), 0.0012), (x, middle, axle), (-90 * way, 0, 0))
        rod(0.0112, (x, middle + way * 0.004, axle), (x, middle + way * 0.0285, axle), dark)
        rod(0.0085, (x, middle + way * 0.027, axle), (x, middle + way * 0.0292, axle), steel)
        rod(0.0062, (x, middle + way * 0.028, axle),
            (x, middle + way * 0.037, axle), steel, segments=6)  # fmt: skip
