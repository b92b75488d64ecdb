"""Print that follows round things."""

from __future__ import annotations

import math

import bmesh

from samples.blender.shapes import Material, Object, moved, text


def print_on_ball(
    words: str,
    size: float,
    radius: float,
    material: Material,
    at: tuple[float, float],
    height: float = 0.0,
) -> Object:
    """Words printed on a ball of `radius` about `height`, at degrees right of the front and up."""
    body = fine(text(words, size, material, (0, 0, 0), (0, 0, 0), 0.0001), radius / 20)
    for vertex in body.data.vertices:
        lon, lat = vertex.co.x / radius, vertex.co.y / radius
        out = radius + vertex.co.z + 0.0002
        vertex.co = (out * math.sin(lon) * math.cos(lat), -out * math.cos(lon) * math.cos(lat),
                     out * math.sin(lat))  # fmt: skip
    return moved(body, (0, 0, height), (-at[1], 0, at[0]))


def fine(body: Object, length: float) -> Object:
    """A flat print with edges no longer than `length`, so that it can follow a round surface."""
    shape = bmesh.new()
    shape.from_mesh(body.data)
    bmesh.ops.triangulate(shape, faces=shape.faces)
    for _ in range(6):
        edges = [edge for edge in shape.edges if edge.calc_length() > length]
        if not edges:
            break
        bmesh.ops.subdivide_edges(shape, edges=edges, cuts=1)
        bmesh.ops.triangulate(shape, faces=[face for face in shape.faces if len(face.verts) > 3])
    shape.to_mesh(body.data)
    shape.free()
    return body
