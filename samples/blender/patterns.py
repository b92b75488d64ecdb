"""What is drawn over a material: masks from 0 to 1 where the accent shows; sizes in metres."""

from __future__ import annotations

from collections.abc import Callable

from samples.blender.nodes import Shader, Socket


def _stripes(s: Shader, width: float, axis: int = 0) -> Socket:
    parts = s.node("ShaderNodeSeparateXYZ", Vector=s.place()).outputs
    return s.math("GREATER_THAN", s.math("FRACT", s.math("DIVIDE", parts[axis], 2 * width)), 0.5)


def _bands(s: Shader, width: float) -> Socket:
    return _stripes(s, width, 2)


def _checks(s: Shader, width: float) -> Socket:
    return s.node("ShaderNodeTexChecker", Vector=s.place(), Scale=1 / width).outputs[1]


def _dots(s: Shader, size: float) -> Socket:
    cells = s.node(
        "ShaderNodeTexVoronoi", Vector=s.place(), Scale=1 / (2 * size), Randomness=0.35
    ).outputs[0]
    return s.math("LESS_THAN", cells, 0.27)


def _specks(s: Shader, size: float) -> Socket:
    return s.stretch(s.noise(s.place(), 0.6 / size, 2), 0.66, 0.68)


def _dipped(s: Shader, height: float) -> Socket:
    """Dipped: the accent up to `height`."""
    z = s.node("ShaderNodeSeparateXYZ", Vector=s.place()).outputs[2]
    return s.math("LESS_THAN", z, height)


PATTERNS: dict[str, Callable[[Shader, float], Socket]] = {
    "stripes": _stripes,
    "bands": _bands,
    "checks": _checks,
    "dots": _dots,
    "specks": _specks,
    "dipped": _dipped,
}
