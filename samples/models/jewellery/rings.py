"""Finger rings."""

from __future__ import annotations

import math
from collections.abc import Sequence

import bpy

from samples.blender.materials import skin
from samples.blender.outlines import circle
from samples.blender.shapes import (
    TURN,
    Material,
    Object,
    Point3,
    copied,
    loft,
    moved,
    sheet,
    superellipse,
    tube,
)
from samples.look import Look
from samples.models import Facts
from samples.models.jewellery.stones import bead, brilliant, stone_skin


def ring(look: Look) -> Facts:
    """A finger ring, upright: band, solitaire, halo, eternity, signet or braided."""
    inner = look.between(0.0083, 0.0094)
    clarity = {"solitaire": 0.85, "eternity": 0.25}.get(look.style, 0.6)  # small stones look white
    metal, stone = skin(look.material, look.shade), stone_skin(look.accent, clarity)
    facts: Facts = {"ring size": round(TURN * inner * 1000)}
    if look.style == "band":
        wide = look.between(0.0052, 0.006)
        _hoop(inner, 0.0019, wide, metal)
        for y in (-1, 1):  # a beaded edge on either side
            for k in range(80):
                a, reach = TURN * k / 80, inner + 0.00155
                bead(0.00034, metal, (reach * math.cos(a), y * wide * 0.36, reach * math.sin(a)))
    elif look.style == "braided":
        for k in range(3):
            line = []
            for i in range(180):
                a, t = TURN * i / 180, TURN * (i / 180 * 9 + k / 3)
                reach = inner + 0.0014 + 0.0007 * math.sin(2 * t)
                line.append((reach * math.cos(a), 0.0021 * math.sin(t), reach * math.sin(a)))
            tube(line, 0.0011, metal, closed=True, steps=1, sides=4)
    elif look.style == "signet":
        sections = []
        for k in range(48):
            a = TURN * k / 48
            top = max(0.0, math.sin(a)) ** 3
            deep, thick = 0.0028 + 0.0092 * top, 0.0014 + 0.0018 * top
            sections.append(_section(a, inner + thick / 2, thick, deep))
        _closed_loft(sections, metal)
        plate = inner + 0.0019
        oval = [(x, y) for x, y, _ in superellipse(0.0112, 0.0135, 0, 2.2, 64)]
        sheet(oval, 0.0012, metal, 0.0004, (0, 0, plate - 0.0004))
        sheet([(x * 0.84, y * 0.84) for x, y in oval],
              0.0012, skin("lacquer", look.accent), 0.0004, (0, 0, plate + 0.0002))  # fmt: skip
    else:
        thin = 0.0017
        wide = 0.0026 if look.style == "eternity" else 0.0021
        _hoop(inner, thin, wide, metal)
        top = inner + thin
        if look.style == "eternity":
            cut = brilliant(0.00145, stone)
            for k in range(26):
                a = math.radians(-35 + 250 * k / 25)
                copied(cut, (top * math.cos(a), 0, top * math.sin(a)), (0, 90 - math.degrees(a), 0))
                for y in (-1, 1):
                    b = a + math.radians(5)
                    bead(0.00036, metal, (top * math.cos(b), y * 0.001, top * math.sin(b)))
            bpy.data.objects.remove(cut)
            facts["stones"] = 26
        else:
            size = 0.0036 if look.style == "solitaire" else 0.0039
            long = 1.0 if look.style == "solitaire" else 1.28
            seat = top + size * 0.8
            moved(brilliant(size, stone, long), (0, 0, seat))
            _basket(size, long, top - 0.0006, seat, metal)
            facts["stones"] = 1
            if look.style == "halo":
                small = brilliant(0.00095, stone_skin("clear", 0.25))
                collar = circle(size + 0.0012, 64, (0, 0, seat - 0.0011),
                                (size * long + 0.0012) / (size + 0.0012))  # fmt: skip
                for at in collar[::4]:
                    copied(small, (*at[:2], seat - 0.0003))
                bpy.data.objects.remove(small)
                tube(collar, 0.0011, metal, closed=True, steps=1, sides=3)
                facts["stones"] = 17
    return facts


def _section(angle: float, reach: float, thick: float, deep: float) -> list[Point3]:
    """A rounded cross-section of a hoop that stands in x and z, at an angle of it."""
    c, s = math.cos(angle), math.sin(angle)
    return [((reach + u) * c, v, (reach + u) * s)
            for u, v, _ in superellipse(thick, deep, 0, 3, 16)]  # fmt: skip


def _hoop(inner: float, thick: float, wide: float, metal: Material) -> Object:
    """A finger ring's rail, domed outside and eased inside."""
    return _closed_loft([_section(TURN * k / 64, inner + thick / 2, thick, wide)
                         for k in range(64)], metal)  # fmt: skip


def _closed_loft(sections: Sequence[Sequence[Point3]], metal: Material) -> Object:
    return loft([*sections, sections[0]], metal, capped=False, level=1)


def _basket(size: float, long: float, low: float, seat: float, metal: Material) -> None:
    """Claws that hold a stone above the rail."""
    for k in range(4):
        a = TURN * (k + 0.5) / 4
        x, y = size * math.cos(a), size * long * math.sin(a)
        points = [(x * 0.3, y * 0.3, low), (x * 0.75, y * 0.75, seat - size * 0.5),
                  (x * 1.03, y * 1.03, seat), (x * 1.0, y * 1.0, seat + size * 0.16),
                  (x * 0.86, y * 0.86, seat + size * 0.25)]  # fmt: skip
        tube(points, 0.00052, metal, sides=3)
    ring_ = circle(size * 0.66, 64, (0, 0, seat - size * 0.55), long)
    tube(ring_, 0.00045, metal, closed=True, steps=1, sides=3)
