"""Yoga mats."""

from __future__ import annotations

import math

from samples.blender.materials import skin
from samples.blender.outlines import circle
from samples.blender.shapes import TURN, box, sheet, text
from samples.look import Look
from samples.models import Facts


def yoga_mat(look: Look) -> Facts:
    """A mat rolled up half-way: its end spirals, the rest lies flat towards one."""
    width, thick = 0.61, look.between(0.005, 0.0065)
    length, flat, core = 1.73, look.between(0.4, 0.46), 0.022
    radius = math.sqrt((length - flat) * thick / math.pi + core**2)
    turns = (radius - core) / thick

    def line(share: float) -> list[tuple[float, float]]:
        """The mat's cross-section at a share of its thickness."""
        found = [(-flat * (1 - k / 8), share * thick) for k in range(8)]
        for k in range(int(turns * 48)):
            angle = TURN * k / 48
            r = radius - thick * angle / TURN - share * thick
            found.append((r * math.sin(angle), radius - r * math.cos(angle)))
        return found

    top = skin(look.material, look.shade)
    under = skin(look.material, look.accent) if look.style == "two-sided" else skin("rubber",
        "black") if look.style == "cork" else top  # fmt: skip
    for low, high, material in ((0.0, 0.5, under), (0.5, 0.97, top)):
        sheet(
            line(low) + line(high)[::-1], width, material, 0.0004, (-width / 2, 0, 0), (90, 0, 90)
        )
    ink = skin("plastic", look.accent if look.style != "cork" else "walnut")
    if look.style in ("lined", "cork"):
        lift = thick * 0.985
        box((0.003, flat - 0.06, 0.0003), ink, (0, -flat / 2 - 0.01, lift), 0.0001)
        for y in (-0.12, -0.24):
            box((0.44, 0.003, 0.0003), ink, (0, y, lift), 0.0001)
        for side in (-1, 1):
            ring = [p[:2] for p in circle(0.055, 64)]
            sheet(ring, 0.0003, ink, 0.0001, (side * 0.15, -0.18, lift),
                  holes=[[p[:2] for p in circle(0.0517, 64)]])  # fmt: skip
    text("OM", 0.03, ink, (width / 2 - 0.05, -flat + 0.04, thick * 0.985), (0, 0, 0), 0.0002)
    return {"length": round(length * 100), "thickness": round(thick * 1000, 1)}
