"""What pushes bowls, plates and bottles out of round."""

from __future__ import annotations

import math

from samples.blender.outlines import squareness
from samples.models._vessels import Warp


def squared(power: float) -> Warp:
    """Round below, ever squarer towards the lip."""

    def warp(angle: float, radius: float, _: float) -> tuple[float, float]:
        full = squareness(angle + math.pi / 4, power)
        return 1 + (full - 1.1) * min(1.0, radius / 0.06) ** 2, 0.0

    return warp


def petals(count: int, depth: float, radius: float) -> Warp:
    """A scalloped edge, fading towards the middle."""

    def warp(angle: float, r: float, _: float) -> tuple[float, float]:
        wave = abs(math.cos(angle * count / 2)) - 0.6
        share = min(1.0, r / radius) ** 3
        return 1 + depth * wave * share, 0.012 * depth * wave * share

    return warp


def pouring(
    height: float, reach: float, side: float = math.pi, start: float = 0.72, width: float = 0.3
) -> Warp:
    """A lip drawn out towards one side (an angle), as a potter does with a wet finger."""

    def warp(angle: float, radius: float, z: float) -> tuple[float, float]:
        off = (angle - side + math.pi) % math.tau - math.pi
        rise = max(0.0, (z / height - start) / (1 - start))
        pull = rise * rise * math.exp(-((off / width) ** 2))
        pinch = 0.22 * rise * rise * math.exp(-(((abs(off) - 2.2 * width) / (0.8 * width)) ** 2))
        return 1 + reach / max(radius, 0.01) * (pull - pinch), 0.25 * reach * pull

    return warp


def organic(phase: float) -> Warp:
    """Not quite round and not quite level, as if pinched by hand."""

    def warp(angle: float, _: float, z: float) -> tuple[float, float]:
        swell = 0.035 * math.sin(2 * angle + phase) + 0.018 * math.sin(3 * angle + 2 * phase)
        return 1 + swell * min(1.0, z / 0.03), 0.06 * z * math.sin(2 * angle - phase)

    return warp


def boxed(power: float, low: float, high: float) -> Warp:
    """A square body under a round neck."""
    square = squared(power)

    def warp(angle: float, radius: float, z: float) -> tuple[float, float]:
        share = max(0.0, min(1.0, (high - z) / (high - low)))
        return 1 + (square(angle, radius * 1.5, z)[0] - 1) * share, 0.0

    return warp
