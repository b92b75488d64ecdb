"""What armchairs and sofas share: frames, rolled arms, loose cushions."""

from __future__ import annotations

import math

from samples.blender.materials import skin
from samples.blender.shapes import Material, Object, Point3, rod, tube
from samples.look import Look
from samples.models._joinery import BRASS, Stuff, leg, pad, plank, studs, tufted, turned


def frame_side(wood: Stuff, w: float) -> None:
    """Both sides of an open frame: legs, a rail and an arm one can put a cup on."""
    stick = skin(*wood)
    for sx in (-1, 1):
        x = sx * w
        leg(wood, (x, -0.27, 0.55), (x + sx * 0.02, -0.33, 0), 0.036, 0.024)
        tube([(x + sx * 0.015, 0.36, 0), (x, 0.27, 0.3), (x, 0.31, 0.54), (x, 0.4, 0.84)],
             0.0165, stick, radii=[0.75, 1.1, 1, 0.8], sides=6)  # fmt: skip

        def paddle(px: float, y: float, h: float) -> Point3:
            wide = 0.6 + 0.55 * math.exp(-(((y + 0.16) / 0.16) ** 2))
            return px * wide, y, h - 0.02 * (y / 0.33) - 0.015 * (y / 0.33) ** 2

        pad((0.08, 0.68, 0.026), skin(*wood, grain="Y"), (x, -0.02, 0.548),
            rounding=0.012, puff=(0, 0, 0), warp=paddle, cells=(6, 24, 2))  # fmt: skip
        plank(wood, (0.024, 0.54, 0.05), (x, -0.02, 0.27), (-8, 0, 0), bevel=0.008)


def loose_cushions(cloth: Material, width: float, count: int) -> None:
    """Piped seat and back cushions laid in an open frame."""
    each = width / count
    for k in range(count):
        x = -width / 2 + each * (k + 0.5)
        pad((each - 0.004, 0.62, 0.13), cloth, (x, -0.03, 0.32), (-7, 0, 0), 0.045,
            (0.008, 0.01, 0.03),
            piping=cloth, cells=(12, 12, 6), creases=0.008, seed=k)  # fmt: skip
        pad((each - 0.008, 0.13, 0.5), cloth, (x, 0.235, 0.41), (-19, 0, 0), 0.05,
            (0.008, 0.035, 0.012),
            piping=cloth, rings="Y", cells=(12, 6, 12), creases=0.01, seed=k + 5)  # fmt: skip


def rolled_body(look: Look, seats: int, each: float, buttons: bool) -> None:
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
        pad((inner + 0.22, 0.2, 0.5), cover, (0, 0.33, 0.32),
            (-4, 0, 0), 0.07, (0, 0.03, 0.02), piping=cover, rings="Y")  # fmt: skip
    for sx in (-1, 1):
        x = sx * (inner / 2 + 0.075)
        block((depth - 0.14, 0.14, arm - 0.26),
              cover, (x, -0.01, 0.28), 5, 3, 0.03, (0, 0, -90 * sx))  # fmt: skip
        pad((0.15, depth - 0.06, arm - 0.14),
            cover, (x + sx * 0.02, 0, 0.1), rounding=0.02, puff=(0, 0, 0))  # fmt: skip
        _roll(cover, nail,
              [(x + sx * 0.045, -depth / 2 + 0.005, arm), (x + sx * 0.045, depth / 2 - 0.05, arm)],
              0.105)  # fmt: skip
        studs(nail,
              [(x + sx * 0.02 + side, -depth / 2 + 0.031, 0.13 + k * 0.035) for k in range(12)
               for side in (-0.07, 0.07)], 0.0065)  # fmt: skip
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
