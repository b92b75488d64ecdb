"""Building blocks."""

from __future__ import annotations

import math

from samples.blender.materials import skin
from samples.blender.shapes import (
    Material,
    Object,
    Point3,
    box,
    copied,
    lathe,
    moved,
    rod,
    sheet,
    text,
)
from samples.look import Look
from samples.models import Facts
from samples.models.toys.parts import rectangle


def _brick(columns: int, rows: int, at: Point3, material: Material, turned: bool = False) -> None:
    """A studded brick of 16 mm a stud; `at` is the middle of its bottom."""
    pitch, high = 0.016, 0.019
    if turned:
        columns, rows = rows, columns
    box((columns * pitch - 0.0003, rows * pitch - 0.0003, high - 0.0002), material, at, 0.0005)
    stud = [(0, 0.0035), (0.0042, 0.0035), (0.0048, 0.0029), (0.0048, 0)]
    first = lathe(stud[::-1], material, 32)
    for k in range(columns * rows):
        x, y = k % columns - (columns - 1) / 2, k // columns - (rows - 1) / 2
        place = (at[0] + x * pitch, at[1] + y * pitch, at[2] + high)
        (moved(first, place) if k == 0 else copied(first, place)).name = "stud"


def building_blocks(look: Look) -> Facts:
    """A pile of blocks: a castle of turned and sawn wood, alphabet cubes, or studded bricks."""
    if look.style == "studded":
        main = [skin(look.material, look.shade), skin(look.material, look.shade)]
        other = [skin(look.material, look.accent), skin(look.material, "snow")]
        p, h = 0.016, 0.019
        pile = [(4, 2, (-2, 0, 0), 0, False), (4, 2, (2, 0, 0), 1, False),
                (2, 2, (-3, 0, 1), 0, False), (4, 2, (0, 0, 1), 2, False),
                (2, 2, (3, 0, 1), 0, False), (4, 2, (-2, 0, 2), 0, False),
                (4, 2, (2, 0, 2), 1, False), (4, 2, (-1, 0, 3), 0, False),
                (2, 2, (2, 0, 3), 3, False), (2, 2, (-2, 0, 4), 2, False),
                (2, 2, (0, 0, 4), 0, False), (2, 2, (-2, 0, 5), 1, False),
                (4, 2, (1.6, -3.6, 0), 0, True), (2, 2, (-2.2, -3.2, 0), 2, False)]  # fmt: skip
        for columns, rows, (x, y, z), tint, turned in pile:
            _brick(columns, rows, (x * p, y * p, z * h), (main + other)[tint], turned)
        return {"pieces": len(pile)}
    wood, edge = skin(look.material, look.shade, grain="X"), 0.04
    if look.style == "letters":
        tints = ["red", "blue", "green", "mustard", look.accent, "purple"]
        places = [(-1.06, 0, 4), (0, 0.03, -7), (1.07, -0.05, 6), (-0.52, 0, -5), (0.55, 0.03, 9),
                  (0.04, 0, -12)]  # fmt: skip
        for k, (x, y, turn) in enumerate(places):
            z = (0, 0, 0, 1, 1, 2)[k] * edge
            size, tint, angle = edge, skin("lacquer", tints[k]), math.radians(turn)
            at = (x * size, y * size, z)
            box((size, size, size),
                skin(look.material, look.shade, grain="X"), at, 0.0025, (0, 0, turn))  # fmt: skip
            for side in range(4):
                a = angle + side * math.pi / 2
                out = (at[0] + math.sin(a) * size * 0.5, at[1] - math.cos(a) * size * 0.5,
                       z + size / 2)  # fmt: skip
                ring = sheet(rectangle(0, 0, size * 0.86, size * 0.86, 0.003), 0.0012, tint, 0.0003,
                             holes=[rectangle(0, 0, size * 0.74, size * 0.74, 0.002)])  # fmt: skip
                moved(ring, out, (90, 0, turn + side * 90))
                text("ABCDEF"[(k + side * 2) % 6],
                     size * 0.72, tint, out, (90, 0, turn + side * 90), 0.001)  # fmt: skip
            top = sheet(rectangle(0, 0, size * 0.86, size * 0.86, 0.003), 0.0008, tint, 0.0003,
                        holes=[rectangle(0, 0, size * 0.74, size * 0.74, 0.002)])  # fmt: skip
            moved(top, (at[0], at[1], z + size - 0.0003), (0, 0, turn))
        return {"pieces": 6}
    e, one, two = edge, skin("lacquer", look.accent), skin("lacquer", "red")

    def block(
        x: float, z: float, w: float, h: float, m: Material, y: float = 0.0, turn: float = 0.0
    ) -> Object:
        return box((w * e, e, h * e), m, (x * e, y * e, z * e), 0.002, (0, 0, turn))

    arch = [(-1.5, 0), (-0.75, 0)] + [
        (-0.75 * math.cos(math.pi * k / 20), 0.75 * math.sin(math.pi * k / 20))
        for k in range(1, 20)
    ]
    arch += [(0.75, 0), (1.5, 0), (1.5, 1.2), (-1.5, 1.2)]
    for x in (-2, 2):
        block(x, 0, 1, 2, wood)
        block(x, 2, 1, 1, one, turn=3 * x)
        block(x, 3, 1, 1, wood)
    for x in (-1.05, 1.05):
        block(x, 0, 0.8, 1.0, wood)
    sheet([(x * e, y * e) for x, y in arch], e, wood, 0.002, (0, e / 2, 1.0 * e), (90, 0, 0))
    block(0, 2.2, 3, 0.5, two)
    for x in (-0.95, 0.95):
        rod(e * 0.42, (x * e, 0, 2.7 * e), (x * e, 0, 4.0 * e), wood, bevel=0.002)
    block(0, 4.0, 3, 0.5, wood)
    roof = [(-1.0, 0), (1.0, 0), (0, 1.0)]
    sheet([(x * e, y * e) for x, y in roof], e, one, 0.002, (0, e / 2, 4.5 * e), (90, 0, 0))
    for x in (-2, 2):
        lathe([(0, 0), (e * 0.46, 0), (e * 0.48, 0.002), (e * 0.02, e * 1.05), (0, e * 1.06)],
              two, at=(x * e, 0, 4 * e))  # fmt: skip
    rod(e * 0.4, (-0.9 * e, -1.7 * e, e * 0.4), (0.1 * e, -1.45 * e, e * 0.4), one, bevel=0.002)
    block(1.4, 0, 1, 1, two, -1.6, 24)
    return {"pieces": 18}
