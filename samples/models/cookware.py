"""Pans, pots and kettles, and the tools that lie beside them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from mathutils import Vector

from samples.blender.materials import skin
from samples.blender.nodes import Shader
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
    sharpen,
    sheet,
    sphere,
    subdivided,
    thickened,
    tube,
)
from samples.look import Look
from samples.palette import linear

Facts = dict[str, float | str]

WOODS = {"oak", "walnut", "pine", "birch", "teak", "mahogany", "ebony"}


def _grip_skin(shade: str, grain: str = "Z") -> Material:
    """What handles of a shade are made of: wood where the shade is a wood, else plastic."""
    return skin("wood" if shade in WOODS else "plastic", shade, grain=grain)


def _spun(shade: str) -> Material:
    """Steel polished while it turned: fine rings about the axis."""
    s = Shader(f"spun {shade}")
    where = s.node("ShaderNodeSeparateXYZ", Vector=s.place()).outputs
    out = s.math("SQRT", s.math("ADD", s.math("POWER", where[0], 2), s.math("POWER", where[1], 2)))
    lines = s.noise(s.node("ShaderNodeCombineXYZ", X=out, Z=where[2]).outputs[0], 1500, 2)
    return s.surface(Base_Color=linear(shade), Metallic=1.0, Roughness=s.stretch(lines, 0.3, 0.7,
        (0.2, 0.34)), Normal=s.bump(lines, 0.00001))  # fmt: skip


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


def _rounded(width: float, depth: float, radius: float, at: Point2 = (0, 0)) -> list[Point2]:
    """A rectangle with round corners."""
    found = []
    for quarter, (sx, sy) in enumerate(((1, 1), (-1, 1), (-1, -1), (1, -1))):
        for k in range(9):
            a = math.pi / 2 * (quarter + k / 8)
            x, y = sx * (width / 2 - radius), sy * (depth / 2 - radius)
            found.append((at[0] + x + radius * math.cos(a), at[1] + y + radius * math.sin(a)))
    return found


def _at(points: Sequence[Point2], x: float) -> float:
    """The height of a line over x."""
    for (a, low), (b, high) in pairwise(points):
        if a <= x <= b:
            return low + (high - low) * (x - a) / max(b - a, 1e-9)
    return points[-1][1]


def _blade(
    length: float,
    spine: Sequence[Point2],
    edge: Sequence[Point2],
    thickness: float,
    material: Material,
    teeth: int = 0,
) -> Object:
    """A ground blade lying along +x, edge towards -y; spine and edge are lines over 0 to 1."""
    back, front = curve(spine, 8), curve(edge, 8)
    count = teeth * 8 if teeth else 60
    vertices: list[Point3] = []
    for i in range(count + 1):
        t = i / count
        high, low = _at(back, t), _at(front, t)
        if teeth and 0.04 < t < 0.97:
            low += 0.0026 * abs(math.sin(math.pi * t * teeth))
        half = thickness / 2 * (1 - 0.55 * t)
        shoulder = low + (high - low) * 0.42
        ring = [(high, half), (high, -half), (shoulder, -half * 0.85), (low, -0.0001), (low, 0.0001), (shoulder, half * 0.85)]  # fmt: skip
        vertices += [(t * length, y, z) for y, z in ring]
    faces = [[6 * i + k, 6 * i + 6 + k, 6 * i + 6 + (k + 1) % 6,
        6 * i + (k + 1) % 6] for i in range(count) for k in range(6)]  # fmt: skip
    faces += [[0, 1, 2, 3, 4, 5], [6 * count + k for k in (5, 4, 3, 2, 1, 0)]]
    return sharpen(mesh("blade", vertices, faces, material), 4 if not teeth else 12)


def _bowl(
    length: float, width: float, depth: float, wall: float, material: Material, neck: float = 0.1
) -> Object:
    """A spoon's bowl lying along +x from its neck, hollow upwards."""
    rows, columns = 18, 10
    vertices = []
    for i in range(rows + 1):
        t = i / rows
        round_ = math.sqrt(max(0.0, 1 - (2 * t - 1) ** 2))
        # an egg: fullest beyond the middle as seen from the neck
        half = (width / 2 * max(round_ * (0.88 + 0.24 * math.sin(math.pi * t * 0.9)),
            neck * (1 - t) + 0.03))  # fmt: skip
        for j in range(columns + 1):
            u = 2 * j / columns - 1
            vertices.append((length * t, half * u, -depth * (1 - abs(u) ** 2.4) * round_**1.3))
    faces = [[a, a + columns + 1, a + columns + 2, a + 1] for i in range(rows) for a in range(i *
        (columns + 1), i * (columns + 1) + columns)]  # fmt: skip
    return subdivided(thickened(mesh("bowl", vertices, faces, material), wall), 1)


def _loop(x: float, z: float, half: float, reach: float, size: float, material: Material) -> None:
    """Two ear handles lying level on the left and right of a pot of radius `x`."""
    for side in (1, -1):
        _swept([(side * (x - 0.004), -half, z, size * 1.25, size),
            (side * (x + reach * 0.72), -half * 0.86, z + 0.002, size, size),
            (side * (x + reach), 0, z + 0.003, size, size * 1.1),
            (side * (x + reach * 0.72), half * 0.86, z + 0.002, size, size),
            (side * (x - 0.004), half, z, size * 1.25, size)], material, side=(0, 0,
            1))  # fmt: skip


def _litres(profile: Sequence[Point2]) -> float:
    """What a turned hollow holds, in litres."""
    return sum(
        math.pi * ((a + b) / 2) ** 2 * (high - low) * 1000
        for (a, low), (b, high) in pairwise(profile)
    )


def _rim(radius: float, height: float, thickness: float, material: Material) -> Object:
    """A rolled edge."""
    ring = [
        (radius * math.cos(a), radius * math.sin(a), height)
        for a in (math.tau * k / 96 for k in range(96))
    ]
    return tube(ring, thickness, material, closed=True, steps=1, sides=5)


def frying_pan(look: Look) -> Facts:
    """A frying pan: cast iron skillet, riveted professional pan, or coated with a warm handle."""
    iron = look.style == "skillet"
    radius = look.between(0.125, 0.14) * (0.94 if iron else 1)
    height = look.between(0.042, 0.05)
    wall = 0.0045 if iron else 0.0028
    steel = skin("steel", "steel", grain="X")
    body = _spun(look.shade) if look.material == "steel" else skin(look.material, look.shade)
    foot = radius * (0.86 if iron else 0.76)
    outer = curve(
        [(foot, 0.0015), (foot + 0.006, 0.005), (radius * 0.95, height * 0.62), (radius, height)]
    )
    pan = lathe([(0, 0.001), (foot * 0.9, 0.001),
        (foot * 0.97, 0), *outer, (radius - wall / 2, height + wall / 3),
        (radius - wall, height)], body)  # fmt: skip
    cavity = [(max(r - wall, 0), z + wall * (1 - z / height)) for r, z in outer]
    well = lathe([*reversed(cavity), (foot * 0.6, wall), (0, wall)], body)
    if iron:
        for part in (pan, well):  # a lip to pour from on either side
            for v in part.data.vertices:
                if v.co.z > height * 0.4:
                    lip = max(0.0, 1 - (v.co.x / 0.022) ** 2) * (v.co.z / height - 0.4)
                    v.co.y += math.copysign(0.012 * lip, v.co.y)
        grip = _swept([(radius - 0.006, 0, height - 0.01, 0.044, 0.009),
            (radius + 0.016, 0, height - 0.004, 0.022, 0.01),
            (radius + 0.07, 0, height + 0.004, 0.021, 0.01),
            (radius + 0.115, 0, height + 0.007, 0.03, 0.009),
            (radius + 0.138, 0, height + 0.006, 0.02, 0.008)], body)  # fmt: skip
        hole = rod(0.0075, (radius + 0.117, 0, 0), (radius + 0.117, 0, 0.1), body)
        cut(grip, hole)
        _swept([(-radius + 0.006, 0, height - 0.008, 0.06, 0.008),
            (-radius - 0.012, 0, height - 0.004, 0.052, 0.009),
            (-radius - 0.02, 0, height - 0.003, 0.034, 0.008)], body)  # fmt: skip
    elif look.style == "classic":
        dark = skin("cast iron", "gunmetal") if look.material == "copper" else steel
        _swept([(radius * 0.97, 0, height * 0.68, 0.05, 0.004),
            (radius + 0.012, 0, height * 0.78, 0.034, 0.006),
            (radius + 0.04, 0, height + 0.006, 0.018, 0.009),
            (radius + 0.12, 0, height + 0.036, 0.02, 0.011),
            (radius + 0.19, 0, height + 0.05, 0.027, 0.011)], dark)  # fmt: skip
        end = Vector((radius + 0.2, 0, height + 0.051))
        tube([end + Vector((0.011 * math.cos(a), 0.012 * math.sin(a),
            0.002 * math.cos(a))) for a in (math.tau * k / 24 for k in range(24))], 0.0032, dark,
            closed=True, steps=1)  # fmt: skip
        for y in (-0.016, 0.0, 0.016):
            sphere(0.005, steel, (math.sqrt((radius * 0.945) ** 2 - y * y), y,
                height * (0.62 if y else 0.75)), (0.55, 1, 1))  # fmt: skip
        _rim(radius - wall / 2, height, 0.0024, body)
    else:
        accent = _grip_skin(look.accent, "X")
        _swept([(radius * 0.98, 0, height * 0.72, 0.034, 0.008),
            (radius + 0.02, 0, height * 0.92, 0.022, 0.011),
            (radius + 0.05, 0, height + 0.01, 0.022, 0.017)], steel)  # fmt: skip
        _swept([(radius + 0.048, 0, height + 0.009, 0.023, 0.019),
            (radius + 0.09, 0, height + 0.024, 0.028, 0.02),
            (radius + 0.14, 0, height + 0.036, 0.025, 0.018),
            (radius + 0.185, 0, height + 0.042, 0.028, 0.017),
            (radius + 0.2, 0, height + 0.043, 0.024, 0.014)], accent, power=2.7)  # fmt: skip
        end = Vector((radius + 0.21, 0, height + 0.044))
        tube([end + Vector((0.012 * math.cos(a), 0.007 * math.sin(a),
            0)) for a in (math.tau * k / 24 for k in range(24))], 0.0018, steel, closed=True,
            steps=1)  # fmt: skip
        for y in (-0.008, 0.008):
            sphere(0.0045, steel, (radius * 0.945, y, height * 0.66), (0.5, 1, 1))
        _rim(radius - wall / 2, height, 0.0021, steel)
    return {"diameter": round(2 * radius * 100), "capacity": round(_litres(cavity), 1)}


def cooking_pot(look: Look) -> Facts:
    """A pot with its lid on: cast casserole, stockpot, saucepan with a long handle, enamelware."""
    tall = {"casserole": 0.5, "stockpot": 0.82, "saucepan": 0.6, "enamelware": 0.68}[look.style]
    radius = look.between(0.105, 0.118) * (0.82 if look.style == "saucepan" else 1)
    height = 2 * radius * tall * look.between(0.94, 1.04)
    wall = 0.005 if look.style == "casserole" else 0.0022
    steel = skin("steel", "steel", grain="X")
    body = _spun(look.shade) if look.material == "steel" else skin(look.material, look.shade)
    foot = {"casserole": 0.86, "enamelware": 0.93}.get(look.style, 0.985)
    belly = [(radius * foot, 0.004), (radius * (0.5 + foot / 2), height * 0.12),
        (radius, height * 0.55), (radius, height)]  # fmt: skip
    outer = curve(belly)
    inner = [(r - wall, max(z, 0.006)) for r, z in outer]
    lathe([(0, 0.0), (radius * foot * 0.93, 0),
        (radius * foot, 0.003), *outer, (radius - wall, height), *reversed(inner),
        (0, 0.006)], body)  # fmt: skip
    rise = height + 0.001
    dome = {"casserole": 0.03, "enamelware": 0.026}.get(look.style, 0.019)
    over = radius + (0.002 if look.style == "casserole" else 0.001)
    cap = curve([(over - 0.006, rise + 0.007), (radius * 0.9, rise + 0.006 + dome * 0.2),
        (radius * 0.6, rise + 0.006 + dome * 0.72), (radius * 0.25, rise + 0.006 + dome * 0.98),
        (0, rise + 0.006 + dome)])  # fmt: skip
    lathe(
        [(0, rise + 0.001), (over - 0.002, rise), (over, rise + 0.002), (over, rise + 0.005), *cap],
        body,
    )
    top = rise + 0.006 + dome
    if look.style == "casserole":
        for share in (0.62, 0.3):  # the rings that casting leaves in a lid
            ring = min(cap, key=lambda p: abs(p[0] - radius * share))
            _rim(ring[0], ring[1] - 0.0004, 0.0016, body)
        knob = (
            skin("brass", "brass") if look.dice.random() < 0.5 else skin("polished metal", "steel")
        )
        lathe(curve([(0.013, top - 0.002), (0.0085, top + 0.003), (0.0085, top + 0.009),
            (0.02, top + 0.016), (0.021, top + 0.021), (0.012, top + 0.026),
            (0, top + 0.027)]), knob)  # fmt: skip
        _loop(radius - 0.001, height * 0.86, 0.045, 0.031, 0.012, body)
    elif look.style == "enamelware":
        trim = skin("enamel", look.accent)
        _rim(radius, height - 0.001, 0.0028, trim)
        _rim(over, rise + 0.0035, 0.0026, trim)
        lathe(curve([(0.012, top - 0.002), (0.008, top + 0.004), (0.017, top + 0.014),
            (0.016, top + 0.02), (0, top + 0.023)]), trim)  # fmt: skip
        _loop(radius, height * 0.78, 0.034, 0.027, 0.0085, trim)
    else:
        brass = skin("brass", look.accent) if look.accent == "brass" else steel
        _rim(radius + 0.0005, height, 0.0022, body)
        lathe([(radius * 0.96, 0.0005), (radius * 0.985, 0), (radius * 1.002, 0.002),
            (radius * 1.002, 0.008), (radius * 0.98, 0.0095)], steel)  # fmt: skip
        _swept([(-0.03, 0, top - 0.003, 0.014, 0.004), (-0.027, 0, top + 0.012, 0.012, 0.005),
            (-0.014, 0, top + 0.024, 0.012, 0.006), (0.014, 0, top + 0.024, 0.012, 0.006),
            (0.027, 0, top + 0.012, 0.012, 0.005),
            (0.03, 0, top - 0.003, 0.014, 0.004)], brass)  # fmt: skip
        if look.style == "stockpot":
            _loop(radius, height * 0.8, 0.042, 0.036, 0.008, steel)
            plates = [(1, y) for y in (-0.042, 0.042)] + [(-1, y) for y in (-0.042, 0.042)]
            for side, y in plates:
                angle = math.degrees(math.atan2(y, side * radius))
                box((0.004, 0.02, 0.034), steel, (side * math.sqrt(radius**2 - y * y), y,
                    height * 0.8 - 0.017), 0.0015, (0, 0, angle))  # fmt: skip
                for z in (-0.009, 0.009):
                    sphere(0.003, steel, (side * (math.sqrt(radius**2 - y * y) + 0.002), y,
                        height * 0.8 + z), (0.7, 1, 1))  # fmt: skip
        else:
            _swept([(radius * 0.985, 0, height * 0.76, 0.042, 0.004),
                (radius + 0.012, 0, height * 0.79, 0.03, 0.006),
                (radius + 0.04, 0, height * 0.92, 0.016, 0.009),
                (radius + 0.11, 0, height * 1.12, 0.019, 0.01),
                (radius + 0.165, 0, height * 1.2, 0.025, 0.009)], brass)  # fmt: skip
            end = Vector((radius + 0.176, 0, height * 1.21))
            tube([end + Vector((0.01 * math.cos(a), 0.011 * math.sin(a),
                0.001)) for a in (math.tau * k / 24 for k in range(24))], 0.0028, brass,
                closed=True, steps=1)  # fmt: skip
            for y, z in ((-0.013, 0.74), (0.013, 0.74), (0, 0.82)):
                sphere(0.0036, brass, (math.sqrt((radius + 0.0022) ** 2 - y * y), y, height * z),
                    (0.7, 1, 1))  # fmt: skip
    return {"capacity": round(_litres(inner), 1), "diameter": round(2 * radius * 100)}


def kettle(look: Look) -> Facts:
    """A kettle: whistling with an arched handle, gooseneck, electric on its base, camping with a bail."""
    speckled = "specks" if look.style == "camping" else "plain"
    body = skin(look.material, look.shade, look.accent, speckled, 0.4)
    if look.material == "steel":
        body = _spun(look.shade)
    black, steel = skin("plastic", "black"), skin("steel", "steel")
    radius = look.between(0.092, 0.1) * {"gooseneck": 0.7, "electric": 0.72, "camping": 0.86}.get(
        look.style, 1
    )
    height = {"gooseneck": 0.108, "electric": 0.185, "camping": 0.128}.get(
        look.style, 0.12
    ) * look.between(0.95, 1.06)
    shape = {"whistling": [(0.93, 0.006), (1.0, 0.16), (0.97, 0.4), (0.78, 0.78), (0.47, 0.98),
        (0.42, 1.0)], "gooseneck": [(0.97, 0.006), (1.0, 0.06), (0.9, 0.5), (0.74, 0.94),
        (0.7, 1.0)], "electric": [(0.96, 0.005), (1.0, 0.05), (0.98, 0.35), (0.86, 0.75),
        (0.78, 1.0)], "camping": [(0.8, 0.006), (0.97, 0.16), (1.0, 0.42), (0.88, 0.74),
        (0.6, 0.95), (0.52, 1.0)]}[look.style]  # fmt: skip
    outer = curve([(radius * r, height * z) for r, z in shape])
    mouth = outer[-1][0]
    base = 0.026 if look.style == "electric" else 0.0
    lathe([(0, 0.002 + base), (outer[0][0] - 0.006, base), *((r, z + base) for r, z in outer),
        (mouth - 0.004, height + base), (0, height + base)], body)  # fmt: skip
    top = height + base
    if look.style != "electric":
        lid = curve([(mouth + 0.001, top), (mouth + 0.001, top + 0.004),
            (mouth * 0.8, top + 0.009), (mouth * 0.3, top + 0.014), (0, top + 0.014)])  # fmt: skip
        lathe(lid, body)
        _rim(mouth + 0.0005, top + 0.0015, 0.0018, steel if look.style != "camping" else black)
        peg = _grip_skin(look.accent) if look.style == "gooseneck" else black
        lathe(curve([(0.006, top + 0.012), (0.006, top + 0.02), (0.014, top + 0.028),
            (0.014, top + 0.036), (0, top + 0.039)]), peg)  # fmt: skip
    if look.style == "whistling":
        _swept([(radius * 0.7, 0, height * 0.62, 0.056, 0.05),
            (radius * 0.98, 0, height * 0.86, 0.04, 0.038),
            (radius * 1.16, 0, height * 1.06, 0.03, 0.03)], body, wall=0.002, power=2)  # fmt: skip
        rod(0.0185, (radius * 1.12, 0, height * 1.02),
            (radius * 1.24, 0, height * 1.15), black, 0.016, 0.004)  # fmt: skip
        rod(0.005, (radius * 1.2, 0, height * 1.1), (radius * 1.27, 0, height * 1.185), steel)
        _swept([(radius * 1.16, 0, height * 1.16, 0.016, 0.006),
            (radius * 1.0, 0, height * 1.28, 0.014, 0.006),
            (radius * 0.86, 0, height * 1.33, 0.018, 0.007)], black)  # fmt: skip
        peak = top + look.between(0.082, 0.095)
        for side in (1, -1):
            box((0.006, 0.026, 0.03), steel, (side * radius * 0.66, 0, height * 0.8), 0.002, (0,
                -side * 42, 0))  # fmt: skip
            _swept([(side * radius * 0.64, 0, height * 0.84, 0.016, 0.006),
                (side * radius * 0.8, 0, top + 0.02, 0.014, 0.006),
                (side * radius * 0.72, 0, peak - 0.025, 0.016, 0.008)], steel)  # fmt: skip
        _swept([(-radius * 0.75, 0, peak - 0.032, 0.02, 0.016),
            (-radius * 0.58, 0, peak - 0.008, 0.026, 0.02), (-radius * 0.2, 0, peak, 0.03, 0.021),
            (radius * 0.2, 0, peak, 0.03, 0.021), (radius * 0.58, 0, peak - 0.008, 0.026, 0.02),
            (radius * 0.75, 0, peak - 0.032, 0.02, 0.016)], black)  # fmt: skip
    elif look.style == "gooseneck":
        _swept([(radius * 0.84, 0, height * 0.2, 0.03, 0.026),
            (radius * 1.28, 0, height * 0.3, 0.02, 0.019),
            (radius * 1.5, 0, height * 0.66, 0.0155, 0.0155),
            (radius * 1.52, 0, height * 0.96, 0.014, 0.014),
            (radius * 1.74, 0, height * 1.14, 0.0125, 0.0125),
            (radius * 1.92, 0, height * 1.13, 0.0115, 0.012)], body, wall=0.0012,
            power=2)  # fmt: skip
        tube([(-radius * 0.72, 0, height * 0.96), (-radius * 1.05, 0, height * 1.1),
            (-radius * 1.5, 0, height * 1.08)], 0.005, body)  # fmt: skip
        _swept([(-radius * 1.36, 0, height * 1.1, 0.017, 0.018),
            (-radius * 1.66, 0, height * 1.0, 0.022, 0.02),
            (-radius * 1.78, 0, height * 0.66, 0.024, 0.021),
            (-radius * 1.68, 0, height * 0.28, 0.018, 0.016)], _grip_skin(look.accent))  # fmt: skip
    elif look.style == "camping":
        _swept([(radius * 0.74, 0, height * 0.42, 0.046, 0.044),
            (radius * 1.2, 0, height * 0.58, 0.03, 0.028),
            (radius * 1.42, 0, height * 0.86, 0.022, 0.021),
            (radius * 1.62, 0, height * 1.0, 0.021, 0.019)], body, wall=0.0015,
            power=2)  # fmt: skip
        peak = top + 0.1
        tube([(x, 0, z) for x, z in ((-radius * 0.76, height * 0.84),
            (-radius * 0.84, top + 0.01), (-radius * 0.62, top + 0.062), (-0.035, peak),
            (0.035, peak), (radius * 0.62, top + 0.062), (radius * 0.84, top + 0.01),
            (radius * 0.76, height * 0.84))], 0.0025, steel)  # fmt: skip
        for side in (1, -1):
            sphere(0.009, steel, (side * radius * 0.78, 0, height * 0.86), (0.6, 1, 1.2))
        moved(lathe(curve([(0, -0.042), (0.007, -0.041), (0.01, -0.02), (0.011, 0.0),
            (0.01, 0.02), (0.007, 0.041), (0, 0.042)]), skin("wood", "oak")), (0, 0, peak),
            (0, 90, 0))  # fmt: skip
        _rim(outer[0][0] + 0.001, 0.006, 0.0022, black)
    else:
        lathe([(0, 0), (radius * 1.02, 0), (radius * 1.06, 0.003), (radius * 1.06, 0.013),
            (radius * 1.0, 0.018), (0, 0.018)], black)  # fmt: skip
        lathe([(radius * 0.9, 0.019), (radius * 0.98, 0.0195), (radius * 0.985, 0.027),
            (radius * 0.95, 0.028)], steel)  # fmt: skip
        lathe(curve([(mouth - 0.002, top - 0.002), (mouth - 0.003, top + 0.006),
            (mouth * 0.7, top + 0.014), (0, top + 0.017)]), black)  # fmt: skip
        sphere(0.014, steel, (0, 0, top + 0.016), (1, 1, 0.5))
        _rim(mouth - 0.0005, top, 0.0022, steel)
        _swept([(mouth * 0.5, 0, top - 0.046, 0.03, 0.02),
            (mouth * 0.9, 0, top - 0.022, 0.056, 0.044),
            (mouth * 1.38, 0, top + 0.001, 0.022, 0.014)], body, wall=0.0016, power=2)  # fmt: skip
        x = -radius
        _swept([(x * 0.74, 0, top - 0.01, 0.026, 0.016), (x * 1.2, 0, top + 0.002, 0.026, 0.017),
            (x * 1.6, 0, top - 0.022, 0.026, 0.018), (x * 1.66, 0, top - 0.075, 0.025, 0.018),
            (x * 1.52, 0, top - 0.13, 0.024, 0.016), (x * 1.22, 0, top - 0.158, 0.022, 0.014),
            (x * 0.92, 0, top - 0.16, 0.022, 0.014)], black, power=3)  # fmt: skip
        box((0.014, 0.018, 0.03), steel, (x * 1.15, 0, base + 0.012), 0.004, (0, -14, 0))
        tube([(x * 1.02, 0, 0.007), (x * 1.3, 0.012, 0.004), (x * 1.5, 0.07, 0.004),
            (x * 0.9, 0.13, 0.004), (0, 0.125, 0.004)], 0.0032, black)  # fmt: skip
        for k in range(6):  # the gauge one reads the fill from
            box((0.0012, 0.008 if k % 2 else 0.013, 0.0012), black, (radius * 0.02,
                -radius * (1.0 - 0.02 * k), base + 0.04 + 0.018 * k), 0.0003, (0, 0,
                90))  # fmt: skip
    return {"capacity": round(0.85 * _litres([(r - 0.002, z) for r, z in outer]), 1)}


_BLADES: dict[str, tuple[float, list[Point2], list[Point2]]] = {
    # length, then spine and edge over the blade's length, in metres from the handle's middle line
    "chef": (0.205, [(0, 0.013), (0.5, 0.0125), (0.85, 0.008), (1, -0.013)],
             [(0, -0.034), (0.4, -0.0335), (0.75, -0.027), (0.93, -0.0185), (1, -0.0135)]),
    "santoku": (0.175, [(0, 0.012), (0.6, 0.0115), (0.82, 0.007), (0.95, -0.01), (1, -0.027)],
                [(0, -0.034), (0.5, -0.034), (0.85, -0.0315), (1, -0.028)]),
    "bread": (0.215, [(0, 0.012), (0.6, 0.0115), (0.9, 0.009), (1, -0.009)],
              [(0, -0.021), (0.5, -0.0215), (0.88, -0.0195), (1, -0.0095)]),
    "paring": (0.112, [(0, 0.0095), (0.6, 0.008), (0.85, 0.0035), (1, -0.006)],
               [(0, -0.0155), (0.5, -0.015), (0.85, -0.0105), (1, -0.0065)]),
    "cleaver": (0.18, [(0, 0.016), (0.5, 0.017), (0.96, 0.018), (1, 0.0165)],
                [(0, -0.062), (0.5, -0.063), (0.93, -0.06), (1, -0.057)]),
}  # fmt: skip


def kitchen_knife(look: Look) -> Facts:
    """A kitchen knife lying on its side: chef's, santoku, bread, paring knife or cleaver."""
    length, spine, edge = _BLADES[look.style]
    length *= look.between(0.94, 1.05)
    metal, steel = skin(look.material, look.shade, grain="X"), skin("steel", "steel", grain="X")
    high = 0.0095
    blade = _blade(length, spine, edge, 0.003, metal, teeth=26 if look.style == "bread" else 0)
    blade.location.z = high
    if look.style == "cleaver":
        hole = rod(0.005, (length * 0.92, 0.004, -0.02), (length * 0.92, 0.004, 0.04), metal)
        sharpen(cut(blade, hole), 4)
    elif look.style == "paring":  # the coat ends where the edge is ground
        ground = [(t, y + 0.0042) for t, y in edge]
        blade.data.materials[0] = steel
        _blade(length * 0.995, spine, ground, 0.0034, metal).location.z = high
    grip = _grip_skin(look.accent, "X")
    if look.style == "santoku":  # the straight handle of Japan, with its collar
        _swept([(-0.125, 0, high, 0.025, 0.02), (-0.06, 0, high, 0.0235, 0.0185),
            (-0.012, 0, high, 0.0225, 0.0175)], grip, power=3.4)  # fmt: skip
        _swept([(-0.016, 0, high, 0.0232, 0.0182),
            (0.002, 0, high, 0.0225, 0.0175)], skin("plastic",
            "black" if look.accent != "black" else "grey"), power=3.4)  # fmt: skip
    elif look.style == "paring":
        _swept([(-0.1, -0.001, high, 0.018, 0.014), (-0.085, 0, high, 0.022, 0.017),
            (-0.045, 0.001, high, 0.0185, 0.016), (-0.015, -0.001, high, 0.021, 0.0165),
            (0.003, -0.001, high, 0.019, 0.012)], grip, power=2.6)  # fmt: skip
    else:
        hold = 0.118
        outline = curve([(0.0, 0.0125), (-0.04, 0.013), (-0.085, 0.0135), (-hold, 0.012),
            (-hold - 0.005, 0.0), (-hold, -0.016), (-hold + 0.018, -0.0155), (-0.065, -0.0115),
            (-0.03, -0.0135), (0.0, -0.012)], 6, closed=True)  # fmt: skip
        sheet(outline, 0.0034, steel, 0.0003, (0, 0, high - 0.0017))
        small = [(x * 0.985 - 0.001, y * 0.985) for x, y in outline]
        sheet(small, 0.0076, grip, 0.0028, (0, 0, high + 0.0014))
        sheet(small, 0.0076, grip, 0.0028, (0, 0, high - 0.009))
        for x in (-0.022, -0.06, -0.098):
            rod(0.0034, (x, 0.0, high - 0.0092), (x, 0.0, high + 0.0092), steel, bevel=0.0004)
        if look.style == "chef":  # the bolster, where the fingers end
            _swept([(-0.006, 0, high, 0.0262, 0.0178), (0.004, -0.0005, high, 0.026, 0.0165),
                (0.014, -0.002, high, 0.027, 0.004)], steel, power=3)  # fmt: skip
    return {"blade": round(length * 100, 1)}


def cutting_board(look: Look) -> Facts:
    """A cutting board: with a groove, a paddle, of end grain, striped, of round stone or plastic."""
    width, depth, thick = (look.between(0.35, 0.4), look.between(0.24, 0.27), look.between(0.018,
        0.024))  # fmt: skip
    body = skin(look.material, look.shade, grain="X")
    facts: Facts = {"thickness": round(thick * 100, 1)}
    if look.style == "groove":
        board = sheet(_rounded(width, depth, 0.022), thick, body, 0.0025)
        cut(board, tube([(x, y, thick + 0.0008) for x, y in _rounded(width - 0.036, depth - 0.036,
            0.016)], 0.0048, body, closed=True, steps=1))  # fmt: skip
    elif look.style == "paddle":
        half = depth / 2 * 0.86
        outline = [*_rounded(width * 0.8, 2 * half, 0.035)[9:27]]
        end = width * 0.4
        outline += curve([(end - 0.03, -half), (end + 0.005, -half * 0.82), (end + 0.03, -0.03),
            (end + 0.06, -0.0175), (end + 0.12, -0.019), (end + 0.142, -0.012), (end + 0.147, 0),
            (end + 0.142, 0.012), (end + 0.12, 0.019), (end + 0.06, 0.0175), (end + 0.03, 0.03),
            (end + 0.005, half * 0.82), (end - 0.03, half)])  # fmt: skip
        hole = [
            (end + 0.126 + 0.0075 * math.cos(a), 0.0075 * math.sin(a))
            for a in (math.tau * k / 32 for k in range(32))
        ]
        sheet(outline, thick * 0.9, body, 0.0035, holes=[hole])
        string = skin("leather", "cognac")
        tube([(end + 0.129, 0, 0.004), (end + 0.15, 0.006, thick + 0.002),
            (end + 0.19, 0.02, 0.004), (end + 0.2, -0.005, 0.003), (end + 0.17, -0.014, 0.004),
            (end + 0.15, -0.004, thick + 0.003),
            (end + 0.128, 0, thick * 0.5)], 0.0017, string)  # fmt: skip
    elif look.style == "end grain":
        woods = [skin("wood", look.shade, grain="Z") for _ in range(7)] + [
            skin("wood", look.accent, grain="Z") for _ in range(3)
        ]
        columns, rows, thick = 9, 6, 0.036
        for i in range(columns):
            for j in range(rows + i % 2):  # laid like bricks
                low, high = max(0, j - 0.5 * (i % 2)), min(rows, j + 1 - 0.5 * (i % 2))
                size = (width / columns, (high - low) * depth / rows, thick)
                wood = look.dice.choice(woods)
                box(size, wood, ((i + 0.5) * width / columns - width / 2,
                    (low + high) / 2 * depth / rows - depth / 2, 0), 0.0007)  # fmt: skip
        facts["thickness"] = 3.6
    elif look.style == "striped":
        bright = [skin(look.material, look.shade, grain="X") for _ in range(5)]
        dark = [skin(look.material, look.accent, grain="X") for _ in range(2)]
        strips, y = 14, 0.0
        for k in range(strips):
            of = dark if k in (2, 3, 10) else bright
            wide = depth / strips
            box((width, wide, thick), of[k % len(of)], (0, y + wide / 2 - depth / 2, 0), 0.0006)
            y += wide
        for side in (1, -1):
            sheet(_rounded(0.07, 0.016, 0.0079), 0.0012, skin("rubber", "black"), 0.0002,
                (side * (width / 2 - 0.016), 0, thick - 0.0004), (0, 0, 90))  # fmt: skip
    elif look.style == "stone":
        ring = [
            (depth * 0.6 * math.cos(a), depth * 0.6 * math.sin(a))
            for a in (math.tau * k / 128 for k in range(128))
        ]
        sheet(ring, 0.016, body, 0.002, (0, 0, 0.003))
        feet = skin("rubber", "grey")
        for x, y in ((-1, -1), (-1, 1), (1, -1), (1, 1)):
            rod(0.009, (x * depth * 0.38, y * depth * 0.38, 0),
                (x * depth * 0.38, y * depth * 0.38, 0.004), feet)  # fmt: skip
        facts["thickness"] = 1.6
    else:
        slot = _rounded(0.016, 0.1, 0.0079, (width / 2 - 0.026, 0))
        sheet(_rounded(width, depth, 0.03), 0.011, body, 0.002, (0, 0, 0.001), holes=[slot])
        grey = skin("rubber", "slate")
        for x in (-1, 1):
            for y in (-1, 1):  # corners that do not slip
                rim = [(x * a, y * b) for a, b in _rounded(width, depth, 0.03)[0:9]]
                rim = [*rim, (x * (width / 2 - 0.036), y * depth / 2),
                    (x * (width / 2 - 0.036), y * (depth / 2 - 0.004)),
                    (x * (width / 2 - 0.004), y * (depth / 2 - 0.036)),
                    (x * width / 2, y * (depth / 2 - 0.036))]  # fmt: skip
                sheet(sorted(rim, key=lambda p: math.atan2(p[1] - y * (depth / 2 - 0.02),
                    p[0] - x * (width / 2 - 0.02))), 0.0135, grey, 0.001, (0, 0,
                    -0.0003))  # fmt: skip
        facts["thickness"] = 1.1
    return facts


def spatula(look: Look) -> Facts:
    """A spatula or a cooking spoon, lying on its back."""
    long = look.between(0.29, 0.32)
    body = skin(look.material, look.shade, grain="X")
    if look.style == "spoon":
        _bowl(0.084, 0.058, 0.015, 0.0055, body, neck=0.3).location = (long - 0.084, 0, 0.021)
        _swept([(0, 0, 0.008, 0.0155, 0.014), (0.05, 0, 0.008, 0.014, 0.012),
            (long * 0.5, 0, 0.0115, 0.0115, 0.0105), (long - 0.1, 0, 0.017, 0.0125, 0.0105),
            (long - 0.074, 0, 0.0135, 0.017, 0.009),
            (long - 0.045, 0, 0.004, 0.02, 0.004)], body, nose=True)  # fmt: skip
    elif look.style == "flat":
        grip = _swept([(0.012, 0, 0.006, 0.025, 0.011), (0.07, 0, 0.006, 0.02, 0.0105),
            (long * 0.52, 0, 0.006, 0.0185, 0.0095), (long * 0.68, 0, 0.006, 0.03, 0.008),
            (long * 0.82, 0, 0.0055, 0.056, 0.006), (long * 0.94, 0, 0.005, 0.064, 0.0045),
            (long, 0, 0.0045, 0.061, 0.003)], body, power=2.8, nose=True)  # fmt: skip
        cut(grip, rod(0.0045, (0.018, 0, -0.01), (0.018, 0, 0.03), body))
        for y in (-0.0125, 0, 0.0125):
            slot = sheet(_rounded(0.05, 0.006, 0.0029), 0.03, body, 0.0001, (long * 0.86, y, -0.01))
            cut(grip, slot)
    else:
        wood, steel = _grip_skin(look.accent, "X"), skin("steel", "steel", grain="X")
        neck = long - 0.1
        hold = _swept([(0, 0, 0.011, 0.017, 0.015), (0.03, 0, 0.011, 0.022, 0.018),
            (0.1, 0, 0.011, 0.019, 0.016), (neck - 0.05, 0, 0.011, 0.014, 0.013)],
            wood)  # fmt: skip
        cut(hold, rod(0.0042, (0.016, 0, -0.01), (0.016, 0, 0.04), wood))
        _swept(
            [(neck - 0.062, 0, 0.011, 0.0155, 0.0145), (neck - 0.045, 0, 0.011, 0.0145, 0.0135)],
            steel,
        )
        if look.style == "scraper":
            tube([(neck - 0.05, 0, 0.011), (neck + 0.01, 0, 0.011)], 0.0036, steel)
            _swept([(neck - 0.012, 0, 0.011, 0.014, 0.013), (neck + 0.008, 0, 0.011, 0.02, 0.013),
                (neck + 0.03, 0, 0.011, 0.03, 0.0085)], body, power=3)  # fmt: skip
            tip = neck + 0.105  # one corner round for bowls, the other for pans
            outline = [
                *curve([(neck + 0.006, -0.011), (neck + 0.018, -0.022), (neck + 0.03, -0.0265)], 5),
                *curve([(tip - 0.012, -0.0285), (tip - 0.003, -0.0265), (tip, -0.019)], 5),
                *curve([(tip - 0.001, 0.004), (tip - 0.012, 0.02), (tip - 0.032, 0.0275)], 6),
                *curve([(neck + 0.03, 0.0265), (neck + 0.018, 0.022), (neck + 0.006, 0.011)], 5),
            ]
            sheet(outline, 0.0095, body, 0.0038, (0, 0, 0.00625))
        else:
            _swept([(neck - 0.05, 0, 0.011, 0.008, 0.006), (neck - 0.02, 0, 0.016, 0.01, 0.005),
                (neck + 0.004, 0, 0.0115, 0.02, 0.0045),
                (neck + 0.02, 0, 0.0065, 0.036, 0.004)], steel)  # fmt: skip
            outline = [(0, -0.026), *curve([(0.006, -0.036), (0.05, -0.041), (0.093, -0.044)], 5),
                (0.1, -0.04), (0.102, 0.036), (0.096, 0.042), *curve([(0.093, 0.043),
                (0.05, 0.041), (0.006, 0.036)], 5), (0, 0.026)]  # fmt: skip
            slots = [
                _rounded(0.058, 0.0075, 0.0036, (0.056, y)) for y in (-0.027, -0.009, 0.009, 0.027)
            ]
            sheet(outline, 0.0036, body, 0.001, (neck + 0.004, 0, 0.009), (0, 4, 0), holes=slots)
    return {}


def cutlery(look: Look) -> Facts:
    """A fork, a knife and a spoon side by side: classic, slim, or with riveted bistro handles."""
    bistro = look.style == "bistro"
    kind_of, tone = ("steel", "steel") if bistro else (look.material, look.shade)
    metal, along = skin(kind_of, tone, grain="Y"), skin(kind_of, tone, grain="X")
    grip = skin(look.material, look.shade, grain="Y") if bistro else metal
    slim = 0.62 if look.style == "slim" else 1.0
    rivet = skin("polished metal", "steel")

    def handle(x: float, neck: float) -> None:
        """From the rounded end up to the neck."""
        if bistro:
            _swept([(x, 0.01, 0.0075, 0.0205, 0.0125), (x, 0.024, 0.0075, 0.0215, 0.013),
                (x, 0.06, 0.0075, 0.019, 0.0125),
                (x, neck - 0.012, 0.0075, 0.0135, 0.0105)], grip, side=(1, 0, 0), power=2.8,
                nose=True)  # fmt: skip
            _swept([(x, neck - 0.014, 0.0075, 0.0142, 0.011),
                (x, neck - 0.004, 0.0075, 0.011, 0.009),
                (x, neck + 0.01, 0.008, 0.007, 0.005)], metal, side=(1, 0, 0))  # fmt: skip
            for y in (0.024, 0.052, neck - 0.026):
                sphere(0.0028, rivet, (x, y, 0.0134), (1, 1, 0.55))
        else:
            _swept([(x, 0.012, 0.0062, 0.0205 * slim, 0.0036),
                (x, 0.04, 0.007, 0.018 * slim, 0.0042), (x, 0.085, 0.009, 0.0105 * slim, 0.0046),
                (x, neck - 0.012, 0.01, 0.0072, 0.0046),
                (x, neck + 0.012, 0.008, 0.0085, 0.0042)], metal, side=(1, 0, 0), power=2.2,
                nose=True)  # fmt: skip

    handle(-0.042, 0.118)
    x, neck = -0.042, 0.118
    _swept([(x, neck + 0.002, 0.009, 0.0075, 0.0036), (x, neck + 0.012, 0.008, 0.013, 0.003),
        (x, neck + 0.024, 0.0055, 0.0235, 0.0026),
        (x, neck + 0.042, 0.004, 0.0246, 0.0024)], metal, side=(1, 0, 0), power=3)  # fmt: skip
    for k in (-1.5, -0.5, 0.5, 1.5):
        _swept([(x + k * 0.0065, neck + 0.038, 0.0042, 0.0047, 0.0024),
            (x + k * 0.0064, neck + 0.06, 0.0045, 0.0043, 0.0023),
            (x + k * 0.0062, neck + 0.085, 0.0085, 0.0026, 0.0018)], metal, side=(1, 0, 0),
            power=2.6)  # fmt: skip
    handle(0, 0.112)
    if bistro:
        line: list[Point2] = [(0, -0.005), (0.1, -0.009), (0.8, -0.011), (1, 0.004)]
    else:
        line = [(0, -0.0036), (0.12, -0.009), (0.7, -0.0105), (0.93, -0.006), (1, 0.0045)]
    blade = _blade(0.112, [(0, 0.005), (0.2, 0.0075), (0.8, 0.0085), (0.95, 0.0075),
        (1, 0.005)], line, 0.0026, along)  # fmt: skip
    moved(blade, (0, 0.108, 0.0085), (0, 0, 90))
    handle(0.044, 0.126)
    moved(_bowl(0.066, 0.043, 0.0085, 0.0018, along, neck=0.16), (0.044, 0.13, 0.0095), (0, 0, 90))
    _swept([(0.044, 0.116, 0.0095, 0.0072, 0.0042), (0.044, 0.13, 0.0088, 0.008, 0.0036),
        (0.044, 0.142, 0.0062, 0.008, 0.002)], metal, side=(1, 0, 0))  # fmt: skip
    return {"pieces": 3}


def rolling_pin(look: Look) -> Facts:
    """A rolling pin: with turned handles, French and tapered, or of stone on a wooden cradle."""
    body = skin(look.material, look.shade, grain="Z")
    barrel = look.between(0.23, 0.26)
    lift = 0.0
    if look.style == "tapered":
        half, thick = 0.24, 0.022
        pin = lathe([(0, -half), *curve([(0.007, -half), (0.0105, -half + 0.006),
            (0.016, -half * 0.7), (thick, -half * 0.3), (thick + 0.0008, 0), (thick, half * 0.3),
            (0.016, half * 0.7), (0.0105, half - 0.006), (0.007, half)]),
            (0, half)], body)  # fmt: skip
        moved(pin, (0, 0, thick), (0, 90, 0))
        return {"roller": round(2 * half * 100)}
    thick = 0.03 if look.style == "stone" else 0.029
    if look.style == "stone":
        cradle = skin("wood", look.accent, grain="Y")
        lift = 0.016
        for side in (1, -1):
            block = box((0.026, 0.092, 0.024), cradle, (side * barrel * 0.36, 0, 0), 0.004)
            cut(block, moved(lathe([(0, -0.1), (thick, -0.1), (thick, 0.1), (0, 0.1)], cradle),
                (0, 0, thick + lift - 0.003), (0, 90, 0)))  # fmt: skip
        box(
            (barrel * 0.72, 0.02, 0.008), skin("wood", look.accent, grain="X"), (0, 0, 0.001), 0.002
        )
    lift += thick - (0.003 if look.style == "stone" else 0)
    moved(lathe([(0, -barrel / 2), (0.014, -barrel / 2), (thick - 0.004, -barrel / 2),
        (thick - 0.001, -barrel / 2 + 0.0015), (thick, -barrel / 2 + 0.005),
        (thick, barrel / 2 - 0.005), (thick - 0.001, barrel / 2 - 0.0015),
        (thick - 0.004, barrel / 2), (0, barrel / 2)], body), (0, 0, lift), (0, 90, 0))  # fmt: skip
    for side in (1, -1):
        wood = skin("wood", look.accent if look.style == "stone" else look.shade, grain="Z")
        rod(0.0065, (side * (barrel / 2 - 0.002), 0, lift),
            (side * (barrel / 2 + 0.012), 0, lift), skin("steel", "steel"))  # fmt: skip
        grip = lathe([(0, 0), *curve([(0.009, 0), (0.0105, 0.004), (0.0095, 0.014),
            (0.0135, 0.045), (0.0145, 0.066), (0.0125, 0.08), (0.0118, 0.084), (0.0145, 0.091),
            (0.0115, 0.1), (0, 0.103)])], wood)  # fmt: skip
        moved(grip, (side * (barrel / 2 + 0.005), 0, lift), (0, side * 90, 0))
    return {"roller": round(barrel * 100)}


def pepper_mill(look: Look) -> Facts:
    """A pepper mill: turned in the old way, a column with a window, or with a crank on top."""
    body, metal = skin(look.material, look.shade), skin("polished metal", "steel")
    tall = look.between(0.94, 1.08)
    r = 0.029

    def turned(profile: list[Point2], smooth: int = 6) -> Object:
        points = [(radius * r / 0.029, z * tall) for radius, z in profile]
        return lathe(curve(points, smooth) if smooth > 1 else points, body)

    if look.style == "classic":
        turned([(0, 0.002), (0.029, 0.002)], 1)
        turned([(0.029, 0.002), (0.0305, 0.006), (0.0305, 0.018), (0.0285, 0.022), (0.026, 0.027),
            (0.0275, 0.031), (0.026, 0.036), (0.0205, 0.06), (0.0185, 0.085), (0.0205, 0.108),
            (0.0255, 0.122), (0.0265, 0.126), (0.0255, 0.1295), (0.0235, 0.131),
            (0.015, 0.1312)])  # fmt: skip
        turned([(0.015, 0.1318), (0.0235, 0.132), (0.0255, 0.1335), (0.0255, 0.1375),
            (0.0225, 0.141), (0.0175, 0.146), (0.0185, 0.15), (0.025, 0.158), (0.0285, 0.17),
            (0.0262, 0.184), (0.0175, 0.194), (0.009, 0.1965), (0.006, 0.197)])  # fmt: skip
        top = 0.197 * tall
        lathe([(0.0295, 0.0), (0.0312, 0.0005), (0.0316, 0.004), (0.0308, 0.006)], metal)
    elif look.style == "column":
        turned([(0.02, 0.001), (0.0262, 0.001), (0.0272, 0.003), (0.0272, 0.034), (0.026, 0.036),
            (0, 0.036)], 1)  # fmt: skip
        lathe([(0.0262, 0.036 * tall), (0.0262, 0.074 * tall), (0.0245, 0.074 * tall),
            (0.0245, 0.0365 * tall)], skin("glass", "clear"))  # fmt: skip
        lathe(
            [(0.018, 0.037 * tall), (0.018, 0.066 * tall), (0, 0.068 * tall)],
            skin("cork", "cream"),
        )
        grain = curve(
            [(0, -0.0024), (0.0017, -0.0017), (0.0024, 0), (0.0017, 0.0017), (0, 0.0024)], 2
        )
        corns = [lathe(grain, skin("cork", tone), 10) for tone in ("chocolate", "ebony", "black")]
        for k in range(140):  # the peppercorns one sees through the window
            a, out = 2.4 * k, look.between(0.0198, 0.0218)
            z = 0.039 + 0.0285 * ((0.618 * k) % 1)
            spot = (out * math.cos(a), out * math.sin(a), z * tall)
            copied(corns[k % 3], spot) if k > 2 else moved(corns[k], spot)
        lathe([(0.0255, 0.0742 * tall), (0.0275, 0.0745 * tall), (0.0275, 0.079 * tall),
            (0.0255, 0.0794 * tall)], metal)  # fmt: skip
        turned([(0.015, 0.0796), (0.0264, 0.0798), (0.0272, 0.081), (0.0272, 0.16),
            (0.0258, 0.1655), (0.02, 0.168), (0.006, 0.1685)], 1)  # fmt: skip
        top = 0.1685 * tall
    else:
        turned(
            [(0.02, 0.001), (0.0235, 0.001), (0.0245, 0.003), (0.0245, 0.012), (0.0235, 0.014)], 1
        )
        for low, high in ((0.014, 0.07), (0.075, 0.13)):
            turned([(0.02, low), (0.0228, low + 0.0005), (0.0228, high - 0.0005), (0.02, high)], 1)
        for z in (0.0145, 0.072, 0.1295):  # rings rolled into the metal
            for dz in (-0.003, 0.0, 0.003):
                _rim(0.0234, (z + dz) * tall, 0.0013, body)
        turned([(0.0235, 0.131), (0.0245, 0.1325), (0.0245, 0.138), (0.0215, 0.147),
            (0.014, 0.155), (0.006, 0.158)])  # fmt: skip
        top = 0.158 * tall
        rod(0.0035, (0, 0, top - 0.004), (0, 0, top + 0.016), body)
        _swept([(-0.008, 0, top + 0.014, 0.011, 0.004), (0.02, 0, top + 0.0155, 0.008, 0.004),
            (0.052, 0, top + 0.02, 0.01, 0.004)], body)  # fmt: skip
        rod(0.002, (0.05, 0, top + 0.018), (0.05, 0, top + 0.032), metal)
        lathe(curve([(0, 0), (0.005, 0.0005), (0.0085, 0.008), (0.009, 0.014), (0.0055, 0.02),
            (0, 0.021)]), skin("wood", "walnut"), at=(0.05, 0, top + 0.025))  # fmt: skip
        sphere(0.0055, body, (0, 0, top + 0.017), (1, 1, 0.7))
        return {"mechanism": "crank"}
    if look.style == "column":
        lathe(
            [(0.009, top - 0.001), (0.009, top + 0.003), (0.008, top + 0.004), (0, top + 0.004)],
            metal,
        )
    else:
        lathe(curve([(0.0045, top - 0.002), (0.0045, top + 0.003), (0.0075, top + 0.007),
            (0.0065, top + 0.013), (0, top + 0.0155)]), metal)  # fmt: skip
    return {"mechanism": "twist"}
