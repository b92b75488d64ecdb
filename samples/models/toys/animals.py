"""Bath ducks and plush bears."""

from __future__ import annotations

import math
from collections.abc import Sequence

import bmesh
import bpy
from mathutils import Vector

from samples.blender.materials import skin
from samples.blender.nodes import Shader
from samples.blender.shapes import (
    Material,
    Object,
    Point3,
    around,
    box,
    cut,
    lathe,
    mesh,
    moved,
    rod,
    sheet,
    sphere,
    tube,
)
from samples.look import Look
from samples.models import Facts
from samples.models.toys.parts import hull
from samples.palette import linear


def _melted(parts: Sequence[Object], voxel: float, material: Material, rounds: int = 10) -> Object:
    """One skin over overlapping bodies, flowing into each other at their seams."""
    bpy.context.view_layer.update()
    graph, shape = bpy.context.evaluated_depsgraph_get(), bmesh.new()
    for part in parts:
        data = bpy.data.meshes.new_from_object(part.evaluated_get(graph))
        data.transform(part.matrix_world)
        shape.from_mesh(data)
    for part in parts:
        bpy.data.objects.remove(part)
    rough = mesh("melted", [(0, 0, 0)], [], material)
    shape.to_mesh(rough.data)
    shape.free()
    change = rough.modifiers.new("melt", "REMESH")
    change.mode, change.voxel_size = "VOXEL", voxel
    smooth = rough.modifiers.new("smooth", "SMOOTH")
    smooth.factor, smooth.iterations = 0.5, rounds
    bpy.context.view_layer.update()
    data = bpy.data.meshes.new_from_object(
        rough.evaluated_get(bpy.context.evaluated_depsgraph_get())
    )
    rough.modifiers.clear()
    rough.data = data
    data.materials.clear()
    data.materials.append(material)
    data.polygons.foreach_set("use_smooth", [True] * len(data.polygons))
    return rough


def rubber_duck(look: Look) -> Facts:
    """A bath duck: plain, with a sailor's cap or with a crown."""
    fat = look.between(0.97, 1.04)
    skin_ = skin(look.material, look.shade)
    body = [
        sphere(0.04, skin_, (0, 0.004, 0.03), (0.88 * fat, 1.12, 0.78)),
        sphere(0.03, skin_, (0, -0.014, 0.036), (0.98 * fat, 0.95, 0.9)),
        sphere(0.027, skin_, (0, -0.021, 0.073), (1, 1.02, 0.98)),
        rod(0.019, (0, 0.022, 0.034), (0, 0.058, 0.056), skin_, 0.003, 0.002),
    ]
    wings: list[Object] = []
    for side in (-1, 1):
        wing = sphere(0.021, skin_, (side * 0.0325 * fat, 0.008, 0.036), (0.42, 1.12, 0.72))
        wing.rotation_euler = (0.25, 0, 0)
        wings += [wing,
                  rod(0.0085, (side * 0.0345 * fat, 0.018, 0.039),
                      (side * 0.0365 * fat, 0.038, 0.05), skin_, 0.002)]  # fmt: skip
    duck = _melted(body, 0.0011, skin_, 6)
    _melted(wings, 0.0009, skin_, 5)
    cut(duck, box((0.2, 0.2, 0.05), skin_, (0, 0, -0.047)))
    orange = skin(look.material, "orange")
    for low, tilt, reach in (
        (False, 8, 1.0),
        (True, -14, 0.82),
    ):  # the bill's two halves, a little open
        bill = [(0.002, 0.019, -0.0045, 0.0045), (-0.008, 0.02, -0.004, 0.0042),
                (-0.015 * reach, 0.0205, -0.0028, 0.0024),
                (-0.0215 * reach, 0.012, -0.0015, 0.0012)]  # fmt: skip
        half = hull([(y, w, lo, hi) for y, w, lo, hi in bill], orange, 2.2)
        moved(half, (0, -0.0435, 0.0715 if not low else 0.067), (tilt, 0, 0))
    white, black = skin("plastic", "snow"), skin("plastic", "black")
    for side in (-1, 1):
        for radius, ink, out in ((0.0047, white, 0.0), (0.0033, black, 0.0018)):
            eye = sphere(radius, ink,
                         (side * (0.0118 + out * 0.4), -0.0425 - out, 0.0815 + out * 0.2),
                         (1, 0.55, 1.15))  # fmt: skip
            eye.rotation_euler = (0, 0, side * 0.45)
        sphere(0.001, white, (side * 0.0122, -0.0475, 0.0838))
    if look.style == "sailor":
        lathe([(0, 0.012), (0.019, 0.012), (0.0225, 0.008), (0.0228, 0.003), (0.019, 0)],
              white, at=(0, -0.019, 0.0985))  # fmt: skip
        lathe([(0.0175, -0.004), (0.0186, -0.004), (0.0186, 0.004), (0.0175, 0.004)],
              skin("cotton", look.accent), at=(0, -0.019, 0.096))  # fmt: skip
        sphere(0.0032, skin("cotton", look.accent), (0, -0.019, 0.1115))
        for side in (-1, 1):  # the ribbon's tails
            sheet([(0, 0), (0.005, 0), (0.007, -0.018), (0.0035, -0.015), (0, -0.018)], 0.0008,
                  skin("cotton", look.accent),
                  0.0002, (side * 0.003, 0.0015, 0.0965), (80, 0, 180 + side * 14))  # fmt: skip
    elif look.style == "crowned":
        gold = skin("gold", look.accent)
        lathe([(0.0148, 0), (0.0165, 0), (0.017, 0.004), (0.0152, 0.004)],
              gold, at=(0, -0.019, 0.0955))  # fmt: skip

        def spike(angle: float) -> Object:
            at = (0.0165 * math.cos(angle), -0.019 + 0.0165 * math.sin(angle), 0.0985)
            tip = (0.0195 * math.cos(angle), -0.019 + 0.0195 * math.sin(angle), 0.1115)
            rod(0.0042, at, tip, gold, 0.001, segments=12)
            return sphere(0.0021, gold, (tip[0], tip[1], tip[2] + 0.001))

        around(7, spike)
    return {"wears": {"sailor": "sailor cap", "crowned": "crown"}.get(look.style, "nothing")}


def _hairs(shade: str) -> Material:
    """Pile that lets light through: lighter than the cloth below, which it shades."""
    s = Shader("hairs")
    colour = linear(shade)
    light = (*(min(1.0, 1.25 * part) for part in colour[:3]), 1.0)
    return s.surface(Base_Color=light, Roughness=1.0, Emission_Color=colour, Emission_Strength=0.22,
                     Sheen_Weight=0.3)  # fmt: skip


def _furred(body: Object, length: float, count: int, material: Material, look: Look) -> Object:
    """Short pile all over a body: little leaning cones of three sides."""
    faces = body.data.polygons
    points: list[Point3] = []
    sides: list[tuple[int, int, int]] = []
    for _ in range(count):
        face = faces[look.dice.randrange(len(faces))]
        jitter = Vector([look.dice.uniform(-1, 1) for _ in range(3)])
        normal = (face.normal + jitter * 0.55 + Vector((0, 0, -0.35))).normalized()
        across = normal.cross(Vector((0.3, 0.5, 0.81))).normalized() * length * 0.13
        up = normal.cross(across)
        root = body.matrix_world @ (face.center + jitter * length * 0.25)
        k = len(points)
        points += [
            tuple(root + across * math.cos(a) + up * math.sin(a))
            for a in (0, math.tau / 3, 2 * math.tau / 3)
        ] + [tuple(root + normal * length * look.dice.uniform(0.6, 1.1))]
        sides += [(k, k + 1, k + 3), (k + 1, k + 2, k + 3), (k + 2, k, k + 3)]
    return mesh("pile", points, sides, material)


def teddy_bear(look: Look) -> Facts:
    """A sitting plush bear: with a ribbon, a scarf, a knitted jumper, or patched paws only."""
    plush, pale = skin(look.material, look.shade), skin("suede", "cream")
    hairs, pale_hairs = _hairs(look.shade), _hairs("cream")
    fat = look.between(0.96, 1.06)
    body = [sphere(0.075, plush, (0, 0, 0.078), (1.0 * fat, 0.86, 1.05)),
            sphere(0.05, plush, (0, 0, 0.15), (1.05, 0.85, 0.8))]  # fmt: skip
    head = [sphere(0.066, plush, (0, -0.012, 0.222), (1.08, 0.93, 0.95))]
    for side in (-1, 1):
        head.append(sphere(0.026, plush, (side * 0.053, -0.004, 0.272), (1, 0.5, 1)))
        body.append(rod(0.024, (side * 0.058, -0.005, 0.142),
                        (side * 0.104, -0.05, 0.088), plush, 0.027, 0.012))  # fmt: skip
        body.append(sphere(0.029, plush, (side * 0.106, -0.053, 0.082), (0.95, 0.95, 1.1)))
        body.append(rod(0.034, (side * 0.045, -0.01, 0.042),
                        (side * 0.072, -0.105, 0.038), plush, 0.033, 0.014))  # fmt: skip
        body.append(sphere(0.0375, plush, (side * 0.074, -0.11, 0.043), (0.95, 0.62, 1.15)))
    bear = _melted(body + head, 0.0032, plush, 5)
    _furred(bear, 0.0085, 22000, hairs, look)
    for side in (-1, 1):
        pad = sphere(0.0275, pale, (side * 0.0765, -0.1325, 0.045), (0.95, 0.16, 1.12))
        pad.rotation_euler = (0, 0, side * 0.1)
        ring = [(side * 0.0765 + 0.0262 * math.cos(a), -0.1345, 0.045 + 0.0308 * math.sin(a))
                for a in (math.tau * k / 40 for k in range(40))]  # fmt: skip
        tube(ring, 0.0009, skin("cotton", "brown"), closed=True, steps=1, sides=3)
        inner = sphere(0.017, pale, (side * 0.0535, -0.0165, 0.2725), (1, 0.3, 1))
        inner.rotation_euler = (0, 0, side * 0.12)
    muzzle = _melted([sphere(0.032, pale, (0, -0.067, 0.207), (1.12, 0.78, 0.86))], 0.0026, pale, 2)
    _furred(muzzle, 0.005, 2500, pale_hairs, look)
    dark = skin("plastic", "black")
    sphere(0.0115, dark, (0, -0.092, 0.2185), (1.25, 0.62, 0.8))
    tube([(0, -0.0945, 0.212), (0, -0.0955, 0.2), (0, -0.094, 0.196)], 0.0014, dark)
    for side in (-1, 1):
        tube([(0, -0.0945, 0.1965), (side * 0.009, -0.0925, 0.1915), (side * 0.017, -0.086, 0.195)],
             0.0014, dark)  # fmt: skip
        sphere(
            0.0085, skin("porcelain", "chocolate"), (side * 0.0275, -0.0705, 0.2385), (1, 0.6, 1)
        )
        sphere(0.0018, skin("plastic", "snow"), (side * 0.0275 - 0.0025, -0.077, 0.2415))
    cloth = skin("cotton" if look.style != "scarf" else "wool", look.accent)
    if look.style == "ribbon":
        neck = [(0.061 * math.cos(a), -0.008 + 0.052 * math.sin(a), 0.169)
                for a in (math.tau * k / 24 for k in range(24))]  # fmt: skip
        tube(neck, 0.0065, cloth, closed=True, steps=2)
        for side in (-1, 1):
            loop = hull([(0, 0.009, -0.006, 0.006), (0.018, 0.012, -0.014, 0.014),
                         (0.034, 0.012, -0.019, 0.019), (0.041, 0.006, -0.015, 0.015)],
                        cloth, 3)  # fmt: skip
            moved(loop, (0, -0.07, 0.166), (side * 6, 0, -90 * side))
            sheet([(-0.007, 0), (0.007, 0), (0.012, -0.045), (0, -0.037),
                   (-0.01, -0.046)], 0.0018, cloth, 0.0006,
                  (side * 0.004, -0.073, 0.163), (68, 0, side * 24))  # fmt: skip
        sphere(0.0095, cloth, (0, -0.073, 0.166), (1, 0.8, 1.1))
    elif look.style == "scarf":
        neck = [(0.064 * math.cos(a), -0.008 + 0.055 * math.sin(a), 0.165)
                for a in (math.tau * k / 24 for k in range(24))]  # fmt: skip
        tube(neck, 0.014, cloth, closed=True, steps=2)
        moved(box((0.03, 0.008, 0.085),
                  skin("wool", look.accent, "cream", "bands", 0.8), bevel=0.0035),
              (0.03, -0.092, 0.076), (-10, 6, 12))  # fmt: skip
        for k in range(7):
            rod(0.0013, (0.018 + k * 0.004, -0.0905, 0.078),
                (0.0165 + k * 0.0042, -0.091, 0.064), cloth)  # fmt: skip
    elif look.style == "jumper":
        knit = skin("wool", look.accent, "cream", "bands", 0.9)
        parts = [sphere(0.0785, knit, (0, 0, 0.081), (1.02 * fat, 0.88, 1.0)),
                 sphere(0.054, knit, (0, 0, 0.142), (1.06, 0.9, 0.8))]  # fmt: skip
        for side in (-1, 1):
            shoulder, cuff = (side * 0.05, 0, 0.145), (side * 0.094, -0.04, 0.1)
            parts += [rod(0.03, shoulder, cuff, knit, 0.0315, 0.01)]
        jumper = _melted(parts, 0.003, knit, 6)
        jumper.name = "jumper"
        collar = [(0.05 * math.cos(a), -0.006 + 0.043 * math.sin(a), 0.171)
                  for a in (math.tau * k / 24 for k in range(24))]  # fmt: skip
        tube(collar, 0.0095, skin("wool", look.accent), closed=True, steps=2)
        belly = [(0.0795 * fat * math.cos(a), 0.069 * math.sin(a), 0.066)
                 for a in (math.tau * k / 24 for k in range(24))]  # fmt: skip
        tube(belly, 0.006, skin("wool", look.accent), closed=True, steps=2)
    return {"wears": look.style}
