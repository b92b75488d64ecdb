"""The phone photo: somebody's table, floor or wall, other things about, other light, a shaky hand."""

from __future__ import annotations

import math
import random
from pathlib import Path

import bpy
import numpy as np

from samples.blender import clutter, places, stage
from samples.look import Look

LONG, SHORT = 360, 270
SAMPLES = 6  # what noise is left looks like a phone's
LIGHTS: dict[str, tuple[tuple[float, float, float], float, float]] = {
    # colour, size against the distance, how strong the room itself shines
    "window": ((0.84, 0.92, 1.0), 0.9, 0.35),
    "overcast": ((0.92, 0.96, 1.0), 1.6, 0.6),
    "lamp": ((1.0, 0.74, 0.48), 0.12, 0.16),
    "ceiling": ((1.0, 0.9, 0.76), 0.35, 0.28),
    "flash": ((1.0, 0.98, 0.94), 0.05, 0.22),
    "sun": ((1.0, 0.93, 0.8), 0.03, 0.45),
}


def shoot(
    model: stage.Build,
    look: Look,
    place: str,
    view: tuple[float, float],
    path: Path,
    seed: int,
    turn: tuple[float, float, float] = (0, 0, 0),
    mask: Path | None = None,
    samples: int = SAMPLES,
) -> None:
    """Render a product as a phone would find it, to `path`, its silhouette to `mask` (PNG).

    `darkroom` makes the phone's photo of it.
    """
    dice = random.Random(seed)
    portrait = dice.random() < 0.6
    stage.clear(SHORT if portrait else LONG, LONG if portrait else SHORT, samples, seed)
    turn = (turn[0], turn[1], turn[2] + (0 if place == "wall" else dice.uniform(-35, 35)))
    handle, _ = stage.build(model, look, turn)
    points = stage.points_of(handle)
    radius = float(np.linalg.norm(points - points.mean(axis=0), axis=1).max())
    if place in ("hanging", "wall"):
        lift = max(1.2, 2.5 * radius) if place == "hanging" else 1.2
        handle.location[2] += lift
        points = points + np.array([0, 0, lift])
    _surroundings(place, points, radius, dice)
    _light(dice.choice(sorted(LIGHTS)), points, radius, dice)
    _hold_phone(points, place, view, radius, dice)
    stage.render(path)
    if mask is not None:
        stage.silhouette(mask, handle)


def _surroundings(place: str, points: stage.Points, radius: float, dice: random.Random) -> None:
    back = float(points[:, 1].max())
    reach = max(14 * radius, 3)
    if place == "wall":
        places.wall(back + 0.002, reach, dice)
    elif place == "hanging":
        places.lay(dice.choice(places.FLOORS), reach, dice)
        places.wall(back + dice.uniform(1, 2.5), reach, dice)
    elif place == "floor":
        places.lay(dice.choice(places.FLOORS), reach, dice)
        behind = back + radius * dice.uniform(0.3, 1.5)
        places.wall(behind, reach, dice)
        places.skirting(behind, reach)
        clutter.scatter("floor", points, dice)
    else:
        places.lay(dice.choice(places.TABLES), max(8 * radius, 0.8), dice)
        places.wall(back + dice.uniform(0.6, 1.6), reach + 2, dice)
        clutter.scatter("table", points, dice)


def _light(kind: str, points: stage.Points, radius: float, dice: random.Random) -> None:
    """One source from a side, from above or from the phone itself, and what the room throws back."""
    colour, size, room = LIGHTS[kind]
    middle = tuple(float(v) for v in points.mean(axis=0))
    far = max(4 * radius, 0.5)
    angle = math.radians(dice.uniform(-120, 120))
    rise = {"ceiling": 1.3, "flash": 0.5, "sun": 0.9}.get(kind, dice.uniform(0.5, 1.0))
    if kind == "flash":
        angle = 0.1
    at = (
        middle[0] + far * math.sin(angle) * math.cos(rise),
        middle[1] - far * math.cos(angle) * math.cos(rise),
        middle[2] + far * math.sin(rise),
    )
    strength = 26 * dice.uniform(0.7, 1.2) * far * far
    stage.area_light(at, size * far, strength, colour, middle)
    world = bpy.context.scene.world.node_tree.nodes
    background = next(node for node in world if node.type == "BACKGROUND")
    tint = tuple(0.5 + 0.5 * c for c in colour)
    background.inputs[0].default_value = (*tint, 1)
    background.inputs[1].default_value = room * dice.uniform(0.7, 1.3)


def _hold_phone(
    points: stage.Points, place: str, view: tuple[float, float], radius: float, dice: random.Random
) -> None:
    """Roughly where the catalogue stood, but a hand's choice: higher, turned, tilted, too close."""
    azimuth = view[0] * dice.choice((1, 1, -1)) + dice.uniform(-28, 28)
    elevation = view[1] + dice.uniform(-8, 26)
    if place == "hanging":
        elevation = dice.uniform(-12, 8)
    elevation = min(max(elevation, -12 if place == "hanging" else 6), 86)
    if place in ("wall", "floor", "hanging"):
        azimuth = min(max(azimuth, -50), 50)
    cropped = dice.random() < 0.22
    camera = stage.look_at(
        points,
        azimuth,
        elevation,
        fill=dice.uniform(0.95, 1.12) if cropped else dice.uniform(0.5, 0.82),
        lens=dice.uniform(27, 34),
        roll=dice.uniform(-11, 11),
        shift=(dice.uniform(-0.16, 0.16), dice.uniform(-0.16, 0.16)),
    )
    camera.data.dof.use_dof = True
    camera.data.dof.aperture_fstop = 6.0
    middle = points.mean(axis=0)
    away = float(np.linalg.norm(np.array(camera.location) - middle))
    camera.data.dof.focus_distance = max(away - radius * 0.5, away * 0.4)
