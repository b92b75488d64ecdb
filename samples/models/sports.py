"""Balls, rackets, weights, mats and boards."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Sequence

import bmesh
import bpy
from mathutils import Euler, Vector

from samples.blender.materials import skin
from samples.blender.nodes import Shader
from samples.blender.shapes import (
    TURN,
    beveled,
    box,
    curve,
    lathe,
    loft,
    mesh,
    moved,
    rod,
    sharpen,
    sheet,
    text,
    thickened,
    tube,
)
from samples.look import Look
from samples.palette import linear

Facts = dict[str, float | str]
Object = bpy.types.Object
Material = bpy.types.Material

# how far a panel dips at so many metres from its rim: a sewn seam, then quickly round again
SEAM = ((0.0, 0.0021), (0.0006, 0.0012), (0.0013, 0.0006), (0.0024, 0.0002), (0.0045, 0.0))


def football(look: Look) -> Facts:
    """A ball of pentagons and hexagons (classic, stars about the pentagons) or of strips (vintage)."""
    radius = look.between(0.108, 0.111)
    body, second = skin(look.material, look.shade), skin(look.material, look.accent)
    if look.style == "vintage":
        panels = _strips()
        for corners in panels:
            _panel(corners, radius, body)
        lace = skin("cotton", "cream")
        for k in range(6):
            rise = (k - 2.5) * 0.012
            _on_ball([(-0.006, rise), (0.006, rise)], radius, 0.0013, lace)
        _on_ball([(0, -0.034), (0, 0.034)], radius, 0.001, lace)
        return {"panels": len(panels), "circumference": round(TURN * radius * 100)}
    pentagons, hexagons = _truncated_icosahedron()
    stars = look.style == "stars"
    for corners in pentagons:
        _panel(corners, radius, body if stars else second)
    for corners in hexagons:
        panel = _panel(corners, radius, second if stars else body)
        if stars:  # every other wedge borders on a pentagon and prolongs it to a star
            panel.data.materials.append(body)
            side = len(corners) * 8
            for face in panel.data.polygons:
                face.material_index = face.index % side // 8 % 2
    return {"panels": len(pentagons) + len(hexagons), "circumference": round(TURN * radius * 100)}


def basketball(look: Look) -> Facts:
    """A pebbled ball with two great seams and two loops; two-tone balls change colour at the seams."""
    radius = look.between(0.1195, 0.123)
    body = _pebbled(look.shade)
    data = bpy.data.meshes.new("ball")
    shape = _sphere_mesh(data)
    two_tone = look.style == "two-tone"

    def loop(angle: float) -> float:
        return 0.6 + 0.13 * math.cos(2 * angle)

    def gaps(v: Vector) -> tuple[float, float, float]:
        return v.x, v.z, abs(v.x) - loop(math.atan2(v.z, v.y))

    ball = mesh("ball", *shape, body)
    if two_tone:
        ball.data.materials.append(_pebbled(look.accent))
        for face in ball.data.polygons:
            odd = math.prod(gaps(Vector(face.center).normalized())) > 0
            face.material_index = int(odd)
    for vertex in ball.data.vertices:
        near = min(abs(gap) for gap in gaps(vertex.co)) * radius
        vertex.co *= radius - 0.0016 * math.exp(-((near / 0.0035) ** 2))
    ink = skin("rubber", "black" if look.shade != "black" else look.accent)
    circle = [TURN * k / 96 for k in range(96)]
    seams = [[(0, math.cos(a), math.sin(a)) for a in circle],
        [(math.cos(a), math.sin(a), 0) for a in circle]]  # fmt: skip
    for side in (-1, 1):
        wide = [(side * loop(a), math.sqrt(1 - loop(a) ** 2), a) for a in circle]
        seams.append([(x, r * math.cos(a), r * math.sin(a)) for x, r, a in wide])
    inner = radius - 0.0024
    for seam in seams:
        tube([(x * inner, y * inner, z * inner) for x, y, z in seam], 0.0021, ink, closed=True,
            steps=1, sides=3)  # fmt: skip
    print_ = skin("plastic", "black" if look.shade not in ("black", "navy") else "gold")
    _print_on_ball("GAME ON", 0.017, radius, print_, (21, 14))
    _print_on_ball("SIZE 7", 0.01, radius, print_, (21, 7))
    return {"circumference": round(TURN * radius * 100), "panels": 8}


def racket(look: Look) -> Facts:
    """A strung tennis racket or a table-tennis bat; lies on its back, the handle towards one."""
    return _bat(look) if look.style == "table tennis" else _tennis(look)


def _tennis(look: Look) -> Facts:
    wide, tall, middle = look.between(0.124, 0.132), look.between(0.162, 0.17), 0.505
    body, second = skin(look.material, look.shade), skin(look.material, look.accent)
    string, grip = skin("plastic", "charcoal"), skin("leather", "black")

    def rim(angle: float, out: float = 0.0) -> tuple[float, float, float]:
        return ((wide + out) * math.sin(angle), 0.0, middle + (tall + out) * math.cos(angle))

    tube([rim(TURN * k / 48) for k in range(48)], 0.0105, body, closed=True, steps=2)
    for low, high in ((-0.75, 0.75), (1.7, 2.35), (-2.35, -1.7)):
        arc = [rim(low + (high - low) * k / 12) for k in range(13)]
        tube(arc, 0.0109, second, steps=2)
    bumper = skin("rubber", "black")
    tube([rim(-0.8 + 1.6 * k / 12, 0.006) for k in range(13)], 0.0068, bumper, steps=2)
    for side in (-1, 1):
        x, _, z = rim(side * 2.52)
        points = [(x, 0, z), (side * 0.048, 0, 0.315), (side * 0.022, 0, 0.255),
            (side * 0.011, 0, 0.2)]  # fmt: skip
        tube(points, 0.0105, body, radii=[0.95, 1, 1, 1.1])
    mains, crosses = 16, 19
    for k in range(mains):
        x = (k - (mains - 1) / 2) * 2 * wide * 0.9 / (mains - 1)
        half = tall * math.sqrt(1 - (x / wide) ** 2)
        tube([(x, 0, middle - half), (x, 0, middle + half)], 0.0011, string, sides=2)
    for k in range(crosses):
        z = (k - (crosses - 1) / 2) * 2 * tall * 0.9 / (crosses - 1)
        half = wide * math.sqrt(1 - (z / tall) ** 2)
        tube([(-half, 0.0005, middle + z), (half, 0.0005, middle + z)], 0.0011, string, sides=2)
    # the overgrip is wound: its edges stand up a little on the eight-sided handle
    sections = []
    for k in range(57):
        size = 0.0158 + (0.0006 if k % 4 == 0 else 0.0) + 0.0015 * max(0, 5 - k) / 5
        slant = [0.006 * math.sin(TURN * (c + 0.5) / 8) for c in range(8)]
        sections.append([(size * math.cos(TURN * (c + 0.5) / 8),
            size * 0.85 * math.sin(TURN * (c + 0.5) / 8),
            0.004 + k * 0.0035 + slant[c] * (0 < k < 56)) for c in range(8)])  # fmt: skip
    sharpen(loft(sections, grip, level=0), 30)
    rod(0.0172, (0, 0, 0.192), (0, 0, 0.207), second, 0.0145, 0.002)
    rod(0.0188, (0, 0, -0.006), (0, 0, 0.006), second, bevel=0.003)
    return {"strings": mains + crosses, "head size": round(math.pi * wide * tall * 1e4)}


def _bat(look: Look) -> Facts:
    wide, tall = look.between(0.074, 0.077), look.between(0.078, 0.081)
    blade, grip = skin("wood", "birch"), skin("wood", "birch")
    front, back = skin(look.material, look.shade), skin("rubber", "black")
    tape = skin("nylon", look.accent)
    middle = 0.098 + tall
    oval = [
        (wide * math.sin(TURN * k / 96), middle - tall * math.cos(TURN * k / 96)) for k in range(96)
    ]
    rubber = [(x, z) for x, z in oval if z > 0.119]
    outline = [*rubber, (-0.04, 0.117), (-0.022, 0.104), (-0.0145, 0.08), (0.0145, 0.08),
        (0.022, 0.104), (0.04, 0.117)]  # fmt: skip
    sheet(outline, 0.0062, blade, 0.0008, (0, 0.0031, 0), (90, 0, 0))
    sheet(rubber, 0.0036, front, 0.0006, (0, -0.0031, 0), (90, 0, 0))
    sheet(rubber, 0.0036, back, 0.0006, (0, 0.0067, 0), (90, 0, 0))
    edge = [(x * 1.004, 0.0, middle + (z - middle) * 1.004) for x, z in rubber]
    band = [[(x, -0.0045, z), (x, 0.0045, z)] for x, _, z in edge]
    thickened(loft(band, tape, closed=False, capped=False, level=0), -0.0005)
    sections = []
    for z, w, d in (
        (0, 0.031, 0.024),
        (0.003, 0.034, 0.0265),
        (0.03, 0.0295, 0.0235),
        (0.06, 0.0272, 0.0222),
        (0.09, 0.0285, 0.0215),
        (0.1, 0.0275, 0.016),
    ):
        corner = 0.0062
        ring = [(w / 2 - corner, d / 2), (w / 2, d / 2 - corner)]
        ring = [*ring, *((x, -y) for x, y in reversed(ring))]
        ring = [*ring, *((-x, y) for x, y in reversed(ring))]
        sections.append([(x, y, z) for x, y in ring])
    loft(sections, grip, level=2)
    for y in (-0.0045, 0.0045):
        sheet([(-0.0172, 0.003), (-0.0151, 0.03), (-0.014, 0.06), (0.014, 0.06), (0.0151, 0.03),
            (0.0172, 0.003)], 0.0016, tape, 0.0002, (0, y + 0.0008, 0), (90, 0, 0))  # fmt: skip
    badge = skin("plastic", "black")
    sheet(_circle(0.0085, 32), 0.0008, badge, 0.0003, (0, -0.0108, 0.075), (90, 0, 0))
    return {"blade width": round(wide * 200, 1)}


def dumbbell(look: Look) -> Facts:
    """A short bar with heads: hex, coated in one piece, chromed round or with plates to screw on."""
    body = skin(look.material, look.shade)
    chrome, ink = skin("polished metal", "steel"), skin("plastic", look.accent)
    half, grip = look.between(0.062, 0.066), 0.0145
    if look.style == "adjustable":
        return _spinlock(body, half)
    size = look.between(0.9, 1.1)
    if look.style == "coated":
        head, long = 0.04 * size, 0.05 * size
        rows = [(half + long, 0.55), (half + long, 0.8), (half + long - 0.004, 0.95),
            (half + long - 0.012, 1), (half + 0.012, 1), (half + 0.004, 0.95), (half, 0.8),
            (half - 0.004, 0.5)]  # fmt: skip
        rows += [(half * 0.75, 0.39), (half * 0.3, 0.42), (0, 0.43)]
        rows += [(-x, r) for x, r in reversed(rows[:-1])]
        loft([_hexagon(head * r, x, 0.7 if r > 0.5 else 0.0) for x, r in rows], body, level=2)
        volume = 2 * 3.46 * head**2 * long
    else:
        head, long = (0.042 if look.style == "hex" else 0.044) * size, 0.055 * size
        knurl = [(grip * (1.1 - 0.12 * abs(x / half) ** 2) + (0.0004 if k % 2 else 0), x)
            for k, x in enumerate(half * (-1 + i / 40) for i in range(81))]  # fmt: skip
        moved(lathe([(0, -half), *knurl, (0, half)], skin("steel", "steel", grain="X"), 48),
            (0, 0, 0), (0, 90, 0))  # fmt: skip
        for side in (-1, 1):
            rod(grip * 1.25, (side * (half - 0.009), 0, 0), (side * (half + 0.004), 0, 0), chrome,
                bevel=0.002)  # fmt: skip
            if look.style == "hex":
                rows = [(half, 0.84), (half + 0.004, 0.95), (half + 0.01, 1),
                    (half + long - 0.01, 1), (half + long - 0.004, 0.95), (half + long, 0.84)]  # fmt: skip
                ring = [_hexagon(head * r, side * x, 0.35) for x, r in rows]
                beveled(loft(ring if side > 0 else ring[::-1], body, level=0), 0.002)
            else:
                rows = [(0, 0), (0.5, 0), (0.9, 0.0), (1, 0.09), (1, 0.4), (0.97, 0.43),
                    (0.97, 0.5), (1, 0.53), (1, 0.91), (0.9, 1), (0.62, 1), (0.55, 0.93), (0, 0.93)]  # fmt: skip
                drum = lathe([(head * r, long * z) for r, z in rows], body, 96)
                moved(beveled(drum, 0.0012), (side * half, 0, 0), (0, side * 90, 0))
        volume = 2 * long * head**2 * (3.46 if look.style == "hex" else 3.14)
    weight = max(1, round(volume * 6800 * 2) / 2)
    for side in (-1, 1):
        depth = 0.93 if look.style == "round" else 1.0
        end = side * (half + long * depth + 0.0002)
        text(f"{weight:g}", head * 0.75, ink, (end, 0, head * 0.12), (90, 0, side * 90))
        text("KG", head * 0.34, ink, (end, 0, -head * 0.42), (90, 0, side * 90))
    return {"weight": weight}


def _spinlock(body: Material, half: float) -> Facts:
    """A threaded bar, plates on both sides, star nuts that hold them."""
    steel, rubber = skin("polished metal", "steel"), skin("rubber", "black")
    reach, plates = half + 0.115, 3
    thread = [(0.0125 + (0.0009 if k % 2 else 0), -reach + k * 0.0025)
        for k in range(int(reach / 0.00125))]  # fmt: skip
    moved(lathe([(0, thread[0][1]), *thread, (0, thread[-1][1])], steel, 32), (0, 0, 0), (0, 90, 0))
    knurl = [(0.0155 + (0.0004 if k % 2 else 0), x)
        for k, x in enumerate(half * (-1 + i / 40) for i in range(81))]  # fmt: skip
    moved(lathe([(0, -half), *knurl, (0, half)], skin("steel", "steel"), 48), (0, 0, 0), (0, 90, 0))
    volume = 0.0
    for side in (-1, 1):
        rod(0.023, (side * (half - 0.004), 0, 0), (side * (half + 0.008), 0, 0), steel)
        at = half + 0.009
        for radius, thick in ((0.085, 0.022), (0.07, 0.019), (0.055, 0.017))[:plates]:
            disc = [(0.014, 0), (1, 0), (1, 1), (0.86, 1), (0.82, 0.72), (0.5, 0.72), (0.46, 1),
                (0.014, 1), (0.014, 0)]  # fmt: skip
            plate = lathe([(max(r * radius, 0.014), z * thick) for r, z in disc], body)
            moved(beveled(plate, 0.0022), (side * at, 0, 0), (0, side * 90, 0))
            volume += math.pi * radius**2 * thick * 0.85
            at += thick + 0.0005
        star = [(0.033 + 0.004 * math.cos(6 * a)) * math.cos(a)
            for a in (TURN * k / 72 for k in range(72))]  # fmt: skip
        rim = [(0.033 + 0.004 * math.cos(6 * a)) * math.sin(a)
            for a in (TURN * k / 72 for k in range(72))]  # fmt: skip
        sheet(list(zip(star, rim, strict=True)), 0.008, rubber, 0.002, (side * at, 0, 0),
            (0, side * 90, 0))  # fmt: skip
        rod(0.02, (side * (at + 0.006), 0, 0), (side * (at + 0.022), 0, 0), steel, 0.018, 0.002)
    return {"weight": round(volume * 7000 * 2) / 2, "plates": 2 * plates}


def kettlebell(look: Look) -> Facts:
    """A ball with a flat foot and a loop to grip: raw iron, coated below, or a competition bell."""
    body, handle = skin(look.material, look.shade), skin(look.material, look.shade)
    contest = look.style == "competition"
    radius = 0.1 if contest else look.between(0.082, 0.092)
    if contest:
        handle = skin("polished metal", "steel")
    elif look.style == "coated":
        handle = skin("cast iron", "black")
    foot = radius * 0.62
    low = -math.sqrt(radius**2 - foot**2)
    profile = [(0, low), (foot - 0.004, low), (foot, low + 0.002)]
    angles = [
        math.atan2(low, foot) + (math.pi / 2 - math.atan2(low, foot)) * k / 40 for k in range(1, 41)
    ]
    profile += [(radius * math.cos(a), radius * math.sin(a)) for a in angles[:-1]] + [(0, radius)]
    at = (0, 0, -low)
    lathe(profile, body, at=at)
    grip = 0.0165 if contest else 0.0175
    side, top = radius * (0.78 if contest else 0.8), -low + radius + 0.052
    start = -low + radius * 0.6
    loop = [(-side * 0.8, 0, start - 0.02), (-side * 0.92, 0, start + 0.02),
        (-side, 0, top - 0.045), (-side * 0.82, 0, top - 0.008), (-side * 0.4, 0, top), (0, 0, top)]  # fmt: skip
    radii = [1.5, 1.15, 1, 1, 1, 1]
    loop += [(-x, y, z) for x, y, z in reversed(loop[:-1])]
    tube(loop, grip, handle, radii=radii + radii[-2::-1])
    if look.style == "coated":  # the vinyl ends in a lip below the handle
        lip = [(radius * math.cos(a) * 1.012, radius * math.sin(a) * 1.012) for a in angles[:28]]
        lathe([(foot, low + 0.0005), *lip, (lip[-1][0] - 0.003, lip[-1][1])], body, at=at)
        lathe([(radius * math.cos(a) * 1.004, radius * math.sin(a) * 1.004)
            for a in angles[27:-1]] + [(0, radius * 1.004)], handle, at=at)  # fmt: skip
    weight = round(4 / 3 * math.pi * radius**3 * (4000 if contest else 5200) / 2) * 2
    ink = skin("lacquer", look.accent)
    for words, size, rise in ((f"{weight}", 0.055, 6), ("KG", 0.024, -22)):
        _print_on_ball(words, size * radius / 0.085, radius * 1.013, ink, (0, rise), -low)
    if contest:
        ring = tube([(radius * 0.72 * math.cos(TURN * k / 32),
            radius * 0.72 * math.sin(TURN * k / 32), 0) for k in range(32)], 0.003, handle,
            closed=True)  # fmt: skip
        ring.location.z = -low - radius * 0.7
    return {"weight": weight}


def yoga_mat(look: Look) -> Facts:
    """A mat rolled up half-way: its end spirals, the rest lies flat towards one."""
    width, thick = 0.61, look.between(0.005, 0.0065)
    length, flat, core = 1.73, look.between(0.4, 0.46), 0.022
    radius = math.sqrt((length - flat) * thick / math.pi + core**2)
    turns = (radius - core) / thick

    def line(share: float) -> list[tuple[float, float]]:
        """The mat's cross-section at a share of its thickness."""
        found = [(-flat * (1 - k / 8), share * thick) for k in range(8)]
        for k in range(int(turns * 48)):
            angle = TURN * k / 48
            r = radius - thick * angle / TURN - share * thick
            found.append((r * math.sin(angle), radius - r * math.cos(angle)))
        return found

    top = skin(look.material, look.shade)
    under = skin(look.material, look.accent) if look.style == "two-sided" else skin("rubber",
        "black") if look.style == "cork" else top  # fmt: skip
    for low, high, material in ((0.0, 0.5, under), (0.5, 0.97, top)):
        sheet(
            line(low) + line(high)[::-1], width, material, 0.0004, (-width / 2, 0, 0), (90, 0, 90)
        )
    ink = skin("plastic", look.accent if look.style != "cork" else "walnut")
    if look.style in ("lined", "cork"):
        lift = thick * 0.985
        box((0.003, flat - 0.06, 0.0003), ink, (0, -flat / 2 - 0.01, lift), 0.0001)
        for y in (-0.12, -0.24):
            box((0.44, 0.003, 0.0003), ink, (0, y, lift), 0.0001)
        for side in (-1, 1):
            ring = _circle(0.055, 64)
            sheet(
                ring, 0.0003, ink, 0.0001, (side * 0.15, -0.18, lift), holes=[_circle(0.0517, 64)]
            )
    text("OM", 0.03, ink, (width / 2 - 0.05, -flat + 0.04, thick * 0.985), (0, 0, 0), 0.0002)
    return {"length": round(length * 100), "thickness": round(thick * 1000, 1)}


def skateboard(look: Look) -> Facts:
    """A deck with bent ends on two trucks and four wheels: street, cruiser or long."""
    long, wide, base, kick = {"cruiser": (0.57, 0.15, 0.15, 0.03),
        "long": (0.96, 0.235, 0.33, 0.012)}.get(look.style, (0.8, 0.205, 0.19, 0.045))  # fmt: skip
    wide *= look.between(0.98, 1.03)
    below = skin(look.material, look.shade, grain="X")
    metal, wheel = skin("aluminium", "aluminium"), skin("silicone", look.accent)
    steel, dark = skin("polished metal", "steel"), skin("rubber", "black")

    def lifted(x: float, y: float) -> float:
        past = max(0.0, abs(x) - base - 0.065)
        front = 1.0 if x > 0 or look.style != "cruiser" else 1.4
        ends = kick * front * min(1.0, past / 0.11) ** 1.4
        return ends + 0.005 * (2 * y / wide) ** 2 * max(0.0, 1 - past / 0.05)

    if look.style == "cruiser":
        _deck(long, wide, lifted, 0.0, 0.009, below, 1.35)
    else:
        _deck(long, wide, lifted, 0.0, 0.0022, below, 1.0)
        _deck(long, wide, lifted, 0.0022, 0.0062, skin("wood", "birch", grain="X"), 1.0)
        _deck(long, wide, lifted, 0.0084, 0.001, skin("concrete", "black"), 1.0)
    print_ = skin(look.material if look.style == "cruiser" else "lacquer", look.accent)
    words, size = {"cruiser": ("surf", 0.075), "long": ("HORIZON", 0.085), "retro": ("", 0)}.get(
        look.style, ("RUSH", 0.105)
    )
    prints = [text(words, size, print_, (0, 0, 0), (0, 0, 0), 0.0002)] if words else []
    if look.style == "retro":  # three stripes that run out at an angle
        for k in range(3):
            y, end = -0.042 + 0.034 * k, long / 2 - 0.09 - 0.03 * k
            bar = [(-end, y), (end - 0.02, y), (end, y + 0.022), (0.02 - end, y + 0.022)]
            prints.append(sheet(bar, 0.0004, print_, 0.0001))
    for part in prints:  # on the underside, which is hollowed across and bent up at the ends
        for vertex in _fine(part, 0.012).data.vertices:
            x, y, z = vertex.co
            vertex.co = (x, -y, lifted(x, y) - z - 0.0009)
    for side in (-1, 1):
        _truck(side, base, wide, 0.031 if look.style in ("street", "retro") else 0.034, metal,
            steel, dark, wheel)  # fmt: skip
    return {"wheels": 4, "deck length": round(long * 100)}


def _deck(
    long: float,
    wide: float,
    lifted: Callable[[float, float], float],
    at: float,
    thick: float,
    material: Material,
    taper: float,
) -> Object:
    """One layer of a deck: round ends, straight sides, `at` above the underside."""
    columns, rows = 72, 12
    top = []
    for i in range(columns + 1):
        x = -math.cos(math.pi * i / columns) * (long / 2 - 0.0004)
        into = max(0.0, abs(x) - (long / 2 - wide / 2 * taper)) / (wide / 2 * taper)
        half = wide / 2 * math.sqrt(max(0.0, 1 - into**2)) * (1 - 0.12 * (taper > 1) * (x * 2 / long) ** 2)  # fmt: skip
        top.append([(x, y, lifted(x, y) + at + thick)
            for y in (half * (-1 + 2 * j / rows) for j in range(rows + 1))])  # fmt: skip
    skin_ = loft(top, material, closed=False, capped=False, level=0)
    return sharpen(thickened(skin_, thick), 50)


def _truck(
    side: int,
    base: float,
    wide: float,
    radius: float,
    metal: Material,
    steel: Material,
    dark: Material,
    wheel: Material,
) -> None:
    """A truck under the deck: base plate, hanger, axle, kingpin and two wheels with bearings."""
    x = side * base
    box((0.084, 0.056, 0.006), metal, (x, 0, -0.0062), 0.002)
    for bx, by in itertools.product((-0.034, 0.034), (-0.02, 0.02)):
        rod(0.0042, (x + bx, by, -0.0062), (x + bx, by, -0.0095), steel, bevel=0.001, segments=6)
    axle, inner = -0.042, wide / 2 - 0.032
    rod(0.011, (x - side * 0.014, 0, -0.005), (x - side * 0.003, 0, -0.03), dark, 0.012, 0.003)
    rod(0.012, (x - side * 0.006, 0, -0.024), (x - side * 0.002, 0, -0.034), wheel, 0.011, 0.003)
    rod(0.0045, (x - side * 0.006, 0, -0.03), (x + side * 0.004, 0, -0.062), steel, segments=6)
    rod(0.013, (x - side * 0.001, 0, -0.044), (x + side * 0.002, 0, -0.055), wheel, 0.011, 0.003)
    rod(0.007, (x + side * 0.034, 0, -0.005), (x + side * 0.004, 0, axle), metal, 0.011, 0.003)
    hanger = [(x, -inner, axle), (x, -inner * 0.5, axle), (x, 0, axle + 0.002),
        (x, inner * 0.5, axle), (x, inner, axle)]  # fmt: skip
    tube(hanger, 0.009, metal, radii=[0.85, 1.0, 1.75, 1.0, 0.85])
    reach = inner + 0.042
    rod(0.004, (x, -reach, axle), (x, reach, axle), steel)
    rows = [(0.011, 0.004), (0.011, 0), (radius * 0.72, 0), (radius * 0.93, 0.004), (radius, 0.01),
        (radius, 0.022), (radius * 0.93, 0.028), (radius * 0.72, 0.032), (0.0115, 0.032),
        (0.011, 0.027), (0.011, 0.004)]  # fmt: skip
    for way in (-1, 1):
        middle = way * (inner + 0.003)
        moved(beveled(lathe(rows, wheel, 64), 0.0012), (x, middle, axle), (-90 * way, 0, 0))
        rod(0.0112, (x, middle + way * 0.004, axle), (x, middle + way * 0.0285, axle), dark)
        rod(0.0085, (x, middle + way * 0.027, axle), (x, middle + way * 0.0292, axle), steel)
        rod(0.0062, (x, middle + way * 0.028, axle), (x, middle + way * 0.037, axle), steel,
            segments=6)  # fmt: skip


def _pebbled(shade: str) -> Material:
    """The pimpled skin of a basketball."""
    s = Shader(f"pebbles {shade}")
    pimples = s.cells(s.place(), 420)
    return s.surface(Base_Color=s.lit(linear(shade), s.stretch(pimples, 0.1, 0.7, (1.06, 0.72))),
        Roughness=0.55, Normal=s.bump(pimples, -0.0016))  # fmt: skip


def _sphere_mesh(data: bpy.types.Mesh) -> tuple[list[tuple[float, ...]], list[tuple[int, ...]]]:
    """Corners and faces of an evenly divided unit ball."""
    shape = bmesh.new()
    bmesh.ops.create_icosphere(shape, subdivisions=7, radius=1.0)
    shape.to_mesh(data)
    shape.free()
    return [tuple(v.co) for v in data.vertices], [tuple(p.vertices) for p in data.polygons]


def _truncated_icosahedron() -> tuple[list[list[Vector]], list[list[Vector]]]:
    """The corners of its 12 pentagons and 20 hexagons, turned so that a pentagon faces one."""
    golden = (1 + math.sqrt(5)) / 2
    spin = Euler((0.12, 0.2, 0.25)).to_matrix()
    tips = [spin @ Vector(c) for a, b in itertools.product((-1, 1), (-golden, golden))
        for c in ((0, a, b), (a, b, 0), (b, 0, a))]  # fmt: skip
    near = [[q for q in tips if 0.1 < (p - q).length < 2.1] for p in tips]
    third: Callable[[Vector, Vector], Vector] = lambda p, q: (2 * p + q) / 3  # noqa: E731
    pentagons = []
    for tip, around in zip(tips, near, strict=True):
        first = (around[0] - tip).cross(tip).normalized()
        second = tip.normalized().cross(first)
        order = sorted(
            around, key=lambda q, t=tip, f=first, s=second: math.atan2((q - t) @ s, (q - t) @ f)
        )  # type: ignore[misc]
        pentagons.append([third(tip, q) for q in order])
    hexagons = [[third(a, b), third(b, a), third(b, c), third(c, b), third(c, a), third(a, c)]
        for a, b, c in itertools.combinations(tips, 3) if max((a - b).length, (b - c).length,
        (c - a).length) < 2.1]  # fmt: skip
    return pentagons, hexagons


def _strips() -> list[list[Vector]]:
    """The 18 strips of an old ball: each side of a cube in three, every side turned to the next."""
    found = []
    for axis, side in itertools.product(range(3), (-1, 1)):
        for k in range(3):
            low, high = (math.tan(math.pi / 4 * (-1 + 2 * (k + j) / 3)) for j in range(2))
            flat = [(-1, low), (1, low), (1, high), (-1, high)]
            corners = []
            for u, v in flat:
                point = [0.0, 0.0, 0.0]
                point[axis], point[(axis + 1) % 3], point[(axis + 2) % 3] = side, u, v
                corners.append(Euler((0.5, 0.15, 0.5)).to_matrix() @ Vector(point))
            found.append(corners)
    return found


def _panel(
    corners: Sequence[Vector], radius: float, material: Material, per_side: int = 8
) -> Object:
    """A piece of a ball's skin: its corners joined on the sphere, its rim drawn in to the seam."""
    corners = list(corners)
    middle = sum(corners, Vector()) / len(corners)
    if (corners[1] - corners[0]).cross(corners[2] - corners[1]) @ middle < 0:
        corners.reverse()
    pairs = zip(corners, corners[1:] + corners[:1], strict=True)
    rim = [a.lerp(b, k / per_side) for a, b in pairs for k in range(per_side)]
    rows = [(None, distance, sink) for distance, sink in SEAM] + [
        (s, 0.0, 0.0) for s in (0.72, 0.5, 0.25)
    ]
    vertices = []
    for share, distance, sink in rows:
        for point in rim:
            keep = 1 - distance / (radius * (point - middle).length / middle.length) if share is None else share  # fmt: skip
            place = middle.lerp(point, keep).normalized() * (radius - sink)
            vertices.append(tuple(place))
    size = len(rim)
    faces = [[i * size + k, i * size + (k + 1) % size, (i + 1) * size + (k + 1) % size,
        (i + 1) * size + k] for i in range(len(rows) - 1) for k in range(size)]  # fmt: skip
    vertices.append(tuple(middle.normalized() * radius))
    last = (len(rows) - 1) * size
    faces += [[last + k, last + (k + 1) % size, len(vertices) - 1] for k in range(size)]
    return mesh("panel", vertices, faces, material)


def _on_ball(
    places: Sequence[tuple[float, float]], radius: float, thick: float, material: Material
) -> Object:
    """A cord on a ball's front, through places in metres right and up of its middle."""
    spin = Euler((-0.1, 0, 0.35)).to_matrix()
    points = []
    for x, z in curve([*places[:1], *places], 4)[4:]:
        way = Vector((math.sin(x / radius), -math.cos(x / radius) * math.cos(z / radius),
            math.sin(z / radius)))  # fmt: skip
        points.append(tuple(spin @ way.normalized() * (radius + thick * 0.4)))
    return tube(points, thick, material, steps=1, sides=3)


def _print_on_ball(
    words: str,
    size: float,
    radius: float,
    material: Material,
    at: tuple[float, float],
    height: float = 0.0,
) -> Object:
    """Words printed on a ball of `radius` about `height`, at degrees right of the front and up."""
    body = _fine(text(words, size, material, (0, 0, 0), (0, 0, 0), 0.0001), radius / 20)
    for vertex in body.data.vertices:
        lon, lat = vertex.co.x / radius, vertex.co.y / radius
        out = radius + vertex.co.z + 0.0002
        vertex.co = (out * math.sin(lon) * math.cos(lat), -out * math.cos(lon) * math.cos(lat),
            out * math.sin(lat))  # fmt: skip
    return moved(body, (0, 0, height), (-at[1], 0, at[0]))


def _fine(body: Object, length: float) -> Object:
    """A flat print with edges no longer than `length`, so that it can follow a round surface."""
    shape = bmesh.new()
    shape.from_mesh(body.data)
    bmesh.ops.triangulate(shape, faces=shape.faces)
    for _ in range(6):
        edges = [edge for edge in shape.edges if edge.calc_length() > length]
        if not edges:
            break
        bmesh.ops.subdivide_edges(shape, edges=edges, cuts=1)
        bmesh.ops.triangulate(shape, faces=[face for face in shape.faces if len(face.verts) > 3])
    shape.to_mesh(body.data)
    shape.free()
    return body


def _circle(radius: float, points: int) -> list[tuple[float, float]]:
    return [(radius * math.cos(TURN * k / points), radius * math.sin(TURN * k / points))
        for k in range(points)]  # fmt: skip


def _hexagon(apothem: float, x: float, flat: float) -> list[tuple[float, float, float]]:
    """A six-sided section across x, standing on a side, its corners cut to a share `flat`."""
    found = []
    for k in range(24):
        angle = TURN * k / 24
        off = (angle + math.pi / 6) % (math.pi / 3) - math.pi / 6
        reach = apothem * min(1 / math.cos(off), 1 + 0.1547 * (1 - flat * 0.4)) if flat else apothem
        found.append((x, reach * math.sin(angle), reach * math.cos(angle)))
    return found
