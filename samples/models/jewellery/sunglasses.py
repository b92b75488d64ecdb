"""Sunglasses."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from mathutils import Vector

from samples.blender.materials import skin
from samples.blender.nodes import Shader
from samples.blender.shapes import (
    TURN,
    Material,
    Point2,
    Point3,
    box,
    curve,
    loft,
    rod,
    sphere,
    subdivided,
    superellipse,
    tube,
)
from samples.look import Look
from samples.models import Facts
from samples.palette import linear

# fmt: off
# a lens from the nose over the top and back below, in units of its half width and half height
_LENSES: dict[str, list[Point2]] = {
    "wayfarer": [(-0.93, 0.35), (-0.82, 0.9), (-0.2, 1.0), (0.55, 1.0), (1.02, 0.86),
                 (0.98, 0.2), (0.78, -0.7), (0.2, -1.0), (-0.4, -0.92), (-0.82, -0.4)],
    "aviator": [(-0.9, 0.5), (-0.7, 0.92), (0.0, 1.0), (0.75, 0.92), (1.02, 0.5),
                (0.92, -0.2), (0.5, -0.9), (0.0, -1.08), (-0.5, -0.75), (-0.82, -0.05)],
    "cat-eye": [(-0.92, 0.2), (-0.75, 0.62), (-0.1, 0.72), (0.6, 0.98), (1.2, 1.22),
                (1.08, 0.35), (0.75, -0.6), (0.15, -0.98), (-0.45, -0.85), (-0.84, -0.35)],
    "square": [(-0.97, 0.1), (-0.86, 0.78), (-0.4, 0.96), (0.4, 1.0), (0.94, 0.84),
               (1.02, 0.1), (0.88, -0.7), (0.4, -0.96), (-0.3, -0.98), (-0.8, -0.68)],
    "sport": [(-0.95, 0.5), (-0.7, 0.92), (0.0, 1.0), (0.7, 0.9), (1.12, 0.5),
              (1.1, 0.1), (0.7, -0.65), (0.1, -0.95), (-0.5, -0.95), (-0.88, -0.3)],
}


def sunglasses(look: Look) -> Facts:
    """Sunglasses with open arms: wayfarer, aviator, round, cat-eye, square or sport."""
    style, thin = look.style, look.style in ("aviator", "round")
    frame, lens = skin(look.material, look.shade), _tinted(look.accent)
    steel = skin("polished metal", "steel" if look.shade != "gold" else "gold")
    size = {"aviator": (0.0285, 0.0245), "round": (0.0235, 0.0235),
            "cat-eye": (0.0258, 0.0205), "square": (0.0275, 0.0235),
            "sport": (0.031, 0.0195)}.get(style, (0.0255, 0.0205))  # fmt: skip
    size = (size[0] * look.between(0.97, 1.03), size[1])
    middle = size[0] + {"aviator": 0.0075, "sport": 0.006}.get(style, 0.0095)
    rim = 0.0008 if thin else 0.0036
    unit = _LENSES.get(style) or [
        (math.cos(TURN * k / 10), math.sin(TURN * k / 10)) for k in range(10)
    ]

    def wrapped(x: float, y: float, z: float) -> Point3:
        """Fronts are curved a little about the face."""
        return (x, y + (7 if style == "sport" else 2.6) * x * x, z)

    eye = [(middle + x * size[0], z * size[1]) for x, z in curve(unit, 8, closed=True)]
    for side in (-1, 1):
        hole = [(side * x, z) for x, z in eye]
        at = Vector((side * middle, 0, 0))
        shares = (1.03, 0.85, 0.65, 0.45, 0.25, 0.1, 0.0005)
        rings = [[wrapped(at.x + (x - at.x) * s, 0.0016 - 0.0025 * (1 - s * s), z * s)
                  for x, z in hole] for s in shares]  # fmt: skip
        loft(rings if side < 0 else rings[::-1], lens, capped=False, level=0)
        if thin:
            tube([wrapped(x, 0.001, z) for x, z in hole],
                 0.0014, frame, closed=True, steps=1, sides=4)  # fmt: skip
        else:
            wide = rim * (1.0 if style != "sport" else 0.7)
            profile = [(-0.0002, 0.0002), (0.0006, -0.0006), (wide - 0.0008, -0.0008), (wide, 0.0),
                       (wide, 0.003), (wide - 0.0006, 0.0036), (0.0, 0.0036)]  # fmt: skip
            out = _normals(hole)
            heavy = [
                1.0 + (0.75 if style != "sport" else 0.4) * max(0.0, z / size[1]) for _, z in hole
            ]
            rows = [[wrapped(x + nx * u * h, v, z + nz * u * h)
                     for (x, z),   (nx, nz), h in zip(hole, out, heavy, strict=True)]
                    for u, v in profile]  # fmt: skip
            rows.append(rows[0])
            subdivided(loft(rows if side > 0 else rows[::-1], frame, capped=False, level=0), 1)
    inner = min(x for x, _ in eye)
    if thin:
        tube([wrapped(x, 0.0, z)
              for x, z in ((-inner - 0.0005, 0.004), (-0.003, 0.0075), (0.003, 0.0075),
                           (inner + 0.0005, 0.004))], 0.0013, frame)  # fmt: skip
        if style == "aviator":
            tube([wrapped(x, 0.0, z)
                  for x, z in ((-middle, size[1] * 1.02), (-0.006, size[1] * 0.86),
                               (0.006, size[1] * 0.86), (middle, size[1] * 1.02))],
                 0.0013, frame)  # fmt: skip
        for side in (-1, 1):
            tube([(side * inner, 0.002, -0.004), (side * (inner - 0.002), 0.006, -0.0035),
                  (side * (inner - 0.0012), 0.0085, -0.007)], 0.0005, frame)  # fmt: skip
            pad = sphere(0.0042, skin("silicone", "ivory"),
                         (side * (inner - 0.0012), 0.009, -0.008), (0.35, 0.5, 1.0))  # fmt: skip
            pad.rotation_euler = (0.2, side * 0.35, side * 0.5)
    else:
        high = size[1] * (0.56 if style != "cat-eye" else 0.36)
        sections = []
        for k in range(13):
            x = (inner + 0.001) * (-1 + k / 6)
            arch = 0.0035 * (x / inner) ** 2
            sections.append([(x, y + 0.0016, high - arch * 0.6 + z)
                             for y, z, _ in superellipse(0.0042, 0.0072 + 1.6 * arch, 0, 3.5,
                                                         16)])  # fmt: skip
        loft(sections, frame, level=1)
    _arms(look, frame, steel, max(x for x, _ in eye) + (0.001 if thin else rim),
          size[1] * {"cat-eye": 0.95, "aviator": 0.55, "round": 0.3}.get(style, 0.62),
          wrapped, thin)  # fmt: skip
    return {"lenses": 2, "lens width": round(size[0] * 2000), "arms": 2}


def _arms(
    look: Look,
    frame: Material,
    steel: Material,
    reach: float,
    high: float,
    wrapped: Callable[[float, float, float], Point3],
    thin: bool,
) -> None:
    """Open arms with hinges, bent down behind the ears."""
    ends = skin("plastic", "black" if look.shade != "black" else "charcoal")
    for side in (-1, 1):
        _, back, _ = wrapped(reach, 0, 0)
        x = side * (reach + 0.0022)
        if thin:
            tube([wrapped(side * (reach - 0.001), 0.0008, high), (x, back, high),
                  (x, back + 0.004, high)], 0.0013, frame)  # fmt: skip
            box((0.002, 0.005, 0.0036), steel, (x, back + 0.005, high - 0.0018), 0.0005)
            tube([(x, back + 0.006, high), (x, 0.06, high), (x * 0.99, 0.096, high - 0.0005),
                  (x * 0.97, 0.115, high - 0.011), (x * 0.955, 0.132, high - 0.03)],
                 0.0012, frame)  # fmt: skip
            tube([(x * 0.99, 0.094, high - 0.0003), (x * 0.97, 0.115, high - 0.011),
                  (x * 0.955, 0.134, high - 0.032)],
                 0.0021, ends, radii=[0.8, 1.0, 1.15])  # fmt: skip
            continue
        rows = [(back - 0.0008, 0.0105), (back + 0.006, 0.0105), (0.034, 0.0085), (0.075, 0.0066),
                (0.098, 0.0066), (0.115, 0.008), (0.138, 0.0085)]  # fmt: skip
        drop = [0, 0, 0, 0, -0.001, -0.009, -0.029]
        sections = []
        for (y, tall), fall in zip(
            curve(rows, 4), [d for (d,) in curve([(d,) for d in drop], 4)], strict=True
        ):
            inward = 0.965 + 0.035 * math.cos(min(1.0, y / 0.14) * math.pi / 2) - 0.03 * (y < back)
            lean = 0.25 if fall < -0.002 else 0.0
            sections.append([(x * inward + u, y + lean * v, high + fall + v)
                             for u, v, _ in superellipse(0.0042, tall, 0, 4, 16)])  # fmt: skip
        loft(sections if side < 0 else [s[::-1] for s in sections], frame, level=1)
        for z in (-0.0022, 0.0022):  # the two rivets of the hinge
            rod(0.0008, (x + side * 0.0015, back + 0.0075, high + z),
                (x + side * 0.0024, back + 0.0075, high + z), steel, bevel=0.0002)  # fmt: skip
            _, front, _ = wrapped(reach - 0.0015, -0.0012, 0)
            rod(0.0008, (side * (reach - 0.0015), front + 0.002, high + z),
                (side * (reach - 0.0015), front, high + z), steel, bevel=0.0002)  # fmt: skip
        box((0.0022, 0.006, 0.005), steel, (x - side * 0.003, back + 0.003, high - 0.0025), 0.0005)


def _tinted(shade: str) -> Material:
    """A dark lens: one sees in it what it mirrors more than what is behind it."""
    s = Shader(f"lens {shade}")
    return s.surface(Base_Color=s.lit(linear(shade), 0.55), Roughness=0.03,
                     Transmission_Weight=0.35, IOR=1.6, Coat_Weight=0.6)  # fmt: skip


def _normals(ring_: Sequence[Point2]) -> list[Point2]:
    """The outward direction at each point of a closed outline."""
    count = len(ring_)
    area = sum(
        a[0] * b[1] - b[0] * a[1] for a, b in zip(ring_, [*ring_[1:], ring_[0]], strict=True)
    )
    sign = 1 if area > 0 else -1
    found = []
    for k in range(count):
        (x0, y0), (x1, y1) = ring_[k - 1], ring_[(k + 1) % count]
        long = math.hypot(x1 - x0, y1 - y0)
        found.append((sign * (y1 - y0) / long, -sign * (x1 - x0) / long))
    return found
