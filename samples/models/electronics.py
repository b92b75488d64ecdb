"""Electronics: speakers, headphones, keyboards, mice, laptops, phones and cameras."""

from __future__ import annotations

import math
from collections.abc import Sequence

import bpy
from mathutils import Vector

from samples.blender.materials import glow, skin
from samples.blender.nodes import Shader
from samples.blender.shapes import (
    box,
    copied,
    curve,
    cut,
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


def _plate(
    wide: float, high: float, corner: float, at: Point2 = (0, 0), steps: int = 8
) -> list[Point2]:
    """The outline of a plate with rounded corners."""
    found = []
    for a, b, start in ((1, -1, -90), (1, 1, 0), (-1, 1, 90), (-1, -1, 180)):
        for k in range(steps + 1):
            angle = math.radians(start + 90 * k / steps)
            u = a * (wide / 2 - corner) + corner * math.cos(angle)
            v = b * (high / 2 - corner) + corner * math.sin(angle)
            found.append((at[0] + u, at[1] + v))
    return found


def _finish(material: str, shade: str, grain: str = "X") -> Material:
    """A material as electronics have it: their aluminium is blasted and anodised, not brushed."""
    if material != "aluminium":
        return skin(material, shade, grain=grain)
    s = Shader("anodised")
    grit = s.noise(s.place(), 2500, 2)
    return s.surface(
        Base_Color=linear(shade), Metallic=0.85, Roughness=0.36, Normal=s.bump(grit, 0.00003)
    )


def _upright(
    outline: Sequence[Point2], thick: float, material: Material, y: float, bevel: float = 0.0005,
    holes: Sequence[Sequence[Point2]] = (),
) -> Object:  # fmt: skip
    """A sheet standing up: outline in x and z, its front at y."""
    return sheet(outline, thick, material, bevel, (0, y + thick, 0), (90, 0, 0), holes)


def _forward(
    profile: Sequence[Point2], material: Material, at: Point3, segments: int = 64
) -> Object:
    """A turned body whose axis points to the front (-y): profile of (radius, how far forward)."""
    return moved(lathe(profile, material, segments), at, (90, 0, 0))


def _flat(body: Object) -> Object:
    """Big faces unsmoothed: with a hole in them they would shade unevenly."""
    for face in body.data.polygons:
        face.use_smooth = face.area < 0.002
    return body


def _driver(radius: float, at: Point3, cone: Material, ring: Material, dome: Material) -> None:
    """A loudspeaker's chassis ring with screws, rubber surround, cone and dust cap, facing -y."""
    r = radius
    _forward(
        [
            (r * 0.86, -0.004),
            (r * 0.86, 0.002),
            (r * 0.9, 0.003),
            (r * 0.98, 0.002),
            (r, 0),
            (r, -0.004),
        ],
        ring,
        at,
    )
    swell = curve(
        [
            (r * 0.68, -0.002),
            (r * 0.71, 0.0015),
            (r * 0.785, 0.0042),
            (r * 0.86, 0.0015),
            (r * 0.88, -0.003),
        ],
        6,
    )
    _forward(swell, skin("rubber", "charcoal"), at)
    _forward(
        [(r * 0.1, -r * 0.36), (r * 0.3, -r * 0.27), (r * 0.5, -r * 0.14), (r * 0.7, 0.0)], cone, at
    )
    cap = [
        (r * 0.27 * math.cos(a), -r * 0.3 + r * 0.17 * math.sin(a))
        for a in (math.pi / 2 * k / 10 for k in range(11))
    ]
    _forward(cap, dome, at)
    for k in range(6):
        a = math.tau * (k + 0.5) / 6
        _forward([(0, 0.0012), (r * 0.025, 0.0011), (r * 0.03, 0)], skin("polished metal", "gunmetal"),
                 (at[0] + r * 0.935 * math.cos(a), at[1] - 0.0022, at[2] + r * 0.935 * math.sin(a)), 16)  # fmt: skip


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
                first = _forward(
                    [(0, 0.0004), (pitch * 0.3, 0.0003), (pitch * 0.3, -0.001)], metal, place, 10
                )
            else:
                copied(first, place)


def speaker(look: Look) -> Facts:
    """A loudspeaker: bookshelf or studio box, cloth cylinder or globe, retro radio-like, outdoor drum."""
    main, dark = skin(look.material, look.shade, grain="Z"), skin("plastic", "black")
    metal, trim = _finish("aluminium", "steel"), skin("plastic", look.accent)
    if look.style in ("bookshelf", "studio"):
        wide, deep, high = look.between(0.17, 0.18), 0.23, look.between(0.29, 0.31)
        body = box(
            (wide, deep, high), main, (0, 0, 0.006), 0.004 if look.style == "bookshelf" else 0.009
        )
        front, woofer = -deep / 2, wide * 0.4
        middle = 0.016 + woofer * 1.12
        hole = ((0, front - 0.03, middle), (0, front + 0.05, middle))
        _flat(cut(body, rod(woofer * 0.87, *hole, dark)))
        if look.style == "bookshelf":
            baffle = box(
                (wide - 0.008, 0.006, high - 0.008),
                skin("lacquer", "charcoal"),
                (0, front - 0.0015, 0.01),
                0.002,
            )
            _flat(cut(baffle, rod(woofer * 0.87, *hole, dark)))
            front -= 0.005
        _driver(
            woofer,
            (0, front, middle),
            skin("paper", look.accent),
            metal if look.style == "bookshelf" else dark,
            dark,
        )
        z = high - 0.062
        tweeter = wide * 0.2
        if look.style == "studio":  # the tweeter sits in a shallow horn
            _upright(_plate(wide * 0.66, 0.092, 0.02, (0, z)), 0.003, dark, front - 0.002, 0.001)
        _forward(
            [
                (0, 0.004),
                (tweeter * 0.3, 0.002),
                (tweeter * 0.4, 0),
                (tweeter * 0.44, 0.001),
                (tweeter * 0.9, 0.004),
                (tweeter, 0.002),
                (tweeter, -0.002),
            ],
            metal if look.style == "bookshelf" else dark,
            (0, front - 0.001, z),
        )
        dome = [
            (tweeter * 0.34 * math.cos(a), tweeter * 0.26 * math.sin(a))
            for a in (math.pi / 2 * k / 8 for k in range(9))
        ]
        _forward(
            dome,
            skin("polished metal", "copper" if look.style == "bookshelf" else "steel"),
            (0, front - 0.002, z),
        )
        if look.style == "studio":
            _forward(
                [(0, 0.0012), (0.0035, 0.001), (0.0035, 0)],
                glow("sky", 2.0),
                (wide * 0.38, front, 0.024),
                24,
            )
            _forward(
                [(0.012, -0.01), (0.016, 0.001), (0.02, 0.0018), (0.021, 0)],
                dark,
                (-wide * 0.34, front, 0.034),
            )
        else:
            text("AURIS", 0.008, metal, (0, front - 0.0012, high - 0.015))
        for k in range(4):
            rod(
                0.009,
                (wide * (k % 2 - 0.5) * 0.8, deep * (k // 2 - 0.5) * 0.8, 0),
                (wide * (k % 2 - 0.5) * 0.8, deep * (k // 2 - 0.5) * 0.8, 0.007),
                dark,
            )
        return {"drivers": 2, "channels": 1}
    if look.style == "globe":
        r = look.between(0.07, 0.075)
        cloth = skin(look.material, look.shade)
        low = [(0, 0.001), (r * 0.55, 0.001), (r * 0.68, 0.006), (r * 0.72, 0.012)]
        lathe(low, dark)
        side = [
            (r * math.cos(a), r * 0.86 + r * 0.86 * math.sin(a) + 0.002)
            for a in (math.radians(-62 + 3 * k) for k in range(43))
        ]
        lathe(side, cloth)
        top = side[-1]
        disc = [
            (top[0] - 0.0005, top[1] - 0.002),
            (top[0] + 0.001, top[1] + 0.0006),
            (top[0] - 0.002, top[1] + 0.0016),
            (0, top[1] + 0.0006),
        ]
        lathe(disc, dark)
        lit = [
            (top[0] * 0.86, top[1] + 0.0014),
            (top[0] * 0.9, top[1] + 0.0022),
            (top[0] * 0.94, top[1] + 0.0016),
        ]
        lathe(lit, glow("sky", 2.5))
        for sign, x in (("+", 0.014), ("-", -0.014)):
            text(sign, 0.012, skin("plastic", "snow"), (x, 0, top[1] + 0.0012), (0, 0, 0), 0.0006)
        for k in range(3):
            _forward(
                [(0, 0.0006), (0.0012, 0.0006), (0.0012, 0)],
                skin("plastic", "snow"),
                ((k - 1) * 0.008, -r * 0.83, 0.022),
                12,
            )
        tube(
            [
                (0, r * 0.6, 0.008),
                (0.01, r * 1.1, 0.003),
                (0.05, r * 1.3, 0.0025),
                (0.09, r * 1.15, 0.0025),
            ],
            0.0022,
            dark,
        )
        return {"drivers": 1, "channels": 1}
    if look.style == "cylinder":
        r, high = look.between(0.038, 0.041), look.between(0.185, 0.2)
        cloth = skin(look.material, look.shade)
        lathe(
            [(0, 0), (r - 0.004, 0), (r - 0.001, 0.004), (r - 0.001, 0.014), (r - 0.003, 0.015)],
            trim,
        )
        lathe(
            [(r - 0.002, 0.0145), (r, 0.0155), (r, high - 0.0155), (r - 0.002, high - 0.0145)],
            cloth,
        )
        lathe(
            [
                (r - 0.003, high - 0.015),
                (r - 0.001, high - 0.014),
                (r - 0.001, high - 0.004),
                (r - 0.004, high),
                (r * 0.86, high - 0.002),
                (r * 0.8, high - 0.006),
                (0, high - 0.0065),
            ],
            trim,
        )
        lathe(
            [(0, high - 0.002), (r * 0.55, high - 0.003), (r * 0.74, high - 0.0055)],
            skin("rubber", "charcoal"),
        )
        _upright(
            _plate(0.019, high * 0.62, 0.0095, (0, high * 0.5)),
            0.006,
            skin("rubber", look.accent),
            -r - 0.0025,
            0.0015,
        )
        white = skin("plastic", "snow")
        for k, z in enumerate((0.72, 0.5, 0.28)):
            place = (0, -r - 0.0028, high * z)
            if k == 1:
                _forward(
                    [(0.0042, 0), (0.0042, 0.0006), (0.0055, 0.0006), (0.0055, 0)], white, place, 32
                )
            else:
                text("+" if k == 0 else "-", 0.019, white, place)
        tube(
            [
                (r * 0.5, r * 0.82, high - 0.012),
                (r * 0.62, r * 1.12, high + 0.006),
                (0.0, r * 1.45, high + 0.002),
                (-r * 0.62, r * 1.12, high + 0.006),
                (-r * 0.5, r * 0.82, high - 0.012),
            ],
            0.0028,
            skin("nylon", look.accent),
        )
        return {"drivers": 2, "channels": 2}
    if look.style == "retro":
        wide, deep, high = look.between(0.27, 0.285), 0.12, 0.165
        box((wide, deep, high), main, (0, 0, 0.014), 0.02)
        _upright(
            _plate(wide * 0.92, high * 0.86, 0.016, (0, 0.014 + high / 2)),
            0.006,
            skin("nylon", look.accent),
            -deep / 2 - 0.002,
            0.0015,
        )
        brass = skin("brass", "brass")
        _upright(
            _plate(wide * 0.945, high * 0.905, 0.018, (0, 0.014 + high / 2)),
            0.004,
            brass,
            -deep / 2 - 0.002,
            0.001,
            [_plate(wide * 0.915, high * 0.855, 0.015, (0, 0.014 + high / 2))],
        )
        text("Melodia", 0.026, brass, (0, -deep / 2 - 0.003, 0.014 + high * 0.28), thickness=0.001)
        _upright(
            _plate(wide * 0.62, 0.012, 0.005, (0, 0.014 + high * 0.9)),
            0.001,
            brass,
            -deep / 2 - 0.0025,
            0.0002,
        )
        top = 0.014 + high
        box((wide * 0.62, 0.052, 0.003), brass, (0, 0, top - 0.001), 0.001)
        for k in range(4):
            x = (k - 1.5) * wide * 0.13
            lathe(
                [(0.0, 0.014), (0.0085, 0.0135), (0.0095, 0.012), (0.0105, 0.001), (0.0125, 0)],
                brass,
                48,
                (x, 0, top + 0.002),
            )
            box((0.0012, 0.007, 0.0008), dark, (x, -0.004, top + 0.0158), 0.0002)
        for x in (-1, 1):
            for y in (-1, 1):
                rod(
                    0.0065,
                    (x * wide * 0.4, y * deep * 0.34, 0.016),
                    (x * wide * 0.44, y * deep * 0.4, 0),
                    brass,
                    0.004,
                )
        return {"drivers": 2, "channels": 2}
    r, wide = look.between(0.06, 0.064), look.between(0.2, 0.215)  # an outdoor drum with a strap
    z = r + 0.006
    side = [(r * 0.82, -wide / 2 - 0.004), (r * 0.97, -wide / 2), (r, -wide / 2 + 0.008)]
    parts = [lathe([*side, *[(a, -b) for a, b in reversed(side)]], main)]
    for end in (-1, 1):
        cap = [
            (r * 0.62, 0.004),
            (r * 0.66, 0.008),
            (r * 0.8, 0.0085),
            (r * 0.93, 0.006),
            (r * 0.97, 0),
            (r * 0.97, -0.006),
        ]
        parts.append(lathe([(a, end * (b + wide / 2)) for a, b in cap], trim))
        cone = curve(
            [
                (r * 0.66, 0.004),
                (r * 0.56, 0.008),
                (r * 0.46, 0.003),
                (r * 0.2, -0.003),
                (0, -0.0005),
            ],
            6,
        )
        parts.append(
            lathe([(a, end * (b + wide / 2)) for a, b in cone], skin("rubber", "charcoal"))
        )
        ring = [
            (r + 0.001 + 0.0022 * math.sin(a), end * wide * 0.4 + 0.006 * math.cos(a))
            for a in (math.pi * k / 10 for k in range(11))
        ]
        parts.append(lathe(ring, trim))
    for part in parts:
        moved(part, (0, 0, z), (0, 90, 0))
    plate = _upright(_plate(0.07, 0.032, 0.014, (0, z)), 0.004, trim, -r - 0.002, 0.0015)
    plate.name = "badge"
    text("BOOM", 0.018, skin("plastic", "snow"), (0, -r - 0.0022, z), thickness=0.0006)
    box((wide * 0.5, 0.03, 0.012), trim, (0, 0, 0), 0.004)
    box((wide * 0.4, 0.02, 0.004), trim, (0, 0, z + r - 0.002), 0.002)
    for k in range(4):
        rod(
            0.006,
            ((k - 1.5) * 0.02, 0, z + r),
            ((k - 1.5) * 0.02, 0, z + r + 0.0032),
            skin("rubber", "charcoal"),
        )
    for x in (-1, 1):
        rod(
            0.005,
            (x * wide * 0.4, -0.008, z + r + 0.003),
            (x * wide * 0.4, 0.008, z + r + 0.003),
            skin("polished metal", "steel"),
        )
    strap = [
        (x, z + r + 0.004 + 0.036 * (1 - (x / (wide * 0.4)) ** 4))
        for x in (wide * 0.4 * (k / 12 - 1) for k in range(25))
    ]
    _ribbon([(x, 0.0, h) for x, h in strap], 0.022, 0.0025, skin("nylon", look.accent))
    return {"drivers": 2, "channels": 2}


def _ribbon(line: Sequence[Point3], wide: float, thick: float, material: Material) -> Object:
    """A flat strap along a line in a plane of constant y, `wide` in y."""
    sections = []
    for i, (x, y, z) in enumerate(line):
        before, after = line[max(i - 1, 0)], line[min(i + 1, len(line) - 1)]
        way = Vector((after[0] - before[0], 0, after[2] - before[2])).normalized()
        up = Vector((-way.z, 0, way.x))
        sections.append(
            [(x + up.x * b, y + a, z + up.z * b) for a, b, _ in superellipse(wide, thick, 0, 5, 20)]
        )
    return loft(sections, material)


def headphones(look: Look) -> Facts:
    """Headphones: closed over-ear, studio with a coiled cord, light retro on-ear, or gaming with a microphone."""
    main, dark = skin(look.material, look.shade), skin("plastic", "black")
    trim, steel = skin("leather", look.accent), _finish("aluminium", "steel")
    retro, studio, gaming = (look.style == name for name in ("retro", "studio", "gaming"))
    half, high = look.between(0.078, 0.082), look.between(0.175, 0.185)
    z = 0.058 if not retro else 0.045
    arch = [(half * math.copysign(abs(math.cos(a)) ** 0.8, math.cos(a)), 0.0, z + (high - z) * math.sin(a) ** 0.8)
            for a in (math.pi * k / 36 for k in range(37))]  # fmt: skip
    if retro:
        _ribbon(arch, 0.011, 0.0014, steel)
        _ribbon([(x * 0.985, y, h - 0.002) for x, y, h in arch[12:25]], 0.017, 0.003, trim)
    else:
        _ribbon(arch[3:34], 0.03, 0.005, main)
        _ribbon([(x * 0.945, y, h - 0.008) for x, y, h in arch[9:28]], 0.032, 0.013, trim)
        for x in (-1, 1):  # sliders of steel between band and cups
            tube(
                [
                    (x * half * 1.0, 0, z + 0.055),
                    (x * half * 1.045, 0, z + 0.03),
                    (x * half * 1.05, 0, z + 0.004),
                ],
                0.0042,
                steel,
            )
            box(
                (0.012, 0.034, 0.026), main, (x * half * 0.985, 0, z + 0.045), 0.004, (0, -x * 4, 0)
            )
    for x in (-1, 1):
        size = 0.026 if retro else (0.047 if gaming else 0.044)
        tall = 1.0 if retro else 1.16
        thick = 0.011 if retro else 0.021
        cup = [
            (0, thick),
            (size * 0.62, thick * 0.97),
            (size * 0.84, thick * 0.82),
            (size * 0.95, thick * 0.5),
            (size * 0.95, 0),
            (0, 0),
        ]
        body = lathe([*curve(cup[:5], 6), cup[-1]], main, 72)
        parts = [body]
        if retro:
            pad = skin("felt", look.accent)
            parts.append(
                lathe(
                    curve(
                        [
                            (0, -0.0125),
                            (size * 0.7, -0.0125),
                            (size, -0.009),
                            (size * 1.04, -0.003),
                            (size * 0.96, 0.002),
                        ],
                        6,
                    ),
                    pad,
                    72,
                )
            )
            parts.append(
                lathe(
                    [
                        (0, thick + 0.0012),
                        (size * 0.34, thick + 0.001),
                        (size * 0.36, thick - 0.001),
                    ],
                    steel,
                    48,
                )
            )
        else:
            ring = [
                (size * 0.78 + size * 0.27 * math.cos(a), -0.009 + 0.0105 * math.sin(a))
                for a in (math.tau * k / 24 for k in range(25))
            ]
            parts.append(lathe(ring, trim, 72))
            parts.append(lathe([(0, -0.001), (size * 0.7, -0.001)], skin("nylon", "charcoal"), 48))
            parts.append(
                lathe(
                    [
                        (size * 0.95, 0.001),
                        (size * 0.985, 0.002),
                        (size * 0.985, 0.0045),
                        (size * 0.95, 0.0055),
                    ],
                    steel if not gaming else glow(look.accent, 1.2),
                    72,
                )
            )
            disc = steel if studio or look.style == "wireless" else main
            parts.append(
                lathe(
                    [
                        (0, thick + 0.0011),
                        (size * 0.42, thick + 0.001),
                        (size * 0.45, thick - 0.0002),
                        (size * 0.45, thick - 0.003),
                    ],
                    disc,
                    64,
                )
            )
            if gaming:
                parts.append(
                    lathe(
                        [
                            (size * 0.47, thick - 0.001),
                            (size * 0.5, thick + 0.0004),
                            (size * 0.53, thick - 0.001),
                        ],
                        glow(look.accent, 1.5),
                        64,
                    )
                )
        for part in parts:
            moved(part, (x * (half + (0.004 if retro else 0.002)), 0, z - 0.004), (0, 90 * x, 0))
            part.scale = (tall, 1, 1)
        if not retro:  # the fork that holds the cup
            fork = [
                (
                    x * (half + 0.012),
                    math.cos(a) * size * 1.04,
                    z - 0.004 + math.sin(a) * size * 1.2,
                )
                for a in (math.pi * k / 14 for k in range(15))
            ]
            tube(fork, 0.0035, dark if look.shade != "black" else steel, steps=2)
            for y in (-1, 1):
                rod(
                    0.005,
                    (x * (half + 0.012), y * size * 1.08, z - 0.004),
                    (x * (half + 0.012), y * size * 0.9, z - 0.004),
                    steel,
                )
    cord = skin("rubber", "black" if not retro else look.accent)
    if studio:
        x0 = half + 0.01
        coil = [
            (
                x0 + 0.012 + k * 0.00033,
                -0.03 - 0.0045 * math.cos(k * 0.75) - k * 0.0002,
                0.0055 + 0.0045 * math.sin(k * 0.75),
            )
            for k in range(150)
        ]
        tube([(x0, -0.008, z - 0.05), (x0 + 0.002, -0.018, 0.006), coil[0]], 0.0016, cord)
        tube(coil, 0.0016, cord, steps=1, sides=3)
        end = coil[-1]
        rod(0.0042, end, (end[0] + 0.024, end[1] - 0.004, 0.0045), cord, 0.0035)
        rod(
            0.0024,
            (end[0] + 0.024, end[1] - 0.004, 0.0045),
            (end[0] + 0.046, end[1] - 0.0077, 0.0045),
            skin("gold", "gold"),
        )
    elif retro:
        for x in (-1, 1):
            tube(
                [
                    (x * (half + 0.006), 0, z - 0.028),
                    (x * (half + 0.004), -0.012, 0.012),
                    (x * half * 0.6, -0.05, 0.0015),
                    (x * 0.004, -0.075, 0.0015),
                ],
                0.0012,
                cord,
            )
        tube(
            [
                (0, -0.075, 0.0015),
                (0.02, -0.1, 0.0015),
                (0.06, -0.095, 0.0015),
                (0.09, -0.07, 0.0015),
            ],
            0.0016,
            cord,
        )
        rod(0.003, (0.09, -0.07, 0.003), (0.103, -0.06, 0.003), cord)
        rod(0.0016, (0.103, -0.06, 0.003), (0.115, -0.051, 0.003), skin("polished metal", "silver"))
    elif gaming:
        tube(
            [
                (-half - 0.016, -0.02, z - 0.02),
                (-half - 0.01, -0.06, z - 0.042),
                (-half * 0.62, -0.1, z - 0.046),
            ],
            0.0026,
            dark,
        )
        head = rod(
            0.0065,
            (-half * 0.66, -0.096, z - 0.046),
            (-half * 0.4, -0.115, z - 0.045),
            skin("nylon", "charcoal"),
            0.0055,
            0.003,
        )
        head.name = "microphone"
    return {
        "cups": 2,
        "cable": "none" if look.style == "wireless" else "3.5 mm jack" if not gaming else "usb",
    }


_ROWS = (
    (("esc", 1), (None, 0.6), *((f"f{k}", 1) for k in range(1, 5)), (None, 0.4), *((f"f{k}", 1) for k in range(5, 9)), (None, 0.4), *((f"f{k}", 1) for k in range(9, 13)), (None, 0.0)),
    (*((c, 1) for c in "`1234567890-="), ("back", 1.4)),
    (("tab", 1.4), *((c, 1) for c in "QWERTYUIOP[]"), ("\\", 1)),
    (("caps", 1.7), *((c, 1) for c in "ASDFGHJKL;'"), ("enter", 1.7)),
    (("shift", 2.2), *((c, 1) for c in "ZXCVBNM,./"), ("shift", 2.2)),
    (("ctrl", 1.3), ("fn", 1.1), ("alt", 1.3), ("", 6.0), ("alt", 1.2), ("fn", 1.2), ("ctrl", 1.3), (None, 0.0)),
)  # fmt: skip


def _cap(wide: float, deep: float, high: float, material: Material, round_: bool) -> Object:
    """A key cap: narrower and a little dished on top, or a round one with a metal rim."""
    if round_:
        r = deep / 2
        side = [
            (0, 0),
            (r * 0.4, 0),
            (r * 0.4, high * 0.4),
            (r * 0.98, high * 0.5),
            (r, high * 0.75),
            (r * 0.94, high),
            (r * 0.8, high * 0.93),
            (0, high * 0.86),
        ]
        if wide > deep * 1.15:
            levels = [(0.9, 0.4), (1.0, 0.5), (1.0, 0.85), (0.93, 1.0), (0.8, 0.94)]
            return loft(
                [
                    superellipse(wide * s - (1 - s) * deep, deep * s, high * h, 3.4, 32)
                    for s, h in levels
                ],
                material,
                level=1,
            )
        return lathe(side, material, 40)
    inset = 0.0032
    levels = [(0, 0.0), (0, 0.06), (inset * 0.4, 0.5), (inset * 0.9, 0.93), (inset * 1.25, 1.0)]
    rings = []
    for gap, h in levels:
        w, d = wide - gap, deep - gap
        corner = 0.0012 + gap * 0.3
        rings.append([(u, v + (h * 0.0004), high * h) for u, v in _plate(w, d, corner, steps=3)])
    top = rings[-1]
    rings.append([(x * 0.6, y * 0.6, high - 0.0004) for x, y, _ in top])
    return loft(rings, material, level=0)


def _keys(
    rows: Sequence[Sequence[tuple[str | None, float]]], wide: float, pitch: Point2, high: float, at: Point3,
    caps: tuple[Material, Material], ink: Material, slope: float = 0.0, round_: bool = False,
) -> int:  # fmt: skip
    """Rows of keys that each fill `wide`, the first row behind; `at` is the left rear corner."""
    count, made, letters = 0, {}, {}
    gap = pitch[0] * 0.07
    for number, row in enumerate(rows):
        unit = wide / sum(size for _, size in row)
        x, y = at[0], at[1] - (number + 0.5) * pitch[1]
        z = at[2] - number * pitch[1] * slope
        for word, size in row:
            across = unit * size
            if word is not None:
                special = len(word) > 1
                key = (round(across, 5), special)
                place = (x + across / 2, y, z)
                if key in made:
                    copied(made[key], place)
                else:
                    made[key] = moved(
                        _cap(across - gap, pitch[1] - gap, high, caps[special], round_), place
                    )
                if word:
                    size_ = pitch[1] * (0.42 if not special else 0.24)
                    lettering = (place[0], place[1], z + high + 0.00002 - 0.0003 * (not round_))
                    if word in letters:
                        copied(letters[word], lettering)
                    else:
                        letters[word] = text(word, size_, ink, lettering, (0, 0, 0), 0.0003)
                count += 1
            x += across
    return count


def keyboard(look: Look) -> Facts:
    """A keyboard: full with number pad, compact, flat, mechanical in two tones, or round-keyed typewriter."""
    full, flat, round_ = (
        look.style in ("full", "flat"),
        look.style == "flat",
        look.style == "typewriter",
    )
    pitch = look.between(0.0188, 0.0192)
    main = _finish(look.material, look.shade)
    light = look.shade in (
        "white",
        "snow",
        "cream",
        "silver",
        "aluminium",
        "ivory",
        "mint",
        "blush",
        "sky",
        "lilac",
        "pink",
    )
    ink = skin("plastic", "charcoal" if light else "snow")
    plain = skin(
        "plastic" if look.material in ("aluminium", "steel", "wood") else look.material,
        {"aluminium": "snow", "silver": "snow", "walnut": "cream"}.get(look.shade, look.shade),
    )
    if look.style == "mechanical":
        plain = skin("plastic", "cream")
        ink = skin("plastic", "charcoal")
    elif round_:
        plain, ink = skin("plastic", "black"), skin("plastic", "snow")
    elif look.shade in ("aluminium", "silver"):
        ink = skin("plastic", "charcoal")
    accent = skin("plastic", look.accent)
    wide, margin = 15 * pitch, 0.008 if not round_ else 0.014
    pad = pitch * 4.6 if full else 0.0
    navi = pitch * 3.5 if full else 0.0
    depth = 6 * pitch + 2 * margin
    total = wide + navi + pad * 0.98 + 2 * margin
    thick, slope = (0.007, 0.02) if flat else (0.019, 0.06)
    # a case a little higher behind; the keys stand in it (or, flat, on it)
    section = [
        (-depth / 2, 0),
        (depth / 2, 0),
        (depth / 2, thick + slope * depth * 0.5),
        (-depth / 2, thick - slope * depth * 0.5),
    ]
    rows = [[(x * (total / 2), y, z) for y, z in section] for x in (-1, 1)]
    case = mesh(
        "case",
        rows[0] + rows[1],
        [(3, 2, 1, 0), (4, 5, 6, 7), (0, 1, 5, 4), (1, 2, 6, 5), (2, 3, 7, 6), (3, 0, 4, 7)],
        main,
        smooth=False,
    )
    change = case.modifiers.new("bevel", "BEVEL")
    change.width, change.segments = 0.0025 if flat else 0.004, 4
    left, back = -total / 2 + margin, depth / 2 - margin
    level = thick + slope * back
    high = 0.0028 if flat else 0.0085
    sink = 0.0002
    dark = skin("plastic", "charcoal" if look.style != "mechanical" else "black")
    if not round_ and not flat:  # the dark well between the keys
        for x0, w in (
            (left, wide),
            (left + wide + 0.5 * pitch, navi - pitch * 0.5),
            (left + wide + navi + 0.3 * pitch, pad - 0.5 * pitch),
        ):
            if w > 0.02:
                well = box((w + 0.002, 6 * pitch + 0.002, 0.001), dark, bevel=0.0004)
                moved(well, (x0 + w / 2, 0, thick - 0.0003), (math.degrees(math.atan(slope)), 0, 0))
    count = _keys(
        _ROWS,
        wide,
        (pitch, pitch),
        high,
        (left, back, level - sink),
        (plain, accent),
        ink,
        slope,
        round_,
    )
    if full:
        x = left + wide + 0.5 * pitch
        block = (("ins", 1), ("home", 1), ("pgup", 1)), (("del", 1), ("end", 1), ("pgdn", 1))
        count += _keys(
            block,
            navi - 0.5 * pitch,
            (pitch, pitch),
            high,
            (x, back - pitch, level - sink - slope * pitch),
            (plain, accent),
            ink,
            slope,
        )
        arrows = ((None, 1), ("↑", 1), (None, 1)), (("←", 1), ("↓", 1), ("→", 1))
        count += _keys(
            arrows,
            navi - 0.5 * pitch,
            (pitch, pitch),
            high,
            (x, back - 4 * pitch, level - sink - 4 * slope * pitch),
            (plain, accent),
            ink,
            slope,
        )
        x += navi - 0.2 * pitch
        numbers = (
            (("num", 1), ("/", 1), ("*", 1), ("-", 1)),
            (("7", 1), ("8", 1), ("9", 1), ("+", 1)),
            (("4", 1), ("5", 1), ("6", 1), ("%", 1)),
            (("1", 1), ("2", 1), ("3", 1), ("=", 1)),
            (("0", 2), (".", 1), ("enter", 1)),
        )
        count += _keys(
            numbers,
            pad - 0.5 * pitch,
            (pitch, pitch),
            high,
            (x, back - pitch, level - sink - slope * pitch),
            (plain, accent),
            ink,
            slope,
        )
        for k in range(3):
            z = level + 0.0004
            box(
                (0.004, 0.0015, 0.0006),
                glow("lime", 1.5),
                (x + 0.02 + k * 0.014, back - 0.5 * pitch, z - slope * pitch * 0.5),
                0.0002,
            )
    if look.style in ("mechanical", "typewriter"):  # a knob and a plaited cord
        metal = skin("brass", "brass") if round_ else _finish("aluminium", "steel")
        lathe(
            [(0, 0.016), (0.0075, 0.0155), (0.0085, 0.0145), (0.0088, 0), (0, 0)],
            metal,
            48,
            (left + wide - pitch * 0.42, back - pitch * 0.5, level - 0.001),
        )
        tube(
            [
                (total * 0.2, depth / 2 - 0.002, thick * 0.6),
                (total * 0.2, depth / 2 + 0.03, 0.004),
                (total * 0.3, depth / 2 + 0.05, 0.0025),
                (total * 0.46, depth / 2 + 0.045, 0.0025),
            ],
            0.0023,
            skin("nylon", look.accent),
        )
    return {"keys": count, "layout": "us"}


def computer_mouse(look: Look) -> Facts:
    """A mouse: rounded, slim, sculpted for gaming, or a boxy retro one on a cord."""
    main, dark = skin(look.material, look.shade), skin("rubber", "charcoal")
    trim = skin("plastic", look.accent)
    slim, gaming, boxy = (look.style == name for name in ("slim", "gaming", "retro"))
    wide, long = look.between(0.061, 0.064), look.between(0.106, 0.112)
    high = 0.026 if slim else 0.034 if boxy else 0.039
    # widths and heights of cross-sections from the front (-y) to the back
    stations = {
        "slim": [
            (0, 0.86, 0.3),
            (0.08, 0.96, 0.5),
            (0.35, 1.0, 0.86),
            (0.6, 1.0, 1.0),
            (0.85, 0.94, 0.8),
            (0.97, 0.84, 0.45),
            (1.0, 0.8, 0.25),
        ],
        "gaming": [
            (0, 0.8, 0.36),
            (0.05, 0.98, 0.5),
            (0.3, 0.94, 0.76),
            (0.55, 0.92, 1.0),
            (0.8, 1.06, 0.86),
            (0.95, 0.92, 0.5),
            (1.0, 0.7, 0.25),
        ],
        "retro": [
            (0, 0.9, 0.6),
            (0.03, 1.0, 0.68),
            (0.35, 1.0, 0.86),
            (0.7, 1.0, 1.0),
            (0.95, 1.0, 0.96),
            (1.0, 0.92, 0.8),
        ],
    }.get(
        look.style,
        [
            (0, 0.7, 0.34),
            (0.06, 0.9, 0.5),
            (0.3, 0.98, 0.8),
            (0.58, 1.0, 1.0),
            (0.82, 0.98, 0.82),
            (0.95, 0.8, 0.5),
            (1.0, 0.55, 0.24),
        ],
    )
    power = 5.5 if boxy else 2.9

    def shell(low: float, grow: float, material: Material, top: float = 1.0) -> Object:
        sections = []
        for share, w, h in curve(stations, 5):
            y, width, height = (
                (share - 0.5) * (long + 2.5 * grow),
                wide * w / 2 + grow,
                high * h * top + grow,
            )
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
    groove = box(
        (0.0011, long * share + 0.01, 0.04),
        dark,
        (0, y - long * share / 2 - 0.005, top_at(share) * 0.55),
        0.0001,
    )
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
        wheel = [
            (0, -0.0033),
            (0.006, -0.0033),
            (0.0085, -0.0026),
            (0.0092, 0),
            (0.0085, 0.0026),
            (0.006, 0.0033),
            (0, 0.0033),
        ]
        moved(lathe(wheel, dark, 48), (0, (spot - 0.5) * long, z), (0, 90, 0))
        for k in range(24):
            a = math.tau * k / 24
            box(
                (0.005, 0.0009, 0.0007),
                trim,
                (0, (spot - 0.5) * long + 0.009 * math.cos(a), z + 0.009 * math.sin(a)),
                0.0002,
                (math.degrees(a) - 90, 0, 0),
            )
    if gaming:
        for k in range(2):
            knob = box(
                (0.004, 0.02, 0.0065),
                dark,
                (-wide * (0.438 - 0.008 * k), -0.012 + k * 0.022, high * 0.52),
                0.0018,
                (0, 12, 6 - 9 * k),
            )
            knob.name = "thumb"
        for k in range(5):
            for side in (-1, 1):
                box(
                    (0.0016, 0.024, 0.0016),
                    dark,
                    (side * wide * (0.468 - 0.004 * k), 0.004, 0.007 + k * 0.0032),
                    0.0006,
                    (0, 0, -2 * side),
                )
        text(
            "V",
            0.02,
            glow(look.accent, 1.6),
            (0, long * 0.24, top_at(0.74) - 0.0012),
            (-22, 0, 0),
            0.0012,
        )
        box(
            (0.006, 0.012, 0.003), dark, (0, -long * 0.06, top_at(0.44) - 0.0008), 0.001, (10, 0, 0)
        )
    elif not boxy:
        _disc = rod(
            0.0022,
            (0, -long * 0.05, top_at(0.45) - 0.001),
            (0, -long * 0.05, top_at(0.45) + 0.0003),
            glow("lime", 1.2),
            segments=24,
        )
        _disc.name = "lamp"
    if gaming or boxy:
        cord = skin("nylon" if gaming else "rubber", "black" if gaming else look.shade)
        front = -long / 2
        rod(
            0.0042,
            (0, front + 0.004, 0.0085),
            (0, front - 0.016, 0.0065),
            dark if gaming else cord,
            0.0026,
        )
        tube(
            [
                (0, front - 0.014, 0.0067),
                (0.004, front - 0.04, 0.0025),
                (0.03, front - 0.062, 0.002),
                (0.068, front - 0.05, 0.002),
                (0.088, front - 0.005, 0.002),
            ],
            0.002,
            cord,
        )
    return {
        "buttons": 2 if boxy else 6 if gaming else 3,
        "connection": "usb cable" if gaming or boxy else "wireless",
    }


def _screen(wide: float, high: float, y: float, z: float, tone: str, hills: Sequence[str]) -> None:
    """A lit wallpaper with hills, a sun and a bar of program symbols; standing, its front at y."""
    _upright(_plate(wide, high, 0.003, (0, z)), 0.0004, glow(tone, 0.55), y, 0.0001)
    low = z - high / 2
    for k, shade in enumerate(hills):
        top = high * (0.6 - 0.19 * k)
        line = [
            (
                -wide / 2 + wide * i / 24,
                low
                + top
                + high * (0.13 - 0.02 * k) * math.sin(i * (0.31 + 0.09 * k) + 1.9 * k + 0.7),
            )
            for i in range(25)
        ]
        _upright(
            [(-wide / 2, low), (wide / 2, low), *reversed(line)],
            0.0002,
            glow(shade, 0.45),
            y - 0.0002 * (k + 1),
            0.00002,
        )
    _forward(
        [(0, 0.0001), (high * 0.085, 0)],
        glow("lemon", 0.8),
        (wide * 0.24, y - 0.0003, z + high * 0.27),
        48,
    )
    bar = y - 0.0002 * (len(hills) + 2)
    _upright(
        _plate(wide * 0.5, high * 0.095, high * 0.03, (0, low + high * 0.075)),
        0.0002,
        glow("snow", 0.55),
        bar,
        0.00002,
    )
    for k, shade in enumerate(("red", "orange", "lime", "sky", "blue", "purple", "pink")):
        x = (k - 3) * wide * 0.066
        _upright(
            _plate(high * 0.066, high * 0.066, high * 0.016, (x, low + high * 0.075)),
            0.0002,
            glow(shade, 0.5),
            bar - 0.0002,
            0.00002,
        )


def laptop(look: Look) -> Facts:
    """An open notebook with its screen on: slim, business with a pointing stick, or a soft-cornered school one."""
    main, dark = _finish(look.material, look.shade), skin("plastic", "black")
    wide, deep = look.between(0.302, 0.308), look.between(0.21, 0.215)
    thick, corner = {"business": (0.016, 0.005), "school": (0.019, 0.026)}.get(
        look.style, (0.0105, 0.012)
    )
    sheet(
        _plate(wide, deep, corner),
        thick,
        main,
        0.002 if look.style != "school" else 0.005,
        (0, 0, 0.003),
    )
    top = thick + 0.003
    for x in (-1, 1):
        for y in (-1, 1):
            rod(
                0.007,
                (x * wide * 0.42, y * deep * 0.4, 0),
                (x * wide * 0.42, y * deep * 0.4, 0.004),
                dark,
            )
    black = skin("plastic", "charcoal" if look.style != "school" else look.accent)
    ink = skin("plastic", "snow")
    pitch = (0.0187, 0.0166)
    across = pitch[0] * 14.6
    back = deep / 2 - 0.022
    sheet(
        _plate(across + 0.006, pitch[1] * 6 + 0.006, 0.004, (0, back - pitch[1] * 3)),
        0.0006,
        dark if look.style != "school" else main,
        0.0002,
        (0, 0, top - 0.0003),
    )
    count = _keys(
        _ROWS, across, pitch, 0.0016, (-across / 2, back, top + 0.0002), (black, black), ink
    )
    pad_y = -deep / 2 + 0.04
    sheet(
        _plate(0.108, 0.062, 0.005, (0, pad_y)),
        0.0006,
        skin("plastic", "grey" if look.shade not in ("black", "charcoal") else "charcoal"),
        0.0002,
        (0, 0, top - 0.0002),
    )
    sheet(_plate(0.1065, 0.0605, 0.0045, (0, pad_y)), 0.0007, main, 0.0002, (0, 0, top - 0.0001))
    if look.style == "business":
        sphere(
            0.0042, skin("rubber", "red"), (-0.006, back - pitch[1] * 3.5, top + 0.002), (1, 1, 0.9)
        )
        for k in range(3):
            box(
                (0.034, 0.008, 0.001),
                black if k != 1 else skin("plastic", "red"),
                ((k - 1) * 0.0355, pad_y + 0.037, top),
                0.0004,
            )
    for x in (-1, 1):  # sound holes beside the keys
        for k in range(26):
            for j in range(2):
                if across / 2 + 0.006 + j * 0.003 < wide / 2 - 0.004:
                    rod(
                        0.0006,
                        (x * (across / 2 + 0.006 + j * 0.003), back - k * 0.0036, top - 0.0004),
                        (x * (across / 2 + 0.006 + j * 0.003), back - k * 0.0036, top + 0.0002),
                        dark,
                        segments=8,
                    )
    for k in range(2):  # sockets on the right
        box(
            (0.002, 0.009, 0.003),
            dark,
            (wide / 2 - 0.0004, deep * 0.3 - k * 0.018, top * 0.5),
            0.0004,
        )
    # the lid stands on its hinge, leaning back
    before = set(bpy.context.scene.objects)
    high, lid = deep * 0.985, 0.0062 if look.style != "school" else 0.011
    _upright(_plate(wide, high, corner, (0, high / 2)), lid, main, 0.0, 0.0018)
    _upright(
        _plate(wide - 0.006, high - 0.006, corner * 0.8, (0, high / 2)),
        0.0006,
        dark if look.style != "school" else skin("plastic", look.accent),
        -0.0004,
        0.0002,
    )
    hills = {"business": ("denim", "navy"), "school": ("lime", "green")}.get(
        look.style, ("plum", "fuchsia", "navy")
    )
    tone = {"business": "sky", "school": "sky"}.get(look.style, "orange")
    _screen(wide - 0.022, high - 0.034, -0.001, high / 2 + 0.006, tone, hills)
    _forward(
        [(0, 0.0004), (0.0016, 0.0004), (0.0022, 0)],
        skin("porcelain", "charcoal"),
        (0, -0.0004, high - 0.0068),
        24,
    )
    text(
        "novabook" if look.style != "business" else "WORKLINE",
        0.0062,
        skin("plastic", "grey"),
        (0, -0.0006, 0.0098),
        thickness=0.0002,
    )
    hinge = bpy.data.objects.new("hinge", None)
    bpy.context.scene.collection.objects.link(hinge)
    for part in set(bpy.context.scene.objects) - before - {hinge}:
        part.parent = hinge
    hinge.location, hinge.rotation_euler = (
        (0, deep / 2 - 0.004, top + 0.001),
        (-math.radians(18), 0, 0),
    )
    for x in (-0.3, 0.3):
        rod(
            0.0052,
            (wide * x - 0.03, deep / 2 - 0.002, top + 0.001),
            (wide * x + 0.03, deep / 2 - 0.002, top + 0.001),
            dark,
        )
    inches = math.hypot(wide - 0.022, high - 0.034) / 0.0254
    return {"keys": count, "screen": round(inches, 1)}


def _lens(x: float, z: float, radius: float, y: float, ring: Material) -> None:
    """A small camera lens in a metal ring, looking towards -y."""
    _forward(
        [
            (radius * 0.8, 0.0008),
            (radius * 0.84, 0.0016),
            (radius * 0.96, 0.0016),
            (radius, 0.001),
            (radius, -0.0005),
        ],
        ring,
        (x, y, z),
        48,
    )
    _forward([(0, 0.0006), (radius * 0.82, 0.0008)], skin("porcelain", "black"), (x, y, z), 48)
    _forward(
        [(0, 0.0011), (radius * 0.3, 0.001), (radius * 0.42, 0.0006)],
        skin("porcelain", "navy"),
        (x, y, z),
        32,
    )


def phone(look: Look) -> Facts:
    """A phone: its back with two, three or a bar of cameras, its lit front, one with keys, or a rugged one."""
    wide, high = look.between(0.0715, 0.0735), look.between(0.149, 0.155)
    thick, corner = 0.0082, 0.0125
    main, dark = skin(look.material, look.shade), skin("porcelain", "black")
    frame = _finish(
        "aluminium", look.shade if look.shade not in ("cream", "white", "snow") else "silver"
    )
    if look.style == "keypad":
        wide, high, thick = 0.05, look.between(0.118, 0.122), 0.0135
        _upright(_plate(wide, high, 0.016, (0, high / 2)), thick, main, 0, 0.004)
        _upright(
            _plate(wide * 0.84, high * 0.42, 0.004, (0, high * 0.72)), 0.001, dark, -0.0005, 0.0003
        )
        _upright(
            _plate(wide * 0.72, high * 0.32, 0.0015, (0, high * 0.715)),
            0.0006,
            glow("sky", 0.6),
            -0.0008,
            0.0001,
        )
        white, ink = skin("plastic", "snow"), skin("plastic", "charcoal")
        text("12:45", 0.0125, ink, (0, -0.0009, high * 0.745), thickness=0.0001)
        text("Sat 21 Nov", 0.0052, ink, (0, -0.0009, high * 0.66), thickness=0.0001)
        for k in range(4):
            _upright(
                _plate(
                    0.0016,
                    0.0022 + k * 0.0012,
                    0.0002,
                    (-wide * 0.33 + k * 0.0022, high * 0.853 + k * 0.0006),
                ),
                0.0002,
                ink,
                -0.001,
                0.00002,
            )
        for k in range(3):
            _upright(
                _plate(0.009, 0.0012, 0.0005, ((k - 1) * 0.0115, high * 0.905)),
                0.0006,
                dark,
                -0.0003,
                0.0001,
            )
        _forward(
            [(0, 0.0012), (0.0055, 0.0012), (0.0075, 0.0018), (0.0095, 0.0012), (0.01, 0)],
            skin("polished metal", "steel"),
            (0, 0.0005, high * 0.445),
        )
        for side, tint in ((-1, "green"), (1, "red")):
            _upright(
                _plate(0.0115, 0.0062, 0.0028, (side * wide * 0.31, high * 0.43)),
                0.0018,
                skin("plastic", tint),
                -0.0012,
                0.0006,
            )
        for k, word in enumerate(("1", "2", "3", "4", "5", "6", "7", "8", "9", "*", "0", "#")):
            x, z = (k % 3 - 1) * wide * 0.29, high * (0.335 - 0.083 * (k // 3))
            _upright(_plate(0.0125, 0.0074, 0.0032, (x, z)), 0.0018, white, -0.0012, 0.0006)
            text(word, 0.0062, ink, (x, -0.0013, z), thickness=0.0002)
        return {"cameras": 0, "screen": 1.8}
    _upright(_plate(wide, high, corner, (0, high / 2)), thick, frame, 0, 0.0022)
    if look.style == "front":
        _upright(
            _plate(wide - 0.0022, high - 0.0022, corner - 0.001, (0, high / 2)),
            0.0008,
            dark,
            -0.0005,
            0.0003,
        )
        w, h = wide - 0.0062, high - 0.0062
        _upright(
            _plate(w, h, corner - 0.003, (0, high / 2)),
            0.0004,
            glow(look.shade, 0.35),
            -0.0008,
            0.0001,
        )
        for k, (r, x, z) in enumerate(((0.3, 0.1, 0.34), (0.22, -0.16, 0.52))):
            _forward(
                [(0, 0.0001), (w * r, 0)],
                glow(look.accent if k else "sky", 0.45),
                (w * x, -0.0009 - k * 0.0001, h * z),
                64,
            )
        white = glow("snow", 0.6)
        text("9:41", 0.019, white, (0, -0.0011, high * 0.84), thickness=0.0001)
        text("Saturday 21 November", 0.0048, white, (0, -0.0011, high * 0.77), thickness=0.0001)
        tints = (
            "red",
            "lime",
            "tangerine",
            "sky",
            "purple",
            "pink",
            "emerald",
            "blue",
            "fuchsia",
            "lemon",
            "mint",
            "rose",
            "green",
            "blue",
            "red",
            "orange",
        )
        for k, tint in enumerate(tints):
            row = k // 4
            x, z = (
                (k % 4 - 1.5) * w * 0.235,
                high * (0.52 - 0.118 * row) if row < 3 else high * 0.085,
            )
            _upright(
                _plate(0.0122, 0.0122, 0.0031, (x, z)), 0.0003, glow(tint, 0.45), -0.0013, 0.00005
            )
            mark = (
                [(0, 0.0001), (0.0034, 0)]
                if k % 3
                else [(0.0022, 0), (0.0024, 0.0001), (0.0036, 0.0001)]
            )
            _forward(mark, white, (x, -0.00135, z), 24)
        _upright(
            _plate(w * 0.94, 0.0175, 0.005, (0, high * 0.085)),
            0.0002,
            glow("silver", 0.3),
            -0.0011,
            0.00005,
        )
        _upright(
            _plate(w * 0.27, 0.0048, 0.0024, (0, high - 0.0105)), 0.0003, dark, -0.0013, 0.0001
        )
        for side, z, long in ((1, 0.66, 0.019), (-1, 0.72, 0.011), (-1, 0.62, 0.011)):
            box((0.0012, 0.0028, long), frame, (side * wide / 2, thick / 2, high * z), 0.0005)
        return {"cameras": 1, "screen": round(math.hypot(w, h) / 0.0254, 1)}
    _upright(
        _plate(wide - 0.002, high - 0.002, corner - 0.001, (0, high / 2)),
        0.0012,
        main,
        -0.0006,
        0.0006,
    )
    steel, cameras = skin("polished metal", "steel"), 2
    flash = glow("cream", 0.7)
    if look.style == "bar":
        box(
            (wide + 0.0012, 0.0042, 0.021),
            _finish("aluminium", look.accent),
            (0, -0.0012, high * 0.755),
            0.0018,
        )
        _upright(
            _plate(wide * 0.62, 0.0135, 0.0067, (-wide * 0.1, high * 0.755 + 0.0105)),
            0.001,
            dark,
            -0.004,
            0.0003,
        )
        for k in range(2):
            _lens(-wide * 0.29 + k * wide * 0.26, high * 0.755 + 0.0105, 0.0052, -0.0041, steel)
        _forward(
            [(0, 0.0006), (0.0026, 0.0004), (0.003, 0)],
            flash,
            (wide * 0.34, -0.0033, high * 0.755 + 0.0105),
            24,
        )
    else:
        trio = look.style == "triple"
        side, lens = (0.033, 0.0068) if trio else (0.03, 0.0064)
        x0, z0 = wide / 2 - side / 2 - 0.0042, high - side / 2 - 0.0045
        if look.style == "double":  # a tall pill with two lenses
            _upright(
                _plate(0.0185, 0.0385, 0.009, (x0 + 0.006, z0 - 0.003)),
                0.002,
                main,
                -0.0022,
                0.0008,
            )
            spots = [(x0 + 0.006, z0 + 0.0062), (x0 + 0.006, z0 - 0.0122)]
            _forward(
                [(0, 0.0006), (0.0026, 0.0004), (0.003, 0)],
                flash,
                (x0 - 0.0115, -0.0007, z0 + 0.006),
                24,
            )
        else:
            _upright(_plate(side, side, 0.0085, (x0, z0)), 0.002, main, -0.0022, 0.0008)
            spots = [(x0 + 0.0075, z0 + 0.0075), (x0 + 0.0075, z0 - 0.0075), (x0 - 0.0078, z0)]
            _forward(
                [(0, 0.0006), (0.0026, 0.0004), (0.003, 0)],
                flash,
                (x0 - 0.0085, -0.0023, z0 + 0.0115),
                24,
            )
            cameras = 3
        for x, z in spots:
            _lens(x, z, lens, -0.0022, steel)
    text(
        "nova" if look.style != "bar" else "pixie",
        0.0085,
        steel,
        (0, -0.0007, high * 0.45),
        thickness=0.0002,
    )
    for z, long in ((0.6, 0.017), (0.74, 0.011), (0.67, 0.011)):
        box((0.0012, 0.0028, long), frame, (wide / 2, thick / 2, high * (z - 0.08)), 0.0005)
    return {"cameras": cameras, "screen": round(math.hypot(wide - 0.006, high - 0.006) / 0.0254, 1)}


def _objective(radius: float, long: float, at: Point3, body: Material, metal: Material) -> None:
    """A lens barrel towards -y with mount, ribbed rings, engraved line and coated glass."""
    dark = skin("plastic", "black")
    _forward(
        [
            (radius * 1.12, 0),
            (radius * 1.12, 0.004),
            (radius * 1.02, 0.0055),
            (radius * 1.0, 0.006),
        ],
        metal,
        at,
        96,
    )
    barrel = [
        (radius, 0.004),
        (radius, long * 0.3),
        (radius * 0.95, long * 0.33),
        (radius * 0.95, long * 0.62),
        (radius * 0.99, long * 0.66),
        (radius * 0.99, long * 0.94),
        (radius * 0.96, long),
        (radius * 0.86, long),
        (radius * 0.84, long * 0.96),
        (radius * 0.62, long * 0.78),
        (radius * 0.56, long * 0.76),
    ]
    _forward(barrel, body, at, 96)
    for start, end, size in ((0.08, 0.28, 1.02), (0.68, 0.92, 1.012)):
        for k in range(56):
            a = math.tau * k / 56
            x, z = (
                at[0] + radius * size * math.cos(a) * 0.99,
                at[2] + radius * size * math.sin(a) * 0.99,
            )
            rib = [(x, at[1] - long * start, z), (x, at[1] - long * end, z)]
            rod(radius * 0.03, rib[0], rib[1], dark, bevel=0.0002, segments=6)
    _forward(
        [
            (radius * 0.952, long * 0.34),
            (radius * 0.962, long * 0.35),
            (radius * 0.962, long * 0.38),
            (radius * 0.952, long * 0.39),
        ],
        metal,
        at,
        96,
    )
    bowl = [
        (radius * 0.58 * math.cos(a), long * 0.75 + radius * 0.2 * math.sin(a))
        for a in (math.pi / 2 * k / 12 for k in range(13))
    ]
    _forward(bowl, skin("porcelain", "navy"), at, 64)
    _forward(
        [
            (radius * 0.22, long * 0.75 + radius * 0.19),
            (radius * 0.3, long * 0.75 + radius * 0.182),
        ],
        skin("porcelain", "plum"),
        at,
        48,
    )
    text(
        "50mm 1:1.8",
        radius * 0.16,
        skin("plastic", "snow"),
        (at[0], at[1] - long * 0.875 - 0.0006, at[2] + radius * 0.73),
        (90, 0, 0),
        0.0002,
    )


def camera(look: Look) -> Facts:
    """A camera: reflex with a prism and grip, rangefinder in leather, boxy instant, or pocket compact."""
    skin_, dark = _finish(look.material, look.shade), skin("plastic", "black")
    chrome, rubber = _finish("aluminium", "silver"), skin("rubber", "charcoal")
    glass = skin("porcelain", "navy")
    if look.style == "instant":
        wide, deep, high = look.between(0.112, 0.118), 0.062, 0.098
        sections = [
            superellipse(wide * s, deep * s, z, 5, 40)
            for s, z in (
                (0.96, 0),
                (1, 0.004),
                (1, 0.03),
                (0.99, high * 0.6),
                (0.95, high * 0.94),
                (0.9, high),
            )
        ]
        loft(sections, skin_)
        box((wide * 0.86, 0.003, 0.005), dark, (0, -deep / 2 + 0.0008, 0.011), 0.001)
        picture = box(
            (wide * 0.72, 0.052, 0.0008),
            skin("paper", "snow"),
            (0, -deep / 2 - 0.02, 0.0085),
            0.0003,
            (9, 0, 0),
        )
        picture.name = "print"
        box(
            (wide * 0.6, 0.03, 0.0008),
            skin("porcelain", "petrol"),
            (0, -deep / 2 - 0.025, 0.0084),
            0.0003,
            (9, 0, 0),
        )
        front = -deep / 2
        _forward(
            [(0, 0.006), (0.031, 0.006), (0.034, 0.004), (0.0345, -0.004)],
            skin("plastic", look.accent),
            (0, front, high * 0.5),
            72,
        )
        _forward(
            [
                (0.015, 0.006),
                (0.016, 0.019),
                (0.018, 0.0205),
                (0.0255, 0.0205),
                (0.0275, 0.018),
                (0.028, 0.004),
            ],
            dark,
            (0, front, high * 0.5),
            72,
        )
        bowl = [
            (0.0158 * math.cos(a), 0.009 + 0.006 * math.sin(a))
            for a in (math.pi / 2 * k / 10 for k in range(11))
        ]
        _forward(bowl, glass, (0, front, high * 0.5), 48)
        box(
            (0.03, 0.006, 0.017),
            skin("plastic", "snow"),
            (-wide * 0.29, front + 0.0035, high * 0.76),
            0.002,
        )
        box(
            (0.025, 0.006, 0.012),
            skin("porcelain", "silver"),
            (-wide * 0.29, front + 0.0025, high * 0.76 + 0.0025),
            0.0015,
        )
        box((0.02, 0.006, 0.016), dark, (wide * 0.3, front + 0.0035, high * 0.77), 0.002)
        box((0.014, 0.006, 0.01), glass, (wide * 0.3, front + 0.0025, high * 0.77 + 0.003), 0.0015)
        _forward(
            [(0, 0.004), (0.007, 0.0038), (0.0082, 0.0025), (0.0085, -0.001)],
            skin("plastic", look.accent),
            (-wide * 0.36, front + 0.001, high * 0.42),
            40,
        )
        for k, tint in enumerate(("red", "orange", "lemon", "lime", "sky")):
            box(
                (0.0032, deep * 0.3, 0.0008),
                skin("plastic", tint),
                ((k - 2) * 0.0034, -deep * 0.24, high - 0.0003),
                0.0002,
            )
        return {"lenses": 1, "film": "instant"}
    reflex, compact = look.style == "reflex", look.style == "compact"
    wide = look.between(0.128, 0.134) * (0.78 if compact else 1)
    high, deep = (0.06, 0.026) if compact else (0.078, 0.036) if not reflex else (0.082, 0.044)
    top_z = high * (0.72 if not compact else 0.8)
    top, top_skin = skin("plastic", look.shade), chrome
    corner = deep * 0.46 if not reflex else 0.012
    middle = sheet(_plate(wide, deep, corner), top_z, skin_, 0.001)
    middle.location.z = 0.004
    cap = top if reflex else skin_ if compact else top_skin
    sheet(_plate(wide, deep, corner), 0.0055, cap, 0.0015)
    sheet(_plate(wide, deep, corner), high - top_z - 0.002, cap, 0.003, (0, 0, top_z + 0.002))
    front = -deep / 2
    if reflex:
        grip = [
            superellipse(0.03, 0.044, z, 3.2, 28, (-wide * 0.42, front + 0.008))
            for z in (0.002, 0.006, high * 0.5, high * 0.8, high * 0.9)
        ]
        loft(grip, rubber)
        moved(
            lathe([(0, 0.004), (0.006, 0.0038), (0.0075, 0.002), (0.008, 0)], chrome, 40),
            (-wide * 0.42, front + 0.002, high * 0.885),
            (14, 0, 0),
        )
        prism = [
            superellipse(0.06 * w, 0.05 * d, high - 0.006 + h, 5, 32, (0.004, -0.001 - y))
            for w, d, h, y in (
                (1.05, 0.92, 0, 0.002),
                (0.9, 0.96, 0.01, 0.004),
                (0.72, 0.98, 0.02, 0.006),
                (0.58, 0.86, 0.0255, 0.006),
            )
        ]
        loft(prism, top)
        box((0.021, 0.026, 0.003), chrome, (0.004, 0.004, high + 0.0185), 0.0006)
        text(
            "LUMARA",
            0.0072,
            skin("plastic", "snow"),
            (0.004, front - 0.0095, high + 0.006),
            (80, 0, 0),
            0.0012,
        )
        lens, barrel, x0, z0 = 0.032, 0.062, 0.004, high * 0.47
        dial, dial_x = dark, wide * 0.34
    else:
        lens, barrel, x0, z0 = (
            (0.0195, 0.022, 0.0, high * 0.45) if compact else (0.0255, 0.034, 0.004, high * 0.44)
        )
        dial, dial_x = chrome, wide * 0.24
        box(
            (0.018, 0.003, 0.0105),
            dark,
            (wide * (0.36 if not compact else 0.3), front + 0.0006, top_z + 0.004),
            0.001,
        )
        box(
            (0.014, 0.003, 0.007),
            skin("porcelain", "slate"),
            (wide * (0.36 if not compact else 0.3), front + 0.0001, top_z + 0.0057),
            0.0008,
        )
        if compact:
            box(
                (0.022, 0.003, 0.008),
                skin("porcelain", "silver"),
                (-wide * 0.28, front + 0.0003, high * 0.83),
                0.001,
            )
        else:
            box((0.01, 0.003, 0.007), glass, (-0.002, front + 0.0004, top_z + 0.006), 0.001)
            box(
                (0.016, 0.003, 0.009),
                skin("porcelain", "silver"),
                (-wide * 0.34, front + 0.0004, top_z + 0.005),
                0.001,
            )
            box((0.021, 0.02, 0.0035), chrome, (0.004, 0, high - 0.0005), 0.0006)
        text(
            "LUMARA",
            0.0062,
            dark,
            (
                -wide * (0.11 if not compact else 0.0),
                front - 0.0004,
                top_z + (0.0115 if not compact else 0.0075),
            ),
            thickness=0.0003,
        )
        rod(
            0.0022,
            (-wide * 0.38, front - 0.003, high * 0.3),
            (-wide * 0.38, front + 0.002, high * 0.3),
            chrome,
        )
    _objective(
        lens,
        barrel,
        (x0, front + 0.002, z0),
        dark
        if reflex or look.shade == "black"
        else skin("plastic", "charcoal")
        if not compact
        else chrome,
        chrome,
    )
    for k, (x, r, h) in enumerate(
        (
            (dial_x, 0.0105, 0.0085),
            (dial_x + wide * 0.17, 0.0072, 0.006),
            (-wide * 0.36, 0.0095, 0.007),
        )
    ):
        if compact and k == 2:
            continue
        lathe(
            [(0, h), (r * 0.9, h), (r, h * 0.88), (r, 0)],
            dial,
            48,
            (x * (0.9 if compact else 1), 0.002, high - 0.001),
        )
        for j in range(30):
            a = math.tau * j / 30
            rod(
                r * 0.06,
                (x * (0.9 if compact else 1) + r * math.cos(a), 0.002 + r * math.sin(a), high),
                (
                    x * (0.9 if compact else 1) + r * math.cos(a),
                    0.002 + r * math.sin(a),
                    high + h * 0.75,
                ),
                dial,
                bevel=0.0001,
                segments=6,
            )
    if not compact:
        lathe(
            [(0, 0.0045), (0.004, 0.004), (0.0046, 0.0028), (0.0046, 0)],
            skin("polished metal", "red" if not reflex else "steel"),
            32,
            (dial_x - wide * 0.12, -0.004, high),
        )
    leather = skin("leather", look.accent)
    for side in (-1, 1):  # strap rings
        ring = [
            (side * (wide / 2 + 0.002), 0.0045 * math.cos(a), top_z + 0.002 + 0.0045 * math.sin(a))
            for a in (math.tau * k / 16 for k in range(16))
        ]
        tube(ring, 0.0008, chrome, closed=True, steps=2, sides=4)
    if not compact:
        line = [
            (wide / 2 + 0.003, 0.002, top_z),
            (wide / 2 + 0.022, 0.012, top_z * 0.55),
            (wide / 2 + 0.032, 0.024, 0.006),
            (wide / 2 + 0.01, 0.05, 0.0045),
            (-wide * 0.2, 0.062, 0.0045),
            (-wide / 2 - 0.02, 0.045, 0.006),
            (-wide / 2 - 0.024, 0.016, top_z * 0.5),
            (-wide / 2 - 0.003, 0.002, top_z),
        ]
        tube(line, 0.0035, leather)
    return {"lenses": 1, "film": "digital" if reflex or compact else "35 mm"}
