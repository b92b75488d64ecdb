"""What several lamps are made of: reflectors, fabric shades, feet, cords."""

from __future__ import annotations

import math
from collections.abc import Sequence

from mathutils import Vector

from samples.blender.materials import glow, skin
from samples.blender.nodes import Shader
from samples.blender.shapes import (
    TURN,
    Material,
    Object,
    Point2,
    Point3,
    curve,
    lathe,
    loft,
    moved,
    rod,
    sphere,
    tube,
)
from samples.palette import linear

FABRICS = ("linen", "cotton", "canvas", "velvet")


def fabric_shade(
    low: float, high: float, z: float, height: float, cloth: Material, pleats: int = 0
) -> None:
    """A fabric shade on its wire: hems, lining, spider and bulb."""
    top = z + height
    lining = skin("paper", "white")
    if pleats:
        rings = []
        for radius, level in ((low, z), (high, top)):
            rings.append([(radius * (1 - 0.05 * (k % 2)) * math.cos(TURN * k / (2 * pleats)),
                           radius * (1 - 0.05 * (k % 2)) * math.sin(TURN * k / (2 * pleats)), level)
                          for k in range(2 * pleats)])  # fmt: skip
        loft(rings, cloth, capped=False, level=0)
    else:
        lathe([(low, z), (high, top)], cloth)
    lathe([(high * 0.94, top), (low * 0.94, z)], lining)
    for radius, level in ((low, z + 0.006), (high, top - 0.006)):
        lathe([(radius * 0.94, level - 0.006), (radius + 0.001, level - 0.006),
               (radius + 0.0016, level), (radius + 0.001, level + 0.006),
               (radius * 0.94, level + 0.006)], cloth)  # fmt: skip
    wire = skin("steel", "steel")
    for a in (0.3, 0.3 + TURN / 3, 0.3 + 2 * TURN / 3):
        rod(0.0016, (0, 0, top - 0.02), (high * math.cos(a), high * math.sin(a), top - 0.008), wire)
    bulb((0, 0, z + height * 0.5), 0.03)


def reflector(
    line: Sequence[Point2], outside: Material, inside: Material, at: Point3 = (0, 0, 0)
) -> list[Object]:
    """A thin reflector: `line` from the rim up to the crown, another colour within."""
    wall = 0.0025
    rim, crown = line[0], line[-1]
    within = [(max(r - wall, 0.001), z - wall * 0.4) for r, z in reversed(line)]
    within[-1] = (rim[0] - wall, rim[1])
    return [lathe([within[-1], *line, (0, crown[1])], outside, at=at),
            lathe([(0, crown[1] - wall), *within], inside, at=at)]  # fmt: skip


def aimed(body: Object, at: Sequence[float], way: Sequence[float]) -> Object:
    """The body's z axis turned to point along `way`."""
    body.rotation_euler = Vector(way).to_track_quat("Z", "Y").to_euler()
    body.location = at
    return body


def bulb(at: Sequence[float], radius: float) -> None:
    """A round bulb that glows."""
    sphere(radius, glow("ivory", 2.2), (at[0], at[1], at[2]))


def hoop(
    radius: float, z: float, thick: float, material: Material, at: Point3 = (0, 0, 0)
) -> Object:
    """A round wire, level, as at the rim of a shade."""
    ring = [(radius + thick * math.cos(TURN * k / 10), z + thick * math.sin(TURN * k / 10))
            for k in range(11)]  # fmt: skip
    return lathe(ring, material, at=at)


def round_base(radius: float, height: float, material: Material) -> None:
    """A turned foot, heavy and low."""
    lathe([(0, 0), (radius - 0.002, 0), (radius, 0.003), (radius, height * 0.5),
           *curve([(radius - 0.003, height * 0.72), (radius * 0.8, height),
                   (radius * 0.2, height * 1.15)]), (0, height * 1.15)], material)  # fmt: skip


def flex(points: Sequence[Point3], switch: bool = False) -> None:
    """The cord where it leaves the foot; `switch` puts a foot switch on it."""
    black = skin("rubber", "black")
    tube(points, 0.0032, black, sides=3)
    if switch:
        x, y, _ = points[-2]
        moved(sphere(0.03, black), (x, y, 0.01), (0, 0, 0)).scale = (1, 0.7, 0.4)


def slubbed(shade: str) -> Material:
    """Shade cloth: threads of uneven thickness, up and across."""
    s = Shader(f"shade cloth {shade}")
    up, across = s.noise(s.place((1, 1, 0.03)), 500, 2), s.noise(s.place((0.03, 0.03, 1)), 420, 2)
    weave = s.math("MULTIPLY", s.math("ADD", up, across), 0.5)
    return s.surface(Base_Color=s.lit(linear(shade), s.stretch(weave, 0.35, 0.65, (0.88, 1.06))),
                     Roughness=0.9, Sheen_Weight=0.15, Normal=s.bump(weave, 0.0004))  # fmt: skip


def backlit(cloth: Material, strength: float) -> Material:
    """A cloth or paper with a lamp behind it: it shines a little in its own colour."""
    body = next(n for n in cloth.node_tree.nodes if n.type == "BSDF_PRINCIPLED")
    colour = body.inputs["Base Color"]
    if colour.links:
        cloth.node_tree.links.new(colour.links[0].from_socket, body.inputs["Emission Color"])
    else:
        body.inputs["Emission Color"].default_value = colour.default_value
    body.inputs["Emission Strength"].default_value = strength
    return cloth
