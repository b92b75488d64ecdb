"""Bookcases, chests of drawers and beds."""

from __future__ import annotations

import math

from samples.blender.materials import skin
from samples.blender.shapes import (
    Material,
    Point3,
    box,
    lathe,
    moved,
    rod,
    sheet,
    sphere,
    tube,
)
from samples.look import Look
from samples.models._joinery import (
    BLACK_STEEL,
    BRASS,
    Stuff,
    cane,
    knob,
    leg,
    pad,
    plank,
    proportioned,
    pull,
    tufted,
    turned,
)

Facts = dict[str, float | str]

_SPINES = (
    "cream",
    "beige",
    "stone",
    "brick",
    "petrol",
    "white",
    "sage",
    "slate",
    "mustard",
    "ivory",
)


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
        body = box((thick, 0.16, height), paper, (x + thick / 2 + shift, y, z + 0.004 * last),
            0.003, turn)  # fmt: skip
        for share in (0.12, 0.85):  # gilt lines on the back
            line = box((thick * 0.96, 0.001, 0.004), skin(*BRASS), (0, -0.0802, height * share),
                0.0002)  # fmt: skip
            line.parent = body
        x += thick + 0.001


def _vase(shade: str, at: Point3, size: float = 1.0) -> None:
    """A small pot to dress a shelf."""
    s = size
    lathe([(0, 0), (0.04 * s, 0), (0.06 * s, 0.05 * s), (0.055 * s, 0.1 * s), (0.025 * s, 0.14 * s),
        (0.03 * s, 0.16 * s), (0.022 * s, 0.155 * s), (0, 0.1 * s)], skin("ceramic", shade), 48, at)  # fmt: skip


def _dressed(
    look: Look, left: float, right: float, y: float, z: float, room: float, turn: int
) -> None:
    """What a photographer puts on one shelf: books from a side, a pot, or nothing."""
    width = right - left
    if turn % 3 == 0:
        _books(look, left + 0.004, left + width * look.between(0.45, 0.65), y, z, room)
    elif turn % 3 == 1:
        _vase(("white", "stone", "sage")[turn % 2], (left + width * look.between(0.25, 0.4), y, z),
            min(1.4, room / 0.2))  # fmt: skip
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
        plank(wood, (0.024, 0.055, h / math.cos(math.radians(lean))), (sx * (w / 2), -0.21, 0),
            (-lean, 0, 0), 0.004)  # fmt: skip
    for k in range(rows):
        z = 0.12 + k * 0.36
        front = -0.23 + slope * z
        depth = 0.24 - front
        plank(wood, (w - 0.024, depth, 0.02), (0, front + depth / 2, z), bevel=0.003)
        plank(wood, (w - 0.024, 0.012, 0.05), (0, 0.24, z), bevel=0.003)
        for sx in (-1, 1):
            plank(wood, (0.012, depth, 0.05), (sx * (w / 2 - 0.018), front + depth / 2, z),
                bevel=0.003)  # fmt: skip
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
                    ring = [(x + a * 0.15, b * 0.16 - 0.02, z + 0.014 + r * 0.024) for a,
                        b in ((-1, -1), (1, -1), (1, 1), (-1, 1))]  # fmt: skip
                    tube(ring, 0.0135, canes, True, steps=1, sides=3)
                rod(0.012, (x - 0.04, -0.196, z + 0.2), (x + 0.04, -0.196, z + 0.2),
                    skin("leather", "brown"))  # fmt: skip
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
        rod(0.005, (-k * w / 2, d / 2, 0.15), (k * w / 2, d / 2, h - 0.1), skin(*BLACK_STEEL),
            segments=16)  # fmt: skip
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
        plank(paint, (width - 2 * rail + 0.004, 0.024, rail), (x, y,
            z + (height - rail) * (side > 0)), bevel=0.004)  # fmt: skip


_BOOKCASES = {
    "classic": _tall,
    "ladder": _leaning,
    "cube": _cubes,
    "steel frame": _steel,
    "cabinet": _glazed,
}


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
        plank(("wood", "ebony"), (w - 0.052, 0.01, 0.018), (0, -d / 2 + 0.02, z + each - 0.022),
            bevel=0.001)  # fmt: skip
        for sx in (-1, 1):
            rod(0.017, (sx * w * 0.25, -d / 2 - 0.001, z + each / 2 - 0.01),
                (sx * w * 0.25, -d / 2 - 0.02, z + each / 2 - 0.01),
                skin("leather", look.accent) if look.accent != "white" else skin(*BRASS), 0.019,
                0.004, 32)  # fmt: skip
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
                [(0.024, 0), (0.046, 0.4), (0.042, 0.65), (0.028, 0.82), (0.036, 1)])  # fmt: skip
    return 5


def _drawer(stuff: Stuff, width: float, height: float, at: Point3) -> None:
    """A front with a raised moulding near its edge; `at` is the middle of its bottom."""
    x, y, z = at
    plank(stuff, (width, 0.022, height), at, bevel=0.004)
    m = 0.016
    for side in (-1, 1):
        plank(stuff, (width - 2 * m, 0.012, 0.008),
            (x, y - 0.009, z + m if side < 0 else z + height - m - 0.008), bevel=0.003)  # fmt: skip
        plank(stuff, (0.008, 0.012, height - 2 * m), (x + side * (width / 2 - m - 0.004), y - 0.009,
            z + m), bevel=0.003)  # fmt: skip


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
            moved(cane(wide - 0.06, each - 0.06, canes), (x, y - 0.003, z + each / 2 - 0.003),
                (90, 0, 0))  # fmt: skip
            for side in (-1, 1):
                plank(wood, (wide - 0.01, 0.022, 0.03), (x, y, z if side < 0 else z + each - 0.038),
                    bevel=0.004)  # fmt: skip
                plank(wood, (0.03, 0.021, each - 0.068), (x + side * (wide / 2 - 0.02), y,
                    z + 0.03), bevel=0.004)  # fmt: skip
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
        sheet(shape, 0.028, skin(*wood), 0.004, (sx * (w / 2 - 0.01), -d / 2 - 0.03, 0),
            (90, 0, 90))  # fmt: skip
    return 4


_CHESTS = {
    "modern": _modern,
    "tallboy": _tallboy,
    "country": _country,
    "cane front": _caned,
    "bow front": _antique,
}


def bed(look: Look) -> Facts:
    """A bed made up with mattress, pillows and blanket."""
    width = {"metal": 1.4, "spindle": 1.4}.get(look.style, 1.6)
    # a mattress has its norm: only the height is free
    proportioned(look, lambda made: _BEDS[made.style](made, width), 0.0, 0.06)
    return {"mattress_width": round(width * 100), "mattress_length": 200, "pillows": 2}


def _bedding(width: float, z: float, blanket: Material) -> None:
    """Mattress with a taped edge, two pillows, a turned-down duvet in the blanket's colour."""
    ticking = skin("cotton", "snow")
    linen = skin("cotton", "white")
    pad((width - 0.02, 1.98, 0.22), ticking, (0, 0, z), rounding=0.05, puff=(0, 0, 0.01),
        piping=ticking)  # fmt: skip
    top = z + 0.22
    for sx in (-1, 1):
        _pillow(linen, width / 2 - 0.08, (sx * width / 4, 0.76, top - 0.005), (30, 0, 0), 3 + sx)

    def draped(x: float, y: float, h: float) -> Point3:
        """Falls over the sides and the foot in soft waves."""
        half = width / 2 + 0.012
        out = max(0.0, abs(x) - half + 0.05)
        foot = max(0.0, -(y + 0.98))
        wave = 0.012 * math.sin(y * 17 + x) * min(1.0, out / 0.1)
        sway = 0.01 * math.sin(x * 19) * min(1.0, foot / 0.1)
        side = math.copysign(min(abs(x), half - 0.05) + 0.06 * (1 - math.exp(-out / 0.05)) + wave,
            x)  # fmt: skip
        lie = max(y, -0.98) - 0.05 * (1 - math.exp(-foot / 0.05)) - sway
        fall = out + foot - 0.03 * (1 - math.exp(-(out + foot) / 0.04))
        return side, lie, h * (1 - 0.4 * min(1, fall * 4)) - max(0.0, fall)

    cover = width + 0.34
    pad((cover, 1.72, 0.06), blanket, (0, -0.34, top - 0.022), rounding=0.028, puff=(0, 0, 0.02),
        warp=lambda x, y, h: _shifted(draped, x, y, h, -0.34), cells=(56, 44, 2), creases=0.018)  # fmt: skip
    pad((cover * 0.992, 0.3, 0.05), linen, (0, 0.42, top + 0.02), rounding=0.024,
        puff=(0, 0, 0.012), warp=lambda x, y, h: draped(x * 1.0, y, h), cells=(56, 8, 2),
        creases=0.01, seed=2)  # fmt: skip


def _shifted(warp: object, x: float, y: float, h: float, by: float) -> Point3:
    a, b, c = warp(x, y + by, h)  # type: ignore[operator]
    return a, b - by, c


def _pillow(cloth: Material, width: float, at: Point3, turn: Point3, seed: int) -> None:
    def sewn(x: float, y: float, z: float) -> Point3:
        u, v = min(1, abs(2 * x / width)), min(1, abs(2 * y / 0.48))
        keep = 1 - 0.85 * max(u, v) ** 3.2
        return x * (1 - 0.06 * (1 - v * v)), y * (1 - 0.07 * (1 - u * u)), z * keep

    pad((width, 0.48, 0.16), cloth, at, turn, 0.07, (0, 0, 0.09), sewn, (16, 12, 6), creases=0.018,
        seed=seed)  # fmt: skip


def _platform(look: Look, width: float) -> None:
    """A low wooden frame with a slatted headboard."""
    wood = (look.material, look.shade)
    w = width + 0.08
    for sx in (-1, 1):
        plank(wood, (0.035, 2.04, 0.17), (sx * w / 2, 0, 0.16), bevel=0.006)
        plank(wood, (0.07, 0.06, 1.02), (sx * (w / 2 - 0.02), 1.04, 0), bevel=0.006)
        leg(wood, (sx * (w / 2 - 0.05), -0.96, 0.17), (sx * (w / 2 - 0.03), -1.0, 0), 0.07, 0.045)
    plank(wood, (w + 0.035, 0.035, 0.17), (0, -1.03, 0.16), bevel=0.006)
    plank(wood, (w, 2.0, 0.03), (0, 0, 0.24), bevel=0.002)
    for k in range(5):
        plank(wood, (w - 0.06, 0.028, 0.095), (0, 1.045, 0.38 + k * 0.125), bevel=0.006)
    _bedding(width, 0.27, skin("cotton", look.accent))


def _padded(look: Look, width: float) -> None:
    """An upholstered frame with a high buttoned headboard."""
    cloth = skin(look.material, look.shade)
    w = width + 0.12
    tufted((w + 0.04, 0.11, 1.15), cloth, (0, 1.08, 0.08), 6, 4, 0.05, rounding=0.05)
    for sx in (-1, 1):
        pad((0.07, 2.08, 0.27), cloth, (sx * (w / 2 - 0.02), 0, 0.07), rounding=0.03,
            puff=(0, 0, 0))  # fmt: skip
        for y in (-1.0, 1.06):
            leg(("wood", "walnut"), (sx * (w / 2 - 0.06), y, 0.09), (sx * (w / 2 - 0.05), y, 0),
                0.06, 0.04)  # fmt: skip
    pad((w + 0.03, 0.07, 0.27), cloth, (0, -1.05, 0.07), rounding=0.03, puff=(0, 0, 0))
    plank(("wood", "pine"), (width, 2.0, 0.03), (0, 0, 0.22), bevel=0.002)
    _bedding(width, 0.25, skin("velvet", look.accent))


def _metal(look: Look, width: float) -> None:
    """A hospital-style bed of round bars with brass knobs."""
    paint = (look.material, look.shade)
    bars = skin(*paint)
    w = width + 0.05
    for y, high in ((1.04, 1.18), (-1.04, 0.82)):
        for sx in (-1, 1):
            rod(0.019, (sx * w / 2, y, 0), (sx * w / 2, y, high), bars, segments=32)
            sphere(0.033, skin(*BRASS), (sx * w / 2, y, high + 0.026))
            lathe([(0, 0), (0.027, 0), (0.027, 0.01), (0, 0.01)], skin(*BRASS), 32,
                (sx * w / 2, y, high - 0.012))  # fmt: skip
        arch = [(-w / 2, y, high - 0.05), (-w / 4, y, high + 0.03), (0, y, high + 0.075),
            (w / 4, y, high + 0.03), (w / 2, y, high - 0.05)]  # fmt: skip
        tube(arch, 0.0125, bars)
        rod(0.011, (-w / 2, y, 0.42), (w / 2, y, 0.42), bars, segments=24)
        rod(0.011, (-w / 2, y, high - 0.13), (w / 2, y, high - 0.13), bars, segments=24)
        for k in range(1, 10):
            x = -w / 2 + w * k / 10
            lift = (1 - (2 * x / w) ** 2) * 0.125 - 0.052
            rod(0.007, (x, y, 0.42), (x, y, high + lift if k % 2 else high - 0.13), bars,
                segments=16)  # fmt: skip
            if k % 2 == 0:
                sphere(0.014, skin(*BRASS), (x, y, (high + 0.29) / 2))
    for sx in (-1, 1):
        plank(paint, (0.03, 2.06, 0.035), (sx * (w / 2 - 0.01), 0, 0.3), bevel=0.004)
    plank(("wood", "pine"), (width, 2.0, 0.03), (0, 0, 0.29), bevel=0.002)
    _bedding(width, 0.32, skin("cotton", look.accent))


def _four_poster(look: Look, width: float) -> None:
    """Four slim posts joined at the top, a panelled headboard."""
    wood = (look.material, look.shade)
    w, h = width + 0.1, 2.0
    for sx in (-1, 1):
        for sy in (-1, 1):
            plank(wood, (0.06, 0.06, h), (sx * w / 2, sy * 1.05, 0), bevel=0.005)
        plank(wood, (0.04, 2.06, 0.15), (sx * w / 2, 0, 0.2), bevel=0.005)
        plank(wood, (0.045, 2.06, 0.045), (sx * w / 2, 0, h - 0.047), bevel=0.004)
    for sy in (-1, 1):
        plank(wood, (w, 0.045, 0.045), (0, sy * 1.05, h - 0.047), bevel=0.004)
        plank(wood, (w, 0.04, 0.15), (0, sy * 1.05, 0.2), bevel=0.005)
    plank(wood, (w - 0.05, 0.022, 0.72), (0, 1.05, 0.4), bevel=0.003)
    for k in range(3):
        for side in (-1, 1):
            plank(wood, (w / 3 - 0.12, 0.02, 0.02), ((k - 1) * w / 3.1, 1.038,
                0.62 if side < 0 else 1.02), bevel=0.005)  # fmt: skip
            plank(wood, (0.02, 0.02, 0.42), ((k - 1) * w / 3.1 + side * (w / 6 - 0.06), 1.038,
                0.62), bevel=0.005)  # fmt: skip
    plank(wood, (w + 0.02, 0.06, 0.035), (0, 1.05, 1.12), bevel=0.01)
    plank(("wood", "pine"), (width, 2.0, 0.03), (0, 0, 0.27), bevel=0.002)
    _bedding(width, 0.3, skin("linen", look.accent))


_BEDS = {
    "platform": _platform,
    "upholstered": _padded,
    "metal": _metal,
    "four-poster": _four_poster,
}
