"""Cut stones, pearls and beads."""

from __future__ import annotations

import math
from collections.abc import Sequence

import bmesh
import bpy

from samples.blender.nodes import Shader
from samples.blender.shapes import TURN, Material, Object, Point2, Point3, loft, mesh, moved
from samples.palette import linear


def stone_skin(shade: str, clarity: float = 0.6) -> Material:
    """A cut stone: the share `clarity` of the light goes through, the facets mirror the rest."""
    s = Shader(f"stone {shade}")
    return s.surface(Base_Color=linear(shade), Roughness=0.02, Transmission_Weight=clarity,
                     IOR=1.75, Coat_Weight=0.4, Coat_IOR=1.7)  # fmt: skip


def pearl_skin(shade: str) -> Material:
    """Mother-of-pearl: smooth, with a soft depth under a hard gloss."""
    s = Shader(f"pearl {shade}")
    return s.surface(Base_Color=linear(shade), Roughness=0.3, Coat_Weight=1.0, Coat_Roughness=0.06,
                     Sheen_Weight=0.3, Metallic=0.12)  # fmt: skip


def pear_outline(wide: float, high: float) -> list[Point2]:
    """The outline of a drop, its tip up."""
    angles = (TURN * k / 40 for k in range(40))
    return [(wide * math.sin(t) * math.sin(t / 2) ** 1.1, high * math.cos(t)) for t in angles]


def bead(radius: float, material: Material, at: Point3) -> Object:
    """A small ball of few faces."""
    shape = bmesh.new()
    bmesh.ops.create_icosphere(shape, subdivisions=2, radius=radius)
    found = bpy.data.meshes.new("bead")
    shape.to_mesh(found)
    shape.free()
    found.polygons.foreach_set("use_smooth", [True] * len(found.polygons))
    found.materials.append(material)
    body = bpy.data.objects.new("bead", found)
    bpy.context.scene.collection.objects.link(body)
    return moved(body, at)


def _hull(points: Sequence[Point3], material: Material) -> Object:
    """A cut stone: the flat facets around the points."""
    shape = bmesh.new()
    for point in points:
        shape.verts.new(point)
    bmesh.ops.convex_hull(shape, input=shape.verts)
    bmesh.ops.dissolve_limit(shape, angle_limit=0.01, verts=shape.verts, edges=shape.edges)
    corners = [tuple(v.co) for v in shape.verts]
    shape.verts.index_update()
    faces = [[v.index for v in face.verts] for face in shape.faces]
    shape.free()
    return mesh("stone", corners, faces, material, smooth=False)


def brilliant(radius: float, material: Material, long: float = 1.0) -> Object:
    """A round (or by `long` oval) brilliant: table, crown, girdle, pavilion."""
    rows = [(0.57, 0.34, 8, 0.0), (0.8, 0.21, 8, 0.5), (1.0, 0.03, 16, 0.0), (1.0, -0.02, 16, 0.0),
            (0.55, -0.45, 8, 0.5), (0.02, -0.86, 8, 0.0)]  # fmt: skip
    points = []
    for r, z, count, shift in rows:
        angles = [TURN * (k + shift) / count for k in range(count)]
        points += [
            (radius * r * math.cos(a), radius * long * r * math.sin(a), radius * z) for a in angles
        ]
    return _hull(points, material)


def faceted(outline: Sequence[Point2], crown: float, depth: float, material: Material) -> Object:
    """A stone cut along any convex outline."""
    rows = ((0.55, crown), (0.82, crown * 0.6), (1.0, 0.0), (0.6, -depth * 0.6), (0.1, -depth))
    return _hull([(x * s, y * s, z) for s, z in rows for x, y in outline[:: 2 if s > 0.7 else 4]],
                 material)  # fmt: skip


def puffed(outline: Sequence[Point2], height: float, material: Material) -> Object:
    """Something flat and full along an outline, like a cushion of metal."""
    rows = [math.pi * (-0.47 + 0.94 * k / 14) for k in range(15)]
    return loft([[(x * math.cos(t) ** 0.6, y * math.cos(t) ** 0.6, height * math.sin(t))
                  for x, y in outline] for t in rows], material, level=1)  # fmt: skip


def bicone(size: float, material: Material) -> Object:
    """A faceted bead."""
    rows = [(0.35, -0.85), (0.8, -0.5), (1.0, 0.0), (0.8, 0.5), (0.35, 0.85)]
    points = []
    for i, (r, z) in enumerate(rows):
        points += [(size * r * math.cos(a), size * r * math.sin(a), size * z)
                   for a in (TURN * (k + i % 2 / 2) / 8 for k in range(8))]  # fmt: skip
    return _hull(points, material)
