"""Caps, beanies, belts, umbrellas and shoes."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import bpy
from mathutils import Vector

from samples.blender.materials import Material, skin
from samples.blender.shapes import (
    Point2,
    Point3,
    box,
    curve,
    lathe,
    loft,
    mesh,
    rod,
    sharpen,
    sphere,
    superellipse,
    tube,
)
from samples.look import Look
from samples.models.bags import _ribbon, _spaced, _stitches

Facts = dict[str, float | str]
Object = bpy.types.Object
Edge = float | Callable[[float], float]
TURN = 2 * math.pi


def cap(look: Look) -> Facts:
    """A baseball cap of six panels: plain, with another brim, a mesh back, or a patch on its front."""
    wide, long, high = (
        look.between(0.077, 0.081),
        look.between(0.094, 0.099),
        look.between(0.118, 0.128),
    )
    cloth = skin(look.material, look.shade)
    thread = skin("cotton", look.accent if look.style != "plain" else "cream")

    def crown(degrees: float, v: float) -> Vector:
        a, rise = math.radians(degrees), math.radians(90 * v)
        front = max(0.0, math.cos(a))
        power = 2.35 + 0.75 * front
        r, z = max(0.0, math.cos(rise)) ** (2 / power), math.sin(rise) ** (2 / power)
        seam = abs((degrees + 30) % 60 - 30) * r  # the panels swell between their seams
        r *= 1 - 0.02 * math.exp(-((seam / 2.2) ** 2)) * (1 - v**4)
        return Vector(
            (wide * r * math.sin(a), -long * r * math.cos(a) * (1 + 0.02 * front), high * z)
        )

    def panels(start: int, end: int, material: Material) -> None:
        heights = [1 - (1 - i / 44) ** 1.25 for i in range(45)]
        columns = range(start, end + 1)
        _grid([[crown(d, v) for d in columns] for v in heights], material)

    back = cloth
    if look.style == "trucker":
        back = skin("nylon", look.accent, "grey", "checks", 0.22)
    panels(-60, 60, cloth)
    panels(60, 300, back)
    top = skin(look.material, look.accent if look.style in ("two-tone", "trucker") else look.shade)
    sphere(0.0085, top, (0, 0, high + 0.001), (1, 1, 0.5))
    for k in range(6):
        for side in (-1, 1):
            line = [
                crown(60 * k + side * 3.4 / max(0.12, math.cos(v * math.pi / 2)), v)
                for v in [i / 60 for i in range(1, 53)]
            ]
            line = [p + p.normalized() * 0.0003 for p in line]
            _stitches(
                line, thread if look.style != "trucker" or k in (0, 1, 5) else back, 0.0035, 0.00045
            )
        if look.style != "trucker" or k in (0, 5):
            _eyelet(
                crown(60 * k + 30, 0.6),
                crown(60 * k + 30, 0.6) - Vector((0, 0, 0.04)),
                0.0034,
                thread,
            )
    _ribbon([crown(d, 0.035) * 1.002 for d in range(64, 298, 3)], 0.014, 0.002, back, (0, 0, 1))
    # the gap behind with its strap and buckle
    gap = [
        [
            crown(180 + d, 0.4 * math.sqrt(max(0.0, 1 - (d / 27) ** 2)) * i / 8) * 1.006
            for d in range(-26, 27, 2)
        ]
        for i in range(9)
    ]
    _grid(gap, skin("cotton", "charcoal"))
    _ribbon([crown(180 + d, 0.06) * 1.02 for d in range(-30, 31, 3)], 0.02, 0.0025, top, (0, 0, 1))
    box((0.02, 0.004, 0.024), skin("steel", "steel"), (0.012, long + 0.003, 0.0), 0.001)

    def brim(a: float, w: float, lift: float = 0) -> Vector:
        inner = crown(62 * a, 0.02)
        x = (
            inner.x * 0
            + wide * 0.885 * math.sin(a * math.pi / 2)
            + 0.015 * math.sin(abs(a) * math.pi) * math.copysign(1, a) * w
        )
        y = -long * 0.47 - (0.125 + 0.0 * w) * math.cos(a * math.pi / 2) ** 0.72
        out = Vector((inner.x + (x - inner.x) * w, inner.y + (y - inner.y) * w, 0))
        out.z = 0.017 - 2.9 * out.x**2 - 0.06 * (inner.y - out.y) + lift
        return out

    visor = skin(
        look.material, look.accent if look.style in ("two-tone", "trucker") else look.shade
    )
    across = [-1 + 2 * k / 60 for k in range(61)]
    for lift in (0.0016, -0.0016):
        rows = [[brim(a, w / 16, lift) for a in across] for w in range(17)]
        _grid(rows if lift < 0 else rows[::-1], visor)
    tube([tuple(brim(a, 1)) for a in across], 0.0024, visor, steps=1)
    for w in (0.2, 0.4, 0.6, 0.8, 0.93):
        _stitches(
            [brim(a, w, 0.0019) for a in across[2:-2]],
            thread if look.style != "two-tone" else cloth,
            0.0035,
            0.00045,
        )
    if look.style == "patch":
        middle = crown(0, 0.19)
        patch = [[crown(d, 0.08 + 0.22 * i / 10) for d in range(-22, 23, 2)] for i in range(11)]
        patch = [[p + Vector((p.x, p.y, 0)).normalized() * 0.0016 for p in row] for row in patch]
        _grid(patch, skin("leather", look.accent), 0.0016)
        edge = [
            *patch[0],
            *[row[-1] for row in patch],
            *patch[-1][::-1],
            *[row[0] for row in patch[::-1]],
        ]
        seam = [
            Vector((p.x * 0.88, p.y - 0.0012, middle.z + (p.z - middle.z) * 0.86)) for p in edge
        ]
        _stitches(seam, skin("cotton", "cream"), 0.003, 0.0005)
        peak = [
            (-15, 0.12),
            (-7, 0.2),
            (-3, 0.16),
            (4, 0.26),
            (9, 0.17),
            (11, 0.19),
            (15, 0.12),
            (-15, 0.12),
        ]  # mountains
        tube(
            [tuple(crown(d, v) + Vector((0, -0.0034, 0))) for d, v in peak],
            0.0012,
            skin("cotton", "cream"),
            steps=1,
        )
    return {"panels": 6}


def beanie(look: Look) -> Facts:
    """A knitted hat: with a turned-up cuff, with a bobble, or striped."""
    wool = skin(look.material, look.shade)
    rx, ry, high = look.between(0.088, 0.093), look.between(0.098, 0.103), look.between(0.2, 0.215)
    striped = look.style == "striped"
    body = skin(look.material, look.shade, look.accent, "bands", 2.4) if striped else wool
    _knit(rx, ry, 0.03, high, 46, body, closed=True)
    cuff = skin(look.material, look.accent) if look.style == "bobble" else wool
    _knit(rx + 0.006, ry + 0.006, 0.0, look.between(0.068, 0.078), 46, cuff, closed=False)
    if look.style == "bobble":
        _bobble(look, 0.042, (0, 0, high + 0.022), cuff)
    else:
        tag = skin("leather", "cognac" if look.shade != "cognac" else "black")
        y = -ry - 0.0105
        rows = [
            [Vector((x / 1000, y + (x / 1000) ** 2 * 5.4, z)) for x in range(-24, 25, 4)]
            for z in (0.024, 0.034, 0.05)
        ]
        _grid(rows, tag, 0.0016)
        edge = [Vector((x / 1000, y - 0.001 + (x / 1000) ** 2 * 5.4, z)) for x, z in
                [(k, 0.0265) for k in range(-21, 22)] + [(21, z / 1e4) for z in range(265, 476, 10)] + [(k, 0.0475) for k in range(21, -22, -1)] + [(-21, z / 1e4) for z in range(475, 264, -10)]]  # fmt: skip
        _stitches(edge, skin("cotton", "cream"), 0.0035, 0.0005)
    return {"circumference": round(TURN * math.sqrt((rx**2 + ry**2) / 2) * 100)}


def belt(look: Look) -> Facts:
    """A belt rolled up and buckled: for a suit, for jeans, woven with eyelets, or studded."""
    wide = {"dress": 0.03, "studded": 0.036}.get(look.style, 0.038) * look.between(0.98, 1.04)
    thick, radius = 0.0038, look.between(0.047, 0.052)
    strap = skin(look.material, look.shade)
    metal = {"jeans": skin("brass", "brass"), "canvas": skin("steel", "gunmetal")}.get(
        look.style, skin("silver", "silver")
    )
    hole, thread = skin("rubber", "black"), skin("cotton", look.accent)
    middle = wide / 2

    def around(s: float, out: float, z: float = middle) -> Point3:
        """A place `s` metres along the outer turn from its front, `out` from its face."""
        a = s / radius - math.pi / 2
        return ((radius + out) * math.cos(a), (radius + out) * math.sin(a), z)

    for k in range(3):  # the turns inside, each a little looser than paper
        r = radius - (k + 1) * (thick + 0.0016)
        line = [
            (
                (r - i * 0.0016 / 60) * math.cos(TURN * i / 60 + 0.3 * k),
                (r - i * 0.0016 / 60) * math.sin(TURN * i / 60 + 0.3 * k),
                middle,
            )
            for i in range(57)
        ]
        _ribbon(line, wide, thick, strap, (0, 0, 1))
    ring = TURN * radius
    gap = 0.02
    _ribbon(
        [around(gap + (ring - gap - 0.004) * i / 120, 0) for i in range(121)],
        wide,
        thick,
        strap,
        (0, 0, 1),
    )
    # the tip runs through the buckle and lies over the strap with its holes
    tail = -look.between(0.125, 0.14)
    lies = [
        around(0.03 + (tail - 0.03) * i / 60, thick * (1.25 if i > 12 else 1.25 - 0.1 * (12 - i)))
        for i in range(61)
    ]
    _ribbon(lies, wide * 0.985, thick, strap, (0, 0, 1))
    tip = [
        [
            Vector(
                around(
                    tail - 0.001 - 0.02 * i / 10,
                    thick * 1.25 + d,
                    middle + wide * 0.4925 * t * math.sqrt(max(0.0, 1 - (i / 10) ** 2.4)),
                )
            )
            for i in range(11)
        ]
        for d in (thick / 2,)
        for t in (-1, -0.8, -0.4, 0, 0.4, 0.8, 1)
    ]
    _grid(tip, strap, thick)
    out = thick * 1.8
    for k in range(5):
        s = -0.034 - 0.022 * k
        rim = metal if look.style in ("canvas", "studded") else hole
        at, normal = Vector(around(s, thick * 1.78)), Vector(around(s, 1, 0)).normalized()
        _eyelet(
            at,
            Vector((normal.x, normal.y, 0)),
            0.0028 if look.style != "canvas" else 0.0036,
            rim,
            hole,
        )
    if look.style != "canvas":
        for z in (0.0034, wide - 0.0034):
            for a, b, o in ((0.045, ring * 0.9, 0.5), (tail, -0.022, 1.76)):
                _stitches(
                    [around(a + (b - a) * i / 90, thick * o + 0.0001, z) for i in range(91)],
                    thread,
                    0.0045,
                    0.00055,
                )
    if look.style == "studded":
        steps = int((ring - 0.2) / 0.012)
        for s, out_by in (
            *((-0.066 - 0.011 * k, 1.76) for k in range(6)),
            *((0.052 + 0.012 * k, 0.5) for k in range(steps)),
        ):
            for z in (0.17, 0.83):
                sphere(0.0034, metal, around(s, thick * out_by, wide * z))
    # buckle: a frame bent with the belt, its bar, its pin
    w, h, wire = 0.021, wide / 2 + 0.006, 0.003 if look.style == "dress" else 0.0038
    corner = superellipse(2 * w, 2 * h, 0, 2.6 if look.style == "jeans" else 7, 64)
    tube(
        [around(0.004 + x, out + 0.002, middle + z) for x, z, _ in corner],
        wire,
        metal,
        True,
        steps=1,
    )
    rod(
        0.0025,
        around(0.012, out - 0.001, middle - h),
        around(0.012, out - 0.001, middle + h),
        metal,
    )
    tube(
        [around(0.012, out + 0.002), around(0.0, out + 0.0055), around(-0.021, out + 0.0035)],
        0.0024,
        metal,
    )
    for s in (0.036, *((-0.052,) if look.style != "canvas" else ())):  # the keepers
        o = thick * (0.9 if s > 0 else 1.9)
        _ribbon(
            [around(s, o, -0.001), around(s, o, wide + 0.001)],
            0.011,
            0.003,
            strap,
            None,
            Vector(around(s, 1)),
        )
        for z in (-0.001, wide + 0.001):
            _ribbon(
                [around(s, o, z), around(s, -thick, z)],
                0.011,
                0.0024,
                strap,
                None,
                (0, 0, 1 if z > 0 else -1),
            )
    return {"holes": 5, "length": look.dice.choice([95, 100, 105, 110])}


def umbrella(look: Look) -> Facts:
    """An open umbrella on eight ribs: of one colour, of two by turns, with a border, or dotted."""
    wide, arch, ribs = look.between(0.5, 0.55), look.between(60, 66), 8
    first = skin(
        look.material, look.shade, look.accent, "dots" if look.style == "dotted" else "plain", 3.4
    )
    second = skin(look.material, look.accent)
    metal, wood = skin("steel", "steel"), skin("wood", "walnut")
    full = math.radians(arch)

    def canopy(turn: float, v: float) -> Vector:
        """`turn` counts ribs; the cloth is flat between two of them and its hem hollow."""
        f = turn % 1
        hollow = 1 - (2 * f - 1) ** 2
        a, v = TURN * turn / ribs, v * (1 - 0.085 * hollow * v**3)
        chord = math.cos(math.pi / ribs) / math.cos(TURN / ribs * (f - 0.5))
        r = wide * math.sin(full * v) / math.sin(full) * (1 - 0.8 * v * (1 - chord))
        z = wide * (math.cos(full * v) - 1) / math.sin(full) - 0.02 * hollow * v
        return Vector((r * math.cos(a), r * math.sin(a), z))

    for k in range(ribs):
        across = [k + i / 14 for i in range(15)]
        cloth = second if look.style == "panels" and k % 2 == 0 else first
        parts = (
            [(0.0, 0.84, first), (0.84, 1.0, second)]
            if look.style == "border"
            else [(0.0, 1.0, cloth)]
        )
        for low, high, material in parts:
            _grid(
                [
                    [canopy(t, low + (high - low) * i / 24) for t in across]
                    for i in range(24, -1, -1)
                ],
                material,
                0.0012,
            )
        rib = [canopy(k, i / 12) - Vector((0, 0, 0.005)) for i in range(13)]
        tube([tuple(p) for p in rib], 0.0022, metal, steps=1)
        tube(
            [
                tuple(canopy(k, 0.52) - Vector((0, 0, 0.006))),
                (0.012 * math.cos(TURN * k / ribs), 0.012 * math.sin(TURN * k / ribs), -0.33),
            ],
            0.0022,
            metal,
            steps=1,
        )
        end = canopy(k, 1)
        rod(
            0.0035,
            tuple(end - Vector((0, 0, 0.004))),
            tuple(end + (end - canopy(k, 0.96)) * 0.7 - Vector((0, 0, 0.004))),
            metal,
        )
    rod(0.0055, (0, 0, 0.0), (0, 0, -0.72), metal)
    rod(0.0125, (0, 0, -0.355), (0, 0, -0.315), skin("plastic", "black"), bevel=0.003)
    lathe(
        [
            (0, 0.075),
            (0.003, 0.074),
            (0.0055, 0.06),
            (0.006, 0.012),
            (0.02, 0.004),
            (0.024, -0.003),
        ],
        skin("plastic", "black"),
    )
    hook = (
        [(0, 0, -0.66), (0, 0, -0.74), (0, 0, -0.8)]
        + [
            (0.045 - 0.045 * math.cos(a), 0, -0.82 - 0.045 * math.sin(a))
            for a in (0.3, 0.8, 1.3, 1.8, 2.3, 2.8)
        ]
        + [(0.092, 0, -0.79)]
    )
    tube(hook, 0.0125, wood)
    rod(0.0145, (0, 0, -0.68), (0, 0, -0.65), metal)
    return {"ribs": ribs, "diameter": round(wide * 200)}


@dataclass(frozen=True)
class _Form:
    """What a shoe is built on: heights in metres along its length, and its opening's edge."""

    sole: float  # thickness of the sole under the ball
    heel: float  # how much more under the heel
    spring: float  # how far the toe lifts
    toe: float  # how high the toe box rises
    ankle: tuple[float, float, float, float]  # front y, front z, back y, side z
    top: tuple[float, float, float, float] | None  # the same of a boot's edge
    girth: tuple[float, float]  # half width of the ankle and of the top
    pointed: float = 0.0


_FOOT: list[Point2] = [  # a left foot's sole from the toe by the outside to the heel and back
    (-0.012, -0.146), (0.020, -0.131), (0.041, -0.094), (0.048, -0.048), (0.040, 0.015), (0.0345, 0.085), (0.022, 0.132),
    (0, 0.146), (-0.022, 0.132), (-0.0335, 0.085), (-0.033, 0.02), (-0.046, -0.052), (-0.047, -0.096), (-0.037, -0.131),
]  # fmt: skip
_FRONT = [1, 0.86, 0.58, 0.25, 0.05, 0, 0, 0, 0, 0, 0.05, 0.25, 0.58, 0.86]


class _Shoe:
    """A shoe's upper as a surface: u from 0 (toe) by 3.5 (outside) and 7 (heel) to 14, v from sole to edge."""

    def __init__(self, form: _Form, size: float) -> None:
        self.form, self.size = form, size
        foot = [
            (
                x * (1 - form.pointed * (max(0, -y - 0.04) / 0.1) ** 2),
                y - form.pointed * 0.02 * (max(0, -y) / 0.146) ** 2,
            )
            for x, y in _FOOT
        ]
        self.outline = [(x * size, y * size) for x, y in curve(foot, 8, closed=True)]
        columns = []
        ankle = self._edge(*form.ankle, form.girth[0])
        top = self._edge(*form.top, form.girth[1]) if form.top else None
        for k, (x, y) in enumerate(foot):
            f = _FRONT[k]
            out = Vector((x, (y - 0.02) * 0.6, 0)).normalized()
            start = Vector((x, y, self.ground(y) + form.sole - 0.004)) - out * 0.003
            c = Vector(ankle[k])
            rise = Vector((0, 0, form.toe * (1 if f > 0.5 else 0.85)))
            first = start + rise + out * (0.004 if f > 0.5 else 0.008)
            down = (c.z - start.z) * 0.36
            second = (
                c + Vector((0, -0.078, -0.034)) * f + (out * 0.01 - Vector((0, 0, down))) * (1 - f)
            )
            path = [self._bezier(start, first, second, c, t / 10) for t in range(11)]
            if top:
                end = Vector(top[k])
                path += [
                    c.lerp(end, t / 4) + out * 0.004 * (1 - f) * math.sin(math.pi * t / 4)
                    for t in range(1, 5)
                ]
            columns.append(self._even([Vector(p) for p in curve([tuple(p) for p in path], 4)], 48))
        rows = zip(*columns, strict=True)
        self.rows = [
            [Vector(p) * size for p in curve([tuple(p) for p in row], 8, closed=True)]
            for row in rows
        ]

    def ground(self, y: float) -> float:
        """How high the sole's underside is: lifted under the heel and at the toe."""
        t = min(max((y + 0.05) / 0.11, 0.0), 1.0)
        return (
            self.form.heel * t * t * (3 - 2 * t)
            + self.form.spring * (max(0.0, -y - 0.06) / 0.086) ** 1.8
        )

    @staticmethod
    def _edge(front: float, rise: float, back: float, side: float, half: float) -> list[Point3]:
        """The opening: an egg seen from above, its rim lower at the sides."""
        found = []
        for x, y in (
            (0, 0),
            (0.45, 0.03),
            (0.74, 0.1),
            (0.94, 0.24),
            (1, 0.48),
            (0.9, 0.76),
            (0.52, 0.95),
            (0, 1),
        ):
            dip = math.sin(math.pi * min(1, y)) ** 0.8
            end = rise + (side * 0.45 + rise * 0.55 - rise) * 0 if y < 0.5 else rise * 0.93
            found.append((half * x, front + (back - front) * y, end + (side - end) * dip))
        return found + [(-x, y, z) for x, y, z in found[6:0:-1]]

    @staticmethod
    def _bezier(a: Vector, b: Vector, c: Vector, d: Vector, t: float) -> Vector:
        s = 1 - t
        return a * s**3 + b * (3 * s * s * t) + c * (3 * s * t * t) + d * t**3

    @staticmethod
    def _even(path: Sequence[Vector], count: int) -> list[Vector]:
        """As many points at even distances."""
        long = sum((b - a).length for a, b in itertools.pairwise(path))
        return [*_spaced(path, long / (count - 0.999)), path[-1]][:count]

    def at(self, u: float, v: float, lift: float = 0.0) -> Vector:
        """A place on the upper, lifted off it."""
        found = self._plain(u, v)
        if lift:
            h = 0.03
            along = self._plain(u + 0.1, v) - self._plain(u - 0.1, v)
            up = self._plain(u, min(v + h, 1)) - self._plain(u, max(v - h, 0))
            found = found + along.cross(up).normalized() * (lift * self.size)
        return found

    def _plain(self, u: float, v: float) -> Vector:
        k, row = (u % 14) * 8, min(max(v, 0), 1) * (len(self.rows) - 1)
        i, j = int(k), min(int(row), len(self.rows) - 2)
        a = self.rows[j][i % 112].lerp(self.rows[j][(i + 1) % 112], k - i)
        b = self.rows[j + 1][i % 112].lerp(self.rows[j + 1][(i + 1) % 112], k - i)
        return a.lerp(b, row - j)

    def upper(
        self, material: Material, lining: Material, rim: Material, padding: float = 0.005
    ) -> None:
        """The skin, the padded edge and the inside."""
        rows = [[tuple(p) for p in row] for row in self.rows]
        loft(rows, material, capped=False, level=0)
        edge = self.rows[-1]
        tube([tuple(p) for p in edge], padding * self.size, rim, True, steps=1, sides=4)
        us = [k / 8 for k in range(112)]
        inside = [
            [tuple(self.at(u, v, -0.0035)) for u in us] for v in (1, 0.95, 0.88, 0.8, 0.7, 0.6, 0.5)
        ]
        floor = (self.form.sole + 0.012) * self.size
        inside.append(
            [(x * 0.8, y * 0.8, floor + self.ground(y) * self.size) for x, y, _ in inside[-1]]
        )
        loft(inside, lining, level=0)

    def sides(
        self,
        u: tuple[float, float],
        low: Edge,
        high: Edge,
        material: Material,
        lift: float = 0.0016,
        thread: Material | None = None,
    ) -> None:
        """The same panel outside and, mirrored, inside."""
        self.panel(u, low, high, material, lift, thread)
        mirrored = [
            edge if isinstance(edge, float | int) else _backwards(edge) for edge in (low, high)
        ]
        self.panel((-u[1], -u[0]), *mirrored, material, lift, thread)

    def panel(
        self,
        u: tuple[float, float],
        low: Edge,
        high: Edge,
        material: Material,
        lift: float = 0.0016,
        thread: Material | None = None,
    ) -> None:
        """A piece sewn onto the upper between two heights, even or depending on u's share (0 to 1)."""
        low, high = (
            _level(edge) if isinstance(edge, float | int) else edge for edge in (low, high)
        )
        n, m = max(12, int(abs(u[1] - u[0]) * 8)), 14
        rows = []
        for j in range(-1, m + 2):
            row = []
            for i in range(-1, n + 2):
                s, t = min(max(i / n, 0), 1), min(max(j / m, 0), 1)
                rim = j in (-1, m + 1) or i in (-1, n + 1)
                row.append(
                    self.at(
                        u[0] + (u[1] - u[0]) * s,
                        low(s) + (high(s) - low(s)) * t,
                        -0.0004 if rim else lift,
                    )
                )
            rows.append(row)
        _grid(rows, material)
        if thread:
            for edge, inwards in ((low, 0.02), (high, -0.02)):
                line = [
                    self.at(u[0] + (u[1] - u[0]) * s / 80, edge(s / 80) + inwards, lift + 0.0002)
                    for s in range(1, 80)
                ]
                if edge(0.5) > 0.05:
                    _stitches(line, thread, 0.0035, 0.0005)

    def sole(self, layers: Sequence[tuple[float, float]], material: Material) -> None:
        """A sole of layers (share of its thickness, how far it stands out), following the ground line."""
        (low, first), (high, last) = layers[0], layers[-1]
        profile = [(low, first - 0.004), *curve(layers, 3), (high, last - 0.006)]
        sections = [self.ring(z * self.form.sole, out) for z, out in profile]
        sharpen(loft(sections, material, level=0), 60)

    def ring(self, z: float, out: float) -> list[Point3]:
        """The sole's outline at a height above the ground line, `out` beyond the foot."""
        found = []
        count = len(self.outline)
        for k, (x, y) in enumerate(self.outline):
            (ax, ay), (bx, by) = self.outline[k - 1], self.outline[(k + 1) % count]
            normal = Vector((by - ay, ax - bx, 0)).normalized()
            found.append(
                (
                    x + normal.x * out * self.size,
                    y + normal.y * out * self.size,
                    (self.ground(y / self.size) + z) * self.size,
                )
            )
        return found

    def laces(
        self,
        places: Sequence[float],
        side: float,
        lace: Material,
        metal: Material,
        bow: bool = True,
    ) -> None:
        """Crossed laces through eyelets at both sides of the tongue, tied to a bow."""
        eyes = [[self.at(s * side, v, 0.0032) for v in places] for s in (-1, 1)]
        radius = 0.0024 * self.size
        for s in (0, 1):
            for k, eye in enumerate(eyes[s]):
                _eyelet(
                    eye, self.at((-1, 1)[s] * side, places[k], 0.02) - eye, 0.003 * self.size, metal
                )
        pairs = [(eyes[0][0], eyes[1][0], places[0])]
        pairs += [
            (eyes[0][k], eyes[1][k + 1], (places[k] + places[k + 1]) / 2)
            for k in range(len(places) - 1)
        ]
        pairs += [
            (eyes[1][k], eyes[0][k + 1], (places[k] + places[k + 1]) / 2)
            for k in range(len(places) - 1)
        ]
        for n, (a, b, v) in enumerate(pairs):
            over = 0.0085 + (0.002 if n % 2 else 0)
            mid = self.at(0, v, over)
            qa, qb = self.at(-side * 0.5, v, over - 0.001), self.at(side * 0.5, v, over - 0.001)
            qa, qb = (qa, qb) if a.x < b.x else (qb, qa)
            qa, qb = qa.lerp(a, 0.12), qb.lerp(b, 0.12)
            part = tube([tuple(p) for p in (a, qa, mid, qb, b)], radius, lace, sides=3)
            part.name = "lace"
        if bow:
            knot = self.at(0, places[-1], 0.011)
            sphere(radius * 2.1, lace, tuple(knot))
            for s in (-1, 1):

                def p(x: float, y: float, z: float, s: int = s) -> Point3:
                    return tuple(knot + Vector((s * x, y, z)) * self.size)

                tube(
                    [
                        p(0, 0, 0),
                        p(0.018, -0.01, 0.008),
                        p(0.036, -0.012, -0.006),
                        p(0.034, -0.008, -0.016),
                        p(0.016, -0.008, -0.006),
                        p(0, 0, 0),
                    ],
                    radius,
                    lace,
                    sides=3,
                )
                tube(
                    [
                        p(0, 0, 0),
                        p(0.012, -0.018, -0.004),
                        p(0.02, -0.026, -0.022),
                        p(0.022, -0.024, -0.036),
                    ],
                    radius,
                    lace,
                    sides=3,
                )

    def tongue(self, material: Material, rise: float, half: float = 0.026) -> None:
        """The tongue's end standing up behind the laces."""
        top, below = self.at(0, 1), self.at(0, 0.86)
        way = (top - below).normalized()
        way = (way + Vector((0, 0, 0.35))).normalized()
        rows = []
        for j in range(9):
            t = j / 8
            centre = (
                below.lerp(top, 0.3)
                + Vector((0, 0.006, -0.002))
                + way * (rise + 0.02) * t * self.size
            )
            w = (
                half
                * self.size
                * (0.85 + 0.2 * t)
                * math.sqrt(max(0.04, 1 - max(0, t - 0.8) ** 2 * 18))
            )
            rows.append(
                [
                    centre + Vector((w * a, abs(a) ** 2 * 0.013 * self.size, -0.003 * a * a))
                    for a in [-1 + k / 8 for k in range(17)]
                ]
            )
        _grid(rows, material, 0.007 * self.size)


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
    form = _Form(0.027, 0.002, 0.008, 0.034, (-0.024, 0.1, 0.134, 0.078), None, (0.031, 0))
    shoe = _Shoe(form, size)
    shoe.upper(main, _lining(look), main if court else second, 0.0065)
    sole = skin("rubber", "snow" if court else "oak")
    shoe.sole([(0, 0.001), (0.12, 0.004), (0.8, 0.0045), (1.02, 0.003), (1.08, 0.001)], sole)
    _stitches(shoe.ring(form.sole * 0.93, 0.0046), skin("cotton", "cream"), 0.005, 0.0006)
    shoe.panel((-1.0, 1.0), 0.55, 0.99, main, 0.001)
    if court:
        shoe.panel((5.3, 8.7), 0, _swell(0.2, 0.36), main, 0.0016, thread)
        shoe.panel((6.2, 7.8), 0.5, 0.99, second, 0.0026, thread)
        shoe.panel((-2.9, 2.9), 0, _swell(0.1, 0.17, 0.7), main, 0.0016, thread)
        # a slanted band from the sole to the laces
        shoe.sides((2.3, 4.3), lambda s: 0.62 - 0.6 * s, lambda s: 0.9 - 0.62 * s, second, 0.0018)
    else:
        shoe.panel((-3.1, 3.1), 0, _swell(0.1, 0.3, 0.6), main, 0.002, thread)
        shoe.panel((5.0, 9.0), 0, _swell(0.15, 0.5, 0.7), main, 0.002, thread)
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
    form = _Form(0.028, 0.012, 0.014, 0.03, (-0.022, 0.108, 0.136, 0.084), None, (0.032, 0))
    shoe = _Shoe(form, size)
    shoe.upper(main, _lining(look), second, 0.0065)
    wedge = [(-0.02, -0.001), (0.1, 0.003), (0.35, 0.009), (0.75, 0.006), (1.1, 0.003), (1.22, 0.001)]  # fmt: skip
    shoe.sole(wedge, skin("rubber", "snow"))
    shoe.sole([(-0.2, -0.004), (-0.1, 0.0), (0.1, 0.002)], second)
    line = shoe.ring(0.62 * form.sole, 0.0078)
    wave = [(x, y, z + 0.005 * math.sin(y * 70)) for x, y, z in line]
    tube(wave, 0.002, second, True, steps=1)
    shoe.panel((-1.0, 1.0), 0.55, 0.99, main, 0.001)
    shoe.panel((-2.2, 2.2), 0, _swell(0.1, 0.12), second)
    shoe.panel((5.8, 8.2), 0, _swell(0.28, 0.42), second, 0.0025)
    for k in range(4):  # fine lines that gather towards the laces
        a = 2.3 + 0.62 * k
        shoe.sides(
            (a, a + 1.1),
            lambda s: 0.1 + 0.66 * (1 - s) ** 1.1,
            lambda s: 0.17 + 0.66 * (1 - s) ** 1.1,
            second,
        )
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
    form = _Form(0.028, 0.0, 0.006, 0.034, ankle, top, (0.031, 0.037))
    shoe = _Shoe(form, size)
    shoe.upper(main, _lining(look), main, 0.003)
    shoe.sole([(0, 0.002), (0.2, 0.005), (0.9, 0.005), (1, 0.004)], white)
    for z in (0.72, 0.3):
        tube(shoe.ring(z * form.sole, 0.0052), 0.0016, second, True, steps=1)
    shoe.panel((-2.6, 2.6), 0, _swell(0.085, 0.16, 0.8), white, 0.003)
    shoe.panel((6.4, 7.6), 0, 0.97, second, 0.0016, thread)
    shoe.panel((-1.1, 1.1), 0.42, 0.99, second, 0.001)
    shoe.sides((0.95, 2.0), 0.37, 0.99, main, 0.0026, thread)
    shoe.panel((-0.97, 0.97), 0.37, 0.43, main, 0.0026, thread)
    shoe.sides((2.9, 6.4), lambda s: 0.56 + 0.1 * s, lambda s: 0.62 + 0.1 * s, second, 0.002)
    shoe.tongue(second, 0.024)
    places = [0.47 + 0.083 * k for k in range(7)]
    shoe.laces(places, 1.3, white, skin("steel", "steel"))
    return {"eyelets": 14, "cut": "high"}


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
    form = _Form(0.014, 0.02, 0.008, 0.044, ankle, top, (0.035, 0.042))
    shoe = _Shoe(form, size)
    shoe.upper(main, skin("cotton", "beige"), main, 0.0028)
    shoe.panel((-2.9, 2.9), 0, _swell(0.04, 0.24, 0.6), main, 0.0018, thread)
    shoe.panel((5.2, 8.8), 0, _swell(0.12, 0.26, 0.8), main, 0.0018, thread)
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
    _stitches(shoe.ring(form.sole * 1.1, 0.0035), skin("cotton", "mustard"), 0.006, 0.0009)
    return {"shaft height": round(0.185 * size * 100), "eyelets": 16}


def _chelsea(look: Look, size: float) -> Facts:
    """A slim boot to pull on: elastic in both sides, a loop before and behind."""
    main, rubber = skin(look.material, look.shade), skin("rubber", "chocolate")
    tape, elastic = skin("cotton", look.accent), skin("nylon", look.accent)
    ankle, top = (-0.006, 0.112, 0.13, 0.1), (0.014, 0.188, 0.134, 0.172)
    form = _Form(0.012, 0.022, 0.006, 0.036, ankle, top, (0.034, 0.04), 0.1)
    shoe = _Shoe(form, size)
    shoe.upper(main, skin("cotton", "beige"), main, 0.0026)
    dip = [-1 + k / 24 for k in range(49)]
    shoe.sides((2.6, 5.2), lambda s: 0.5 + 0.34 * abs(2 * s - 1) ** 2.4, 0.985, elastic, 0.0008)
    for sign in (1, -1):
        edge = [shoe.at(sign * (3.9 + 1.3 * d), 0.5 + 0.34 * abs(d) ** 2.4, 0.001) for d in dip]
        tube([tuple(p) for p in edge], 0.0014, main, steps=1)
        _stitches([p + Vector((0, 0, -0.005)) for p in edge], skin("cotton", look.accent), 0.0035, 0.0005)  # fmt: skip
        for k in range(9):  # the webbing's cords
            u = sign * (3.0 + 0.225 * k)
            low = 0.52 + 0.34 * abs((abs(u) - 3.9) / 1.3) ** 2.4
            cord = [tuple(shoe.at(u, low + (0.97 - low) * i / 8, 0.001)) for i in range(9)]
            tube(cord, 0.0011, elastic, steps=1, sides=3)
    bow = ((0.004, -0.03), (0.007, 0.0), (0.008, 0.02), (0.0, 0.027), (-0.005, 0.018), (-0.005, -0.02))  # fmt: skip
    for u, y in ((7, 1), (0, -1)):
        at = shoe.at(u, 0.98)
        loop = [tuple(at + Vector((0, y * d, z))) for d, z in bow]
        _ribbon(curve(loop, 6), 0.018, 0.002, tape, (1, 0, 0))
    _ground(shoe, rubber, 0.004)
    _stitches(shoe.ring(form.sole * 1.08, 0.002), skin("cotton", "cream"), 0.005, 0.0006)
    return {"shaft height": round(0.16 * size * 100), "eyelets": 0}


def _wellington(look: Look, size: float) -> Facts:
    """A tall rubber boot with a band round its edge, a strap and moulded toe and heel."""
    ankle, top = (-0.002, 0.13, 0.134, 0.115), (0.0, 0.31, 0.14, 0.31)
    form = _Form(0.016, 0.016, 0.006, 0.042, ankle, top, (0.042, 0.06))
    shoe = _Shoe(form, size)
    rubber, second = skin("enamel", look.shade), skin("rubber", look.accent)  # wet rubber shines
    shoe.upper(rubber, skin("cotton", "grey"), rubber, 0.003)
    shoe.panel((0, 14), 0.945, 1.0, second, 0.002)
    shoe.panel((-3.2, 3.2), 0, _swell(0.04, 0.12, 0.7), rubber, 0.0022)
    shoe.panel((5.6, 8.4), 0, _swell(0.12, 0.14), rubber, 0.0022)
    shoe.panel((6.85, 7.15), 0.2, 0.94, rubber, 0.002)
    shoe.sides((2.6, 3.0), _swell(0.12, 0.0), 0.62, rubber, 0.001)
    _ground(shoe, second, 0.004)
    foxing = [tuple(shoe.at(u / 8, 0.03, 0.002)) for u in range(112)]
    tube(foxing, 0.0022, second, True, steps=1)
    strap = [tuple(shoe.at(2.6 + 3.0 * i / 20, 0.87, 0.004)) for i in range(21)]
    _ribbon(strap, 0.02, 0.003, second, (0, 0, 1))
    _frame(shoe.at(3.7, 0.87, 0.007), 0.012, 0.014, skin("steel", "steel"))
    return {"shaft height": round(0.29 * size * 100), "eyelets": 0}


def _lining(look: Look) -> Material:
    return skin("cotton", "grey" if look.shade != "grey" else "charcoal")


def _swell(low: float, rise: float, power: float = 1.0) -> Callable[[float], float]:
    """A panel's edge that is highest in its middle."""
    return lambda s: low + rise * max(0.0, math.sin(math.pi * s)) ** power


def _ground(shoe: _Shoe, rubber: Material, out: float, lugs: bool = False) -> None:
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
        places = _spaced([Vector(p) for p in shoe.ring(0, out)], 0.016)
        for a, b in itertools.pairwise(places):
            if a.y < 0.03:
                angle = math.degrees(math.atan2(b.y - a.y, b.x - a.x))
                box(
                    (0.0125, 0.014, 0.012),
                    rubber,
                    (a.x * 0.95, a.y * 0.97, a.z - 0.004),
                    0.002,
                    (0, 0, angle),
                )


def _level(v: float) -> Callable[[float], float]:
    return lambda _: v


def _backwards(edge: Callable[[float], float]) -> Callable[[float], float]:
    return lambda s: edge(1 - s)


def _frame(at: Vector, half: float, high: float, metal: Material) -> None:
    out = Vector((at.x, at.y - 0.07, 0)).normalized()
    side = Vector((-out.y, out.x, 0))
    corners = [
        at + side * a * half + Vector((0, 0, b * high))
        for a, b in ((-1, -1), (1, -1), (1, 1), (-1, 1))
    ]
    tube([tuple(p) for p in corners], 0.002, metal, True, steps=1)


def _knit(
    rx: float, ry: float, low: float, high: float, ribs: int, wool: Material, closed: bool
) -> None:
    """Knitted rows: ribs of V-shaped stitches; a dome, or a cuff turned outwards."""
    per, rows = 8, []
    count = int((high - low) / 0.0016)
    for i in range(count + 1):
        v = i / count
        if closed:
            bend = max(0.0, (v - 0.3) / 0.7)
            keep = max(0.0, 1 - bend**2.5) ** 0.55
            z = low + (high - low) * v
        else:
            keep = 1 - 0.04 * abs(2 * v - 1) ** 6 - 0.01 * v
            z = low + (high - low) * v
        row = []
        for k in range(ribs * per):
            a, f = TURN * k / (ribs * per), (k % per) / per
            wave = abs(math.sin(math.pi * f))
            vee = math.cos(TURN * (z / 0.0062 + abs(f - 0.5)))
            out = 0.0034 * (wave - 1) + 0.0009 * vee * wave
            r = max(keep, 0.004)
            out *= min(1, r * 1.6)
            row.append(
                (
                    r * rx * math.cos(a) + out * math.cos(a),
                    r * ry * math.sin(a) + out * math.sin(a),
                    z,
                )
            )
        rows.append(row)
    if not closed:  # the fold at its foot and the edge above
        rows = [
            [(x * 0.95, y * 0.95, z + 0.004) for x, y, z in rows[0]],
            *rows,
            [(x * 0.94, y * 0.94, z - 0.002) for x, y, z in rows[-1]],
        ]
    loft(rows, wool, capped=closed, level=0)


def _bobble(look: Look, radius: float, at: Point3, wool: Material) -> None:
    """A ball of cut yarn ends."""
    vertices: list[Point3] = []
    faces = []
    for _ in range(2600):
        way = Vector(
            (look.dice.gauss(0, 1), look.dice.gauss(0, 1), look.dice.gauss(0, 1))
        ).normalized()
        side = way.orthogonal().normalized() * 0.0013
        other = way.cross(side)
        end = way * radius * look.dice.uniform(0.84, 1.02)
        base = len(vertices)
        for k in range(3):
            edge = side * math.cos(TURN * k / 3) + other * math.sin(TURN * k / 3)
            vertices += [
                tuple(Vector(at) + way * radius * 0.4 + edge * 0.6),
                tuple(Vector(at) + end + edge),
            ]
        for k in range(3):
            n = (k + 1) % 3
            faces.append((base + 2 * k, base + 2 * n, base + 2 * n + 1, base + 2 * k + 1))
        faces.append((base + 1, base + 3, base + 5))
    mesh("bobble", vertices, faces, wool, smooth=False)
    sphere(radius * 0.8, wool, at)


def _eyelet(
    at: Vector, normal: Vector, radius: float, metal: Material, hole: Material | None = None
) -> None:
    """A metal or sewn ring round a dark hole."""
    out = Vector(normal).normalized()
    side = out.orthogonal().normalized()
    other = out.cross(side)
    ring = [
        at + (side * math.cos(TURN * k / 16) + other * math.sin(TURN * k / 16)) * radius
        for k in range(16)
    ]
    tube([tuple(p) for p in ring], radius * 0.35, metal, True, steps=1, sides=3)
    mesh(
        "hole",
        [tuple(p + out * 0.0001) for p in ring],
        [range(16)],
        hole or skin("rubber", "black"),
    )


def _grid(rows: Sequence[Sequence[Vector]], material: Material, thickness: float = 0.0) -> Object:
    """A skin through rows of points; with a thickness, a sheet inwards of it."""
    size = len(rows[0])
    vertices = [tuple(p) for row in rows for p in row]
    faces = [
        (i * size + k, i * size + k + 1, (i + 1) * size + k + 1, (i + 1) * size + k)
        for i in range(len(rows) - 1)
        for k in range(size - 1)
    ]
    body = mesh("grid", vertices, faces, material)
    if thickness:
        change = body.modifiers.new("thicken", "SOLIDIFY")
        change.thickness, change.offset = thickness, 0
    return body
