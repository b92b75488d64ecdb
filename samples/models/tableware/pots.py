"""Teapots and pitchers."""

from __future__ import annotations

from samples.blender.materials import skin
from samples.blender.shapes import Material, lathe, loft, tube
from samples.look import Look
from samples.models import Facts
from samples.models._handles import (
    ear_line,
    handle_sections,
    hoop,
    pulled_handle,
    radius_at,
    spotted,
)
from samples.models._vessels import FULL, Profile, flutes, rounded_line, vessel, ware_skin, warped
from samples.models.tableware.forms import pouring
from samples.models.tableware.jars import lid

_POTS: dict[str, tuple[float, float, list[tuple[float, ...]]]] = {
    "round": (0.072, 0.108, [(0.5, 0, 0.002), (0.86, 0.0), (1.24, 0.42), (0.88, 1.0), (0.46, 1.0)]),
    "studded": (0.078, 0.092,
                [(0.62, 0, 0.002), (1.02, 0.05), (1.1, 0.55), (0.9, 0.96), (0.46, 1.0)]),
    "modern": (0.066, 0.098,
               [(0.94, 0, 0.005), (1.0, 0.08, 0.02), (1.0, 0.98, 0.016), (0.56, 1.0)]),
    "glass": (0.07, 0.106, [(0.6, 0, 0.004), (0.92, 0.0), (1.2, 0.42), (0.92, 0.96), (0.56, 1.0)]),
    "tall": (0.066, 0.168, [(1.0, 0, 0.006), (0.98, 0.1), (0.66, 0.92), (0.62, 1.0)])}  # fmt: skip


def teapot(look: Look) -> Facts:
    """A pot with spout and lid: round, modern or studded iron under a bow, of glass, tall enamel."""
    shape = "round" if look.style == "dotted" else look.style
    radius, height, side = _POTS[shape]
    radius, height = radius * look.between(0.97, 1.04), height * look.between(0.97, 1.04)
    base = side[0][0] * radius
    outside = rounded_line((0, 0.003), (base * 0.84, 0.003, 0.001), (base * 0.88, 0, 0.001),
                           *((r * radius, z * height, *more) for r, z, *more in side))  # fmt: skip
    body = ware_skin(look.material, look.shade)
    paint = skin(look.material, look.accent or "white")
    wall = {"glass": 0.0026, "tall": 0.0018}.get(shape, 0.0042)
    content = vessel(outside, wall, body, None, 0.008, 0.004)
    mouth, top = outside[-1][0], height + wall * 0.3
    metal, wood = skin("steel", "steel"), skin("wood", "oak")
    lid(mouth + 0.0015, top, 0.004 if shape == "modern" else 0.016, metal if shape == "glass"
        else body, wood if shape in ("modern", "glass")
        else skin("plastic", "black") if shape == "tall" else body)  # fmt: skip
    low, high, reach = (0.5, 0.93, 0.052) if shape != "tall" else (0.42, 0.9, 0.06)
    girth = 0.016 if shape == "tall" else 0.019
    sunk = 0.004 if shape == "glass" else girth * 0.55  # glass shows what reaches inside
    _spout(outside, low * height, high * height, radius + reach, girth, sunk, body)
    if shape in ("modern", "studded"):
        _bow(outside, height, wood if shape == "modern" else body, 0.0055 if shape == "modern"
             else 0.0038)  # fmt: skip
    else:
        thin = (0.015, 0.0034) if shape == "tall" else (0.014, 0.0095)
        pulled_handle(ear_line(outside, 0.84 * height, 0.28 * height, 0.04, 0), *thin, body)
    if look.style == "dotted":
        spotted(outside, 0.18 * height, 0.86 * height, 0.0048, paint)
    elif shape == "studded":
        spotted(outside, 0.2 * height, 0.86 * height, 0.0028, body, 0.0018)
    elif shape == "tall":
        hoop(mouth, top - 0.001, 0.004, paint)
    elif shape == "glass":
        cup = rounded_line((0, 0.034), (mouth * 0.86, 0.034, 0.004), (mouth * 0.86, height))
        lathe(cup, metal)
        spotted(cup, 0.042, height * 0.86, 0.0012, skin("plastic", "charcoal"))
    return {"capacity": round(content / 50) * 50, "cups": int(content // 220)}


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
    root = radius_at(outside, low) - sunk
    path = rounded_line((root, low - 0.004), (root + (reach - root) * 0.5, low),
                        (root + (reach - root) * 0.6, high - 0.01),
                        (reach, high + 0.004), steps=8)  # fmt: skip
    sizes = [(girth * 2.1, girth * 2.2), (girth * 1.5, girth * 1.45), (girth * 0.9, girth * 0.85),
             (girth * 0.84, girth * 0.8)]  # fmt: skip
    outer = handle_sections([(-x, z) for x, z in path], sizes)
    inner = handle_sections([(-x, z) for x, z in path], [(w - 0.005, t - 0.005) for w, t in sizes])
    loft(outer + inner[::-1], material)


def _bow(outside: Profile, height: float, material: Material, thickness: float) -> None:
    """A handle over the lid, hung in two ears on the shoulders."""
    r, z = radius_at(outside, height * 0.86) * 0.96, height * 0.9
    for side in (-1, 1):
        ear = [(side * (r - 0.006), 0, z - 0.004), (side * (r + 0.002), 0, z + 0.014),
               (side * (r + 0.008), 0, z - 0.01)]  # fmt: skip
        tube(ear, 0.0032, skin("cast iron", "charcoal"), radii=[1.2, 0.9, 1.2])
    tube([(-r, 0, z + 0.008), (-r * 1.04, 0, z + 0.03), (-r * 0.7, 0, z + 0.085), (0, 0, z + 0.1),
          (r * 0.7, 0, z + 0.085), (r * 1.04, 0, z + 0.03), (r, 0, z + 0.008)],
         thickness, material, radii=[0.7, 0.9, 1.1, 1.15, 1.1, 0.9, 0.7])  # fmt: skip


def pitcher(look: Look) -> Facts:
    """A jug with a pulled lip: bellied, ribbed, slender enamel with a coloured rim, of glass."""
    radius, height, side = {"farmhouse": (0.068, 0.19,
                                          [(0.72, 0, 0.003), (1.0, 0.02), (1.14, 0.36), (0.7, 0.68),
                                           (0.66, 0.84), (0.86, 1.0)]),
                            "ribbed": (0.066, 0.17,
                                       [(0.86, 0, 0.004), (1.02, 0.06), (1.04, 0.5), (0.8, 0.86),
                                        (0.84, 1.0)]),
                            "enamel": (0.07, 0.21,
                                       [(1.0, 0, 0.006), (1.02, 0.1), (0.98, 0.45), (0.6, 0.78),
                                        (0.78, 1.0)]),
                            "glass": (0.058, 0.215,
                                      [(0.94, 0, 0.006), (0.96, 0.1), (1.0, 0.96), (1.03, 1.0)])}[
        look.style]  # fmt: skip
    radius, height = radius * look.between(0.97, 1.04), height * look.between(0.97, 1.04)
    base, glass = side[0][0] * radius, look.material == "glass"
    outside = rounded_line((0, 0.003), (base * 0.84, 0.003, 0.001), (base * 0.88, 0, 0.001),
                           *((r * radius, z * height, *more) for r, z, *more in side))  # fmt: skip
    lip = pouring(height, 0.02, start=0.72, width=0.46)
    ribs = flutes(34, 0.05 * height, 0.76 * height, 0.0024)

    def warp(angle: float, r: float, z: float) -> tuple[float, float]:
        out, lift = lip(angle, r, z)
        return (out * ribs(angle, r, z)[0] if look.style == "ribbed" else out), lift

    body = ware_skin(look.material, look.shade)
    inner = (None if glass
             else skin(look.material, "white" if look.style == "enamel" else look.accent
                       or "white"))  # fmt: skip
    wall = {"glass": 0.003, "enamel": 0.0018}.get(look.style, 0.0046)
    content = vessel(outside, wall, body, inner, 0.012 if glass else 0.008, 0.006, warp, True)
    if look.style == "enamel":
        warped(hoop(outside[-1][0], height, 0.0042, skin("enamel", look.accent or "white")), warp)
    thin = (0.018, 0.0036) if look.style == "enamel" else (0.017, 0.011)
    top, low = (0.86, 0.3) if look.style != "farmhouse" else (0.88, 0.42)
    pulled_handle(ear_line(outside, top * height, low * height, 0.045, 0
                           if look.style == "farmhouse" else FULL), *thin, body)  # fmt: skip
    return {"capacity": round(content / 50) * 50}
