"""Dolls houses and their furniture."""

from __future__ import annotations

import math

from samples.blender.materials import skin
from samples.blender.shapes import (
    Material,
    box,
    curve,
    lathe,
    loft,
    moved,
    rod,
    sheet,
    sphere,
    superellipse,
)
from samples.look import Look
from samples.models import Facts
from samples.models.toys.parts import rectangle, rounded, sawn


def _furniture(room: int, x: float, y: float, z: float, look: Look) -> None:
    """The things of one room, standing about (x, y) on its floor z."""
    wood, white = skin("wood", "oak", grain="X"), skin("lacquer", "snow")
    cloth, metal = skin("cotton", look.accent, "white", "checks", 0.8), skin("brass", "brass")
    if room == 0:  # kitchen: cupboards, stove, a table
        for k in range(3):
            box((0.042, 0.05, 0.075), white, (x - 0.085 + k * 0.044, y + 0.075, z), 0.002)
            box((0.032, 0.002, 0.05), skin("lacquer", look.accent),
                (x - 0.085 + k * 0.044, y + 0.0495, z + 0.012), 0.001)  # fmt: skip
            sphere(0.0025, metal, (x - 0.072 + k * 0.044, y + 0.048, z + 0.04))
        box((0.136, 0.054, 0.005), wood, (x - 0.041, y + 0.074, z + 0.075), 0.0015)
        rod(0.012, (x - 0.06, y + 0.07, z + 0.08),
            (x - 0.06, y + 0.07, z + 0.096), skin("copper", "copper"))  # fmt: skip
        lathe([(0, 0), (0.02, 0), (0.022, 0.003), (0.005, 0.007), (0.005, 0.052), (0.042, 0.054),
               (0.042, 0.059), (0, 0.059)], wood, at=(x + 0.04, y - 0.02, z))  # fmt: skip
        for k in (-1, 1):
            lathe([(0, 0), (0.012, 0), (0.004, 0.006), (0.004, 0.033), (0.017, 0.036),
                   (0.017, 0.041), (0, 0.041)],
                  cloth, at=(x + 0.04 + k * 0.052, y - 0.03, z))  # fmt: skip
        lathe(curve([(0, 0), (0.008, 0), (0.011, 0.01), (0.006, 0.017), (0.007, 0.019)], 4),
              white, 32, (x + 0.04, y - 0.02, z + 0.059))  # fmt: skip
    elif room == 1:  # sitting room: sofa, rug, lamp
        box((0.11, 0.05, 0.03), cloth, (x - 0.01, y + 0.045, z + 0.008), 0.008)
        box((0.11, 0.016, 0.062), cloth, (x - 0.01, y + 0.07, z + 0.01), 0.007)
        for side in (-1, 1):
            box(
                (0.018, 0.056, 0.046), cloth, (x - 0.01 + side * 0.057, y + 0.046, z + 0.008), 0.007
            )
            for end in (0.025, 0.068):
                rod(0.003, (x - 0.01 + side * 0.055, y + end, z),
                    (x - 0.01 + side * 0.055, y + end, z + 0.01), wood)  # fmt: skip
        lathe([(0, 0), (0.05, 0), (0.05, 0.0015), (0, 0.0018)],
              skin("wool", "cream"), at=(x - 0.01, y - 0.03, z))  # fmt: skip
        box((0.05, 0.03, 0.004), wood, (x - 0.01, y - 0.03, z + 0.026), 0.0015)
        for k in range(4):
            rod(0.002, (x - 0.03 + k % 2 * 0.04, y - 0.041 + k // 2 * 0.022, z),
                (x - 0.03 + k % 2 * 0.04, y - 0.041 + k // 2 * 0.022, z + 0.027), wood)  # fmt: skip
        rod(0.0018, (x + 0.085, y + 0.06, z), (x + 0.085, y + 0.06, z + 0.1), metal)
        lathe([(0, 0.003), (0.016, 0.002), (0.016, 0)], metal, at=(x + 0.085, y + 0.06, z))
        lathe([(0.024, 0.085), (0.015, 0.118), (0.014, 0.118), (0.023, 0.085)],
              white, at=(x + 0.085, y + 0.06, z))  # fmt: skip
    elif room == 2:  # bedroom: a made bed and a bedside table
        box((0.082, 0.14, 0.02), wood, (x - 0.03, y + 0.02, z + 0.008), 0.002)
        box((0.078, 0.134, 0.018), white, (x - 0.03, y + 0.02, z + 0.026), 0.006)
        box((0.082, 0.092, 0.02), cloth, (x - 0.03, y - 0.004, z + 0.027), 0.007)
        box((0.05, 0.026, 0.014), white, (x - 0.03, y + 0.068, z + 0.041), 0.006)
        for end, high in ((0.092, 0.075), (-0.052, 0.045)):
            box((0.086, 0.006, high), wood, (x - 0.03, y + end, z), 0.0025)
        box((0.03, 0.03, 0.04), white, (x + 0.04, y + 0.07, z), 0.002)
        box((0.024, 0.002, 0.012),
            skin("lacquer", look.accent), (x + 0.04, y + 0.0545, z + 0.024), 0.0006)  # fmt: skip
        lathe([(0.006, 0.04), (0.002, 0.044), (0.002, 0.056), (0.014, 0.056), (0.008, 0.074),
               (0, 0.074)], cloth, at=(x + 0.04, y + 0.07, z))  # fmt: skip
    else:  # bathroom: a tub with feet, a basin, a mirror
        tub = [superellipse(0.115 * s, 0.058 * s, h, 3, 32)
               for s, h in ((0.7, 0.012), (0.86, 0.02), (1, 0.05), (1.06, 0.052), (0.96, 0.053),
                            (0.9, 0.05), (0.76, 0.024), (0.4, 0.02))]  # fmt: skip
        moved(loft(tub, white), (x - 0.025, y + 0.05, z))
        for k in range(4):
            sphere(0.007, metal, (x - 0.063 + k % 2 * 0.076, y + 0.035 + k // 2 * 0.03, z + 0.007))
        lathe([(0, 0), (0.012, 0), (0.007, 0.006), (0.007, 0.06), (0.026, 0.068), (0.027, 0.075),
               (0.022, 0.075), (0, 0.067)], white, at=(x + 0.075, y + 0.07, z))  # fmt: skip
        rod(0.022, (x + 0.075, y + 0.105, z + 0.115), (x + 0.075, y + 0.1, z + 0.115), metal)
        rod(0.019, (x + 0.075, y + 0.1, z + 0.115),
            (x + 0.075, y + 0.0985, z + 0.115), skin("polished metal", "silver"))  # fmt: skip
        lathe([(0, 0), (0.03, 0), (0.03, 0.0015), (0, 0.0018)], cloth, at=(x, y - 0.03, z))


def _terrace(
    wide: float, deep: float, top: float, look: Look, trim: Material, boards: Material
) -> None:
    """A roof terrace with its rail and two loungers."""
    for x in (-1, 1):
        for k in range(7):
            rod(0.002, (x * wide * 0.5, -deep * 0.5 + k * deep / 6, top + 0.02),
                (x * wide * 0.5, -deep * 0.5 + k * deep / 6, top + 0.07), trim)  # fmt: skip
        rod(0.003, (x * wide * 0.5, -deep * 0.5, top + 0.07),
            (x * wide * 0.5, deep * 0.5, top + 0.07), trim)  # fmt: skip
    rod(0.003, (-wide * 0.5, deep * 0.5, top + 0.07), (wide * 0.5, deep * 0.5, top + 0.07), trim)
    rod(0.003, (-wide * 0.5, -deep * 0.5, top + 0.07),
        (wide * 0.5, -deep * 0.5, top + 0.07), trim)  # fmt: skip
    for k in range(15):
        for y in (-0.5, 0.5):
            x = -wide / 2 + wide * k / 14
            rod(0.002, (x, deep * y, top + 0.02), (x, deep * y, top + 0.07), trim)
    for x in (-0.12, 0.05):
        box((0.05, 0.11, 0.012), skin("cotton", look.shade), (x, 0, top + 0.034), 0.004)
        box((0.054, 0.12, 0.012), boards, (x, 0, top + 0.023), 0.002)


def _pitched_roof(
    wide: float, deep: float, top: float, wall: float, look: Look, trim: Material, roof: Material
) -> None:
    """Shingled slopes with an attic, a chimney and what lies about up there."""
    # a mansard is steep and ends in a flat top; a gable's two slopes meet
    rise, over, reach = (
        (0.13, 0.02, wide * 0.15) if look.style == "mansard" else (0.2, 0.03, wide / 2)
    )
    if look.style == "cabin":
        rise = 0.14
    slope, inner = math.atan2(rise, reach), wide / 2 - reach
    attic = skin("paper" if look.material != "wood" else "wood", look.shade, "snow", "dots"
                 if look.material != "wood" else "plain", 1.6, "X")  # fmt: skip
    gable = [(-wide / 2, 0), (wide / 2, 0), (inner, rise), (-inner, rise)]
    sheet(gable if inner > 0.001 else [*gable[:2], (0, rise)],
          0.006, attic, 0.0005, (0, deep / 2, top + wall), (90, 0, 0))  # fmt: skip
    rows, length = 9, (reach + over * math.cos(slope)) / math.cos(slope)
    part = length / rows
    for side in (-1, 1):
        for row in range(rows):  # rows of shingles, each lying on the one below
            along = inner + (length - (row + 0.5) * part) * math.cos(slope)
            high = top + wall + (wide / 2 - along) * math.tan(slope)
            for k in range(10):
                y = (k - 4.5 + (row % 2) * 0.35 - 0.17) * (deep + 0.06) / 10
                shingle = box((part * 1.25, (deep + 0.06) / 10 - 0.001, 0.005), roof, bevel=0.0015)
                moved(shingle, (side * along, y, high + 0.004),
                      (0, side * (math.degrees(slope) + 4), 0))  # fmt: skip
    if look.style == "mansard":
        flat = 2 * inner
        box((flat + 0.03, deep + 0.05, 0.012), trim, (0, 0, top + wall + rise), 0.003)
        for k in range(15):
            x = -flat / 2 + flat * k / 14
            rod(0.002, (x, -deep / 2, top + rise + 0.02),
                (x, -deep / 2, top + rise + 0.05), roof, bevel=0.001)  # fmt: skip
        rod(0.003, (-flat / 2, -deep / 2, top + rise + 0.05),
            (flat / 2, -deep / 2, top + rise + 0.05), roof)  # fmt: skip
    else:
        rod(0.008, (0, -deep / 2 - 0.03, top + wall + rise + 0.006),
            (0, deep / 2 + 0.03, top + wall + rise + 0.006), roof)  # fmt: skip
    chimney = skin("terracotta", "brick")
    box((0.05, 0.05, 0.12), chimney, (wide * 0.22, 0.04, top + rise * 0.6), 0.002)
    box((0.06, 0.06, 0.012), trim, (wide * 0.22, 0.04, top + rise * 0.6 + 0.12), 0.002)
    rod(0.014, (wide * 0.22, 0.04, top + rise * 0.6 + 0.13),
        (wide * 0.22, 0.04, top + rise * 0.6 + 0.16), chimney, 0.012)  # fmt: skip
    # a trunk and a ball in the attic
    box((0.09, 0.06, 0.06), skin("wood", "oak"), (-0.07, 0.03, top + wall), 0.004)
    sphere(0.024, skin("lacquer", look.accent), (0.05, -0.02, top + wall + 0.024))


def dolls_house(look: Look) -> Facts:
    """An open-fronted house of four rooms under a roof: gabled, a villa's mansard, flat or a cabin's."""
    wide, deep, storey, wall = look.between(0.56, 0.6), 0.25, 0.19, 0.009
    modern = look.style == "modern"
    paint = skin(look.material, look.shade, grain="Z")
    trim = skin("lacquer" if look.material != "wood" else "wood", "snow" if look.material != "wood"
                else look.shade, grain="X")  # fmt: skip
    boards = skin("wood", "pine", grain="X")
    roof = skin("lacquer", look.accent)
    base, top = 0.02, 0.02 + 2 * storey
    box((wide + 0.05, deep + 0.05, base), trim, (0, 0, 0), 0.004)
    windows = [rectangle(0.0, base + storey * (k + 0.52), 0.085, 0.09, 0.004) for k in range(2)]
    glass = skin("glass", "clear")
    for side in (-1, 1):
        outline = rounded(
            [(-deep / 2, base, 0), (deep / 2, base, 0), (deep / 2, top, 0), (-deep / 2, top, 0)]
        )
        sawn(outline, wall, paint, 0.001, windows, side * wide / 2)
        for k in range(2):
            z = base + storey * (k + 0.52)
            frame = rectangle(0.0, z, 0.1, 0.106, 0.004)
            sawn(frame, 0.004, trim, 0.001, [rectangle(0.0, z, 0.082, 0.088, 0.002)],
                 side * (wide / 2 + 0.006))  # fmt: skip
            box((0.004, 0.004, 0.09), trim, (side * wide / 2, 0, z - 0.045), 0.001)
            box((0.004, 0.084, 0.004), trim, (side * wide / 2, 0, z - 0.002), 0.001)
            sawn(rectangle(0.0, z, 0.084, 0.09, 0.001), 0.001, glass, 0.0002, x=side * wide / 2)
            if look.style != "modern":
                for end in (-1, 1):  # shutters
                    sawn(rectangle(end * 0.072, z, 0.036, 0.1, 0.002),
                         0.004, roof, 0.001, x=side * (wide / 2 + 0.006))  # fmt: skip
                    for slat in range(6):
                        box((0.0055, 0.026, 0.003), roof,
                            (side * (wide / 2 + 0.0065), end * 0.072, z - 0.038 + slat * 0.014),
                            0.001)  # fmt: skip
    papers = [("stripes", 0.7), ("dots", 1.1), ("checks", 1.4), ("stripes", 1.6)]
    middle = 0.03
    for room in range(4):
        left = room % 2 == 0
        x0, x1 = (-wide / 2, middle) if left else (middle, wide / 2)
        z = base + (room // 2) * storey
        pattern, scale = papers[room] if look.material != "wood" else ("plain", 1.0)
        back = skin(
            "paper" if look.material != "wood" else "wood", look.shade, "snow", pattern, scale, "X"
        )
        box((x1 - x0, 0.006, storey), back, ((x0 + x1) / 2, deep / 2 - 0.003, z), 0.0005)
        box((x1 - x0, deep, wall), boards, ((x0 + x1) / 2, 0, z - 0.001), 0.001)
        _furniture(room, (x0 + x1) / 2, -0.005, z + wall - 0.001, look)
        box((x1 - x0 - wall, 0.004, 0.01), trim, ((x0 + x1) / 2, deep / 2 - 0.008, z + wall), 0.001)
    box((wall, deep, 2 * storey), paint, (middle, 0, base), 0.001)
    box((wide + wall, deep, wall), paint, (0, 0, top - 0.001), 0.001)
    for x in (-wide / 2, middle, wide / 2):  # white edges all round the open front
        box((wall + 0.003, 0.004, 2 * storey + wall), trim, (x, -deep / 2 - 0.001, base), 0.001)
    for k in range(3):
        box((wide + wall + 0.003, 0.004, wall + 0.003),
            trim, (0, -deep / 2 - 0.001, base + k * storey - 0.002), 0.001)  # fmt: skip
    if modern:
        box((wide * 1.08, deep * 1.12, 0.014), roof, (0, 0, top + wall), 0.002)
        _terrace(wide, deep, top, look, trim, boards)
        return {"rooms": 4, "floors": 2}
    _pitched_roof(wide, deep, top, wall, look, trim, roof)
    return {"rooms": 5, "floors": 3}
