"""Benches."""

from __future__ import annotations

import math

from samples.blender.materials import skin
from samples.blender.shapes import moved, rod, sphere, tube
from samples.look import Look
from samples.models import Facts
from samples.models._joinery import BRASS, bar, leg, pad, plank, tufted


def bench(look: Look) -> Facts:
    """A bench: for the garden, the hall or the foot of a bed."""
    width = look.between(1.15, 1.3)
    _BENCHES[look.style](look, width)
    return {"seats": round(width / 0.48)}


def _garden(look: Look, w: float) -> None:
    """A slatted park bench with arms."""
    wood = (look.material, look.shade)
    for k in range(6):
        plank(wood, (w, 0.062, 0.02),
              (0, -0.21 + k * 0.075, 0.42 - 0.006 * math.sin(math.pi * k / 5)),
              bevel=0.005)  # fmt: skip
    count = round(w / 0.075)
    plank(wood, (w - 0.05, 0.03, 0.075), (0, 0.25, 0.8), (-10, 0, 0), bevel=0.006)
    plank(wood, (w - 0.05, 0.026, 0.05), (0, 0.195, 0.485), (-10, 0, 0), bevel=0.005)
    for k in range(count):
        x = (k - (count - 1) / 2) * (w - 0.14) / count
        plank(wood, (0.042, 0.012, 0.3), (x, 0.2, 0.515), (-10, 0, 0), bevel=0.003)
    for sx in (-1, 1):
        x = sx * (w / 2 - 0.05)
        plank(wood, (0.055, 0.055, 0.62), (x, -0.235, 0), bevel=0.005)
        plank(wood, (0.055, 0.055, 0.46), (x, 0.2, 0), bevel=0.005)
        plank(wood, (0.055, 0.045, 0.46), (x, 0.195, 0.44), (-10, 0, 0), bevel=0.005)
        plank(wood, (0.075, 0.53, 0.026), (x, -0.04, 0.615), bevel=0.008)
        plank(wood, (0.03, 0.42, 0.06), (x, -0.01, 0.355), bevel=0.004)
        plank(wood, (0.03, 0.4, 0.04), (x, -0.02, 0.12), bevel=0.004)
        for y in (-0.235, 0.2):  # brass caps over the screws
            sphere(0.007, skin(*BRASS), (x + sx * 0.027, y, 0.385), (0.4, 1, 1))
    plank(wood, (w - 0.12, 0.03, 0.06), (0, -0.225, 0.355), bevel=0.004)


def _bedroom(look: Look, w: float) -> None:
    """A buttoned seat on crossed metal legs for the foot of a bed."""
    cloth = skin(look.material, look.shade)
    metal = ("polished metal", look.accent)
    lifted = moved(tufted((w, 0.13, 0.44), cloth, (0, 0, 0), 6, 2, 0.028, rounding=0.045),
                   (0, -0.22, 0.42), (-90, 0, 0))  # fmt: skip
    lifted.name = "seat"
    for sx in (-1, 1):
        x = sx * (w / 2 - 0.16)
        for sy in (-1, 1):
            tube([(x, sy * 0.19, 0.36), (x, sy * 0.06, 0.23), (x, -sy * 0.06, 0.15),
                  (x, -sy * 0.2, 0.005)], 0.012, skin(*metal), sides=6)  # fmt: skip
        rod(0.012, (x, -0.19, 0.35), (x, 0.19, 0.35), skin(*metal))
    rod(0.009, (-w / 2 + 0.16, 0, 0.19), (w / 2 - 0.16, 0, 0.19), skin(*metal))


def _hall(look: Look, w: float) -> None:
    """A plain hall bench with a shoe rack of slats under it and a cushion on it."""
    wood = (look.material, look.shade)
    plank(wood, (w, 0.36, 0.034), (0, 0, 0.42), bevel=0.006)
    for sx in (-1, 1):
        for sy in (-1, 1):
            leg(wood, (sx * (w / 2 - 0.07), sy * 0.14, 0.425),
                (sx * (w / 2 - 0.045), sy * 0.165, 0), 0.048, 0.032)  # fmt: skip
        plank(wood, (0.022, 0.29, 0.045), (sx * (w / 2 - 0.065), 0, 0.375), bevel=0.004)
        bar(wood, 0.011, (sx * (w / 2 - 0.054), -0.15, 0.15), (sx * (w / 2 - 0.054), 0.15, 0.15))
    for sy in (-1, 1):
        plank(wood, (w - 0.16, 0.022, 0.05), (0, sy * 0.14, 0.37), bevel=0.004)
    for k in range(6):
        plank(wood, (w - 0.09, 0.034, 0.012), (0, -0.125 + k * 0.05, 0.158), bevel=0.003)
    cloth = skin("wool", look.accent)
    pad((w - 0.04, 0.34, 0.035),
        cloth, (0, 0, 0.453), rounding=0.016, puff=(0, 0, 0.008), piping=cloth)  # fmt: skip


_BENCHES = {"garden": _garden, "tufted": _bedroom, "hall": _hall}
