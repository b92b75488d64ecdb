"""Frying pans and cooking pots."""

from __future__ import annotations

import math

from mathutils import Vector

from samples.blender.forms import rolled_rim, swept
from samples.blender.materials import skin
from samples.blender.outlines import litres
from samples.blender.shapes import Material, box, curve, cut, lathe, rod, sphere, tube
from samples.look import Look
from samples.models import Facts
from samples.models._skins import grip_skin
from samples.models.cookware.parts import spun


def _loop(x: float, z: float, half: float, reach: float, size: float, material: Material) -> None:
    """Two ear handles lying level on the left and right of a pot of radius `x`."""
    for side in (1, -1):
        swept([(side * (x - 0.004), -half, z, size * 1.25, size),
               (side * (x + reach * 0.72), -half * 0.86, z + 0.002, size, size),
               (side * (x + reach), 0, z + 0.003, size, size * 1.1),
               (side * (x + reach * 0.72), half * 0.86, z + 0.002, size, size),
               (side * (x - 0.004), half, z, size * 1.25, size)],
              material, side=(0, 0, 1))  # fmt: skip


def frying_pan(look: Look) -> Facts:
    """A frying pan: cast iron skillet, riveted professional pan, or coated with a warm handle."""
    iron = look.style == "skillet"
    radius = look.between(0.125, 0.14) * (0.94 if iron else 1)
    height = look.between(0.042, 0.05)
    wall = 0.0045 if iron else 0.0028
    steel = skin("steel", "steel", grain="X")
    body = spun(look.shade) if look.material == "steel" else skin(look.material, look.shade)
    foot = radius * (0.86 if iron else 0.76)
    outer = curve(
        [(foot, 0.0015), (foot + 0.006, 0.005), (radius * 0.95, height * 0.62), (radius, height)]
    )
    pan = lathe([(0, 0.001), (foot * 0.9, 0.001), (foot * 0.97, 0), *outer,
                 (radius - wall / 2, height + wall / 3), (radius - wall, height)],
                body)  # fmt: skip
    cavity = [(max(r - wall, 0), z + wall * (1 - z / height)) for r, z in outer]
    well = lathe([*reversed(cavity), (foot * 0.6, wall), (0, wall)], body)
    if iron:
        for part in (pan, well):  # a lip to pour from on either side
            for v in part.data.vertices:
                if v.co.z > height * 0.4:
                    lip = max(0.0, 1 - (v.co.x / 0.022) ** 2) * (v.co.z / height - 0.4)
                    v.co.y += math.copysign(0.012 * lip, v.co.y)
        grip = swept([(radius - 0.006, 0, height - 0.01, 0.044, 0.009),
                      (radius + 0.016, 0, height - 0.004, 0.022, 0.01),
                      (radius + 0.07, 0, height + 0.004, 0.021, 0.01),
                      (radius + 0.115, 0, height + 0.007, 0.03, 0.009),
                      (radius + 0.138, 0, height + 0.006, 0.02, 0.008)], body)  # fmt: skip
        hole = rod(0.0075, (radius + 0.117, 0, 0), (radius + 0.117, 0, 0.1), body)
        cut(grip, hole)
        swept([(-radius + 0.006, 0, height - 0.008, 0.06, 0.008),
               (-radius - 0.012, 0, height - 0.004, 0.052, 0.009),
               (-radius - 0.02, 0, height - 0.003, 0.034, 0.008)], body)  # fmt: skip
    elif look.style == "classic":
        dark = skin("cast iron", "gunmetal") if look.material == "copper" else steel
        swept([(radius * 0.97, 0, height * 0.68, 0.05, 0.004),
               (radius + 0.012, 0, height * 0.78, 0.034, 0.006),
               (radius + 0.04, 0, height + 0.006, 0.018, 0.009),
               (radius + 0.12, 0, height + 0.036, 0.02, 0.011),
               (radius + 0.19, 0, height + 0.05, 0.027, 0.011)], dark)  # fmt: skip
        end = Vector((radius + 0.2, 0, height + 0.051))
        tube([end + Vector((0.011 * math.cos(a), 0.012 * math.sin(a), 0.002 * math.cos(a)))
              for a in (math.tau * k / 24 for k in range(24))],
             0.0032, dark, closed=True, steps=1)  # fmt: skip
        for y in (-0.016, 0.0, 0.016):
            sphere(0.005, steel,
                   (math.sqrt((radius * 0.945) ** 2 - y * y), y, height * (0.62 if y else 0.75)),
                   (0.55, 1, 1))  # fmt: skip
        rolled_rim(radius - wall / 2, height, 0.0024, body)
    else:
        accent = grip_skin(look.accent, "X")
        swept([(radius * 0.98, 0, height * 0.72, 0.034, 0.008),
               (radius + 0.02, 0, height * 0.92, 0.022, 0.011),
               (radius + 0.05, 0, height + 0.01, 0.022, 0.017)], steel)  # fmt: skip
        swept([(radius + 0.048, 0, height + 0.009, 0.023, 0.019),
               (radius + 0.09, 0, height + 0.024, 0.028, 0.02),
               (radius + 0.14, 0, height + 0.036, 0.025, 0.018),
               (radius + 0.185, 0, height + 0.042, 0.028, 0.017),
               (radius + 0.2, 0, height + 0.043, 0.024, 0.014)], accent, power=2.7)  # fmt: skip
        end = Vector((radius + 0.21, 0, height + 0.044))
        tube([end + Vector((0.012 * math.cos(a), 0.007 * math.sin(a), 0))
              for a in (math.tau * k / 24 for k in range(24))],
             0.0018, steel, closed=True, steps=1)  # fmt: skip
        for y in (-0.008, 0.008):
            sphere(0.0045, steel, (radius * 0.945, y, height * 0.66), (0.5, 1, 1))
        rolled_rim(radius - wall / 2, height, 0.0021, steel)
    return {"diameter": round(2 * radius * 100), "capacity": round(litres(cavity), 1)}


def cooking_pot(look: Look) -> Facts:
    """A pot with its lid on: cast casserole, stockpot, saucepan with a long handle, enamelware."""
    tall = {"casserole": 0.5, "stockpot": 0.82, "saucepan": 0.6, "enamelware": 0.68}[look.style]
    radius = look.between(0.105, 0.118) * (0.82 if look.style == "saucepan" else 1)
    height = 2 * radius * tall * look.between(0.94, 1.04)
    wall = 0.005 if look.style == "casserole" else 0.0022
    steel = skin("steel", "steel", grain="X")
    body = spun(look.shade) if look.material == "steel" else skin(look.material, look.shade)
    foot = {"casserole": 0.86, "enamelware": 0.93}.get(look.style, 0.985)
    belly = [(radius * foot, 0.004), (radius * (0.5 + foot / 2), height * 0.12),
             (radius, height * 0.55), (radius, height)]  # fmt: skip
    outer = curve(belly)
    inner = [(r - wall, max(z, 0.006)) for r, z in outer]
    lathe([(0, 0.0), (radius * foot * 0.93, 0), (radius * foot, 0.003), *outer,
           (radius - wall, height), *reversed(inner), (0, 0.006)], body)  # fmt: skip
    rise = height + 0.001
    dome = {"casserole": 0.03, "enamelware": 0.026}.get(look.style, 0.019)
    over = radius + (0.002 if look.style == "casserole" else 0.001)
    cap = curve([(over - 0.006, rise + 0.007), (radius * 0.9, rise + 0.006 + dome * 0.2),
        (radius * 0.6, rise + 0.006 + dome * 0.72), (radius * 0.25, rise + 0.006 + dome * 0.98),
        (0, rise + 0.006 + dome)])  # fmt: skip
    lathe([(0, rise + 0.001), (over - 0.002, rise), (over, rise + 0.002), (over, rise + 0.005),
           *cap], body)  # fmt: skip
    top = rise + 0.006 + dome
    if look.style == "casserole":
        for share in (0.62, 0.3):  # the rings that casting leaves in a lid
            ring = min(cap, key=lambda p: abs(p[0] - radius * share))
            rolled_rim(ring[0], ring[1] - 0.0004, 0.0016, body)
        knob = (
            skin("brass", "brass") if look.dice.random() < 0.5 else skin("polished metal", "steel")
        )
        lathe(curve([(0.013, top - 0.002), (0.0085, top + 0.003), (0.0085, top + 0.009),
                     (0.02, top + 0.016), (0.021, top + 0.021), (0.012, top + 0.026),
                     (0, top + 0.027)]), knob)  # fmt: skip
        _loop(radius - 0.001, height * 0.86, 0.045, 0.031, 0.012, body)
    elif look.style == "enamelware":
        trim = skin("enamel", look.accent)
        rolled_rim(radius, height - 0.001, 0.0028, trim)
        rolled_rim(over, rise + 0.0035, 0.0026, trim)
        lathe(curve([(0.012, top - 0.002), (0.008, top + 0.004), (0.017, top + 0.014),
                     (0.016, top + 0.02), (0, top + 0.023)]), trim)  # fmt: skip
        _loop(radius, height * 0.78, 0.034, 0.027, 0.0085, trim)
    else:
        brass = skin("brass", look.accent) if look.accent == "brass" else steel
        rolled_rim(radius + 0.0005, height, 0.0022, body)
        lathe([(radius * 0.96, 0.0005), (radius * 0.985, 0), (radius * 1.002, 0.002),
               (radius * 1.002, 0.008), (radius * 0.98, 0.0095)], steel)  # fmt: skip
        swept([(-0.03, 0, top - 0.003, 0.014, 0.004), (-0.027, 0, top + 0.012, 0.012, 0.005),
               (-0.014, 0, top + 0.024, 0.012, 0.006), (0.014, 0, top + 0.024, 0.012, 0.006),
               (0.027, 0, top + 0.012, 0.012, 0.005), (0.03, 0, top - 0.003, 0.014, 0.004)],
              brass)  # fmt: skip
        if look.style == "stockpot":
            _loop(radius, height * 0.8, 0.042, 0.036, 0.008, steel)
            plates = [(1, y) for y in (-0.042, 0.042)] + [(-1, y) for y in (-0.042, 0.042)]
            for side, y in plates:
                angle = math.degrees(math.atan2(y, side * radius))
                box((0.004, 0.02, 0.034), steel,
                    (side * math.sqrt(radius**2 - y * y), y, height * 0.8 - 0.017),
                    0.0015, (0, 0, angle))  # fmt: skip
                for z in (-0.009, 0.009):
                    sphere(0.003, steel,
                           (side * (math.sqrt(radius**2 - y * y) + 0.002), y, height * 0.8 + z),
                           (0.7, 1, 1))  # fmt: skip
        else:
            swept([(radius * 0.985, 0, height * 0.76, 0.042, 0.004),
                   (radius + 0.012, 0, height * 0.79, 0.03, 0.006),
                   (radius + 0.04, 0, height * 0.92, 0.016, 0.009),
                   (radius + 0.11, 0, height * 1.12, 0.019, 0.01),
                   (radius + 0.165, 0, height * 1.2, 0.025, 0.009)], brass)  # fmt: skip
            end = Vector((radius + 0.176, 0, height * 1.21))
            tube([end + Vector((0.01 * math.cos(a), 0.011 * math.sin(a), 0.001))
                  for a in (math.tau * k / 24 for k in range(24))],
                 0.0028, brass, closed=True, steps=1)  # fmt: skip
            for y, z in ((-0.013, 0.74), (0.013, 0.74), (0, 0.82)):
                sphere(0.0036, brass, (math.sqrt((radius + 0.0022) ** 2 - y * y), y, height * z),
                       (0.7, 1, 1))  # fmt: skip
    return {"capacity": round(litres(inner), 1), "diameter": round(2 * radius * 100)}
