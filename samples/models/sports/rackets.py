"""Tennis rackets and table tennis bats."""

from __future__ import annotations

import math

from samples.blender.materials import skin
from samples.blender.outlines import circle
from samples.blender.shapes import TURN, loft, rod, sharpen, sheet, thickened, tube
from samples.look import Look
from samples.models import Facts


def racket(look: Look) -> Facts:
    """A strung tennis racket or a table-tennis bat; lies on its back, the handle towards one."""
    return _bat(look) if look.style == "table tennis" else _tennis(look)


def _tennis(look: Look) -> Facts:
    wide, tall, middle = look.between(0.124, 0.132), look.between(0.162, 0.17), 0.505
    body, second = skin(look.material, look.shade), skin(look.material, look.accent)
    string, grip = skin("plastic", "charcoal"), skin("leather", "black")

    def rim(angle: float, out: float = 0.0) -> tuple[float, float, float]:
        return ((wide + out) * math.sin(angle), 0.0, middle + (tall + out) * math.cos(angle))

    tube([rim(TURN * k / 48) for k in range(48)], 0.0105, body, closed=True, steps=2)
    for low, high in ((-0.75, 0.75), (1.7, 2.35), (-2.35, -1.7)):
        arc = [rim(low + (high - low) * k / 12) for k in range(13)]
        tube(arc, 0.0109, second, steps=2)
    bumper = skin("rubber", "black")
    tube([rim(-0.8 + 1.6 * k / 12, 0.006) for k in range(13)], 0.0068, bumper, steps=2)
    for side in (-1, 1):
        x, _, z = rim(side * 2.52)
        points = [(x, 0, z), (side * 0.048, 0, 0.315), (side * 0.022, 0, 0.255),
                  (side * 0.011, 0, 0.2)]  # fmt: skip
        tube(points, 0.0105, body, radii=[0.95, 1, 1, 1.1])
    mains, crosses = 16, 19
    for k in range(mains):
        x = (k - (mains - 1) / 2) * 2 * wide * 0.9 / (mains - 1)
        half = tall * math.sqrt(1 - (x / wide) ** 2)
        tube([(x, 0, middle - half), (x, 0, middle + half)], 0.0011, string, sides=2)
    for k in range(crosses):
        z = (k - (crosses - 1) / 2) * 2 * tall * 0.9 / (crosses - 1)
        half = wide * math.sqrt(1 - (z / tall) ** 2)
        tube([(-half, 0.0005, middle + z), (half, 0.0005, middle + z)], 0.0011, string, sides=2)
    # the overgrip is wound: its edges stand up a little on the eight-sided handle
    sections = []
    for k in range(57):
        size = 0.0158 + (0.0006 if k % 4 == 0 else 0.0) + 0.0015 * max(0, 5 - k) / 5
        slant = [0.006 * math.sin(TURN * (c + 0.5) / 8) for c in range(8)]
        sections.append([(size * math.cos(TURN * (c + 0.5) / 8),
                          size * 0.85 * math.sin(TURN * (c + 0.5) / 8),
                          0.004 + k * 0.0035 + slant[c] * (0 < k < 56))
                         for c in range(8)])  # fmt: skip
    sharpen(loft(sections, grip, level=0), 30)
    rod(0.0172, (0, 0, 0.192), (0, 0, 0.207), second, 0.0145, 0.002)
    rod(0.0188, (0, 0, -0.006), (0, 0, 0.006), second, bevel=0.003)
    return {"strings": mains + crosses, "head size": round(math.pi * wide * tall * 1e4)}


def _bat(look: Look) -> Facts:
    wide, tall = look.between(0.074, 0.077), look.between(0.078, 0.081)
    blade, grip = skin("wood", "birch"), skin("wood", "birch")
    front, back = skin(look.material, look.shade), skin("rubber", "black")
    tape = skin("nylon", look.accent)
    middle = 0.098 + tall
    oval = [
        (wide * math.sin(TURN * k / 96), middle - tall * math.cos(TURN * k / 96)) for k in range(96)
    ]
    rubber = [(x, z) for x, z in oval if z > 0.119]
    outline = [*rubber, (-0.04, 0.117), (-0.022, 0.104), (-0.0145, 0.08), (0.0145, 0.08),
               (0.022, 0.104), (0.04, 0.117)]  # fmt: skip
    sheet(outline, 0.0062, blade, 0.0008, (0, 0.0031, 0), (90, 0, 0))
    sheet(rubber, 0.0036, front, 0.0006, (0, -0.0031, 0), (90, 0, 0))
    sheet(rubber, 0.0036, back, 0.0006, (0, 0.0067, 0), (90, 0, 0))
    edge = [(x * 1.004, 0.0, middle + (z - middle) * 1.004) for x, z in rubber]
    band = [[(x, -0.0045, z), (x, 0.0045, z)] for x, _, z in edge]
    thickened(loft(band, tape, closed=False, capped=False, level=0), -0.0005)
    sections = []
    for z, w, d in (
        (0, 0.031, 0.024),
        (0.003, 0.034, 0.0265),
        (0.03, 0.0295, 0.0235),
        (0.06, 0.0272, 0.0222),
        (0.09, 0.0285, 0.0215),
        (0.1, 0.0275, 0.016),
    ):
        corner = 0.0062
        ring = [(w / 2 - corner, d / 2), (w / 2, d / 2 - corner)]
        ring = [*ring, *((x, -y) for x, y in reversed(ring))]
        ring = [*ring, *((-x, y) for x, y in reversed(ring))]
        sections.append([(x, y, z) for x, y in ring])
    loft(sections, grip, level=2)
    for y in (-0.0045, 0.0045):
        sheet([(-0.0172, 0.003), (-0.0151, 0.03), (-0.014, 0.06), (0.014, 0.06), (0.0151, 0.03),
               (0.0172, 0.003)], 0.0016, tape, 0.0002, (0, y + 0.0008, 0), (90, 0, 0))  # fmt: skip
    badge = skin("plastic", "black")
    sheet(
        [p[:2] for p in circle(0.0085, 32)], 0.0008, badge, 0.0003, (0, -0.0108, 0.075), (90, 0, 0)
    )
    return {"blade width": round(wide * 200, 1)}
