"""Sneakers."""

from __future__ import annotations

import math

from samples.blender.forms import stitches
from samples.blender.materials import skin
from samples.blender.shapes import tube
from samples.look import Look
from samples.models import Facts
from samples.models.clothing.shoe import Form, Shoe, shoe_lining, swell


def sneaker(look: Look) -> Facts:
    """A sneaker: court shoe, high-top of canvas with a rubber cap, runner with a wedge, skate shoe."""
    size = look.between(0.97, 1.04)
    if look.style == "high-top":
        return _high_top(look, size)
    if look.style == "runner":
        return _runner(look, size)
    court = look.style == "court"
    main, second = skin(look.material, look.shade), skin(look.material, look.accent)
    thread = skin("cotton", look.accent)
    form = Form(0.027, 0.002, 0.008, 0.034, (-0.024, 0.1, 0.134, 0.078), None, (0.031, 0))
    shoe = Shoe(form, size)
    shoe.upper(main, shoe_lining(look), main if court else second, 0.0065)
    sole = skin("rubber", "snow" if court else "oak")
    shoe.sole([(0, 0.001), (0.12, 0.004), (0.8, 0.0045), (1.02, 0.003), (1.08, 0.001)], sole)
    stitches(shoe.ring(form.sole * 0.93, 0.0046), skin("cotton", "cream"), 0.005, 0.0006)
    shoe.panel((-1.0, 1.0), 0.55, 0.99, main, 0.001)
    if court:
        shoe.panel((5.3, 8.7), 0, swell(0.2, 0.36), main, 0.0016, thread)
        shoe.panel((6.2, 7.8), 0.5, 0.99, second, 0.0026, thread)
        shoe.panel((-2.9, 2.9), 0, swell(0.1, 0.17, 0.7), main, 0.0016, thread)
        # a slanted band from the sole to the laces
        shoe.sides((2.3, 4.3), lambda s: 0.62 - 0.6 * s, lambda s: 0.9 - 0.62 * s, second, 0.0018)
    else:
        shoe.panel((-3.1, 3.1), 0, swell(0.1, 0.3, 0.6), main, 0.002, thread)
        shoe.panel((5.0, 9.0), 0, swell(0.15, 0.5, 0.7), main, 0.002, thread)
        shoe.sides((2.7, 6.2), 0.34, lambda s: 0.36 + 0.16 * s, second, 0.0028)
    shoe.sides((0.9, 2.1), 0.5, 0.99, main, 0.0028, thread)
    shoe.panel((-0.92, 0.92), 0.48, 0.55, main, 0.0026)
    shoe.tongue(second, 0.03)
    lace = skin("cotton", "snow" if look.shade not in ("white", "snow") else look.accent)
    shoe.laces([0.57 + 0.08 * k for k in range(6)], 1.35, lace, skin("steel", "steel"))
    return {"eyelets": 12, "cut": "low"}


def _runner(look: Look, size: float) -> Facts:
    """A light shoe on a thick flared wedge, its lines sewn over a woven upper."""
    main, second = skin(look.material, look.shade), skin(look.material, look.accent)
    form = Form(0.028, 0.012, 0.014, 0.03, (-0.022, 0.108, 0.136, 0.084), None, (0.032, 0))
    shoe = Shoe(form, size)
    shoe.upper(main, shoe_lining(look), second, 0.0065)
    wedge = [(-0.02, -0.001), (0.1, 0.003), (0.35, 0.009), (0.75, 0.006), (1.1, 0.003),
             (1.22, 0.001)]  # fmt: skip
    shoe.sole(wedge, skin("rubber", "snow"))
    shoe.sole([(-0.2, -0.004), (-0.1, 0.0), (0.1, 0.002)], second)
    line = shoe.ring(0.62 * form.sole, 0.0078)
    wave = [(x, y, z + 0.005 * math.sin(y * 70)) for x, y, z in line]
    tube(wave, 0.002, second, True, steps=1)
    shoe.panel((-1.0, 1.0), 0.55, 0.99, main, 0.001)
    shoe.panel((-2.2, 2.2), 0, swell(0.1, 0.12), second)
    shoe.panel((5.8, 8.2), 0, swell(0.28, 0.42), second, 0.0025)
    for k in range(4):  # fine lines that gather towards the laces
        a = 2.3 + 0.62 * k
        shoe.sides((a, a + 1.1), lambda s: 0.1 + 0.66 * (1 - s) ** 1.1,
                   lambda s: 0.17 + 0.66 * (1 - s) ** 1.1, second)  # fmt: skip
    shoe.sides((0.9, 2.1), 0.5, 0.99, second, 0.0026, main)
    shoe.panel((-0.92, 0.92), 0.48, 0.55, second, 0.0026)
    shoe.tongue(second, 0.03)
    lace = skin("cotton", "snow")
    shoe.laces([0.57 + 0.08 * k for k in range(6)], 1.35, lace, second)
    return {"eyelets": 12, "cut": "low"}


def _high_top(look: Look, size: float) -> Facts:
    """Canvas up to the ankle, a rubber toe and foxing with two lines."""
    main, second = skin(look.material, look.shade), skin(look.material, look.accent)
    white, thread = skin("rubber", "snow"), skin("cotton", look.accent)
    ankle, top = (-0.012, 0.098, 0.128, 0.09), (0.03, 0.158, 0.128, 0.146)
    form = Form(0.028, 0.0, 0.006, 0.034, ankle, top, (0.031, 0.037))
    shoe = Shoe(form, size)
    shoe.upper(main, shoe_lining(look), main, 0.003)
    shoe.sole([(0, 0.002), (0.2, 0.005), (0.9, 0.005), (1, 0.004)], white)
    for z in (0.72, 0.3):
        tube(shoe.ring(z * form.sole, 0.0052), 0.0016, second, True, steps=1)
    shoe.panel((-2.6, 2.6), 0, swell(0.085, 0.16, 0.8), white, 0.003)
    shoe.panel((6.4, 7.6), 0, 0.97, second, 0.0016, thread)
    shoe.panel((-1.1, 1.1), 0.42, 0.99, second, 0.001)
    shoe.sides((0.95, 2.0), 0.37, 0.99, main, 0.0026, thread)
    shoe.panel((-0.97, 0.97), 0.37, 0.43, main, 0.0026, thread)
    shoe.sides((2.9, 6.4), lambda s: 0.56 + 0.1 * s, lambda s: 0.62 + 0.1 * s, second, 0.002)
    shoe.tongue(second, 0.024)
    places = [0.47 + 0.083 * k for k in range(7)]
    shoe.laces(places, 1.3, white, skin("steel", "steel"))
    return {"eyelets": 14, "cut": "high"}
