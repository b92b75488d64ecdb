"""Necklaces and bracelets."""

from __future__ import annotations

import math

import bpy
from mathutils import Vector

from samples.blender.materials import skin
from samples.blender.nodes import Shader
from samples.blender.outlines import circle
from samples.blender.shapes import (
    TURN,
    Material,
    copied,
    curve,
    lathe,
    loft,
    moved,
    rod,
    sphere,
    superellipse,
    tube,
)
from samples.look import Look
from samples.models import Facts
from samples.models.jewellery.chains import chain, eye, spaced
from samples.models.jewellery.stones import (
    bicone,
    faceted,
    pear_outline,
    pearl_skin,
    puffed,
    stone_skin,
)
from samples.palette import linear


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
        body = pearl_skin(look.shade) if look.style == "pearls" else skin(look.material, look.shade)
        size = 0.0056 if look.style == "pearls" else 0.0062
        count = int(length / (size * 1.99 if look.style == "pearls" else size * 1.85 + 0.0012))
        tube(line[::4], 0.0005, skin("cotton", "cream"), closed=True, sides=1)
        pearl = sphere(size, body) if look.style == "pearls" else bicone(size, body)
        for k, (at, heading) in enumerate(spaced(line, count)):
            if k == count // 2:  # the clasp is at the back
                moved(bicone(size * 0.9, metal), (*at[:2], size), (0, 90, heading))
                continue
            copied(pearl, (*at[:2], size), (0, 90, heading))
        if look.style == "beads":
            disc = lathe([(0, -0.0007), (0.003, -0.0005), (0.0034, 0), (0.003, 0.0005),
                          (0, 0.0007)], metal, 24)  # fmt: skip
            for at, heading in spaced(line, count, 0.5):
                copied(disc, (*at[:2], size), (0, 90, heading))
            bpy.data.objects.remove(disc)
        bpy.data.objects.remove(pearl)
        return {"length": round(length * 100), "beads": count - 1}
    metal = skin(look.material, look.shade)
    count = int(length / 0.0068 / 2) * 2
    chain(line, count, metal, 0.0096, 0.0064, 0.0011)
    eye(0.0032, 0.0008, metal, (0, -0.1025, 0.003))
    low = -0.1045
    if look.style == "heart":
        turns = [TURN * k / 96 for k in range(96)]
        rise = [13 * math.cos(t) - 5 * math.cos(2 * t) - 2 * math.cos(3 * t) - math.cos(4 * t)
                for t in turns]  # fmt: skip
        heart = [(0.0192 * math.sin(t) ** 3, 0.0012 * y) for t, y in zip(turns, rise, strict=True)]
        moved(puffed(heart, 0.0055, metal), (0, low - 0.0095, 0.0055))
        eye(0.002, 0.0007, metal, (0, low + 0.0012, 0.0035), 90)
    else:
        pear = pear_outline(0.0131, 0.018)
        middle = (0, low - 0.0205, 0.006)
        moved(faceted(pear, 0.0034, 0.0055, stone_skin(look.accent)), middle)
        tube([(x * 1.05, middle[1] + y * 1.05, middle[2]) for x, y in pear],
             0.0011, metal, closed=True, steps=1, sides=4)  # fmt: skip
        tube([(0, low - 0.003, 0.0045), (0, low + 0.0005, 0.0055), (0, low + 0.0015, 0.0035),
              (0, low - 0.0025, 0.003)], 0.0012, metal)  # fmt: skip
    return {"length": round(length * 100), "pendant": look.style}


def bracelet(look: Look) -> Facts:
    """A bracelet lying on its side: an open cuff, links, beads or braided leather."""
    radius = look.between(0.031, 0.034)
    body = _hide(look.shade) if look.material == "leather" else skin(look.material, look.shade)
    metal = skin("polished metal", look.accent)
    wrist = circle(radius, 240, long=0.88)
    wrist = [*wrist[180:], *wrist[:180]]  # from the front round
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
        chain(wrist, 26, body, 0.0112, 0.0085, 0.0016, roll=38, lift=0.0042)
        rod(0.0024, (-0.0055, -radius * 0.88, 0.0045),
            (0.0055, -radius * 0.88, 0.0045), body, bevel=0.001)  # fmt: skip
        sphere(0.0016, body, (0.002, -radius * 0.88, 0.0066))
    elif look.style == "beads":
        count = 21
        size = TURN * radius * 0.94 / count / 2 * 0.985
        for k, (at, heading) in enumerate(spaced(wrist, count)):
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
                  (0.0053, -0.0066), (0.0053, -0.0004), (0.0047, 0), (0.0053, 0.0004),
                  (0.0053, 0.0066), (0.0058, 0.0072), (0.0058, 0.01), (0.0048, 0.011),
                  (0, 0.011)]  # fmt: skip
        moved(lathe(barrel, metal, 64), (0, y, 0.0058), (0, 90, 0))
    half = {"cuff": 0.0017, "links": 0.003, "beads": 0.0046}.get(look.style, 0.0035)
    return {"inner width": round((radius - half) * 2000)}


def _hide(shade: str) -> Material:
    """Leather cut so narrow that its grain is finer than that of bags."""
    s = Shader(f"hide {shade}")
    pores = s.cells(s.place(), 1800)
    return s.surface(Base_Color=s.lit(linear(shade), s.stretch(pores, 0.0, 0.6, (1.15, 0.8))),
                     Roughness=0.4, Normal=s.bump(pores, -0.00008))  # fmt: skip
