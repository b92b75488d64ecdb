"""Backpacks."""

from __future__ import annotations

import math
from collections.abc import Sequence

from samples.blender.forms import ribbon
from samples.blender.materials import skin
from samples.blender.shapes import (
    TURN,
    Material,
    Point3,
    box,
    curve,
    displaced,
    loft,
    moved,
    rod,
    sheet,
    superellipse,
    tube,
)
from samples.look import Look
from samples.models import Facts
from samples.models.bags.parts import bag_outline, flap, pillow, smoothed, zipper


def backpack(look: Look) -> Facts:
    """A backpack: daypack with a zip all round, rucksack with a buckled flap, or roll-top."""
    wide, high, deep = look.between(0.28, 0.31), look.between(0.41, 0.45), look.between(0.15, 0.17)
    cloth, trim = (
        skin(look.material, look.shade),
        skin("leather" if look.style == "rucksack" else look.material, look.accent),
    )
    dark, metal = skin("nylon", "charcoal"), skin("steel", "steel")
    seed = look.dice.randint(1, 9)
    pockets = 4
    if look.style == "daypack":
        outline = bag_outline(wide, high, 3.0, 5.0, 0.95)
        displaced(pillow(outline, deep, 0.04, cloth, 0.022), 0.007, 0.11, seed)
        arch = [(x * 1.004, z) for x, z in outline if z > high * 0.3]
        zipper([(x, -deep * 0.22, z) for x, z in arch], (0, 1, 0), dark, metal)
        base = [(x * 1.012, z * 1.0 - 0.001) for x, z in bag_outline(wide, high, 3.0, 5.0, 0.95)
                if z < high * 0.14]  # fmt: skip
        pillow(base, deep * 1.04, 0.04, trim, 0.018)
        pocket = bag_outline(wide * 0.8, high * 0.44, 3.0, 5.0, 0.95)
        displaced(pillow(pocket, 0.07, 0.026, cloth, 0.016, (0, -deep / 2 - 0.02, high * 0.09)),
                  0.005, 0.09, seed + 1)  # fmt: skip
        zipper([(x * 0.99, -deep / 2 - 0.042, z * 0.985 + high * 0.09) for x, z in pocket
                if z > high * 0.3], (0, 1, 0), dark, metal)  # fmt: skip
        upper = bag_outline(wide * 0.62, high * 0.12, 4, 4, 0.97)
        zipper([(x * 0.9, -deep / 2 - 0.026 + 0.02 * abs(x / wide) ** 2, high * 0.67)
                for x, _ in sorted(upper, reverse=True)[::4]], (0, 0, 1), dark, metal)  # fmt: skip
        patch = sheet(bag_outline(0.055, 0.035, 6, 6), 0.002,
                      skin("leather", look.accent if look.accent != look.shade else "tan"),
                      0.0006)  # fmt: skip
        moved(patch, (0, -deep / 2 - 0.073, high * 0.26), (90, 0, 0))
        _carried(wide, high, deep, cloth, trim, dark)
    elif look.style == "rucksack":
        outline = bag_outline(wide, high * 0.93, 3.6, 5, 0.92)
        displaced(pillow(outline, deep, 0.04, cloth, 0.02), 0.009, 0.1, seed)
        base = [(x * 1.012, z - 0.001) for x, z in bag_outline(wide, high * 0.93, 3.6, 5, 0.92)
                if z < high * 0.13]  # fmt: skip
        pillow(base, deep * 1.04, 0.04, trim, 0.016)
        pockets = 3
        for x in (-1, 1):
            at = (x * wide * 0.215, -deep / 2 - 0.026, high * 0.15)
            pocket = bag_outline(wide * 0.36, high * 0.27, 4, 5, 0.97)
            displaced(pillow(pocket, 0.05, 0.018, cloth, 0.008, at), 0.004, 0.08, seed + 2)
            lid = bag_outline(wide * 0.375, high * 0.1, 6, 2.8)
            pillow(lid, 0.006, 0.0025, cloth, 0.002, (at[0], at[1] - 0.034, at[2] + high * 0.185))
            _buckled([(at[0], at[1] - 0.037, at[2] + high * 0.26),
                      (at[0], at[1] - 0.04, at[2] + high * 0.19),
                      (at[0], at[1] - 0.036, at[2] + high * 0.1)], 0.016, trim, metal)  # fmt: skip
        top = [(deep * 0.47, high * 0.84), (deep * 0.42, high * 0.955), (0.0, high * 0.99),
               (-deep * 0.45, high * 0.965), (-deep * 0.66, high * 0.86),
               (-deep * 0.67, high * 0.66)]  # fmt: skip
        flap(top, wide * 0.475, 0.035, 0.007, cloth, trim, 0.0035)
        for x in (-1, 1):
            at = x * wide * 0.22
            strap = [(at, -deep * 0.28, high * 0.995), (at, -deep * 0.5, high * 0.965),
                     (at, -deep * 0.7, high * 0.86), (at, -deep * 0.72, high * 0.68),
                     (at, -deep * 0.7, high * 0.52)]  # fmt: skip
            _buckled(strap, 0.024, trim, metal)
        _carried(wide, high * 0.93, deep, cloth, trim, dark, bottles=False)
    else:
        tall = high * 0.96
        rows = [superellipse(wide * w, deep * d, tall * v, p, 120)
                for v, w, d, p in ((0, 0.9, 0.86, 5), (0.012, 0.97, 0.97, 5), (0.05, 1, 1.05, 5),
                                   (0.3, 1, 1.12, 4.4), (0.6, 1, 1.05, 4.2), (0.8, 1.02, 0.78, 4),
                                   (0.92, 1.05, 0.42, 4), (1.0, 1.06, 0.22, 4))]  # fmt: skip
        displaced(loft(smoothed(rows, 6), cloth, level=0), 0.007, 0.1, seed)
        base = [[(x * 1.025, y * 1.05, z) for x, y, z in row] for row in rows[:3]]
        loft([*base, [(x * 1.025, y * 1.05, tall * 0.14) for x, y, _ in rows[2]]], trim, level=0)
        spiral = [((0.006 + 0.0035 * i / 12) * math.cos(TURN * i / 24 + 2),
                   (0.006 + 0.0035 * i / 12) * math.sin(TURN * i / 24 + 2))
                  for i in range(80)]  # fmt: skip
        ribbon([(0, y, tall + 0.018 + z) for y, z in spiral], wide * 1.06, 0.0028, cloth, (1, 0, 0))
        for x in (-1, 1):  # the roll is clipped down at both sides
            at = x * wide * 0.535
            ribbon(curve([(at, 0, tall + 0.04), (at + x * 0.012, 0, tall - 0.005),
                          (at + x * 0.004, 0, tall * 0.75), (x * wide * 0.505, 0, tall * 0.55)], 8),
                   0.022, 0.003, trim, (0, 1, 0))  # fmt: skip
            box((0.012, 0.034, 0.042), dark, (at + x * 0.005, 0, tall * 0.8), 0.004)
        pocket = bag_outline(wide * 0.84, high * 0.36, 6, 5)
        displaced(pillow(pocket, 0.05, 0.018, cloth, 0.012, (0, -deep / 2 - 0.02, high * 0.17)),
                  0.004, 0.1, seed + 2)  # fmt: skip
        zipper([(wide * 0.36 * (1 - i / 6), -deep / 2 - 0.056 + 0.006 * abs(1 - i / 6) ** 2,
                 high * 0.455) for i in range(13)], (0, 0, 1), dark, metal)  # fmt: skip
        ribbon(curve([(0, -deep * 0.1, tall + 0.037),
                      (0, -deep * 0.28, tall * 0.98), (0, -deep * 0.5, tall * 0.84),
                      (0, -deep * 0.63, tall * 0.6), (0, -deep * 0.65, tall * 0.5)],
                     8), 0.024, 0.003, trim, (1, 0, 0))  # fmt: skip
        box((0.036, 0.012, 0.045), dark, (0, -deep * 0.6 - 0.012, tall * 0.66), 0.004, (-10, 0, 0))
        _carried(wide, high * 0.9, deep, cloth, trim, dark)
    return {"capacity": round(wide * high * deep * 1000), "pockets": pockets}


def _carried(
    wide: float,
    high: float,
    deep: float,
    cloth: Material,
    trim: Material,
    dark: Material,
    bottles: bool = True,
) -> None:
    """What every backpack has behind: padded straps, a loop to hang it, webbing; bottle pockets."""
    for x in (-1, 1):
        at = x * wide * 0.17
        pad = [(at, deep * 0.44, high * 0.93), (at * 1.15, deep * 0.75, high * 0.92),
               (at * 1.5, deep * 0.98, high * 0.76), (at * 1.85, deep * 0.98, high * 0.55),
               (at * 2.15, deep * 0.8, high * 0.36)]  # fmt: skip
        ribbon(curve(pad, 10), 0.062, 0.014, cloth, (1, 0, 0))
        web = [pad[-1], (at * 2.4, deep * 0.65, high * 0.22),
               (x * wide * 0.46, deep * 0.45, high * 0.08)]  # fmt: skip
        ribbon(curve(web, 10), 0.02, 0.003, dark, (1, 0, 0))
        box((0.034, 0.012, 0.03), dark, (pad[-1][0], pad[-1][1] - 0.004, pad[-1][2] - 0.03), 0.004)
        if bottles:
            rows = [
                superellipse(0.04, deep * 0.8, high * v, 3, 48, (x * wide * (0.475 + 0.03 * v), 0))
                for v in (0.05, 0.07, 0.2, 0.3, 0.36)
            ]
            loft(smoothed(rows), cloth, level=0)
            ribbon([(p, q, high * 0.35)
                    for p, q, _ in superellipse(0.043, deep * 0.82, 0, 3, 48,
                                                (x * wide * 0.486, 0))],
                   0.014, 0.002, trim, (0, 0, 1), closed=True)  # fmt: skip
    loop = [(-0.035, deep * 0.4, high * 0.96), (-0.033, deep * 0.42, high + 0.03),
            (0, deep * 0.42, high + 0.05), (0.033, deep * 0.42, high + 0.03),
            (0.035, deep * 0.4, high * 0.96)]  # fmt: skip
    ribbon(curve(loop, 8), 0.022, 0.005, trim, (0, 1, 0))


def _buckled(line: Sequence[Point3], width: float, leather: Material, metal: Material) -> None:
    """A strap down the front (y, z) with a pin buckle near its end."""
    smooth = curve(line, 10)
    ribbon(smooth, width, 0.003, leather, (1, 0, 0))
    x, y, z = smooth[int(len(smooth) * 0.72)]
    w, h = width * 0.72, width * 0.55
    tube([(x - w, y - 0.003, z - h), (x + w, y - 0.003, z - h), (x + w, y - 0.003, z + h),
          (x - w, y - 0.003, z + h)], width * 0.09, metal, True, steps=1)  # fmt: skip
    rod(width * 0.06, (x, y - 0.004, z - h * 1.1), (x, y - 0.004, z + h), metal)
