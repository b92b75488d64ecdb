"""Sofas."""

from __future__ import annotations

import math

from samples.blender.materials import skin
from samples.blender.shapes import Point3, sphere, tube
from samples.look import Look
from samples.models import Facts
from samples.models._joinery import (
    BLACK_STEEL,
    Stuff,
    Warp,
    bar,
    leg,
    pad,
    plank,
    proportioned,
    rounded,
    slat,
)
from samples.models.seats.sofa_parts import frame_side, loose_cushions, rolled_body


def _blocks(look: Look, seats: int, each: float, chaise: bool = False) -> int:
    """A straight sofa of cushions on a plinth; with a chaise one seat reaches far forward."""
    cloth = skin(look.material, look.shade)
    wood: Stuff = ("wood", "walnut" if look.shade in ("navy", "charcoal", "petrol", "forest")
                   else "oak")  # fmt: skip
    inner, arm, depth = seats * each, look.between(0.14, 0.18), 0.92
    w = inner + 2 * arm
    pad((w, depth - 0.02, 0.16), cloth, (0, 0, 0.14), rounding=0.03, puff=(0, 0, 0))
    pad((w - 0.1, 0.17, 0.6), cloth, (0, depth / 2 - 0.09, 0.14), rounding=0.05, puff=(0, 0, 0.0))
    for sx in (-1, 1):
        short = chaise and sx > 0
        pad((arm, depth, 0.48), cloth, (sx * (w - arm) / 2, 0, 0.13),
            rounding=0.045, puff=(0.008, 0, 0.012), piping=cloth, rings="Y")  # fmt: skip
        for y in (-depth / 2 + 0.07, depth / 2 - 0.07):
            leg(wood, (sx * (w / 2 - 0.07), y, 0.15),
                (sx * (w / 2 - 0.05), y * 1.03, 0), 0.045, 0.028)  # fmt: skip
        if short:
            leg(wood, (w / 2 - 0.07, -1.42 + depth / 2, 0.15),
                (w / 2 - 0.06, -1.43 + depth / 2, 0), 0.045, 0.028)  # fmt: skip
            leg(wood, (inner / 2 - each + 0.06, -1.42 + depth / 2, 0.15),
                (inner / 2 - each + 0.05, -1.43 + depth / 2, 0), 0.045, 0.028)  # fmt: skip
    for k in range(seats):
        x = -inner / 2 + each * (k + 0.5)
        long = chaise and k == seats - 1
        length = 1.34 if long else 0.74
        wide = each - 0.004 + (arm if long else 0)
        front = -depth / 2 - 0.008
        middle = front + 0.74 - length / 2
        if long:
            pad((wide, 0.6, 0.16), cloth, (x + arm / 2, front - 0.28, 0.14),
                rounding=0.03, puff=(0, 0, 0))  # fmt: skip
            pad((wide, 0.62, 0.16), cloth, (x + arm / 2, front - 0.295, 0.3), rounding=0.05,
                puff=(0.006, 0.008, 0.025),
                piping=cloth, cells=(14, 14, 6), creases=0.01, seed=k + 9)  # fmt: skip
            length, wide, middle = 0.74, each - 0.004, front + 0.37
        pad((wide, length, 0.16), cloth, (x, middle, 0.3), rounding=0.05, puff=(0.006, 0.012, 0.03),
            piping=cloth, cells=(14, 14, 6), creases=0.01, seed=k)  # fmt: skip
        pad((each - 0.02, 0.2, 0.44), cloth, (x, 0.2, 0.45), (-12, 0, 0), 0.07, (0.01, 0.05, 0.025),
            piping=cloth, rings="Y", cells=(12, 6, 12), creases=0.018, seed=k + 4)  # fmt: skip
    throw = skin("linen", look.accent)
    for sx in (-1, 1):
        pad((0.42, 0.13, 0.42), throw, (sx * (inner / 2 - 0.24), 0.03, 0.46),
            (-24, sx * 7, sx * -10), 0.06, (0.0, 0.09, 0.0),
            _pinched(0.42), (12, 6, 12), creases=0.014, seed=7 + sx)  # fmt: skip
    return seats


def _pinched(size: float) -> Warp:
    """A scatter cushion: drawn out to its corners, thin at its edges."""

    def warp(x: float, y: float, z: float) -> Point3:
        u, v = min(1, abs(2 * x / size)), min(1, abs(2 * z / size))
        keep = 1 - 0.82 * max(u, v) ** 3
        return x * (1 - 0.08 * (1 - v * v)), y * keep, z * (1 - 0.08 * (1 - u * u))

    return warp


def _chesterfield(look: Look) -> int:
    """Buttoned leather with rolled arms as high as the back."""
    rolled_body(look, 3, 0.56, buttons=True)
    return 3


def _wooden_sofa(look: Look) -> int:
    """Loose cushions in an open wooden frame for two."""
    wood: Stuff = ("wood", look.accent)
    stick = skin(*wood)
    w = 0.68
    frame_side(wood, w)
    for y, h in ((-0.27, 0.3), (0.22, 0.22)):
        plank(wood, (2 * w - 0.02, 0.024, 0.06), (0, y, h), bevel=0.006)
    for k in range(15):
        x = -0.6 + k * 1.2 / 14
        tube([(x, 0.2, 0.27), (x, 0.3, 0.52), (x, 0.4, 0.8)], 0.008, stick, sides=4)
    slat(wood, 2 * w + 0.02, (0, 0.385, 0.78), 0.06, 0.018, 0.0, 0.0, 20)
    loose_cushions(skin(look.material, look.shade), 2 * w - 0.06, 2)
    return 2


def _curved(look: Look) -> int:
    """A kidney of curly wool: one swept seat, one swept back."""
    cloth = skin(look.material, look.shade)
    big = 1.9

    def swept(x: float, y: float, h: float) -> Point3:
        a = x / big
        out = big + y
        return out * math.sin(a), out * math.cos(a) - big, h

    def seat(x: float, y: float, h: float) -> Point3:
        u = min(1.0, abs(x) / 1.1)
        return swept(x, y * math.sqrt(1 - 0.55 * u**4), h)

    def back(x: float, y: float, h: float) -> Point3:
        u = min(1.0, abs(x) / 1.05)
        v = h / 0.62 + 0.5
        return swept(x, y + 0.05 * v - 0.28 * u**4, h - 0.2 * u**4 * v)

    pad((2.1, 0.86, 0.1), skin(*BLACK_STEEL), (0, 0.03, 0), rounding=0.01, puff=(0, 0, 0),
        warp=lambda x, y, h: seat(x * 0.9, y * 0.85, h), cells=(30, 8, 2))  # fmt: skip
    pad((2.2, 0.96, 0.36), cloth, (0, 0, 0.07),
        rounding=0.12, puff=(0, 0, 0.03), warp=seat, cells=(36, 12, 4))  # fmt: skip
    pad((2.1, 0.26, 0.62), cloth, (0, 0.36, 0.16),
        rounding=0.12, puff=(0, 0.02, 0), warp=back, cells=(40, 4, 10))  # fmt: skip
    throw = skin(look.material, look.accent)
    for x in (-0.55, 0.6):
        sphere(0.15, throw, (x, 0.02 - x * x * 0.27, 0.585))
    return 3


def _channelled(look: Look) -> int:
    """A velvet love seat, its shell-shaped back sewn in channels."""
    cloth = skin(look.material, look.shade)
    metal = ("polished metal", look.accent)
    w, channels = 1.36, 13

    def fan(x: float, y: float, h: float) -> Point3:
        u, v = x / (w / 2), h / 0.62 + 0.5
        rib = 0.035 * (abs(math.cos(math.pi * channels * (u + 1) / 2 + math.pi / 2)) ** 0.5 - 1)
        front = y < 0
        a = u * 1.28
        deep = 0.56
        out = deep + y + (-rib if front else rib) * min(1, 5 * abs(y) / 0.14)
        scallop = 0.03 * abs(math.sin(math.pi * channels * (u + 1) / 2)) * (v > 0.6)
        return ((0.78 + (out - deep)) * math.sin(a) * (1 + 0.05 * v) * 0.92,
                out * math.cos(a) ** 0.8 - 0.24 + 0.06 * v,
                h + (0.14 * math.cos(a * 1.05) - 0.1) * v + scallop)  # fmt: skip

    pad((w, 0.14, 0.62), cloth, (0, 0, 0.2),
        rounding=0.06, puff=(0, 0, 0), warp=fan, cells=(156, 5, 16))  # fmt: skip
    pad((1.36, 0.7, 0.14), cloth, (0, -0.07, 0.18),
        rounding=0.03, puff=(0, 0, 0), warp=rounded(1.36, 0.7, 0.2), cells=(20, 14, 4))  # fmt: skip
    pad((1.32, 0.7, 0.14), cloth, (0, -0.08, 0.31), rounding=0.05, puff=(0, 0.01, 0.03),
        warp=rounded(1.32, 0.7, 0.25), cells=(20, 14, 5), piping=cloth)  # fmt: skip
    for sx in (-1, 1):
        for y in (-0.3, 0.16):
            bar(metal, 0.01, (sx * 0.56, y * 1.08, 0), (sx * 0.52, y, 0.19), 0.018)
    return 2


SOFAS = {
    "straight": lambda look: _blocks(look, 3, 0.62),
    "love seat": lambda look: _blocks(look, 2, 0.62),
    "chaise": lambda look: _blocks(look, 3, 0.66, chaise=True),
    "chesterfield": _chesterfield,
    "wooden frame": _wooden_sofa,
    "curved": _curved,
    "channel back": _channelled,
}


def sofa(look: Look) -> Facts:
    """A sofa: straight, Chesterfield, on a wooden frame, with a chaise, curved, channelled or a daybed."""
    seats, _ = proportioned(look, SOFAS[look.style])
    return {"seats": seats}
