"""Loudspeakers and radios."""

from __future__ import annotations

import math

from samples.blender.materials import glow, skin
from samples.blender.shapes import (
    Material,
    Object,
    Point3,
    box,
    copied,
    curve,
    cut,
    lathe,
    moved,
    rod,
    text,
    tube,
)
from samples.look import Look
from samples.models import Facts
from samples.models.electronics.parts import finish, forward, plate_outline, ribbon, upright


def _flat(body: Object) -> Object:
    """Big faces unsmoothed: with a hole in them they would shade unevenly."""
    for face in body.data.polygons:
        face.use_smooth = face.area < 0.002
    return body


def _driver(radius: float, at: Point3, cone: Material, ring: Material, dome: Material) -> None:
    """A loudspeaker's chassis ring with screws, rubber surround, cone and dust cap, facing -y."""
    r = radius
    forward([(r * 0.86, -0.004), (r * 0.86, 0.002), (r * 0.9, 0.003), (r * 0.98, 0.002), (r, 0),
             (r, -0.004)], ring, at)  # fmt: skip
    swell = curve([(r * 0.68, -0.002), (r * 0.71, 0.0015), (r * 0.785, 0.0042), (r * 0.86, 0.0015),
                   (r * 0.88, -0.003)], 6)  # fmt: skip
    forward(swell, skin("rubber", "charcoal"), at)
    forward(
        [(r * 0.1, -r * 0.36), (r * 0.3, -r * 0.27), (r * 0.5, -r * 0.14), (r * 0.7, 0.0)], cone, at
    )
    cap = [(r * 0.27 * math.cos(a), -r * 0.3 + r * 0.17 * math.sin(a))
           for a in (math.pi / 2 * k / 10 for k in range(11))]  # fmt: skip
    forward(cap, dome, at)
    for k in range(6):
        a = math.tau * (k + 0.5) / 6
        forward([(0, 0.0012), (r * 0.025, 0.0011), (r * 0.03, 0)],
                skin("polished metal", "gunmetal"),
                (at[0] + r * 0.935 * math.cos(a), at[1] - 0.0022, at[2] + r * 0.935 * math.sin(a)),
                16)  # fmt: skip


def _grille(radius: float, at: Point3, pitch: float, metal: Material) -> None:
    """Little dark holes in a disc facing -y."""
    first: Object | None = None
    rings = int(radius / pitch)
    for ring in range(rings + 1):
        count = max(1, round(math.tau * ring))
        for k in range(count):
            a = math.tau * k / count
            place = (at[0] + ring * pitch * math.cos(a), at[1], at[2] + ring * pitch * math.sin(a))
            if first is None:
                first = forward(
                    [(0, 0.0004), (pitch * 0.3, 0.0003), (pitch * 0.3, -0.001)], metal, place, 10
                )
            else:
                copied(first, place)


def _boxed(look: Look, main: Material, dark: Material, metal: Material) -> Facts:
    """A bookshelf or studio box with a woofer and a tweeter."""
    wide, deep, high = look.between(0.17, 0.18), 0.23, look.between(0.29, 0.31)
    body = box(
        (wide, deep, high), main, (0, 0, 0.006), 0.004 if look.style == "bookshelf" else 0.009
    )
    front, woofer = -deep / 2, wide * 0.4
    middle = 0.016 + woofer * 1.12
    hole = ((0, front - 0.03, middle), (0, front + 0.05, middle))
    _flat(cut(body, rod(woofer * 0.87, *hole, dark)))
    if look.style == "bookshelf":
        baffle = box((wide - 0.008, 0.006, high - 0.008),
                     skin("lacquer", "charcoal"), (0, front - 0.0015, 0.01), 0.002)  # fmt: skip
        _flat(cut(baffle, rod(woofer * 0.87, *hole, dark)))
        front -= 0.005
    _driver(woofer, (0, front, middle), skin("paper", look.accent),
            metal if look.style == "bookshelf" else dark, dark)  # fmt: skip
    z = high - 0.062
    tweeter = wide * 0.2
    if look.style == "studio":  # the tweeter sits in a shallow horn
        upright(plate_outline(wide * 0.66, 0.092, 0.02, (0, z)), 0.003, dark, front - 0.002, 0.001)
    forward([(0, 0.004), (tweeter * 0.3, 0.002), (tweeter * 0.4, 0), (tweeter * 0.44, 0.001),
             (tweeter * 0.9, 0.004), (tweeter, 0.002), (tweeter, -0.002)],
            metal if look.style == "bookshelf" else dark, (0, front - 0.001, z))  # fmt: skip
    dome = [(tweeter * 0.34 * math.cos(a), tweeter * 0.26 * math.sin(a))
            for a in (math.pi / 2 * k / 8 for k in range(9))]  # fmt: skip
    forward(dome, skin("polished metal", "copper" if look.style == "bookshelf" else "steel"),
            (0, front - 0.002, z))  # fmt: skip
    if look.style == "studio":
        forward([(0, 0.0012), (0.0035, 0.001), (0.0035, 0)],
                glow("sky", 2.0), (wide * 0.38, front, 0.024), 24)  # fmt: skip
        forward([(0.012, -0.01), (0.016, 0.001), (0.02, 0.0018), (0.021, 0)],
                dark, (-wide * 0.34, front, 0.034))  # fmt: skip
    else:
        text("AURIS", 0.008, metal, (0, front - 0.0012, high - 0.015))
    for k in range(4):
        rod(0.009, (wide * (k % 2 - 0.5) * 0.8, deep * (k // 2 - 0.5) * 0.8, 0),
            (wide * (k % 2 - 0.5) * 0.8, deep * (k // 2 - 0.5) * 0.8, 0.007), dark)  # fmt: skip
    return {"drivers": 2, "channels": 1}


def _globe(look: Look, dark: Material) -> Facts:
    """A globe in cloth under a lit touch panel."""
    r = look.between(0.07, 0.075)
    cloth = skin(look.material, look.shade)
    low = [(0, 0.001), (r * 0.55, 0.001), (r * 0.68, 0.006), (r * 0.72, 0.012)]
    lathe(low, dark)
    side = [(r * math.cos(a), r * 0.86 + r * 0.86 * math.sin(a) + 0.002)
            for a in (math.radians(-62 + 3 * k) for k in range(43))]  # fmt: skip
    lathe(side, cloth)
    top = side[-1]
    disc = [(top[0] - 0.0005, top[1] - 0.002), (top[0] + 0.001, top[1] + 0.0006),
            (top[0] - 0.002, top[1] + 0.0016), (0, top[1] + 0.0006)]  # fmt: skip
    lathe(disc, dark)
    lit = [(top[0] * 0.86, top[1] + 0.0014), (top[0] * 0.9, top[1] + 0.0022),
           (top[0] * 0.94, top[1] + 0.0016)]  # fmt: skip
    lathe(lit, glow("sky", 2.5))
    for sign, x in (("+", 0.014), ("-", -0.014)):
        text(sign, 0.012, skin("plastic", "snow"), (x, 0, top[1] + 0.0012), (0, 0, 0), 0.0006)
    for k in range(3):
        forward([(0, 0.0006), (0.0012, 0.0006), (0.0012, 0)],
                skin("plastic", "snow"), ((k - 1) * 0.008, -r * 0.83, 0.022), 12)  # fmt: skip
    tube([(0, r * 0.6, 0.008), (0.01, r * 1.1, 0.003), (0.05, r * 1.3, 0.0025),
          (0.09, r * 1.15, 0.0025)], 0.0022, dark)  # fmt: skip
    return {"drivers": 1, "channels": 1}


def _cylinder(look: Look, trim: Material) -> Facts:
    """A cloth cylinder with a strip of keys and a loop."""
    r, high = look.between(0.038, 0.041), look.between(0.185, 0.2)
    cloth = skin(look.material, look.shade)
    lathe([(0, 0), (r - 0.004, 0), (r - 0.001, 0.004), (r - 0.001, 0.014), (r - 0.003, 0.015)],
          trim)  # fmt: skip
    lathe([(r - 0.002, 0.0145), (r, 0.0155), (r, high - 0.0155), (r - 0.002, high - 0.0145)],
          cloth)  # fmt: skip
    lathe([(r - 0.003, high - 0.015), (r - 0.001, high - 0.014), (r - 0.001, high - 0.004),
           (r - 0.004, high), (r * 0.86, high - 0.002), (r * 0.8, high - 0.006),
           (0, high - 0.0065)], trim)  # fmt: skip
    lathe([(0, high - 0.002), (r * 0.55, high - 0.003), (r * 0.74, high - 0.0055)],
          skin("rubber", "charcoal"))  # fmt: skip
    upright(plate_outline(0.019, high * 0.62, 0.0095, (0, high * 0.5)),
            0.006, skin("rubber", look.accent), -r - 0.0025, 0.0015)  # fmt: skip
    white = skin("plastic", "snow")
    for k, z in enumerate((0.72, 0.5, 0.28)):
        place = (0, -r - 0.0028, high * z)
        if k == 1:
            forward(
                [(0.0042, 0), (0.0042, 0.0006), (0.0055, 0.0006), (0.0055, 0)], white, place, 32
            )
        else:
            text("+" if k == 0 else "-", 0.019, white, place)
    tube([(r * 0.5, r * 0.82, high - 0.012), (r * 0.62, r * 1.12, high + 0.006),
          (0.0, r * 1.45, high + 0.002), (-r * 0.62, r * 1.12, high + 0.006),
          (-r * 0.5, r * 0.82, high - 0.012)], 0.0028, skin("nylon", look.accent))  # fmt: skip
    return {"drivers": 2, "channels": 2}


def _retro(look: Look, main: Material, dark: Material) -> Facts:
    """A box like a radio of old, with brass knobs and legs."""
    wide, deep, high = look.between(0.27, 0.285), 0.12, 0.165
    box((wide, deep, high), main, (0, 0, 0.014), 0.02)
    upright(plate_outline(wide * 0.92, high * 0.86, 0.016, (0, 0.014 + high / 2)),
            0.006, skin("nylon", look.accent), -deep / 2 - 0.002, 0.0015)  # fmt: skip
    brass = skin("brass", "brass")
    upright(plate_outline(wide * 0.945, high * 0.905, 0.018, (0, 0.014 + high / 2)), 0.004, brass,
            -deep / 2 - 0.002, 0.001,
            [plate_outline(wide * 0.915, high * 0.855, 0.015, (0, 0.014 + high / 2))])  # fmt: skip
    text("Melodia", 0.026, brass, (0, -deep / 2 - 0.003, 0.014 + high * 0.28), thickness=0.001)
    upright(plate_outline(wide * 0.62, 0.012, 0.005, (0, 0.014 + high * 0.9)),
            0.001, brass, -deep / 2 - 0.0025, 0.0002)  # fmt: skip
    top = 0.014 + high
    box((wide * 0.62, 0.052, 0.003), brass, (0, 0, top - 0.001), 0.001)
    for k in range(4):
        x = (k - 1.5) * wide * 0.13
        lathe([(0.0, 0.014), (0.0085, 0.0135), (0.0095, 0.012), (0.0105, 0.001), (0.0125, 0)],
              brass, 48, (x, 0, top + 0.002))  # fmt: skip
        box((0.0012, 0.007, 0.0008), dark, (x, -0.004, top + 0.0158), 0.0002)
    for x in (-1, 1):
        for y in (-1, 1):
            rod(0.0065, (x * wide * 0.4, y * deep * 0.34, 0.016),
                (x * wide * 0.44, y * deep * 0.4, 0), brass, 0.004)  # fmt: skip
    return {"drivers": 2, "channels": 2}


def _drum(look: Look, main: Material, trim: Material) -> Facts:
    """An outdoor drum with a strap."""
    r, wide = look.between(0.06, 0.064), look.between(0.2, 0.215)  # an outdoor drum with a strap
    z = r + 0.006
    side = [(r * 0.82, -wide / 2 - 0.004), (r * 0.97, -wide / 2), (r, -wide / 2 + 0.008)]
    parts = [lathe([*side, *[(a, -b) for a, b in reversed(side)]], main)]
    for end in (-1, 1):
        cap = [(r * 0.62, 0.004), (r * 0.66, 0.008), (r * 0.8, 0.0085), (r * 0.93, 0.006),
               (r * 0.97, 0), (r * 0.97, -0.006)]  # fmt: skip
        parts.append(lathe([(a, end * (b + wide / 2)) for a, b in cap], trim))
        cone = curve([(r * 0.66, 0.004), (r * 0.56, 0.008), (r * 0.46, 0.003), (r * 0.2, -0.003),
                      (0, -0.0005)], 6)  # fmt: skip
        parts.append(
            lathe([(a, end * (b + wide / 2)) for a, b in cone], skin("rubber", "charcoal"))
        )
        ring = [(r + 0.001 + 0.0022 * math.sin(a), end * wide * 0.4 + 0.006 * math.cos(a))
                for a in (math.pi * k / 10 for k in range(11))]  # fmt: skip
        parts.append(lathe(ring, trim))
    for part in parts:
        moved(part, (0, 0, z), (0, 90, 0))
    plate = upright(plate_outline(0.07, 0.032, 0.014, (0, z)), 0.004, trim, -r - 0.002, 0.0015)
    plate.name = "badge"
    text("BOOM", 0.018, skin("plastic", "snow"), (0, -r - 0.0022, z), thickness=0.0006)
    box((wide * 0.5, 0.03, 0.012), trim, (0, 0, 0), 0.004)
    box((wide * 0.4, 0.02, 0.004), trim, (0, 0, z + r - 0.002), 0.002)
    for k in range(4):
        rod(0.006, ((k - 1.5) * 0.02, 0, z + r),
            ((k - 1.5) * 0.02, 0, z + r + 0.0032), skin("rubber", "charcoal"))  # fmt: skip
    for x in (-1, 1):
        rod(0.005, (x * wide * 0.4, -0.008, z + r + 0.003),
            (x * wide * 0.4, 0.008, z + r + 0.003), skin("polished metal", "steel"))  # fmt: skip
    strap = [(x, z + r + 0.004 + 0.036 * (1 - (x / (wide * 0.4)) ** 4))
             for x in (wide * 0.4 * (k / 12 - 1) for k in range(25))]  # fmt: skip
    ribbon([(x, 0.0, h) for x, h in strap], 0.022, 0.0025, skin("nylon", look.accent))
    return {"drivers": 2, "channels": 2}


def speaker(look: Look) -> Facts:
    """A loudspeaker: bookshelf or studio box, cloth cylinder or globe, retro radio-like, outdoor drum."""
    main, dark = skin(look.material, look.shade, grain="Z"), skin("plastic", "black")
    metal, trim = finish("aluminium", "steel"), skin("plastic", look.accent)
    if look.style in ("bookshelf", "studio"):
        return _boxed(look, main, dark, metal)
    if look.style == "globe":
        return _globe(look, dark)
    if look.style == "cylinder":
        return _cylinder(look, trim)
    if look.style == "retro":
        return _retro(look, main, dark)
    return _drum(look, main, trim)
