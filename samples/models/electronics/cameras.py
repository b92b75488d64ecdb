"""Cameras."""

from __future__ import annotations

import math

from samples.blender.materials import skin
from samples.blender.shapes import (
    Material,
    Point3,
    box,
    lathe,
    loft,
    moved,
    rod,
    sheet,
    superellipse,
    text,
    tube,
)
from samples.look import Look
from samples.models import Facts
from samples.models.electronics.parts import finish, forward, plate_outline


def _objective(radius: float, long: float, at: Point3, body: Material, metal: Material) -> None:
    """A lens barrel towards -y with mount, ribbed rings, engraved line and coated glass."""
    dark = skin("plastic", "black")
    forward([(radius * 1.12, 0), (radius * 1.12, 0.004), (radius * 1.02, 0.0055),
             (radius * 1.0, 0.006)], metal, at, 96)  # fmt: skip
    barrel = [(radius, 0.004), (radius, long * 0.3), (radius * 0.95, long * 0.33),
              (radius * 0.95, long * 0.62), (radius * 0.99, long * 0.66),
              (radius * 0.99, long * 0.94), (radius * 0.96, long), (radius * 0.86, long),
              (radius * 0.84, long * 0.96), (radius * 0.62, long * 0.78),
              (radius * 0.56, long * 0.76)]  # fmt: skip
    forward(barrel, body, at, 96)
    for start, end, size in ((0.08, 0.28, 1.02), (0.68, 0.92, 1.012)):
        for k in range(56):
            a = math.tau * k / 56
            x, z = (at[0] + radius * size * math.cos(a) * 0.99,
                    at[2] + radius * size * math.sin(a) * 0.99)  # fmt: skip
            rib = [(x, at[1] - long * start, z), (x, at[1] - long * end, z)]
            rod(radius * 0.03, rib[0], rib[1], dark, bevel=0.0002, segments=6)
    forward([(radius * 0.952, long * 0.34), (radius * 0.962, long * 0.35),
             (radius * 0.962, long * 0.38), (radius * 0.952, long * 0.39)],
            metal, at, 96)  # fmt: skip
    bowl = [(radius * 0.58 * math.cos(a), long * 0.75 + radius * 0.2 * math.sin(a))
            for a in (math.pi / 2 * k / 12 for k in range(13))]  # fmt: skip
    forward(bowl, skin("porcelain", "navy"), at, 64)
    forward([(radius * 0.22, long * 0.75 + radius * 0.19),
             (radius * 0.3, long * 0.75 + radius * 0.182)],
            skin("porcelain", "plum"), at, 48)  # fmt: skip
    text("50mm 1:1.8", radius * 0.16, skin("plastic", "snow"),
         (at[0], at[1] - long * 0.875 - 0.0006, at[2] + radius * 0.73),
         (90, 0, 0), 0.0002)  # fmt: skip


def _instant(look: Look, skin_: Material, dark: Material, glass: Material) -> Facts:
    """A boxy instant camera with a picture coming out of it."""
    wide, deep, high = look.between(0.112, 0.118), 0.062, 0.098
    sections = [superellipse(wide * s, deep * s, z, 5, 40)
                for s, z in ((0.96, 0), (1, 0.004), (1, 0.03), (0.99, high * 0.6),
                             (0.95, high * 0.94), (0.9, high))]  # fmt: skip
    loft(sections, skin_)
    box((wide * 0.86, 0.003, 0.005), dark, (0, -deep / 2 + 0.0008, 0.011), 0.001)
    picture = box((wide * 0.72, 0.052, 0.0008), skin("paper", "snow"),
                  (0, -deep / 2 - 0.02, 0.0085), 0.0003, (9, 0, 0))  # fmt: skip
    picture.name = "print"
    box((wide * 0.6, 0.03, 0.0008),
        skin("porcelain", "petrol"), (0, -deep / 2 - 0.025, 0.0084), 0.0003, (9, 0, 0))  # fmt: skip
    front = -deep / 2
    forward([(0, 0.006), (0.031, 0.006), (0.034, 0.004), (0.0345, -0.004)],
            skin("plastic", look.accent), (0, front, high * 0.5), 72)  # fmt: skip
    forward([(0.015, 0.006), (0.016, 0.019), (0.018, 0.0205), (0.0255, 0.0205), (0.0275, 0.018),
             (0.028, 0.004)], dark, (0, front, high * 0.5), 72)  # fmt: skip
    bowl = [(0.0158 * math.cos(a), 0.009 + 0.006 * math.sin(a))
            for a in (math.pi / 2 * k / 10 for k in range(11))]  # fmt: skip
    forward(bowl, glass, (0, front, high * 0.5), 48)
    box((0.03, 0.006, 0.017),
        skin("plastic", "snow"), (-wide * 0.29, front + 0.0035, high * 0.76), 0.002)  # fmt: skip
    box((0.025, 0.006, 0.012), skin("porcelain", "silver"),
        (-wide * 0.29, front + 0.0025, high * 0.76 + 0.0025), 0.0015)  # fmt: skip
    box((0.02, 0.006, 0.016), dark, (wide * 0.3, front + 0.0035, high * 0.77), 0.002)
    box((0.014, 0.006, 0.01), glass, (wide * 0.3, front + 0.0025, high * 0.77 + 0.003), 0.0015)
    forward([(0, 0.004), (0.007, 0.0038), (0.0082, 0.0025), (0.0085, -0.001)],
            skin("plastic", look.accent),
            (-wide * 0.36, front + 0.001, high * 0.42), 40)  # fmt: skip
    for k, tint in enumerate(("red", "orange", "lemon", "lime", "sky")):
        box((0.0032, deep * 0.3, 0.0008), skin("plastic", tint),
            ((k - 2) * 0.0034, -deep * 0.24, high - 0.0003), 0.0002)  # fmt: skip
    return {"lenses": 1, "film": "instant"}


def camera(look: Look) -> Facts:
    """A camera: reflex with a prism and grip, rangefinder in leather, boxy instant, or pocket compact."""
    skin_, dark = finish(look.material, look.shade), skin("plastic", "black")
    chrome, rubber = finish("aluminium", "silver"), skin("rubber", "charcoal")
    glass = skin("porcelain", "navy")
    if look.style == "instant":
        return _instant(look, skin_, dark, glass)
    reflex, compact = look.style == "reflex", look.style == "compact"
    wide = look.between(0.128, 0.134) * (0.78 if compact else 1)
    high, deep = (0.06, 0.026) if compact else (0.078, 0.036) if not reflex else (0.082, 0.044)
    top_z = high * (0.72 if not compact else 0.8)
    top, top_skin = skin("plastic", look.shade), chrome
    corner = deep * 0.46 if not reflex else 0.012
    middle = sheet(plate_outline(wide, deep, corner), top_z, skin_, 0.001)
    middle.location.z = 0.004
    cap = top if reflex else skin_ if compact else top_skin
    sheet(plate_outline(wide, deep, corner), 0.0055, cap, 0.0015)
    sheet(
        plate_outline(wide, deep, corner), high - top_z - 0.002, cap, 0.003, (0, 0, top_z + 0.002)
    )
    front = -deep / 2
    if reflex:
        grip = [superellipse(0.03, 0.044, z, 3.2, 28, (-wide * 0.42, front + 0.008))
                for z in (0.002, 0.006, high * 0.5, high * 0.8, high * 0.9)]  # fmt: skip
        loft(grip, rubber)
        moved(lathe([(0, 0.004), (0.006, 0.0038), (0.0075, 0.002), (0.008, 0)], chrome, 40),
              (-wide * 0.42, front + 0.002, high * 0.885), (14, 0, 0))  # fmt: skip
        prism = [superellipse(0.06 * w, 0.05 * d, high - 0.006 + h, 5, 32,
                              (0.004, -0.001 - y))
                 for w, d, h, y in ((1.05, 0.92, 0, 0.002), (0.9, 0.96, 0.01, 0.004),
                                    (0.72, 0.98, 0.02, 0.006),
                                    (0.58, 0.86, 0.0255, 0.006))]  # fmt: skip
        loft(prism, top)
        box((0.021, 0.026, 0.003), chrome, (0.004, 0.004, high + 0.0185), 0.0006)
        text("LUMARA", 0.0072, skin("plastic", "snow"),
             (0.004, front - 0.0095, high + 0.006), (80, 0, 0), 0.0012)  # fmt: skip
        lens, barrel, x0, z0 = 0.032, 0.062, 0.004, high * 0.47
        dial, dial_x = dark, wide * 0.34
    else:
        lens, barrel, x0, z0 = (
            (0.0195, 0.022, 0.0, high * 0.45) if compact else (0.0255, 0.034, 0.004, high * 0.44)
        )
        dial, dial_x = chrome, wide * 0.24
        box((0.018, 0.003, 0.0105), dark,
            (wide * (0.36 if not compact else 0.3), front + 0.0006, top_z + 0.004),
            0.001)  # fmt: skip
        box((0.014, 0.003, 0.007), skin("porcelain", "slate"),
            (wide * (0.36 if not compact else 0.3), front + 0.0001, top_z + 0.0057),
            0.0008)  # fmt: skip
        if compact:
            box((0.022, 0.003, 0.008), skin("porcelain", "silver"),
                (-wide * 0.28, front + 0.0003, high * 0.83), 0.001)  # fmt: skip
        else:
            box((0.01, 0.003, 0.007), glass, (-0.002, front + 0.0004, top_z + 0.006), 0.001)
            box((0.016, 0.003, 0.009), skin("porcelain", "silver"),
                (-wide * 0.34, front + 0.0004, top_z + 0.005), 0.001)  # fmt: skip
            box((0.021, 0.02, 0.0035), chrome, (0.004, 0, high - 0.0005), 0.0006)
        text("LUMARA", 0.0062, dark,
             (-wide * (0.11 if not compact else 0.0), front - 0.0004,
              top_z + (0.0115 if not compact else 0.0075)), thickness=0.0003)  # fmt: skip
        rod(0.0022, (-wide * 0.38, front - 0.003, high * 0.3),
            (-wide * 0.38, front + 0.002, high * 0.3), chrome)  # fmt: skip
    _objective(lens, barrel, (x0, front + 0.002, z0), dark if reflex or look.shade == "black"
               else skin("plastic", "charcoal") if not compact else chrome, chrome)  # fmt: skip
    for k, (x, r, h) in enumerate(
        (
            (dial_x, 0.0105, 0.0085),
            (dial_x + wide * 0.17, 0.0072, 0.006),
            (-wide * 0.36, 0.0095, 0.007),
        )
    ):
        if compact and k == 2:
            continue
        lathe([(0, h), (r * 0.9, h), (r, h * 0.88), (r, 0)],
              dial, 48, (x * (0.9 if compact else 1), 0.002, high - 0.001))  # fmt: skip
        for j in range(30):
            a = math.tau * j / 30
            rod(r * 0.06,
                (x * (0.9 if compact else 1) + r * math.cos(a), 0.002 + r * math.sin(a), high),
                (x * (0.9 if compact else 1) + r * math.cos(a), 0.002 + r * math.sin(a),
                 high + h * 0.75), dial, bevel=0.0001, segments=6)  # fmt: skip
    if not compact:
        lathe([(0, 0.0045), (0.004, 0.004), (0.0046, 0.0028), (0.0046, 0)],
              skin("polished metal", "red" if not reflex else "steel"),
              32, (dial_x - wide * 0.12, -0.004, high))  # fmt: skip
    leather = skin("leather", look.accent)
    for side in (-1, 1):  # strap rings
        ring = [
            (side * (wide / 2 + 0.002), 0.0045 * math.cos(a), top_z + 0.002 + 0.0045 * math.sin(a))
            for a in (math.tau * k / 16 for k in range(16))
        ]
        tube(ring, 0.0008, chrome, closed=True, steps=2, sides=4)
    if not compact:
        line = [(wide / 2 + 0.003, 0.002, top_z),
                (wide / 2 + 0.022, 0.012, top_z * 0.55),
                (wide / 2 + 0.032, 0.024, 0.006), (wide / 2 + 0.01, 0.05, 0.0045),
                (-wide * 0.2, 0.062, 0.0045), (-wide / 2 - 0.02, 0.045, 0.006),
                (-wide / 2 - 0.024, 0.016, top_z * 0.5),
                (-wide / 2 - 0.003, 0.002, top_z)]  # fmt: skip
        tube(line, 0.0035, leather)
    return {"lenses": 1, "film": "digital" if reflex or compact else "35 mm"}
