"""Shader nodes written as expressions."""

from __future__ import annotations

from typing import Any

import bpy

Socket = bpy.types.NodeSocket


class Shader:
    """One material under construction: add nodes, feed their sockets with values or sockets."""

    def __init__(self, name: str) -> None:
        self.material = bpy.data.materials.new(name)
        self.tree = self.material.node_tree
        self.tree.nodes.clear()
        self._coordinates = self.node("ShaderNodeTexCoord")

    def node(self, kind: str, **inputs: Any) -> bpy.types.Node:
        """A node; inputs are named as in Blender with `_` for blanks, properties likewise."""
        found = self.tree.nodes.new(kind)
        for name, value in inputs.items():
            if name in found.bl_rna.properties:
                setattr(found, name, value)
                continue
            wanted = name.replace("_", " ").lower()
            socket = next(s for s in found.inputs if s.name.lower() == wanted and s.enabled)
            self.feed(socket, value)
        return found

    def feed(self, socket: Socket, value: Any) -> None:
        """Give a socket a value or connect it."""
        if isinstance(value, bpy.types.NodeSocket):
            self.tree.links.new(value, socket)
        else:
            socket.default_value = value

    def place(
        self,
        scale: tuple[float, float, float] = (1, 1, 1),
        shift: float = 0.0,
        space: str = "Object",
    ) -> Socket:
        """Coordinates in metres on the object, scaled and shifted (another piece of the stuff)."""
        return self.node(
            "ShaderNodeMapping",
            Vector=self._coordinates.outputs[space],
            Scale=scale,
            Location=(shift, shift * 0.7, shift * 1.3),
        ).outputs["Vector"]

    def facing(self) -> list[Socket]:
        """How much the surface faces x, y and z, each from 0 to 1."""
        normal = self._coordinates.outputs["Normal"]
        parts = self.node("ShaderNodeSeparateXYZ", Vector=normal).outputs
        return [self.math("ABSOLUTE", part) for part in parts]

    def noise(
        self, where: Socket, scale: float, detail: float = 4, distortion: float = 0
    ) -> Socket:
        """Smooth noise from 0 to 1 about .5; `scale` in features a metre."""
        return self.node(
            "ShaderNodeTexNoise", Vector=where, Scale=scale, Detail=detail, Distortion=distortion
        ).outputs[0]

    def cells(self, where: Socket, scale: float, feature: str = "F1") -> Socket:
        """Distance to the nearest of scattered points (Voronoi)."""
        return self.node(
            "ShaderNodeTexVoronoi", Vector=where, Scale=scale, feature=feature
        ).outputs[0]

    def wave(
        self,
        where: Socket,
        scale: float,
        axis: str = "X",
        distortion: float = 0,
        profile: str = "SIN",
    ) -> Socket:
        """Bands across an axis, `scale` a metre (of 2 pi / 20 each, as Blender counts)."""
        return self.node(
            "ShaderNodeTexWave",
            Vector=where,
            Scale=scale,
            bands_direction=axis,
            Distortion=distortion,
            wave_profile=profile,
        ).outputs[1]

    def math(self, operation: str, first: Any, second: Any = 0.0) -> Socket:
        """Arithmetic on numbers."""
        found = self.tree.nodes.new("ShaderNodeMath")
        found.operation = operation
        self.feed(found.inputs[0], first)
        self.feed(found.inputs[1], second)
        return found.outputs[0]

    def stretch(
        self, value: Any, low: float, high: float, to: tuple[float, float] = (0, 1)
    ) -> Socket:
        """`low` to `high` become `to`, clipped."""
        return self.node(
            "ShaderNodeMapRange",
            Value=value,
            From_Min=low,
            From_Max=high,
            To_Min=to[0],
            To_Max=to[1],
        ).outputs[0]

    def mix(self, share: Any, first: Any, second: Any) -> Socket:
        """Two colours mixed."""
        found = self.tree.nodes.new("ShaderNodeMix")
        found.data_type = "RGBA"
        factor, one, two = (
            next(s for s in found.inputs if s.identifier == name)
            for name in ("Factor_Float", "A_Color", "B_Color")
        )
        self.feed(factor, share)
        self.feed(one, first)
        self.feed(two, second)
        return next(s for s in found.outputs if s.identifier == "Result_Color")

    def lit(self, colour: Any, brightness: Any) -> Socket:
        """A colour made darker or lighter by a factor."""
        grey = self.node(
            "ShaderNodeCombineColor", Red=brightness, Green=brightness, Blue=brightness
        )
        found = self.tree.nodes.new("ShaderNodeMix")
        found.data_type, found.blend_type = "RGBA", "MULTIPLY"
        sockets = {s.identifier: s for s in found.inputs}
        sockets["Factor_Float"].default_value = 1.0
        self.feed(sockets["A_Color"], colour)
        self.feed(sockets["B_Color"], grey.outputs[0])
        return next(s for s in found.outputs if s.identifier == "Result_Color")

    def bump(self, height: Socket, depth: float, strength: float = 1.0) -> Socket:
        """A normal that makes `height` (0 to 1) look `depth` metres deep."""
        return self.node(
            "ShaderNodeBump", Height=height, Distance=depth, Strength=strength
        ).outputs["Normal"]

    def surface(self, **inputs: Any) -> bpy.types.Material:
        """Finish with a principled surface."""
        body = self.node("ShaderNodeBsdfPrincipled", **inputs)
        out = self.node("ShaderNodeOutputMaterial")
        self.tree.links.new(body.outputs[0], out.inputs[0])
        return self.material
