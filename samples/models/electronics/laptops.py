"""Laptops."""

from __future__ import annotations

import math
from collections.abc import Sequence

import bpy

from samples.blender.forms import made_since, together
from samples.blender.materials import glow, skin
from samples.blender.shapes import box, rod, sheet, sphere, text
from samples.look import Look
from samples.models import Facts
from samples.models.electronics.keyboards import ROWS, keys
from samples.models.electronics.parts import finish, forward, plate_outline, upright


def _screen(wide: float, high: float, y: float, z: float, tone: str, hills: Sequence[str]) -> None:
    """A lit wallpaper with hills, a sun and a bar of program symbols; standing, its front at y."""
    upright(plate_outline(wide, high, 0.003, (0, z)), 0.0004, glow(tone, 0.55), y, 0.0001)
    low = z - high / 2
    for k, shade in enumerate(hills):
        top = high * (0.6 - 0.19 * k)
        line = [(-wide / 2 + wide * i / 24,
                 low + top + high * (0.13 - 0.02 * k) * math.sin(
                     i * (0.31 + 0.09 * k) + 1.9 * k + 0.7)) for i in range(25)]  # fmt: skip
        upright([(-wide / 2, low), (wide / 2, low), *reversed(line)],
                0.0002, glow(shade, 0.45), y - 0.0002 * (k + 1), 0.00002)  # fmt: skip
    forward([(0, 0.0001), (high * 0.085, 0)],
            glow("lemon", 0.8), (wide * 0.24, y - 0.0003, z + high * 0.27), 48)  # fmt: skip
    bar = y - 0.0002 * (len(hills) + 2)
    upright(plate_outline(wide * 0.5, high * 0.095, high * 0.03, (0, low + high * 0.075)),
            0.0002, glow("snow", 0.55), bar, 0.00002)  # fmt: skip
    for k, shade in enumerate(("red", "orange", "lime", "sky", "blue", "purple", "pink")):
        x = (k - 3) * wide * 0.066
        upright(plate_outline(high * 0.066, high * 0.066, high * 0.016, (x, low + high * 0.075)),
                0.0002, glow(shade, 0.5), bar - 0.0002, 0.00002)  # fmt: skip


def laptop(look: Look) -> Facts:
    """An open notebook with its screen on: slim, business with a pointing stick, or a soft-cornered school one."""
    main, dark = finish(look.material, look.shade), skin("plastic", "black")
    wide, deep = look.between(0.302, 0.308), look.between(0.21, 0.215)
    thick, corner = {"business": (0.016, 0.005), "school": (0.019, 0.026)}.get(
        look.style, (0.0105, 0.012)
    )
    sheet(plate_outline(wide, deep, corner),
          thick, main, 0.002 if look.style != "school" else 0.005, (0, 0, 0.003))  # fmt: skip
    top = thick + 0.003
    for x in (-1, 1):
        for y in (-1, 1):
            rod(0.007, (x * wide * 0.42, y * deep * 0.4, 0),
                (x * wide * 0.42, y * deep * 0.4, 0.004), dark)  # fmt: skip
    black = skin("plastic", "charcoal" if look.style != "school" else look.accent)
    ink = skin("plastic", "snow")
    pitch = (0.0187, 0.0166)
    across = pitch[0] * 14.6
    back = deep / 2 - 0.022
    sheet(plate_outline(across + 0.006, pitch[1] * 6 + 0.006,
                        0.004, (0, back - pitch[1] * 3)), 0.0006, dark
          if look.style != "school" else main, 0.0002, (0, 0, top - 0.0003))  # fmt: skip
    count = keys(
        ROWS, across, pitch, 0.0016, (-across / 2, back, top + 0.0002), (black, black), ink
    )
    pad_y = -deep / 2 + 0.04
    sheet(plate_outline(0.108, 0.062, 0.005, (0, pad_y)), 0.0006,
          skin("plastic", "grey" if look.shade not in ("black", "charcoal") else "charcoal"),
          0.0002, (0, 0, top - 0.0002))  # fmt: skip
    sheet(plate_outline(0.1065, 0.0605, 0.0045, (0, pad_y)),
          0.0007, main, 0.0002, (0, 0, top - 0.0001))  # fmt: skip
    if look.style == "business":
        sphere(
            0.0042, skin("rubber", "red"), (-0.006, back - pitch[1] * 3.5, top + 0.002), (1, 1, 0.9)
        )
        for k in range(3):
            box((0.034, 0.008, 0.001), black if k != 1 else skin("plastic", "red"),
                ((k - 1) * 0.0355, pad_y + 0.037, top), 0.0004)  # fmt: skip
    for x in (-1, 1):  # sound holes beside the keys
        for k in range(26):
            for j in range(2):
                if across / 2 + 0.006 + j * 0.003 < wide / 2 - 0.004:
                    rod(0.0006,
                        (x * (across / 2 + 0.006 + j * 0.003), back - k * 0.0036, top - 0.0004),
                        (x * (across / 2 + 0.006 + j * 0.003), back - k * 0.0036, top + 0.0002),
                        dark, segments=8)  # fmt: skip
    for k in range(2):  # sockets on the right
        box((0.002, 0.009, 0.003),
            dark, (wide / 2 - 0.0004, deep * 0.3 - k * 0.018, top * 0.5), 0.0004)  # fmt: skip
    # the lid stands on its hinge, leaning back
    before = set(bpy.context.scene.objects)
    high, lid = deep * 0.985, 0.0062 if look.style != "school" else 0.011
    upright(plate_outline(wide, high, corner, (0, high / 2)), lid, main, 0.0, 0.0018)
    upright(plate_outline(wide - 0.006, high - 0.006, corner * 0.8, (0, high / 2)), 0.0006,
            dark if look.style != "school" else skin("plastic", look.accent),
            -0.0004, 0.0002)  # fmt: skip
    hills = {"business": ("denim", "navy"), "school": ("lime", "green")}.get(
        look.style, ("plum", "fuchsia", "navy")
    )
    tone = {"business": "sky", "school": "sky"}.get(look.style, "orange")
    _screen(wide - 0.022, high - 0.034, -0.001, high / 2 + 0.006, tone, hills)
    forward([(0, 0.0004), (0.0016, 0.0004), (0.0022, 0)],
            skin("porcelain", "charcoal"), (0, -0.0004, high - 0.0068), 24)  # fmt: skip
    text("novabook" if look.style != "business" else "WORKLINE", 0.0062, skin("plastic", "grey"),
         (0, -0.0006, 0.0098), thickness=0.0002)  # fmt: skip
    together(made_since(before), (0, deep / 2 - 0.004, top + 0.001), (-18, 0, 0))
    for x in (-0.3, 0.3):
        rod(0.0052, (wide * x - 0.03, deep / 2 - 0.002, top + 0.001),
            (wide * x + 0.03, deep / 2 - 0.002, top + 0.001), dark)  # fmt: skip
    inches = math.hypot(wide - 0.022, high - 0.034) / 0.0254
    return {"keys": count, "screen": round(inches, 1)}
