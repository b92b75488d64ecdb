"""CIELAB (D65), and amounts of light: the two scales on which colours are compared and changed."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.floating]


def light_of(rgb: Floats) -> Floats:
    """Amounts of light, 0 to 1, of sRGB values in 0 to 255."""
    values = rgb / 255
    light: Floats = np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)
    return light


def lab_of_light(light: Floats) -> Floats:
    """CIELAB `(n, 3)` of amounts of light `(n, 3)`; lightness 0 to 100."""
    to_xyz = [
        [0.4124564, 0.3575761, 0.1804375],
        [0.2126729, 0.7151522, 0.0721750],
        [0.0193339, 0.1191920, 0.9503041],
    ]
    xyz = light @ np.array(to_xyz).T / np.array([0.95047, 1.0, 1.08883])
    x, y, z = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116).T
    return np.stack([116 * y - 16, 500 * (x - y), 200 * (y - z)], axis=1)


def lab_of(rgb: Floats) -> Floats:
    """CIELAB `(n, 3)` of sRGB colours `(n, 3)` in 0 to 255."""
    return lab_of_light(light_of(rgb))


def compressed(lab: Floats, chroma_step: float, lightness_weight: float) -> Floats:
    """CIELAB with large chroma drawn together, as its distances are too long there."""
    lightness, a, b = lab.T
    chroma = np.maximum(np.hypot(a, b), 1e-6)
    factor = np.log1p(chroma_step * chroma) / (chroma_step * chroma)
    return np.stack([lightness_weight * lightness, factor * a, factor * b], axis=1)
