"""Chairs for the garden and the film set."""

from __future__ import annotations

import math

from samples.blender.materials import skin
from samples.blender.shapes import Material, Object, Point3, curve, loft, rod, thickened, tube
from samples.look import Look
from samples.models._joinery import BRASS, STEEL, Stuff, leg, pad, plank, shell, slat


def bistro(look: Look) -> float:
    """The pressed-steel terrace chair."""
    paint = skin(look.material, look.shade)
    metal = (look.material, look.shade)
    z, w = 0.45, 0.36

    def pressed(x: float, y: float, h: float) -> Point3:
        u, v = min(1.0, abs(2 * x / w)), min(1.0, abs(2 * y / w))
        dish = 0.012 if max(u, v) < 0.8 and h > 0 else 0.0
        return x * (1 - 0.06 * 2 * y / w), y, h - dish

    pad((w, w, 0.028), paint, (0, 0, z - 0.028),
        rounding=0.013, puff=(0, 0, 0), warp=pressed, cells=(20, 20, 2))  # fmt: skip
    for k in (-1, 0, 1):  # the embossed star and its drain hole
        rod(0.0045, (-0.1, k * 0.05, z - 0.011), (0.1, k * 0.05, z - 0.011), paint, segments=12)
    for sx in (-1, 1):
        for sy in (-1, 1):
            leg(metal, (sx * 0.155, sy * 0.15, z - 0.015),
                (sx * 0.215, sy * (0.22 if sy > 0 else 0.2), 0), 0.055, 0.03, True)  # fmt: skip
            rod(0.016, (sx * 0.216, sy * (0.221 if sy > 0 else 0.201), 0),
                (sx * 0.215, sy * (0.219 if sy > 0 else 0.2), 0.015),
                skin("rubber", "black"))  # fmt: skip
            rod(0.005, (sx * 0.185, sy * 0.18, 0.22), (0, 0, z - 0.03), paint, segments=12)
        slat(metal, 0.3, (0, sx * 0.165 - 0.005, z - 0.075), 0.055, 0.004)
    hoop = [(0.168, 0.13, z), (0.178, 0.175, z + 0.12), (0.178, 0.22, z + 0.3),
            (0.13, 0.24, z + 0.385)]  # fmt: skip
    tube([(-x, y, h) for x, y, h in hoop] + [(0, 0.245, z + 0.4)] + hoop[::-1],
         0.0125, paint, sides=6)  # fmt: skip
    shell([(0.17, z - 0.01, 0.065, -0.004), (0.2, z + 0.15, 0.07, -0.006),
           (0.235, z + 0.3, 0.085, -0.008), (0.245, z + 0.395, 0.1, -0.01)],
          paint, 0.004, opening=lambda s, t: abs(s) < 0.45 and 0.86 < t < 0.93)  # fmt: skip
    return z


def folding(look: Look) -> float:
    """A folding garden chair of flat steel with slats."""
    frame = (look.material, look.shade)
    z, w = 0.45, 0.2
    for k in range(7):
        y = -0.19 + k * 0.058
        slat_z = z - 0.006 * math.sin(math.pi * k / 6)
        plank(frame, (0.42, 0.044, 0.011), (0, y, slat_z), (-6 if k == 0 else 0, 0, 0), bevel=0.004)
    for sx in (-1, 1):
        x = sx * w
        _strap(frame, (x, -0.235, 0.0), (x, 0.3, 0.86))
        _strap(frame, (x * 0.9, 0.24, 0.0), (x * 0.9, -0.2, z))
        rod(0.009, (x * 0.86, 0.025, 0.25), (x * 1.06, 0.025, 0.25), skin(*STEEL), segments=20)
        plank(frame, (0.007, 0.4, 0.02), (x * 0.95, -0.01, z - 0.022))
    for y, h in ((-0.2, 0.055), (0.22, 0.045)):
        rod(0.008, (-w, y, h), (w, y, h), skin(*frame), segments=20)
    for k, h in enumerate((0.58, 0.66, 0.74, 0.82)):
        y = -0.235 + 0.535 * h / 0.86
        slat(frame, 0.43, (0, y - 0.014, h - 0.022),
             0.05, 0.009, bow=0.022, arch=0.02 * (k == 3), lean=30)  # fmt: skip
    return z


def _strap(stuff: Stuff, start: Point3, end: Point3) -> Object:
    """A flat bar on edge from point to point in a plane of equal x."""
    dy, dz = end[1] - start[1], end[2] - start[2]
    tilt = math.degrees(math.atan2(dy, dz))
    return plank(stuff, (0.012, 0.026, math.hypot(dy, dz)), start, (-tilt, 0, 0))


def director(look: Look) -> float:
    """The folding chair of film sets: a canvas sling between crossed wooden legs."""
    wood: Stuff = ("wood", look.accent)
    cloth = skin(look.material, look.shade)
    z, w = 0.44, 0.27
    for sx in (-1, 1):
        plank(wood, (0.036, 0.45, 0.026), (sx * w, 0, 0), bevel=0.006)
        plank(wood, (0.03, 0.44, 0.028), (sx * 0.255, 0, z - 0.005), bevel=0.006)
        for y in (-0.17, 0.17):
            angle = math.degrees(math.atan2(2 * w - 0.03, z - 0.02)) * sx
            length = math.hypot(2 * w - 0.03, z - 0.02)
            plank(wood, (0.03, 0.02, length),
                  (-sx * (w - 0.012), y + sx * 0.0105, 0.018), (0, angle, 0))  # fmt: skip
            plank(wood, (0.026, 0.032, 0.22 if y < 0 else 0.44), (sx * w, y, z + 0.01), bevel=0.006)
        plank(wood, (0.056, 0.47, 0.022), (sx * w, -0.01, z + 0.205), bevel=0.008)
    for y in (-0.18, 0.18):
        rod(0.008, (0, y - 0.02, z / 2 + 0.01),
            (0, y + 0.02, z / 2 + 0.01), skin(*BRASS), segments=20)  # fmt: skip
    sag = [(-0.235, 0.0), (-0.1, -0.02), (0.1, -0.02), (0.235, 0.0)]
    for side in (0, 1):
        line = curve(sag, 8)
        rows = [[(x, -0.2, z + 0.026 + h), (x, 0.2, z + 0.026 + h)] if side == 0
                else [(x * 1.12, 0.19 - h * 0.9, z + 0.27), (x * 1.12, 0.19 - h * 0.9, z + 0.44)]
                for x, h in line]  # fmt: skip
        _canvas(rows, cloth)
    for sx in (-1, 1):  # the sleeves of the back around its posts
        tube([(sx * w, 0.17, z + 0.27), (sx * w, 0.17, z + 0.44)], 0.024, cloth, steps=1)
    return z + 0.02


def _canvas(rows: list[list[Point3]], cloth: Material) -> None:
    """Cloth stretched over lines of points."""
    thickened(loft(rows, cloth, False, False, 0), 0.004)
