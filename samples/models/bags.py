"""Tote bags, handbags, backpacks, suitcases and wallets."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Sequence

import bpy
from mathutils import Matrix, Vector

from samples.blender.materials import MATERIALS, Material, skin
from samples.blender.nodes import Shader, Socket
from samples.blender.shapes import (
    Point2,
    Point3,
    box,
    copied,
    curve,
    displaced,
    loft,
    mesh,
    moved,
    rod,
    sharpen,
    sheet,
    sphere,
    superellipse,
    text,
    tube,
)
from samples.look import Look
from samples.palette import linear

Facts = dict[str, float | str]
Object = bpy.types.Object
TURN = 2 * math.pi


def tote_bag(look: Look) -> Facts:
    """An open bag of one cloth: plain, striped, dipped, printed with a sun, or a leather shopper."""
    wide, high, deep = look.between(0.36, 0.4), look.between(0.37, 0.41), look.between(0.1, 0.13)
    if look.style == "shopper":
        wide, high, deep = wide * 1.06, high * 0.84, deep * 1.15
    if look.style == "printed":
        cloth = _printed(look.material, look.shade, look.accent, _sun(0.5 * high, 0.24 * wide))
    else:
        pattern = {"striped": "bands", "dipped": "dipped"}.get(look.style, "plain")
        size = 2.2 if look.style == "striped" else high * 36
        cloth = skin(look.material, look.shade, look.accent, pattern, size)
    rows = []
    for i in range(31):
        v = i / 30
        w = wide * (0.96 + 0.07 * v) * (1 - 0.03 * (1 - v) ** 6)
        d = (deep * (1 - v) ** 0.8 + 0.075 * v) * (1 - 0.15 * (1 - v) ** 8)
        rows.append(superellipse(w, d, high * v, 6.5 - 3.7 * v, 120))
    inner = [[(x * 0.985, y * 0.95, max(z, 0.004)) for x, y, z in row] for row in reversed(rows)]
    displaced(loft(rows + inner, cloth, level=0), 0.009, 0.13, look.dice.randint(1, 9))
    # the hem is turned in and sewn down
    band = skin(look.material, look.accent if look.style in ("dipped", "shopper") else look.shade)
    top = superellipse(wide * 1.032, 0.079, 0, 2.8, 96)
    if look.style in ("dipped", "shopper"):
        _ribbon(
            [(x, y, high - 0.014) for x, y, _ in top], 0.034, 0.01, band, (0, 0, 1), closed=True
        )
    thread = skin("cotton", look.accent if look.style != "plain" else "cream")
    _stitches([(x * 1.015, y * 1.1, high - 0.026) for x, y, _ in top], thread, 0.006, 0.0007)
    strap = skin(look.material if look.style != "shopper" else "leather",
                 look.accent if look.style in ("dipped", "shopper", "striped") else look.shade)  # fmt: skip
    rise = look.between(0.2, 0.25)
    for side in (-1, 1):
        y, x = side * 0.041, wide * 0.24
        rows_of_strap = [(-x, y, high - 0.075), (-x, y, high - 0.01), (-x * 0.9, y * 0.9, high + rise * 0.55),
                         (-x * 0.4, y * 0.7, high + rise * 0.95), (x * 0.4, y * 0.7, high + rise * 0.95),
                         (x * 0.9, y * 0.9, high + rise * 0.55), (x, y, high - 0.01), (x, y, high - 0.075)]  # fmt: skip
        _ribbon(curve(rows_of_strap, 10), 0.028, 0.0035, strap, facing=(0, side, 0))
        for at in (-x, x):  # sewn on with a crossed square
            a, b, c, d = (
                (at - 0.01, high - 0.07),
                (at + 0.01, high - 0.07),
                (at + 0.01, high - 0.04),
                (at - 0.01, high - 0.04),
            )
            _stitches([(*p, 0) for p in (a, b, c, d, a, c, b, d)], thread, 0.005, 0.0008,
                      lambda p, y=y, side=side: (p[0], y + side * 0.0024, p[1]))  # fmt: skip
    return {"capacity": round(wide * high * deep * 800), "handles": 2}


def handbag(look: Look) -> Facts:
    """A lady's bag: satchel with a flap, shopper with two handles, quilted with a chain, bucket."""
    fittings, leather = skin("gold", "gold"), skin(look.material, look.shade)
    trim = (
        skin("leather", look.accent) if look.style in ("satchel", "bucket", "duotone") else leather
    )
    wide, high, deep = look.between(0.27, 0.31), look.between(0.19, 0.22), look.between(0.1, 0.12)
    if look.style == "satchel":
        outline = _outline(wide, high, 5, 5, 0.93)
        _pillow(outline, deep, 0.018, leather, 0.006)
        _welts(outline, deep, 0.018, leather, 0.0028)
        lid = [(deep / 2 + 0.003, high * 0.8), (deep * 0.46, high * 0.97), (deep * 0.25, high + 0.007), (-deep * 0.25, high + 0.007),
               (-deep / 2 - 0.003, high * 0.96), (-deep / 2 - 0.012, high * 0.75), (-deep / 2 - 0.014, high * 0.45)]  # fmt: skip
        _flap(lid, wide * 0.49, high * 0.1, 0.005, leather, trim, 0.0032)
        seam = _flap(lid, wide * 0.465, high * 0.1, 0.0, None, None, 0.0, 0.985)
        _stitches(
            [(x, y - 0.0028, z) for x, y, z in seam if y < -deep / 2],
            skin("cotton", "cream"),
            0.005,
            0.0007,
        )
        _lock((0, -deep / 2 - 0.018, high * 0.51), fittings)
        _grip(wide * 0.19, 0.0, high + 0.008, 0.075, 0.0075, trim, fittings)
    elif look.style in ("shopper", "duotone"):
        wide, high, deep = wide * 1.12, high * 1.2, deep * 1.1
        rows = [superellipse(wide * (0.9 + 0.16 * v), deep * (1.0 - 0.45 * v**1.5) * (0.9 if v == 0 else 1), high * v + (0.002 if v else 0), 5.5 - 2 * v, 96)
                for v in (0, 0.02, 0.06, 0.15, 0.3, 0.45, 0.6, 0.75, 0.88, 0.96, 1.0)]  # fmt: skip
        inner = [[(x * 0.98, y * 0.93, max(z, 0.006)) for x, y, z in row] for row in rows[::-1]]
        displaced(
            loft(_smooth(rows + inner), leather, level=0), 0.003, 0.12, look.dice.randint(1, 9)
        )
        if look.style == "duotone":  # the lower third in another leather
            low = [[(x * 1.012, y * 1.03, z) for x, y, z in row] for row in rows[:5]]
            loft(_smooth(low), trim, level=0)
            rim = low[-1]
            _stitches(
                [(x * 1.003, y * 1.006, z - 0.005) for x, y, z in rim],
                skin("cotton", "cream"),
                0.005,
                0.0006,
            )
        _ribbon(
            [(x * 1.004, y * 1.01, high - 0.008) for x, y, _ in rows[-1]],
            0.018,
            0.003,
            trim,
            (0, 0, 1),
            closed=True,
        )
        for side in (-1, 1):
            y = side * deep * 0.29
            _grip(wide * 0.23, y, high - 0.03, high * 0.72, 0.0055, trim, fittings, side)
        for x in (-1, 1):
            rod(
                0.005,
                (x * wide * 0.36, -deep * 0.42, -0.006),
                (x * wide * 0.36, -deep * 0.42, 0.004),
                fittings,
            )
        tag = sheet(
            [
                (-0.014, -0.05),
                (0.014, -0.05),
                (0.014, 0),
                (0.006, 0.01),
                (-0.006, 0.01),
                (-0.014, 0),
            ],
            0.003,
            trim,
            0.001,
        )
        moved(tag, (wide * 0.2, -deep * 0.33 - 0.012, high * 0.9), (84, 8, 0))
    elif look.style == "quilted":
        outline = _outline(wide * 0.92, high * 0.88, 5, 4.5, 0.97)
        diamond = _quilted(look.shade)
        high *= 0.88
        _pillow(outline, deep * 0.8, 0.02, diamond, 0.008)
        _welts(outline, deep * 0.8, 0.02, leather, 0.003)
        half = deep * 0.4
        lid = [(half + 0.004, high * 0.8), (half * 0.95, high * 0.97), (half * 0.5, high + 0.009), (-half * 0.5, high + 0.009),
               (-half - 0.004, high * 0.96), (-half - 0.014, high * 0.75), (-half - 0.015, high * 0.42)]  # fmt: skip
        _flap(lid, wide * 0.452, high * 0.1, 0.008, diamond, leather, 0.003)
        _lock((0, -deep * 0.4 - 0.021, high * 0.49), fittings)
        a = wide * 0.37
        line = [(-a, 0, high), (-a * 0.98, 0, high + 0.09), (-a * 0.6, 0.0, high + 0.2), (0, 0, high + 0.25),
                (a * 0.6, 0, high + 0.2), (a * 0.98, 0, high + 0.09), (a, 0, high)]  # fmt: skip
        _chain(curve(line, 30), fittings)
    else:
        high, radius = high * 1.15, deep * 0.95
        rows = [superellipse(2 * r, 1.7 * r, high * v, 2.3, 96) for r, v in
                ((radius * 0.9, 0), (radius * 0.98, 0.01), (radius * 1.02, 0.1), (radius, 0.35), (radius * 0.93, 0.62), (radius * 0.86, 0.8), (radius * 0.9, 0.93), (radius * 0.96, 1))]  # fmt: skip
        rows = [[(x * (1 + g), y * (1 + g), z) for k, (x, y, z) in enumerate(row)
                 for g in [0.05 * math.cos(TURN * k / 96 * 12) * max(0, z / high - 0.55)]] for row in rows]  # fmt: skip
        inner = [[(x * 0.97, y * 0.97, max(z, 0.006)) for x, y, z in row] for row in rows[::-1]]
        loft(_smooth(rows + inner), leather, level=0)
        loft([[(x * 1.02, y * 1.02, z) for x, y, z in row] for row in rows[:3]], trim, level=0)
        cord = superellipse(radius * 1.77, radius * 1.5, high * 0.81, 2.3, 96)
        tube(
            [
                (
                    x * (1 + 0.03 * math.cos(TURN * k / 96 * 12)),
                    y * (1 + 0.03 * math.cos(TURN * k / 96 * 12)),
                    z,
                )
                for k, (x, y, z) in enumerate(cord)
            ],
            0.003,
            trim,
            True,
            steps=1,
        )
        front = -radius * 0.79
        for x in (-1, 1):  # the ends of the drawstring hang with a bead
            tube(
                [
                    (x * 0.012, front, high * 0.81),
                    (x * 0.02, front - 0.012, high * 0.74),
                    (x * 0.016, front - 0.012, high * 0.55),
                ],
                0.0028,
                trim,
            )
            sphere(0.008, fittings, (x * 0.016, front - 0.012, high * 0.55))
        a = radius * 0.93
        line = [
            (-a, 0, high * 0.86),
            (-a * 0.98, 0, high * 1.1),
            (-a * 0.6, 0, high * 1.62),
            (0, 0, high * 1.8),
            (a * 0.6, 0, high * 1.62),
            (a * 0.98, 0, high * 1.1),
            (a, 0, high * 0.86),
        ]
        _ribbon(curve(line, 12), 0.022, 0.004, trim, (0, 1, 0))
        for x in (-a, a):
            _ring((x * 1.02, 0, high * 0.87), 0.014, 0.0022, fittings, (0, 0, 90))
    return {"compartments": 1 if look.style == "bucket" else look.dice.randint(2, 3)}


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
        outline = _outline(wide, high, 3.0, 5.0, 0.95)
        displaced(_pillow(outline, deep, 0.04, cloth, 0.022), 0.007, 0.11, seed)
        arch = [(x * 1.004, z) for x, z in outline if z > high * 0.3]
        _zip([(x, -deep * 0.22, z) for x, z in arch], (0, 1, 0), dark, metal)
        base = [
            (x * 1.012, z * 1.0 - 0.001)
            for x, z in _outline(wide, high, 3.0, 5.0, 0.95)
            if z < high * 0.14
        ]
        _pillow(base, deep * 1.04, 0.04, trim, 0.018)
        pocket = _outline(wide * 0.8, high * 0.44, 3.0, 5.0, 0.95)
        displaced(
            _pillow(pocket, 0.07, 0.026, cloth, 0.016, (0, -deep / 2 - 0.02, high * 0.09)),
            0.005,
            0.09,
            seed + 1,
        )
        _zip(
            [
                (x * 0.99, -deep / 2 - 0.042, z * 0.985 + high * 0.09)
                for x, z in pocket
                if z > high * 0.3
            ],
            (0, 1, 0),
            dark,
            metal,
        )
        upper = _outline(wide * 0.62, high * 0.12, 4, 4, 0.97)
        _zip(
            [
                (x * 0.9, -deep / 2 - 0.026 + 0.02 * abs(x / wide) ** 2, high * 0.67)
                for x, _ in sorted(upper, reverse=True)[::4]
            ],
            (0, 0, 1),
            dark,
            metal,
        )
        patch = sheet(
            _outline(0.055, 0.035, 6, 6),
            0.002,
            skin("leather", look.accent if look.accent != look.shade else "tan"),
            0.0006,
        )
        moved(patch, (0, -deep / 2 - 0.073, high * 0.26), (90, 0, 0))
        _carried(wide, high, deep, cloth, trim, dark)
    elif look.style == "rucksack":
        outline = _outline(wide, high * 0.93, 3.6, 5, 0.92)
        displaced(_pillow(outline, deep, 0.04, cloth, 0.02), 0.009, 0.1, seed)
        base = [
            (x * 1.012, z - 0.001)
            for x, z in _outline(wide, high * 0.93, 3.6, 5, 0.92)
            if z < high * 0.13
        ]
        _pillow(base, deep * 1.04, 0.04, trim, 0.016)
        pockets = 3
        for x in (-1, 1):
            at = (x * wide * 0.215, -deep / 2 - 0.026, high * 0.15)
            pocket = _outline(wide * 0.36, high * 0.27, 4, 5, 0.97)
            displaced(_pillow(pocket, 0.05, 0.018, cloth, 0.008, at), 0.004, 0.08, seed + 2)
            lid = _outline(wide * 0.375, high * 0.1, 6, 2.8)
            _pillow(lid, 0.006, 0.0025, cloth, 0.002, (at[0], at[1] - 0.034, at[2] + high * 0.185))
            _buckled(
                [
                    (at[0], at[1] - 0.037, at[2] + high * 0.26),
                    (at[0], at[1] - 0.04, at[2] + high * 0.19),
                    (at[0], at[1] - 0.036, at[2] + high * 0.1),
                ],
                0.016,
                trim,
                metal,
            )
        top = [
            (deep * 0.47, high * 0.84),
            (deep * 0.42, high * 0.955),
            (0.0, high * 0.99),
            (-deep * 0.45, high * 0.965),
            (-deep * 0.66, high * 0.86),
            (-deep * 0.67, high * 0.66),
        ]
        _flap(top, wide * 0.475, 0.035, 0.007, cloth, trim, 0.0035)
        for x in (-1, 1):
            at = x * wide * 0.22
            strap = [
                (at, -deep * 0.28, high * 0.995),
                (at, -deep * 0.5, high * 0.965),
                (at, -deep * 0.7, high * 0.86),
                (at, -deep * 0.72, high * 0.68),
                (at, -deep * 0.7, high * 0.52),
            ]
            _buckled(strap, 0.024, trim, metal)
        _carried(wide, high * 0.93, deep, cloth, trim, dark, bottles=False)
    else:
        tall = high * 0.96
        rows = [superellipse(wide * w, deep * d, tall * v, p, 120) for v, w, d, p in
                ((0, 0.9, 0.86, 5), (0.012, 0.97, 0.97, 5), (0.05, 1, 1.05, 5), (0.3, 1, 1.12, 4.4), (0.6, 1, 1.05, 4.2), (0.8, 1.02, 0.78, 4), (0.92, 1.05, 0.42, 4), (1.0, 1.06, 0.22, 4))]  # fmt: skip
        displaced(loft(_smooth(rows, 6), cloth, level=0), 0.007, 0.1, seed)
        base = [[(x * 1.025, y * 1.05, z) for x, y, z in row] for row in rows[:3]]
        loft([*base, [(x * 1.025, y * 1.05, tall * 0.14) for x, y, _ in rows[2]]], trim, level=0)
        spiral = [
            (
                (0.006 + 0.0035 * i / 12) * math.cos(TURN * i / 24 + 2),
                (0.006 + 0.0035 * i / 12) * math.sin(TURN * i / 24 + 2),
            )
            for i in range(80)
        ]
        _ribbon(
            [(0, y, tall + 0.018 + z) for y, z in spiral], wide * 1.06, 0.0028, cloth, (1, 0, 0)
        )
        for x in (-1, 1):  # the roll is clipped down at both sides
            at = x * wide * 0.535
            _ribbon(
                curve(
                    [
                        (at, 0, tall + 0.04),
                        (at + x * 0.012, 0, tall - 0.005),
                        (at + x * 0.004, 0, tall * 0.75),
                        (x * wide * 0.505, 0, tall * 0.55),
                    ],
                    8,
                ),
                0.022,
                0.003,
                trim,
                (0, 1, 0),
            )
            box((0.012, 0.034, 0.042), dark, (at + x * 0.005, 0, tall * 0.8), 0.004)
        pocket = _outline(wide * 0.84, high * 0.36, 6, 5)
        displaced(
            _pillow(pocket, 0.05, 0.018, cloth, 0.012, (0, -deep / 2 - 0.02, high * 0.17)),
            0.004,
            0.1,
            seed + 2,
        )
        _zip(
            [
                (
                    wide * 0.36 * (1 - i / 6),
                    -deep / 2 - 0.056 + 0.006 * abs(1 - i / 6) ** 2,
                    high * 0.455,
                )
                for i in range(13)
            ],
            (0, 0, 1),
            dark,
            metal,
        )
        _ribbon(
            curve(
                [
                    (0, -deep * 0.1, tall + 0.037),
                    (0, -deep * 0.28, tall * 0.98),
                    (0, -deep * 0.5, tall * 0.84),
                    (0, -deep * 0.63, tall * 0.6),
                    (0, -deep * 0.65, tall * 0.5),
                ],
                8,
            ),
            0.024,
            0.003,
            trim,
            (1, 0, 0),
        )
        box((0.036, 0.012, 0.045), dark, (0, -deep * 0.6 - 0.012, tall * 0.66), 0.004, (-10, 0, 0))
        _carried(wide, high * 0.9, deep, cloth, trim, dark)
    return {"capacity": round(wide * high * deep * 1000), "pockets": pockets}


def suitcase(look: Look) -> Facts:
    """A suitcase: a ribbed shell or aluminium case on four wheels, or an old leather one."""
    if look.style == "vintage":
        return _vintage(look)
    wide, high, deep = look.between(0.38, 0.42), look.between(0.54, 0.6), look.between(0.22, 0.25)
    shell, dark, metal = (
        skin(look.material, look.shade),
        skin("plastic", look.accent),
        skin("aluminium", "aluminium"),
    )
    metallic = look.style == "metal"
    count = 11 if metallic else 6
    rows = []
    for i in range(45):
        v = -1 + 2 * i / 44
        z = high / 2 * math.copysign(1 - (1 - abs(v)) ** 1.5, v)
        edge = 0.032 if metallic else 0.06
        over = max(0.0, abs(z) - (high / 2 - edge))
        inset = edge - math.sqrt(max(edge**2 - over**2, 0.0))
        rows.append(
            _rounded(wide, deep, edge, z + high / 2, inset, count, 0.0045 if metallic else 0.007)
        )
    loft(rows, shell, level=0)
    middle = _outline(wide + 0.003, high + 0.003, 9 if metallic else 6.5, 9 if metallic else 6.5)
    line = [(x, 0, z - 0.0015) for x, z in middle]
    if metallic:
        _ribbon(line, 0.034, 0.004, metal, (0, 1, 0), closed=True)
        _ribbon([(x * 1.002, y, z) for x, y, z in line], 0.003, 0.004, dark, (0, 1, 0), closed=True)
        for x in (-1, 1):
            for z in (0, 1):
                for y in (-1, 1):
                    guard = sphere(
                        0.036,
                        metal,
                        (
                            x * (wide / 2 - 0.034),
                            y * (deep / 2 - 0.034),
                            0.034 + z * (high - 0.068),
                        ),
                    )
                    guard.scale = (1.03, 1.03, 1.03)
        for z in (0.3, 0.7):
            box((0.012, 0.05, 0.05), metal, (wide / 2 + 0.005, 0, high * z - 0.025), 0.003)
    else:
        _ribbon(line, 0.016, 0.003, dark, (0, 1, 0), closed=True)
        tube(
            [(x * 1.004, 0, z + (z - high / 2) * 0.004) for x, _, z in line],
            0.0022,
            metal,
            True,
            steps=1,
        )
        box((0.014, 0.045, 0.07), dark, (wide / 2 + 0.002, 0, high * 0.62), 0.004)
    for x in (-1, 1):
        for y in (-1, 1):
            at = (x * (wide / 2 - 0.05), y * (deep / 2 - 0.05))
            box((0.056, 0.056, 0.03), dark, (*at, -0.016), 0.01)
            box((0.03, 0.03, 0.03), dark, (at[0], at[1], -0.04), 0.01)
            for side in (-1, 1):
                rod(
                    0.026,
                    (at[0] + side * 0.004, at[1] + 0.012, -0.052),
                    (at[0] + side * 0.016, at[1] + 0.012, -0.052),
                    skin("rubber", "black"),
                    bevel=0.004,
                )
                rod(
                    0.012,
                    (at[0] + side * 0.015, at[1] + 0.012, -0.052),
                    (at[0] + side * 0.0175, at[1] + 0.012, -0.052),
                    metal,
                )
    pull = look.between(0.24, 0.34)
    for x in (-0.085, 0.085):
        rod(0.009, (x, deep * 0.3, high - 0.03), (x, deep * 0.3, high + pull * 0.55), metal)
        rod(0.0072, (x, deep * 0.3, high + pull * 0.5), (x, deep * 0.3, high + pull), metal)
        box((0.04, 0.036, 0.012), dark, (x, deep * 0.3, high - 0.006), 0.004)
    box((0.205, 0.034, 0.03), dark, (0, deep * 0.3, high + pull - 0.006), 0.012)
    box((0.05, 0.02, 0.006), metal, (0, deep * 0.3, high + pull + 0.022), 0.003)
    for at, turn in (
        ((0, -deep * 0.02, high), (0, 0, 0)),
        ((wide / 2, 0, high * 0.46), (0, 90, 0)),
    ):
        grip = tube(
            [
                (-0.075, 0, -0.004),
                (-0.07, 0, 0.018),
                (-0.045, 0, 0.03),
                (0.045, 0, 0.03),
                (0.07, 0, 0.018),
                (0.075, 0, -0.004),
            ],
            0.0085,
            dark,
        )
        grip.data.transform(_squash(1, 1.5, 1))
        moved(grip, at, turn)
    return {"capacity": round(wide * high * deep * 900), "wheels": 4}


def wallet(look: Look) -> Facts:
    """A wallet standing: folded once and open, or long with a zip round it or a buttoned flap."""
    if look.style == "bifold":
        return _bifold(look)
    leather, inside = skin(look.material, look.shade), skin(look.material, look.accent)
    thread, gold = skin("cotton", "cream"), skin("gold", "gold")
    wide, high = look.between(0.185, 0.195), look.between(0.096, 0.1)
    outline = _outline(wide, high, 7, 7)
    for side in (-1, 1):
        part = _pillow(outline, 0.011, 0.005, leather, 0.002)
        rim = [(x * 0.955, side * 0.0064, high / 2 + (z - high / 2) * 0.9) for x, z in outline]
        seam = _stitches(rim, thread, 0.004, 0.0005)
        for piece in (part, seam):
            moved(
                piece, (0, side * 0.0095, 0), (7 if side < 0 and look.style == "zip" else 0, 0, 0)
            )
    if look.style == "zip":
        line = [(x * 0.985, 0.0, z * 0.985) for x, z in outline if z > 0.012]
        _zip(line, (0, 1, 0), inside, gold, 0.009, False)
        x = wide / 2
        pull = [(x + 0.003, -0.002, 0.06), (x + 0.012, -0.008, 0.052), (x + 0.013, -0.012, 0.028)]
        tube(pull, 0.0022, gold)
        tab = [(x + 0.013, -0.012, 0.03), (x + 0.016, -0.012, 0.016), (x + 0.02, -0.012, 0.002)]
        _ribbon(curve(tab, 6), 0.008, 0.002, leather, (0, 1, 0))
        text("AVELA", 0.013, gold, (0, -0.0236, high * 0.5), (97, 0, 0), 0.0006)
    else:  # a flap over the top, buttoned on the front
        for k, y in enumerate((-0.001, 0.003)):
            _pillow(
                _outline(wide * 0.97, high * 0.96, 9, 9), 0.003, 0.001, inside, 0, (0, y, k / 1e3)
            )
        lid = [(0.0195, high * 0.7), (0.0175, high * 0.96), (0.011, high + 0.007), (-0.01, high + 0.007),
               (-0.018, high * 0.95), (-0.0205, high * 0.7), (-0.022, high * 0.4)]  # fmt: skip
        _flap(lid, wide * 0.5, 0.002, 0.003, leather, inside, 0.0016)
        rod(0.0075, (0, -0.022, high * 0.5), (0, -0.0262, high * 0.498), gold)
    return {"card slots": 12, "note compartments": 2}


def _bifold(look: Look) -> Facts:
    """Two leaves open like a book: stepped slots with cards in them, notes behind."""
    leather, inside = skin(look.material, look.shade), skin(look.material, look.accent)
    thread, paper = skin("cotton", "cream"), skin("paper", "sage")
    wide, high = look.between(0.108, 0.115), 0.09
    cards = ["navy", "red", "gold", "emerald", "white", "petrol", "orange", "slate"]
    look.dice.shuffle(cards)
    for side in (-1, 1):
        x = side * wide / 2
        parts = [_pillow(_outline(wide, high, 9, 9), 0.006, 0.0028, leather, 0.001, (x, 0.004, 0))]
        parts.append(box((wide - 0.02, 0.0008, 0.089), paper, (x, -0.0002, 0.007), 0.0002))
        for k in range(4):  # each slot stands a little lower than the one behind it
            top, y = high - 0.02 - 0.0145 * k, -0.0022 - 0.003 * k
            slot = _outline(wide * 0.93, top, 9, 9)
            parts.append(_pillow(slot, 0.0018, 0.0008, inside, 0, (x, y, 0.002)))
            seam = [(x + (-1 + i / 10) * wide * 0.45, y - 0.001, top - 0.001) for i in range(21)]
            parts.append(_stitches(seam, thread, 0.0035, 0.00045))
            card = skin("plastic", cards[k + 2 + 2 * side])
            parts.append(box((0.0856, 0.0009, 0.02), card, (x, y + 0.0015, top - 0.0125), 0.0003))
        rim = [(x + p * 0.97, -0.0006, high / 2 + (z - high / 2) * 0.965) for p, z in _outline(wide, high, 9, 9)]  # fmt: skip
        parts.append(_stitches(rim, thread, 0.0035, 0.00045))
        for part in parts:
            _swung(part, -side * 34)
    rod(0.0045, (0, 0.005, 0.001), (0, 0.005, high - 0.001), leather)
    return {"card slots": 8, "note compartments": 1}


def _vintage(look: Look) -> Facts:
    """The leather suitcase of a time without wheels: straps, brass corners, two locks."""
    wide, high, deep = look.between(0.46, 0.52), look.between(0.31, 0.35), look.between(0.15, 0.17)
    leather, trim, brass = (
        skin(look.material, look.shade),
        skin("leather", look.accent),
        skin("brass", "brass"),
    )
    outline = _outline(wide, high, 11, 11)
    displaced(_pillow(outline, deep, 0.014, leather, 0.006), 0.003, 0.1, look.dice.randint(1, 9))
    _welts(outline, deep, 0.014, trim, 0.0035)
    _ribbon(
        [(x * 1.001, -deep * 0.08, z) for x, z in outline],
        0.006,
        0.004,
        trim,
        (0, 1, 0),
        closed=True,
    )
    for x in (-1, 1):
        for z in (-1, 1):
            for y in (-1, 1):
                cap = sphere(
                    0.034,
                    trim,
                    (
                        x * (wide / 2 - 0.026),
                        y * (deep / 2 - 0.026),
                        high / 2 + z * (high / 2 - 0.026),
                    ),
                )
                cap.scale = (0.96, 0.9, 0.96)
                for dx, dz in ((0.045, 0.012), (0.012, 0.045)):
                    sphere(
                        0.0035,
                        brass,
                        (
                            x * (wide / 2 - dx),
                            y * (deep / 2 + 0.003),
                            high / 2 + z * (high / 2 - dz),
                        ),
                    )
        at = x * wide * 0.29
        hoop = [
            (at, y, z) for y, z in [(p, q) for p, q in _outline(deep + 0.018, high + 0.008, 7, 9)]
        ]
        _ribbon([(a, b, c - 0.004) for a, b, c in hoop], 0.03, 0.004, trim, (1, 0, 0), closed=True)
        frame = [(-0.021, -0.014), (0.021, -0.014), (0.021, 0.014), (-0.021, 0.014)]
        tube(
            [(at + p, -deep / 2 - 0.014, high * 0.72 + q) for p, q in frame],
            0.0025,
            brass,
            True,
            steps=1,
        )
        rod(
            0.0018,
            (at, -deep / 2 - 0.015, high * 0.72 - 0.016),
            (at, -deep / 2 - 0.015, high * 0.72 + 0.012),
            brass,
        )
        box((0.036, 0.007, 0.012), trim, (at, -deep / 2 - 0.013, high * 0.6), 0.002)
        for k in range(3):
            rod(
                0.0022,
                (at, -deep / 2 - 0.008, high * (0.5 - 0.06 * k)),
                (at, -deep / 2 - 0.0125, high * (0.5 - 0.06 * k)),
                skin("rubber", "black"),
            )
        box(
            (0.05, 0.006, 0.034), brass, (x * wide * 0.155, -deep * 0.5 - 0.006, high * 0.86), 0.002
        )
        box(
            (0.018, 0.006, 0.045),
            brass,
            (x * wide * 0.155, -deep * 0.5 - 0.011, high * 0.84),
            0.002,
        )
    _grip(0.065, 0.0, high + 0.004, 0.05, 0.011, trim, brass)
    return {"capacity": round(wide * high * deep * 950), "wheels": 0}


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
        pad = [(at, deep * 0.44, high * 0.93), (at * 1.15, deep * 0.75, high * 0.92), (at * 1.5, deep * 0.98, high * 0.76),
               (at * 1.85, deep * 0.98, high * 0.55), (at * 2.15, deep * 0.8, high * 0.36)]  # fmt: skip
        _ribbon(curve(pad, 10), 0.062, 0.014, cloth, (1, 0, 0))
        web = [
            pad[-1],
            (at * 2.4, deep * 0.65, high * 0.22),
            (x * wide * 0.46, deep * 0.45, high * 0.08),
        ]
        _ribbon(curve(web, 10), 0.02, 0.003, dark, (1, 0, 0))
        box((0.034, 0.012, 0.03), dark, (pad[-1][0], pad[-1][1] - 0.004, pad[-1][2] - 0.03), 0.004)
        if bottles:
            rows = [
                superellipse(0.04, deep * 0.8, high * v, 3, 48, (x * wide * (0.475 + 0.03 * v), 0))
                for v in (0.05, 0.07, 0.2, 0.3, 0.36)
            ]
            loft(_smooth(rows), cloth, level=0)
            _ribbon(
                [
                    (p, q, high * 0.35)
                    for p, q, _ in superellipse(0.043, deep * 0.82, 0, 3, 48, (x * wide * 0.486, 0))
                ],
                0.014,
                0.002,
                trim,
                (0, 0, 1),
                closed=True,
            )
    loop = [
        (-0.035, deep * 0.4, high * 0.96),
        (-0.033, deep * 0.42, high + 0.03),
        (0, deep * 0.42, high + 0.05),
        (0.033, deep * 0.42, high + 0.03),
        (0.035, deep * 0.4, high * 0.96),
    ]
    _ribbon(curve(loop, 8), 0.022, 0.005, trim, (0, 1, 0))


def _grip(
    half: float,
    y: float,
    z: float,
    rise: float,
    radius: float,
    leather: Material,
    metal: Material,
    side: int = 0,
) -> None:
    """A round handle arching from -half to half, held by rings in leather tabs."""
    line = [(-half, y, z + 0.012), (-half * 0.97, y, z + rise * 0.45), (-half * 0.62, y, z + rise * 0.92), (0, y, z + rise * 1.04),
            (half * 0.62, y, z + rise * 0.92), (half * 0.97, y, z + rise * 0.45), (half, y, z + 0.012)]  # fmt: skip
    tube(line, radius, leather, radii=[0.75, 0.95, 1, 1, 1, 0.95, 0.75])
    for x in (-half, half):
        _ring((x, y, z + 0.006), radius * 1.9, radius * 0.36, metal, (0, 0, 0))
        if side:  # on the face of the bag
            tab = sheet(
                [(-0.011, -0.05), (0, -0.058), (0.011, -0.05), (0.011, 0), (-0.011, 0)],
                0.004,
                leather,
                0.001,
            )
            moved(tab, (x, y * 1.16 + side * 0.004, z + 0.002), (90, 0, 0))
            rod(
                0.003,
                (x, y * 1.16 + side * 0.004, z - 0.042),
                (x, y * 1.16 + side * 0.008, z - 0.042),
                metal,
            )
        else:
            box((radius * 2.6, radius * 3.4, 0.012), leather, (x, y, z - 0.008), 0.003)


def _lock(at: Point3, metal: Material) -> None:
    """A turn lock: an oval plate with its knob."""
    plate = sheet(_outline(0.036, 0.024, 2.6, 2.6), 0.003, metal, 0.001)
    moved(plate, (at[0], at[1], at[2] - 0.012), (90, 0, 0))
    box((0.006, 0.007, 0.016), metal, (at[0], at[1] - 0.005, at[2] - 0.008), 0.002)


def _ring(at: Point3, radius: float, wire: float, metal: Material, turn: Point3) -> Object:
    ring = tube(
        [
            (radius * math.cos(TURN * k / 24), 0, radius * math.sin(TURN * k / 24))
            for k in range(24)
        ],
        wire,
        metal,
        True,
        steps=1,
    )
    return moved(ring, at, turn)


def _chain(line: Sequence[Sequence[float]], metal: Material) -> None:
    """Oval links along a line, every other turned by a quarter."""
    link = None
    places = _spaced(line, 0.0125)
    for k, (a, b) in enumerate(itertools.pairwise(places)):
        way = b - a
        if link is None:
            ring = [
                (0.006 * math.cos(TURN * i / 20), 0, 0.0095 * math.sin(TURN * i / 20))
                for i in range(20)
            ]
            link = part = tube(ring, 0.0019, metal, True, steps=1, sides=4)
        else:
            part = copied(link)
        turn = way.to_track_quat("Z", "Y").to_matrix().to_euler()
        turn.rotate_axis("Z", math.pi / 2 * (k % 2))
        part.location, part.rotation_euler = (a + b) / 2, turn


def _buckled(line: Sequence[Point3], width: float, leather: Material, metal: Material) -> None:
    """A strap down the front (y, z) with a pin buckle near its end."""
    smooth = curve(line, 10)
    _ribbon(smooth, width, 0.003, leather, (1, 0, 0))
    x, y, z = smooth[int(len(smooth) * 0.72)]
    w, h = width * 0.72, width * 0.55
    tube(
        [
            (x - w, y - 0.003, z - h),
            (x + w, y - 0.003, z - h),
            (x + w, y - 0.003, z + h),
            (x - w, y - 0.003, z + h),
        ],
        width * 0.09,
        metal,
        True,
        steps=1,
    )
    rod(width * 0.06, (x, y - 0.004, z - h * 1.1), (x, y - 0.004, z + h), metal)


def _zip(
    line: Sequence[Point3],
    across: Point3,
    tape: Material,
    metal: Material,
    width: float = 0.016,
    puller: bool = True,
) -> None:
    """A zip along a line: tape, teeth, and at its first end the slider with its puller."""
    _ribbon(line, width, 0.0028, tape, across)
    tube([tuple(p) for p in line], width * 0.16, metal, steps=1)
    if puller:
        x, y, z = line[0]
        out = 1 if x >= 0 else -1
        box((0.01, 0.012, 0.014), metal, (x, y - 0.002, z - 0.006), 0.003)
        _ribbon(
            [
                (x + out * 0.003, y - 0.008, z),
                (x + out * 0.004, y - 0.011, z - 0.02),
                (x + out * 0.004, y - 0.011, z - 0.045),
            ],
            0.008,
            0.003,
            tape,
            (1, 0, 0),
        )


def _stitches(
    line: Sequence[Sequence[float]],
    thread: Material,
    length: float,
    radius: float,
    place: Callable[[Sequence[float]], Point3] | None = None,
) -> Object:
    """Sewing thread along a line: one short bar after another; `place` maps the points first."""
    points = [Vector(place(p) if place else p) for p in line]
    spots = _spaced(points, length * 0.75, keep=True)
    vertices: list[Point3] = []
    faces: list[list[int]] = []
    for a, b in zip(spots[::2], spots[1::2], strict=False):
        way = b - a
        side = way.orthogonal().normalized() * radius
        other = way.cross(side).normalized() * radius
        base = len(vertices)
        for end in (a, b):
            vertices += [
                tuple(end + side * math.cos(TURN * k / 6) + other * math.sin(TURN * k / 6))
                for k in range(6)
            ]
        faces += [
            [base + k, base + (k + 1) % 6, base + 6 + (k + 1) % 6, base + 6 + k] for k in range(6)
        ]
        faces += [[base + k for k in range(5, -1, -1)], [base + 6 + k for k in range(6)]]
    return mesh("stitches", vertices, faces, thread)


def _spaced(line: Sequence[Sequence[float]], step: float, keep: bool = False) -> list[Vector]:
    """Points `step` apart along a line."""
    found, rest = [Vector(line[0])], step
    for a, b in itertools.pairwise(line):
        start, way = Vector(a), Vector(b) - Vector(a)
        done, long = 0.0, way.length
        while long - done >= rest:
            done += rest
            found.append(start + way * (done / long))
            rest = step
        rest -= long - done
    if keep and len(found) % 2:
        found.pop()
    return found


def _ribbon(
    line: Sequence[Sequence[float]],
    width: float,
    thickness: float,
    material: Material,
    across: Point3 | None = None,
    facing: Point3 = (0, -1, 0),
    closed: bool = False,
) -> Object:
    """A flat strap along a line; `across` is the way of its width, or `facing` where its face looks."""
    points = [Vector(p) for p in line]
    count = len(points)
    t, w = thickness / 2, width / 2
    profile = [
        (w, -t * 0.4),
        (w, t * 0.4),
        (w - t * 0.6, t),
        (t * 0.6 - w, t),
        (-w, t * 0.4),
        (-w, -t * 0.4),
        (t * 0.6 - w, -t),
        (w - t * 0.6, -t),
    ]
    sections = []
    for i, point in enumerate(points):
        if closed:
            way = points[(i + 1) % count] - points[i - 1]
        else:
            way = points[min(i + 1, count - 1)] - points[max(i - 1, 0)]
        if across:
            flat = Vector(across)
            flat -= way * (flat.dot(way) / max(way.length_squared, 1e-12))
        else:
            flat = way.cross(Vector(facing))
        flat.normalize()
        normal = flat.cross(way).normalized()
        sections.append([tuple(point + flat * a + normal * b) for a, b in profile])
    if closed:
        sections.append(sections[0])
    return sharpen(loft(sections, material, capped=not closed, level=0), 50)


def _flap(
    profile: Sequence[Point2],
    half: float,
    droop: float,
    thickness: float,
    cloth: Material | None,
    piping: Material | None,
    cord: float,
    share: float = 1.0,
) -> list[Point3]:
    """A lid along a profile (y, z) from behind over the top to the front, drooping at its sides.

    Returns its edge; without a cloth it makes nothing. `share` is how much of the profile it covers.
    """
    line = [(y, z) for y, z in curve(profile, 8)]
    line = line[: round(len(line) * share)]
    rows = []
    for i, (y, z) in enumerate(line):
        done = i / (len(line) - 1)
        wide = half * (1 - 0.28 * max(0.0, (done - 0.86) / 0.14) ** 3)
        fall = droop * (1 - 1.15 * done**2)
        rows.append(
            [(wide * a, y, z - fall * abs(a) ** 5) for a in (k / 10 - 1 for k in range(21))]
        )
    edge = [*(row[0] for row in rows), *rows[-1][1:-1], *(row[-1] for row in rows[::-1])]
    if cloth:
        _slab(rows, thickness, cloth)
    if piping:
        tube(edge, cord, piping, steps=1)
    return edge


def _smooth(rows: Sequence[Sequence[Point3]], steps: int = 4) -> list[list[Point3]]:
    """More sections between the given ones, on smooth lines: quicker than subdividing a body."""
    columns = [curve(column, steps) for column in zip(*rows, strict=True)]
    return [list(row) for row in zip(*columns, strict=True)]


def _slab(rows: Sequence[Sequence[Point3]], thickness: float, material: Material) -> Object:
    """A soft sheet through rows of points, `thickness` downwards."""
    size = len(rows[0])
    vertices = [p for row in rows for p in row]
    faces = [
        [i * size + k, i * size + k + 1, (i + 1) * size + k + 1, (i + 1) * size + k]
        for i in range(len(rows) - 1)
        for k in range(size - 1)
    ]
    body = mesh("slab", vertices, faces, material)
    change = body.modifiers.new("thicken", "SOLIDIFY")
    change.thickness, change.offset = thickness, 0
    return body


def _outline(
    width: float,
    height: float,
    top: float = 4,
    bottom: float = 4,
    taper: float = 1.0,
    points: int = 96,
) -> list[Point2]:
    """An upright outline (x, z) on z = 0: the powers round its top and bottom, `taper` narrows the top."""
    found = []
    for k in range(points):
        angle = TURN * k / points
        power = top if math.sin(angle) >= 0 else bottom
        c, s = (math.copysign(abs(f(angle)) ** (2 / power), f(angle)) for f in (math.cos, math.sin))
        found.append((width / 2 * c * (1 + (taper - 1) * (s + 1) / 2), height / 2 * (1 + s)))
    return found


def _pillow(
    outline: Sequence[Point2],
    depth: float,
    edge: float,
    material: Material,
    bulge: float = 0.0,
    at: Point3 = (0, 0, 0),
) -> Object:
    """An upright body of an outline (x, z), `depth` along y, its edges rounded, its faces swollen."""
    xs, zs = [p[0] for p in outline], [p[1] for p in outline]
    cx, cz = (min(xs) + max(xs)) / 2, (min(zs) + max(zs)) / 2
    hx, hz = max(xs) - cx, max(zs) - cz

    def ring(inset: float, share: float, y: float) -> list[Point3]:
        fx, fz = share * (1 - inset / hx), share * (1 - inset / hz)
        return [
            (cx + (x - cx) * fx + at[0], y + at[1], cz + (z - cz) * fz + at[2]) for x, z in outline
        ]

    half = depth / 2
    front = [
        ring(edge, k, -half - bulge * (1 - k * k) ** 0.8)
        for k in (0.1, 0.25, 0.4, 0.55, 0.7, 0.82, 0.91, 0.97)
    ]
    for i in range(7):
        angle = math.pi / 2 * i / 6
        front.append(ring(edge * (1 - math.sin(angle)), 1, -half + edge * (1 - math.cos(angle))))
    back = [[(x, 2 * at[1] - y, z) for x, y, z in row] for row in reversed(front)]
    between = [ring(0, 1, -(half - edge) * (1 - 2 * k / 8)) for k in range(1, 8)]
    return loft(front + between + back, material, level=0)


def _welts(
    outline: Sequence[Point2], depth: float, edge: float, material: Material, radius: float
) -> None:
    """Piping along both edges of a pillow."""
    high = max(z for _, z in outline)
    wide = max(x for x, _ in outline)
    inset = edge * 0.3
    for side in (-1, 1):
        line = [
            (
                x * (1 - inset / wide),
                side * (depth / 2 - inset),
                high / 2 + (z - high / 2) * (1 - 2 * inset / high),
            )
            for x, z in outline
        ]
        tube(line, radius, material, True, steps=1, sides=4)


def _rounded(
    width: float, depth: float, radius: float, z: float, inset: float, ribs: int, relief: float
) -> list[Point3]:
    """A level section of a case: a rounded rectangle, ribs on its front and back."""
    hx, hy, r = width / 2 - inset, depth / 2 - inset, max(radius - inset, 0.004)
    found: list[Point3] = []
    fade = max(0.0, 1 - inset / radius * 1.2)
    for side in (-1, 1):
        for k in range(120):
            x = (-(hx - r) + 2 * (hx - r) * k / 119) * -side
            wave = math.sin(math.pi * ribs * (x / (2 * (width / 2 - radius)) + 0.5))
            found.append(
                (x, side * (hy + 0) - side * relief * fade * max(0.0, 1 - 3 * abs(wave)), z)
            )
        for k in range(1, 12):
            angle = math.pi / 2 * k / 12
            found.append(
                (-side * (hx - r + r * math.sin(angle)), side * (hy - r + r * math.cos(angle)), z)
            )
        for k in range(20):
            y = side * (hy - r) * (1 - 2 * k / 19)
            found.append((-side * hx, y, z))
        for k in range(1, 12):
            angle = math.pi / 2 * k / 12
            found.append(
                (-side * (hx - r + r * math.cos(angle)), -side * (hy - r + r * math.sin(angle)), z)
            )
    return found


def _printed(material: str, shade: str, accent: str, mask: Callable[[Shader], Socket]) -> Material:
    """Cloth with a picture printed in the accent."""
    s = Shader(f"printed {material}")
    return MATERIALS[material](s, s.mix(mask(s), linear(shade), linear(accent)), "Z", 0.0)


def _sun(height: float, radius: float) -> Callable[[Shader], Socket]:
    """A round sun that sinks into bars of sea."""

    def mask(s: Shader) -> Socket:
        x, _, z = s.node("ShaderNodeSeparateXYZ", Vector=s.place()).outputs
        z = s.math("SUBTRACT", z, height)
        away = s.math("SQRT", s.math("ADD", s.math("MULTIPLY", x, x), s.math("MULTIPLY", z, z)))
        ripple = s.math(
            "ADD", z, s.math("MULTIPLY", s.math("SINE", s.math("MULTIPLY", x, 60.0)), 0.004)
        )
        bars = s.math("GREATER_THAN", s.math("FRACT", s.math("MULTIPLY", ripple, 38.0)), 0.45)
        drawn = s.math("MAXIMUM", bars, s.math("GREATER_THAN", z, 0.0))
        return s.math("MULTIPLY", s.math("LESS_THAN", away, radius), drawn)

    return mask


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
    return s.surface(
        Base_Color=s.lit(linear(shade), s.stretch(pad, 0.0, 0.06, (0.45, 1.0))),
        Roughness=0.35,
        Coat_Weight=0.15,
        Normal=s.bump(s.math("POWER", soft, 0.6), 0.009),
    )


def _squash(x: float, y: float, z: float) -> Matrix:
    """A stretch along the axes."""
    return Matrix.Diagonal((x, y, z, 1))


def _swung(part: Object, angle: float) -> None:
    """Turn a part about the upright axis through the origin."""
    part.matrix_world = Matrix.Rotation(math.radians(angle), 4, "Z") @ part.matrix_basis
