"""Keyboards, and the keys that laptops have too."""

from __future__ import annotations

import math
from collections.abc import Sequence

from samples.blender.materials import glow, skin
from samples.blender.shapes import (
    Material,
    Object,
    Point2,
    Point3,
    box,
    copied,
    lathe,
    loft,
    mesh,
    moved,
    superellipse,
    text,
    tube,
)
from samples.look import Look
from samples.models import Facts
from samples.models.electronics.parts import finish, plate_outline

ROWS = ((("esc", 1), (None, 0.6), *((f"f{k}", 1) for k in range(1, 5)), (None, 0.4),
         *((f"f{k}", 1) for k in range(5, 9)), (None, 0.4), *((f"f{k}", 1) for k in range(9, 13)),
         (None, 0.0)), (*((c, 1) for c in "`1234567890-="), ("back", 1.4)),
        (("tab", 1.4), *((c, 1) for c in "QWERTYUIOP[]"), ("\\", 1)),
        (("caps", 1.7), *((c, 1) for c in "ASDFGHJKL;'"), ("enter", 1.7)),
        (("shift", 2.2), *((c, 1) for c in "ZXCVBNM,./"), ("shift", 2.2)),
        (("ctrl", 1.3), ("fn", 1.1), ("alt", 1.3), ("", 6.0), ("alt", 1.2), ("fn", 1.2),
         ("ctrl", 1.3), (None, 0.0)))  # fmt: skip


def _cap(wide: float, deep: float, high: float, material: Material, round_: bool) -> Object:
    """A key cap: narrower and a little dished on top, or a round one with a metal rim."""
    if round_:
        r = deep / 2
        side = [(0, 0), (r * 0.4, 0), (r * 0.4, high * 0.4), (r * 0.98, high * 0.5),
                (r, high * 0.75), (r * 0.94, high), (r * 0.8, high * 0.93),
                (0, high * 0.86)]  # fmt: skip
        if wide > deep * 1.15:
            levels = [(0.9, 0.4), (1.0, 0.5), (1.0, 0.85), (0.93, 1.0), (0.8, 0.94)]
            return loft([superellipse(wide * s - (1 - s) * deep, deep * s, high * h, 3.4, 32)
                         for s, h in levels], material, level=1)  # fmt: skip
        return lathe(side, material, 40)
    inset = 0.0032
    levels = [(0, 0.0), (0, 0.06), (inset * 0.4, 0.5), (inset * 0.9, 0.93), (inset * 1.25, 1.0)]
    rings = []
    for gap, h in levels:
        w, d = wide - gap, deep - gap
        corner = 0.0012 + gap * 0.3
        rings.append(
            [(u, v + (h * 0.0004), high * h) for u, v in plate_outline(w, d, corner, steps=3)]
        )
    top = rings[-1]
    rings.append([(x * 0.6, y * 0.6, high - 0.0004) for x, y, _ in top])
    return loft(rings, material, level=0)


def keys(
    rows: Sequence[Sequence[tuple[str | None, float]]],
    wide: float, pitch: Point2, high: float, at: Point3,
    caps: tuple[Material, Material], ink: Material, slope: float = 0.0, round_: bool = False,
) -> int:  # fmt: skip
    """Rows of keys that each fill `wide`, the first row behind; `at` is the left rear corner."""
    count, made, letters = 0, {}, {}
    gap = pitch[0] * 0.07
    for number, row in enumerate(rows):
        unit = wide / sum(size for _, size in row)
        x, y = at[0], at[1] - (number + 0.5) * pitch[1]
        z = at[2] - number * pitch[1] * slope
        for word, size in row:
            across = unit * size
            if word is not None:
                special = len(word) > 1
                key = (round(across, 5), special)
                place = (x + across / 2, y, z)
                if key in made:
                    copied(made[key], place)
                else:
                    made[key] = moved(
                        _cap(across - gap, pitch[1] - gap, high, caps[special], round_), place
                    )
                if word:
                    size_ = pitch[1] * (0.42 if not special else 0.24)
                    lettering = (place[0], place[1], z + high + 0.00002 - 0.0003 * (not round_))
                    if word in letters:
                        copied(letters[word], lettering)
                    else:
                        letters[word] = text(word, size_, ink, lettering, (0, 0, 0), 0.0003)
                count += 1
            x += across
    return count


def keyboard(look: Look) -> Facts:
    """A keyboard: full with number pad, compact, flat, mechanical in two tones, or round-keyed typewriter."""
    full, flat, round_ = (look.style in ("full", "flat"), look.style == "flat",
                          look.style == "typewriter")  # fmt: skip
    pitch = look.between(0.0188, 0.0192)
    main = finish(look.material, look.shade)
    light = look.shade in ("white", "snow", "cream", "silver", "aluminium", "ivory", "mint",
                           "blush", "sky", "lilac", "pink")  # fmt: skip
    ink = skin("plastic", "charcoal" if light else "snow")
    plain = skin(
        "plastic" if look.material in ("aluminium", "steel", "wood") else look.material,
        {"aluminium": "snow", "silver": "snow", "walnut": "cream"}.get(look.shade, look.shade),
    )
    if look.style == "mechanical":
        plain = skin("plastic", "cream")
        ink = skin("plastic", "charcoal")
    elif round_:
        plain, ink = skin("plastic", "black"), skin("plastic", "snow")
    elif look.shade in ("aluminium", "silver"):
        ink = skin("plastic", "charcoal")
    accent = skin("plastic", look.accent)
    wide, margin = 15 * pitch, 0.008 if not round_ else 0.014
    pad = pitch * 4.6 if full else 0.0
    navi = pitch * 3.5 if full else 0.0
    depth = 6 * pitch + 2 * margin
    total = wide + navi + pad * 0.98 + 2 * margin
    thick, slope = (0.007, 0.02) if flat else (0.019, 0.06)
    # a case a little higher behind; the keys stand in it (or, flat, on it)
    section = [(-depth / 2, 0), (depth / 2, 0), (depth / 2, thick + slope * depth * 0.5),
               (-depth / 2, thick - slope * depth * 0.5)]  # fmt: skip
    rows = [[(x * (total / 2), y, z) for y, z in section] for x in (-1, 1)]
    case = mesh("case", rows[0] + rows[1],
                [(3, 2, 1, 0), (4, 5, 6, 7), (0, 1, 5, 4), (1, 2, 6, 5), (2, 3, 7, 6),
                 (3, 0, 4, 7)], main, smooth=False)  # fmt: skip
    change = case.modifiers.new("bevel", "BEVEL")
    change.width, change.segments = 0.0025 if flat else 0.004, 4
    left, back = -total / 2 + margin, depth / 2 - margin
    level = thick + slope * back
    high = 0.0028 if flat else 0.0085
    sink = 0.0002
    dark = skin("plastic", "charcoal" if look.style != "mechanical" else "black")
    if not round_ and not flat:  # the dark well between the keys
        for x0, w in (
            (left, wide),
            (left + wide + 0.5 * pitch, navi - pitch * 0.5),
            (left + wide + navi + 0.3 * pitch, pad - 0.5 * pitch),
        ):
            if w > 0.02:
                well = box((w + 0.002, 6 * pitch + 0.002, 0.001), dark, bevel=0.0004)
                moved(well, (x0 + w / 2, 0, thick - 0.0003), (math.degrees(math.atan(slope)), 0, 0))
    count = keys(ROWS, wide, (pitch, pitch),
                 high, (left, back, level - sink), (plain, accent), ink, slope, round_)  # fmt: skip
    if full:
        x = left + wide + 0.5 * pitch
        block = (("ins", 1), ("home", 1), ("pgup", 1)), (("del", 1), ("end", 1), ("pgdn", 1))
        count += keys(block, navi - 0.5 * pitch, (pitch, pitch), high,
                      (x, back - pitch, level - sink - slope * pitch),
                      (plain, accent), ink, slope)  # fmt: skip
        arrows = ((None, 1), ("↑", 1), (None, 1)), (("←", 1), ("↓", 1), ("→", 1))
        count += keys(arrows, navi - 0.5 * pitch, (pitch, pitch), high,
                      (x, back - 4 * pitch, level - sink - 4 * slope * pitch),
                      (plain, accent), ink, slope)  # fmt: skip
        x += navi - 0.2 * pitch
        numbers = (
            (("num", 1), ("/", 1), ("*", 1), ("-", 1)),
            (("7", 1), ("8", 1), ("9", 1), ("+", 1)),
            (("4", 1), ("5", 1), ("6", 1), ("%", 1)),
            (("1", 1), ("2", 1), ("3", 1), ("=", 1)),
            (("0", 2), (".", 1), ("enter", 1)),
        )
        count += keys(numbers, pad - 0.5 * pitch, (pitch, pitch), high,
                      (x, back - pitch, level - sink - slope * pitch),
                      (plain, accent), ink, slope)  # fmt: skip
        for k in range(3):
            z = level + 0.0004
            box((0.004, 0.0015, 0.0006), glow("lime", 1.5),
                (x + 0.02 + k * 0.014, back - 0.5 * pitch, z - slope * pitch * 0.5),
                0.0002)  # fmt: skip
    if look.style in ("mechanical", "typewriter"):  # a knob and a plaited cord
        metal = skin("brass", "brass") if round_ else finish("aluminium", "steel")
        lathe([(0, 0.016), (0.0075, 0.0155), (0.0085, 0.0145), (0.0088, 0), (0, 0)],
              metal, 48,
              (left + wide - pitch * 0.42, back - pitch * 0.5, level - 0.001))  # fmt: skip
        tube([(total * 0.2, depth / 2 - 0.002, thick * 0.6), (total * 0.2, depth / 2 + 0.03, 0.004),
              (total * 0.3, depth / 2 + 0.05, 0.0025), (total * 0.46, depth / 2 + 0.045, 0.0025)],
             0.0023, skin("nylon", look.accent))  # fmt: skip
    return {"keys": count, "layout": "us"}
