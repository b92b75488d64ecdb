"""Computer mice."""

from __future__ import annotations

import math

from samples.blender.materials import glow, skin
from samples.blender.shapes import (
    Material,
    Object,
    box,
    curve,
    cut,
    lathe,
    loft,
    moved,
    rod,
    text,
    tube,
)
from samples.look import Look
from samples.models import Facts


def computer_mouse(look: Look) -> Facts:
    """A mouse: rounded, slim, sculpted for gaming, or a boxy retro one on a cord."""
    main, dark = skin(look.material, look.shade), skin("rubber", "charcoal")
    trim = skin("plastic", look.accent)
    slim, gaming, boxy = (look.style == name for name in ("slim", "gaming", "retro"))
    wide, long = look.between(0.061, 0.064), look.between(0.106, 0.112)
    high = 0.026 if slim else 0.034 if boxy else 0.039
    # widths and heights of cross-sections from the front (-y) to the back
    stations = {"slim": [(0, 0.86, 0.3), (0.08, 0.96, 0.5), (0.35, 1.0, 0.86), (0.6, 1.0, 1.0),
                         (0.85, 0.94, 0.8), (0.97, 0.84, 0.45), (1.0, 0.8, 0.25)],
                "gaming": [(0, 0.8, 0.36), (0.05, 0.98, 0.5), (0.3, 0.94, 0.76), (0.55, 0.92, 1.0),
                           (0.8, 1.06, 0.86), (0.95, 0.92, 0.5), (1.0, 0.7, 0.25)],
                "retro": [(0, 0.9, 0.6), (0.03, 1.0, 0.68), (0.35, 1.0, 0.86), (0.7, 1.0, 1.0),
                          (0.95, 1.0, 0.96), (1.0, 0.92, 0.8)]}.get(look.style,
        [(0, 0.7, 0.34), (0.06, 0.9, 0.5), (0.3, 0.98, 0.8), (0.58, 1.0, 1.0), (0.82, 0.98, 0.82),
         (0.95, 0.8, 0.5), (1.0, 0.55, 0.24)])  # fmt: skip
    power = 5.5 if boxy else 2.9

    def shell(low: float, grow: float, material: Material, top: float = 1.0) -> Object:
        sections = []
        for share, w, h in curve(stations, 5):
            y, width, height = ((share - 0.5) * (long + 2.5 * grow), wide * w / 2 + grow,
                                high * h * top + grow)  # fmt: skip
            ring = []
            for k in range(33):  # an arch from the right foot over the back to the left foot
                a = math.pi * k / 32
                x = width * math.copysign(abs(math.cos(a)) ** (2 / power), math.cos(a))
                z = max(low, height * math.sin(a) ** (2 / power))
                ring.append((x * (1 - 0.06 * (1 - z / high)), y, z))
            sections.append(ring)
        return loft(sections, material, level=1)

    body = shell(0.003, 0.0, main)
    base = shell(0.0012, -0.004, dark, 0.4)
    base.name = "sole"

    def top_at(share: float) -> float:
        rows = curve(stations, 20)
        return high * min(rows, key=lambda row: abs(row[0] - share))[2]

    # buttons are parted by grooves: cut, and lined in dark
    share = 0.42
    y = (share - 0.5) * long
    groove = box((0.0011, long * share + 0.01, 0.04),
                 dark, (0, y - long * share / 2 - 0.005, top_at(share) * 0.55), 0.0001)  # fmt: skip
    cut(body, groove)
    if not slim:
        cut(
            body,
            box((wide * 1.2, 0.001, 0.04), dark, (0, y, top_at(share) * 0.58), 0.0001, (-8, 0, 0)),
        )
    inner = shell(0.002, -0.0014, dark)
    inner.name = "inside"
    spot = 0.21
    z = top_at(spot) - 0.0055
    if not boxy:
        cut(body, box((0.0088, 0.026, 0.05), dark, (0, (spot - 0.5) * long, 0.012), 0.003))
        wheel = [(0, -0.0033), (0.006, -0.0033), (0.0085, -0.0026), (0.0092, 0), (0.0085, 0.0026),
                 (0.006, 0.0033), (0, 0.0033)]  # fmt: skip
        moved(lathe(wheel, dark, 48), (0, (spot - 0.5) * long, z), (0, 90, 0))
        for k in range(24):
            a = math.tau * k / 24
            box((0.005, 0.0009, 0.0007), trim,
                (0, (spot - 0.5) * long + 0.009 * math.cos(a), z + 0.009 * math.sin(a)),
                0.0002, (math.degrees(a) - 90, 0, 0))  # fmt: skip
    if gaming:
        for k in range(2):
            knob = box((0.004, 0.02, 0.0065), dark,
                       (-wide * (0.438 - 0.008 * k), -0.012 + k * 0.022, high * 0.52),
                       0.0018, (0, 12, 6 - 9 * k))  # fmt: skip
            knob.name = "thumb"
        for k in range(5):
            for side in (-1, 1):
                box((0.0016, 0.024, 0.0016), dark,
                    (side * wide * (0.468 - 0.004 * k), 0.004, 0.007 + k * 0.0032),
                    0.0006, (0, 0, -2 * side))  # fmt: skip
        text("V", 0.02, glow(look.accent, 1.6),
             (0, long * 0.24, top_at(0.74) - 0.0012), (-22, 0, 0), 0.0012)  # fmt: skip
        box(
            (0.006, 0.012, 0.003), dark, (0, -long * 0.06, top_at(0.44) - 0.0008), 0.001, (10, 0, 0)
        )
    elif not boxy:
        _disc = rod(0.0022, (0, -long * 0.05, top_at(0.45) - 0.001),
                    (0, -long * 0.05, top_at(0.45) + 0.0003),
                    glow("lime", 1.2), segments=24)  # fmt: skip
        _disc.name = "lamp"
    if gaming or boxy:
        cord = skin("nylon" if gaming else "rubber", "black" if gaming else look.shade)
        front = -long / 2
        rod(0.0042, (0, front + 0.004, 0.0085),
            (0, front - 0.016, 0.0065), dark if gaming else cord, 0.0026)  # fmt: skip
        tube([(0, front - 0.014, 0.0067), (0.004, front - 0.04, 0.0025),
              (0.03, front - 0.062, 0.002), (0.068, front - 0.05, 0.002),
              (0.088, front - 0.005, 0.002)], 0.002, cord)  # fmt: skip
    return {"buttons": 2 if boxy else 6 if gaming else 3, "connection": "usb cable" if gaming
            or boxy else "wireless"}  # fmt: skip
