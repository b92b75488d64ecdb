"""Candles, vases, frames, mirrors, clocks, baskets and cushions."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Sequence

import bpy
from mathutils import Vector

from samples.blender.materials import MATERIALS, skin
from samples.blender.nodes import Shader
from samples.blender.shapes import (
    box,
    curve,
    lathe,
    loft,
    mesh,
    moved,
    rod,
    sharpen,
    sheet,
    sphere,
    text,
    tube,
)
from samples.look import Look
from samples.palette import linear

Facts = dict[str, float | str]
Point2 = tuple[float, float]
Point3 = tuple[float, float, float]
Material = bpy.types.Material
Object = bpy.types.Object
Form = Callable[[float, float], tuple[float, float]]
TURN = 2 * math.pi

# (radius, height) of a vase of height 1, from the foot up
PROFILES: dict[str, list[Point2]] = {
    "amphora": [
        (0.13, 0), (0.13, 0.03), (0.2, 0.14), (0.3, 0.42), (0.285, 0.6), (0.15, 0.76),
        (0.105, 0.87), (0.12, 0.95), (0.165, 1),
    ],
    "bottle": [
        (0.21, 0), (0.24, 0.04), (0.25, 0.25), (0.23, 0.45), (0.1, 0.62), (0.065, 0.75),
        (0.062, 0.95), (0.085, 1),
    ],
    "cylinder": [(0.22, 0), (0.225, 0.02), (0.225, 0.5), (0.225, 1)],
    "ball": [
        (0.24, 0), (0.36, 0.08), (0.5, 0.42), (0.4, 0.75), (0.17, 0.91), (0.145, 0.95), (0.17, 1),
    ],
    "trumpet": [
        (0.17, 0), (0.16, 0.02), (0.07, 0.08), (0.06, 0.16), (0.085, 0.45), (0.14, 0.75),
        (0.27, 1),
    ],
    "teardrop": [
        (0.15, 0), (0.2, 0.04), (0.25, 0.2), (0.19, 0.38), (0.075, 0.58), (0.045, 0.78),
        (0.05, 1),
    ],
    "gourd": [
        (0.2, 0), (0.28, 0.07), (0.34, 0.25), (0.25, 0.46), (0.17, 0.56), (0.22, 0.72),
        (0.19, 0.86), (0.1, 0.94), (0.12, 1),
    ],
    "square": [(0.2, 0), (0.21, 0.02), (0.21, 0.5), (0.21, 1)],
    "hourglass": [(0.25, 0), (0.27, 0.04), (0.25, 0.24), (0.14, 0.52), (0.19, 0.78), (0.27, 1)],
    "jar": [
        (0.2, 0), (0.2, 0.03), (0.23, 0.2), (0.34, 0.52), (0.33, 0.7), (0.22, 0.81), (0.15, 0.84),
        (0.15, 0.9),
    ],
    "jug": [
        (0.22, 0), (0.26, 0.04), (0.3, 0.25), (0.26, 0.5), (0.165, 0.7), (0.15, 0.8), (0.19, 1),
    ],
    "ribbed": [
        (0.18, 0), (0.24, 0.05), (0.3, 0.35), (0.27, 0.66), (0.17, 0.88), (0.16, 0.94), (0.2, 1),
    ],
    "faceted": [(0.15, 0), (0.25, 0.18), (0.31, 0.4), (0.28, 0.62), (0.19, 0.82), (0.17, 1)],
    "twisted": [(0.19, 0), (0.2, 0.02), (0.25, 0.25), (0.26, 0.5), (0.22, 0.8), (0.26, 1)],
    "wavy": [
        (0.2, 0), (0.26, 0.03), (0.3, 0.22), (0.27, 0.45), (0.26, 0.65), (0.36, 0.88), (0.46, 1),
    ],
    "flask": [
        (0.2, 0), (0.3, 0.06), (0.44, 0.38), (0.36, 0.68), (0.14, 0.84), (0.1, 0.9), (0.13, 1),
    ],
    "bubble": [
        (0.19, 0), (0.29, 0.05), (0.345, 0.17), (0.3, 0.3), (0.185, 0.385), (0.24, 0.45),
        (0.27, 0.55), (0.235, 0.65), (0.14, 0.715), (0.18, 0.77), (0.195, 0.83), (0.165, 0.9),
        (0.09, 0.945), (0.085, 0.965), (0.105, 1),
    ],
    "urn": [
        (0.2, 0), (0.2, 0.03), (0.1, 0.08), (0.07, 0.16), (0.18, 0.26), (0.3, 0.48), (0.31, 0.66),
        (0.24, 0.82), (0.23, 0.9), (0.31, 1),
    ],
    "banded": [
        (0.2, 0), (0.27, 0.06), (0.29, 0.3), (0.27, 0.7), (0.16, 0.87), (0.15, 0.93), (0.2, 1),
    ],
}  # fmt: skip
HEIGHTS = {
    "ball": 0.17,
    "flask": 0.22,
    "jug": 0.24,
    "wavy": 0.2,
    "gourd": 0.24,
    "jar": 0.28,
    "trumpet": 0.32,
    "amphora": 0.34,
    "teardrop": 0.33,
    "urn": 0.26,
    "bubble": 0.28,
}


def vase(look: Look) -> Facts:
    """A vase of one of twenty forms: amphora, bottle, ring, ribbed, faceted, wavy, jug ..."""
    pattern = {"banded": "bands", "jug": "dipped", "jar": "dots"}.get(look.style, "plain")
    main = skin(
        look.material, look.shade, look.accent, pattern,
        {"jug": 9.0, "banded": 1.6}.get(look.style, 0.9),
    )  # fmt: skip
    if look.style == "ring":
        return _ring_vase(look, main)
    high = HEIGHTS.get(look.style, 0.25) * look.between(0.94, 1.06)
    wide = look.between(0.96, 1.04)
    wall = 0.005 if look.style in ("ball", "cylinder") else 0.0035
    line = [(r * high * wide, z * high) for r, z in PROFILES[look.style]]
    forms: dict[str, Form] = {
        "square": lambda a, _: (_square(a, 6), 0),
        "ribbed": lambda a, t: (1 + 0.085 * abs(math.sin(9 * a)) * min(1, 9 * (1 - t)), 0),
        "twisted": lambda a, t: (1 + 0.09 * math.cos(7 * (a + 1.5 * t)), 0),
        "wavy": lambda a, t: (1 + 0.14 * t**4 * math.cos(6 * a), 0.014 * t**5 * math.sin(6 * a)),
        "cylinder": lambda a, _: (1 + 0.05 * abs(math.sin(10 * a)), 0),
        "jug": lambda a, t: (
            1 + 0.5 * max(0, t - 0.72) * max(0, math.cos(a - math.pi)) ** 9,
            0.02 * max(0, t - 0.75) * 4 * max(0, math.cos(a - math.pi)) ** 9,
        ),
    }
    deep = 0.5 if look.style == "flask" else 1.0
    if look.style == "faceted":
        capacity = _faceted(line, wall, main)
    else:
        capacity = _vessel(line, wall, main, forms.get(look.style), deep)
    if look.style == "amphora":
        for side in (-1, 1):
            tube(
                [
                    (side * r * high * wide, 0, z * high)
                    for r, z in ((0.09, 0.9), (0.27, 0.93), (0.33, 0.8), (0.22, 0.62))
                ],
                0.0075,
                main,
            )
    elif look.style == "jug":
        tube(
            [
                (r * high * wide, 0, z * high)
                for r, z in ((0.155, 0.9), (0.3, 0.95), (0.39, 0.78), (0.34, 0.52), (0.265, 0.42))
            ],
            0.008, main, radii=[1.2, 1, 0.9, 1, 1.3],
        )  # fmt: skip
    elif look.style == "jar":
        top = 0.885 * high
        lid = [
            (0.185, 0), (0.19, 0.01), (0.185, 0.03), (0.14, 0.07), (0.05, 0.09), (0.035, 0.1),
            (0.045, 0.125), (0.03, 0.15),
        ]  # fmt: skip
        lathe(
            [
                (0, top),
                *((r * high * wide, top + z * high) for r, z in curve(lid)),
                (0, top + 0.157 * high),
            ],
            main,
        )
    elif look.style == "urn":
        for side in (-1, 1):
            tube(
                [
                    (side * r * high * wide, 0, z * high)
                    for r, z in ((0.3, 0.6), (0.4, 0.68), (0.36, 0.82), (0.24, 0.84))
                ],
                0.005,
                main,
            )
    opening = max(line[-1][0] - wall, 0) * 200
    return {"capacity": round(capacity * 1e6 / 50) * 50, "opening": round(opening, 1)}


def candle(look: Look) -> Facts:
    """A candle: pillar, set of three, twisted, in a jar or in a tin with its lid."""
    wax_shade = look.accent if look.style == "tin" else look.shade
    wax = skin("wax", wax_shade)
    radius = look.between(0.034, 0.038)
    volume = 0.0
    wicks = 1
    if look.style == "tin":
        metal = skin(look.material, look.shade)
        _rough(metal, 0.24)
        high = 0.05
        _cup(radius, high, 0.0006, metal)
        for z in (0.004, high - 0.006):
            lathe([(radius, z - 0.0015), (radius + 0.0009, z), (radius, z + 0.0015)], metal)
        volume = _wax((0, 0), radius - 0.001, 0.002, high - 0.01, wax)
        lid = [
            (0, 0), (radius - 0.004, 0), (radius - 0.003, 0.0015), (radius + 0.0005, 0.002),
            (radius + 0.0015, 0.0035), (radius + 0.0015, 0.014), (radius + 0.0005, 0.0145),
            (radius + 0.0005, 0.004), (0, 0.0025),
        ]  # fmt: skip
        moved(lathe(lid, metal), (radius * 1.75, -radius * 0.3, 0.034), (0, 245, -42))
        _label("VANILLA", radius + 0.0006, high * 0.5, 0.018)
    elif look.style == "jar":
        high = look.between(0.088, 0.094)
        level = high * 0.8
        glass = skin("glass", "clear")
        # wax behind glass is drawn as glossy wax: light would not reach it through the glass
        lathe(
            [
                (0, 0.006), (radius - 0.001, 0.0065), (radius, 0.008), (radius, level - 0.001),
                (radius - 0.001, level),
            ],
            skin("ceramic", wax_shade),
        )  # fmt: skip
        lathe([(0, 0), (radius - 0.003, 0), (radius, 0.003), (radius, 0.0062), (0, 0.0062)], glass)
        collar = skin("frosted glass", "clear")
        lathe(
            [
                (radius, level), (radius, high - 0.001), (radius - 0.001, high),
                (radius - 0.003, high - 0.001), (radius - 0.003, level),
            ],
            collar,
        )  # fmt: skip
        volume = _wax((0, 0), radius - 0.001, 0.007, level + 0.001, wax)
        _label(
            "FIG & CEDAR" if look.shade != "lilac" else "LAVENDER", radius + 0.0002, high * 0.45,
            0.034,
        )  # fmt: skip
    elif look.style == "twisted":
        high = look.between(0.13, 0.145)
        rings = []
        for k in range(60):
            z = high * k / 59
            soft = 1 - 0.12 * max(0, (k - 54) / 5) ** 2 - 0.06 * max(0, (3 - k) / 3) ** 2
            rings.append(
                [
                    (
                        (radius * soft) * (1 + 0.11 * abs(math.cos(4 * (a + 9 * z)))) * math.cos(a),
                        (radius * soft) * (1 + 0.11 * abs(math.cos(4 * (a + 9 * z)))) * math.sin(a),
                        z,
                    )
                    for a in (TURN * j / 128 for j in range(128))
                ]
            )
        sharpen(loft(rings, wax, level=0), 60)
        _wick((0, 0), high)
        volume = 3.1416 * (radius * 1.07) ** 2 * high
    else:
        trio = look.style == "trio"
        wicks = 3 if trio else 1
        places = (
            [(-0.062, 0.012, 0.145), (0.03, 0.032, 0.105), (0.0, -0.048, 0.068)]
            if trio
            else [(0, 0, look.between(0.12, 0.14))]
        )
        for x, y, high in places:
            volume += _wax((x, y), radius, 0.0, high, wax)
    return {"wicks": wicks, "weight": round(volume * 0.9e6 / 10) * 10}


def candlestick(look: Look) -> Facts:
    """A candlestick with its taper: turned, block on a dish, or a candelabra with arms."""
    main = skin(look.material, look.shade)
    taper = skin("wax", look.accent if look.accent != "white" else "ivory")
    places: list[Point2] = [(0, 0)]
    if look.style == "turned":
        high = look.between(0.2, 0.22)
        line = [
            (0.055, 0), (0.056, 0.008), (0.05, 0.014), (0.03, 0.022), (0.014, 0.035),
            (0.02, 0.045), (0.011, 0.058), (0.014, 0.1), (0.022, 0.125), (0.012, 0.145),
            (0.017, 0.155), (0.011, 0.168), (0.018, 0.19), (0.03, 0.2), (0.03, 0.204),
        ]  # fmt: skip
        lathe(
            [
                (0, 0), *curve([(r, z * high / 0.204) for r, z in line], 6),
                (0.012, high - 0.004), (0, high - 0.006),
            ],
            main,
        )  # fmt: skip
    elif look.style == "branched":
        high = look.between(0.25, 0.27)
        places = [(-0.11, 0), (0, 0), (0.11, 0)]
        base = [
            (0.07, 0), (0.071, 0.006), (0.06, 0.012), (0.025, 0.02), (0.009, 0.035),
            (0.008, 0.08), (0.015, 0.09), (0.008, 0.1), (0.007, high - 0.02),
        ]  # fmt: skip
        lathe([(0, 0), *curve(base), (0, high - 0.02)], main)
        for side in (-1, 1):
            tube(
                [
                    (0, 0, 0.11), (0.035 * side, 0, 0.1), (0.085 * side, 0, 0.125),
                    (0.11 * side, 0, 0.18), (0.11 * side, 0, high - 0.02),
                ],
                0.0055, main,
            )  # fmt: skip
            tube(
                [
                    (0, 0, 0.16), (0.03 * side, 0, 0.175), (0.045 * side, 0, 0.155),
                    (0.033 * side, 0, 0.14), (0.025 * side, 0, 0.152),
                ],
                0.0035, main,
            )  # fmt: skip
    else:
        high = look.between(0.075, 0.09)
        for z, r in ((0, 0.042), (high * 0.45, 0.032), (high * 0.75, 0.022)):
            top = high if r == 0.022 else z + high * (0.45 if z == 0 else 0.3)
            lathe(
                [
                    (0, z), (r - 0.002, z), (r, z + 0.002), (r, top - 0.003), (r - 0.003, top),
                    (0, top),
                ],
                main,
            )  # fmt: skip
    for x, y in places:
        if look.style == "branched":
            dish = [
                (0.004, high - 0.024), (0.012, high - 0.02), (0.026, high - 0.014),
                (0.027, high - 0.012), (0.013, high - 0.013), (0.014, high), (0.011, high),
                (0, high - 0.004),
            ]  # fmt: skip
            lathe(dish, main, at=(x, y, 0))
        _wax((x, y), 0.0105, high - 0.006, high + look.between(0.13, 0.15), taper, 0.0085)
    return {"candles": len(places)}


def picture_frame(look: Look) -> Facts:
    """A framed print behind a mat: slim, wide, deep box, ornate or landscape."""
    tall = look.style != "landscape"
    long, short = look.between(0.3, 0.32), look.between(0.21, 0.23)
    width, height = (short, long) if tall else (long, short)
    gilt = [
        (0, 0.012), (0.004, 0.016), (0.007, 0.013), (0.014, 0.014), (0.022, 0.024), (0.03, 0.027),
        (0.036, 0.022), (0.039, 0.026), (0.044, 0.024), (0.046, 0),
    ]  # fmt: skip
    profile = {
        "slim": [(0, 0.018), (0.0015, 0.0195), (0.0165, 0.0195), (0.018, 0.018), (0.018, 0)],
        "wide": [(0, 0.014), (0.003, 0.017), (0.036, 0.024), (0.04, 0.022), (0.041, 0)],
        "box": [(0, 0.036), (0.002, 0.038), (0.02, 0.038), (0.022, 0.036), (0.022, 0)],
        "ornate": [(p[0] * 1.05, p[1]) for p in curve(gilt, 4)],
        "landscape": [
            (0, 0.015), (0.004, 0.019), (0.01, 0.02), (0.022, 0.014), (0.026, 0.016),
            (0.028, 0.014), (0.028, 0),
        ],
    }[look.style]  # fmt: skip
    across, up = (
        skin(look.material, look.shade, grain="X"),
        skin(look.material, look.shade, grain="Z"),
    )
    if look.material == "gold":
        for leaf in (across, up):
            _rough(leaf, 0.3)
    _moulding(width, height, profile, across, up)
    wide = profile[-1][0]
    if look.style == "ornate":
        _beads(width, height, wide * 0.78, 0.0235, up)
    box(
        (width + 0.01, 0.004, height + 0.01),
        skin("cardboard", "tan"),
        (0, 0.001, -height / 2 - 0.005),
    )
    border = look.between(0.036, 0.042)
    inner = (width - 2 * border, height - 2 * border)
    window = [(x * inner[0] / 2, y * inner[1] / 2) for x, y in ((-1, -1), (1, -1), (1, 1), (-1, 1))]
    edge = [(x * width / 2, y * height / 2) for x, y in ((-1, -1), (1, -1), (1, 1), (-1, 1))]
    sheet(edge, 0.002, skin("paper", "snow"), 0.0004, (0, -0.0048, 0), (90, 0, 0), [window])
    _print(look, *inner)
    return {
        "orientation": "portrait" if tall else "landscape",
        "picture_width": round(inner[0] * 100),
        "picture_height": round(inner[1] * 100),
    }


def mirror(look: Look) -> Facts:
    """A wall mirror: round in a turned frame, arched, or a sunburst of rays."""
    main = skin(look.material, look.shade)
    silver = _mirror_glass(0.9 if look.style == "sunburst" else 0.42)
    if look.style == "arched":
        width, high = look.between(0.5, 0.54), look.between(0.8, 0.86)
        outline = _arch(width, high)
        sheet(outline, 0.006, silver, 0.0025, (0, 0, 0), (90, 0, 0))
        sheet(
            _arch(width + 0.06, high + 0.03, 0.03), 0.03, main, 0.003, (0, 0.012, 0), (90, 0, 0),
            [outline],
        )  # fmt: skip
        glass = width
    else:
        radius = look.between(0.13, 0.14) if look.style == "sunburst" else look.between(0.26, 0.28)
        pane = lathe(
            [(0, 0), (radius, 0), (radius, 0.002), (radius - 0.012, 0.005), (0, 0.005)], silver
        )
        moved(pane, (0, 0, 0), (90, 0, 0))
        big = 0.6 if look.style == "sunburst" else 1.4
        ring = [
            (0, -0.004), (0, 0.018), (0.004, 0.024), (0.012, 0.026), (0.022, 0.022),
            (0.026, 0.014), (0.026, -0.004),
        ]  # fmt: skip
        line = [(radius - 0.004 + r * big, z) for r, z in ring]
        moved(lathe([*reversed(curve(line, 4)), line[0]], main), (0, 0, 0), (90, 0, 0))
        if look.style == "sunburst":
            for k in range(48):
                a = TURN * k / 48
                reach = radius + (0.2, 0.11, 0.155, 0.11)[k % 4]
                depth = 0.004 if k % 2 else 0
                rod(
                    0.0052, (radius * math.sin(a), depth, radius * math.cos(a)),
                    (reach * math.sin(a), depth, reach * math.cos(a)), main, 0.0022,
                )  # fmt: skip
                if k % 4 == 0:
                    sphere(0.009, main, (reach * math.sin(a), depth, reach * math.cos(a)))
        glass = 2 * radius
    return {"glass_width": round(glass * 100)}


def wall_clock(look: Look) -> Facts:
    """A wall clock at ten past ten: station, skeleton, minimal, sunburst or square."""
    main = skin(look.material, look.shade)
    black, white = skin("lacquer", "black"), skin("lacquer", "white")
    named = look.accent != "white"
    marks = (
        skin("brass" if look.accent in ("brass", "gold") else "lacquer", look.accent)
        if named
        else black
    )
    radius = look.between(0.14, 0.155)
    numerals = "none"
    depth = 0.012
    if look.style == "station":
        numerals = "arabic"
        _disc(radius, 0.012, white)
        rim = [
            (radius - 0.004, 0.008), (radius - 0.003, 0.03), (radius + 0.004, 0.036),
            (radius + 0.014, 0.034), (radius + 0.02, 0.026), (radius + 0.022, 0),
        ]  # fmt: skip
        moved(lathe(curve(rim)[::-1], main), (0, 0, 0), (90, 0, 0))
        _ticks(radius * 0.95, 60, 0.0016, 0.006, depth, black, radius * 0.93, 0.0035)
        _numbers(radius * 0.77, [str(n) for n in range(1, 13)], radius * 0.27, depth, black)
    elif look.style == "skeleton":
        numerals = "roman"
        for r in (radius * 1.45, radius * 0.92):
            ring = [
                (r + 0.004 * math.cos(TURN * k / 10), 0.006 + 0.004 * math.sin(TURN * k / 10))
                for k in range(11)
            ]
            moved(lathe(ring, main), (0, 0, 0), (90, 0, 0))
        words = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]
        _numbers(radius * 1.185, words, radius * 0.52, 0.004, main, True, 0.0025)
        for k in range(4):
            a = TURN * k / 4
            rod(
                0.002, (0.02 * math.sin(a), -0.006, 0.02 * math.cos(a)),
                (radius * 0.92 * math.sin(a), -0.006, radius * 0.92 * math.cos(a)), main,
            )  # fmt: skip
        _disc(0.034, 0.016, main)
        depth, marks, radius = 0.017, main, radius * 1.1
    elif look.style == "minimal":
        _disc(radius, 0.02, main)
        depth = 0.02
        _ticks(radius * 0.9, 12, 0.004, 0.022, depth, marks)
    elif look.style == "sunburst":
        face = radius * 0.62
        brass = skin("brass", "brass")
        for k in range(12):
            a = TURN * k / 12
            reach = radius * (1.45 if k % 3 == 0 else 1.3)
            x, z = math.sin(a), math.cos(a)
            rod(
                0.003, (face * 0.8 * x, -0.006, face * 0.8 * z), (reach * x, -0.006, reach * z),
                brass,
            )  # fmt: skip
            sphere(0.016, main, (reach * x, -0.006, reach * z))
        _disc(face, 0.02, main)
        rim = [
            (face + 0.003 * math.cos(TURN * k / 10), 0.019 + 0.003 * math.sin(TURN * k / 10))
            for k in range(11)
        ]
        moved(lathe(rim, brass), (0, 0, 0), (90, 0, 0))
        depth, radius = 0.02, face * 1.15
        _ticks(face * 0.9, 12, 0.003, 0.012, depth, marks)
    else:
        numerals = "arabic"
        side = radius * 2
        outer = _rounded(side, side, 0.035)
        sheet(outer, 0.03, main, 0.006, (0, 0, 0), (90, 0, 0))
        depth = 0.031
        moved(
            lathe([(0, 0.0305), (radius * 0.86, 0.0305), (radius * 0.87, 0.029)], white),
            (0, 0, 0),
            (90, 0, 0),
        )
        _numbers(
            radius * 0.7, [str(n) if n % 3 == 0 else "" for n in range(1, 13)], radius * 0.28,
            depth, black,
        )  # fmt: skip
        _ticks(radius * 0.8, 12, 0.004, 0.014, depth, main, skip=3)
        radius *= 0.9
    second = skin("lacquer", "red") if look.style in ("station", "square") else None
    _hands(
        radius, depth + 0.003, black if look.style in ("station", "square") else marks, second,
        1.7 if look.style == "skeleton" else 1,
    )  # fmt: skip
    return {"hands": 3 if second else 2, "numerals": numerals}


def basket(look: Look) -> Facts:
    """A woven basket: laundry, market, bread, storage, lidded or belly basket."""
    cane = skin(look.material, look.shade)
    dark = skin(look.material, look.shade)
    shapes: dict[str, tuple[list[Point2], float, float, int, float]] = {
        # radius over height, squareness of the plan, depth over width, stakes, strand
        "laundry": ([(0.17, 0), (0.19, 0.15), (0.215, 0.34), (0.225, 0.48)], 2, 1, 34, 0.0058),
        "market": ([(0.17, 0), (0.19, 0.06), (0.21, 0.13), (0.22, 0.18)], 2.4, 0.66, 34, 0.0045),
        "bread": ([(0.1, 0), (0.125, 0.03), (0.145, 0.075)], 2, 1, 30, 0.003),
        "storage": ([(0.15, 0), (0.157, 0.08), (0.165, 0.18)], 5, 0.78, 36, 0.0045),
        "lidded": ([(0.19, 0), (0.2, 0.2), (0.205, 0.5)], 4, 0.8, 30, 0.0085),
        "belly": (
            [(0.13, 0), (0.19, 0.08), (0.205, 0.17), (0.17, 0.28), (0.14, 0.36)],
            2,
            1,
            34,
            0.0052,
        ),
    }
    points, power, deep, stakes, strand = shapes[look.style]
    size = look.between(0.95, 1.05)
    line = curve([(r * size, z * size) for r, z in points], 16)
    high = line[-1][1]

    def form(a: float) -> Point2:
        scale = _square(a, power) if power > 2 else 1.0
        return scale * math.cos(a), scale * math.sin(a) * deep

    two_tone = (
        skin(look.material, look.accent)
        if look.accent != "white" or look.style == "belly"
        else None
    )
    split = 0.45 if two_tone else -1
    _weave(line, form, stakes, strand, lambda t: two_tone if two_tone and t < split else cane, dark)
    _floor(line[0][0], form, strand, cane)
    rim = [
        (line[-1][0] * form(a)[0], line[-1][0] * form(a)[1], high + strand * 0.4)
        for a in (TURN * k / 90 for k in range(90))
    ]
    _rope(rim, strand * 1.05, cane, closed=True)
    low = [
        (line[0][0] * form(a)[0] * 1.01, line[0][0] * form(a)[1] * 1.01, strand)
        for a in (TURN * k / 90 for k in range(90))
    ]
    _rope(low, strand * 0.9, two_tone or cane, closed=True)
    top = line[-1][0]
    handles = 0
    if look.style in ("laundry", "belly"):
        handles = 2
        for side in (-1, 1):
            r, w = top * 1.02, 0.07 * size
            _rope(
                [
                    (side * r, -w, high - 0.04), (side * (r + 0.012), -w * 0.9, high + 0.03),
                    (side * (r + 0.014), 0, high + 0.075),
                    (side * (r + 0.012), w * 0.9, high + 0.03), (side * r, w, high - 0.04),
                ],
                strand * 1.1, cane,
            )  # fmt: skip
    elif look.style == "market":
        handles = 1
        arch = [
            (top * math.cos(a), 0, high - 0.03 + 0.26 * size * math.sin(a) ** 0.8)
            for a in (math.pi * k / 14 for k in range(15))
        ]
        _rope(
            [(top * 0.97, 0, high - 0.05), *arch[1:-1], (-top * 0.97, 0, high - 0.05)],
            strand * 1.5,
            cane,
        )
    elif look.style == "storage":
        handles = 2
        for side in (-1, 1):
            _rope(
                [
                    (side * (top + 0.002), -0.05, high - 0.02),
                    (side * (top + 0.022), -0.035, high - 0.035),
                    (side * (top + 0.025), 0, high - 0.04),
                    (side * (top + 0.022), 0.035, high - 0.035),
                    (side * (top + 0.002), 0.05, high - 0.02),
                ],
                strand,
                cane,
            )
    elif look.style == "lidded":
        handles = 1
        lid = curve(
            [(top * 1.03, high + 0.014), (top * 1.03, high + 0.04), (top * 0.98, high + 0.05)], 4
        )
        _weave(lid, form, stakes, strand, lambda _: cane, dark)
        _floor(top * 1.0, form, strand, cane, high + 0.05)
        _rope(
            [
                (-0.075, 0, high + 0.05), (-0.065, 0, high + 0.09), (0, 0, high + 0.105),
                (0.065, 0, high + 0.09), (0.075, 0, high + 0.05),
            ],
            strand, cane,
        )  # fmt: skip
        for x in (-0.09, 0.09):
            box(
                (0.022, 0.006, 0.09), skin("leather", "chocolate"),
                (x, -top * deep * 1.06 - 0.006, high - 0.04), 0.002,
            )  # fmt: skip
            rod(
                0.005, (x, -top * deep * 1.06 - 0.009, high - 0.02),
                (x, -top * deep * 1.06 - 0.014, high - 0.02), skin("brass", "brass"),
            )  # fmt: skip
    volume = sum(math.pi * a[0] ** 2 * deep * (b[1] - a[1]) for a, b in itertools.pairwise(line))
    volume *= 1.0 if power <= 2 else 1.2
    return {"capacity": round(volume * 1000, 1 if volume < 0.003 else None), "handles": handles}


def throw_cushion(look: Look) -> Facts:
    """A throw cushion: piped, tasselled, knitted, oblong with a fringe, or round with a button."""
    if look.style == "round":
        return _round_cushion(look)
    striped, oblong = look.style == "tasselled", look.style == "oblong"
    pattern = "stripes" if striped else "plain"
    cloth = (
        _window_panes(look)
        if oblong
        else skin(look.material, look.shade, look.accent, pattern, 2.2)
    )
    trim = skin("cotton", look.accent if striped or oblong else look.shade)
    width = look.between(0.44, 0.46)
    height = 0.31 if oblong else width
    thick = look.between(0.17, 0.19) * (0.85 if oblong else 1)
    chop = 0.0 if oblong else look.between(0.03, 0.04)
    phase = look.between(0, 6)
    knitted = look.style == "knitted"
    fine = 200 if knitted else 72

    def at(u: float, v: float) -> Point3:
        """A point of the front: seams curve in between the corners, the top is knocked in."""
        x = width / 2 * u * (1 - 0.09 * (1 - v * v) * u * u)
        z = height / 2 * v * (1 - 0.09 * (1 - u * u) * v * v)
        upper = ((v + 1) / 2) ** 3
        full = ((1 - u * u) * (1 - v * v)) ** 0.55
        rim = (1 - full) ** 1.5
        folds = math.sin(9 * u + 2.5 * math.sin(2 * v + phase)) + math.sin(
            8 * v + 2 * math.sin(3 * u - phase)
        )
        corner = math.sin(16 * (abs(u) - abs(v)) + phase) * (u * u * v * v)
        swell = full * (1 + 0.11 * rim * folds + 0.5 * corner) - 0.03 * v * full
        swell *= 1 - 6 * chop * upper * math.exp(-((u / 0.2) ** 2))
        return x, thick / 2 * swell, z - chop * upper * math.exp(-((u / 0.33) ** 2))

    for side in (-1, 1):
        points, faces = [], []
        for j in range(fine + 1):
            for i in range(fine + 1):
                u, v = -1 + 2 * i / fine, -1 + 2 * j / fine
                x, y, z = at(u, v)
                if knitted:
                    column = u * 7
                    lean = abs(column - math.floor(column) - 0.5)
                    y += (
                        0.0065
                        * (
                            abs(math.sin(math.pi * column)) * 1.2
                            + 0.6 * math.cos(TURN * (v * 9 - lean * 1.6))
                        )
                        * min(1, 6 * (1 - max(abs(u), abs(v))))
                    )
                points.append((x, side * y, z))
        for j in range(fine):
            for i in range(fine):
                k = j * (fine + 1) + i
                face = [k, k + 1, k + fine + 2, k + fine + 1]
                faces.append(face if side < 0 else face[::-1])
        mesh("cushion", points, faces, cloth)
    corners = [(-1, -1), (1, -1), (1, 1), (-1, 1)]
    seam = []
    for (a, b), (c, d) in zip(corners, corners[1:] + corners[:1], strict=True):
        seam += [at(a + (c - a) * k / 12, b + (d - b) * k / 12) for k in range(12)]
    piping = skin(look.material, look.accent) if look.style == "piped" else trim
    tube(
        [(x, 0, z) for x, _, z in seam], 0.0055 if look.style == "piped" else 0.003,
        cloth if knitted else piping, closed=True, steps=2,
    )  # fmt: skip
    if look.style == "tasselled":
        for u, v in corners:
            x, _, z = at(u, v)
            _tassel((x, 0, z), (u, 0, v), trim)
    elif oblong:
        for u in (-1, 1):
            for k in range(46):
                x, _, z = at(u, -0.97 + 1.94 * k / 45)
                droop = 0.006 * math.sin(k * 2.3 + phase)
                tube(
                    [
                        (x, 0, z), (x + u * 0.018, droop * 0.5, z - 0.001),
                        (x + u * 0.034, droop, z - 0.005 + droop * 0.5),
                    ],
                    0.0022, trim, steps=3, sides=1,
                )  # fmt: skip
    return {"shape": "oblong" if oblong else "square"}


def _round_cushion(look: Look) -> Facts:
    """Pleats that run to a covered button in the middle."""
    cloth = skin(look.material, look.shade)
    radius, thick = look.between(0.2, 0.215), look.between(0.13, 0.145)
    pleats, steps, turns = 26, 22, 260
    for side in (-1, 1):
        rings = []
        for j in range(steps + 1):
            r = max(j / steps, 0.02)
            full = (1 - r**3.4) ** 0.5 * (1 - 0.75 * math.exp(-((r / 0.2) ** 2)))
            ring = []
            for k in range(turns):
                a = TURN * k / turns
                fold = 0.007 * abs(math.cos(pleats * a / 2)) * min(1, r * 4) * (1 - r**6)
                ring.append(
                    (
                        radius * r * math.cos(a),
                        side * (thick / 2 * full + fold),
                        radius * r * math.sin(a),
                    )
                )
            rings.append(ring if side < 0 else ring[::-1])
        loft(rings, cloth, capped=False, level=0)
        moved(sphere(0.02, cloth, (0, side * thick * 0.16, 0), (1, 0.45, 1)))
    rim = [
        (radius * math.cos(TURN * k / 80), 0, radius * math.sin(TURN * k / 80)) for k in range(80)
    ]
    tube(rim, 0.0055, cloth, closed=True, steps=2)
    return {"shape": "round"}


def _tassel(at: Point3, way: Sequence[float], yarn: Material) -> None:
    x, y, z = at
    u, _, v = (w * 0.7 for w in way)
    sphere(0.011, yarn, (x + 0.008 * u, y, z + 0.008 * v))
    for k in range(16):
        a, fan = TURN * k / 16, 0.014 if k % 2 else 0.008
        fx, fz = fan * math.cos(a), fan * math.sin(a)
        tube(
            [
                (x + 0.01 * u, y, z + 0.01 * v),
                (x + 0.03 * u + fx * v * 0.8, y + fz * 0.8, z + 0.03 * v - fx * u * 0.8 - 0.004),
                (x + 0.065 * u + fx * v * 1.3, y + fz, z + 0.065 * v - fx * u * 1.3 - 0.016),
            ],
            0.0026, yarn, steps=4, sides=1,
        )  # fmt: skip


def _square(angle: float, power: float) -> float:
    """How much further a rounded square reaches than the circle in it, at an angle."""
    return (abs(math.cos(angle)) ** power + abs(math.sin(angle)) ** power) ** (-1 / power)


def _vessel(
    line: Sequence[Point2],
    wall: float,
    material: Material,
    form: Form | None = None,
    deep: float = 1,
) -> float:
    """A hollow body with a rounded lip; `form` scales the radius and lifts; returns its volume."""
    outer = curve(line, 12)
    floor = wall * 1.8
    inner = []
    for i, (r, z) in enumerate(outer):
        before, after = outer[max(i - 1, 0)], outer[min(i + 1, len(outer) - 1)]
        run, rise = after[0] - before[0], after[1] - before[1]
        length = math.hypot(run, rise) or 1
        inner.append((max(r - wall * rise / length, 0.002), max(z + wall * run / length, floor)))
    lip = (outer[-1][0] - wall * 0.5, outer[-1][1] + wall * 0.4)
    foot = outer[0][0]
    profile = [
        (foot * 0.1, 0.001), (foot * 0.9, 0.001), (foot * 0.93, 0), (foot * 0.985, 0), *outer,
        lip,
    ]  # fmt: skip
    inside = [p for p in reversed(inner) if p[1] > floor]
    profile += [*inside, (inside[-1][0] * 0.8, floor), (foot * 0.1, floor)]
    high, count = outer[-1][1], 132
    rings = []
    for r, z in profile:
        ring = []
        for k in range(count):
            a = TURN * k / count
            scale, lift = form(a, z / high) if form else (1.0, 0.0)
            ring.append((r * scale * math.cos(a), r * scale * math.sin(a) * deep, z + lift))
        rings.append(ring)
    sharpen(loft(rings, material, level=0), 50)
    area = sum((form(TURN * k / 60, 0.4)[0] if form else 1) ** 2 for k in range(60)) / 60 * deep
    steps = itertools.pairwise(inside)
    return sum(math.pi * ((a[0] + b[0]) / 2) ** 2 * (a[1] - b[1]) for a, b in steps) * area


def _faceted(line: Sequence[Point2], wall: float, material: Material) -> float:
    """Flat facets: each ring of nine corners stands half a step on from the one below."""
    rings, inner = [], []
    sides = 9
    for i, (r, z) in enumerate(line):
        turn = math.pi / sides * i
        corners = [
            (math.cos(TURN * k / sides + turn), math.sin(TURN * k / sides + turn))
            for k in range(sides)
        ]
        rings.append([(r * x, r * y, z) for x, y in corners])
        inner.append([((r - wall) * x, (r - wall) * y, max(z, 0.006)) for x, y in corners])
    vertices = [p for ring in rings + inner[::-1] for p in ring]
    faces: list[list[int]] = [
        list(range(sides))[::-1],
        [len(vertices) - sides + k for k in range(sides)],
    ]
    count = len(line)
    for i in range(2 * count - 1):
        low, high = i * sides, (i + 1) * sides
        for k in range(sides):
            n = (k + 1) % sides
            if i < count - 1:
                faces += [[low + k, low + n, high + k], [low + n, high + n, high + k]]
            elif i == count - 1:
                faces.append([low + k, low + n, high + n, high + k])
            else:
                faces += [[low + k, low + n, high + n], [low + k, high + n, high + k]]
    body = mesh("faceted", vertices, faces, material, smooth=False)
    change = body.modifiers.new("bevel", "BEVEL")
    change.width, change.segments, change.limit_method = 0.0008, 2, "ANGLE"
    change.angle_limit = math.radians(5)
    pairs = itertools.pairwise(line)
    return sum(math.pi * ((a[0] + b[0]) / 2 - wall) ** 2 * (b[1] - a[1]) for a, b in pairs) * 0.92


def _ring_vase(look: Look, main: Material) -> Facts:
    """A ring that stands on a small foot and opens in a short neck."""
    big, thin = look.between(0.082, 0.088), look.between(0.031, 0.034)
    middle = big + thin + 0.006
    circle = [
        (big * math.cos(TURN * k / 48), 0, middle + big * math.sin(TURN * k / 48))
        for k in range(48)
    ]
    tube(circle, thin, main, closed=True, steps=2, sides=12)
    lathe(
        [(0, 0), *curve([(0.042, 0), (0.043, 0.004), (0.03, 0.014), (0.028, 0.03)]), (0, 0.03)],
        main,
    )
    top = middle + big + thin
    neck = curve(
        [(0.026, top - 0.016), (0.018, top + 0.004), (0.017, top + 0.03), (0.024, top + 0.042)]
    )
    lathe([*neck, *((r - 0.004, z + 0.0008) for r, z in reversed(neck)), (0, top - 0.01)], main)
    capacity = math.pi * (thin - 0.004) ** 2 * TURN * big * 1e6
    return {"capacity": round(capacity / 50) * 50, "opening": 4.0}


def _wick(at: Point2, z: float) -> None:
    x, y = at
    cotton = skin("cotton", "charcoal")
    tube(
        [(x, y, z - 0.004), (x + 0.0003, y, z + 0.005), (x + 0.002, y, z + 0.011)], 0.0013,
        cotton, sides=3,
    )  # fmt: skip


def _wax(
    at: Point2, radius: float, low: float, high: float, wax: Material, top: float = 0
) -> float:
    """Wax with a soft shoulder and a dip around its wick; `top` is the radius it tapers to."""
    last = top or radius
    soft = min(0.004, last * 0.5)
    lathe(
        [
            (0, low), (radius - 0.0015, low), (radius, low + 0.0015), (last, high - soft),
            (last - soft * 0.3, high - soft * 0.25), (last - soft, high),
            *curve(
                [
                    (last * 0.6, high - soft * 0.2), (last * 0.25, high - soft * 0.7),
                    (0, high - soft * 0.8),
                ],
                4,
            ),
        ],
        wax, at=(at[0], at[1], 0),
    )  # fmt: skip
    _wick(at, high - soft * 0.8)
    return math.pi * ((radius + last) / 2) ** 2 * (high - low)


def _cup(radius: float, high: float, wall: float, metal: Material) -> None:
    lathe(
        [
            (0, 0), (radius - 0.002, 0), (radius, 0.002), (radius, high),
            (radius - wall / 2, high + wall / 2), (radius - wall, high), (radius - wall, 0.002),
            (0, 0.001),
        ],
        metal,
    )  # fmt: skip


def _label(words: str, radius: float, middle: float, high: float) -> None:
    """A printed label wrapped around the front of a round thing."""
    paper, ink = skin("paper", "ivory"), skin("paper", "black")
    half = 0.95
    rows = [
        [
            (
                (radius + 0.0003) * math.sin(-half + 2 * half * k / 40),
                -(radius + 0.0003) * math.cos(-half + 2 * half * k / 40),
                middle + z,
            )
            for k in range(41)
        ]
        for z in (-high / 2, high / 2)
    ]
    loft(rows, paper, closed=False, capped=False, level=0)
    lines = (
        [(words, 0.0085, 0.0)]
        if high < 0.025
        else [(words, 0.0075, 0.004), ("SCENTED CANDLE", 0.0042, -0.007)]
    )
    for line, size, z in lines:
        body = text(line, size, ink, turn=(0, 0, 0), thickness=0.00005)
        for vertex in body.data.vertices:
            x, up, out = vertex.co
            reach = radius + 0.0006 + out
            vertex.co = (
                reach * math.sin(x / radius), -reach * math.cos(x / radius), middle + z + up,
            )  # fmt: skip


def _moulding(
    width: float, height: float, profile: Sequence[Point2], across: Material, up: Material
) -> None:
    """Four mitred sides around an opening; `profile` is (outwards, forwards) from the rebate."""
    full = [(0.0, 0.0), *profile]
    for sx, sz, stuff in ((0, 1, across), (0, -1, across), (1, 0, up), (-1, 0, up)):
        points: list[Point3] = []
        for out, forth in full:
            x, z = width / 2 + out, height / 2 + out
            points += (
                [(-x, -forth, sz * z), (x, -forth, sz * z)]
                if sz
                else [(sx * x, -forth, -z), (sx * x, -forth, z)]
            )
        faces = []
        for k in range(len(full)):
            n = (k + 1) % len(full)
            face = [2 * k, 2 * k + 1, 2 * n + 1, 2 * n]
            faces.append(face if sz + -sx < 0 else face[::-1])
        sharpen(mesh("moulding", points, faces, stuff), 30)


def _beads(width: float, height: float, out: float, forth: float, stuff: Material) -> None:
    """A string of pearls along the moulding."""
    x, z, step = width / 2 + out, height / 2 + out, 0.0125
    wide, tall = round(2 * x / step), round(2 * z / step)
    places = [(-x + 2 * x * k / wide, s * z) for k in range(wide + 1) for s in (-1, 1)]
    places += [(s * x, -z + 2 * z * k / tall) for k in range(1, tall) for s in (-1, 1)]
    pearl = [
        (0.0052 * math.sin(math.pi * k / 8), -0.0052 * math.cos(math.pi * k / 8)) for k in range(9)
    ]
    first = lathe(pearl, stuff, 16, (places[0][0], -forth, places[0][1]))
    for px, pz in places[1:]:
        twin = first.copy()
        bpy.context.scene.collection.objects.link(twin)
        twin.location = (px, -forth, pz)


def _print(look: Look, width: float, height: float) -> None:
    """An abstract print of flat papers: sun and hills, blocks, leaves, a branch or waves."""
    sets = {
        "slim": ("cream", ["terracotta", "petrol", "mustard", "blush"]),
        "wide": ("ivory", ["red", "navy", "mustard", "black"]),
        "box": ("blush", ["forest", "sage", "olive", "rust"]),
        "ornate": ("forest", ["cream", "rose", "gold", "sage"]),
        "landscape": ("sky", ["navy", "petrol", "sage", "ivory"]),
    }
    ground, inks = sets[look.style]
    colours = [skin("paper", name) for name in inks]
    layer = 0.0026

    def lay(outline: Sequence[Point2], ink: int) -> None:
        nonlocal layer
        layer += 0.0002
        sheet(
            [(min(max(x, -0.5), 0.5) * width, min(max(y, -0.5), 0.5) * height) for x, y in outline],
            0.0002, colours[ink], 0.00001, (0, -layer, 0), (90, 0, 0),
        )  # fmt: skip

    box(
        (width + 0.01, 0.001, height + 0.01), skin("paper", ground),
        (0, -0.002, -height / 2 - 0.005), 0.0001,
    )  # fmt: skip
    lean = look.between(-0.05, 0.05)
    if look.style in ("slim", "landscape"):
        ratio = height / width
        disc = 0.22 if look.style == "slim" else 0.12
        lay(
            [
                (
                    0.12 + lean * 2 + disc * math.cos(TURN * k / 60),
                    0.2 + disc / ratio * math.sin(TURN * k / 60),
                )
                for k in range(60)
            ],
            2 if look.style == "slim" else 3,
        )
        for n, ink in enumerate((3, 0, 1) if look.style == "slim" else (2, 1, 0)):
            ridge = [
                (
                    -0.5 + k / 30,
                    0.06 - 0.17 * n + 0.085 * math.sin(k / 30 * (4 + n) + 2.1 * n + lean * 20),
                )
                for k in range(31)
            ]
            lay([(-0.5, -0.5), (0.5, -0.5), *reversed(ridge)], ink)
    elif look.style == "wide":
        cells = [(i, j) for j in range(3) for i in range(2)]
        for n, (i, j) in enumerate(cells):
            x, y, w, h = -0.42 + 0.42 * i, -0.42 + 0.28 * j, 0.42, 0.28
            arc = [
                (math.cos(math.pi / 2 * k / 20), math.sin(math.pi / 2 * k / 20)) for k in range(21)
            ]
            fx, fy = (1 if (n + j) % 2 else -1), (1 if n % 3 else -1)
            cx, cy = (x if fx > 0 else x + w), (y if fy > 0 else y + h)
            quarter = [(cx, cy), *((cx + fx * w * a, cy + fy * h * b) for a, b in arc)]
            lay(quarter if fx * fy > 0 else quarter[::-1], n % 4)
            inner = [(cx, cy), *((cx + fx * w * a * 0.45, cy + fy * h * b * 0.45) for a, b in arc)]
            lay(inner if fx * fy > 0 else inner[::-1], (n + 2) % 4)
    else:
        stem = [
            (0.1 * math.sin(2.5 * t) + lean, -0.46 + 0.86 * t) for t in (k / 20 for k in range(21))
        ]
        lay([(x - 0.008, y) for x, y in stem] + [(x + 0.008, y) for x, y in reversed(stem)], 0)
        leaves = 11
        for n in range(leaves):
            x, y = stem[2 + n * 17 // leaves]
            side = 1 if n % 2 else -1
            a, long = math.radians(90 - side * (58 - 3 * n)), 0.36 - 0.018 * n
            pairs = [(t, 0.24 * math.sin(math.pi * t**0.8)) for t in (k / 16 for k in range(17))]
            around_it = pairs + [(t, -b) for t, b in reversed(pairs[1:-1])]
            ratio = width / height
            lay(
                [
                    (
                        x + long * (t * math.cos(a) - b * math.sin(a)),
                        y + long * ratio * (t * math.sin(a) + b * math.cos(a)),
                    )
                    for t, b in around_it
                ][::-1],
                (0, 1, 2)[n % 3] if look.style == "box" else (0, 3, 2)[n % 3],
            )


def _arch(width: float, high: float, low: float = 0.0) -> list[Point2]:
    """A door shape: straight sides and a half circle above."""
    r = width / 2
    crown = high - low - r
    return [
        (-r, -low),
        (r, -low),
        *(
            (r * math.cos(math.pi * k / 48), crown + r * math.sin(math.pi * k / 48))
            for k in range(49)
        ),
    ]


def _rounded(width: float, height: float, radius: float) -> list[Point2]:
    found = []
    for x, y, start in ((1, 1, 0), (-1, 1, 90), (-1, -1, 180), (1, -1, 270)):
        for k in range(13):
            a = math.radians(start + 90 * k / 12)
            found.append(
                (
                    x * (width / 2 - radius) + radius * math.cos(a),
                    y * (height / 2 - radius) + radius * math.sin(a),
                )
            )
    return found


def _disc(radius: float, depth: float, material: Material) -> Object:
    """A round plate that faces the front, its edge rounded."""
    rim = [
        (0, 0), (radius - 0.002, 0), (radius, 0.002), (radius, depth - 0.003),
        (radius - 0.003, depth), (0, depth),
    ]  # fmt: skip
    return moved(lathe(rim, material), (0, 0, 0), (90, 0, 0))


def _ticks(
    outer: float,
    count: int,
    wide: float,
    long: float,
    depth: float,
    material: Material,
    hour_radius: float = 0.0,
    hour_wide: float = 0.0,
    skip: int = 0,
) -> None:
    for k in range(count):
        hour = bool(hour_radius) and k % 5 == 0
        if skip and k % skip == 0:
            continue
        a, w, length = TURN * k / count, hour_wide if hour else wide, long * 2 if hour else long
        r = outer - length
        box(
            (w, 0.0012, length), material, (r * math.sin(a), -depth - 0.0004, r * math.cos(a)),
            0.0003, (0, math.degrees(a), 0),
        )  # fmt: skip


def _numbers(
    radius: float,
    words: Sequence[str],
    size: float,
    depth: float,
    material: Material,
    turned: bool = False,
    thickness: float = 0.0005,
) -> None:
    for k, word in enumerate(words, start=1):
        if word:
            a = TURN * k / 12
            turn = (90, math.degrees(a) + (180 if 3 < k < 9 else 0), 0) if turned else (90, 0, 0)
            text(
                word, size, material,
                (radius * math.sin(a), -depth - 0.0006, radius * math.cos(a)), turn, thickness,
            )  # fmt: skip


def _hands(
    radius: float, depth: float, material: Material, second: Material | None, heavy: float
) -> None:
    """Ten past ten, as every shop shows it; heavy hands end in a spear."""
    for hours, long, wide, tail in ((10 + 1 / 6, 0.52, 0.011, 0.1), (2.03, 0.82, 0.008, 0.12)):
        a = math.degrees(TURN * hours / 12)
        w, r = wide * radius / 0.15 * heavy, radius
        outline = (
            [
                (-w / 2, -tail * r), (w / 2, -tail * r), (w * 0.4, long * 0.72 * r),
                (w * 0.75, long * 0.78 * r), (0, long * r), (-w * 0.75, long * 0.78 * r),
                (-w * 0.4, long * 0.72 * r),
            ]
            if heavy > 1
            else [
                (-w / 2, -tail * r), (w / 2, -tail * r), (w * 0.35, long * r),
                (-w * 0.35, long * r),
            ]
        )  # fmt: skip
        moved(sheet(outline, 0.0012, material, 0.0003), (0, -depth, 0), (90, a, 0))
        depth += 0.002
    if second:
        w = 0.0022
        outline = [
            (-w, -0.2 * radius), (w, -0.2 * radius), (w * 0.4, 0.88 * radius),
            (-w * 0.4, 0.88 * radius),
        ]  # fmt: skip
        moved(sheet(outline, 0.0008, second, 0.0002), (0, -depth, 0), (90, 215, 0))
    cap = [(0, -0.004), (0.007, -0.004), (0.007, 0.002), (0.005, 0.004), (0, 0.004)]
    moved(lathe(cap, second or material), (0, -depth, 0), (90, 0, 0))


def _weave(
    line: Sequence[Point2],
    form: Callable[[float], Point2],
    stakes: int,
    strand: float,
    stuff: Callable[[float], Material],
    stake: Material,
) -> None:
    """Upright stakes, and strands that pass before one and behind the next, row above row."""
    low, high = line[0][1], line[-1][1]
    rows = max(2, round((high - low) / (strand * 1.75)))
    levels = [low + (high - low) * (k + 0.5) / rows for k in range(rows)]

    def radius(z: float) -> float:
        for (r0, z0), (r1, z1) in itertools.pairwise(line):
            if z <= z1:
                return r0 + (r1 - r0) * (z - z0) / max(z1 - z0, 1e-9)
        return line[-1][0]

    points = stakes * 6
    for row, z in enumerate(levels):
        r = radius(z)
        ring = []
        for k in range(points):
            a = TURN * k / points
            x, y = form(a)
            out = r + strand * 0.95 * math.cos(stakes / 2 * a + math.pi * row)
            ring.append((x * out, y * out, z + strand * 0.12 * math.sin(5 * a + row * 1.7)))
        tube(ring, strand, stuff(row / rows), closed=True, steps=1, sides=1)
    for k in range(stakes):
        x, y = form(TURN * k / stakes)
        tube(
            [(x * r, y * r, z) for r, z in line[:: max(1, len(line) // 12)]]
            + [(x * line[-1][0], y * line[-1][0], high)], strand * 0.75, stake, steps=1, sides=1,
        )  # fmt: skip


def _floor(
    radius: float, form: Callable[[float], Point2], strand: float, cane: Material, z: float = 0.0
) -> None:
    """The same weave, flat, from the middle outwards."""
    rows = int(radius / (strand * 1.9))
    for row in range(1, rows + 1):
        r = radius * row / rows
        spokes = 8 if row < rows / 3 else 16 if row < rows * 2 / 3 else 32
        count = spokes * 5
        ring = []
        for k in range(count):
            a = TURN * k / count
            x, y = form(a)
            ring.append(
                (
                    x * r,
                    y * r,
                    z + strand + strand * 0.45 * math.cos(spokes / 2 * a + math.pi * row),
                )
            )
        tube(ring, strand, cane, closed=True, steps=1, sides=1)


def _rope(path: Sequence[Point3], thick: float, cane: Material, closed: bool = False) -> None:
    """Three canes plaited around a path."""
    line = [Vector(p) for p in curve(path, 4 if closed else 12, closed)]
    count = len(line)
    way = [
        line[(i + 1) % count] - line[i - 1]
        if closed or 0 < i < count - 1
        else line[min(i + 1, count - 1)] - line[max(i - 1, 0)]
        for i in range(count)
    ]
    length = sum((b - a).length for a, b in itertools.pairwise(line))
    twists = max(3, round(length / (thick * 9)))
    for strand in range(3):
        points = []
        for i, (point, tangent) in enumerate(zip(line, way, strict=True)):
            t = tangent.normalized()
            side = t.cross(Vector((0.02, 0.03, 1) if closed else (0, 1, 0.013))).normalized()
            other = t.cross(side)
            a = TURN * (strand / 3 + twists * i / count)
            points.append(tuple(point + thick * 0.72 * (side * math.cos(a) + other * math.sin(a))))
        tube(points, thick * 0.75, cane, closed=closed, steps=1, sides=2)


def _rough(stuff: Material, roughness: float) -> None:
    """Gilding is duller than polished metal."""
    surface = next(n for n in stuff.node_tree.nodes if n.type == "BSDF_PRINCIPLED")
    surface.inputs["Roughness"].default_value = roughness


def _mirror_glass(scale: float) -> Material:
    """A mirror in an empty studio would show a horizon: it shows a soft slanting light instead."""
    s = Shader("mirror")
    light = s.stretch(s.wave(s.place(shift=0.09), scale, "DIAGONAL"), 0.1, 0.95)
    tone = s.mix(light, (0.3, 0.345, 0.38, 1), (0.86, 0.89, 0.91, 1))
    return s.surface(
        Base_Color=tone, Roughness=0.04, Metallic=0.15, Emission_Color=tone, Emission_Strength=0.3
    )


def _window_panes(look: Look) -> Material:
    """Thin crossing lines on plain cloth, seen square from the front."""
    s = Shader("window panes")
    parts = s.node("ShaderNodeSeparateXYZ", Vector=s.place()).outputs
    lines = [
        s.math(
            "LESS_THAN",
            s.math("FRACT", s.math("DIVIDE", s.math("ADD", parts[k], 9.0), 0.062)),
            0.13,
        )
        for k in (0, 2)
    ]
    colour = s.mix(s.math("MAXIMUM", *lines), linear(look.shade), linear(look.accent))
    return MATERIALS[look.material](s, colour, "Z", 1.0)
