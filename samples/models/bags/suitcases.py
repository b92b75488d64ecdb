"""Suitcases."""

from __future__ import annotations

import math

from mathutils import Matrix

from samples.blender.forms import ribbon
from samples.blender.materials import skin
from samples.blender.shapes import Point3, box, displaced, loft, moved, rod, sphere, tube
from samples.look import Look
from samples.models import Facts
from samples.models.bags.parts import bag_outline, pillow, round_handle, welts


def suitcase(look: Look) -> Facts:
    """A suitcase: a ribbed shell or aluminium case on four wheels, or an old leather one."""
    if look.style == "vintage":
        return _vintage(look)
    wide, high, deep = look.between(0.38, 0.42), look.between(0.54, 0.6), look.between(0.22, 0.25)
    shell, dark, metal = (skin(look.material, look.shade), skin("plastic", look.accent),
                          skin("aluminium", "aluminium"))  # fmt: skip
    metallic = look.style == "metal"
    count = 11 if metallic else 6
    rows = []
    for i in range(45):
        v = -1 + 2 * i / 44
        z = high / 2 * math.copysign(1 - (1 - abs(v)) ** 1.5, v)
        edge = 0.032 if metallic else 0.06
        over = max(0.0, abs(z) - (high / 2 - edge))
        inset = edge - math.sqrt(max(edge**2 - over**2, 0.0))
        rows.append(
            _section(wide, deep, edge, z + high / 2, inset, count, 0.0045 if metallic else 0.007)
        )
    loft(rows, shell, level=0)
    middle = bag_outline(wide + 0.003, high + 0.003, 9 if metallic else 6.5, 9 if metallic else 6.5)
    line = [(x, 0, z - 0.0015) for x, z in middle]
    if metallic:
        ribbon(line, 0.034, 0.004, metal, (0, 1, 0), closed=True)
        ribbon([(x * 1.002, y, z) for x, y, z in line], 0.003, 0.004, dark, (0, 1, 0), closed=True)
        for x in (-1, 1):
            for z in (0, 1):
                for y in (-1, 1):
                    guard = sphere(0.036, metal,
                                   (x * (wide / 2 - 0.034), y * (deep / 2 - 0.034),
                                    0.034 + z * (high - 0.068)))  # fmt: skip
                    guard.scale = (1.03, 1.03, 1.03)
        for z in (0.3, 0.7):
            box((0.012, 0.05, 0.05), metal, (wide / 2 + 0.005, 0, high * z - 0.025), 0.003)
    else:
        ribbon(line, 0.016, 0.003, dark, (0, 1, 0), closed=True)
        tube([(x * 1.004, 0, z + (z - high / 2) * 0.004) for x, _, z in line],
             0.0022, metal, True, steps=1)  # fmt: skip
        box((0.014, 0.045, 0.07), dark, (wide / 2 + 0.002, 0, high * 0.62), 0.004)
    for x in (-1, 1):
        for y in (-1, 1):
            at = (x * (wide / 2 - 0.05), y * (deep / 2 - 0.05))
            box((0.056, 0.056, 0.03), dark, (*at, -0.016), 0.01)
            box((0.03, 0.03, 0.03), dark, (at[0], at[1], -0.04), 0.01)
            for side in (-1, 1):
                rod(0.026, (at[0] + side * 0.004, at[1] + 0.012, -0.052),
                    (at[0] + side * 0.016, at[1] + 0.012, -0.052),
                    skin("rubber", "black"), bevel=0.004)  # fmt: skip
                rod(0.012, (at[0] + side * 0.015, at[1] + 0.012, -0.052),
                    (at[0] + side * 0.0175, at[1] + 0.012, -0.052), metal)  # fmt: skip
    pull = look.between(0.24, 0.34)
    for x in (-0.085, 0.085):
        rod(0.009, (x, deep * 0.3, high - 0.03), (x, deep * 0.3, high + pull * 0.55), metal)
        rod(0.0072, (x, deep * 0.3, high + pull * 0.5), (x, deep * 0.3, high + pull), metal)
        box((0.04, 0.036, 0.012), dark, (x, deep * 0.3, high - 0.006), 0.004)
    box((0.205, 0.034, 0.03), dark, (0, deep * 0.3, high + pull - 0.006), 0.012)
    box((0.05, 0.02, 0.006), metal, (0, deep * 0.3, high + pull + 0.022), 0.003)
    for at, turn in (
        ((0, -deep * 0.02, high), (0, 0, 0)),
        ((wide / 2, 0, high * 0.46), (0, 90, 0)),
    ):
        grip = tube([(-0.075, 0, -0.004), (-0.07, 0, 0.018), (-0.045, 0, 0.03), (0.045, 0, 0.03),
                     (0.07, 0, 0.018), (0.075, 0, -0.004)], 0.0085, dark)  # fmt: skip
        grip.data.transform(_squash(1, 1.5, 1))
        moved(grip, at, turn)
    return {"capacity": round(wide * high * deep * 900), "wheels": 4}


def _vintage(look: Look) -> Facts:
    """The leather suitcase of a time without wheels: straps, brass corners, two locks."""
    wide, high, deep = look.between(0.46, 0.52), look.between(0.31, 0.35), look.between(0.15, 0.17)
    leather, trim, brass = (skin(look.material, look.shade), skin("leather", look.accent),
                            skin("brass", "brass"))  # fmt: skip
    outline = bag_outline(wide, high, 11, 11)
    displaced(pillow(outline, deep, 0.014, leather, 0.006), 0.003, 0.1, look.dice.randint(1, 9))
    welts(outline, deep, 0.014, trim, 0.0035)
    ribbon([(x * 1.001, -deep * 0.08, z) for x, z in outline],
           0.006, 0.004, trim, (0, 1, 0), closed=True)  # fmt: skip
    for x in (-1, 1):
        for z in (-1, 1):
            for y in (-1, 1):
                cap = sphere(0.034, trim,
                             (x * (wide / 2 - 0.026), y * (deep / 2 - 0.026),
                              high / 2 + z * (high / 2 - 0.026)))  # fmt: skip
                cap.scale = (0.96, 0.9, 0.96)
                for dx, dz in ((0.045, 0.012), (0.012, 0.045)):
                    sphere(0.0035, brass,
                           (x * (wide / 2 - dx), y * (deep / 2 + 0.003),
                            high / 2 + z * (high / 2 - dz)))  # fmt: skip
        at = x * wide * 0.29
        hoop = [
            (at, y, z)
            for y, z in [(p, q) for p, q in bag_outline(deep + 0.018, high + 0.008, 7, 9)]
        ]
        ribbon([(a, b, c - 0.004) for a, b, c in hoop], 0.03, 0.004, trim, (1, 0, 0), closed=True)
        frame = [(-0.021, -0.014), (0.021, -0.014), (0.021, 0.014), (-0.021, 0.014)]
        tube([(at + p, -deep / 2 - 0.014, high * 0.72 + q) for p, q in frame],
             0.0025, brass, True, steps=1)  # fmt: skip
        rod(0.0018, (at, -deep / 2 - 0.015, high * 0.72 - 0.016),
            (at, -deep / 2 - 0.015, high * 0.72 + 0.012), brass)  # fmt: skip
        box((0.036, 0.007, 0.012), trim, (at, -deep / 2 - 0.013, high * 0.6), 0.002)
        for k in range(3):
            rod(0.0022, (at, -deep / 2 - 0.008, high * (0.5 - 0.06 * k)),
                (at, -deep / 2 - 0.0125, high * (0.5 - 0.06 * k)),
                skin("rubber", "black"))  # fmt: skip
        box(
            (0.05, 0.006, 0.034), brass, (x * wide * 0.155, -deep * 0.5 - 0.006, high * 0.86), 0.002
        )
        box((0.018, 0.006, 0.045),
            brass, (x * wide * 0.155, -deep * 0.5 - 0.011, high * 0.84), 0.002)  # fmt: skip
    round_handle(0.065, 0.0, high + 0.004, 0.05, 0.011, trim, brass)
    return {"capacity": round(wide * high * deep * 950), "wheels": 0}


def _section(
    width: float, depth: float, radius: float, z: float, inset: float, ribs: int, relief: float
) -> list[Point3]:
    """A level section of a case: a rounded rectangle, ribs on its front and back."""
    hx, hy, r = width / 2 - inset, depth / 2 - inset, max(radius - inset, 0.004)
    found: list[Point3] = []
    fade = max(0.0, 1 - inset / radius * 1.2)
    for side in (-1, 1):
        for k in range(120):
            x = (-(hx - r) + 2 * (hx - r) * k / 119) * -side
            wave = math.sin(math.pi * ribs * (x / (2 * (width / 2 - radius)) + 0.5))
            found.append(
                (x, side * (hy + 0) - side * relief * fade * max(0.0, 1 - 3 * abs(wave)), z)
            )
        for k in range(1, 12):
            angle = math.pi / 2 * k / 12
            found.append(
                (-side * (hx - r + r * math.sin(angle)), side * (hy - r + r * math.cos(angle)), z)
            )
        for k in range(20):
            y = side * (hy - r) * (1 - 2 * k / 19)
            found.append((-side * hx, y, z))
        for k in range(1, 12):
            angle = math.pi / 2 * k / 12
            found.append(
                (-side * (hx - r + r * math.cos(angle)), -side * (hy - r + r * math.sin(angle)), z)
            )
    return found


def _squash(x: float, y: float, z: float) -> Matrix:
    """A stretch along the axes."""
    return Matrix.Diagonal((x, y, z, 1))
