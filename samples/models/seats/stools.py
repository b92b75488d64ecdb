"""Stools."""

from __future__ import annotations

import math

from samples.blender.materials import skin
from samples.blender.shapes import Point3, curve, lathe, rod, sphere, tube
from samples.look import Look
from samples.models import Facts
from samples.models._joinery import STEEL, bar, leg, pad, plank, proportioned, rounded, rush


def stool(look: Look) -> Facts:
    """A seat without a back, from the milking stool to the bar."""
    (height, legs), higher = proportioned(look, _STOOLS[look.style])
    return {"seat_height": round(height * higher * 100), "legs": legs}


def _bar_stool(look: Look) -> tuple[float, int]:
    """A tall saddle seat on four splayed legs with a footrest."""
    wood = (look.material, look.shade)
    z = look.between(0.7, 0.75)

    def saddle(x: float, y: float, h: float) -> Point3:
        u, v = x / 0.22, y / 0.15
        return x * math.sqrt(1 - 0.12 * v * v), y * (1 + 0.08 * u * u), h + 0.03 * u * u - 0.006

    pad((0.44, 0.3, 0.045), skin(*wood, grain="X"), (0, 0, z - 0.045),
        rounding=0.016, puff=(0, 0, 0), warp=saddle, cells=(20, 10, 3))  # fmt: skip
    for sx in (-1, 1):
        for sy in (-1, 1):
            leg(wood, (sx * 0.155, sy * 0.09, z - 0.025),
                (sx * 0.225, sy * 0.18, 0), 0.038, 0.032, True)  # fmt: skip
        bar(wood, 0.012, (sx * 0.2, -0.148, 0.26), (sx * 0.2, 0.148, 0.26))
    for sy, h in ((-1, 0.2), (1, 0.32)):
        share = 1 - h / z
        plank(wood, (0.31 + 0.14 * share, 0.02, 0.036),
              (0, sy * (0.09 + 0.09 * share), h), bevel=0.006)  # fmt: skip
    plank(STEEL, (0.31 + 0.1 * 0.72, 0.026, 0.003), (0, -0.09 - 0.09 * 0.73, 0.2355), bevel=0.001)
    return z, 4


def _milking(look: Look) -> tuple[float, int]:
    """Three splayed legs wedged through a thick round board."""
    wood = (look.material, look.shade)
    z, r = look.between(0.42, 0.46), 0.165
    line = [(0, z - 0.038), (r - 0.012, z - 0.038), (r, z - 0.028), (r + 0.002, z - 0.012),
            (r - 0.01, z), (r * 0.7, z - 0.006), (0, z - 0.01)]  # fmt: skip
    lathe(line, skin(*wood, grain="X"))
    for k in range(3):
        a = math.radians(90 + 120 * k)
        c, s = math.cos(a), math.sin(a)
        bar(wood, 0.014, (0.2 * c, 0.2 * s, 0), (0.095 * c, 0.095 * s, z - 0.005), 0.018)
        rod(0.0165, (0.096 * c, 0.096 * s, z - 0.012),
            (0.095 * c, 0.095 * s, z - 0.004), skin("wood", "walnut"), segments=24)  # fmt: skip
    return z, 3


def _upholstered_stool(look: Look) -> tuple[float, int]:
    """A round dressing table stool: a buttoned drum of velvet on slim metal legs."""
    cloth = skin(look.material, look.shade)
    metal = ("polished metal", look.accent)
    z, r = 0.46, 0.205
    outer = [(0, z - 0.16), (r - 0.02, z - 0.16), (r, z - 0.145),
             (r + 0.004, z - 0.08), (r, z - 0.02), (r - 0.02, z - 0.003),
             (r * 0.6, z + 0.014), (0, z + 0.018)]  # fmt: skip
    lathe(curve(outer, 5)[5:], cloth)
    for h in (z - 0.015, z - 0.148):
        ring = [(math.cos(a) * (r + 0.001), math.sin(a) * (r + 0.001), h)
                for a in (k * math.pi / 16 for k in range(32))]  # fmt: skip
        tube(ring, 0.005, cloth, True, steps=2, sides=3)
    line = [(r + 0.004, z - 0.162), (r + 0.009, z - 0.16), (r + 0.009, z - 0.138),
            (r + 0.003, z - 0.136)]  # fmt: skip
    lathe(line, skin(*metal))
    sphere(0.016, cloth, (0, 0, z + 0.016), (1, 1, 0.45))
    for k in range(4):
        a = math.radians(45 + 90 * k)
        c, s = math.cos(a), math.sin(a)
        bar(metal, 0.007, (0.195 * c, 0.195 * s, 0), (0.15 * c, 0.15 * s, z - 0.155), 0.012)
    return z, 4


def _industrial(look: Look) -> tuple[float, int]:
    """A workshop stool: a seat on a screw, four steel legs with a ring."""
    metal = (look.material, look.shade)
    paint = skin(*metal)
    z, r = 0.66, 0.165
    lathe([(0, z - 0.03), (r - 0.014, z - 0.03), (r, z - 0.022), (r, z - 0.006), (r - 0.008, z),
           (0, z - 0.004)], skin("wood", look.accent, grain="X"))  # fmt: skip
    lathe([(0, z - 0.038), (r - 0.02, z - 0.038), (r + 0.004, z - 0.032), (r + 0.004, z - 0.018),
           (r, z - 0.017)], paint)  # fmt: skip
    rod(0.016, (0, 0, 0.33), (0, 0, z - 0.036), paint)
    for k in range(16):  # the thread
        lathe([(0.016, 0), (0.021, 0.006), (0.016, 0.012)], paint, 32, (0, 0, 0.39 + k * 0.0125))
    rod(0.045, (0, 0, 0.47), (0, 0, 0.5), paint, bevel=0.006)
    for k in range(4):
        a = math.radians(45 + 90 * k)
        c, s = math.cos(a), math.sin(a)
        tube([(0.035 * c, 0.035 * s, 0.487), (0.1 * c, 0.1 * s, 0.48),
              (0.14 * c, 0.14 * s, 0.43), (0.17 * c, 0.17 * s, 0.2), (0.2 * c, 0.2 * s, 0.006)],
             0.012, paint, sides=6)  # fmt: skip
        rod(0.016, (0.2 * c, 0.2 * s, 0),
            (0.2 * c, 0.2 * s, 0.012), skin("rubber", "black"), segments=20)  # fmt: skip
    ring = [(0.172 * math.cos(a), 0.172 * math.sin(a), 0.18)
            for a in (k * math.pi / 16 for k in range(32))]  # fmt: skip
    tube(ring, 0.009, paint, True, steps=2, sides=5)
    return z, 4


def _rush_stool(look: Look) -> tuple[float, int]:
    """A square frame with a woven cord seat."""
    wood = (look.material, look.shade)
    z, w = 0.45, 0.2
    for sx in (-1, 1):
        for sy in (-1, 1):
            bar(wood, 0.016, (sx * w, sy * w * 0.85, 0), (sx * w, sy * w * 0.85, z + 0.012), 0.019)
        for h in (0.14, 0.27):
            bar(wood, 0.0095, (sx * w, -w * 0.85, h), (sx * w, w * 0.85, h))
            bar(wood, 0.0095, (-w, sx * w * 0.85, h + 0.035), (w, sx * w * 0.85, h + 0.035))
    y = w * 0.85 + 0.012
    rush(("cotton", look.accent),
         [(-w - 0.012, -y), (w + 0.012, -y), (w + 0.012, y), (-w - 0.012, y)], z)  # fmt: skip
    return z, 4


def _swivel(look: Look) -> tuple[float, int]:
    """A bar stool with a low-backed leather seat on a trumpet foot."""
    cloth = skin(look.material, look.shade)
    steel = skin("polished metal", "steel")
    z = 0.72
    foot = [(0.215, 0), (0.22, 0.006), (0.2, 0.014), (0.1, 0.024), (0.045, 0.04), (0.032, 0.08),
            (0.03, 0.3)]  # fmt: skip
    lathe([(0, 0), *curve(foot, 6), (0, 0.3)], steel)
    rod(0.02, (0, 0, 0.29), (0, 0, z - 0.08), steel)
    ring = [(0.15 * math.cos(a), 0.15 * math.sin(a) - 0.13, 0.3)
            for a in (math.pi * (1 + k / 12) for k in range(13))]  # fmt: skip
    tube([(0.02, 0, 0.3), *ring[::-1], (-0.02, 0, 0.3)], 0.0095, steel, steps=3, sides=6)
    pad((0.42, 0.4, 0.085), cloth, (0, 0, z - 0.085), rounding=0.032, puff=(0, 0, 0.02),
        warp=rounded(0.42, 0.4), piping=cloth, cells=(14, 14, 6))  # fmt: skip

    def hugging(x: float, y: float, h: float) -> Point3:
        a = x / 0.215
        return (0.215 * math.sin(a), y - 0.215 * (1 - math.cos(a)),
                h - 0.035 * a * a * (h / 0.2 + 0.5))  # fmt: skip

    pad((0.58, 0.045, 0.2), cloth, (0, 0.195, z - 0.05), rounding=0.02, puff=(0, 0.008, 0),
        warp=hugging, cells=(30, 4, 8), piping=cloth, rings="Y")  # fmt: skip
    return z, 1


_STOOLS = {"saddle": _bar_stool, "milking": _milking, "upholstered": _upholstered_stool,
           "industrial": _industrial, "woven": _rush_stool, "swivel": _swivel}  # fmt: skip
