"""An empty scene, a product put on it, a camera pointed at it, a picture taken."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import bpy
import numpy as np
import numpy.typing as npt
from mathutils import Euler, Vector
from PIL import Image

from samples.look import Look

Object = bpy.types.Object
Points = npt.NDArray[np.float64]
Build = Callable[[Look], "dict[str, float | str] | None"]


@dataclass(frozen=True, slots=True)
class Measure:
    """A built product: its extent in metres (x, y, z) and what else its model says of it."""

    width: float
    depth: float
    height: float
    facts: dict[str, float | str]

    def as_plain(self) -> dict[str, float | str]:
        """All of it in one mapping, lengths to a tenth of a millimetre."""
        size = {"width": self.width, "depth": self.depth, "height": self.height}
        return {name: round(value, 4) for name, value in size.items()} | self.facts


def clear(width: int, height: int, samples: int, seed: int) -> None:
    """Start from nothing: an empty scene that renders with Cycles on the CPU."""
    bpy.ops.wm.read_factory_settings(use_empty=True)
    scene = bpy.context.scene
    scene.render.engine = "CYCLES"
    scene.cycles.device, scene.cycles.samples, scene.cycles.seed = "CPU", samples, seed
    scene.cycles.use_adaptive_sampling = False
    scene.cycles.use_denoising = True
    scene.cycles.max_bounces, scene.cycles.diffuse_bounces, scene.cycles.glossy_bounces = 8, 2, 3
    scene.cycles.use_light_tree = False  # a handful of lights: slower than looking at each
    scene.cycles.sample_clamp_indirect = 4.0
    scene.cycles.caustics_reflective = scene.cycles.caustics_refractive = False
    scene.render.resolution_x, scene.render.resolution_y = width, height
    scene.render.image_settings.file_format = "PNG"
    scene.view_settings.view_transform = "Standard"
    scene.world = bpy.data.worlds.new("world")


def build(
    model: Build, look: Look, turn: tuple[float, float, float] = (0, 0, 0)
) -> tuple[Object, Measure]:
    """Build a product and stand it on z = 0 in the middle, turned (degrees).

    Returns the handle all its parts hang on, and its measure as it stands unturned.
    """
    before = set(bpy.context.scene.objects)
    facts = model(look) or {}
    handle = bpy.data.objects.new("handle", None)
    bpy.context.scene.collection.objects.link(handle)
    for part in set(bpy.context.scene.objects) - before - {handle}:
        if part.parent is None:
            part.parent = handle
    low, high = _extent(points_of(handle))
    size = high - low
    handle.rotation_euler = Euler([math.radians(angle) for angle in turn])
    low, high = _extent(points_of(handle))
    handle.location = (-(low[0] + high[0]) / 2, -(low[1] + high[1]) / 2, -low[2])
    return handle, Measure(float(size[0]), float(size[1]), float(size[2]), dict(facts))


def points_of(handle: Object) -> Points:
    """The corners of everything that hangs on a handle, in the scene's metres."""
    bpy.context.view_layer.update()
    graph = bpy.context.evaluated_depsgraph_get()
    found = []
    for part in handle.children_recursive:
        if part.type != "MESH":
            continue
        data = part.evaluated_get(graph).data
        flat = np.empty(len(data.vertices) * 3, np.float32)
        data.vertices.foreach_get("co", flat)
        place = np.array(part.evaluated_get(graph).matrix_world)
        found.append(flat.reshape(-1, 3) @ place[:3, :3].T + place[:3, 3])
    return np.concatenate(found).astype(np.float64)


def _extent(points: Points) -> tuple[Points, Points]:
    return points.min(axis=0), points.max(axis=0)


def look_at(
    points: Points,
    azimuth: float,
    elevation: float,
    fill: float,
    lens: float = 70,
    roll: float = 0,
    shift: tuple[float, float] = (0, 0),
) -> Object:
    """Point a camera so that the points fill `fill` of the frame, then move the frame by `shift`.

    Azimuth 0 looks from the front (-y), 90 from the right (+x); degrees. `lens` in mm (36 mm wide).
    """
    scene = bpy.context.scene
    data = bpy.data.cameras.new("camera")
    data.lens = lens
    camera = bpy.data.objects.new("camera", data)
    scene.collection.objects.link(camera)
    scene.camera = camera
    a, e = math.radians(azimuth), math.radians(elevation)
    away = Vector((math.sin(a) * math.cos(e), -math.cos(a) * math.cos(e), math.sin(e)))
    camera.rotation_mode = "QUATERNION"
    turned = away.to_track_quat("Z", "Y")
    basis = np.array(turned.to_matrix())  # columns: right, up, towards the camera
    wide = max(scene.render.resolution_x, scene.render.resolution_y)
    half = 18 / lens * np.array([scene.render.resolution_x, scene.render.resolution_y]) / wide
    centre, depth, distance = _framed(points @ basis, half, fill)
    place = np.array([*(centre - np.array(shift) * half * distance), depth])
    camera.rotation_quaternion = turned @ Euler((0, 0, math.radians(roll))).to_quaternion()
    camera.location = basis @ place
    data.clip_start, data.clip_end = distance / 100, distance * 100
    return camera


def _framed(seen: Points, half: Points, fill: float) -> tuple[Points, float, float]:
    """Where a camera looking along -z has to stand for the points to fill `fill` of its frame.

    `half` is the half frame at distance 1. Returns x and y, z, and the distance to the nearest
    point. Bisection: the plain iteration swings when the camera comes close to flat things.
    """
    seen = seen[:: max(1, len(seen) // 4000)]
    nearest, size = float(seen[:, 2].max()), float(np.ptp(seen, axis=0).max())
    low, high = size * 1e-3, size * 100
    centre = seen[0, :2]
    for _ in range(30):
        distance = (low * high) ** 0.5
        depth = (nearest + distance - seen[:, 2])[:, None]
        left, right = seen[:, :2].min(axis=0), seen[:, :2].max(axis=0)
        for _ in range(24):
            centre = (left + right) / 2
            slopes = (seen[:, :2] - centre) / depth
            too_low = slopes.max(axis=0) + slopes.min(axis=0) > 0
            left, right = np.where(too_low, centre, left), np.where(too_low, right, centre)
        if np.abs((seen[:, :2] - centre) / depth / half).max() > fill:
            low = distance
        else:
            high = distance
    return centre, nearest + high, high


def area_light(
    at: tuple[float, float, float],
    size: float,
    watts: float,
    colour: tuple[float, float, float] = (1, 1, 1),
    towards: tuple[float, float, float] = (0, 0, 0),
) -> Object:
    """A soft box at a place, shining towards another."""
    data = bpy.data.lights.new("light", "AREA")
    data.size, data.energy, data.color = size, watts, colour
    light = bpy.data.objects.new("light", data)
    bpy.context.scene.collection.objects.link(light)
    light.location = at
    light.rotation_euler = (Vector(at) - Vector(towards)).to_track_quat("Z", "Y").to_euler()
    return light


def silhouette(path: Path, handle: Object) -> None:
    """Where the product shows in the picture just taken: 255 on it, 0 elsewhere, one bit deep."""
    scene = bpy.context.scene
    own = set(handle.children_recursive)
    for other in scene.objects:
        other.is_holdout = other.type == "MESH" and other not in own
    scene.camera.data.dof.use_dof = False
    scene.render.film_transparent = True
    scene.cycles.samples, scene.cycles.use_denoising = 8, False
    scene.cycles.max_bounces = 0
    render(path)
    with Image.open(path) as seen:
        alpha = seen.getchannel("A")
    alpha.point(lambda value: 255 * (value >= 128)).convert("1").save(path, optimize=True)


def render(path: Path) -> None:
    """Take the picture; a PNG."""
    bpy.context.scene.render.filepath = str(path)
    bpy.ops.render.render(write_still=True)
