"""Toy cars."""

from __future__ import annotations

import math

from samples.blender.materials import skin
from samples.blender.shapes import Material, box, cut, lathe, moved, rod, sphere, text, tube
from samples.look import Look
from samples.models import Facts
from samples.models.toys.chassis import arched, glasshouse, lamps, mount_wheels, seams, underside
from samples.models.toys.parts import hull, rectangle, rounded, sawn


def _saloon(look: Look, paint: Material, chrome: Material, glass: Material, dark: Material) -> int:
    """A three-box car; a taxi with a roof sign and a chequered belt, or a pick-up with a bed."""
    length, width, radius = look.between(0.175, 0.19), look.between(0.068, 0.073), 0.0155
    half, belt = length / 2, 0.039
    axles = (-length * 0.31, length * 0.3)
    top = [(half, belt - 0.002, 0.007), (-half * 0.3, belt + 0.0005, 0.02),
           (-half * 0.9, belt - 0.002, 0.01), (-half, belt - 0.005, 0.008)]  # fmt: skip
    pickup = look.style == "pickup"
    body = sawn(arched(top, axles, 0.012, radius, radius * 1.15), width, paint, 0.0032)
    underside(width, length, axles, radius, dark)
    if pickup:
        middle, deep = half * 0.58, half * 0.7
        cut(body, box((width - 0.012, deep, 0.03), paint, (0, middle, 0.022), 0.001))
        wood = skin("wood", "oak", grain="Y")
        for k in range(6):
            box((width * 0.12, deep - 0.002, 0.002),
                wood, (width * 0.135 * (k - 2.5), middle, 0.022), 0.0005)  # fmt: skip
        for side in (-1, 1):  # rails above the bed
            x = side * (width / 2 - 0.004)
            ends = [(x, middle - deep / 2, 0.049), (x, middle + deep / 2, 0.049)]
            rod(0.0014, ends[0], ends[1], chrome)
            for k in range(4):
                y = middle - deep / 2 + deep * (k + 0.5) / 4
                rod(0.001, (x, y, belt - 0.003), (x, y, 0.049), chrome)
        low, high = ((-half * 0.36, half * 0.2, width * 0.93, belt),
                     (-half * 0.15, half * 0.16, width * 0.78, 0.063))  # fmt: skip
        post, doors = None, (-half * 0.3, half * 0.14)
    else:
        low, high = ((-half * 0.44, half * 0.72, width * 0.93, belt - 0.001),
                     (-half * 0.18, half * 0.42, width * 0.76, 0.06))  # fmt: skip
        post, doors = half * 0.14, (-half * 0.3, half * 0.14, half * 0.5)
    glasshouse(low, high, glass, paint, post)
    seams(width, doors, 0.017, belt - 0.004, dark)
    for y in doors[1:]:
        box((width + 0.004, 0.008, 0.0018), chrome, (0, y - 0.007, belt - 0.009), 0.0008)
    if look.style == "taxi":
        for row in range(2):
            for k in range(18):
                y = -half * 0.9 + half * 1.8 * (k + 0.5 * row) / 18
                if min(abs(y - axle) for axle in axles) < radius * 1.3:
                    continue
                box((width + 0.0005, half * 0.05, 0.0035),
                    dark, (0, y + 0.002, 0.0265 + row * 0.0035), 0.0002)  # fmt: skip
        box((0.034, 0.012, 0.011), skin("plastic", "cream"), (0, half * 0.1, 0.0615), 0.003)
        text("TAXI", 0.0105, dark, (0, half * 0.1 - 0.0062, 0.0668))
    else:
        box((width + 0.001, length * 0.4, 0.0014), chrome, (0, 0, 0.0265), 0.0006)
    for y in (-half, half):  # bumpers with their horns
        box((width * 1.02, 0.006, 0.0065), chrome, (0, y, 0.0125), 0.0028)
        for side in (-1, 1):
            box((0.005, 0.009, 0.011), chrome, (side * width * 0.22, y, 0.0105), 0.0022)
    lamps(width * 0.36, -half, 0.0265, 0.0058, chrome, half)
    for k in range(5):
        box((width * 0.42, 0.002, 0.0011), chrome, (0, -half - 0.0004, 0.021 + k * 0.0021), 0.0004)
    return mount_wheels(
        width - 0.008, axles, radius, 0.011, skin("lacquer", "cream"), skin("rubber", "black")
    )


def _beetle(look: Look, paint: Material, chrome: Material, glass: Material, dark: Material) -> int:
    """A little round car with bulging wings."""
    half, width, radius = look.between(0.076, 0.08), 0.072, 0.0165
    axles = (-half * 0.62, half * 0.6)
    hull([(-half, 0.022, 0.016, 0.028), (-half * 0.88, 0.04, 0.013, 0.036),
          (-half * 0.45, 0.054, 0.012, 0.045), (0, 0.062, 0.012, 0.047),
          (half * 0.5, 0.058, 0.012, 0.05), (half * 0.85, 0.046, 0.014, 0.037),
          (half, 0.026, 0.017, 0.028)], paint, 2.8)  # fmt: skip
    glasshouse((-half * 0.46, half * 0.72, 0.061, 0.041),
               (-half * 0.2, half * 0.38, 0.046, 0.064),
               glass, paint, half * 0.08, 3.6)  # fmt: skip
    for y in axles:
        for side in (-1, 1):
            wing = sphere(0.0245, paint, (side * (width / 2 - 0.011), y, 0.019), (0.55, 1.12, 0.92))
            cut(wing,
                rod(radius * 1.14, (side * width * 0.22, y, radius - 0.002),
                    (side * width, y, radius - 0.002), dark))  # fmt: skip
            cut(wing, box((0.2, 0.2, 0.05), dark, (0, y, -0.039)))
    box((width * 0.94, half * 0.62, 0.004), dark, (0, 0, 0.0125), 0.0018)
    seams(0.0608, (-half * 0.28, half * 0.2), 0.02, 0.036, dark)
    for y, z in ((-half - 0.004, 0.014), (half + 0.003, 0.015)):
        tube([(-0.031, y * 0.93, z), (-0.018, y, z), (0.018, y, z), (0.031, y * 0.93, z)],
             0.0022, chrome)  # fmt: skip
    lamps(width * 0.36, -half * 0.93, 0.0275, 0.0062, chrome, half * 0.93)
    tube([(0, -half * 0.96, 0.0335), (0, -half * 0.7, 0.0418), (0, -half * 0.46, 0.0455)],
         0.0008, chrome)  # fmt: skip
    return mount_wheels(
        width - 0.011, axles, radius, 0.011, skin("lacquer", look.accent), skin("rubber", "black")
    )


def _racer(look: Look, paint: Material, chrome: Material, dark: Material) -> int:
    """An open-wheeled racing car with a number on its tail."""
    half, front, rear = look.between(0.092, 0.098), 0.0165, 0.0195
    hull([(-half, 0.024, 0.013, 0.027), (-half * 0.92, 0.032, 0.01, 0.033),
          (-half * 0.4, 0.04, 0.009, 0.04), (half * 0.1, 0.044, 0.009, 0.044),
          (half * 0.45, 0.042, 0.01, 0.046), (half * 0.85, 0.026, 0.014, 0.037),
          (half * 1.05, 0.006, 0.02, 0.027)], paint, 2.8)  # fmt: skip
    trim = skin("lacquer", look.accent)
    for x in (-0.0055, 0.0055):  # two stripes along the bonnet
        tube([(x, -half * 0.9, 0.0328), (x, -half * 0.4, 0.0392), (x, -half * 0.12, 0.0416)],
             0.0016, trim)  # fmt: skip
    leather = skin("leather", "brown")
    for z, size, part in ((0.0425, 1.0, leather), (0.0432, 0.84, dark)):
        sphere(0.0165, part, (0, half * 0.2, z), (0.95 * size, 1.25 * size, 0.22))
    tube([(-0.014, half * 0.03, 0.044), (-0.009, -half * 0.05, 0.052), (0.009, -half * 0.05, 0.052),
          (0.014, half * 0.03, 0.044)], 0.0011, chrome)  # fmt: skip
    helmet = sphere(0.0105, skin("lacquer", "cream"), (0, half * 0.24, 0.053), (1, 1.05, 1.05))
    helmet.rotation_euler = (0.1, 0, 0)
    sphere(0.0088, dark, (0, half * 0.24 - 0.0042, 0.0525), (0.96, 0.86, 0.42))
    rod(0.0105, (0, -half * 1.003, 0.02), (0, -half * 0.985, 0.02), chrome)
    for k in range(7):
        box((0.0008, 0.002, 0.016), dark, ((k - 3) * 0.0026, -half * 1.006, 0.012), 0.0003)
    for side in (-1, 1):
        plate = (side * 0.008, half * 0.16, 0.031), (side * 0.0226, half * 0.16, 0.031)
        rod(0.0108, *plate, skin("lacquer", "snow"))
        text("7", 0.0165, dark, (side * 0.0227, half * 0.16, 0.0305), (90, 0, 90 * side), 0.0004)
        for k in range(4):
            y = -half * 0.5 + k * 0.0085
            tube([(side * 0.017, y, 0.031), (side * 0.023, y + 0.003, 0.03),
                  (side * 0.025, y + 0.008, 0.027)], 0.0016, chrome)  # fmt: skip
        tube([(side * 0.025, -half * 0.5, 0.0255), (side * 0.0265, half * 0.1, 0.0165),
              (side * 0.026, half * 0.34, 0.0155)], 0.0024, chrome)  # fmt: skip
        for y in (-half * 0.62 - 0.01, -half * 0.62 + 0.01):  # wishbones
            rod(0.0012, (0, y, 0.02), (side * 0.034, -half * 0.62, front), chrome)
    hub, tyre = skin("polished metal", "steel"), skin("rubber", "black")
    mount_wheels(0.078, (-half * 0.62,), front, 0.013, hub, tyre)
    return 2 + mount_wheels(0.074, (half * 0.55,), rear, 0.018, hub, tyre)


def _bus(look: Look, paint: Material, chrome: Material, glass: Material, dark: Material) -> int:
    """A double-decker bus, or a delivery van with a shop's name."""
    van = look.style == "van"
    length, width = look.between(0.135, 0.145), 0.062
    height, half, radius = (0.082 if van else 0.115), length / 2, 0.0155
    axles = (-half * 0.62, half * 0.58)
    trim = skin("lacquer", look.accent)
    if van:
        top = [(half, height, 0.012), (-half * 0.42, height, 0.02), (-half * 0.68, 0.053, 0.012),
               (-half, 0.045, 0.014)]  # fmt: skip
    else:
        top = [(half, height, 0.012), (-half, height, 0.012)]
    sawn(arched(top, axles, 0.012, radius, radius * 1.18), width, paint, 0.004)
    underside(width, length, axles, radius, dark)
    pane = width + 0.0006
    if van:
        sawn(rounded([(-half * 0.58, 0.054, 0.003), (-half * 0.18, 0.054, 0.003),
                      (-half * 0.18, 0.074, 0.003), (-half * 0.4, 0.074, 0.004)]),
             pane, glass, 0.0003)  # fmt: skip
        screen = box((width * 0.82, 0.028, 0.002), glass, (0, -half * 0.558, 0.0655), 0.001)
        screen.rotation_euler = (math.atan2(height - 0.053, half * 0.26), 0, 0)
        box((width + 0.0004, length * 0.96, 0.0032), trim, (0, half * 0.03, 0.0425), 0.0008)
        for side in (-1, 1):
            text("BAKERY", 0.0175, trim, (side * (width / 2 + 0.0004), half * 0.42, 0.062),
                 (90, 0, 90 * side), 0.0005)  # fmt: skip
        seams(width, (-half * 0.15, half * 0.97), 0.018, height - 0.012, dark)
        seams(width, (-half * 0.6,), 0.032, 0.052, dark)
        box((width + 0.004, 0.008, 0.0018), chrome, (0, -half * 0.24, 0.042), 0.0008)
    else:
        for deck, z in enumerate((0.043, 0.089)):
            for k in range(6 - (deck == 0)):
                y = -half * 0.8 + k * half * 0.32
                sawn(rectangle(y, z, half * 0.27, 0.021, 0.003), pane, glass, 0.0003)
            for x in (-0.0145, 0.0145):
                box((0.0265, length + 0.0006, 0.021), glass, (x, 0, z - 0.0105), 0.001)
        seams(width, (half * 0.72, half * 0.9), 0.016, 0.058, dark)
        box((width + 0.0005, length + 0.0005, 0.006), trim, (0, 0, 0.064), 0.0006)
        box((0.036, length + 0.001, 0.0085), dark, (0, 0, 0.0566 + 0.0145), 0.001)
        text("12 CITY", 0.0072, skin("plastic", "cream"), (0, -half - 0.0008, 0.0753))
        for side in (-1, 1):
            text("TOY TOWN TOURS", 0.0062, paint, (side * (width / 2 + 0.0004), 0, 0.067),
                 (90, 0, 90 * side))  # fmt: skip
    lamps(width * 0.36, -half, 0.027, 0.0048, chrome, half)
    for k in range(5):
        box((width * 0.4, 0.002, 0.0009), chrome, (0, -half - 0.0004, 0.022 + k * 0.0021), 0.0003)
    for y in (-half, half):
        box((width * 1.01, 0.005, 0.0055), chrome, (0, y, 0.0125), 0.0024)
    return mount_wheels(
        width - 0.009, axles, radius, 0.011, skin("lacquer", look.accent), skin("rubber", "black")
    )


def toy_car(look: Look) -> Facts:
    """A toy car: saloon, taxi, beetle, pick-up, racing car, double-decker bus, van, or sawn of wood."""
    paint, chrome = skin(look.material, look.shade, grain="Y"), skin("polished metal", "steel")
    glass, dark = skin("porcelain", "charcoal"), skin("plastic", "black")
    if look.style == "racer":
        wheels = _racer(look, paint, chrome, dark)
    elif look.style in ("bus", "van"):
        wheels = _bus(look, paint, chrome, glass, dark)
    elif look.style == "beetle":
        wheels = _beetle(look, paint, chrome, glass, dark)
    elif look.style == "wooden":
        half, radius = look.between(0.088, 0.095), 0.022
        paint = skin(look.material, look.shade, grain="X")  # sawn: its own x runs along the car
        side = [(half, 0.062, 0.03), (half * 0.42, 0.094, 0.05), (-half * 0.2, 0.094, 0.03),
                (-half * 0.48, 0.058, 0.02), (-half, 0.05, 0.024)]  # fmt: skip
        windows = [rounded([(-half * 0.36, 0.06, 0.006), (half * 0.02, 0.06, 0.006),
                            (half * 0.02, 0.084, 0.006), (-half * 0.17, 0.084, 0.008)]),
                   rounded([(half * 0.12, 0.06, 0.006), (half * 0.55, 0.06, 0.006),
                            (half * 0.36, 0.084, 0.01), (half * 0.12, 0.084, 0.006)])]  # fmt: skip
        sawn(rounded([(-half, 0.017, 0.014), (half, 0.017, 0.014), *side]),
             0.062, paint, 0.005, windows)  # fmt: skip
        trim = skin("lacquer", look.accent)
        for y in (-half * 0.55, half * 0.52):
            for x in (-1, 1):
                wheel = [(0, 0.009), (0.004, 0.009), (0.005, 0.005), (radius * 0.6, 0.005),
                         (radius * 0.7, 0.007), (radius * 0.92, 0.007), (radius, 0.004),
                         (radius, -0.005), (0, -0.007)]  # fmt: skip
                moved(lathe(wheel, trim, 64), (x * 0.039, y, radius), (0, 90 * x, 0))
                sphere(0.0062, paint, (x * 0.0475, y, radius), (0.6, 1, 1))
            rod(0.004, (-0.04, y, radius), (0.04, y, radius), paint)
        for x in (-0.018, 0.018):
            rod(0.0065, (x, -half * 0.9, 0.036), (x, -half - 0.002, 0.036), trim, bevel=0.002)
        wheels = 4
    else:
        wheels = _saloon(look, paint, chrome, glass, dark)
    doors = {"saloon": 4, "taxi": 4, "pickup": 2, "beetle": 2, "van": 4, "bus": 2}.get(
        look.style, 0
    )
    return {"wheels": wheels, "doors": doors}
