"""Staplers."""

from __future__ import annotations

import math

from mathutils import Matrix

from samples.blender.forms import gathered
from samples.blender.materials import skin
from samples.blender.outlines import rounded_rectangle
from samples.blender.shapes import Material, box, curve, loft, moved, rod, sheet, superellipse, tube
from samples.look import Look
from samples.models import Facts
from samples.models.stationery.parts import fitting_skin


def stapler(look: Look) -> Facts:
    """A desk stapler: long and flat, short and plump, or a rounded metal one."""
    long = {"mini": 0.088, "retro": 0.135}.get(look.style, 0.148) * look.between(0.97, 1.03)
    wide = {"mini": 0.034, "retro": 0.036}.get(look.style, 0.033)
    body, steel = skin(look.material, look.shade), skin("steel", "steel", grain="X")
    rubber = skin("rubber", "charcoal")
    back, nose = -long / 2, long / 2
    sheet(rounded_rectangle(long, wide + 0.006, 0.012, steps=6), 0.003, rubber, 0.0008)
    sheet(rounded_rectangle(long - 0.002, wide + 0.004, 0.0115, steps=6),
          0.006, body, 0.0018, (0, 0, 0.002))  # fmt: skip
    sheet(rounded_rectangle(0.017, 0.013, 0.002, steps=6),
          0.0012, steel, 0.0004, (nose - 0.016, 0, 0.0078))  # fmt: skip
    for y in (-0.0028, 0.0028):
        box((0.002, 0.0032, 0.0004), rubber, (nose - 0.016, y, 0.0089), 0.0001)
    for y in (-1, 1):  # the hinge's cheeks
        cheek = [(back + 0.006, 0.006), (back + 0.04, 0.006), (back + 0.03, 0.024),
                 (back + 0.02, 0.029), (back + 0.01, 0.026)]  # fmt: skip
        sheet(cheek, 0.0016, steel, 0.0004, (0, y * wide * 0.36 + 0.0008, 0), (90, 0, 0))
    pin = (back + 0.018, 0.0205)
    rod(0.003, (pin[0], -wide * 0.36 - 0.003, pin[1]), (pin[0], wide * 0.36 + 0.003, pin[1]), steel)
    tilt = Matrix.Translation((pin[0], 0, pin[1])) @ Matrix.Rotation(
        math.radians(-look.between(5, 6.5)), 4, "Y")  # fmt: skip
    for part in gathered(lambda: _arm(look, long, wide, body, steel)):
        part.matrix_basis = tilt @ part.matrix_basis
    return {"sheets": 12 if look.style == "mini" else 25, "staples": 100 if look.style == "mini"
            else 200}  # fmt: skip


def _arm(look: Look, long: float, wide: float, body: Material, steel: Material) -> None:
    """Magazine and lever, seen from their hinge pin at the origin."""
    reach = long - 0.02
    box((reach - 0.004, wide * 0.5, 0.011), steel, (reach / 2 - 0.002, 0, -0.007), 0.001)
    box((0.0016, wide * 0.52, 0.015), steel, (reach - 0.0045, 0, -0.007), 0.0004)
    rise = {"mini": 0.021, "retro": 0.02}.get(look.style, 0.014)
    power = {"retro": 2.4, "mini": 3.2}.get(look.style, 5)
    crest = {"mini": [0.5, 0.95, 1.1, 1.12, 0.95, 0.62],
             "retro": [0.45, 0.95, 1.15, 1.1, 0.95, 0.8]}.get(look.style,
        [0.8, 1.0, 1.02, 0.98, 0.92, 0.72])  # fmt: skip
    girth = {"mini": [0.75, 0.95, 1.0, 1.0, 0.95, 0.8]}.get(
        look.style, [0.82, 0.96, 1.0, 1.0, 0.98, 0.86]
    )
    at = [-0.016, -0.006, reach * 0.3, reach * 0.6, reach * 0.88, reach + 0.001]
    rows = curve(list(zip(at, crest, girth, strict=True)), 4)
    rows = [(rows[0][0] - 0.001, rows[0][1] * 0.75, rows[0][2] * 0.9), *rows,
            (rows[-1][0] + 0.001, rows[-1][1] * 0.8, rows[-1][2] * 0.94)]  # fmt: skip
    sections = []
    for x, up, fat in rows:
        ring = superellipse(wide * fat, 2 * rise * up, 0, power, 32)
        sections.append([(x, y, 0.0035 + (z if z > 0 else z * 0.18)) for y, z, _ in ring])
    loft(sections, body)
    pad = skin("rubber", look.accent if look.accent != "white" else "charcoal")
    top = 0.0035 + rise * (crest[3] + crest[4]) / 2
    if look.style != "retro":
        thumb = sheet(
            rounded_rectangle(reach * 0.3, wide * 0.62, 0.007, steps=6), 0.0018, pad, 0.0008
        )
        moved(thumb, (reach * 0.74, 0, top - 0.0006), (0, 3.5 if look.style == "classic" else 8, 0))
    else:
        line = [(x, -wide * fat / 2 - 0.0002, 0.0035) for x, _, fat in rows[2:-2]]
        for side in (-1, 1):
            tube([(x, side * -y, z) for x, y, z in line],
                 0.0011, fitting_skin("steel"), steps=1, sides=4)  # fmt: skip
