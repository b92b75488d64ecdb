"""Rings, chains, earrings, watches and sunglasses."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Sequence

import bmesh
import bpy
from mathutils import Matrix, Vector

from samples.blender.materials import skin
from samples.blender.nodes import Shader
from samples.blender.shapes import (
    TURN,
    beveled,
    box,
    copied,
    curve,
    lathe,
    loft,
    mesh,
    moved,
    rod,
    sheet,
    sphere,
    subdivided,
    superellipse,
    text,
    tube,
)
from samples.look import Look
from samples.palette import linear

Facts = dict[str, float | str]
Object = bpy.types.Object
Material = bpy.types.Material
Point2 = tuple[float, float]
Point3 = tuple[float, float, float]


def ring(look: Look) -> Facts:
    """A finger ring, upright: band, solitaire, halo, eternity, signet or braided."""
    inner = look.between(0.0083, 0.0094)
    clarity = {"solitaire": 0.85, "eternity": 0.25}.get(look.style, 0.6)  # small stones look white
    metal, stone = skin(look.material, look.shade), _stone(look.accent, clarity)
    facts: Facts = {"ring size": round(TURN * inner * 1000)}
    if look.style == "band":
        wide = look.between(0.0052, 0.006)
        _hoop(inner, 0.0019, wide, metal)
        for y in (-1, 1):  # a beaded edge on either side
            for k in range(80):
                a, reach = TURN * k / 80, inner + 0.00155
                _bead(0.00034, metal, (reach * math.cos(a), y * wide * 0.36, reach * math.sin(a)))
    elif look.style == "braided":
        for k in range(3):
            line = []
            for i in range(180):
                a, t = TURN * i / 180, TURN * (i / 180 * 9 + k / 3)
                reach = inner + 0.0014 + 0.0007 * math.sin(2 * t)
                line.append((reach * math.cos(a), 0.0021 * math.sin(t), reach * math.sin(a)))
            tube(line, 0.0011, metal, closed=True, steps=1, sides=4)
    elif look.style == "signet":
        sections = []
        for k in range(48):
            a = TURN * k / 48
            top = max(0.0, math.sin(a)) ** 3
            deep, thick = 0.0028 + 0.0092 * top, 0.0014 + 0.0018 * top
            sections.append(_section(a, inner + thick / 2, thick, deep))
        _closed_loft(sections, metal)
        plate = inner + 0.0019
        oval = [(x, y) for x, y, _ in superellipse(0.0112, 0.0135, 0, 2.2, 64)]
        sheet(oval, 0.0012, metal, 0.0004, (0, 0, plate - 0.0004))
        sheet([(x * 0.84, y * 0.84) for x, y in oval], 0.0012, skin("lacquer", look.accent), 0.0004,
            (0, 0, plate + 0.0002))  # fmt: skip
    else:
        thin = 0.0017
        wide = 0.0026 if look.style == "eternity" else 0.0021
        _hoop(inner, thin, wide, metal)
        top = inner + thin
        if look.style == "eternity":
            cut = _brilliant(0.00145, stone)
            for k in range(26):
                a = math.radians(-35 + 250 * k / 25)
                copied(cut, (top * math.cos(a), 0, top * math.sin(a)), (0, 90 - math.degrees(a), 0))
                for y in (-1, 1):
                    b = a + math.radians(5)
                    _bead(0.00036, metal, (top * math.cos(b), y * 0.001, top * math.sin(b)))
            bpy.data.objects.remove(cut)
            facts["stones"] = 26
        else:
            size = 0.0036 if look.style == "solitaire" else 0.0039
            long = 1.0 if look.style == "solitaire" else 1.28
            seat = top + size * 0.8
            moved(_brilliant(size, stone, long), (0, 0, seat))
            _basket(size, long, top - 0.0006, seat, metal)
            facts["stones"] = 1
            if look.style == "halo":
                small = _brilliant(0.00095, _stone("clear", 0.25))
                collar = _circle(
                    size + 0.0012, (0, 0, seat - 0.0011), (size * long + 0.0012) / (size + 0.0012)
                )
                for at in collar[::4]:
                    copied(small, (*at[:2], seat - 0.0003))
                bpy.data.objects.remove(small)
                tube(collar, 0.0011, metal, closed=True, steps=1, sides=3)
                facts["stones"] = 17
    return facts


def necklace(look: Look) -> Facts:
    """A necklace laid out: a string of pearls or beads, a chain with a heart or a drop."""
    wide = look.between(0.94, 1.04)
    half = [(0, -0.098), (0.036, -0.076), (0.064, -0.028), (0.068, 0.02), (0.046, 0.058),
        (0, 0.072)]  # fmt: skip
    outline = [(x * wide, y, 0.0) for x, y in half]
    outline += [(-x, y, z) for x, y, z in outline[-2:0:-1]]
    line = curve(outline, 40, closed=True)
    length = sum(math.dist(a, b) for a, b in zip(line, [*line[1:], line[0]], strict=True))
    if look.style in ("pearls", "beads"):
        metal = skin("polished metal", look.accent)
        body = _pearl(look.shade) if look.style == "pearls" else skin(look.material, look.shade)
        size = 0.0056 if look.style == "pearls" else 0.0062
        count = int(length / (size * 1.99 if look.style == "pearls" else size * 1.85 + 0.0012))
        tube(line[::4], 0.0005, skin("cotton", "cream"), closed=True, sides=1)
        pearl = sphere(size, body) if look.style == "pearls" else _bicone(size, body)
        for k, (at, heading) in enumerate(_spaced(line, count)):
            if k == count // 2:  # the clasp is at the back
                moved(_bicone(size * 0.9, metal), (*at[:2], size), (0, 90, heading))
                continue
            copied(pearl, (*at[:2], size), (0, 90, heading))
        if look.style == "beads":
            disc = lathe([(0, -0.0007), (0.003, -0.0005), (0.0034, 0), (0.003, 0.0005),
                (0, 0.0007)], metal, 24)  # fmt: skip
            for at, heading in _spaced(line, count, 0.5):
                copied(disc, (*at[:2], size), (0, 90, heading))
            bpy.data.objects.remove(disc)
        bpy.data.objects.remove(pearl)
        return {"length": round(length * 100), "beads": count - 1}
    metal = skin(look.material, look.shade)
    count = int(length / 0.0068 / 2) * 2
    _chain(line, count, metal, 0.0096, 0.0064, 0.0011)
    _eye(0.0032, 0.0008, metal, (0, -0.1025, 0.003))
    low = -0.1045
    if look.style == "heart":
        turns = [TURN * k / 96 for k in range(96)]
        rise = [13 * math.cos(t) - 5 * math.cos(2 * t) - 2 * math.cos(3 * t) - math.cos(4 * t) for t in turns]  # fmt: skip
        heart = [(0.0192 * math.sin(t) ** 3, 0.0012 * y) for t, y in zip(turns, rise, strict=True)]
        moved(_puffed(heart, 0.0055, metal), (0, low - 0.0095, 0.0055))
        _eye(0.002, 0.0007, metal, (0, low + 0.0012, 0.0035), 90)
    else:
        pear = _pear(0.0131, 0.018)
        middle = (0, low - 0.0205, 0.006)
        moved(_faceted(pear, 0.0034, 0.0055, _stone(look.accent)), middle)
        tube([(x * 1.05, middle[1] + y * 1.05, middle[2]) for x, y in pear], 0.0011, metal,
            closed=True, steps=1, sides=4)  # fmt: skip
        tube([(0, low - 0.003, 0.0045), (0, low + 0.0005, 0.0055), (0, low + 0.0015, 0.0035),
            (0, low - 0.0025, 0.003)], 0.0012, metal)  # fmt: skip
    return {"length": round(length * 100), "pendant": look.style}


def bracelet(look: Look) -> Facts:
    """A bracelet lying on its side: an open cuff, links, beads or braided leather."""
    radius = look.between(0.031, 0.034)
    body = _hide(look.shade) if look.material == "leather" else skin(look.material, look.shade)
    metal = skin("polished metal", look.accent)
    circle = _circle(radius, (0, 0, 0), 0.88, 240)
    circle = [*circle[180:], *circle[:180]]  # from the front round
    if look.style == "cuff":
        sections = []
        for k in range(65):
            a = math.radians(-90 + 24 + 312 * k / 64)
            x, y, out = (radius * math.cos(a), radius * 0.86 * math.sin(a),
                Vector((math.cos(a), math.sin(a), 0)))  # fmt: skip
            sections.append([tuple(Vector((x, y, 0.006)) + out * u + Vector((0, 0, v)))
                for u, v, _ in superellipse(0.0034, 0.009, 0, 3, 16)])  # fmt: skip
        loft(sections, body, level=1)
        for section in (sections[0], sections[-1]):
            at = sum((Vector(p) for p in section), Vector()) / len(section)
            sphere(0.0058, body, tuple(at))
    elif look.style == "links":
        _chain(circle, 26, body, 0.0112, 0.0085, 0.0016, roll=38, lift=0.0042)
        rod(0.0024, (-0.0055, -radius * 0.88, 0.0045), (0.0055, -radius * 0.88, 0.0045), body,
            bevel=0.001)  # fmt: skip
        sphere(0.0016, body, (0.002, -radius * 0.88, 0.0066))
    elif look.style == "beads":
        count = 21
        size = TURN * radius * 0.94 / count / 2 * 0.985
        for k, (at, heading) in enumerate(_spaced(circle, count)):
            if k in (0, 1, count - 1):
                barrel = [(0.0008, -size), (size * 0.75, -size * 0.9), (size * 0.96, -size * 0.4),
                    (size * 0.7, 0), (size * 0.96, size * 0.4), (size * 0.75, size * 0.9),
                    (0.0008, size)]  # fmt: skip
                moved(lathe(curve(barrel, 5), metal, 48), (at[0], at[1], size), (0, 90, heading))
            else:
                sphere(size, body, (at[0], at[1], size)).rotation_euler = (k, k * 2.0, k)
    else:
        for k in range(3):
            strand = []
            for i in range(240):
                a, t = TURN * (i - 60) / 240, TURN * (i / 240 * 13 + k / 3)
                reach = radius + 0.0012 * math.sin(2 * t)
                strand.append(
                    (reach * math.cos(a), reach * 0.88 * math.sin(a), 0.0056 + 0.0034 * math.sin(t))
                )
            tube(strand, 0.0024, body, closed=True, steps=1, sides=4)
        y = -radius * 0.88
        barrel = [(0, -0.011), (0.0048, -0.011), (0.0058, -0.01), (0.0058, -0.0072),
            (0.0053, -0.0066), (0.0053, -0.0004), (0.0047, 0), (0.0053, 0.0004), (0.0053, 0.0066),
            (0.0058, 0.0072), (0.0058, 0.01), (0.0048, 0.011), (0, 0.011)]  # fmt: skip
        moved(lathe(barrel, metal, 64), (0, y, 0.0058), (0, 90, 0))
    half = {"cuff": 0.0017, "links": 0.003, "beads": 0.0046}.get(look.style, 0.0035)
    return {"inner width": round((radius - half) * 2000)}


def earrings(look: Look) -> Facts:
    """A pair: hoops, studs with a stone or drops on hooks."""
    metal, stone = skin(look.material, look.shade), _stone(look.accent)
    apart = {"hoops": 0.021, "studs": 0.0085}.get(look.style, 0.012)
    for side in (-1, 1):
        before = set(bpy.context.scene.objects)
        if look.style == "hoops":
            radius = 0.0155
            arc = [math.radians(100 + 335 * k / 64) for k in range(65)]
            fat = [0.55 + 0.75 * math.sin(math.pi * k / 64) for k in range(65)]
            tube([(radius * math.cos(a), 0, radius * math.sin(a)) for a in arc], 0.0022, metal,
                radii=fat, steps=1)  # fmt: skip
            ends = [(radius * math.cos(a), 0.0, radius * math.sin(a)) for a in (arc[-1], arc[0])]
            tube([ends[0], (0.0, 0, radius * 1.005), ends[1]], 0.0006, metal)
        elif look.style == "studs":
            size = 0.0036
            moved(_brilliant(size, stone), (0, 0, 0), (90, 0, 0))
            cup = lathe([(0.0006, -0.0036), (size * 0.5, -0.0026), (size * 0.98, -0.0003),
                (size * 1.02, -0.0003), (size * 0.6, -0.003), (0.0006, -0.0042)], metal, 48)  # fmt: skip
            moved(cup, turn=(90, 0, 0))
            for k in range(6):
                a = TURN * k / 6
                x, z = size * 1.01 * math.cos(a), size * 1.01 * math.sin(a)
                tube([(x * 0.6, 0.003, z * 0.6), (x, 0.0004, z), (x, -0.0006, z),
                    (x * 0.84, -0.001, z * 0.84)], 0.0005, metal, sides=3)  # fmt: skip
            rod(0.00042, (0, 0.003, 0), (0, 0.0125, 0), metal)
            for x in (-1, 1):
                tube([(0, 0.0095, 0), (x * 0.0022, 0.0092, 0), (x * 0.0032, 0.0078, 0),
                    (x * 0.002, 0.0068, 0), (x * 0.0006, 0.0078, 0)], 0.0005, metal).scale.z = 3.0  # fmt: skip
        else:
            tube([(0, 0.0015, 0.002), (0, -0.0018, 0.0065), (0, 0, 0.0135), (0, 0.0052, 0.0155),
                (0, 0.0085, 0.012), (0, 0.0095, 0.002), (0, 0.0105, -0.001)], 0.00055, metal)  # fmt: skip
            sphere(0.0016, metal, (0, 0, 0.0012))
            _eye(0.0014, 0.0004, metal, (0, 0, -0.0012))
            pear = _pear(0.0064, 0.0098)
            moved(_faceted(pear, 0.0026, 0.0026, stone), (0, 0, -0.0125), (90, 0, 0))
            tube([(x * 1.04, 0, -0.0125 + z * 1.04) for x, z in pear], 0.0008, metal, closed=True,
                steps=1, sides=3)  # fmt: skip
            for (x, z, *_), _ in _spaced([(x * 1.13, z * 1.13) for x, z in pear], 34):
                _bead(0.0006, metal, (x, -0.0002, -0.0125 + z))
        turn = {"hoops": 38, "studs": side * 16}.get(look.style, side * 6)
        _joined(before, (side * apart, 0, 0), (0, 0, turn))
    return {"pieces": 2, "closure": {"hoops": "hinged wire", "studs": "butterfly"}.get(look.style,
        "hook")}  # fmt: skip


def watch(look: Look) -> Facts:
    """A watch closed as on a wrist, its face to the front: dress, field, diver, chronograph, bracelet."""
    before = set(bpy.context.scene.objects)
    style = look.style
    size = look.between(0.0195, 0.0205) * {"dress": 0.94, "diver": 1.06, "chronograph": 1.05}.get(
        style, 1
    )
    linked = style == "bracelet"
    strap = skin(look.material, look.shade)
    metal = strap if linked else skin("polished metal", look.accent)
    face_shade = {"dress": look.shade if look.shade == "black" else "cream",
        "bracelet": look.accent}.get(style, look.shade)  # fmt: skip
    face = skin("lacquer", face_shade)
    bright = face_shade in ("white", "snow", "cream", "ivory", "yellow", "mint", "blush", "sky")
    marks = skin("polished metal", "gold" if "gold" in (look.shade,
        look.accent) else "charcoal") if bright else skin("lacquer", "snow")  # fmt: skip
    thick = 0.0075 if style == "dress" else 0.0105
    case = [(0, 0), (size * 0.86, 0), (size, thick * 0.25), (size, thick * 0.68),
        (size * 0.95, thick * 0.9), (size * 0.93, thick), (size * 0.87, thick),
        (size * 0.85, thick - 0.0013), (0, thick - 0.0013)]  # fmt: skip
    beveled(lathe(case, metal, 128), 0.0005)
    dial, level = size * 0.85, thick - 0.0012
    lathe([(0, level), (dial, level)], face, 128)
    if style == "diver":
        rim = [(dial * 1.005, thick - 0.0002), (size * 0.9, thick + 0.0012),
            (size * 1.0, thick + 0.0008), (size * 1.03, thick - 0.0005),
            (size * 1.03, thick - 0.002), (size * 0.97, thick - 0.0025)]  # fmt: skip
        lathe(rim, skin("lacquer", look.shade), 128)
        for k in range(40):
            a = TURN * k / 40
            _bead(0.0009, metal, _clock(size * 1.025, a, thick - 0.0013))
        for k in range(12):
            a = TURN * k / 12
            long = 0.0012 if k % 3 else 0.002
            at = _clock(size * 0.95, a, thick + 0.0009)
            box((0.0016 if k == 0 else 0.0007, long, 0.0003), skin("lacquer", "snow"), at, 0.0001,
                (0, 0, -math.degrees(a)))  # fmt: skip
        dial *= 0.97
    second = skin("lacquer", "red" if look.shade not in ("red", "orange") else "snow")
    _face(style, dial, level, marks, second, face_shade)
    crown = 0.0022 if style == "dress" else 0.0028
    start, end = (size - 0.0005, 0, thick * 0.5), (size + 0.0034, 0, thick * 0.5)
    rod(crown, start, end, metal, bevel=0.0006, segments=14)
    if style == "chronograph":
        for side in (-1, 1):
            a = side * math.radians(32)
            way = Vector((math.cos(a), math.sin(a), 0))
            start, end = way * (size - 0.001), way * (size + 0.0036)
            rod(0.0012, (*start[:2], thick * 0.5), (*end[:2], thick * 0.5), metal)
            rod(0.002, (*(end - way * 0.0014)[:2], thick * 0.5), (*end[:2], thick * 0.5), metal,
                bevel=0.0004)  # fmt: skip
    wide = size * (0.98 if style != "diver" else 1.05)
    for x in (-1, 1):
        for y in (-1, 1):
            horn = [(size * 0.8, 0.001, thick * 0.72), (size * 1.08, 0.0008, thick * 0.6),
                (size * 1.24, -0.001, thick * 0.3)]  # fmt: skip
            sections = [[(x * (wide / 2 + 0.0014) + u, y * at, low + v * (high - low + 0.001))
                for u, v in ((-0.0013, 0), (0.0013, 0), (0.0013, 0.8), (0.0009, 1), (-0.0009, 1),
                (-0.0013, 0.8))] for at, low, high in horn]  # fmt: skip
            beveled(loft(sections if x * y < 0 else sections[::-1], metal, level=0), 0.0003)
    _strap(look, strap, metal, wide, size * 0.94, thick * 0.42)
    _joined(before, (0, 0, 0), (90 - 14, 0, 0))
    closed = "folding clasp" if linked else "buckle"
    return {"case": round(size * 2000), "hands": 3, "clasp": closed, "case colour": look.shade
        if linked else look.accent}  # fmt: skip


def _face(
    style: str, dial: float, level: float, marks: Material, red: Material, shade: str
) -> None:
    """Marks or numerals, sub-dials, a name, three hands at ten past ten."""
    numbers = style == "field"
    for k in range(60):
        a = TURN * k / 60
        hour = k % 5 == 0
        long = 0.0022 if hour and not numbers else 0.0009
        wide = 0.0011 if hour else 0.0003
        if style == "diver" and hour and k:
            rod(0.0013, _clock(dial * 0.8, a, level), _clock(dial * 0.8, a, level + 0.0004), marks,
                bevel=0.0001)  # fmt: skip
            continue
        long = long * 1.6 if style in ("dress", "bracelet") and hour else long
        at = dial * 0.95 - long / 2
        box((wide, long, 0.0004 if hour else 0.0001), marks, _clock(at, a, level), 0.0001,
            (0, 0, -math.degrees(a)))  # fmt: skip
        if numbers and hour:
            text(str(k // 5 or 12), 0.0054, marks, _clock(dial * 0.72, a, level + 0.0001),
                (0, 0, 0), 0.0001)  # fmt: skip
    if style == "chronograph":
        for x, y in ((-0.45, 0.0), (0.45, 0.0), (0.0, -0.45)):
            at = (x * dial, y * dial, level + 0.0001)
            lathe([(dial * 0.25, 0), (dial * 0.25, 0.0002), (dial * 0.22, 0.0002),
                (dial * 0.22, 0)], marks, 48, at)  # fmt: skip
            lathe([(0, 0.00005), (dial * 0.22, 0.00005)], skin("lacquer", "silver"), 48, at)
            _hand(dial * 0.19, 0.0005, level + 0.0004, marks, 130 * x - 40, (at[0], at[1]))
    else:
        text("NORDVIK", dial * 0.15, marks, (0, dial * 0.4, level + 0.0001), (0, 0, 0), 0.0001)
    if style in ("dress", "bracelet", "diver"):
        box((0.0029, 0.0023, 0.0002), skin("paper", "white" if shade != "white" else "cream"),
            (dial * 0.6, 0, level), 0.0001)  # fmt: skip
        text("24", 0.0019, skin("plastic", "black"), (dial * 0.6, 0, level + 0.0003), (0, 0, 0),
            0.00005)  # fmt: skip
    slim = style == "dress"
    _hand(dial * 0.56, 0.0011 if slim else 0.0018, level + 0.0006, marks, 305)
    _hand(dial * 0.84, 0.0009 if slim else 0.0014, level + 0.0009, marks, 58)
    _hand(dial * 0.88, 0.0004, level + 0.0012, red if style != "dress" else marks, 200, tail=0.3)
    rod(0.0011, (0, 0, level), (0, 0, level + 0.0018), marks, bevel=0.0003)


def _clock(reach: float, angle: float, level: float) -> Point3:
    """A place on a dial, `angle` radians past twelve."""
    return (reach * math.sin(angle), reach * math.cos(angle), level)


def _hand(
    length: float,
    wide: float,
    level: float,
    material: Material,
    angle: float,
    at: Point2 = (0, 0),
    tail: float = 0.16,
) -> None:
    """A pointed hand that shows `angle` degrees past twelve."""
    outline = [(-wide * 0.35, -length * tail), (wide * 0.35, -length * tail),
        (wide / 2, length * 0.7), (0.0001, length), (-0.0001, length), (-wide / 2, length * 0.7)]  # fmt: skip
    sheet(outline, 0.0002, material, 0.00003, (*at, level), (0, 0, -angle))


def _strap(
    look: Look, strap: Material, metal: Material, wide: float, start: float, level: float
) -> None:
    """Two halves round a wrist behind the case, closed at the back."""
    deep, tall = 0.05, 0.0285
    way = [(start, level), (start + 0.006, level - 0.0012), (tall * 0.98, level - 0.006),
        (tall * 1.06, -deep * 0.38), (tall * 0.86, -deep * 0.78), (tall * 0.35, -deep),
        (0, -deep * 1.02)]  # fmt: skip
    way += [(-y, z) for y, z in reversed(way[:-1])]
    line = [(0.0, y, z) for y, z in curve(way, 16)]
    line = [(0.0, *p) for p in _even([(y, z) for _, y, z in line], 120)]
    frames = []
    for i, (_, y, z) in enumerate(line):
        (_, y0, z0), (_, y1, z1) = line[max(0, i - 1)], line[min(len(line) - 1, i + 1)]
        along = Vector((0, y1 - y0, z1 - z0)).normalized()
        frames.append((Vector((0, y, z)), along, Vector((1, 0, 0)).cross(along) * -1))
    if look.style == "bracelet":
        for k in range(2, 119, 5):
            at, along, out = frames[k]
            narrow = 1 - 0.14 * math.sin(math.pi * k / 120)
            basis = Matrix((Vector((1, 0, 0)), along, out)).transposed().to_4x4()
            for x, share in ((-0.33, 0.3), (0, 0.34), (0.33, 0.3)):
                link = box((wide * share * narrow, 0.0056, 0.0026), strap, bevel=0.0007)
                shift = along * (0.0012 if x == 0 else 0)
                link.matrix_world = Matrix.Translation(at + shift + Vector((x * wide * narrow, 0,
                    0)) - out * 0.0013) @ basis  # fmt: skip
        at, along, out = frames[60]
        clasp = box((wide * 0.84, 0.024, 0.0014), strap, bevel=0.0005)
        basis = Matrix((Vector((1, 0, 0)), along, out)).transposed().to_4x4()
        clasp.matrix_world = Matrix.Translation(at + out * 0.0013) @ basis
        return
    fat = {"dress": 0.0026, "diver": 0.0042, "field": 0.0024}.get(look.style, 0.0036)
    sections, edge = [], 12
    for i, (at, _, out) in enumerate(frames):
        lean = min(i, len(frames) - 1 - i) / 60
        w, t = wide * (0.98 - 0.14 * lean), fat * (1 - 0.35 * lean)
        ring_ = superellipse(w, t, 0, 5, 20)
        swell = 0.0006 if look.material == "leather" and lean < 0.6 else 0.0
        sections.append([tuple(at + Vector((u, 0, 0)) + out * (v + (swell
            if v > 0 and abs(u) < w * 0.3 else 0))) for u, v, _ in ring_])  # fmt: skip
    loft(sections, strap, level=1)
    if look.material in ("leather", "canvas", "suede"):
        thread = skin("cotton", "cream" if look.shade not in ("cream", "white") else "tan")
        for i in range(4, len(frames) - 5, 3):
            for x in (-1, 1):
                points = []
                for j in (i, i + 1, i + 2):
                    lean = min(j, len(frames) - 1 - j) / 60
                    at, _, out = frames[j]
                    rise = fat * (1 - 0.35 * lean) / 2 + (0.0002 if j == i + 1 else -0.0003)
                    points.append(
                        tuple(at + Vector((x * wide * (0.41 - 0.06 * lean), 0, 0)) + out * rise)
                    )
                tube(points, 0.00022, thread, steps=2, sides=1)
    for k, material, grow in (
        (edge * 5, metal, 1.12),
        (edge * 5 + 9, strap, 1.04),
        (edge * 5 + 20, strap, 1.04),
    ):
        at, along, out = frames[k]
        loop = [tuple(at + Vector((u, 0, 0)) + out * v)
            for u, v, _ in superellipse(wide * 0.86 * grow, fat * 1.7, 0, 6, 28)]  # fmt: skip
        tube(loop, 0.0009 if material is metal else 0.0008, material, closed=True, steps=1)
        if material is metal:
            end = at + along * 0.0085
            frame = [tuple(end + Vector((u, 0, 0)) + along * (v - 0.0042) + out * fat * 0.7)
                for u, v, _ in superellipse(wide * 1.02, 0.0095, 0, 5, 28)]  # fmt: skip
            tube(frame, 0.0011, metal, closed=True, steps=1)
            rod(0.0007, tuple(at + out * fat), tuple(end + out * fat * 0.9), metal)


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
# fmt: on


def sunglasses(look: Look) -> Facts:
    """Sunglasses with open arms: wayfarer, aviator, round, cat-eye, square or sport."""
    style, thin = look.style, look.style in ("aviator", "round")
    frame, lens = skin(look.material, look.shade), _tinted(look.accent)
    steel = skin("polished metal", "steel" if look.shade != "gold" else "gold")
    size = {"aviator": (0.0285, 0.0245), "round": (0.0235, 0.0235), "cat-eye": (0.0258, 0.0205),
        "square": (0.0275, 0.0235), "sport": (0.031, 0.0195)}.get(style, (0.0255, 0.0205))  # fmt: skip
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
            tube([wrapped(x, 0.001, z) for x, z in hole], 0.0014, frame, closed=True, steps=1,
                sides=4)  # fmt: skip
        else:
            wide = rim * (1.0 if style != "sport" else 0.7)
            profile = [(-0.0002, 0.0002), (0.0006, -0.0006), (wide - 0.0008, -0.0008), (wide, 0.0),
                (wide, 0.003), (wide - 0.0006, 0.0036), (0.0, 0.0036)]  # fmt: skip
            out = _normals(hole)
            heavy = [
                1.0 + (0.75 if style != "sport" else 0.4) * max(0.0, z / size[1]) for _, z in hole
            ]
            rows = [[wrapped(x + nx * u * h, v, z + nz * u * h)
                for (x, z), (nx, nz), h in zip(hole, out, heavy, strict=True)] for u, v in profile]  # fmt: skip
            rows.append(rows[0])
            subdivided(loft(rows if side > 0 else rows[::-1], frame, capped=False, level=0), 1)
    inner = min(x for x, _ in eye)
    if thin:
        tube([wrapped(x, 0.0, z) for x, z in ((-inner - 0.0005, 0.004), (-0.003, 0.0075),
            (0.003, 0.0075), (inner + 0.0005, 0.004))], 0.0013, frame)  # fmt: skip
        if style == "aviator":
            tube([wrapped(x, 0.0, z) for x, z in ((-middle, size[1] * 1.02),
                (-0.006, size[1] * 0.86), (0.006, size[1] * 0.86), (middle, size[1] * 1.02))],
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
                for y, z, _ in superellipse(0.0042, 0.0072 + 1.6 * arch, 0, 3.5, 16)])  # fmt: skip
        loft(sections, frame, level=1)
    _arms(look, frame, steel, max(x for x, _ in eye) + (0.001 if thin else rim),
        size[1] * {"cat-eye": 0.95, "aviator": 0.55, "round": 0.3}.get(style, 0.62), wrapped, thin)  # fmt: skip
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
                (x * 0.97, 0.115, high - 0.011), (x * 0.955, 0.132, high - 0.03)], 0.0012, frame)  # fmt: skip
            tube([(x * 0.99, 0.094, high - 0.0003), (x * 0.97, 0.115, high - 0.011),
                (x * 0.955, 0.134, high - 0.032)], 0.0021, ends, radii=[0.8, 1.0, 1.15])  # fmt: skip
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


def _stone(shade: str, clarity: float = 0.6) -> Material:
    """A cut stone: the share `clarity` of the light goes through, the facets mirror the rest."""
    s = Shader(f"stone {shade}")
    return s.surface(Base_Color=linear(shade), Roughness=0.02, Transmission_Weight=clarity,
        IOR=1.75, Coat_Weight=0.4, Coat_IOR=1.7)  # fmt: skip


def _pearl(shade: str) -> Material:
    """Mother-of-pearl: smooth, with a soft depth under a hard gloss."""
    s = Shader(f"pearl {shade}")
    return s.surface(Base_Color=linear(shade), Roughness=0.3, Coat_Weight=1.0, Coat_Roughness=0.06,
        Sheen_Weight=0.3, Metallic=0.12)  # fmt: skip


def _hide(shade: str) -> Material:
    """Leather cut so narrow that its grain is finer than that of bags."""
    s = Shader(f"hide {shade}")
    pores = s.cells(s.place(), 1800)
    return s.surface(Base_Color=s.lit(linear(shade), s.stretch(pores, 0.0, 0.6, (1.15, 0.8))),
        Roughness=0.4, Normal=s.bump(pores, -0.00008))  # fmt: skip


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


def _even(points: Sequence[Point2], count: int) -> list[Point2]:
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


def _spaced(
    line: Sequence[Sequence[float]], count: int, shift: float = 0.0
) -> list[tuple[Point3, float]]:
    """`count` places along a closed line, each with its heading in degrees; `shift` in places."""
    fine = _even([*line, line[0]], count * 20 + 1)[:-1]  # type: ignore[arg-type]
    found = []
    for k in range(count):
        i = int((k + shift) * 20) % len(fine)
        a, b = fine[i - 1], fine[(i + 1) % len(fine)]
        found.append((fine[i], math.degrees(math.atan2(b[1] - a[1], b[0] - a[0]))))
    return found  # type: ignore[return-value]


def _circle(radius: float, at: Point3, long: float = 1.0, points: int = 64) -> list[Point3]:
    """Places in a level circle about `at`, stretched in y by `long`."""
    angles = (TURN * k / points for k in range(points))
    return [(at[0] + radius * math.cos(a), at[1] + radius * long * math.sin(a), at[2])
        for a in angles]  # fmt: skip


def _eye(radius: float, wire: float, metal: Material, at: Point3, turn: float = 0.0) -> Object:
    """A small upright ring of wire that something hangs on, `turn` degrees about z."""
    body = tube(_circle(radius, (0, 0, 0)), wire, metal, closed=True, steps=1, sides=3)
    return moved(body, at, (90, 0, turn))


def _pear(wide: float, high: float) -> list[Point2]:
    """The outline of a drop, its tip up."""
    angles = (TURN * k / 40 for k in range(40))
    return [(wide * math.sin(t) * math.sin(t / 2) ** 1.1, high * math.cos(t)) for t in angles]


def _chain(
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
    for k, (at, heading) in enumerate(_spaced(line, count)):
        copied(link, (at[0], at[1], lift), (roll if k % 2 else -roll, 0, heading))
    bpy.data.objects.remove(link)


def _joined(before: set[Object], at: Point3, turn: Point3) -> Object:
    """Everything made since `before`, turned and moved as one."""
    joint = bpy.data.objects.new("joint", None)
    for part in set(bpy.context.scene.objects) - before:
        part.parent = joint
    bpy.context.scene.collection.objects.link(joint)
    return moved(joint, at, turn)


def _section(angle: float, reach: float, thick: float, deep: float) -> list[Point3]:
    """A rounded cross-section of a hoop that stands in x and z, at an angle of it."""
    c, s = math.cos(angle), math.sin(angle)
    return [((reach + u) * c, v, (reach + u) * s)
        for u, v, _ in superellipse(thick, deep, 0, 3, 16)]  # fmt: skip


def _hoop(inner: float, thick: float, wide: float, metal: Material) -> Object:
    """A finger ring's rail, domed outside and eased inside."""
    return _closed_loft([_section(TURN * k / 64, inner + thick / 2, thick, wide)
        for k in range(64)], metal)  # fmt: skip


def _closed_loft(sections: Sequence[Sequence[Point3]], metal: Material) -> Object:
    return loft([*sections, sections[0]], metal, capped=False, level=1)


def _bead(radius: float, material: Material, at: Point3) -> Object:
    """A small ball of few faces."""
    shape = bmesh.new()
    bmesh.ops.create_icosphere(shape, subdivisions=2, radius=radius)
    found = bpy.data.meshes.new("bead")
    shape.to_mesh(found)
    shape.free()
    found.polygons.foreach_set("use_smooth", [True] * len(found.polygons))
    found.materials.append(material)
    body = bpy.data.objects.new("bead", found)
    bpy.context.scene.collection.objects.link(body)
    return moved(body, at)


def _hull(points: Sequence[Point3], material: Material) -> Object:
    """A cut stone: the flat facets around the points."""
    shape = bmesh.new()
    for point in points:
        shape.verts.new(point)
    bmesh.ops.convex_hull(shape, input=shape.verts)
    bmesh.ops.dissolve_limit(shape, angle_limit=0.01, verts=shape.verts, edges=shape.edges)
    corners = [tuple(v.co) for v in shape.verts]
    shape.verts.index_update()
    faces = [[v.index for v in face.verts] for face in shape.faces]
    shape.free()
    return mesh("stone", corners, faces, material, smooth=False)


def _brilliant(radius: float, material: Material, long: float = 1.0) -> Object:
    """A round (or by `long` oval) brilliant: table, crown, girdle, pavilion."""
    rows = [(0.57, 0.34, 8, 0.0), (0.8, 0.21, 8, 0.5), (1.0, 0.03, 16, 0.0), (1.0, -0.02, 16, 0.0),
        (0.55, -0.45, 8, 0.5), (0.02, -0.86, 8, 0.0)]  # fmt: skip
    points = []
    for r, z, count, shift in rows:
        angles = [TURN * (k + shift) / count for k in range(count)]
        points += [
            (radius * r * math.cos(a), radius * long * r * math.sin(a), radius * z) for a in angles
        ]
    return _hull(points, material)


def _faceted(outline: Sequence[Point2], crown: float, depth: float, material: Material) -> Object:
    """A stone cut along any convex outline."""
    rows = ((0.55, crown), (0.82, crown * 0.6), (1.0, 0.0), (0.6, -depth * 0.6), (0.1, -depth))
    return _hull([(x * s, y * s, z) for s, z in rows for x, y in outline[:: 2 if s > 0.7 else 4]],
        material)  # fmt: skip


def _puffed(outline: Sequence[Point2], height: float, material: Material) -> Object:
    """Something flat and full along an outline, like a cushion of metal."""
    rows = [math.pi * (-0.47 + 0.94 * k / 14) for k in range(15)]
    return loft([[(x * math.cos(t) ** 0.6, y * math.cos(t) ** 0.6, height * math.sin(t))
        for x, y in outline] for t in rows], material, level=1)  # fmt: skip


def _bicone(size: float, material: Material) -> Object:
    """A faceted bead."""
    rows = [(0.35, -0.85), (0.8, -0.5), (1.0, 0.0), (0.8, 0.5), (0.35, 0.85)]
    points = []
    for i, (r, z) in enumerate(rows):
        points += [(size * r * math.cos(a), size * r * math.sin(a), size * z)
            for a in (TURN * (k + i % 2 / 2) / 8 for k in range(8))]  # fmt: skip
    return _hull(points, material)


def _basket(size: float, long: float, low: float, seat: float, metal: Material) -> None:
    """Claws that hold a stone above the rail."""
    for k in range(4):
        a = TURN * (k + 0.5) / 4
        x, y = size * math.cos(a), size * long * math.sin(a)
        points = [(x * 0.3, y * 0.3, low), (x * 0.75, y * 0.75, seat - size * 0.5),
            (x * 1.03, y * 1.03, seat), (x * 1.0, y * 1.0, seat + size * 0.16),
            (x * 0.86, y * 0.86, seat + size * 0.25)]  # fmt: skip
        tube(points, 0.00052, metal, sides=3)
    ring_ = _circle(size * 0.66, (0, 0, seat - size * 0.55), long)
    tube(ring_, 0.00045, metal, closed=True, steps=1, sides=3)
