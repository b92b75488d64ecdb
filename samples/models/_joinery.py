"""What furniture makers share: boards, legs, moulded shells, upholstery, cane and rush."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TypeVar

import bpy

from samples.blender.materials import skin
from samples.blender.shapes import (
    Material,
    Object,
    Point2,
    Point3,
    beveled,
    box,
    copied,
    curve,
    displaced,
    lathe,
    loft,
    mesh,
    moved,
    rod,
    subdivided,
    superellipse,
    thickened,
    tube,
)
from samples.look import Look

Built = TypeVar("Built")
Stuff = tuple[str, str]  # a material and its shade
Warp = Callable[[float, float, float], Point3]

STEEL: Stuff = ("steel", "steel")
BLACK_STEEL: Stuff = ("cast iron", "black")
BRASS: Stuff = ("brass", "brass")


def proportioned(
    look: Look, build: Callable[[Look], Built], wide: float = 0.04, high: float = 0.03
) -> tuple[Built, float]:
    """Build a form a little wider, deeper or higher than its maker drew it.

    Returns what `build` returns and how much higher.
    """
    before = set(bpy.context.scene.objects)
    built = build(look)
    frame = bpy.data.objects.new("frame", None)
    frame.scale = [look.between(1 - by, 1 + by) for by in (wide, wide, high)]
    parts = set(bpy.context.scene.objects) - before
    bpy.context.scene.collection.objects.link(frame)
    for part in parts:
        if part.parent is None:
            part.parent = frame
    return built, frame.scale[2]


def plank(
    stuff: Stuff, size: Point3, at: Point3, turn: Point3 = (0, 0, 0), bevel: float = 0.003
) -> Object:
    """A board whose grain runs along its longest side."""
    return box(size, skin(*stuff, grain="XYZ"[size.index(max(size))]), at, bevel, turn)


def bar(
    stuff: Stuff, radius: float, start: Point3, end: Point3, thin: float | None = None
) -> Object:
    """A round bar, tapering to `thin`."""
    return rod(radius, start, end, skin(*stuff), thin, segments=24)


def leg(
    stuff: Stuff, top: Point3, foot: Point3, size: float, thin: float, square: bool = False
) -> Object:
    """A tapered leg, round or square; splayed where its foot is not under its top."""
    ends = ((foot, thin), (top, size))
    sections = [superellipse(w, w, p[2], 7 if square else 2, 32, p[:2]) for p, w in ends]
    return beveled(loft(sections, skin(*stuff), level=0), 0.002)


def turned(stuff: Stuff, start: Point3, end: Point3, profile: Sequence[Point2]) -> Object:
    """A leg from the lathe: `profile` is (radius, share of the length)."""
    way = [b - a for a, b in zip(start, end, strict=True)]
    length = math.hypot(*way)
    line = [(r, s * length) for r, s in curve(profile, 6)]
    body = lathe([(0, 0), *line, (0, length)], skin(*stuff), 32, start)
    tilt = math.degrees(math.acos(way[2] / length))
    return moved(body, start, (0, tilt, math.degrees(math.atan2(way[1], way[0]))))


def slat(
    stuff: Stuff, width: float, at: Point3, height: float, thick: float,
    bow: float = 0.0, arch: float = 0.0, lean: float = 0.0,
) -> Object:  # fmt: skip
    """An upright strip across x that bows back, arches up at its top and leans (degrees)."""
    rows = []
    for v in (0.0, 0.25, 0.5, 0.75, 1.0):
        tilt = math.tan(math.radians(lean)) * height * v
        rows.append([(width / 2 * u, at[1] + tilt + bow * (1 - u * u),
                      at[2] + height * v + arch * (1 - u * u) * v)
                     for u in (k / 10 - 1 for k in range(21))])  # fmt: skip
    body = moved(loft(rows, skin(*stuff, grain="X"), False, False, 0), (at[0], 0, 0))
    return beveled(thickened(body, thick), min(0.004, thick / 3))


def shell(
    rows: Sequence[Sequence[float]], material: Material, thickness: float,
    ends: Point2 = (0, 0), hollow: float = 2.2, bevel: float = 0.002,
    across: int = 28, along: int = 48, opening: Callable[[float, float], bool] | None = None,
) -> Object:  # fmt: skip
    """A moulded seat: `rows` (y, z, half width, rise of the sides) along its middle line.

    `ends` rounds the corners of the first and the last edge (shares of the length); `hollow`
    is how late the sides rise; where `opening` (across, along) is true there is a hole.
    """
    line = curve(rows, 12)
    marks = [0.0]
    for a, b in pairwise(line):
        marks.append(marks[-1] + math.dist(a[:2], b[:2]))

    def at(share: float) -> tuple[list[float], Point2]:
        wanted = share * marks[-1]
        k = max(1, next((i for i, mark in enumerate(marks) if mark >= wanted), len(marks) - 1))
        t = (wanted - marks[k - 1]) / (marks[k] - marks[k - 1])
        a, b = line[k - 1], line[k]
        way = math.dist(a[:2], b[:2])
        return ([p + (q - p) * t for p, q in zip(a, b, strict=True)],
                (-(b[1] - a[1]) / way, (b[0] - a[0]) / way))  # fmt: skip

    points: list[Point3] = []
    for i in range(along + 1):
        for j in range(across + 1):
            s = 2 * j / across - 1
            low, high = ends[0] * s**6, 1 - ends[1] * s**6
            (y, z, half, rise), (ny, nz) = at(low + (high - low) * i / along)
            up = rise * abs(s) ** hollow
            points.append((half * s, y + ny * up, z + nz * up))
    faces = [(k, k + 1, k + across + 2, k + across + 1) for i in range(along) for j in range(across)
             if not (opening and opening(2 * (j + 0.5) / across - 1, (i + 0.5) / along))
             for k in [i * (across + 1) + j]]  # fmt: skip
    return beveled(thickened(mesh("shell", points, faces, material), thickness), bevel)


def pad(
    size: Point3, material: Material, at: Point3 = (0, 0, 0), turn: Point3 = (0, 0, 0),
    rounding: float = 0.03, puff: Point3 = (0, 0, 0.01), warp: Warp | None = None,
    cells: tuple[int, int, int] = (10, 10, 10), piping: Material | None = None,
    rings: str = "Z", creases: float = 0.0, seed: int = 0,
) -> Object:  # fmt: skip
    """An upholstered block: rounded, swollen by `puff` in the middle of its sides, then warped.

    `warp` moves points given from the middle of the block; `piping` sews a cord along the edges
    around the axis `rings`; `creases` crumples the cover. `at` is the middle of the bottom.
    """
    half = [v / 2 for v in size]
    r = min(rounding, 0.98 * min(half))
    band = [r * math.tan(math.radians(45 * k / 4)) for k in range(1, 5)]

    def place(point: Sequence[float]) -> Point3:
        core = [max(-h + r, min(h - r, p)) for p, h in zip(point, half, strict=True)]
        off = [p - c for p, c in zip(point, core, strict=True)]
        length = math.hypot(*off) or 1.0
        full = [c + o / length * r for c, o in zip(core, off, strict=True)]
        u = [f / h for f, h in zip(full, half, strict=True)]
        x, y, z = (f + puff[a] * u[a] * (1 - u[a - 1] ** 2) * (1 - u[a - 2] ** 2)
                   for a, f in enumerate(full))  # fmt: skip
        if warp:
            x, y, z = warp(x, y, z)
        return x, y, z + half[2]

    ticks = []
    for h, count in zip(half, cells, strict=True):
        inner = [(h - r) * (2 * k / count - 1) for k in range(count + 1)]
        ticks.append([-(h - r) - b for b in band[::-1]] + inner + [h - r + b for b in band])
    known: dict[tuple[float, ...], int] = {}
    faces = []
    for a, b, c in ((0, 1, 2), (1, 2, 0), (2, 0, 1)):
        for side in (-1, 1):
            for p, q in zip(ticks[b], ticks[b][1:], strict=False):
                for v, w in zip(ticks[c], ticks[c][1:], strict=False):
                    face = []
                    for one, two in ((p, v), (q, v), (q, w), (p, w)):
                        corner = [0.0, 0.0, 0.0]
                        corner[a], corner[b], corner[c] = side * half[a], one, two
                        face.append(known.setdefault(tuple(round(x, 6) for x in corner),
                                                     len(known)))  # fmt: skip
                    faces.append(face[::side])
    body = moved(mesh("pad", [place(p) for p in known], faces, material), at, turn)
    if creases:
        displaced(subdivided(body, 1), creases, 0.13, seed + 1)
    for side in (-1, 1) if piping else ():
        a = "XYZ".index(rings)
        b, c = (a + 1) % 3, (a + 2) % 3
        path = [(p, -half[c]) for p in ticks[b]] + [(half[b], q) for q in ticks[c][1:]]
        path += [(-p, -q) for p, q in path[1:-1]]
        cord = []
        for p, q in path:
            corner = [0.0, 0.0, 0.0]
            corner[a], corner[b], corner[c] = side * half[a], p, q
            cord.append(place(corner))
        moved(tube(cord, 0.0045, piping, closed=True, steps=1, sides=3), at, turn)
    return body


def rounded(width: float, depth: float, by: float = 0.3) -> Warp:
    """A square pad with an outline between a square and a circle."""

    def warp(x: float, y: float, z: float) -> Point3:
        u, v = min(1, abs(2 * x / width)), min(1, abs(2 * y / depth))
        return x * math.sqrt(1 - by * v * v), y * math.sqrt(1 - by * u * u), z

    return warp


def studs(
    material: Material, spots: Sequence[Point3], radius: float, on: Object | None = None
) -> None:
    """Buttons or nail heads on a front that faces -y, all of one shape."""
    dome = [(radius * math.cos(a), radius * 0.6 * math.sin(a)) for a in (0, 0.5, 1.0, 1.3)]
    head = None
    for spot in spots:
        head = copied(head) if head else lathe([*dome, (0, radius * 0.6)], material, 16)
        moved(head, spot, (90, 0, 0)).parent = on


def tufted(
    size: Point3, material: Material, at: Point3, columns: int, rows: int, depth: float,
    turn: Point3 = (0, 0, 0), rounding: float = 0.04, warp: Warp | None = None,
) -> Object:  # fmt: skip
    """A block whose front (-y) is buttoned in diamonds."""
    width, thick, height = size

    def sewn(x: float, y: float, z: float) -> Point3:
        a = math.pi * (x / width * columns + z / height * rows)
        b = math.pi * (x / width * columns - z / height * rows)
        edge = max(abs(2 * x / width), abs(2 * z / height))
        share = max(0.0, -2 * y / thick) * min(1.0, (1 - min(1.0, edge)) * 8)
        y += depth * share * (1 - abs(math.cos(a) * math.cos(b)) ** 0.35)
        return warp(x, y, z) if warp else (x, y, z)

    body = pad(size, material, at, turn, rounding, (0, 0, 0), sewn, (columns * 10, 3, rows * 10))
    spots = []
    for i in range(-columns, columns + 1):
        for k in range(-rows, rows + 1):
            x, z = i * width / columns / 2, k * height / rows / 2
            if (i + k) % 2 == 1 and abs(x) <= width * 0.46 and abs(z) <= height * 0.42:
                px, py, pz = sewn(x, -thick / 2, z)
                spots.append((px, py + 0.003, pz + height / 2))
    studs(material, spots, 0.012, body)
    return body


def rush(stuff: Stuff, corners: Sequence[Point2], z: float, pitch: float = 0.0085) -> None:
    """A seat of cord wound around a frame: four triangles that meet in the middle."""
    cord = skin(*stuff)
    span = min(abs(corners[1][0] - corners[0][0]), abs(corners[2][1] - corners[1][1]))
    count = int(span / 2 / pitch)
    middle = [sum(c[a] for c in corners) / 4 for a in (0, 1)]
    for k in range(count):
        share = 1 - k / count
        ring = [tuple(m + (c - m) * share for m, c in zip(middle, corner, strict=True))
                for corner in corners]  # fmt: skip
        dip = 0.012 * (1 - share**2)
        tube([(x, y, z - dip) for x, y in ring], pitch * 0.56, cord, True, steps=1, sides=2)


def cane(width: float, depth: float, material: Material, round_: bool = False) -> Object:
    """Woven cane, flat about the origin: strips along, across and along both diagonals."""
    vertices: list[Point3] = []
    faces = []
    for direction in range(4):
        angle = math.pi / 4 * direction
        ux, uy = math.cos(angle), math.sin(angle)
        pitch = 0.016 if direction % 2 else 0.013
        count = int((width + depth) / pitch)
        for k in range(-count, count + 1):
            ox, oy = -uy * k * pitch, ux * k * pitch
            if round_:
                inside = width * width / 4 - (k * pitch) ** 2
                if inside <= 0:
                    continue
                low, high = -math.sqrt(inside), math.sqrt(inside)
            else:
                low, high = -9.0, 9.0
                for o, u, h in ((ox, ux, width / 2), (oy, uy, depth / 2)):
                    if abs(u) > 1e-6:
                        a, b = sorted(((-h - o) / u, (h - o) / u))
                        low, high = max(low, a), min(high, b)
                    elif abs(o) > h:
                        high = low
                if high - low < 0.004:
                    continue
            w, z = 0.0023, 0.0004 * direction
            first = len(vertices)
            for t, side in ((low, -w), (high, -w), (high, w), (low, w)):
                vertices.append((ox + ux * t - uy * side, oy + uy * t + ux * side, z))
            faces.append((first, first + 1, first + 2, first + 3))
    return mesh("cane", vertices, faces, material, smooth=False)


def knob(stuff: Stuff, at: Point3, radius: float = 0.015) -> Object:
    """A turned knob on a front that faces -y."""
    r = radius
    profile = [(0, 0), (r * 0.55, 0), (r * 0.45, r * 0.7), (r, r * 1.3), (r * 0.8, r * 1.9)]
    line = [*curve(profile, 5), (0, r * 1.95)]
    return moved(lathe(line, skin(*stuff), 32), at, (90, 0, 0))


def pull(stuff: Stuff, at: Point3, width: float = 0.11, drop: float = 0.0) -> Object:
    """A bow handle on a front that faces -y; `drop` lets it hang."""
    x, y, z = at
    out, half = 0.028, width / 2
    line = [(-half, y, z), (-half, y - out * 0.8, z - drop / 3), (-half * 0.6, y - out, z - drop)]
    points = [*line, (half * 0.6, y - out, z - drop), (half, y - out * 0.8, z - drop / 3),
              (half, y, z)]  # fmt: skip
    metal = skin(*stuff)
    for side in (-half, half):
        rod(0.009, (x + side, y + 0.001, z), (x + side, y - 0.004, z), metal, segments=24)
    return moved(tube(points, 0.005, metal, steps=6, sides=4), (x, 0, 0))
