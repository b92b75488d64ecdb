"""Bowls and plates."""

from __future__ import annotations

from itertools import pairwise

from samples.blender import shapes
from samples.blender.materials import skin
from samples.blender.shapes import Material, Object, lathe
from samples.look import Look
from samples.models import Facts
from samples.models._handles import ear_line, hoop, painted_band, pulled_handle, spotted
from samples.models._vessels import Profile, facets, flutes, rounded_line, vessel, ware_skin
from samples.models.tableware.forms import organic, petals, pouring, squared

# style: radius, height, share of the foot, wall, then the side as (share of radius, of height[, rounding])
_BOWLS: dict[str, tuple[float, float, float, float, list[tuple[float, ...]]]] = {
    "cereal": (0.078, 0.064, 0.5, 0.0042, [(0.56, 0.03), (0.96, 0.14), (1, 1)]),
    "rice": (0.062, 0.062, 0.48, 0.0035, [(0.5, 0.13, 0.002), (0.86, 0.15), (1.0, 0.6), (1.02, 1)]),
    "noodle": (0.102, 0.082, 0.38, 0.0045,
               [(0.4, 0.14, 0.002), (0.62, 0.16), (0.9, 0.6), (1.02, 1)]),
    "pasta": (0.12, 0.05, 0.5, 0.005, [(0.55, 0.04), (0.9, 0.16), (1, 1)]),
    "salad": (0.135, 0.1, 0.42, 0.007, [(0.5, 0.01), (0.96, 0.2), (1, 1)]),
    "mixing": (0.125, 0.12, 0.52, 0.0055, [(0.55, 0.0), (0.98, 0.25), (1.0, 0.98)]),
    "rimmed": (0.12, 0.1, 0.5, 0.0016,
               [(0.56, 0.0), (1.0, 0.06), (0.98, 0.97), (1.0, 1, 0.001), (1.06, 1)]),
    "enamel": (0.09, 0.062, 0.5, 0.0018, [(0.55, 0.0), (0.96, 0.1), (1, 1)]),
    "pedestal": (0.12, 0.125, 0.5, 0.005,
                 [(0.48, 0.05, 0.004), (0.2, 0.2), (0.18, 0.36), (0.66, 0.42), (0.95, 0.6),
                  (1, 1)]),
    "soup": (0.066, 0.066, 0.56, 0.0042, [(0.62, 0.0), (1.08, 0.2), (0.98, 0.8), (1.0, 1)]),
    "tapas": (0.07, 0.042, 0.72, 0.0048, [(0.76, 0, 0.003), (0.97, 0.4), (1, 1)]),
    "square": (0.085, 0.062, 0.5, 0.0048, [(0.58, 0.02), (0.98, 0.1), (1, 1)]),
    "petal": (0.09, 0.06, 0.45, 0.0042, [(0.5, 0.03), (0.84, 0.2), (1.02, 1)]),
    "hexagon": (0.088, 0.072, 0.55, 0.0055, [(0.62, 0.02), (0.96, 0.2), (1, 1)])}  # fmt: skip


def bowl(look: Look) -> Facts:
    """A bowl: for cereal, rice, noodles, pasta, salad; for mixing, with ears, on a foot, not round."""
    shape = {"dipped": "cereal", "banded": "noodle", "dotted": "rice", "ribbed": "salad",
             "organic": "cereal"}  # fmt: skip
    radius, height, foot, wall, side = _BOWLS[shape.get(look.style, look.style)]
    radius, height = radius * look.between(0.96, 1.05), height * look.between(0.96, 1.05)
    base = foot * radius
    outside = rounded_line((0, 0.0025), (base * 0.86, 0.0025, 0.001), (base * 0.9, 0, 0.001),
                           (base, 0, 0.001),
                           *((r * radius, z * height, *more) for r, z, *more in side))  # fmt: skip
    body = ware_skin(look.material, look.shade)
    if look.style == "dipped":
        body = skin(look.material, look.shade, look.accent, "dipped", height * 45)
    if look.material in ("wood", "bamboo"):
        body = skin(look.material, look.shade, grain="X")
    paint = skin(look.material, look.accent or "white")
    plain = skin(look.material, look.shade)
    glazed = {"dipped": plain, "tapas": paint, "organic": paint,
              "enamel": skin("enamel", "white")}.get(look.style)  # fmt: skip
    if look.style in ("cereal", "soup") and look.material in ("ceramic", "stoneware"):
        glazed = paint
    warp, whole = {
        "ribbed": (flutes(36, height * 0.03, height * 0.93, 0.0022), False),
        "square": (squared(5), True),
        "petal": (petals(10, 0.1, radius), True),
        "hexagon": (facets(6, -2 * height, 3 * height, 0.75), True),
        "mixing": (pouring(height, 0.022, -0.3, 0.8), True),
        "organic": (organic(look.between(0, 6)), True),
    }.get(look.style, (None, False))
    content = vessel(
        outside, wall, body, glazed, 0.004 + wall if shape != "pedestal" else 0, 0, warp, whole
    )
    if look.style == "banded":
        for low, high in ((0.62, 0.66), (0.72, 0.84)):
            painted_band(outside, low * height, high * height, paint)
    elif look.style == "mixing":
        for low in (0.44, 0.52, 0.6):
            painted_band(outside, low * height, (low + 0.05) * height, paint)
    elif look.style == "dotted":
        spotted(outside, 0.2 * height, 0.95 * height, 0.0045, paint)
    elif look.style == "enamel":
        hoop(radius, height, 0.004, paint)
    elif look.style == "rimmed":
        hoop(radius * 1.06, height - 0.001, 0.004, body)
    elif look.style == "soup":
        pulled_handle(ear_line(outside, 0.86 * height, 0.42 * height, 0.021), 0.013, 0.0085, body)
        twin = pulled_handle(
            ear_line(outside, 0.86 * height, 0.42 * height, 0.021), 0.013, 0.0085, body
        )
        shapes.moved(twin, turn=(0, 0, 180))
    return {"capacity": round(content / 10) * 10}


def plate(look: Look) -> Facts:
    """A plate: with a broad rim, upturned (coupe), scalloped, square, enamelled, with a painted line."""
    radius = (0.115 if look.style == "square" else 0.134) * look.between(0.97, 1.03)
    well, rise, side = {"coupe": (0.8, 0.026,
                                  [(0.6, 0.0022), (0.86, 0.006), (0.97, 0.016),
                                   (1, 0.026)]),
                        "square": (0.82, 0.024,
                                   [(0.6, 0.0022), (0.86, 0.005), (0.97, 0.014),
                                    (1, 0.024)]),
                        "enamel": (0.74, 0.024,
                                   [(0.7, 0.001), (0.76, 0.004), (0.78, 0.018),
                                    (0.86, 0.019, 0.004), (1, 0.024)])}.get(look.style,
        (0.68, 0.022,
         [(0.62, 0.0035), (0.68, 0.006), (0.72, 0.0145), (0.8, 0.016, 0.008),
          (1, 0.022)]))  # fmt: skip
    base = 0.56 * radius
    outside = rounded_line((0, 0.002), (base * 0.93, 0.002, 0.001),
                           (base * 0.95, 0, 0.001), (base, 0, 0.001),
                           *((r * radius, *more) for r, *more in side))  # fmt: skip
    body = skin(look.material, look.shade, grain="X")
    paint = skin(look.material if look.material != "porcelain" else "gold", look.accent or "white")
    warp = {"scalloped": petals(18, 0.05, radius), "square": squared(6)}.get(look.style)
    wall = {"enamel": 0.002, "square": 0.0045}.get(look.style, 0.0042)
    vessel(outside, wall, body, None, 0, 0, warp, warp is not None)
    if look.style == "enamel":
        hoop(radius - 0.001, rise + 0.0008, 0.0056, paint)
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
        z = max(a[1] + (b[1] - a[1]) * (r - a[0]) / max(b[0] - a[0], 1e-9)
                for a, b in pairwise(outside) if a[0] <= r <= b[0])  # fmt: skip
        line.append((r, z + wall + 0.0006))
    return lathe([(low, line[0][1] - 0.001), *line, (high, line[-1][1] - 0.001)], paint, 192)
