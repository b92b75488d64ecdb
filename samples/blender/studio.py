"""The catalogue shot: soft boxes, a white sweep, the product filling the frame; and its silhouette."""

from __future__ import annotations

import math
from pathlib import Path

import bpy
import numpy as np

from samples.blender import stage
from samples.blender.nodes import Shader
from samples.look import Look

SIZE = 320
SAMPLES = 10
FILL = 0.84
TRANSPARENT = {"glass", "frosted glass", "gem"}


def shoot(
    model: stage.Build,
    look: Look,
    view: tuple[float, float],
    path: Path,
    seed: int,
    turn: tuple[float, float, float] = (0, 0, 0),
    mask: Path | None = None,
    size: int = SIZE,
    samples: int = SAMPLES,
) -> stage.Measure:
    """Render a product on white to `path` (PNG), its silhouette to `mask` (one-bit PNG)."""
    stage.clear(size, size, samples, seed)
    handle, measure = stage.build(model, look, turn)
    points = stage.points_of(handle)
    radius = float(np.linalg.norm(points - points.mean(axis=0), axis=1).max())
    _light(radius, float(points[:, 2].max()))
    _sweep(radius)
    if look.material in TRANSPARENT:
        _cards(radius, view[0])
    stage.look_at(points, *view, fill=FILL)
    stage.render(path)
    if mask is not None:
        stage.silhouette(mask, handle)
    return measure


def _light(radius: float, height: float) -> None:
    """A big key from the upper left, a fill from the right, a strip from behind; grey sides to reflect."""
    r = radius
    target = (0, 0, height / 2)
    stage.area_light((-2.6 * r, -2.4 * r, height + 2.6 * r), 2.6 * r, 105 * r * r, towards=target)
    stage.area_light((3.4 * r, -1.6 * r, height + 0.8 * r), 2.2 * r, 26 * r * r, towards=target)
    stage.area_light((0.6 * r, 3.0 * r, height + 2.2 * r), 2.0 * r, 46 * r * r, towards=target)
    world = bpy.context.scene.world
    tree = world.node_tree
    tree.nodes.clear()
    where = tree.nodes.new("ShaderNodeTexCoord").outputs["Generated"]
    split = tree.nodes.new("ShaderNodeSeparateXYZ")
    tree.links.new(where, split.inputs[0])
    ramp = tree.nodes.new("ShaderNodeValToRGB")
    tree.links.new(split.outputs[2], ramp.inputs[0])
    ramp.color_ramp.elements[0].color = (0.16, 0.16, 0.17, 1)
    ramp.color_ramp.elements[0].position = 0.0
    ramp.color_ramp.elements[1].color = (0.85, 0.85, 0.85, 1)
    ramp.color_ramp.elements[1].position = 0.75
    path = tree.nodes.new("ShaderNodeLightPath")
    mix = tree.nodes.new("ShaderNodeMix")
    mix.data_type = "RGBA"
    sockets = {s.identifier: s for s in mix.inputs}
    tree.links.new(path.outputs["Is Camera Ray"], sockets["Factor_Float"])
    tree.links.new(ramp.outputs[0], sockets["A_Color"])
    sockets["B_Color"].default_value = (1, 1, 1, 1)
    out = tree.nodes.new("ShaderNodeOutputWorld")
    background = tree.nodes.new("ShaderNodeBackground")
    colour = next(s for s in mix.outputs if s.identifier == "Result_Color")
    tree.links.new(colour, background.inputs[0])
    background.inputs[1].default_value = 0.55
    tree.links.new(background.outputs[0], out.inputs[0])
    # what the camera itself sees behind the product is white, whatever the lights reflect
    strength = tree.nodes.new("ShaderNodeMath")
    strength.operation = "MULTIPLY_ADD"
    tree.links.new(path.outputs["Is Camera Ray"], strength.inputs[0])
    strength.inputs[1].default_value, strength.inputs[2].default_value = 0.55, 0.48
    tree.links.new(strength.outputs[0], background.inputs[1])


def _cards(radius: float, azimuth: float) -> None:
    """Dark cards to the left and right of the camera's line, out of sight: they draw clear glass's edges."""
    dark = Shader("card").surface(
        Base_Color=(0.02, 0.02, 0.02, 1), Roughness=1.0, Specular_IOR_Level=0.0
    )
    for side in (-1, 1):
        x, y = side * 1.5 * radius, 1.2 * radius
        data = bpy.data.meshes.new("card")
        corners = [(x, y * k, z) for k, z in ((-1, 0), (1, 0), (1, 3 * y), (-1, 3 * y))]
        data.from_pydata(corners, [], [(0, 1, 2, 3)])
        data.materials.append(dark)
        card = bpy.data.objects.new("card", data)
        card.rotation_euler[2] = math.radians(azimuth)
        card.visible_camera = card.visible_diffuse = card.visible_shadow = False
        bpy.context.scene.collection.objects.link(card)


def _sweep(radius: float) -> None:
    """A white floor that reaches the horizon, bright enough to vanish but for the contact shadow."""
    s = Shader("sweep")
    away = s.node("ShaderNodeVectorMath", operation="LENGTH", Vector=s.place()).outputs["Value"]
    material = s.surface(
        Base_Color=(0.9, 0.9, 0.9, 1),
        Roughness=1.0,
        Emission_Color=(1, 1, 1, 1),
        Emission_Strength=s.stretch(away, 0.7 * radius, 5 * radius, (0.34, 1.0)),
        Specular_IOR_Level=0.0,
    )
    far = 200 * radius
    data = bpy.data.meshes.new("sweep")
    data.from_pydata(
        [(-far, -far, 0), (far, -far, 0), (far, far, 0), (-far, far, 0)], [], [(0, 1, 2, 3)]
    )
    data.materials.append(material)
    floor = bpy.data.objects.new("sweep", data)
    bpy.context.scene.collection.objects.link(floor)
