"""Hammers and screwdrivers."""

from __future__ import annotations

import math

from samples.blender.forms import swept
from samples.blender.materials import skin
from samples.blender.shapes import Material, Object, Point2, box, curve, cut, lathe, moved, rod
from samples.look import Look
from samples.models import Facts


def hammer(look: Look) -> Facts:
    """A hammer on its side: claw hammer with a wooden or a rubber grip, or a rubber mallet."""
    z, long = 0.015, look.between(0.285, 0.31)
    steel = skin("steel", "steel", grain="Y")
    head = long + 0.006
    if look.style == "claw":
        dark = skin("cast iron", "gunmetal")
        swept([(head, -0.017, z, 0.026, 0.023), (head, 0.0, z, 0.031, 0.026),
               (head, 0.018, z, 0.025, 0.023)], dark, (1, 0, 0), 3.4)  # fmt: skip
        neck = [(0.0115, 0), (0.0098, 0.008), (0.0095, 0.018), (0.013, 0.024), (0.0145, 0.026)]
        moved(lathe([(0, 0), *curve(neck)], dark), (head, -0.015, z), (90, 0, 0))
        moved(lathe([(0.0143, 0), (0.0147, 0.0012), (0.0147, 0.009), (0.0132, 0.0108), (0, 0.0114)],
                    skin("polished metal", "steel")), (head, -0.041, z), (90, 0, 0))  # fmt: skip
        for side in (1, -1):  # the claw: two prongs bent back towards the hand
            swept([(head, 0.01, z + side * 0.0058, 0.0125, 0.026),
                   (head - 0.001, 0.03, z + side * 0.006, 0.0125, 0.021),
                   (head - 0.008, 0.054, z + side * 0.0074, 0.0118, 0.014),
                   (head - 0.021, 0.076, z + side * 0.0086, 0.0105, 0.0085),
                   (head - 0.035, 0.09, z + side * 0.0092, 0.009, 0.004)],
                  dark, (0, 0, 1), 3.4)  # fmt: skip
    else:
        rubber = skin(look.material, look.shade)
        r, half = 0.034, 0.056
        z = r
        moved(lathe([(0, -half), *curve([(r - 0.008, -half), (r - 0.002, -half + 0.003),
            (r, -half + 0.011), (r - 0.0012, -half + 0.014), (r - 0.001, 0),
            (r - 0.0012, half - 0.014), (r, half - 0.011), (r - 0.002, half - 0.003),
            (r - 0.008, half)]), (0, half)], rubber), (head, 0, z), (90, 0, 0))  # fmt: skip
    if look.style == "claw" and look.material != "wood":
        shaft, grip = skin("plastic", look.shade), skin(look.material, look.shade)
        swept([(long * 0.42, 0, z, 0.021, 0.016), (long * 0.7, 0, z, 0.0195, 0.0145),
               (long - 0.03, 0, z, 0.022, 0.017), (head + 0.013, 0, z, 0.0235, 0.018)],
              shaft, power=3)  # fmt: skip
        rows = [(0.0, 0, z, 0.036, 0.025), (0.02, 0.001, z, 0.034, 0.025),
                (0.07, 0, z, 0.031, 0.025), (0.115, -0.001, z, 0.0315, 0.025),
                (0.15, 0, z, 0.027, 0.022)]  # fmt: skip
        swept(rows, grip, power=2.8)
        band = skin(look.material, look.accent)
        line = curve(rows, 10)
        for k in range(9):  # ridges that keep it in the hand
            x, y, _, w, t = line[11 + 3 * k]
            swept([(x, y, z, w + 0.0012, t + 0.0012), (x + 0.0045, y, z, w + 0.0012, t + 0.0012)],
                  band, power=2.8)  # fmt: skip
        swept([(0.148, 0, z, 0.0285, 0.0235), (0.156, 0, z, 0.0275, 0.0225)], band, power=2.8)
    else:
        wood = skin("wood", look.shade if look.material == "wood" else look.accent, grain="X")
        end = head + (0.0165 if look.style == "claw" else 0.02)
        handle = swept([(0, 0, z, 0.034, 0.0245), (0.02, 0, z, 0.036, 0.0255),
                        (0.06, 0, z, 0.031, 0.0235), (0.12, 0.001, z, 0.0325, 0.024),
                        (long * 0.66, 0, z, 0.024, 0.019), (long - 0.02, 0, z, 0.0225, 0.0175),
                        (end, 0, z, 0.0225, 0.0175)], wood, power=2.5)  # fmt: skip
        if look.style == "claw":
            box((0.006, 0.004, 0.014), steel, (end + 0.006, 0, z - 0.007), 0.0005, (0, 0, 8))
        else:
            cut(handle, rod(0.0045, (0.016, 0, z - 0.03), (0.016, 0, z + 0.03), wood))
    return {"head": "rubber" if look.style == "mallet" else "steel"}


def _fluted(body: Object, count: int, depth: float, low: float, high: float) -> Object:
    """Grooves along a turned handle between two heights."""
    for v in body.data.vertices:
        if low < v.co.z < high:
            fade = min(1.0, (v.co.z - low) / 0.008, (high - v.co.z) / 0.008)
            by = 1 - depth * fade * max(0.0, math.cos(count * math.atan2(v.co.y, v.co.x))) ** 2
            v.co.x, v.co.y = v.co.x * by, v.co.y * by
    return body


def screwdriver(look: Look) -> Facts:
    """A screwdriver on its side: slotted, Phillips, slotted with a wooden handle, or stubby."""
    stubby = look.style == "stubby"
    hold = look.between(0.1, 0.108) * (0.62 if stubby else 1)
    shank = look.between(0.1, 0.125) * (0.32 if stubby else 1)
    r, thin = (0.0175, 0.0032) if stubby else (0.016, 0.003)
    wood = look.material == "wood"
    steel, body = skin("polished metal", "steel"), skin(look.material, look.shade)

    def turned(profile: list[Point2], material: Material, segments: int = 96) -> Object:
        """A body whose axis runs along x."""
        return lathe(curve(profile, 5), material, segments)

    if wood:  # a beech pear with a brass ferrule
        grip = turned([(0, 0), (0.008, 0.0004), (0.0145, 0.006), (0.0165, 0.02), (0.0155, 0.045),
                       (0.0125, 0.066), (0.0092, 0.078), (0.0105, 0.086), (0.0095, 0.092),
                       (0.0085, hold)], body)  # fmt: skip
        ferrule = turned([(0.009, hold - 0.014), (0.0096, hold - 0.012), (0.0092, hold),
                          (0.007, hold + 0.004), (0.003, hold + 0.005)],
                         skin("brass", "brass"))  # fmt: skip
        parts = [_fluted(grip, 6, 0.07, 0.012, 0.062), ferrule]
    else:
        soft = skin("rubber", look.accent)
        core = [(0, 0), (r * 0.6, 0.0004), (r * 0.92, 0.004), (r, 0.012), (r, hold * 0.3),
                (r * 0.98, hold * 0.55), (r * 0.78, hold * 0.72), (r * 0.66, hold * 0.8),
                (r * 0.8, hold * 0.9), (r * 0.72, hold * 0.96), (r * 0.45, hold),
                (0.003, hold + 0.003)]  # fmt: skip
        cover = [(r * 0.9, hold * 0.2), (r * 1.06, hold * 0.24), (r * 1.07, hold * 0.4),
                 (r * 1.03, hold * 0.58), (r * 0.84, hold * 0.7),
                 (r * 0.7, hold * 0.76)]  # fmt: skip
        parts = [_fluted(turned(core, body), 6, 0.1, 0.008, hold * 0.6),
                 _fluted(turned(cover, soft, 144), 6, 0.17, hold * 0.2, hold * 0.72)]  # fmt: skip
        parts.append(turned([(0, -0.0004), (r * 0.5, -0.0003), (r * 0.56, 0.0006)], soft))
    for part in parts:
        moved(part, (0, 0, r * 1.05), (0, 90, 0))
    z = r * 1.05
    rod(thin, (hold - 0.004, 0, z), (hold + shank, 0, z), steel)
    tip, dark = hold + shank, skin("cast iron", "gunmetal")
    if look.style == "phillips":
        rod(thin, (tip - 0.012, 0, z), (tip, 0, z), dark, bevel=0.0001)
        for side in ((0, 1, 0), (0, 0, 1)):  # the cross, coming to a blunt point
            swept([(tip - 0.002, 0, z, 2 * thin, 0.0016), (tip + 0.003, 0, z, 1.5 * thin, 0.0014),
                   (tip + 0.0075, 0, z, 0.5 * thin, 0.0012)], dark, side, 4)  # fmt: skip
    else:
        swept([(tip - 0.014, 0, z, 2.05 * thin, 2.05 * thin),
               (tip - 0.004, 0, z, 2.5 * thin, 1.5 * thin),
               (tip + 0.005, 0, z, 2.7 * thin, 0.6 * thin),
               (tip + 0.013, 0, z, 2.35 * thin, 0.3 * thin)],
              dark if not wood else steel, power=3.2)  # fmt: skip
    return {"tip": "cross" if look.style == "phillips" else "flat", "blade": round(shank * 1000)}
