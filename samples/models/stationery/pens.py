"""Pens and pencils."""

from __future__ import annotations

import math
from collections.abc import Callable

from mathutils import Euler, Matrix

from samples.blender.forms import gathered
from samples.blender.materials import skin
from samples.blender.shapes import (
    Material,
    Point3,
    curve,
    lathe,
    loft,
    rod,
    sphere,
    text,
    thickened,
    tube,
)
from samples.look import Look
from samples.models import Facts
from samples.models.stationery.parts import fitting_skin, put, silk_band


def pen(look: Look) -> Facts:
    """A pen lying: a click ballpoint, or a fountain pen with its cap beside it."""
    turn = look.between(-3, 3)
    if look.style == "fountain":
        _lying(lambda: _fountain(look), (0, 0.012, 0.0062), turn)
        _lying(lambda: _cap(look), (0.012, -0.03, 0.0068), turn + 9, 0.06)
        return {"ink": "blue", "cartridges": 1}
    if look.style == "set":
        _lying(lambda: ballpoint(look), (0, 0.012, 0.0055), turn)
        _lying(lambda: ballpoint(look), (0.006, -0.016, 0.0055), turn + 180 + 14)
        return {"ink": "blue", "pens": 2}
    _lying(lambda: ballpoint(look), (0, 0, 0.0055), turn)
    return {"ink": "black", "pens": 1}


def ballpoint(look: Look) -> None:
    """A click ballpoint standing on its tip."""
    length, r = look.between(0.138, 0.144), 0.0052 * (1.12 if look.style == "set" else 1)
    metal = fitting_skin(look.accent)
    barrel = skin(look.material, look.shade)
    lathe(curve([(0.0004, 0), (0.0011, 0.0025), (0.0012, 0.004)], 4) + curve(
              [(0.0019, 0.0042), (0.0034, 0.012), (r * 0.86, 0.021)], 6), metal)  # fmt: skip
    middle = length * 0.52
    lathe([*curve([(r * 0.88, 0.0212), (r * 0.96, 0.036), (r, 0.055), (r, middle)], 6),
           (0, middle)], barrel)  # fmt: skip
    for k in range(6) if look.style == "set" else ():  # a grip of soft rings
        z = 0.027 + k * 0.0042
        lathe(curve([(r * 0.85, z), (r * 1.03, z + 0.0018), (r * 0.85, z + 0.0036)], 6),
              skin("rubber", look.shade))  # fmt: skip
    lathe([(0, middle), (r + 0.0003, middle), (r + 0.0003, middle + 0.0026), (0, middle + 0.0026)],
          metal)  # fmt: skip
    lathe([*curve([(r, middle + 0.0026), (r, length - 0.03), (r * 0.9, length - 0.012)], 6),
           (0, length - 0.012)], barrel)  # fmt: skip
    lathe([*curve([(r * 0.92, length - 0.012), (r * 0.86, length - 0.007),
                   (r * 0.66, length - 0.005)], 4), (0, length - 0.005)], metal)  # fmt: skip
    rod(0.0026, (0, 0, length - 0.006), (0, 0, length + 0.005), metal, bevel=0.0008)
    _clip(metal, length - 0.012, 0.042, r)


def _clip(metal: Material, top: float, long: float, r: float) -> None:
    """A spring clip on the upper side (local -x), from `top` down the barrel."""
    line = [(-r * 0.6, 0, top), (-r - 0.0022, 0, top - 0.001), (-r - 0.0026, 0, top - 0.005),
            (-r - 0.0014, 0, top - long * 0.85), (-r - 0.0003, 0, top - long * 0.94),
            (-r - 0.0014, 0, top - long)]  # fmt: skip
    silk_band(curve(line, 6), 0.0042, (0, 1, 0), metal, 0.0009)


def _fountain(look: Look) -> None:
    """An uncapped fountain pen standing on its nib."""
    r = look.between(0.0058, 0.0063)
    gold = fitting_skin(look.accent)
    barrel = skin(look.material, look.shade)
    grip = skin("plastic", "black")
    end = 0.128
    nib, steps = [], 12
    for k in range(steps + 1):
        t = k / steps
        half = 0.0002 + 0.0042 * math.sin(math.pi / 2 * min(1.0, t * 1.25)) ** 1.3
        half *= 1 - 0.18 * max(0.0, t - 0.75) * 4
        rr = 0.0046
        nib.append([(rr * 0.25 - rr * math.cos(half * s / rr / 0.85) * (0.45 + 0.55 * t),
                     rr * math.sin(half * s / rr / 0.85), 0.023 * t)
                    for s in (j / 4 for j in range(-4, 5))])  # fmt: skip
    thickened(loft(nib, gold, closed=False, capped=False), 0.0005)
    dark = skin("plastic", "black")
    crest = [(p[4][0] - 0.00012, 0, p[4][2]) for p in nib]
    tube(crest[1:9], 0.00022, dark, steps=1, sides=2)
    sphere(0.0008, dark, (crest[8][0] + 0.0003, 0, crest[8][2]))
    lathe(curve([(0.0004, 0.003), (0.0022, 0.012), (0.0034, 0.022)], 6), dark).location = (0.0014,
        0, 0.0015)  # fmt: skip
    lathe([*curve([(0.0044, 0.021), (0.0049, 0.023), (0.0042, 0.03), (0.0048, 0.042)], 6),
           (0.005, 0.043)], grip)  # fmt: skip
    lathe([(0, 0.043), (0.0053, 0.043), (0.0053, 0.0455), (0, 0.0455)], gold)
    lathe(curve([(r * 0.95, 0.0456), (r, 0.06), (r, 0.09), (r * 0.9, end - 0.01)], 6) + curve(
              [(r * 0.9, end - 0.01), (r * 0.8, end - 0.003), (r * 0.4, end), (0, end + 0.0004)],
              5), barrel)  # fmt: skip
    lathe([(r * 0.91, end - 0.012), (r * 0.935, end - 0.0118), (r * 0.925, end - 0.0102),
           (r * 0.9, end - 0.01)], gold)  # fmt: skip


def _cap(look: Look) -> None:
    """The fountain pen's cap, its mouth at the bottom."""
    r = 0.0069
    gold = fitting_skin(look.accent)
    shell = skin(look.material, look.shade)
    lathe([(r - 0.001, 0.03), (r - 0.001, 0.0004), (r - 0.0004, 0), (r, 0.0005),
           *curve([(r, 0.002), (r, 0.03), (r * 0.95, 0.052)], 6),
           *curve([(r * 0.95, 0.052), (r * 0.8, 0.0585), (r * 0.4, 0.0605), (0, 0.061)], 4)],
          shell)  # fmt: skip
    lathe([(r, 0.003), (r + 0.0003, 0.0032), (r + 0.0003, 0.0078), (r, 0.008)], gold)
    lathe([(r, 0.0092), (r + 0.0002, 0.0093), (r + 0.0002, 0.0102), (r, 0.0103)], gold)
    lathe([(0, 0.02), (r - 0.001, 0.02)], skin("plastic", "black"))
    _clip(gold, 0.0555, 0.04, r)
    sphere(0.0019, gold, (-r - 0.0009, 0, 0.0165))


def pencil(look: Look) -> Facts:
    """A handful of hexagonal pencils side by side, sharpened, with ferrule and eraser."""
    count = {"trio": 3, "bundle": 6}.get(look.style, 5)
    if look.style == "bundle":  # tied with a band: one row on another
        spots = [(-0.0078, 0.0037), (0, 0.0037), (0.0078, 0.0037), (-0.0039, 0.0102),
                 (0.0039, 0.0102), (0, 0.0167)]  # fmt: skip
    else:
        spots = [((k - (count - 1) / 2) * 0.0105, 0.0035) for k in range(count)]
    for k, (y, z) in enumerate(spots):
        # laid with their erasers side by side, tips spread
        fan = 0.0 if look.style == "bundle" else ((count - 1) / 2 - k) * -4.5
        lean, length = math.radians(fan), look.between(0.172, 0.176)
        back = 0.08 + look.between(-0.004, 0.004)
        tip = (back - length * math.cos(lean), y + length * math.sin(lean), z)
        put(lambda length=length: hexagon(look, length), tip, (0, 90, -fan))
    if look.style == "bundle":
        ring = [(-0.0125, 0.0035), (-0.011, 0.0005), (0.011, 0.0005), (0.0125, 0.0035),
                (0.0035, 0.0205), (-0.0035, 0.0205)]  # fmt: skip
        band = skin("cotton", "cream")
        for x in (-0.012, -0.0085):
            tube([(x, y, z) for y, z in ring], 0.0011, band, closed=True, steps=4)
    return {"pencils": count, "grade": "hb"}


def hexagon(look: Look, length: float) -> None:
    """One pencil standing on its tip; paint ends in scallops where the sharpener cut the hexagon."""
    r, tip, sharp = 0.0036, 0.0011, 0.0225
    turns = [math.tau * k / 48 for k in range(48)]
    # the distance to the hexagon's side in each direction
    reach = [r * math.cos(math.pi / 6) / math.cos((a + math.pi / 6) % (math.pi / 3) - math.pi / 6)
             for a in turns]  # fmt: skip
    point = [(tip * math.cos(a), tip * math.sin(a), 0.0065) for a in turns]
    edge = [(q * math.cos(a), q * math.sin(a), 0.0065 + (q - tip) / (r - tip) * (sharp - 0.0065))
            for a, q in zip(turns, reach, strict=True)]  # fmt: skip
    end = [(x, y, length - 0.019) for x, y, _ in edge]
    loft([point, edge], skin("wood", "birch"), level=0, capped=False)
    body = loft([edge, end], skin(look.material, look.shade), level=0, capped=False)
    body.data.set_sharp_from_angle(angle=math.radians(5))
    lathe([(0, 0), (0.0003, 0.0003), (tip, 0.0065)], skin("plastic", "charcoal"), 32)
    z = length - 0.02
    ferrule = [(0.0034, z)] + [
        (0.0037 if k % 2 else 0.0034, z + 0.001 + k * 0.0011) for k in range(4)
    ]
    ferrule += [(0.0036, z + 0.006), (0.0036, z + 0.008)]
    ferrule += [(0.0037 if k % 2 else 0.0034, z + 0.009 + k * 0.0011) for k in range(4)] + [
        (0.0033, z + 0.0135)]  # fmt: skip
    lathe(ferrule, skin("polished metal", "brass" if look.material == "wood" else "aluminium"), 48)
    rubber = skin("rubber", look.accent if look.accent != "white" else "pink")
    lathe([(0.0033, z + 0.013), (0.0033, length - 0.0014),
           *curve([(0.0033, length - 0.0014), (0.0028, length - 0.0004), (0, length)], 4)],
          rubber, 48)  # fmt: skip
    foil = skin("gold", "gold") if look.shade != "yellow" else skin("paper", "forest")
    for turn in (0, 180):
        words = text("STUDIO  HB", 0.0036, foil, thickness=0.00003)
        side = Matrix.Rotation(math.radians(turn + 30), 4, "Z")
        place = Matrix.Translation((-r * 0.867, 0, length - 0.052))
        lean = Euler((math.radians(90), 0, math.radians(-90))).to_matrix().to_4x4()
        words.matrix_basis = side @ place @ lean @ Matrix.Rotation(math.radians(90), 4, "Z")


def _lying(make: Callable[[], None], middle: Point3, turn: float, length: float = 0.14) -> None:
    """A pen built standing, laid along x with its clip up, then turned about z."""
    parts = gathered(make)
    lay = Matrix.Rotation(math.radians(turn), 4, "Z") @ Matrix.Rotation(math.radians(90), 4, "Y")
    shift = Matrix.Translation((0, 0, -length / 2))
    for part in parts:
        part.matrix_basis = Matrix.Translation(middle) @ lay @ shift @ part.matrix_basis
