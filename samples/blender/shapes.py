"""The shapes models are made of. Metres; z is up; a product stands on z = 0 and faces -y.

Every function adds one object to the scene, gives it its material and returns it.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Sequence

import bmesh
import bpy
from mathutils import Euler, Matrix, Vector

Point2 = tuple[float, float]
Point3 = tuple[float, float, float]
Object = bpy.types.Object
Material = bpy.types.Material

TURN = 2 * math.pi


def mesh(
    name: str,
    vertices: Sequence[Point3],
    faces: Sequence[Sequence[int]],
    material: Material,
    smooth: bool = True,
) -> Object:
    """An object of given corners and faces."""
    data = bpy.data.meshes.new(name)
    data.from_pydata([tuple(v) for v in vertices], [], [tuple(f) for f in faces])
    data.update()
    if smooth:
        data.polygons.foreach_set("use_smooth", [True] * len(data.polygons))
    return _placed(bpy.data.objects.new(name, data), material)


def curve(points: Sequence[Sequence[float]], steps: int = 8, closed: bool = False) -> list[tuple]:
    """A smooth line through the points (Catmull-Rom), `steps` pieces between two of them."""
    count = len(points)
    at = (lambda i: points[i % count]) if closed else (lambda i: points[min(max(i, 0), count - 1)])
    found: list[tuple] = []
    for i in range(count if closed else count - 1):
        a, b, c, d = at(i - 1), at(i), at(i + 1), at(i + 2)
        for step in range(steps):
            t = step / steps
            found.append(
                tuple(
                    0.5
                    * (
                        2 * q
                        + (r - p) * t
                        + (2 * p - 5 * q + 4 * r - s) * t * t
                        + (3 * q - p - 3 * r + s) * t * t * t
                    )
                    for p, q, r, s in zip(a, b, c, d, strict=True)
                )
            )
    if not closed:
        found.append(tuple(points[-1]))
    return found


def lathe(
    profile: Sequence[Point2], material: Material, segments: int = 96, at: Point3 = (0, 0, 0)
) -> Object:
    """A turned body: `profile` is (radius, height) from the axis outwards; smooth it with `curve`.

    Walls have two sides: go up outside and down inside. A radius of 0 closes the body.
    """
    vertices: list[Point3] = []
    rings: list[list[int]] = []
    for radius, height in profile:
        if radius < 1e-6:
            rings.append([len(vertices)] * segments)
            vertices.append((0.0, 0.0, height))
        else:
            rings.append(list(range(len(vertices), len(vertices) + segments)))
            vertices += [
                (radius * math.cos(TURN * k / segments), radius * math.sin(TURN * k / segments), height)
                for k in range(segments)
            ]  # fmt: skip
    body = mesh("lathe", vertices, _bridged(rings, closed=True), material)
    body.location = at
    return sharpen(body)


def loft(
    sections: Sequence[Sequence[Point3]],
    material: Material,
    closed: bool = True,
    capped: bool = True,
    level: int = 1,
) -> Object:
    """A skin over cross-sections of equally many points each; `level` smooths it (subdivision)."""
    size = len(sections[0])
    vertices = [point for section in sections for point in section]
    rings = [list(range(i * size, (i + 1) * size)) for i in range(len(sections))]
    faces = _bridged(rings, closed)
    if capped:
        faces += [rings[0][::-1], rings[-1]]
    body = mesh("loft", vertices, faces, material)
    return subdivided(body, level) if level else body


def superellipse(
    width: float, depth: float, z: float, power: float = 2.5, points: int = 24, at: Point2 = (0, 0)
) -> list[Point3]:
    """A section for `loft`: an ellipse at 2, ever squarer above; full `width` (x) and `depth` (y)."""

    def bent(value: float) -> float:
        return math.copysign(abs(value) ** (2 / power), value)

    return [
        (
            at[0] + width / 2 * bent(math.cos(TURN * k / points)),
            at[1] + depth / 2 * bent(math.sin(TURN * k / points)),
            z,
        )
        for k in range(points)
    ]


def box(
    size: Point3,
    material: Material,
    at: Point3 = (0, 0, 0),
    bevel: float = 0.002,
    turn: Point3 = (0, 0, 0),
) -> Object:
    """A box with rounded edges; `at` is the middle of its bottom, `turn` in degrees."""
    x, y, z = size[0] / 2, size[1] / 2, size[2]
    corners = [(-x, -y, 0), (x, -y, 0), (x, y, 0), (-x, y, 0)]
    corners += [(cx, cy, z) for cx, cy, _ in corners]
    sides = [(0, 3, 2, 1), (4, 5, 6, 7), (0, 1, 5, 4), (1, 2, 6, 5), (2, 3, 7, 6), (3, 0, 4, 7)]
    body = mesh("box", corners, sides, material, smooth=False)
    return beveled(moved(body, at, turn), min(bevel, min(size) / 2.01))


def rod(
    radius: float,
    start: Point3,
    end: Point3,
    material: Material,
    end_radius: float | None = None,
    bevel: float = 0.001,
    segments: int = 48,
) -> Object:
    """A round bar from `start` to `end`, tapering to `end_radius`."""
    way = Vector(end) - Vector(start)
    last = radius if end_radius is None else end_radius
    bevel = min(bevel, radius * 0.9, last * 0.9, way.length / 2.1)
    profile = [(0, 0), (radius - bevel, 0), (radius, bevel)]
    profile += [(last, way.length - bevel), (last - bevel, way.length), (0, way.length)]
    body = lathe(profile, material, segments)
    body.rotation_euler = way.to_track_quat("Z", "Y").to_euler()
    body.location = start
    return body


def tube(
    points: Sequence[Point3],
    radius: float,
    material: Material,
    closed: bool = False,
    radii: Sequence[float] | None = None,
    steps: int = 10,
    sides: int = 8,
) -> Object:
    """A pipe along a smooth line through the points; `radii` gives one factor a point."""
    rows = [(*point, 1.0 if radii is None else radii[i]) for i, point in enumerate(points)]
    line = curve(rows, steps, closed) if steps > 1 and len(rows) > 2 else rows
    data = bpy.data.curves.new("tube", "CURVE")
    data.dimensions, data.bevel_depth, data.bevel_resolution = "3D", radius, sides
    data.use_fill_caps = True
    spline = data.splines.new("POLY")
    spline.points.add(len(line) - 1)
    for target, (x, y, z, factor) in zip(spline.points, line, strict=True):
        target.co, target.radius = (x, y, z, 1), max(factor, 0.001)
    spline.use_cyclic_u, spline.use_smooth = closed, True
    return _as_mesh(bpy.data.objects.new("tube", data), material)


def sheet(
    outline: Sequence[Point2],
    thickness: float,
    material: Material,
    bevel: float = 0.0005,
    at: Point3 = (0, 0, 0),
    turn: Point3 = (0, 0, 0),
    holes: Sequence[Sequence[Point2]] = (),
) -> Object:
    """A flat piece cut along an outline in x and y, from z = 0 up by `thickness`."""
    grown = 100  # Blender fills hollow outlines of a few centimetres wrongly
    data = bpy.data.curves.new("sheet", "CURVE")
    data.dimensions, data.fill_mode = "2D", "BOTH"
    data.extrude, data.bevel_depth = grown * (thickness / 2 - bevel), grown * bevel
    data.bevel_resolution, data.offset = 3, -grown * bevel
    for ring in (outline, *holes):
        spline = data.splines.new("POLY")
        spline.points.add(len(ring) - 1)
        for target, (x, y) in zip(spline.points, ring, strict=True):
            target.co = (grown * x, grown * y, 0, 1)
        spline.use_cyclic_u = True
    body = _as_mesh(bpy.data.objects.new("sheet", data), material)
    body.data.transform(Matrix.Translation((0, 0, thickness / 2)) @ Matrix.Scale(1 / grown, 4))
    return moved(sharpen(body), at, turn)


def sphere(
    radius: float, material: Material, at: Point3 = (0, 0, 0), squash: Point3 = (1, 1, 1)
) -> Object:
    """A ball around `at`, stretched by `squash`."""
    shape = bmesh.new()
    bmesh.ops.create_uvsphere(shape, u_segments=64, v_segments=32, radius=radius)
    data = bpy.data.meshes.new("sphere")
    shape.to_mesh(data)
    shape.free()
    data.polygons.foreach_set("use_smooth", [True] * len(data.polygons))
    body = _placed(bpy.data.objects.new("sphere", data), material)
    body.location, body.scale = at, squash
    return body


def cushion(
    size: Point3,
    material: Material,
    at: Point3 = (0, 0, 0),
    turn: Point3 = (0, 0, 0),
    power: float = 4.0,
    pinch: float = 0.25,
) -> Object:
    """Something stuffed: full in the middle, thinner by `pinch` at the corners; `at` is its bottom."""
    width, depth, height = size
    sections = []
    for i in range(13):
        v = -1 + 2 * i / 12
        wide = (1 - abs(v) ** power) ** (1 / power) if abs(v) < 1 else 0.0
        ring = superellipse(max(wide, 0.02) * width, max(wide, 0.02) * depth, 0.0, power, 48)
        rim = [(x, y, 1 - pinch * min(1.0, (abs(2 * x / width) * abs(2 * y / depth)) ** 1.5)) for x, y, _ in ring]  # fmt: skip
        sections.append([(x, y, height / 2 * (1 + v * keep)) for x, y, keep in rim])
    return moved(loft(sections, material, level=1), at, turn)


def text(
    words: str,
    size: float,
    material: Material,
    at: Point3 = (0, 0, 0),
    turn: Point3 = (90, 0, 0),
    thickness: float = 0.0005,
) -> Object:
    """Raised letters, centred at `at`, readable from -y unless turned."""
    data = bpy.data.curves.new("text", "FONT")
    data.body, data.size, data.extrude = words, size, thickness
    data.align_x, data.align_y = "CENTER", "CENTER"
    return moved(_as_mesh(bpy.data.objects.new("text", data), material), at, turn)


def moved(body: Object, at: Point3 = (0, 0, 0), turn: Point3 = (0, 0, 0)) -> Object:
    """The object turned (degrees about x, y, z) and put at a place, whatever it was before."""
    body.rotation_euler = Euler([math.radians(angle) for angle in turn])
    body.location = at
    return body


def copied(body: Object, at: Point3 | None = None, turn: Point3 | None = None) -> Object:
    """Another of the same shape; its own place and turn (degrees) where given."""
    twin = body.copy()
    bpy.context.scene.collection.objects.link(twin)
    if at is not None:
        twin.location = at
    if turn is not None:
        twin.rotation_euler = Euler([math.radians(angle) for angle in turn])
    return twin


def around(count: int, make: Callable[[float], Object], start: float = 0.0) -> list[Object]:
    """`count` objects in a circle about z: `make` is told the angle in radians."""
    return [make(math.radians(start) + TURN * k / count) for k in range(count)]


def beveled(body: Object, width: float, segments: int = 3) -> Object:
    """Rounded edges: nothing that was made has sharp ones."""
    change = body.modifiers.new("bevel", "BEVEL")
    change.width, change.segments, change.limit_method = width, segments, "ANGLE"
    change.angle_limit = math.radians(35)
    return sharpen(body)


def subdivided(body: Object, level: int = 2) -> Object:
    """A smooth surface through a coarse mesh (Catmull-Clark)."""
    change = body.modifiers.new("subdivide", "SUBSURF")
    change.levels = change.render_levels = level
    return body


def thickened(body: Object, thickness: float) -> Object:
    """A wall of even thickness from an open skin, growing inwards."""
    change = body.modifiers.new("thicken", "SOLIDIFY")
    change.thickness, change.offset = thickness, -1
    return body


def cut(body: Object, tool: Object) -> Object:
    """What is left of the body where the tool was; the tool is used up."""
    change = body.modifiers.new("cut", "BOOLEAN")
    change.operation, change.object, change.solver = "DIFFERENCE", tool, "EXACT"
    _apply(body)
    bpy.data.objects.remove(tool)
    return sharpen(body)


def displaced(body: Object, strength: float, size: float, seed: int = 0) -> Object:
    """Gentle dents and swellings of about `size`, up to `strength` high: folds, rough stone."""
    image = bpy.data.textures.new("noise", "CLOUDS")
    image.noise_scale = size
    change = body.modifiers.new("dent", "DISPLACE")
    change.texture, change.strength, change.texture_coords = image, strength, "LOCAL"
    if seed:
        body.data.transform(Matrix.Translation((seed * 7.3, 0, 0)))
        _apply(body)
        body.data.transform(Matrix.Translation((-seed * 7.3, 0, 0)))
    return body


def bent(body: Object, angle: float, axis: str = "X") -> Object:
    """The object bent about an axis through its origin by `angle` degrees."""
    change = body.modifiers.new("bend", "SIMPLE_DEFORM")
    change.deform_method, change.deform_axis, change.angle = "BEND", axis, math.radians(angle)
    return body


def sharpen(body: Object, angle: float = 40) -> Object:
    """Smooth surfaces that still break at edges sharper than `angle` degrees."""
    body.data.polygons.foreach_set("use_smooth", [True] * len(body.data.polygons))
    body.data.set_sharp_from_angle(angle=math.radians(angle))
    return body


def _bridged(rings: Sequence[Sequence[int]], closed: bool) -> list[list[int]]:
    """Faces between neighbouring rings; a ring shrunk to a point gives triangles."""
    size = len(rings[0])
    faces = []
    for low, high in itertools.pairwise(rings):
        for k in range(size if closed else size - 1):
            n = (k + 1) % size
            corners = [low[k], low[n], high[n], high[k]]
            face = list(dict.fromkeys(corners))
            if len(face) > 2:
                faces.append(face)
    return faces


def _placed(body: Object, material: Material) -> Object:
    body.data.materials.append(material)
    bpy.context.scene.collection.objects.link(body)
    return body


def _as_mesh(body: Object, material: Material) -> Object:
    """Curves and letters as meshes, so that every object can be handled alike."""
    bpy.context.scene.collection.objects.link(body)
    bpy.context.view_layer.update()
    data = bpy.data.meshes.new_from_object(
        body.evaluated_get(bpy.context.evaluated_depsgraph_get())
    )
    bpy.data.objects.remove(body)
    data.materials.clear()
    data.polygons.foreach_set("use_smooth", [True] * len(data.polygons))
    return _placed(bpy.data.objects.new("shape", data), material)


def _apply(body: Object) -> None:
    bpy.context.view_layer.update()
    graph = bpy.context.evaluated_depsgraph_get()
    data = bpy.data.meshes.new_from_object(body.evaluated_get(graph))
    body.modifiers.clear()
    body.data = data
