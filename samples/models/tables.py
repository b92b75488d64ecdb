"""Dining tables, coffee tables and desks."""

from __future__ import annotations

import math

from samples.blender.materials import skin
from samples.blender.shapes import (
    Object,
    Point2,
    box,
    curve,
    lathe,
    moved,
    rod,
    sheet,
    superellipse,
)
from samples.look import Look
from samples.models import Facts
from samples.models._joinery import (
    BLACK_STEEL,
    BRASS,
    Stuff,
    bar,
    knob,
    leg,
    plank,
    proportioned,
    pull,
    turned,
)


def dining_table(look: Look) -> Facts:
    """A table to eat at: farmhouse, pedestal, oval, live-edged or on trestles."""
    (seats, legs), _ = proportioned(look, _DINING[look.style])
    return {"seats": seats, "legs": legs}


def _boards(stuff: Stuff, length: float, width: float, z: float, count: int, thick: float) -> None:
    """A top glued of boards along x with fine grooves between them."""
    each = width / count
    for k in range(count):
        y = -width / 2 + each * (k + 0.5)
        plank(stuff, (length, each - 0.0008, thick), (0, y, z), bevel=0.003)


def _oval(length: float, width: float, power: float = 2.4) -> list[Point2]:
    return [(x, y) for x, y, _ in superellipse(length, width, 0, power, 96)]


def _farmhouse(look: Look) -> tuple[int, int]:
    """Boards with breadboard ends on turned legs."""
    wood = (look.material, look.shade)
    length, width, z = look.between(1.75, 1.9), 0.92, 0.76
    _boards(wood, length - 0.2, width, z - 0.036, 6, 0.036)
    for sx in (-1, 1):
        plank(wood, (0.1, width, 0.036), (sx * (length / 2 - 0.05), 0, z - 0.036), bevel=0.004)
        x = sx * (length / 2 - 0.16)
        plank(wood, (0.024, width - 0.24, 0.1), (x, 0, z - 0.136), bevel=0.003)
        for sy in (-1, 1):
            y = sy * (width / 2 - 0.12)
            plank(wood, (0.095, 0.095, 0.19), (x, y, z - 0.226), bevel=0.004)
            turned(wood, (x, y, 0), (x, y, z - 0.222),
                   [(0.024, 0), (0.03, 0.05), (0.026, 0.1), (0.036, 0.35),
                    (0.045, 0.62), (0.034, 0.78), (0.046, 0.85), (0.032, 0.9),
                    (0.044, 0.95), (0.04, 1)])  # fmt: skip
    for sy in (-1, 1):
        plank(wood, (length - 0.4, 0.024, 0.1),
              (0, sy * (width / 2 - 0.12), z - 0.136), bevel=0.003)  # fmt: skip
    return 6, 4


def _pedestal(look: Look) -> tuple[int, int]:
    """A round top on a tulip foot."""
    paint = skin(look.material, look.shade)
    r, z = look.between(0.54, 0.6), 0.74
    edge = [(0, z - 0.03), (r - 0.05, z - 0.03), (r - 0.012, z - 0.016), (r, z - 0.006),
            (r - 0.003, z), (0, z)]  # fmt: skip
    lathe(edge, paint)
    foot = "white" if look.material == "marble" else look.shade
    stem = [(0.28, 0), (0.285, 0.006), (0.25, 0.02), (0.13, 0.055), (0.06, 0.16), (0.042, 0.35),
            (0.05, 0.55), (0.1, 0.68), (0.16, z - 0.03)]  # fmt: skip
    lathe([(0, 0), *curve(stem, 8), (0, z - 0.03)], skin("lacquer", foot))
    return 4, 1


def _oval_table(look: Look) -> tuple[int, int]:
    """An oval top with a thinned edge on splayed round legs."""
    wood = (look.material, look.shade)
    length, width, z = look.between(1.7, 1.85), 1.0, 0.745
    sheet(_oval(length, width), 0.026, skin(*wood, grain="X"), 0.008, (0, 0, z - 0.026))
    sheet(_oval(length * 0.66, width * 0.62),
          0.07, skin(*wood, grain="X"), 0.004, (0, 0, z - 0.096))  # fmt: skip
    for sx in (-1, 1):
        for sy in (-1, 1):
            leg(wood, (sx * length * 0.27, sy * width * 0.22, z - 0.026),
                (sx * length * 0.385, sy * width * 0.37, 0), 0.065, 0.032)  # fmt: skip
    return 6, 4


def _industrial(look: Look) -> tuple[int, int]:
    """A thick slab with live edges on black steel trapezes."""
    wood = (look.material, look.shade)
    length, width, z = look.between(1.8, 2.0), 0.95, 0.76
    wave = [look.between(-0.022, 0.022) for _ in range(18)]
    front = [(length * (k / 8 - 0.5), -width / 2 + wave[k]) for k in range(9)]
    back = [(length * (0.5 - k / 8), width / 2 + wave[9 + k]) for k in range(9)]
    outline = [(x, y) for x, y in [*curve(front, 8), *curve(back, 8)]]
    sheet(outline, 0.055, skin(*wood, grain="X"), 0.01, (0, 0, z - 0.055))
    for sx in (-1, 1):
        x = sx * (length / 2 - 0.28)
        for sy in (-1, 1):
            lean = math.degrees(math.atan2(0.1, 0.69)) * sy
            plank(BLACK_STEEL, (0.08, 0.032, 0.705), (x, sy * 0.36, 0), (lean, 0, 0), 0.004)
        plank(BLACK_STEEL, (0.08, 0.74, 0.032), (x, 0, 0), bevel=0.004)
        plank(BLACK_STEEL, (0.12, 0.6, 0.008), (x, 0, z - 0.064), bevel=0.002)
    return 8, 4


def _trestle(look: Look) -> tuple[int, int]:
    """A refectory table: two shaped posts on sledge feet, a wedged stretcher."""
    wood = (look.material, look.shade)
    length, width, z = look.between(1.8, 1.95), 0.9, 0.76
    _boards(wood, length, width, z - 0.042, 5, 0.042)
    for sx in (-1, 1):
        x = sx * (length / 2 - 0.32)
        for dy in (-0.1, 0.1):
            plank(wood, (0.06, 0.11, z - 0.16), (x, dy, 0.07), bevel=0.006)
        plank(wood, (0.085, 0.76, 0.075), (x, 0, z - 0.117), bevel=0.012)
        plank(wood, (0.095, 0.76, 0.08), (x, 0, 0), bevel=0.014)
        plank(wood, (0.022, 0.04, 0.13), (x + sx * 0.055, 0, 0.29), (0, -3 * sx, 0), 0.003)
    plank(wood, (length - 0.46, 0.045, 0.1), (0, 0, 0.3), bevel=0.006)
    return 6, 2


_DINING = {"farmhouse": _farmhouse, "pedestal": _pedestal, "oval": _oval_table,
           "industrial": _industrial, "trestle": _trestle}  # fmt: skip


def coffee_table(look: Look) -> Facts:
    """A low table for the sofa."""
    shelves, _ = proportioned(look, _COFFEE[look.style])
    return {"shelves": shelves}


def _tray(look: Look) -> int:
    """A round top with a raised rim on three bent legs, a lower shelf between them."""
    wood = (look.material, look.shade)
    r, z = look.between(0.38, 0.42), 0.42
    lathe([(0, z - 0.02), (r - 0.01, z - 0.02), (r, z - 0.012), (r, z + 0.016),
           (r - 0.004, z + 0.02), (r - 0.012, z + 0.018), (r - 0.014, z), (0, z)],
          skin(*wood, grain="X"))  # fmt: skip
    lathe([(0, 0.17), (r - 0.12, 0.17), (r - 0.115, 0.176), (r - 0.115, 0.184), (r - 0.12, 0.19),
           (0, 0.19)], skin(*wood, grain="X"))  # fmt: skip
    for k in range(3):
        a = math.radians(-90 + 120 * k + 40)
        c, s = math.cos(a), math.sin(a)
        bar(wood, 0.014, ((r + 0.03) * c, (r + 0.03) * s, 0),
            ((r - 0.13) * c, (r - 0.13) * s, z - 0.018), 0.021)  # fmt: skip
    return 1


def _mid_century(look: Look) -> int:
    """A surfboard top, a slatted magazine shelf, tapered legs with brass tips."""
    wood = (look.material, look.shade)
    length, width, z = look.between(1.1, 1.2), 0.52, 0.43
    sheet(_oval(length, width, 3), 0.026, skin(*wood, grain="X"), 0.009, (0, 0, z - 0.026))
    for sx in (-1, 1):
        for sy in (-1, 1):
            top, foot = (sx * 0.38, sy * 0.15, z - 0.026), (sx * 0.46, sy * 0.205, 0)
            leg(wood, top, foot, 0.042, 0.024)
            tip = tuple(f + (t - f) * 0.14 for f, t in zip(foot, top, strict=True))
            leg(BRASS, tip, foot, 0.028, 0.0255)
        bar(wood, 0.012, (sx * 0.415, -0.18, 0.22), (sx * 0.415, 0.18, 0.22))
    for k in range(7):
        plank(wood, (0.86, 0.026, 0.012), (0, -0.15 + k * 0.05, 0.226), bevel=0.004)
    return 1


def _drum(look: Look) -> int:
    """A fluted drum."""
    stuff = skin(look.material, look.shade)
    r, z = look.between(0.36, 0.4), 0.38
    for k in range(52):
        a = math.tau * k / 52
        rod(r * math.pi / 52 * 1.04, (r * math.cos(a), r * math.sin(a), 0.012),
            (r * math.cos(a), r * math.sin(a), z - 0.03),
            stuff, bevel=0.004, segments=16)  # fmt: skip
    lathe([(0, 0), (r - 0.03, 0), (r - 0.03, 0.02), (r, 0.03), (r, z - 0.04), (r - 0.01, z - 0.032),
           (0, z - 0.032)], stuff)  # fmt: skip
    lathe([(0, z - 0.032), (r + 0.026, z - 0.032), (r + 0.034, z - 0.024), (r + 0.034, z - 0.006),
           (r + 0.026, z), (0, z)], skin(look.material, look.shade, grain="X"))  # fmt: skip
    return 0


def _framed(look: Look) -> int:
    """A slab of stone on a thin cube of metal rods."""
    metal = ("polished metal", look.accent)
    length, width, z = look.between(0.9, 1.0), 0.55, 0.42
    box((length, width, 0.024), skin(look.material, look.shade), (0, 0, z - 0.024), 0.003)
    x, y, r = length / 2 - 0.03, width / 2 - 0.03, 0.016
    for h in (0.0, z - 0.024 - r):
        for sy in (-1, 1):
            plank(metal, (2 * x + r, r, r), (0, sy * y, h), bevel=0.001)
        for sx in (-1, 1):
            plank(metal, (r, 2 * y + r, r), (sx * x, 0, h), bevel=0.001)
    for sx in (-1, 1):
        for sy in (-1, 1):
            plank(metal, (r, r, z - 0.024), (sx * x, sy * y, 0), bevel=0.001)
    box((2 * x, 2 * y, 0.016), skin(look.material, look.shade), (0, 0, 0.05), 0.002)
    for sx in (-1, 1):
        plank(metal, (r, 2 * y, r), (sx * x, 0, 0.05 - r), bevel=0.001)
    return 1


def _noguchi(look: Look) -> int:
    """A sheet of glass on two interlocking carved fins."""
    z = 0.4
    corners = [(-0.6, -0.12), (-0.42, -0.36), (0.1, -0.42), (0.55, -0.3), (0.62, 0.05),
               (0.35, 0.36), (-0.1, 0.42), (-0.48, 0.28)]  # fmt: skip
    sheet(curve(corners, 10, True), 0.018, skin("glass", "clear"), 0.005, (0, 0, z))
    fin = [(-0.42, 0.0), (-0.36, 0.03), (-0.15, 0.1), (0.05, 0.16), (0.2, 0.26), (0.27, 0.39),
           (0.31, 0.4), (0.34, 0.33), (0.3, 0.15), (0.2, 0.02), (0.05, 0.0)]  # fmt: skip
    wood = skin(look.material, look.shade, grain="X")
    for turn, x, y in ((25, -0.06, 0.1), (205, 0.06, -0.1)):
        body = sheet(curve(fin, 8, True), 0.055, wood, 0.016, (0, 0, 0), (90, 0, 0))
        moved(body, (x, y, 0.0), (90, 0, turn))
    return 0


_COFFEE = {"round": _tray, "slatted": _mid_century, "drum": _drum, "framed": _framed,
           "sculptural": _noguchi}  # fmt: skip


def desk(look: Look) -> Facts:
    """A desk: with pedestals, on slim legs, on an electric lift or with a writing flap."""
    drawers, _ = proportioned(look, _DESKS[look.style])
    return {"drawers": drawers}


def _front(stuff: Stuff, size: Point2, at: tuple[float, float, float], grip: str) -> Object:
    """A drawer front that stands proud of its case, with a grip; `at` is the middle of its bottom."""
    width, height = size
    face = plank(stuff, (width, 0.02, height), at, bevel=0.003)
    x, y, z = at[0], at[1] - 0.01, at[2] + height / 2
    if grip == "bow":
        pull(BRASS, (x, y, z + 0.008), min(0.11, width * 0.4), 0.016)
    elif grip == "bar":
        pull(BLACK_STEEL, (x, y, z), min(0.16, width * 0.5))
    else:
        knob(BRASS if grip == "brass" else stuff, (x, y, z), 0.014)
    return face


def _pedestals(look: Look) -> int:
    """A kneehole desk: leather-lined top, two pedestals of drawers on plinths."""
    wood = (look.material, look.shade)
    length, depth, z = look.between(1.35, 1.45), 0.7, 0.77
    plank(wood, (length, depth, 0.03), (0, 0, z - 0.03), bevel=0.008)
    box((length - 0.14, depth - 0.14, 0.002),
        skin("leather", look.accent), (0, 0, z - 0.001), 0.0005)  # fmt: skip
    plank(wood, (length - 0.06, depth - 0.06, 0.11), (0, 0, z - 0.14), bevel=0.003)
    front = -depth / 2 + 0.026
    for sx in (-1, 1):
        x = sx * (length / 2 - 0.22)
        plank(wood, (0.38, depth - 0.06, z - 0.2), (x, 0, 0.06), bevel=0.003)
        plank(wood, (0.41, depth - 0.03, 0.07), (x, 0, 0), bevel=0.01)
        for k in range(3):
            _front(wood, (0.335, 0.165), (x, front, 0.095 + k * 0.175), "bow")
        _front(wood, (0.335, 0.082), (x, front, z - 0.126), "bow")
    _front(wood, (length - 0.95, 0.082), (0, front, z - 0.126), "bow")
    return 9


def _writing(look: Look) -> int:
    """A Scandinavian writing desk: two drawers, a gallery at the back, splayed legs."""
    wood = (look.material, look.shade)
    length, depth, z = look.between(1.1, 1.2), 0.58, 0.76
    body: Stuff = ("lacquer", "white")
    plank(wood, (length, depth, 0.022), (0, 0, z - 0.022), bevel=0.006)
    plank(wood, (length, depth, 0.018), (0, 0, z - 0.14), bevel=0.005)
    for x in (-length / 2 + 0.009, 0, length / 2 - 0.009):
        plank(wood, (0.018, depth - 0.01, 0.1), (x, 0, z - 0.122), bevel=0.002)
    plank(wood, (length - 0.02, 0.012, 0.1), (0, depth / 2 - 0.01, z - 0.122), bevel=0.002)
    for sx in (-1, 1):
        _front(body if look.accent == "white" else wood, (length / 2 - 0.034, 0.092),
               (sx * length / 4, -depth / 2 + 0.018, z - 0.118), "brass")  # fmt: skip
        for sy in (-1, 1):
            leg(wood, (sx * (length / 2 - 0.09), sy * (depth / 2 - 0.08), z - 0.138),
                (sx * (length / 2 - 0.01), sy * (depth / 2 - 0.01), 0), 0.046, 0.026)  # fmt: skip
        plank(wood, (0.016, 0.2, 0.11), (sx * (length / 2 - 0.02), depth / 2 - 0.1, z), bevel=0.004)
    plank(wood, (length - 0.04, 0.014, 0.11), (0, depth / 2 - 0.012, z), bevel=0.003)
    plank(wood, (length - 0.024, 0.2, 0.014), (0, depth / 2 - 0.1, z + 0.11), bevel=0.004)
    for x in (-0.2, 0.2):
        plank(wood, (0.012, 0.18, 0.11), (x, depth / 2 - 0.1, z), bevel=0.002)
    return 2


def _standing(look: Look) -> int:
    """A sit-stand desk on two telescopic columns with a hand switch."""
    length, depth, z = look.between(1.4, 1.6), 0.75, 0.98
    top = [(x, y) for x, y in _oval(length, depth, 22)]
    board = sheet(top, 0.025, skin(look.material, look.shade, grain="X"), 0.004, (0, 0, z - 0.025))
    rod(0.036, (length / 2 - 0.2, depth / 2 - 0.09, z - 0.01),
        (length / 2 - 0.2, depth / 2 - 0.09, z + 0.002), skin("plastic", "black"))  # fmt: skip
    board.name = "top"
    metal: Stuff = ("lacquer", look.accent)
    for sx in (-1, 1):
        x = sx * (length / 2 - 0.25)
        plank(metal, (0.085, 0.68, 0.028), (x, 0, 0.008), bevel=0.006)
        plank(metal, (0.085, 0.055, 0.56), (x, 0.03, 0.03), bevel=0.004)
        plank(metal, (0.074, 0.045, 0.3), (x, 0.03, 0.58), bevel=0.004)
        plank(metal, (0.062, 0.035, 0.12), (x, 0.03, z - 0.15), bevel=0.004)
        plank(metal, (0.07, 0.62, 0.03), (x, 0, z - 0.056), bevel=0.004)
        for y in (-0.31, 0.31):
            rod(0.02, (x, y, 0), (x, y, 0.012), skin("rubber", "black"))
    plank(metal, (length - 0.5, 0.06, 0.04), (0, 0.03, z - 0.07), bevel=0.004)
    box((0.12, 0.05, 0.02), skin("plastic", "black"),
        (length / 2 - 0.42, -depth / 2 + 0.03, z - 0.046), 0.005)  # fmt: skip
    for k in range(4):
        box((0.012, 0.004, 0.008), skin("plastic", "white"),
            (length / 2 - 0.455 + k * 0.023, -depth / 2 + 0.005, z - 0.04), 0.001)  # fmt: skip
    return 0


def _secretary(look: Look) -> int:
    """A roll of pigeon holes behind an open flap, three drawers below."""
    wood = (look.material, look.shade)
    width, depth, z = look.between(0.86, 0.92), 0.42, 0.76
    for sx in (-1, 1):
        x = sx * (width / 2 - 0.01)
        plank(wood, (0.02, depth, 0.62), (x, 0, 0.13), bevel=0.004)
        side = [(-depth / 2, z - 0.01), (depth / 2, z - 0.01), (depth / 2, 1.1),
                (depth / 2 - 0.22, 1.1)]  # fmt: skip
        sheet(side, 0.02, skin(*wood), 0.003, (x - 0.01, 0, 0), (90, 0, 90))
        for y in (-depth / 2 + 0.03, depth / 2 - 0.03):
            leg(wood, (x - sx * 0.02, y, 0.14), (x - sx * 0.02, y, 0), 0.05, 0.03, True)
    plank(wood, (width + 0.02, 0.25, 0.022), (0, depth / 2 - 0.115, 1.1), bevel=0.007)
    plank(wood, (width - 0.02, depth, 0.02), (0, 0, z - 0.02), bevel=0.003)
    plank(wood, (width - 0.02, depth, 0.02), (0, 0, 0.13), bevel=0.003)
    plank(wood, (width - 0.02, 0.01, 0.98), (0, depth / 2 - 0.006, 0.13), bevel=0.002)
    plank(wood, (width - 0.05, 0.36, 0.02), (0, -depth / 2 - 0.17, z - 0.018), bevel=0.004)
    box((width - 0.15, 0.28, 0.002),
        skin("leather", look.accent), (0, -depth / 2 - 0.17, z + 0.0015), 0.0005)  # fmt: skip
    for k in range(3):
        _front(wood, (width - 0.05, 0.185), (0, -depth / 2 + 0.006, 0.158 + k * 0.193), "bow")
    for k in range(5):
        plank(wood, (0.01, 0.19, 0.24), ((k - 2) * width / 6, depth / 2 - 0.11, z), bevel=0.002)
    plank(wood, (width - 0.03, 0.2, 0.012), (0, depth / 2 - 0.11, z + 0.24), bevel=0.002)
    for k in range(3):
        _front(wood, (width / 3 - 0.03, 0.07),
               ((k - 1) * width / 3.1, depth / 2 - 0.2, z + 0.255), "brass")  # fmt: skip
    return 6


_DESKS = {"pedestal": _pedestals, "writing": _writing, "standing": _standing,
          "secretary": _secretary}  # fmt: skip
