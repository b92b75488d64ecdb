"""Toy trains."""

from __future__ import annotations

import math
from collections.abc import Sequence

from samples.blender.materials import skin
from samples.blender.shapes import (
    Material,
    Point3,
    box,
    curve,
    displaced,
    lathe,
    loft,
    moved,
    rod,
    sphere,
    superellipse,
)
from samples.look import Look
from samples.models import Facts
from samples.models.toys.parts import rectangle, rounded, sawn


def _spoked(at: Point3, radius: float, rim: Material, iron: Material) -> None:
    """A railway wheel with spokes and a flange, on an axle along x."""
    side = 1 if at[0] > 0 else -1
    ring = [(radius * 0.78, 0.003), (radius * 0.95, 0.003), (radius, 0.002), (radius, -0.002),
            (radius * 1.1, -0.003), (radius * 1.1, -0.0045), (radius * 0.78, -0.0045)]  # fmt: skip
    moved(lathe([*ring, ring[0]], rim, 64), at, (0, 90 * side, 0))
    rod(radius * 0.26, (at[0] - side * 0.004, at[1], at[2]),
        (at[0] + side * 0.0045, at[1], at[2]), rim)  # fmt: skip
    for k in range(10):
        angle = math.tau * k / 10
        tip = (at[0], at[1] + radius * 0.85 * math.cos(angle),
               at[2] + radius * 0.85 * math.sin(angle))  # fmt: skip
        rod(radius * 0.055, at, tip, rim, segments=12)
    rod(radius * 0.12, (at[0], at[1], at[2]), (at[0] + side * 0.006, at[1], at[2]), iron)


def _wagon(look: Look, y: float, length: float, load: str, wood: Material, rim: Material) -> int:
    """A wagon whose middle is at y, with logs, coal or planked sides; its wheels."""
    iron, width = skin("cast iron", "black"), 0.062
    box((width, length, 0.008), wood, (0, y, 0.026), 0.002)
    paint = skin(look.material, look.shade, grain="Y")
    for end in (-0.3, 0.3):
        for side in (-1, 1):
            _spoked((side * 0.026, y + end * length, 0.0155), 0.0155, rim, iron)
        rod(0.002, (-0.026, y + end * length, 0.0155), (0.026, y + end * length, 0.0155), iron)
        box((0.04, 0.012, 0.014), iron, (0, y + end * length, 0.014), 0.002)
    rod(0.003, (0, y - length / 2 - 0.016, 0.029), (0, y - length / 2 + 0.003, 0.029), iron)
    if load == "logs":
        for x, z in ((-0.02, 0.045), (0, 0.045), (0.02, 0.045), (-0.01, 0.062), (0.01, 0.062)):
            rod(0.0098, (x, y - length * 0.44, z), (x, y + length * 0.44, z),
                skin("wood", "walnut", grain="Z"), bevel=0.001)  # fmt: skip
            for end in (-1, 1):
                rod(0.0085, (x, y + end * length * 0.436, z),
                    (x, y + end * length * 0.4425, z), skin("wood", "pine"))  # fmt: skip
        for side in (-1, 1):
            for end in (-0.32, 0.32):
                rod(0.003, (side * 0.0292, y + end * length, 0.03),
                    (side * 0.0292, y + end * length, 0.062), rim)  # fmt: skip
        return 4
    if load == "people":
        side = [(y - length / 2, 0.033, 0.004), (y + length / 2, 0.033, 0.004),
                (y + length / 2, 0.086, 0.01), (y - length / 2, 0.086, 0.01)]  # fmt: skip
        sawn(rounded(side), width, paint, 0.004)
        box((width + 0.0005, length * 0.97, 0.007), rim, (0, y, 0.045), 0.0006)
        for k in range(4):
            sawn(rectangle(y + (k - 1.5) * length * 0.22, 0.0685, length * 0.16, 0.0175, 0.003),
                 width + 0.0006, skin("porcelain", "charcoal"), 0.0003)  # fmt: skip
        for k in range(2):
            box((0.019, length + 0.0006, 0.0175),
                skin("porcelain", "charcoal"), (0.013 * (2 * k - 1), y, 0.06), 0.001)  # fmt: skip
        roof = [
            superellipse(0.066 * s, length * 1.02 * s, 0.0845 + h, 6, 32, (0, y))
            for s, h in ((0.97, 0), (1, 0.0015), (1, 0.003), (0.9, 0.0075), (0.5, 0.0105))
        ]
        loft(roof, rim)
        return 4
    for side in (-1, 1):
        for row in range(3):
            box((0.004, length, 0.0118), paint, (side * 0.028, y, 0.034 + row * 0.0122), 0.001)
            box((0.052, 0.004, 0.0118), paint,
                (0, y + side * (length / 2 - 0.002), 0.034 + row * 0.0122), 0.001)  # fmt: skip
        for end in (-0.4, 0, 0.4):
            box((0.002, 0.005, 0.036), iron, (side * 0.031, y + end * length, 0.034), 0.0006)
    heap = sphere(0.03, skin("cast iron", "black"), (0, y, 0.064), (0.86, length / 0.066, 0.42))
    displaced(heap, 0.012, 0.008)
    return 4


def _diesel(
    half: float, paint: Material, trim: Material, iron: Material, brass: Material
) -> tuple[Sequence[float], float]:
    """A diesel's body; where its axles are (shares of half) and how big its wheels."""
    outline = rounded([(-half * 0.98, 0.033, 0.004), (half, 0.033, 0.004), (half, 0.092, 0.012),
                       (-half * 0.55, 0.092, 0.02), (-half * 0.75, 0.066, 0.01),
                       (-half * 0.98, 0.062, 0.014)])  # fmt: skip
    sawn(outline, 0.064, paint, 0.006)
    sawn(rounded([(-half * 0.62, 0.068, 0.003), (-half * 0.28, 0.068, 0.003),
                  (-half * 0.28, 0.085, 0.003), (-half * 0.5, 0.085, 0.004)]),
         0.0646, skin("porcelain", "charcoal"), 0.0003)  # fmt: skip
    screen = box(
        (0.05, 0.02, 0.002), skin("porcelain", "charcoal"), (0, -half * 0.665, 0.0785), 0.001
    )
    screen.rotation_euler = (math.radians(58), 0, 0)
    for k in range(3):
        sawn(rectangle(half * (0.0 + 0.34 * k), 0.0765, half * 0.24, 0.014, 0.003),
             0.0646, skin("porcelain", "charcoal"), 0.0003)  # fmt: skip
    box((0.0645, half * 1.975, 0.009), trim, (0, half * 0.01, 0.048), 0.0008)
    for k in range(4):
        moved(lathe([(0, 0), (0.011, 0), (0.011, 0.003), (0.009, 0.004), (0, 0.004)], iron, 40),
              (0, half * (-0.25 + k * 0.32), 0.0915))  # fmt: skip
    for x in (-0.02, 0.02):
        rod(0.006, (x, -half * 0.97, 0.043), (x, -half - 0.002, 0.043), brass)
        sphere(0.0048, skin("porcelain", "cream"), (x, -half - 0.002, 0.043), (1, 0.5, 1))
    axles, big = (-0.7, -0.35, 0.35, 0.7), 0.0155
    return axles, big


def _steam(
    look: Look,
    half: float,
    frame: Material,
    paint: Material,
    trim: Material,
    iron: Material,
    brass: Material,
) -> tuple[Sequence[float], float]:
    """Boiler, chimney and cab; where the axles are (shares of half) and how big the wheels."""
    wooden = look.style == "wooden"
    z, boiler = 0.063, 0.0245
    front = [(0, 0.0015), (boiler * 0.9, 0), (boiler, 0.002), (boiler, half * 0.3),
             (boiler * 0.985, half * 0.3)]  # fmt: skip
    moved(lathe([*front, (0, half * 0.3)], frame if wooden else iron),
          (0, -half * 0.96, z), (-90, 0, 0))  # fmt: skip
    moved(lathe([(0, 0), (boiler * 0.96, 0), (boiler * 0.96, half * 1.1), (0, half * 1.1)], paint),
          (0, -half * 0.7, z), (-90, 0, 0))  # fmt: skip
    rod(boiler * 0.5, (0, -half * 0.94, z), (0, -half * 0.975, z), brass, bevel=0.001)
    for y in (-0.62, -0.2, 0.2):  # bands round the boiler
        moved(lathe([(boiler * 0.9, 0), (boiler, 0), (boiler, 0.003), (boiler * 0.9, 0.003)],
                    trim if wooden else brass), (0, half * y, z), (-90, 0, 0))  # fmt: skip
    stack = [(0, 0), (0.0095, 0), (0.0078, 0.006), (0.0085, 0.028), (0.0125, 0.034),
             (0.0125, 0.037), (0.009, 0.037), (0.008, 0.02), (0, 0.02)]  # fmt: skip
    lathe(stack, trim if wooden else iron, at=(0, -half * 0.78, z + boiler - 0.004))
    dome = [(0.0115, 0), (0.009, 0.004), (0.0088, 0.012), (0.0065, 0.017), (0, 0.0195)]
    lathe(curve(dome, 5), trim if wooden else brass, at=(0, -half * 0.28, z + boiler - 0.004))
    lathe(curve(dome, 5), paint, at=(0, half * 0.06, z + boiler - 0.005))
    for x in (-1, 1):
        if not wooden:
            rod(0.001, (x * 0.026, -half * 0.9, z + 0.004),
                (x * 0.026, half * 0.38, z + 0.004), brass)  # fmt: skip
            rod(0.0075, (x * 0.025, -half * 0.66, 0.027), (x * 0.025, -half * 0.4, 0.027), paint)
    lamp = rod(0.0055, (0, -half * 0.86, z + boiler + 0.004),
               (0, -half * 0.98, z + boiler + 0.004), brass)  # fmt: skip
    sphere(0.0044, skin("porcelain", "cream"), (0, -half * 0.98, z + boiler + 0.004), (1, 0.5, 1))
    lamp.name = "lamp"
    window = rectangle(half * 0.64, 0.083, half * 0.3, 0.022, 0.004)
    for x in (-0.0285, 0.0285):
        sawn(rounded([(half * 0.38, 0.034, 0.001), (half, 0.034, 0.001), (half, 0.102, 0.001),
                      (half * 0.38, 0.102, 0.001)]), 0.004, paint, 0.001, [window], x)  # fmt: skip
    box((0.054, 0.004, 0.068), paint, (0, half * 0.4, 0.034), 0.001)
    roof = [
        superellipse(0.07 * s, half * 0.78 * s, 0.1005 + h, 6, 32, (0, half * 0.68))
        for s, h in ((0.97, 0), (1, 0.0015), (1, 0.003), (0.9, 0.008), (0.5, 0.0115))
    ]
    loft(roof, trim)
    for x in (-1, 1):  # a cow catcher below the buffer beam
        for k in range(3):
            rod(0.0016, (x * (0.004 + 0.01 * k), -half, 0.024),
                (x * (0.003 + 0.006 * k), -half - 0.014 + k * 0.003, 0.006), trim)  # fmt: skip
    axles, big = (-0.55, 0.02, 0.55), 0.0205
    return axles, big


def toy_train(look: Look) -> Facts:
    """A locomotive with its wagons: steam engine with tender, express, diesel, or of wood with logs."""
    paint, trim = skin(look.material, look.shade, grain="Y"), skin("lacquer", look.accent)
    iron, brass = skin("cast iron", "black"), skin("brass", "brass")
    half, wooden = look.between(0.078, 0.083), look.style == "wooden"
    frame = skin("wood", "oak", grain="Y") if wooden else iron
    box((0.056, half * 2, 0.009), frame, (0, 0, 0.026), 0.002)
    box((0.066, 0.007, 0.016), trim, (0, -half, 0.023), 0.0015)
    for x in (-0.022, 0.022):
        rod(0.004, (x, -half, 0.031), (x, -half - 0.01, 0.031), iron)
        rod(0.007, (x, -half - 0.012, 0.031), (x, -half - 0.009, 0.031), iron)
    wheels = 0
    if look.style == "diesel":
        axles, big = _diesel(half, paint, trim, iron, brass)
    else:
        axles, big = _steam(look, half, frame, paint, trim, iron, brass)
    for y in axles:
        for side in (-1, 1):
            _spoked((side * 0.0285, half * y, big), big, trim, iron)
        rod(0.002, (-0.028, half * y, big), (0.028, half * y, big), iron)
        wheels += 2
    if look.style != "diesel":
        for side in (-1, 1):
            box((0.0025, half * 1.25, 0.0045), skin("polished metal", "steel"),
                (side * 0.035, half * 0.0, big - 0.008), 0.001)  # fmt: skip
    behind = half + 0.018
    loads = {"wooden": ["logs", "logs"], "steam": ["coal"], "express": ["coal", "people"]}.get(
        look.style, ["people"]
    )
    for load in loads:
        wheels += _wagon(look, behind + 0.05, 0.1, load, frame, trim)
        behind += 0.118
    return {"wheels": wheels, "wagons": len(loads)}
