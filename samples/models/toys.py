"""Toys: cars, trains, blocks, dolls houses, baby toys and teddy bears."""

from __future__ import annotations

import math
from collections.abc import Sequence

import bmesh
import bpy
from mathutils import Matrix, Vector

from samples.blender.materials import skin
from samples.blender.nodes import Shader
from samples.blender.shapes import (
    around,
    box,
    copied,
    curve,
    cut,
    displaced,
    lathe,
    loft,
    mesh,
    moved,
    rod,
    sheet,
    sphere,
    superellipse,
    text,
    tube,
)
from samples.look import Look
from samples.palette import linear

Facts = dict[str, float | str]
Object = bpy.types.Object
Material = bpy.types.Material
Point2 = tuple[float, float]
Point3 = tuple[float, float, float]


def _rounded(corners: Sequence[Point3], steps: int = 6) -> list[Point2]:
    """An outline through corners (u, v, radius), each rounded by its radius."""
    found: list[Point2] = []
    for i, (u, v, radius) in enumerate(corners):
        here = Vector((u, v))
        ways = [Vector(corners[(i + k) % len(corners)][:2]) - here for k in (-1, 1)]
        reach = min(radius, *(way.length * 0.49 for way in ways))
        if reach < 1e-6:
            found.append((u, v))
            continue
        start, end = (here + way.normalized() * reach for way in ways)
        for k in range(steps + 1):
            t = k / steps
            found.append(tuple(start * (1 - t) ** 2 + here * 2 * t * (1 - t) + end * t * t))
    return found


def _rectangle(u: float, v: float, wide: float, high: float, radius: float) -> list[Point2]:
    """A rounded rectangle about a middle."""
    return _rounded(
        [
            (u + a * wide / 2, v + b * high / 2, radius)
            for a, b in ((-1, -1), (1, -1), (1, 1), (-1, 1))
        ]
    )


def _sawn(
    outline: Sequence[Point2],
    width: float,
    material: Material,
    bevel: float = 0.003,
    holes: Sequence[Sequence[Point2]] = (),
    x: float = 0.0,
) -> Object:
    """A piece sawn along a side view of (y, z) points, `width` across about x."""
    # Blender fills hollow outlines wrongly when they are small: made big, then shrunk
    big = [[(u * 100, v * 100) for u, v in ring] for ring in (outline, *holes)]
    body = sheet(big[0], width * 100, material, bevel * 100, holes=big[1:])
    body.data.transform(Matrix.Scale(0.01, 4))
    return moved(body, (x - width / 2, 0, 0), (90, 0, 90))


def _hull(stations: Sequence[Sequence[float]], material: Material, power: float = 2.6) -> Object:
    """A body along y: each station is (y, width, lowest z, highest z)."""
    sections = []
    for y, width, low, high in curve(stations, 4):
        ring = superellipse(max(width, 2e-3), max(high - low, 2e-3), 0.0, power, 28)
        sections.append([(x, y, z + (low + high) / 2) for x, z, _ in ring])
    return loft(sections, material)


def _wheel(
    at: Point3, radius: float, width: float, tyre: Material, hub: Material, cap: Material
) -> Object:
    """A tyre with a tread groove, a dished rim and a hub cap, on an axle along x."""
    half, rim = width / 2, radius * 0.62
    shoulder = min(half * 0.5, radius * 0.16)
    side = [
        (rim, half * 0.72),
        (rim * 1.06, half),
        (radius - shoulder, half),
        (radius, half - shoulder),
    ]
    lathe_side = [*side, (radius, half * 0.15), (radius * 0.975, 0)]
    profile = lathe_side + [(r, -z) for r, z in reversed(lathe_side[:-1])]
    parts = [lathe(profile, tyre, 48)]
    dish = [
        (0, half * 0.62),
        (rim * 0.45, half * 0.62),
        (rim * 0.8, half * 0.4),
        (rim, half * 0.75),
    ]
    parts.append(lathe(dish + [(r, -z) for r, z in reversed(dish)], hub, 48))
    knob = curve([(0, half * 0.98), (rim * 0.26, half * 0.86), (rim * 0.4, half * 0.6)], 4)
    parts.append(lathe(knob + [(r, -z) for r, z in reversed(knob)], cap, 32))
    for part in parts:
        moved(part, at, (0, 90, 0))
    return parts[0]


def _wheels(
    track: float, axles: Sequence[float], radius: float, width: float, hub: Material, tyre: Material
) -> int:
    """Wheels left and right at each axle (y), and the axles; how many there are."""
    chrome = skin("polished metal", "steel")
    for y in axles:
        for side in (-1, 1):
            _wheel((side * track / 2, y, radius), radius, width, tyre, hub, chrome)
        rod(radius * 0.13, (-track / 2, y, radius), (track / 2, y, radius), chrome)
    return 2 * len(axles)


def _arched(
    nose: Sequence[Point3], axles: Sequence[float], floor: float, radius: float, arch: float
) -> list[Point2]:
    """A side view: the upper line `nose` (rear to front) over a floor with wheel arches."""
    found: list[Point2] = []
    start = math.asin((floor - radius) / arch)
    for y in axles:
        for k in range(17):
            angle = math.pi - start - (math.pi - 2 * start) * k / 16
            found.append((y + arch * math.cos(angle), radius + arch * math.sin(angle)))
    upper = _rounded([(nose[-1][0], floor, 0.004), (nose[0][0], floor, 0.004), *nose])
    corner = len(_rounded([(0, 0, 0.004), (1, 0, 0.004), (1, 1, 0.004)])) // 3
    return upper[:corner] + found + upper[corner:]


def _glasshouse(
    low: tuple[float, float, float, float],
    high: tuple[float, float, float, float],
    glass: Material,
    paint: Material,
    post: float | None,
    power: float = 7.0,
) -> None:
    """A cabin: glass from `low` to `high` (front y, rear y, width, z), pillars and a roof."""
    levels = [[a + (b - a) * t for a, b in zip(low, high, strict=True)] for t in (0, 0.5, 1)]
    loft(
        [superellipse(w, r - f, z, power, 40, (0, (f + r) / 2)) for f, r, w, z in levels],
        glass,
        level=0,
    )
    front, rear, width, top = high
    rise = width * 0.07
    roof = [(1.0, 0.0), (1.01, 0.35), (0.97, 0.75), (0.8, 1.0), (0.4, 1.12)]
    loft(
        [
            superellipse(
                width * s * 1.02, (rear - front) * s * 1.02, top + rise * (h - 0.35), power, 40,
                (0, (front + rear) / 2),
            )
            for s, h in roof
        ],
        paint,
    )  # fmt: skip
    corner = 0.5 ** (1 / power)
    for side in (-1, 1):
        for y0, y1 in ((low[0], front), (low[1], rear)):
            m0, m1 = (low[0] + low[1]) / 2, (front + rear) / 2
            ends = [(side * corner * low[2] / 2, m0 + (y0 - m0) * corner, low[3])]
            ends.append((side * corner * width / 2, m1 + (y1 - m1) * corner, top))
            tube(ends, width * 0.035, paint)
        if post is not None:
            tube(
                [(side * low[2] / 2, post, low[3]), (side * width / 2, post, top)],
                width * 0.03,
                paint,
            )


def _lamps(width: float, y: float, z: float, radius: float, chrome: Material, rear: float) -> None:
    """Two headlamps in chrome rings in front, two red lamps behind."""
    glass, red = skin("porcelain", "cream"), skin("plastic", "red")
    for side in (-1, 1):
        x = side * width
        rod(radius * 1.25, (x, y + 0.004, z), (x, y - 0.002, z), chrome)
        sphere(radius, glass, (x, y - 0.0015, z), (1, 0.45, 1))
        sphere(radius * 0.8, red, (x, rear, z), (1, 0.4, 1))


def _seams(width: float, at: Sequence[float], low: float, high: float, dark: Material) -> None:
    """Door gaps: fine dark lines on both flanks."""
    for y in at:
        box((width + 0.0006, 0.0009, high - low), dark, (0, y, low), 0.0002)


def _underside(
    width: float, length: float, axles: Sequence[float], radius: float, dark: Material
) -> None:
    """A floor plate, and the dark inside of the wheel arches."""
    box((width * 0.86, length * 0.95, 0.007), dark, (0, 0, 0.0105), 0.002)
    for y in axles:
        box((width * 0.66, radius * 2.1, radius * 1.1), dark, (0, y, radius * 0.9), 0.002)


def _saloon(look: Look, paint: Material, chrome: Material, glass: Material, dark: Material) -> int:
    """A three-box car; a taxi with a roof sign and a chequered belt, or a pick-up with a bed."""
    length, width, radius = look.between(0.175, 0.19), look.between(0.068, 0.073), 0.0155
    half, belt = length / 2, 0.039
    axles = (-length * 0.31, length * 0.3)
    top = [
        (half, belt - 0.002, 0.007),
        (-half * 0.3, belt + 0.0005, 0.02),
        (-half * 0.9, belt - 0.002, 0.01),
        (-half, belt - 0.005, 0.008),
    ]
    pickup = look.style == "pickup"
    body = _sawn(_arched(top, axles, 0.012, radius, radius * 1.15), width, paint, 0.0032)
    _underside(width, length, axles, radius, dark)
    if pickup:
        middle, deep = half * 0.58, half * 0.7
        cut(body, box((width - 0.012, deep, 0.03), paint, (0, middle, 0.022), 0.001))
        wood = skin("wood", "oak", grain="Y")
        for k in range(6):
            box(
                (width * 0.12, deep - 0.002, 0.002),
                wood,
                (width * 0.135 * (k - 2.5), middle, 0.022),
                0.0005,
            )
        for side in (-1, 1):  # rails above the bed
            x = side * (width / 2 - 0.004)
            ends = [(x, middle - deep / 2, 0.049), (x, middle + deep / 2, 0.049)]
            rod(0.0014, ends[0], ends[1], chrome)
            for k in range(4):
                y = middle - deep / 2 + deep * (k + 0.5) / 4
                rod(0.001, (x, y, belt - 0.003), (x, y, 0.049), chrome)
        low, high = (
            (-half * 0.36, half * 0.2, width * 0.93, belt),
            (-half * 0.15, half * 0.16, width * 0.78, 0.063),
        )
        post, doors = None, (-half * 0.3, half * 0.14)
    else:
        low, high = (
            (-half * 0.44, half * 0.72, width * 0.93, belt - 0.001),
            (-half * 0.18, half * 0.42, width * 0.76, 0.06),
        )
        post, doors = half * 0.14, (-half * 0.3, half * 0.14, half * 0.5)
    _glasshouse(low, high, glass, paint, post)
    _seams(width, doors, 0.017, belt - 0.004, dark)
    for y in doors[1:]:
        box((width + 0.004, 0.008, 0.0018), chrome, (0, y - 0.007, belt - 0.009), 0.0008)
    if look.style == "taxi":
        for row in range(2):
            for k in range(18):
                y = -half * 0.9 + half * 1.8 * (k + 0.5 * row) / 18
                if min(abs(y - axle) for axle in axles) < radius * 1.3:
                    continue
                box(
                    (width + 0.0005, half * 0.05, 0.0035),
                    dark,
                    (0, y + 0.002, 0.0265 + row * 0.0035),
                    0.0002,
                )
        box((0.034, 0.012, 0.011), skin("plastic", "cream"), (0, half * 0.1, 0.0615), 0.003)
        text("TAXI", 0.0105, dark, (0, half * 0.1 - 0.0062, 0.0668))
    else:
        box((width + 0.001, length * 0.4, 0.0014), chrome, (0, 0, 0.0265), 0.0006)
    for y in (-half, half):  # bumpers with their horns
        box((width * 1.02, 0.006, 0.0065), chrome, (0, y, 0.0125), 0.0028)
        for side in (-1, 1):
            box((0.005, 0.009, 0.011), chrome, (side * width * 0.22, y, 0.0105), 0.0022)
    _lamps(width * 0.36, -half, 0.0265, 0.0058, chrome, half)
    for k in range(5):
        box((width * 0.42, 0.002, 0.0011), chrome, (0, -half - 0.0004, 0.021 + k * 0.0021), 0.0004)
    return _wheels(
        width - 0.008, axles, radius, 0.011, skin("lacquer", "cream"), skin("rubber", "black")
    )


def _beetle(look: Look, paint: Material, chrome: Material, glass: Material, dark: Material) -> int:
    """A little round car with bulging wings."""
    half, width, radius = look.between(0.076, 0.08), 0.072, 0.0165
    axles = (-half * 0.62, half * 0.6)
    _hull(
        [(-half, 0.022, 0.016, 0.028), (-half * 0.88, 0.04, 0.013, 0.036), (-half * 0.45, 0.054, 0.012, 0.045),
         (0, 0.062, 0.012, 0.047), (half * 0.5, 0.058, 0.012, 0.05), (half * 0.85, 0.046, 0.014, 0.037), (half, 0.026, 0.017, 0.028)],
        paint, 2.8,
    )  # fmt: skip
    _glasshouse(
        (-half * 0.46, half * 0.72, 0.061, 0.041),
        (-half * 0.2, half * 0.38, 0.046, 0.064),
        glass,
        paint,
        half * 0.08,
        3.6,
    )
    for y in axles:
        for side in (-1, 1):
            wing = sphere(0.0245, paint, (side * (width / 2 - 0.011), y, 0.019), (0.55, 1.12, 0.92))
            cut(
                wing,
                rod(
                    radius * 1.14,
                    (side * width * 0.22, y, radius - 0.002),
                    (side * width, y, radius - 0.002),
                    dark,
                ),
            )
            cut(wing, box((0.2, 0.2, 0.05), dark, (0, y, -0.039)))
    box((width * 0.94, half * 0.62, 0.004), dark, (0, 0, 0.0125), 0.0018)
    _seams(0.0608, (-half * 0.28, half * 0.2), 0.02, 0.036, dark)
    for y, z in ((-half - 0.004, 0.014), (half + 0.003, 0.015)):
        tube(
            [(-0.031, y * 0.93, z), (-0.018, y, z), (0.018, y, z), (0.031, y * 0.93, z)],
            0.0022,
            chrome,
        )
    _lamps(width * 0.36, -half * 0.93, 0.0275, 0.0062, chrome, half * 0.93)
    tube(
        [(0, -half * 0.96, 0.0335), (0, -half * 0.7, 0.0418), (0, -half * 0.46, 0.0455)],
        0.0008,
        chrome,
    )
    return _wheels(
        width - 0.011, axles, radius, 0.011, skin("lacquer", look.accent), skin("rubber", "black")
    )


def _racer(look: Look, paint: Material, chrome: Material, dark: Material) -> int:
    """An open-wheeled racing car with a number on its tail."""
    half, front, rear = look.between(0.092, 0.098), 0.0165, 0.0195
    _hull(
        [(-half, 0.024, 0.013, 0.027), (-half * 0.92, 0.032, 0.01, 0.033), (-half * 0.4, 0.04, 0.009, 0.04),
         (half * 0.1, 0.044, 0.009, 0.044), (half * 0.45, 0.042, 0.01, 0.046), (half * 0.85, 0.026, 0.014, 0.037), (half * 1.05, 0.006, 0.02, 0.027)],
        paint, 2.8,
    )  # fmt: skip
    trim = skin("lacquer", look.accent)
    for x in (-0.0055, 0.0055):  # two stripes along the bonnet
        tube(
            [(x, -half * 0.9, 0.0328), (x, -half * 0.4, 0.0392), (x, -half * 0.12, 0.0416)],
            0.0016,
            trim,
        )
    leather = skin("leather", "brown")
    for z, size, part in ((0.0425, 1.0, leather), (0.0432, 0.84, dark)):
        sphere(0.0165, part, (0, half * 0.2, z), (0.95 * size, 1.25 * size, 0.22))
    tube([(-0.014, half * 0.03, 0.044), (-0.009, -half * 0.05, 0.052), (0.009, -half * 0.05, 0.052), (0.014, half * 0.03, 0.044)],
         0.0011, chrome)  # fmt: skip
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
            tube(
                [
                    (side * 0.017, y, 0.031),
                    (side * 0.023, y + 0.003, 0.03),
                    (side * 0.025, y + 0.008, 0.027),
                ],
                0.0016,
                chrome,
            )
        tube(
            [
                (side * 0.025, -half * 0.5, 0.0255),
                (side * 0.0265, half * 0.1, 0.0165),
                (side * 0.026, half * 0.34, 0.0155),
            ],
            0.0024,
            chrome,
        )
        for y in (-half * 0.62 - 0.01, -half * 0.62 + 0.01):  # wishbones
            rod(0.0012, (0, y, 0.02), (side * 0.034, -half * 0.62, front), chrome)
    hub, tyre = skin("polished metal", "steel"), skin("rubber", "black")
    _wheels(0.078, (-half * 0.62,), front, 0.013, hub, tyre)
    return 2 + _wheels(0.074, (half * 0.55,), rear, 0.018, hub, tyre)


def _bus(look: Look, paint: Material, chrome: Material, glass: Material, dark: Material) -> int:
    """A double-decker bus, or a delivery van with a shop's name."""
    van = look.style == "van"
    length, width = look.between(0.135, 0.145), 0.062
    height, half, radius = (0.082 if van else 0.115), length / 2, 0.0155
    axles = (-half * 0.62, half * 0.58)
    trim = skin("lacquer", look.accent)
    if van:
        top = [
            (half, height, 0.012),
            (-half * 0.42, height, 0.02),
            (-half * 0.68, 0.053, 0.012),
            (-half, 0.045, 0.014),
        ]
    else:
        top = [(half, height, 0.012), (-half, height, 0.012)]
    _sawn(_arched(top, axles, 0.012, radius, radius * 1.18), width, paint, 0.004)
    _underside(width, length, axles, radius, dark)
    pane = width + 0.0006
    if van:
        _sawn(
            _rounded(
                [
                    (-half * 0.58, 0.054, 0.003),
                    (-half * 0.18, 0.054, 0.003),
                    (-half * 0.18, 0.074, 0.003),
                    (-half * 0.4, 0.074, 0.004),
                ]
            ),
            pane,
            glass,
            0.0003,
        )
        screen = box((width * 0.82, 0.028, 0.002), glass, (0, -half * 0.558, 0.0655), 0.001)
        screen.rotation_euler = (math.atan2(height - 0.053, half * 0.26), 0, 0)
        box((width + 0.0004, length * 0.96, 0.0032), trim, (0, half * 0.03, 0.0425), 0.0008)
        for side in (-1, 1):
            text(
                "BAKERY",
                0.0175,
                trim,
                (side * (width / 2 + 0.0004), half * 0.42, 0.062),
                (90, 0, 90 * side),
                0.0005,
            )
        _seams(width, (-half * 0.15, half * 0.97), 0.018, height - 0.012, dark)
        _seams(width, (-half * 0.6,), 0.032, 0.052, dark)
        box((width + 0.004, 0.008, 0.0018), chrome, (0, -half * 0.24, 0.042), 0.0008)
    else:
        for deck, z in enumerate((0.043, 0.089)):
            for k in range(6 - (deck == 0)):
                y = -half * 0.8 + k * half * 0.32
                _sawn(_rectangle(y, z, half * 0.27, 0.021, 0.003), pane, glass, 0.0003)
            for x in (-0.0145, 0.0145):
                box((0.0265, length + 0.0006, 0.021), glass, (x, 0, z - 0.0105), 0.001)
        _seams(width, (half * 0.72, half * 0.9), 0.016, 0.058, dark)
        box((width + 0.0005, length + 0.0005, 0.006), trim, (0, 0, 0.064), 0.0006)
        box((0.036, length + 0.001, 0.0085), dark, (0, 0, 0.0566 + 0.0145), 0.001)
        text("12 CITY", 0.0072, skin("plastic", "cream"), (0, -half - 0.0008, 0.0753))
        for side in (-1, 1):
            text(
                "TOY TOWN TOURS",
                0.0062,
                paint,
                (side * (width / 2 + 0.0004), 0, 0.067),
                (90, 0, 90 * side),
            )
    _lamps(width * 0.36, -half, 0.027, 0.0048, chrome, half)
    for k in range(5):
        box((width * 0.4, 0.002, 0.0009), chrome, (0, -half - 0.0004, 0.022 + k * 0.0021), 0.0003)
    for y in (-half, half):
        box((width * 1.01, 0.005, 0.0055), chrome, (0, y, 0.0125), 0.0024)
    return _wheels(
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
        side = [
            (half, 0.062, 0.03),
            (half * 0.42, 0.094, 0.05),
            (-half * 0.2, 0.094, 0.03),
            (-half * 0.48, 0.058, 0.02),
            (-half, 0.05, 0.024),
        ]
        windows = [
            _rounded(
                [
                    (-half * 0.36, 0.06, 0.006),
                    (half * 0.02, 0.06, 0.006),
                    (half * 0.02, 0.084, 0.006),
                    (-half * 0.17, 0.084, 0.008),
                ]
            ),
            _rounded(
                [
                    (half * 0.12, 0.06, 0.006),
                    (half * 0.55, 0.06, 0.006),
                    (half * 0.36, 0.084, 0.01),
                    (half * 0.12, 0.084, 0.006),
                ]
            ),
        ]
        _sawn(
            _rounded([(-half, 0.017, 0.014), (half, 0.017, 0.014), *side]),
            0.062,
            paint,
            0.005,
            windows,
        )
        trim = skin("lacquer", look.accent)
        for y in (-half * 0.55, half * 0.52):
            for x in (-1, 1):
                wheel = [(0, 0.009), (0.004, 0.009), (0.005, 0.005), (radius * 0.6, 0.005), (radius * 0.7, 0.007),
                         (radius * 0.92, 0.007), (radius, 0.004), (radius, -0.005), (0, -0.007)]  # fmt: skip
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


def _spoked(at: Point3, radius: float, rim: Material, iron: Material) -> None:
    """A railway wheel with spokes and a flange, on an axle along x."""
    side = 1 if at[0] > 0 else -1
    ring = [(radius * 0.78, 0.003), (radius * 0.95, 0.003), (radius, 0.002), (radius, -0.002),
            (radius * 1.1, -0.003), (radius * 1.1, -0.0045), (radius * 0.78, -0.0045)]  # fmt: skip
    moved(lathe([*ring, ring[0]], rim, 64), at, (0, 90 * side, 0))
    rod(
        radius * 0.26,
        (at[0] - side * 0.004, at[1], at[2]),
        (at[0] + side * 0.0045, at[1], at[2]),
        rim,
    )
    for k in range(10):
        angle = math.tau * k / 10
        tip = (
            at[0],
            at[1] + radius * 0.85 * math.cos(angle),
            at[2] + radius * 0.85 * math.sin(angle),
        )
        rod(radius * 0.055, at, tip, rim, segments=12)
    rod(radius * 0.12, (at[0], at[1], at[2]), (at[0] + side * 0.006, at[1], at[2]), iron)


def _wagon(look: Look, y: float, length: float, load: str, wood: Material, rim: Material) -> int:
    """A wagon whose middle is at y, with logs, coal or planked sides; its wheels."""
    iron, width = skin("cast iron", "black"), 0.062
    box((width, length, 0.008), wood, (0, y, 0.026), 0.002)
    paint = skin(look.material, look.shade, grain="Y")
    for end in (-0.3, 0.3):
        for side in (-1, 1):
            _spoked((side * 0.026, y + end * length, 0.0155), 0.0155, rim, iron)
        rod(0.002, (-0.026, y + end * length, 0.0155), (0.026, y + end * length, 0.0155), iron)
        box((0.04, 0.012, 0.014), iron, (0, y + end * length, 0.014), 0.002)
    rod(0.003, (0, y - length / 2 - 0.016, 0.029), (0, y - length / 2 + 0.003, 0.029), iron)
    if load == "logs":
        for x, z in ((-0.02, 0.045), (0, 0.045), (0.02, 0.045), (-0.01, 0.062), (0.01, 0.062)):
            rod(
                0.0098,
                (x, y - length * 0.44, z),
                (x, y + length * 0.44, z),
                skin("wood", "walnut", grain="Z"),
                bevel=0.001,
            )
            for end in (-1, 1):
                rod(
                    0.0085,
                    (x, y + end * length * 0.436, z),
                    (x, y + end * length * 0.4425, z),
                    skin("wood", "pine"),
                )
        for side in (-1, 1):
            for end in (-0.32, 0.32):
                rod(
                    0.003,
                    (side * 0.0292, y + end * length, 0.03),
                    (side * 0.0292, y + end * length, 0.062),
                    rim,
                )
        return 4
    if load == "people":
        side = [
            (y - length / 2, 0.033, 0.004),
            (y + length / 2, 0.033, 0.004),
            (y + length / 2, 0.086, 0.01),
            (y - length / 2, 0.086, 0.01),
        ]
        _sawn(_rounded(side), width, paint, 0.004)
        box((width + 0.0005, length * 0.97, 0.007), rim, (0, y, 0.045), 0.0006)
        for k in range(4):
            _sawn(
                _rectangle(y + (k - 1.5) * length * 0.22, 0.0685, length * 0.16, 0.0175, 0.003),
                width + 0.0006,
                skin("porcelain", "charcoal"),
                0.0003,
            )
        for k in range(2):
            box(
                (0.019, length + 0.0006, 0.0175),
                skin("porcelain", "charcoal"),
                (0.013 * (2 * k - 1), y, 0.06),
                0.001,
            )
        roof = [
            superellipse(0.066 * s, length * 1.02 * s, 0.0845 + h, 6, 32, (0, y))
            for s, h in ((0.97, 0), (1, 0.0015), (1, 0.003), (0.9, 0.0075), (0.5, 0.0105))
        ]
        loft(roof, rim)
        return 4
    for side in (-1, 1):
        for row in range(3):
            box((0.004, length, 0.0118), paint, (side * 0.028, y, 0.034 + row * 0.0122), 0.001)
            box(
                (0.052, 0.004, 0.0118),
                paint,
                (0, y + side * (length / 2 - 0.002), 0.034 + row * 0.0122),
                0.001,
            )
        for end in (-0.4, 0, 0.4):
            box((0.002, 0.005, 0.036), iron, (side * 0.031, y + end * length, 0.034), 0.0006)
    heap = sphere(0.03, skin("cast iron", "black"), (0, y, 0.064), (0.86, length / 0.066, 0.42))
    displaced(heap, 0.012, 0.008)
    return 4


def toy_train(look: Look) -> Facts:
    """A locomotive with its wagons: steam engine with tender, express, diesel, or of wood with logs."""
    paint, trim = skin(look.material, look.shade, grain="Y"), skin("lacquer", look.accent)
    iron, brass = skin("cast iron", "black"), skin("brass", "brass")
    half, wooden = look.between(0.078, 0.083), look.style == "wooden"
    frame = skin("wood", "oak", grain="Y") if wooden else iron
    box((0.056, half * 2, 0.009), frame, (0, 0, 0.026), 0.002)
    box((0.066, 0.007, 0.016), trim, (0, -half, 0.023), 0.0015)
    for x in (-0.022, 0.022):
        rod(0.004, (x, -half, 0.031), (x, -half - 0.01, 0.031), iron)
        rod(0.007, (x, -half - 0.012, 0.031), (x, -half - 0.009, 0.031), iron)
    wheels = 0
    if look.style == "diesel":
        outline = _rounded(
            [
                (-half * 0.98, 0.033, 0.004),
                (half, 0.033, 0.004),
                (half, 0.092, 0.012),
                (-half * 0.55, 0.092, 0.02),
                (-half * 0.75, 0.066, 0.01),
                (-half * 0.98, 0.062, 0.014),
            ]
        )
        _sawn(outline, 0.064, paint, 0.006)
        _sawn(
            _rounded(
                [
                    (-half * 0.62, 0.068, 0.003),
                    (-half * 0.28, 0.068, 0.003),
                    (-half * 0.28, 0.085, 0.003),
                    (-half * 0.5, 0.085, 0.004),
                ]
            ),
            0.0646,
            skin("porcelain", "charcoal"),
            0.0003,
        )
        screen = box(
            (0.05, 0.02, 0.002), skin("porcelain", "charcoal"), (0, -half * 0.665, 0.0785), 0.001
        )
        screen.rotation_euler = (math.radians(58), 0, 0)
        for k in range(3):
            _sawn(
                _rectangle(half * (0.0 + 0.34 * k), 0.0765, half * 0.24, 0.014, 0.003),
                0.0646,
                skin("porcelain", "charcoal"),
                0.0003,
            )
        box((0.0645, half * 1.975, 0.009), trim, (0, half * 0.01, 0.048), 0.0008)
        for k in range(4):
            moved(
                lathe([(0, 0), (0.011, 0), (0.011, 0.003), (0.009, 0.004), (0, 0.004)], iron, 40),
                (0, half * (-0.25 + k * 0.32), 0.0915),
            )
        for x in (-0.02, 0.02):
            rod(0.006, (x, -half * 0.97, 0.043), (x, -half - 0.002, 0.043), brass)
            sphere(0.0048, skin("porcelain", "cream"), (x, -half - 0.002, 0.043), (1, 0.5, 1))
        axles, big = (-0.7, -0.35, 0.35, 0.7), 0.0155
    else:
        z, boiler = 0.063, 0.0245
        front = [
            (0, 0.0015),
            (boiler * 0.9, 0),
            (boiler, 0.002),
            (boiler, half * 0.3),
            (boiler * 0.985, half * 0.3),
        ]
        moved(
            lathe([*front, (0, half * 0.3)], frame if wooden else iron),
            (0, -half * 0.96, z),
            (-90, 0, 0),
        )
        moved(
            lathe(
                [(0, 0), (boiler * 0.96, 0), (boiler * 0.96, half * 1.1), (0, half * 1.1)], paint
            ),
            (0, -half * 0.7, z),
            (-90, 0, 0),
        )
        rod(boiler * 0.5, (0, -half * 0.94, z), (0, -half * 0.975, z), brass, bevel=0.001)
        for y in (-0.62, -0.2, 0.2):  # bands round the boiler
            moved(
                lathe(
                    [(boiler * 0.9, 0), (boiler, 0), (boiler, 0.003), (boiler * 0.9, 0.003)],
                    trim if wooden else brass,
                ),
                (0, half * y, z),
                (-90, 0, 0),
            )
        stack = [
            (0, 0),
            (0.0095, 0),
            (0.0078, 0.006),
            (0.0085, 0.028),
            (0.0125, 0.034),
            (0.0125, 0.037),
            (0.009, 0.037),
            (0.008, 0.02),
            (0, 0.02),
        ]
        lathe(stack, trim if wooden else iron, at=(0, -half * 0.78, z + boiler - 0.004))
        dome = [(0.0115, 0), (0.009, 0.004), (0.0088, 0.012), (0.0065, 0.017), (0, 0.0195)]
        lathe(curve(dome, 5), trim if wooden else brass, at=(0, -half * 0.28, z + boiler - 0.004))
        lathe(curve(dome, 5), paint, at=(0, half * 0.06, z + boiler - 0.005))
        for x in (-1, 1):
            if not wooden:
                rod(
                    0.001,
                    (x * 0.026, -half * 0.9, z + 0.004),
                    (x * 0.026, half * 0.38, z + 0.004),
                    brass,
                )
                rod(
                    0.0075, (x * 0.025, -half * 0.66, 0.027), (x * 0.025, -half * 0.4, 0.027), paint
                )
        lamp = rod(
            0.0055,
            (0, -half * 0.86, z + boiler + 0.004),
            (0, -half * 0.98, z + boiler + 0.004),
            brass,
        )
        sphere(
            0.0044, skin("porcelain", "cream"), (0, -half * 0.98, z + boiler + 0.004), (1, 0.5, 1)
        )
        lamp.name = "lamp"
        window = _rectangle(half * 0.64, 0.083, half * 0.3, 0.022, 0.004)
        for x in (-0.0285, 0.0285):
            _sawn(
                _rounded(
                    [
                        (half * 0.38, 0.034, 0.001),
                        (half, 0.034, 0.001),
                        (half, 0.102, 0.001),
                        (half * 0.38, 0.102, 0.001),
                    ]
                ),
                0.004,
                paint,
                0.001,
                [window],
                x,
            )
        box((0.054, 0.004, 0.068), paint, (0, half * 0.4, 0.034), 0.001)
        roof = [
            superellipse(0.07 * s, half * 0.78 * s, 0.1005 + h, 6, 32, (0, half * 0.68))
            for s, h in ((0.97, 0), (1, 0.0015), (1, 0.003), (0.9, 0.008), (0.5, 0.0115))
        ]
        loft(roof, trim)
        for x in (-1, 1):  # a cow catcher below the buffer beam
            for k in range(3):
                rod(
                    0.0016,
                    (x * (0.004 + 0.01 * k), -half, 0.024),
                    (x * (0.003 + 0.006 * k), -half - 0.014 + k * 0.003, 0.006),
                    trim,
                )
        axles, big = (-0.55, 0.02, 0.55), 0.0205
    for y in axles:
        for side in (-1, 1):
            _spoked((side * 0.0285, half * y, big), big, trim, iron)
        rod(0.002, (-0.028, half * y, big), (0.028, half * y, big), iron)
        wheels += 2
    if look.style != "diesel":
        for side in (-1, 1):
            box(
                (0.0025, half * 1.25, 0.0045),
                skin("polished metal", "steel"),
                (side * 0.035, half * 0.0, big - 0.008),
                0.001,
            )
    behind = half + 0.018
    loads = {"wooden": ["logs", "logs"], "steam": ["coal"], "express": ["coal", "people"]}.get(
        look.style, ["people"]
    )
    for load in loads:
        wheels += _wagon(look, behind + 0.05, 0.1, load, frame, trim)
        behind += 0.118
    return {"wheels": wheels, "wagons": len(loads)}


def _brick(columns: int, rows: int, at: Point3, material: Material, turned: bool = False) -> None:
    """A studded brick of 16 mm a stud; `at` is the middle of its bottom."""
    pitch, high = 0.016, 0.019
    if turned:
        columns, rows = rows, columns
    box((columns * pitch - 0.0003, rows * pitch - 0.0003, high - 0.0002), material, at, 0.0005)
    stud = [(0, 0.0035), (0.0042, 0.0035), (0.0048, 0.0029), (0.0048, 0)]
    first = lathe(stud[::-1], material, 32)
    for k in range(columns * rows):
        x, y = k % columns - (columns - 1) / 2, k // columns - (rows - 1) / 2
        place = (at[0] + x * pitch, at[1] + y * pitch, at[2] + high)
        (moved(first, place) if k == 0 else copied(first, place)).name = "stud"


def building_blocks(look: Look) -> Facts:
    """A pile of blocks: a castle of turned and sawn wood, alphabet cubes, or studded bricks."""
    if look.style == "studded":
        main = [skin(look.material, look.shade), skin(look.material, look.shade)]
        other = [skin(look.material, look.accent), skin(look.material, "snow")]
        p, h = 0.016, 0.019
        pile = [
            (4, 2, (-2, 0, 0), 0, False), (4, 2, (2, 0, 0), 1, False), (2, 2, (-3, 0, 1), 0, False),
            (4, 2, (0, 0, 1), 2, False), (2, 2, (3, 0, 1), 0, False), (4, 2, (-2, 0, 2), 0, False),
            (4, 2, (2, 0, 2), 1, False), (4, 2, (-1, 0, 3), 0, False), (2, 2, (2, 0, 3), 3, False),
            (2, 2, (-2, 0, 4), 2, False), (2, 2, (0, 0, 4), 0, False), (2, 2, (-2, 0, 5), 1, False),
            (4, 2, (1.6, -3.6, 0), 0, True), (2, 2, (-2.2, -3.2, 0), 2, False),
        ]  # fmt: skip
        for columns, rows, (x, y, z), tint, turned in pile:
            _brick(columns, rows, (x * p, y * p, z * h), (main + other)[tint], turned)
        return {"pieces": len(pile)}
    wood, edge = skin(look.material, look.shade, grain="X"), 0.04
    if look.style == "letters":
        tints = ["red", "blue", "green", "mustard", look.accent, "purple"]
        places = [
            (-1.06, 0, 4),
            (0, 0.03, -7),
            (1.07, -0.05, 6),
            (-0.52, 0, -5),
            (0.55, 0.03, 9),
            (0.04, 0, -12),
        ]
        for k, (x, y, turn) in enumerate(places):
            z = (0, 0, 0, 1, 1, 2)[k] * edge
            size, tint, angle = edge, skin("lacquer", tints[k]), math.radians(turn)
            at = (x * size, y * size, z)
            box(
                (size, size, size),
                skin(look.material, look.shade, grain="X"),
                at,
                0.0025,
                (0, 0, turn),
            )
            for side in range(4):
                a = angle + side * math.pi / 2
                out = (
                    at[0] + math.sin(a) * size * 0.5,
                    at[1] - math.cos(a) * size * 0.5,
                    z + size / 2,
                )
                ring = sheet(_rectangle(0, 0, size * 0.86, size * 0.86, 0.003), 0.0012, tint, 0.0003,
                             holes=[_rectangle(0, 0, size * 0.74, size * 0.74, 0.002)])  # fmt: skip
                moved(ring, out, (90, 0, turn + side * 90))
                text(
                    "ABCDEF"[(k + side * 2) % 6],
                    size * 0.72,
                    tint,
                    out,
                    (90, 0, turn + side * 90),
                    0.001,
                )
            top = sheet(_rectangle(0, 0, size * 0.86, size * 0.86, 0.003), 0.0008, tint, 0.0003,
                        holes=[_rectangle(0, 0, size * 0.74, size * 0.74, 0.002)])  # fmt: skip
            moved(top, (at[0], at[1], z + size - 0.0003), (0, 0, turn))
        return {"pieces": 6}
    e, one, two = edge, skin("lacquer", look.accent), skin("lacquer", "red")

    def block(
        x: float, z: float, w: float, h: float, m: Material, y: float = 0.0, turn: float = 0.0
    ) -> Object:
        return box((w * e, e, h * e), m, (x * e, y * e, z * e), 0.002, (0, 0, turn))

    arch = [(-1.5, 0), (-0.75, 0)] + [
        (-0.75 * math.cos(math.pi * k / 20), 0.75 * math.sin(math.pi * k / 20))
        for k in range(1, 20)
    ]
    arch += [(0.75, 0), (1.5, 0), (1.5, 1.2), (-1.5, 1.2)]
    for x in (-2, 2):
        block(x, 0, 1, 2, wood)
        block(x, 2, 1, 1, one, turn=3 * x)
        block(x, 3, 1, 1, wood)
    for x in (-1.05, 1.05):
        block(x, 0, 0.8, 1.0, wood)
    sheet([(x * e, y * e) for x, y in arch], e, wood, 0.002, (0, e / 2, 1.0 * e), (90, 0, 0))
    block(0, 2.2, 3, 0.5, two)
    for x in (-0.95, 0.95):
        rod(e * 0.42, (x * e, 0, 2.7 * e), (x * e, 0, 4.0 * e), wood, bevel=0.002)
    block(0, 4.0, 3, 0.5, wood)
    roof = [(-1.0, 0), (1.0, 0), (0, 1.0)]
    sheet([(x * e, y * e) for x, y in roof], e, one, 0.002, (0, e / 2, 4.5 * e), (90, 0, 0))
    for x in (-2, 2):
        lathe(
            [(0, 0), (e * 0.46, 0), (e * 0.48, 0.002), (e * 0.02, e * 1.05), (0, e * 1.06)],
            two,
            at=(x * e, 0, 4 * e),
        )
    rod(e * 0.4, (-0.9 * e, -1.7 * e, e * 0.4), (0.1 * e, -1.45 * e, e * 0.4), one, bevel=0.002)
    block(1.4, 0, 1, 1, two, -1.6, 24)
    return {"pieces": 18}


def _furniture(room: int, x: float, y: float, z: float, look: Look) -> None:
    """The things of one room, standing about (x, y) on its floor z."""
    wood, white = skin("wood", "oak", grain="X"), skin("lacquer", "snow")
    cloth, metal = skin("cotton", look.accent, "white", "checks", 0.8), skin("brass", "brass")
    if room == 0:  # kitchen: cupboards, stove, a table
        for k in range(3):
            box((0.042, 0.05, 0.075), white, (x - 0.085 + k * 0.044, y + 0.075, z), 0.002)
            box(
                (0.032, 0.002, 0.05),
                skin("lacquer", look.accent),
                (x - 0.085 + k * 0.044, y + 0.0495, z + 0.012),
                0.001,
            )
            sphere(0.0025, metal, (x - 0.072 + k * 0.044, y + 0.048, z + 0.04))
        box((0.136, 0.054, 0.005), wood, (x - 0.041, y + 0.074, z + 0.075), 0.0015)
        rod(
            0.012,
            (x - 0.06, y + 0.07, z + 0.08),
            (x - 0.06, y + 0.07, z + 0.096),
            skin("copper", "copper"),
        )
        lathe(
            [
                (0, 0),
                (0.02, 0),
                (0.022, 0.003),
                (0.005, 0.007),
                (0.005, 0.052),
                (0.042, 0.054),
                (0.042, 0.059),
                (0, 0.059),
            ],
            wood,
            at=(x + 0.04, y - 0.02, z),
        )
        for k in (-1, 1):
            lathe(
                [
                    (0, 0),
                    (0.012, 0),
                    (0.004, 0.006),
                    (0.004, 0.033),
                    (0.017, 0.036),
                    (0.017, 0.041),
                    (0, 0.041),
                ],
                cloth,
                at=(x + 0.04 + k * 0.052, y - 0.03, z),
            )
        lathe(
            curve([(0, 0), (0.008, 0), (0.011, 0.01), (0.006, 0.017), (0.007, 0.019)], 4),
            white,
            32,
            (x + 0.04, y - 0.02, z + 0.059),
        )
    elif room == 1:  # sitting room: sofa, rug, lamp
        box((0.11, 0.05, 0.03), cloth, (x - 0.01, y + 0.045, z + 0.008), 0.008)
        box((0.11, 0.016, 0.062), cloth, (x - 0.01, y + 0.07, z + 0.01), 0.007)
        for side in (-1, 1):
            box(
                (0.018, 0.056, 0.046), cloth, (x - 0.01 + side * 0.057, y + 0.046, z + 0.008), 0.007
            )
            for end in (0.025, 0.068):
                rod(
                    0.003,
                    (x - 0.01 + side * 0.055, y + end, z),
                    (x - 0.01 + side * 0.055, y + end, z + 0.01),
                    wood,
                )
        lathe(
            [(0, 0), (0.05, 0), (0.05, 0.0015), (0, 0.0018)],
            skin("wool", "cream"),
            at=(x - 0.01, y - 0.03, z),
        )
        box((0.05, 0.03, 0.004), wood, (x - 0.01, y - 0.03, z + 0.026), 0.0015)
        for k in range(4):
            rod(
                0.002,
                (x - 0.03 + k % 2 * 0.04, y - 0.041 + k // 2 * 0.022, z),
                (x - 0.03 + k % 2 * 0.04, y - 0.041 + k // 2 * 0.022, z + 0.027),
                wood,
            )
        rod(0.0018, (x + 0.085, y + 0.06, z), (x + 0.085, y + 0.06, z + 0.1), metal)
        lathe([(0, 0.003), (0.016, 0.002), (0.016, 0)], metal, at=(x + 0.085, y + 0.06, z))
        lathe(
            [(0.024, 0.085), (0.015, 0.118), (0.014, 0.118), (0.023, 0.085)],
            white,
            at=(x + 0.085, y + 0.06, z),
        )
    elif room == 2:  # bedroom: a made bed and a bedside table
        box((0.082, 0.14, 0.02), wood, (x - 0.03, y + 0.02, z + 0.008), 0.002)
        box((0.078, 0.134, 0.018), white, (x - 0.03, y + 0.02, z + 0.026), 0.006)
        box((0.082, 0.092, 0.02), cloth, (x - 0.03, y - 0.004, z + 0.027), 0.007)
        box((0.05, 0.026, 0.014), white, (x - 0.03, y + 0.068, z + 0.041), 0.006)
        for end, high in ((0.092, 0.075), (-0.052, 0.045)):
            box((0.086, 0.006, high), wood, (x - 0.03, y + end, z), 0.0025)
        box((0.03, 0.03, 0.04), white, (x + 0.04, y + 0.07, z), 0.002)
        box(
            (0.024, 0.002, 0.012),
            skin("lacquer", look.accent),
            (x + 0.04, y + 0.0545, z + 0.024),
            0.0006,
        )
        lathe(
            [
                (0.006, 0.04),
                (0.002, 0.044),
                (0.002, 0.056),
                (0.014, 0.056),
                (0.008, 0.074),
                (0, 0.074),
            ],
            cloth,
            at=(x + 0.04, y + 0.07, z),
        )
    else:  # bathroom: a tub with feet, a basin, a mirror
        tub = [
            superellipse(0.115 * s, 0.058 * s, h, 3, 32)
            for s, h in (
                (0.7, 0.012),
                (0.86, 0.02),
                (1, 0.05),
                (1.06, 0.052),
                (0.96, 0.053),
                (0.9, 0.05),
                (0.76, 0.024),
                (0.4, 0.02),
            )
        ]
        moved(loft(tub, white), (x - 0.025, y + 0.05, z))
        for k in range(4):
            sphere(0.007, metal, (x - 0.063 + k % 2 * 0.076, y + 0.035 + k // 2 * 0.03, z + 0.007))
        lathe(
            [
                (0, 0),
                (0.012, 0),
                (0.007, 0.006),
                (0.007, 0.06),
                (0.026, 0.068),
                (0.027, 0.075),
                (0.022, 0.075),
                (0, 0.067),
            ],
            white,
            at=(x + 0.075, y + 0.07, z),
        )
        rod(0.022, (x + 0.075, y + 0.105, z + 0.115), (x + 0.075, y + 0.1, z + 0.115), metal)
        rod(
            0.019,
            (x + 0.075, y + 0.1, z + 0.115),
            (x + 0.075, y + 0.0985, z + 0.115),
            skin("polished metal", "silver"),
        )
        lathe([(0, 0), (0.03, 0), (0.03, 0.0015), (0, 0.0018)], cloth, at=(x, y - 0.03, z))


def dolls_house(look: Look) -> Facts:
    """An open-fronted house of four rooms under a roof: gabled, a villa's mansard, flat or a cabin's."""
    wide, deep, storey, wall = look.between(0.56, 0.6), 0.25, 0.19, 0.009
    modern = look.style == "modern"
    paint = skin(look.material, look.shade, grain="Z")
    trim = skin(
        "lacquer" if look.material != "wood" else "wood",
        "snow" if look.material != "wood" else look.shade,
        grain="X",
    )
    boards = skin("wood", "pine", grain="X")
    roof = skin("lacquer", look.accent)
    base, top = 0.02, 0.02 + 2 * storey
    box((wide + 0.05, deep + 0.05, base), trim, (0, 0, 0), 0.004)
    windows = [_rectangle(0.0, base + storey * (k + 0.52), 0.085, 0.09, 0.004) for k in range(2)]
    glass = skin("glass", "clear")
    for side in (-1, 1):
        outline = _rounded(
            [(-deep / 2, base, 0), (deep / 2, base, 0), (deep / 2, top, 0), (-deep / 2, top, 0)]
        )
        _sawn(outline, wall, paint, 0.001, windows, side * wide / 2)
        for k in range(2):
            z = base + storey * (k + 0.52)
            frame = _rectangle(0.0, z, 0.1, 0.106, 0.004)
            _sawn(
                frame,
                0.004,
                trim,
                0.001,
                [_rectangle(0.0, z, 0.082, 0.088, 0.002)],
                side * (wide / 2 + 0.006),
            )
            box((0.004, 0.004, 0.09), trim, (side * wide / 2, 0, z - 0.045), 0.001)
            box((0.004, 0.084, 0.004), trim, (side * wide / 2, 0, z - 0.002), 0.001)
            _sawn(_rectangle(0.0, z, 0.084, 0.09, 0.001), 0.001, glass, 0.0002, x=side * wide / 2)
            if look.style != "modern":
                for end in (-1, 1):  # shutters
                    _sawn(
                        _rectangle(end * 0.072, z, 0.036, 0.1, 0.002),
                        0.004,
                        roof,
                        0.001,
                        x=side * (wide / 2 + 0.006),
                    )
                    for slat in range(6):
                        box(
                            (0.0055, 0.026, 0.003),
                            roof,
                            (side * (wide / 2 + 0.0065), end * 0.072, z - 0.038 + slat * 0.014),
                            0.001,
                        )
    papers = [("stripes", 0.7), ("dots", 1.1), ("checks", 1.4), ("stripes", 1.6)]
    middle = 0.03
    for room in range(4):
        left = room % 2 == 0
        x0, x1 = (-wide / 2, middle) if left else (middle, wide / 2)
        z = base + (room // 2) * storey
        pattern, scale = papers[room] if look.material != "wood" else ("plain", 1.0)
        back = skin(
            "paper" if look.material != "wood" else "wood", look.shade, "snow", pattern, scale, "X"
        )
        box((x1 - x0, 0.006, storey), back, ((x0 + x1) / 2, deep / 2 - 0.003, z), 0.0005)
        box((x1 - x0, deep, wall), boards, ((x0 + x1) / 2, 0, z - 0.001), 0.001)
        _furniture(room, (x0 + x1) / 2, -0.005, z + wall - 0.001, look)
        box((x1 - x0 - wall, 0.004, 0.01), trim, ((x0 + x1) / 2, deep / 2 - 0.008, z + wall), 0.001)
    box((wall, deep, 2 * storey), paint, (middle, 0, base), 0.001)
    box((wide + wall, deep, wall), paint, (0, 0, top - 0.001), 0.001)
    for x in (-wide / 2, middle, wide / 2):  # white edges all round the open front
        box((wall + 0.003, 0.004, 2 * storey + wall), trim, (x, -deep / 2 - 0.001, base), 0.001)
    for k in range(3):
        box(
            (wide + wall + 0.003, 0.004, wall + 0.003),
            trim,
            (0, -deep / 2 - 0.001, base + k * storey - 0.002),
            0.001,
        )
    if modern:
        box((wide * 1.08, deep * 1.12, 0.014), roof, (0, 0, top + wall), 0.002)
        for x in (-1, 1):  # a roof terrace with a rail
            for k in range(7):
                rod(
                    0.002,
                    (x * wide * 0.5, -deep * 0.5 + k * deep / 6, top + 0.02),
                    (x * wide * 0.5, -deep * 0.5 + k * deep / 6, top + 0.07),
                    trim,
                )
            rod(
                0.003,
                (x * wide * 0.5, -deep * 0.5, top + 0.07),
                (x * wide * 0.5, deep * 0.5, top + 0.07),
                trim,
            )
        rod(
            0.003, (-wide * 0.5, deep * 0.5, top + 0.07), (wide * 0.5, deep * 0.5, top + 0.07), trim
        )
        rod(
            0.003,
            (-wide * 0.5, -deep * 0.5, top + 0.07),
            (wide * 0.5, -deep * 0.5, top + 0.07),
            trim,
        )
        for k in range(15):
            for y in (-0.5, 0.5):
                x = -wide / 2 + wide * k / 14
                rod(0.002, (x, deep * y, top + 0.02), (x, deep * y, top + 0.07), trim)
        for x in (-0.12, 0.05):
            box((0.05, 0.11, 0.012), skin("cotton", look.shade), (x, 0, top + 0.034), 0.004)
            box((0.054, 0.12, 0.012), boards, (x, 0, top + 0.023), 0.002)
        return {"rooms": 4, "floors": 2}
    # a mansard is steep and ends in a flat top; a gable's two slopes meet
    rise, over, reach = (
        (0.13, 0.02, wide * 0.15) if look.style == "mansard" else (0.2, 0.03, wide / 2)
    )
    if look.style == "cabin":
        rise = 0.14
    slope, inner = math.atan2(rise, reach), wide / 2 - reach
    attic = skin(
        "paper" if look.material != "wood" else "wood",
        look.shade,
        "snow",
        "dots" if look.material != "wood" else "plain",
        1.6,
        "X",
    )
    gable = [(-wide / 2, 0), (wide / 2, 0), (inner, rise), (-inner, rise)]
    sheet(
        gable if inner > 0.001 else [*gable[:2], (0, rise)],
        0.006,
        attic,
        0.0005,
        (0, deep / 2, top + wall),
        (90, 0, 0),
    )
    rows, length = 9, (reach + over * math.cos(slope)) / math.cos(slope)
    part = length / rows
    for side in (-1, 1):
        for row in range(rows):  # rows of shingles, each lying on the one below
            along = inner + (length - (row + 0.5) * part) * math.cos(slope)
            high = top + wall + (wide / 2 - along) * math.tan(slope)
            for k in range(10):
                y = (k - 4.5 + (row % 2) * 0.35 - 0.17) * (deep + 0.06) / 10
                shingle = box((part * 1.25, (deep + 0.06) / 10 - 0.001, 0.005), roof, bevel=0.0015)
                moved(
                    shingle,
                    (side * along, y, high + 0.004),
                    (0, side * (math.degrees(slope) + 4), 0),
                )
    if look.style == "mansard":
        flat = 2 * inner
        box((flat + 0.03, deep + 0.05, 0.012), trim, (0, 0, top + wall + rise), 0.003)
        for k in range(15):
            x = -flat / 2 + flat * k / 14
            rod(
                0.002,
                (x, -deep / 2, top + rise + 0.02),
                (x, -deep / 2, top + rise + 0.05),
                roof,
                bevel=0.001,
            )
        rod(
            0.003,
            (-flat / 2, -deep / 2, top + rise + 0.05),
            (flat / 2, -deep / 2, top + rise + 0.05),
            roof,
        )
    else:
        rod(
            0.008,
            (0, -deep / 2 - 0.03, top + wall + rise + 0.006),
            (0, deep / 2 + 0.03, top + wall + rise + 0.006),
            roof,
        )
    chimney = skin("terracotta", "brick")
    box((0.05, 0.05, 0.12), chimney, (wide * 0.22, 0.04, top + rise * 0.6), 0.002)
    box((0.06, 0.06, 0.012), trim, (wide * 0.22, 0.04, top + rise * 0.6 + 0.12), 0.002)
    rod(
        0.014,
        (wide * 0.22, 0.04, top + rise * 0.6 + 0.13),
        (wide * 0.22, 0.04, top + rise * 0.6 + 0.16),
        chimney,
        0.012,
    )
    box(
        (0.09, 0.06, 0.06), skin("wood", "oak"), (-0.07, 0.03, top + wall), 0.004
    )  # a trunk in the attic
    sphere(0.024, skin("lacquer", look.accent), (0.05, -0.02, top + wall + 0.024))
    return {"rooms": 5, "floors": 3}


def stacking_rings(look: Look) -> Facts:
    """Rings on a post, the widest below: under a ball, on a rocking base or with a rabbit on top."""
    count = 5 if look.style == "rabbit" else 6
    thick, widest = look.between(0.021, 0.023), look.between(0.058, 0.062)
    tints = [look.shade, look.accent, look.shade, "cream", look.shade, look.accent]
    base = (
        skin("wood", "birch", grain="X")
        if look.material == "wood"
        else skin(look.material, look.accent)
    )
    z = 0.014
    if look.style == "rocking":
        lathe(
            [
                *curve([(0, 0), (0.03, 0.003), (0.055, 0.013), (0.064, 0.024)], 6),
                (0.062, 0.027),
                (0, 0.027),
            ],
            base,
        )
        z = 0.027
    else:
        lathe(
            [(0, 0), (0.066, 0), (0.0685, 0.0025), (0.0685, 0.0105), (0.066, 0.0135), (0, 0.014)],
            base,
        )
    rod(0.0105, (0, 0, z - 0.002), (0, 0, z + count * thick * 0.98 + 0.012), base, 0.0085)
    for k in range(count):
        middle = widest - k * (widest - 0.031) / (count - 1)
        body = skin(look.material, tints[k], grain="X")
        half = (middle - 0.0125) / 2
        ring = [
            (middle - half + half * math.copysign(abs(math.cos(a)) ** 0.75, math.cos(a)),
             thick / 2 * (1 + math.copysign(abs(math.sin(a)) ** 0.85, math.sin(a))))
            for a in (math.tau * i / 40 for i in range(41))
        ]  # fmt: skip
        moved(lathe(ring, body), (look.between(-0.0012, 0.0012), look.between(-0.0012, 0.0012), z))
        z += thick * 0.975
    head = skin(look.material, look.accent if look.style != "rabbit" else look.shade)
    sphere(0.0225, head, (0, 0, z + 0.019))
    if look.style == "rabbit":
        pink, dark = skin("felt", "blush"), skin("plastic", "black")
        for side in (-1, 1):
            ear = sphere(0.0085, head, (side * 0.0105, 0.002, z + 0.055), (0.85, 0.5, 2.3))
            ear.rotation_euler = (0, side * 0.18, 0)
            inner = sphere(0.006, pink, (side * 0.0108, -0.0012, z + 0.056), (0.75, 0.3, 2.2))
            inner.rotation_euler = (0, side * 0.18, 0)
            sphere(0.0021, dark, (side * 0.0078, -0.0208, z + 0.0225))
            sphere(0.0035, pink, (side * 0.0125, -0.0178, z + 0.0155), (1, 0.35, 1))
        sphere(0.0027, pink, (0, -0.0224, z + 0.0185), (1.2, 0.6, 0.8))
        for side in (-1, 1):
            tube(
                [
                    (0, -0.0226, z + 0.0165),
                    (side * 0.003, -0.0222, z + 0.0138),
                    (side * 0.006, -0.0214, z + 0.0148),
                ],
                0.0005,
                dark,
            )
    return {"rings": count}


def _melted(parts: Sequence[Object], voxel: float, material: Material, rounds: int = 10) -> Object:
    """One skin over overlapping bodies, flowing into each other at their seams."""
    bpy.context.view_layer.update()
    graph, shape = bpy.context.evaluated_depsgraph_get(), bmesh.new()
    for part in parts:
        data = bpy.data.meshes.new_from_object(part.evaluated_get(graph))
        data.transform(part.matrix_world)
        shape.from_mesh(data)
    for part in parts:
        bpy.data.objects.remove(part)
    rough = mesh("melted", [(0, 0, 0)], [], material)
    shape.to_mesh(rough.data)
    shape.free()
    change = rough.modifiers.new("melt", "REMESH")
    change.mode, change.voxel_size = "VOXEL", voxel
    smooth = rough.modifiers.new("smooth", "SMOOTH")
    smooth.factor, smooth.iterations = 0.5, rounds
    bpy.context.view_layer.update()
    data = bpy.data.meshes.new_from_object(
        rough.evaluated_get(bpy.context.evaluated_depsgraph_get())
    )
    rough.modifiers.clear()
    rough.data = data
    data.materials.clear()
    data.materials.append(material)
    data.polygons.foreach_set("use_smooth", [True] * len(data.polygons))
    return rough


def rubber_duck(look: Look) -> Facts:
    """A bath duck: plain, with a sailor's cap or with a crown."""
    fat = look.between(0.97, 1.04)
    skin_ = skin(look.material, look.shade)
    body = [
        sphere(0.04, skin_, (0, 0.004, 0.03), (0.88 * fat, 1.12, 0.78)),
        sphere(0.03, skin_, (0, -0.014, 0.036), (0.98 * fat, 0.95, 0.9)),
        sphere(0.027, skin_, (0, -0.021, 0.073), (1, 1.02, 0.98)),
        rod(0.019, (0, 0.022, 0.034), (0, 0.058, 0.056), skin_, 0.003, 0.002),
    ]
    wings: list[Object] = []
    for side in (-1, 1):
        wing = sphere(0.021, skin_, (side * 0.0325 * fat, 0.008, 0.036), (0.42, 1.12, 0.72))
        wing.rotation_euler = (0.25, 0, 0)
        wings += [
            wing,
            rod(
                0.0085,
                (side * 0.0345 * fat, 0.018, 0.039),
                (side * 0.0365 * fat, 0.038, 0.05),
                skin_,
                0.002,
            ),
        ]
    duck = _melted(body, 0.0011, skin_, 6)
    _melted(wings, 0.0009, skin_, 5)
    cut(duck, box((0.2, 0.2, 0.05), skin_, (0, 0, -0.047)))
    orange = skin(look.material, "orange")
    for low, tilt, reach in (
        (False, 8, 1.0),
        (True, -14, 0.82),
    ):  # the bill's two halves, a little open
        bill = [
            (0.002, 0.019, -0.0045, 0.0045),
            (-0.008, 0.02, -0.004, 0.0042),
            (-0.015 * reach, 0.0205, -0.0028, 0.0024),
            (-0.0215 * reach, 0.012, -0.0015, 0.0012),
        ]
        half = _hull([(y, w, lo, hi) for y, w, lo, hi in bill], orange, 2.2)
        moved(half, (0, -0.0435, 0.0715 if not low else 0.067), (tilt, 0, 0))
    white, black = skin("plastic", "snow"), skin("plastic", "black")
    for side in (-1, 1):
        for radius, ink, out in ((0.0047, white, 0.0), (0.0033, black, 0.0018)):
            eye = sphere(
                radius,
                ink,
                (side * (0.0118 + out * 0.4), -0.0425 - out, 0.0815 + out * 0.2),
                (1, 0.55, 1.15),
            )
            eye.rotation_euler = (0, 0, side * 0.45)
        sphere(0.001, white, (side * 0.0122, -0.0475, 0.0838))
    if look.style == "sailor":
        lathe(
            [(0, 0.012), (0.019, 0.012), (0.0225, 0.008), (0.0228, 0.003), (0.019, 0)],
            white,
            at=(0, -0.019, 0.0985),
        )
        lathe(
            [(0.0175, -0.004), (0.0186, -0.004), (0.0186, 0.004), (0.0175, 0.004)],
            skin("cotton", look.accent),
            at=(0, -0.019, 0.096),
        )
        sphere(0.0032, skin("cotton", look.accent), (0, -0.019, 0.1115))
        for side in (-1, 1):  # the ribbon's tails
            sheet([(0, 0), (0.005, 0), (0.007, -0.018), (0.0035, -0.015), (0, -0.018)], 0.0008, skin("cotton", look.accent), 0.0002,
                  (side * 0.003, 0.0015, 0.0965), (80, 0, 180 + side * 14))  # fmt: skip
    elif look.style == "crowned":
        gold = skin("gold", look.accent)
        lathe(
            [(0.0148, 0), (0.0165, 0), (0.017, 0.004), (0.0152, 0.004)],
            gold,
            at=(0, -0.019, 0.0955),
        )

        def spike(angle: float) -> Object:
            at = (0.0165 * math.cos(angle), -0.019 + 0.0165 * math.sin(angle), 0.0985)
            tip = (0.0195 * math.cos(angle), -0.019 + 0.0195 * math.sin(angle), 0.1115)
            rod(0.0042, at, tip, gold, 0.001, segments=12)
            return sphere(0.0021, gold, (tip[0], tip[1], tip[2] + 0.001))

        around(7, spike)
    return {"wears": {"sailor": "sailor cap", "crowned": "crown"}.get(look.style, "nothing")}


def _banded(
    profile: Sequence[Point2], bands: Sequence[tuple[float, Material]], at: Point3 = (0, 0, 0)
) -> None:
    """A turned body painted in bands: each (up to this share of the profile, in this material)."""
    start = 0
    for share, material in bands:
        end = min(round(share * (len(profile) - 1)), len(profile) - 1)
        lathe(profile[start : end + 1], material, 96, at)
        start = end


def spinning_top(look: Look) -> Facts:
    """A top: turned of wood with a stem, a humming top with a knob to pump, or a wide flat disc."""
    main, trim = skin(look.material, look.shade, grain="X"), skin("lacquer", look.accent)
    light, steel = skin("lacquer", "cream"), skin("polished metal", "steel")
    if look.style == "humming":
        r = look.between(0.078, 0.084)
        half = curve(
            [
                (0.006, 0.018),
                (r * 0.55, 0.034),
                (r * 0.92, 0.06),
                (r, 0.074),
                (r * 0.93, 0.09),
                (r * 0.6, 0.112),
                (0.016, 0.126),
            ],
            12,
        )
        _banded(
            half,
            [
                (0.2, main),
                (0.28, light),
                (0.44, trim),
                (0.48, steel),
                (0.53, steel),
                (0.6, light),
                (0.8, main),
                (0.88, trim),
                (1, main),
            ],
        )
        dots = 14
        for k in range(dots):
            a = math.tau * k / dots
            sphere(
                0.0065, light, (r * 0.8 * math.cos(a), r * 0.8 * math.sin(a), 0.1005), (1, 1, 0.55)
            )
        lathe([(0, 0), (0.002, 0), (0.0065, 0.012), (0.0075, 0.02)], steel)
        lathe(
            [(0.018, 0), (0.017, 0.006), (0.01, 0.008), (0.0035, 0.009), (0.0035, 0.06), (0, 0.06)],
            steel,
            at=(0, 0, 0.124),
        )
        spiral = [
            (0.0036 * math.cos(k * 0.7), 0.0036 * math.sin(k * 0.7), 0.135 + k * 0.0007)
            for k in range(66)
        ]
        tube(spiral, 0.0007, steel, steps=1, sides=3)
        knob = curve([(0.005, 0), (0.012, 0.004), (0.0155, 0.014), (0.011, 0.023), (0, 0.0265)], 6)
        lathe(
            [(0, 0), *knob],
            skin("wood", "birch") if look.accent != "birch" else trim,
            at=(0, 0, 0.182),
        )
        return {"launch": "pump knob"}
    r = look.between(0.034, 0.038)
    if look.style == "disc":
        side = curve(
            [
                (0, 0),
                (0.002, 0.001),
                (0.005, 0.008),
                (0.012, 0.013),
                (r * 1.3, 0.021),
                (r * 1.42, 0.026),
                (r * 1.3, 0.0305),
                (r * 0.75, 0.031),
                (0.014, 0.033),
                (0.006, 0.042),
            ],
            10,
        )
        _banded(side, [(0.55, main), (0.7, trim), (0.76, main), (0.83, light), (1, main)])
        lathe(
            [
                *curve(
                    [
                        (0.006, 0.042),
                        (0.0042, 0.055),
                        (0.0046, 0.068),
                        (0.0068, 0.0735),
                        (0.005, 0.0785),
                        (0, 0.08),
                    ],
                    8,
                )
            ],
            main,
        )
    else:
        side = curve(
            [
                (0, 0),
                (0.0028, 0.002),
                (0.0055, 0.013),
                (0.012, 0.022),
                (r * 0.82, 0.039),
                (r, 0.053),
                (r * 0.93, 0.062),
                (r * 0.6, 0.07),
                (0.01, 0.074),
            ],
            10,
        )
        _banded(
            side,
            [
                (0.3, main),
                (0.46, main),
                (0.53, trim),
                (0.57, light),
                (0.66, main),
                (0.72, trim),
                (0.76, light),
                (1, main),
            ],
        )
        stem = curve(
            [
                (0.01, 0.074),
                (0.0062, 0.08),
                (0.005, 0.094),
                (0.0064, 0.105),
                (0.0082, 0.11),
                (0.006, 0.1155),
                (0, 0.117),
            ],
            8,
        )
        lathe(stem, main)
    return {"launch": "twist by hand"}


def _hairs(shade: str) -> Material:
    """Pile that lets light through: lighter than the cloth below, which it shades."""
    s = Shader("hairs")
    colour = linear(shade)
    light = (*(min(1.0, 1.25 * part) for part in colour[:3]), 1.0)
    return s.surface(
        Base_Color=light,
        Roughness=1.0,
        Emission_Color=colour,
        Emission_Strength=0.22,
        Sheen_Weight=0.3,
    )


def _furred(body: Object, length: float, count: int, material: Material, look: Look) -> Object:
    """Short pile all over a body: little leaning cones of three sides."""
    faces = body.data.polygons
    points: list[Point3] = []
    sides: list[tuple[int, int, int]] = []
    for _ in range(count):
        face = faces[look.dice.randrange(len(faces))]
        jitter = Vector([look.dice.uniform(-1, 1) for _ in range(3)])
        normal = (face.normal + jitter * 0.55 + Vector((0, 0, -0.35))).normalized()
        across = normal.cross(Vector((0.3, 0.5, 0.81))).normalized() * length * 0.13
        up = normal.cross(across)
        root = body.matrix_world @ (face.center + jitter * length * 0.25)
        k = len(points)
        points += [
            tuple(root + across * math.cos(a) + up * math.sin(a))
            for a in (0, math.tau / 3, 2 * math.tau / 3)
        ] + [tuple(root + normal * length * look.dice.uniform(0.6, 1.1))]
        sides += [(k, k + 1, k + 3), (k + 1, k + 2, k + 3), (k + 2, k, k + 3)]
    return mesh("pile", points, sides, material)


def teddy_bear(look: Look) -> Facts:
    """A sitting plush bear: with a ribbon, a scarf, a knitted jumper, or patched paws only."""
    plush, pale = skin(look.material, look.shade), skin("suede", "cream")
    hairs, pale_hairs = _hairs(look.shade), _hairs("cream")
    fat = look.between(0.96, 1.06)
    body = [
        sphere(0.075, plush, (0, 0, 0.078), (1.0 * fat, 0.86, 1.05)),
        sphere(0.05, plush, (0, 0, 0.15), (1.05, 0.85, 0.8)),
    ]
    head = [sphere(0.066, plush, (0, -0.012, 0.222), (1.08, 0.93, 0.95))]
    for side in (-1, 1):
        head.append(sphere(0.026, plush, (side * 0.053, -0.004, 0.272), (1, 0.5, 1)))
        body.append(
            rod(
                0.024,
                (side * 0.058, -0.005, 0.142),
                (side * 0.104, -0.05, 0.088),
                plush,
                0.027,
                0.012,
            )
        )
        body.append(sphere(0.029, plush, (side * 0.106, -0.053, 0.082), (0.95, 0.95, 1.1)))
        body.append(
            rod(
                0.034,
                (side * 0.045, -0.01, 0.042),
                (side * 0.072, -0.105, 0.038),
                plush,
                0.033,
                0.014,
            )
        )
        body.append(sphere(0.0375, plush, (side * 0.074, -0.11, 0.043), (0.95, 0.62, 1.15)))
    bear = _melted(body + head, 0.0032, plush, 5)
    _furred(bear, 0.0085, 22000, hairs, look)
    for side in (-1, 1):
        pad = sphere(0.0275, pale, (side * 0.0765, -0.1325, 0.045), (0.95, 0.16, 1.12))
        pad.rotation_euler = (0, 0, side * 0.1)
        ring = [
            (side * 0.0765 + 0.0262 * math.cos(a), -0.1345, 0.045 + 0.0308 * math.sin(a))
            for a in (math.tau * k / 40 for k in range(40))
        ]
        tube(ring, 0.0009, skin("cotton", "brown"), closed=True, steps=1, sides=3)
        inner = sphere(0.017, pale, (side * 0.0535, -0.0165, 0.2725), (1, 0.3, 1))
        inner.rotation_euler = (0, 0, side * 0.12)
    muzzle = _melted([sphere(0.032, pale, (0, -0.067, 0.207), (1.12, 0.78, 0.86))], 0.0026, pale, 2)
    _furred(muzzle, 0.005, 2500, pale_hairs, look)
    dark = skin("plastic", "black")
    sphere(0.0115, dark, (0, -0.092, 0.2185), (1.25, 0.62, 0.8))
    tube([(0, -0.0945, 0.212), (0, -0.0955, 0.2), (0, -0.094, 0.196)], 0.0014, dark)
    for side in (-1, 1):
        tube(
            [(0, -0.0945, 0.1965), (side * 0.009, -0.0925, 0.1915), (side * 0.017, -0.086, 0.195)],
            0.0014,
            dark,
        )
        sphere(
            0.0085, skin("porcelain", "chocolate"), (side * 0.0275, -0.0705, 0.2385), (1, 0.6, 1)
        )
        sphere(0.0018, skin("plastic", "snow"), (side * 0.0275 - 0.0025, -0.077, 0.2415))
    cloth = skin("cotton" if look.style != "scarf" else "wool", look.accent)
    if look.style == "ribbon":
        neck = [
            (0.061 * math.cos(a), -0.008 + 0.052 * math.sin(a), 0.169)
            for a in (math.tau * k / 24 for k in range(24))
        ]
        tube(neck, 0.0065, cloth, closed=True, steps=2)
        for side in (-1, 1):
            loop = _hull(
                [
                    (0, 0.009, -0.006, 0.006),
                    (0.018, 0.012, -0.014, 0.014),
                    (0.034, 0.012, -0.019, 0.019),
                    (0.041, 0.006, -0.015, 0.015),
                ],
                cloth,
                3,
            )
            moved(loop, (0, -0.07, 0.166), (side * 6, 0, -90 * side))
            sheet(
                [(-0.007, 0), (0.007, 0), (0.012, -0.045), (0, -0.037), (-0.01, -0.046)],
                0.0018,
                cloth,
                0.0006,
                (side * 0.004, -0.073, 0.163),
                (68, 0, side * 24),
            )
        sphere(0.0095, cloth, (0, -0.073, 0.166), (1, 0.8, 1.1))
    elif look.style == "scarf":
        neck = [
            (0.064 * math.cos(a), -0.008 + 0.055 * math.sin(a), 0.165)
            for a in (math.tau * k / 24 for k in range(24))
        ]
        tube(neck, 0.014, cloth, closed=True, steps=2)
        moved(
            box(
                (0.03, 0.008, 0.085), skin("wool", look.accent, "cream", "bands", 0.8), bevel=0.0035
            ),
            (0.03, -0.092, 0.076),
            (-10, 6, 12),
        )
        for k in range(7):
            rod(
                0.0013,
                (0.018 + k * 0.004, -0.0905, 0.078),
                (0.0165 + k * 0.0042, -0.091, 0.064),
                cloth,
            )
    elif look.style == "jumper":
        knit = skin("wool", look.accent, "cream", "bands", 0.9)
        parts = [
            sphere(0.0785, knit, (0, 0, 0.081), (1.02 * fat, 0.88, 1.0)),
            sphere(0.054, knit, (0, 0, 0.142), (1.06, 0.9, 0.8)),
        ]
        for side in (-1, 1):
            shoulder, cuff = (side * 0.05, 0, 0.145), (side * 0.094, -0.04, 0.1)
            parts += [rod(0.03, shoulder, cuff, knit, 0.0315, 0.01)]
        jumper = _melted(parts, 0.003, knit, 6)
        jumper.name = "jumper"
        collar = [
            (0.05 * math.cos(a), -0.006 + 0.043 * math.sin(a), 0.171)
            for a in (math.tau * k / 24 for k in range(24))
        ]
        tube(collar, 0.0095, skin("wool", look.accent), closed=True, steps=2)
        belly = [
            (0.0795 * fat * math.cos(a), 0.069 * math.sin(a), 0.066)
            for a in (math.tau * k / 24 for k in range(24))
        ]
        tube(belly, 0.006, skin("wool", look.accent), closed=True, steps=2)
    return {"wears": look.style}
