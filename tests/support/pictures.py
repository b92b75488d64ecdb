"""Pictures and folders of pictures for tests."""

from __future__ import annotations

import colorsys
from pathlib import Path

import numpy as np
from PIL import Image

COLOURS = {
    "red": (210, 25, 25),
    "green": (25, 170, 25),
    "blue": (25, 25, 210),
    "yellow": (230, 220, 30),
    "black": (10, 10, 10),
}


def product_photo(colour: str | tuple[int, int, int], seed: int = 0, size: int = 96) -> Image.Image:
    """A patch of one colour on white; `seed` moves it a little, so that files differ."""
    picture = Image.new("RGB", (size, size), (255, 255, 255))
    shift = seed % 8
    patch = COLOURS[colour] if isinstance(colour, str) else colour
    picture.paste(patch, (size // 5 + shift, size // 5, size * 4 // 5 + shift, size * 4 // 5))
    picture.putpixel((seed % size, 0), (seed % 256, 0, 0))
    return picture


def write_photo(path: Path, colour: str | tuple[int, int, int], seed: int = 0) -> Path:
    """Write a product photo as PNG."""
    path.parent.mkdir(parents=True, exist_ok=True)
    product_photo(colour, seed).save(path, "PNG")
    return path


def write_shop(folder: Path, per_colour: int = 4) -> dict[str, Path]:
    """A folder tree `<colour> things/<n>.png`; returns paths by product id."""
    written = {}
    for number, colour in enumerate(COLOURS):
        for n in range(per_colour):
            name = f"{colour} things/{colour} thing {n}.png"
            written[name] = write_photo(folder / name, colour, seed=number * 31 + n)
    return written


def random_photo(path: Path, seed: int) -> Path:
    """Write a photo that differs from all others in every way."""
    random = np.random.default_rng(seed)
    hue = colorsys.hsv_to_rgb(random.random(), 0.4 + 0.6 * random.random(), random.random())
    tone = tuple(int(255 * channel) for channel in hue)
    return write_photo(path, (tone[0], tone[1], tone[2]), seed)
