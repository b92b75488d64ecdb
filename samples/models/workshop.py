"""Hammers and screwdrivers, and what the garden needs."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from itertools import pairwise

from mathutils import Vector

from samples.blender.materials import skin
from samples.blender.shapes import (
    Material,
    Object,
    Point2,
    Point3,
    box,
    copied,
    curve,
    cut,
    lathe,
    loft,
    mesh,
    moved,
    rod,
    sphere,
    subdivided,
    superellipse,
    thickened,
    tube,
)
from samples.look import Look

Facts = dict[str, float | str]
Skin = tuple[list[Point3], list[list[int]]]
Form = Callable[[float], float]

WOODS = {"oak", "walnut", "pine", "birch", "teak", "mahogany", "ebony"}


def _grip_skin(shade: str, grain: str = "Z") -> Material:
    """What handles of a shade are made of: wood where the shade is a wood, else plastic."""
    return skin("wood" if shade in WOODS else "plastic", shade, grain=grain)


def _swept(
    stations: Sequence[Sequence[float]],
    material: Material,
    side: Point3 = (0, 1, 0),
    power: float = 2.4,
    steps: int = 6,
    wall: float = 0.0,
    nose: bool = False,
) -> Object:
    """A bar along stations of (x, y, z, width, thickness), `width` lying along `side`.

    Its ends are rounded, the first one as seen from above too where it has a `nose`; with a
    `wall` it is a pipe instead, open at its last station.
    """
    rows = [(Vector(row[:3]), row[3], row[4]) for row in curve(stations, steps)]
    ways = [
        (rows[min(i + 1, len(rows) - 1)][0] - rows[max(i - 1, 0)][0]).normalized()
        for i in range(len(rows))
    ]
    steps_of = list(zip([row[0] for row in rows], ways, [row[1:] for row in rows], strict=True))
    if wall:
        inner = [(at, way, (w - 2 * wall, t - 2 * wall)) for at, way, (w, t) in steps_of]
        steps_of += inner[::-1]
    else:
        for end, sign in ((0, -1), (-1, 1)):
            at, way, (w, t) = steps_of[end]
            thin = 0.98 * min(w, t)
            wide = 0.98 * w if nose and end == 0 else thin
            for k in range(1, 9):
                s, c = math.sin(k * math.pi / 16), math.cos(k * math.pi / 16)
                thinner = thin * (1 - c**0.5 if wide > thin else 1 - c)
                cap = (at + way * (sign * wide / 2 * s), way, (w - wide * (1 - c), t - thinner))
                steps_of.insert(0 if end == 0 else len(steps_of), cap)
    sections = []
    for at, way, (w, t) in steps_of:
        across = (Vector(side) - way * way.dot(Vector(side))).normalized()
        up = way.cross(across)
        sections.append([tuple(at + across * (w / 2 * _power(math.cos(a),
            power)) + up * (t / 2 * _power(math.sin(a), power))) for a in (2 * math.pi * k / 20 for
            k in range(20))])  # fmt: skip
    return loft(sections, material, level=1)


def _power(value: float, power: float) -> float:
    return math.copysign(abs(value) ** (2 / power), value)


def hammer(look: Look) -> Facts:
    """A hammer on its side: claw hammer with a wooden or a rubber grip, or a rubber mallet."""
    z, long = 0.015, look.between(0.285, 0.31)
    steel = skin("steel", "steel", grain="Y")
    head = long + 0.006
    if look.style == "claw":
        dark = skin("cast iron", "gunmetal")
        _swept([(head, -0.017, z, 0.026, 0.023), (head, 0.0, z, 0.031, 0.026),
            (head, 0.018, z, 0.025, 0.023)], dark, (1, 0, 0), 3.4)  # fmt: skip
        neck = [(0.0115, 0), (0.0098, 0.008), (0.0095, 0.018), (0.013, 0.024), (0.0145, 0.026)]
        moved(lathe([(0, 0), *curve(neck)], dark), (head, -0.015, z), (90, 0, 0))
        moved(lathe([(0.0143, 0), (0.0147, 0.0012), (0.0147, 0.009), (0.0132, 0.0108),
            (0, 0.0114)], skin("polished metal", "steel")), (head, -0.041, z),
            (90, 0, 0))  # fmt: skip
        for side in (1, -1):  # the claw: two prongs bent back towards the hand
            _swept([(head, 0.01, z + side * 0.0058, 0.0125, 0.026),
                (head - 0.001, 0.03, z + side * 0.006, 0.0125, 0.021),
                (head - 0.008, 0.054, z + side * 0.0074, 0.0118, 0.014),
                (head - 0.021, 0.076, z + side * 0.0086, 0.0105, 0.0085),
                (head - 0.035, 0.09, z + side * 0.0092, 0.009, 0.004)], dark, (0, 0, 1),
                3.4)  # fmt: skip
    else:
        rubber = skin(look.material, look.shade)
        r, half = 0.034, 0.056
        z = r
        moved(lathe([(0, -half), *curve([(r - 0.008, -half), (r - 0.002, -half + 0.003),
            (r, -half + 0.011), (r - 0.0012, -half + 0.014), (r - 0.001, 0),
            (r - 0.0012, half - 0.014), (r, half - 0.011), (r - 0.002, half - 0.003),
            (r - 0.008, half)]), (0, half)], rubber), (head, 0, z), (90, 0, 0))  # fmt: skip
    if look.style == "claw" and look.material != "wood":
        shaft, grip = skin("plastic", look.shade), skin(look.material, look.shade)
        _swept([(long * 0.42, 0, z, 0.021, 0.016), (long * 0.7, 0, z, 0.0195, 0.0145),
            (long - 0.03, 0, z, 0.022, 0.017),
            (head + 0.013, 0, z, 0.0235, 0.018)], shaft, power=3)  # fmt: skip
        rows = [(0.0, 0, z, 0.036, 0.025), (0.02, 0.001, z, 0.034, 0.025),
            (0.07, 0, z, 0.031, 0.025), (0.115, -0.001, z, 0.0315, 0.025),
            (0.15, 0, z, 0.027, 0.022)]  # fmt: skip
        _swept(rows, grip, power=2.8)
        band = skin(look.material, look.accent)
        line = curve(rows, 10)
        for k in range(9):  # ridges that keep it in the hand
            x, y, _, w, t = line[11 + 3 * k]
            _swept([(x, y, z, w + 0.0012, t + 0.0012),
                (x + 0.0045, y, z, w + 0.0012, t + 0.0012)], band, power=2.8)  # fmt: skip
        _swept([(0.148, 0, z, 0.0285, 0.0235), (0.156, 0, z, 0.0275, 0.0225)], band, power=2.8)
    else:
        wood = skin("wood", look.shade if look.material == "wood" else look.accent, grain="X")
        end = head + (0.0165 if look.style == "claw" else 0.02)
        handle = _swept([(0, 0, z, 0.034, 0.0245), (0.02, 0, z, 0.036, 0.0255),
            (0.06, 0, z, 0.031, 0.0235), (0.12, 0.001, z, 0.0325, 0.024),
            (long * 0.66, 0, z, 0.024, 0.019), (long - 0.02, 0, z, 0.0225, 0.0175),
            (end, 0, z, 0.0225, 0.0175)], wood, power=2.5)  # fmt: skip
        if look.style == "claw":
            box((0.006, 0.004, 0.014), steel, (end + 0.006, 0, z - 0.007), 0.0005, (0, 0, 8))
        else:
            cut(handle, rod(0.0045, (0.016, 0, z - 0.03), (0.016, 0, z + 0.03), wood))
    return {"head": "rubber" if look.style == "mallet" else "steel"}


def _fluted(body: Object, count: int, depth: float, low: float, high: float) -> Object:
    """Grooves along a turned handle between two heights."""
    for v in body.data.vertices:
        if low < v.co.z < high:
            fade = min(1.0, (v.co.z - low) / 0.008, (high - v.co.z) / 0.008)
            by = 1 - depth * fade * max(0.0, math.cos(count * math.atan2(v.co.y, v.co.x))) ** 2
            v.co.x, v.co.y = v.co.x * by, v.co.y * by
    return body


def screwdriver(look: Look) -> Facts:
    """A screwdriver on its side: slotted, Phillips, slotted with a wooden handle, or stubby."""
    stubby = look.style == "stubby"
    hold = look.between(0.1, 0.108) * (0.62 if stubby else 1)
    shank = look.between(0.1, 0.125) * (0.32 if stubby else 1)
    r, thin = (0.0175, 0.0032) if stubby else (0.016, 0.003)
    wood = look.material == "wood"
    steel, body = skin("polished metal", "steel"), skin(look.material, look.shade)

    def turned(profile: list[Point2], material: Material, segments: int = 96) -> Object:
        """A body whose axis runs along x."""
        return lathe(curve(profile, 5), material, segments)

    if wood:  # a beech pear with a brass ferrule
        grip = turned([(0, 0), (0.008, 0.0004), (0.0145, 0.006), (0.0165, 0.02), (0.0155, 0.045),
            (0.0125, 0.066), (0.0092, 0.078), (0.0105, 0.086), (0.0095, 0.092),
            (0.0085, hold)], body)  # fmt: skip
        ferrule = turned([(0.009, hold - 0.014), (0.0096, hold - 0.012), (0.0092, hold),
            (0.007, hold + 0.004), (0.003, hold + 0.005)], skin("brass", "brass"))  # fmt: skip
        parts = [_fluted(grip, 6, 0.07, 0.012, 0.062), ferrule]
    else:
        soft = skin("rubber", look.accent)
        core = [(0, 0), (r * 0.6, 0.0004), (r * 0.92, 0.004), (r, 0.012), (r, hold * 0.3),
            (r * 0.98, hold * 0.55), (r * 0.78, hold * 0.72), (r * 0.66, hold * 0.8),
            (r * 0.8, hold * 0.9), (r * 0.72, hold * 0.96), (r * 0.45, hold),
            (0.003, hold + 0.003)]  # fmt: skip
        cover = [(r * 0.9, hold * 0.2), (r * 1.06, hold * 0.24), (r * 1.07, hold * 0.4),
            (r * 1.03, hold * 0.58), (r * 0.84, hold * 0.7), (r * 0.7, hold * 0.76)]  # fmt: skip
        parts = [
            _fluted(turned(core, body), 6, 0.1, 0.008, hold * 0.6),
            _fluted(turned(cover, soft, 144), 6, 0.17, hold * 0.2, hold * 0.72),
        ]
        parts.append(turned([(0, -0.0004), (r * 0.5, -0.0003), (r * 0.56, 0.0006)], soft))
    for part in parts:
        moved(part, (0, 0, r * 1.05), (0, 90, 0))
    z = r * 1.05
    rod(thin, (hold - 0.004, 0, z), (hold + shank, 0, z), steel)
    tip, dark = hold + shank, skin("cast iron", "gunmetal")
    if look.style == "phillips":
        rod(thin, (tip - 0.012, 0, z), (tip, 0, z), dark, bevel=0.0001)
        for side in ((0, 1, 0), (0, 0, 1)):  # the cross, coming to a blunt point
            _swept([(tip - 0.002, 0, z, 2 * thin, 0.0016),
                (tip + 0.003, 0, z, 1.5 * thin, 0.0014),
                (tip + 0.0075, 0, z, 0.5 * thin, 0.0012)], dark, side, 4)  # fmt: skip
    else:
        _swept([(tip - 0.014, 0, z, 2.05 * thin, 2.05 * thin),
            (tip - 0.004, 0, z, 2.5 * thin, 1.5 * thin),
            (tip + 0.005, 0, z, 2.7 * thin, 0.6 * thin),
            (tip + 0.013, 0, z, 2.35 * thin, 0.3 * thin)], dark if not wood else steel,
            power=3.2)  # fmt: skip
    return {"tip": "cross" if look.style == "phillips" else "flat", "blade": round(shank * 1000)}


def _volume(profile: Sequence[Point2]) -> float:
    """What a turned hollow holds, in litres."""
    return sum(
        math.pi * ((a + b) / 2) ** 2 * (high - low) * 1000
        for (a, low), (b, high) in pairwise(profile)
    )


def _ring(radius: float, height: float, thickness: float, material: Material) -> Object:
    """A rolled edge or a rib."""
    turn = [math.tau * k / 96 for k in range(96)]
    return tube([(radius * math.cos(a), radius * math.sin(a), height) for a in turn], thickness,
        material, closed=True, steps=1, sides=5)  # fmt: skip


def _rose(at: Vector, lean: float, size: float, body: Material, face: Material) -> None:
    """The sprinkler at the end of a spout that runs up to +x, leaning `lean` degrees from upright."""
    cone = lathe([(size * 0.3, -0.012), (size * 0.32, 0), (size * 0.95, size * 0.75),
        (size, size * 0.8), (size, size * 0.95)], body)  # fmt: skip
    front = lathe(curve([(size * 1.03, size * 0.88), (size * 1.04, size * 0.98),
        (size * 0.7, size * 1.1), (0, size * 1.16)]), face)  # fmt: skip
    dot = lathe([(0, 0), (size * 0.045, 0), (size * 0.045, 0.0006),
        (0, 0.0006)], skin("plastic", "black"), 10)  # fmt: skip
    turned = Vector((math.sin(math.radians(lean)), 0, math.cos(math.radians(lean))))
    across = Vector((math.cos(math.radians(lean)), 0, -math.sin(math.radians(lean))))
    for part in (cone, front):
        moved(part, tuple(at), (0, lean, 0))
    for ring, count in ((0.0, 1), (0.22, 6), (0.44, 12), (0.66, 18), (0.86, 24)):
        for k in range(count):
            a = math.tau * k / count
            lift = size * (1.16 - 0.16 * (ring / 0.86) ** 2)
            spot = (at + turned * lift + (across * math.cos(a) + Vector((0, 1,
                0)) * math.sin(a)) * (ring * size))  # fmt: skip
            copied(dot, tuple(spot), (0, lean, 0))
    moved(dot, tuple(at + turned * (size * 1.16)), (0, lean, 0))


def watering_can(look: Look) -> Facts:
    """A watering can: round of sheet metal, oval of plastic for the garden, slender for indoors."""
    body = skin(look.material, look.shade, grain="X")
    grow = look.between(0.95, 1.06)
    if look.style == "indoor":
        r, h = 0.075 * grow, 0.115 * grow
        outer = curve([(r * 0.86, 0.003), (r, h * 0.12), (r * 0.95, h * 0.45),
            (r * 0.62, h * 0.86), (r * 0.5, h), (r * 0.52, h * 1.08)])  # fmt: skip
        inner = [(a - 0.0016, b) for a, b in outer]
        lathe([(0, 0.001), (r * 0.82, 0), *outer, *reversed(inner), (0, 0.004)], body)
        _ring(r * 0.515, h * 1.08, 0.0018, body)
        _swept([(r * 0.8, 0, h * 0.18, 0.03, 0.024), (r * 1.35, 0, h * 0.34, 0.017, 0.016),
            (r * 1.85, 0, h * 0.9, 0.0125, 0.0125), (r * 2.25, 0, h * 1.5, 0.0105, 0.0105),
            (r * 2.75, 0, h * 1.76, 0.0095, 0.0095),
            (r * 3.1, 0, h * 1.7, 0.009, 0.009)], body, power=2, wall=0.001)  # fmt: skip
        _swept([(-r * 0.48, 0, h * 1.0, 0.015, 0.005), (-r * 0.95, 0, h * 1.42, 0.013, 0.005),
            (-r * 1.6, 0, h * 1.3, 0.013, 0.0055), (-r * 1.72, 0, h * 0.8, 0.013, 0.0055),
            (-r * 1.3, 0, h * 0.42, 0.013, 0.005),
            (-r * 0.94, 0, h * 0.34, 0.016, 0.004)], body)  # fmt: skip
        return {"capacity": round(_volume(inner), 1)}
    if look.style == "classic":
        r, h = 0.105 * grow, 0.2 * grow
        outer = [(r, 0.002), (r * 0.99, h * 0.1), (r * 0.9, h)]
        inner = [(a - 0.0015, b) for a, b in outer]
        lathe([(0, 0.002), (r * 0.97, 0.002), (r, 0.0), *outer, *reversed(inner), (0, 0.005)], body)
        for z, size in ((0.004, 0.004), (h * 0.3, 0.0024), (h * 0.7, 0.0024), (h, 0.0034)):
            _ring(r * (1 - 0.1 * z / h), z, size, body)
        # a hood over the front half keeps the water in when pouring
        hood = [[(r * 0.9 * c * math.cos(a), r * 0.9 * c * math.sin(a),
            h + 0.028 * math.cos(a) * (1 - 0.25 * c)) for a in (math.pi * (k / 24 - 0.5) for k in
            range(25))] for c in (1.0, 0.85, 0.6, 0.3, 0.02)]  # fmt: skip
        rim = [(x, y, h) for x, y, _ in hood[0]]
        thickened(loft([rim, *hood], body, closed=False, capped=False, level=0), 0.0014)
        end = Vector((r * 2.55, 0, h * 1.34))
        _swept([(r * 0.88, 0, h * 0.17, 0.05, 0.05), (r * 1.25, 0, h * 0.38, 0.036, 0.036),
            (r * 1.9, 0, h * 0.85, 0.026, 0.026),
            (*end, 0.021, 0.021)], body, power=2, wall=0.0015)  # fmt: skip
        tube([(r * 0.86, 0, h * 0.97), (r * 1.86, 0, h * 0.86)], 0.004, body)
        brass = skin("brass", "brass")
        _rose(end + Vector((0.004, 0, 0.0055)), 46, 0.037, brass, brass)
        tube([(-r * 0.86, 0, h * 0.24), (-r * 1.45, 0, h * 0.4), (-r * 1.75, 0, h * 0.86),
            (-r * 1.2, 0, h * 1.34), (-r * 0.3, 0, h * 1.46), (r * 0.5, 0, h * 1.32),
            (r * 0.72, 0, h * 1.08)], 0.0068, body)  # fmt: skip
        for x, z in ((-r * 0.95, h * 0.25), (r * 0.74, h * 1.09)):
            sphere(0.015, body, (x, 0, z), (0.7, 1, 1.1))
    else:
        r, h = 0.1 * grow, 0.24 * grow
        stages = [(0.94, 0.0), (1.0, 0.02), (1.0, 0.3), (0.95, 0.62), (0.8, 0.86), (0.62, 1.0),
            (0.6, 1.06)]  # fmt: skip
        rings = [
            superellipse(2.5 * r * s, 1.75 * r * s, h * z, 2.7, 36, (-0.05 * r * z, 0))
            for s, z in stages
        ]
        hollow = [superellipse(2.5 * r * s - 0.005, 1.75 * r * s - 0.005, h * z, 2.7, 36,
            (-0.05 * r * z, 0)) for s, z in stages[::-1][:3]]  # fmt: skip
        loft([*rings, *hollow, superellipse(1.4 * r, 1.0 * r, h * 0.7, 2.5, 36)], body, level=2)
        end = Vector((r * 3.1, 0, h * 1.26))
        _swept([(r * 1.0, 0, h * 0.2, 0.07, 0.06), (r * 1.5, 0, h * 0.36, 0.05, 0.046),
            (r * 2.3, 0, h * 0.82, 0.034, 0.034),
            (*end, 0.027, 0.027)], body, power=2.2, wall=0.002)  # fmt: skip
        trim = skin("plastic", look.accent)
        _rose(end + Vector((0.004, 0, 0.005)), 48, 0.042, trim, trim)
        _swept([(-r * 1.06, 0, h * 0.34, 0.034, 0.018), (-r * 1.7, 0, h * 0.56, 0.026, 0.017),
            (-r * 1.72, 0, h * 0.98, 0.026, 0.018), (-r * 1.0, 0, h * 1.32, 0.027, 0.019),
            (r * 0.1, 0, h * 1.38, 0.027, 0.019), (r * 0.75, 0, h * 1.2, 0.026, 0.017),
            (r * 0.72, 0, h * 0.86, 0.032, 0.016)], body, power=2.8)  # fmt: skip
        _swept([(r * 0.6, 0, h * 0.96, 0.018, 0.01), (r * 1.4, 0, h * 0.8, 0.014, 0.01),
            (r * 2.15, 0, h * 0.78, 0.016, 0.01)], body)  # fmt: skip
        return {"capacity": round(0.9 * 1.25 * 0.875 * math.pi * r * r * h * 1000 * 0.86, 1)}
    return {"capacity": round(_volume(inner), 1)}


def _grow(
    into: Skin,
    root: Vector,
    heading: float,
    rise: float,
    droop: float,
    length: float,
    width: float,
    form: Form,
    fold: float = 0.3,
    rows: int = 10,
    span: Point2 = (-1, 1),
    columns: int = 4,
) -> Vector:
    """Add a leaf: it sets out at `rise` degrees from level, ends `droop` degrees lower; its tip.

    `form` gives its breadth over its length, `fold` the keel along its middle, `span` the part
    of its breadth that is drawn.
    """
    vertices, faces = into
    away = Vector((math.cos(heading), math.sin(heading), 0))
    across = Vector((-math.sin(heading), math.cos(heading), 0))
    first, at = len(vertices), root.copy()
    for i in range(rows + 1):
        t = i / rows
        angle = math.radians(rise - droop * t)
        up = Vector((0, 0, math.cos(angle))) - away * math.sin(angle)
        half = width / 2 * max(form(t), 0.01)
        for j in range(columns + 1):
            u = span[0] + (span[1] - span[0]) * j / columns
            vertices.append(tuple(at + across * (half * u) + up * (fold * half * abs(u))))
        at = at + (away * math.cos(angle) + Vector((0, 0, math.sin(angle)))) * (length / rows)
    for i in range(rows):
        for a in range(first + i * (columns + 1), first + i * (columns + 1) + columns):
            faces.append([a, a + columns + 1, a + columns + 2, a + 1])
    return at


def _foliage(leaves: Skin, shade: str, thickness: float = 0.0006, level: int = 1) -> Object:
    """The grown leaves as one body."""
    body = thickened(mesh("leaves", *leaves, skin("leaf", shade)), thickness)
    return subdivided(body, level) if level else body


def _lance(t: float) -> float:
    return min(1.0, 1.6 * math.sqrt(t + 0.05)) * max(0.0, 1 - t**3.2)


def _heart(t: float) -> float:
    """The swiss cheese plant's leaf: a heart, cut deep from its margin."""
    whole = math.sin(math.pi * min(1.0, 0.12 + 0.88 * t) ** 0.72) ** 0.75 if t < 0.995 else 0.0
    place = (t * 6.2) % 1
    return whole * (0.42 if 0.18 < t < 0.88 and place < 0.2 else 1.0)


def _sword(t: float) -> float:
    broad = 0.62 + 0.5 * t if t < 0.5 else 0.87
    return broad * max(0.0, 1 - max(0.0, (t - 0.55) / 0.45) ** 2.2)


def _spoon(t: float) -> float:
    return (0.42 + 0.62 * math.sin(math.pi * 0.62 * t)) * max(0.0, 1 - t**5) ** 0.6


def _petal(t: float) -> float:
    return math.sin(math.pi * min(1, 0.08 + 0.9 * t) ** 0.8) ** 0.6


def _snake(look: Look, top: Vector, wide: float) -> int:
    """Sansevieria: stiff upright swords with a yellow margin."""
    green, margin, count = ([], []), ([], []), 11
    for k in range(count):
        heading = 2.4 * k + look.between(-0.3, 0.3)
        out = wide * 0.55 * math.sqrt(k / count)
        root = top + Vector((out * math.cos(heading), out * math.sin(heading), -0.01))
        rise, length = 88 - 14 * k / count, look.between(0.2, 0.27) * (1.2 - 0.4 * k / count)
        broad = look.between(0.036, 0.046)
        for into, span in ((green, (-0.76, 0.76)), (margin, (0.74, 1)), (margin, (-1, -0.74))):
            _grow(into, root, heading, rise, look.between(0, 0.001) + 4, length, broad, _sword,
                0.45, 14, span)  # fmt: skip
    _foliage(green, "forest", 0.002)
    _foliage(margin, "mustard", 0.002)
    return count


def _cactus(look: Look, top: Vector, wide: float) -> int:
    """A ribbed column with two arms, spines along the ribs and a flower."""
    flesh, spines = skin("leaf", "green"), ([], [])
    r, tall = wide * 0.42, look.between(0.92, 1.1)
    limbs = [([(0, 0, -0.01, 0.8), (0, 0, 0.05, 1.0), (0, 0, 0.15, 1.0), (0, 0, 0.2, 0.86),
        (0, 0, 0.222, 0.5), (0, 0, 0.228, 0.1)], 12), ([(0.5 * r, 0, 0.085, 0.4),
        (1.3 * r, 0, 0.09, 0.46), (1.85 * r, 0, 0.12, 0.5), (1.9 * r, 0, 0.16, 0.48),
        (1.9 * r, 0, 0.178, 0.3), (1.9 * r, 0, 0.182, 0.06)], 9),
        ([(-0.5 * r, 0.1 * r, 0.055, 0.36), (-1.25 * r, 0.1 * r, 0.06, 0.42),
        (-1.7 * r, 0.1 * r, 0.085, 0.44), (-1.75 * r, 0.1 * r, 0.115, 0.4),
        (-1.75 * r, 0.1 * r, 0.128, 0.24), (-1.75 * r, 0.1 * r, 0.131, 0.05)], 9)]  # fmt: skip
    for path, ribs in limbs:
        line = [(Vector((p[0], p[1], p[2] * tall)) + top, p[3] * r) for p in curve(path, 6)]
        sections = []
        for i, (at, size) in enumerate(line):
            way = (line[min(i + 1, len(line) - 1)][0] - line[max(i - 1, 0)][0]).normalized()
            side = Vector((0, 1, 0))
            up = way.cross(side).normalized()
            ring = []
            for k in range(ribs * 8):
                a = math.tau * k / (ribs * 8)
                out = side * math.cos(a) + up * math.sin(a)
                ring.append(tuple(at + out * (size * (0.9 + 0.1 * math.cos(ribs * a)))))
                if k % 8 == 0 and i % 3 == 1 and size > 0.25 * r:
                    for lean in (-0.7, 0.0, 0.7):  # a tuft of three thorns
                        tip = (at + out * (size + 0.009) + (side * -math.sin(a) + up * math.cos(a))
                            * (0.005 * lean) + way * (0.003 * (1 - abs(lean))))  # fmt: skip
                        base = at + out * (size * 0.98)
                        n = len(spines[0])
                        spines[0].extend(
                            tuple(base + d) for d in (way * 0.0006, up * 0.0006, side * 0.0006)
                        )
                        spines[0].append(tuple(tip))
                        spines[1].extend(
                            [n + a0, n + a1, n + 3] for a0, a1 in ((0, 1), (1, 2), (2, 0))
                        )
            sections.append(ring)
        loft(sections, flesh, level=0)
    mesh("spines", *spines, skin("paper", "cream"))
    petals: Skin = ([], [])
    for k in range(14):
        _grow(petals, top + Vector((0, 0, 0.224 * tall)), 2.4 * k, 75 - 3.2 * k, 30, 0.024, 0.011,
            _lance, 0.4, 6)  # fmt: skip
    body = _foliage(petals, "fuchsia")
    body.location.x = r * 0.1
    return 3


def _rosette(look: Look, top: Vector, wide: float) -> int:
    """Echeveria: fat leaves in a spiral, the young ones upright."""
    leaves, count = ([], []), 46
    for k in range(count):
        age = k / count
        length = wide * (0.28 + 0.95 * age) * look.between(0.96, 1.04)
        root = top + Vector(
            (0.006 * math.cos(2.4 * k), 0.006 * math.sin(2.4 * k), 0.022 - 0.026 * age)
        )
        _grow(leaves, root, 2.39996 * k, 84 - 72 * age**0.8, -22 * age, length, length * 0.62,
            _spoon, 0.28, 9)  # fmt: skip
    _foliage(leaves, "sage", 0.0042)
    return count


def _monstera(look: Look, top: Vector, wide: float) -> int:
    """Swiss cheese plant: slit leaves on long stalks."""
    leaves, stalk, count = ([], []), skin("leaf", "green"), 9
    for k in range(count):
        heading = 2.4 * k + look.between(-0.2, 0.2)
        rise = 84 - 44 * (k / count)
        long = look.between(0.2, 0.27) * (1 - 0.25 * k / count)
        away = Vector((math.cos(heading), math.sin(heading), 0))
        lean = math.radians(rise)
        knee = (top + away * (long * math.cos(lean) * 0.55) + Vector((0, 0,
            long * math.sin(lean) * 0.65)))  # fmt: skip
        tip = (top + away * (long * math.cos(lean) * 1.15 + 0.015) + Vector((0, 0,
            long * math.sin(lean))))  # fmt: skip
        tube([tuple(top + away * (0.1 * wide) - Vector((0, 0, 0.01))), tuple(knee), tuple(tip)],
            0.0034, stalk, radii=[1.3, 1, 0.8])  # fmt: skip
        size = look.between(0.15, 0.185)
        _grow(leaves, tip - away * 0.012, heading, look.between(8, 22), 58, size, size * 0.98,
            _heart, 0.16, 72)  # fmt: skip
    _foliage(leaves, "forest", 0.0008, 0)
    return count


def _palm(look: Look, top: Vector, wide: float) -> int:
    """Areca: arching fronds, each a row of narrow leaflets on both sides."""
    leaves, stalk, count = ([], []), skin("leaf", "lime"), 11
    for k in range(count):
        heading = 2.4 * k + look.between(-0.2, 0.2)
        rise, droop = 86 - 30 * k / count, look.between(50, 75)
        long, n = look.between(0.34, 0.42) * (1 - 0.2 * k / count), 22
        away = Vector((math.cos(heading), math.sin(heading), 0))
        at = top + away * (0.08 * wide) - Vector((0, 0, 0.01))
        spots = [at]
        for i in range(n):
            angle = math.radians(rise - droop * (i / n) ** 1.6)
            at = at + (away * math.cos(angle) + Vector((0, 0, math.sin(angle)))) * (long / n)
            spots.append(at)
            if i > 6:
                t = (i - 6) / (n - 6)
                for side in (1, -1):
                    _grow(leaves, at, heading + side * (1.05 - 0.6 * t),
                        math.degrees(angle) * 0.45 + 18, 55,
                        0.135 * math.sin(math.pi * (0.22 + 0.68 * t)), 0.013, _lance, 0.5, 7,
                        columns=2)  # fmt: skip
        tube([tuple(p) for p in spots[::3]], 0.0026, stalk, radii=[1.4, 1.2, 1.1, 1, 0.9, 0.8, 0.6,
            0.4][: len(spots[::3])])  # fmt: skip
    _foliage(leaves, "green", 0.0005, 0)
    return count


def _orchid(look: Look, top: Vector, wide: float) -> int:
    """Phalaenopsis: two arching sprays of flowers over a few broad leaves."""
    leaves, count = ([], []), 6
    for k in range(count):
        _grow(leaves, top, math.pi * k + 0.5 * (k // 2) - 0.5, 48 - 6 * k, 62, wide * look.between(1.6, 2.1), wide * 0.68, _lance, 0.3, 12)  # fmt: skip
    _foliage(leaves, "green", 0.0022)
    bloom, sepals, lip = ([], []), ([], []), ([], [])
    zero = Vector((0, 0, 0))
    for a in (90, 210, 330):
        _grow(sepals, zero, math.radians(a), 8, 16, 0.034, 0.021, _lance, 0.12, 8)
    for a in (18, 162):
        _grow(bloom, zero + Vector((0, 0, 0.001)), math.radians(a), 10, 18, 0.036, 0.041, _petal,
            0.1, 8)  # fmt: skip
    for a in (235, 270, 305):
        _grow(
            lip, zero + Vector((0, 0, 0.003)), math.radians(a), 55, 70, 0.02, 0.011, _lance, 0.5, 6
        )
    parts = [_foliage(bloom, "pink", 0.0006), _foliage(sepals, "pink", 0.0006), _foliage(lip,
        "fuchsia", 0.0008)]  # fmt: skip
    stalk, flowers = skin("leaf", "olive"), 0
    for side in (1, -1):
        path = [(0.012 * side, 0, top.z - 0.01), (0.02 * side, 0, top.z + 0.13),
            (0.035 * side, -0.005, top.z + 0.22), (0.09 * side, -0.03, top.z + 0.28),
            (0.16 * side, -0.05, top.z + 0.255)]  # fmt: skip
        line = curve(path, 10)
        tube(path, 0.0022, stalk)
        for j, spot in enumerate(line[20::3]):
            x, y, z = spot
            for part in parts:
                copied(part, (x, y - 0.014 - 0.006 * (j % 2), z - 0.012 * (j % 2) - 0.004),
                    (78 + look.between(-10, 10), look.between(-14, 14),
                    side * 14 + look.between(-12, 12)))  # fmt: skip
            flowers += 1
        rod(0.002, (0.012 * side, 0.004, top.z - 0.01),
            (0.03 * side, 0.004, top.z + 0.2), skin("wood", "pine"))  # fmt: skip
    for part in parts:
        moved(part, (0.026, -0.012, top.z + 0.15), (80, 0, 8))
    return flowers + 1


_PLANTS: dict[str, tuple[Callable[[Look, Vector, float], int], float, float]] = {
    # how it grows, its pot's upper radius and height
    "snake plant": (_snake, 0.098, 0.17),
    "cactus": (_cactus, 0.078, 0.128),
    "succulent": (_rosette, 0.062, 0.085),
    "monstera": (_monstera, 0.122, 0.21),
    "palm": (_palm, 0.11, 0.2),
    "orchid": (_orchid, 0.076, 0.15),
}


def plant_pot(look: Look) -> Facts:
    """A plant in its pot: the style names the plant, the material decides how the pot is made."""
    grow, radius, height = _PLANTS[look.style]
    radius *= look.between(0.95, 1.06)
    body = skin(look.material, look.shade)
    wall = 0.006
    if look.material == "concrete":  # cast, nearly square
        rings = [
            superellipse(2 * radius * s, 2 * radius * s, height * z, 6, 48)
            for s, z in ((0.9, 0), (0.95, 0.02), (1, 0.5), (1, 0.985), (0.985, 1))
        ]
        rings += [
            superellipse(2 * (radius - wall) * s, 2 * (radius - wall) * s, height * z, 6, 48)
            for s, z in ((1, 1), (0.985, 0.985), (0.98, 0.8))
        ]
        loft(rings, body, level=1)
    elif look.material == "wicker":
        turns, count = 26, 64
        rows = [(radius * (0.8 + 0.2 * math.sin(math.pi / 2 * min(1, i / turns * 1.4))),
            0.003 + height * i / turns) for i in range(turns + 1)]  # fmt: skip
        for i in range(turns):  # canes wound in and out of the uprights
            r, z = rows[i]
            ring = [((r + 0.0022 * math.cos(count / 2 * a + math.pi * i)) * math.cos(a),
                (r + 0.0022 * math.cos(count / 2 * a + math.pi * i)) * math.sin(a),
                z) for a in (math.tau * k / 192 for k in range(192))]  # fmt: skip
            tube(ring, height / turns * 0.56, body, closed=True, steps=1, sides=2)
        lathe(
            [(r - 0.003, z) for r, z in rows] + [(radius - 0.008, height)], skin("wicker", "brown")
        )
        _ring(radius, height, 0.0062, body)
        for side in (1, -1):
            tube([(side * radius, -0.035, height - 0.004),
                (side * (radius + 0.012), -0.03, height + 0.022),
                (side * (radius + 0.012), 0.03, height + 0.022),
                (side * radius, 0.035, height - 0.004)], 0.005, body)  # fmt: skip
    else:
        slope = {"terracotta": 0.7, "stoneware": 0.8}.get(look.material, 0.9)
        outer = ([(radius * slope, 0.002), (radius,
            height)] if look.material != "stoneware" else curve([(radius * 0.7, 0.002),
            (radius * 0.98, height * 0.3), (radius * 1.06, height * 0.6),
            (radius, height)]))  # fmt: skip
        lathe([(0, 0.001), (radius * slope * 0.85, 0.001),
            (outer[0][0] - 0.002, 0), *outer, (radius - 0.0015, height + 0.0015),
            (radius - wall + 0.0015, height + 0.0015), (radius - wall, height),
            (radius - wall * 1.2, height * 0.75)], body)  # fmt: skip
        if look.material == "terracotta":  # the collar it is stacked by, and a saucer
            collar = height * 0.24
            lathe([(radius * 0.9, height - collar), (radius * 1.055, height - collar + 0.001),
                (radius * 1.085, height + 0.001), (radius * 1.07, height + 0.003),
                (radius * 0.94, height + 0.002)], body)  # fmt: skip
            lathe([(0, -0.006), (radius * 0.86, -0.006), (radius * 1.05, 0.014),
                (radius * 1.04, 0.016), (radius, 0.015), (radius * 0.84, -0.001),
                (0, -0.001)], body)  # fmt: skip
    soil = height * (0.9 if look.material != "wicker" else 0.93)
    earth = lathe([(radius * (0.1 * k), soil + 0.004 * (1 - k / 10)) for k in range(10)] + [(radius
        - wall * 0.9, soil - 0.001)], skin("concrete", "chocolate"), 48)  # fmt: skip
    for v in earth.data.vertices:
        v.co.z += look.between(0, 0.003)
    count = grow(look, Vector((0, 0, soil)), radius)
    return {"leaves" if look.style not in ("cactus",
        "orchid") else "stems" if look.style == "cactus" else "flowers": count,
        "pot": round(2 * radius * 100)}  # fmt: skip
