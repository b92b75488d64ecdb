"""House plants."""

from __future__ import annotations

import math
from collections.abc import Callable

from mathutils import Vector

from samples.blender.materials import skin
from samples.blender.shapes import (
    Object,
    Point2,
    Point3,
    copied,
    curve,
    loft,
    mesh,
    moved,
    rod,
    subdivided,
    thickened,
    tube,
)
from samples.look import Look

Skin = tuple[list[Point3], list[list[int]]]
Form = Callable[[float], float]


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
            _grow(into, root, heading, rise, look.between(0, 0.001) + 4,
                  length, broad, _sword, 0.45, 14, span)  # fmt: skip
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
                        tip = (at + out * (size + 0.009) + (side * -math.sin(a) + up * math.cos(
                                                                a)) * (0.005 * lean) + way * (
                                   0.003 * (1 - abs(lean))))  # fmt: skip
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
        _grow(petals, top + Vector((0, 0, 0.224 * tall)),
              2.4 * k, 75 - 3.2 * k, 30, 0.024, 0.011, _lance, 0.4, 6)  # fmt: skip
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
        knee = (top + away * (long * math.cos(lean) * 0.55) + Vector(
                    (0, 0, long * math.sin(lean) * 0.65)))  # fmt: skip
        tip = (top + away * (long * math.cos(lean) * 1.15 + 0.015) + Vector(
                   (0, 0, long * math.sin(lean))))  # fmt: skip
        tube([tuple(top + away * (0.1 * wide) - Vector((0, 0, 0.01))), tuple(knee), tuple(tip)],
             0.0034, stalk, radii=[1.3, 1, 0.8])  # fmt: skip
        size = look.between(0.15, 0.185)
        _grow(leaves, tip - away * 0.012, heading, look.between(8, 22),
              58, size, size * 0.98, _heart, 0.16, 72)  # fmt: skip
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
                          0.135 * math.sin(math.pi * (0.22 + 0.68 * t)),
                          0.013, _lance, 0.5, 7, columns=2)  # fmt: skip
        tube([tuple(p) for p in spots[::3]], 0.0026, stalk,
             radii=[1.4, 1.2, 1.1, 1, 0.9, 0.8, 0.6, 0.4][: len(spots[::3])])  # fmt: skip
    _foliage(leaves, "green", 0.0005, 0)
    return count


def _orchid(look: Look, top: Vector, wide: float) -> int:
    """Phalaenopsis: two arching sprays of flowers over a few broad leaves."""
    leaves, count = ([], []), 6
    for k in range(count):
        _grow(leaves, top, math.pi * k + 0.5 * (k // 2) - 0.5, 48 - 6 * k, 62,
              wide * look.between(1.6, 2.1), wide * 0.68, _lance, 0.3, 12)  # fmt: skip
    _foliage(leaves, "green", 0.0022)
    bloom, sepals, lip = ([], []), ([], []), ([], [])
    zero = Vector((0, 0, 0))
    for a in (90, 210, 330):
        _grow(sepals, zero, math.radians(a), 8, 16, 0.034, 0.021, _lance, 0.12, 8)
    for a in (18, 162):
        _grow(bloom, zero + Vector((0, 0, 0.001)),
              math.radians(a), 10, 18, 0.036, 0.041, _petal, 0.1, 8)  # fmt: skip
    for a in (235, 270, 305):
        _grow(
            lip, zero + Vector((0, 0, 0.003)), math.radians(a), 55, 70, 0.02, 0.011, _lance, 0.5, 6
        )
    parts = [_foliage(bloom, "pink", 0.0006), _foliage(sepals, "pink", 0.0006),
             _foliage(lip, "fuchsia", 0.0008)]  # fmt: skip
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


PLANTS: dict[str, tuple[Callable[[Look, Vector, float], int], float, float]] = {
    # how it grows, its pot's upper radius and height
    "snake plant": (_snake, 0.098, 0.17),
    "cactus": (_cactus, 0.078, 0.128),
    "succulent": (_rosette, 0.062, 0.085),
    "monstera": (_monstera, 0.122, 0.21),
    "palm": (_palm, 0.11, 0.2),
    "orchid": (_orchid, 0.076, 0.15),
}
