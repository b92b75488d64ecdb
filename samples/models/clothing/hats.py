"""Caps and beanies."""

from __future__ import annotations

import math

from mathutils import Vector

from samples.blender.forms import grid, ribbon, stitches
from samples.blender.materials import skin
from samples.blender.shapes import TURN, Material, Point3, box, loft, mesh, sphere, tube
from samples.look import Look
from samples.models import Facts
from samples.models.clothing.parts import eyelet


def cap(look: Look) -> Facts:
    """A baseball cap of six panels: plain, with another brim, a mesh back, or a patch on its front."""
    wide, long, high = (look.between(0.077, 0.081), look.between(0.094, 0.099),
                        look.between(0.118, 0.128))  # fmt: skip
    cloth = skin(look.material, look.shade)
    thread = skin("cotton", look.accent if look.style != "plain" else "cream")

    def crown(degrees: float, v: float) -> Vector:
        a, rise = math.radians(degrees), math.radians(90 * v)
        front = max(0.0, math.cos(a))
        power = 2.35 + 0.75 * front
        r, z = max(0.0, math.cos(rise)) ** (2 / power), math.sin(rise) ** (2 / power)
        seam = abs((degrees + 30) % 60 - 30) * r  # the panels swell between their seams
        r *= 1 - 0.02 * math.exp(-((seam / 2.2) ** 2)) * (1 - v**4)
        return Vector(
            (wide * r * math.sin(a), -long * r * math.cos(a) * (1 + 0.02 * front), high * z)
        )

    def panels(start: int, end: int, material: Material) -> None:
        heights = [1 - (1 - i / 44) ** 1.25 for i in range(45)]
        columns = range(start, end + 1)
        grid([[crown(d, v) for d in columns] for v in heights], material)

    back = cloth
    if look.style == "trucker":
        back = skin("nylon", look.accent, "grey", "checks", 0.22)
    panels(-60, 60, cloth)
    panels(60, 300, back)
    top = skin(look.material, look.accent if look.style in ("two-tone", "trucker") else look.shade)
    sphere(0.0085, top, (0, 0, high + 0.001), (1, 1, 0.5))
    for k in range(6):
        for side in (-1, 1):
            line = [crown(60 * k + side * 3.4 / max(0.12, math.cos(v * math.pi / 2)), v)
                    for v in [i / 60 for i in range(1, 53)]]  # fmt: skip
            line = [p + p.normalized() * 0.0003 for p in line]
            stitches(
                line, thread if look.style != "trucker" or k in (0, 1, 5) else back, 0.0035, 0.00045
            )
        if look.style != "trucker" or k in (0, 5):
            eyelet(crown(60 * k + 30, 0.6),
                   crown(60 * k + 30, 0.6) - Vector((0, 0, 0.04)), 0.0034, thread)  # fmt: skip
    ribbon([crown(d, 0.035) * 1.002 for d in range(64, 298, 3)], 0.014, 0.002, back, (0, 0, 1))
    # the gap behind with its strap and buckle
    gap = [[crown(180 + d, 0.4 * math.sqrt(max(0.0, 1 - (d / 27) ** 2)) * i / 8) * 1.006
            for d in range(-26, 27, 2)] for i in range(9)]  # fmt: skip
    grid(gap, skin("cotton", "charcoal"))
    ribbon([crown(180 + d, 0.06) * 1.02 for d in range(-30, 31, 3)], 0.02, 0.0025, top, (0, 0, 1))
    box((0.02, 0.004, 0.024), skin("steel", "steel"), (0.012, long + 0.003, 0.0), 0.001)

    def brim(a: float, w: float, lift: float = 0) -> Vector:
        inner = crown(62 * a, 0.02)
        x = (inner.x * 0 + wide * 0.885 * math.sin(a * math.pi / 2) + 0.015 * math.sin(
                 abs(a) * math.pi) * math.copysign(1, a) * w)  # fmt: skip
        y = -long * 0.47 - (0.125 + 0.0 * w) * math.cos(a * math.pi / 2) ** 0.72
        out = Vector((inner.x + (x - inner.x) * w, inner.y + (y - inner.y) * w, 0))
        out.z = 0.017 - 2.9 * out.x**2 - 0.06 * (inner.y - out.y) + lift
        return out

    visor = skin(
        look.material, look.accent if look.style in ("two-tone", "trucker") else look.shade
    )
    across = [-1 + 2 * k / 60 for k in range(61)]
    for lift in (0.0016, -0.0016):
        rows = [[brim(a, w / 16, lift) for a in across] for w in range(17)]
        grid(rows if lift < 0 else rows[::-1], visor)
    tube([tuple(brim(a, 1)) for a in across], 0.0024, visor, steps=1)
    for w in (0.2, 0.4, 0.6, 0.8, 0.93):
        stitches([brim(a, w, 0.0019) for a in across[2:-2]],
                 thread if look.style != "two-tone" else cloth, 0.0035, 0.00045)  # fmt: skip
    if look.style == "patch":
        middle = crown(0, 0.19)
        patch = [[crown(d, 0.08 + 0.22 * i / 10) for d in range(-22, 23, 2)] for i in range(11)]
        patch = [[p + Vector((p.x, p.y, 0)).normalized() * 0.0016 for p in row] for row in patch]
        grid(patch, skin("leather", look.accent), 0.0016)
        edge = [*patch[0], *[row[-1] for row in patch], *patch[-1][::-1],
                *[row[0] for row in patch[::-1]]]  # fmt: skip
        seam = [
            Vector((p.x * 0.88, p.y - 0.0012, middle.z + (p.z - middle.z) * 0.86)) for p in edge
        ]
        stitches(seam, skin("cotton", "cream"), 0.003, 0.0005)
        peak = [
            (-15, 0.12),
            (-7, 0.2),
            (-3, 0.16),
            (4, 0.26),
            (9, 0.17),
            (11, 0.19),
            (15, 0.12),
            (-15, 0.12),
        ]  # mountains
        tube([tuple(crown(d, v) + Vector((0, -0.0034, 0))) for d, v in peak],
             0.0012, skin("cotton", "cream"), steps=1)  # fmt: skip
    return {"panels": 6}


def beanie(look: Look) -> Facts:
    """A knitted hat: with a turned-up cuff, with a bobble, or striped."""
    wool = skin(look.material, look.shade)
    rx, ry, high = look.between(0.088, 0.093), look.between(0.098, 0.103), look.between(0.2, 0.215)
    striped = look.style == "striped"
    body = skin(look.material, look.shade, look.accent, "bands", 2.4) if striped else wool
    _knit(rx, ry, 0.03, high, 46, body, closed=True)
    cuff = skin(look.material, look.accent) if look.style == "bobble" else wool
    _knit(rx + 0.006, ry + 0.006, 0.0, look.between(0.068, 0.078), 46, cuff, closed=False)
    if look.style == "bobble":
        _bobble(look, 0.042, (0, 0, high + 0.022), cuff)
    else:
        tag = skin("leather", "cognac" if look.shade != "cognac" else "black")
        y = -ry - 0.0105
        rows = [[Vector((x / 1000, y + (x / 1000) ** 2 * 5.4, z)) for x in range(-24, 25, 4)]
                for z in (0.024, 0.034, 0.05)]  # fmt: skip
        grid(rows, tag, 0.0016)
        edge = [Vector((x / 1000, y - 0.001 + (x / 1000) ** 2 * 5.4, z))
                for x, z in [(k, 0.0265) for k in range(-21, 22)] + [(21, z / 1e4)
                    for z in range(265, 476, 10)] + [(k, 0.0475) for k in range(21, -22, -1)] + [
                    (-21, z / 1e4) for z in range(475, 264, -10)]]  # fmt: skip
        stitches(edge, skin("cotton", "cream"), 0.0035, 0.0005)
    return {"circumference": round(TURN * math.sqrt((rx**2 + ry**2) / 2) * 100)}


def _knit(
    rx: float, ry: float, low: float, high: float, ribs: int, wool: Material, closed: bool
) -> None:
    """Knitted rows: ribs of V-shaped stitches; a dome, or a cuff turned outwards."""
    per, rows = 8, []
    count = int((high - low) / 0.0016)
    for i in range(count + 1):
        v = i / count
        if closed:
            bend = max(0.0, (v - 0.3) / 0.7)
            keep = max(0.0, 1 - bend**2.5) ** 0.55
            z = low + (high - low) * v
        else:
            keep = 1 - 0.04 * abs(2 * v - 1) ** 6 - 0.01 * v
            z = low + (high - low) * v
        row = []
        for k in range(ribs * per):
            a, f = TURN * k / (ribs * per), (k % per) / per
            wave = abs(math.sin(math.pi * f))
            vee = math.cos(TURN * (z / 0.0062 + abs(f - 0.5)))
            out = 0.0034 * (wave - 1) + 0.0009 * vee * wave
            r = max(keep, 0.004)
            out *= min(1, r * 1.6)
            row.append((r * rx * math.cos(a) + out * math.cos(a),
                        r * ry * math.sin(a) + out * math.sin(a), z))  # fmt: skip
        rows.append(row)
    if not closed:  # the fold at its foot and the edge above
        rows = [[(x * 0.95, y * 0.95, z + 0.004) for x, y, z in rows[0]], *rows,
                [(x * 0.94, y * 0.94, z - 0.002) for x, y, z in rows[-1]]]  # fmt: skip
    loft(rows, wool, capped=closed, level=0)


def _bobble(look: Look, radius: float, at: Point3, wool: Material) -> None:
    """A ball of cut yarn ends."""
    vertices: list[Point3] = []
    faces = []
    for _ in range(2600):
        way = Vector(
            (look.dice.gauss(0, 1), look.dice.gauss(0, 1), look.dice.gauss(0, 1))
        ).normalized()
        side = way.orthogonal().normalized() * 0.0013
        other = way.cross(side)
        end = way * radius * look.dice.uniform(0.84, 1.02)
        base = len(vertices)
        for k in range(3):
            edge = side * math.cos(TURN * k / 3) + other * math.sin(TURN * k / 3)
            vertices += [tuple(Vector(at) + way * radius * 0.4 + edge * 0.6),
                         tuple(Vector(at) + end + edge)]  # fmt: skip
        for k in range(3):
            n = (k + 1) % 3
            faces.append((base + 2 * k, base + 2 * n, base + 2 * n + 1, base + 2 * k + 1))
        faces.append((base + 1, base + 3, base + 5))
    mesh("bobble", vertices, faces, wool, smooth=False)
    sphere(radius * 0.8, wool, at)
