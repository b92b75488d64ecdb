"""From a clean render to the file somebody uploads: a studio's JPEG, or a phone's."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from PIL import Image

Pixels = npt.NDArray[np.floating[Any]]

STUDIO_QUALITY = 86


def studio_jpeg(render: Path, path: Path) -> None:
    """A catalogue shot as its shop would store it."""
    with Image.open(render) as picture:
        picture.convert("RGB").save(path, quality=STUDIO_QUALITY, optimize=True)


def phone_jpeg(render: Path, path: Path, seed: int) -> None:
    """What a phone makes of a scene: exposure, white balance, shake, noise, strong JPEG."""
    dice = np.random.default_rng(seed)
    with Image.open(render) as picture:
        pixels: Pixels = np.asarray(picture.convert("RGB"), np.float32) / 255
    pixels = _exposed(pixels, dice.uniform(0.34, 0.56))
    pixels = pixels * _white_balance(dice)
    if dice.random() < 0.45:
        pixels = _shaken(pixels, dice.uniform(2, 7), dice.uniform(0, np.pi))
    pixels = _noisy(pixels * _vignette(pixels.shape, dice.uniform(0, 0.25)), dice)
    finished = Image.fromarray((pixels.clip(0, 1) * 255).round().astype(np.uint8))
    finished.save(path, quality=int(dice.integers(48, 82)), optimize=True, subsampling=2)


def _exposed(pixels: Pixels, target: float) -> Pixels:
    """Brightened or darkened most of the way to a mean, as a phone's meter does."""
    factor: float = (target / max(float(pixels.mean()), 0.02)) ** 0.7
    if factor <= 1:
        return pixels * factor
    brighter: Pixels = np.float32(1) - (np.float32(1) - pixels.clip(0, 1)) ** factor
    return brighter


def _white_balance(dice: np.random.Generator) -> Pixels:
    warmth, tint = dice.normal(0, 0.05), dice.normal(0, 0.015)
    return np.array([1 + warmth, 1 + tint, 1 - warmth], np.float32)


def _shaken(pixels: Pixels, length: float, angle: float) -> Pixels:
    """Motion blur along a line of `length` pixels."""
    steps = np.linspace(-length / 2, length / 2, int(length) + 2)
    moved = []
    for step in steps:
        offset = (round(step * np.sin(angle)), round(step * np.cos(angle)))
        padded = np.pad(pixels, ((8, 8), (8, 8), (0, 0)), mode="edge")
        rows, columns = pixels.shape[:2]
        top, left = 8 + offset[0], 8 + offset[1]
        moved.append(padded[top : top + rows, left : left + columns])
    blurred: Pixels = np.mean(moved, axis=0, dtype=np.float32)
    return blurred


def _vignette(shape: tuple[int, ...], depth: float) -> Pixels:
    rows, columns = np.linspace(-1, 1, shape[0]), np.linspace(-1, 1, shape[1])
    away = (rows[:, None] ** 2 + columns[None, :] ** 2) / 2
    return (1 - depth * away)[..., None].astype(np.float32)


def _noisy(pixels: Pixels, dice: np.random.Generator) -> Pixels:
    """Grain in light and, coarser, in colour; stronger in the dark."""
    strength = dice.uniform(0.006, 0.024)
    light = dice.normal(0, strength, (*pixels.shape[:2], 1))
    rows, columns = -(-pixels.shape[0] // 2), -(-pixels.shape[1] // 2)
    colour = dice.normal(0, strength * 0.8, (rows, columns, 3)).repeat(2, axis=0).repeat(2, axis=1)
    grain = light + colour[: pixels.shape[0], : pixels.shape[1]]
    grainy: Pixels = pixels + grain * (1.25 - pixels.mean(axis=2, keepdims=True))
    return grainy.astype(np.float32)
