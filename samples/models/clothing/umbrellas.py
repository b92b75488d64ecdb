"""Umbrellas."""

from __future__ import annotations

import math

from mathutils import Vector

from samples.blender.forms import grid
from samples.blender.materials import skin
from samples.blender.shapes import TURN, lathe, rod, tube
from samples.look import Look
from samples.models import Facts


def umbrella(look: Look) -> Facts:
    """An open umbrella on eight ribs: of one colour, of two by turns, with a border, or dotted."""
    wide, arch, ribs = look.between(0.5, 0.55), look.between(60, 66), 8
    first = skin(
        look.material, look.shade, look.accent, "dots" if look.style == "dotted" else "plain", 3.4
    )
    second = skin(look.material, look.accent)
    metal, wood = skin("steel", "steel"), skin("wood", "walnut")
    full = math.radians(arch)

    def canopy(turn: float, v: float) -> Vector:
        """`turn` counts ribs; the cloth is flat between two of them and its hem hollow."""
        f = turn % 1
        hollow = 1 - (2 * f - 1) ** 2
        a, v = TURN * turn / ribs, v * (1 - 0.085 * hollow * v**3)
        chord = math.cos(math.pi / ribs) / math.cos(TURN / ribs * (f - 0.5))
        r = wide * math.sin(full * v) / math.sin(full) * (1 - 0.8 * v * (1 - chord))
        z = wide * (math.cos(full * v) - 1) / math.sin(full) - 0.02 * hollow * v
        return Vector((r * math.cos(a), r * math.sin(a), z))

    for k in range(ribs):
        across = [k + i / 14 for i in range(15)]
        cloth = second if look.style == "panels" and k % 2 == 0 else first
        parts = ([(0.0, 0.84, first), (0.84, 1.0, second)]
                 if look.style == "border" else [(0.0, 1.0, cloth)])  # fmt: skip
        for low, high, material in parts:
            grid([[canopy(t, low + (high - low) * i / 24) for t in across]
                  for i in range(24, -1, -1)], material, 0.0012)  # fmt: skip
        rib = [canopy(k, i / 12) - Vector((0, 0, 0.005)) for i in range(13)]
        tube([tuple(p) for p in rib], 0.0022, metal, steps=1)
        tube([tuple(canopy(k, 0.52) - Vector((0, 0, 0.006))),
              (0.012 * math.cos(TURN * k / ribs), 0.012 * math.sin(TURN * k / ribs), -0.33)],
             0.0022, metal, steps=1)  # fmt: skip
        end = canopy(k, 1)
        rod(0.0035, tuple(end - Vector((0, 0, 0.004))),
            tuple(end + (end - canopy(k, 0.96)) * 0.7 - Vector((0, 0, 0.004))), metal)  # fmt: skip
    rod(0.0055, (0, 0, 0.0), (0, 0, -0.72), metal)
    rod(0.0125, (0, 0, -0.355), (0, 0, -0.315), skin("plastic", "black"), bevel=0.003)
    lathe([(0, 0.075), (0.003, 0.074), (0.0055, 0.06), (0.006, 0.012), (0.02, 0.004),
           (0.024, -0.003)], skin("plastic", "black"))  # fmt: skip
    hook = ([(0, 0, -0.66), (0, 0, -0.74), (0, 0, -0.8)] + [
                (0.045 - 0.045 * math.cos(a), 0, -0.82 - 0.045 * math.sin(a))
                for a in (0.3, 0.8, 1.3, 1.8, 2.3, 2.8)] + [(0.092, 0, -0.79)])  # fmt: skip
    tube(hook, 0.0125, wood)
    rod(0.0145, (0, 0, -0.68), (0, 0, -0.65), metal)
    return {"ribs": ribs, "diameter": round(wide * 200)}
