"""Storage boxes."""

from __future__ import annotations

import math

from samples.blender.materials import skin
from samples.blender.outlines import rounded_rectangle
from samples.blender.shapes import Material, Point3, box, curve, rod, sheet, tube
from samples.look import Look
from samples.models import Facts
from samples.models.stationery.parts import silk_band


def storage_box(look: Look) -> Facts:
    """A card or fabric box with lid, metal label holder and handles or grip holes."""
    wide, deep, high = {"document": (0.27, 0.36, 0.11), "cube": (0.31, 0.31, 0.29)}.get(look.style,
        (0.29, 0.39, 0.21))  # fmt: skip
    size = look.between(0.96, 1.04)
    wide, deep, high = wide * size, deep * size, high * size
    lid_high = 0.045 if look.style != "document" else 0.038
    body = skin(look.material, look.shade)
    box((wide, deep, high), body, bevel=0.003)
    # the short side faces the buyer: the label is on it, as on a shelf
    box((wide + 0.014, deep + 0.014, lid_high), body, (0, 0, high - lid_high + 0.004), 0.0035)
    steel = skin("polished metal" if look.accent not in ("brass", "gold")
                 else "brass", look.accent if look.accent != "white" else "steel")  # fmt: skip
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
                    box((0.016, 0.016, 0.016), steel,
                        (x * (wide / 2 + out - 0.008), y * (deep / 2 + out - 0.008),
                         z - (0.0005 if not z else 0.001) + lift * 0.2), 0.003)  # fmt: skip
    else:
        grip = skin("leather", "tan") if look.style == "handled" else edging
        for side in (-1, 1):
            x = side * (wide / 2 + 0.0015)
            z = (high - lid_high) * 0.62
            if look.style == "handled":
                loop = [(x, -0.055, z), (x + side * 0.012, -0.045, z - 0.004),
                        (x + side * 0.02, 0, z - 0.012), (x + side * 0.012, 0.045, z - 0.004),
                        (x, 0.055, z)]  # fmt: skip
                silk_band(curve(loop, 8), 0.022, (0, 0, 1), grip, 0.003)
                for y in (-0.058, 0.058):
                    rod(0.006, (x, y, z), (x + side * 0.004, y, z), steel)
            else:
                _eyelet(x, z, side, steel)
        if look.style == "handled":  # a second strap on the front, below the label
            z = label_z - 0.062
            loop = [(-0.055, front - 0.001, z), (-0.045, front - 0.012, z - 0.004),
                    (0, front - 0.02, z - 0.012), (0.045, front - 0.012, z - 0.004),
                    (0.055, front - 0.001, z)]  # fmt: skip
            silk_band(curve(loop, 8), 0.022, (0, 0, 1), grip, 0.003)
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
    outer, inner = (rounded_rectangle(w, h, 0.004, steps=6),
                    rounded_rectangle(w - 0.012, h - 0.014, 0.002, steps=6))  # fmt: skip
    sheet(outer, 0.0018, steel, 0.0005, (x, y + 0.0003, z), (90, 0, 0), holes=[inner[::-1]])
    sheet(rounded_rectangle(w - 0.008, h - 0.008, 0.001, steps=6),
          0.0004, skin("paper", "ivory"), 0.0001, (x, y, z), (90, 0, 0))  # fmt: skip
    ink = skin("paper", "slate")
    for k in (-1, 1):
        box((w * 0.62, 0.0002, 0.0012), ink, (x, y - 0.0005, z + k * 0.006 - 0.0005), 0.00005)
        ear = rounded_rectangle(0.014, 0.018, 0.006, steps=6)
        sheet(ear, 0.0014, steel, 0.0004, (x + k * (w / 2 + 0.003), y + 0.0003, z), (90, 0, 0))
        rod(
            0.0028, (x + k * (w / 2 + 0.005), y, z), (x + k * (w / 2 + 0.005), y - 0.0028, z), steel
        )


def _eyelet(x: float, z: float, side: int, steel: Material, front: float | None = None) -> None:
    """A grip hole with a metal rim."""
    dark = skin("rubber", "black")
    ring = [(0.013 * math.cos(a), 0.013 * math.sin(a))
            for a in (math.tau * k / 24 for k in range(24))]  # fmt: skip
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
