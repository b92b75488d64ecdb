"""Mugs, cups and glasses; and the potter's and glass blower's tricks that tableware shares."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from itertools import pairwise

import bmesh
from mathutils import Vector
from mathutils.geometry import intersect_point_line

from samples.blender import shapes
from samples.blender.materials import skin
from samples.blender.nodes import Shader
from samples.blender.shapes import Material, Object, lathe, loft, sharpen
from samples.look import Look
from samples.palette import linear

Facts = dict[str, float | str]
Profile = list[tuple[float, float]]
Warp = Callable[[float, float, float], tuple[float, float]]
FULL = 9.0  # a rounding as large as its neighbours allow


def _stuff(material: str, shade: str) -> Material:
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


def _line(*corners: Sequence[float], steps: int = 10) -> Profile:
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
        inside = _line((0, floor), (kept[0][0], floor), kept[0]) + kept[1:]
    else:
        inside = [(0, kept[0][1]), *kept]
    middle, out = ends[-1] + normals[-1] * wall / 2, -normals[-1] * wall / 2
    up = Vector((-out.y, out.x))
    angles = [math.pi * k / 8 for k in range(1, 8)]
    lip = [tuple(middle + out * math.cos(a) + up * math.sin(a)) for a in angles]
    return lip, inside


def _vessel(
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
        bodies = [
            lathe(outside + lip + [inside[-1]], outer, segments),
            lathe(inside[::-1], inner, segments),
        ]
    if warp:
        for body in bodies if whole else bodies[:1]:
            _warped(body, warp, None if whole else 1 + (len(outside) - 1) * segments)
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


def _warped(body: Object, warp: Warp, count: int | None = None) -> Object:
    """A turned body pushed out of round: `warp(angle, radius, z)` gives a factor and a lift."""
    for corner in list(body.data.vertices)[:count]:
        x, y, z = corner.co
        factor, lift = warp(math.atan2(y, x), math.hypot(x, y), z)
        corner.co = (x * factor, y * factor, z + lift)
    body.data.update()
    return sharpen(body, 24)


def _facets(count: int, low: float, high: float, depth: float = 1.0) -> Warp:
    """Flats cut all round between two heights, running out softly."""

    def warp(angle: float, _: float, z: float) -> tuple[float, float]:
        step = math.tau / count
        flat = math.cos(step / 2) / math.cos(angle % step - step / 2)
        return 1 - depth * (1 - flat) * _between(z, low, high), 0.0

    return warp


def _flutes(count: int, low: float, high: float, depth: float) -> Warp:
    """Upright grooves all round between two heights, `depth` in metres."""

    def warp(angle: float, radius: float, z: float) -> tuple[float, float]:
        wave = abs(math.sin(angle * count / 2)) - 1
        return 1 + depth / max(radius, depth) * wave * _between(z, low, high), 0.0

    return warp


def _diamonds(count: int, low: float, high: float, depth: float) -> Warp:
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


def _radius(outside: Profile, z: float) -> float:
    """How far out the wall stands at a height."""
    for (r, low), (s, high) in zip(outside[-2::-1], outside[:0:-1], strict=True):
        if low <= z <= high:
            return r + (s - r) * (z - low) / max(high - low, 1e-9)
    return outside[-1][0]


def _band(outside: Profile, low: float, high: float, paint: Material) -> Object:
    """A painted band that follows the wall between two heights."""
    heights = [low + (high - low) * k / 8 for k in range(9)]
    line = [(_radius(outside, z) + 0.00025, z) for z in heights]
    return lathe([(line[0][0] - 0.0008, low), *line, (line[-1][0] - 0.0008, high)], paint, 128)


def _ring(radius: float, z: float, thickness: float, material: Material) -> Object:
    """A round hoop: a rolled rim, a gasket."""
    turn = [math.tau * k / 12 for k in range(13)]
    half = thickness / 2
    return lathe(
        [(radius - half * math.cos(a), z - half * math.sin(a)) for a in turn], material, 128
    )


def _sections(
    path: Sequence[Sequence[float]], sizes: Sequence[Sequence[float]], power: float = 2.0
) -> list[list[tuple[float, float, float]]]:
    """Cross-sections for `loft` along a path (x, z); each `size` is the width in y and thickness."""
    found = []
    for i, (x, z) in enumerate(path):
        a, b = Vector(path[max(i - 1, 0)]), Vector(path[min(i + 1, len(path) - 1)])
        way = (b - a).normalized()
        share = i / (len(path) - 1) * (len(sizes) - 1)
        low = min(int(share), len(sizes) - 2)
        wide, thick = (
            p + (q - p) * (share - low) for p, q in zip(sizes[low], sizes[low + 1], strict=True)
        )
        ring = shapes.superellipse(thick, wide, 0.0, power, 16)
        found.append([(x - u * way.y, y, z + u * way.x) for u, y, _ in ring])
    return found


def _strap(
    path: Sequence[Sequence[float]],
    width: float,
    thickness: float,
    material: Material,
    power: float = 2.3,
) -> Object:
    """A handle pulled along a path (x, z): a flat band that swells where it joins the body."""
    sizes = [
        (width * f, thickness * g)
        for f, g in ((1.3, 1.45), (1, 1), (0.94, 0.95), (1, 1), (1.25, 1.4))
    ]
    return loft(_sections(path, sizes, power), material)


def _ear(outside: Profile, top: float, low: float, out: float, square: float = FULL) -> Profile:
    """The way of a handle from the wall at one height to the wall at a lower one.

    An ear that hangs from the top if `square` is 0, else a bow with corners rounded by it.
    """
    r, s = _radius(outside, top) - 0.0015, _radius(outside, low) - 0.0015
    far, tall = max(r, s) + out, top - low
    if square == 0:
        return _line(
            (r, top - 0.06 * tall), (r + 0.75 * out, top + 0.16 * tall), (far + 0.3 * out, top - 0.12 * tall),
            (far - 0.02 * out, low + 0.2 * tall), (s + 0.4 * out, low + 0.02 * tall), (s, low - 0.02 * tall), steps=5,
        )  # fmt: skip
    return _line(
        (r, top - 0.1 * tall), (r + 0.3 * out, top, square), (far, top, square), (far, (top + low) / 2, square),
        (far - out * 0.1, low + 0.1 * tall, square), (s + 0.3 * out, low - 0.05 * tall, square), (s, low), steps=5,
    )  # fmt: skip


def _lettered(words: str, size: float, radius: float, z: float, paint: Material) -> Object:
    """Words printed on the front of a round wall."""
    body = shapes.text(words, size, paint, thickness=0.0003)
    form = bmesh.new()
    form.from_mesh(body.data)
    width = max(abs(v.co.x) for v in form.verts)
    for k in range(int(-width / 0.002), int(width / 0.002) + 1):  # fine enough to bend
        every = [*form.verts, *form.edges, *form.faces]
        bmesh.ops.bisect_plane(form, geom=every, plane_co=(k * 0.002, 0, 0), plane_no=(1, 0, 0))
    for v in form.verts:
        angle, out = v.co.x / radius, radius + v.co.z
        v.co = (out * math.sin(angle), -out * math.cos(angle), v.co.y + z)
    form.to_mesh(body.data)
    form.free()
    return shapes.moved(body, turn=(0, 0, 14))  # towards the camera, away from the handle


def _spotted(
    outside: Profile, low: float, high: float, size: float, paint: Material, raised: float = 0.0
) -> Object:
    """Round spots in staggered rows all round a wall: printed, or studs of cast iron."""
    rings = (
        [(1.0, -0.0004), (0.85, 0.6 * raised), (0.5, 0.95 * raised)] if raised else [(1.0, 0.0003)]
    )
    points, faces = [], []
    rows = max(2, round((high - low) / (3.2 * size)))
    around = round(math.tau * _radius(outside, (low + high) / 2) / (3.6 * size))
    for row in range(rows):
        middle = low + (high - low) * (row + 0.5) / rows
        for k in range(around):
            turn = math.tau * (k + row % 2 / 2) / around
            for number, (share, lift) in enumerate(rings):
                start = len(points)
                for step in range(16):
                    a = math.tau * step / 16
                    z = middle + share * size * math.sin(a)
                    out = _radius(outside, z) + lift
                    angle = turn + share * size * math.cos(a) / out
                    points.append((out * math.cos(angle), out * math.sin(angle), z))
                if number:
                    before = start - 16
                    faces += [
                        (before + i, before + (i + 1) % 16, start + (i + 1) % 16, start + i)
                        for i in range(16)
                    ]
            faces.append(range(start, start + 16))
    return shapes.mesh("spots", points, faces, paint)


# style: height, radius, then the wall as (share of radius, share of height[, rounding])
_MUGS: dict[str, tuple[float, float, list[tuple[float, ...]]]] = {
    "straight": (0.094, 0.041, [(0.98, 0, 0.005), (1, 0.1), (1, 1)]),
    "rounded": (0.088, 0.044, [(0.6, 0, 0.002), (0.95, 0.02), (1.16, 0.42), (0.95, 0.8), (0.95, 1)]),
    "tall": (0.122, 0.043, [(0.7, 0, 0.005), (0.76, 0.2), (0.98, 0.85), (1.03, 1)]),
    "wide": (0.072, 0.056, [(0.5, 0, 0.002), (0.92, 0.02), (1.02, 0.5), (1.0, 1)]),
    "camp": (0.082, 0.043, [(0.97, 0, 0.007), (1, 0.12), (1, 1)]),
    "thermal": (0.112, 0.042, [(0.9, 0, 0.004), (0.93, 0.05), (1, 0.92), (0.97, 1)]),
}  # fmt: skip


def mug(look: Look) -> Facts:
    """A mug with an ear: straight, bellied, tall, wide, camp or thermal; painted, ribbed, cut."""
    shape = (
        look.style if look.style in _MUGS else "rounded" if look.style == "ribbed" else "straight"
    )
    height, radius, wall_line = _MUGS[shape]
    height, radius = height * look.between(0.96, 1.05), radius * look.between(0.97, 1.03)
    wall = {"camp": 0.0016, "thermal": 0.005}.get(
        shape, 0.0042 if look.style == "faceted" else 0.0036
    )
    base = wall_line[0][0] * radius
    outside = _line(
        (0, 0.003), (base * 0.8, 0.003, 0.001), (base * 0.84, 0, 0.0012),
        *((r * radius, z * height, *more) for r, z, *more in wall_line),
    )  # fmt: skip
    pattern = {"dipped": "dipped", "camp": "specks"}.get(look.style, "plain")
    scale = height * 42 if look.style == "dipped" else 0.22
    plain = _stuff(look.material, look.shade)
    body = (
        plain
        if pattern == "plain"
        else skin(look.material, look.shade, look.accent, pattern, scale)
    )
    painted = look.style in ("dipped", "dotted", "striped", "lettered", "camp")
    inner = {"camp": skin("enamel", "white"), "thermal": skin("steel", "steel")}.get(
        shape, skin(look.material, look.shade if painted else look.accent or "white")
    )
    one_piece = look.material == "glass" or look.style in ("faceted", "ribbed")
    warp = {
        "faceted": _facets(8, -2 * height, height * 0.88),
        "ribbed": _flutes(40, height * 0.06, height * 0.9, 0.0011),
    }.get(look.style)
    content = _vessel(outside, wall, body, None if one_piece else inner, 0.008, 0.006, warp)
    _details(look, outside, height, radius)
    handle = skin("plastic", "black") if look.style == "thermal" else plain
    top, low, out = {
        "tall": (0.78, 0.3, 0.034), "wide": (0.82, 0.34, 0.03), "camp": (0.88, 0.3, 0.031),
        "thermal": (0.84, 0.26, 0.035),
    }.get(shape, (0.82, 0.24, 0.033))  # fmt: skip
    thin = (0.016, 0.0032) if shape == "camp" else (0.0135, 0.0085)
    square = {"thermal": 0.009, "camp": 0.009, "straight": FULL}.get(shape, 0)
    _strap(_ear(outside, top * height, low * height, out, square), *thin, handle)
    return {"capacity": round(content / 10) * 10}


def _details(look: Look, outside: Profile, height: float, radius: float) -> None:
    """What only some mugs have: bands, words, a rolled rim, a lid."""
    paint = skin(look.material, look.accent or "white")
    if look.style == "striped":
        for low, high in ((0.2, 0.24), (0.3, 0.42), (0.48, 0.52), (0.82, 0.88)):
            _band(outside, low * height, high * height, paint)
    elif look.style == "dotted":
        _spotted(outside, 0.1 * height, 0.93 * height, 0.0042, paint)
    elif look.style == "lettered":
        _lettered("hello\nyou", 0.027, _radius(outside, height / 2), height * 0.56, paint)
    elif look.style == "camp":
        _ring(radius, height, 0.0036, skin("enamel", look.accent or "white"))
    elif look.style == "thermal":
        top = height + 0.001
        dark, rubber = skin("plastic", "black"), skin("silicone", "black")
        lid = _line(
            (0, top + 0.004), (radius * 0.7, top + 0.004, 0.001), (radius * 0.72, top + 0.012, 0.002),
            (radius * 0.97, top + 0.012, 0.003), (radius * 0.99, top, 0.001), (0, top),
        )  # fmt: skip
        lathe(lid[::-1], dark)
        _ring(radius * 0.98, top - 0.0005, 0.003, rubber)
        shapes.box((0.011, 0.034, 0.006), rubber, (0.008, 0, top + 0.003), 0.002)
        _band(outside, 0.004, 0.014, rubber)


def espresso_cup(look: Look) -> Facts:
    """A small cup on its saucer: classic bowl, straight, conical or ribbed."""
    height, radius = look.between(0.054, 0.058), look.between(0.031, 0.033)
    lines = {
        "classic": [(0.5, 0, 0.001), (0.92, 0.02), (1.03, 0.5), (1.0, 1)],
        "straight": [(0.86, 0, 0.006), (0.9, 0.1), (0.9, 1)],
        "conical": [(0.62, 0, 0.003), (0.66, 0.1), (1.02, 0.9), (1.06, 1)],
        "ribbed": [(0.62, 0, 0.002), (0.98, 0.05), (1.0, 0.5), (1.02, 1)],
    }[look.style]
    body, lift = skin(look.material, look.shade), 0.006
    inner = skin(look.material, look.accent or "white")
    base = lines[0][0] * radius
    outside = _line(
        (0, lift + 0.002), (base * 0.8, lift + 0.002, 0.001), (base * 0.85, lift, 0.001),
        *((r * radius, lift + z * height, *more) for r, z, *more in lines),
    )  # fmt: skip
    ribbed = look.style == "ribbed"
    warp = _flutes(28, lift + height * 0.05, lift + height * 0.85, 0.0012) if ribbed else None
    content = _vessel(outside, 0.0032, body, inner, lift + 0.006, 0.004, warp)
    _strap(_ear(outside, lift + height * 0.86, lift + height * 0.38, 0.021, 0), 0.0095, 0.006, body)
    edge = look.between(0.058, 0.061)
    saucer = _line(
        (0, 0.002), (0.03, 0.002, 0.001), (0.032, 0, 0.001), (0.036, 0, 0.001), (0.037, 0.002, 0.002),
        (edge * 0.75, 0.003), (edge * 0.88, 0.009), (edge, 0.0145),
    )  # fmt: skip
    _vessel(saucer, 0.0032, body)
    _ring(base + 0.004, 0.0056, 0.0018, body)  # the ridge that keeps the cup in its place
    return {"capacity": round(content / 5) * 5, "pieces": 2}


def tumbler(look: Look) -> Facts:
    """A glass without a stem: heavy whisky glass, slim highball, cut bistro glass, fluted, waisted."""
    height, radius, wall, floor, line = {
        "whisky": (0.09, 0.042, 0.003, 0.014, [(0.94, 0, 0.004), (1, 0.2), (1, 1)]),
        "highball": (0.148, 0.033, 0.0022, 0.012, [(0.9, 0, 0.003), (0.93, 0.1), (1, 1)]),
        "bistro": (0.095, 0.043, 0.0032, 0.009, [(0.66, 0, 0.004), (0.72, 0.15), (0.94, 0.72), (1, 0.78), (1, 1)]),
        "fluted": (0.112, 0.038, 0.003, 0.01, [(0.84, 0, 0.003), (0.9, 0.1), (1, 1)]),
        "waisted": (0.12, 0.038, 0.0026, 0.012, [(0.86, 0, 0.006), (0.92, 0.12), (0.72, 0.42), (1.0, 0.7), (1.02, 1)]),
    }[look.style]  # fmt: skip
    height, radius = height * look.between(0.97, 1.04), radius * look.between(0.98, 1.03)
    body = _stuff(look.material, look.shade)
    base = line[0][0] * radius
    outside = _line(
        (0, 0.0015), (base * 0.7, 0.0012), (base * 0.85, 0, 0.001),
        *((r * radius, z * height, *more) for r, z, *more in line),
    )  # fmt: skip
    warp = {
        "whisky": _diamonds(14, height * 0.05, height * 0.62, 0.0016),
        "bistro": _facets(9, height * -0.1, height * 0.8),
        "fluted": _flutes(22, height * 0.02, height * 0.84, 0.0016),
    }.get(look.style)
    return {"capacity": round(_vessel(outside, wall, body, None, floor, 0.006, warp) / 10) * 10}


def wine_glass(look: Look) -> Facts:
    """A glass on a stem: wide bordeaux, slender white, balloon goblet with a cut bowl, flute."""
    height, foot, stem, line = {
        "red": (0.228, 0.041, 0.44, [(0.3, 0), (1.14, 0.08), (1.1, 0.55), (0.78, 1)]),
        "white": (0.205, 0.037, 0.47, [(0.3, 0), (1.0, 0.1), (0.98, 0.6), (0.74, 1)]),
        "goblet": (0.168, 0.038, 0.38, [(0.5, 0), (1.12, 0.04), (1.02, 0.55), (1.0, 1)]),
        "flute": (0.225, 0.034, 0.36, [(0.12, 0), (0.74, 0.16), (0.84, 0.6), (0.6, 1)]),
    }[look.style]
    radius = 0.041 * look.between(0.97, 1.03)
    height *= look.between(0.97, 1.03)
    start = stem * height
    bowl = [(r * radius, start + z * (height - start)) for r, z in line]
    thin = 0.0055 if look.style == "goblet" else 0.0036
    outside = _line(
        (0, 0.0006), (foot * 0.8, 0.0004), (foot, 0, 0.0006), (foot, 0.0022, 0.001),
        (thin * 1.5, 0.008), (thin, 0.022), (thin, start - 0.025), (thin * 1.2, start - 0.004, 0.012), *bowl,
    )  # fmt: skip
    floor = start + 0.006
    warp = (
        _facets(12, start * 0.8, start + (height - start) * 0.5) if look.style == "goblet" else None
    )
    wall = 0.0022 if look.style == "goblet" else 0.0013
    content = _vessel(outside, wall, _stuff(look.material, look.shade), None, floor, 0.008, warp)
    return {"capacity": round(content / 10) * 10}
