"""Armchairs."""

from __future__ import annotations

import math

from samples.blender.materials import skin
from samples.blender.shapes import Point3, curve, lathe, tube
from samples.look import Look
from samples.models import Facts
from samples.models._joinery import (
    BLACK_STEEL,
    Stuff,
    pad,
    plank,
    proportioned,
    rounded,
    shell,
    slat,
    tufted,
    turned,
)
from samples.models.seats.sofa_parts import frame_side, loose_cushions, rolled_body


def _wing(look: Look) -> int:
    """A wing chair with a buttoned back on turned legs."""
    cloth = skin(look.material, look.shade)
    wood: Stuff = ("wood", look.accent)
    w = 0.72
    pad((w - 0.02, 0.62, 0.17), cloth, (0, 0, 0.17), rounding=0.02, puff=(0, 0, 0), piping=cloth)
    pad((w - 0.24, 0.62, 0.14), cloth, (0, -0.03, 0.33),
        rounding=0.045, puff=(0.005, 0.015, 0.035), piping=cloth)  # fmt: skip

    def leaning(x: float, y: float, h: float) -> Point3:
        v = h / 0.78 + 0.5
        return x, y + 0.13 * v, h + 0.035 * (1 - (2 * x / 0.56) ** 2) * v

    tufted((0.56, 0.13, 0.78), cloth, (0, 0.245, 0.36), 3, 4, 0.03, warp=leaning, rounding=0.05)
    for sx in (-1, 1):
        pad((0.13, 0.6, 0.3), cloth, (sx * (w / 2 - 0.065), -0.02, 0.33),
            rounding=0.05, puff=(0.012, 0, 0.015), piping=cloth, rings="Y")  # fmt: skip

        def winged(x: float, y: float, h: float, sx: int = sx) -> Point3:
            v = h / 0.52 + 0.5
            front = max(0.0, -y / 0.19)
            reach = 0.35 + 0.65 * math.sin(math.pi * min(1.0, 0.25 + 0.62 * v))
            return (x + sx * 0.035 * front,
                    (y - 0.19) * reach + 0.19 + 0.13 * v * (1 - 0.2 * front),
                    h - 0.05 * front * v)  # fmt: skip

        pad((0.075, 0.38, 0.55), cloth, (sx * (w / 2 - 0.07), 0.12, 0.59), rounding=0.036,
            puff=(0.01, 0, 0), warp=winged, cells=(4, 12, 20), piping=cloth, rings="X")  # fmt: skip
        for y, foot in ((-0.27, -0.28), (0.24, 0.3)):
            turned(wood, (sx * 0.3, foot, 0), (sx * 0.29, y, 0.18),
                   [(0.012, 0), (0.016, 0.2), (0.024, 0.6), (0.016, 0.72), (0.03, 0.82),
                    (0.03, 1)])  # fmt: skip
    return 4


def _club(look: Look) -> int:
    """A leather club chair with rolled arms and brass nails."""
    rolled_body(look, 1, 0.46, buttons=False)
    return 4


def _scandinavian(look: Look) -> int:
    """Loose cushions in an open wooden frame with paddle arms."""
    cloth = skin(look.material, look.shade)
    wood: Stuff = ("wood", look.accent)
    stick = skin(*wood)
    frame_side(wood, 0.32)
    for y, h in ((-0.27, 0.3), (0.22, 0.22)):
        plank(wood, (0.62, 0.024, 0.06), (0, y, h), bevel=0.006)
    for k in range(6):
        x = -0.22 + k * 0.088
        tube([(x, 0.2, 0.27), (x, 0.3, 0.52), (x, 0.4, 0.8)], 0.008, stick, sides=4)
    slat(wood, 0.66, (0, 0.385, 0.78), 0.06, 0.018, 0.012, 0.01, 20)
    loose_cushions(cloth, 0.58, 1)
    return 4


def _cocoon(look: Look) -> int:
    """A round hugging chair of curly wool on a swivel plinth."""
    cloth = skin(look.material, look.shade)
    r = 0.36
    lathe([(0, 0), (0.25, 0), (0.255, 0.008), (0.255, 0.03), (0.25, 0.034), (0, 0.034)],
          skin(*BLACK_STEEL))  # fmt: skip
    lathe(curve([(0, 0.05), (r - 0.06, 0.05), (r - 0.02, 0.07), (r, 0.16), (r - 0.01, 0.3),
                 (r - 0.05, 0.33), (0, 0.33)], 5), cloth)  # fmt: skip
    pad((0.6, 0.6, 0.14), cloth, (0, -0.06, 0.31), rounding=0.06, puff=(0, 0, 0.03),
        warp=rounded(0.6, 0.6, 0.38), cells=(16, 16, 6))  # fmt: skip

    def hugging(x: float, y: float, h: float) -> Point3:
        a = x / r
        v = h / 0.62 + 0.5
        out = r + y + 0.03 * v
        return out * math.sin(a), out * math.cos(a) - 0.02, h - 0.07 * a * a * v / 1.6 + 0.04 * v

    pad((1.6, 0.13, 0.62), cloth, (0, 0, 0.1),
        rounding=0.062, puff=(0, 0.012, 0), warp=hugging, cells=(50, 4, 14))  # fmt: skip
    return 1


def _basket(look: Look) -> int:
    """A rattan basket chair: hoops, woven skin and a cushion."""
    cane_skin = skin(look.material, look.shade)
    z = 0.4
    rows = [(-0.31, z - 0.03, 0.27, 0.02), (-0.22, z, 0.3, 0.12), (0.0, z - 0.015, 0.32, 0.23),
            (0.18, z + 0.02, 0.33, 0.3), (0.3, z + 0.2, 0.34, 0.27), (0.37, z + 0.4, 0.3, 0.16),
            (0.42, z + 0.56, 0.2, 0.05)]  # fmt: skip
    shell(rows, cane_skin, 0.005, hollow=2.4, across=64, along=84, opening=lambda s,
          t: abs(s) < 0.96 and int((s + 1) * 32) % 4 == 3 and int(t * 84) % 3 != 0)  # fmt: skip
    line = _rim_of(rows)
    tube(line, 0.016, cane_skin, True, steps=2, sides=6)
    for sx in (-1, 1):
        for sy in (-1, 1):
            tube([(sx * 0.2, sy * 0.17, z - 0.03), (sx * 0.25, sy * 0.24, 0.2),
                  (sx * 0.26, sy * 0.27, 0)], 0.016, cane_skin, sides=6)  # fmt: skip
        tube([(sx * 0.255, -0.25, 0.12), (sx * 0.19, 0, 0.32), (sx * 0.255, 0.25, 0.12)],
             0.009, cane_skin, sides=5)  # fmt: skip
    for sy in (-1, 1):
        tube([(-0.255, sy * 0.25, 0.12), (0, sy * 0.19, 0.32), (0.255, sy * 0.25, 0.12)],
             0.009, cane_skin, sides=5)  # fmt: skip
    ring = [(0.22 * math.cos(a), 0.2 * math.sin(a), z - 0.035)
            for a in (k * math.pi / 12 for k in range(24))]  # fmt: skip
    tube(ring, 0.014, cane_skin, True, steps=2, sides=5)
    pad((0.5, 0.5, 0.08), skin("linen", look.accent), (0, -0.03, z + 0.01), (2, 0, 0),
        0.035, (0, 0, 0.02),
        rounded(0.5, 0.5, 0.35), (16, 16, 5), skin("linen", look.accent))  # fmt: skip
    return 4


def _rim_of(rows: list[tuple[float, float, float, float]]) -> list[Point3]:
    """The edge of a shell of these rows, as a closed line."""
    line = curve(rows, 6)
    edge = []
    for a, (y, z, half, rise), b in zip(
        [line[0], *line], line, [*line[1:], line[-1]], strict=False
    ):
        way = math.hypot(b[0] - a[0], b[1] - a[1])
        edge.append((half, y - (b[1] - a[1]) / way * rise, z + (b[0] - a[0]) / way * rise))
    return edge + [(-x, y, z) for x, y, z in edge[::-1]]


ARMCHAIRS = {"wingback": _wing, "club": _club, "open frame": _scandinavian, "cocoon": _cocoon,
             "basket": _basket}  # fmt: skip


def armchair(look: Look) -> Facts:
    """An easy chair: wing, club, Scandinavian, shell or basket."""
    legs, _ = proportioned(look, ARMCHAIRS[look.style])
    return {"seats": 1, "legs": legs}
