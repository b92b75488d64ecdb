"""Footballs and basketballs."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Sequence

import bmesh
import bpy
from mathutils import Euler, Vector

from samples.blender.materials import skin
from samples.blender.nodes import Shader
from samples.blender.shapes import TURN, Material, Object, curve, mesh, tube
from samples.look import Look
from samples.models import Facts
from samples.models.sports.prints import print_on_ball
from samples.palette import linear

# how far a panel dips at so many metres from its rim: a sewn seam, then quickly round again
SEAM = ((0.0, 0.0021), (0.0006, 0.0012), (0.0013, 0.0006), (0.0024, 0.0002), (0.0045, 0.0))


def football(look: Look) -> Facts:
    """A ball of pentagons and hexagons (classic, stars about the pentagons) or of strips (vintage)."""
    radius = look.between(0.108, 0.111)
    body, second = skin(look.material, look.shade), skin(look.material, look.accent)
    if look.style == "vintage":
        panels = _strips()
        for corners in panels:
            _panel(corners, radius, body)
        lace = skin("cotton", "cream")
        for k in range(6):
            rise = (k - 2.5) * 0.012
            _on_ball([(-0.006, rise), (0.006, rise)], radius, 0.0013, lace)
        _on_ball([(0, -0.034), (0, 0.034)], radius, 0.001, lace)
        return {"panels": len(panels), "circumference": round(TURN * radius * 100)}
    pentagons, hexagons = _truncated_icosahedron()
    stars = look.style == "stars"
    for corners in pentagons:
        _panel(corners, radius, body if stars else second)
    for corners in hexagons:
        panel = _panel(corners, radius, second if stars else body)
        if stars:  # every other wedge borders on a pentagon and prolongs it to a star
            panel.data.materials.append(body)
            side = len(corners) * 8
            for face in panel.data.polygons:
                face.material_index = face.index % side // 8 % 2
    return {"panels": len(pentagons) + len(hexagons), "circumference": round(TURN * radius * 100)}


def basketball(look: Look) -> Facts:
    """A pebbled ball with two great seams and two loops; two-tone balls change colour at the seams."""
    radius = look.between(0.1195, 0.123)
    body = _pebbled(look.shade)
    data = bpy.data.meshes.new("ball")
    shape = _sphere_mesh(data)
    two_tone = look.style == "two-tone"

    def loop(angle: float) -> float:
        return 0.6 + 0.13 * math.cos(2 * angle)

    def gaps(v: Vector) -> tuple[float, float, float]:
        return v.x, v.z, abs(v.x) - loop(math.atan2(v.z, v.y))

    ball = mesh("ball", *shape, body)
    if two_tone:
        ball.data.materials.append(_pebbled(look.accent))
        for face in ball.data.polygons:
            odd = math.prod(gaps(Vector(face.center).normalized())) > 0
            face.material_index = int(odd)
    for vertex in ball.data.vertices:
        near = min(abs(gap) for gap in gaps(vertex.co)) * radius
        vertex.co *= radius - 0.0016 * math.exp(-((near / 0.0035) ** 2))
    ink = skin("rubber", "black" if look.shade != "black" else look.accent)
    angles = [TURN * k / 96 for k in range(96)]
    seams = [[(0, math.cos(a), math.sin(a)) for a in angles],
             [(math.cos(a), math.sin(a), 0) for a in angles]]  # fmt: skip
    for side in (-1, 1):
        wide = [(side * loop(a), math.sqrt(1 - loop(a) ** 2), a) for a in angles]
        seams.append([(x, r * math.cos(a), r * math.sin(a)) for x, r, a in wide])
    inner = radius - 0.0024
    for seam in seams:
        tube([(x * inner, y * inner, z * inner) for x, y, z in seam],
             0.0021, ink, closed=True, steps=1, sides=3)  # fmt: skip
    print_ = skin("plastic", "black" if look.shade not in ("black", "navy") else "gold")
    print_on_ball("GAME ON", 0.017, radius, print_, (21, 14))
    print_on_ball("SIZE 7", 0.01, radius, print_, (21, 7))
    return {"circumference": round(TURN * radius * 100), "panels": 8}


def _pebbled(shade: str) -> Material:
    """The pimpled skin of a basketball."""
    s = Shader(f"pebbles {shade}")
    pimples = s.cells(s.place(), 420)
    return s.surface(Base_Color=s.lit(linear(shade), s.stretch(pimples, 0.1, 0.7, (1.06, 0.72))),
                     Roughness=0.55, Normal=s.bump(pimples, -0.0016))  # fmt: skip


def _sphere_mesh(data: bpy.types.Mesh) -> tuple[list[tuple[float, ...]], list[tuple[int, ...]]]:
    """Corners and faces of an evenly divided unit ball."""
    shape = bmesh.new()
    bmesh.ops.create_icosphere(shape, subdivisions=7, radius=1.0)
    shape.to_mesh(data)
    shape.free()
    return [tuple(v.co) for v in data.vertices], [tuple(p.vertices) for p in data.polygons]


def _truncated_icosahedron() -> tuple[list[list[Vector]], list[list[Vector]]]:
    """The corners of its 12 pentagons and 20 hexagons, turned so that a pentagon faces one."""
    golden = (1 + math.sqrt(5)) / 2
    spin = Euler((0.12, 0.2, 0.25)).to_matrix()
    tips = [spin @ Vector(c) for a, b in itertools.product((-1, 1), (-golden, golden))
            for c in ((0, a, b), (a, b, 0), (b, 0, a))]  # fmt: skip
    near = [[q for q in tips if 0.1 < (p - q).length < 2.1] for p in tips]
    third: Callable[[Vector, Vector], Vector] = lambda p, q: (2 * p + q) / 3  # noqa: E731
    pentagons = []
    for tip, around in zip(tips, near, strict=True):
        first = (around[0] - tip).cross(tip).normalized()
        second = tip.normalized().cross(first)
        order = sorted(
            around, key=lambda q, t=tip, f=first, s=second: math.atan2((q - t) @ s, (q - t) @ f)
        )  # type: ignore[misc]
        pentagons.append([third(tip, q) for q in order])
    hexagons = [[third(a, b), third(b, a), third(b, c), third(c, b), third(c, a), third(a, c)]
                for a, b, c in itertools.combinations(tips, 3)
                if max((a - b).length, (b - c).length, (c - a).length) < 2.1]  # fmt: skip
    return pentagons, hexagons


def _strips() -> list[list[Vector]]:
    """The 18 strips of an old ball: each side of a cube in three, every side turned to the next."""
    found = []
    for axis, side in itertools.product(range(3), (-1, 1)):
        for k in range(3):
            low, high = (math.tan(math.pi / 4 * (-1 + 2 * (k + j) / 3)) for j in range(2))
            flat = [(-1, low), (1, low), (1, high), (-1, high)]
            corners = []
            for u, v in flat:
                point = [0.0, 0.0, 0.0]
                point[axis], point[(axis + 1) % 3], point[(axis + 2) % 3] = side, u, v
                corners.append(Euler((0.5, 0.15, 0.5)).to_matrix() @ Vector(point))
            found.append(corners)
    return found


def _panel(
    corners: Sequence[Vector], radius: float, material: Material, per_side: int = 8
) -> Object:
    """A piece of a ball's skin: its corners joined on the sphere, its rim drawn in to the seam."""
    corners = list(corners)
    middle = sum(corners, Vector()) / len(corners)
    if (corners[1] - corners[0]).cross(corners[2] - corners[1]) @ middle < 0:
        corners.reverse()
    pairs = zip(corners, corners[1:] + corners[:1], strict=True)
    rim = [a.lerp(b, k / per_side) for a, b in pairs for k in range(per_side)]
    rows = [(None, distance, sink) for distance, sink in SEAM] + [
        (s, 0.0, 0.0) for s in (0.72, 0.5, 0.25)
    ]
    vertices = []
    for share, distance, sink in rows:
        for point in rim:
            far = radius * (point - middle).length / middle.length
            keep = 1 - distance / far if share is None else share
            place = middle.lerp(point, keep).normalized() * (radius - sink)
            vertices.append(tuple(place))
    size = len(rim)
    faces = [[i * size + k, i * size + (k + 1) % size, (i + 1) * size + (k + 1) % size,
              (i + 1) * size + k] for i in range(len(rows) - 1) for k in range(size)]  # fmt: skip
    vertices.append(tuple(middle.normalized() * radius))
    last = (len(rows) - 1) * size
    faces += [[last + k, last + (k + 1) % size, len(vertices) - 1] for k in range(size)]
    return mesh("panel", vertices, faces, material)


def _on_ball(
    places: Sequence[tuple[float, float]], radius: float, thick: float, material: Material
) -> Object:
    """A cord on a ball's front, through places in metres right and up of its middle."""
    spin = Euler((-0.1, 0, 0.35)).to_matrix()
    points = []
    for x, z in curve([*places[:1], *places], 4)[4:]:
        way = Vector((math.sin(x / radius), -math.cos(x / radius) * math.cos(z / radius),
                      math.sin(z / radius)))  # fmt: skip
        points.append(tuple(spin @ way.normalized() * (radius + thick * 0.4)))
    return tube(points, thick, material, steps=1, sides=3)
