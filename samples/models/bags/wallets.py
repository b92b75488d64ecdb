"""Wallets."""

from __future__ import annotations

import math

from mathutils import Matrix

from samples.blender.forms import ribbon, stitches
from samples.blender.materials import skin
from samples.blender.shapes import Object, box, curve, moved, rod, text, tube
from samples.look import Look
from samples.models import Facts
from samples.models.bags.parts import bag_outline, flap, pillow, zipper


def wallet(look: Look) -> Facts:
    """A wallet standing: folded once and open, or long with a zip round it or a buttoned flap."""
    if look.style == "bifold":
        return _bifold(look)
    leather, inside = skin(look.material, look.shade), skin(look.material, look.accent)
    thread, gold = skin("cotton", "cream"), skin("gold", "gold")
    wide, high = look.between(0.185, 0.195), look.between(0.096, 0.1)
    outline = bag_outline(wide, high, 7, 7)
    for side in (-1, 1):
        part = pillow(outline, 0.011, 0.005, leather, 0.002)
        rim = [(x * 0.955, side * 0.0064, high / 2 + (z - high / 2) * 0.9) for x, z in outline]
        seam = stitches(rim, thread, 0.004, 0.0005)
        for piece in (part, seam):
            moved(
                piece, (0, side * 0.0095, 0), (7 if side < 0 and look.style == "zip" else 0, 0, 0)
            )
    if look.style == "zip":
        line = [(x * 0.985, 0.0, z * 0.985) for x, z in outline if z > 0.012]
        zipper(line, (0, 1, 0), inside, gold, 0.009, False)
        x = wide / 2
        pull = [(x + 0.003, -0.002, 0.06), (x + 0.012, -0.008, 0.052), (x + 0.013, -0.012, 0.028)]
        tube(pull, 0.0022, gold)
        tab = [(x + 0.013, -0.012, 0.03), (x + 0.016, -0.012, 0.016), (x + 0.02, -0.012, 0.002)]
        ribbon(curve(tab, 6), 0.008, 0.002, leather, (0, 1, 0))
        text("AVELA", 0.013, gold, (0, -0.0236, high * 0.5), (97, 0, 0), 0.0006)
    else:  # a flap over the top, buttoned on the front
        for k, y in enumerate((-0.001, 0.003)):
            pillow(bag_outline(wide * 0.97, high * 0.96, 9, 9),
                   0.003, 0.001, inside, 0, (0, y, k / 1e3))  # fmt: skip
        lid = [(0.0195, high * 0.7), (0.0175, high * 0.96), (0.011, high + 0.007),
               (-0.01, high + 0.007), (-0.018, high * 0.95), (-0.0205, high * 0.7),
               (-0.022, high * 0.4)]  # fmt: skip
        flap(lid, wide * 0.5, 0.002, 0.003, leather, inside, 0.0016)
        rod(0.0075, (0, -0.022, high * 0.5), (0, -0.0262, high * 0.498), gold)
    return {"card slots": 12, "note compartments": 2}


def _bifold(look: Look) -> Facts:
    """Two leaves open like a book: stepped slots with cards in them, notes behind."""
    leather, inside = skin(look.material, look.shade), skin(look.material, look.accent)
    thread, paper = skin("cotton", "cream"), skin("paper", "sage")
    wide, high = look.between(0.108, 0.115), 0.09
    cards = ["navy", "red", "gold", "emerald", "white", "petrol", "orange", "slate"]
    look.dice.shuffle(cards)
    for side in (-1, 1):
        x = side * wide / 2
        parts = [
            pillow(bag_outline(wide, high, 9, 9), 0.006, 0.0028, leather, 0.001, (x, 0.004, 0))
        ]
        parts.append(box((wide - 0.02, 0.0008, 0.089), paper, (x, -0.0002, 0.007), 0.0002))
        for k in range(4):  # each slot stands a little lower than the one behind it
            top, y = high - 0.02 - 0.0145 * k, -0.0022 - 0.003 * k
            slot = bag_outline(wide * 0.93, top, 9, 9)
            parts.append(pillow(slot, 0.0018, 0.0008, inside, 0, (x, y, 0.002)))
            seam = [(x + (-1 + i / 10) * wide * 0.45, y - 0.001, top - 0.001) for i in range(21)]
            parts.append(stitches(seam, thread, 0.0035, 0.00045))
            card = skin("plastic", cards[k + 2 + 2 * side])
            parts.append(box((0.0856, 0.0009, 0.02), card, (x, y + 0.0015, top - 0.0125), 0.0003))
        rim = [(x + p * 0.97, -0.0006, high / 2 + (z - high / 2) * 0.965)
               for p, z in bag_outline(wide, high, 9, 9)]  # fmt: skip
        parts.append(stitches(rim, thread, 0.0035, 0.00045))
        for part in parts:
            _swung(part, -side * 34)
    rod(0.0045, (0, 0.005, 0.001), (0, 0.005, high - 0.001), leather)
    return {"card slots": 8, "note compartments": 1}


def _swung(part: Object, angle: float) -> None:
    """Turn a part about the upright axis through the origin."""
    part.matrix_world = Matrix.Rotation(math.radians(angle), 4, "Z") @ part.matrix_basis
