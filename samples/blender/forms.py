"""Bodies that several kinds of goods are made of: bars, straps, hoops, seams, wrapped lettering.

Like `shapes`, every function adds one object to the scene and returns it, or handles what is there.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import bmesh
import bpy
from mathutils import Euler, Matrix, Vector

from samples.blender.outlines import circle, spaced
from samples.blender.shapes import TURN, Material, Object, Point3, curve, loft, mesh, sharpen, tube


def swept(
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
        angles = (TURN * k / 20 for k in range(20))
        rim = [
            (w / 2 * _bent(math.cos(a), power), t / 2 * _bent(math.sin(a), power)) for a in angles
        ]
        sections.append([tuple(at + across * u + up * v) for u, v in rim])
    return loft(sections, material, level=1)


def _bent(value: float, power: float) -> float:
    return math.copysign(abs(value) ** (2 / power), value)


def ribbon(
    line: Sequence[Sequence[float]],
    width: float,
    thickness: float,
    material: Material,
    across: Point3 | None = None,
    facing: Point3 = (0, -1, 0),
    closed: bool = False,
) -> Object:
    """A flat strap along a line; `across` is the way of its width, or `facing` where its face looks."""
    points = [Vector(p) for p in line]
    count = len(points)
    t, w = thickness / 2, width / 2
    profile = [
        (w, -t * 0.4),
        (w, t * 0.4),
        (w - t * 0.6, t),
        (t * 0.6 - w, t),
        (-w, t * 0.4),
        (-w, -t * 0.4),
        (t * 0.6 - w, -t),
        (w - t * 0.6, -t),
    ]
    sections = []
    for i, point in enumerate(points):
        if closed:
            way = points[(i + 1) % count] - points[i - 1]
        else:
            way = points[min(i + 1, count - 1)] - points[max(i - 1, 0)]
        if across:
            flat = Vector(across)
            flat -= way * (flat.dot(way) / max(way.length_squared, 1e-12))
        else:
            flat = way.cross(Vector(facing))
        flat.normalize()
        normal = flat.cross(way).normalized()
        sections.append([tuple(point + flat * a + normal * b) for a, b in profile])
    if closed:
        sections.append(sections[0])
    return sharpen(loft(sections, material, capped=not closed, level=0), 50)


def stitches(
    line: Sequence[Sequence[float]],
    thread: Material,
    length: float,
    radius: float,
    place: Callable[[Sequence[float]], Point3] | None = None,
) -> Object:
    """Sewing thread along a line: one short bar after another; `place` maps the points first."""
    points = [Vector(place(p) if place else p) for p in line]
    spots = spaced(points, length * 0.75, even=True)
    vertices: list[Point3] = []
    faces: list[list[int]] = []
    for a, b in zip(spots[::2], spots[1::2], strict=False):
        way = b - a
        side = way.orthogonal().normalized() * radius
        other = way.cross(side).normalized() * radius
        base = len(vertices)
        for end in (a, b):
            vertices += [
                tuple(end + side * math.cos(TURN * k / 6) + other * math.sin(TURN * k / 6))
                for k in range(6)
            ]
        faces += [
            [base + k, base + (k + 1) % 6, base + 6 + (k + 1) % 6, base + 6 + k] for k in range(6)
        ]
        faces += [[base + k for k in range(5, -1, -1)], [base + 6 + k for k in range(6)]]
    return mesh("stitches", vertices, faces, thread)


def rolled_rim(radius: float, height: float, thickness: float, material: Material) -> Object:
    """A rolled edge or a rib round a pot: a level hoop of wire."""
    ring = circle(radius, 96, (0, 0, height))
    return tube(ring, thickness, material, closed=True, steps=1, sides=5)


def grid(
    rows: Sequence[Sequence[Sequence[float]]], material: Material, thickness: float = 0.0
) -> Object:
    """A skin through rows of points; with a thickness, a soft sheet of it."""
    size = len(rows[0])
    vertices = [tuple(p) for row in rows for p in row]
    faces = [
        (i * size + k, i * size + k + 1, (i + 1) * size + k + 1, (i + 1) * size + k)
        for i in range(len(rows) - 1)
        for k in range(size - 1)
    ]
    body = mesh("sheet", vertices, faces, material)
    return padded(body, thickness) if thickness else body


def padded(body: Object, thickness: float) -> Object:
    """A wall of even thickness from an open skin, growing to both sides."""
    change = body.modifiers.new("thicken", "SOLIDIFY")
    change.thickness, change.offset = thickness, 0
    return body


def wrapped(body: Object, radius: float, height: float, lift: float = 0.0) -> Object:
    """Flat letters (x right, y up, z out) laid round the front of an upright cylinder."""
    for vertex in body.data.vertices:
        x, up, out = vertex.co
        reach, angle = radius + lift + out, x / radius
        vertex.co = (reach * math.sin(angle), -reach * math.cos(angle), height + up)
    return body


def sliced(body: Object, step: float) -> Object:
    """The body with a seam every `step` along its x: fine enough to bend."""
    form = bmesh.new()
    form.from_mesh(body.data)
    width = max(abs(v.co.x) for v in form.verts)
    for k in range(int(-width / step), int(width / step) + 1):
        every = [*form.verts, *form.edges, *form.faces]
        bmesh.ops.bisect_plane(form, geom=every, plane_co=(k * step, 0, 0), plane_no=(1, 0, 0))
    form.to_mesh(body.data)
    form.free()
    return body


def gathered(make: Callable[[], object]) -> list[Object]:
    """The objects that `make` adds to the scene."""
    before = set(bpy.context.scene.objects)
    make()
    return made_since(before)


def made_since(before: set[Object]) -> list[Object]:
    """What the scene holds beyond the objects it held `before`."""
    return [part for part in bpy.context.scene.objects if part not in before]


def together(parts: Sequence[Object], at: Point3, turn: Point3) -> None:
    """Turn parts (degrees about x, y, z) as one about the origin, then move them by `at`."""
    way = Matrix.Translation(at) @ Euler([math.radians(a) for a in turn]).to_matrix().to_4x4()
    for part in parts:
        part.matrix_basis = way @ part.matrix_basis
