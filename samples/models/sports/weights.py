"""Dumbbells and kettlebells."""

from __future__ import annotations

import math

from samples.blender.materials import skin
from samples.blender.shapes import (
    TURN,
    Material,
    beveled,
    lathe,
    loft,
    moved,
    rod,
    sheet,
    text,
    tube,
)
from samples.look import Look
from samples.models import Facts
from samples.models.sports.prints import print_on_ball


def dumbbell(look: Look) -> Facts:
    """A short bar with heads: hex, coated in one piece, chromed round or with plates to screw on."""
    body = skin(look.material, look.shade)
    chrome, ink = skin("polished metal", "steel"), skin("plastic", look.accent)
    half, grip = look.between(0.062, 0.066), 0.0145
    if look.style == "adjustable":
        return _spinlock(body, half)
    size = look.between(0.9, 1.1)
    if look.style == "coated":
        head, long = 0.04 * size, 0.05 * size
        rows = [(half + long, 0.55), (half + long, 0.8), (half + long - 0.004, 0.95),
                (half + long - 0.012, 1), (half + 0.012, 1), (half + 0.004, 0.95), (half, 0.8),
                (half - 0.004, 0.5)]  # fmt: skip
        rows += [(half * 0.75, 0.39), (half * 0.3, 0.42), (0, 0.43)]
        rows += [(-x, r) for x, r in reversed(rows[:-1])]
        loft([_hexagon(head * r, x, 0.7 if r > 0.5 else 0.0) for x, r in rows], body, level=2)
        volume = 2 * 3.46 * head**2 * long
    else:
        head, long = (0.042 if look.style == "hex" else 0.044) * size, 0.055 * size
        knurl = [(grip * (1.1 - 0.12 * abs(x / half) ** 2) + (0.0004 if k % 2 else 0), x)
                 for k, x in enumerate(half * (-1 + i / 40) for i in range(81))]  # fmt: skip
        moved(lathe([(0, -half), *knurl, (0, half)], skin("steel", "steel", grain="X"), 48),
              (0, 0, 0), (0, 90, 0))  # fmt: skip
        for side in (-1, 1):
            rod(grip * 1.25, (side * (half - 0.009), 0, 0),
                (side * (half + 0.004), 0, 0), chrome, bevel=0.002)  # fmt: skip
            if look.style == "hex":
                rows = [(half, 0.84), (half + 0.004, 0.95), (half + 0.01, 1),
                        (half + long - 0.01, 1), (half + long - 0.004, 0.95),
                        (half + long, 0.84)]  # fmt: skip
                ring = [_hexagon(head * r, side * x, 0.35) for x, r in rows]
                beveled(loft(ring if side > 0 else ring[::-1], body, level=0), 0.002)
            else:
                rows = [(0, 0), (0.5, 0), (0.9, 0.0), (1, 0.09), (1, 0.4), (0.97, 0.43),
                        (0.97, 0.5), (1, 0.53), (1, 0.91), (0.9, 1), (0.62, 1), (0.55, 0.93),
                        (0, 0.93)]  # fmt: skip
                drum = lathe([(head * r, long * z) for r, z in rows], body, 96)
                moved(beveled(drum, 0.0012), (side * half, 0, 0), (0, side * 90, 0))
        volume = 2 * long * head**2 * (3.46 if look.style == "hex" else 3.14)
    weight = max(1, round(volume * 6800 * 2) / 2)
    for side in (-1, 1):
        depth = 0.93 if look.style == "round" else 1.0
        end = side * (half + long * depth + 0.0002)
        text(f"{weight:g}", head * 0.75, ink, (end, 0, head * 0.12), (90, 0, side * 90))
        text("KG", head * 0.34, ink, (end, 0, -head * 0.42), (90, 0, side * 90))
    return {"weight": weight}


def _spinlock(body: Material, half: float) -> Facts:
    """A threaded bar, plates on both sides, star nuts that hold them."""
    steel, rubber = skin("polished metal", "steel"), skin("rubber", "black")
    reach, plates = half + 0.115, 3
    thread = [(0.0125 + (0.0009 if k % 2 else 0), -reach + k * 0.0025)
              for k in range(int(reach / 0.00125))]  # fmt: skip
    moved(lathe([(0, thread[0][1]), *thread, (0, thread[-1][1])], steel, 32), (0, 0, 0), (0, 90, 0))
    knurl = [(0.0155 + (0.0004 if k % 2 else 0), x)
             for k, x in enumerate(half * (-1 + i / 40) for i in range(81))]  # fmt: skip
    moved(lathe([(0, -half), *knurl, (0, half)], skin("steel", "steel"), 48), (0, 0, 0), (0, 90, 0))
    volume = 0.0
    for side in (-1, 1):
        rod(0.023, (side * (half - 0.004), 0, 0), (side * (half + 0.008), 0, 0), steel)
        at = half + 0.009
        for radius, thick in ((0.085, 0.022), (0.07, 0.019), (0.055, 0.017))[:plates]:
            disc = [(0.014, 0), (1, 0), (1, 1), (0.86, 1), (0.82, 0.72), (0.5, 0.72), (0.46, 1),
                    (0.014, 1), (0.014, 0)]  # fmt: skip
            plate = lathe([(max(r * radius, 0.014), z * thick) for r, z in disc], body)
            moved(beveled(plate, 0.0022), (side * at, 0, 0), (0, side * 90, 0))
            volume += math.pi * radius**2 * thick * 0.85
            at += thick + 0.0005
        star = [(0.033 + 0.004 * math.cos(6 * a)) * math.cos(a)
                for a in (TURN * k / 72 for k in range(72))]  # fmt: skip
        rim = [(0.033 + 0.004 * math.cos(6 * a)) * math.sin(a)
               for a in (TURN * k / 72 for k in range(72))]  # fmt: skip
        sheet(list(zip(star, rim, strict=True)),
              0.008, rubber, 0.002, (side * at, 0, 0), (0, side * 90, 0))  # fmt: skip
        rod(0.02, (side * (at + 0.006), 0, 0), (side * (at + 0.022), 0, 0), steel, 0.018, 0.002)
    return {"weight": round(volume * 7000 * 2) / 2, "plates": 2 * plates}


def kettlebell(look: Look) -> Facts:
    """A ball with a flat foot and a loop to grip: raw iron, coated below, or a competition bell."""
    body, handle = skin(look.material, look.shade), skin(look.material, look.shade)
    contest = look.style == "competition"
    radius = 0.1 if contest else look.between(0.082, 0.092)
    if contest:
        handle = skin("polished metal", "steel")
    elif look.style == "coated":
        handle = skin("cast iron", "black")
    foot = radius * 0.62
    low = -math.sqrt(radius**2 - foot**2)
    profile = [(0, low), (foot - 0.004, low), (foot, low + 0.002)]
    angles = [
        math.atan2(low, foot) + (math.pi / 2 - math.atan2(low, foot)) * k / 40 for k in range(1, 41)
    ]
    profile += [(radius * math.cos(a), radius * math.sin(a)) for a in angles[:-1]] + [(0, radius)]
    at = (0, 0, -low)
    lathe(profile, body, at=at)
    grip = 0.0165 if contest else 0.0175
    side, top = radius * (0.78 if contest else 0.8), -low + radius + 0.052
    start = -low + radius * 0.6
    loop = [(-side * 0.8, 0, start - 0.02), (-side * 0.92, 0, start + 0.02),
            (-side, 0, top - 0.045), (-side * 0.82, 0, top - 0.008), (-side * 0.4, 0, top),
            (0, 0, top)]  # fmt: skip
    radii = [1.5, 1.15, 1, 1, 1, 1]
    loop += [(-x, y, z) for x, y, z in reversed(loop[:-1])]
    tube(loop, grip, handle, radii=radii + radii[-2::-1])
    if look.style == "coated":  # the vinyl ends in a lip below the handle
        lip = [(radius * math.cos(a) * 1.012, radius * math.sin(a) * 1.012) for a in angles[:28]]
        lathe([(foot, low + 0.0005), *lip, (lip[-1][0] - 0.003, lip[-1][1])], body, at=at)
        lathe([(radius * math.cos(a) * 1.004, radius * math.sin(a) * 1.004)
               for a in angles[27:-1]] + [(0, radius * 1.004)], handle, at=at)  # fmt: skip
    weight = round(4 / 3 * math.pi * radius**3 * (4000 if contest else 5200) / 2) * 2
    ink = skin("lacquer", look.accent)
    for words, size, rise in ((f"{weight}", 0.055, 6), ("KG", 0.024, -22)):
        print_on_ball(words, size * radius / 0.085, radius * 1.013, ink, (0, rise), -low)
    if contest:
        ring = tube([(radius * 0.72 * math.cos(TURN * k / 32),
                      radius * 0.72 * math.sin(TURN * k / 32), 0) for k in range(32)],
                    0.003, handle, closed=True)  # fmt: skip
        ring.location.z = -low - radius * 0.7
    return {"weight": weight}


def _hexagon(apothem: float, x: float, flat: float) -> list[tuple[float, float, float]]:
    """A six-sided section across x, standing on a side, its corners cut to a share `flat`."""
    found = []
    for k in range(24):
        angle = TURN * k / 24
        off = (angle + math.pi / 6) % (math.pi / 3) - math.pi / 6
        reach = apothem * min(1 / math.cos(off), 1 + 0.1547 * (1 - flat * 0.4)) if flat else apothem
        found.append((x, reach * math.sin(angle), reach * math.cos(angle)))
    return found
