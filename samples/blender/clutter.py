"""What else lies about: things nobody sells, so that a photo still has one right answer."""

from __future__ import annotations

import math
import random
from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from samples.blender.materials import skin
from samples.blender.shapes import (
    Object,
    box,
    curve,
    cushion,
    displaced,
    lathe,
    rod,
    sheet,
    sphere,
    tube,
)

Piece = Callable[[random.Random], list[Object]]


def scatter(on: str, points: npt.NDArray[np.float64], dice: random.Random) -> None:
    """Lay three to seven things around a product (its corners in metres), none inside it."""
    pieces = ON_TABLE if on == "table" else ON_FLOOR
    half = np.abs(points[:, :2]).max(axis=0) if len(points) else np.array([0.1, 0.1])
    reach = float(np.hypot(*half))
    taken: list[tuple[float, float, float]] = []
    for name in dice.sample(sorted(pieces), k=min(len(pieces), dice.randint(3, 7))):
        room, piece = pieces[name]
        for _ in range(12):
            angle = dice.uniform(0, 2 * math.pi)
            far = reach * dice.uniform(1.0, 1.35) + room
            x, y = far * math.cos(angle), far * math.sin(angle)
            if y < -0.5 * reach:  # not between phone and product
                continue
            if all(math.hypot(x - a, y - b) > room + c for a, b, c in taken):
                taken.append((x, y, room))
                _lay(piece(dice), x, y, dice.uniform(0, 360))
                break


def _lay(parts: list[Object], x: float, y: float, angle: float) -> None:
    turn = math.radians(angle)
    for part in parts:
        px, py, pz = part.location
        part.location = (
            x + px * math.cos(turn) - py * math.sin(turn),
            y + px * math.sin(turn) + py * math.cos(turn),
            pz,
        )
        part.rotation_mode = "XYZ"
        part.rotation_euler[2] += turn


def _letter(dice: random.Random) -> list[Object]:
    """A printed page: lines of grey on white."""
    page = skin("paper", "snow", "stone", "stripes", 0.25)
    return [sheet([(-0.105, -0.148), (0.105, -0.148), (0.105, 0.148), (-0.105, 0.148)], 0.0006, page, 0.0001)]  # fmt: skip


def _envelope(dice: random.Random) -> list[Object]:
    paper = skin("paper", dice.choice(("cream", "white", "tan")))
    return [box((0.22, 0.11, 0.002), paper, bevel=0.0008), box((0.02, 0.025, 0.0022), skin("paper", "red"), (0.09, 0.035, 0.0), 0.0002)]  # fmt: skip


def _coins(dice: random.Random) -> list[Object]:
    made = []
    for _ in range(dice.randint(2, 5)):
        metal = skin(*dice.choice((("brass", "brass"), ("silver", "silver"), ("copper", "copper"))))
        x, y = dice.uniform(-0.03, 0.03), dice.uniform(-0.03, 0.03)
        made.append(rod(0.0115, (x, y, 0), (x, y, 0.002), metal, bevel=0.0004))
    return made


def _cable(dice: random.Random) -> list[Object]:
    points = [(dice.uniform(-0.14, 0.14), dice.uniform(-0.14, 0.14), 0.003) for _ in range(7)]
    return [tube(points, 0.0025, skin("plastic", dice.choice(("black", "white", "grey"))))]


def _keys(dice: random.Random) -> list[Object]:
    metal = skin("polished metal", "steel")
    ring = [(0.012 * math.cos(a), 0.012 * math.sin(a), 0.002) for a in np.linspace(0, 2 * math.pi, 9)[:-1]]  # fmt: skip
    made = [tube(ring, 0.001, metal, closed=True)]
    for turn in (20, 65, 110):
        blade = [(0.02, -0.002), (0.055, -0.002), (0.057, 0.0), (0.055, 0.003), (0.02, 0.003), (0.018, 0.01), (0.006, 0.01), (0.004, 0), (0.006, -0.01), (0.018, -0.01)]  # fmt: skip
        made.append(sheet(blade, 0.002, metal, 0.0003, turn=(0, 0, turn)))
    return made


def _fruit(dice: random.Random) -> list[Object]:
    shade, squash = dice.choice((("red", (1, 1, 0.92)), ("tangerine", (1, 1, 0.95)), ("lemon", (1.25, 0.95, 0.95)), ("lime", (1, 1, 0.95))))  # fmt: skip
    made = []
    for k in range(dice.randint(1, 3)):
        angle = 2.1 * k
        at = (0.045 * math.cos(angle), 0.045 * math.sin(angle), 0.034)
        made.append(sphere(0.036, skin("wax", shade), at, squash))
        made.append(rod(0.0013, (at[0], at[1], 0.066), (at[0] + 0.004, at[1], 0.078), skin("wood", "walnut")))  # fmt: skip
    return made


def _towel(dice: random.Random) -> list[Object]:
    stuff = skin("linen", dice.choice(("sky", "cream", "sage", "brick", "grey")), "white", dice.choice(("stripes", "plain")), 1.5)  # fmt: skip
    cloth = cushion((0.2, 0.13, 0.03), stuff, power=6, pinch=0.5)
    return [displaced(cloth, 0.012, 0.05)]


def _notes(dice: random.Random) -> list[Object]:
    shade = dice.choice(("lemon", "mint", "rose", "sky"))
    square = [(-0.038, -0.038), (0.038, -0.038), (0.038, 0.038), (-0.038, 0.038)]
    return [sheet(square, 0.004, skin("paper", shade), 0.0003)]


def _carton(dice: random.Random) -> list[Object]:
    """A parcel with a strip of tape."""
    x, y, z = dice.uniform(0.1, 0.2), dice.uniform(0.08, 0.14), dice.uniform(0.04, 0.1)
    return _parcel(x, y, z)


def _parcel(x: float, y: float, z: float) -> list[Object]:
    tape = skin("plastic", "tan")
    return [box((x, y, z), skin("cardboard", "tan"), bevel=0.003), box((x * 1.002, 0.035, z + 0.0008), tape, bevel=0.0006)]  # fmt: skip


def _pebbles(dice: random.Random) -> list[Object]:
    return [
        sphere(dice.uniform(0.006, 0.014), skin("concrete", dice.choice(("stone", "slate", "sand"))),
               (dice.uniform(-0.04, 0.04), dice.uniform(-0.04, 0.04), 0.006), (1.2, 0.9, 0.6))
        for _ in range(6)
    ]  # fmt: skip


def _leaves(dice: random.Random) -> list[Object]:
    made = []
    for _ in range(dice.randint(2, 4)):
        side = [(0.0, 0.0), (0.014, 0.025), (0.01, 0.05), (0.0, 0.075)]
        outline = [p[:2] for p in curve(side, 5)] + [(-p[0], p[1]) for p in reversed(curve(side, 5)[1:-1])]  # fmt: skip
        leaf = sheet(outline, 0.0008, skin("leaf", dice.choice(("green", "forest", "olive", "rust"))), 0.0001,
                     (dice.uniform(-0.05, 0.05), dice.uniform(-0.05, 0.05), 0.001), (dice.uniform(0, 8), 0, dice.uniform(0, 360)))  # fmt: skip
        made.append(leaf)
    return made


def _magazine(dice: random.Random) -> list[Object]:
    shade, accent = dice.sample(
        ("petrol", "rose", "mustard", "sky", "charcoal", "lilac", "rust"), 2
    )
    cover = skin("enamel", shade, accent, dice.choice(("stripes", "dots", "checks")), dice.uniform(2, 5))  # fmt: skip
    return [box((0.21, 0.28, 0.004), skin("paper", "white"), bevel=0.001), box((0.208, 0.278, 0.0008), cover, (0, 0, 0.0038), 0.0003)]  # fmt: skip


def _crumpled(dice: random.Random) -> list[Object]:
    ball = sphere(0.03, skin("paper", "white"), (0, 0, 0.026))
    return [displaced(ball, 0.03, 0.018, dice.randint(1, 9))]


def _tissues(dice: random.Random) -> list[Object]:
    shade, accent = dice.choice((("mint", "white"), ("lilac", "white"), ("sky", "navy")))
    made = [box((0.22, 0.11, 0.06), skin("cardboard", shade, accent, "dots", 1.5), bevel=0.003)]
    tissue = cushion((0.07, 0.02, 0.07), skin("paper", "snow"), (0, 0, 0.05), power=2.5, pinch=0.6)
    return [*made, displaced(tissue, 0.02, 0.03)]


def _parcels(dice: random.Random) -> list[Object]:
    return _parcel(dice.uniform(0.3, 0.5), dice.uniform(0.25, 0.4), dice.uniform(0.15, 0.35))


def _laundry(dice: random.Random) -> list[Object]:
    stuff = skin("cotton", dice.choice(("sky", "grey", "rose", "navy", "olive", "white")))
    heap = cushion((0.5, 0.4, 0.16), stuff, power=2.4, pinch=0.6)
    return [displaced(heap, 0.12, 0.13, dice.randint(1, 9))]


def _newspaper(dice: random.Random) -> list[Object]:
    page = skin("paper", "ivory", "grey", "stripes", 0.4)
    return [box((0.4, 0.29, 0.006), page, bevel=0.002)]


def _power_strip(dice: random.Random) -> list[Object]:
    white, dark = skin("plastic", "white"), skin("plastic", "charcoal")
    made = [box((0.3, 0.055, 0.04), white, bevel=0.008)]
    for k in range(5):
        x = -0.11 + 0.055 * k
        made.append(rod(0.019, (x, 0, 0.036), (x, 0, 0.0405), dark))
    made.append(tube([(0.15, 0, 0.02), (0.3, 0.05, 0.006), (0.42, -0.12, 0.006), (0.6, 0.02, 0.006)], 0.004, white))  # fmt: skip
    return made


def _bucket(dice: random.Random) -> list[Object]:
    stuff = skin("plastic", dice.choice(("red", "blue", "grey", "green")))
    return [lathe([(0, 0.004), (0.1, 0), (0.14, 0.26), (0.146, 0.27), (0.136, 0.265), (0.097, 0.01), (0, 0.01)], stuff)]  # fmt: skip


ON_TABLE: dict[str, tuple[float, Piece]] = {
    "letter": (0.15, _letter),
    "envelope": (0.11, _envelope),
    "coins": (0.035, _coins),
    "cable": (0.1, _cable),
    "keys": (0.05, _keys),
    "fruit": (0.08, _fruit),
    "towel": (0.11, _towel),
    "notes": (0.05, _notes),
    "carton": (0.1, _carton),
    "pebbles": (0.05, _pebbles),
    "leaves": (0.07, _leaves),
    "magazine": (0.16, _magazine),
    "crumpled paper": (0.04, _crumpled),
    "tissues": (0.12, _tissues),
}
ON_FLOOR: dict[str, tuple[float, Piece]] = {
    "parcels": (0.3, _parcels),
    "laundry": (0.28, _laundry),
    "newspaper": (0.25, _newspaper),
    "power strip": (0.2, _power_strip),
    "bucket": (0.16, _bucket),
    "magazine": (0.2, _magazine),
    "towel": (0.16, _towel),
    "crumpled paper": (0.05, _crumpled),
}
