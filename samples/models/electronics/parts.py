"""What several devices are made of: plates, turned parts that face the front, straps."""

from __future__ import annotations

from collections.abc import Sequence

from mathutils import Vector

from samples.blender.materials import skin
from samples.blender.nodes import Shader
from samples.blender.outlines import rounded_rectangle
from samples.blender.shapes import (
    Material,
    Object,
    Point2,
    Point3,
    lathe,
    loft,
    moved,
    sheet,
    superellipse,
)
from samples.palette import linear


def plate_outline(
    wide: float, high: float, corner: float, at: Point2 = (0, 0), steps: int = 8
) -> list[Point2]:
    """The outline of a plate with rounded corners, from its lower right one."""
    return rounded_rectangle(wide, high, corner, at, steps, first=3)


def finish(material: str, shade: str, grain: str = "X") -> Material:
    """A material as electronics have it: their aluminium is blasted and anodised, not brushed."""
    if material != "aluminium":
        return skin(material, shade, grain=grain)
    s = Shader("anodised")
    grit = s.noise(s.place(), 2500, 2)
    return s.surface(
        Base_Color=linear(shade), Metallic=0.85, Roughness=0.36, Normal=s.bump(grit, 0.00003)
    )


def upright(
    outline: Sequence[Point2], thick: float, material: Material, y: float, bevel: float = 0.0005,
    holes: Sequence[Sequence[Point2]] = (),
) -> Object:  # fmt: skip
    """A sheet standing up: outline in x and z, its front at y."""
    return sheet(outline, thick, material, bevel, (0, y + thick, 0), (90, 0, 0), holes)


def forward(
    profile: Sequence[Point2], material: Material, at: Point3, segments: int = 64
) -> Object:
    """A turned body whose axis points to the front (-y): profile of (radius, how far forward)."""
    return moved(lathe(profile, material, segments), at, (90, 0, 0))


def ribbon(line: Sequence[Point3], wide: float, thick: float, material: Material) -> Object:
    """A flat strap along a line in a plane of constant y, `wide` in y."""
    sections = []
    for i, (x, y, z) in enumerate(line):
        before, after = line[max(i - 1, 0)], line[min(i + 1, len(line) - 1)]
        way = Vector((after[0] - before[0], 0, after[2] - before[2])).normalized()
        up = Vector((-way.z, 0, way.x))
        sections.append(
            [(x + up.x * b, y + a, z + up.z * b) for a, b, _ in superellipse(wide, thick, 0, 5, 20)]
        )
    return loft(sections, material)
