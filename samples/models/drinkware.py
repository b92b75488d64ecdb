"""Mugs, cups and glasses."""

from __future__ import annotations

from samples.blender.materials import skin
from samples.blender.shapes import curve, lathe, tube
from samples.look import Look

Facts = dict[str, float | str]


def mug(look: Look) -> Facts:
    """A mug with an ear: straight, curved (barrel) or tall (latte), some dipped or banded."""
    height = look.between(0.088, 0.1) * (1.25 if look.style == "tall" else 1)
    radius = look.between(0.039, 0.044) * (0.94 if look.style == "tall" else 1)
    wall = 0.0035
    base, belly = {"curved": (0.72, 1.1), "tall": (0.8, 0.93)}.get(look.style, (0.97, 1.0))
    outside = [
        (radius * base, 0.002),
        (radius * belly, height * 0.38),
        (radius * 1.0, height * 0.8),
        (radius, height),
    ]
    pattern = {"dipped": "dipped", "striped": "bands"}.get(look.style, "plain")
    body = skin(look.material, look.shade, look.accent, pattern, 1.1)
    inside = skin(look.material, "cream" if look.shade != "white" else look.shade)
    outer = curve(outside)
    lathe(
        [
            (0, 0.003),
            (radius * base * 0.8, 0.003),
            (radius * base * 0.86, 0),
            (radius * base, 0.002),
            *outer,
            (radius - wall * 0.3, height + wall * 0.45),
            (radius - wall, height),
        ],
        body,
    )
    lathe(
        [(r - wall, z) for r, z in reversed(outer) if z > 0.006]
        + [(radius * base * 0.5, 0.0055), (0, 0.0055)],
        inside,
    )
    side = radius * (1 + belly) / 2 - 0.004
    top, low = height * 0.8, height * 0.24
    out = look.between(0.026, 0.032)
    tube(
        [
            (side, 0, top),
            (side + out * 0.75, 0, top + 0.002),
            (side + out, 0, (top + low) / 2 + 0.008),
            (side + out * 0.62, 0, low + 0.006),
            (side - 0.002, 0, low),
        ],
        0.0055,
        body,
        radii=[1.15, 0.95, 0.9, 0.95, 1.2],
    )
    return {
        "capacity": round(3.1416 * (radius - wall) ** 2 * height * 1e6 * (base + 1) / 2 / 10) * 10
    }
