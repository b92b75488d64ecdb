"""Bookcases, some with things in them."""

from __future__ import annotations

import math

from samples.blender.materials import skin
from samples.blender.shapes import Point3, box, lathe, rod, tube
from samples.look import Look
from samples.models import Facts
from samples.models._joinery import BLACK_STEEL, BRASS, Stuff, knob, plank, proportioned

_SPINES = ("cream", "beige", "stone", "brick", "petrol", "white", "sage", "slate", "mustard",
           "ivory")  # fmt: skip


def bookcase(look: Look) -> Facts:
    """A bookcase: closed sides, ladder, cubes, steel frame or with doors below."""
    shelves, _ = proportioned(look, _BOOKCASES[look.style], 0.03)
    return {"shelves": shelves}


def _books(look: Look, start: float, end: float, y: float, z: float, room: float) -> None:
    """A row of books from `start` to about `end` with their backs towards -y, the last one leaning."""
    x = start
    tallest = room * 0.86
    while x < end:
        thick = look.between(0.018, 0.045)
        height = min(tallest, look.between(0.19, 0.29))
        paper = skin("paper", look.dice.choice(_SPINES))
        last = x + thick + 0.05 > end
        turn = (0, -11, 0) if last else (0, 0, 0)
        shift = height * 0.17 if last else 0.0
        body = box((thick, 0.16, height),
                   paper, (x + thick / 2 + shift, y, z + 0.004 * last), 0.003, turn)  # fmt: skip
        for share in (0.12, 0.85):  # gilt lines on the back
            line = box((thick * 0.96, 0.001, 0.004),
                       skin(*BRASS), (0, -0.0802, height * share), 0.0002)  # fmt: skip
            line.parent = body
        x += thick + 0.001


def _vase(shade: str, at: Point3, size: float = 1.0) -> None:
    """A small pot to dress a shelf."""
    s = size
    lathe([(0, 0), (0.04 * s, 0), (0.06 * s, 0.05 * s), (0.055 * s, 0.1 * s), (0.025 * s, 0.14 * s),
           (0.03 * s, 0.16 * s), (0.022 * s, 0.155 * s), (0, 0.1 * s)],
          skin("ceramic", shade), 48, at)  # fmt: skip


def _dressed(
    look: Look, left: float, right: float, y: float, z: float, room: float, turn: int
) -> None:
    """What a photographer puts on one shelf: books from a side, a pot, or nothing."""
    width = right - left
    if turn % 3 == 0:
        _books(look, left + 0.004, left + width * look.between(0.45, 0.65), y, z, room)
    elif turn % 3 == 1:
        _vase(("white", "stone", "sage")[turn % 2],
              (left + width * look.between(0.25, 0.4), y, z), min(1.4, room / 0.2))  # fmt: skip
        _books(look, left + width * 0.6, right - 0.09, y, z, room)
    else:
        for k in range(3):
            box((0.2 - 0.01 * k, 0.15, 0.028), skin("paper", _SPINES[(turn + k * 3) % 10]),
                (left + width * 0.55, y, z + k * 0.0285), 0.003, (0, 0, 4 * k - 3))  # fmt: skip
        _vase("beige", (left + width * 0.55, y, z + 0.086), min(0.9, (room - 0.09) / 0.18))


def _tall(look: Look) -> int:
    """Closed sides, a cornice and a plinth, five rows of books."""
    wood = (look.material, look.shade)
    w, d, h, rows = look.between(0.8, 0.9), 0.3, 1.98, 5
    for sx in (-1, 1):
        plank(wood, (0.024, d, h - 0.03), (sx * (w / 2 - 0.012), 0, 0), bevel=0.002)
    plank(wood, (w - 0.03, 0.006, h - 0.05), (0, d / 2 - 0.01, 0.03), bevel=0.001)
    plank(wood, (w + 0.05, d + 0.03, 0.026), (0, -0.01, h - 0.026), bevel=0.008)
    plank(wood, (w + 0.02, d + 0.015, 0.022), (0, -0.005, h - 0.048), bevel=0.008)
    plank(wood, (w + 0.012, 0.02, 0.085), (0, -d / 2 + 0.002, 0), bevel=0.006)
    step = (h - 0.14) / rows
    for k in range(rows):
        z = 0.085 + k * step
        plank(wood, (w - 0.046, d - 0.02, 0.024), (0, 0, z), bevel=0.002)
        _dressed(look, -w / 2 + 0.03, w / 2 - 0.03, -0.03, z + 0.024, step - 0.03, k * 2)
    return rows


def _leaning(look: Look) -> int:
    """A ladder against the wall with shelves that grow deeper downwards."""
    wood = (look.material, look.shade)
    w, h, rows = look.between(0.6, 0.68), 1.85, 5
    slope = 0.42 / h
    lean = math.degrees(math.atan(slope))
    for sx in (-1, 1):
        plank(wood, (0.024, 0.055, h / math.cos(math.radians(lean))),
              (sx * (w / 2), -0.21, 0), (-lean, 0, 0), 0.004)  # fmt: skip
    for k in range(rows):
        z = 0.12 + k * 0.36
        front = -0.23 + slope * z
        depth = 0.24 - front
        plank(wood, (w - 0.024, depth, 0.02), (0, front + depth / 2, z), bevel=0.003)
        plank(wood, (w - 0.024, 0.012, 0.05), (0, 0.24, z), bevel=0.003)
        for sx in (-1, 1):
            plank(wood, (0.012, depth, 0.05),
                  (sx * (w / 2 - 0.018), front + depth / 2, z), bevel=0.003)  # fmt: skip
        if k < 4:
            _dressed(look, -w / 2 + 0.03, w / 2 - 0.03, front + depth - 0.1, z + 0.02, 0.3, k + 1)
    return rows


def _cubes(look: Look) -> int:
    """A grid of open cubes, some with baskets."""
    wood = (look.material, look.shade)
    columns, rows, cell, d = 3, 4, 0.335, 0.38
    w, h = columns * (cell + 0.016) + 0.06, rows * (cell + 0.016) + 0.06
    for sx in (-1, 1):
        plank(wood, (0.038, d, h), (sx * (w / 2 - 0.019), 0, 0), bevel=0.002)
    for z in (0, h - 0.038):
        plank(wood, (w - 0.07, d - 0.002, 0.038), (0, 0, z), bevel=0.002)
    plank(wood, (w - 0.05, 0.005, h - 0.05), (0, d / 2 - 0.01, 0.025), bevel=0.001)
    step = cell + 0.016
    for k in range(1, columns):
        plank(wood, (0.016, d - 0.006, h - 0.07), (-w / 2 + 0.03 + k * step, 0, 0.035), bevel=0.001)
    for k in range(1, rows):
        plank(wood, (w - 0.07, d - 0.01, 0.016), (0, 0, 0.022 + k * step), bevel=0.001)
    basket = {(0, 0), (2, 0), (1, 1)}
    for i in range(columns):
        for k in range(rows):
            x, z = -w / 2 + 0.03 + (i + 0.5) * step, 0.038 + k * step
            if (i, k) in basket:
                canes = skin("wicker", "rattan")
                for r in range(11):
                    ring = [(x + a * 0.15, b * 0.16 - 0.02, z + 0.014 + r * 0.024)
                            for a, b in ((-1, -1), (1, -1), (1, 1), (-1, 1))]  # fmt: skip
                    tube(ring, 0.0135, canes, True, steps=1, sides=3)
                rod(0.012, (x - 0.04, -0.196, z + 0.2),
                    (x + 0.04, -0.196, z + 0.2), skin("leather", "brown"))  # fmt: skip
            elif (i + 2 * k) % 4 != 3:
                _dressed(look, x - 0.16, x + 0.16, -0.02, z, 0.31, i + 2 * k)
    return rows


def _steel(look: Look) -> int:
    """Boards in a frame of black steel with crosses at its sides."""
    wood = (look.material, look.shade)
    w, d, h, rows = look.between(0.9, 1.0), 0.32, 1.78, 5
    for sx in (-1, 1):
        for sy in (-1, 1):
            plank(BLACK_STEEL, (0.024, 0.024, h), (sx * (w / 2), sy * (d / 2), 0), bevel=0.002)
    for k in range(rows):
        z = 0.12 + k * (h - 0.16) / (rows - 1)
        plank(wood, (w - 0.02, d + 0.02, 0.028), (0, 0, z), bevel=0.003)
        for sy in (-1, 1):
            plank(BLACK_STEEL, (w, 0.02, 0.02), (0, sy * d / 2, z - 0.02), bevel=0.002)
        for sx in (-1, 1):
            plank(BLACK_STEEL, (0.02, d, 0.02), (sx * w / 2, 0, z - 0.02), bevel=0.002)
        if k < rows - 1:
            _dressed(look, -w / 2 + 0.04, w / 2 - 0.04, 0.0, z + 0.028, 0.35, (k * 2) % 6)
    for k in (-1, 1):
        rod(0.005, (-k * w / 2, d / 2, 0.15),
            (k * w / 2, d / 2, h - 0.1), skin(*BLACK_STEEL), segments=16)  # fmt: skip
    return rows


def _glazed(look: Look) -> int:
    """Open shelves above, panelled doors below."""
    paint = (look.material, look.shade)
    w, d, h = look.between(0.9, 1.0), 0.34, 2.0
    for sx in (-1, 1):
        plank(paint, (0.03, d - 0.04, h - 0.04), (sx * (w / 2 - 0.015), 0.02, 0), bevel=0.003)
    plank(paint, (w - 0.03, 0.008, h - 0.06), (0, d / 2 - 0.006, 0.03), bevel=0.001)
    plank(paint, (w + 0.07, d + 0.02, 0.03), (0, 0.0, h - 0.03), bevel=0.01)
    plank(paint, (w + 0.03, d - 0.01, 0.035), (0, 0.01, h - 0.065), bevel=0.012)
    plank(paint, (w + 0.006, d + 0.02, 0.69), (0, 0, 0.06), bevel=0.004)
    plank(paint, (w + 0.05, d + 0.06, 0.03), (0, 0, 0.75), bevel=0.01)
    plank(paint, (w + 0.03, d + 0.05, 0.09), (0, 0, 0), bevel=0.012)
    inside: Stuff = ("wood", look.accent)
    for k in range(3):
        z = 0.78 + k * 0.385
        if k:
            plank(inside, (w - 0.056, d - 0.07, 0.022), (0, 0.02, z - 0.022), bevel=0.002)
        _dressed(look, -w / 2 + 0.04, w / 2 - 0.04, 0.0, z, 0.34, k * 2)
    front = -d / 2 - 0.014
    for sx in (-1, 1):
        x = sx * w / 4
        _panelled(paint, w / 2 - 0.02, 0.6, (x, front, 0.12))
        knob(BRASS, (sx * 0.045, front - 0.012, 0.44), 0.014)
    for sx in (-1, 1):
        plank(paint, (0.04, 0.02, 1.19), (sx * (w / 2 - 0.02), -d / 2 + 0.05, 0.765), bevel=0.004)
    return 3


def _panelled(paint: Stuff, width: float, height: float, at: Point3) -> None:
    """A framed door with a sunken panel; `at` is the middle of its bottom."""
    x, y, z = at
    rail = 0.065
    plank(paint, (width - 0.02, 0.01, height - 0.02), (x, y + 0.006, z + 0.01), bevel=0.001)
    for side in (-1, 1):
        plank(paint, (rail, 0.024, height), (x + side * (width - rail) / 2, y, z), bevel=0.004)
        plank(paint, (width - 2 * rail + 0.004, 0.024, rail),
              (x, y, z + (height - rail) * (side > 0)), bevel=0.004)  # fmt: skip


_BOOKCASES = {"classic": _tall, "ladder": _leaning, "cube": _cubes, "steel frame": _steel,
              "cabinet": _glazed}  # fmt: skip
