"""Materials that more than one family of goods is made of."""

from __future__ import annotations

from samples.blender.materials import skin
from samples.blender.shapes import Material

WOODS = {"oak", "walnut", "pine", "birch", "teak", "mahogany", "ebony"}


def grip_skin(shade: str, grain: str = "Z") -> Material:
    """What handles of a shade are made of: wood where the shade is a wood, else plastic."""
    return skin("wood" if shade in WOODS else "plastic", shade, grain=grain)


def dulled(stuff: Material, roughness: float) -> None:
    """Make a polished material rougher: gilding is duller than metal."""
    surface = next(n for n in stuff.node_tree.nodes if n.type == "BSDF_PRINCIPLED")
    surface.inputs["Roughness"].default_value = roughness
