"""Picture frames and mirrors."""

from __future__ import annotations

import math
from collections.abc import Sequence

import bpy

from samples.blender.materials import skin
from samples.blender.nodes import Shader
from samples.blender.shapes import (
    TURN,
    Material,
    Point2,
    Point3,
    box,
    curve,
    lathe,
    mesh,
    moved,
    rod,
    sharpen,
    sheet,
    sphere,
)
from samples.look import Look
from samples.models import Facts
from samples.models._skins import dulled


def picture_frame(look: Look) -> Facts:
    """A framed print behind a mat: slim, wide, deep box, ornate or landscape."""
    tall = look.style != "landscape"
    long, short = look.between(0.3, 0.32), look.between(0.21, 0.23)
    width, height = (short, long) if tall else (long, short)
    gilt = [(0, 0.012), (0.004, 0.016), (0.007, 0.013), (0.014, 0.014), (0.022, 0.024),
            (0.03, 0.027), (0.036, 0.022), (0.039, 0.026), (0.044, 0.024), (0.046, 0)]  # fmt: skip
    profile = {"slim": [(0, 0.018), (0.0015, 0.0195), (0.0165, 0.0195), (0.018, 0.018), (0.018, 0)],
               "wide": [(0, 0.014), (0.003, 0.017), (0.036, 0.024), (0.04, 0.022), (0.041, 0)],
               "box": [(0, 0.036), (0.002, 0.038), (0.02, 0.038), (0.022, 0.036), (0.022, 0)],
               "ornate": [(p[0] * 1.05, p[1]) for p in curve(gilt, 4)],
               "landscape": [(0, 0.015), (0.004, 0.019), (0.01, 0.02), (0.022, 0.014),
                             (0.026, 0.016), (0.028, 0.014), (0.028, 0)]}[look.style]  # fmt: skip
    across, up = (skin(look.material, look.shade, grain="X"),
                  skin(look.material, look.shade, grain="Z"))  # fmt: skip
    if look.material == "gold":
        for leaf in (across, up):
            dulled(leaf, 0.3)
    _moulding(width, height, profile, across, up)
    wide = profile[-1][0]
    if look.style == "ornate":
        _beads(width, height, wide * 0.78, 0.0235, up)
    box((width + 0.01, 0.004, height + 0.01),
        skin("cardboard", "tan"), (0, 0.001, -height / 2 - 0.005))  # fmt: skip
    border = look.between(0.036, 0.042)
    inner = (width - 2 * border, height - 2 * border)
    window = [(x * inner[0] / 2, y * inner[1] / 2) for x, y in ((-1, -1), (1, -1), (1, 1), (-1, 1))]
    edge = [(x * width / 2, y * height / 2) for x, y in ((-1, -1), (1, -1), (1, 1), (-1, 1))]
    sheet(edge, 0.002, skin("paper", "snow"), 0.0004, (0, -0.0048, 0), (90, 0, 0), [window])
    _print(look, *inner)
    return {"orientation": "portrait" if tall else "landscape",
            "picture_width": round(inner[0] * 100),
            "picture_height": round(inner[1] * 100)}  # fmt: skip


def mirror(look: Look) -> Facts:
    """A wall mirror: round in a turned frame, arched, or a sunburst of rays."""
    main = skin(look.material, look.shade)
    silver = _mirror_glass(0.9 if look.style == "sunburst" else 0.42)
    if look.style == "arched":
        width, high = look.between(0.5, 0.54), look.between(0.8, 0.86)
        outline = _arch(width, high)
        sheet(outline, 0.006, silver, 0.0025, (0, 0, 0), (90, 0, 0))
        sheet(_arch(width + 0.06, high + 0.03, 0.03),
              0.03, main, 0.003, (0, 0.012, 0), (90, 0, 0), [outline])  # fmt: skip
        glass = width
    else:
        radius = look.between(0.13, 0.14) if look.style == "sunburst" else look.between(0.26, 0.28)
        pane = lathe(
            [(0, 0), (radius, 0), (radius, 0.002), (radius - 0.012, 0.005), (0, 0.005)], silver
        )
        moved(pane, (0, 0, 0), (90, 0, 0))
        big = 0.6 if look.style == "sunburst" else 1.4
        ring = [(0, -0.004), (0, 0.018), (0.004, 0.024), (0.012, 0.026), (0.022, 0.022),
                (0.026, 0.014), (0.026, -0.004)]  # fmt: skip
        line = [(radius - 0.004 + r * big, z) for r, z in ring]
        moved(lathe([*reversed(curve(line, 4)), line[0]], main), (0, 0, 0), (90, 0, 0))
        if look.style == "sunburst":
            for k in range(48):
                a = TURN * k / 48
                reach = radius + (0.2, 0.11, 0.155, 0.11)[k % 4]
                depth = 0.004 if k % 2 else 0
                rod(0.0052, (radius * math.sin(a), depth, radius * math.cos(a)),
                    (reach * math.sin(a), depth, reach * math.cos(a)), main, 0.0022)  # fmt: skip
                if k % 4 == 0:
                    sphere(0.009, main, (reach * math.sin(a), depth, reach * math.cos(a)))
        glass = 2 * radius
    return {"glass_width": round(glass * 100)}


def _moulding(
    width: float, height: float, profile: Sequence[Point2], across: Material, up: Material
) -> None:
    """Four mitred sides around an opening; `profile` is (outwards, forwards) from the rebate."""
    full = [(0.0, 0.0), *profile]
    for sx, sz, stuff in ((0, 1, across), (0, -1, across), (1, 0, up), (-1, 0, up)):
        points: list[Point3] = []
        for out, forth in full:
            x, z = width / 2 + out, height / 2 + out
            points += ([(-x, -forth, sz * z), (x, -forth, sz * z)]
                       if sz else [(sx * x, -forth, -z), (sx * x, -forth, z)])  # fmt: skip
        faces = []
        for k in range(len(full)):
            n = (k + 1) % len(full)
            face = [2 * k, 2 * k + 1, 2 * n + 1, 2 * n]
            faces.append(face if sz + -sx < 0 else face[::-1])
        sharpen(mesh("moulding", points, faces, stuff), 30)


def _beads(width: float, height: float, out: float, forth: float, stuff: Material) -> None:
    """A string of pearls along the moulding."""
    x, z, step = width / 2 + out, height / 2 + out, 0.0125
    wide, tall = round(2 * x / step), round(2 * z / step)
    places = [(-x + 2 * x * k / wide, s * z) for k in range(wide + 1) for s in (-1, 1)]
    places += [(s * x, -z + 2 * z * k / tall) for k in range(1, tall) for s in (-1, 1)]
    pearl = [
        (0.0052 * math.sin(math.pi * k / 8), -0.0052 * math.cos(math.pi * k / 8)) for k in range(9)
    ]
    first = lathe(pearl, stuff, 16, (places[0][0], -forth, places[0][1]))
    for px, pz in places[1:]:
        twin = first.copy()
        bpy.context.scene.collection.objects.link(twin)
        twin.location = (px, -forth, pz)


def _print(look: Look, width: float, height: float) -> None:
    """An abstract print of flat papers: sun and hills, blocks, leaves, a branch or waves."""
    sets = {
        "slim": ("cream", ["terracotta", "petrol", "mustard", "blush"]),
        "wide": ("ivory", ["red", "navy", "mustard", "black"]),
        "box": ("blush", ["forest", "sage", "olive", "rust"]),
        "ornate": ("forest", ["cream", "rose", "gold", "sage"]),
        "landscape": ("sky", ["navy", "petrol", "sage", "ivory"]),
    }
    ground, inks = sets[look.style]
    colours = [skin("paper", name) for name in inks]
    layer = 0.0026

    def lay(outline: Sequence[Point2], ink: int) -> None:
        nonlocal layer
        layer += 0.0002
        sheet([(min(max(x, -0.5), 0.5) * width, min(max(y, -0.5), 0.5) * height)
               for x, y in outline],
              0.0002, colours[ink], 0.00001, (0, -layer, 0), (90, 0, 0))  # fmt: skip

    box((width + 0.01, 0.001, height + 0.01),
        skin("paper", ground), (0, -0.002, -height / 2 - 0.005), 0.0001)  # fmt: skip
    lean = look.between(-0.05, 0.05)
    if look.style in ("slim", "landscape"):
        ratio = height / width
        disc = 0.22 if look.style == "slim" else 0.12
        lay([(0.12 + lean * 2 + disc * math.cos(TURN * k / 60),
              0.2 + disc / ratio * math.sin(TURN * k / 60)) for k in range(60)],
            2 if look.style == "slim" else 3)  # fmt: skip
        for n, ink in enumerate((3, 0, 1) if look.style == "slim" else (2, 1, 0)):
            ridge = [(-0.5 + k / 30,
                      0.06 - 0.17 * n + 0.085 * math.sin(k / 30 * (4 + n) + 2.1 * n + lean * 20))
                     for k in range(31)]  # fmt: skip
            lay([(-0.5, -0.5), (0.5, -0.5), *reversed(ridge)], ink)
    elif look.style == "wide":
        cells = [(i, j) for j in range(3) for i in range(2)]
        for n, (i, j) in enumerate(cells):
            x, y, w, h = -0.42 + 0.42 * i, -0.42 + 0.28 * j, 0.42, 0.28
            arc = [
                (math.cos(math.pi / 2 * k / 20), math.sin(math.pi / 2 * k / 20)) for k in range(21)
            ]
            fx, fy = (1 if (n + j) % 2 else -1), (1 if n % 3 else -1)
            cx, cy = (x if fx > 0 else x + w), (y if fy > 0 else y + h)
            quarter = [(cx, cy), *((cx + fx * w * a, cy + fy * h * b) for a, b in arc)]
            lay(quarter if fx * fy > 0 else quarter[::-1], n % 4)
            inner = [(cx, cy), *((cx + fx * w * a * 0.45, cy + fy * h * b * 0.45) for a, b in arc)]
            lay(inner if fx * fy > 0 else inner[::-1], (n + 2) % 4)
    else:
        stem = [
            (0.1 * math.sin(2.5 * t) + lean, -0.46 + 0.86 * t) for t in (k / 20 for k in range(21))
        ]
        lay([(x - 0.008, y) for x, y in stem] + [(x + 0.008, y) for x, y in reversed(stem)], 0)
        leaves = 11
        for n in range(leaves):
            x, y = stem[2 + n * 17 // leaves]
            side = 1 if n % 2 else -1
            a, long = math.radians(90 - side * (58 - 3 * n)), 0.36 - 0.018 * n
            pairs = [(t, 0.24 * math.sin(math.pi * t**0.8)) for t in (k / 16 for k in range(17))]
            around_it = pairs + [(t, -b) for t, b in reversed(pairs[1:-1])]
            ratio = width / height
            lay([(x + long * (t * math.cos(a) - b * math.sin(a)),
                  y + long * ratio * (t * math.sin(a) + b * math.cos(a)))
                 for t, b in around_it][::-1],
                (0, 1, 2)[n % 3] if look.style == "box" else (0, 3, 2)[n % 3])  # fmt: skip


def _arch(width: float, high: float, low: float = 0.0) -> list[Point2]:
    """A door shape: straight sides and a half circle above."""
    r = width / 2
    crown = high - low - r
    return [(-r, -low), (r, -low),
            *((r * math.cos(math.pi * k / 48), crown + r * math.sin(math.pi * k / 48))
              for k in range(49))]  # fmt: skip


def _mirror_glass(scale: float) -> Material:
    """A mirror in an empty studio would show a horizon: it shows a soft slanting light instead."""
    s = Shader("mirror")
    light = s.stretch(s.wave(s.place(shift=0.09), scale, "DIAGONAL"), 0.1, 0.95)
    tone = s.mix(light, (0.3, 0.345, 0.38, 1), (0.86, 0.89, 0.91, 1))
    return s.surface(
        Base_Color=tone, Roughness=0.04, Metallic=0.15, Emission_Color=tone, Emission_Strength=0.3
    )
