"""Chains, and places along them."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence

import bpy

from samples.blender.outlines import circle
from samples.blender.shapes import TURN, Material, Object, Point2, Point3, copied, moved, tube


def even(points: Sequence[Point2], count: int) -> list[Point2]:
    """The same open line, `count` points at equal distances."""
    found = [tuple(points[0])]
    total = sum(math.dist(a, b) for a, b in itertools.pairwise(points))
    step, walked, wanted = total / (count - 1), 0.0, total / (count - 1)
    for a, b in itertools.pairwise(points):
        piece = math.dist(a, b)
        while piece and wanted <= walked + piece and len(found) < count - 1:
            t = (wanted - walked) / piece
            found.append(tuple(p + (q - p) * t for p, q in zip(a, b, strict=True)))
            wanted += step
        walked += piece
    found.append(tuple(points[-1]))
    return found  # type: ignore[return-value]


def spaced(
    line: Sequence[Sequence[float]], count: int, shift: float = 0.0
) -> list[tuple[Point3, float]]:
    """`count` places along a closed line, each with its heading in degrees; `shift` in places."""
    fine = even([*line, line[0]], count * 20 + 1)[:-1]  # type: ignore[arg-type]
    found = []
    for k in range(count):
        i = int((k + shift) * 20) % len(fine)
        a, b = fine[i - 1], fine[(i + 1) % len(fine)]
        found.append((fine[i], math.degrees(math.atan2(b[1] - a[1], b[0] - a[0]))))
    return found  # type: ignore[return-value]


def eye(radius: float, wire: float, metal: Material, at: Point3, turn: float = 0.0) -> Object:
    """A small upright ring of wire that something hangs on, `turn` degrees about z."""
    body = tube(circle(radius), wire, metal, closed=True, steps=1, sides=3)
    return moved(body, at, (90, 0, turn))


def chain(
    line: Sequence[Sequence[float]],
    count: int,
    metal: Material,
    long: float,
    wide: float,
    wire: float,
    roll: float = 48,
    lift: float = 0.0022,
) -> None:
    """Oval links along a closed line, leaning left and right by turns."""
    oval = [((long / 2 - wire) * math.cos(TURN * k / 20),
             (wide / 2 - wire) * math.sin(TURN * k / 20), 0.0) for k in range(20)]  # fmt: skip
    link = tube(oval, wire, metal, closed=True, steps=1, sides=2)
    for k, (at, heading) in enumerate(spaced(line, count)):
        copied(link, (at[0], at[1], lift), (roll if k % 2 else -roll, 0, heading))
    bpy.data.objects.remove(link)
