"""Chests of drawers."""

from __future__ import annotations

import math

from samples.blender.materials import skin
from samples.blender.shapes import Point3, moved, rod, sheet
from samples.look import Look
from samples.models import Facts
from samples.models._joinery import (
    BLACK_STEEL,
    BRASS,
    Stuff,
    cane,
    knob,
    leg,
    plank,
    proportioned,
    pull,
    turned,
)


def chest_of_drawers(look: Look) -> Facts:
    """A chest of drawers: wide, tall, on legs, country or with cane fronts."""
    drawers, _ = proportioned(look, _CHESTS[look.style], 0.03)
    return {"drawers": drawers}


def _case(stuff: Stuff, w: float, d: float, low: float, high: float) -> None:
    """Sides, bottom, back and top of a chest between two heights."""
    for sx in (-1, 1):
        plank(stuff, (0.022, d, high - low), (sx * (w / 2 - 0.011), 0, low), bevel=0.003)
    plank(stuff, (w - 0.04, d - 0.02, high - low - 0.02), (0, 0.012, low + 0.004), bevel=0.002)
    plank(stuff, (w - 0.03, d - 0.004, 0.02), (0, 0, low), bevel=0.003)


def _modern(look: Look) -> int:
    """Three wide drawers opened by a bevelled edge, on splayed legs."""
    wood = (look.material, look.shade)
    w, d, low, h = look.between(0.95, 1.05), 0.44, 0.17, 0.8
    _case(wood, w, d, low, h)
    plank(wood, (w, d, 0.024), (0, 0, h - 0.012), bevel=0.004)
    each = (h - low - 0.04) / 3
    for k in range(3):
        z = low + 0.022 + k * each
        plank(wood, (w - 0.052, 0.022, each - 0.022), (0, -d / 2 + 0.008, z), bevel=0.004)
        plank(("wood", "ebony"), (w - 0.052, 0.01, 0.018),
              (0, -d / 2 + 0.02, z + each - 0.022), bevel=0.001)  # fmt: skip
        for sx in (-1, 1):
            rod(0.017, (sx * w * 0.25, -d / 2 - 0.001, z + each / 2 - 0.01),
                (sx * w * 0.25, -d / 2 - 0.02, z + each / 2 - 0.01), skin("leather", look.accent)
                if look.accent != "white" else skin(*BRASS), 0.019, 0.004, 32)  # fmt: skip
    for sx in (-1, 1):
        for sy in (-1, 1):
            leg(wood, (sx * (w / 2 - 0.12), sy * 0.15, low + 0.002),
                (sx * (w / 2 - 0.06), sy * 0.2, 0), 0.05, 0.026)  # fmt: skip
        plank(wood, (0.04, 0.36, 0.03), (sx * (w / 2 - 0.12), 0, low - 0.03), bevel=0.006)
    return 3


def _tallboy(look: Look) -> int:
    """Five drawers one above the other with bar handles, on a plinth."""
    paint = (look.material, look.shade)
    w, d, h, count = look.between(0.5, 0.58), 0.42, 1.15, 5
    _case(paint, w, d, 0.05, h)
    plank(paint, (w - 0.05, d - 0.05, 0.06), (0, 0.015, 0), bevel=0.002)
    plank(paint, (w + 0.008, d + 0.012, 0.026), (0, -0.004, h - 0.01), bevel=0.004)
    each = (h - 0.09) / count
    for k in range(count):
        z = 0.068 + k * each
        plank(paint, (w - 0.012, 0.02, each - 0.008), (0, -d / 2 - 0.006, z), bevel=0.004)
        pull(BLACK_STEEL if look.accent == "black" else ("polished metal", look.accent),
             (0, -d / 2 - 0.016, z + each / 2), 0.16)  # fmt: skip
    return count


def _country(look: Look) -> int:
    """Two small drawers over three wide ones, framed sides, bun feet and wooden knobs."""
    paint = (look.material, look.shade)
    top: Stuff = ("wood", look.accent)
    w, d, low, h = look.between(0.88, 0.96), 0.46, 0.1, 0.98
    _case(paint, w, d, low, h)
    plank(top, (w + 0.07, d + 0.05, 0.03), (0, -0.005, h - 0.006), bevel=0.01)
    plank(paint, (w + 0.03, d + 0.025, 0.075), (0, -0.003, low), bevel=0.012)
    heights = (0.24, 0.22, 0.2)
    z = low + 0.09
    for height in heights:
        _drawer(paint, w - 0.07, height - 0.016, (0, -d / 2 + 0.004, z))
        for sx in (-1, 1):
            knob(top, (sx * w * 0.28, -d / 2 - 0.012, z + height / 2 - 0.008), 0.021)
        z += height
    for sx in (-1, 1):
        _drawer(paint, w / 2 - 0.045, 0.104, (sx * (w / 4 - 0.007), -d / 2 + 0.004, z))
        knob(top, (sx * (w / 4 - 0.007), -d / 2 - 0.012, z + 0.052), 0.021)
        for sy in (-1, 1):
            turned(top, (sx * (w / 2 - 0.055), sy * (d / 2 - 0.055), 0),
                   (sx * (w / 2 - 0.055), sy * (d / 2 - 0.055), low + 0.005),
                   [(0.024, 0), (0.046, 0.4), (0.042, 0.65), (0.028, 0.82),
                    (0.036, 1)])  # fmt: skip
    return 5


def _drawer(stuff: Stuff, width: float, height: float, at: Point3) -> None:
    """A front with a raised moulding near its edge; `at` is the middle of its bottom."""
    x, y, z = at
    plank(stuff, (width, 0.022, height), at, bevel=0.004)
    m = 0.016
    for side in (-1, 1):
        plank(stuff, (width - 2 * m, 0.012, 0.008),
              (x, y - 0.009, z + m if side < 0 else z + height - m - 0.008),
              bevel=0.003)  # fmt: skip
        plank(stuff, (0.008, 0.012, height - 2 * m),
              (x + side * (width / 2 - m - 0.004), y - 0.009, z + m), bevel=0.003)  # fmt: skip


def _caned(look: Look) -> int:
    """Six drawers with cane fronts in a slim frame on tapered legs."""
    wood = (look.material, look.shade)
    w, d, low, h = look.between(1.15, 1.25), 0.42, 0.18, 0.82
    _case(wood, w, d, low, h)
    plank(wood, (w + 0.01, d + 0.012, 0.024), (0, 0, h - 0.008), bevel=0.006)
    each, wide = (h - low - 0.03) / 3, (w - 0.05) / 2
    canes = skin("wicker", "rattan")
    y = -d / 2 + 0.006
    for i in (-1, 1):
        for k in range(3):
            x, z = i * wide / 2, low + 0.018 + k * each
            moved(cane(wide - 0.06, each - 0.06, canes),
                  (x, y - 0.003, z + each / 2 - 0.003), (90, 0, 0))  # fmt: skip
            for side in (-1, 1):
                plank(wood, (wide - 0.01, 0.022, 0.03),
                      (x, y, z if side < 0 else z + each - 0.038), bevel=0.004)  # fmt: skip
                plank(wood, (0.03, 0.021, each - 0.068),
                      (x + side * (wide / 2 - 0.02), y, z + 0.03), bevel=0.004)  # fmt: skip
            knob(BRASS, (x, y - 0.008, z + each - 0.024), 0.011)
    for sx in (-1, 1):
        for sy in (-1, 1):
            leg(wood, (sx * (w / 2 - 0.05), sy * (d / 2 - 0.05), low + 0.004),
                (sx * (w / 2 - 0.04), sy * (d / 2 - 0.04), 0), 0.046, 0.024)  # fmt: skip
    return 6


def _antique(look: Look) -> int:
    """A bow-fronted chest with swan-neck brass handles and keyholes on bracket feet."""
    wood = (look.material, look.shade)
    w, d, low, h, bow = look.between(0.86, 0.94), 0.48, 0.12, 0.92, 0.07

    def plan(width: float, depth: float, swell: float) -> list[tuple[float, float]]:
        line = [(width / 2 * u, -depth / 2 - swell * (1 - u * u))
                for u in (k / 16 - 1 for k in range(33))]  # fmt: skip
        return [*line, (width / 2, depth / 2), (-width / 2, depth / 2)]

    sheet(plan(w, d, bow), h - low, skin(*wood), 0.003, (0, 0, low))
    sheet(plan(w + 0.05, d + 0.04, bow + 0.005), 0.026, skin(*wood, grain="X"), 0.009, (0, 0, h))
    sheet(plan(w + 0.03, d + 0.03, bow), 0.035, skin(*wood, grain="X"), 0.01, (0, 0, low - 0.01))
    each = (h - low - 0.05) / 4
    for k in range(4):
        z = low + 0.038 + k * each
        front = skin(*wood, grain="X")
        rows = [(w / 2 - 0.03) * u / 16 for u in range(-16, 17)]
        outline = [(x, -bow * (1 - (2 * x / w) ** 2) - 0.012) for x in rows]
        outline += [(x, -bow * (1 - (2 * x / w) ** 2) + 0.012) for x in rows[::-1]]
        sheet(outline, each - 0.014, front, 0.003, (0, -d / 2, z))
        for sx in (-1, 1):
            x = sx * w * 0.26
            y = -d / 2 - bow * (1 - 0.27) - 0.013
            turn = sx * 10
            plate = moved(sheet([(0.052 * math.cos(a) * (1 + 0.2 * math.cos(4 * a)),
                0.026 * math.sin(a)) for a in (math.tau * n / 32 for n in range(32))], 0.003,
                skin(*BRASS), 0.001), (x, y, z + each / 2), (90, 0, turn))  # fmt: skip
            plate.name = "plate"
            handle = pull(BRASS, (0, 0, 0), 0.08, 0.026)
            moved(handle, (x, y, z + each / 2 + 0.01), (0, 0, turn))
        rod(0.009, (0, -d / 2 - bow - 0.01, z + each / 2 + 0.03),
            (0, -d / 2 - bow - 0.014, z + each / 2 + 0.03), skin(*BRASS))  # fmt: skip
    for sx in (-1, 1):
        foot = [(0, 0), (0.03, 0), (0.045, 0.05), (0.11, 0.085), (0.13, 0.12), (-0.012, 0.12),
                (-0.016, 0.06)]  # fmt: skip
        for y, turn in ((-d / 2 - 0.008, 0), (d / 2 - 0.02, 0)):
            shape = [(p if sx < 0 else -p, q) for p, q in foot]
            sheet(shape, 0.028, skin(*wood), 0.004, (sx * (w / 2 + 0.004), y, 0), (90, 0, turn))
        shape = [(p, q) for p, q in foot]
        sheet(shape, 0.028, skin(*wood),
              0.004, (sx * (w / 2 - 0.01), -d / 2 - 0.03, 0), (90, 0, 90))  # fmt: skip
    return 4


_CHESTS = {"modern": _modern, "tallboy": _tallboy, "country": _country, "cane front": _caned,
           "bow front": _antique}  # fmt: skip
