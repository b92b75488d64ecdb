"""Desk lamps."""

from __future__ import annotations

import math
from collections.abc import Sequence

from mathutils import Vector

from samples.blender.materials import glow, skin
from samples.blender.shapes import (
    TURN,
    Material,
    Object,
    Point3,
    box,
    copied,
    curve,
    lathe,
    loft,
    mesh,
    rod,
    sphere,
    superellipse,
    tube,
)
from samples.look import Look
from samples.models import Facts
from samples.models.lighting.parts import aimed, bulb, flex, hoop, reflector, round_base


def desk_lamp(look: Look) -> Facts:
    """A desk lamp: spring-balanced, wooden, gooseneck, cone, LED bar or banker's."""
    makers = {"banker": _banker, "led": _led, "gooseneck": _gooseneck, "cone": _cone_lamp}
    return makers.get(look.style, _balanced)(look)


def _balanced(look: Look) -> Facts:
    """Two jointed arms, spring-balanced in metal or plain in wood."""
    main = skin(look.material, look.shade)
    wooden = look.style == "wooden"
    dark = skin("lacquer", look.accent if wooden else "charcoal")
    steel = skin("steel", "steel")
    round_base(look.between(0.085, 0.095), 0.022, main)
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
        rod(0.009, (0.018, *joint[1:]),
            (0.034, *joint[1:]), steel if not wooden else dark, bevel=0.003)  # fmt: skip
    _head(look, main, wrist, 0.075, dark)
    flex([(0, 0.085, 0.012), (0.02, 0.16, 0.003), (0.08, 0.2, 0.003), (0.16, 0.17, 0.003)])
    return {"arms": 2, "lights": 1}


def _gooseneck(look: Look) -> Facts:
    main = skin(look.material, look.shade)
    chrome = skin("polished metal", look.accent if look.accent != "white" else "steel")
    round_base(0.085, 0.03, main)
    rod(0.013, (0, 0, 0.028), (0, 0, 0.05), main)
    way = curve([(0, 0, 0.045), (0, 0.015, 0.16), (0, 0.03, 0.28),
                 (0, -0.01, look.between(0.37, 0.39)), (0, -0.1, 0.41), (0, -0.15, 0.36)],
                26)  # fmt: skip
    tube(way, 0.0085, chrome, radii=[1 if k % 4 < 2 else 0.82 for k in range(len(way))],
         steps=1, sides=4)  # fmt: skip
    _head(look, main, way[-1], 0.08, main, direction=(0, -0.45, -1))
    rod(0.008, (0, -0.05, 0.03), (0, -0.05, 0.042), skin("plastic", "black"), bevel=0.003)
    flex([(0, 0.08, 0.012), (0.02, 0.15, 0.003), (0.08, 0.19, 0.003), (0.15, 0.15, 0.003)])
    return {"arms": 1, "lights": 1}


def _cone_lamp(look: Look) -> Facts:
    """A slanting stem that carries a wide cone on a pivot."""
    main = skin(look.material, look.shade)
    brass = skin("brass", "brass")
    round_base(0.09, 0.018, main)
    top = (0.0, look.between(-0.05, -0.03), look.between(0.41, 0.44))
    rod(0.007, (0, 0.05, 0.01), top, brass)
    lathe(curve([(0.016, 0.015), (0.012, 0.03), (0.007, 0.035)]), brass, at=(0, 0.049, 0))
    rod(0.012, (-0.014, *top[1:]), (0.014, *top[1:]), brass, bevel=0.003)
    _head(look, main, top, 0.115, brass, direction=(0, -0.75, -1), cone=True)
    flex([(0, 0.085, 0.01), (0.02, 0.16, 0.003), (0.08, 0.2, 0.003), (0.15, 0.16, 0.003)])
    return {"arms": 1, "lights": 1}


def _led(look: Look) -> Facts:
    """A flat LED bar on a slim post; the foot has a touch field."""
    main = skin(look.material, look.shade)
    grey = skin("rubber", "grey")
    loft([superellipse(0.17 - d, 0.17 - d, z, 4, 48)
          for z, d in ((0, 0.004), (0.003, 0), (0.013, 0), (0.017, 0.006))], main)  # fmt: skip
    box((0.03, 0.016, 0.36), main, (0, 0.055, 0.012), 0.005)
    rod(0.012, (-0.022, 0.055, 0.365), (0.022, 0.055, 0.365), grey, bevel=0.003)
    reach = look.between(0.33, 0.37)
    tip = (0.0, 0.055 - reach, 0.4)
    roll = -35.0  # the head is turned a little, so that one sees the light
    _bar((0, 0.075, 0.362), tip, (0.046, 0.014), main, roll)
    _bar((0.0032, 0.0, 0.3645),
         (0.0032, 0.07 - reach, 0.393), (0.034, 0.005), glow("ivory", 2.5), roll)  # fmt: skip
    hoop(0.012, 0.0172, 0.0008, grey, (0, -0.05, 0))
    for x in (-0.035, 0.035):
        rod(0.004, (x, -0.05, 0.0165), (x, -0.05, 0.0178), grey)
    flex([(0, 0.085, 0.008), (0.02, 0.14, 0.003), (0.07, 0.17, 0.003), (0.13, 0.14, 0.003)])
    return {"arms": 1, "lights": 1}


def _banker(look: Look) -> Facts:
    """The library lamp: a cased glass trough over a brass stem, with a pull chain."""
    brass = skin("brass", look.accent)
    cased = skin("lacquer" if look.material == "glass" else look.material, look.shade)
    wide = look.between(0.26, 0.28)
    loft([superellipse(0.19 * k, 0.14 * k, z, 2.4, 48)
          for z, k in ((0, 0.98), (0.004, 1), (0.016, 1), (0.02, 0.9), (0.03, 0.78), (0.034, 0.3))],
         brass)  # fmt: skip
    stem = [(0.022, 0.03), (0.024, 0.045), (0.012, 0.06), (0.009, 0.1), (0.015, 0.125),
            (0.009, 0.15), (0.009, 0.29)]  # fmt: skip
    lathe(curve(stem), brass)
    for x in (-1, 1):
        tube([(0, 0, 0.275), (0.05 * x, 0, 0.28), (wide / 2 * x, 0, 0.3),
              ((wide / 2 + 0.006) * x, 0, 0.335)], 0.0055, brass)  # fmt: skip
        sphere(0.011, brass, ((wide / 2 + 0.006) * x, 0, 0.338))
    for grow, stuff in ((0.0, cased), (-0.004, skin("lacquer", "white"))):
        rows = []
        for i in range(25):
            u = -1 + 2 * i / 24
            fat = max((1 - abs(u) ** 5) ** 0.2, 0.3) + grow / 0.06
            rows.append([(u * (wide / 2 + grow), -0.075 * fat * math.cos(a),
                          0.318 + 0.072 * fat * math.sin(a))
                         for a in (-0.12 + (math.pi + 0.24) * j / 20
                                   for j in range(21))])  # fmt: skip
        loft(rows, stuff, closed=False, level=1, capped=False)
        for row in (rows[0], rows[-1]):
            mesh("end", row, [list(range(len(row)))], stuff)
    rod(0.022, (-0.06, 0, 0.335), (0.06, 0, 0.335), glow("ivory", 1.5))
    bead = sphere(0.0028, brass, (0.04, -0.045, 0.31))
    for k in range(1, 17):
        copied(bead, (0.04, -0.045, 0.31 - 0.0062 * k))
    sphere(0.008, brass, (0.04, -0.045, 0.2), (1, 1, 1.3))
    flex([(0, 0.06, 0.01), (0.02, 0.14, 0.003), (0.1, 0.17, 0.003), (0.19, 0.13, 0.003)])
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
    bell = [(r, 0), (r * 0.98, r * 0.12), (r * 0.88, r * 0.65), (r * 0.6, r * 1.15),
            (r * 0.36, r * 1.4)]  # fmt: skip
    line = [(r, 0), (r * 0.98, r * 0.05), (r * 0.3, r * 1.0)] if cone else curve(bell)
    high = line[-1][1]
    back = (-Vector(direction)).normalized()
    rim = Vector(at) - back * (high * 0.86)
    parts = reflector([*line, (r * 0.32, high * 1.03)], main, skin("lacquer", "white"))
    cap = [(r * 0.33, high), (r * 0.31, high + r * 0.42), (r * 0.27, high + r * 0.5),
           (0, high + r * 0.52)]  # fmt: skip
    parts.append(lathe(cap, fitting))
    parts.append(lathe([(r - 0.002, -0.002), (r + 0.0018, -0.002), (r + 0.0018, 0.004),
                        (r - 0.002, 0.004)], main))  # fmt: skip
    parts.append(
        rod(0.006, (0, 0, high + r * 0.5), (0, 0, high + r * 0.5 + 0.014), skin("plastic", "black"))
    )
    for part in parts[:-1]:
        aimed(part, tuple(rim), tuple(back))
    aimed(parts[-1], tuple(rim + back * (high + r * 0.5)), tuple(back))
    bulb(tuple(rim + back * r * 0.5), r * 0.42)


def _bar(
    start: Point3, end: Point3, size: tuple[float, float], material: Material, roll: float = 0
) -> Object:
    """A flat bar in the y-z plane from one point to another."""
    rise, run = end[2] - start[2], end[1] - start[1]
    turn = (-math.degrees(math.atan2(run, rise)), roll, 0.0)
    return box((size[0], size[1], math.hypot(rise, run)), material, start, 0.003, turn)


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
