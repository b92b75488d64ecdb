"""Scissors."""

from __future__ import annotations

import math

from mathutils import Matrix

from samples.blender.forms import gathered
from samples.blender.materials import skin
from samples.blender.shapes import Material, Point2, box, rod, sheet, tube
from samples.look import Look
from samples.models import Facts
from samples.models.stationery.parts import put


def scissors(look: Look) -> Facts:
    """Scissors lying a little open: office, tailor's with a big bow, or small all-metal ones."""
    long = {"tailor": 0.125, "fine": 0.06}.get(look.style, 0.1) * look.between(0.95, 1.05)
    spread = look.between(11, 14)
    put(lambda: shears(look, long, spread), (0, 0, 0.007), (90, 0, 0))
    return {"blade": round(long * 100), "blades": 2}


def shears(look: Look, long: float, spread: float) -> None:
    """Scissors in the xz plane: pivot at the origin, bows up, tips down, screw to the front."""
    steel = skin("polished metal", "grey")
    grip = skin(look.material, look.shade)
    metal = look.style == "fine"
    scale = long / 0.1
    for side in (-1, 1):
        w = 0.0095 * max(0.8, scale)
        blade = [(-w * 0.9, 0.012), (-w, 0.0), (-w * 0.98, -long * 0.45), (-w * 0.8, -long * 0.72),
                 (-w * 0.3, -long), (-w * 0.1, -long - 0.001)]  # fmt: skip
        blade += [(w * 0.42, -long * 0.5), (w * 0.6, -0.004), (w * 0.6, 0.012)]
        parts = gathered(lambda blade=blade,
                         side=side: _half(look, blade, side, steel, grip, metal,
                                          scale))  # fmt: skip
        turn = Matrix.Rotation(math.radians(side * spread), 4, "Y")
        lift = Matrix.Translation((0, side * 0.0009, 0))
        for part in parts:
            part.matrix_basis = lift @ turn @ part.matrix_basis
    screw = skin("polished metal" if not metal else "gold", "steel" if not metal else look.shade)
    rod(0.0042, (0, 0.003, 0), (0, -0.0042, 0), screw, bevel=0.0008)
    box((0.0065, 0.0004, 0.0009),
        skin("plastic", "black"), (0, -0.0043, -0.00045), 0.0001, (0, 35, 0))  # fmt: skip


def _half(
    look: Look,
    blade: list[Point2],
    side: int,
    steel: Material,
    grip: Material,
    metal: bool,
    scale: float,
) -> None:
    """One blade with its bow; `side` is where its bow lies."""
    outline = [(side * -x, z) for x, z in blade]
    sheet(outline if side < 0 else outline[::-1], 0.0018, steel, 0.0004, (0, 0.0009, 0), (90, 0, 0))
    big = look.style == "tailor" and side > 0
    w, h = (0.0155, 0.0235) if not big else (0.018, 0.034)
    thick = 0.005 if not metal else 0.0029
    if metal:
        w, h = 0.0115, 0.0145
    x0, z0 = side * (w + 0.0035), 0.03 * max(0.75, scale * 0.85) + h
    loop = [(x0 + side * w * (math.cos(a) + 0.16 * math.sin(a)), 0, z0 + h * math.sin(a))
            for a in (math.tau * k / 14 for k in range(14))]  # fmt: skip
    tube(loop, thick, grip, closed=True, steps=4)
    shank = [(side * 0.001, 0, 0.005), (side * 0.0035, 0, 0.016), (side * 0.005, 0, z0 - h * 0.9),
             (x0 - side * w * 0.98, 0, z0 - h * 0.2)]  # fmt: skip
    tube(shank, thick, grip, radii=[0.85, 1.15, 1.15, 0.95], steps=6)
    if look.accent != "white" and not metal:  # a soft inlay in the bow
        inner = [(x0 + (x - x0) * 0.8, -0.0012, z0 + (z - z0) * 0.84) for x, _, z in loop]
        tube(inner, thick * 0.82, skin("rubber", look.accent), closed=True, steps=4)
