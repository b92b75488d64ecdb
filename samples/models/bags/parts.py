"""What several bags are made of: pillow-shaped bodies, flaps, handles, zips."""

from __future__ import annotations

import math
from collections.abc import Sequence

from samples.blender.forms import grid, ribbon
from samples.blender.shapes import (
    TURN,
    Material,
    Object,
    Point2,
    Point3,
    box,
    curve,
    loft,
    moved,
    rod,
    sheet,
    tube,
)


def round_handle(
    half: float,
    y: float,
    z: float,
    rise: float,
    radius: float,
    leather: Material,
    metal: Material,
    side: int = 0,
) -> None:
    """A round handle arching from -half to half, held by rings in leather tabs."""
    line = [(-half, y, z + 0.012), (-half * 0.97, y, z + rise * 0.45),
            (-half * 0.62, y, z + rise * 0.92), (0, y, z + rise * 1.04),
            (half * 0.62, y, z + rise * 0.92), (half * 0.97, y, z + rise * 0.45),
            (half, y, z + 0.012)]  # fmt: skip
    tube(line, radius, leather, radii=[0.75, 0.95, 1, 1, 1, 0.95, 0.75])
    for x in (-half, half):
        wire_ring((x, y, z + 0.006), radius * 1.9, radius * 0.36, metal, (0, 0, 0))
        if side:  # on the face of the bag
            tab = sheet([(-0.011, -0.05), (0, -0.058), (0.011, -0.05), (0.011, 0), (-0.011, 0)],
                        0.004, leather, 0.001)  # fmt: skip
            moved(tab, (x, y * 1.16 + side * 0.004, z + 0.002), (90, 0, 0))
            rod(0.003, (x, y * 1.16 + side * 0.004, z - 0.042),
                (x, y * 1.16 + side * 0.008, z - 0.042), metal)  # fmt: skip
        else:
            box((radius * 2.6, radius * 3.4, 0.012), leather, (x, y, z - 0.008), 0.003)


def wire_ring(at: Point3, radius: float, wire: float, metal: Material, turn: Point3) -> Object:
    """A ring of wire standing up, as straps hang on."""
    ring = tube([(radius * math.cos(TURN * k / 24), 0, radius * math.sin(TURN * k / 24))
                 for k in range(24)], wire, metal, True, steps=1)  # fmt: skip
    return moved(ring, at, turn)


def zipper(
    line: Sequence[Point3],
    across: Point3,
    tape: Material,
    metal: Material,
    width: float = 0.016,
    puller: bool = True,
) -> None:
    """A zip along a line: tape, teeth, and at its first end the slider with its puller."""
    ribbon(line, width, 0.0028, tape, across)
    tube([tuple(p) for p in line], width * 0.16, metal, steps=1)
    if puller:
        x, y, z = line[0]
        out = 1 if x >= 0 else -1
        box((0.01, 0.012, 0.014), metal, (x, y - 0.002, z - 0.006), 0.003)
        ribbon([(x + out * 0.003, y - 0.008, z),
                (x + out * 0.004, y - 0.011, z - 0.02),
                (x + out * 0.004, y - 0.011, z - 0.045)],
               0.008, 0.003, tape, (1, 0, 0))  # fmt: skip


def flap(
    profile: Sequence[Point2],
    half: float,
    droop: float,
    thickness: float,
    cloth: Material | None,
    piping: Material | None,
    cord: float,
    share: float = 1.0,
) -> list[Point3]:
    """A lid along a profile (y, z) from behind over the top to the front, drooping at its sides.

    Returns its edge; without a cloth it makes nothing. `share` is how much of the profile it covers.
    """
    line = [(y, z) for y, z in curve(profile, 8)]
    line = line[: round(len(line) * share)]
    rows = []
    for i, (y, z) in enumerate(line):
        done = i / (len(line) - 1)
        wide = half * (1 - 0.28 * max(0.0, (done - 0.86) / 0.14) ** 3)
        fall = droop * (1 - 1.15 * done**2)
        rows.append(
            [(wide * a, y, z - fall * abs(a) ** 5) for a in (k / 10 - 1 for k in range(21))]
        )
    edge = [*(row[0] for row in rows), *rows[-1][1:-1], *(row[-1] for row in rows[::-1])]
    if cloth:
        grid(rows, cloth, thickness)
    if piping:
        tube(edge, cord, piping, steps=1)
    return edge


def smoothed(rows: Sequence[Sequence[Point3]], steps: int = 4) -> list[list[Point3]]:
    """More sections between the given ones, on smooth lines: quicker than subdividing a body."""
    columns = [curve(column, steps) for column in zip(*rows, strict=True)]
    return [list(row) for row in zip(*columns, strict=True)]


def bag_outline(
    width: float,
    height: float,
    top: float = 4,
    bottom: float = 4,
    taper: float = 1.0,
    points: int = 96,
) -> list[Point2]:
    """An upright outline (x, z) on z = 0: the powers round its top and bottom, `taper` narrows the top."""
    found = []
    for k in range(points):
        angle = TURN * k / points
        power = top if math.sin(angle) >= 0 else bottom
        c, s = (math.copysign(abs(f(angle)) ** (2 / power), f(angle)) for f in (math.cos, math.sin))
        found.append((width / 2 * c * (1 + (taper - 1) * (s + 1) / 2), height / 2 * (1 + s)))
    return found


def pillow(
    outline: Sequence[Point2],
    depth: float,
    edge: float,
    material: Material,
    bulge: float = 0.0,
    at: Point3 = (0, 0, 0),
) -> Object:
    """An upright body of an outline (x, z), `depth` along y, its edges rounded, its faces swollen."""
    xs, zs = [p[0] for p in outline], [p[1] for p in outline]
    cx, cz = (min(xs) + max(xs)) / 2, (min(zs) + max(zs)) / 2
    hx, hz = max(xs) - cx, max(zs) - cz

    def ring(inset: float, share: float, y: float) -> list[Point3]:
        fx, fz = share * (1 - inset / hx), share * (1 - inset / hz)
        return [
            (cx + (x - cx) * fx + at[0], y + at[1], cz + (z - cz) * fz + at[2]) for x, z in outline
        ]

    half = depth / 2
    front = [ring(edge, k, -half - bulge * (1 - k * k) ** 0.8)
             for k in (0.1, 0.25, 0.4, 0.55, 0.7, 0.82, 0.91, 0.97)]  # fmt: skip
    for i in range(7):
        angle = math.pi / 2 * i / 6
        front.append(ring(edge * (1 - math.sin(angle)), 1, -half + edge * (1 - math.cos(angle))))
    back = [[(x, 2 * at[1] - y, z) for x, y, z in row] for row in reversed(front)]
    between = [ring(0, 1, -(half - edge) * (1 - 2 * k / 8)) for k in range(1, 8)]
    return loft(front + between + back, material, level=0)


def welts(
    outline: Sequence[Point2], depth: float, edge: float, material: Material, radius: float
) -> None:
    """Piping along both edges of a pillow."""
    high = max(z for _, z in outline)
    wide = max(x for x, _ in outline)
    inset = edge * 0.3
    for side in (-1, 1):
        line = [(x * (1 - inset / wide), side * (depth / 2 - inset),
                 high / 2 + (z - high / 2) * (1 - 2 * inset / high))
                for x, z in outline]  # fmt: skip
        tube(line, radius, material, True, steps=1, sides=4)
