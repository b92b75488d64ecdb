"""Beds and their bedding."""

from __future__ import annotations

import math

from samples.blender.materials import skin
from samples.blender.shapes import Material, Point3, lathe, rod, sphere, tube
from samples.look import Look
from samples.models import Facts
from samples.models._joinery import BRASS, leg, pad, plank, proportioned, tufted


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
    pad((width - 0.02, 1.98, 0.22),
        ticking, (0, 0, z), rounding=0.05, puff=(0, 0, 0.01), piping=ticking)  # fmt: skip
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
    pad((cover, 1.72, 0.06), blanket, (0, -0.34, top - 0.022), rounding=0.028,
        puff=(0, 0, 0.02), warp=lambda x, y, h: _shifted(draped, x, y, h, -0.34),
        cells=(56, 44, 2), creases=0.018)  # fmt: skip
    pad((cover * 0.992, 0.3, 0.05), linen, (0, 0.42, top + 0.02), rounding=0.024,
        puff=(0, 0, 0.012), warp=lambda x, y, h: draped(x * 1.0, y, h),
        cells=(56, 8, 2), creases=0.01, seed=2)  # fmt: skip


def _shifted(warp: object, x: float, y: float, h: float, by: float) -> Point3:
    a, b, c = warp(x, y + by, h)  # type: ignore[operator]
    return a, b - by, c


def _pillow(cloth: Material, width: float, at: Point3, turn: Point3, seed: int) -> None:
    def sewn(x: float, y: float, z: float) -> Point3:
        u, v = min(1, abs(2 * x / width)), min(1, abs(2 * y / 0.48))
        keep = 1 - 0.85 * max(u, v) ** 3.2
        return x * (1 - 0.06 * (1 - v * v)), y * (1 - 0.07 * (1 - u * u)), z * keep

    pad((width, 0.48, 0.16), cloth, at, turn, 0.07, (0, 0, 0.09),
        sewn, (16, 12, 6), creases=0.018, seed=seed)  # fmt: skip


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
        pad((0.07, 2.08, 0.27),
            cloth, (sx * (w / 2 - 0.02), 0, 0.07), rounding=0.03, puff=(0, 0, 0))  # fmt: skip
        for y in (-1.0, 1.06):
            leg(("wood", "walnut"), (sx * (w / 2 - 0.06), y, 0.09),
                (sx * (w / 2 - 0.05), y, 0), 0.06, 0.04)  # fmt: skip
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
            lathe([(0, 0), (0.027, 0), (0.027, 0.01), (0, 0.01)],
                  skin(*BRASS), 32, (sx * w / 2, y, high - 0.012))  # fmt: skip
        arch = [(-w / 2, y, high - 0.05), (-w / 4, y, high + 0.03), (0, y, high + 0.075),
                (w / 4, y, high + 0.03), (w / 2, y, high - 0.05)]  # fmt: skip
        tube(arch, 0.0125, bars)
        rod(0.011, (-w / 2, y, 0.42), (w / 2, y, 0.42), bars, segments=24)
        rod(0.011, (-w / 2, y, high - 0.13), (w / 2, y, high - 0.13), bars, segments=24)
        for k in range(1, 10):
            x = -w / 2 + w * k / 10
            lift = (1 - (2 * x / w) ** 2) * 0.125 - 0.052
            rod(0.007, (x, y, 0.42),
                (x, y, high + lift if k % 2 else high - 0.13), bars, segments=16)  # fmt: skip
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
            plank(wood, (w / 3 - 0.12, 0.02, 0.02),
                  ((k - 1) * w / 3.1, 1.038, 0.62 if side < 0 else 1.02), bevel=0.005)  # fmt: skip
            plank(wood, (0.02, 0.02, 0.42),
                  ((k - 1) * w / 3.1 + side * (w / 6 - 0.06), 1.038, 0.62),
                  bevel=0.005)  # fmt: skip
    plank(wood, (w + 0.02, 0.06, 0.035), (0, 1.05, 1.12), bevel=0.01)
    plank(("wood", "pine"), (width, 2.0, 0.03), (0, 0, 0.27), bevel=0.002)
    _bedding(width, 0.3, skin("linen", look.accent))


_BEDS = {"platform": _platform, "upholstered": _padded, "metal": _metal,
         "four-poster": _four_poster}  # fmt: skip
