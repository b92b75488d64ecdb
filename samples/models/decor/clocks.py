"""Wall clocks."""

from __future__ import annotations

import math
from collections.abc import Sequence

from samples.blender.materials import skin
from samples.blender.outlines import rounded_rectangle
from samples.blender.shapes import (
    TURN,
    Material,
    Object,
    box,
    curve,
    lathe,
    moved,
    rod,
    sheet,
    sphere,
    text,
)
from samples.look import Look
from samples.models import Facts


def wall_clock(look: Look) -> Facts:
    """A wall clock at ten past ten: station, skeleton, minimal, sunburst or square."""
    main = skin(look.material, look.shade)
    black, white = skin("lacquer", "black"), skin("lacquer", "white")
    named = look.accent != "white"
    marks = (skin("brass" if look.accent in ("brass", "gold") else "lacquer", look.accent)
             if named else black)  # fmt: skip
    radius = look.between(0.14, 0.155)
    numerals = "none"
    depth = 0.012
    if look.style == "station":
        numerals = "arabic"
        _disc(radius, 0.012, white)
        rim = [(radius - 0.004, 0.008), (radius - 0.003, 0.03), (radius + 0.004, 0.036),
               (radius + 0.014, 0.034), (radius + 0.02, 0.026), (radius + 0.022, 0)]  # fmt: skip
        moved(lathe(curve(rim)[::-1], main), (0, 0, 0), (90, 0, 0))
        _ticks(radius * 0.95, 60, 0.0016, 0.006, depth, black, radius * 0.93, 0.0035)
        _numbers(radius * 0.77, [str(n) for n in range(1, 13)], radius * 0.27, depth, black)
    elif look.style == "skeleton":
        numerals = "roman"
        for r in (radius * 1.45, radius * 0.92):
            ring = [(r + 0.004 * math.cos(TURN * k / 10), 0.006 + 0.004 * math.sin(TURN * k / 10))
                    for k in range(11)]  # fmt: skip
            moved(lathe(ring, main), (0, 0, 0), (90, 0, 0))
        words = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]
        _numbers(radius * 1.185, words, radius * 0.52, 0.004, main, True, 0.0025)
        for k in range(4):
            a = TURN * k / 4
            rod(0.002, (0.02 * math.sin(a), -0.006, 0.02 * math.cos(a)),
                (radius * 0.92 * math.sin(a), -0.006, radius * 0.92 * math.cos(a)),
                main)  # fmt: skip
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
            rod(0.003, (face * 0.8 * x, -0.006, face * 0.8 * z),
                (reach * x, -0.006, reach * z), brass)  # fmt: skip
            sphere(0.016, main, (reach * x, -0.006, reach * z))
        _disc(face, 0.02, main)
        rim = [(face + 0.003 * math.cos(TURN * k / 10), 0.019 + 0.003 * math.sin(TURN * k / 10))
               for k in range(11)]  # fmt: skip
        moved(lathe(rim, brass), (0, 0, 0), (90, 0, 0))
        depth, radius = 0.02, face * 1.15
        _ticks(face * 0.9, 12, 0.003, 0.012, depth, marks)
    else:
        numerals = "arabic"
        side = radius * 2
        outer = rounded_rectangle(side, side, 0.035, steps=12)
        sheet(outer, 0.03, main, 0.006, (0, 0, 0), (90, 0, 0))
        depth = 0.031
        moved(lathe([(0, 0.0305), (radius * 0.86, 0.0305), (radius * 0.87, 0.029)], white),
              (0, 0, 0), (90, 0, 0))  # fmt: skip
        _numbers(radius * 0.7, [str(n) if n % 3 == 0 else "" for n in range(1, 13)],
                 radius * 0.28, depth, black)  # fmt: skip
        _ticks(radius * 0.8, 12, 0.004, 0.014, depth, main, skip=3)
        radius *= 0.9
    second = skin("lacquer", "red") if look.style in ("station", "square") else None
    _hands(radius, depth + 0.003, black if look.style in ("station", "square")
           else marks, second, 1.7 if look.style == "skeleton" else 1)  # fmt: skip
    return {"hands": 3 if second else 2, "numerals": numerals}


def _disc(radius: float, depth: float, material: Material) -> Object:
    """A round plate that faces the front, its edge rounded."""
    rim = [(0, 0), (radius - 0.002, 0), (radius, 0.002), (radius, depth - 0.003),
           (radius - 0.003, depth), (0, depth)]  # fmt: skip
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
        box((w, 0.0012, length), material, (r * math.sin(a), -depth - 0.0004, r * math.cos(a)),
            0.0003, (0, math.degrees(a), 0))  # fmt: skip


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
            text(word, size, material,
                 (radius * math.sin(a), -depth - 0.0006, radius * math.cos(a)),
                 turn, thickness)  # fmt: skip


def _hands(
    radius: float, depth: float, material: Material, second: Material | None, heavy: float
) -> None:
    """Ten past ten, as every shop shows it; heavy hands end in a spear."""
    for hours, long, wide, tail in ((10 + 1 / 6, 0.52, 0.011, 0.1), (2.03, 0.82, 0.008, 0.12)):
        a = math.degrees(TURN * hours / 12)
        w, r = wide * radius / 0.15 * heavy, radius
        outline = ([(-w / 2, -tail * r), (w / 2, -tail * r), (w * 0.4, long * 0.72 * r),
                    (w * 0.75, long * 0.78 * r), (0, long * r), (-w * 0.75, long * 0.78 * r),
                    (-w * 0.4, long * 0.72 * r)] if heavy > 1
                   else [(-w / 2, -tail * r), (w / 2, -tail * r), (w * 0.35, long * r),
                         (-w * 0.35, long * r)])  # fmt: skip
        moved(sheet(outline, 0.0012, material, 0.0003), (0, -depth, 0), (90, a, 0))
        depth += 0.002
    if second:
        w = 0.0022
        outline = [(-w, -0.2 * radius), (w, -0.2 * radius), (w * 0.4, 0.88 * radius),
                   (-w * 0.4, 0.88 * radius)]  # fmt: skip
        moved(sheet(outline, 0.0008, second, 0.0002), (0, -depth, 0), (90, 215, 0))
    cap = [(0, -0.004), (0.007, -0.004), (0.007, 0.002), (0.005, 0.004), (0, 0.004)]
    moved(lathe(cap, second or material), (0, -depth, 0), (90, 0, 0))
