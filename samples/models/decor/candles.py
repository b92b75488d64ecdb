"""Candles and candlesticks."""

from __future__ import annotations

import math

from samples.blender.forms import wrapped
from samples.blender.materials import skin
from samples.blender.shapes import (
    TURN,
    Material,
    Point2,
    curve,
    lathe,
    loft,
    moved,
    sharpen,
    text,
    tube,
)
from samples.look import Look
from samples.models import Facts
from samples.models._skins import dulled


def candle(look: Look) -> Facts:
    """A candle: pillar, set of three, twisted, in a jar or in a tin with its lid."""
    wax_shade = look.accent if look.style == "tin" else look.shade
    wax = skin("wax", wax_shade)
    radius = look.between(0.034, 0.038)
    volume = 0.0
    wicks = 1
    if look.style == "tin":
        metal = skin(look.material, look.shade)
        dulled(metal, 0.24)
        high = 0.05
        _cup(radius, high, 0.0006, metal)
        for z in (0.004, high - 0.006):
            lathe([(radius, z - 0.0015), (radius + 0.0009, z), (radius, z + 0.0015)], metal)
        volume = _wax((0, 0), radius - 0.001, 0.002, high - 0.01, wax)
        lid = [(0, 0), (radius - 0.004, 0), (radius - 0.003, 0.0015), (radius + 0.0005, 0.002),
               (radius + 0.0015, 0.0035), (radius + 0.0015, 0.014), (radius + 0.0005, 0.0145),
               (radius + 0.0005, 0.004), (0, 0.0025)]  # fmt: skip
        moved(lathe(lid, metal), (radius * 1.75, -radius * 0.3, 0.034), (0, 245, -42))
        _label("VANILLA", radius + 0.0006, high * 0.5, 0.018)
    elif look.style == "jar":
        high = look.between(0.088, 0.094)
        level = high * 0.8
        glass = skin("glass", "clear")
        # wax behind glass is drawn as glossy wax: light would not reach it through the glass
        lathe([(0, 0.006), (radius - 0.001, 0.0065), (radius, 0.008), (radius, level - 0.001),
               (radius - 0.001, level)], skin("ceramic", wax_shade))  # fmt: skip
        lathe([(0, 0), (radius - 0.003, 0), (radius, 0.003), (radius, 0.0062), (0, 0.0062)], glass)
        collar = skin("frosted glass", "clear")
        lathe([(radius, level), (radius, high - 0.001), (radius - 0.001, high),
               (radius - 0.003, high - 0.001), (radius - 0.003, level)], collar)  # fmt: skip
        volume = _wax((0, 0), radius - 0.001, 0.007, level + 0.001, wax)
        _label("FIG & CEDAR" if look.shade != "lilac" else "LAVENDER", radius + 0.0002, high * 0.45,
               0.034)  # fmt: skip
    elif look.style == "twisted":
        high = look.between(0.13, 0.145)
        rings = []
        for k in range(60):
            z = high * k / 59
            soft = 1 - 0.12 * max(0, (k - 54) / 5) ** 2 - 0.06 * max(0, (3 - k) / 3) ** 2
            rings.append([((radius * soft) * (1 + 0.11 * abs(math.cos(4 * (a + 9 * z)))) * math.cos(
                               a),
                           (radius * soft) * (1 + 0.11 * abs(math.cos(4 * (a + 9 * z)))) * math.sin(
                               a), z) for a in (TURN * j / 128 for j in range(128))])  # fmt: skip
        sharpen(loft(rings, wax, level=0), 60)
        _wick((0, 0), high)
        volume = 3.1416 * (radius * 1.07) ** 2 * high
    else:
        trio = look.style == "trio"
        wicks = 3 if trio else 1
        places = ([(-0.062, 0.012, 0.145), (0.03, 0.032, 0.105), (0.0, -0.048, 0.068)]
                  if trio else [(0, 0, look.between(0.12, 0.14))])  # fmt: skip
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
        line = [(0.055, 0), (0.056, 0.008), (0.05, 0.014), (0.03, 0.022),
                (0.014, 0.035), (0.02, 0.045), (0.011, 0.058), (0.014, 0.1),
                (0.022, 0.125), (0.012, 0.145), (0.017, 0.155), (0.011, 0.168),
                (0.018, 0.19), (0.03, 0.2), (0.03, 0.204)]  # fmt: skip
        lathe([(0, 0), *curve([(r, z * high / 0.204) for r, z in line], 6), (0.012, high - 0.004),
               (0, high - 0.006)], main)  # fmt: skip
    elif look.style == "branched":
        high = look.between(0.25, 0.27)
        places = [(-0.11, 0), (0, 0), (0.11, 0)]
        base = [(0.07, 0), (0.071, 0.006), (0.06, 0.012), (0.025, 0.02), (0.009, 0.035),
                (0.008, 0.08), (0.015, 0.09), (0.008, 0.1), (0.007, high - 0.02)]  # fmt: skip
        lathe([(0, 0), *curve(base), (0, high - 0.02)], main)
        for side in (-1, 1):
            tube([(0, 0, 0.11), (0.035 * side, 0, 0.1), (0.085 * side, 0, 0.125),
                  (0.11 * side, 0, 0.18), (0.11 * side, 0, high - 0.02)], 0.0055, main)  # fmt: skip
            tube([(0, 0, 0.16), (0.03 * side, 0, 0.175), (0.045 * side, 0, 0.155),
                  (0.033 * side, 0, 0.14), (0.025 * side, 0, 0.152)], 0.0035, main)  # fmt: skip
    else:
        high = look.between(0.075, 0.09)
        for z, r in ((0, 0.042), (high * 0.45, 0.032), (high * 0.75, 0.022)):
            top = high if r == 0.022 else z + high * (0.45 if z == 0 else 0.3)
            lathe([(0, z), (r - 0.002, z), (r, z + 0.002), (r, top - 0.003), (r - 0.003, top),
                   (0, top)], main)  # fmt: skip
    for x, y in places:
        if look.style == "branched":
            dish = [(0.004, high - 0.024), (0.012, high - 0.02), (0.026, high - 0.014),
                    (0.027, high - 0.012), (0.013, high - 0.013), (0.014, high), (0.011, high),
                    (0, high - 0.004)]  # fmt: skip
            lathe(dish, main, at=(x, y, 0))
        _wax((x, y), 0.0105, high - 0.006, high + look.between(0.13, 0.15), taper, 0.0085)
    return {"candles": len(places)}


def _wick(at: Point2, z: float) -> None:
    x, y = at
    cotton = skin("cotton", "charcoal")
    tube([(x, y, z - 0.004), (x + 0.0003, y, z + 0.005), (x + 0.002, y, z + 0.011)],
         0.0013, cotton, sides=3)  # fmt: skip


def _wax(
    at: Point2, radius: float, low: float, high: float, wax: Material, top: float = 0
) -> float:
    """Wax with a soft shoulder and a dip around its wick; `top` is the radius it tapers to."""
    last = top or radius
    soft = min(0.004, last * 0.5)
    lathe([(0, low), (radius - 0.0015, low), (radius, low + 0.0015), (last, high - soft),
           (last - soft * 0.3, high - soft * 0.25), (last - soft, high),
           *curve([(last * 0.6, high - soft * 0.2), (last * 0.25, high - soft * 0.7),
                   (0, high - soft * 0.8)], 4)], wax, at=(at[0], at[1], 0))  # fmt: skip
    _wick(at, high - soft * 0.8)
    return math.pi * ((radius + last) / 2) ** 2 * (high - low)


def _cup(radius: float, high: float, wall: float, metal: Material) -> None:
    lathe([(0, 0), (radius - 0.002, 0), (radius, 0.002), (radius, high),
           (radius - wall / 2, high + wall / 2), (radius - wall, high), (radius - wall, 0.002),
           (0, 0.001)], metal)  # fmt: skip


def _label(words: str, radius: float, middle: float, high: float) -> None:
    """A printed label wrapped around the front of a round thing."""
    paper, ink = skin("paper", "ivory"), skin("paper", "black")
    half = 0.95
    rows = [[((radius + 0.0003) * math.sin(-half + 2 * half * k / 40),
              -(radius + 0.0003) * math.cos(-half + 2 * half * k / 40), middle + z)
             for k in range(41)] for z in (-high / 2, high / 2)]  # fmt: skip
    loft(rows, paper, closed=False, capped=False, level=0)
    lines = ([(words, 0.0085, 0.0)] if high < 0.025
             else [(words, 0.0075, 0.004), ("SCENTED CANDLE", 0.0042, -0.007)])  # fmt: skip
    for line, size, z in lines:
        body = text(line, size, ink, turn=(0, 0, 0), thickness=0.00005)
        wrapped(body, radius, middle + z, 0.0006)
