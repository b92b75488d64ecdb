"""Where phones look: tables, floors, walls, and a room around them."""

from __future__ import annotations

import math
import random

from samples.blender.materials import skin
from samples.blender.nodes import Shader, Socket
from samples.blender.shapes import Material, Object, box, mesh
from samples.palette import linear

WALL_SHADES = (
    "white",
    "cream",
    "ivory",
    "sand",
    "sage",
    "sky",
    "blush",
    "stone",
    "mustard",
    "slate",
)
TABLES = ("planks", "marble", "cloth", "checked cloth", "concrete", "painted", "sheet", "cork")
FLOORS = ("planks", "parquet", "tiles", "carpet", "concrete", "rug")


def lay(kind: str, reach: float, dice: random.Random) -> None:
    """A surface at z = 0 that reaches `reach` metres to every side of the product."""
    if kind in ("planks", "parquet"):
        _boards(reach, 0.14 if kind == "planks" else 0.07, dice)
        return
    if kind == "rug":
        _boards(max(reach, 1.5), 0.14, dice, below=0.012)
        width, shade = reach * dice.uniform(0.9, 1.3), dice.choice(("burgundy", "petrol", "cream", "slate", "mustard"))  # fmt: skip
        stuff = skin("wool", shade, dice.choice(("cream", "charcoal")), dice.choice(("stripes", "checks", "plain")), 6)  # fmt: skip
        rug = box((2 * width, 1.4 * width, 0.012), stuff, (0.2 * width, 0, -0.012), bevel=0.006)
        rug.rotation_euler[2] = dice.uniform(-0.5, 0.5)
        return
    _plane(reach, _stuff(kind, dice))


def wall(y: float, reach: float, dice: random.Random) -> None:
    """A wall behind everything, facing the phone; plaster, brick or painted boards."""
    kind = dice.choice(("plaster", "plaster", "brick", "boards"))
    back = _plane(reach, _bricks(dice) if kind == "brick" else _plaster(dice))
    back.rotation_euler[0] = 1.5707963
    back.location[1] = y + (0.015 if kind == "boards" else 0)
    if kind == "boards":
        stuff = skin("lacquer", dice.choice(WALL_SHADES))
        for k in range(-10, 11):
            width = reach / 10
            box((width * 0.97, 0.02, 2 * reach), stuff, (k * width, y + 0.01, -reach), 0.006)


def skirting(y: float, reach: float) -> None:
    """The board between wall and floor."""
    box((2 * reach, 0.016, 0.09), skin("lacquer", "white"), (0, y - 0.008, 0), bevel=0.004)


def _plane(reach: float, material: Material) -> Object:
    corners = [(-reach, -reach, 0), (reach, -reach, 0), (reach, reach, 0), (-reach, reach, 0)]
    return mesh("surface", corners, [(0, 1, 2, 3)], material, smooth=False)


def _boards(reach: float, width: float, dice: random.Random, below: float = 0.0) -> None:
    """Boards of one wood with dark joints between them, laid at some angle."""
    shade = dice.choice(("oak", "walnut", "pine", "teak", "birch", "chocolate"))
    s = Shader("boards")
    light, dark = (s.lit(linear(shade), factor) for factor in (1.1, 0.8))
    laid = s.node(
        "ShaderNodeTexBrick",
        Vector=s.place(),
        Color1=light,
        Color2=dark,
        Mortar=(0.02, 0.014, 0.01, 1),
        Scale=1.0,
        Mortar_Size=0.0015,
        Brick_Width=10 * width,
        Row_Height=width,
        offset=0.37,
    ).outputs[0]
    fibres = s.noise(s.place((0.05, 1, 1), dice.uniform(0, 9)), 160, 4, distortion=0.6)
    floor = s.surface(
        Base_Color=s.lit(laid, s.stretch(fibres, 0.3, 0.7, (0.75, 1.15))),
        Roughness=0.4,
        Coat_Weight=0.15,
        Normal=s.bump(fibres, 0.0004),
    )
    laid_out = _plane(reach * 1.5, floor)
    laid_out.rotation_euler[2] = math.radians(dice.uniform(0, 180))
    laid_out.location[2] = -below


def _stuff(kind: str, dice: random.Random) -> Material:
    if kind == "marble":
        return skin("marble", dice.choice(("white", "ivory", "slate", "charcoal")))
    if kind == "cloth":
        return skin("linen", dice.choice(("beige", "sky", "white", "sage", "burgundy", "grey")))
    if kind == "checked cloth":
        return skin("cotton", "white", dice.choice(("red", "blue", "green", "grey")), "checks", 2.5)
    if kind == "painted":
        return skin("lacquer", dice.choice(("white", "grey", "sky", "mint", "charcoal", "cream")))
    if kind == "sheet":
        return _folds(dice.choice(("white", "ivory", "sky", "blush", "grey")))
    if kind == "cork":
        return skin("cork", "tan")
    if kind == "tiles":
        return _tiles(dice)
    if kind == "carpet":
        return skin("wool", dice.choice(("grey", "beige", "petrol", "brown", "stone", "olive")))
    return skin("concrete", dice.choice(("grey", "stone", "slate")))


def _folds(shade: str) -> Material:
    """A bed sheet: long soft creases."""
    s = Shader("sheet")
    folds = s.noise(s.place((1, 0.35, 1)), 9, 3, distortion=0.8)
    return s.surface(
        Base_Color=s.lit(linear(shade), s.stretch(folds, 0.3, 0.7, (0.86, 1.05))),
        Roughness=0.9,
        Sheen_Weight=0.2,
        Normal=s.bump(folds, 0.02),
    )


def _plaster(dice: random.Random) -> Material:
    s = Shader("plaster")
    grain = s.noise(s.place(), 45, 6)
    return s.surface(
        Base_Color=linear(dice.choice(WALL_SHADES)), Roughness=0.95, Normal=s.bump(grain, 0.003)
    )


def _laid(s: Shader, width: float, row: float, gap: float, offset: float, *tones: str) -> Socket:
    """Bricks or tiles: two tones and the mortar between them."""
    return s.node(
        "ShaderNodeTexBrick",
        Vector=s.place(),
        Color1=linear(tones[0]),
        Color2=linear(tones[1]),
        Mortar=linear(tones[2]),
        Scale=1.0,
        Mortar_Size=gap,
        Brick_Width=width,
        Row_Height=row,
        offset=offset,
    ).outputs[0]


def _bricks(dice: random.Random) -> Material:
    s = Shader("bricks")
    tones = dice.choice((("brick", "burgundy"), ("cream", "stone"), ("tan", "brick")))
    aged = s.stretch(s.noise(s.place(), 9, 6), 0.3, 0.7, (0.55, 1.05))
    return s.surface(
        Base_Color=s.lit(_laid(s, 0.24, 0.075, 0.008, 0.5, *tones, "stone"), aged),
        Roughness=0.9,
        Normal=s.bump(s.noise(s.place(), 60, 5), 0.004),
    )


def _tiles(dice: random.Random) -> Material:
    s = Shader("tiles")
    tones = dice.choice((("white", "snow"), ("stone", "sand"), ("slate", "grey"), ("sky", "white")))
    return s.surface(
        Base_Color=_laid(s, 0.2, 0.2, 0.004, 0.0, *tones, "stone"),
        Roughness=0.25,
        Normal=s.bump(s.noise(s.place(), 12), 0.001),
    )
