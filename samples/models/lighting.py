"""Lamps for desk, floor, ceiling and table."""

from __future__ import annotations

import math
from collections.abc import Sequence

import bpy
from mathutils import Vector

from samples.blender.materials import glow, skin
from samples.blender.nodes import Shader
from samples.blender.shapes import (
    around,
    box,
    copied,
    curve,
    lathe,
    loft,
    mesh,
    moved,
    rod,
    sphere,
    superellipse,
    tube,
)
from samples.look import Look
from samples.palette import linear

Facts = dict[str, float | str]
Point2 = tuple[float, float]
Point3 = tuple[float, float, float]
Material = bpy.types.Material
Object = bpy.types.Object
TURN = 2 * math.pi
FABRICS = ("linen", "cotton", "canvas", "velvet")


def desk_lamp(look: Look) -> Facts:
    """A desk lamp: spring-balanced, wooden, gooseneck, cone, LED bar or banker's."""
    makers = {"banker": _banker, "led": _led, "gooseneck": _gooseneck, "cone": _cone_lamp}
    return makers.get(look.style, _balanced)(look)


def floor_lamp(look: Look) -> Facts:
    """A lamp that stands on the floor: arc, tripod, reading, torchiere or paper lantern."""
    fabric = look.material in FABRICS
    main = _slubbed(look.shade) if fabric else skin(look.material, look.shade)
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
        _shell(dome, main, skin("lacquer", "white"), (-reach, 0, top - 0.4))
        _bulb((-reach, 0, top - 0.33), 0.05)
    elif look.style == "tripod":
        wood = skin("wood", look.accent)
        rod(0.05, (0, 0, 0.98), (0, 0, 1.03), metal)
        for x, y in [(math.cos(a), math.sin(a)) for a in (-0.52, 1.57, 3.66)]:
            rod(0.012, (0.3 * x, 0.3 * y, 0), (0.035 * x, 0.035 * y, 1.02), wood, 0.019)
            rod(0.005, (0.12 * x, 0.12 * y, 0.62), (0, 0, 0.62), metal)
            sphere(0.013, metal, (0.3 * x, 0.3 * y, 0.008))
        rod(0.01, (0, 0, 1.0), (0, 0, 1.22), metal)
        _fabric(look.between(0.23, 0.25), look.between(0.2, 0.22), 1.1, 0.3, main)
    elif look.style == "reading":
        _round_base(0.14, 0.03, main)
        rod(0.014, (0, 0, 0.03), (0, 0, 1.3), main)
        sphere(0.021, main, (0, 0, 1.3))
        tube([(0, 0.0, 1.3), (-0.1, 0, 1.36), (-0.24, 0, 1.37), (-0.33, 0, 1.3)], 0.008, main)
        bell = curve([(0.15, 0), (0.14, 0.05), (0.1, 0.12), (0.05, 0.165), (0.025, 0.19)])
        for part in _shell(bell, main, skin("lacquer", "white")):
            _aimed(part, (-0.335, 0, 1.14), (0.05, -0.05, 1))
        _bulb((-0.335, 0, 1.17), 0.04)
        rod(0.009, (0, -0.011, 1.0), (0, -0.03, 1.0), main)
    elif look.style == "torchiere":
        _round_base(0.15, 0.035, main)
        rod(0.019, (0, 0, 0.03), (0, 0, 1.62), main)
        lathe(curve([(0.015, 1.2), (0.024, 1.21), (0.024, 1.23), (0.015, 1.24)]), main)
        bowl = [(0.019, 1.57), (0.06, 1.6), (0.16, 1.65), (0.24, 1.75)]
        line = curve(bowl)
        lathe([*line, (0.236, 1.752), *((r - 0.005, z + 0.004) for r, z in reversed(line))], main)
        lathe([(0, 1.66), (0.1, 1.66), (0.12, 1.68), (0, 1.69)], glow("ivory", 2.5))
        tube([(0.015, 0, 1.05), (0.16, -0.06, 1.16), (0.2, -0.08, 1.2)], 0.008, main)
        bell = curve([(0.08, 0), (0.074, 0.05), (0.05, 0.11), (0.015, 0.14)])
        for part in _shell(bell, main, skin("lacquer", "white")):
            _aimed(part, (0.25, -0.1, 1.12), (-0.45, 0.2, 1))
        _bulb((0.245, -0.1, 1.135), 0.026)
        bulbs = 2
    else:
        height, radius = look.between(1.2, 1.3), look.between(0.15, 0.165)
        paper = _lit(main, 0.06)
        folds = 34
        wall = [
            (
                radius * (0.86 + 0.14 * math.cos(TURN * k / folds - 0.5)) - (0.009 if k % 2 else 0),
                0.1 + (height - 0.1) * k / (2 * folds),
            )
            for k in range(2 * folds + 1)
        ]
        lathe(wall, paper)
        black = skin("lacquer", "black")
        for r, z in (wall[0], wall[-1]):
            _hoop(r, z, 0.004, black)
        lathe([(0, height - 0.03), (wall[-1][0] - 0.02, height - 0.03)], glow("ivory", 1.2))
        around(
            3,
            lambda a: rod(
                0.006, (0.17 * math.cos(a), 0.17 * math.sin(a), 0),
                (0.1 * math.cos(a), 0.1 * math.sin(a), 0.14), black,
            ),
        )  # fmt: skip
        _hoop(0.12, 0.1, 0.005, black)
    if look.style != "lantern":
        _flex(
            [(0, 0.12, 0.012), (0.03, 0.22, 0.004), (0.14, 0.27, 0.004), (0.24, 0.21, 0.004)], True
        )
    return {"lights": bulbs}


def pendant_lamp(look: Look) -> Facts:
    """A lamp on a cord from a ceiling rose, its shade dome, industrial, cone, globe, drum ..."""
    fabric = look.material in FABRICS
    main = _slubbed(look.shade) if fabric else skin(look.material, look.shade)
    white = skin("lacquer", "white")
    named = look.accent != "white"
    fitting = skin(
        "brass" if look.accent == "brass" else "lacquer", look.accent if named else "black"
    )
    wide = look.between(0.94, 1.06)
    at = 0.0
    if look.style == "dome":
        line = [
            (0.2, 0), (0.197, 0.06), (0.17, 0.135), (0.11, 0.185), (0.045, 0.205), (0.03, 0.207),
        ]  # fmt: skip
        _shell(_wider(curve(line), wide), main, white)
        _hoop(0.2 * wide - 0.001, 0.003, 0.003, main)
        at = 0.205
    elif look.style == "industrial":
        dish = curve([(0.22, 0), (0.2, 0.035), (0.15, 0.075), (0.09, 0.11), (0.066, 0.14)])
        neck = [(0.062, 0.15), (0.06, 0.24), (0.05, 0.262), (0.03, 0.27)]
        _shell(_wider(dish, wide) + neck, main, white)
        _hoop(0.22 * wide, 0.003, 0.004, main)
        black = skin("lacquer", "black")
        _hoop(0.0635, 0.15, 0.003, fitting)
        for k in range(10):
            a = TURN * k / 10
            box(
                (0.003, 0.009, 0.05), black, (0.061 * math.cos(a), 0.061 * math.sin(a), 0.18),
                0.001, (0, 0, math.degrees(a)),
            )  # fmt: skip
        at = 0.268
    elif look.style == "cone":
        _shell(
            _wider([(0.15, 0), (0.149, 0.012), (0.045, 0.25), (0.03, 0.27), (0.012, 0.275)], wide),
            main,
            white,
        )
        at = 0.272
    elif look.style == "globe":
        opal = skin("lacquer", look.shade)  # milky all through: opaque to the eye
        sphere(0.15 * wide, _lit(opal, 0.12), (0, 0, 0.15 * wide))
        at = 0.3 * wide - 0.012
        lathe(
            curve(
                [(0.07, at - 0.012), (0.066, at + 0.008), (0.045, at + 0.03), (0.012, at + 0.05)]
            ),
            fitting,
        )
        at += 0.03
    elif look.style == "drum":
        _fabric(0.2 * wide, 0.2 * wide, 0, look.between(0.2, 0.23), main)
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
        lathe(line, _lit(main, 0.06))
        for r, z in line[::4]:
            _hoop(r, z, 0.0014, skin("bamboo", "birch"))
        at = line[-1][1]
        rod(0.0018, (-line[-1][0], 0, at), (line[-1][0], 0, at), fitting)
    else:
        bell = _wider(
            curve([(0.21, 0), (0.2, 0.06), (0.16, 0.15), (0.1, 0.22), (0.04, 0.25)], 6), wide
        )
        for hand in (1, -1):
            for k in range(30):
                turns = [
                    (r, TURN * k / 30 + hand * 0.9 * i / len(bell), z)
                    for i, (r, z) in enumerate(bell)
                ]
                tube(
                    [
                        ((r + hand * 0.0016) * math.cos(a), (r + hand * 0.0016) * math.sin(a), z)
                        for r, a, z in turns
                    ],
                    0.0022, main, steps=1, sides=1,
                )  # fmt: skip
        for i, thick in (
            (0, 0.006),
            (1, 0.004),
            (7, 0.003),
            (8, 0.003),
            (15, 0.003),
            (16, 0.003),
            (24, 0.007),
        ):
            _hoop(bell[i][0], bell[i][1], thick, main)
        at = 0.245
    _bulb((0, 0, max(at - 0.1, 0.07)), 0.035)
    _hang(at, look.between(0.2, 0.26), fitting)
    return {"lights": 1}


def table_lamp(look: Look) -> Facts:
    """A table lamp with a fabric shade; a fabric look colours the shade, any other the foot."""
    by_shade = look.material in FABRICS
    stuff = {"turned": "wood", "tripod": "wood", "column": "brass"}.get(look.style, "ceramic")
    foot = skin(stuff, look.accent) if by_shade else skin(look.material, look.shade)
    cloth = _lit(_slubbed(look.shade if by_shade else look.accent), 0.08)
    brass = skin("brass", "brass")
    tall = look.between(0.96, 1.05)
    lines: dict[str, list[Point2]] = {
        "gourd": [
            (0.07, 0), (0.1, 0.04), (0.118, 0.1), (0.1, 0.16), (0.062, 0.2), (0.066, 0.235),
            (0.06, 0.265), (0.03, 0.29),
        ],
        "bottle": [
            (0.085, 0), (0.098, 0.02), (0.105, 0.09), (0.1, 0.17), (0.06, 0.23), (0.03, 0.27),
            (0.026, 0.31),
        ],
        "turned": [
            (0.085, 0), (0.085, 0.018), (0.03, 0.03), (0.022, 0.05), (0.04, 0.1), (0.045, 0.14),
            (0.025, 0.19), (0.034, 0.205), (0.02, 0.225), (0.026, 0.27), (0.018, 0.3),
        ],
        "column": [(0.08, 0), (0.08, 0.014), (0.02, 0.022), (0.012, 0.04), (0.012, 0.3)],
    }  # fmt: skip
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
    _fabric(low, high, bottom, height, cloth, pleats)
    rod(0.003, (0, 0, bottom + 0.05), (0, 0, bottom + height + 0.012), brass)
    sphere(0.008, brass, (0, 0, bottom + height + 0.016))
    back = 0.02 if look.style in ("column", "tripod") else lines[look.style][0][0]
    _flex(
        [
            (0, back, 0.008), (0.02, back + 0.08, 0.003), (0.12, back + 0.12, 0.003),
            (0.19, back + 0.06, 0.003),
        ]
    )  # fmt: skip
    return {"lights": 1, "shade_width": round(2 * low * 100)}


def _balanced(look: Look) -> Facts:
    """Two jointed arms, spring-balanced in metal or plain in wood."""
    main = skin(look.material, look.shade)
    wooden = look.style == "wooden"
    dark = skin("lacquer", look.accent if wooden else "charcoal")
    steel = skin("steel", "steel")
    _round_base(look.between(0.085, 0.095), 0.022, main)
    rod(0.012, (0, 0, 0.02), (0, 0, 0.05), dark if wooden else main)
    foot = (0.0, 0.0, 0.055)
    elbow = (0.0, look.between(0.13, 0.16), look.between(0.29, 0.32))
    wrist = (0.0, -0.12, look.between(0.46, 0.49))
    for start, end in ((foot, elbow), (elbow, wrist)):
        if wooden:
            _bar(start, end, (0.016, 0.022), main)
        else:
            for x in (-0.012, 0.012):
                rod(0.0045, (x, *start[1:]), (x, *end[1:]), main)
            middle = [s + (e - s) * 0.45 for s, e in zip(start, end, strict=True)]
            for x in (-0.021, 0.021):
                low = [s + (e - s) * 0.06 for s, e in zip(start, end, strict=True)]
                _spring((x, low[1], low[2]), (x, middle[1], middle[2]), steel)
            rod(0.003, (-0.024, *middle[1:]), (0.024, *middle[1:]), steel)
    for joint in (foot, elbow, wrist):
        rod(0.016, (-0.02, *joint[1:]), (0.02, *joint[1:]), dark, bevel=0.003)
        rod(
            0.009, (0.018, *joint[1:]), (0.034, *joint[1:]), steel if not wooden else dark,
            bevel=0.003,
        )  # fmt: skip
    _head(look, main, wrist, 0.075, dark)
    _flex([(0, 0.085, 0.012), (0.02, 0.16, 0.003), (0.08, 0.2, 0.003), (0.16, 0.17, 0.003)])
    return {"arms": 2, "lights": 1}


def _gooseneck(look: Look) -> Facts:
    main = skin(look.material, look.shade)
    chrome = skin("polished metal", look.accent if look.accent != "white" else "steel")
    _round_base(0.085, 0.03, main)
    rod(0.013, (0, 0, 0.028), (0, 0, 0.05), main)
    way = curve(
        [
            (0, 0, 0.045), (0, 0.015, 0.16), (0, 0.03, 0.28),
            (0, -0.01, look.between(0.37, 0.39)), (0, -0.1, 0.41), (0, -0.15, 0.36),
        ],
        26,
    )  # fmt: skip
    tube(
        way, 0.0085, chrome, radii=[1 if k % 4 < 2 else 0.82 for k in range(len(way))], steps=1,
        sides=4,
    )  # fmt: skip
    _head(look, main, way[-1], 0.08, main, direction=(0, -0.45, -1))
    rod(0.008, (0, -0.05, 0.03), (0, -0.05, 0.042), skin("plastic", "black"), bevel=0.003)
    _flex([(0, 0.08, 0.012), (0.02, 0.15, 0.003), (0.08, 0.19, 0.003), (0.15, 0.15, 0.003)])
    return {"arms": 1, "lights": 1}


def _cone_lamp(look: Look) -> Facts:
    """A slanting stem that carries a wide cone on a pivot."""
    main = skin(look.material, look.shade)
    brass = skin("brass", "brass")
    _round_base(0.09, 0.018, main)
    top = (0.0, look.between(-0.05, -0.03), look.between(0.41, 0.44))
    rod(0.007, (0, 0.05, 0.01), top, brass)
    lathe(curve([(0.016, 0.015), (0.012, 0.03), (0.007, 0.035)]), brass, at=(0, 0.049, 0))
    rod(0.012, (-0.014, *top[1:]), (0.014, *top[1:]), brass, bevel=0.003)
    _head(look, main, top, 0.115, brass, direction=(0, -0.75, -1), cone=True)
    _flex([(0, 0.085, 0.01), (0.02, 0.16, 0.003), (0.08, 0.2, 0.003), (0.15, 0.16, 0.003)])
    return {"arms": 1, "lights": 1}


def _led(look: Look) -> Facts:
    """A flat LED bar on a slim post; the foot has a touch field."""
    main = skin(look.material, look.shade)
    grey = skin("rubber", "grey")
    loft(
        [
            superellipse(0.17 - d, 0.17 - d, z, 4, 48)
            for z, d in ((0, 0.004), (0.003, 0), (0.013, 0), (0.017, 0.006))
        ],
        main,
    )
    box((0.03, 0.016, 0.36), main, (0, 0.055, 0.012), 0.005)
    rod(0.012, (-0.022, 0.055, 0.365), (0.022, 0.055, 0.365), grey, bevel=0.003)
    reach = look.between(0.33, 0.37)
    tip = (0.0, 0.055 - reach, 0.4)
    roll = -35.0  # the head is turned a little, so that one sees the light
    _bar((0, 0.075, 0.362), tip, (0.046, 0.014), main, roll)
    _bar(
        (0.0032, 0.0, 0.3645), (0.0032, 0.07 - reach, 0.393), (0.034, 0.005), glow("ivory", 2.5),
        roll,
    )  # fmt: skip
    _hoop(0.012, 0.0172, 0.0008, grey, (0, -0.05, 0))
    for x in (-0.035, 0.035):
        rod(0.004, (x, -0.05, 0.0165), (x, -0.05, 0.0178), grey)
    _flex([(0, 0.085, 0.008), (0.02, 0.14, 0.003), (0.07, 0.17, 0.003), (0.13, 0.14, 0.003)])
    return {"arms": 1, "lights": 1}


def _banker(look: Look) -> Facts:
    """The library lamp: a cased glass trough over a brass stem, with a pull chain."""
    brass = skin("brass", look.accent)
    cased = skin("lacquer" if look.material == "glass" else look.material, look.shade)
    wide = look.between(0.26, 0.28)
    loft(
        [
            superellipse(0.19 * k, 0.14 * k, z, 2.4, 48)
            for z, k in ((0, 0.98), (0.004, 1), (0.016, 1), (0.02, 0.9), (0.03, 0.78), (0.034, 0.3))
        ],
        brass,
    )
    stem = [
        (0.022, 0.03), (0.024, 0.045), (0.012, 0.06), (0.009, 0.1), (0.015, 0.125), (0.009, 0.15),
        (0.009, 0.29),
    ]  # fmt: skip
    lathe(curve(stem), brass)
    for x in (-1, 1):
        tube(
            [
                (0, 0, 0.275), (0.05 * x, 0, 0.28), (wide / 2 * x, 0, 0.3),
                ((wide / 2 + 0.006) * x, 0, 0.335),
            ],
            0.0055, brass,
        )  # fmt: skip
        sphere(0.011, brass, ((wide / 2 + 0.006) * x, 0, 0.338))
    for grow, stuff in ((0.0, cased), (-0.004, skin("lacquer", "white"))):
        rows = []
        for i in range(25):
            u = -1 + 2 * i / 24
            fat = max((1 - abs(u) ** 5) ** 0.2, 0.3) + grow / 0.06
            rows.append(
                [
                    (
                        u * (wide / 2 + grow),
                        -0.075 * fat * math.cos(a),
                        0.318 + 0.072 * fat * math.sin(a),
                    )
                    for a in (-0.12 + (math.pi + 0.24) * j / 20 for j in range(21))
                ]
            )
        loft(rows, stuff, closed=False, level=1, capped=False)
        for row in (rows[0], rows[-1]):
            mesh("end", row, [list(range(len(row)))], stuff)
    rod(0.022, (-0.06, 0, 0.335), (0.06, 0, 0.335), glow("ivory", 1.5))
    bead = sphere(0.0028, brass, (0.04, -0.045, 0.31))
    for k in range(1, 17):
        copied(bead, (0.04, -0.045, 0.31 - 0.0062 * k))
    sphere(0.008, brass, (0.04, -0.045, 0.2), (1, 1, 1.3))
    _flex([(0, 0.06, 0.01), (0.02, 0.14, 0.003), (0.1, 0.17, 0.003), (0.19, 0.13, 0.003)])
    return {"arms": 1, "lights": 1}


def _head(
    look: Look,
    main: Material,
    at: Sequence[float],
    radius: float,
    fitting: Material,
    direction: Point3 = (0, -0.55, -1),
    cone: bool = False,
) -> None:
    """A reflector hung from a joint, shining along `direction`, with bulb, cap and switch."""
    r = radius * look.between(0.96, 1.04)
    bell = [
        (r, 0), (r * 0.98, r * 0.12), (r * 0.88, r * 0.65), (r * 0.6, r * 1.15),
        (r * 0.36, r * 1.4),
    ]  # fmt: skip
    line = [(r, 0), (r * 0.98, r * 0.05), (r * 0.3, r * 1.0)] if cone else curve(bell)
    high = line[-1][1]
    back = (-Vector(direction)).normalized()
    rim = Vector(at) - back * (high * 0.86)
    parts = _shell([*line, (r * 0.32, high * 1.03)], main, skin("lacquer", "white"))
    cap = [
        (r * 0.33, high), (r * 0.31, high + r * 0.42), (r * 0.27, high + r * 0.5),
        (0, high + r * 0.52),
    ]  # fmt: skip
    parts.append(lathe(cap, fitting))
    parts.append(
        lathe(
            [(r - 0.002, -0.002), (r + 0.0018, -0.002), (r + 0.0018, 0.004), (r - 0.002, 0.004)],
            main,
        )
    )
    parts.append(
        rod(0.006, (0, 0, high + r * 0.5), (0, 0, high + r * 0.5 + 0.014), skin("plastic", "black"))
    )
    for part in parts[:-1]:
        _aimed(part, tuple(rim), tuple(back))
    _aimed(parts[-1], tuple(rim + back * (high + r * 0.5)), tuple(back))
    _bulb(tuple(rim + back * r * 0.5), r * 0.42)


def _fabric(
    low: float, high: float, z: float, height: float, cloth: Material, pleats: int = 0
) -> None:
    """A fabric shade on its wire: hems, lining, spider and bulb."""
    top = z + height
    lining = skin("paper", "white")
    if pleats:
        rings = []
        for radius, level in ((low, z), (high, top)):
            rings.append(
                [
                    (
                        radius * (1 - 0.05 * (k % 2)) * math.cos(TURN * k / (2 * pleats)),
                        radius * (1 - 0.05 * (k % 2)) * math.sin(TURN * k / (2 * pleats)),
                        level,
                    )
                    for k in range(2 * pleats)
                ]
            )
        loft(rings, cloth, capped=False, level=0)
    else:
        lathe([(low, z), (high, top)], cloth)
    lathe([(high * 0.94, top), (low * 0.94, z)], lining)
    for radius, level in ((low, z + 0.006), (high, top - 0.006)):
        lathe(
            [
                (radius * 0.94, level - 0.006), (radius + 0.001, level - 0.006),
                (radius + 0.0016, level), (radius + 0.001, level + 0.006),
                (radius * 0.94, level + 0.006),
            ],
            cloth,
        )  # fmt: skip
    wire = skin("steel", "steel")
    for a in (0.3, 0.3 + TURN / 3, 0.3 + 2 * TURN / 3):
        rod(0.0016, (0, 0, top - 0.02), (high * math.cos(a), high * math.sin(a), top - 0.008), wire)
    _bulb((0, 0, z + height * 0.5), 0.03)


def _shell(
    line: Sequence[Point2], outside: Material, inside: Material, at: Point3 = (0, 0, 0)
) -> list[Object]:
    """A thin reflector: `line` from the rim up to the crown, another colour within."""
    wall = 0.0025
    rim, crown = line[0], line[-1]
    within = [(max(r - wall, 0.001), z - wall * 0.4) for r, z in reversed(line)]
    within[-1] = (rim[0] - wall, rim[1])
    return [
        lathe([within[-1], *line, (0, crown[1])], outside, at=at),
        lathe([(0, crown[1] - wall), *within], inside, at=at),
    ]


def _wider(line: Sequence[Point2], by: float) -> list[Point2]:
    return [(r * by, z) for r, z in line]


def _aimed(body: Object, at: Sequence[float], way: Sequence[float]) -> Object:
    """The body's z axis turned to point along `way`."""
    body.rotation_euler = Vector(way).to_track_quat("Z", "Y").to_euler()
    body.location = at
    return body


def _bar(
    start: Point3, end: Point3, size: tuple[float, float], material: Material, roll: float = 0
) -> Object:
    """A flat bar in the y-z plane from one point to another."""
    rise, run = end[2] - start[2], end[1] - start[1]
    turn = (-math.degrees(math.atan2(run, rise)), roll, 0.0)
    return box((size[0], size[1], math.hypot(rise, run)), material, start, 0.003, turn)


def _bulb(at: Sequence[float], radius: float) -> None:
    sphere(radius, glow("ivory", 2.2), (at[0], at[1], at[2]))


def _hoop(
    radius: float, z: float, thick: float, material: Material, at: Point3 = (0, 0, 0)
) -> Object:
    ring = [
        (radius + thick * math.cos(TURN * k / 10), z + thick * math.sin(TURN * k / 10))
        for k in range(11)
    ]
    return lathe(ring, material, at=at)


def _round_base(radius: float, height: float, material: Material) -> None:
    lathe(
        [
            (0, 0), (radius - 0.002, 0), (radius, 0.003), (radius, height * 0.5),
            *curve(
                [
                    (radius - 0.003, height * 0.72), (radius * 0.8, height),
                    (radius * 0.2, height * 1.15),
                ]
            ),
            (0, height * 1.15),
        ],
        material,
    )  # fmt: skip


def _spring(start: Point3, end: Point3, material: Material) -> None:
    low, way = Vector(start), Vector(end) - Vector(start)
    across = way.orthogonal().normalized()
    other = way.normalized().cross(across)
    points = []
    for k in range(161):
        a = TURN * k / 8
        points.append(
            tuple(low + way * (k / 160) + 0.0052 * (across * math.cos(a) + other * math.sin(a)))
        )
    tube(points, 0.0013, material, steps=1, sides=1)


def _flex(points: Sequence[Point3], switch: bool = False) -> None:
    """The cord where it leaves the foot; `switch` puts a foot switch on it."""
    black = skin("rubber", "black")
    tube(points, 0.0032, black, sides=3)
    if switch:
        x, y, _ = points[-2]
        moved(sphere(0.03, black), (x, y, 0.01), (0, 0, 0)).scale = (1, 0.7, 0.4)


def _hang(z: float, length: float, fitting: Material) -> None:
    """Lampholder, cord and ceiling rose above a shade whose crown is at `z`."""
    top = z + 0.06 + length
    holder = [
        (0.03, z - 0.004), (0.03, z + 0.004), (0.024, z + 0.01), (0.022, z + 0.045),
        (0.012, z + 0.056), (0.004, z + 0.062),
    ]  # fmt: skip
    lathe(holder, fitting)
    _hoop(0.0235, z + 0.02, 0.0015, fitting)
    rod(0.0035, (0, 0, z + 0.05), (0, 0, top), skin("rubber", "black"))
    rose = [
        (0.005, top - 0.018), (0.008, top - 0.004), (0.05, top), (0.054, top + 0.004),
        (0.054, top + 0.026), (0, top + 0.026),
    ]  # fmt: skip
    lathe(rose, fitting)


def _slubbed(shade: str) -> Material:
    """Shade cloth: threads of uneven thickness, up and across."""
    s = Shader(f"shade cloth {shade}")
    up, across = s.noise(s.place((1, 1, 0.03)), 500, 2), s.noise(s.place((0.03, 0.03, 1)), 420, 2)
    weave = s.math("MULTIPLY", s.math("ADD", up, across), 0.5)
    return s.surface(
        Base_Color=s.lit(linear(shade), s.stretch(weave, 0.35, 0.65, (0.88, 1.06))),
        Roughness=0.9, Sheen_Weight=0.15, Normal=s.bump(weave, 0.0004),
    )  # fmt: skip


def _lit(cloth: Material, strength: float) -> Material:
    """A cloth or paper with a lamp behind it: it shines a little in its own colour."""
    body = next(n for n in cloth.node_tree.nodes if n.type == "BSDF_PRINCIPLED")
    colour = body.inputs["Base Color"]
    if colour.links:
        cloth.node_tree.links.new(colour.links[0].from_socket, body.inputs["Emission Color"])
    else:
        body.inputs["Emission Color"].default_value = colour.default_value
    body.inputs["Emission Strength"].default_value = strength
    return cloth
