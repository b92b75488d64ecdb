"""Watches."""

from __future__ import annotations

import math

import bpy
from mathutils import Matrix, Vector

from samples.blender.forms import made_since, together
from samples.blender.materials import skin
from samples.blender.shapes import (
    TURN,
    Material,
    Point2,
    Point3,
    beveled,
    box,
    curve,
    lathe,
    loft,
    rod,
    sheet,
    superellipse,
    text,
    tube,
)
from samples.look import Look
from samples.models import Facts
from samples.models.jewellery.chains import even
from samples.models.jewellery.stones import bead


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
    marks = skin("polished metal", "gold" if "gold" in (look.shade, look.accent)
                 else "charcoal") if bright else skin("lacquer", "snow")  # fmt: skip
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
            bead(0.0009, metal, _clock(size * 1.025, a, thick - 0.0013))
        for k in range(12):
            a = TURN * k / 12
            long = 0.0012 if k % 3 else 0.002
            at = _clock(size * 0.95, a, thick + 0.0009)
            box((0.0016 if k == 0 else 0.0007, long, 0.0003),
                skin("lacquer", "snow"), at, 0.0001, (0, 0, -math.degrees(a)))  # fmt: skip
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
            rod(0.002, (*(end - way * 0.0014)[:2], thick * 0.5),
                (*end[:2], thick * 0.5), metal, bevel=0.0004)  # fmt: skip
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
    together(made_since(before), (0, 0, 0), (90 - 14, 0, 0))
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
            rod(0.0013, _clock(dial * 0.8, a, level),
                _clock(dial * 0.8, a, level + 0.0004), marks, bevel=0.0001)  # fmt: skip
            continue
        long = long * 1.6 if style in ("dress", "bracelet") and hour else long
        at = dial * 0.95 - long / 2
        box((wide, long, 0.0004 if hour else 0.0001),
            marks, _clock(at, a, level), 0.0001, (0, 0, -math.degrees(a)))  # fmt: skip
        if numbers and hour:
            text(str(k // 5 or 12), 0.0054, marks,
                 _clock(dial * 0.72, a, level + 0.0001), (0, 0, 0), 0.0001)  # fmt: skip
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
        text("24", 0.0019, skin("plastic", "black"),
             (dial * 0.6, 0, level + 0.0003), (0, 0, 0), 0.00005)  # fmt: skip
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
               (wide / 2, length * 0.7), (0.0001, length), (-0.0001, length),
               (-wide / 2, length * 0.7)]  # fmt: skip
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
    line = [(0.0, *p) for p in even([(y, z) for _, y, z in line], 120)]
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
        sections.append([tuple(at + Vector((u, 0, 0)) + out * (
                                   v + (swell if v > 0 and abs(u) < w * 0.3 else 0)))
                         for u, v, _ in ring_])  # fmt: skip
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
