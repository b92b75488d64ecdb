"""What caps, belts and shoes share."""

from __future__ import annotations

import math

from mathutils import Vector

from samples.blender.materials import skin
from samples.blender.shapes import TURN, Material, mesh, tube


def eyelet(
    at: Vector, normal: Vector, radius: float, metal: Material, hole: Material | None = None
) -> None:
    """A metal or sewn ring round a dark hole."""
    out = Vector(normal).normalized()
    side = out.orthogonal().normalized()
    other = out.cross(side)
    ring = [at + (side * math.cos(TURN * k / 16) + other * math.sin(TURN * k / 16)) * radius
            for k in range(16)]  # fmt: skip
    tube([tuple(p) for p in ring], radius * 0.35, metal, True, steps=1, sides=3)
    mesh("hole", [tuple(p + out * 0.0001) for p in ring],
         [range(16)], hole or skin("rubber", "black"))  # fmt: skip
