"""Telephones."""

from __future__ import annotations

import math

from samples.blender.materials import glow, skin
from samples.blender.shapes import Material, box, text
from samples.look import Look
from samples.models import Facts
from samples.models.electronics.parts import finish, forward, plate_outline, upright


def _lens(x: float, z: float, radius: float, y: float, ring: Material) -> None:
    """A small camera lens in a metal ring, looking towards -y."""
    forward([(radius * 0.8, 0.0008), (radius * 0.84, 0.0016), (radius * 0.96, 0.0016),
             (radius, 0.001), (radius, -0.0005)], ring, (x, y, z), 48)  # fmt: skip
    forward([(0, 0.0006), (radius * 0.82, 0.0008)], skin("porcelain", "black"), (x, y, z), 48)
    forward([(0, 0.0011), (radius * 0.3, 0.001), (radius * 0.42, 0.0006)],
            skin("porcelain", "navy"), (x, y, z), 32)  # fmt: skip


def phone(look: Look) -> Facts:
    """A phone: its back with two, three or a bar of cameras, its lit front, one with keys, or a rugged one."""
    wide, high = look.between(0.0715, 0.0735), look.between(0.149, 0.155)
    thick, corner = 0.0082, 0.0125
    main, dark = skin(look.material, look.shade), skin("porcelain", "black")
    frame = finish(
        "aluminium", look.shade if look.shade not in ("cream", "white", "snow") else "silver"
    )
    if look.style == "keypad":
        wide, high, thick = 0.05, look.between(0.118, 0.122), 0.0135
        upright(plate_outline(wide, high, 0.016, (0, high / 2)), thick, main, 0, 0.004)
        upright(plate_outline(wide * 0.84, high * 0.42, 0.004, (0, high * 0.72)),
                0.001, dark, -0.0005, 0.0003)  # fmt: skip
        upright(plate_outline(wide * 0.72, high * 0.32, 0.0015, (0, high * 0.715)),
                0.0006, glow("sky", 0.6), -0.0008, 0.0001)  # fmt: skip
        white, ink = skin("plastic", "snow"), skin("plastic", "charcoal")
        text("12:45", 0.0125, ink, (0, -0.0009, high * 0.745), thickness=0.0001)
        text("Sat 21 Nov", 0.0052, ink, (0, -0.0009, high * 0.66), thickness=0.0001)
        for k in range(4):
            upright(plate_outline(0.0016, 0.0022 + k * 0.0012, 0.0002,
                                  (-wide * 0.33 + k * 0.0022, high * 0.853 + k * 0.0006)),
                    0.0002, ink, -0.001, 0.00002)  # fmt: skip
        for k in range(3):
            upright(plate_outline(0.009, 0.0012, 0.0005, ((k - 1) * 0.0115, high * 0.905)),
                    0.0006, dark, -0.0003, 0.0001)  # fmt: skip
        forward([(0, 0.0012), (0.0055, 0.0012), (0.0075, 0.0018), (0.0095, 0.0012), (0.01, 0)],
                skin("polished metal", "steel"), (0, 0.0005, high * 0.445))  # fmt: skip
        for side, tint in ((-1, "green"), (1, "red")):
            upright(plate_outline(0.0115, 0.0062, 0.0028, (side * wide * 0.31, high * 0.43)),
                    0.0018, skin("plastic", tint), -0.0012, 0.0006)  # fmt: skip
        for k, word in enumerate(("1", "2", "3", "4", "5", "6", "7", "8", "9", "*", "0", "#")):
            x, z = (k % 3 - 1) * wide * 0.29, high * (0.335 - 0.083 * (k // 3))
            upright(plate_outline(0.0125, 0.0074, 0.0032, (x, z)), 0.0018, white, -0.0012, 0.0006)
            text(word, 0.0062, ink, (x, -0.0013, z), thickness=0.0002)
        return {"cameras": 0, "screen": 1.8}
    upright(plate_outline(wide, high, corner, (0, high / 2)), thick, frame, 0, 0.0022)
    if look.style == "front":
        upright(plate_outline(wide - 0.0022, high - 0.0022, corner - 0.001, (0, high / 2)),
                0.0008, dark, -0.0005, 0.0003)  # fmt: skip
        w, h = wide - 0.0062, high - 0.0062
        upright(plate_outline(w, h, corner - 0.003, (0, high / 2)),
                0.0004, glow(look.shade, 0.35), -0.0008, 0.0001)  # fmt: skip
        for k, (r, x, z) in enumerate(((0.3, 0.1, 0.34), (0.22, -0.16, 0.52))):
            forward([(0, 0.0001), (w * r, 0)], glow(look.accent if k else "sky", 0.45),
                    (w * x, -0.0009 - k * 0.0001, h * z), 64)  # fmt: skip
        white = glow("snow", 0.6)
        text("9:41", 0.019, white, (0, -0.0011, high * 0.84), thickness=0.0001)
        text("Saturday 21 November", 0.0048, white, (0, -0.0011, high * 0.77), thickness=0.0001)
        tints = ("red", "lime", "tangerine", "sky", "purple", "pink", "emerald", "blue", "fuchsia",
                 "lemon", "mint", "rose", "green", "blue", "red", "orange")  # fmt: skip
        for k, tint in enumerate(tints):
            row = k // 4
            x, z = ((k % 4 - 1.5) * w * 0.235, high * (0.52 - 0.118 * row) if row < 3
                    else high * 0.085)  # fmt: skip
            upright(plate_outline(0.0122, 0.0122, 0.0031, (x, z)),
                    0.0003, glow(tint, 0.45), -0.0013, 0.00005)  # fmt: skip
            mark = ([(0, 0.0001), (0.0034, 0)]
                    if k % 3 else [(0.0022, 0), (0.0024, 0.0001), (0.0036, 0.0001)])  # fmt: skip
            forward(mark, white, (x, -0.00135, z), 24)
        upright(plate_outline(w * 0.94, 0.0175, 0.005, (0, high * 0.085)),
                0.0002, glow("silver", 0.3), -0.0011, 0.00005)  # fmt: skip
        upright(plate_outline(w * 0.27, 0.0048, 0.0024, (0, high - 0.0105)),
                0.0003, dark, -0.0013, 0.0001)  # fmt: skip
        for side, z, long in ((1, 0.66, 0.019), (-1, 0.72, 0.011), (-1, 0.62, 0.011)):
            box((0.0012, 0.0028, long), frame, (side * wide / 2, thick / 2, high * z), 0.0005)
        return {"cameras": 1, "screen": round(math.hypot(w, h) / 0.0254, 1)}
    upright(plate_outline(wide - 0.002, high - 0.002, corner - 0.001, (0, high / 2)),
            0.0012, main, -0.0006, 0.0006)  # fmt: skip
    steel, cameras = skin("polished metal", "steel"), 2
    flash = glow("cream", 0.7)
    if look.style == "bar":
        box((wide + 0.0012, 0.0042, 0.021),
            finish("aluminium", look.accent), (0, -0.0012, high * 0.755), 0.0018)  # fmt: skip
        upright(plate_outline(wide * 0.62, 0.0135, 0.0067, (-wide * 0.1, high * 0.755 + 0.0105)),
                0.001, dark, -0.004, 0.0003)  # fmt: skip
        for k in range(2):
            _lens(-wide * 0.29 + k * wide * 0.26, high * 0.755 + 0.0105, 0.0052, -0.0041, steel)
        forward([(0, 0.0006), (0.0026, 0.0004), (0.003, 0)],
                flash, (wide * 0.34, -0.0033, high * 0.755 + 0.0105), 24)  # fmt: skip
    else:
        trio = look.style == "triple"
        side, lens = (0.033, 0.0068) if trio else (0.03, 0.0064)
        x0, z0 = wide / 2 - side / 2 - 0.0042, high - side / 2 - 0.0045
        if look.style == "double":  # a tall pill with two lenses
            upright(plate_outline(0.0185, 0.0385, 0.009, (x0 + 0.006, z0 - 0.003)),
                    0.002, main, -0.0022, 0.0008)  # fmt: skip
            spots = [(x0 + 0.006, z0 + 0.0062), (x0 + 0.006, z0 - 0.0122)]
            forward([(0, 0.0006), (0.0026, 0.0004), (0.003, 0)],
                    flash, (x0 - 0.0115, -0.0007, z0 + 0.006), 24)  # fmt: skip
        else:
            upright(plate_outline(side, side, 0.0085, (x0, z0)), 0.002, main, -0.0022, 0.0008)
            spots = [(x0 + 0.0075, z0 + 0.0075), (x0 + 0.0075, z0 - 0.0075), (x0 - 0.0078, z0)]
            forward([(0, 0.0006), (0.0026, 0.0004), (0.003, 0)],
                    flash, (x0 - 0.0085, -0.0023, z0 + 0.0115), 24)  # fmt: skip
            cameras = 3
        for x, z in spots:
            _lens(x, z, lens, -0.0022, steel)
    text("nova" if look.style != "bar" else "pixie", 0.0085, steel, (0, -0.0007, high * 0.45),
         thickness=0.0002)  # fmt: skip
    for z, long in ((0.6, 0.017), (0.74, 0.011), (0.67, 0.011)):
        box((0.0012, 0.0028, long), frame, (wide / 2, thick / 2, high * (z - 0.08)), 0.0005)
    return {"cameras": cameras, "screen": round(math.hypot(wide - 0.006, high - 0.006) / 0.0254, 1)}
