"""Chairs with padded, moulded or laid-on shells."""

from __future__ import annotations

import math

from samples.blender.materials import skin
from samples.blender.shapes import Point3, box, rod, tube
from samples.look import Look
from samples.models._joinery import BLACK_STEEL, BRASS, Stuff, bar, leg, pad, rounded, shell, tufted

OAK: Stuff = ("wood", "oak")


def upholstered_chair(look: Look) -> float:
    """A padded dining chair on wooden legs, its covers piped."""
    cloth = skin(look.material, look.shade)
    wood = (look.material, look.accent) if look.material == "wood" else ("wood", look.accent)
    z, w = 0.48, look.between(0.46, 0.49)
    pad((w, 0.48, 0.09), cloth, (0, 0, z - 0.1), rounding=0.03, puff=(0, 0.01, 0.03), piping=cloth)

    def curved(x: float, y: float, h: float) -> Point3:
        u = 2 * x / w
        v = h / 0.56 + 0.5
        return x * (1 - 0.08 * (1 - v)), y - 0.035 * u * u + 0.03 * v * v, h - 0.03 * u * u * v

    pad((w, 0.06, 0.56), cloth, (0, 0.235, z - 0.09),
        (-6, 0, 0), 0.026, (0, 0.02, 0.0), curved, piping=cloth, rings="Y")  # fmt: skip
    for sx in (-1, 1):
        leg(wood, (sx * (w / 2 - 0.04), -0.19, z - 0.09),
            (sx * (w / 2 - 0.035), -0.205, 0), 0.042, 0.026, True)  # fmt: skip
        leg(wood, (sx * (w / 2 - 0.04), 0.21, z - 0.08),
            (sx * (w / 2 - 0.045), 0.29, 0), 0.042, 0.026, True)  # fmt: skip
    return z


def tufted_chair(look: Look) -> float:
    """A velvet chair with a buttoned barrel back on slim metal legs."""
    cloth = skin(look.material, look.shade)
    metal: Stuff = BRASS if look.accent == "brass" else BLACK_STEEL
    z, w = 0.48, 0.5

    def hugging(x: float, y: float, h: float) -> Point3:
        a = x / 0.3
        v = h / 0.4 + 0.5
        return (0.3 * math.sin(a) * (1 + 0.03 * v), y - 0.34 * (1 - math.cos(a)) + 0.05 * v,
                h - 0.04 * a * a * v)  # fmt: skip

    pad((w, 0.48, 0.1), cloth, (0, -0.02, z - 0.1), rounding=0.035, puff=(0.01, 0.02, 0.035),
        warp=rounded(w, 0.48), piping=cloth, cells=(16, 16, 6))  # fmt: skip
    tufted((0.74, 0.08, 0.4), cloth, (0, 0.22, z - 0.07), 5, 3, 0.022, warp=hugging, rounding=0.035)
    for sx in (-1, 1):
        for y, out in ((-0.16, -0.05), (0.14, 0.08)):
            bar(metal, 0.008, (sx * 0.22, y + out, 0.0), (sx * 0.17, y, z - 0.09), 0.012)
    return z


def shell_chair(look: Look) -> float:
    """A moulded shell on wooden dowel legs with wire struts."""
    z = 0.45
    rows = [(-0.235, -0.035, 0.2, 0.0), (-0.2, -0.005, 0.215, 0.015), (-0.08, 0.0, 0.225, 0.045),
            (0.06, -0.004, 0.225, 0.07), (0.145, 0.03, 0.222, 0.085), (0.185, 0.11, 0.218, 0.075),
            (0.215, 0.24, 0.205, 0.05), (0.245, 0.36, 0.18, 0.03)]  # fmt: skip
    plastic = skin(look.material, look.shade)
    body = shell([(y, h + z, w, rise) for y, h, w, rise in rows], plastic, 0.006, (0.05, 0.16))
    body.location[2] = 0.0
    wire = skin(*BLACK_STEEL)
    tops = []
    for sx in (-1, 1):
        for sy in (-1, 1):
            top = (sx * 0.13, sy * 0.11, z - 0.045)
            foot = (sx * 0.225, sy * 0.205, 0)
            bar(OAK, 0.011, foot, top, 0.015)
            rod(0.008, top, (top[0], top[1], z - 0.004), wire, segments=20)
            tops.append(top)
            low = tuple(f + (t - f) * 0.42 for f, t in zip(foot, top, strict=True))
            for other in ((-sx * 0.12, sy * 0.11, z - 0.03), (sx * 0.13, -sy * 0.1, z - 0.03)):
                rod(0.0033, low, other, wire, segments=10)
    for a, b in ((0, 1), (2, 3), (0, 2), (1, 3)):
        rod(0.006, tops[a], tops[b], wire, segments=12)
    return z


def plywood(look: Look) -> float:
    """One sheet of bent plywood, waisted, on thin steel legs."""
    z = 0.455
    rows = [(-0.225, -0.03, 0.18, 0.0), (-0.195, -0.004, 0.205, 0.0), (-0.05, 0.002, 0.215, 0.012),
            (0.09, -0.004, 0.185, 0.02), (0.16, 0.02, 0.125, 0.01), (0.195, 0.085, 0.095, 0.0),
            (0.215, 0.17, 0.15, 0.008), (0.235, 0.26, 0.2, 0.025), (0.25, 0.33, 0.2, 0.035),
            (0.265, 0.39, 0.15, 0.02)]  # fmt: skip
    wood = skin(look.material, look.shade, grain="Y")
    shell([(y, h + z, w, rise) for y, h, w, rise in rows], wood, 0.01, (0.03, 0.05), along=64)
    steel = skin("polished metal", "steel")
    for sx in (-1, 1):
        for sy in (-1, 1):
            tube([(sx * 0.035, sy * 0.03, z - 0.018), (sx * 0.12, sy * 0.11, z - 0.022),
                  (sx * 0.165, sy * 0.15, z - 0.06), (sx * 0.21, sy * 0.2, 0.012)],
                 0.0075, steel, sides=6)  # fmt: skip
            rod(0.011, (sx * 0.214, sy * 0.204, 0),
                (sx * 0.21, sy * 0.2, 0.022), skin("rubber", "black"), segments=20)  # fmt: skip
    rod(0.075, (0, 0, z - 0.03), (0, 0, z - 0.01), skin(*BLACK_STEEL))
    return z


def office(look: Look) -> float:
    """A swivel chair on five castors."""
    cover = skin(look.material, look.shade)
    black: Stuff = ("plastic", "charcoal")
    shine = skin("polished metal", "steel")
    z, leather = 0.5, look.material == "leather"
    metal = ("polished metal", "steel") if leather else black
    for angle in range(18, 378, 72):
        a = math.radians(angle)
        c, s = math.cos(a), math.sin(a)
        tube([(0.02 * c, 0.02 * s, 0.125), (0.15 * c, 0.15 * s, 0.105), (0.3 * c, 0.3 * s, 0.075)],
             0.022, skin(*metal), radii=[1.15, 0.95, 0.7], sides=6)  # fmt: skip
        for side in (-1, 1):
            x, y = 0.3 * c - side * 0.015 * s, 0.3 * s + side * 0.015 * c
            dx, dy = -0.009 * s, 0.009 * c
            rod(0.028, (x - dx, y - dy, 0.028),
                (x + dx, y + dy, 0.028), skin("plastic", "black"), bevel=0.006)  # fmt: skip
        rod(0.008, (0.3 * c, 0.3 * s, 0.03), (0.3 * c, 0.3 * s, 0.08), shine, segments=16)
    rod(0.028, (0, 0, 0.1), (0, 0, 0.24), skin(*black))
    rod(0.015, (0, 0, 0.23), (0, 0, z - 0.1), shine)
    box((0.2, 0.26, 0.045), skin(*black), (0, 0.02, z - 0.125), 0.012)
    rod(0.006, (0.09, -0.04, z - 0.1), (0.24, -0.05, z - 0.1), skin(*black), 0.01, segments=20)

    def fall(x: float, y: float, h: float) -> Point3:
        drop = 0.05 * max(0.0, (-y - 0.1) / 0.16) ** 2
        return x * (1 - 0.04 * (2 * y / 0.5)), y, h - drop + 0.012 * (2 * x / 0.52) ** 2

    pad((0.52, 0.5, 0.085), cover, (0, 0, z - 0.085), rounding=0.036, puff=(0, 0, 0.02),
        warp=fall, piping=cover if leather else None, cells=(14, 14, 6))  # fmt: skip

    def lumbar(x: float, y: float, h: float) -> Point3:
        v = h / 0.6 + 0.5
        u = 2 * x / 0.5
        seams = 0.011 * abs(math.sin(math.pi * 5 * v)) ** 0.4 if leather and y < 0 else 0.0
        return (x * (0.88 + 0.3 * math.sin(math.pi * min(1, v * 0.85))),
            y - 0.05 * math.sin(math.pi * min(1.0, v * 1.5)) - 0.045 * u * u + 0.09 * v * v - seams,
            h - 0.03 * u * u * v)  # fmt: skip

    pad((0.44, 0.07, 0.62), cover, (0, 0.25, z + 0.05),
        rounding=0.03, puff=(0, 0.012, 0), warp=lumbar, cells=(14, 4, 50))  # fmt: skip
    tube([(0, 0.05, z - 0.1), (0, 0.24, z - 0.1), (0, 0.3, z - 0.04), (0, 0.29, z + 0.2)],
         0.024, skin(*black), sides=6)  # fmt: skip
    for sx in (-1, 1):
        x = sx * 0.285
        tube([(sx * 0.18, 0.05, z - 0.09), (x, 0.05, z - 0.08), (x, 0.045, z), (x, 0.04, z + 0.18)],
             0.016, skin(*metal), sides=6)  # fmt: skip
        pad((0.075, 0.27, 0.032), skin(*black)
            if not leather else cover, (x, 0.0, z + 0.185), rounding=0.015)  # fmt: skip
    return z
