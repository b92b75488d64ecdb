"""Cutting boards, spatulas and rolling pins."""

from __future__ import annotations

import math

from samples.blender.forms import swept
from samples.blender.materials import skin
from samples.blender.outlines import rounded_rectangle
from samples.blender.shapes import box, curve, cut, lathe, moved, rod, sheet, tube
from samples.look import Look
from samples.models import Facts
from samples.models._skins import grip_skin
from samples.models.cookware.parts import bowl


def cutting_board(look: Look) -> Facts:
    """A cutting board: with a groove, a paddle, of end grain, striped, of round stone or plastic."""
    width, depth, thick = (look.between(0.35, 0.4), look.between(0.24, 0.27),
                           look.between(0.018, 0.024))  # fmt: skip
    body = skin(look.material, look.shade, grain="X")
    facts: Facts = {"thickness": round(thick * 100, 1)}
    if look.style == "groove":
        board = sheet(rounded_rectangle(width, depth, 0.022), thick, body, 0.0025)
        cut(board,
            tube([(x, y, thick + 0.0008)
                  for x, y in rounded_rectangle(width - 0.036, depth - 0.036, 0.016)],
                 0.0048, body, closed=True, steps=1))  # fmt: skip
    elif look.style == "paddle":
        half = depth / 2 * 0.86
        outline = [*rounded_rectangle(width * 0.8, 2 * half, 0.035)[9:27]]
        end = width * 0.4
        outline += curve([(end - 0.03, -half), (end + 0.005, -half * 0.82), (end + 0.03, -0.03),
                          (end + 0.06, -0.0175), (end + 0.12, -0.019), (end + 0.142, -0.012),
                          (end + 0.147, 0), (end + 0.142, 0.012), (end + 0.12, 0.019),
                          (end + 0.06, 0.0175), (end + 0.03, 0.03), (end + 0.005, half * 0.82),
                          (end - 0.03, half)])  # fmt: skip
        hole = [(end + 0.126 + 0.0075 * math.cos(a), 0.0075 * math.sin(a))
                for a in (math.tau * k / 32 for k in range(32))]  # fmt: skip
        sheet(outline, thick * 0.9, body, 0.0035, holes=[hole])
        string = skin("leather", "cognac")
        tube([(end + 0.129, 0, 0.004), (end + 0.15, 0.006, thick + 0.002),
              (end + 0.19, 0.02, 0.004), (end + 0.2, -0.005, 0.003),
              (end + 0.17, -0.014, 0.004), (end + 0.15, -0.004, thick + 0.003),
              (end + 0.128, 0, thick * 0.5)], 0.0017, string)  # fmt: skip
    elif look.style == "end grain":
        woods = [skin("wood", look.shade, grain="Z") for _ in range(7)] + [
            skin("wood", look.accent, grain="Z") for _ in range(3)
        ]
        columns, rows, thick = 9, 6, 0.036
        for i in range(columns):
            for j in range(rows + i % 2):  # laid like bricks
                low, high = max(0, j - 0.5 * (i % 2)), min(rows, j + 1 - 0.5 * (i % 2))
                size = (width / columns, (high - low) * depth / rows, thick)
                wood = look.dice.choice(woods)
                box(size, wood,
                    ((i + 0.5) * width / columns - width / 2,
                     (low + high) / 2 * depth / rows - depth / 2, 0), 0.0007)  # fmt: skip
        facts["thickness"] = 3.6
    elif look.style == "striped":
        bright = [skin(look.material, look.shade, grain="X") for _ in range(5)]
        dark = [skin(look.material, look.accent, grain="X") for _ in range(2)]
        strips, y = 14, 0.0
        for k in range(strips):
            of = dark if k in (2, 3, 10) else bright
            wide = depth / strips
            box((width, wide, thick), of[k % len(of)], (0, y + wide / 2 - depth / 2, 0), 0.0006)
            y += wide
        for side in (1, -1):
            sheet(rounded_rectangle(0.07, 0.016, 0.0079), 0.0012, skin("rubber", "black"),
                  0.0002, (side * (width / 2 - 0.016), 0, thick - 0.0004), (0, 0, 90))  # fmt: skip
    elif look.style == "stone":
        ring = [(depth * 0.6 * math.cos(a), depth * 0.6 * math.sin(a))
                for a in (math.tau * k / 128 for k in range(128))]  # fmt: skip
        sheet(ring, 0.016, body, 0.002, (0, 0, 0.003))
        feet = skin("rubber", "grey")
        for x, y in ((-1, -1), (-1, 1), (1, -1), (1, 1)):
            rod(0.009, (x * depth * 0.38, y * depth * 0.38, 0),
                (x * depth * 0.38, y * depth * 0.38, 0.004), feet)  # fmt: skip
        facts["thickness"] = 1.6
    else:
        slot = rounded_rectangle(0.016, 0.1, 0.0079, (width / 2 - 0.026, 0))
        sheet(
            rounded_rectangle(width, depth, 0.03), 0.011, body, 0.002, (0, 0, 0.001), holes=[slot]
        )
        grey = skin("rubber", "slate")
        for x in (-1, 1):
            for y in (-1, 1):  # corners that do not slip
                rim = [(x * a, y * b) for a, b in rounded_rectangle(width, depth, 0.03)[0:9]]
                rim = [*rim, (x * (width / 2 - 0.036), y * depth / 2),
                       (x * (width / 2 - 0.036), y * (depth / 2 - 0.004)),
                       (x * (width / 2 - 0.004), y * (depth / 2 - 0.036)),
                       (x * width / 2, y * (depth / 2 - 0.036))]  # fmt: skip
                sheet(sorted(rim,
                             key=lambda p: math.atan2(p[1] - y * (depth / 2 - 0.02),
                                                      p[0] - x * (width / 2 - 0.02))),
                      0.0135, grey, 0.001, (0, 0, -0.0003))  # fmt: skip
        facts["thickness"] = 1.1
    return facts


def spatula(look: Look) -> Facts:
    """A spatula or a cooking spoon, lying on its back."""
    long = look.between(0.29, 0.32)
    body = skin(look.material, look.shade, grain="X")
    if look.style == "spoon":
        bowl(0.084, 0.058, 0.015, 0.0055, body, neck=0.3).location = (long - 0.084, 0, 0.021)
        swept([(0, 0, 0.008, 0.0155, 0.014), (0.05, 0, 0.008, 0.014, 0.012),
               (long * 0.5, 0, 0.0115, 0.0115, 0.0105), (long - 0.1, 0, 0.017, 0.0125, 0.0105),
               (long - 0.074, 0, 0.0135, 0.017, 0.009), (long - 0.045, 0, 0.004, 0.02, 0.004)],
              body, nose=True)  # fmt: skip
    elif look.style == "flat":
        grip = swept([(0.012, 0, 0.006, 0.025, 0.011), (0.07, 0, 0.006, 0.02, 0.0105),
                      (long * 0.52, 0, 0.006, 0.0185, 0.0095), (long * 0.68, 0, 0.006, 0.03, 0.008),
                      (long * 0.82, 0, 0.0055, 0.056, 0.006),
                      (long * 0.94, 0, 0.005, 0.064, 0.0045), (long, 0, 0.0045, 0.061, 0.003)],
                     body, power=2.8, nose=True)  # fmt: skip
        cut(grip, rod(0.0045, (0.018, 0, -0.01), (0.018, 0, 0.03), body))
        for y in (-0.0125, 0, 0.0125):
            slot = sheet(
                rounded_rectangle(0.05, 0.006, 0.0029), 0.03, body, 0.0001, (long * 0.86, y, -0.01)
            )
            cut(grip, slot)
    else:
        wood, steel = grip_skin(look.accent, "X"), skin("steel", "steel", grain="X")
        neck = long - 0.1
        hold = swept([(0, 0, 0.011, 0.017, 0.015), (0.03, 0, 0.011, 0.022, 0.018),
                      (0.1, 0, 0.011, 0.019, 0.016), (neck - 0.05, 0, 0.011, 0.014, 0.013)],
                     wood)  # fmt: skip
        cut(hold, rod(0.0042, (0.016, 0, -0.01), (0.016, 0, 0.04), wood))
        swept([(neck - 0.062, 0, 0.011, 0.0155, 0.0145), (neck - 0.045, 0, 0.011, 0.0145, 0.0135)],
              steel)  # fmt: skip
        if look.style == "scraper":
            tube([(neck - 0.05, 0, 0.011), (neck + 0.01, 0, 0.011)], 0.0036, steel)
            swept([(neck - 0.012, 0, 0.011, 0.014, 0.013), (neck + 0.008, 0, 0.011, 0.02, 0.013),
                   (neck + 0.03, 0, 0.011, 0.03, 0.0085)], body, power=3)  # fmt: skip
            tip = neck + 0.105  # one corner round for bowls, the other for pans
            outline = [
                *curve([(neck + 0.006, -0.011), (neck + 0.018, -0.022), (neck + 0.03, -0.0265)], 5),
                *curve([(tip - 0.012, -0.0285), (tip - 0.003, -0.0265), (tip, -0.019)], 5),
                *curve([(tip - 0.001, 0.004), (tip - 0.012, 0.02), (tip - 0.032, 0.0275)], 6),
                *curve([(neck + 0.03, 0.0265), (neck + 0.018, 0.022), (neck + 0.006, 0.011)], 5),
            ]
            sheet(outline, 0.0095, body, 0.0038, (0, 0, 0.00625))
        else:
            swept([(neck - 0.05, 0, 0.011, 0.008, 0.006), (neck - 0.02, 0, 0.016, 0.01, 0.005),
                   (neck + 0.004, 0, 0.0115, 0.02, 0.0045), (neck + 0.02, 0, 0.0065, 0.036, 0.004)],
                  steel)  # fmt: skip
            outline = [(0, -0.026), *curve([(0.006, -0.036), (0.05, -0.041), (0.093, -0.044)], 5),
                (0.1, -0.04), (0.102, 0.036), (0.096, 0.042), *curve([(0.093, 0.043),
                (0.05, 0.041), (0.006, 0.036)], 5), (0, 0.026)]  # fmt: skip
            slots = [rounded_rectangle(0.058, 0.0075, 0.0036, (0.056, y))
                     for y in (-0.027, -0.009, 0.009, 0.027)]  # fmt: skip
            sheet(outline, 0.0036, body, 0.001, (neck + 0.004, 0, 0.009), (0, 4, 0), holes=slots)
    return {}


def rolling_pin(look: Look) -> Facts:
    """A rolling pin: with turned handles, French and tapered, or of stone on a wooden cradle."""
    body = skin(look.material, look.shade, grain="Z")
    barrel = look.between(0.23, 0.26)
    lift = 0.0
    if look.style == "tapered":
        half, thick = 0.24, 0.022
        pin = lathe([(0, -half),
                     *curve([(0.007, -half), (0.0105, -half + 0.006), (0.016, -half * 0.7),
                             (thick, -half * 0.3), (thick + 0.0008, 0), (thick, half * 0.3),
                             (0.016, half * 0.7), (0.0105, half - 0.006), (0.007, half)]),
                     (0, half)], body)  # fmt: skip
        moved(pin, (0, 0, thick), (0, 90, 0))
        return {"roller": round(2 * half * 100)}
    thick = 0.03 if look.style == "stone" else 0.029
    if look.style == "stone":
        cradle = skin("wood", look.accent, grain="Y")
        lift = 0.016
        for side in (1, -1):
            block = box((0.026, 0.092, 0.024), cradle, (side * barrel * 0.36, 0, 0), 0.004)
            cut(block,
                moved(lathe([(0, -0.1), (thick, -0.1), (thick, 0.1), (0, 0.1)], cradle),
                      (0, 0, thick + lift - 0.003), (0, 90, 0)))  # fmt: skip
        box(
            (barrel * 0.72, 0.02, 0.008), skin("wood", look.accent, grain="X"), (0, 0, 0.001), 0.002
        )
    lift += thick - (0.003 if look.style == "stone" else 0)
    moved(lathe([(0, -barrel / 2), (0.014, -barrel / 2), (thick - 0.004, -barrel / 2),
                 (thick - 0.001, -barrel / 2 + 0.0015), (thick, -barrel / 2 + 0.005),
                 (thick, barrel / 2 - 0.005), (thick - 0.001, barrel / 2 - 0.0015),
                 (thick - 0.004, barrel / 2), (0, barrel / 2)], body),
          (0, 0, lift), (0, 90, 0))  # fmt: skip
    for side in (1, -1):
        wood = skin("wood", look.accent if look.style == "stone" else look.shade, grain="Z")
        rod(0.0065, (side * (barrel / 2 - 0.002), 0, lift),
            (side * (barrel / 2 + 0.012), 0, lift), skin("steel", "steel"))  # fmt: skip
        grip = lathe([(0, 0),
                      *curve([(0.009, 0), (0.0105, 0.004), (0.0095, 0.014), (0.0135, 0.045),
                              (0.0145, 0.066), (0.0125, 0.08), (0.0118, 0.084), (0.0145, 0.091),
                              (0.0115, 0.1), (0, 0.103)])], wood)  # fmt: skip
        moved(grip, (side * (barrel / 2 + 0.005), 0, lift), (0, side * 90, 0))
    return {"roller": round(barrel * 100)}
