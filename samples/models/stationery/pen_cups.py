"""Pen cups and what stands in them."""

from __future__ import annotations

import math
from collections.abc import Callable

from samples.blender.materials import skin
from samples.blender.shapes import Point3, beveled, box, lathe, loft, text
from samples.look import Look
from samples.models import Facts
from samples.models.stationery.parts import put
from samples.models.stationery.pens import ballpoint, hexagon
from samples.models.stationery.scissors import shears


def pen_cup(look: Look) -> Facts:
    """A holder full of pens, pencils, a ruler and scissors."""
    high, r, wall = look.between(0.096, 0.104), look.between(0.038, 0.042), 0.0035
    body = skin(look.material, look.shade, grain="Z")
    if look.style in ("square", "hexagon"):
        count, power = (4, 45) if look.style == "square" else (6, 30)
        grow = 1.0 if look.style == "hexagon" else 1.16

        def ring(radius: float, z: float) -> list[Point3]:
            return [(radius * math.cos(math.radians(power) + math.tau * k / count),
                     radius * math.sin(math.radians(power) + math.tau * k / count), z)
                    for k in range(count)]  # fmt: skip

        a, b = r * grow * 1.06, r * grow * 1.06 - wall * 1.4
        beveled(
            loft([ring(a, 0), ring(a, high), ring(b, high), ring(b, 0.006)], body, level=0), 0.0016
        )
    else:
        outer = [(0, 0), (r - 0.002, 0), (r, 0.002), (r, high - 0.002), (r - 0.0012, high)]
        lathe([*outer, (r - wall + 0.0012, high), (r - wall, high - 0.0015), (r - wall, 0.005),
               (0, 0.005)], body)  # fmt: skip
        if look.material == "leather":  # a seam down the side, sewn hems round the rims
            thread = skin("cotton", look.accent)
            for z in (0.007, high - 0.007):
                for k in range(44):
                    a = math.tau * k / 44
                    put(lambda: box((0.0042, 0.0009, 0.0009), thread, (0, 0, 0), 0.0004),
                        ((r + 0.0002) * math.sin(a), -(r + 0.0002) * math.cos(a), z),
                        (0, 0, math.degrees(a)))  # fmt: skip
    inks = [look.accent, "charcoal", "red"]
    writing = Look(look.kind, "single", "plastic", "black", "steel", look.dice)
    places = [(-0.017, -0.014, 9, 200), (0.012, -0.02, 8, 300), (0.02, 0.006, 7, 20)]
    for k, (x, y, lean, swing) in enumerate(places):
        each = Look(look.kind, "single", "plastic" if k else "lacquer", inks[k], "steel", look.dice)
        tilt = (lean * math.sin(math.radians(swing)), lean * math.cos(math.radians(swing)), 40 * k)
        flip = k == 2
        put(lambda each=each, flip=flip: _turned_over(lambda: hexagon(each, 0.172), 0.172)
            if not flip else ballpoint(writing),
            (x * 0.7, y * 0.7, 0.008), (tilt[0] * 0.8, tilt[1], tilt[2]))  # fmt: skip
    paint = Look(look.kind, "single", "wood", "pine", "pink", look.dice)
    put(lambda: _turned_over(lambda: hexagon(paint, 0.165), 0.165),
        (0.004, -0.022, 0.008), (2, 3, 15))  # fmt: skip
    put(lambda: _ruler(), (-0.012, 0.014, 0.007), (-6, -5, 10))
    snips = Look(look.kind, "office", "plastic", look.accent, "white", look.dice)
    put(lambda: shears(snips, 0.085, 5), (0.013, 0.012, 0.1), (4, 8, 0))
    return {"holds": round(math.pi * (r - wall) ** 2 / 0.0144**2)}


def _turned_over(make: Callable[[], None], length: float) -> None:
    put(make, (0, 0, length), (180, 0, 0))


def _ruler() -> None:
    """A wooden ruler standing on end, its scale to the front."""
    wood, ink = skin("wood", "birch"), skin("paper", "black")
    box((0.026, 0.0024, 0.18), wood, bevel=0.0006)
    for k in range(60):
        long = 0.009 if k % 10 == 0 else 0.0065 if k % 5 == 0 else 0.004
        box(
            (long, 0.0003, 0.0004), ink, (-0.0128 + long / 2, -0.00125, 0.175 - k * 0.0015), 0.00005
        )
    for k in range(8):
        text(str(18 - k), 0.006, ink, (0, -0.00125, 0.1715 - k * 0.015), thickness=0.0001)
