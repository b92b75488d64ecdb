"""A cover to print on: shapes, letters, inks."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import bpy
from mathutils import Matrix, Vector

from samples.blender.materials import skin
from samples.blender.shapes import Object, Point2, mesh
from samples.look import Look
from samples.palette import SHADES

_LAYER = 0.000006  # from one ink to the next above it: none may share a plane


@dataclass
class Cover:
    """A face to print on: `frame` leads to its lower left corner; lengths count in its width."""

    frame: Matrix
    width: float
    height: float
    paper: str
    layer: int = 1

    @property
    def top(self) -> float:
        """How high the cover is where its width is 1."""
        return self.height / self.width

    def fill(self, outline: Sequence[Point2], shade: str) -> None:
        """A flat shape over everything printed so far, clipped to the cover."""
        inside = _clipped(outline, self.top)
        if len(inside) < 3:
            return
        points = [(x * self.width, y * self.width, 0.0) for x, y in inside]
        pairs = zip(points, points[1:] + points[:1], strict=True)
        if sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs) < 0:
            points.reverse()
        self._put(
            mesh("print", points, [range(len(points))], ink_skin(self.paper, shade), smooth=False)
        )

    def disc(self, x: float, y: float, radius: float, shade: str) -> None:
        """A round spot."""
        self.fill(_arc(x, y, radius, 0, 360), shade)

    def line(self, points: Sequence[Point2], width: float, shade: str) -> None:
        """A stroke of even width."""
        left, right = [], []
        for i, (x, y) in enumerate(points):
            (ax, ay), (bx, by) = points[max(i - 1, 0)], points[min(i + 1, len(points) - 1)]
            length = math.hypot(bx - ax, by - ay) or 1.0
            nx, ny = -(by - ay) / length * width / 2, (bx - ax) / length * width / 2
            left.append((x + nx, y + ny))
            right.append((x - nx, y - ny))
        self.fill(left + right[::-1], shade)

    def words(
        self,
        words: str,
        x: float,
        y: float,
        width: float,
        height: float,
        shade: str,
        bold: float = 0.016,
    ) -> None:
        """Letters centred at a place, as large as width and height allow."""
        self._put(letters(words, width * self.width, height * self.width,
                          ink_skin(self.paper, shade), bold),
                  x * self.width, y * self.width)  # fmt: skip
        self.layer += 5  # letters are printed five times

    def _put(self, body: Object, x: float = 0.0, y: float = 0.0) -> None:
        self.layer += 1
        body.matrix_basis = self.frame @ Matrix.Translation((x, y, self.layer * _LAYER))


def _arc(x: float, y: float, radius: float, start: float, end: float) -> list[Point2]:
    turns = [math.radians(start + (end - start) * k / 48) for k in range(48)]
    return [(x + radius * math.cos(a), y + radius * math.sin(a)) for a in turns]


def _clipped(outline: Sequence[Point2], top: float) -> list[Point2]:
    """The part of an outline inside the cover (Sutherland-Hodgman)."""
    points = list(outline)
    for axis, limit, sign in ((0, 0.0, 1), (0, 1.0, -1), (1, 0.0, 1), (1, top, -1)):
        kept: list[Point2] = []
        for a, b in zip(points, points[1:] + points[:1], strict=True):
            da, db = sign * (a[axis] - limit), sign * (b[axis] - limit)
            if da >= 0:
                kept.append(a)
            if da * db < 0:
                t = da / (da - db)
                kept.append((a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])))
        points = kept
    return points


def ink_on(look: Look) -> str:
    """An ink that reads on the cover: dark on light, the accent if it is dark enough."""
    if _bright(look.shade) < 140:
        return "ivory"
    return look.accent if _bright(look.accent) < 95 else "charcoal"


def _bright(shade: str) -> float:
    red, green, blue = SHADES[shade].rgb
    return 0.3 * red + 0.59 * green + 0.11 * blue


def ink_skin(paper: str, shade: str) -> bpy.types.Material:
    """Print in a shade; gold is foil."""
    return skin("gold" if shade in ("gold", "silver") else paper, shade)


def print_frame(at: Sequence[float], right: Sequence[float], up: Sequence[float]) -> Matrix:
    """A place to print on, from its origin, its reading direction and its up."""
    r, u = Vector(right), Vector(up)
    found = Matrix((r, u, r.cross(u))).transposed().to_4x4()
    found.translation = Vector(at)
    return found


def letters(
    words: str, width: float, height: float, material: bpy.types.Material, bold: float = 0.016
) -> Object:
    """Letters in the xy plane about the origin, as large as fits; `bold` fattens them."""
    data = bpy.data.curves.new("letters", "FONT")
    data.body, data.size = words, 1.0
    data.resolution_u = 4
    shape = bpy.data.objects.new("letters", data)
    bpy.context.scene.collection.objects.link(shape)
    bpy.context.view_layer.update()
    graph = bpy.context.evaluated_depsgraph_get()
    flat = bpy.data.meshes.new_from_object(shape.evaluated_get(graph))
    bpy.data.objects.remove(shape)
    xs, ys = ([corner.co[axis] for corner in flat.vertices] for axis in (0, 1))
    size = min(width / (max(xs) - min(xs)), height / (max(ys) - min(ys)))
    middle = ((max(xs) + min(xs)) / 2, (max(ys) + min(ys)) / 2, 0)
    flat.transform(Matrix.Scale(size, 4) @ Matrix.Translation(-Vector(middle)))
    # fattened by printing it five times: widening the outlines makes the M and W cross themselves
    count, by = len(flat.vertices), bold * size
    shifts = [(by * x, by * y) for x, y in ((0, 0), (1, 0), (-1, 0), (0, 1), (0, -1))]
    corners = [(v.co.x + x, v.co.y + y, k * _LAYER) for k,   (x, y) in enumerate(shifts)
               for v in flat.vertices]  # fmt: skip
    faces = [[v + k * count for v in p.vertices] for k in range(5) for p in flat.polygons]
    body = mesh("letters", corners, faces, material, smooth=False)
    bpy.data.meshes.remove(flat)
    return body
