"""The forms of armchairs and sofas."""

from __future__ import annotations

import math

from samples.blender.materials import skin
from samples.blender.shapes import (
    Material,
    Object,
    Point3,
    curve,
    lathe,
    rod,
    sphere,
    tube,
)
from samples.look import Look
from samples.models._joinery import (
    BLACK_STEEL,
    BRASS,
    Stuff,
    Warp,
    bar,
    leg,
    pad,
    plank,
    rounded,
    shell,
    slat,
    studs,
    tufted,
    turned,
)


def _wing(look: Look) -> int:
    """A wing chair with a buttoned back on turned legs."""
    cloth = skin(look.material, look.shade)
    wood: Stuff = ("wood", look.accent)
    w = 0.72
    pad((w - 0.02, 0.62, 0.17), cloth, (0, 0, 0.17), rounding=0.02, puff=(0, 0, 0), piping=cloth)
    pad((w - 0.24, 0.62, 0.14), cloth, (0, -0.03, 0.33), rounding=0.045, puff=(0.005, 0.015, 0.035),
        piping=cloth)  # fmt: skip

    def leaning(x: float, y: float, h: float) -> Point3:
        v = h / 0.78 + 0.5
        return x, y + 0.13 * v, h + 0.035 * (1 - (2 * x / 0.56) ** 2) * v

    tufted((0.56, 0.13, 0.78), cloth, (0, 0.245, 0.36), 3, 4, 0.03, warp=leaning, rounding=0.05)
    for sx in (-1, 1):
        pad((0.13, 0.6, 0.3), cloth, (sx * (w / 2 - 0.065), -0.02, 0.33), rounding=0.05,
            puff=(0.012, 0, 0.015), piping=cloth, rings="Y")  # fmt: skip

        def winged(x: float, y: float, h: float, sx: int = sx) -> Point3:
            v = h / 0.52 + 0.5
            front = max(0.0, -y / 0.19)
            reach = 0.35 + 0.65 * math.sin(math.pi * min(1.0, 0.25 + 0.62 * v))
            return (x + sx * 0.035 * front, (y - 0.19) * reach + 0.19
                + 0.13 * v * (1 - 0.2 * front), h - 0.05 * front * v)  # fmt: skip

        pad((0.075, 0.38, 0.55), cloth, (sx * (w / 2 - 0.07), 0.12, 0.59), rounding=0.036,
            puff=(0.01, 0, 0), warp=winged, cells=(4, 12, 20), piping=cloth, rings="X")  # fmt: skip
        for y, foot in ((-0.27, -0.28), (0.24, 0.3)):
            turned(wood, (sx * 0.3, foot, 0), (sx * 0.29, y, 0.18),
                [(0.012, 0), (0.016, 0.2), (0.024, 0.6), (0.016, 0.72), (0.03, 0.82), (0.03, 1)])  # fmt: skip
    return 4


def _club(look: Look) -> int:
    """A leather club chair with rolled arms and brass nails."""
    _rolled_body(look, 1, 0.46, buttons=False)
    return 4


def _scandinavian(look: Look) -> int:
    """Loose cushions in an open wooden frame with paddle arms."""
    cloth = skin(look.material, look.shade)
    wood: Stuff = ("wood", look.accent)
    stick = skin(*wood)
    _frame_side(wood, 0.32)
    for y, h in ((-0.27, 0.3), (0.22, 0.22)):
        plank(wood, (0.62, 0.024, 0.06), (0, y, h), bevel=0.006)
    for k in range(6):
        x = -0.22 + k * 0.088
        tube([(x, 0.2, 0.27), (x, 0.3, 0.52), (x, 0.4, 0.8)], 0.008, stick, sides=4)
    slat(wood, 0.66, (0, 0.385, 0.78), 0.06, 0.018, 0.012, 0.01, 20)
    _loose_cushions(cloth, 0.58, 1)
    return 4


def _frame_side(wood: Stuff, w: float) -> None:
    """Both sides of an open frame: legs, a rail and an arm one can put a cup on."""
    stick = skin(*wood)
    for sx in (-1, 1):
        x = sx * w
        leg(wood, (x, -0.27, 0.55), (x + sx * 0.02, -0.33, 0), 0.036, 0.024)
        tube([(x + sx * 0.015, 0.36, 0), (x, 0.27, 0.3), (x, 0.31, 0.54), (x, 0.4, 0.84)], 0.0165,
            stick, radii=[0.75, 1.1, 1, 0.8], sides=6)  # fmt: skip

        def paddle(px: float, y: float, h: float) -> Point3:
            wide = 0.6 + 0.55 * math.exp(-(((y + 0.16) / 0.16) ** 2))
            return px * wide, y, h - 0.02 * (y / 0.33) - 0.015 * (y / 0.33) ** 2

        pad((0.08, 0.68, 0.026), skin(*wood, grain="Y"), (x, -0.02, 0.548), rounding=0.012,
            puff=(0, 0, 0), warp=paddle, cells=(6, 24, 2))  # fmt: skip
        plank(wood, (0.024, 0.54, 0.05), (x, -0.02, 0.27), (-8, 0, 0), bevel=0.008)


def _loose_cushions(cloth: Material, width: float, count: int) -> None:
    """Piped seat and back cushions laid in an open frame."""
    each = width / count
    for k in range(count):
        x = -width / 2 + each * (k + 0.5)
        pad((each - 0.004, 0.62, 0.13), cloth, (x, -0.03, 0.32), (-7, 0, 0), 0.045,
            (0.008, 0.01, 0.03), piping=cloth, cells=(12, 12, 6), creases=0.008, seed=k)  # fmt: skip
        pad((each - 0.008, 0.13, 0.5), cloth, (x, 0.235, 0.41), (-19, 0, 0), 0.05,
            (0.008, 0.035, 0.012), piping=cloth, rings="Y", cells=(12, 6, 12), creases=0.01,
            seed=k + 5)  # fmt: skip


def _cocoon(look: Look) -> int:
    """A round hugging chair of curly wool on a swivel plinth."""
    cloth = skin(look.material, look.shade)
    r = 0.36
    lathe([(0, 0), (0.25, 0), (0.255, 0.008), (0.255, 0.03), (0.25, 0.034), (0, 0.034)],
        skin(*BLACK_STEEL))  # fmt: skip
    lathe(curve([(0, 0.05), (r - 0.06, 0.05), (r - 0.02, 0.07), (r, 0.16), (r - 0.01, 0.3),
        (r - 0.05, 0.33), (0, 0.33)], 5), cloth)  # fmt: skip
    pad((0.6, 0.6, 0.14), cloth, (0, -0.06, 0.31), rounding=0.06, puff=(0, 0, 0.03),
        warp=rounded(0.6, 0.6, 0.38), cells=(16, 16, 6))  # fmt: skip

    def hugging(x: float, y: float, h: float) -> Point3:
        a = x / r
        v = h / 0.62 + 0.5
        out = r + y + 0.03 * v
        return out * math.sin(a), out * math.cos(a) - 0.02, h - 0.07 * a * a * v / 1.6 + 0.04 * v

    pad((1.6, 0.13, 0.62), cloth, (0, 0, 0.1), rounding=0.062, puff=(0, 0.012, 0), warp=hugging,
        cells=(50, 4, 14))  # fmt: skip
    return 1


def _basket(look: Look) -> int:
    """A rattan basket chair: hoops, woven skin and a cushion."""
    cane_skin = skin(look.material, look.shade)
    z = 0.4
    rows = [
        (-0.31, z - 0.03, 0.27, 0.02), (-0.22, z, 0.3, 0.12), (0.0, z - 0.015, 0.32, 0.23), (0.18, z + 0.02, 0.33, 0.3),
        (0.3, z + 0.2, 0.34, 0.27), (0.37, z + 0.4, 0.3, 0.16), (0.42, z + 0.56, 0.2, 0.05),
    ]  # fmt: skip
    shell(rows, cane_skin, 0.005, hollow=2.4, across=64, along=84, opening=lambda s,
        t: abs(s) < 0.96 and int((s + 1) * 32) % 4 == 3 and int(t * 84) % 3 != 0)  # fmt: skip
    line = _rim_of(rows)
    tube(line, 0.016, cane_skin, True, steps=2, sides=6)
    for sx in (-1, 1):
        for sy in (-1, 1):
            tube([(sx * 0.2, sy * 0.17, z - 0.03), (sx * 0.25, sy * 0.24, 0.2),
                (sx * 0.26, sy * 0.27, 0)], 0.016, cane_skin, sides=6)  # fmt: skip
        tube([(sx * 0.255, -0.25, 0.12), (sx * 0.19, 0, 0.32), (sx * 0.255, 0.25, 0.12)], 0.009,
            cane_skin, sides=5)  # fmt: skip
    for sy in (-1, 1):
        tube([(-0.255, sy * 0.25, 0.12), (0, sy * 0.19, 0.32), (0.255, sy * 0.25, 0.12)], 0.009,
            cane_skin, sides=5)  # fmt: skip
    ring = [(0.22 * math.cos(a), 0.2 * math.sin(a), z - 0.035)
        for a in (k * math.pi / 12 for k in range(24))]  # fmt: skip
    tube(ring, 0.014, cane_skin, True, steps=2, sides=5)
    pad((0.5, 0.5, 0.08), skin("linen", look.accent), (0, -0.03, z + 0.01), (2, 0, 0), 0.035,
        (0, 0, 0.02), rounded(0.5, 0.5, 0.35), (16, 16, 5), skin("linen", look.accent))  # fmt: skip
    return 4


def _rim_of(rows: list[tuple[float, float, float, float]]) -> list[Point3]:
    """The edge of a shell of these rows, as a closed line."""
    line = curve(rows, 6)
    edge = []
    for a, (y, z, half, rise), b in zip(
        [line[0], *line], line, [*line[1:], line[-1]], strict=False
    ):
        way = math.hypot(b[0] - a[0], b[1] - a[1])
        edge.append((half, y - (b[1] - a[1]) / way * rise, z + (b[0] - a[0]) / way * rise))
    return edge + [(-x, y, z) for x, y, z in edge[::-1]]


ARMCHAIRS = {
    "wingback": _wing,
    "club": _club,
    "open frame": _scandinavian,
    "cocoon": _cocoon,
    "basket": _basket,
}


def _rolled_body(look: Look, seats: int, each: float, buttons: bool) -> None:
    """A body with rolled arms and cushions for `seats`; Chesterfields are buttoned all round."""
    cover = skin(look.material, look.shade)
    nail = skin(*BRASS)
    wood: Stuff = ("wood", "walnut")
    inner = seats * each
    w = inner + 0.36
    depth, arm = 0.86, 0.6
    pad((w - 0.08, depth - 0.1, 0.22), cover, (0, 0, 0.1), rounding=0.025, puff=(0, 0, 0))
    for k in range(seats):
        x = -inner / 2 + each * (k + 0.5)
        pad((each - 0.004, 0.66, 0.16), cover, (x, -0.09, 0.31), rounding=0.05,
            puff=(0.008, 0.015, 0.035), piping=cover, creases=0.01, seed=k)  # fmt: skip
    back = arm + (0.0 if buttons else 0.13)
    block = tufted if buttons else _plain
    block((inner + 0.1, 0.17, back - 0.28), cover, (0, 0.31, 0.3), seats * 4, 3, 0.035, (-4, 0, 0))
    if buttons:
        _roll(cover, nail, [(-w / 2 + 0.14, 0.35, back), (w / 2 - 0.14, 0.35, back)], 0.1)
    else:
        pad((inner + 0.22, 0.2, 0.5), cover, (0, 0.33, 0.32), (-4, 0, 0), 0.07, (0, 0.03, 0.02),
            piping=cover, rings="Y")  # fmt: skip
    for sx in (-1, 1):
        x = sx * (inner / 2 + 0.075)
        block((depth - 0.14, 0.14, arm - 0.26), cover, (x, -0.01, 0.28), 5, 3, 0.03,
            (0, 0, -90 * sx))  # fmt: skip
        pad((0.15, depth - 0.06, arm - 0.14), cover, (x + sx * 0.02, 0, 0.1), rounding=0.02,
            puff=(0, 0, 0))  # fmt: skip
        _roll(cover, nail, [(x + sx * 0.045, -depth / 2 + 0.005, arm),
            (x + sx * 0.045, depth / 2 - 0.05, arm)], 0.105)  # fmt: skip
        studs(nail, [(x + sx * 0.02 + side, -depth / 2 + 0.031, 0.13 + k * 0.035)
            for k in range(12) for side in (-0.07, 0.07)], 0.0065)  # fmt: skip
        for y in (-depth / 2 + 0.09, depth / 2 - 0.1):
            turned(wood, (sx * (w / 2 - 0.11), y, 0), (sx * (w / 2 - 0.11), y, 0.11),
                [(0.022, 0), (0.04, 0.45), (0.026, 0.8), (0.034, 1)])  # fmt: skip


def _plain(
    size: Point3, cover: Material, at: Point3, _: int, __: int, ___: float, turn: Point3
) -> Object:
    """A smooth padded block where a Chesterfield would be buttoned."""
    return pad(size, cover, at, turn, 0.05, (0, 0.02, 0.01), piping=cover, rings="Y")


def _roll(cover: Material, nail: Material, ends: list[Point3], radius: float) -> None:
    """The rolled top of an arm or a back, its front pleated and nailed."""
    (x, y, z), end = ends
    rod(radius, ends[0], end, cover, bevel=0.02)
    if x != end[0]:
        return
    rim = [(math.cos(math.tau * k / 20), math.sin(math.tau * k / 20)) for k in range(20)]
    out = radius - 0.016
    studs(nail, [(x + out * c, y + 0.001, z + out * s) for c, s in rim], 0.0065)
    studs(cover, [(x, y + 0.001, z)], 0.014)


def _blocks(look: Look, seats: int, each: float, chaise: bool = False) -> int:
    """A straight sofa of cushions on a plinth; with a chaise one seat reaches far forward."""
    cloth = skin(look.material, look.shade)
    wood: Stuff = (
        "wood",
        "walnut" if look.shade in ("navy", "charcoal", "petrol", "forest") else "oak",
    )
    inner, arm, depth = seats * each, look.between(0.14, 0.18), 0.92
    w = inner + 2 * arm
    pad((w, depth - 0.02, 0.16), cloth, (0, 0, 0.14), rounding=0.03, puff=(0, 0, 0))
    pad((w - 0.1, 0.17, 0.6), cloth, (0, depth / 2 - 0.09, 0.14), rounding=0.05, puff=(0, 0, 0.0))
    for sx in (-1, 1):
        short = chaise and sx > 0
        pad((arm, depth, 0.48), cloth, (sx * (w - arm) / 2, 0, 0.13), rounding=0.045,
            puff=(0.008, 0, 0.012), piping=cloth, rings="Y")  # fmt: skip
        for y in (-depth / 2 + 0.07, depth / 2 - 0.07):
            leg(wood, (sx * (w / 2 - 0.07), y, 0.15), (sx * (w / 2 - 0.05), y * 1.03, 0), 0.045,
                0.028)  # fmt: skip
        if short:
            leg(wood, (w / 2 - 0.07, -1.42 + depth / 2, 0.15), (w / 2 - 0.06, -1.43 + depth / 2, 0),
                0.045, 0.028)  # fmt: skip
            leg(wood, (inner / 2 - each + 0.06, -1.42 + depth / 2, 0.15),
                (inner / 2 - each + 0.05, -1.43 + depth / 2, 0), 0.045, 0.028)  # fmt: skip
    for k in range(seats):
        x = -inner / 2 + each * (k + 0.5)
        long = chaise and k == seats - 1
        length = 1.34 if long else 0.74
        wide = each - 0.004 + (arm if long else 0)
        front = -depth / 2 - 0.008
        middle = front + 0.74 - length / 2
        if long:
            pad((wide, 0.6, 0.16), cloth, (x + arm / 2, front - 0.28, 0.14), rounding=0.03,
                puff=(0, 0, 0))  # fmt: skip
            pad((wide, 0.62, 0.16), cloth, (x + arm / 2, front - 0.295, 0.3), rounding=0.05,
                puff=(0.006, 0.008, 0.025), piping=cloth, cells=(14, 14, 6), creases=0.01,
                seed=k + 9)  # fmt: skip
            length, wide, middle = 0.74, each - 0.004, front + 0.37
        pad((wide, length, 0.16), cloth, (x, middle, 0.3), rounding=0.05, puff=(0.006, 0.012, 0.03),
            piping=cloth, cells=(14, 14, 6), creases=0.01, seed=k)  # fmt: skip
        pad((each - 0.02, 0.2, 0.44), cloth, (x, 0.2, 0.45), (-12, 0, 0), 0.07, (0.01, 0.05, 0.025),
            piping=cloth, rings="Y", cells=(12, 6, 12), creases=0.018, seed=k + 4)  # fmt: skip
    throw = skin("linen", look.accent)
    for sx in (-1, 1):
        pad((0.42, 0.13, 0.42), throw, (sx * (inner / 2 - 0.24), 0.03, 0.46),
            (-24, sx * 7, sx * -10), 0.06, (0.0, 0.09, 0.0), _pinched(0.42), (12, 6, 12),
            creases=0.014, seed=7 + sx)  # fmt: skip
    return seats


def _pinched(size: float) -> Warp:
    """A scatter cushion: drawn out to its corners, thin at its edges."""

    def warp(x: float, y: float, z: float) -> Point3:
        u, v = min(1, abs(2 * x / size)), min(1, abs(2 * z / size))
        keep = 1 - 0.82 * max(u, v) ** 3
        return x * (1 - 0.08 * (1 - v * v)), y * keep, z * (1 - 0.08 * (1 - u * u))

    return warp


def _chesterfield(look: Look) -> int:
    """Buttoned leather with rolled arms as high as the back."""
    _rolled_body(look, 3, 0.56, buttons=True)
    return 3


def _wooden_sofa(look: Look) -> int:
    """Loose cushions in an open wooden frame for two."""
    wood: Stuff = ("wood", look.accent)
    stick = skin(*wood)
    w = 0.68
    _frame_side(wood, w)
    for y, h in ((-0.27, 0.3), (0.22, 0.22)):
        plank(wood, (2 * w - 0.02, 0.024, 0.06), (0, y, h), bevel=0.006)
    for k in range(15):
        x = -0.6 + k * 1.2 / 14
        tube([(x, 0.2, 0.27), (x, 0.3, 0.52), (x, 0.4, 0.8)], 0.008, stick, sides=4)
    slat(wood, 2 * w + 0.02, (0, 0.385, 0.78), 0.06, 0.018, 0.0, 0.0, 20)
    _loose_cushions(skin(look.material, look.shade), 2 * w - 0.06, 2)
    return 2


def _curved(look: Look) -> int:
    """A kidney of curly wool: one swept seat, one swept back."""
    cloth = skin(look.material, look.shade)
    big = 1.9

    def swept(x: float, y: float, h: float) -> Point3:
        a = x / big
        out = big + y
        return out * math.sin(a), out * math.cos(a) - big, h

    def seat(x: float, y: float, h: float) -> Point3:
        u = min(1.0, abs(x) / 1.1)
        return swept(x, y * math.sqrt(1 - 0.55 * u**4), h)

    def back(x: float, y: float, h: float) -> Point3:
        u = min(1.0, abs(x) / 1.05)
        v = h / 0.62 + 0.5
        return swept(x, y + 0.05 * v - 0.28 * u**4, h - 0.2 * u**4 * v)

    pad((2.1, 0.86, 0.1), skin(*BLACK_STEEL), (0, 0.03, 0), rounding=0.01, puff=(0, 0, 0),
        warp=lambda x, y, h: seat(x * 0.9, y * 0.85, h), cells=(30, 8, 2))  # fmt: skip
    pad((2.2, 0.96, 0.36), cloth, (0, 0, 0.07), rounding=0.12, puff=(0, 0, 0.03), warp=seat,
        cells=(36, 12, 4))  # fmt: skip
    pad((2.1, 0.26, 0.62), cloth, (0, 0.36, 0.16), rounding=0.12, puff=(0, 0.02, 0), warp=back,
        cells=(40, 4, 10))  # fmt: skip
    throw = skin(look.material, look.accent)
    for x in (-0.55, 0.6):
        sphere(0.15, throw, (x, 0.02 - x * x * 0.27, 0.585))
    return 3


def _channelled(look: Look) -> int:
    """A velvet love seat, its shell-shaped back sewn in channels."""
    cloth = skin(look.material, look.shade)
    metal = ("polished metal", look.accent)
    w, channels = 1.36, 13

    def fan(x: float, y: float, h: float) -> Point3:
        u, v = x / (w / 2), h / 0.62 + 0.5
        rib = 0.035 * (abs(math.cos(math.pi * channels * (u + 1) / 2 + math.pi / 2)) ** 0.5 - 1)
        front = y < 0
        a = u * 1.28
        deep = 0.56
        out = deep + y + (-rib if front else rib) * min(1, 5 * abs(y) / 0.14)
        scallop = 0.03 * abs(math.sin(math.pi * channels * (u + 1) / 2)) * (v > 0.6)
        return ((0.78 + (out - deep)) * math.sin(a) * (1 + 0.05 * v) * 0.92,
            out * math.cos(a) ** 0.8 - 0.24 + 0.06 * v, h + (0.14 * math.cos(a * 1.05) - 0.1) * v
            + scallop)  # fmt: skip

    pad((w, 0.14, 0.62), cloth, (0, 0, 0.2), rounding=0.06, puff=(0, 0, 0), warp=fan,
        cells=(156, 5, 16))  # fmt: skip
    pad((1.36, 0.7, 0.14), cloth, (0, -0.07, 0.18), rounding=0.03, puff=(0, 0, 0),
        warp=rounded(1.36, 0.7, 0.2), cells=(20, 14, 4))  # fmt: skip
    pad((1.32, 0.7, 0.14), cloth, (0, -0.08, 0.31), rounding=0.05, puff=(0, 0.01, 0.03),
        warp=rounded(1.32, 0.7, 0.25), cells=(20, 14, 5), piping=cloth)  # fmt: skip
    for sx in (-1, 1):
        for y in (-0.3, 0.16):
            bar(metal, 0.01, (sx * 0.56, y * 1.08, 0), (sx * 0.52, y, 0.19), 0.018)
    return 2


SOFAS = {
    "straight": lambda look: _blocks(look, 3, 0.62),
    "love seat": lambda look: _blocks(look, 2, 0.62),
    "chaise": lambda look: _blocks(look, 3, 0.66, chaise=True),
    "chesterfield": _chesterfield,
    "wooden frame": _wooden_sofa,
    "curved": _curved,
    "channel back": _channelled,
}
