"""A shoe: a form from heel to toe, and panels, soles and laces along it."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from mathutils import Vector

from samples.blender.forms import grid, stitches
from samples.blender.materials import skin
from samples.blender.outlines import spaced
from samples.blender.shapes import Material, Point2, Point3, curve, loft, sharpen, sphere, tube
from samples.look import Look
from samples.models.clothing.parts import eyelet

Edge = float | Callable[[float], float]


@dataclass(frozen=True)
class Form:
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
    (-0.012, -0.146), (0.020, -0.131), (0.041, -0.094), (0.048, -0.048), (0.040, 0.015),
    (0.0345, 0.085), (0.022, 0.132), (0, 0.146), (-0.022, 0.132), (-0.0335, 0.085),
    (-0.033, 0.02), (-0.046, -0.052), (-0.047, -0.096), (-0.037, -0.131),
]  # fmt: skip
_FRONT = [1, 0.86, 0.58, 0.25, 0.05, 0, 0, 0, 0, 0, 0.05, 0.25, 0.58, 0.86]


class Shoe:
    """A shoe's upper as a surface: u from 0 (toe) by 3.5 (outside) and 7 (heel) to 14, v from sole to edge."""

    def __init__(self, form: Form, size: float) -> None:
        self.form, self.size = form, size
        foot = [(x * (1 - form.pointed * (max(0, -y - 0.04) / 0.1) ** 2),
                 y - form.pointed * 0.02 * (max(0, -y) / 0.146) ** 2)
                for x, y in _FOOT]  # fmt: skip
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
                path += [c.lerp(end, t / 4) + out * 0.004 * (1 - f) * math.sin(math.pi * t / 4)
                         for t in range(1, 5)]  # fmt: skip
            columns.append(self._even([Vector(p) for p in curve([tuple(p) for p in path], 4)], 48))
        rows = zip(*columns, strict=True)
        self.rows = [[Vector(p) * size for p in curve([tuple(p) for p in row], 8, closed=True)]
                     for row in rows]  # fmt: skip

    def ground(self, y: float) -> float:
        """How high the sole's underside is: lifted under the heel and at the toe."""
        t = min(max((y + 0.05) / 0.11, 0.0), 1.0)
        return (self.form.heel * t * t * (3 - 2 * t) + self.form.spring * (
                    max(0.0, -y - 0.06) / 0.086) ** 1.8)  # fmt: skip

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
        return [*spaced(path, long / (count - 0.999)), path[-1]][:count]

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
                row.append(self.at(u[0] + (u[1] - u[0]) * s,
                                   low(s) + (high(s) - low(s)) * t,
                                   -0.0004 if rim else lift))  # fmt: skip
            rows.append(row)
        grid(rows, material)
        if thread:
            for edge, inwards in ((low, 0.02), (high, -0.02)):
                line = [
                    self.at(u[0] + (u[1] - u[0]) * s / 80, edge(s / 80) + inwards, lift + 0.0002)
                    for s in range(1, 80)
                ]
                if edge(0.5) > 0.05:
                    stitches(line, thread, 0.0035, 0.0005)

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
            found.append((x + normal.x * out * self.size, y + normal.y * out * self.size,
                          (self.ground(y / self.size) + z) * self.size))  # fmt: skip
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
                eyelet(
                    eye, self.at((-1, 1)[s] * side, places[k], 0.02) - eye, 0.003 * self.size, metal
                )
        pairs = [(eyes[0][0], eyes[1][0], places[0])]
        pairs += [(eyes[0][k], eyes[1][k + 1], (places[k] + places[k + 1]) / 2)
                  for k in range(len(places) - 1)]  # fmt: skip
        pairs += [(eyes[1][k], eyes[0][k + 1], (places[k] + places[k + 1]) / 2)
                  for k in range(len(places) - 1)]  # fmt: skip
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

                tube([p(0, 0, 0), p(0.018, -0.01, 0.008), p(0.036, -0.012, -0.006),
                      p(0.034, -0.008, -0.016), p(0.016, -0.008, -0.006), p(0, 0, 0)],
                     radius, lace, sides=3)  # fmt: skip
                tube([p(0, 0, 0), p(0.012, -0.018, -0.004), p(0.02, -0.026, -0.022),
                      p(0.022, -0.024, -0.036)], radius, lace, sides=3)  # fmt: skip

    def tongue(self, material: Material, rise: float, half: float = 0.026) -> None:
        """The tongue's end standing up behind the laces."""
        top, below = self.at(0, 1), self.at(0, 0.86)
        way = (top - below).normalized()
        way = (way + Vector((0, 0, 0.35))).normalized()
        rows = []
        for j in range(9):
            t = j / 8
            centre = (below.lerp(top, 0.3) + Vector((0, 0.006, -0.002)) + way * (
                          rise + 0.02) * t * self.size)  # fmt: skip
            w = (half * self.size * (0.85 + 0.2 * t) * math.sqrt(
                     max(0.04, 1 - max(0, t - 0.8) ** 2 * 18)))  # fmt: skip
            rows.append([centre + Vector((w * a, abs(a) ** 2 * 0.013 * self.size, -0.003 * a * a))
                         for a in [-1 + k / 8 for k in range(17)]])  # fmt: skip
        grid(rows, material, 0.007 * self.size)


def shoe_lining(look: Look) -> Material:
    """What a shoe is lined with: light, unless the shoe is."""
    return skin("cotton", "grey" if look.shade != "grey" else "charcoal")


def swell(low: float, rise: float, power: float = 1.0) -> Callable[[float], float]:
    """A panel's edge that is highest in its middle."""
    return lambda s: low + rise * max(0.0, math.sin(math.pi * s)) ** power


def _level(v: float) -> Callable[[float], float]:
    return lambda _: v


def _backwards(edge: Callable[[float], float]) -> Callable[[float], float]:
    return lambda s: edge(1 - s)
