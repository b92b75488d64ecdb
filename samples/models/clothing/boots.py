"""Boots."""

from __future__ import annotations

import itertools
import math

from mathutils import Vector

from samples.blender.forms import ribbon, stitches
from samples.blender.materials import skin
from samples.blender.outlines import spaced
from samples.blender.shapes import Material, box, curve, loft, tube
from samples.look import Look
from samples.models import Facts
from samples.models.clothing.shoe import Form, Shoe, swell


def boot(look: Look) -> Facts:
    """A boot: chelsea with elastic sides, laced with a lug sole, or a wellington of rubber."""
    size = look.between(0.98, 1.04)
    if look.style == "wellington":
        return _wellington(look, size)
    if look.style == "chelsea":
        return _chelsea(look, size)
    main, second = skin(look.material, look.shade), skin("leather", look.accent)
    thread = skin("cotton", "cream")
    ankle, top = (-0.006, 0.12, 0.13, 0.1), (0.022, 0.212, 0.136, 0.202)
    form = Form(0.014, 0.02, 0.008, 0.044, ankle, top, (0.035, 0.042))
    shoe = Shoe(form, size)
    shoe.upper(main, skin("cotton", "beige"), main, 0.0028)
    shoe.panel((-2.9, 2.9), 0, swell(0.04, 0.24, 0.6), main, 0.0018, thread)
    shoe.panel((5.2, 8.8), 0, swell(0.12, 0.26, 0.8), main, 0.0018, thread)
    shoe.panel((6.6, 7.4), 0.3, 0.97, main, 0.0018, thread)
    shoe.panel((-1.1, 1.1), 0.46, 0.99, main, 0.0008)
    shoe.sides((0.95, 2.2), 0.43, 0.985, main, 0.0028, thread)
    for k in range(3):  # the padded collar in three rolls
        line = [tuple(p) for p in shoe.rows[-1 - 3 * k][17:96]]
        tube(line, 0.0062 * size, second, steps=1, sides=4)
    shoe.tongue(second, 0.028, 0.03)
    lace = skin("cotton", look.accent if look.accent != "charcoal" else "mustard")
    shoe.laces([0.48 + 0.07 * k for k in range(8)], 1.4, lace, skin("brass", "brass"))
    _ground(shoe, skin("rubber", "black"), 0.006, lugs=True)
    stitches(shoe.ring(form.sole * 1.1, 0.0035), skin("cotton", "mustard"), 0.006, 0.0009)
    return {"shaft height": round(0.185 * size * 100), "eyelets": 16}


def _chelsea(look: Look, size: float) -> Facts:
    """A slim boot to pull on: elastic in both sides, a loop before and behind."""
    main, rubber = skin(look.material, look.shade), skin("rubber", "chocolate")
    tape, elastic = skin("cotton", look.accent), skin("nylon", look.accent)
    ankle, top = (-0.006, 0.112, 0.13, 0.1), (0.014, 0.188, 0.134, 0.172)
    form = Form(0.012, 0.022, 0.006, 0.036, ankle, top, (0.034, 0.04), 0.1)
    shoe = Shoe(form, size)
    shoe.upper(main, skin("cotton", "beige"), main, 0.0026)
    dip = [-1 + k / 24 for k in range(49)]
    shoe.sides((2.6, 5.2), lambda s: 0.5 + 0.34 * abs(2 * s - 1) ** 2.4, 0.985, elastic, 0.0008)
    for sign in (1, -1):
        edge = [shoe.at(sign * (3.9 + 1.3 * d), 0.5 + 0.34 * abs(d) ** 2.4, 0.001) for d in dip]
        tube([tuple(p) for p in edge], 0.0014, main, steps=1)
        stitches([p + Vector((0, 0, -0.005)) for p in edge],
                 skin("cotton", look.accent), 0.0035, 0.0005)  # fmt: skip
        for k in range(9):  # the webbing's cords
            u = sign * (3.0 + 0.225 * k)
            low = 0.52 + 0.34 * abs((abs(u) - 3.9) / 1.3) ** 2.4
            cord = [tuple(shoe.at(u, low + (0.97 - low) * i / 8, 0.001)) for i in range(9)]
            tube(cord, 0.0011, elastic, steps=1, sides=3)
    bow = ((0.004, -0.03), (0.007, 0.0), (0.008, 0.02), (0.0, 0.027), (-0.005, 0.018),
           (-0.005, -0.02))  # fmt: skip
    for u, y in ((7, 1), (0, -1)):
        at = shoe.at(u, 0.98)
        loop = [tuple(at + Vector((0, y * d, z))) for d, z in bow]
        ribbon(curve(loop, 6), 0.018, 0.002, tape, (1, 0, 0))
    _ground(shoe, rubber, 0.004)
    stitches(shoe.ring(form.sole * 1.08, 0.002), skin("cotton", "cream"), 0.005, 0.0006)
    return {"shaft height": round(0.16 * size * 100), "eyelets": 0}


def _wellington(look: Look, size: float) -> Facts:
    """A tall rubber boot with a band round its edge, a strap and moulded toe and heel."""
    ankle, top = (-0.002, 0.13, 0.134, 0.115), (0.0, 0.31, 0.14, 0.31)
    form = Form(0.016, 0.016, 0.006, 0.042, ankle, top, (0.042, 0.06))
    shoe = Shoe(form, size)
    rubber, second = skin("enamel", look.shade), skin("rubber", look.accent)  # wet rubber shines
    shoe.upper(rubber, skin("cotton", "grey"), rubber, 0.003)
    shoe.panel((0, 14), 0.945, 1.0, second, 0.002)
    shoe.panel((-3.2, 3.2), 0, swell(0.04, 0.12, 0.7), rubber, 0.0022)
    shoe.panel((5.6, 8.4), 0, swell(0.12, 0.14), rubber, 0.0022)
    shoe.panel((6.85, 7.15), 0.2, 0.94, rubber, 0.002)
    shoe.sides((2.6, 3.0), swell(0.12, 0.0), 0.62, rubber, 0.001)
    _ground(shoe, second, 0.004)
    foxing = [tuple(shoe.at(u / 8, 0.03, 0.002)) for u in range(112)]
    tube(foxing, 0.0022, second, True, steps=1)
    strap = [tuple(shoe.at(2.6 + 3.0 * i / 20, 0.87, 0.004)) for i in range(21)]
    ribbon(strap, 0.02, 0.003, second, (0, 0, 1))
    _frame(shoe.at(3.7, 0.87, 0.007), 0.012, 0.014, skin("steel", "steel"))
    return {"shaft height": round(0.29 * size * 100), "eyelets": 0}


def _ground(shoe: Shoe, rubber: Material, out: float, lugs: bool = False) -> None:
    """A boot's sole: a welt all round, a heel block, lugs if it is for the woods."""
    shoe.sole([(0, out - 0.002), (0.3, out), (1.0, out)], rubber)
    heel = shoe.form.heel * shoe.size
    ring = [p for p in shoe.ring(0, out) if p[1] > 0.045]
    ring.sort(key=lambda p: math.atan2(p[1] - 0.07, p[0]))
    block = [
        [(x * k, 0.07 + (y - 0.07) * k, z) for x, y, _ in ring]
        for k, z in ((0.9, 0), (0.93, 0.002), (0.96, heel * 0.5), (0.99, heel + 0.006))
    ]
    loft(block, rubber, level=0)
    if lugs:
        places = spaced([Vector(p) for p in shoe.ring(0, out)], 0.016)
        for a, b in itertools.pairwise(places):
            if a.y < 0.03:
                angle = math.degrees(math.atan2(b.y - a.y, b.x - a.x))
                box((0.0125, 0.014, 0.012), rubber,
                    (a.x * 0.95, a.y * 0.97, a.z - 0.004), 0.002, (0, 0, angle))  # fmt: skip


def _frame(at: Vector, half: float, high: float, metal: Material) -> None:
    out = Vector((at.x, at.y - 0.07, 0)).normalized()
    side = Vector((-out.y, out.x, 0))
    corners = [at + side * a * half + Vector((0, 0, b * high))
               for a, b in ((-1, -1), (1, -1), (1, 1), (-1, 1))]  # fmt: skip
    tube([tuple(p) for p in corners], 0.002, metal, True, steps=1)
