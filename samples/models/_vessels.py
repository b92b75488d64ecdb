"""Vessels with a wall: an outside that gets a lip, an inside, flutes or facets; what they hold."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from itertools import pairwise

from mathutils import Vector
from mathutils.geometry import intersect_point_line

from samples.blender.materials import skin
from samples.blender.nodes import Shader
from samples.blender.shapes import Material, Object, lathe, sharpen
from samples.palette import linear

Profile = list[tuple[float, float]]
Warp = Callable[[float, float, float], tuple[float, float]]
FULL = 9.0  # a rounding as large as its neighbours allow


def ware_skin(material: str, shade: str) -> Material:
    """A skin; glass with the darker edges that photographers give it with black cards.

    One looks through two walls of it, so each has the root of the colour.
    """
    if material != "glass":
        return skin(material, shade)
    s = Shader(f"glass {shade}")
    colour = tuple(value**0.5 for value in linear(shade))
    facing = s.node("ShaderNodeLayerWeight", Blend=0.5).outputs["Facing"]
    normal = s.node("ShaderNodeNewGeometry").outputs["Normal"]
    level = s.math("ABSOLUTE", s.node("ShaderNodeSeparateXYZ", Vector=normal).outputs[2])
    upright = s.math("SUBTRACT", 1.0, level)  # feet and bottoms stay bright
    edge = s.math("MULTIPLY", s.stretch(facing, 0.3, 1.0, (0.03, 0.9)), upright)
    tint = s.mix(edge, colour, s.lit(colour, 0.16))
    return s.surface(Base_Color=tint, Roughness=0.0, Transmission_Weight=1.0, IOR=1.46)


def rounded_line(*corners: Sequence[float], steps: int = 10) -> Profile:
    """A line with rounded corners: (radius, height[, rounding]); as round as can be if not said."""
    found: Profile = [(corners[0][0], corners[0][1])]
    last = len(corners) - 1
    for i in range(1, last):
        here = Vector(corners[i][:2])
        rounding = corners[i][2] if len(corners[i]) > 2 else FULL
        ends = []
        for j in (i - 1, i + 1):
            way = Vector(corners[j][:2]) - here
            room = way.length * (1.0 if j in (0, last) else 0.5)
            ends.append(here + way.normalized() * min(rounding, room))
        for step in range(steps + 1):
            t = step / steps
            x, y = ends[0] * (1 - t) ** 2 + here * 2 * t * (1 - t) + ends[1] * t * t
            if math.dist((x, y), found[-1]) > 1e-5:
                found.append((x, y))
    found.append((corners[last][0], corners[last][1]))
    return found


def _walled(
    outside: Profile, wall: float, floor: float, round_in: float
) -> tuple[Profile, Profile]:
    """The lip and the inside that belong to an outside (from the axis up), `wall` away from it."""
    ends = [Vector(p) for p in outside]
    normals = []
    for i in range(len(ends)):
        way = (ends[min(i + 1, len(ends) - 1)] - ends[max(i - 1, 0)]).normalized()
        normals.append(Vector((-way.y, way.x)))

    def clear(p: Vector) -> bool:  # where the wall bends sharply its inside must not cross itself
        for a, b in pairwise(ends):
            near, share = intersect_point_line(p, a, b)
            if (p - (a if share < 0 else b if share > 1 else near.to_2d())).length < wall * 0.96:
                return False
        return True

    moved = [p + n * wall for p, n in zip(ends, normals, strict=True)]
    kept = [(p.x, p.y) for p in moved if p.x > 1e-4 and p.y > floor + round_in and clear(p)]
    if round_in:
        inside = rounded_line((0, floor), (kept[0][0], floor), kept[0]) + kept[1:]
    else:
        inside = [(0, kept[0][1]), *kept]
    middle, out = ends[-1] + normals[-1] * wall / 2, -normals[-1] * wall / 2
    up = Vector((-out.y, out.x))
    angles = [math.pi * k / 8 for k in range(1, 8)]
    lip = [tuple(middle + out * math.cos(a) + up * math.sin(a)) for a in angles]
    return lip, inside


def vessel(
    outside: Profile,
    wall: float,
    outer: Material,
    inner: Material | None = None,
    floor: float = 0.0,
    round_in: float = 0.0,
    warp: Warp | None = None,
    whole: bool = False,
) -> float:
    """A hollow body with a rounded lip; one piece unless it is glazed otherwise inside.

    A `floor` may lie higher than the wall is thick (heavy glass), meeting the wall in a rounding.
    `warp` cuts the outside alone, or bends the `whole` wall. Returns what it holds to the brim, in ml.
    """
    if warp:
        outside = _finer(outside, 0.004)
    lip, inside = _walled(outside, wall, floor, round_in)
    segments = 192 if warp else 128
    if inner is None:
        bodies = [lathe(outside + lip + inside[::-1], outer, segments)]
    else:
        bodies = [lathe(outside + lip + [inside[-1]], outer, segments),
                  lathe(inside[::-1], inner, segments)]  # fmt: skip
    if warp:
        for body in bodies if whole else bodies[:1]:
            warped(body, warp, None if whole else 1 + (len(outside) - 1) * segments)
    if warp and whole:  # as wide as a round one of the same area
        turns = [math.tau * k / 72 for k in range(72)]
        inside = [
            (r * math.sqrt(sum(warp(a, r, z)[0] ** 2 for a in turns) / 72), z) for r, z in inside
        ]
    return _volume(inside)


def _finer(line: Profile, step: float) -> Profile:
    """The same line with no piece of it longer than `step`."""
    found = line[:1]
    for (r, z), (s, t) in pairwise(line):
        count = max(1, math.ceil(math.dist((r, z), (s, t)) / step))
        found += [(r + (s - r) * k / count, z + (t - z) * k / count) for k in range(1, count + 1)]
    return found


def _volume(inside: Profile) -> float:
    """What a turned hollow holds, in ml."""
    pieces = pairwise(inside)
    return sum(math.pi / 3 * (a * a + a * b + b * b) * (t - s) for (a, s), (b, t) in pieces) * 1e6


def warped(body: Object, warp: Warp, count: int | None = None) -> Object:
    """A turned body pushed out of round: `warp(angle, radius, z)` gives a factor and a lift."""
    for corner in list(body.data.vertices)[:count]:
        x, y, z = corner.co
        factor, lift = warp(math.atan2(y, x), math.hypot(x, y), z)
        corner.co = (x * factor, y * factor, z + lift)
    body.data.update()
    return sharpen(body, 24)


def facets(count: int, low: float, high: float, depth: float = 1.0) -> Warp:
    """Flats cut all round between two heights, running out softly."""

    def warp(angle: float, _: float, z: float) -> tuple[float, float]:
        step = math.tau / count
        flat = math.cos(step / 2) / math.cos(angle % step - step / 2)
        return 1 - depth * (1 - flat) * _between(z, low, high), 0.0

    return warp


def flutes(count: int, low: float, high: float, depth: float) -> Warp:
    """Upright grooves all round between two heights, `depth` in metres."""

    def warp(angle: float, radius: float, z: float) -> tuple[float, float]:
        wave = abs(math.sin(angle * count / 2)) - 1
        return 1 + depth / max(radius, depth) * wave * _between(z, low, high), 0.0

    return warp


def diamonds(count: int, low: float, high: float, depth: float) -> Warp:
    """Crossing slanted cuts, as on a whisky glass."""

    def warp(angle: float, radius: float, z: float) -> tuple[float, float]:
        turn = z / (high - low) * math.tau * 2.5
        cuts = abs(math.sin((angle * count + turn) / 2)) * abs(math.sin((angle * count - turn) / 2))
        return 1 + depth / max(radius, 0.02) * (cuts - 1) * _between(z, low, high), 0.0

    return warp


def _between(z: float, low: float, high: float) -> float:
    """1 between two heights, 0 outside, with soft ends."""
    soft = (high - low) * 0.12
    share = max(0.0, min(1.0, (z - low) / soft, (high - z) / soft))
    return share * share * (3 - 2 * share)
