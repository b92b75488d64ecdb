"""Notebooks, boxes, and what lies on a desk."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import bpy
from mathutils import Euler, Matrix

from samples.blender.materials import skin
from samples.blender.shapes import (
    Object,
    Point2,
    Point3,
    beveled,
    box,
    curve,
    lathe,
    loft,
    mesh,
    moved,
    rod,
    sheet,
    sphere,
    subdivided,
    superellipse,
    text,
    thickened,
    tube,
)
from samples.look import Look

Facts = dict[str, float | str]
Material = bpy.types.Material


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
    sheet(
        _rounded(width - 0.007, height - 0.005, r),
        thick - 2 * board,
        pages,
        0.0,
        (-0.0015, 0, board),
    )
    for z in (0.0, thick - board):
        sheet(_rounded(width, height, r), board, case, 0.0009, (0, 0, z))
    back = [(-width / 2 + 0.004 - 0.0055 * math.cos(a), thick / 2 + (thick / 2) * math.sin(a)) for a in (math.radians(d) for d in range(-90, 91, 10))]  # fmt: skip
    _ribbon([(x, 0, z) for x, z in back], height - 2 * r, (0, 1, 0), case, 0.0016)
    x = width / 2 - 0.016
    band = skin("nylon", look.accent)
    loop = [(-height / 2 - 0.0008, thick / 2), (-height / 2 - 0.0003, thick - 0.001), (-height / 2 + 0.002, thick + 0.0005),
            (height / 2 - 0.002, thick + 0.0005), (height / 2 + 0.0003, thick - 0.001), (height / 2 + 0.0008, thick / 2),
            (height / 2, 0.0), (-height / 2, 0.0)]  # fmt: skip
    _ribbon([(x, y, z) for y, z in [*loop, loop[0]]], 0.0065, (1, 0, 0), band, 0.0007)
    tail = [(-0.02, -height / 2 + 0.004, thick * 0.55), (-0.02, -height / 2 - 0.004, thick * 0.5), (-0.017, -height / 2 - 0.009, 0.003), (-0.012, -height / 2 - 0.019, 0.0008)]  # fmt: skip
    _ribbon(curve(tail, 8), 0.006, (1, 0, 0), skin("cotton", look.accent), 0.0004)
    label = skin("paper", "ivory")
    ink = skin("paper", "charcoal")
    if look.material in ("linen", "canvas", "cotton"):
        sheet(_rounded(0.06, 0.03, 0.002), 0.0004, label, 0.0001, (-0.008, 0.052, thick))
        for k in range(2):
            box((0.046, 0.0006, 0.0002), ink, (-0.008, 0.055 - k * 0.009, thick + 0.0004), 0.00005)
    else:  # a blind stamp low on the cover
        text("NOTES", 0.015, skin("gold", "gold"), (-0.008, 0.055, thick), (0, 0, 0), 0.0002)


def _curled(look: Look, case: Material, width: float, height: float, thick: float) -> None:
    """A soft cover rolling back from the ruled first page; bound with wire or sewn."""
    top_bound = look.style == "reporter"
    pages = skin("paper", "white", "stone", "bands", 0.04)
    radius = 0.012 if look.style != "stitched" else 0.007
    sheet(_rounded(width, height, radius), 0.0009, case, 0.0002)
    sheet(
        _rounded(width - 0.001, height - 0.001, radius), thick - 0.0014, pages, 0.0, (0, 0, 0.0009)
    )
    top = thick - 0.0005
    paper = skin("paper", "snow")
    sheet(_rounded(width - 0.001, height - 0.001, radius), 0.0002, paper, 0.00005, (0, 0, top))
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
            tube([(-width / 2 + 0.005, y - 0.005, top + 0.0012), (-width / 2 + 0.005, y, top + 0.0017), (-width / 2 + 0.005, y + 0.005, top + 0.0012)], 0.0006, thread)  # fmt: skip
        return
    wire = skin("polished metal", "steel" if look.accent == "white" else look.accent)
    length = width if top_bound else height
    count = int(length / 0.0085)
    dark = skin("plastic", "charcoal")
    for k in range(count):
        along = (k - (count - 1) / 2) * 0.0085
        r = thick / 2 + 0.0035
        ring = [(-0.0055 + r * 0.86 * math.cos(a) + 0.001, thick / 2 + r * math.sin(a)) for a in (math.tau * j / 14 for j in range(14))]  # fmt: skip
        edge = -(height if top_bound else width) / 2 + 0.0045
        points = [
            ((edge + u, along, z) if not top_bound else (along, -edge - u, z)) for u, z in ring
        ]
        tube(points, 0.0007, wire, closed=True, steps=2, sides=3)
        hole = (edge + 0.0005, along, top + 0.0012) if not top_bound else (along, -edge - 0.0005, top + 0.0012)  # fmt: skip
        box((0.004, 0.004, 0.0001), dark, hole, 0.00001)


def gift_box(look: Look) -> Facts:
    """A box with an overlapping lid, crossed ribbons and a bow."""
    wide, deep, high = {"flat": (0.24, 0.17, 0.06), "tall": (0.14, 0.14, 0.2), "round": (0.2, 0.2, 0.12)}.get(look.style, (0.18, 0.18, 0.13))  # fmt: skip
    size = look.between(0.95, 1.06)
    wide, deep, high = wide * size, deep * size, high * look.between(0.95, 1.06)
    body = skin(look.material, look.shade)
    lid_high = min(0.045, high * 0.34)
    lid_at = high - lid_high
    ribbon = skin("nylon", look.accent)
    grow = 0.006
    if look.style == "round":
        r = wide / 2
        lathe([(0, 0), (r - 0.001, 0), (r, 0.001), (r, high - 0.004), (0, high - 0.004)], body)
        rim = r + grow / 2
        lathe([(rim - 0.002, lid_at), (rim - 0.0005, lid_at), (rim, lid_at + 0.0006), (rim, high - 0.0015), (rim - 0.0015, high), (0, high)], body)  # fmt: skip
    else:
        box((wide, deep, high - 0.002), body, bevel=0.0015)
        box((wide + grow, deep + grow, lid_high), body, (0, 0, lid_at), 0.0018)
        if look.style == "dots":
            _dotted(wide, deep, 0.0, lid_at)
            _dotted(wide + grow, deep + grow, lid_at, high)
            spots = _spots(wide + grow, deep + grow)
            _discs([((x, y, high + 0.0001), (1, 0, 0), (0, 1, 0)) for x, y in spots])
    band = 0.03 if look.style != "flat" else 0.023
    for half, turn in ((wide / 2, 0), (deep / 2, 90)):
        over = half + grow / 2 + 0.0004
        under = half + 0.0006
        line = [(-under, 0.0), (-under, lid_at - 0.0006), (-over, lid_at - 0.0002), (-over, high - 0.001), (-over + 0.0014, high + 0.0006)]  # fmt: skip
        line += [(-x, z) for x, z in reversed(line)]
        strip = _ribbon([(x, 0, z) for x, z in line], band, (0, 1, 0), ribbon, 0.0005)
        moved(strip, (0, 0, 0), (0, 0, turn))
    _bow(ribbon, (0, 0, high + 0.001), min(wide, deep) * look.between(0.36, 0.4), band)
    return {"ribbon": look.accent}


def _dotted(wide: float, deep: float, low: float, high: float) -> None:
    """White dots printed round the four sides of a box."""
    places = []
    for turn in range(4):
        length, out = (wide, deep) if turn % 2 == 0 else (deep, wide)
        c, s = math.cos(turn * math.pi / 2), math.sin(turn * math.pi / 2)
        for u, v in _spots(length, high - low):
            x, y = u, -out / 2 - 0.0001
            place = (x * c - y * s, x * s + y * c, (low + high) / 2 + v)
            places.append((place, (c, s, 0.0), (0.0, 0.0, 1.0)))
    _discs(places)


def _spots(width: float, height: float) -> list[Point2]:
    """Staggered rows of places about the middle of a field, clear of its edges."""
    step = 0.019
    rows, columns = int((height / 2 - 0.006) / step * 2), int((width / 2 - 0.008) / step)
    return [
        ((column + 0.5 * (row % 2)) * step, row * step / 2)
        for row in range(-rows, rows + 1)
        for column in range(-columns, columns + 1 - row % 2)
    ]


def _discs(places: Sequence[tuple[Point3, Point3, Point3]]) -> Object:
    """Small round prints, each at a place with its right and its up."""
    corners, faces = [], []
    for at, right, up in places:
        faces.append(range(len(corners), len(corners) + 20))
        for k in range(20):
            c, s = 0.0046 * math.cos(math.tau * k / 20), 0.0046 * math.sin(math.tau * k / 20)
            corners.append(tuple(p + r * c + u * s for p, r, u in zip(at, right, up, strict=True)))
    return mesh("dots", corners, faces, skin("paper", "white"), smooth=False)


def _bow(ribbon: Material, at: Point3, reach: float, band: float) -> None:
    """A rosette: a low ring of loops, a steeper one inside it, and two tails with a notch."""
    rings = ((6, 12, 0.0, 1.0, 12), (5, 40, 0.004, 0.74, 38), (1, 60, 0.012, 0.36, 66))
    for count, start, lift, long, steep in rings:
        for k in range(count):
            loop = [(0.0, 0.0), (0.45, 0.14), (0.85, 0.2), (1.02, 0.08), (0.9, -0.03), (0.45, -0.02), (0.0, 0.0)]  # fmt: skip
            c, s = math.cos(math.radians(steep)), math.sin(math.radians(steep))
            bow = reach * long
            points = [((x * c - z * s) * bow, 0, lift + (x * s + z * c) * bow) for x, z in loop]
            wide = [0.35, 0.85, 1.15, 1.2, 1.15, 0.85, 0.35]
            rows = curve([(*p, w) for p, w in zip(points, wide, strict=True)], 7)
            part = _ribbon(
                [r[:3] for r in rows], band, (0, 1, 0), ribbon, 0.0005, [r[3] for r in rows]
            )
            moved(part, (at[0], at[1], at[2] + 0.003), (0, 0, start + 360 * k / count))
    for turn in (-38, -104):
        tail = [(0, 0, 0.004), (reach * 0.5, 0, 0.009), (reach * 0.95, 0, 0.0025), (reach * 1.4, 0, 0.002)]  # fmt: skip
        part = _ribbon(curve(tail, 8), band * 0.85, (0, 1, 0), ribbon, 0.0005, notch=band * 0.5)
        moved(part, at, (0, 0, turn))


def storage_box(look: Look) -> Facts:
    """A card or fabric box with lid, metal label holder and handles or grip holes."""
    wide, deep, high = {"document": (0.27, 0.36, 0.11), "cube": (0.31, 0.31, 0.29)}.get(look.style, (0.29, 0.39, 0.21))  # fmt: skip
    size = look.between(0.96, 1.04)
    wide, deep, high = wide * size, deep * size, high * size
    lid_high = 0.045 if look.style != "document" else 0.038
    body = skin(look.material, look.shade)
    box((wide, deep, high), body, bevel=0.003)
    # the short side faces the buyer: the label is on it, as on a shelf
    box((wide + 0.014, deep + 0.014, lid_high), body, (0, 0, high - lid_high + 0.004), 0.0035)
    steel = skin("polished metal" if look.accent not in ("brass", "gold") else "brass", look.accent if look.accent != "white" else "steel")  # fmt: skip
    front = -deep / 2
    edging = skin(look.material, look.accent if look.style == "cube" else look.shade)
    label_z = (high - lid_high) * (0.62 if look.style == "document" else 0.68)
    _holder((0, front, label_z), steel)
    if look.style == "document":  # reinforced corners of metal
        for x in (-1, 1):
            for y in (-1, 1):
                for z in (0.0, high - 0.0105):
                    lift = 0.0042 if z else 0.0
                    out = 0.0076 if z else 0.0006
                    box((0.016, 0.016, 0.016), steel, (x * (wide / 2 + out - 0.008), y * (deep / 2 + out - 0.008), z - (0.0005 if not z else 0.001) + lift * 0.2), 0.003)  # fmt: skip
    else:
        grip = skin("leather", "tan") if look.style == "handled" else edging
        for side in (-1, 1):
            x = side * (wide / 2 + 0.0015)
            z = (high - lid_high) * 0.62
            if look.style == "handled":
                loop = [(x, -0.055, z), (x + side * 0.012, -0.045, z - 0.004), (x + side * 0.02, 0, z - 0.012), (x + side * 0.012, 0.045, z - 0.004), (x, 0.055, z)]  # fmt: skip
                _ribbon(curve(loop, 8), 0.022, (0, 0, 1), grip, 0.003)
                for y in (-0.058, 0.058):
                    rod(0.006, (x, y, z), (x + side * 0.004, y, z), steel)
            else:
                _eyelet(x, z, side, steel)
        if look.style == "handled":  # a second strap on the front, below the label
            z = label_z - 0.062
            loop = [(-0.055, front - 0.001, z), (-0.045, front - 0.012, z - 0.004), (0, front - 0.02, z - 0.012), (0.045, front - 0.012, z - 0.004), (0.055, front - 0.001, z)]  # fmt: skip
            _ribbon(curve(loop, 8), 0.022, (0, 0, 1), grip, 0.003)
            for x in (-0.057, 0.057):
                rod(0.006, (x, front, z), (x, front - 0.004, z), steel)
        elif look.style != "cube":
            _eyelet(0, label_z - 0.06, 0, steel, front)
    if look.material in ("linen", "canvas", "cotton", "felt"):
        _stitched(wide + 0.014, deep + 0.014, high - lid_high + 0.009, look)
    return {"capacity": round(wide * deep * high * 1000)}


def _holder(at: Point3, steel: Material) -> None:
    """A metal frame with a card in it, fixed by two rivets."""
    x, y, z = at
    w, h = 0.1, 0.056
    outer, inner = _rounded(w, h, 0.004), _rounded(w - 0.012, h - 0.014, 0.002)
    sheet(outer, 0.0018, steel, 0.0005, (x, y + 0.0003, z), (90, 0, 0), holes=[inner[::-1]])
    sheet(_rounded(w - 0.008, h - 0.008, 0.001), 0.0004, skin("paper", "ivory"), 0.0001, (x, y, z), (90, 0, 0))  # fmt: skip
    ink = skin("paper", "slate")
    for k in (-1, 1):
        box((w * 0.62, 0.0002, 0.0012), ink, (x, y - 0.0005, z + k * 0.006 - 0.0005), 0.00005)
        ear = _rounded(0.014, 0.018, 0.006)
        sheet(ear, 0.0014, steel, 0.0004, (x + k * (w / 2 + 0.003), y + 0.0003, z), (90, 0, 0))
        rod(
            0.0028, (x + k * (w / 2 + 0.005), y, z), (x + k * (w / 2 + 0.005), y - 0.0028, z), steel
        )


def _eyelet(x: float, z: float, side: int, steel: Material, front: float | None = None) -> None:
    """A grip hole with a metal rim."""
    dark = skin("rubber", "black")
    ring = [(0.013 * math.cos(a), 0.013 * math.sin(a)) for a in (math.tau * k / 24 for k in range(24))]  # fmt: skip
    if front is None:
        tube([(x, u, z + v) for u, v in ring], 0.0028, steel, closed=True, steps=2)
        rod(0.012, (x - side * 0.004, 0, z), (x + side * 0.0004, 0, z), dark)
    else:
        tube([(u, front, z + v) for u, v in ring], 0.0028, steel, closed=True, steps=2)
        rod(0.012, (0, front + 0.004, z), (0, front - 0.0004, z), dark)


def _stitched(wide: float, deep: float, z: float, look: Look) -> None:
    """A sewn line round the lid's hem."""
    thread = skin("cotton", look.accent if look.accent not in ("brass", "steel") else "cream")
    for length, other, turn in ((wide, deep, 0), (deep, wide, 90)):
        count = int(length / 0.012)
        for side in (-1, 1):
            for k in range(count):
                along = (k + 0.5) * length / count - length / 2
                x, y = (along, side * other / 2) if turn == 0 else (side * other / 2, along)
                box((0.007, 0.0012, 0.0013), thread, (x, y, z), 0.0005, (0, 0, turn))


def pen(look: Look) -> Facts:
    """A pen lying: a click ballpoint, or a fountain pen with its cap beside it."""
    turn = look.between(-3, 3)
    if look.style == "fountain":
        _lying(lambda: _fountain(look), (0, 0.012, 0.0062), turn)
        _lying(lambda: _cap(look), (0.012, -0.03, 0.0068), turn + 9, 0.06)
        return {"ink": "blue", "cartridges": 1}
    if look.style == "set":
        _lying(lambda: _ballpoint(look), (0, 0.012, 0.0055), turn)
        _lying(lambda: _ballpoint(look), (0.006, -0.016, 0.0055), turn + 180 + 14)
        return {"ink": "blue", "pens": 2}
    _lying(lambda: _ballpoint(look), (0, 0, 0.0055), turn)
    return {"ink": "black", "pens": 1}


def _ballpoint(look: Look) -> None:
    """A click ballpoint standing on its tip."""
    length, r = look.between(0.138, 0.144), 0.0052 * (1.12 if look.style == "set" else 1)
    metal = _metal(look.accent)
    barrel = skin(look.material, look.shade)
    lathe(curve([(0.0004, 0), (0.0011, 0.0025), (0.0012, 0.004)], 4) + curve([(0.0019, 0.0042), (0.0034, 0.012), (r * 0.86, 0.021)], 6), metal)  # fmt: skip
    middle = length * 0.52
    lathe(
        [*curve([(r * 0.88, 0.0212), (r * 0.96, 0.036), (r, 0.055), (r, middle)], 6), (0, middle)],
        barrel,
    )
    for k in range(6) if look.style == "set" else ():  # a grip of soft rings
        z = 0.027 + k * 0.0042
        lathe(curve([(r * 0.85, z), (r * 1.03, z + 0.0018), (r * 0.85, z + 0.0036)], 6), skin("rubber", look.shade))  # fmt: skip
    lathe([(0, middle), (r + 0.0003, middle), (r + 0.0003, middle + 0.0026), (0, middle + 0.0026)], metal)  # fmt: skip
    lathe([*curve([(r, middle + 0.0026), (r, length - 0.03), (r * 0.9, length - 0.012)], 6), (0, length - 0.012)], barrel)  # fmt: skip
    lathe([*curve([(r * 0.92, length - 0.012), (r * 0.86, length - 0.007), (r * 0.66, length - 0.005)], 4), (0, length - 0.005)], metal)  # fmt: skip
    rod(0.0026, (0, 0, length - 0.006), (0, 0, length + 0.005), metal, bevel=0.0008)
    _clip(metal, length - 0.012, 0.042, r)


def _clip(metal: Material, top: float, long: float, r: float) -> None:
    """A spring clip on the upper side (local -x), from `top` down the barrel."""
    line = [(-r * 0.6, 0, top), (-r - 0.0022, 0, top - 0.001), (-r - 0.0026, 0, top - 0.005), (-r - 0.0014, 0, top - long * 0.85), (-r - 0.0003, 0, top - long * 0.94), (-r - 0.0014, 0, top - long)]  # fmt: skip
    _ribbon(curve(line, 6), 0.0042, (0, 1, 0), metal, 0.0009)


def _fountain(look: Look) -> None:
    """An uncapped fountain pen standing on its nib."""
    r = look.between(0.0058, 0.0063)
    gold = _metal(look.accent)
    barrel = skin(look.material, look.shade)
    grip = skin("plastic", "black")
    end = 0.128
    nib, steps = [], 12
    for k in range(steps + 1):
        t = k / steps
        half = 0.0002 + 0.0042 * math.sin(math.pi / 2 * min(1.0, t * 1.25)) ** 1.3
        half *= 1 - 0.18 * max(0.0, t - 0.75) * 4
        rr = 0.0046
        nib.append([(rr * 0.25 - rr * math.cos(half * s / rr / 0.85) * (0.45 + 0.55 * t), rr * math.sin(half * s / rr / 0.85), 0.023 * t) for s in (j / 4 for j in range(-4, 5))])  # fmt: skip
    thickened(loft(nib, gold, closed=False, capped=False), 0.0005)
    dark = skin("plastic", "black")
    crest = [(p[4][0] - 0.00012, 0, p[4][2]) for p in nib]
    tube(crest[1:9], 0.00022, dark, steps=1, sides=2)
    sphere(0.0008, dark, (crest[8][0] + 0.0003, 0, crest[8][2]))
    lathe(curve([(0.0004, 0.003), (0.0022, 0.012), (0.0034, 0.022)], 6), dark).location = (
        0.0014,
        0,
        0.0015,
    )
    lathe([*curve([(0.0044, 0.021), (0.0049, 0.023), (0.0042, 0.03), (0.0048, 0.042)], 6), (0.005, 0.043)], grip)  # fmt: skip
    lathe([(0, 0.043), (0.0053, 0.043), (0.0053, 0.0455), (0, 0.0455)], gold)
    lathe(curve([(r * 0.95, 0.0456), (r, 0.06), (r, 0.09), (r * 0.9, end - 0.01)], 6) + curve([(r * 0.9, end - 0.01), (r * 0.8, end - 0.003), (r * 0.4, end), (0, end + 0.0004)], 5), barrel)  # fmt: skip
    lathe([(r * 0.91, end - 0.012), (r * 0.935, end - 0.0118), (r * 0.925, end - 0.0102), (r * 0.9, end - 0.01)], gold)  # fmt: skip


def _cap(look: Look) -> None:
    """The fountain pen's cap, its mouth at the bottom."""
    r = 0.0069
    gold = _metal(look.accent)
    shell = skin(look.material, look.shade)
    lathe([(r - 0.001, 0.03), (r - 0.001, 0.0004), (r - 0.0004, 0), (r, 0.0005), *curve([(r, 0.002), (r, 0.03), (r * 0.95, 0.052)], 6), *curve([(r * 0.95, 0.052), (r * 0.8, 0.0585), (r * 0.4, 0.0605), (0, 0.061)], 4)], shell)  # fmt: skip
    lathe([(r, 0.003), (r + 0.0003, 0.0032), (r + 0.0003, 0.0078), (r, 0.008)], gold)
    lathe([(r, 0.0092), (r + 0.0002, 0.0093), (r + 0.0002, 0.0102), (r, 0.0103)], gold)
    lathe([(0, 0.02), (r - 0.001, 0.02)], skin("plastic", "black"))
    _clip(gold, 0.0555, 0.04, r)
    sphere(0.0019, gold, (-r - 0.0009, 0, 0.0165))


def pencil(look: Look) -> Facts:
    """A handful of hexagonal pencils side by side, sharpened, with ferrule and eraser."""
    count = {"trio": 3, "bundle": 6}.get(look.style, 5)
    if look.style == "bundle":  # tied with a band: one row on another
        spots = [(-0.0078, 0.0037), (0, 0.0037), (0.0078, 0.0037), (-0.0039, 0.0102), (0.0039, 0.0102), (0, 0.0167)]  # fmt: skip
    else:
        spots = [((k - (count - 1) / 2) * 0.0105, 0.0035) for k in range(count)]
    for k, (y, z) in enumerate(spots):
        # laid with their erasers side by side, tips spread
        fan = 0.0 if look.style == "bundle" else ((count - 1) / 2 - k) * -4.5
        lean, length = math.radians(fan), look.between(0.172, 0.176)
        back = 0.08 + look.between(-0.004, 0.004)
        tip = (back - length * math.cos(lean), y + length * math.sin(lean), z)
        _put(lambda length=length: _hexagon(look, length), tip, (0, 90, -fan))
    if look.style == "bundle":
        ring = [(-0.0125, 0.0035), (-0.011, 0.0005), (0.011, 0.0005), (0.0125, 0.0035), (0.0035, 0.0205), (-0.0035, 0.0205)]  # fmt: skip
        band = skin("cotton", "cream")
        for x in (-0.012, -0.0085):
            tube([(x, y, z) for y, z in ring], 0.0011, band, closed=True, steps=4)
    return {"pencils": count, "grade": "hb"}


def _hexagon(look: Look, length: float) -> None:
    """One pencil standing on its tip; paint ends in scallops where the sharpener cut the hexagon."""
    r, tip, sharp = 0.0036, 0.0011, 0.0225
    turns = [math.tau * k / 48 for k in range(48)]
    # the distance to the hexagon's side in each direction
    reach = [r * math.cos(math.pi / 6) / math.cos((a + math.pi / 6) % (math.pi / 3) - math.pi / 6) for a in turns]  # fmt: skip
    point = [(tip * math.cos(a), tip * math.sin(a), 0.0065) for a in turns]
    edge = [(q * math.cos(a), q * math.sin(a), 0.0065 + (q - tip) / (r - tip) * (sharp - 0.0065)) for a, q in zip(turns, reach, strict=True)]  # fmt: skip
    end = [(x, y, length - 0.019) for x, y, _ in edge]
    loft([point, edge], skin("wood", "birch"), level=0, capped=False)
    body = loft([edge, end], skin(look.material, look.shade), level=0, capped=False)
    body.data.set_sharp_from_angle(angle=math.radians(5))
    lathe([(0, 0), (0.0003, 0.0003), (tip, 0.0065)], skin("plastic", "charcoal"), 32)
    z = length - 0.02
    ferrule = [(0.0034, z)] + [
        (0.0037 if k % 2 else 0.0034, z + 0.001 + k * 0.0011) for k in range(4)
    ]
    ferrule += [(0.0036, z + 0.006), (0.0036, z + 0.008)]
    ferrule += [(0.0037 if k % 2 else 0.0034, z + 0.009 + k * 0.0011) for k in range(4)] + [(0.0033, z + 0.0135)]  # fmt: skip
    lathe(ferrule, skin("polished metal", "brass" if look.material == "wood" else "aluminium"), 48)
    rubber = skin("rubber", look.accent if look.accent != "white" else "pink")
    lathe([(0.0033, z + 0.013), (0.0033, length - 0.0014), *curve([(0.0033, length - 0.0014), (0.0028, length - 0.0004), (0, length)], 4)], rubber, 48)  # fmt: skip
    foil = skin("gold", "gold") if look.shade != "yellow" else skin("paper", "forest")
    for turn in (0, 180):
        words = text("STUDIO  HB", 0.0036, foil, thickness=0.00003)
        words.matrix_basis = Matrix.Rotation(math.radians(turn + 30), 4, "Z") @ Matrix.Translation((-r * 0.867, 0, length - 0.052)) @ Euler((math.radians(90), 0, math.radians(-90))).to_matrix().to_4x4() @ Matrix.Rotation(math.radians(90), 4, "Z")  # fmt: skip


def pen_cup(look: Look) -> Facts:
    """A holder full of pens, pencils, a ruler and scissors."""
    high, r, wall = look.between(0.096, 0.104), look.between(0.038, 0.042), 0.0035
    body = skin(look.material, look.shade, grain="Z")
    if look.style in ("square", "hexagon"):
        count, power = (4, 45) if look.style == "square" else (6, 30)
        grow = 1.0 if look.style == "hexagon" else 1.16

        def ring(radius: float, z: float) -> list[Point3]:
            return [(radius * math.cos(math.radians(power) + math.tau * k / count), radius * math.sin(math.radians(power) + math.tau * k / count), z) for k in range(count)]  # fmt: skip

        a, b = r * grow * 1.06, r * grow * 1.06 - wall * 1.4
        beveled(
            loft([ring(a, 0), ring(a, high), ring(b, high), ring(b, 0.006)], body, level=0), 0.0016
        )
    else:
        outer = [(0, 0), (r - 0.002, 0), (r, 0.002), (r, high - 0.002), (r - 0.0012, high)]
        lathe([*outer, (r - wall + 0.0012, high), (r - wall, high - 0.0015), (r - wall, 0.005), (0, 0.005)], body)  # fmt: skip
        if look.material == "leather":  # a seam down the side, sewn hems round the rims
            thread = skin("cotton", look.accent)
            for z in (0.007, high - 0.007):
                for k in range(44):
                    a = math.tau * k / 44
                    _put(lambda: box((0.0042, 0.0009, 0.0009), thread, (0, 0, 0), 0.0004), ((r + 0.0002) * math.sin(a), -(r + 0.0002) * math.cos(a), z), (0, 0, math.degrees(a)))  # fmt: skip
    inks = [look.accent, "charcoal", "red"]
    writing = Look(look.kind, "single", "plastic", "black", "steel", look.dice)
    for k, (x, y, lean, swing) in enumerate([(-0.017, -0.014, 9, 200), (0.012, -0.02, 8, 300), (0.02, 0.006, 7, 20)]):  # fmt: skip
        each = Look(look.kind, "single", "plastic" if k else "lacquer", inks[k], "steel", look.dice)
        tilt = (lean * math.sin(math.radians(swing)), lean * math.cos(math.radians(swing)), 40 * k)
        flip = k == 2
        _put(lambda each=each, flip=flip: _turned_over(lambda: _hexagon(each, 0.172), 0.172) if not flip else _ballpoint(writing), (x * 0.7, y * 0.7, 0.008), (tilt[0] * 0.8, tilt[1], tilt[2]))  # fmt: skip
    paint = Look(look.kind, "single", "wood", "pine", "pink", look.dice)
    _put(
        lambda: _turned_over(lambda: _hexagon(paint, 0.165), 0.165),
        (0.004, -0.022, 0.008),
        (2, 3, 15),
    )
    _put(lambda: _ruler(), (-0.012, 0.014, 0.007), (-6, -5, 10))
    snips = Look(look.kind, "office", "plastic", look.accent, "white", look.dice)
    _put(lambda: _shears(snips, 0.085, 5), (0.013, 0.012, 0.1), (4, 8, 0))
    return {"holds": round(math.pi * (r - wall) ** 2 / 0.0144**2)}


def _turned_over(make: Callable[[], None], length: float) -> None:
    _put(make, (0, 0, length), (180, 0, 0))


def _ruler() -> None:
    """A wooden ruler standing on end, its scale to the front."""
    wood, ink = skin("wood", "birch"), skin("paper", "black")
    box((0.026, 0.0024, 0.18), wood, bevel=0.0006)
    for k in range(60):
        long = 0.009 if k % 10 == 0 else 0.0065 if k % 5 == 0 else 0.004
        box(
            (long, 0.0003, 0.0004), ink, (-0.0128 + long / 2, -0.00125, 0.175 - k * 0.0015), 0.00005
        )
    for k in range(8):
        text(str(18 - k), 0.006, ink, (0, -0.00125, 0.1715 - k * 0.015), thickness=0.0001)


def scissors(look: Look) -> Facts:
    """Scissors lying a little open: office, tailor's with a big bow, or small all-metal ones."""
    long = {"tailor": 0.125, "fine": 0.06}.get(look.style, 0.1) * look.between(0.95, 1.05)
    spread = look.between(11, 14)
    _put(lambda: _shears(look, long, spread), (0, 0, 0.007), (90, 0, 0))
    return {"blade": round(long * 100), "blades": 2}


def _shears(look: Look, long: float, spread: float) -> None:
    """Scissors in the xz plane: pivot at the origin, bows up, tips down, screw to the front."""
    steel = skin("polished metal", "grey")
    grip = skin(look.material, look.shade)
    metal = look.style == "fine"
    scale = long / 0.1
    for side in (-1, 1):
        w = 0.0095 * max(0.8, scale)
        blade = [(-w * 0.9, 0.012), (-w, 0.0), (-w * 0.98, -long * 0.45), (-w * 0.8, -long * 0.72), (-w * 0.3, -long), (-w * 0.1, -long - 0.001)]  # fmt: skip
        blade += [(w * 0.42, -long * 0.5), (w * 0.6, -0.004), (w * 0.6, 0.012)]
        parts = _gathered(lambda blade=blade, side=side: _half(look, blade, side, steel, grip, metal, scale))  # fmt: skip
        turn = Matrix.Rotation(math.radians(side * spread), 4, "Y")
        lift = Matrix.Translation((0, side * 0.0009, 0))
        for part in parts:
            part.matrix_basis = lift @ turn @ part.matrix_basis
    screw = skin("polished metal" if not metal else "gold", "steel" if not metal else look.shade)
    rod(0.0042, (0, 0.003, 0), (0, -0.0042, 0), screw, bevel=0.0008)
    box(
        (0.0065, 0.0004, 0.0009),
        skin("plastic", "black"),
        (0, -0.0043, -0.00045),
        0.0001,
        (0, 35, 0),
    )


def _half(look: Look, blade: list[Point2], side: int, steel: Material, grip: Material, metal: bool, scale: float) -> None:  # fmt: skip
    """One blade with its bow; `side` is where its bow lies."""
    outline = [(side * -x, z) for x, z in blade]
    sheet(outline if side < 0 else outline[::-1], 0.0018, steel, 0.0004, (0, 0.0009, 0), (90, 0, 0))
    big = look.style == "tailor" and side > 0
    w, h = (0.0155, 0.0235) if not big else (0.018, 0.034)
    thick = 0.005 if not metal else 0.0029
    if metal:
        w, h = 0.0115, 0.0145
    x0, z0 = side * (w + 0.0035), 0.03 * max(0.75, scale * 0.85) + h
    loop = [(x0 + side * w * (math.cos(a) + 0.16 * math.sin(a)), 0, z0 + h * math.sin(a)) for a in (math.tau * k / 14 for k in range(14))]  # fmt: skip
    tube(loop, thick, grip, closed=True, steps=4)
    shank = [(side * 0.001, 0, 0.005), (side * 0.0035, 0, 0.016), (side * 0.005, 0, z0 - h * 0.9), (x0 - side * w * 0.98, 0, z0 - h * 0.2)]  # fmt: skip
    tube(shank, thick, grip, radii=[0.85, 1.15, 1.15, 0.95], steps=6)
    if look.accent != "white" and not metal:  # a soft inlay in the bow
        inner = [(x0 + (x - x0) * 0.8, -0.0012, z0 + (z - z0) * 0.84) for x, _, z in loop]
        tube(inner, thick * 0.82, skin("rubber", look.accent), closed=True, steps=4)


def stapler(look: Look) -> Facts:
    """A desk stapler: long and flat, short and plump, or a rounded metal one."""
    long = {"mini": 0.088, "retro": 0.135}.get(look.style, 0.148) * look.between(0.97, 1.03)
    wide = {"mini": 0.034, "retro": 0.036}.get(look.style, 0.033)
    body, steel = skin(look.material, look.shade), skin("steel", "steel", grain="X")
    rubber = skin("rubber", "charcoal")
    back, nose = -long / 2, long / 2
    sheet(_rounded(long, wide + 0.006, 0.012), 0.003, rubber, 0.0008)
    sheet(_rounded(long - 0.002, wide + 0.004, 0.0115), 0.006, body, 0.0018, (0, 0, 0.002))
    sheet(_rounded(0.017, 0.013, 0.002), 0.0012, steel, 0.0004, (nose - 0.016, 0, 0.0078))
    for y in (-0.0028, 0.0028):
        box((0.002, 0.0032, 0.0004), rubber, (nose - 0.016, y, 0.0089), 0.0001)
    for y in (-1, 1):  # the hinge's cheeks
        cheek = [(back + 0.006, 0.006), (back + 0.04, 0.006), (back + 0.03, 0.024), (back + 0.02, 0.029), (back + 0.01, 0.026)]  # fmt: skip
        sheet(cheek, 0.0016, steel, 0.0004, (0, y * wide * 0.36 + 0.0008, 0), (90, 0, 0))
    pin = (back + 0.018, 0.0205)
    rod(0.003, (pin[0], -wide * 0.36 - 0.003, pin[1]), (pin[0], wide * 0.36 + 0.003, pin[1]), steel)
    tilt = Matrix.Translation((pin[0], 0, pin[1])) @ Matrix.Rotation(math.radians(-look.between(5, 6.5)), 4, "Y")  # fmt: skip
    for part in _gathered(lambda: _arm(look, long, wide, body, steel)):
        part.matrix_basis = tilt @ part.matrix_basis
    return {"sheets": 12 if look.style == "mini" else 25, "staples": 100 if look.style == "mini" else 200}  # fmt: skip


def _arm(look: Look, long: float, wide: float, body: Material, steel: Material) -> None:
    """Magazine and lever, seen from their hinge pin at the origin."""
    reach = long - 0.02
    box((reach - 0.004, wide * 0.5, 0.011), steel, (reach / 2 - 0.002, 0, -0.007), 0.001)
    box((0.0016, wide * 0.52, 0.015), steel, (reach - 0.0045, 0, -0.007), 0.0004)
    rise = {"mini": 0.021, "retro": 0.02}.get(look.style, 0.014)
    power = {"retro": 2.4, "mini": 3.2}.get(look.style, 5)
    crest = {"mini": [0.5, 0.95, 1.1, 1.12, 0.95, 0.62], "retro": [0.45, 0.95, 1.15, 1.1, 0.95, 0.8]}.get(look.style, [0.8, 1.0, 1.02, 0.98, 0.92, 0.72])  # fmt: skip
    girth = {"mini": [0.75, 0.95, 1.0, 1.0, 0.95, 0.8]}.get(
        look.style, [0.82, 0.96, 1.0, 1.0, 0.98, 0.86]
    )
    at = [-0.016, -0.006, reach * 0.3, reach * 0.6, reach * 0.88, reach + 0.001]
    rows = curve(list(zip(at, crest, girth, strict=True)), 4)
    rows = [(rows[0][0] - 0.001, rows[0][1] * 0.75, rows[0][2] * 0.9), *rows, (rows[-1][0] + 0.001, rows[-1][1] * 0.8, rows[-1][2] * 0.94)]  # fmt: skip
    sections = []
    for x, up, fat in rows:
        ring = superellipse(wide * fat, 2 * rise * up, 0, power, 32)
        sections.append([(x, y, 0.0035 + (z if z > 0 else z * 0.18)) for y, z, _ in ring])
    loft(sections, body)
    pad = skin("rubber", look.accent if look.accent != "white" else "charcoal")
    top = 0.0035 + rise * (crest[3] + crest[4]) / 2
    if look.style != "retro":
        thumb = sheet(_rounded(reach * 0.3, wide * 0.62, 0.007), 0.0018, pad, 0.0008)
        moved(thumb, (reach * 0.74, 0, top - 0.0006), (0, 3.5 if look.style == "classic" else 8, 0))
    else:
        line = [(x, -wide * fat / 2 - 0.0002, 0.0035) for x, _, fat in rows[2:-2]]
        for side in (-1, 1):
            tube([(x, side * -y, z) for x, y, z in line], 0.0011, _metal("steel"), steps=1, sides=4)


def _metal(shade: str) -> Material:
    """Fittings: gold and brass shine yellow, anything else is chrome."""
    yellow = {"gold": "gold", "brass": "brass", "copper": "copper"}
    return skin(yellow.get(shade, "polished metal"), shade if shade in yellow else "steel")


def _rounded(width: float, depth: float, radius: float) -> list[Point2]:
    """A rectangle about the origin with round corners."""
    corners = [(1, 1, 0), (-1, 1, 90), (-1, -1, 180), (1, -1, 270)]
    return [
        (sx * (width / 2 - radius) + radius * math.cos(math.radians(start + step * 15)),
         sy * (depth / 2 - radius) + radius * math.sin(math.radians(start + step * 15)))
        for sx, sy, start in corners
        for step in range(7)
    ]  # fmt: skip


def _ribbon(
    points: Sequence[Sequence[float]],
    width: float,
    across: Point3,
    material: Material,
    thickness: float,
    widths: Sequence[float] | None = None,
    notch: float = 0.0,
) -> Object:
    """A band along a line, lying across it in one direction; `notch` cuts a V into its end."""
    corners: list[Point3] = []
    for i, (x, y, z) in enumerate(points):
        half = width / 2 * (widths[i] if widths else 1)
        corners += [(x + across[0] * half * s, y + across[1] * half * s, z + across[2] * half * s) for s in (-1, 0, 1)]  # fmt: skip
    if notch:
        (ax, ay, az), (bx, by, bz) = points[-2], points[-1]
        share = notch / math.dist((ax, ay, az), (bx, by, bz))
        corners[-2] = (bx + (ax - bx) * share, by + (ay - by) * share, bz + (az - bz) * share)
    faces = [(3 * i + k, 3 * i + k + 1, 3 * i + k + 4, 3 * i + k + 3) for i in range(len(points) - 1) for k in (0, 1)]  # fmt: skip
    band = mesh("ribbon", corners, faces, material)
    change = band.modifiers.new("thicken", "SOLIDIFY")
    change.thickness, change.offset = thickness, 0
    return band


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
    faces = [(j * line + i, j * line + i + 1, (j + 1) * line + i + 1, (j + 1) * line + i) for j in range(rows) for i in range(columns)]  # fmt: skip
    return mesh("cover", corners, faces, material)


def _gathered(make: Callable[[], None]) -> list[Object]:
    """The objects that `make` adds to the scene."""
    before = set(bpy.context.scene.objects)
    make()
    return [part for part in bpy.context.scene.objects if part not in before]


def _put(make: Callable[[], object], at: Point3, turn: Point3) -> None:
    """What `make` builds, turned (degrees) as one and put at a place."""
    way = Matrix.Translation(at) @ Euler([math.radians(a) for a in turn]).to_matrix().to_4x4()
    for part in _gathered(make):
        part.matrix_basis = way @ part.matrix_basis


def _lying(make: Callable[[], None], middle: Point3, turn: float, length: float = 0.14) -> None:
    """A pen built standing, laid along x with its clip up, then turned about z."""
    parts = _gathered(make)
    lay = Matrix.Rotation(math.radians(turn), 4, "Z") @ Matrix.Rotation(math.radians(90), 4, "Y")
    shift = Matrix.Translation((0, 0, -length / 2))
    for part in parts:
        part.matrix_basis = Matrix.Translation(middle) @ lay @ shift @ part.matrix_basis
