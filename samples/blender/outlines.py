"""Lines and outlines that shapes are made along; points alone, nothing is added to the scene."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence

from mathutils import Vector

from samples.blender.shapes import TURN, Point2, Point3


def circle(
    radius: float, points: int = 64, at: Point3 = (0, 0, 0), long: float = 1.0
) -> list[Point3]:
    """Places in a level circle about `at`, stretched in y by `long`."""
    angles = (TURN * k / points for k in range(points))
    return [
        (at[0] + radius * math.cos(a), at[1] + radius * long * math.sin(a), at[2]) for a in angles
    ]


def rounded_rectangle(
    width: float,
    height: float,
    radius: float,
    at: Point2 = (0, 0),
    steps: int = 8,
    first: int = 0,
) -> list[Point2]:
    """A rectangle about `at` with round corners of `steps` pieces each.

    Counter-clockwise from the corner `first`: 0 is the upper right one, 3 the lower right.
    """
    corners = ((1, 1, 0), (-1, 1, 90), (-1, -1, 180), (1, -1, 270))
    found = []
    for sx, sy, start in corners[first:] + corners[:first]:
        for k in range(steps + 1):
            a = math.radians(start + 90 * k / steps)
            x, y = sx * (width / 2 - radius), sy * (height / 2 - radius)
            found.append((at[0] + x + radius * math.cos(a), at[1] + y + radius * math.sin(a)))
    return found


def squareness(angle: float, power: float) -> float:
    """How much further a rounded square reaches than the circle in it, at an angle (radians)."""
    return (abs(math.cos(angle)) ** power + abs(math.sin(angle)) ** power) ** (-1 / power)


def spaced(line: Sequence[Sequence[float]], step: float, even: bool = False) -> list[Vector]:
    """Points `step` apart along a line; an `even` number of them where they are used in pairs."""
    found, rest = [Vector(line[0])], step
    for a, b in itertools.pairwise(line):
        start, way = Vector(a), Vector(b) - Vector(a)
        done, long = 0.0, way.length
        while long - done >= rest:
            done += rest
            found.append(start + way * (done / long))
            rest = step
        rest -= long - done
    if even and len(found) % 2:
        found.pop()
    return found


def litres(profile: Sequence[Point2]) -> float:
    """What a turned hollow holds whose wall is `profile` (radius, height), from the floor up."""
    return sum(
        math.pi * ((a + b) / 2) ** 2 * (high - low) * 1000
        for (a, low), (b, high) in itertools.pairwise(profile)
    )
