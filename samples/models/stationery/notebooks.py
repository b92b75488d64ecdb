"""Notebooks."""

from __future__ import annotations

import math

from samples.blender.materials import skin
from samples.blender.outlines import rounded_rectangle
from samples.blender.shapes import (
    Material,
    Object,
    Point3,
    box,
    curve,
    mesh,
    sheet,
    subdivided,
    text,
    thickened,
    tube,
)
from samples.look import Look
from samples.models import Facts
from samples.models.stationery.parts import silk_band


def notebook(look: Look) -> Facts:
    """A notebook lying: elastic band and ribbon, wire spiral with a curled cover, or stitched."""
    small = 0.8 if look.style == "reporter" else 1.0
    width = look.between(0.138, 0.148) * (0.72 if look.style == "reporter" else 1)
    height = look.between(0.205, 0.214) * small
    thick = {"stitched": 0.006, "elastic": 0.015}.get(look.style, 0.011)
    case = skin(look.material, look.shade)
    if look.style == "elastic":
        _bound(look, case, width, height, thick)
    else:
        _curled(look, case, width, height, thick)
    return {"pages": {"elastic": 192, "stitched": 64}.get(look.style, 140), "ruling": "lined"}


def _bound(look: Look, case: Material, width: float, height: float, thick: float) -> None:
    """Hard covers with round corners, rounded spine, elastic band, ribbon and a pocket label."""
    board, r = 0.0022, 0.008
    pages = skin("paper", "ivory", "sand", "bands", 0.05)
    sheet(rounded_rectangle(width - 0.007, height - 0.005, r, steps=6),
          thick - 2 * board, pages, 0.0, (-0.0015, 0, board))  # fmt: skip
    for z in (0.0, thick - board):
        sheet(rounded_rectangle(width, height, r, steps=6), board, case, 0.0009, (0, 0, z))
    back = [(-width / 2 + 0.004 - 0.0055 * math.cos(a), thick / 2 + (thick / 2) * math.sin(a))
            for a in (math.radians(d) for d in range(-90, 91, 10))]  # fmt: skip
    silk_band([(x, 0, z) for x, z in back], height - 2 * r, (0, 1, 0), case, 0.0016)
    x = width / 2 - 0.016
    band = skin("nylon", look.accent)
    loop = [(-height / 2 - 0.0008, thick / 2), (-height / 2 - 0.0003, thick - 0.001),
            (-height / 2 + 0.002, thick + 0.0005), (height / 2 - 0.002, thick + 0.0005),
            (height / 2 + 0.0003, thick - 0.001), (height / 2 + 0.0008, thick / 2),
            (height / 2, 0.0), (-height / 2, 0.0)]  # fmt: skip
    silk_band([(x, y, z) for y, z in [*loop, loop[0]]], 0.0065, (1, 0, 0), band, 0.0007)
    tail = [(-0.02, -height / 2 + 0.004, thick * 0.55),
            (-0.02, -height / 2 - 0.004, thick * 0.5), (-0.017, -height / 2 - 0.009, 0.003),
            (-0.012, -height / 2 - 0.019, 0.0008)]  # fmt: skip
    silk_band(curve(tail, 8), 0.006, (1, 0, 0), skin("cotton", look.accent), 0.0004)
    label = skin("paper", "ivory")
    ink = skin("paper", "charcoal")
    if look.material in ("linen", "canvas", "cotton"):
        sheet(rounded_rectangle(0.06, 0.03, 0.002, steps=6),
              0.0004, label, 0.0001, (-0.008, 0.052, thick))  # fmt: skip
        for k in range(2):
            box((0.046, 0.0006, 0.0002), ink, (-0.008, 0.055 - k * 0.009, thick + 0.0004), 0.00005)
    else:  # a blind stamp low on the cover
        text("NOTES", 0.015, skin("gold", "gold"), (-0.008, 0.055, thick), (0, 0, 0), 0.0002)


def _curled(look: Look, case: Material, width: float, height: float, thick: float) -> None:
    """A soft cover rolling back from the ruled first page; bound with wire or sewn."""
    top_bound = look.style == "reporter"
    pages = skin("paper", "white", "stone", "bands", 0.04)
    radius = 0.012 if look.style != "stitched" else 0.007
    sheet(rounded_rectangle(width, height, radius, steps=6), 0.0009, case, 0.0002)
    sheet(rounded_rectangle(width - 0.001, height - 0.001, radius, steps=6),
          thick - 0.0014, pages, 0.0, (0, 0, 0.0009))  # fmt: skip
    top = thick - 0.0005
    paper = skin("paper", "snow")
    sheet(rounded_rectangle(width - 0.001, height - 0.001, radius, steps=6),
          0.0002, paper, 0.00005, (0, 0, top))  # fmt: skip
    blue, red = skin("paper", "sky"), skin("paper", "rose")
    for k in range(int(height / 0.0078) - 2):
        y = height / 2 - 0.02 - k * 0.0078
        box((width - 0.003, 0.0006, 0.00006), blue, (0, y, top + 0.0002), 0.00001)
    box((0.0006, height - 0.003, 0.00006), red, (-width / 2 + 0.026, 0, top + 0.00025), 0.00001)
    # the cover: cut with round corners, then rolled up from its free edge
    cover = _grid(width, height, radius, case)
    way = (0.0, -1.0) if top_bound else (0.82, -0.57)
    start = height * 0.5 if top_bound else width * 0.1
    roll = look.between(0.034, 0.042)
    shift = height / 2 if top_bound else 0.0
    for corner in cover.data.vertices:
        far = max(0.0, corner.co.x * way[0] + corner.co.y * way[1] + shift - start)
        turn = far / roll
        back = far - roll * math.sin(turn)
        corner.co.x -= back * way[0]
        corner.co.y -= back * way[1]
        corner.co.z = top + 0.0009 + roll * (1 - math.cos(turn))
    subdivided(thickened(cover, 0.0007), 1)
    if look.style == "stitched":
        thread = skin("cotton", look.accent)
        for k in range(12):
            y = -height / 2 + 0.012 + k * (height - 0.024) / 11
            tube([(-width / 2 + 0.005, y - 0.005, top + 0.0012),
                  (-width / 2 + 0.005, y, top + 0.0017),
                  (-width / 2 + 0.005, y + 0.005, top + 0.0012)], 0.0006, thread)  # fmt: skip
        return
    wire = skin("polished metal", "steel" if look.accent == "white" else look.accent)
    length = width if top_bound else height
    count = int(length / 0.0085)
    dark = skin("plastic", "charcoal")
    for k in range(count):
        along = (k - (count - 1) / 2) * 0.0085
        r = thick / 2 + 0.0035
        ring = [(-0.0055 + r * 0.86 * math.cos(a) + 0.001, thick / 2 + r * math.sin(a))
                for a in (math.tau * j / 14 for j in range(14))]  # fmt: skip
        edge = -(height if top_bound else width) / 2 + 0.0045
        points = [
            ((edge + u, along, z) if not top_bound else (along, -edge - u, z)) for u, z in ring
        ]
        tube(points, 0.0007, wire, closed=True, steps=2, sides=3)
        hole = (edge + 0.0005, along, top + 0.0012) if not top_bound else (along, -edge - 0.0005,
            top + 0.0012)  # fmt: skip
        box((0.004, 0.004, 0.0001), dark, hole, 0.00001)


def _grid(width: float, height: float, radius: float, material: Material) -> Object:
    """A fine flat sheet with round corners that can be bent."""
    columns, rows = 28, 36
    corners: list[Point3] = []
    for j in range(rows + 1):
        for i in range(columns + 1):
            x, y = (i / columns - 0.5) * width, (j / rows - 0.5) * height
            mx, my = math.copysign(width / 2 - radius, x), math.copysign(height / 2 - radius, y)
            dx, dy = x - mx, y - my
            if dx * mx > 0 and dy * my > 0:  # in a corner: squares become circles
                far = math.hypot(dx, dy)
                keep = max(abs(dx), abs(dy)) / far if far else 1.0
                x, y = mx + dx * keep, my + dy * keep
            corners.append((x, y, 0.0))
    line = columns + 1
    faces = [(j * line + i, j * line + i + 1, (j + 1) * line + i + 1, (j + 1) * line + i)
             for j in range(rows) for i in range(columns)]  # fmt: skip
    return mesh("cover", corners, faces, material)
