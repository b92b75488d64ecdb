"""Bowls and plates, teapots and pitchers, jars and bottles."""

from __future__ import annotations

import math
from itertools import pairwise

from samples.blender import shapes
from samples.blender.materials import skin
from samples.blender.shapes import Material, Object, lathe, loft, tube
from samples.look import Look
from samples.models.drinkware import (
    FULL,
    Facts,
    Profile,
    Warp,
    _band,
    _ear,
    _facets,
    _flutes,
    _lettered,
    _line,
    _radius,
    _ring,
    _sections,
    _spotted,
    _strap,
    _stuff,
    _vessel,
    _warped,
)  # fmt: skip

# style: radius, height, share of the foot, wall, then the side as (share of radius, of height[, rounding])
_BOWLS: dict[str, tuple[float, float, float, float, list[tuple[float, ...]]]] = {
    "cereal": (0.078, 0.064, 0.5, 0.0042, [(0.56, 0.03), (0.96, 0.14), (1, 1)]),
    "rice": (0.062, 0.062, 0.48, 0.0035, [(0.5, 0.13, 0.002), (0.86, 0.15), (1.0, 0.6), (1.02, 1)]),
    "noodle": (0.102, 0.082, 0.38, 0.0045, [(0.4, 0.14, 0.002), (0.62, 0.16), (0.9, 0.6), (1.02, 1)]),
    "pasta": (0.12, 0.05, 0.5, 0.005, [(0.55, 0.04), (0.9, 0.16), (1, 1)]),
    "salad": (0.135, 0.1, 0.42, 0.007, [(0.5, 0.01), (0.96, 0.2), (1, 1)]),
    "mixing": (0.125, 0.12, 0.52, 0.0055, [(0.55, 0.0), (0.98, 0.25), (1.0, 0.98)]),
    "rimmed": (0.12, 0.1, 0.5, 0.0016, [(0.56, 0.0), (1.0, 0.06), (0.98, 0.97), (1.0, 1, 0.001), (1.06, 1)]),
    "enamel": (0.09, 0.062, 0.5, 0.0018, [(0.55, 0.0), (0.96, 0.1), (1, 1)]),
    "pedestal": (0.12, 0.125, 0.5, 0.005, [(0.48, 0.05, 0.004), (0.2, 0.2), (0.18, 0.36), (0.66, 0.42), (0.95, 0.6), (1, 1)]),
    "soup": (0.066, 0.066, 0.56, 0.0042, [(0.62, 0.0), (1.08, 0.2), (0.98, 0.8), (1.0, 1)]),
    "tapas": (0.07, 0.042, 0.72, 0.0048, [(0.76, 0, 0.003), (0.97, 0.4), (1, 1)]),
    "square": (0.085, 0.062, 0.5, 0.0048, [(0.58, 0.02), (0.98, 0.1), (1, 1)]),
    "petal": (0.09, 0.06, 0.45, 0.0042, [(0.5, 0.03), (0.84, 0.2), (1.02, 1)]),
    "hexagon": (0.088, 0.072, 0.55, 0.0055, [(0.62, 0.02), (0.96, 0.2), (1, 1)]),
}  # fmt: skip


def _squared(power: float) -> Warp:
    """Round below, ever squarer towards the lip."""

    def warp(angle: float, radius: float, _: float) -> tuple[float, float]:
        turned = angle + math.pi / 4
        full = (abs(math.cos(turned)) ** power + abs(math.sin(turned)) ** power) ** (-1 / power)
        return 1 + (full - 1.1) * min(1.0, radius / 0.06) ** 2, 0.0

    return warp


def _petals(count: int, depth: float, radius: float) -> Warp:
    """A scalloped edge, fading towards the middle."""

    def warp(angle: float, r: float, _: float) -> tuple[float, float]:
        wave = abs(math.cos(angle * count / 2)) - 0.6
        share = min(1.0, r / radius) ** 3
        return 1 + depth * wave * share, 0.012 * depth * wave * share

    return warp


def _pouring(
    height: float, reach: float, side: float = math.pi, start: float = 0.72, width: float = 0.3
) -> Warp:
    """A lip drawn out towards one side (an angle), as a potter does with a wet finger."""

    def warp(angle: float, radius: float, z: float) -> tuple[float, float]:
        off = (angle - side + math.pi) % math.tau - math.pi
        rise = max(0.0, (z / height - start) / (1 - start))
        pull = rise * rise * math.exp(-((off / width) ** 2))
        pinch = 0.22 * rise * rise * math.exp(-(((abs(off) - 2.2 * width) / (0.8 * width)) ** 2))
        return 1 + reach / max(radius, 0.01) * (pull - pinch), 0.25 * reach * pull

    return warp


def bowl(look: Look) -> Facts:
    """A bowl: for cereal, rice, noodles, pasta, salad; for mixing, with ears, on a foot, not round."""
    shape = {
        "dipped": "cereal",
        "banded": "noodle",
        "dotted": "rice",
        "ribbed": "salad",
        "organic": "cereal",
    }
    radius, height, foot, wall, side = _BOWLS[shape.get(look.style, look.style)]
    radius, height = radius * look.between(0.96, 1.05), height * look.between(0.96, 1.05)
    base = foot * radius
    outside = _line(
        (0, 0.0025), (base * 0.86, 0.0025, 0.001), (base * 0.9, 0, 0.001), (base, 0, 0.001),
        *((r * radius, z * height, *more) for r, z, *more in side),
    )  # fmt: skip
    body = _stuff(look.material, look.shade)
    if look.style == "dipped":
        body = skin(look.material, look.shade, look.accent, "dipped", height * 45)
    if look.material in ("wood", "bamboo"):
        body = skin(look.material, look.shade, grain="X")
    paint = skin(look.material, look.accent or "white")
    plain = skin(look.material, look.shade)
    glazed = {
        "dipped": plain,
        "tapas": paint,
        "organic": paint,
        "enamel": skin("enamel", "white"),
    }.get(look.style)
    if look.style in ("cereal", "soup") and look.material in ("ceramic", "stoneware"):
        glazed = paint
    warp, whole = {
        "ribbed": (_flutes(36, height * 0.03, height * 0.93, 0.0022), False),
        "square": (_squared(5), True),
        "petal": (_petals(10, 0.1, radius), True),
        "hexagon": (_facets(6, -2 * height, 3 * height, 0.75), True),
        "mixing": (_pouring(height, 0.022, -0.3, 0.8), True),
        "organic": (_organic(look.between(0, 6)), True),
    }.get(look.style, (None, False))
    content = _vessel(
        outside, wall, body, glazed, 0.004 + wall if shape != "pedestal" else 0, 0, warp, whole
    )
    if look.style == "banded":
        for low, high in ((0.62, 0.66), (0.72, 0.84)):
            _band(outside, low * height, high * height, paint)
    elif look.style == "mixing":
        for low in (0.44, 0.52, 0.6):
            _band(outside, low * height, (low + 0.05) * height, paint)
    elif look.style == "dotted":
        _spotted(outside, 0.2 * height, 0.95 * height, 0.0045, paint)
    elif look.style == "enamel":
        _ring(radius, height, 0.004, paint)
    elif look.style == "rimmed":
        _ring(radius * 1.06, height - 0.001, 0.004, body)
    elif look.style == "soup":
        _strap(_ear(outside, 0.86 * height, 0.42 * height, 0.021), 0.013, 0.0085, body)
        twin = _strap(_ear(outside, 0.86 * height, 0.42 * height, 0.021), 0.013, 0.0085, body)
        shapes.moved(twin, turn=(0, 0, 180))
    return {"capacity": round(content / 10) * 10}


def _organic(phase: float) -> Warp:
    """Not quite round and not quite level, as if pinched by hand."""

    def warp(angle: float, _: float, z: float) -> tuple[float, float]:
        swell = 0.035 * math.sin(2 * angle + phase) + 0.018 * math.sin(3 * angle + 2 * phase)
        return 1 + swell * min(1.0, z / 0.03), 0.06 * z * math.sin(2 * angle - phase)

    return warp


def plate(look: Look) -> Facts:
    """A plate: with a broad rim, upturned (coupe), scalloped, square, enamelled, with a painted line."""
    radius = (0.115 if look.style == "square" else 0.134) * look.between(0.97, 1.03)
    well, rise, side = {
        "coupe": (0.8, 0.026, [(0.6, 0.0022), (0.86, 0.006), (0.97, 0.016), (1, 0.026)]),
        "square": (0.82, 0.024, [(0.6, 0.0022), (0.86, 0.005), (0.97, 0.014), (1, 0.024)]),
        "enamel": (
            0.74,
            0.024,
            [(0.7, 0.001), (0.76, 0.004), (0.78, 0.018), (0.86, 0.019, 0.004), (1, 0.024)],
        ),
    }.get(
        look.style,
        (
            0.68,
            0.022,
            [(0.62, 0.0035), (0.68, 0.006), (0.72, 0.0145), (0.8, 0.016, 0.008), (1, 0.022)],
        ),
    )
    base = 0.56 * radius
    outside = _line(
        (0, 0.002), (base * 0.93, 0.002, 0.001), (base * 0.95, 0, 0.001), (base, 0, 0.001),
        *((r * radius, *more) for r, *more in side),
    )  # fmt: skip
    body = skin(look.material, look.shade, grain="X")
    paint = skin(look.material if look.material != "porcelain" else "gold", look.accent or "white")
    warp = {"scalloped": _petals(18, 0.05, radius), "square": _squared(6)}.get(look.style)
    wall = {"enamel": 0.002, "square": 0.0045}.get(look.style, 0.0042)
    _vessel(outside, wall, body, None, 0, 0, warp, warp is not None)
    if look.style == "enamel":
        _ring(radius - 0.001, rise + 0.0008, 0.0056, paint)
    elif look.style == "lined":
        for at, wide in ((0.965, 0.02), (0.75, 0.008)):
            _inlaid(outside, wall, radius * at, radius * (at + wide), paint)
    elif look.style == "banded":
        _inlaid(outside, wall, radius * 0.84, radius * 0.985, paint)
    return {"well": round(well * 2 * radius * 100)}


def _inlaid(outside: Profile, wall: float, low: float, high: float, paint: Material) -> Object:
    """A painted ring on the upper side of a plate, between two radii."""
    line = []
    for k in range(13):
        r = low + (high - low) * k / 12
        z = max(
            a[1] + (b[1] - a[1]) * (r - a[0]) / max(b[0] - a[0], 1e-9)
            for a, b in pairwise(outside)
            if a[0] <= r <= b[0]
        )
        line.append((r, z + wall + 0.0006))
    return lathe([(low, line[0][1] - 0.001), *line, (high, line[-1][1] - 0.001)], paint, 192)


_POTS: dict[str, tuple[float, float, list[tuple[float, ...]]]] = {
    "round": (0.072, 0.108, [(0.5, 0, 0.002), (0.86, 0.0), (1.24, 0.42), (0.88, 1.0), (0.46, 1.0)]),
    "studded": (0.078, 0.092, [(0.62, 0, 0.002), (1.02, 0.05), (1.1, 0.55), (0.9, 0.96), (0.46, 1.0)]),
    "modern": (0.066, 0.098, [(0.94, 0, 0.005), (1.0, 0.08, 0.02), (1.0, 0.98, 0.016), (0.56, 1.0)]),
    "glass": (0.07, 0.106, [(0.6, 0, 0.004), (0.92, 0.0), (1.2, 0.42), (0.92, 0.96), (0.56, 1.0)]),
    "tall": (0.066, 0.168, [(1.0, 0, 0.006), (0.98, 0.1), (0.66, 0.92), (0.62, 1.0)]),
}  # fmt: skip


def teapot(look: Look) -> Facts:
    """A pot with spout and lid: round, modern or studded iron under a bow, of glass, tall enamel."""
    shape = "round" if look.style == "dotted" else look.style
    radius, height, side = _POTS[shape]
    radius, height = radius * look.between(0.97, 1.04), height * look.between(0.97, 1.04)
    base = side[0][0] * radius
    outside = _line(
        (0, 0.003), (base * 0.84, 0.003, 0.001), (base * 0.88, 0, 0.001),
        *((r * radius, z * height, *more) for r, z, *more in side),
    )  # fmt: skip
    body = _stuff(look.material, look.shade)
    paint = skin(look.material, look.accent or "white")
    wall = {"glass": 0.0026, "tall": 0.0018}.get(shape, 0.0042)
    content = _vessel(outside, wall, body, None, 0.008, 0.004)
    mouth, top = outside[-1][0], height + wall * 0.3
    metal, wood = skin("steel", "steel"), skin("wood", "oak")
    _lid(mouth + 0.0015, top, 0.004 if shape == "modern" else 0.016,
         metal if shape == "glass" else body, wood if shape in ("modern", "glass") else
         skin("plastic", "black") if shape == "tall" else body)  # fmt: skip
    low, high, reach = (0.5, 0.93, 0.052) if shape != "tall" else (0.42, 0.9, 0.06)
    girth = 0.016 if shape == "tall" else 0.019
    sunk = 0.004 if shape == "glass" else girth * 0.55  # glass shows what reaches inside
    _spout(outside, low * height, high * height, radius + reach, girth, sunk, body)
    if shape in ("modern", "studded"):
        _bow(
            outside,
            height,
            wood if shape == "modern" else body,
            0.0055 if shape == "modern" else 0.0038,
        )
    else:
        thin = (0.015, 0.0034) if shape == "tall" else (0.014, 0.0095)
        _strap(_ear(outside, 0.84 * height, 0.28 * height, 0.04, 0), *thin, body)
    if look.style == "dotted":
        _spotted(outside, 0.18 * height, 0.86 * height, 0.0048, paint)
    elif shape == "studded":
        _spotted(outside, 0.2 * height, 0.86 * height, 0.0028, body, 0.0018)
    elif shape == "tall":
        _ring(mouth, top - 0.001, 0.004, paint)
    elif shape == "glass":
        cup = _line((0, 0.034), (mouth * 0.86, 0.034, 0.004), (mouth * 0.86, height))
        lathe(cup, metal)
        _spotted(cup, 0.042, height * 0.86, 0.0012, skin("plastic", "charcoal"))
    return {"capacity": round(content / 50) * 50, "cups": int(content // 220)}


def _lid(radius: float, z: float, dome: float, material: Material, knob: Material) -> None:
    """A lid that lies on a mouth, and the knob one lifts it by."""
    rim = [
        (0, z),
        (radius, z, 0.001),
        (radius + 0.0005, z + 0.003, 0.0015),
        (radius * 0.94, z + 0.0035, 0.002),
    ]
    lathe(_line(*rim, (radius * 0.62, z + 0.003 + dome), (0, z + 0.003 + dome)), material)
    peak, r = z + 0.002 + dome * 0.92, max(0.008, radius * 0.26)
    stem = [
        (0, peak),
        (r * 0.62, peak, 0.001),
        (r * 0.55, peak + r * 0.6),
        (r * 1.1, peak + r * 0.9),
    ]
    lathe(_line(*stem, (r * 1.05, peak + r * 1.75), (0, peak + r * 1.75)), knob)


def _spout(
    outside: Profile,
    low: float,
    high: float,
    reach: float,
    girth: float,
    sunk: float,
    material: Material,
) -> None:
    """A curved pipe towards -x that one can look into."""
    root = _radius(outside, low) - sunk
    path = _line(
        (root, low - 0.004), (root + (reach - root) * 0.5, low), (root + (reach - root) * 0.6, high - 0.01),
        (reach, high + 0.004), steps=8,
    )  # fmt: skip
    sizes = [
        (girth * 2.1, girth * 2.2),
        (girth * 1.5, girth * 1.45),
        (girth * 0.9, girth * 0.85),
        (girth * 0.84, girth * 0.8),
    ]
    outer = _sections([(-x, z) for x, z in path], sizes)
    inner = _sections([(-x, z) for x, z in path], [(w - 0.005, t - 0.005) for w, t in sizes])
    loft(outer + inner[::-1], material)


def _bow(outside: Profile, height: float, material: Material, thickness: float) -> None:
    """A handle over the lid, hung in two ears on the shoulders."""
    r, z = _radius(outside, height * 0.86) * 0.96, height * 0.9
    for side in (-1, 1):
        ear = [
            (side * (r - 0.006), 0, z - 0.004),
            (side * (r + 0.002), 0, z + 0.014),
            (side * (r + 0.008), 0, z - 0.01),
        ]
        tube(ear, 0.0032, skin("cast iron", "charcoal"), radii=[1.2, 0.9, 1.2])
    tube([(-r, 0, z + 0.008), (-r * 1.04, 0, z + 0.03), (-r * 0.7, 0, z + 0.085), (0, 0, z + 0.1),
          (r * 0.7, 0, z + 0.085), (r * 1.04, 0, z + 0.03), (r, 0, z + 0.008)], thickness, material,
         radii=[0.7, 0.9, 1.1, 1.15, 1.1, 0.9, 0.7])  # fmt: skip


def pitcher(look: Look) -> Facts:
    """A jug with a pulled lip: bellied, ribbed, slender enamel with a coloured rim, of glass."""
    radius, height, side = {
        "farmhouse": (0.068, 0.19, [(0.72, 0, 0.003), (1.0, 0.02), (1.14, 0.36), (0.7, 0.68), (0.66, 0.84), (0.86, 1.0)]),
        "ribbed": (0.066, 0.17, [(0.86, 0, 0.004), (1.02, 0.06), (1.04, 0.5), (0.8, 0.86), (0.84, 1.0)]),
        "enamel": (0.07, 0.21, [(1.0, 0, 0.006), (1.02, 0.1), (0.98, 0.45), (0.6, 0.78), (0.78, 1.0)]),
        "glass": (0.058, 0.215, [(0.94, 0, 0.006), (0.96, 0.1), (1.0, 0.96), (1.03, 1.0)]),
    }[look.style]  # fmt: skip
    radius, height = radius * look.between(0.97, 1.04), height * look.between(0.97, 1.04)
    base, glass = side[0][0] * radius, look.material == "glass"
    outside = _line(
        (0, 0.003), (base * 0.84, 0.003, 0.001), (base * 0.88, 0, 0.001),
        *((r * radius, z * height, *more) for r, z, *more in side),
    )  # fmt: skip
    lip = _pouring(height, 0.02, start=0.72, width=0.46)
    ribs = _flutes(34, 0.05 * height, 0.76 * height, 0.0024)

    def warp(angle: float, r: float, z: float) -> tuple[float, float]:
        out, lift = lip(angle, r, z)
        return (out * ribs(angle, r, z)[0] if look.style == "ribbed" else out), lift

    body = _stuff(look.material, look.shade)
    inner = (
        None
        if glass
        else skin(look.material, "white" if look.style == "enamel" else look.accent or "white")
    )
    wall = {"glass": 0.003, "enamel": 0.0018}.get(look.style, 0.0046)
    content = _vessel(outside, wall, body, inner, 0.012 if glass else 0.008, 0.006, warp, True)
    if look.style == "enamel":
        _warped(_ring(outside[-1][0], height, 0.0042, skin("enamel", look.accent or "white")), warp)
    thin = (0.018, 0.0036) if look.style == "enamel" else (0.017, 0.011)
    top, low = (0.86, 0.3) if look.style != "farmhouse" else (0.88, 0.42)
    _strap(
        _ear(outside, top * height, low * height, 0.045, 0 if look.style == "farmhouse" else FULL),
        *thin,
        body,
    )
    return {"capacity": round(content / 50) * 50}


def storage_jar(look: Look) -> Facts:
    """A jar with its lid: clip-top or screwless glass, a canister, a stoneware crock with cork or wood."""
    radius, height, wall, side = {
        "clip": (0.052, 0.135, 0.0032, [(0.92, 0, 0.005), (1.0, 0.04), (1.0, 0.8, 0.02), (0.82, 0.88, 0.008), (0.82, 1.0)]),
        "bamboo": (0.05, 0.15, 0.0028, [(0.95, 0, 0.005), (1.0, 0.05, 0.01), (1.0, 1.0)]),
        "canister": (0.056, 0.14, 0.0018, [(0.98, 0, 0.003), (1.0, 0.05, 0.01), (1.0, 1.0)]),
        "cork": (0.06, 0.13, 0.0046, [(0.8, 0, 0.003), (1.04, 0.05), (1.08, 0.62), (0.82, 0.9), (0.84, 1.0)]),
        "crock": (0.062, 0.145, 0.005, [(0.92, 0, 0.006), (1.0, 0.05, 0.02), (1.0, 0.9, 0.01), (0.94, 1.0)]),
    }[look.style]  # fmt: skip
    radius, height = radius * look.between(0.97, 1.04), height * look.between(0.95, 1.06)
    base, glass = side[0][0] * radius, look.material == "glass"
    outside = _line(
        (0, 0.003), (base * 0.84, 0.003, 0.001), (base * 0.88, 0, 0.001),
        *((r * radius, z * height, *more) for r, z, *more in side),
    )  # fmt: skip
    body, paint = _stuff(look.material, look.shade), skin(look.material, look.accent or "white")
    warp = _flutes(44, 0.08 * height, 0.86 * height, 0.0018) if look.style == "crock" else None
    content = _vessel(
        outside, wall, body, None if glass else skin(look.material, "white"), 0.007, 0.004, warp
    )
    mouth, wood, rubber = outside[-1][0], skin("wood", "oak", grain="X"), skin("silicone", "white")
    top = height + wall * 0.4
    if look.style == "clip":
        _clip(mouth, height, body)
    elif look.style == "canister":
        _lid(mouth + 0.002, top, 0.01, body, paint)
        _ring(mouth + 0.001, top, 0.0042, paint)
        _lettered("TEA", 0.036, radius, height * 0.5, paint)
    elif look.style == "cork":
        lathe(_line((0, top - 0.02), (mouth * 0.86, top - 0.02, 0.002), (mouth * 0.93, top + 0.004, 0.0),
                    (mouth * 1.02, top + 0.022, 0.003), (0, top + 0.022)), skin("cork", "oak"))  # fmt: skip
    else:
        lathe(
            _line(
                (0, top),
                (mouth + 0.001, top, 0.002),
                (mouth + 0.001, top + 0.016, 0.003),
                (0, top + 0.016),
            ),
            wood,
        )
        lathe(
            _line(
                (0, top - 0.012),
                (mouth - wall * 1.3, top - 0.012, 0.002),
                (mouth - wall * 1.3, top),
            ),
            wood,
        )
        _ring(mouth - wall - 0.0006, top - 0.006, 0.0034, rubber)
        if look.style == "crock":
            shapes.sphere(0.014, wood, (0, 0, top + 0.024), (1, 1, 0.85))
    return {"capacity": round(content / 50) * 50, "opening": round((mouth - wall) * 200, 1)}


def _clip(mouth: float, height: float, glass: Material) -> None:
    """The clip top: a glass lid on an orange gasket, held down by wire."""
    wire, top = skin("polished metal", "gunmetal"), height + 0.0035
    _ring(mouth - 0.001, height + 0.0015, 0.005, skin("silicone", "orange"))
    lathe(
        _line(
            (0, top),
            (mouth + 0.003, top, 0.001),
            (mouth + 0.003, top + 0.004, 0.001),
            (0, top + 0.006),
        ),
        glass,
    )
    _ring(mouth + 0.0016, height - 0.009, 0.0026, wire)
    for y in (-1, 1):  # over the lid, then down to the band
        foot, edge, hold = y * (mouth + 0.006), y * (mouth + 0.008), y * mouth * 0.72
        arm = [(0.02, foot, height - 0.009), (0.02, edge, top + 0.004), (0.019, hold, top + 0.008)]
        tube(arm + [(-x, away, z) for x, away, z in reversed(arm)], 0.0017, wire, steps=6)
    drop = height - 0.045
    tube([(-0.022, -mouth - 0.002, height - 0.007), (-0.02, -mouth - 0.017, height - 0.02),
          (-0.016, -mouth - 0.016, drop), (0.016, -mouth - 0.016, drop),
          (0.02, -mouth - 0.017, height - 0.02), (0.022, -mouth - 0.002, height - 0.007)], 0.0018, wire, steps=6)  # fmt: skip


def bottle(look: Look) -> Facts:
    """A glass bottle or carafe with its stopper: swing top, cork ball, cut decanter, oil, apothecary."""
    radius, height, side, stopper = {
        "swing": (0.043, 0.25, [(0.94, 0, 0.006), (1.0, 0.04, 0.01), (1.0, 0.62, 0.03), (0.42, 0.78, 0.03), (0.34, 0.95, 0.01), (0.42, 0.955, 0.002), (0.42, 1.0)], "swing top"),
        "carafe": (0.058, 0.235, [(0.8, 0, 0.006), (1.16, 0.08), (0.86, 0.5), (0.3, 0.72), (0.44, 0.86), (0.56, 1.0)], "cork"),
        "decanter": (0.066, 0.17, [(0.8, 0, 0.004), (1.06, 0.06), (1.04, 0.6), (0.34, 0.74), (0.26, 0.9), (0.38, 1.0)], "glass"),
        "oil": (0.034, 0.25, [(0.92, 0, 0.004), (1.0, 0.04, 0.01), (1.0, 0.56), (0.9, 0.72), (0.36, 0.8), (0.36, 1.0)], "steel pourer"),
        "apothecary": (0.046, 0.15, [(0.96, 0, 0.004), (1.0, 0.05, 0.01), (1.0, 0.68, 0.02), (0.44, 0.78, 0.012), (0.42, 0.96, 0.008), (0.56, 1.0)], "glass"),
        "square": (0.04, 0.2, [(0.9, 0, 0.004), (1.0, 0.05, 0.01), (1.0, 0.7, 0.02), (0.46, 0.82, 0.02), (0.44, 0.94, 0.003), (0.52, 0.945, 0.003), (0.52, 1.0)], "cork"),
    }[look.style]  # fmt: skip
    radius, height = radius * look.between(0.97, 1.04), height * look.between(0.97, 1.04)
    base = side[0][0] * radius
    outside = _line(
        (0, 0.004), (base * 0.5, 0.003), (base * 0.86, 0, 0.002),
        *((r * radius, z * height, *more) for r, z, *more in side),
    )  # fmt: skip
    glass = _stuff(look.material, look.shade)
    warp, whole = {
        "decanter": (_flutes(16, -0.2 * height, 0.42 * height, 0.004), False),
        "square": (_boxed(6, height * 0.68, height * 0.84), True),
    }.get(look.style, (None, False))
    content = _vessel(outside, 0.0026, glass, None, 0.008, 0.005, warp, whole)
    mouth, cork = outside[-1][0], skin("cork", "oak")
    if look.style == "swing":
        _swing_top(mouth, height, skin("porcelain", look.accent or "white"))
    elif look.style == "carafe":
        shapes.sphere(mouth * 1.08, cork, (0, 0, height + mouth * 0.52))
    elif look.style == "square":
        lathe(_line((0, height - 0.016), (mouth * 0.74, height - 0.016, 0.002), (mouth * 0.9, height + 0.018, 0.003),
                    (0, height + 0.018)), cork)  # fmt: skip
    elif look.style == "oil":
        lathe(_line((0, height - 0.012), (mouth * 0.7, height - 0.012), (mouth * 0.76, height + 0.004, 0.001),
                    (mouth * 1.06, height + 0.004, 0.001), (mouth * 1.06, height + 0.011, 0.002), (mouth * 0.5, height + 0.014, 0.002),
                    (0, height + 0.014)), skin("plastic", "black"))  # fmt: skip
        tube([(0, 0, height + 0.012), (0, 0, height + 0.032), (-0.016, 0, height + 0.05)], 0.0036,
             skin("polished metal", "steel"), radii=[1.3, 1.0, 0.8])  # fmt: skip
    else:
        ball = _line((0, height - 0.022), (mouth * 0.5, height - 0.022, 0.001), (mouth * 0.66, height + 0.002, 0.001),
                     (mouth * 0.9, height + 0.006), (mouth * 1.5, height + 0.016), (mouth * 1.5, height + 0.04),
                     (0, height + 0.042))  # fmt: skip
        _warped(lathe(ball, glass), _facets(10, height, height + 0.1))
    return {"capacity": round(content / 10) * 10, "stopper": stopper}


def _boxed(power: float, low: float, high: float) -> Warp:
    """A square body under a round neck."""
    square = _squared(power)

    def warp(angle: float, radius: float, z: float) -> tuple[float, float]:
        share = max(0.0, min(1.0, (high - z) / (high - low)))
        return 1 + (square(angle, radius * 1.5, z)[0] - 1) * share, 0.0

    return warp


def _swing_top(mouth: float, height: float, cap: Material) -> None:
    """A porcelain stopper on a gasket in its wire."""
    wire = skin("polished metal", "gunmetal")
    lathe(_line((0, height), (mouth * 0.94, height, 0.002), (mouth * 0.9, height + 0.012), (mouth * 0.5, height + 0.02),
                (mouth * 0.34, height + 0.024, 0.002), (0, height + 0.024)), cap)  # fmt: skip
    _ring(mouth * 0.82, height + 0.0008, 0.004, skin("silicone", "white"))
    _ring(mouth * 0.86, height - 0.018, 0.0022, wire)
    for x in (-1, 1):
        tube([(x * mouth * 0.9, 0, height - 0.018), (x * (mouth + 0.006), 0.002, height - 0.002),
              (x * mouth * 0.9, 0, height + 0.016), (0, 0, height + 0.017)], 0.0017, wire, steps=5)  # fmt: skip
        tube([(x * (mouth + 0.003), 0, height - 0.014), (x * (mouth + 0.004), -mouth - 0.004, height - 0.03),
              (x * mouth * 0.7, -mouth - 0.008, height - 0.045), (0, -mouth - 0.008, height - 0.047)], 0.0017, wire, steps=5)  # fmt: skip
