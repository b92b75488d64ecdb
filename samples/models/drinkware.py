"""Cups, mugs and glasses."""

from __future__ import annotations

from samples.blender import shapes
from samples.blender.materials import skin
from samples.blender.shapes import lathe
from samples.look import Look
from samples.models import Facts
from samples.models._handles import (
    ear_line,
    hoop,
    lettered,
    painted_band,
    pulled_handle,
    radius_at,
    spotted,
)
from samples.models._vessels import (
    FULL,
    Profile,
    diamonds,
    facets,
    flutes,
    rounded_line,
    vessel,
    ware_skin,
)

# style: height, radius, then the wall as (share of radius, share of height[, rounding])
_MUGS: dict[str, tuple[float, float, list[tuple[float, ...]]]] = {
    "straight": (0.094, 0.041, [(0.98, 0, 0.005), (1, 0.1), (1, 1)]),
    "rounded": (0.088, 0.044,
                [(0.6, 0, 0.002), (0.95, 0.02), (1.16, 0.42), (0.95, 0.8), (0.95, 1)]),
    "tall": (0.122, 0.043, [(0.7, 0, 0.005), (0.76, 0.2), (0.98, 0.85), (1.03, 1)]),
    "wide": (0.072, 0.056, [(0.5, 0, 0.002), (0.92, 0.02), (1.02, 0.5), (1.0, 1)]),
    "camp": (0.082, 0.043, [(0.97, 0, 0.007), (1, 0.12), (1, 1)]),
    "thermal": (0.112, 0.042, [(0.9, 0, 0.004), (0.93, 0.05), (1, 0.92), (0.97, 1)])}  # fmt: skip


def mug(look: Look) -> Facts:
    """A mug with an ear: straight, bellied, tall, wide, camp or thermal; painted, ribbed, cut."""
    shape = (
        look.style if look.style in _MUGS else "rounded" if look.style == "ribbed" else "straight"
    )
    height, radius, wall_line = _MUGS[shape]
    height, radius = height * look.between(0.96, 1.05), radius * look.between(0.97, 1.03)
    wall = {"camp": 0.0016, "thermal": 0.005}.get(
        shape, 0.0042 if look.style == "faceted" else 0.0036
    )
    base = wall_line[0][0] * radius
    outside = rounded_line((0, 0.003), (base * 0.8, 0.003, 0.001),
                           (base * 0.84, 0, 0.0012),
                           *((r * radius, z * height, *more)
                             for r, z, *more in wall_line))  # fmt: skip
    pattern = {"dipped": "dipped", "camp": "specks"}.get(look.style, "plain")
    scale = height * 42 if look.style == "dipped" else 0.22
    plain = ware_skin(look.material, look.shade)
    body = (plain if pattern == "plain"
            else skin(look.material, look.shade, look.accent, pattern, scale))  # fmt: skip
    painted = look.style in ("dipped", "dotted", "striped", "lettered", "camp")
    inner = {"camp": skin("enamel", "white"), "thermal": skin("steel", "steel")}.get(
        shape, skin(look.material, look.shade if painted else look.accent or "white")
    )
    one_piece = look.material == "glass" or look.style in ("faceted", "ribbed")
    warp = {"faceted": facets(8, -2 * height, height * 0.88),
            "ribbed": flutes(40, height * 0.06, height * 0.9, 0.0011)}.get(look.style)  # fmt: skip
    content = vessel(outside, wall, body, None if one_piece else inner, 0.008, 0.006, warp)
    _details(look, outside, height, radius)
    handle = skin("plastic", "black") if look.style == "thermal" else plain
    top, low, out = {"tall": (0.78, 0.3, 0.034), "wide": (0.82, 0.34, 0.03),
                     "camp": (0.88, 0.3, 0.031), "thermal": (0.84, 0.26, 0.035)}.get(shape,
        (0.82, 0.24, 0.033))  # fmt: skip
    thin = (0.016, 0.0032) if shape == "camp" else (0.0135, 0.0085)
    square = {"thermal": 0.009, "camp": 0.009, "straight": FULL}.get(shape, 0)
    pulled_handle(ear_line(outside, top * height, low * height, out, square), *thin, handle)
    return {"capacity": round(content / 10) * 10}


def _details(look: Look, outside: Profile, height: float, radius: float) -> None:
    """What only some mugs have: bands, words, a rolled rim, a lid."""
    paint = skin(look.material, look.accent or "white")
    if look.style == "striped":
        for low, high in ((0.2, 0.24), (0.3, 0.42), (0.48, 0.52), (0.82, 0.88)):
            painted_band(outside, low * height, high * height, paint)
    elif look.style == "dotted":
        spotted(outside, 0.1 * height, 0.93 * height, 0.0042, paint)
    elif look.style == "lettered":
        lettered("hello\nyou", 0.027, radius_at(outside, height / 2), height * 0.56, paint)
    elif look.style == "camp":
        hoop(radius, height, 0.0036, skin("enamel", look.accent or "white"))
    elif look.style == "thermal":
        top = height + 0.001
        dark, rubber = skin("plastic", "black"), skin("silicone", "black")
        lid = rounded_line((0, top + 0.004), (radius * 0.7, top + 0.004, 0.001),
                           (radius * 0.72, top + 0.012, 0.002), (radius * 0.97, top + 0.012, 0.003),
                           (radius * 0.99, top, 0.001), (0, top))  # fmt: skip
        lathe(lid[::-1], dark)
        hoop(radius * 0.98, top - 0.0005, 0.003, rubber)
        shapes.box((0.011, 0.034, 0.006), rubber, (0.008, 0, top + 0.003), 0.002)
        painted_band(outside, 0.004, 0.014, rubber)


def espresso_cup(look: Look) -> Facts:
    """A small cup on its saucer: classic bowl, straight, conical or ribbed."""
    height, radius = look.between(0.054, 0.058), look.between(0.031, 0.033)
    lines = {
        "classic": [(0.5, 0, 0.001), (0.92, 0.02), (1.03, 0.5), (1.0, 1)],
        "straight": [(0.86, 0, 0.006), (0.9, 0.1), (0.9, 1)],
        "conical": [(0.62, 0, 0.003), (0.66, 0.1), (1.02, 0.9), (1.06, 1)],
        "ribbed": [(0.62, 0, 0.002), (0.98, 0.05), (1.0, 0.5), (1.02, 1)],
    }[look.style]
    body, lift = skin(look.material, look.shade), 0.006
    inner = skin(look.material, look.accent or "white")
    base = lines[0][0] * radius
    outside = rounded_line((0, lift + 0.002), (base * 0.8, lift + 0.002, 0.001),
                           (base * 0.85, lift, 0.001),
                           *((r * radius, lift + z * height, *more)
                             for r, z, *more in lines))  # fmt: skip
    ribbed = look.style == "ribbed"
    warp = flutes(28, lift + height * 0.05, lift + height * 0.85, 0.0012) if ribbed else None
    content = vessel(outside, 0.0032, body, inner, lift + 0.006, 0.004, warp)
    pulled_handle(
        ear_line(outside, lift + height * 0.86, lift + height * 0.38, 0.021, 0), 0.0095, 0.006, body
    )
    edge = look.between(0.058, 0.061)
    saucer = rounded_line((0, 0.002), (0.03, 0.002, 0.001), (0.032, 0, 0.001), (0.036, 0, 0.001),
                          (0.037, 0.002, 0.002),
                          (edge * 0.75, 0.003), (edge * 0.88, 0.009), (edge, 0.0145))  # fmt: skip
    vessel(saucer, 0.0032, body)
    hoop(base + 0.004, 0.0056, 0.0018, body)  # the ridge that keeps the cup in its place
    return {"capacity": round(content / 5) * 5, "pieces": 2}


def tumbler(look: Look) -> Facts:
    """A glass without a stem: heavy whisky glass, slim highball, cut bistro glass, fluted, waisted."""
    height, radius, wall, floor, line = {
        "whisky": (0.09, 0.042, 0.003, 0.014, [(0.94, 0, 0.004), (1, 0.2), (1, 1)]),
        "highball": (0.148, 0.033, 0.0022, 0.012, [(0.9, 0, 0.003), (0.93, 0.1), (1, 1)]),
        "bistro": (0.095, 0.043, 0.0032, 0.009,
                   [(0.66, 0, 0.004), (0.72, 0.15), (0.94, 0.72), (1, 0.78), (1, 1)]),
        "fluted": (0.112, 0.038, 0.003, 0.01, [(0.84, 0, 0.003), (0.9, 0.1), (1, 1)]),
        "waisted": (0.12, 0.038, 0.0026, 0.012,
                    [(0.86, 0, 0.006), (0.92, 0.12), (0.72, 0.42), (1.0, 0.7), (1.02, 1)])}[
        look.style]  # fmt: skip
    height, radius = height * look.between(0.97, 1.04), radius * look.between(0.98, 1.03)
    body = ware_skin(look.material, look.shade)
    base = line[0][0] * radius
    outside = rounded_line((0, 0.0015), (base * 0.7, 0.0012), (base * 0.85, 0, 0.001),
                           *((r * radius, z * height, *more) for r, z, *more in line))  # fmt: skip
    warp = {"whisky": diamonds(14, height * 0.05, height * 0.62, 0.0016),
            "bistro": facets(9, height * -0.1, height * 0.8),
            "fluted": flutes(22, height * 0.02, height * 0.84, 0.0016)}.get(look.style)  # fmt: skip
    return {"capacity": round(vessel(outside, wall, body, None, floor, 0.006, warp) / 10) * 10}


def wine_glass(look: Look) -> Facts:
    """A glass on a stem: wide bordeaux, slender white, balloon goblet with a cut bowl, flute."""
    height, foot, stem, line = {
        "red": (0.228, 0.041, 0.44, [(0.3, 0), (1.14, 0.08), (1.1, 0.55), (0.78, 1)]),
        "white": (0.205, 0.037, 0.47, [(0.3, 0), (1.0, 0.1), (0.98, 0.6), (0.74, 1)]),
        "goblet": (0.168, 0.038, 0.38, [(0.5, 0), (1.12, 0.04), (1.02, 0.55), (1.0, 1)]),
        "flute": (0.225, 0.034, 0.36, [(0.12, 0), (0.74, 0.16), (0.84, 0.6), (0.6, 1)]),
    }[look.style]
    radius = 0.041 * look.between(0.97, 1.03)
    height *= look.between(0.97, 1.03)
    start = stem * height
    bowl = [(r * radius, start + z * (height - start)) for r, z in line]
    thin = 0.0055 if look.style == "goblet" else 0.0036
    outside = rounded_line((0, 0.0006), (foot * 0.8, 0.0004), (foot, 0, 0.0006),
                           (foot, 0.0022, 0.001), (thin * 1.5, 0.008), (thin, 0.022),
                           (thin, start - 0.025),
                           (thin * 1.2, start - 0.004, 0.012), *bowl)  # fmt: skip
    floor = start + 0.006
    warp = (
        facets(12, start * 0.8, start + (height - start) * 0.5) if look.style == "goblet" else None
    )
    wall = 0.0022 if look.style == "goblet" else 0.0013
    content = vessel(outside, wall, ware_skin(look.material, look.shade), None, floor, 0.008, warp)
    return {"capacity": round(content / 10) * 10}
